from __future__ import annotations

from pathlib import Path

import pytest

from dateline import tables
from dateline.errors import DatelineError
from dateline.schema import table_schema

TEXT = 'a\r\nb,"q" é😀\n \u2028x\r'
DOCUMENTS: list[tables.Row] = [
    ["d\r1", TEXT, None, None, None, "0001-01-02", None, None, None, 5, "x", None, TEXT],
    ["d2", "NA", None, None, None, "9999-12-31", None, None, None, 5, "x", None, "None"],
]


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_what_is_written_is_read_back(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"documents.{suffix}"
    assert tables.write("documents", iter(DOCUMENTS), path) == 2
    found = tables.read("documents", path)
    assert found.equals(tables.frame("documents", DOCUMENTS))
    assert found["text"].tolist() == [TEXT, "None"]
    assert found["title"].tolist() == [TEXT, "NA"]
    assert found["publisher"].isna().all()
    assert str(found["published"].dtype) == "datetime64[s]"
    assert [day.year for day in found["published"]] == [1, 9999]


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
@pytest.mark.parametrize("name", ["documents", "figures", "places"])
def test_an_empty_table_keeps_its_columns_and_types(tmp_path: Path, suffix: str, name: str) -> None:
    path = tmp_path / f"{name}.{suffix}"
    tables.write(name, [], path)
    assert {key: str(value) for key, value in tables.read(name, path).dtypes.items()} == table_schema(name).dtypes


def test_numbers_are_written_plainly(tmp_path: Path) -> None:
    numbers = [1.5e9, 1e-7, 0.1, -3.0, 1e22, 43.59917]
    rows: list[tables.Row] = [[f"p{i}", "P", "city", None, number, None, 7] for i, number in enumerate(numbers)]
    path = tmp_path / "places.csv"
    tables.write("places", rows, path)
    lines = path.read_text().splitlines()[1:]
    assert [line.split(",")[4] for line in lines] == ["1500000000", "0.0000001", "0.1", "-3", "10000000000000000000000", "43.59917"]
    assert tables.read("places", path)["latitude"].tolist() == numbers


def test_csv_has_unix_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "actors.csv"
    tables.write("actors", [["a", "A", "person", None, None, None]], path)
    assert path.read_bytes() == b"actor_id,name,kind,role,country,sector\na,A,person,,,\n"


def test_folding_takes_what_most_say_whatever_the_order() -> None:
    rows: list[tables.Row] = [
        ["b", "B", "person", "minister", None, None],
        ["a", "A", "person", None, "FRA", None],
        ["b", "B", "person", "president", "RUS", None],
        ["b", "B", "person", "president", None, None],
        ["a", "A", "person", None, "DEU", None],
    ]
    expected = [["a", "A", "person", None, "DEU", None], ["b", "B", "person", "president", "RUS", None]]
    assert tables.fold("actors", rows) == expected
    assert tables.fold("actors", rows[::-1]) == expected


def test_the_timeline_is_in_date_order_with_open_bounds_in_their_place_and_undated_rows_last() -> None:
    def row(name: str, start: str | None, end: str | None) -> tables.Row:
        return [name, start, end] + [None] * 12

    rows = [
        row("none", None, None),
        row("late", "2020-09-14", "2020-09-14"),
        row("open", None, "2020-09-01"),
        row("early", "0900-01-01", "0900-12-31"),
    ]
    assert [entry[0] for entry in tables.in_date_order(rows)] == ["early", "open", "late", "none"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("a,b\n1,2\n", "the schema wants"),
        ("actor_id,name,kind,role,country,sector\n1,2\n1,2,3,4,5,6,7,8\n", "cannot be read"),
        ("", "cannot be read"),
    ],
)
def test_a_broken_file_is_told_of(tmp_path: Path, content: str, words: str) -> None:
    path = tmp_path / "actors.csv"
    path.write_text(content)
    with pytest.raises(DatelineError, match=r"actors\.csv") as error:
        tables.read("actors", path)
    assert words in str(error.value)


def test_a_cell_of_another_type_is_told_of(tmp_path: Path) -> None:
    path = tmp_path / "sentences.csv"
    path.write_text("sentence_id,document_id,number,paragraph,start_char,end_char,text\na,d,one,1,0,1,x\n")
    with pytest.raises(DatelineError, match="not of its column's type"):
        tables.read("sentences", path)

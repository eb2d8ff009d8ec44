from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

import dateline
from dateline.building import WORK_FOLDER, Options, build_package, redraw
from dateline.errors import DatelineError
from dateline.package import Package
from dateline.schema import TABLES, table_schema

from .conftest import ARTICLE

NEWS = (
    "Police said on Monday that at least three people had died in Minsk. “We will not give up,” Anna Novak said.",
    "The two presidents met in Paris on 3 May 2019 and agreed on a loan of $1.5 billion (€1.26 billion).",
    "Прэзідэнт і мы 😀. Thousands marched in Tbilisi last month; about 200 were arrested.",
    "Nothing happened here.",
)


def corpus(path: Path, count: int = 8) -> Path:
    rows = [{"id": f"n{number:03}", "text": NEWS[number % len(NEWS)], "published": "2020-09-15"} for number in range(count)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def digests(folder: Path) -> dict[str, str]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def built(inputs: list[Path], out: Path, **options: object) -> dict[str, str]:
    build_package(inputs, out, Options(**{"charts": False, **options}))  # type: ignore[arg-type]
    return digests(out)


def test_two_builds_give_the_same_bytes_on_any_number_of_processes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.partition.MAX_DOCUMENTS", 2)
    source = corpus(tmp_path / "in.jsonl")
    first = built([source], tmp_path / "a")
    assert set(first) == {"datapackage.json", *(f"data/{name}.csv" for name in TABLES)}
    assert built([source], tmp_path / "b") == first
    assert built([source], tmp_path / "c", jobs=2) == first


def test_a_document_has_the_same_rows_whatever_stands_beside_it_and_in_whatever_order(tmp_path: Path) -> None:
    source = corpus(tmp_path / "in.jsonl", 4)
    lines = source.read_text(encoding="utf-8").splitlines(keepends=True)
    turned, one = tmp_path / "turned" / "in.jsonl", tmp_path / "one" / "in.jsonl"
    for path, kept in ((turned, lines[::-1]), (one, lines[1:2])):
        path.parent.mkdir()
        path.write_text("".join(kept), encoding="utf-8")
    both = built([source], tmp_path / "a")
    assert built([turned], tmp_path / "b") == both
    built([one], tmp_path / "c")
    whole, alone = Package.open(tmp_path / "a"), Package.open(tmp_path / "c")
    for name in TABLES:
        if "document_id" in table_schema(name).columns:
            rows = whole.frames[name][whole.frames[name]["document_id"] == "n001"].reset_index(drop=True)
            assert rows.equals(alone.frames[name]), name


def test_some_tables_only(tmp_path: Path) -> None:
    source = corpus(tmp_path / "in.jsonl", 2)
    some = built([source], tmp_path / "some", tables=("dates",))
    assert set(some) == {"datapackage.json", "data/documents.csv", "data/sentences.csv", "data/dates.csv"}
    assert some["data/dates.csv"] == built([source], tmp_path / "all")["data/dates.csv"]


def test_what_an_earlier_build_left_is_removed_and_nothing_else(tmp_path: Path) -> None:
    source = corpus(tmp_path / "in.jsonl", 2)
    out = tmp_path / "out"
    built([source], out)
    (out / "data" / "mine.csv").write_text("x")
    assert set(built([source], out, tables=("dates",), format="parquet")) == {
        "datapackage.json",
        "data/mine.csv",
        *(f"data/{name}.parquet" for name in ("documents", "sentences", "dates")),
    }


def test_parquet_holds_what_csv_holds(tmp_path: Path) -> None:
    source = corpus(tmp_path / "in.jsonl", 4)
    built([source], tmp_path / "csv")
    built([source], tmp_path / "parquet", format="parquet")
    csv, parquet = Package.open(tmp_path / "csv"), Package.open(tmp_path / "parquet")
    for name in TABLES:
        assert csv.frames[name].equals(parquet.frames[name]), name
    assert dateline.validate(tmp_path / "parquet") == []


def test_an_article_that_fails_is_reported_and_the_others_are_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import dateline.partition

    def fragile(analysis: object, tables: object) -> object:
        if analysis.document.document_id == "n001":  # type: ignore[attr-defined]
            raise ZeroDivisionError("a fault of ours")
        return real(analysis, tables)  # type: ignore[arg-type]

    real = dateline.partition.extract
    monkeypatch.setattr(dateline.partition, "extract", fragile)
    summary = build_package([corpus(tmp_path / "in.jsonl", 3)], tmp_path / "out", Options(charts=False))
    assert summary.documents == 2
    assert [(problem.where[-2:], "a fault of ours" in problem.message) for problem in summary.problems] == [(":2", True)]
    assert dateline.validate(tmp_path / "out") == []


def test_a_run_that_was_interrupted_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import dateline.partition

    monkeypatch.setattr("dateline.partition.MAX_DOCUMENTS", 2)
    source, out = corpus(tmp_path / "in.jsonl", 6), tmp_path / "out"
    real, seen = dateline.partition.extract, []

    def interrupted(analysis: object, tables: object) -> object:
        seen.append(analysis.document.document_id)  # type: ignore[attr-defined]
        if len(seen) == 4:
            raise KeyboardInterrupt
        return real(analysis, tables)  # type: ignore[arg-type]

    monkeypatch.setattr(dateline.partition, "extract", interrupted)
    with pytest.raises(KeyboardInterrupt):
        build_package([source], out, Options(charts=False))
    assert not (out / "data").exists()
    assert not (out / "datapackage.json").exists()
    build_package([source], out, Options(charts=False))
    assert seen == ["n000", "n001", "n002", "n003", "n002", "n003", "n004", "n005"]
    assert not (out / WORK_FOLDER).exists()
    assert digests(out) == built([source], tmp_path / "again")


def test_in_memory() -> None:
    package = dateline.build(ARTICLE, tables=["dates"])
    assert {key: str(value) for key, value in package.dates.dtypes.items()} == table_schema("dates").dtypes
    assert package.documents["document_id"].tolist() == ["sochi-talks-2020"]
    with pytest.raises(AttributeError, match="events"):
        _ = package.events
    with pytest.raises(DatelineError, match="no table evnts"):
        dateline.build(ARTICLE, tables=["evnts"])


@pytest.mark.slow
def test_charts_are_drawn_again_one_or_all(tmp_path: Path) -> None:
    out = tmp_path / "out"
    build_package([ARTICLE], out, Options())
    before = digests(out)
    assert redraw(out, only=["timeline"]) == 4
    assert digests(out) == before
    assert redraw(out) > 4
    assert digests(out) == before
    assert dateline.validate(out) == []
    with pytest.raises(DatelineError, match="pie"):
        redraw(out, only=["pie"])
    assert digests(out) == before


@pytest.mark.slow
def test_ctrl_c_leaves_nothing_half_written(tmp_path: Path) -> None:
    import signal

    source, out = corpus(tmp_path / "in.jsonl", 20_000), tmp_path / "out"
    command = [sys.executable, "-m", "dateline", "build", str(source), "--out", str(out), "--no-charts", "--jobs", "2"]
    run = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True)
    deadline = time.monotonic() + 90
    while not list(out.glob(".dateline/*/part-*.json")) and time.monotonic() < deadline:
        time.sleep(0.1)
    run.send_signal(signal.SIGINT)
    _, errors = run.communicate(timeout=30)
    assert run.returncode == 2
    assert errors.startswith("dateline: interrupted")
    assert len(errors.splitlines()) == 1
    assert [path.name for path in out.iterdir()] == [WORK_FOLDER]

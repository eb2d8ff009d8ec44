from __future__ import annotations

import dataclasses
import json
import re

import frictionless
import pandas as pd
import pytest

from dateline.records import RECORD_OF
from dateline.schema import TABLES, data_dictionary, schema_folder, table_schema
from dateline.tables import frame

from .conftest import ROOT


def test_there_is_a_schema_a_table_and_no_other() -> None:
    assert {path.stem for path in schema_folder().glob("*.json")} == set(TABLES) == set(RECORD_OF)
    assert len(TABLES) == 11


@pytest.mark.parametrize("name", TABLES)
def test_records_have_the_columns_of_the_schema(name: str) -> None:
    assert [field.name for field in dataclasses.fields(RECORD_OF[name])] == table_schema(name).columns


@pytest.mark.parametrize("name", TABLES)
def test_every_column_is_described_with_an_example_that_keeps_its_constraints(name: str) -> None:
    for column in table_schema(name).fields:
        assert column.title
        assert column.description.endswith(".")
        assert column.example is not None, column.name
        if "enum" in column.constraints:
            assert column.example in column.constraints["enum"]
        if "pattern" in column.constraints:
            assert re.fullmatch(column.constraints["pattern"], column.example)


@pytest.mark.parametrize("name", TABLES)
def test_keys_point_at_columns_that_exist(name: str) -> None:
    schema = table_schema(name)
    assert set(schema.primary_key) <= set(schema.columns)
    for key in schema.foreign_keys:
        assert key.field in schema.columns
        assert (key.reference,) == table_schema(key.table).primary_key


@pytest.mark.parametrize("name", TABLES)
def test_frictionless_takes_the_descriptor(name: str) -> None:
    frictionless.Schema.from_descriptor(table_schema(name).descriptor(set(TABLES)))


def test_a_foreign_key_into_a_table_that_is_left_out_is_dropped() -> None:
    keys = table_schema("figures").descriptor({"figures", "documents"})["foreignKeys"]
    assert [key["fields"] for key in keys] == [["document_id"], ["restates_figure_id"]]


# ---------------------------------------------------------------- the two validators agree
DATE_ROW = json.loads("""{"date_id": "d:date:0-6", "document_id": "d", "sentence_id": "d:sentence:0-6",
"start_char": 0, "end_char": 6, "text": "Monday",
"type": "DATE", "value": "2020-09-14", "start_date": "2020-09-14", "end_date": "2020-09-14", "anchor": "none", "rule": "weekday"}""")
CHANGES = {
    "good": ({}, True),
    "not in the enum": ({"type": "DAY"}, False),
    "required and missing": ({"text": None}, False),
    "below the minimum": ({"start_char": -1}, False),
    "optional and missing": ({"start_date": None}, True),
    "the words NA and None": ({"text": "NA", "value": "None"}, True),
}


def _frictionless_says(row: dict[str, object], tmp_path: object) -> bool:
    columns = table_schema("dates").columns
    schema = table_schema("dates").descriptor({"dates"})
    schema.pop("foreignKeys", None)
    data = [columns, ["" if row.get(name) is None else str(row[name]) for name in columns]]
    return bool(frictionless.Resource(data=data, schema=frictionless.Schema.from_descriptor(schema)).validate().valid)


def _pandera_says(row: dict[str, object]) -> bool:
    import pandera.errors

    table = frame("dates", [[row.get(name) for name in table_schema("dates").columns]])  # type: ignore[misc]
    try:
        table_schema("dates").pandera().validate(table, lazy=True)
    except pandera.errors.SchemaErrors:
        return False
    return True


@pytest.mark.parametrize("case", CHANGES)
def test_both_validators_agree(case: str, tmp_path: object) -> None:
    change, good = CHANGES[case]
    row = DATE_ROW | change
    assert _frictionless_says(row, tmp_path) is good
    assert _pandera_says(row) is good


def test_pandera_rejects_a_second_row_of_the_same_key() -> None:
    import pandera.errors

    row = [DATE_ROW.get(name) for name in table_schema("dates").columns]
    with pytest.raises(pandera.errors.SchemaErrors):
        table_schema("dates").pandera().validate(frame("dates", [row, row]), lazy=True)


def test_pattern_alternatives_are_anchored_as_one() -> None:
    import pandera.errors
    import pandera.pandas as pa

    from dateline.schema import Field, _pandera_column

    schema = pa.DataFrameSchema({"x": _pandera_column(Field("x", "string", "X", "X.", constraints={"pattern": "ab|cd"}))})
    schema.validate(pd.DataFrame({"x": pd.Series(["ab", "cd"], dtype="str")}))
    for bad in ("abx", "xcd", "ab\n"):
        with pytest.raises(pandera.errors.SchemaError):
            schema.validate(pd.DataFrame({"x": pd.Series([bad], dtype="str")}))


def test_the_data_dictionary_is_in_step() -> None:
    assert (ROOT / "schemas" / "README.md").read_text(encoding="utf-8") == data_dictionary(), "run 'make docs'"

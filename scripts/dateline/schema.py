"""The table schemas of schemas/*.json, and what else is derived from them: data types, checks, descriptor, dictionary.

The JSON files are Frictionless Table Schemas and the single source of truth for columns. Nothing else in the program
states a column's name, type or constraints, but the record classes, which a test compares with them.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandera.pandas as pa

# Reading order, and the order of resources: a table stands after those that it refers to, where there is such an order.
TABLES = ("documents", "sentences", "dates", "figures", "actors", "places", "mentions", "quotes", "events", "participants", "timeline")

# Frictionless type -> pandas dtype. A date bound may lie anywhere in the years 1 to 9999, so nanoseconds will not do.
DTYPES = {"string": "str", "integer": "Int64", "number": "Float64", "date": "datetime64[s]"}


@dataclass(frozen=True, slots=True)
class Field:
    """A column: its Frictionless type, its words for people and its constraints."""

    name: str
    type: str
    title: str
    description: str
    example: Any = None
    format: str | None = None
    vocabulary: str | None = None
    constraints: dict[str, Any] = field(default_factory=dict)

    @property
    def dtype(self) -> str:
        """The pandas dtype of the column."""
        return DTYPES[self.type]


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """A column whose filled cells stand in a column of another table (or of the same)."""

    field: str
    table: str
    reference: str


@dataclass(frozen=True, slots=True)
class TableSchema:
    """The columns and keys of one table."""

    name: str
    title: str
    description: str
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]
    source: dict[str, Any]

    @property
    def columns(self) -> list[str]:
        """Column names, in order."""
        return [column.name for column in self.fields]

    @property
    def dtypes(self) -> dict[str, str]:
        """Column name to pandas dtype."""
        return {column.name: column.dtype for column in self.fields}

    def descriptor(self, tables: Collection[str]) -> dict[str, Any]:
        """The Table Schema for a package that holds the given tables: foreign keys into others are left out."""
        described = {key: self.source[key] for key in ("fields", "primaryKey")}
        keys = [key for key in self.source["foreignKeys"] if key["reference"]["resource"] in tables]
        own = [_to_itself(key) if key["reference"]["resource"] == self.name else key for key in keys]
        return described | {"missingValues": [""]} | ({"foreignKeys": own} if own else {})

    def pandera(self) -> pa.DataFrameSchema:
        """The pandera schema: types, constraints and primary key (foreign keys are checked across tables)."""
        import pandera.pandas as pa

        return pa.DataFrameSchema(
            {column.name: _pandera_column(column) for column in self.fields},
            name=self.name,
            unique=list(self.primary_key),
            strict=True,
            ordered=True,
        )


def _to_itself(key: dict[str, Any]) -> dict[str, Any]:
    """A foreign key into its own table, which Frictionless writes with an empty resource name."""
    return key | {"reference": key["reference"] | {"resource": ""}}


def _pandera_column(column: Field) -> pa.Column:
    import pandera.pandas as pa

    limits = column.constraints
    checks = []
    if "enum" in limits:
        checks.append(pa.Check.isin(limits["enum"]))
    if "pattern" in limits:
        checks.append(pa.Check.str_matches(rf"^(?:{limits['pattern']})\Z"))
    if "minimum" in limits:
        checks.append(pa.Check.ge(limits["minimum"]))
    if "maximum" in limits:
        checks.append(pa.Check.le(limits["maximum"]))
    return pa.Column(column.dtype, checks, nullable=not limits.get("required", False), unique=limits.get("unique", False))


def schema_folder() -> Path:
    """Where the schemas lie: in the installed package, or at the top of the repository."""
    shipped = Path(__file__).parent / "schemas"
    return shipped if shipped.is_dir() else Path(__file__).parents[2] / "schemas"


@cache
def table_schema(name: str) -> TableSchema:
    """The schema of a table. Raises KeyError for a name that is no table."""
    if name not in TABLES:
        raise KeyError(name)
    source = json.loads((schema_folder() / f"{name}.json").read_text(encoding="utf-8"))
    return TableSchema(
        name=name,
        title=source["title"],
        description=source["description"],
        fields=tuple(_field(raw) for raw in source["fields"]),
        primary_key=tuple(source["primaryKey"]),
        foreign_keys=tuple(
            ForeignKey(key["fields"][0], key["reference"]["resource"], key["reference"]["fields"][0]) for key in source["foreignKeys"]
        ),
        source=source,
    )


def _field(raw: dict[str, Any]) -> Field:
    return Field(**{"vocabulary" if key == "rdfType" else key: value for key, value in raw.items()})


def data_dictionary() -> str:
    """schemas/README.md: every table and column in words, in Markdown."""
    lines = [
        "# Data dictionary",
        "",
        "Made from the JSON files in this folder by `make docs`; do not edit it.",
        "An empty cell means that the value is missing; nothing else does.",
        "",
    ]
    for name in TABLES:
        lines += _dictionary_of(table_schema(name))
    return "\n".join(lines)


def _dictionary_of(schema: TableSchema) -> list[str]:
    references = {key.field: key for key in schema.foreign_keys}
    lines = [f"## {schema.name}", "", schema.description, "", "| column | type | meaning | example |", "|---|---|---|---|"]
    for column in schema.fields:
        notes = [column.description]
        if "enum" in column.constraints:
            notes.append("One of: " + ", ".join(f"`{code}`" for code in column.constraints["enum"]) + ".")
        if column.name in schema.primary_key:
            notes.append("Primary key.")
        if column.name in references:
            key = references[column.name]
            notes.append(f"Refers to [{key.table}](#{key.table}).{key.reference}.")
        if column.vocabulary:
            notes.append(f"[Vocabulary]({column.vocabulary}).")
        kind = column.type + (", required" if column.constraints.get("required") else "")
        example = "" if column.example is None else f"`{column.example}`"
        lines.append(f"| `{column.name}` | {kind} | {' '.join(notes)} | {example} |".replace("\n", " "))
    return [*lines, ""]

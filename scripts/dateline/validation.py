"""Validation: everything that can be wrong with a package, found in one go.

frictionless reads the package as any user would; pandera checks types and constraints; keys, hashes and the evidence
(each span against the characters that it points at) are checked here, since neither does it for all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.errors import DatelineError
from dateline.package import DESCRIPTOR, file_hash, read_descriptor, table_resources
from dateline.schema import TableSchema, table_schema
from dateline.tables import read

if TYPE_CHECKING:
    import pandas as pd

# Findings of one kind in one column are all alike after this many.
MAX_ALIKE = 20
# The pairs of offsets that point into the text, with the column that must hold the slice (None: only the range is checked).
SPANS = (("start_char", "end_char", "text"), ("cue_start_char", "cue_end_char", "cue"), ("speaker_start_char", "speaker_end_char", None))


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong: in which table, row (1 is the first below the header) and column, and what."""

    check: str
    table: str
    row: int | None
    column: str | None
    message: str


def validate(folder: str | Path) -> list[Finding]:
    """All findings in a package; none means that it is valid. Raises DatelineError when there is no package."""
    root = Path(folder)
    descriptor = read_descriptor(root)
    found = [*_files(root, descriptor), *_frictionless(root)]
    frames: dict[str, pd.DataFrame] = {}
    for resource in table_resources(descriptor):
        try:
            frames[resource["name"]] = read(resource["name"], root / resource["path"])
        except DatelineError as error:
            found.append(Finding("read", resource["name"], None, None, str(error)))
    for name, frame in frames.items():
        found += _pandera(table_schema(name), frame)
        found += _foreign_keys(table_schema(name), frame, frames)
        found += _evidence(name, frame, frames)
    return list(dict.fromkeys(found))


def _files(root: Path, descriptor: dict[str, Any]) -> Iterator[Finding]:
    """Every resource is there and has the hash that the descriptor states."""
    for resource in descriptor["resources"]:
        path = root / resource["path"]
        if not path.is_file():
            yield Finding("file", resource["name"], None, None, f"{resource['path']} is missing")
        elif resource.get("hash") and resource["hash"] != file_hash(path):
            yield Finding("hash", resource["name"], None, None, f"{resource['path']} is not the file that {DESCRIPTOR} describes")


def _frictionless(root: Path) -> Iterator[Finding]:
    import frictionless

    report = frictionless.validate(str(root / DESCRIPTOR))
    for error in report.errors:
        yield Finding("frictionless", DESCRIPTOR, None, None, error.message)
    for task in report.tasks:
        for error in task.errors[:MAX_ALIKE]:
            row = getattr(error, "row_number", None)
            yield Finding("frictionless", task.name, row - 1 if row else None, getattr(error, "field_name", None), error.message)


def _pandera(schema: TableSchema, frame: pd.DataFrame) -> Iterator[Finding]:
    from pandera.errors import SchemaErrors

    try:
        schema.pandera().validate(frame, lazy=True)
    except SchemaErrors as errors:
        cases = errors.failure_cases
        for _, alike in cases.groupby(["column", "check"], sort=True, dropna=False):
            for case in alike.head(MAX_ALIKE).to_dict("records"):
                row = None if case["index"] is None else int(case["index"]) + 1
                yield Finding("pandera", schema.name, row, case["column"], f"{case['failure_case']!r} fails {case['check']}")


def _foreign_keys(schema: TableSchema, frame: pd.DataFrame, frames: dict[str, pd.DataFrame]) -> Iterator[Finding]:
    for key in schema.foreign_keys:
        if key.table not in frames:
            continue
        known = frames[key.table][key.reference]
        lost = frame[key.field][frame[key.field].notna() & ~frame[key.field].isin(known)]
        for index, value in lost.head(MAX_ALIKE).items():
            yield Finding("foreign key", schema.name, int(str(index)) + 1, key.field, f"{value!r} is not in {key.table}.{key.reference}")


def _evidence(name: str, frame: pd.DataFrame, frames: dict[str, pd.DataFrame]) -> Iterator[Finding]:
    """Each span's text is what the document says there."""
    if "documents" not in frames or name == "documents" or "document_id" not in frame:
        return
    texts = dict(zip(frames["documents"]["document_id"], frames["documents"]["text"], strict=True))
    for start, end, column in SPANS:
        if start not in frame:
            continue
        cells = frame[column] if column else frame[start].astype("str")
        rows = zip(frame["document_id"], frame[start], frame[end], cells, frame[start].isna(), strict=True)
        for number, (document, first, last, cell, missing) in enumerate(rows, 1):
            text = texts.get(document)
            if missing or text is None:
                continue
            if not 0 <= first < last <= len(text):
                yield Finding("evidence", name, number, start, f"{first}..{last} lies outside the text of {document!r}")
            elif column and text[first:last] != cell:
                yield Finding(
                    "evidence", name, number, column, f"{cell!r} is not what {document!r} says at {first}..{last}: {text[first:last]!r}"
                )

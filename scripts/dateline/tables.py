"""Records to rows, rows to files and data frames, in schema order.

A row is a list of cells that JSON can carry: text, numbers, None; days are ISO 8601 text. Rows travel between processes
and wait in partition files; files and frames are made of them.
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.errors import DatelineError
from dateline.records import Record
from dateline.schema import TableSchema, table_schema

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

Cell = str | int | float | None
Row = list[Cell]

FORMATS = ("csv", "parquet")
# Tables whose rows several documents may share: one row a key in the end.
SHARED = frozenset({"actors", "places"})
# How many rows go into a Parquet file at once: a row group that readers can skip by.
ROW_GROUP = 50_000


def rows_of(name: str, records: Sequence[Record]) -> list[Row]:
    """The cells of records, in the columns' order."""
    get = attrgetter(*table_schema(name).columns)
    return [[cell.isoformat() if isinstance(cell, date) else cell for cell in get(record)] for record in records]


def fold(name: str, rows: Iterable[Row]) -> list[Row]:
    """One row a key for a shared table, sorted by key.

    Documents may know different things of the same actor: each column takes the value that most of them give, the
    first in the alphabet among equals, so that the order of the documents does not matter.
    """
    votes: dict[Cell, list[Counter[Cell]]] = {}
    width = len(table_schema(name).columns)
    for row in rows:
        counters = votes.setdefault(row[0], [Counter() for _ in range(width)])
        for counter, cell in zip(counters, row, strict=True):
            if cell is not None:
                counter[cell] += 1
    return [[_winner(counter) for counter in votes[key]] for key in sorted(votes, key=str)]


def _winner(counter: Counter[Cell]) -> Cell:
    return min(counter, key=lambda cell: (-counter[cell], str(cell)), default=None)


def in_date_order(rows: Iterable[Row]) -> list[Row]:
    """Timeline rows by first day, then last day, undated ones last; the documents' order decides among equals."""
    columns = table_schema("timeline").columns
    start, end = columns.index("start_date"), columns.index("end_date")
    return sorted(
        rows, key=lambda row: (row[start] is None and row[end] is None, row[start] or row[end] or "", row[end] or row[start] or "")
    )


def write(name: str, rows: Iterable[Row], path: Path) -> int:
    """Write a table as CSV or Parquet, by the path's suffix; returns the number of rows.

    CSV is UTF-8 with LF line ends, a missing value is the empty cell, and whole numbers have no decimal point.
    """
    return _write_parquet(name, rows, path) if path.suffix == ".parquet" else _write_csv(name, rows, path)


def _write_csv(name: str, rows: Iterable[Row], path: Path) -> int:
    count = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(table_schema(name).columns)
        for row in rows:
            writer.writerow([plain(cell) if isinstance(cell, float) else cell for cell in row])
            count += 1
    return count


def plain(number: float) -> str:
    """A number as people write it, without exponent or needless point: 1500000000, 0.05."""
    if number.is_integer() and abs(number) < 1e18:
        return str(int(number))
    text = repr(number)
    return text if "e" not in text else f"{number:.20f}".rstrip("0").rstrip(".")


def _write_parquet(name: str, rows: Iterable[Row], path: Path) -> int:
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = table_schema(name)
    arrow = _arrow_schema(schema)
    count = 0
    with pq.ParquetWriter(path, arrow, compression="zstd") as writer:
        for chunk in _chunks(rows):
            count += len(chunk)
            columns = zip(*chunk, strict=True)
            arrays = [
                pa.array(
                    [date.fromisoformat(cell) if cell else None for cell in cells] if column.type == "date" else cells,
                    arrow.field(column.name).type,
                )
                for column, cells in zip(schema.fields, columns, strict=True)
            ]
            writer.write_table(pa.Table.from_arrays(arrays, schema=arrow))
    return count


def _arrow_schema(schema: TableSchema) -> pa.Schema:
    import pyarrow as pa

    types = {"string": pa.string(), "integer": pa.int64(), "number": pa.float64(), "date": pa.date32()}
    return pa.schema([(column.name, types[column.type]) for column in schema.fields])


def _chunks(rows: Iterable[Row]) -> Iterator[list[Row]]:
    chunk: list[Row] = []
    for row in rows:
        chunk.append(row)
        if len(chunk) == ROW_GROUP:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def frame(name: str, rows: Sequence[Row]) -> pd.DataFrame:
    """A data frame in schema dtypes."""
    import pandas as pd

    schema = table_schema(name)
    cells: dict[str, list[Any]] = defaultdict(list)
    for column, values in zip(schema.columns, zip(*rows, strict=True) if rows else [[]] * len(schema.columns), strict=True):
        cells[column] = list(values)
    return pd.DataFrame({column.name: pd.Series(cells[column.name], dtype=column.dtype) for column in schema.fields})


def read(name: str, path: Path) -> pd.DataFrame:
    """The data frame of a table's file, in schema dtypes.

    Raises DatelineError when the file is missing, has other columns than the schema, or holds cells of another type.
    """
    import pandas as pd

    schema = table_schema(name)
    try:
        if path.suffix == ".parquet":
            found = pd.read_parquet(path)
        else:
            found = pd.read_csv(path, dtype="str", keep_default_na=False, na_values=[""], encoding="utf-8", lineterminator="\n")
    except FileNotFoundError as error:
        raise DatelineError(f"{path}: no such file: build the package again") from error
    except (ValueError, UnicodeDecodeError) as error:
        raise DatelineError(f"{path}: cannot be read as a table: {error}") from error
    if list(found.columns) != schema.columns:
        raise DatelineError(f"{path}: the columns are {', '.join(map(str, found.columns))}; the schema wants {', '.join(schema.columns)}")
    try:
        return found.astype(schema.dtypes)
    except (ValueError, TypeError) as error:
        raise DatelineError(f"{path}: a cell is not of its column's type: {error}") from error

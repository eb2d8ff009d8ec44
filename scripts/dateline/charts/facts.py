"""The package's tables as the charts read them: rows with missing cells as None, days as dates, and links to the words."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import pandas as pd

Row = dict[str, Any]

_EPOCH = date(1970, 1, 1)
DAY_MS = 86_400_000
"""A day in milliseconds, Vega's unit of time."""


def instant(day: date) -> int:
    """Return the first moment of a day, UTC, in milliseconds since 1970: what Vega's UTC scales take."""
    return (day - _EPOCH).days * DAY_MS


def instant_after(day: date) -> int:
    """Return the first moment after a day: where a mark that covers the day ends."""
    return instant(day) + DAY_MS


def page_name(document_id: str) -> str:
    """Return the file name of a document's reading page: readable, safe in every file system, and different for every id."""
    slug = re.sub(r"[^a-z0-9]+", "-", document_id.lower()).strip("-")[:60].strip("-")
    if slug == document_id and slug != "index":
        return f"{slug}.html"
    return f"{slug or 'document'}-{hashlib.sha256(document_id.encode()).hexdigest()[:8]}.html"


def anchor(row_id: str) -> str:
    """Return the fragment of a row on its reading page: kind and offsets, ``event-262-265``."""
    return re.sub(r"[^A-Za-z0-9_.-]", "_", "-".join(row_id.split(":")[-2:]))


def href(document_id: str, row_id: str) -> str:
    """Return the link from a chart to the words of a row."""
    return f"reading/{page_name(document_id)}#{anchor(row_id)}"


def fragment(link: str) -> str:
    """Return the name of a mark in the address of a chart's page: the page and the row that the mark leads to."""
    return link.removeprefix("reading/").replace(".html#", "/")


@dataclass(frozen=True)
class Facts:
    """Read access to the tables of a package; tables that were not built count as empty."""

    frames: Mapping[str, pd.DataFrame]
    package: Mapping[str, Any]
    _rows: dict[str, list[Row]] = field(default_factory=dict)
    _index: dict[str, dict[str, Row]] = field(default_factory=dict)

    def rows(self, table: str) -> list[Row]:
        """Return the rows of a table in order."""
        if table not in self._rows:
            frame = self.frames.get(table)
            self._rows[table] = [] if frame is None else _as_rows(frame)
        return self._rows[table]

    def once(self, key: str, make: Callable[[], list[Row]]) -> list[Row]:
        """Return what ``make`` gives, made once for all charts."""
        if key not in self._rows:
            self._rows[key] = make()
        return self._rows[key]

    def by_id(self, table: str, key: str) -> dict[str, Row]:
        """Return the rows of a table by the value of a column."""
        if table not in self._index:
            self._index[table] = {row[key]: row for row in self.rows(table)}
        return self._index[table]

    def count(self, table: str) -> int:
        """Return how many rows a table has, without reading them."""
        frame = self.frames.get(table)
        return 0 if frame is None else len(frame)

    def name(self, actor_id: str | None) -> str | None:
        """Return the canonical name of an actor."""
        actor = self.by_id("actors", "actor_id").get(actor_id or "")
        return actor["name"] if actor else actor_id


def _as_rows(frame: pd.DataFrame) -> list[Row]:
    columns = [_as_cells(frame[name]) for name in frame.columns]
    return [dict(zip(frame.columns, cells, strict=True)) for cells in zip(*columns, strict=True)]


def _as_cells(series: pd.Series[Any]) -> list[Any]:
    missing = series.isna().tolist()
    if series.dtype.kind == "M":
        days = series.to_numpy().astype("datetime64[D]").astype("int64").tolist()
        return [None if gone else _EPOCH + timedelta(days=value) for value, gone in zip(days, missing, strict=True)]
    return [None if gone else value for value, gone in zip(series.tolist(), missing, strict=True)]

"""What a chart module returns: a drawn picture with the table behind it, or the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import altair as alt

if TYPE_CHECKING:
    from collections.abc import Sequence

Spec = dict[str, Any]
"""A Vega-Lite specification."""

Layer = Any
"""An Altair chart or layer. Altair types its methods so loosely that naming its classes would promise more than is checked."""


def layer_of(values: list[dict[str, Any]] | None = None, name: str | None = None) -> Layer:
    """Return an Altair chart to draw on: of some values, of the dataset of a name, or of what the layers around it have."""
    if values is not None:
        return alt.Chart(alt.InlineData(values=values))
    return alt.Chart(alt.NamedData(name=name)) if name else alt.Chart()


TABLE_ROWS = 400
"""The page of a chart shows at most so many rows of its table; the CSV has them all."""


@dataclass(frozen=True)
class Table:
    """The data of a chart as a reader's table; a link leads each row to its words."""

    columns: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    links: Sequence[str | None]
    total: int
    """How many rows there are; no more are held than the first ``TABLE_ROWS``."""


@dataclass(frozen=True)
class Picture:
    """A chart in two widths with the words that belong to it."""

    name: str
    title: str
    description: str
    alt: str
    wide: Spec
    narrow: Spec
    table: Table
    notes: tuple[str, ...] = ()
    tables: tuple[str, ...] = field(default=())


@dataclass(frozen=True)
class Skipped:
    """A chart that the package has no data for."""

    name: str
    title: str
    description: str
    reason: str

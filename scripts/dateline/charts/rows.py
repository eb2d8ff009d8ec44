"""The layout that the charts of facts share: a line of words for each fact and, on a common axis, its mark.

Wide, the words stand in a column left of the axis; narrow, above their mark. Positions are worked out here in pixels, so words
never overlap, whatever is brushed or however long they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import altair as alt

from dateline.charts import theme, words
from dateline.charts.picture import layer_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dateline.charts.picture import Layer

HEAD = 13.0
"""Type size of a row's words, pixels."""
NOTE = 11.0
"""Type size of the small line below them."""
_LEADING = 16
_GAP = 12
_MARK = 16
_LEGEND_GAP = 34


@dataclass(frozen=True)
class Layout:
    """Where the words and the marks of a chart stand."""

    width: int
    """Width of the plot, without the column of words."""
    gutter: int
    """Width of the column of words; 0 where they stand above the marks."""

    wide: bool = True
    """Whether it is for a page or for a telephone."""

    def without_gutter(self) -> Layout:
        """Return the same width with the column of words given to the plot."""
        return Layout(self.width + self.gutter, 0, self.wide)

    @property
    def room(self) -> int:
        """Return the width that words may take."""
        return (self.gutter or self.width) - 16


WIDE = Layout(width=theme.WIDE - 430 - 24, gutter=430)
NARROW = Layout(width=theme.NARROW - 16, gutter=0, wide=False)


@dataclass(frozen=True)
class Words:
    """The words of a row."""

    head: str
    note: str


def place(lines: Sequence[Words], layout: Layout, marks: Sequence[int] | None = None) -> tuple[list[dict[str, Any]], int]:
    """Return for each row the broken words and their y positions, and the height of all rows, in pixels.

    ``marks`` are the heights of the rows' marks, where some are higher than a line.
    """
    placed = []
    top = 6
    for line, room in zip(lines, marks or [_MARK] * len(lines), strict=True):
        head = words.wrap(line.head, HEAD, layout.room, 2 if layout.gutter else 3)
        note = words.shorten(line.note, NOTE, layout.room)
        height = _LEADING * len(head) + (_LEADING - 2 if note else 0)
        mark = top + height / 2 if layout.gutter else top + height + room / 2
        below = top + _LEADING * len(head)
        bottom = top + height + (0 if layout.gutter else room) + _GAP
        placed.append(
            {
                "head": head,
                "note": note,
                "y_head": top,
                "y_note": below,
                "y": mark,
                "y_top": mark - 5,
                "y_bottom": mark + 5,
                "y_rule": bottom - _GAP / 2,
            }
        )
        top = bottom
    return placed, top - _GAP // 2


def y(field: str, height: int) -> alt.Y:
    """Return the y encoding of a field that holds pixels from the top."""
    return alt.Y(f"{field}:Q", axis=None, scale=alt.Scale(domain=[0, height], range=[0, height], nice=False, zero=False))


def lettering(layout: Layout, height: int, href: str | None = "href", data: str | None = None) -> list[Layer]:
    """Return the layers that write the words and the hairlines between the rows; ``data`` names their data where layers differ."""
    base = layer_of(name=data)
    left = alt.value(-layout.gutter) if layout.gutter else alt.value(0)
    head = base.mark_text(align="left", baseline="top", fontSize=HEAD, lineHeight=_LEADING, color=theme.LIGHT["ink"])
    head = head.encode(x=left, y=y("y_head", height), text="head:N", description="alt:N")
    if href:
        head = head.encode(href=f"{href}:N")
    note = base.mark_text(align="left", baseline="top", fontSize=NOTE, color=theme.LIGHT["soft"], aria=False)
    note = note.encode(x=left, y=y("y_note", height), text="note:N")
    rule = base.mark_rule(color=theme.LIGHT["line"], aria=False)
    rule = rule.encode(x=left, x2=alt.value(layout.width), y=y("y_rule", height))
    return [rule, head, note]


def stacked(parts: Sequence[Layer], datasets: Mapping[str, list[dict[str, Any]]], spacing: int = _LEGEND_GAP) -> dict[str, Any]:
    """Return the specification of charts below one another, each with scales of its own, their plots' left edges in line.

    The charts refer to ``datasets`` by name (``alt.NamedData``): they are put in last, so that Altair checks the specification
    and not every row of data.
    """
    chart = alt.vconcat(*parts, spacing=spacing, bounds="flush")
    chart = chart.resolve_scale(x="independent", y="independent", shape="independent", color="independent")
    spec = dict(chart.configure(**theme.vega_config()).to_dict())
    return {**spec, "datasets": {**spec.get("datasets", {}), **datasets}}

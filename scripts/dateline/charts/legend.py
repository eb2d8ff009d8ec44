"""Legends drawn as part of the picture, so that an exported image explains itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt

from dateline.charts import theme, words
from dateline.charts.picture import layer_of

if TYPE_CHECKING:
    from dateline.charts.picture import Layer
    from dateline.charts.rows import Layout

_STEP = 22
_SIZE = 12.0


def strip(entries: list[dict[str, Any]], layout: Layout) -> Layer:
    """Return a chart of legend entries in running lines: each has text, colour, shape and filled."""
    placed, height = _flow(entries, layout.width + layout.gutter)
    base = layer_of(placed)
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, layout.width], range=[-layout.gutter, layout.width - layout.gutter], nice=False))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[0, height], range=[0, height], nice=False))
    shapes = sorted({entry["shape"] for entry in entries})
    shape = alt.Shape("shape:N", legend=None, scale=alt.Scale(domain=shapes, range=shapes))
    layers = []
    for filled in (True, False):
        fill = {} if filled else {"fill": alt.value(theme.LIGHT["paper"])}
        symbol = base.transform_filter(f"datum.filled === {str(filled).lower()}").mark_point(
            filled=filled, size=95, strokeWidth=2, opacity=1, aria=False
        )
        layers.append(symbol.encode(x=x, y=y, shape=shape, color=alt.Color("colour:N", scale=None), **fill))
    label = base.mark_text(align="left", baseline="middle", dx=12, fontSize=_SIZE, color=theme.LIGHT["ink"], aria=False)
    layers.append(label.encode(x=x, y=y, text="text:N"))
    return alt.layer(*layers).properties(width=layout.width, height=height)


def _flow(entries: list[dict[str, Any]], width: int) -> tuple[list[dict[str, Any]], int]:
    placed = []
    left, top = 8.0, _STEP / 2
    for entry in entries:
        room = words.width(entry["text"], _SIZE) + 40
        if left > 8 and left + room - 16 > width:
            left, top = 8.0, top + _STEP
        placed.append({**entry, "x": left, "y": top})
        left += room
    return placed, int(top + _STEP / 2)


def quads(present: set[str]) -> list[dict[str, Any]]:
    """Return the entries of the quad classes, by their words, that occur."""
    return [
        {"text": words_of, "colour": theme.LIGHT[name], "shape": "square", "filled": True}
        for name, words_of in theme.QUAD_CLASSES.items()
        if words_of in present
    ]


def factuality(present: set[str]) -> list[dict[str, Any]]:
    """Return the entries of the factuality values that occur."""
    return [
        {"text": name, "colour": theme.LIGHT["ink"], "shape": shape, "filled": filled}
        for name, (shape, filled) in theme.FACTUALITY.items()
        if name in present
    ]

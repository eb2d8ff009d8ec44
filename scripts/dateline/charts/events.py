"""Events as the charts show them: their link, their bounds as instants, their colour, shape and words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import altair as alt

from dateline.charts import theme, words
from dateline.charts.facts import Facts, Row, href, instant, instant_after
from dateline.charts.picture import layer_of

if TYPE_CHECKING:
    from dateline.charts.picture import Layer
    from dateline.charts.rows import Layout

TOOLTIP = (
    ("headline", "What"),
    ("when", "When"),
    ("basis", "Date read from"),
    ("type", "Type"),
    ("factuality", "How surely"),
    ("claim", "According to"),
    ("evidence", "Sentence"),
)
"""Field of a mark to its name in the tooltip."""

QUADS = alt.Scale(domain=list(theme.QUAD_CLASSES.values()), range=[theme.LIGHT[name] for name in theme.QUAD_CLASSES])
"""Quad classes, by their words, to colours."""


def ordered(facts: Facts) -> list[Row]:
    """Return the rows of the timeline with their link and the basis of their date, in date order; undated ones last."""
    return facts.once("events in order", lambda: _ordered(facts))


def marks(facts: Facts) -> list[Row]:
    """Return the marks of the events in that order."""
    return facts.once("marks of events", lambda: [mark_of(row) for row in ordered(facts)])


def _ordered(facts: Facts) -> list[Row]:
    basis = facts.by_id("events", "event_id")
    found = [
        {**row, "href": href(row["document_id"], row["event_id"]), "basis": basis.get(row["event_id"], {}).get("time_basis")}
        for row in facts.rows("timeline")
    ]
    return sorted(found, key=_when)


def _when(row: Row) -> tuple[bool, date, date]:
    start, end = row["start_date"], row["end_date"]
    return (start is None and end is None, start or end or date.max, end or date.max)


def quad_of(event_type: str | None) -> str:
    """Return the words of an event type's quad class."""
    return theme.QUAD_CLASSES[theme.QUAD_OF_TYPE.get(event_type or "", "untyped")]


def mark_of(row: Row) -> Row:
    """Return what the mark of an event needs: its bounds as instants, t0 inclusive and t1 exclusive, and the words of its tooltip."""
    start, end = row["start_date"], row["end_date"]
    when = words.period(start, end)
    claim = row["attributed_to"] or ""
    return {
        "id": row["event_id"],
        "href": row["href"],
        "headline": row["headline"],
        "when": when,
        "basis": words.label(row["basis"]),
        "quad": quad_of(row["event_type"]),
        "type": words.label(row["event_type"]) or "none",
        "factuality": row["factuality"],
        "claim": claim,
        "evidence": row["evidence"],
        "alt": f"{when}: {row['headline']} ({row['factuality']}{', ' + claim if claim else ''})",
        "t0": instant(start) if start else None,
        "t1": instant_after(end) if end else None,
    }


def dated(mark: Row) -> bool:
    """Return whether a side of the mark's bounds is known."""
    return mark["t0"] is not None or mark["t1"] is not None


def colour() -> alt.Color:
    """Return the colour encoding of the quad class."""
    return alt.Color("quad:N", legend=None, scale=QUADS)


def symbols(x: Any, y: Any, chosen: str, size: int = 95, data: str | None = None, lead: tuple[str, str] | None = None) -> list[Layer]:
    """Return the layers with one symbol a mark: colour says the quad class, shape and fill say how surely it happened.

    ``chosen`` filters the marks, ``data`` names them where layers differ, ``lead`` is a first line of the tooltip.
    """
    names = list(theme.FACTUALITY)
    shape = alt.Shape("factuality:N", legend=None, scale=alt.Scale(domain=names, range=[theme.FACTUALITY[name][0] for name in names]))
    tips = [alt.Tooltip(f"{field}:N", title=title) for field, title in ((lead,) if lead else ()) + TOOLTIP]
    base = layer_of(name=data)
    layers = []
    for filled in (True, False):
        among = [name for name in names if theme.FACTUALITY[name][1] is filled]
        part = base.transform_filter(chosen).transform_filter(alt.FieldOneOfPredicate(field="factuality", oneOf=among))
        mark = part.mark_point(filled=filled, size=size, strokeWidth=2, opacity=1)
        fill = {} if filled else {"fill": alt.value(theme.LIGHT["paper"])}
        layers.append(mark.encode(x=x, y=y, color=colour(), shape=shape, href="href:N", description="alt:N", tooltip=tips, **fill))
    return layers


TICKS: Any = {"year": "%Y", "quarter": "%b %Y", "month": "%b %Y", "week": "%-d %b", "date": "%-d %b", "hours": "%H:%M"}
"""How the ticks of a time axis are labelled, by how fine they are."""
WITH_YEAR: Any = (
    "datum.index === 0 && length(datum.label) > 4 && length(datum.label) < 7 ? utcFormat(datum.value, '%-d %b %Y') : datum.label"
)
"""The label of a tick: the first one of days or hours says its year as well."""
FLUSH: Any = {True: 8, False: 34}
"""Labels this near to an end of the axis, in pixels, are set so that they do not run over it; on a telephone there is no margin."""


def time_axis(window: tuple[int, int], layout: Layout, brush: alt.Parameter | None = None, *, labels: bool = True) -> Layer:
    """Return the layer that sets the time axis: UTC, so that a day is the same day everywhere. It draws nothing.

    The axis spans the window, or what the brush chooses.
    """
    count = 7 if layout.wide else 4
    shown: Any = {"labelExpr": WITH_YEAR, "labelFlush": FLUSH[layout.wide]} if labels else {"labels": False, "ticks": False}
    axis = alt.Axis(title=None, orient="top", grid=True, labelOverlap="greedy", tickCount=count, format=TICKS, **shown)
    ends = [{"t": instant} for instant in window]
    scale = alt.Scale(type="utc", nice=False) if brush is None else alt.Scale(type="utc", nice=False, domain=brush)
    return layer_of(ends).mark_point(opacity=0, size=0, aria=False, tooltip=None).encode(x=alt.X("t:T", axis=axis, scale=scale))

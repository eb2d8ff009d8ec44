"""The timeline: what happened when, as exactly as the text says it and no more exactly."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import altair as alt

from dateline.charts import legend, rows, theme, words
from dateline.charts.facts import DAY_MS, Facts, Row, href, instant, instant_after
from dateline.charts.picture import Layer, Picture, Skipped, Spec, Table

if TYPE_CHECKING:
    from dateline.charts.rows import Layout

NAME = "timeline"
TITLE = "Timeline"
DESCRIPTION = (
    "The main events in date order. A mark on one day is a day that the text gives; a band covers all the days that the event may "
    "have been on; an arrow leaves a side open. Colour says cooperation or conflict, in words or in deeds; "
    "shape says how surely it happened."
)


def draw(facts: Facts) -> Picture | Skipped:
    """Draw the core events of the package on a time axis."""
    events = ordered(facts)
    if not events:
        return Skipped(NAME, TITLE, DESCRIPTION, "The package has no core events.")
    return Picture(
        name=NAME,
        title=TITLE,
        description=DESCRIPTION,
        alt=_alt(events),
        wide=_spec(events, rows.WIDE),
        narrow=_spec(events, rows.NARROW),
        table=table(events),
        tables=("timeline", "events"),
    )


def ordered(facts: Facts) -> list[Row]:
    """Return the rows of the timeline with their link and the basis of their date; undated ones last."""
    basis = facts.by_id("events", "event_id")
    found = [
        {**row, "href": href(row["document_id"], row["event_id"]), "basis": basis.get(row["event_id"], {}).get("time_basis")}
        for row in facts.rows("timeline")
    ]
    return sorted(found, key=_when)


def _when(row: Row) -> tuple[bool, date, date]:
    start, end = row["start_date"], row["end_date"]
    return (start is None and end is None, start or end or date.max, end or date.max)


def _alt(events: list[Row]) -> str:
    dated = [row for row in events if row["start_date"] or row["end_date"]]
    span = f" between {words.day(_first(dated))} and {words.day(_last(dated))}" if dated else ""
    undated = len(events) - len(dated)
    rest = f"; {words.plural(undated, 'event')} without a date" if undated else ""
    return f"Timeline of {words.plural(len(dated), 'dated event')}{span}{rest}. The table below gives every event in words."


def _first(dated: list[Row]) -> date:
    first: date = min(row["start_date"] or row["end_date"] for row in dated)
    return first


def _last(dated: list[Row]) -> date:
    last: date = max(row["end_date"] or row["start_date"] for row in dated)
    return last


_QUADS = alt.Scale(domain=list(theme.QUAD_CLASSES.values()), range=[theme.LIGHT[name] for name in theme.QUAD_CLASSES])


def table(events: list[Row]) -> Table:
    """Return the events as a table for readers."""
    columns = ("When", "What", "Type", "Who", "To whom", "Where", "How surely", "According to")
    cells = [
        (
            words.period(row["start_date"], row["end_date"]),
            row["headline"],
            words.label(row["event_type"]),
            row["actors"] or "",
            row["targets"] or "",
            row["place"] or "",
            row["factuality"],
            row["attributed_to"] or ("the text" if row["factuality"] != "reported" else "a source without a name"),
        )
        for row in events
    ]
    return Table(columns, cells, [row["href"] for row in events])


def mark_of(row: Row) -> Row:
    """Return what the marks of an event need: instants, how it is drawn, and the words of its tooltip."""
    start, end = row["start_date"], row["end_date"]
    when = words.period(start, end)
    quad = theme.QUAD_OF_TYPE.get(row["event_type"] or "", "untyped")
    claim = row["attributed_to"] or ""
    return {
        "id": row["event_id"],
        "href": row["href"],
        "headline": row["headline"],
        "when": when,
        "basis": words.label(row["basis"]),
        "quad": theme.QUAD_CLASSES[quad],
        "type": words.label(row["event_type"]) or "none",
        "factuality": row["factuality"],
        "claim": claim,
        "evidence": row["evidence"],
        "alt": f"{when}: {row['headline']} ({row['factuality']}{', ' + claim if claim else ''})",
        "drawn": _drawn(start, end),
        **_instants(start, end),
    }


def _drawn(start: date | None, end: date | None) -> str:
    """Return how the bounds are drawn: day, band, from (open end), until (open start) or undated."""
    if start and end:
        return "day" if end - start <= timedelta(days=0) else "band"
    return "from" if start else "until" if end else "undated"


def _instants(start: date | None, end: date | None) -> dict[str, int | None]:
    return {"t0": instant(start) if start else None, "t1": instant_after(end) if end else None}


def _middle(mark: Row, x_domain: list[int]) -> int | None:
    """Return where the symbol of an event stands: in the middle of its days, as far as the axis shows them."""
    if mark["drawn"] == "undated":
        return None
    first = x_domain[0] if mark["t0"] is None else mark["t0"]
    last = x_domain[1] if mark["t1"] is None else mark["t1"]
    return (first + last) // 2


def domain(marks: list[Row]) -> list[int]:
    """Return the first and last instant of the axis: all bounds, a margin, and at least a fortnight."""
    ends = [value for mark in marks for value in (mark["t0"], mark["t1"]) if value is not None] or [0]
    first, last = min(ends), max(ends)
    margin = max((last - first) // 30, (14 * DAY_MS - (last - first)) // 2, DAY_MS)
    return [first - margin, last + margin]


def _spec(events: list[Row], layout: Layout) -> Spec:
    marks = [mark_of(row) for row in events]
    x_domain = domain(marks)
    for mark in marks:
        mark["t"] = _middle(mark, x_domain)
    lines = [rows.Words(mark["headline"], _note(mark)) for mark in marks]
    placed, height = rows.place(lines, layout)
    values = [{**mark, **at} for mark, at in zip(marks, placed, strict=True)]
    body = alt.layer(
        _frame(x_domain, layout),
        *rows.lettering(layout, height),
        *_bounds(marks, height, layout),
        *glyphs(height),
        data=alt.InlineData(values=values),
    ).properties(width=layout.width, height=height)
    return rows.below(_legend(marks, layout), body, layout)


def _legend(marks: list[Row], layout: Layout) -> Layer:
    entries = [*legend.quads({mark["quad"] for mark in marks}), *legend.factuality({mark["factuality"] for mark in marks})]
    return legend.strip(entries, layout)


def _note(mark: Row) -> str:
    parts = [mark["when"], mark["type"] if mark["type"] != "none" else "", mark["factuality"]]
    return " · ".join(part for part in parts if part) + (f" by {mark['claim']}" if mark["claim"] else "")


_TICKS: Any = {"year": "%Y", "quarter": "%b %Y", "month": "%b %Y", "week": "%-d %b", "date": "%-d %b", "hours": "%H:%M"}


def _frame(x_domain: list[int], layout: Layout) -> Layer:
    """Return the layer that sets the axis: UTC, so that a day is the same day everywhere. It draws nothing."""
    axis = alt.Axis(title=None, orient="top", grid=True, labelOverlap="greedy", tickCount=7 if layout.gutter else 4, format=_TICKS)
    ends = alt.InlineData(values=[{"t": instant} for instant in x_domain])
    x = alt.X("t:T", axis=axis, scale=alt.Scale(type="utc", nice=False))
    return alt.Chart(ends).mark_point(opacity=0, size=0, aria=False, tooltip=None).encode(x=x)


def colour() -> alt.Color:
    """Return the colour encoding of the quad class."""
    return alt.Color("quad:N", legend=None, scale=_QUADS)


def _bounds(marks: list[Row], height: int, layout: Layout) -> list[Layer]:
    """Return the layers that draw how exactly the date is known."""
    at = rows.y("y", height)
    band = alt.Chart().transform_filter("datum.drawn == 'band'")
    span = band.mark_rect(fillOpacity=0.22, strokeOpacity=0.9, strokeWidth=1, cornerRadius=3, clip=True, aria=False)
    span = span.encode(
        x=alt.X("t0:T"),
        x2="t1:T",
        y=rows.y("y_top", height),
        y2="y_bottom:Q",
        color=colour(),
        stroke=alt.Stroke("quad:N", legend=None, scale=_QUADS),
    )
    present = {mark["drawn"] for mark in marks}
    layers = [span] if "band" in present else []
    for drawn, start, edge, shape in (("from", "t0", layout.width, "triangle-right"), ("until", "t1", 0, "triangle-left")):
        if drawn not in present:
            continue
        part = alt.Chart().transform_filter(f"datum.drawn == '{drawn}'")
        rule = part.mark_rule(strokeDash=[4, 3], strokeWidth=2, clip=True, aria=False)
        layers.append(rule.encode(x=alt.X(f"{start}:T"), x2=alt.value(edge), y=at, color=colour()))
        known = part.mark_tick(orient="vertical", size=12, thickness=2, clip=True, aria=False)
        layers.append(known.encode(x=alt.X(f"{start}:T"), y=at, color=colour()))
        head = part.mark_point(shape=shape, filled=True, size=70, opacity=1, aria=False)
        layers.append(head.encode(x=alt.value(edge - 5 if edge else 5), y=at, color=colour()))
    return layers


def glyphs(height: int) -> list[Layer]:
    """Return the layers with one symbol an event: its shape and fill say how surely it happened."""
    names = list(theme.FACTUALITY)
    shape = alt.Shape("factuality:N", legend=None, scale=alt.Scale(domain=names, range=[theme.FACTUALITY[name][0] for name in names]))
    tips = [alt.Tooltip(f"{field}:N", title=title) for field, title in _TOOLTIP]
    layers = []
    for filled in (True, False):
        among = [name for name in names if theme.FACTUALITY[name][1] is filled]
        part = alt.Chart().transform_filter(alt.FieldOneOfPredicate(field="factuality", oneOf=among))
        for undated in (False, True):
            chosen = part.transform_filter(f"(datum.drawn == 'undated') == {str(undated).lower()}")
            mark = chosen.mark_point(filled=filled, size=95, strokeWidth=2, opacity=1, clip=not undated)
            where: Any = alt.value(7) if undated else alt.X("t:T")
            fill = {} if filled else {"fill": alt.value(theme.LIGHT["paper"])}
            layers.append(
                mark.encode(
                    x=where, y=rows.y("y", height), color=colour(), shape=shape, href="href:N", description="alt:N", tooltip=tips, **fill
                )
            )
    absent = alt.Chart().transform_filter("datum.drawn === 'undated'")
    words_of = absent.mark_text(align="left", baseline="middle", fontSize=rows.NOTE, color=theme.LIGHT["soft"], aria=False)
    return [*layers, words_of.encode(x=alt.value(20), y=rows.y("y", height), text=alt.value("no date in the text"))]


_TOOLTIP = (
    ("headline", "What"),
    ("when", "When"),
    ("basis", "Date read from"),
    ("type", "Type"),
    ("factuality", "How surely"),
    ("claim", "According to"),
    ("evidence", "Sentence"),
)

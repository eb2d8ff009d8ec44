"""The timeline: what happened when, as exactly as the text says it and no more exactly.

Some dozens of events have a row each, hundreds stand in lanes with their headlines beside them, thousands are counted. Above the
detail, when the events crowd in a small part of the time that they span, a strip shows all of it and chooses the window.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt

from dateline.charts import crowd, events, legend, placing, rows, theme, words
from dateline.charts.picture import TABLE_ROWS, Layer, Picture, Skipped, Spec, Table, layer_of

if TYPE_CHECKING:
    from dateline.charts.facts import Facts, Row
    from dateline.charts.rows import Layout

NAME = "timeline"
TITLE = "Timeline"
DESCRIPTION = (
    "The main events in date order. A symbol alone stands on a day that the text gives; a band covers all the days that the event may "
    "have been on; an arrow leaves a side open. Colour says cooperation or conflict, in words or in deeds; "
    "shape says how surely it happened."
)

ROWS_UP_TO = 60
"""So many events have a row each."""
LANES_UP_TO = 2500
"""So many events are drawn one by one; more are counted."""
_LANES = {True: 70, False: 110}
"""How many lanes of headlines there may be, wide and narrow."""
_TRAY = 12
"""How many lanes the events without a date may take."""
_STRIP = 46
_BINS = {True: 130, False: 60}


def draw(facts: Facts) -> Picture | Skipped:
    """Draw the core events of the package on a time axis."""
    marks = events.marks(facts)
    if not marks:
        return Skipped(NAME, TITLE, DESCRIPTION, "The package has no core events.")
    counted = len(marks) > LANES_UP_TO
    spec = crowd.spec if counted else _spec
    wide, notes = spec(marks, rows.WIDE)
    narrow, _ = spec(marks, rows.NARROW)
    return Picture(
        name=NAME,
        title=TITLE,
        description=crowd.DESCRIPTION if counted else DESCRIPTION,
        alt=_alt(marks),
        wide=wide,
        narrow=narrow,
        table=table(events.ordered(facts)),
        notes=tuple(notes),
        tables=("timeline", "events"),
    )


def standing_for(facts: Facts) -> dict[str, str]:
    """Return for each event the link of the event whose mark shows it: its own, or the first of those that it is counted with."""
    marks = events.marks(facts)
    return {mark["id"]: mark["href"] for mark in marks} if len(marks) <= LANES_UP_TO else crowd.standing_for(marks)


def _alt(marks: list[Row]) -> str:
    known = [mark for mark in marks if events.dated(mark)]
    undated = len(marks) - len(known)
    span = ""
    if known:
        first = min((mark["t0"] if mark["t0"] is not None else mark["t1"], mark["when"]) for mark in known)[1]
        last = max((mark["t1"] if mark["t1"] is not None else mark["t0"], mark["when"]) for mark in known)[1]
        span = f", the first {first}, the last {last}" if first != last else f", {first}"
    told = [f"{words.plural(len(known), 'dated event')}{span}"] if known else []
    told += [f"{words.plural(undated, 'event')} without a date"] if undated else []
    return f"Timeline of {'; '.join(told)}. The table below gives the events in words."


def table(found: list[Row]) -> Table:
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
        for row in found[:TABLE_ROWS]
    ]
    return Table(columns, cells, [row["href"] for row in found[:TABLE_ROWS]], len(found))


def _spec(marks: list[Row], layout: Layout) -> tuple[Spec, list[str]]:
    everything, first = placing.whole(marks), placing.crowd(marks)
    in_rows = len(marks) <= ROWS_UP_TO
    if not in_rows:
        layout = layout.without_gutter()
    brush = _brush(first) if first != everything or not in_rows else None
    window = placing.Window(*first, layout.width)
    if in_rows:
        values, height, notes = _in_rows(marks, window, layout)
    else:
        values, height, notes = _in_lanes(marks, window, layout)
    name = "rows" if in_rows else "lanes"
    letters = rows.lettering(layout, height) if in_rows else [*_headlines(height, layout), *_tray_heading(values, height)]
    # Where no event has a date, an axis would show days that nobody named.
    axis = [events.time_axis(first, layout, brush)] if any(map(events.dated, marks)) else []
    body = alt.layer(
        *axis,
        *letters,
        *_bounds(values, height, layout),
        *_symbols(height, layout),
        data=alt.NamedData(name=name),
    )
    parts = [_legend(marks, layout)]
    if brush is not None:
        parts.append(_strip(marks, everything, layout, brush))
    body = body.resolve_scale(x="independent").properties(width=layout.width, height=height, name="detail")
    if brush is not None:
        notes.insert(0, "The strip at the top shows all the time that the events span; the part that is framed in it is drawn below.")
    spec = rows.stacked([*parts, body], {name: values})
    if brush is not None:
        # What the page needs to place the marks anew for another window.
        most = (
            None
            if in_rows
            else 1 + max((int(mark["y"] // placing.LANE) for mark in values if mark["side"] == 0 and mark["label"]), default=0)
        )
        spec["usermeta"] = {"whole": list(everything), "window": list(first), "width": layout.width, "most": most}
    return spec, notes


def _brush(first: tuple[int, int]) -> alt.Parameter:
    return alt.selection_interval(name="window", encodings=["x"], value={"x": list(first)}, mark=alt.BrushConfig(**_FRAMED))


_FRAMED: Any = {"fill": theme.LIGHT["accent"], "fillOpacity": 0.18, "stroke": theme.LIGHT["accent"], "strokeWidth": 2}


def _in_rows(marks: list[Row], window: placing.Window, layout: Layout) -> tuple[list[Row], int, list[str]]:
    lines = [rows.Words(mark["headline"], _note(mark)) for mark in marks]
    placed, height = rows.place(lines, layout)
    values = [{**mark, **at, **placing.place(mark, window, None)} for mark, at in zip(marks, placed, strict=True)]
    return values, height, []


def _in_lanes(marks: list[Row], window: placing.Window, layout: Layout) -> tuple[list[Row], int, list[str]]:
    values: list[Row] = [{**mark, **placing.label_of(mark["headline"]), "side": 3} for mark in marks]
    placed, height, named = placing.pack(values, window, _LANES[layout.wide])
    for at in placed:
        values[at["number"]].update(at)
    undated = [mark for mark in values if not events.dated(mark)]
    shown, tray = placing.tray(undated, layout.width, height, _TRAY)
    notes = []
    if named < len(placed):
        notes.append(f"{named:,} of the {len(placed):,} events in this window have their headline; the others stand below as symbols.")
    if undated:
        rest = "" if shown == len(undated) else f", {shown:,} of them drawn; the table has the others"
        notes.append(f"{words.plural(len(undated), 'event')} without a date in the text at the foot{rest}.")
    return values, max(height + tray, placing.LANE), notes


def _note(mark: Row) -> str:
    parts = [mark["when"], mark["type"] if mark["type"] != "none" else "", mark["factuality"]]
    return " · ".join(part for part in parts if part) + (f" by {mark['claim']}" if mark["claim"] else "")


def _legend(marks: list[Row], layout: Layout) -> Layer:
    entries = [*legend.quads({mark["quad"] for mark in marks}), *legend.factuality({mark["factuality"] for mark in marks})]
    return legend.strip(entries, layout)


def _strip(marks: list[Row], everything: tuple[int, int], layout: Layout, brush: alt.Parameter) -> Layer:
    """Return the overview: how many events when, over all the time that they span."""
    values = placing.histogram(marks, *everything, _BINS[layout.wide])
    named: Any = {"format": events.TICKS, "labelExpr": events.WITH_YEAR, "labelFlush": events.FLUSH[layout.wide]}
    axis = alt.Axis(title=None, orient="top", grid=False, labelOverlap="greedy", tickCount=8 if layout.wide else 4, **named)
    ends: Any = [{"b0": instant, "b1": instant, "count": 0} for instant in everything]
    bars = layer_of([*ends, *values]).mark_rect(color=theme.LIGHT["soft"], aria=False)
    bars = bars.encode(
        x=alt.X("b0:T", axis=axis, scale=alt.Scale(type="utc", nice=False)),
        x2="b1:T",
        y=alt.Y("count:Q", axis=None, scale=alt.Scale(type="sqrt", nice=False)),
        y2=alt.datum(0),
    )
    return bars.add_params(brush).properties(width=layout.width, height=_STRIP, name="overview")


def _x(field: str, layout: Layout) -> alt.X:
    return alt.X(f"{field}:Q", axis=None, scale=alt.Scale(domain=[0, layout.width], range=[0, layout.width], nice=False, zero=False))


def _headlines(height: int, layout: Layout) -> list[Layer]:
    layers = []
    for align in ("left", "right"):
        part = layer_of().transform_filter(f"(datum.side === 0 || datum.side === 4) && datum.align === '{align}'")
        text = part.mark_text(align=align, baseline="middle", fontSize=placing.LABEL, color=theme.LIGHT["ink"])
        layers.append(text.encode(x=_x("x_label", layout), y=rows.y("y", height), text="label:N", href="href:N", description="alt:N"))
    return layers


def _tray_heading(values: list[Row], height: int) -> list[Layer]:
    """Return the layer with the words above the events without a date, if there are any."""
    tops = [mark["y"] for mark in values if mark["side"] == 4]
    if not tops:
        return []
    at = [{"y": min(tops) - placing.LANE, "text": "No date in the text"}]
    text = layer_of(at).mark_text(align="left", baseline="middle", fontSize=rows.NOTE, color=theme.LIGHT["soft"], aria=False)
    return [text.encode(x=alt.value(0), y=rows.y("y", height), text="text:N")]


def _bounds(values: list[Row], height: int, layout: Layout) -> list[Layer]:
    """Return the layers that draw how exactly the date is known."""
    at = rows.y("y", height)
    band = layer_of().transform_filter("datum.side === 0 && datum.band")
    span = band.mark_rule(strokeWidth=10, opacity=0.25, strokeCap="round", aria=False)
    layers = [span.encode(x=_x("left", layout), x2="right:Q", y=at, color=events.colour())]
    for side, known in (("left", "begins"), ("right", "ends")):
        end = band.transform_filter(f"datum.{known}").mark_tick(orient="vertical", size=12, thickness=2, aria=False)
        layers.append(end.encode(x=_x(side, layout), y=at, color=events.colour()))
    for kind, edge, shape in (("from", "right", "triangle-right"), ("until", "left", "triangle-left")):
        part = layer_of().transform_filter(f"datum.side === 0 && datum.open === '{kind}'")
        rule = part.mark_rule(strokeDash=[4, 3], strokeWidth=2, aria=False)
        layers.append(rule.encode(x=_x("left", layout), x2="right:Q", y=at, color=events.colour()))
        bound = part.transform_filter("datum.begins || datum.ends").mark_tick(orient="vertical", size=12, thickness=2, aria=False)
        layers.append(bound.encode(x=_x("known", layout), y=at, color=events.colour()))
        head = part.mark_point(shape=shape, filled=True, size=70, opacity=1, aria=False)
        layers.append(head.encode(x=_x(edge, layout), y=at, color=events.colour()))
    return layers


def _symbols(height: int, layout: Layout) -> list[Layer]:
    """Return one symbol an event; at the edge, arrows to events outside the window; words for those without a date."""
    layers = events.symbols(_x("xm", layout), rows.y("y", height), "datum.side === 0 || datum.side === 4")
    at = rows.y("y", height)
    for side, text, x, align in ((-1, "← earlier", 2, "left"), (1, "later →", layout.width - 2, "right")):
        part = layer_of().transform_filter(f"datum.side === {side}")
        note = part.mark_text(align=align, baseline="middle", fontSize=rows.NOTE, color=theme.LIGHT["soft"], aria=False)
        layers.append(note.encode(x=alt.value(x), y=at, text=alt.value(text)))
    layers += events.symbols(alt.value(7), at, "datum.side === 2")
    absent = layer_of().transform_filter("datum.side === 2")
    note = absent.mark_text(align="left", baseline="middle", fontSize=rows.NOTE, color=theme.LIGHT["soft"], aria=False)
    return [*layers, note.encode(x=alt.value(20), y=at, text=alt.value("no date in the text"))]

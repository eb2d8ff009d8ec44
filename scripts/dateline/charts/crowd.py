"""The timeline of thousands of events: how many, of which type, when. It counts by itself and says what it counted."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING

import altair as alt

from dateline.charts import events, legend, rows, theme, words
from dateline.charts.facts import DAY_MS, Row, instant
from dateline.charts.picture import layer_of

if TYPE_CHECKING:
    from dateline.charts.picture import Layer, Spec
    from dateline.charts.rows import Layout

DESCRIPTION = (
    "How many main events fall into each stretch of time: above, all of them by cooperation and conflict, in words and in deeds; "
    "below, each type on a line of its own, its circles as large as its counts. A mark leads to the words of its first event."
)

_MOST_BINS = {True: 110, False: 45}
_BARS = 200
_LINE = 24
_EPOCH = date(1970, 1, 1)
# Months in a stretch of time; weeks and days come before them.
_MONTHS = (1, 3, 12, 60, 120, 300, 1200)


def spec(marks: list[Row], layout: Layout) -> tuple[Spec, list[str]]:
    """Return the specification of the counts and what there is to say of them."""
    known = [mark for mark in marks if events.dated(mark)]
    undated = len(marks) - len(known)
    name, bins = _binned(known, _MOST_BINS[layout.wide])
    stretches = {start: (start, end, said) for start, end, said in bins.values()}
    layout = rows.Layout(layout.width + layout.gutter - 110, 110, layout.wide) if layout.wide else rows.Layout(layout.width - 92, 92, False)
    groups = _groups(known, bins)
    values = [_value(*stretches[start], quad, kind, len(found), found[0]) for (start, quad, kind), found in sorted(groups.items())]
    parts = [_legend(known, layout)]
    if values:
        parts += [_bars(values, layout), _lines(values, layout)]
    notes = [f"There are {len(marks):,} events: too many to draw one by one, so this chart counts them by {name}."]
    coarse = sum(1 for mark in known if _length(mark) > 31 * DAY_MS)
    if coarse:
        verb = "is" if coarse == 1 else "are"
        notes.append(f"{words.plural(coarse, 'event')} known only to more than a month {verb} counted at the middle of the time.")
    if undated:
        notes.append(f"{words.plural(undated, 'event')} without a date in the text {'is' if undated == 1 else 'are'} not drawn.")
    return rows.stacked(parts, {}), notes


def standing_for(marks: list[Row]) -> dict[str, str]:
    """Return for each event that is counted the link of the first one that is counted with it."""
    known = [mark for mark in marks if events.dated(mark)]
    _, bins = _binned(known, _MOST_BINS[True])
    return {mark["id"]: found[0]["href"] for found in _groups(known, bins).values() for mark in found}


def _groups(known: list[Row], bins: dict[str, tuple[int, int, str]]) -> dict[tuple[int, str, str], list[Row]]:
    """Return the events that a circle counts, by where their stretch of time begins, their class and their type."""
    groups: dict[tuple[int, str, str], list[Row]] = {}
    for mark in known:
        groups.setdefault((bins[mark["id"]][0], mark["quad"], mark["type"]), []).append(mark)
    return groups


def _value(start: int, end: int, said: str, quad: str, kind: str, count: int, first: Row) -> Row:
    about = {"b0": start, "b1": end, "when": said, "quad": quad, "type": kind, "count": count}
    return {**about, "alt": f"{said}: {count} {kind}, {quad}", "first": first["headline"], "href": first["href"]}


def _length(mark: Row) -> int:
    return 0 if mark["t0"] is None or mark["t1"] is None else int(mark["t1"] - mark["t0"])


def _middle(mark: Row) -> date:
    ends = [value for value in (mark["t0"], mark["t1"]) if value is not None]
    return _EPOCH + timedelta(milliseconds=sum(ends) // len(ends) - (1 if mark["t0"] is None else 0))


def _binned(marks: list[Row], most: int) -> tuple[str, dict[str, tuple[int, int, str]]]:
    """Return the name of the shortest stretch of time that gives no more than ``most``, and each event's stretch by its id."""
    middles = {mark["id"]: _middle(mark) for mark in marks}
    if not middles:
        return "day", {}
    span = max(middles.values()) - min(middles.values())
    if span.days < most:
        return "day", {key: (instant(day), instant(day) + DAY_MS, words.day(day)) for key, day in middles.items()}
    if span.days // 7 < most:
        mondays = {key: day - timedelta(days=day.weekday()) for key, day in middles.items()}
        return "week", {key: (instant(day), instant(day) + 7 * DAY_MS, f"week of {words.day(day)}") for key, day in mondays.items()}
    months = next((number for number in _MONTHS if span.days / 30.4 / number < most), _MONTHS[-1])
    return _name_of(months), {key: _stretch(day, months) for key, day in middles.items()}


def _name_of(months: int) -> str:
    return {1: "month", 3: "quarter", 12: "year"}.get(months, f"{months // 12} years")


def _stretch(day: date, months: int) -> tuple[int, int, str]:
    """Return the stretch of so many months that a day lies in; stretches begin with the year 1."""
    number = ((day.year - 1) * 12 + day.month - 1) // months * months
    start, end = _first_of(number), _first_of(number + months) - timedelta(days=1)
    return instant(start), instant(end) + DAY_MS, words.period(start, end)


def _first_of(number: int) -> date:
    """Return the first day of a month, counted from January of the year 1; the end of the calendar for later ones."""
    return date(number // 12 + 1, number % 12 + 1, 1) if number < 9999 * 12 else date.max


def _legend(marks: list[Row], layout: Layout) -> Layer:
    return legend.strip(legend.quads({mark["quad"] for mark in marks}), layout)


_TIPS = [
    alt.Tooltip("when:N", title="When"),
    alt.Tooltip("type:N", title="Type"),
    alt.Tooltip("quad:N", title="Class"),
    alt.Tooltip("count:Q", title="Events"),
    alt.Tooltip("first:N", title="The first"),
]


def _window(values: list[Row]) -> tuple[int, int]:
    return min(value["b0"] for value in values), max(value["b1"] for value in values)


def _bars(values: list[Row], layout: Layout) -> Layer:
    """Return the bars of each stretch, one class on the other."""
    totals: Counter[tuple[int, int, str, str]] = Counter()
    firsts: dict[tuple[int, int, str, str], Row] = {}
    for value in values:
        key = (value["b0"], value["b1"], value["when"], value["quad"])
        totals[key] += value["count"]
        firsts.setdefault(key, {"headline": value["first"], "href": value["href"]})
    order = {said: number for number, said in enumerate(theme.QUAD_CLASSES.values())}
    below: Counter[int] = Counter()
    stacked = []
    for (start, end, said, quad), count in sorted(totals.items(), key=lambda item: (item[0][0], order[item[0][3]])):
        stacked.append(
            {
                **_value(start, end, said, quad, "all types", count, firsts[start, end, said, quad]),
                "y0": below[start],
                "y1": below[start] + count,
            }
        )
        below[start] += count
    bars = layer_of(stacked).mark_rect(stroke=theme.LIGHT["paper"], strokeWidth=0.5)
    axis = alt.Axis(title="events", orient="left", tickCount=5, format=",d", titleAnchor="end")
    y = alt.Y("y0:Q", axis=axis, scale=alt.Scale(zero=True, nice=True))
    bars = bars.encode(x=alt.X("b0:T"), x2="b1:T", y=y, y2="y1:Q", color=events.colour(), href="href:N", description="alt:N", tooltip=_TIPS)
    return alt.layer(events.time_axis(_window(values), layout), bars).properties(width=layout.width, height=_BARS)


def _lines(values: list[Row], layout: Layout) -> Layer:
    """Return a line a type with a circle for each stretch."""
    order = list(theme.QUAD_CLASSES.values())
    kinds = sorted({(order.index(value["quad"]), value["type"]) for value in values})
    top = {kind: _LINE * (number + 0.5) for number, (_, kind) in enumerate(kinds)}
    height = _LINE * len(kinds)
    placed = [{**value, "y": top[value["type"]], "middle": (value["b0"] + value["b1"]) // 2} for value in values]
    y = rows.y("y", height)
    names = layer_of([{"y": at, "text": "no type" if kind == "none" else kind} for kind, at in top.items()])
    letters = names.mark_text(align="left", baseline="middle", fontSize=rows.NOTE, color=theme.LIGHT["ink"], aria=False)
    rules = names.mark_rule(color=theme.LIGHT["line"], aria=False).encode(x=alt.value(0), x2=alt.value(layout.width), y=y)
    circles = layer_of(placed).mark_circle(opacity=0.85)
    size = alt.Size("count:Q", legend=None, scale=alt.Scale(range=[0, 420], zero=True))
    circles = circles.encode(x=alt.X("middle:T"), y=y, size=size, color=events.colour(), href="href:N", description="alt:N", tooltip=_TIPS)
    return alt.layer(
        rules,
        letters.encode(x=alt.value(-layout.gutter), y=y, text="text:N"),
        circles,
        events.time_axis(_window(values), layout, labels=False),
    ).properties(width=layout.width, height=height)

"""The figures: how much, how many, within what bounds, in the words of the text."""

from __future__ import annotations

import math
from itertools import groupby
from typing import TYPE_CHECKING, Any

import altair as alt

from dateline.charts import legend, rows, theme, words
from dateline.charts.facts import Facts, Row, href
from dateline.charts.picture import TABLE_ROWS, Layer, Picture, Skipped, Spec, Table, layer_of

if TYPE_CHECKING:
    from dateline.charts.rows import Layout

NAME = "figures"
TITLE = "Figures"
DESCRIPTION = (
    "Every quantity of the text, by kind and unit, on a logarithmic scale. A point is the number that the text gives; a band is all "
    "that vague words such as “hundreds” allow; an arrow leaves a side open."
)

COUNTED = (
    "How many figures there are of each kind and unit, and how large, on a logarithmic scale: the larger a circle, the more figures "
    "are of that size. A circle leads to the words of its least figure."
)
ROWS_UP_TO = 60
"""So many figures have a row each; more are counted by kind, unit and size."""
_PANELS = 25
_STEPS = 4

KINDS = ("people", "money", "percentage", "measure", "duration", "age", "count", "number")
"""Kinds in the order of the panels."""

_LARGE = (
    "datum.value >= 1e12 ? format(datum.value / 1e12, '~g') + ' trillion'"
    " : datum.value >= 1e9 ? format(datum.value / 1e9, '~g') + ' billion'"
    " : datum.value >= 1e6 ? format(datum.value / 1e6, '~g') + ' million' : format(datum.value, ',~g')"
)


def draw(facts: Facts) -> Picture | Skipped:
    """Draw the figures of the package, one panel a kind and unit."""
    found = [mark_of(row, restated) for row, restated in _joined(facts.rows("figures"))]
    drawable = [mark for mark in found if mark["at"] is not None]
    if not drawable:
        return Skipped(NAME, TITLE, DESCRIPTION, "The package has no figures.")
    counted = len(drawable) > ROWS_UP_TO
    panels = [(title, sorted(marks, key=lambda mark: -mark["at"])) for title, marks in _panels(drawable)]
    return Picture(
        name=NAME,
        title=TITLE,
        description=COUNTED if counted else DESCRIPTION,
        alt=f"{words.plural(len(drawable), 'figure')} in {words.plural(len(panels), 'panel')}: "
        + ", ".join(f"{title} ({len(marks)})" for title, marks in panels)
        + ". The table below gives every figure in words.",
        wide=_lines(panels, rows.WIDE) if counted else _spec(panels, rows.WIDE),
        narrow=_lines(panels, rows.NARROW) if counted else _spec(panels, rows.NARROW),
        table=_table(facts),
        notes=_notes(drawable, panels) if counted else (),
        tables=("figures",),
    )


def _joined(figures: list[Row]) -> list[tuple[Row, list[Row]]]:
    """Return each figure with those that say it again; these have no row of their own."""
    again: dict[str, list[Row]] = {}
    known = {row["figure_id"] for row in figures}
    for row in figures:
        if row["restates_figure_id"] in known:
            again.setdefault(row["restates_figure_id"], []).append(row)
    return [(row, again.get(row["figure_id"], [])) for row in figures if row["restates_figure_id"] not in known]


def panel_of(row: Row) -> str:
    """Return the title of the panel that a figure belongs to: its kind, and its unit where it has one."""
    kind = words.label(row["kind"]).capitalize()
    if row["kind"] in {"people", "count", "number", "percentage"}:
        return kind
    unit = row["unit_name"] or row["unit"]
    return f"{kind}, {unit}" if unit else kind


def mark_of(row: Row, restated: list[Row]) -> Row:
    """Return what the marks of a figure need: its numbers, how it is drawn and its words."""
    value, low, high = row["value"], row["low"], row["high"]
    again = "".join(f" = {other['text']}" for other in restated)
    concept = row["concept"] or ""
    note = " · ".join(part for part in (concept, words.label(row["modifier"]), row["change"] or "") if part)
    numbers = [number for number in (value, low, high) if number is not None and math.isfinite(number)]
    drawn = "vague" if value is None else "point"
    return {
        "id": row["figure_id"],
        "href": href(row["document_id"], row["figure_id"]),
        "kind": row["kind"],
        "panel": panel_of(row),
        "head": row["text"] + again,
        "note": note,
        "value": value,
        "low": low,
        "high": high,
        "at": value if value is not None else (numbers[0] if numbers else None),
        "drawn": drawn,
        "bounds": bounds(row),
        "alt": f"{row['text']}{again}: {note}",
    }


def bounds(row: Row) -> str:
    """Return the bounds of a figure in words and digits."""
    low, high = row["low"], row["high"]
    if low is None and high is None:
        return ""
    if low is None or high is None:
        return f"{low:,.12g} or more" if high is None else f"{high:,.12g} or less"
    return f"{low:,.12g}" if low == high else f"{low:,.12g} to {high:,.12g}"


def _panels(marks: list[Row]) -> list[tuple[str, list[Row]]]:
    order = {kind: number for number, kind in enumerate(KINDS)}
    ranked = sorted(marks, key=lambda mark: (order.get(mark["kind"], len(order)), mark["panel"]))
    return [(panel, list(group)) for panel, group in groupby(ranked, key=lambda mark: str(mark["panel"]))]


def _table(facts: Facts) -> Table:
    columns = ("Words", "Kind", "Value", "Bounds", "Unit", "About", "Read as")
    figures = facts.rows("figures")[:TABLE_ROWS]
    cells = [
        (
            row["text"],
            row["kind"],
            "" if row["value"] is None else f"{row['value']:,.12g}",
            bounds(row),
            row["unit"] or row["unit_name"] or "",
            row["concept"] or "",
            words.label(row["modifier"]),
        )
        for row in figures
    ]
    return Table(columns, cells, [href(row["document_id"], row["figure_id"]) for row in figures], facts.count("figures"))


def _spec(panels: list[tuple[str, list[Row]]], layout: Layout) -> Spec:
    parts: list[Layer] = [legend.strip(_ENTRIES, layout)]
    datasets = {}
    for number, (title, marks) in enumerate(panels, 1):
        placed, height = rows.place([rows.Words(mark["head"], mark["note"]) for mark in marks], layout)
        datasets[f"figures-{number}"] = [{**mark, **at} for mark, at in zip(marks, placed, strict=True)]
        parts.append(_panel(title, marks, alt.NamedData(name=f"figures-{number}"), height, layout))
    return rows.stacked(parts, datasets, spacing=54)


def _notes(drawable: list[Row], panels: list[tuple[str, list[Row]]]) -> tuple[str, ...]:
    said = f"There are {len(drawable):,} figures: too many to draw one by one, so this chart counts them by kind, unit and size"
    rest = sum(mark["at"] <= 0 for mark in drawable)
    notes = [f"{said}; of {len(panels)} kinds and units it shows the {_PANELS} with most." if len(panels) > _PANELS else f"{said}."]
    if rest:
        notes.append(f"{words.plural(rest, 'figure')} of zero or less {'is' if rest == 1 else 'are'} in the table and the CSV only.")
    return tuple(notes)


def _lines(panels: list[tuple[str, list[Row]]], layout: Layout) -> Spec:
    """Return the counts of figures by panel, a line each, and by quarter of a power of ten."""
    above = [(title, sorted((mark for mark in marks if mark["at"] > 0), key=lambda mark: mark["at"])) for title, marks in panels]
    shown = sorted((item for item in above if item[1]), key=lambda item: (-len(item[1]), item[0]))[:_PANELS]
    lines = [
        rows.Words(title, f"{words.plural(len(marks), 'figure')}, median {words.large(marks[len(marks) // 2]['at'])}")
        for title, marks in shown
    ]
    placed, height = rows.place(lines, layout)
    counts = []
    for (title, marks), at in zip(shown, placed, strict=True):
        for step, found in groupby(marks, key=lambda mark: math.floor(math.log10(mark["at"]) * _STEPS)):
            same = list(found)
            low, high = 10 ** (step / _STEPS), 10 ** ((step + 1) / _STEPS)
            said = f"{low:,.3g} to {high:,.3g}"
            counts.append(
                {
                    "size": 10 ** ((step + 0.5) / _STEPS),
                    "y": at["y"],
                    "count": len(same),
                    "panel": title,
                    "said": said,
                    "first": same[0]["head"],
                    "href": same[0]["href"],
                    "alt": f"{title}, {said}: {len(same)}",
                }
            )
    circles = (
        layer_of(name="counts")
        .mark_circle(color=theme.LIGHT["accent"], opacity=0.85)
        .encode(
            x=_axis([{"value": count["size"], "low": None, "high": None} for count in counts], layout)("size"),
            y=rows.y("y", height),
            size=alt.Size("count:Q", legend=None, scale=alt.Scale(range=[0, 320 if layout.wide else 110], zero=True)),
            href="href:N",
            description="alt:N",
            tooltip=[
                alt.Tooltip("panel:N", title="Kind"),
                alt.Tooltip("said:N", title="Size"),
                alt.Tooltip("count:Q", title="Figures"),
                alt.Tooltip("first:N", title="The least"),
            ],
        )
    )
    letters = [{**at, "alt": line.head} for at, line in zip(placed, lines, strict=True)]
    body = alt.layer(*rows.lettering(layout, height, href=None, data="panels"), circles).properties(width=layout.width, height=height)
    return rows.stacked([body], {"panels": letters, "counts": counts})


_ENTRIES = [
    {"text": "the number given", "colour": theme.LIGHT["accent"], "shape": "circle", "filled": True},
    {"text": "all that the words allow", "colour": theme.LIGHT["accent"], "shape": "M-1.6,-.5H1.6V.5H-1.6Z", "filled": False},
    {"text": "open", "colour": theme.LIGHT["accent"], "shape": "triangle-right", "filled": True},
]


def _panel(title: str, marks: list[Row], data: alt.NamedData, height: int, layout: Layout) -> Layer:
    x = _axis(marks, layout)
    layers = [*rows.lettering(layout, height), *_range(x, height, layout), _point(x, height)]
    heading = alt.Title(title, anchor="start", dx=-layout.gutter, frame="group", offset=8)
    return alt.layer(*layers, data=data).properties(width=layout.width, height=height, title=heading)


def _axis(marks: list[Row], layout: Layout) -> Any:
    """Return a function from a field to its encoding on the panel's scale: logarithmic wherever all numbers are above zero."""
    numbers = [number for mark in marks for number in (mark["value"], mark["low"], mark["high"]) if number is not None]
    least, most = min(numbers), max(numbers)
    if least > 0:
        floor, ceiling = math.floor(math.log10(least) - 0.01), math.ceil(math.log10(most) + 0.01)
        scale = alt.Scale(type="log", domain=[10.0**floor, 10.0**ceiling], nice=False)
        step = max(1, math.ceil((ceiling - floor) / (7 if layout.gutter else 3)))
        within = (1, 2, 5) if ceiling - floor <= 2 else (1,)
        ticks: Any = [10.0**power * digit for power in range(floor, ceiling + 1, step) for digit in within if power < ceiling or digit == 1]
    else:
        scale = alt.Scale(type="symlog", domain=[least, most or 1], nice=True)
        ticks = alt.Undefined
    axis = alt.Axis(title=None, orient="top", labelExpr=_LARGE, values=ticks, tickCount=6, labelOverlap="greedy", labelFlush=False)
    return lambda field: alt.X(f"{field}:Q", axis=axis, scale=scale)


def _range(x: Any, height: int, layout: Layout) -> list[Layer]:
    """Return the layers of the bounds: bands, and arrows where a side is open."""
    accent = theme.LIGHT["accent"]
    band = layer_of().transform_filter("isValid(datum.low) && isValid(datum.high) && datum.low < datum.high")
    drawn = band.mark_rect(fill=accent, fillOpacity=0.22, stroke=accent, strokeWidth=1, cornerRadius=3, aria=False)
    layers = [drawn.encode(x=x("low"), x2="high:Q", y=rows.y("y_top", height), y2="y_bottom:Q")]
    sides = (("low", "high", layout.width, "triangle-right"), ("high", "low", 0, "triangle-left"))
    for known, missing, edge, shape in sides:
        part = layer_of().transform_filter(f"isValid(datum.{known}) && !isValid(datum.{missing})")
        rule = part.mark_rule(color=accent, strokeDash=[4, 3], strokeWidth=2, aria=False)
        layers.append(rule.encode(x=x(known), x2=alt.value(edge), y=rows.y("y", height)))
        head = part.mark_point(shape=shape, filled=True, size=80, color=accent, opacity=1, aria=False)
        layers.append(head.encode(x=alt.value(edge - 5 if edge else 5), y=rows.y("y", height)))
    return layers


def _point(x: Any, height: int) -> Layer:
    tips = [
        alt.Tooltip(f"{field}:N", title=title)
        for field, title in (("head", "Words"), ("note", "About"), ("bounds", "Bounds"), ("panel", "Kind"))
    ]
    point = layer_of().transform_filter("isValid(datum.value)")
    point = point.mark_point(filled=True, size=95, color=theme.LIGHT["accent"], opacity=1)
    return point.encode(x=x("value"), y=rows.y("y", height), href="href:N", description="alt:N", tooltip=tips)

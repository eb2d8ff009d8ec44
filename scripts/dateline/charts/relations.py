"""Who and whom: which actors do what to which, each event a symbol under its kind of deed."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import altair as alt

from dateline.charts import events, legend, rows, theme, words
from dateline.charts.picture import TABLE_ROWS, Layer, Picture, Skipped, Spec, Table, layer_of

if TYPE_CHECKING:
    from dateline.charts.facts import Facts, Row
    from dateline.charts.rows import Layout

NAME = "relations"
TITLE = "Who and whom"
DESCRIPTION = (
    "Who does what to whom in the main events. The arrow runs from the one who acts to the one acted on; each symbol is an event, "
    "in the column of its kind. Choose one to read its words."
)
NO_ONE = "no one named"

_MOST_PAIRS = 25
_STEP = 17
_LINE = 15
_COLUMNS = list(theme.QUAD_CLASSES.values())
_HEADS = {
    "Cooperation in words": ["Cooperation", "in words"],
    "Cooperation in deeds": ["Cooperation", "in deeds"],
    "Conflict in words": ["Conflict", "in words"],
    "Conflict in deeds": ["Conflict", "in deeds"],
    "No PLOVER type": ["No type", ""],
}

Pair = tuple[str, str]


def draw(facts: Facts) -> Picture | Skipped:
    """Draw the actors and targets of the core events."""
    pairs = _pairs(facts)
    if not pairs:
        return Skipped(NAME, TITLE, DESCRIPTION, "No main event of the package names who did it or to whom.")
    ranked = sorted(pairs, key=lambda pair: (NO_ONE in pair, -len(pairs[pair]), pair))
    shown = ranked[:_MOST_PAIRS]
    notes = (f"The {_MOST_PAIRS} pairs with most events of {len(ranked):,}; the table has more.",) if len(ranked) > len(shown) else ()
    drawn = {pair: pairs[pair] for pair in shown}
    return Picture(
        name=NAME,
        title=TITLE,
        description=DESCRIPTION,
        alt=f"{words.plural(len(shown), 'pair')} of actors: " + "; ".join(_said(pair, pairs[pair]) for pair in shown[:6]) + ".",
        wide=_spec(drawn, rows.WIDE),
        narrow=_spec(drawn, rows.NARROW),
        table=_table({pair: pairs[pair] for pair in ranked}),
        notes=notes,
        tables=("participants", "actors", "events"),
    )


def _pairs(facts: Facts) -> dict[Pair, list[Row]]:
    """Return the events of each pair of actor and target, in date order; who does something to no one in particular is a pair too."""
    roles: dict[str, dict[str, list[str]]] = defaultdict(lambda: {"actor": [], "target": []})
    for row in facts.rows("participants"):
        roles[row["event_id"]][row["role"]].append(facts.name(row["actor_id"]) or "")
    pairs: dict[Pair, list[Row]] = defaultdict(list)
    for mark in events.marks(facts):
        who = roles.get(mark["id"])
        if who is None:
            continue
        found = {(actor, target) for actor in who["actor"] or [NO_ONE] for target in who["target"] or [NO_ONE] if actor != target}
        for pair in sorted(found):
            pairs[pair].append(mark)
    return pairs


def _name(pair: Pair) -> str:
    return f"{pair[0]} → {pair[1]}"


def _said(pair: Pair, marks: list[Row]) -> str:
    return f"{pair[0]} to {pair[1]}, {words.plural(len(marks), 'event')}"


def _table(pairs: dict[Pair, list[Row]]) -> Table:
    listed = [(pair, mark) for pair, marks in pairs.items() for mark in marks]
    total = len(listed)
    listed = listed[:TABLE_ROWS]
    cells = [(pair[0], pair[1], mark["type"], mark["headline"], mark["when"], mark["factuality"]) for pair, mark in listed]
    return Table(("Who", "To whom", "Type", "What", "When", "How surely"), cells, [mark["href"] for _, mark in listed], total)


def _spec(pairs: dict[Pair, list[Row]], layout: Layout) -> Spec:
    column = layout.width / len(_COLUMNS)
    across = max(1, int((column - 6) // _STEP))
    tallest = 2 if layout.wide else 3
    lines = [rows.Words(_name(pair), _note(marks)) for pair, marks in pairs.items()]
    fits = across * tallest
    fullest = [max(sum(mark["quad"] == quad for mark in marks) for quad in _COLUMNS) for marks in pairs.values()]
    deep = [_LINE * -(-min(count, fits) // across) + 2 for count in fullest]
    placed, height = rows.place(lines, layout, deep)
    letters = [{**at, "alt": _said(pair, marks)} for at, (pair, marks) in zip(placed, pairs.items(), strict=True)]
    symbols: list[Row] = []
    counts: list[Row] = []
    for at, (pair, marks) in zip(placed, pairs.items(), strict=True):
        for number, quad in enumerate(_COLUMNS):
            cell = [mark for mark in marks if mark["quad"] == quad]
            left = number * column + _STEP / 2
            kept = cell if len(cell) <= fits else cell[: fits - 2]
            symbols += _filled(kept, pair, left, at["y"], across)
            if len(kept) < len(cell):
                x = left + (len(kept) % across) * _STEP - 4
                y = at["y"] + (len(kept) // across - (tallest - 1) / 2) * _LINE
                counts.append({"x": x, "y": y, "text": f"+{len(cell) - len(kept):,}"})
    body = alt.layer(
        *rows.lettering(layout, height, href=None, data="pairs"), *_heads(layout, column, height), *_marks(layout, height, bool(counts))
    ).properties(width=layout.width, height=height)
    present = {mark["factuality"] for marks in pairs.values() for mark in marks}
    top = legend.strip(legend.factuality(present), layout)
    return rows.stacked([top, body], {"pairs": letters, "symbols": symbols, "counts": counts}, spacing=62)


def _filled(marks: list[Row], pair: Pair, left: float, y: float, across: int) -> list[Row]:
    """Return marks set out in lines from the left edge of their cell, the lines centred on its middle."""
    deep = (len(marks) + across - 1) // across
    return [
        {
            **mark,
            "pair": _name(pair),
            "x": left + (number % across) * _STEP,
            "y": y + (number // across - (deep - 1) / 2) * _LINE,
            "alt": f"{_name(pair)}: {mark['alt']}",
        }
        for number, mark in enumerate(marks)
    ]


def _note(marks: list[Row]) -> str:
    kinds = list(dict.fromkeys(mark["type"] for mark in marks if mark["type"] != "none"))
    return words.plural(len(marks), "event") + (f": {', '.join(kinds)}" if kinds else "")


def _x(layout: Layout) -> alt.X:
    return alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, layout.width], range=[0, layout.width], nice=False, zero=False))


def _heads(layout: Layout, column: float, height: int) -> list[Layer]:
    """Return the heads of the columns and the hairlines between them."""
    values = [{"x": number * column, "text": _HEADS[quad], "colour": theme.LIGHT["soft"]} for number, quad in enumerate(_COLUMNS)]
    base = layer_of(values)
    size = rows.NOTE if layout.wide else 9.5
    text = base.mark_text(
        align="left", baseline="line-bottom", dx=2, dy=-20, lineHeight=12, fontSize=size, aria=False, color=theme.LIGHT["soft"]
    )
    rule = base.mark_rule(color=theme.LIGHT["line"], aria=False)
    named = text.encode(x=_x(layout), y=alt.value(0), text="text:N")
    if not layout.wide:
        return [named]
    return [named, rule.encode(x=_x(layout), y=alt.value(0), y2=alt.value(height))]


def _marks(layout: Layout, height: int, counted: bool) -> list[Layer]:
    layers = events.symbols(_x(layout), rows.y("y", height), "true", data="symbols", lead=("pair", "Who and whom"))
    if counted:
        text = layer_of(name="counts").mark_text(align="left", baseline="middle", fontSize=rows.NOTE, color=theme.LIGHT["ink"])
        layers.append(text.encode(x=_x(layout), y=rows.y("y", height), text="text:N"))
    return layers

"""The evidence strip: where in the text each fact stands."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import altair as alt

from dateline.charts import rows, theme, words
from dateline.charts.facts import Facts, Row, anchor, href, page_name
from dateline.charts.picture import TABLE_ROWS, Layer, Picture, Skipped, Spec, Table, layer_of

if TYPE_CHECKING:
    from dateline.charts.rows import Layout

NAME = "evidence"
TITLE = "Where the facts stand"
DESCRIPTION = (
    "The text from its first character to its last, a line for each kind of fact: each mark covers the words that a row was read from. "
    "The hairlines part the paragraphs."
)
COUNTED = (
    "The texts from their first character to their last, a line for each kind of fact: the larger a circle, the more rows were read "
    "from that part of the texts. A circle leads to the words of its first row."
)

KINDS: dict[str, tuple[str, str, str]] = {
    "event": ("events", "event_id", "Events"),
    "quote": ("quotes", "quote_id", "Quotes"),
    "date": ("dates", "date_id", "Dates"),
    "figure": ("figures", "figure_id", "Figures"),
    "actor": ("mentions", "mention_id", "Actors"),
    "place": ("mentions", "mention_id", "Places"),
}
"""Kind of fact to its table, key and heading."""

_LINE = 30
_PARTS = 40


def kind_of(kind: str, row: Row) -> bool:
    """Return whether a row of a kind's table is of that kind: a mention is an actor's where it names one, else a place's."""
    return KINDS[kind][0] != "mentions" or kind == ("actor" if row["actor_id"] else "place")


def draw(facts: Facts) -> Picture | Skipped:
    """Draw the places of all facts along the text, or count them where there are several texts."""
    found = [(kind, row) for kind, (table, _, _) in KINDS.items() for row in facts.rows(table) if kind_of(kind, row)]
    if not found or not facts.count("documents"):
        return Skipped(NAME, TITLE, DESCRIPTION, f"The package has no {'documents' if found else 'facts'}.")
    single = facts.count("documents") == 1
    spec = _single if single else _counted
    tally = Counter(kind for kind, _ in found)
    said = ", ".join(words.plural(tally[kind], heading.lower()[:-1]) for kind, (_, _, heading) in KINDS.items() if tally[kind])
    return Picture(
        name=NAME,
        title=TITLE,
        description=DESCRIPTION if single else COUNTED,
        alt=f"Where in the {'text' if single else 'texts'} the facts stand: {said}.",
        wide=spec(found, facts, _layout(rows.WIDE)),
        narrow=spec(found, facts, _layout(rows.NARROW)),
        table=_table(found),
        tables=tuple(dict.fromkeys(table for table, _, _ in KINDS.values())),
    )


def _layout(layout: Layout) -> Layout:
    gutter = 110 if layout.wide else 64
    return rows.Layout(layout.width + layout.gutter - gutter, gutter, layout.wide)


def _table(every: list[tuple[str, Row]]) -> Table:
    found = every[:TABLE_ROWS]
    cells = [(kind, row["text"], f"{row['start_char']:,}–{row['end_char']:,}", row["rule"]) for kind, row in found]
    links = [href(row["document_id"], row[KINDS[kind][1]]) for kind, row in found]
    return Table(("Kind", "Words", "Characters", "Rule"), cells, links, len(every))


def _lines(found: list[tuple[str, Row]], layout: Layout) -> tuple[dict[str, float], int, list[Layer]]:
    """Return the height at which each kind has its line, the height of all, and the layers with their names."""
    present = {kind for kind, _ in found}
    kinds = [kind for kind in KINDS if kind in present]
    top = {kind: _LINE * (number + 0.5) for number, kind in enumerate(kinds)}
    height = _LINE * len(kinds)
    names = layer_of([{"y": top[kind], "text": KINDS[kind][2]} for kind in kinds])
    letters = names.mark_text(
        align="left", baseline="middle", fontSize=rows.HEAD if layout.wide else rows.NOTE, color=theme.LIGHT["ink"], aria=False
    )
    rule = names.mark_rule(color=theme.LIGHT["line"], aria=False).encode(x=alt.value(0), x2=alt.value(layout.width), y=rows.y("y", height))
    return top, height, [rule, letters.encode(x=alt.value(-layout.gutter), y=rows.y("y", height), text="text:N")]


def _share(field: str) -> alt.X:
    axis: Any = alt.Axis(title=None, orient="top", values=[0, 25, 50, 75, 100], labelExpr=_PLACES, labelFlush=True, grid=False)
    return alt.X(f"{field}:Q", axis=axis, scale=alt.Scale(domain=[0, 100], nice=False))


_PLACES = "datum.value === 0 ? 'beginning' : datum.value === 100 ? 'end' : datum.value + '%'"


def _single(found: list[tuple[str, Row]], facts: Facts, layout: Layout) -> Spec:
    length = max(1, facts.rows("documents")[0]["characters"])
    top, height, letters = _lines(found, layout)
    values = [
        {
            "at": anchor(row[KINDS[kind][1]]),
            "kind": KINDS[kind][2],
            "colour": theme.LIGHT[kind],
            "text": words.shorten(row["text"], 12, 240),
            "from": round(100 * row["start_char"] / length, 3),
            "to": round(100 * max(row["end_char"], row["start_char"] + length / 400) / length, 3),
            "top": top[kind] - 9,
            "bottom": top[kind] + 9,
        }
        for kind, row in found
    ]
    page = page_name(facts.rows("documents")[0]["document_id"])
    bars = layer_of(name="facts").transform_calculate(alt="datum.kind + ': ' + datum.text", href=f"'reading/{page}#' + datum.at")
    bars = bars.mark_rect(aria=layout.wide).encode(
        x=_share("from"), x2="to:Q", y=rows.y("top", height), y2="bottom:Q", color=alt.Color("colour:N", scale=None)
    )
    if layout.wide:
        # On a telephone the marks are too small for a finger: there they only show where the facts stand.
        tips = [alt.Tooltip("kind:N", title="Kind"), alt.Tooltip("text:N", title="Words")]
        bars = bars.encode(href="href:N", description="alt:N", tooltip=tips)
    body = alt.layer(*_paragraphs(facts, length, height), *letters, bars).properties(width=layout.width, height=height)
    return rows.stacked([body], {"facts": values})


def _paragraphs(facts: Facts, length: int, height: int) -> list[Layer]:
    starts: dict[int, int] = {}
    for row in facts.rows("sentences"):
        starts.setdefault(row["paragraph"], row["start_char"])
    values = [{"at": round(100 * start / length, 3)} for start in starts.values() if start]
    if not values:
        return []
    rule = layer_of(values).mark_rule(color=theme.LIGHT["line"], aria=False)
    return [rule.encode(x=_share("at"), y=alt.value(0), y2=alt.value(height))]


def _counted(found: list[tuple[str, Row]], facts: Facts, layout: Layout) -> Spec:
    lengths = {row["document_id"]: max(1, row["characters"]) for row in facts.rows("documents")}
    top, height, letters = _lines(found, layout)
    groups: dict[tuple[str, int], list[Row]] = {}
    for kind, row in found:
        part = min(_PARTS - 1, row["start_char"] * _PARTS // lengths.get(row["document_id"], row["end_char"]))
        groups.setdefault((kind, part), []).append(row)
    step = 100 / _PARTS
    values = [
        {
            "at": (part + 0.5) * step,
            "part": f"{part * step:g}% to {(part + 1) * step:g}%",
            "kind": KINDS[kind][2],
            "colour": theme.LIGHT[kind],
            "count": len(same),
            "y": top[kind],
            "first": words.shorten(same[0]["text"], rows.HEAD, 400),
            "href": href(same[0]["document_id"], same[0][KINDS[kind][1]]),
            "alt": f"{len(same)} {KINDS[kind][2].lower()} from {part * step:g}% to {(part + 1) * step:g}% of the texts",
        }
        for (kind, part), same in sorted(groups.items(), key=lambda item: item[0])
    ]
    named = {"kind:N": "Kind", "part:N": "Part of the texts", "count:Q": "Rows", "first:N": "The first"}
    tips = [alt.Tooltip(field, title=title) for field, title in named.items()]
    circles = (
        layer_of(name="facts")
        .mark_circle(opacity=0.85)
        .encode(
            x=_share("at"),
            y=rows.y("y", height),
            size=alt.Size("count:Q", legend=None, scale=alt.Scale(range=[0, 380 if layout.wide else 90], zero=True)),
            color=alt.Color("colour:N", scale=None),
            href="href:N",
            description="alt:N",
            tooltip=tips,
        )
    )
    body = alt.layer(*letters, circles).properties(width=layout.width, height=height)
    return rows.stacked([body], {"facts": values})

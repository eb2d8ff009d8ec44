"""Who speaks when: the statements along the text, by speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt

from dateline.charts import legend, rows, theme, words
from dateline.charts.facts import Facts, Row, href
from dateline.charts.picture import TABLE_ROWS, Layer, Picture, Skipped, Spec, Table, layer_of

if TYPE_CHECKING:
    from dateline.charts.rows import Layout

NAME = "quotes"
TITLE = "Who speaks when"
DESCRIPTION = (
    "Every statement in the order of the text: where it stands, from the first character to the last, how long it runs, and who makes it. "
    "A full bar is in quotation marks, an open bar is reported in the writer's words."
)
COUNTED = (
    "Who makes how many statements, and where in the texts: a line for each speaker, from the beginning of the texts to their end; "
    "the larger a circle, the more statements begin in that part. A circle leads to the words of its first statement."
)
ROWS_UP_TO = 60
"""So many quotes have a row each; more are counted by speaker."""
_SPEAKERS = 25
_PARTS = 25
NOBODY = "speaker not named"


def draw(facts: Facts) -> Picture | Skipped:
    """Draw the quotes of the package along their texts."""
    quotes = [mark_of(row, facts) for row in facts.rows("quotes")]
    if not quotes:
        return Skipped(NAME, TITLE, DESCRIPTION, "The package has no quotes.")
    colours = speaker_colours(quotes)
    for quote in quotes:
        quote["colour"] = colours.get(quote["speaker"], theme.LIGHT["untyped"])
    counted = len(quotes) > ROWS_UP_TO
    speakers = words.plural(len({quote["speaker"] for quote in quotes}), "speaker")
    return Picture(
        name=NAME,
        title=TITLE,
        description=COUNTED if counted else DESCRIPTION,
        alt=f"{words.plural(len(quotes), 'statement')} by {speakers} along the text. The table below gives every statement in words.",
        wide=_lines(quotes, rows.WIDE) if counted else _spec(quotes, colours, rows.WIDE),
        narrow=_lines(quotes, rows.NARROW) if counted else _spec(quotes, colours, rows.NARROW),
        table=_table(quotes),
        notes=_notes(quotes) if counted else (),
        tables=("quotes", "actors"),
    )


def mark_of(row: Row, facts: Facts) -> Row:
    """Return what the mark of a quote needs: its place in the text as a share, its length and its words."""
    length = facts.by_id("documents", "document_id").get(row["document_id"], {}).get("characters") or row["end_char"]
    speaker = facts.name(row["speaker_id"]) or NOBODY
    count = len(row["text"].split())
    return {
        "id": row["quote_id"],
        "href": href(row["document_id"], row["quote_id"]),
        "speaker": speaker,
        "form": row["form"],
        "cue": row["cue"] or "",
        "text": row["text"],
        "head": f"“{row['text']}”" if row["form"] == "direct" else row["text"],
        "note": f"{speaker} · {row['form']} · {words.plural(count, 'word')}",
        "words": count,
        "from": 100 * row["start_char"] / max(length, 1),
        "to": 100 * row["end_char"] / max(length, 1),
        "alt": f"{speaker}: {row['text']}",
    }


def speaker_colours(quotes: list[Row]) -> dict[str, str]:
    """Return a colour for each of the speakers who say most; the others share the colour of no one in particular."""
    said: dict[str, int] = {}
    for quote in quotes:
        if quote["speaker"] != NOBODY:
            said[quote["speaker"]] = said.get(quote["speaker"], 0) + quote["words"]
    ranked = sorted(said, key=lambda name: (-said[name], name))[: len(theme.SPEAKERS)]
    return dict(zip(ranked, theme.SPEAKERS, strict=False))


def _table(quotes: list[Row]) -> Table:
    columns = ("Speaker", "Words", "Form", "Verb of saying", "Length", "Where in the text")
    cells = [
        (quote["speaker"], quote["text"], quote["form"], quote["cue"], words.plural(quote["words"], "word"), f"{quote['from']:.0f}%")
        for quote in quotes[:TABLE_ROWS]
    ]
    return Table(columns, cells, [quote["href"] for quote in quotes[:TABLE_ROWS]], len(quotes))


def _spec(quotes: list[Row], colours: dict[str, str], layout: Layout) -> Spec:
    placed, height = rows.place([rows.Words(quote["head"], quote["note"]) for quote in quotes], layout)
    values = [{**quote, **at} for quote, at in zip(quotes, placed, strict=True)]
    layers = [*rows.lettering(layout, height), *_bars(height, layout)]
    body = alt.layer(*layers, data=alt.NamedData(name="quotes")).properties(width=layout.width, height=height)
    return rows.stacked([legend.strip(_entries(quotes, colours), layout), body], {"quotes": values})


def _by_speaker(quotes: list[Row]) -> list[tuple[str, list[Row]]]:
    """Return the statements of each speaker, those who say most first, those whom no text names last."""
    found: dict[str, list[Row]] = {}
    for quote in quotes:
        found.setdefault(quote["speaker"], []).append(quote)
    return sorted(found.items(), key=lambda item: (item[0] == NOBODY, -len(item[1]), item[0]))


def _notes(quotes: list[Row]) -> tuple[str, ...]:
    said = f"There are {len(quotes):,} statements: too many to draw one by one, so this chart counts them by speaker"
    speakers = len({quote["speaker"] for quote in quotes})
    return (f"{said}; of {speakers:,} speakers it shows the {_SPEAKERS} with most.",) if speakers > _SPEAKERS else (f"{said}.",)


def _lines(quotes: list[Row], layout: Layout) -> Spec:
    shown = _by_speaker(quotes)[:_SPEAKERS]
    lines = [
        rows.Words(speaker, f"{words.plural(len(said), 'statement')}, {words.plural(sum(quote['words'] for quote in said), 'word')}")
        for speaker, said in shown
    ]
    placed, height = rows.place(lines, layout)
    step = 100 / _PARTS
    counts = []
    for (speaker, said), at in zip(shown, placed, strict=True):
        parts: dict[int, list[Row]] = {}
        for quote in said:
            parts.setdefault(min(_PARTS - 1, int(quote["from"] // step)), []).append(quote)
        for part, found in sorted(parts.items()):
            where = f"{part * step:g}% to {(part + 1) * step:g}%"
            counts.append(
                {
                    "at": (part + 0.5) * step,
                    "y": at["y"],
                    "count": len(found),
                    "speaker": speaker,
                    "where": where,
                    "first": words.shorten(found[0]["text"], rows.HEAD, 400),
                    "href": found[0]["href"],
                    "alt": f"{speaker}, {where}: {len(found)}",
                }
            )
    tips = [
        alt.Tooltip("speaker:N", title="Speaker"),
        alt.Tooltip("where:N", title="Part of the texts"),
        alt.Tooltip("count:Q", title="Statements"),
        alt.Tooltip("first:N", title="The first"),
    ]
    circles = (
        layer_of(name="counts")
        .mark_circle(color=theme.LIGHT["accent"], opacity=0.85)
        .encode(
            x=alt.X("at:Q", axis=_axis(), scale=alt.Scale(domain=[0, 100], nice=False)),
            y=rows.y("y", height),
            size=alt.Size("count:Q", legend=None, scale=alt.Scale(range=[0, 320 if layout.wide else 110], zero=True)),
            href="href:N",
            description="alt:N",
            tooltip=tips,
        )
    )
    letters = [{**at, "alt": line.head} for at, line in zip(placed, lines, strict=True)]
    body = alt.layer(*rows.lettering(layout, height, href=None, data="speakers"), circles).properties(width=layout.width, height=height)
    return rows.stacked([body], {"speakers": letters, "counts": counts})


def _axis() -> alt.Axis:
    return alt.Axis(title=None, orient="top", values=[0, 25, 50, 75, 100], labelExpr=_PLACES, labelFlush=False)


def _entries(quotes: list[Row], colours: dict[str, str]) -> list[dict[str, object]]:
    named = [{"text": name, "colour": colour, "shape": "square", "filled": True} for name, colour in colours.items()]
    if any(quote["speaker"] not in colours for quote in quotes):
        named.append({"text": "others", "colour": theme.LIGHT["untyped"], "shape": "square", "filled": True})
    bar = "M-1.6,-.6H1.6V.6H-1.6Z"
    forms = {"in quotation marks": True, "reported": False}
    return named + [{"text": text, "colour": theme.LIGHT["ink"], "shape": bar, "filled": filled} for text, filled in forms.items()]


def _bars(height: int, layout: Layout) -> list[Layer]:
    x = alt.X("from:Q", axis=_axis(), scale=alt.Scale(domain=[0, 100], nice=False))
    tips = [
        alt.Tooltip(f"{field}:N", title=title)
        for field, title in (("speaker", "Speaker"), ("text", "Words"), ("form", "Form"), ("cue", "Verb of saying"))
    ]
    layers = []
    for form, opacity in (("direct", 1.0), ("mixed", 0.5), ("indirect", 0.0)):
        part = layer_of().transform_filter(f"datum.form === '{form}'")
        bar = part.mark_rect(fillOpacity=opacity, strokeWidth=1.6, cornerRadius=2)
        layers.append(
            bar.encode(
                x=x,
                x2="to:Q",
                y=rows.y("y_top", height),
                y2="y_bottom:Q",
                fill=alt.Fill("colour:N", scale=None),
                stroke=alt.Stroke("colour:N", scale=None),
                href="href:N",
                description="alt:N",
                tooltip=tips,
            )
        )
    return layers


_PLACES = "datum.value === 0 ? 'beginning' : datum.value === 100 ? 'end' : datum.value + '%'"

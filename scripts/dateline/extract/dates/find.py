"""Finds the time expressions of a document and gives each its value, bounds and reasons."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from dateline.extract.dates.bounds import bounds, edtf, granularity
from dateline.extract.dates.discourse import Context, Told, direction
from dateline.extract.dates.grammar import Expression, expressions
from dateline.extract.dates.guards import is_no_date
from dateline.extract.dates.meaning import Meaning, read
from dateline.language.analysis import Analysis
from dateline.records import Date

# A text whose years lie mostly further than this from its publication tells history.
FAR = 30
# Prepositions that open one end of the date that they govern.
OPENING = {
    "since": "ON_OR_AFTER",
    "by": "ON_OR_BEFORE",
    "until": "ON_OR_BEFORE",
    "till": "ON_OR_BEFORE",
    "through": "ON_OR_BEFORE",
    "before": "BEFORE",
    "after": "AFTER",
}


def find_dates(analysis: Analysis) -> list[Date]:
    """The time expressions of a document, in order of their place.

    Needs tags, lemmas and dependencies; reads no entities.
    """
    doc = analysis.doc
    starts = [token.idx for token in doc]
    found: list[Date] = []
    candidates = list(expressions(doc.text))
    context = _opening_context(analysis, candidates)
    for expression in candidates:
        first, last = bisect_right(starts, expression.start) - 1, bisect_right(starts, expression.end - 1) - 1
        if is_no_date(expression, doc, first, last):
            continue
        context.direction = direction(doc, first, last)
        sentence = analysis.sentence_at(expression.start)
        context.sentence = sentence.number
        meaning = read(expression, context)
        if meaning is None:
            continue
        record = _record(analysis, expression, meaning, doc[first - 1].lower_ if first else "", sentence.sentence_id, doc.text)
        found.append(record)
        _remember(context, meaning, record)
    return found


def _opening_context(analysis: Analysis, candidates: Iterable[Expression]) -> Context:
    """The context before the first expression: news or a narrative is told from the years that the text names."""
    years = [int(e.groups["year"]) for e in candidates if "year" in e.groups]
    published = analysis.published
    far = published is not None and sum(abs(year - published.year) > FAR for year in years) > max(4, len(years) // 2)
    day_first = re.search(r"\b(?:1[3-9]|2\d|3[01])/(?:0?\d|1[0-2])/\d{2,4}\b", analysis.doc.text) is not None
    return Context(published=published, narrative=published is None or far, day_first=day_first)


def _remember(context: Context, meaning: Meaning, record: Date) -> None:
    if meaning.moment is None:
        return
    context.told = Told(meaning.moment, record.date_id, context.sentence)
    if meaning.moment.unit == "day":
        context.told_day = context.told


def _record(analysis: Analysis, expression: Expression, meaning: Meaning, before: str, sentence_id: str, text: str) -> Date:
    modifier = meaning.modifier
    opens = meaning.type == "DATE" and meaning.moment is not None and modifier is None and not text.startswith(("'s", "’s"), expression.end)
    if opens and not re.match(r" \w", text[expression.end : expression.end + 2]):
        modifier = OPENING.get(before)
    elif opens and before == "since":
        modifier = OPENING[before]
    moment = meaning.moment
    start, end = bounds(moment, modifier) if moment else meaning.bounds or (None, None)
    return Date(
        date_id=analysis.row_id("date", expression.start, expression.end),
        document_id=analysis.document.document_id,
        sentence_id=sentence_id,
        start_char=expression.start,
        end_char=expression.end,
        text=analysis.slice(expression.start, expression.end),
        type=meaning.type,
        value=meaning.value,
        modifier=modifier,
        edtf=edtf(moment, modifier) if moment else None,
        start_date=start,
        end_date=end,
        granularity=granularity(moment) if moment else _granularity(meaning),
        anchor=meaning.anchor,
        anchor_date_id=meaning.anchor_date_id,
        direction=meaning.direction,
        rule=expression.rule,
    )


def _granularity(meaning: Meaning) -> str | None:
    coarser = {"fortnight": "week", "night": "day", "millennium": "century"}
    return coarser.get(meaning.unit, meaning.unit) if meaning.unit else None

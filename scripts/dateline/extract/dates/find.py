"""Finds the time expressions of a document and gives each its value, bounds and reasons."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from dateline.extract.dates.bounds import bounds, edtf, granularity, interval
from dateline.extract.dates.discourse import Context, Told, direction, distributes, root
from dateline.extract.dates.genre import opening_context
from dateline.extract.dates.grammar import Expression, expressions
from dateline.extract.dates.guards import is_no_date
from dateline.extract.dates.meaning import Meaning
from dateline.extract.dates.moment import Moment
from dateline.extract.dates.neighbours import day_ahead, end_ahead, governs, is_owned, is_subordinate, looks_away
from dateline.extract.dates.readers import read
from dateline.language.analysis import Analysis
from dateline.records import Date

if TYPE_CHECKING:
    from spacy.tokens import Doc

# How many characters may stand before a date that leads its sentence ("In the summer of 1917").
LEAD = 30
# Lengths in a report of earnings that set the talk on the year: "a year earlier" is then a year.
REPORTED_YEARS = frozenset({"year that ends", "length with article", "length from now"})
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
    doc, text, starts = analysis.doc, analysis.copy, analysis.starts
    found: list[Date] = []

    def tokens(expression: Expression) -> tuple[int, int]:
        return bisect_right(starts, expression.start) - 1, bisect_right(starts, expression.end - 1) - 1

    candidates = list(expressions(text, lambda expression: not is_no_date(expression, doc, *tokens(expression))))
    context = opening_context(analysis.published, text, candidates)
    read_last: tuple[int, Told | None] = (-1, None)
    for at, expression in enumerate(candidates):
        first, last = tokens(expression)
        sentence = analysis.sentence_at(expression.start)
        context.sentence = sentence.number
        context.alone = sentence.end_char - sentence.start_char <= expression.end - expression.start + 1
        context.owner = read_last[1] if read_last[0] == at - 1 and is_owned(candidates, at, text) else None
        context.day_ahead = day_ahead(candidates, at, text)
        context.end_ahead = end_ahead(candidates, at, text)
        _hear_words(context, doc, first, last, expression)
        meaning = read(expression, context)
        if meaning is None:
            continue
        opening = OPENING.get(context.before) if governs(doc, first, last) else None
        record = _record(analysis, expression, meaning, opening, sentence.sentence_id)
        found.append(record)
        moment = _told_moment(meaning, expression, context)
        if moment is not None:
            compares = expression.reads in ("shift", "year_ago") or (context.narrative and expression.groups.get("rel_word") == "past")
            context.remember(
                moment, record.date_id, compares=compares, leads=not context.subordinate and expression.start - sentence.start_char <= LEAD
            )
        read_last = (at, Told(moment, record.date_id, sentence.number) if moment else None)
    return found


def _hear_words(context: Context, doc: Doc, first: int, last: int, expression: Expression) -> None:
    """Take in what the words around the expression say."""
    context.direction, context.firm = direction(doc, first, last)
    context.before = doc[first - 1].lower_ if first else ""
    token = root(doc, first, last)
    context.subordinate = is_subordinate(token)
    context.looks_away = looks_away(expression, token)
    context.distributes = distributes(doc, first, last)


def _told_moment(meaning: Meaning, expression: Expression, context: Context) -> Moment | None:
    """The moment that an expression sets the talk on: none for the end of a quarter just named ("the quarter ended Sept. 30")."""
    quarter = (
        context.told is not None and context.told.sentence == context.sentence and context.told.moment.unit in ("quarter", "half", "year")
    )
    if context.before in ("ended", "ending") and quarter:
        return None
    if expression.pattern.name in REPORTED_YEARS and meaning.unit in ("month", "year") and context.quarter and context.now:
        return Moment("year", context.now.year)
    return meaning.moment


def _record(analysis: Analysis, expression: Expression, meaning: Meaning, opening: str | None, sentence_id: str) -> Date:
    moment, modifier = meaning.moment, meaning.modifier
    if modifier is None and meaning.type == "DATE" and moment is not None:
        modifier = opening
    start, end = meaning.bounds or (bounds(moment, modifier) if moment else (None, None))
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
        edtf=interval(*meaning.bounds) if meaning.type == "DATE" and meaning.bounds else edtf(moment, modifier) if moment else None,
        start_date=start,
        end_date=end,
        granularity=_granularity(meaning),
        anchor=meaning.anchor,
        anchor_date_id=meaning.anchor_date_id,
        direction=meaning.direction,
        rule=expression.rule,
    )


def _granularity(meaning: Meaning) -> str | None:
    if meaning.moment and not (meaning.moment.time and meaning.unit in ("hour", "minute", "second")):
        return granularity(meaning.moment)
    coarser = {"fortnight": "week", "night": "day", "millennium": "century"}
    return coarser.get(meaning.unit, meaning.unit) if meaning.unit else None

"""Finds the time expressions of a document and gives each its value, bounds and reasons."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from dateline.extract.dates.bounds import bounds, edtf, granularity
from dateline.extract.dates.discourse import MAX_CLIMB, Context, direction, distributes, root
from dateline.extract.dates.grammar import Expression, expressions
from dateline.extract.dates.guards import is_no_date
from dateline.extract.dates.meaning import ANAPHORIC, Meaning
from dateline.extract.dates.moment import Moment
from dateline.extract.dates.readers import read
from dateline.language.analysis import Analysis
from dateline.records import Date

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# A text tells history when its years lie mostly further than this from its publication.
NEAR = 3
# In a history hardly one expression in so many speaks from the day of writing.
RARELY = 0.06
# How many characters may stand before a date that leads its sentence ("In the summer of 1917").
LEAD = 30
# Lengths in a report of earnings that set the talk on the year: "a year earlier" is then a year.
REPORTED_YEARS = frozenset({"year that ends", "length with article", "length from now"})
# Patterns that only make sense from the day of writing.
DEICTIC = frozenset({"weekday", "weekday relative", "relative period", "month relative"})
DAY_FIRST = re.compile(r"\b(?:1[3-9]|2\d|3[01])/(?:0?\d|1[0-2])/\d{2,4}\b")
# What may stand between a clock time and its day.
BETWEEN = re.compile(r"[\s(),/]*(?:(?:local time|time|on|of)[\s(),]*){0,2}", re.IGNORECASE)
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
    doc, text = analysis.doc, analysis.doc.text
    starts = [token.idx for token in doc]
    found: list[Date] = []

    def tokens(expression: Expression) -> tuple[int, int]:
        return bisect_right(starts, expression.start) - 1, bisect_right(starts, expression.end - 1) - 1

    candidates = list(expressions(text, lambda expression: not is_no_date(expression, doc, *tokens(expression))))
    context = _opening_context(analysis, text, candidates)
    for at, expression in enumerate(candidates):
        first, last = tokens(expression)
        context.day_ahead = _day_ahead(candidates, at, text)
        context.direction, context.firm = direction(doc, first, last)
        sentence = analysis.sentence_at(expression.start)
        context.sentence = sentence.number
        context.before = doc[first - 1].lower_ if first else ""
        context.looks_away = _looks_away(expression, root(doc, first, last))
        context.distributes = distributes(doc, first, last)
        meaning = read(expression, context)
        if meaning is None:
            continue
        opening = OPENING.get(context.before) if _governs(doc, first, last) else None
        record = _record(analysis, expression, meaning, opening, sentence.sentence_id)
        found.append(record)
        moment = _told_moment(meaning, expression, context)
        if moment is not None:
            context.remember(
                moment,
                record.date_id,
                compares=expression.reads in ("shift", "year_ago"),
                leads=expression.start - sentence.start_char <= LEAD,
            )
    return found


def _is_clock(expression: Expression) -> bool:
    inner = expression.inner
    return expression.reads == "clock" or (expression.reads == "approximate" and inner is not None and _is_clock(inner))


def _day_ahead(candidates: Sequence[Expression], at: int, text: str) -> Expression | None:
    """The day that a clock time stands before: the Friday of "10:35 a.m. (0735 GMT) Friday"."""
    if not _is_clock(candidates[at]):
        return None
    end = candidates[at].end
    for other in candidates[at + 1 : at + 3]:
        if not BETWEEN.fullmatch(text, end, other.start):
            return None
        if not _is_clock(other):
            return other if other.reads in ("calendar", "day_word") else None
        end = other.end
    return None


def _opening_context(analysis: Analysis, text: str, candidates: Sequence[Expression]) -> Context:
    """The context before the first expression; whether the text is news or a narrative shows in its own dates."""
    published = analysis.published
    day_first = DAY_FIRST.search(text) is not None
    return Context(published, published is None or _tells_history(candidates, published), day_first)


def _tells_history(candidates: Sequence[Expression], published: date) -> bool:
    """Whether a text names years, mostly far from its publication, and hardly speaks of yesterday or last week."""
    years = [e for e in candidates if {"year", "era"} & e.groups.keys()]
    far = sum("era" in e.groups or abs(int(e.groups["year"]) - published.year) > NEAR for e in years)
    deictic = sum(_is_deictic(_core(e)) for e in candidates)
    return len(years) >= 3 and far > 0.7 * len(years) and deictic < RARELY * len(candidates)


def _is_deictic(core: Expression) -> bool:
    """Whether an expression only makes sense from the day of writing: "yesterday", "last week", "a year ago", but not "that week"."""
    if core.pattern.name in DEICTIC:
        return core.groups.get("rel_word") not in ANAPHORIC and "det" not in core.groups
    return core.reads == "day_word" or core.groups.get("way") == "ago"


def _core(expression: Expression) -> Expression:
    """The innermost expression: the Friday of "late on Friday evening"."""
    return expression if expression.inner is None else _core(expression.inner)


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


def _looks_away(expression: Expression, token: Token) -> bool:
    """Whether an expression names a time other than the story's: its end ("until the fall of the city in 1945"), or the year before."""
    if expression.groups.get("rel_word") == "previous":
        return True
    for _ in range(MAX_CLIMB):
        if token.lower_ in ("until", "till"):
            return True
        if token.head.i == token.i or token.pos_ == "VERB":
            break
        token = token.head
    return False


def _governs(doc: Doc, first: int, last: int) -> bool:
    """Whether the word before a date governs the date itself ("after 1997"), not what the date belongs to ("after 1997 results")."""
    if first == 0 or (last + 1 < len(doc) and doc[last + 1].tag_ == "POS"):
        return False
    token = root(doc, first, last)
    return token.head.i == first - 1 or token.dep_ in ("npadvmod", "ROOT", "nummod") or last + 1 == len(doc) or doc[last + 1].is_punct


def _record(analysis: Analysis, expression: Expression, meaning: Meaning, opening: str | None, sentence_id: str) -> Date:
    moment, modifier = meaning.moment, meaning.modifier
    if modifier is None and meaning.type == "DATE" and moment is not None:
        modifier = opening
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

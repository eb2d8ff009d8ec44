"""What looks like a length, a part of the day, a frequency or the present and is none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dateline.extract.dates.grammar import Expression
from dateline.extract.dates.guarding import NOUNS, guard, guard_words, word_at

if TYPE_CHECKING:
    from spacy.tokens import Doc

HYPHENATED = tuple(
    f"{part}-" for part in ("first", "second", "third", "fourth", "fiscal second", "fiscal first", "fiscal third", "fiscal fourth")
)


@guard("length")
def _length(expression: Expression, doc: Doc, first: int, last: int) -> bool:
    """No length: "a second suspect", "three-quarters of it", "as many weeks"."""
    following = doc[last + 1] if last + 1 < len(doc) else None
    token = doc[last]
    if token.lower_ == "year" and re.fullmatch(r"(?:1[5-9]|20)\d\d", expression.groups.get("number", "")):
        return True
    if following is not None and following.text == "-" and word_at(doc, last + 2).lower() not in guard_words()["after_hyphen"]:
        return "long" not in expression.groups
    if "long" in expression.groups and expression.groups.get("number") in ("a", "an"):
        return True
    if expression.groups.get("approximator") in ("over", "under", "around") and not _is_weighed(doc, first):
        return True
    if "vague" in expression.groups and word_at(doc, first - 1).lower() in ("as", "how", "so", "too"):
        return True
    if token.lower_ == "second":
        return expression.groups.get("number", "") in ("a", "another", "one") and (
            token.tag_ == "JJ" or token.dep_.startswith("nsubj") or (following is not None and following.tag_ in NOUNS)
        )
    if token.lower_ == "quarter" and [word_at(doc, last + 1), word_at(doc, last + 2)] == [",", "of"]:
        return True
    if token.lower_ == "quarters" and expression.groups.get("number") not in ("three", "3"):
        return False
    return token.lower_ in ("quarter", "quarters") and following is not None and following.lower_ in ("of", "to", "past")


def _is_weighed(doc: Doc, first: int) -> bool:
    """Whether "over" compares ("for over a year") and does not lead ("spread over a year")."""
    return first > 0 and (doc[first - 1].tag_ == "IN" or doc[first - 1].lemma_ in ("take", "last", "be", "spend", "serve", "wait"))


@guard("length with article")
def _length_with_article(expression: Expression, doc: Doc, first: int, last: int) -> bool:
    """The article of another noun: "the two day rally"."""
    return not doc[last].text.lower().endswith("s") and expression.groups.get("number") not in ("one", "single")


@guard("quarter")
def _no_period(expression: Expression, doc: Doc, first: int, last: int) -> bool:
    """The article of a noun that a hyphenated quarter stands before ("the third-quarter loss"), or a part of a match."""
    if doc[first].lower_ == "the" and doc[first + 1 : last + 1].text.lower().startswith(HYPHENATED):
        return True
    return "year" not in expression.groups and any(token.lower_ in guard_words()["of_a_match"] for token in doc[first].sent)


@guard("year-ago period")
def _year_ago(expression: Expression, doc: Doc, first: int, last: int) -> bool:
    """The article of a noun that "year-ago" stands before: "the year-ago results"."""
    return "period" not in expression.groups and doc[first].lower_ in ("the", "comparable")


@guard("part of any day")
def _any_part(expression: Expression, doc: Doc, first: int, last: int) -> bool:
    """The word "night" or "dawn" alone is a time after some prepositions only."""
    return word_at(doc, first - 1).lower() not in guard_words()["before_part_of_day"]


@guard("this time")
def _this_time(expression: Expression, doc: Doc, first: int, last: int) -> bool:
    """Alone it is an occasion ("this time he won"); after a preposition it is a time."""
    return word_at(doc, first - 1).lower() not in guard_words()["before_this_time"]


@guard("the period told of")
def _told_of(expression: Expression, doc: Doc, first: int, last: int) -> bool:
    """A year of another calendar: "the Year III"; an age of superlatives: "the deal of the century"."""
    following = word_at(doc, last + 1)
    if expression.groups["unit"] == "day":
        return word_at(doc, first - 1).lower() != "in" or word_at(doc, first - 2).lower() not in ("later", "earlier", "late", "early")
    if expression.groups["unit"] in ("decade", "century") and first > 1 and doc[first - 1].lower_ == "of":
        return doc[first - 2].lower_ not in guard_words()["parts_of_periods"]
    return following.strip("IVX.") == "" and following[:1].isalpha()


@guard("bare plural")
def _bare_plural(expression: Expression, doc: Doc, first: int, last: int) -> bool:
    """No length: "the early hours of Thursday", "working hours"."""
    if first == 0:
        return False
    before = doc[first - 1]
    return before.lower_ in guard_words()["before_hours"] | {"many"} or (before.dep_ == "compound" and before.head.i == first)


@guard("length from now")
def _length_from_now(expression: Expression, doc: Doc, first: int, last: int) -> bool:
    """The verb: "will last ten days"."""
    return doc[first].lower_ == "last" and doc[first].tag_ in ("VB", "VBP", "VBD", "VBN")


@guard("some day")
def _some_day(expression: Expression, doc: Doc, first: int, last: int) -> bool:
    """A length ("lasted one day") or a count, unless it opens its clause or stands between a helper and its verb."""
    if first == last or doc[first].is_sent_start or doc[first].lower_ == "some":
        return doc[last].dep_ not in ("npadvmod", "advmod")
    return not (doc[first - 1].tag_ == "MD" or doc[first - 1].lower_ in ("that", "to"))


@guard("day before or after")
def _beside(expression: Expression, doc: Doc, first: int, last: int) -> bool:
    """The end of a period and a new phrase: "at the end of the month after two years"."""
    return word_at(doc, first - 1).lower() == "of" and last + 1 < len(doc) and not doc[last + 1].is_punct


@guard("while")
def _while(expression: Expression, doc: Doc, first: int, last: int) -> bool:
    """A length only where a preposition makes it one: "for some time", not "it takes some time"."""
    return word_at(doc, first - 1).lower() not in ("for", "after", "within", "in")


@guard("frequency word")
def _frequency(expression: Expression, doc: Doc, first: int, last: int) -> bool:
    """A newspaper's name: "the Daily Mail"."""
    token = doc[first]
    if token.tag_ in ("NNP", "NNPS", "NN") and not token.is_sent_start:
        return True
    return token.lower_ not in ("daily", "weekly", "nightly", "hourly") and token.tag_ == "JJ"


@guard("clock time")
def _clock_time(expression: Expression, doc: Doc, first: int, last: int) -> bool:
    """A dotted number without "p.m." is a decimal number, not a time of day."""
    clock = expression.groups.get("clock", "")
    if clock.count(":") == 2 and word_at(doc, first - 1).lower() in ("in", "of", "a"):
        return True
    return "." in clock.split("m")[0][:4] and not any(half in clock for half in ("am", "pm", "a.m", "p.m"))


@guard("past", "present", "future")
def _reference(expression: Expression, doc: Doc, first: int, last: int) -> bool:
    word = doc[first].lower_
    if word == "then":
        return True
    if word == "current":
        return doc[first].tag_ in ("NN", "NNS", "NNP")
    if word == "future":
        return first == last and (doc[first].tag_ in ("NNP", "JJ") or doc[first].dep_ in ("amod", "compound"))
    return word == "soon" and first == last and word_at(doc, first + 1).lower() == "as"

"""What looks like a day, month, year, season or holiday and is none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dateline.extract.dates.grammar import Expression
from dateline.extract.dates.guarding import NOUNS, guard, guard_words, word_at
from dateline.extract.dates.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Doc


def _is_named(doc: Doc, at: int) -> bool:
    """Whether a title or a first name stands before: "Mrs May", "Theresa May"."""
    if at == 0:
        return False
    before = doc[at - 1]
    return before.lower_.rstrip(".") in guard_words()["titles"] or (
        before.tag_ == "NNP" and before.dep_ == "compound" and before.head.i == at
    )


@guard("month", "month relative", "month day")
def _month(expression: Expression, doc: Doc, first: int, last: int) -> bool:
    token = doc[last] if expression.pattern.name == "month relative" else doc[first]
    if expression.pattern.name == "month" and _is_named(doc, first):
        return True
    if (
        token.lower_ == "march"
        and word_at(doc, last + 1).lower() in ("of", "on", "to", "for")
        and word_at(doc, first - 1).lower() in guard_words()["of_a_march"]
    ):
        return True
    if expression.groups.get("month") in ("may", "march", "august", "jan", "mar", "jun", "dec", "sep", "apr"):
        return not token.text[:1].isupper() or token.tag_ in ("MD", "VB", "VBP", "VBD", "JJ")
    return False


@guard("weekday")
def _weekday(expression: Expression, doc: Doc, first: int, last: int) -> bool:
    """A word in lower case, or an abbreviation without a full stop or a date after it: "Sun, a maker of computers"."""
    word = doc[last].text
    if len(word) > 3:
        return not word[:1].isupper() or (
            word_at(doc, first - 1).lower() in guard_words()["named_days"] and word_at(doc, first - 1)[:1].isupper()
        )
    following, after = word_at(doc, last + 1), word_at(doc, last + 2).lower().rstrip(".")
    dated = following == "," and (after.isdigit() or after in words("month_name") or after in words("month_abbreviation"))
    return not word[:1].isupper() or not (following == "." or dated)


@guard("year")
def _year(expression: Expression, doc: Doc, first: int, last: int) -> bool:
    """A number of four digits that counts, numbers or prices something."""
    before, token = word_at(doc, first - 1), doc[last]
    if before.lower().rstrip(".") in guard_words()["numbered"] or before in ("$", "€", "£", "¥", "#"):
        return True
    following = doc[last + 1] if last + 1 < len(doc) else None
    if following is None:
        return False
    if (
        before.lower() not in ("the", "’s", "'s")
        and following.tag_ == "NNS"
        and token.dep_ in ("nummod", "compound")
        and token.head.i > last
        and following.lower_ not in guard_words()["after_year"]
    ):
        return True
    if following.lower_ in guard_words()["counted"]:
        return True
    return any(
        word_at(doc, at).lower().rstrip(".") in guard_words()["street"] and word_at(doc, at)[:1].isupper()
        for at in (last + 1, last + 2, last + 3)
    )


@guard("nth day")
def _nth_day(expression: Expression, doc: Doc, first: int, last: int) -> bool:
    """A rank: "the 11th Circuit"."""
    return last + 1 < len(doc) and (doc[last + 1].tag_ in NOUNS | {"JJ"} or doc[last + 1].text == "-")


@guard("short year")
def _short_year(expression: Expression, doc: Doc, first: int, last: int) -> bool:
    return last + 1 < len(doc) and doc[last + 1].tag_ in ("NNP", "NNPS", "NNS", "NN")


@guard("earlier or later")
def _within(expression: Expression, doc: Doc, first: int, last: int) -> bool:
    """TIMEX3 spans leave "earlier" out before a weekday."""
    inner = expression.inner
    return inner is not None and inner.pattern.name == "weekday"


@guard("bare season")
def _bare_season(expression: Expression, doc: Doc, first: int, last: int) -> bool:
    """A season without article only after a preposition of time: "in winter"."""
    if doc[first].tag_ not in ("NN", "NNP"):
        return True
    if doc[first].dep_ == "compound" and doc[first].head.i > first:
        return word_at(doc, first - 1).lower() != "the" and doc[first].is_lower
    before = word_at(doc, first - 1).lower()
    if before in ("and", "or") and word_at(doc, first - 2).lower() in words("season"):
        return False
    return before not in guard_words()["before_season"] or _season(expression, doc, first, last)


@guard("holiday")
def _holiday(expression: Expression, doc: Doc, first: int, last: int) -> bool:
    """A thing that is called by a holiday: "Easter Island", "Operation Ramadan", "Black Friday Blues"; a word in lower case."""
    following = word_at(doc, last + 1)
    if following.lower() in guard_words()["named_after_holidays"] or word_at(doc, first - 1).lower() in guard_words()["named_by_holidays"]:
        return True
    weekday = doc[last].lower_ in words("dow") and following[:1].isupper() and doc[last].dep_ == "compound"
    return weekday or not doc[first].text[:1].isupper()


@guard("year span")
def _year_span(expression: Expression, doc: Doc, first: int, last: int) -> bool:
    """Two years, each a date of its own, unless they name a season or budget: "the 2012-13 season"."""
    return last + 1 >= len(doc) or doc[last + 1].tag_ not in ("NN", "NNS", "JJ", "NNP")


@guard("weekday relative")
def _relative_weekday(expression: Expression, doc: Doc, first: int, last: int) -> bool:
    """The preposition: "Following Monday's defeat"."""
    return doc[first].lower_ in ("following", "past")


@guard("century")
def _century(expression: Expression, doc: Doc, first: int, last: int) -> bool:
    """The article of a noun that a century stands before: "the 18th-century palace"."""
    return doc[first].lower_ == "the" and "-" in doc[first : last + 1].text


@guard("season")
def _season(expression: Expression, doc: Doc, first: int, last: int) -> bool:
    """No season: "the fall of the wall", "they fall"."""
    token = doc[last]
    if expression.pattern.name == "season" and token.dep_ == "compound" and token.head.i == last + 1:
        return True
    return (token.lower_ == "fall" and word_at(doc, last + 1).lower() in ("of", "in")) or doc[last].tag_ in ("VB", "VBP", "VBD")


@guard("decade")
def _decade(expression: Expression, doc: Doc, first: int, last: int) -> bool:
    """Bare "80s" and "twenties" without "the", which may be ages or temperatures; "his late 40s" is an age."""
    at = first - 1
    while at > 0 and doc[at].lower_ in guard_words()["before_decade"] - {"the"}:
        at -= 1
    if at >= 0 and doc[at].tag_ in ("PRP$", "POS"):
        return True
    listed = word_at(doc, first - 1).lower() in ("and", "or")
    if listed and re.fullmatch(r"\d{4}['’]?s", word_at(doc, first - 2)):
        return False
    if listed and re.fullmatch(r"\d0['’]?s", word_at(doc, first - 2)) and word_at(doc, first - 3).lower() in guard_words()["before_decade"]:
        return False
    if word_at(doc, first - 1).lower() in guard_words()["before_decade"] or "decade_century" in expression.groups:
        return False
    return (
        "decade_year" not in expression.groups
        and doc[first].lower_ not in ("the", "'", "’", "‘")
        and not doc[first].text.startswith(("'", "’"))
    )

"""What looks like a date and is none: verbs, names, ranks, counts, ages, addresses."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from dateline.extract.dates.grammar import Expression
from dateline.extract.dates.lexicon import words
from dateline.language.knowledge import load

if TYPE_CHECKING:
    from spacy.tokens import Doc

HYPHENATED = tuple(
    f"{part}-" for part in ("first", "second", "third", "fourth", "fiscal second", "fiscal first", "fiscal third", "fiscal fourth")
)
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "CD"})


@cache
def guards() -> dict[str, frozenset[str]]:
    """The word lists of knowledge/dates/guards.toml."""
    return {name: frozenset(entries) for name, entries in load("dates/guards").items()}


def is_no_date(expression: Expression, doc: Doc, first: int, last: int) -> bool:
    """Whether the words around the tokens first..last tell that the expression is no date."""
    check = _CHECKS.get(expression.pattern.name)
    if check and check(expression, doc, first, last):
        return True
    return _in_name(expression, doc, first, last) or _is_age(doc, last) or _is_numbered(doc, first)


def _text(doc: Doc, at: int) -> str:
    return doc[at].text if 0 <= at < len(doc) else ""


def _is_numbered(doc: Doc, first: int) -> bool:
    before = _text(doc, first - 1).lower()
    return before != "no" and before.rstrip(".") in guards()["numbered"] and doc[first].text[:1].isdigit()


def _is_age(doc: Doc, last: int) -> bool:
    after = [_text(doc, at).lower() for at in range(last + 1, last + 4)]
    return after[0] in ("old", "olds", "older") or (after[0] in ("-", "–") and after[1] in ("old", "olds")) or after[:2] == ["of", "age"]


def _in_name(expression: Expression, doc: Doc, first: int, last: int) -> bool:
    """A bare month, weekday or holiday inside a proper name: "April Hughes", "Sunday Mirror"."""
    if expression.pattern.name not in ("month", "weekday", "season") or first != last:
        return False
    token = doc[first]
    if token.text.islower():
        return token.lower_ in guards()["ambiguous"]
    following = doc[first + 1] if first + 1 < len(doc) else None
    if following is not None and following.lower_ in guards()["named_after_days"] and expression.pattern.name == "weekday":
        return True
    if following is not None and following.tag_ in ("NNP", "NNPS") and token.dep_ in ("compound", "nmod") and token.head.i > first:
        return (
            not (token.pos_ == "PROPN" and following.lower_ in guards()["after_date"])
            and token.head.tag_ in ("NNP", "NNPS")
            and following.text[:1].isupper()
        )
    return False


def _is_named(doc: Doc, at: int) -> bool:
    """Whether a title or a first name stands before: "Mrs May", "Theresa May"."""
    if at == 0:
        return False
    before = doc[at - 1]
    return before.lower_.rstrip(".") in guards()["titles"] or (before.tag_ == "NNP" and before.dep_ == "compound" and before.head.i == at)


def _month(expression: Expression, doc: Doc, first: int, last: int) -> bool:
    token = doc[last] if expression.pattern.name == "month relative" else doc[first]
    if expression.pattern.name == "month" and _is_named(doc, first):
        return True
    if (
        token.lower_ == "march"
        and _text(doc, last + 1).lower() in ("of", "on", "to", "for")
        and _text(doc, first - 1).lower() in guards()["of_a_march"]
    ):
        return True
    if expression.groups.get("month") in ("may", "march", "august", "jan", "mar", "jun", "dec", "sep", "apr"):
        return not token.text[:1].isupper() or token.tag_ in ("MD", "VB", "VBP", "VBD", "JJ")
    return False


def _weekday(expression: Expression, doc: Doc, first: int, last: int) -> bool:
    """A word in lower case, or an abbreviation without a full stop or a date after it: "Sun, a maker of computers"."""
    word = doc[last].text
    if len(word) > 3:
        return not word[:1].isupper() or (_text(doc, first - 1).lower() in guards()["named_days"] and _text(doc, first - 1)[:1].isupper())
    following, after = _text(doc, last + 1), _text(doc, last + 2).lower().rstrip(".")
    dated = following == "," and (after.isdigit() or after in words("month_name") or after in words("month_abbreviation"))
    return not word[:1].isupper() or not (following == "." or dated)


def _year(expression: Expression, doc: Doc, first: int, last: int) -> bool:
    """A number of four digits that counts, numbers or prices something."""
    before, token = _text(doc, first - 1), doc[last]
    if before.lower().rstrip(".") in guards()["numbered"] or before in ("$", "€", "£", "¥", "#"):
        return True
    following = doc[last + 1] if last + 1 < len(doc) else None
    if following is None:
        return False
    if (
        before.lower() not in ("the", "’s", "'s")
        and following.tag_ == "NNS"
        and token.dep_ in ("nummod", "compound")
        and token.head.i > last
        and following.lower_ not in guards()["after_year"]
    ):
        return True
    if following.lower_ in guards()["counted"]:
        return True
    return any(
        _text(doc, at).lower().rstrip(".") in guards()["street"] and _text(doc, at)[:1].isupper() for at in (last + 1, last + 2, last + 3)
    )


def _length(expression: Expression, doc: Doc, first: int, last: int) -> bool:
    """No length: "a second suspect", "three-quarters of it", "as many weeks"."""
    following = doc[last + 1] if last + 1 < len(doc) else None
    token = doc[last]
    if token.lower_ == "year" and re.fullmatch(r"(?:1[5-9]|20)\d\d", expression.groups.get("number", "")):
        return True
    if following is not None and following.text == "-" and _text(doc, last + 2).lower() not in guards()["after_hyphen"]:
        return "long" not in expression.groups
    if "long" in expression.groups and expression.groups.get("number") in ("a", "an"):
        return True
    if expression.groups.get("approximator") in ("over", "under", "around") and not _is_weighed(doc, first):
        return True
    if "vague" in expression.groups and _text(doc, first - 1).lower() in ("as", "how", "so", "too"):
        return True
    if token.lower_ == "second":
        return expression.groups.get("number", "") in ("a", "another", "one") and (
            token.tag_ == "JJ" or token.dep_.startswith("nsubj") or (following is not None and following.tag_ in NOUNS)
        )
    if token.lower_ == "quarter" and [_text(doc, last + 1), _text(doc, last + 2)] == [",", "of"]:
        return True
    if token.lower_ == "quarters" and expression.groups.get("number") not in ("three", "3"):
        return False
    return token.lower_ in ("quarter", "quarters") and following is not None and following.lower_ in ("of", "to", "past")


def _is_weighed(doc: Doc, first: int) -> bool:
    """Whether "over" compares ("for over a year") and does not lead ("spread over a year")."""
    return first > 0 and (doc[first - 1].tag_ == "IN" or doc[first - 1].lemma_ in ("take", "last", "be", "spend", "serve", "wait"))


def _length_with_article(expression: Expression, doc: Doc, first: int, last: int) -> bool:
    """The article of another noun: "the two day rally"."""
    return not doc[last].text.lower().endswith("s") and expression.groups.get("number") not in ("one", "single")


def _article_of_noun(expression: Expression, doc: Doc, first: int, last: int) -> bool:
    """The article of a noun that a hyphenated quarter stands before: "the third-quarter loss"."""
    return doc[first].lower_ == "the" and doc[first + 1 : last + 1].text.lower().startswith(HYPHENATED)


def _year_ago(expression: Expression, doc: Doc, first: int, last: int) -> bool:
    """The article of a noun that "year-ago" stands before: "the year-ago results"."""
    return "period" not in expression.groups and doc[first].lower_ in ("the", "comparable")


def _nth_day(expression: Expression, doc: Doc, first: int, last: int) -> bool:
    """A rank: "the 11th Circuit"."""
    return last + 1 < len(doc) and (doc[last + 1].tag_ in NOUNS | {"JJ"} or doc[last + 1].text == "-")


def _short_year(expression: Expression, doc: Doc, first: int, last: int) -> bool:
    return last + 1 < len(doc) and doc[last + 1].tag_ in ("NNP", "NNPS", "NNS", "NN")


def _within(expression: Expression, doc: Doc, first: int, last: int) -> bool:
    """TIMEX3 spans leave "earlier" out before a weekday."""
    inner = expression.inner
    return inner is not None and inner.pattern.name == "weekday"


def _bare_season(expression: Expression, doc: Doc, first: int, last: int) -> bool:
    """A season without article only after a preposition of time: "in winter"."""
    if doc[first].tag_ not in ("NN", "NNP"):
        return True
    if doc[first].dep_ == "compound" and doc[first].head.i > first:
        return _text(doc, first - 1).lower() != "the" and doc[first].is_lower
    before = _text(doc, first - 1).lower()
    if before in ("and", "or") and _text(doc, first - 2).lower() in words("season"):
        return False
    return before not in guards()["before_season"] or _season(expression, doc, first, last)


def _any_part(expression: Expression, doc: Doc, first: int, last: int) -> bool:
    """The word "night" or "dawn" alone is a time after some prepositions only."""
    return _text(doc, first - 1).lower() not in guards()["before_part_of_day"]


def _holiday(expression: Expression, doc: Doc, first: int, last: int) -> bool:
    """A thing that is called by a holiday: "Easter Island", "Operation Ramadan", "Black Friday Blues"; a word in lower case."""
    following = _text(doc, last + 1)
    if following.lower() in guards()["named_after_holidays"] or _text(doc, first - 1).lower() in guards()["named_by_holidays"]:
        return True
    weekday = doc[last].lower_ in words("dow") and following[:1].isupper() and doc[last].dep_ == "compound"
    return weekday or not doc[first].text[:1].isupper()


def _year_span(expression: Expression, doc: Doc, first: int, last: int) -> bool:
    """Two years, each a date of its own, unless they name a season or budget: "the 2012-13 season"."""
    return last + 1 >= len(doc) or doc[last + 1].tag_ not in ("NN", "NNS", "JJ", "NNP")


def _this_time(expression: Expression, doc: Doc, first: int, last: int) -> bool:
    """Alone it is an occasion ("this time he won"); after a preposition it is a time."""
    return _text(doc, first - 1).lower() not in guards()["before_this_time"]


def _told_of(expression: Expression, doc: Doc, first: int, last: int) -> bool:
    """A year of another calendar: "the Year III"; an age of superlatives: "the deal of the century"."""
    following = _text(doc, last + 1)
    if expression.groups["unit"] == "day":
        return _text(doc, first - 1).lower() != "in" or _text(doc, first - 2).lower() not in ("later", "earlier", "late", "early")
    if expression.groups["unit"] in ("decade", "century") and first > 1 and doc[first - 1].lower_ == "of":
        return doc[first - 2].lower_ not in guards()["parts_of_periods"]
    return following.strip("IVX.") == "" and following[:1].isalpha()


def _bare_plural(expression: Expression, doc: Doc, first: int, last: int) -> bool:
    """No length: "the early hours of Thursday", "working hours"."""
    if first == 0:
        return False
    before = doc[first - 1]
    return before.lower_ in guards()["before_hours"] | {"many"} or (before.dep_ == "compound" and before.head.i == first)


def _length_from_now(expression: Expression, doc: Doc, first: int, last: int) -> bool:
    """The verb: "will last ten days"."""
    return doc[first].lower_ == "last" and doc[first].tag_ in ("VB", "VBP", "VBD", "VBN")


def _some_day(expression: Expression, doc: Doc, first: int, last: int) -> bool:
    """A length ("lasted one day") or a count, unless it opens its clause or stands between a helper and its verb."""
    if first == last or doc[first].is_sent_start or doc[first].lower_ == "some":
        return doc[last].dep_ not in ("npadvmod", "advmod")
    return not (doc[first - 1].tag_ == "MD" or doc[first - 1].lower_ in ("that", "to"))


def _beside(expression: Expression, doc: Doc, first: int, last: int) -> bool:
    """The end of a period and a new phrase: "at the end of the month after two years"."""
    return _text(doc, first - 1).lower() == "of" and last + 1 < len(doc) and not doc[last + 1].is_punct


def _while(expression: Expression, doc: Doc, first: int, last: int) -> bool:
    """A length only where a preposition makes it one: "for some time", not "it takes some time"."""
    return _text(doc, first - 1).lower() not in ("for", "after", "within", "in")


def _relative_weekday(expression: Expression, doc: Doc, first: int, last: int) -> bool:
    """The preposition: "Following Monday's defeat"."""
    return doc[first].lower_ in ("following", "past")


def _century(expression: Expression, doc: Doc, first: int, last: int) -> bool:
    """The article of a noun that a century stands before: "the 18th-century palace"."""
    return doc[first].lower_ == "the" and "-" in doc[first : last + 1].text


def _frequency(expression: Expression, doc: Doc, first: int, last: int) -> bool:
    """A newspaper's name: "the Daily Mail"."""
    token = doc[first]
    if token.tag_ in ("NNP", "NNPS", "NN") and not token.is_sent_start:
        return True
    return token.lower_ not in ("daily", "weekly", "nightly", "hourly") and token.tag_ == "JJ"


def _season(expression: Expression, doc: Doc, first: int, last: int) -> bool:
    """No season: "the fall of the wall", "they fall"."""
    token = doc[last]
    if expression.pattern.name == "season" and token.dep_ == "compound" and token.head.i == last + 1:
        return True
    return (token.lower_ == "fall" and _text(doc, last + 1).lower() in ("of", "in")) or doc[last].tag_ in ("VB", "VBP", "VBD")


def _clock_time(expression: Expression, doc: Doc, first: int, last: int) -> bool:
    """A dotted number without "p.m." is a decimal number, not a time of day."""
    clock = expression.groups.get("clock", "")
    if clock.count(":") == 2 and _text(doc, first - 1).lower() in ("in", "of", "a"):
        return True
    return "." in clock.split("m")[0][:4] and not any(half in clock for half in ("am", "pm", "a.m", "p.m"))


def _reference(expression: Expression, doc: Doc, first: int, last: int) -> bool:
    word = doc[first].lower_
    if word == "then":
        return True
    if word == "current":
        return doc[first].tag_ in ("NN", "NNS", "NNP")
    if word == "future":
        return first == last and (doc[first].tag_ in ("NNP", "JJ") or doc[first].dep_ in ("amod", "compound"))
    return word == "soon" and first == last and _text(doc, first + 1).lower() == "as"


def _decade(expression: Expression, doc: Doc, first: int, last: int) -> bool:
    """Bare "80s" and "twenties" without "the", which may be ages or temperatures; "his late 40s" is an age."""
    at = first - 1
    while at > 0 and doc[at].lower_ in guards()["before_decade"] - {"the"}:
        at -= 1
    if at >= 0 and doc[at].tag_ in ("PRP$", "POS"):
        return True
    listed = _text(doc, first - 1).lower() in ("and", "or")
    if listed and re.fullmatch(r"\d{4}['’]?s", _text(doc, first - 2)):
        return False
    if listed and re.fullmatch(r"\d0['’]?s", _text(doc, first - 2)) and _text(doc, first - 3).lower() in guards()["before_decade"]:
        return False
    if _text(doc, first - 1).lower() in guards()["before_decade"] or "decade_century" in expression.groups:
        return False
    return (
        "decade_year" not in expression.groups
        and doc[first].lower_ not in ("the", "'", "’", "‘")
        and not doc[first].text.startswith(("'", "’"))
    )


_CHECKS = {
    "month": _month,
    "month relative": _month,
    "month day": _month,
    "weekday": _weekday,
    "weekday relative": _relative_weekday,
    "while": _while,
    "day before or after": _beside,
    "some day": _some_day,
    "year": _year,
    "length": _length,
    "length from now": _length_from_now,
    "century": _century,
    "length with article": _length_with_article,
    "quarter": _article_of_noun,
    "year-ago period": _year_ago,
    "nth day": _nth_day,
    "short year": _short_year,
    "earlier or later": _within,
    "bare season": _bare_season,
    "this time": _this_time,
    "year span": _year_span,
    "holiday": _holiday,
    "part of any day": _any_part,
    "the period told of": _told_of,
    "bare plural": _bare_plural,
    "frequency word": _frequency,
    "season": _season,
    "clock time": _clock_time,
    "past": _reference,
    "present": _reference,
    "future": _reference,
    "decade": _decade,
}

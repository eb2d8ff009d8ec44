"""What looks like a quantity and is none: dates, times, labels, names with numbers, pronouns."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from dateline.extract.figures.labels import guard_words, is_label, word_before
from dateline.extract.figures.quantity import Quantity
from dateline.extract.figures.syntax import Words, counted_noun

# Numbers of more digits than a trillion has are written with separators or in words.
LONGEST = 13
_CLOCK = re.compile(r"\s*(?:[ap]\.?\s?m\b|o['’]clock|GMT|BST|EST|EDT|CET|UTC|noon|midnight)|:\d|[./]\d", re.IGNORECASE)
_BARE = re.compile(r"(?:hundred|thousand|million|billion|trillion|lakh|crore|dozen)s?", re.IGNORECASE)
_MONTH_AHEAD = re.compile(r"\s+(?:of\s+)?([A-Z][a-z]+)")
_AT_ONE_POINT = re.compile(r"\b[Aa]t one point$")
_ONE_DAY = re.compile(r"one (?:day|night|morning|evening|time)", re.IGNORECASE)
_GROUP_OF = re.compile(r"\bGroup of $")
_RATIO = re.compile(r"-(?:for|to)-\w")
_OF_YEAR = re.compile(r"\s+of\s+(?:the\s+(?:year|game|match)|last|this|next|1[89]|20)")
_OF = re.compile(r"\s+of\b")
_OF_NOUN = re.compile(r"\s+of\s+(?!them\b|us\b|you\b|those\b|these\b|which\b|whom\b|it\b|his\s+own\b|a\s+kind\b)", re.IGNORECASE)
_PARTS_OF_GAMES = re.compile(r"(?:two|three|four)\s+(?:quarters|halves)", re.IGNORECASE)
_NEXT_WORD = re.compile(r"\s*([A-Za-z]+|\S|$)")


class Taken:
    """Spans that are dates and times, asked by offset; they are sorted and apart."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self._spans = sorted(spans)
        self._ends = sorted(end for _, end in spans)

    def overlaps(self, start: int, end: int) -> bool:
        """Whether any of the spans shares a character with this one."""
        index = bisect_left(self._ends, start + 1)
        return index < len(self._spans) and self._spans[index][0] < end


def is_quantity(text: str, words: Words, quantity: Quantity, taken: Taken) -> bool:
    """Whether a number is a quantity."""
    number = quantity.number
    if taken.overlaps(number.start, number.end) or _glued(text, quantity) or _in_date(text, quantity):
        return False
    if _is_identifier(text, quantity):
        return False
    if number.form == "article":
        return quantity.modifier != "exact" and quantity.unit is not None
    if number.value == 0 and quantity.unit is None and quantity.modifier in ("less_than", "more_than"):
        # "Below zero" is a place on a scale.
        return False
    if quantity.unit is not None:
        return not (_AT_ONE_POINT.search(text, max(0, number.start - 4), quantity.end) or _is_some_day(text, quantity))
    if number.form == "fraction":
        return _is_fraction(text, quantity)
    if number.form == "vague":
        return number.low != number.high or counted_noun(words, number.start, quantity.end) is not None
    if number.form == "words":
        return _is_spelled_quantity(text, words, quantity)
    return not _RATIO.match(text, number.end) and not is_label(text, words, quantity)


def _is_identifier(text: str, quantity: Quantity) -> bool:
    """Whether so many digits stand in a row that they name something: an account, a message, a card."""
    written = text[quantity.number.start : quantity.number.end]
    return quantity.unit is None and len(written) > LONGEST and written.isdigit()


def _is_some_day(text: str, quantity: Quantity) -> bool:
    """Whether "one day" or "one night" only means some time or other."""
    start, end = quantity.number.start, quantity.end
    if quantity.modifier != "exact" or not _ONE_DAY.fullmatch(text, start, end) or text[end : end + 1] == "-":
        return False
    return word_before(text, start).lower() not in guard_words("before_one_day")


def _glued(text: str, quantity: Quantity) -> bool:
    """Whether letters, a colon or a point run into the number from the left ("COVID-19", "high-five", "3:15", "v1.2")."""
    start = quantity.number.start
    if quantity.unit is not None and quantity.unit.kind == "money" and quantity.start < start:
        return False
    one, two = text[start - 1 : start], text[start - 2 : start - 1]
    if one.isalnum() or one == "_" or (one == "-" and two.isalpha()):
        return True
    return quantity.number.form == "digits" and one != "" and (one in "#@" or (one in ".:/" and two.isalnum()))


def _in_date(text: str, quantity: Quantity) -> bool:
    """Whether the number is part of a date or of a time of day."""
    number = quantity.number
    if quantity.unit is not None or number.form != "digits":
        return False
    if _CLOCK.match(text, number.end):
        return True
    if not 0 < (number.value or 0) <= 31:
        return False
    before = word_before(text, number.start).rstrip(".")
    if before[:1].isupper() and before.lower() in guard_words("months"):
        return True
    after = _MONTH_AHEAD.match(text, number.end)
    return after is not None and after[1].lower() in guard_words("months")


def _is_fraction(text: str, quantity: Quantity) -> bool:
    """Fractions, not ordinals ("a third attack"), quarters of a year or halves of a game."""
    start, end = quantity.number.start, quantity.number.end
    written = text[start:end]
    if _PARTS_OF_GAMES.match(written) and (not _OF.match(text, end) or _OF_YEAR.match(text, end)):
        return False
    if "-" in written or (quantity.value or 0) > 0.5:
        return True
    if written.lower() == "half" and (text[end : end + 1] == "-" or word_before(text, start).lower() in guard_words("before_half")):
        return False
    following = _NEXT_WORD.match(text, end)
    word = following[1].lower() if following is not None else ""
    return not word.isalpha() or word in guard_words("after_fraction")


def _is_spelled_quantity(text: str, words: Words, quantity: Quantity) -> bool:
    """Whether a number in words is a quantity: "dozen" and "million" need something before them, "one" a noun."""
    number = quantity.number
    if _BARE.fullmatch(text, number.start, number.end):
        return text[number.start : number.end].lower() == "dozen" and counted_noun(words, number.start, quantity.end) is not None
    if _GROUP_OF.search(text, max(0, number.start - 12), number.start) or _RATIO.match(text, number.end):
        return False
    if number.value == 1:
        return _is_counting_one(text, words, quantity)
    return not is_label(text, words, quantity)


def _is_counting_one(text: str, words: Words, quantity: Quantity) -> bool:
    """Whether "one" counts a noun ("one man", "one of the men"); "one of them", "no one", "one another", "the one" do not."""
    start, end = quantity.number.start, quantity.number.end
    if word_before(text, start).lower() in guard_words("before_one"):
        return False
    if _OF.match(text, end):
        return _OF_NOUN.match(text, end) is not None and counted_noun(words, start, quantity.end) is not None
    token = words.doc[words.at(start)]
    following = words.get(token.i + 1)
    if following is None or following.lower_ in guard_words("after_one"):
        return quantity.modifier != "exact" and following is not None
    return token.tag_ == "CD" and token.dep_ == "nummod" and token.head.i > token.i

"""What looks like a quantity and is none: dates, times, labels, names with numbers, pronouns."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from dateline.extract.figures.quantity import Quantity
from dateline.language.knowledge import load

if TYPE_CHECKING:
    from spacy.tokens import Token

    from dateline.extract.figures.syntax import Words

_CLOCK = re.compile(r"\s*(?:[ap]\.?\s?m\b|o['’]clock|GMT|BST|EST|EDT|CET|UTC|noon|midnight)|:\d\d|[./]\d", re.IGNORECASE)
_NUMBER_AHEAD = re.compile(r"[\s-]\d{3,4}(?!\d)(?![,.]\d)")
_LAST_WORD = re.compile(r"([A-Za-z&.'’-]+)[\s-]+$")
_BARE = re.compile(r"(?:hundred|thousand|million|billion|trillion|lakh|crore|dozen)s?", re.IGNORECASE)
_YEAR = re.compile(r"(?:1[0-9]|20|21)\d\d")
_MONTH_AHEAD = re.compile(r"\s+(?:of\s+)?([A-Z][a-z]+)")
_STREET = re.compile(
    r"\s+(?:[A-Z][\w'’.-]+\s+){1,3}(?:Road|Rd|Street|St|Avenue|Ave|Lane|Drive|Boulevard|Blvd|Square|Place|Terrace|Crescent|Way)\b"
)
_AT_ONE_POINT = re.compile(r"\b[Aa]t one point$")
_NAMED = re.compile(r"\bGroup of $")
_TRIES = re.compile(r"-for-\d")
_OF_YEAR = re.compile(r"\s+of\s+(?:the\s+(?:year|game|match)|last|this|next|1[89]|20)")
_OF = re.compile(r"\s+of\b")
_PARTS_OF_GAMES = re.compile(r"(?:two|three|four)\s+(?:quarters|halves)", re.IGNORECASE)


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(load("figures/guards")[name])


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
    written = text[number.start : number.end]
    if (
        taken.overlaps(number.start, number.end)
        or _NAMED.search(text, max(0, number.start - 12), number.start)
        or _TRIES.match(text, number.end)
    ):
        return False
    if _BARE.fullmatch(written) and number.form != "vague" and quantity.unit is None:
        return False
    if _glued(text, quantity) or _in_date(text, quantity):
        return False
    if number.form == "article":
        return quantity.modifier != "exact" and quantity.unit is not None
    if quantity.unit is not None:
        return not _AT_ONE_POINT.search(text, max(0, number.start - 4), quantity.end)
    if number.form == "fraction":
        return _is_fraction(text, quantity, written)
    if number.form == "words" and number.value == 1:
        return _is_counting_one(text, words, quantity)
    return not _is_label(text, words, quantity, written)


def _glued(text: str, quantity: Quantity) -> bool:
    """Whether letters, a colon or a point run into the number from the left ("COVID-19", "3:15", "v1.2")."""
    start = quantity.number.start
    if quantity.unit is not None and quantity.unit.kind == "money" and quantity.start < start:
        return False
    one, two = text[start - 1 : start], text[start - 2 : start - 1]
    if one.isalnum() or one == "_":
        return True
    if one == "-" and two.isalpha():
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
    before = _word_before(text, number.start).rstrip(".")
    if before[:1].isupper() and before.lower() in _set("months"):
        return True
    after = _MONTH_AHEAD.match(text, number.end)
    return after is not None and after[1].lower() in _set("months")


def _word_before(text: str, start: int) -> str:
    found = _LAST_WORD.search(text[max(0, start - 24) : start])
    return found[1] if found else ""


def _is_fraction(text: str, quantity: Quantity, written: str) -> bool:
    """Fractions, not ordinals ("a third attack"), quarters of a year or halves of a game."""
    end = quantity.number.end
    if _PARTS_OF_GAMES.match(written) and (not _OF.match(text, end) or _OF_YEAR.match(text, end)):
        return False
    if "-" in written or (quantity.value or 0) > 0.5:
        return True
    if written.lower() == "half" and (
        text[end : end + 1] == "-" or _word_before(text, quantity.number.start).lower() in _set("before_half")
    ):
        return False
    following = re.match(r"\s*([A-Za-z]+|\S|$)", text[end : end + 20])
    word = following[1].lower() if following is not None else ""
    return not word.isalpha() or word in _set("after_fraction")


def _is_counting_one(text: str, words: Words, quantity: Quantity) -> bool:
    """Whether "one" counts a noun; "one of", "no one", "one another", "the one" do not."""
    token = words.doc[words.at(quantity.number.start)]
    if _word_before(text, quantity.number.start).lower() in _set("before_one"):
        return False
    following = words.get(token.i + 1)
    if following is None or following.lower_ in _set("after_one"):
        return quantity.modifier != "exact" and following is not None and following.lower_ != "of"
    return token.tag_ == "CD" and token.dep_ == "nummod" and token.head.i > token.i


def _is_label(text: str, words: Words, quantity: Quantity, written: str) -> bool:
    """Whether a bare number is a name's, a label's, an address's or a year."""
    number = quantity.number
    if number.form == "vague" or number.scale > 1:
        return False
    token = words.doc[words.at(number.start)]
    counts = token.dep_ == "nummod" and token.head.i > token.i and token.head.tag_ in ("NNS", "NN", "NNPS")
    following = words.get(words.first_from(number.end))
    plural_next = following is not None and following.tag_ == "NNS"
    if number.form == "digits":
        if _YEAR.fullmatch(written) and quantity.modifier in ("exact", "range", "about"):
            old = int(written[:4]) < 1500 and _word_before(text, quantity.start).lower() not in _set("before_year")
            return not (plural_next or old)
        if _STREET.match(text, number.end) or (_NUMBER_AHEAD.match(text, number.end) and not plural_next):
            return True
    if quantity.modifier != "exact":
        return False
    return _follows_label(text, words, quantity, token, counts=counts, plural_next=plural_next)


def _follows_label(text: str, words: Words, quantity: Quantity, token: Token, *, counts: bool, plural_next: bool) -> bool:
    """Whether the word before makes the number its label ("Flight 370", "page 14") or part of a name ("Galaxy 9")."""
    before = _word_before(text, quantity.start)
    previous = words.get(token.i - 1)
    if not before or previous is None or not words.together(previous, token):
        return False
    digits = quantity.number.form == "digits"
    if before.lower() in _set("labels") and (digits or previous.tag_ in ("NN", "NNP")):
        return not (before.islower() and (counts or plural_next))
    if not digits or previous.tag_ not in ("NNP", "NNPS") or plural_next or "," in text[quantity.number.start : quantity.number.end]:
        return False
    # "Salyut 6 spacecraft": after a name, a number above one that stands before a singular is the name's.
    return not counts or (token.head.tag_ == "NN" and token.head.i == token.i + 1 and quantity.value != 1)

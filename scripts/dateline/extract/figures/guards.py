"""What looks like a quantity and is none: dates, times, labels, names with numbers, pronouns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from dateline.extract.figures.quantity import Quantity
from dateline.language.knowledge import load

if TYPE_CHECKING:
    from dateline.extract.figures.syntax import Words

_CLOCK = re.compile(r"\s*(?:[ap]\.?\s?m\b|o['’]clock|GMT|BST|EST|EDT|CET|UTC|noon|midnight)|:\d\d|[./]\d|\.\d", re.IGNORECASE)
_NUMBER_AHEAD = re.compile(r"[\s-]\d{3,4}(?!\d)(?![,.]\d)")
_LAST_WORD = re.compile(r"([A-Za-z&.'’-]+)[\s-]+$")
_BARE = re.compile(r"(?:hundred|thousand|million|billion|trillion|lakh|crore|dozen)s?", re.IGNORECASE)
_YEAR = re.compile(r"(?:1[0-9]|20|21)\d\d")
_FRACTION_NEXT = re.compile(
    r"\s*(?:$|[.,;:)!?–—]|(?:of|more|less|as|in|to|from|were|are|was|is|have|had|has|said|say|by|on|at|for|the|a|an|that|this|and|or|higher|lower|since|were|than|who|will|would|do|did|voted|want|believe|think)\b|\")",
    re.IGNORECASE,
)


@cache
def _sets() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    data = load("figures/guards")
    return frozenset(data["labels"]), frozenset(data["months"]), frozenset(data["year_before"])


def is_quantity(text: str, words: Words, quantity: Quantity, taken: Sequence[tuple[int, int]]) -> bool:
    """Whether a number is a quantity; ``taken`` are the spans of dates and times."""
    number = quantity.number
    written = text[number.start : number.end]
    if any(start < number.end and number.start < end for start, end in taken):
        return False
    if _BARE.fullmatch(written) and number.form != "vague" and quantity.unit is None:
        return False
    if _glued(text, quantity) or _in_date(text, quantity, written):
        return False
    if number.form == "fraction":
        return _is_fraction(text, quantity, written)
    if quantity.unit is not None:
        return True
    if number.form == "words" and number.value == 1:
        return _is_counting_one(text, words, quantity, written)
    return not _is_label(text, words, quantity, written)


def _glued(text: str, quantity: Quantity) -> bool:
    """Whether letters, a colon or a point run into the number from the left ("COVID-19", "3:15", "v1.2")."""
    start = quantity.number.start
    if quantity.unit is not None and quantity.unit.kind == "money" and quantity.start < start:
        return False
    one, two = text[start - 1 : start], text[start - 2 : start - 1]
    if one.isalnum() or one == "_":
        return True
    if one in ".:/#@" and one and (two.isalnum() or one in "#@"):
        return quantity.number.form == "digits"
    return one == "-" and two.isalpha() and quantity.number.form == "digits"


def _in_date(text: str, quantity: Quantity, written: str) -> bool:
    """Whether the number is part of a date or of a time of day."""
    number = quantity.number
    if quantity.unit is not None and quantity.unit.kind != "duration":
        return False
    if quantity.unit is None and number.form == "digits" and _CLOCK.match(text, number.end):
        return True
    before = _word_before(text, number.start).lower().rstrip(".")
    months = _sets()[1]
    if before in months and (before not in ("may", "march") or text[: number.start].rstrip().endswith(("May", "March"))):
        return quantity.unit is None
    after = re.match(r"\s+(?:of\s+)?([A-Za-z]+)", text[number.end : number.end + 16])
    if after is not None and quantity.unit is None and after[1].lower() in months and after[1][0].isupper() and (number.value or 99) <= 31:
        return True
    return (
        re.match(r",?\s+(?:19|20)\d\d\b", text[number.end : number.end + 7]) is not None and (number.value or 99) <= 31 and before in months
    )


def _word_before(text: str, start: int) -> str:
    found = _LAST_WORD.search(text[max(0, start - 24) : start])
    return found[1] if found else ""


def _is_fraction(text: str, quantity: Quantity, written: str) -> bool:
    """Fractions, not ordinals ("a third attack"), quarters of a year or halves of a game."""
    word = written.lower()
    if quantity.unit is not None:
        return True
    if re.match(r"(?:two|three|four)\s+(?:quarters|halves)", word) and not re.match(
        r"\s+of\b", text[quantity.number.end : quantity.number.end + 4]
    ):
        return False
    before = _word_before(text, quantity.number.start).lower()
    if word == "half" and before in (
        "first",
        "second",
        "other",
        "better",
        "each",
        "either",
        "last",
        "opening",
        "latter",
        "former",
        "the",
        "top",
        "bottom",
        "one",
    ):
        return False
    if word == "half" and text[quantity.number.end : quantity.number.end + 1] == "-":
        return False
    return _FRACTION_NEXT.match(text, quantity.number.end) is not None


def _is_counting_one(text: str, words: Words, quantity: Quantity, written: str) -> bool:
    """Whether "one" counts a noun; "one of", "no one", "one another" and "the one" do not."""
    token = words.doc[words.at(quantity.number.start)]
    if written == "1":
        return not _is_label(text, words, quantity, written)
    if _word_before(text, quantity.number.start).lower() in (
        "no",
        "the",
        "this",
        "that",
        "any",
        "every",
        "each",
        "which",
        "some",
        "another",
        "only",
        "as",
    ):
        return False
    following = words.get(token.i + 1)
    if following is None or following.lower_ in (
        "of",
        "day",
        "another",
        "person's",
        "way",
        "thing",
        "time",
        "side",
        "hand",
        "people",
        "'s",
        "’s",
        "man",
        "point",
        "more",
    ):
        return quantity.modifier != "exact" and following is not None and following.lower_ != "of"
    return token.tag_ == "CD" and token.dep_ == "nummod" and token.head.i > token.i


def _is_label(text: str, words: Words, quantity: Quantity, written: str) -> bool:
    """Whether a bare number is a name's, a label's or a year."""
    number = quantity.number
    token = words.doc[words.at(number.start)]
    counts_next = token.dep_ == "nummod" and token.head.i > token.i and token.head.tag_ in ("NNS", "NN", "NNPS")
    following = words.get(words.first_from(number.end))
    plural_next = following is not None and following.tag_ == "NNS"
    if number.form == "digits" and _YEAR.fullmatch(written) and quantity.modifier in ("exact", "range", "about"):
        return not (plural_next or (counts_next and token.head.tag_ == "NNS" and quantity.modifier == "about"))
    if _NUMBER_AHEAD.match(text, number.end) and number.scale == 1 and number.form == "digits" and not plural_next:
        return True
    if quantity.modifier != "exact" or number.form == "vague":
        return False
    before = _word_before(text, quantity.start)
    if not before or plural_next or number.scale > 1:
        return False
    previous = words.get(token.i - 1)
    if previous is None or previous.sent.start != token.sent.start:
        return False
    labels = _sets()[0]
    if before.lower() in labels and (number.form == "digits" or previous.tag_ in ("NN", "NNP")) and not (before.islower() and counts_next):
        return True
    return number.form == "digits" and previous.tag_ in ("NNP", "NNPS") and not counts_next and "," not in written

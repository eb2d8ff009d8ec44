"""Bare numbers that label or name: years, addresses, "page 14", "Flight 370", "their new 737 airliner"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from dateline.extract.figures.quantity import Quantity
from dateline.extract.figures.syntax import NOUN_TAGS, Words, counted_noun
from dateline.language.knowledge import load

if TYPE_CHECKING:
    from spacy.tokens import Token

_NUMBER_AHEAD = re.compile(r"[\s-]\d{3,4}(?!\d)(?![,.]\d)")
_LAST_WORD = re.compile(r"([A-Za-z&.'’-]+)[\s-]+$")
_YEAR = re.compile(r"(?:1[0-9]|20|21)\d\d")
_YEARS = re.compile(r"(?:1[5-9]|20)\d\d\s*(?:-|–|to|and)\s*(?:(?:1[5-9]|20)\d\d|\d\d)")
_STREET = re.compile(
    r"\s+(?:[A-Z][\w'’.-]+\s+){1,3}(?:Road|Rd|Street|St|Avenue|Ave|Lane|Drive|Boulevard|Blvd|Square|Place|Terrace|Crescent|Way)\b"
)
_ITEM = re.compile(r"[.)]\s+[A-Z]")
_OPENING = re.compile(r"(?:^|[.;:\n]\s*|\(\s*)$")
_COUNTABLE_TAGS = frozenset({"NNS", "NNPS"})


@cache
def guard_words(name: str) -> frozenset[str]:
    """A word list of knowledge/figures/guards.toml."""
    return frozenset(load("figures/guards")[name])


def word_before(text: str, start: int) -> str:
    """The word right before an offset, empty when something else stands there."""
    found = _LAST_WORD.search(text[max(0, start - 24) : start])
    return found[1] if found else ""


class _Bare:
    """A number without a unit, with its token and what stands beside it."""

    def __init__(self, text: str, words: Words, quantity: Quantity) -> None:
        self.text, self.words, self.quantity = text, words, quantity
        number = quantity.number
        self.written = text[number.start : number.end]
        self.digits = number.form == "digits"
        self.token: Token = words.doc[words.at(number.start)]
        following = words.get(words.first_from(number.end))
        self.plural_next = following is not None and following.tag_ == "NNS"
        head = self.token.head
        self.counts = self.token.dep_ == "nummod" and head.i > self.token.i and head.tag_ in ("NNS", "NN", "NNPS")
        self.before = word_before(text, quantity.start)
        previous = words.get(self.token.i - 1)
        self.previous = previous if previous is not None and words.together(previous, self.token) else None


def is_label(text: str, words: Words, quantity: Quantity) -> bool:
    """Whether a bare number is a name's, a label's, an address's or a year."""
    if quantity.number.form == "vague":
        return False
    bare = _Bare(text, words, quantity)
    if _numbers_a_list(bare) or _is_titled(bare):
        return True
    if quantity.number.scale > 1:
        return False
    if bare.digits and (_is_year(bare) or _is_address(bare)):
        return True
    if quantity.modifier != "exact" or bare.previous is None:
        return False
    return _follows_label(bare) or (bare.digits and (_follows_name(bare) or _is_model(bare)))


def _numbers_a_list(bare: _Bare) -> bool:
    """Whether the number opens an item of a list: "3. Return of the prisoners"."""
    start, end = bare.quantity.number.start, bare.quantity.number.end
    return (
        bare.written.isdigit()
        and len(bare.written) < 3
        and _ITEM.match(bare.text, end) is not None
        and _OPENING.search(bare.text, max(0, start - 4), start) is not None
    )


def _is_titled(bare: _Bare) -> bool:
    """Whether a number in words is written as a name: "the Council of the Five Hundred"."""
    if bare.digits or not bare.written.istitle() or bare.token.is_sent_start or bare.plural_next or bare.counts:
        return False
    return bare.previous is not None and bare.previous.lower_ in ("the", "of")


def _is_year(bare: _Bare) -> bool:
    """Whether four digits are a year: they count no plural, and before 1500 a word of time announces them."""
    if _YEARS.fullmatch(bare.written):
        return not bare.plural_next
    if not _YEAR.fullmatch(bare.written) or bare.quantity.modifier not in ("exact", "about") or bare.plural_next:
        return False
    return int(bare.written) >= 1500 or bare.before.lower() in guard_words("before_year")


def _is_address(bare: _Bare) -> bool:
    """Whether a street or more digits follow, or it begins with a nought: house numbers, telephone numbers."""
    end = bare.quantity.number.end
    if re.match(r"0\d", bare.written):
        return True
    return _STREET.match(bare.text, end) is not None or (_NUMBER_AHEAD.match(bare.text, end) is not None and not bare.plural_next)


def _follows_label(bare: _Bare) -> bool:
    """Whether the word before is one that numbers label: "page 14", "Flight 370", "Highway 61"."""
    if bare.previous is None or bare.before.lower() not in guard_words("labels"):
        return False
    if not bare.digits and bare.previous.tag_ not in ("NN", "NNP"):
        return False
    return not (bare.before.islower() and (bare.counts or bare.plural_next))


def _follows_name(bare: _Bare) -> bool:
    """Whether the number ends a name ("Galaxy 9"), or stands between a name and a singular ("Salyut 6 spacecraft")."""
    if bare.previous is None or bare.previous.tag_ not in ("NNP", "NNPS") or not bare.before or bare.plural_next or "," in bare.written:
        return False
    head = bare.token.head
    return not bare.counts or (head.tag_ == "NN" and head.i == bare.token.i + 1 and bare.quantity.value != 1)


def _is_model(bare: _Bare) -> bool:
    """Whether a whole number of three digits or more is a product's: it counts no plural ("their 737 airliner", "Boeing's 747")."""
    if not bare.written.isdigit() or len(bare.written) < 3 or bare.previous is None:
        return False
    counted = counted_noun(bare.words, bare.quantity.number.start, bare.quantity.end)
    if counted is None:
        return bare.previous.tag_ == "POS"
    after = bare.text[bare.quantity.end : bare.quantity.end + 1]
    noun = counted.noun
    return after != "-" and noun.tag_ in NOUN_TAGS - _COUNTABLE_TAGS and noun.lower_ not in guard_words("invariable")

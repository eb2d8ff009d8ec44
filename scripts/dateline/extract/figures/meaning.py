"""What a quantity is of: its kind, the name of its unit, and its concept."""

from __future__ import annotations

import re
from collections.abc import Set
from typing import TYPE_CHECKING

from dateline.extract.figures.concept import Concept
from dateline.extract.figures.people import counts_people, is_age, is_collective, is_person, is_state, is_treated_as_person, person_before
from dateline.extract.figures.quantity import AGE, Quantity
from dateline.extract.figures.syntax import NOUN_TAGS, Counted, Words, counted_noun, governor, number_head, phrase
from dateline.extract.figures.units import rate_after
from dateline.records import Figure

if TYPE_CHECKING:
    from spacy.tokens import Token

# What may stand between a figure and a second one that leaves the noun out: "231 votes to 190", "460, compared with 63".
_ELLIPSIS = re.compile(
    r"(?:to|against|versus|than|from|and|or|with|of whom|including|,|(?:figure|number|total|tally|count) (?:at|to|as))\s+$"
    r"|^\s*(?:,|and\b|to\b|or\b)",
    re.IGNORECASE,
)
_PARALLEL = frozenset({("from", "to"), ("to", "from"), ("by", "by")})
_SPLIT = re.compile(r"(?:,|\band|;|:)\s+$")


class Meaning:
    """Kind, unit, unit name and concept of one quantity; ``previous`` is the figure before it in its sentence."""

    def __init__(self, words: Words, quantity: Quantity, previous: Figure | None) -> None:
        self.words = words
        self.quantity = quantity
        self.previous = previous
        self.head = number_head(words, quantity.number.start, quantity.end)
        self.counted: Counted | None = None
        self.unit: str | None = None
        self.unit_name: str | None = None
        if quantity.unit is not None:
            self.kind, self.unit, self.unit_name = quantity.unit.kind, quantity.unit.code or None, quantity.unit.name
        else:
            self.kind = self._kind()

    def _kind(self) -> str:
        """The kind of a number without a unit; sets the name of what it counts."""
        if self.quantity.number.form in ("fraction", "share"):
            return "number"
        if is_age(self.words, self.quantity, self.head):
            self.unit, self.unit_name = AGE.code, AGE.name
            return "age"
        self.counted = counted_noun(self.words, self.quantity.number.start, self.quantity.end)
        if self.counted is not None and (is_state(self.counted.noun) or self._is_homeward(self.counted.noun)):
            self.counted = None
        if self.counted is not None:
            return self._kind_of_noun(self.counted)
        if counts_people(self.words, self.quantity, self.head):
            self.unit_name = self._inherited_name() or "people"
            return "people"
        return self._kind_of_ellipsis()

    def _is_homeward(self, noun: Token) -> bool:
        """Whether "home" behind a number is where they go, not what is counted: "sent the six home"."""
        return noun.lower_ == "home" and self.quantity.value != 1 and self.words.text[self.quantity.end : self.quantity.end + 1] != "-"

    def _kind_of_noun(self, counted: Counted) -> str:
        """The kind of what a noun says is counted; sets its name."""
        noun, before = counted.noun, self.previous
        if noun.lower_ in ("others", "other"):
            named = noun.dep_ == "conj" and noun.head.tag_ == "NNP"
            people = before is None or before.kind != "count" or named or counts_people(self.words, self.quantity, noun)
            same = before is not None and before.kind == ("people" if people else "count")
            self.unit_name = (before.unit_name or "").rsplit(" ", 1)[-1] if same and before is not None else "people"
            return "people" if people else "count"
        hyphenated = self.words.text[self.quantity.end : self.quantity.end + 1] == "-"
        if self._is_part() and (hyphenated or noun.tag_ != "NNS"):
            self.unit_name = counted.name() if hyphenated else None
            return "number"
        self.unit_name = counted.name() + self._per(noun)
        return "people" if is_person(noun) or is_treated_as_person(noun) else "count"

    def _per(self, noun: Token) -> str:
        """What the counted noun is per, as words to go behind it: "words per minute", "messages a day"."""
        text, end = self.words.text, noun.idx + len(noun)
        rate = rate_after(text, end)
        if rate is None or not (rate[1] or text[end : end + 5] == " per "):
            return ""
        return f" per {rate[0]}"

    def _is_part(self) -> bool:
        """Whether the number is no whole one ("0.4 of the income", "a 5.7-magnitude quake")."""
        value = self.quantity.value
        return value is not None and not value.is_integer()

    def _inherited_name(self) -> str | None:
        """The noun that an elided one repeats: "four miners were killed and 20 injured"."""
        if self.previous is None or self.previous.kind != "people" or self.head.dep_ == "dobj" or is_collective(governor(self.head)):
            return None
        return self.previous.unit_name

    def _kind_of_ellipsis(self) -> str:
        """A number that repeats the noun of the figure before it, or splits it up ("three charged, two with fraud")."""
        before = self.previous
        if before is not None and self._is_parallel(before):
            self.unit, self.unit_name = before.unit, before.unit_name
            return before.kind
        if before is None or before.kind not in ("people", "count") or self.quantity.value is None:
            return "number"
        gap = self.words.text[before.end_char : self.quantity.start]
        following = self.words.get(self.words.first_from(self.quantity.end))
        if following is not None and following.tag_ in (*NOUN_TAGS, "CD", "JJ"):
            return "number"
        conjunct = self.head.dep_ == "conj" and before.start_char <= self.head.head.idx < self.quantity.start
        splits = following is not None and following.tag_ in ("IN", "VBN", "VBD", "VBP") and _SPLIT.search(gap)
        repeats = len(gap) < 60 and _ELLIPSIS.search(gap) and "%" not in gap
        if conjunct or splits or repeats or (before.unit_name == "people" and is_collective(governor(self.head))):
            self.unit_name = before.unit_name
            return before.kind
        return "number"

    def _is_parallel(self, before: Figure) -> bool:
        """Whether a bare number stands as the figure before it does and so has its unit: "from 208 pounds to 193"."""
        if before.kind not in ("percentage", "money", "measure") or self.quantity.value is None:
            return False
        following = self.words.get(self.words.first_from(self.quantity.end))
        if following is not None and not (following.is_punct or following.tag_ in ("IN", "CC", "DT")):
            return False
        first, second = (self.words.get(self.words.at(start) - 1) for start in (before.start_char, self.quantity.start))
        if first is None or second is None:
            return False
        if before.kind == "money" and self.quantity.number.scale >= 1e6 and second.lower_ == "from":
            # "Earned $900 million, up from 650 million".
            return self.words.doc[second.i - 1].lower_ in ("up", "down")
        return (first.lower_, second.lower_) in _PARALLEL

    def concept(self, covered: Set[int]) -> str | None:
        """The words that the figure is about; ``covered`` are the tokens of all figures."""
        if self.kind == "age" and (person := person_before(self.words, self.quantity)) is not None:
            return phrase(person)
        finder = Concept(self.words, self.head, self.quantity, covered)
        if self.kind in ("people", "count"):
            return finder.of_counted(self.counted)
        return finder.of_measure(self.kind)

"""What a quantity is of: its kind, the name of its unit, and its concept."""

from __future__ import annotations

from collections.abc import Set
from functools import cache
from typing import TYPE_CHECKING

from dateline.extract.figures.concept import Concept
from dateline.extract.figures.quantity import AGE, Quantity
from dateline.extract.figures.syntax import Counted, Words, counted_noun, governor, number_head, singular
from dateline.language.knowledge import load

if TYPE_CHECKING:
    from spacy.tokens import Token



@cache
def _people() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in load("figures/people").items()}


class Meaning:
    """Kind, unit, unit name and concept of one quantity."""

    def __init__(self, words: Words, quantity: Quantity) -> None:
        self.words = words
        self.quantity = quantity
        number = quantity.number
        self.head = number_head(words, number.start, quantity.end)
        self.counted: Counted | None = None
        unit = quantity.unit
        if unit is None:
            self.counted = counted_noun(words, number.start, quantity.end)
        self.kind = unit.kind if unit is not None else self._kind_of_counted()
        self.unit = (unit.code or None) if unit is not None else None
        self.unit_name = unit.name if unit is not None else self._counted_name()

    def _kind_of_counted(self) -> str:
        if self.quantity.number.form in ("fraction", "share"):
            return "number"
        if self._is_age():
            self.counted = None
            return "age"
        if self.counted is not None:
            return "people" if is_person(self.counted.noun) else "count"
        return "people" if self._counts_people() else "number"

    def _is_age(self) -> bool:
        """A bare number between commas after a person ("the mayor, 58,"), after "aged", or after "children under"."""
        quantity, doc = self.quantity, self.words.doc
        value = quantity.value
        first = self.words.at(quantity.start)
        before, after = self.words.get(first - 1), self.words.get(self.words.first_from(quantity.end))
        if value is None or not 0 < value < 120 or before is None or quantity.number.form not in ("digits", "words"):
            return False
        if before.lower_ in ("aged", "age", "ages"):
            return True
        if after is not None and after.tag_ in ("NN", "NNS", "NNP", "JJ", "HYPH"):
            return False
        if quantity.modifier in ("less_than", "more_than") and before.tag_ in ("NNS", "NN") and is_person(before) and first >= 1:
            return doc[first].lower_ in ("under", "over", "above", "below", "younger", "older")
        return (
            before.text == ","
            and after is not None
            and after.text in (",", ".")
            and first >= 2
            and doc[first - 2].tag_ in ("NN", "NNP")
            and is_personal(doc[first - 2])
            and float(value).is_integer()
            and value >= 5
            and quantity.modifier == "exact"
            and self.head.dep_ in ("appos", "npadvmod", "nummod", "conj", "dep", "amod")
        )

    def _counts_people(self) -> bool:
        """Whether a number without a noun counts people: its predicate is what happens to people, or a crowd is its measure."""
        following = self.words.get(self.words.first_from(self.quantity.end))
        if following is not None and following.lower_ in ("of", "more") and (skipped := self.words.get(following.i + 1)) is not None:
            following = skipped
        if following is not None and (
            following.lower_ in _people()["adjectives"] or (following.tag_ in ("VBN", "VBD") and following.lemma_ in _people()["verbs"])
        ):
            return True
        above = governor(self.head)
        if above.pos_ == "VERB" and above.lemma_ in _people()["verbs"]:
            return True
        if above.pos_ in ("AUX", "VERB") and any(child.lower_ in _people()["adjectives"] for child in above.children):
            return self.head.dep_ in ("nsubj", "nsubjpass")
        if any(
            child.lemma_.lower() in _people()["collectives"] for child in above.children if child.dep_ in ("nsubj", "dobj", "nsubjpass")
        ) and above.pos_ in ("VERB", "AUX"):
            return True
        return above.lemma_.lower() in _people()["collectives"]

    def _counted_name(self) -> str | None:
        if self.kind == "age":
            self.unit = AGE.code
            return AGE.name
        if self.kind == "number":
            return None
        if self.counted is not None:
            return self.counted.name()
        return "people" if self.kind == "people" else None

    def concept(self, covered: Set[int]) -> str | None:
        """The words that the figure is about; ``covered`` are the tokens of all figures."""
        finder = Concept(self.words, self.head, self.quantity.end, covered)
        if self.kind in ("people", "count"):
            return finder.of_counted(self.counted)
        return finder.of_measure(self.kind)


def is_person(noun: Token) -> bool:
    """Whether a counted noun means people."""
    lemma = singular(noun).lower()
    return lemma in _people()["nouns"] or lemma.rsplit("-", 1)[-1] in _people()["nouns"]


def is_personal(token: Token) -> bool:
    """Whether an age may stand after this word: a name or a noun that means a person."""
    return token.tag_ == "NNP" or is_person(token)

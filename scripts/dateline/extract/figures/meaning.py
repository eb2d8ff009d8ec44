"""What a quantity is of: its kind, the name of its unit, and its concept."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from dateline.extract.figures.quantity import AGE, Quantity
from dateline.extract.figures.syntax import Counted, Words, counted_noun, governor, number_head, phrase, singular, subject
from dateline.language.knowledge import load

if TYPE_CHECKING:
    from spacy.tokens import Token

_LIGHT = frozenset(
    {
        "be",
        "have",
        "do",
        "reach",
        "stand",
        "total",
        "amount",
        "include",
        "say",
        "see",
        "make",
        "get",
        "put",
        "take",
        "give",
        "go",
        "come",
        "become",
        "remain",
    }
)


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

    def concept(self) -> str | None:
        """The words that the figure is about."""
        if self.kind in ("people", "count"):
            return self._concept_of_counted()
        return self._concept_of_measure()

    def _concept_of_counted(self) -> str | None:
        """The predicate of what is counted, with its subject where the number is the object."""
        noun = self.counted.noun if self.counted is not None else self.head
        following = self.words.get(max(noun.i + 1, self.words.first_from(self.quantity.end)))
        if (
            following is not None
            and (following.tag_ == "VBN" or following.lower_ in _people()["adjectives"])
            and following.sent.start == noun.sent.start
        ):
            return following.text
        above = noun.head
        if noun.dep_ in ("nsubj", "nsubjpass") and above.pos_ in ("VERB", "AUX"):
            return _predicate(above)
        return _about(noun) or _about(self.head)

    def _concept_of_measure(self) -> str | None:
        """The noun that the figure measures: the one it modifies, the one after "of" or "in", or the subject."""
        end = self.words.first_from(self.quantity.end)
        following = self.words.get(end)
        if following is not None and following.tag_ == "HYPH":
            following = self.words.get(end + 1)
        if following is not None:
            noun = self._noun_from(following)
            if noun is not None:
                return phrase(noun, end)
        return _about(self.head)

    def _noun_from(self, following: Token) -> Token | None:
        if following.lower_ in ("of", "in") and following.sent == self.head.sent:
            found = [child for child in following.children if child.dep_ == "pobj"]
            if found and found[0].tag_ in ("NN", "NNS", "NNP", "NNPS") and not (following.lower_ == "in" and found[0].tag_ == "NNP"):
                return found[0]
            return None
        if following.tag_ in ("NN", "NNS", "JJ", "NNP") and following.i < len(self.words.doc):
            found_noun = counted_noun(self.words, self.quantity.number.start, self.quantity.end)
            if (
                found_noun is not None
                and found_noun.noun.ent_type_ != "DATE"
                and following.lower_ not in ("more", "less", "higher", "lower")
            ):
                return found_noun.noun
        return None


def is_person(noun: Token) -> bool:
    """Whether a counted noun means people."""
    lemma = singular(noun).lower()
    return lemma in _people()["nouns"] or lemma.rsplit("-", 1)[-1] in _people()["nouns"]


def is_personal(token: Token) -> bool:
    """Whether an age may stand after this word: a name or a noun that means a person."""
    return token.tag_ == "NNP" or is_person(token)


def _predicate(verb: Token) -> str:
    """A verb as written; "be" with its complement instead."""
    for child in verb.children:
        if child.dep_ in ("acomp", "attr", "oprd", "xcomp") and (verb.lemma_ in _LIGHT or verb.pos_ == "AUX"):
            return phrase(child) if child.tag_.startswith("NN") else child.text
        if child.dep_ == "prt":
            return f"{verb.text} {child.text}"
    for child in verb.children:
        if child.dep_ == "dobj" and verb.dep_ != "auxpass":
            return f"{verb.text} {phrase(child)}"
    return verb.text


def _about(token: Token) -> str | None:
    """What a number that is an object or complement is about, climbing from its token."""
    for _ in range(8):
        parent = token.head
        if parent is token:
            return None
        if token.dep_ in (
            "pobj",
            "prep",
            "nummod",
            "quantmod",
            "nmod",
            "compound",
            "conj",
            "appos",
            "npadvmod",
            "amod",
            "pcomp",
            "advmod",
        ) and parent.pos_ not in ("VERB", "AUX"):
            if (
                parent.tag_ in ("NN", "NNS", "NNP", "NNPS")
                and token.dep_ not in ("conj",)
                and (token.dep_ in ("prep", "amod", "nmod", "npadvmod", "appos", "compound", "nummod"))
            ):
                return phrase(parent)
            token = parent
            continue
        if parent.pos_ in ("VERB", "AUX"):
            return _of_verb(parent, token)
        token = parent
    return None


def _of_verb(verb: Token, below: Token) -> str | None:
    """The subject of a verb and, unless it is a light one, the verb."""
    objects = [child for child in verb.children if child.dep_ == "dobj" and child is not below and child.i != below.i]
    who = subject(verb)
    if who is not None and who.i == below.i:
        return _predicate(verb)
    if objects and below.dep_ in ("prep", "npadvmod", "advmod"):
        return phrase(objects[0])
    if who is None:
        return None if verb.lemma_ in _LIGHT else verb.text
    if who.tag_ in ("PRP", "DT", "EX", "WP", "WDT"):
        return None if verb.lemma_ in _LIGHT else verb.text
    if below.dep_ == "dobj" and verb.lemma_ not in _LIGHT:
        return f"{phrase(who)} {verb.text}"
    return phrase(who)

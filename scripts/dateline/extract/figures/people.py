"""Whom a number counts: people by noun, by what happens to them, or by the crowd that it measures; and ages."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from dateline.extract.figures.quantity import Quantity
from dateline.extract.figures.syntax import NOUN_TAGS, Words, governor, singular
from dateline.language.knowledge import load

if TYPE_CHECKING:
    from spacy.tokens import Token

_AFTER_A_NUMBER = frozenset(
    {"more", "others", "other", "have", "has", "had", "were", "are", "was", "been", "be", "still", "also", "remain"}
)


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(load("figures/people")[name])


def is_person(noun: Token) -> bool:
    """Whether a counted noun means people."""
    name = _KIN.sub("", singular(noun).lower())
    if name == "fighter" and noun.i > 0 and noun.nbor(-1).lower_ in ("jet", "fire", "stealth"):
        return False
    return (
        name in _set("nouns")
        or (len(name) > 5 and name.endswith(_PERSON_ENDINGS))
        or name.rsplit("-", 1)[-1] in _set("nouns")
        or (noun.tag_ == "NNPS" and name.endswith(_PEOPLES))
    )


_KIN = re.compile(r"^(?:(?:great|grand|step|half)-?|(?:ex|co|non|first|second|third|fourth|fifth|sixth)-)(?=[a-z]{3})")
_PERSON_ENDINGS = ("man", "woman", "worker", "officer", "member", "person", "goer", "seeker", "dweller", "holder", "keeper")
_PEOPLES = ("an", "ese", "ish", "chen", "serb", "croat", "turk", "jew", "arab", "kurd", "swede", "dane", "finn", "pole", "scot", "i")


def is_state(token: Token) -> bool:
    """Whether a word that the tagger took for a noun is a state of people: "nine absent"."""
    return token.lower_ in _set("adjectives")


def is_treated_as_person(noun: Token) -> bool:
    """Whether what is done to those that a noun names is only done to people: "employs 900 weavers"."""
    if noun.dep_ in ("dobj", "nsubjpass"):
        return noun.head.lemma_ in _set("only_people")
    return any(child.tag_ == "VBN" and child.dep_ == "acl" and child.lemma_ in _set("only_people") for child in noun.rights)


def is_collective(token: Token) -> bool:
    """Whether a noun is measured in people: a crowd, a population, a toll, the number of visitors."""
    if token.lemma_.lower() in _set("collectives"):
        return True
    if token.lemma_ not in ("number", "total"):
        return False
    return any(is_person(noun) for of in token.children if of.lower_ == "of" for noun in of.children if noun.tag_ in NOUN_TAGS)


def counts_people(words: Words, quantity: Quantity, head: Token) -> bool:
    """Whether a number without a noun counts people: its predicate is what happens to people, or a crowd is its measure."""
    if _is_happening(_state_after(words, quantity)):
        return True
    above = governor(head)
    if is_collective(above) or _is_agent(head, above) or (head.dep_ == "pobj" and above.lemma_ in _set("parents")):
        return True
    if above.pos_ not in ("VERB", "AUX"):
        return False
    subjects = [child for child in above.children if child.dep_ in ("nsubj", "nsubjpass")]
    if any(is_collective(child) for child in subjects if child.i != head.i):
        return True
    if above.lemma_ in ("number", "total") and any(is_person(child) for child in subjects if child.tag_ in NOUN_TAGS):
        return True
    if head.dep_ == "nsubj" and above.lemma_ in _set("people_subjects"):
        return True
    role = head.dep_ in ("nsubj", "nsubjpass", "dobj") or head.head.dep_ in ("nsubj", "nsubjpass", "dobj")
    if above.lemma_ in _set("verbs") or above.lower_ in _set("adjectives"):
        return role or head.dep_ in ("conj", "appos", "npadvmod")
    if any(child.lower_ in _set("adjectives") for child in above.children):
        return head.dep_ in ("nsubj", "nsubjpass")
    if head.dep_ == "pobj":
        return head.head.lower_ in ("at", "to", "from") and any(is_collective(child) for child in above.children if child.dep_ == "dobj")
    return head.dep_ == "dobj" and (_is_driven_out(above) or any(is_collective(child) for child in above.children))


def _is_agent(head: Token, above: Token) -> bool:
    """Whether a number does what only people do: "watched by 41,000"."""
    return bool(head.dep_ == "pobj" and head.head.lower_ == "by" and above.tag_ == "VBN" and above.lemma_ in _set("by_people"))


def _state_after(words: Words, quantity: Quantity) -> Token | None:
    """The participle or adjective behind a number, auxiliaries and "more" passed over."""
    index = words.first_from(quantity.end)
    for _ in range(4):
        token = words.get(index)
        if token is None or token.lower_ not in _AFTER_A_NUMBER:
            return token
        index += 1
    return None


def _is_happening(token: Token | None) -> bool:
    if token is None:
        return False
    return token.lower_ in _set("adjectives") or (token.tag_ in ("VBN", "VBD", "JJ") and _lemma(token) in _set("verbs"))


def _lemma(token: Token) -> str:
    """The lemma of a participle; the tagger often takes one for an adjective, whose lemma is itself."""
    lemma: str = token.lemma_
    if token.tag_ == "JJ" and token.lower_.endswith("ed"):
        return lemma[:-1] if lemma[:-1] in _set("verbs") else lemma[:-2]
    return lemma


def _is_driven_out(verb: Token) -> bool:
    """Whether a verb forces people "from their homes"."""
    if verb.lemma_ not in _set("driving_out"):
        return False
    return any(token.lemma_.lower() in _set("homes") for token in verb.subtree if token.i > verb.i)


def is_age(words: Words, quantity: Quantity, head: Token) -> bool:
    """A bare number between commas after a person ("the mayor, 58,"), after "aged", or after "children under"."""
    value = quantity.value if quantity.value is not None else quantity.low
    first = words.at(quantity.start)
    before, after = words.get(first - 1), words.get(words.first_from(quantity.end))
    if value is None or not 0 < value < 120 or before is None or quantity.number.form not in ("digits", "words"):
        return False
    if before.lower_ in ("aged", "age", "ages") or _is_years(head, after) or _is_at_age(before, after, value):
        return True
    if before.lower_ == "of" and after is not None and after.is_punct and (whose := words.get(first - 2)) is not None:
        return whose.tag_ == "NN" and is_person(whose) and not is_collective(whose) and whose.lemma_ not in _set("parents")
    if quantity.modifier in ("less_than", "more_than") and before.tag_ in ("NNS", "NN") and is_person(before):
        return words.doc[first].lower_ in ("under", "over", "above", "below") and (after is None or after.tag_ != "NNS")
    if quantity.modifier != "exact" or before.text != "," or value < 5 or not float(value).is_integer():
        return False
    if after is not None and after.text not in (",", "."):
        return False
    named = words.get(first - 2)
    # Between two commas nothing but an age is set behind one noun ("the accountant, 52, said").
    enclosed = after is not None and after.text == ","
    return named is not None and (named.tag_ == "NNP" or (named.tag_ == "NN" and (enclosed or is_person(named)))) and head.dep_ in _LOOSE


def _is_at_age(before: Token, after: Token | None, value: float) -> bool:
    """Whether someone does something "at 16": the subject is he or she and nothing is counted."""
    if before.lower_ != "at" or not float(value).is_integer() or before.head.pos_ not in ("VERB", "NOUN"):
        return False
    if after is not None and not (after.is_punct or after.tag_ == "CC"):
        return False
    verb = before.head if before.head.pos_ == "VERB" else before.head.head
    return any(
        child.dep_ in ("nsubj", "nsubjpass") and child.lower_ in ("he", "she", "who") for child in (*verb.children, *verb.head.children)
    )


def _is_years(head: Token, after: Token | None) -> bool:
    """Whether a number is said of a person by "be": "she is 25", "their son is five"."""
    if (
        head.head.lemma_ != "be"
        or head.dep_ not in ("attr", "acomp")
        or (after is not None and after.tag_ in (*NOUN_TAGS, "JJ", "IN", "CD", "HYPH"))
    ):
        return False
    subjects = [child for child in head.head.children if child.dep_ == "nsubj"]
    return bool(subjects) and (
        subjects[0].lower_ in ("he", "she", "i", "who")
        or (subjects[0].tag_ == "NN" and is_person(subjects[0]) and not is_collective(subjects[0]))
    )


_LOOSE = frozenset({"appos", "npadvmod", "nummod", "conj", "dep", "amod", "advmod"})


def person_before(words: Words, quantity: Quantity) -> Token | None:
    """The noun whose age stands behind it, a comma and "aged" passed over."""
    index = words.at(quantity.start) - 1
    while (token := words.get(index)) is not None and token.lower_ in (",", "aged", "age", "ages"):
        index -= 1
    return token if token is not None and token.tag_ in NOUN_TAGS else None

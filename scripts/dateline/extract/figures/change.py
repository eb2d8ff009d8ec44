"""Whether a figure is a change, and which way it goes."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from dateline.extract.figures.quantity import Quantity
from dateline.extract.figures.syntax import Words
from dateline.language.knowledge import load

if TYPE_CHECKING:
    from spacy.tokens import Token


@cache
def _lemmas(part: str) -> dict[str, str]:
    """Words of one part of the table (verbs, nouns, particles, comparatives) to up or down."""
    data = load("figures/changes")[part]
    return {word: way for way in ("up", "down") for word in data[way]}


@cache
def _by_particle() -> frozenset[str]:
    return frozenset(load("figures/changes")["verbs"]["by_particle"])


def change_of(words: Words, head: Token, quantity: Quantity, kind: str, counted: Token | None) -> str | None:
    """Up or down when the words around a figure make it a change; a level ("to 5%", "at 5%") is none."""
    if quantity.number.sign in ("+", "-", "\u2212") and kind == "percentage":
        return "up" if quantity.number.sign == "+" else "down"
    first = words.at(quantity.start)
    before = words.get(first - 1)
    if before is not None and before.lower_ in _LEVELS:
        return None
    way = _beside(words, before, quantity, kind)
    after = words.get(words.first_from(quantity.end))
    if way is None and after is not None and after.tag_ in ("JJR", "RBR"):
        # "10 kg heavier", "3 points more": a difference between two things.
        return None
    return way or _from_verb(words, head, quantity, kind, counted)


_LENGTHS = frozenset({"m", "km", "cm", "mm", "[ft_i]", "[in_i]", "[yd_i]", "[mi_i]"})
_LEVELS = frozenset({"to", "at", "from", "into", "until"})
_ABOVE_A_FIGURE = frozenset({"nummod", "quantmod", "compound", "nmod", "appos", "amod", "conj", "npadvmod"})
_MODIFIES = frozenset({"nummod", "compound", "nmod", "amod"})
_OBJECTS = frozenset({"dobj", "npadvmod", "advmod", "attr", "obj", "oprd", "dep", "conj", "prep"})


def _beside(words: Words, before: Token | None, quantity: Quantity, kind: str) -> str | None:
    """The change named right before or right after a figure: "up 5%", "5% higher", "a 5% rise", "a rise of 5%"."""
    particles = _lemmas("particles")
    if before is not None and before.lower_ in particles and kind not in ("people", "count") and not _is_phrasal(before):
        return particles[before.lower_]
    after = words.get(words.first_from(quantity.end))
    if after is not None and kind not in ("people", "count", "duration", "age") and (way := _after(words, after, kind)):
        return way
    if before is None or before.lower_ not in ("of", "by"):
        return None
    earlier = words.get(before.i - 1)
    if earlier is not None and earlier.lower_ in particles:
        return particles[earlier.lower_]
    return _noun_before(earlier, kind)


def _is_phrasal(particle: Token) -> bool:
    """Whether "up" or "down" belongs to a verb that tells of no change: "makes up 60%"."""
    return particle.dep_ == "prt" and particle.head.lemma_.lower() in load("figures/changes")["particles"]["phrasal"]


def _after(words: Words, after: Token, kind: str) -> str | None:
    """The change named by what follows: "30 percent higher", "a 10% rise"."""
    if after.lower_ in _lemmas("comparatives"):
        return _lemmas("comparatives")[after.lower_]
    for index in range(after.i, after.i + 3):
        token = words.get(index)
        if token is None or token.tag_ not in ("NN", "NNS", "JJ", "HYPH", "NNP"):
            return None
        if token.tag_ in ("NN", "NNS") and token.lemma_ in _lemmas("nouns"):
            return _noun_way(token, kind)
    return None


def _noun_before(noun: Token | None, kind: str) -> str | None:
    """The change named by the noun before "of" or "by": "a rise of 5%"."""
    return _noun_way(noun, kind) if noun is not None and noun.tag_ in ("NN", "NNS") else None


def _noun_way(noun: Token, kind: str) -> str | None:
    """Up or down for a noun; a loss of money is an amount of its own."""
    if kind == "money" and noun.lemma_ in load("figures/changes")["nouns"]["own_size"]:
        return None
    return _lemmas("nouns").get(noun.lemma_)


def _from_verb(words: Words, head: Token, quantity: Quantity, kind: str, counted: Token | None) -> str | None:
    """The change that the governing verb names, when the figure is its object, its measure or stands after "by"."""
    token, first = head, words.at(quantity.start)
    for _ in range(5):
        inside = token.dep_ == "pobj" and token.head.i >= first and token.head is not token
        if inside or (token.dep_ in _ABOVE_A_FIGURE and token.head is not token and token.head.pos_ not in ("VERB", "AUX")):
            if kind not in ("count", "people") and token.dep_ in _MODIFIES and token.head.i >= words.first_from(quantity.end):
                # "Raised its 7% stake": what is raised is the stake, and not by so much.
                return None
            token = token.head
        else:
            break
    parent = token.head
    by = token.dep_ == "pobj" and parent.lower_ == "by"
    if by:
        verb = parent.head if parent.head.pos_ == "VERB" else parent.head.head
        return _verb_way(parent.head) or _verb_way(verb)
    if kind == "money" and token.dep_ == "dobj" and parent.lemma_ in load("figures/changes")["things"]["collecting"]:
        return None
    if token.dep_ not in _OBJECTS or parent.pos_ not in ("VERB", "AUX") or kind == "people":
        return None
    if kind == "count":
        things = load("figures/changes")["things"]
        if counted is None or counted.lemma_ not in things["counted"] or parent.lemma_ not in things["counted_verbs"]:
            return None
    if quantity.unit is not None and quantity.unit.code in _LENGTHS and parent.lemma_ in load("figures/changes")["things"]["motion"]:
        # "Fell 30 feet" tells how far someone went; "rose 30 feet" what a level did.
        return None
    return _verb_way(parent)


def _verb_way(verb: Token) -> str | None:
    """Up or down for a verb; after some verbs the particle says it ("edged lower")."""
    lemma = verb.lemma_.lower()
    if lemma in _by_particle():
        for child in verb.children:
            if child.lower_ in _lemmas("particles"):
                return _lemmas("particles")[child.lower_]
    return _lemmas("verbs").get(lemma)


def is_change_word(token: Token) -> bool:
    """Whether a verb or noun names a change."""
    return _verb_way(token) is not None or token.lemma_.lower() in _lemmas("nouns")

"""Whether a figure is a change, and which way it goes."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

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


def change_of(words: Words, head: Token, start: int, end: int, kind: str) -> str | None:
    """Up or down when the words around a figure make it a change; a level ("to 5%", "at 5%") is none."""
    before = words.get(words.at(start) - 1) if words.at(start) > 0 else None
    after = words.get(words.first_from(end))
    if before is not None and before.lower_ in ("to", "at", "from", "into", "until"):
        return None
    if before is not None and before.lower_ in _lemmas("particles"):
        return _lemmas("particles")[before.lower_]
    if after is not None and kind not in ("people", "count"):
        way = _after(words, after)
        if way is not None:
            return way
    if before is not None and before.lower_ in ("of", "by") and (way := _noun_before(words, before, kind)):
        return way
    return _from_verb(head, before, kind)


def _after(words: Words, after: Token) -> str | None:
    """The change named by what follows: "30 percent higher", "a 10% rise"."""
    if after.lower_ in _lemmas("comparatives"):
        return _lemmas("comparatives")[after.lower_]
    index = after.i
    for _ in range(3):
        token = words.get(index)
        if token is None or token.tag_ not in ("NN", "NNS", "JJ", "HYPH", "NNP"):
            return None
        if token.tag_ in ("NN", "NNS") and token.lemma_ in _lemmas("nouns"):
            return _lemmas("nouns")[token.lemma_]
        index += 1
    return None


def _noun_before(words: Words, preposition: Token, kind: str) -> str | None:
    """The change named by the noun before "of" or "by": "a rise of 5%"."""
    noun = words.get(preposition.i - 1)
    if noun is None or noun.tag_ not in ("NN", "NNS"):
        return None
    lemma = noun.lemma_
    if kind == "money" and lemma in load("figures/changes")["nouns"]["own_size"]:
        return None
    return _lemmas("nouns").get(lemma)


def _from_verb(head: Token, before: Token | None, kind: str) -> str | None:
    """The change that the governing verb names, when the figure is its object, its measure or stands after "by"."""
    token = head
    for _ in range(4):
        if (
            token.dep_ in ("nummod", "quantmod", "compound", "nmod", "appos", "amod", "conj", "npadvmod")
            and token.head is not token
            and token.head.pos_ not in ("VERB", "AUX")
        ):
            token = token.head
        else:
            break
    parent = token.head
    if token.dep_ == "pobj" and parent.lower_ == "by":
        verb = parent.head
    elif token.dep_ in ("dobj", "npadvmod", "advmod", "attr", "obj", "oprd", "nsubjpass", "dep", "conj") and parent.pos_ in ("VERB", "AUX"):
        verb = parent
    else:
        return None
    if token.dep_ == "nsubjpass" and kind not in ("count",):
        return None
    if token.dep_ != "pobj" and kind == "people":
        return None
    return _verb_way(verb, kind)


def _verb_way(verb: Token, kind: str) -> str | None:
    lemma = verb.lemma_.lower()
    if lemma in _by_particle():
        for child in verb.children:
            if child.lower_ in _lemmas("particles"):
                return _lemmas("particles")[child.lower_]
    if lemma == "raise" and kind == "money":
        return None
    return _lemmas("verbs").get(lemma)


def is_change_word(token: Token) -> bool:
    """Whether a verb or noun names a change."""
    return _verb_way(token, "") is not None or token.lemma_.lower() in _lemmas("nouns")

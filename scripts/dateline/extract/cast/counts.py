"""People by number: "dozens of dissidents", "hundreds have been injured", "about 10,000 detained"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.cast import lexicon
from dateline.extract.cast.model import Candidate
from dateline.extract.cast.nouns import kind_of_noun

if TYPE_CHECKING:
    from spacy.tokens import Token

_HARMS = frozenset({"kill", "injure", "wound", "detain", "arrest", "die", "hurt", "jail", "evacuate", "displace", "flee", "rescue", "miss"})


def number_of_people(token: Token, sentence_of: list[int]) -> Candidate | None:
    """The candidate that a quantifier or a bare number heads, if it counts people."""
    counted = token.lower_ in lexicon.words("quantities") and token.tag_ == "NNS"
    if (counted or token.lower_ in lexicon.words("numbers")) and token.dep_ not in ("pobj", "compound"):
        return _quantity(token, sentence_of, counted)
    if token.tag_ == "CD" and token.dep_ in ("conj", "nsubj", "nsubjpass") and token.text[:1].isdigit() and _suffers(token):
        return _many(token, sentence_of, token.left_edge.i, token.i + 1, "people", "CVL")
    return None


def is_counted(token: Token) -> bool:
    """Whether the noun is counted by a number word that is a mention with it."""
    if token.dep_ != "pobj" or token.head.lower_ != "of" or token.tag_ != "NNS":
        return False
    word = token.head.head.lower_
    return word in lexicon.words("numbers") or (word in lexicon.words("quantities") and token.head.head.tag_ == "NNS")


def _quantity(token: Token, sentence_of: list[int], counted: bool) -> Candidate | None:
    noun = _counted_noun(token)
    while noun is not None and noun.lower_ in lexicon.words("quantities"):
        noun = _counted_noun(noun)
    if noun is None:
        bare = counted and _stands_for_people(token)
        return _many(token, sentence_of, token.i, token.i + 1, "people", "CVL") if bare else None
    kind, sector, _ = kind_of_noun(noun.lemma_.lower(), noun)
    if kind not in ("person", "group") or (not counted and noun.tag_ != "NNS"):
        return None
    return _many(token, sentence_of, token.left_edge.i, noun.i + 1, noun.lemma_.lower(), sector)


def _counted_noun(token: Token) -> Token | None:
    """The noun after "of": "dozens of dissidents"."""
    return next((noun for prep in token.rights if prep.lower_ == "of" for noun in prep.rights if noun.dep_ == "pobj"), None)


def _many(token: Token, sentence_of: list[int], start: int, end: int, lemma: str, sector: str) -> Candidate:
    while start < token.i and token.doc[start].is_space:
        start += 1
    return Candidate(
        start, end, token.i, sentence_of[token.i], "nominal", "number-of-people", "group", lemma=lemma, plural=True, sector=sector or None
    )  # fmt: skip


def _stands_for_people(token: Token) -> bool:
    """Whether a bare "hundreds" is a subject or object without a noun of things."""
    return token.dep_ in ("nsubj", "nsubjpass", "agent") and not any(child.dep_ == "prep" for child in token.rights)


def _suffers(token: Token) -> bool:
    """Whether a bare number is of people that something is done to."""
    verbs = [child for child in token.rights if child.dep_ in ("acl", "relcl")]
    verbs += [token.head] if token.dep_ in ("nsubj", "nsubjpass") else []
    return any(verb.lemma_.lower() in _HARMS for verb in verbs)

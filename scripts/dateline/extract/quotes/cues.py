"""The words that introduce statements, by lemma (knowledge/quotes/cues.toml)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from dateline.language.knowledge import load

if TYPE_CHECKING:
    from spacy.tokens import Token


@cache
def words(name: str) -> frozenset[str]:
    """One list of ``knowledge/quotes/cues.toml``."""
    return frozenset(load("quotes/cues")[name])


@cache
def frame_verbs() -> frozenset[str]:
    """Verbs that may frame a direct quotation."""
    return words("speech") | words("quote") | words("thought")


@cache
def clause_verbs() -> frozenset[str]:
    """Verbs whose clause is a statement, a thought or a finding."""
    return words("speech") | words("thought") | words("finding")


@cache
def strong_verbs() -> frozenset[str]:
    """Verbs above quoted words in the parse that make them somebody's words."""
    return (frame_verbs() | words("judge") | words("commit") | words("finding")) - words("weak")


def is_verb(token: Token) -> bool:
    """Whether the tagger or the parser takes the token for a verb form."""
    return token.tag_.startswith("VB") or token.pos_ == "VERB"


def kind_of(verb: str) -> str:
    """The first part of a rule's name for a clause under the verb: reported thought is kept apart from speech."""
    if verb in words("speech"):
        return "clause"
    return "thought" if verb in words("thought") else "finding"


def is_withheld(verb: Token) -> bool:
    """Whether the act is denied or not done: "did not say", "declined to comment", "refused to admit"."""
    if any(child.dep_ == "neg" for child in verb.children):
        return True
    return verb.dep_ == "xcomp" and verb.head.lemma_ in words("withholding")

"""Titles and offices before a name or by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.cast import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

CHIEF = frozenset({"Chief", "Executive", "Operating", "Financial", "Officer", "Vice", "Deputy", "Managing", "Press", "CEO", "CFO", "COO"})


def is_title(token: Token) -> bool:
    """Whether the word may stand before a name as a title: "Mr", "Gen.", "President"."""
    text = token.text
    return text in lexicon.titles() or text in lexicon.offices() or (text.istitle() and token.lower_ in lexicon.roles())


def is_plural_title(token: Token) -> bool:
    """As in "Senators Ann Lee and Bob Vale"."""
    return token.text.istitle() and token.tag_ in ("NNS", "NNPS") and token.lower_.removesuffix("s") in lexicon.roles()


def role_at(doc: Doc, i: int) -> str:
    """The role of which the token is the last word: "foreign minister", "deputy president"."""
    noun = doc[i].lemma_.lower()
    for length in (2, 1):
        if i - length < 0:
            continue
        words = " ".join([*(doc[k].lower_ for k in range(i - length, i)), noun])
        if words in lexicon.compound_roles():
            return _qualified(doc, i - length, words)
    return _qualified(doc, i, noun)


def _qualified(doc: Doc, first: int, role: str) -> str:
    """The role with the word before it that makes it another's: a deputy president is no president."""
    before = doc[first - 1].lower_ if first else ""
    return f"{before} {role}" if before in lexicon.words("role_qualifiers") else role

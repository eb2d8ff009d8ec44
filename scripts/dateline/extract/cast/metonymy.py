"""Cities and provinces that stand for governments: "Moscow said", "Moscow's commitment", "Texas sued"; not "in Moscow"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.cast import gazetteer, lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from dateline.extract.cast.model import Candidate


def read_metonyms(doc: Doc, names: list[Candidate]) -> None:
    """Make a capital that acts as a government does a mention of the government."""
    for name in names:
        if name.kind == "region" and gazetteer.is_province(name.name) and _governs(doc[name.head]):
            name.kind, name.rule = "government", "metonym"
            continue
        if name.kind not in ("city", "organisation", "person") or name.name not in gazetteer.seats() or name.end - name.start > 2:
            continue
        if name.kind == "person" and (name.lemma or name.role or name.name in lexicon.first_names()):
            continue
        name.kind = "city"
        if _acts(doc[name.head]):
            name.kind, name.rule = "government", "metonym"


def _governs(token: Token) -> bool:
    """Whether the word is the subject of what a government does: "California sued"."""
    return token.dep_ == "nsubj" and token.head.lemma_.lower() in gazetteer.metonym_words("acts")


def _acts(token: Token) -> bool:
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    if token.dep_ == "nsubj":
        return token.head.lemma_.lower() in gazetteer.metonym_words("deeds")
    if token.dep_ == "poss":
        return token.head.lemma_.lower() in gazetteer.metonym_words("possessions")
    if token.dep_ == "pobj" and token.head.lower_ in ("between", "with"):
        return token.head.head.lemma_.lower() in ("talk", "relation", "tie", "agreement", "deal", "tension", "negotiation")
    return False

"""Whether a description can be one of someone: kind, gender, country, and what the words before the noun say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.cast import gazetteer, lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

    from dateline.extract.cast.discourse import Discourse
    from dateline.extract.cast.model import Candidate, Entity

_RESTRICTING = frozenset({"of", "for", "from", "with"})


def fits(entity: Entity, candidate: Candidate) -> bool:
    """Whether a nominal's kind, gender and country do not contradict an entity's."""
    if entity.gender and candidate.gender in ("m", "f") and entity.gender != candidate.gender:
        return False
    if entity.country and candidate.country and entity.country != candidate.country:
        return False
    if candidate.lemma in lexicon.words("relational") and entity.kind in ("country", "organisation", "person"):
        return True
    if entity.is_vague and candidate.kind == "organisation":
        return True
    return entity.kind == candidate.kind


def _marks(discourse: Discourse, candidate: Candidate) -> set[str]:
    """The capitalised words before the noun that tell which one is meant ("Republican" nominee); nationalities left out."""
    doc = discourse.doc
    words = [doc[i] for i in range(candidate.start + 1, candidate.head)]
    based = {token.i - 2 for token in words if token.lower_ == "based"} | {token.i for token in words if token.ent_type_ == "GPE"}
    return {token.text for token in words if token.text[:1].isupper() and token.i not in based and not gazetteer.tells_origin(token.text)}


def agrees(discourse: Discourse, entity: Entity, candidate: Candidate) -> bool:
    """Whether what a nominal says beyond its noun has been said of the entity before."""
    marks = _marks(discourse, candidate)
    return not marks or any(marks <= {word.text for word in discourse.doc[mention.start : mention.end]} for mention in entity.mentions)


def is_restricted(discourse: Discourse, head: Token) -> bool:
    """Whether what follows the noun says which one is meant; a clause after a comma only adds to it."""
    doc = discourse.doc
    for child in head.rights:
        if child.dep_ in ("prep", "acl", "appos") and child.i == head.i + 1:
            return child.dep_ != "prep" or child.lower_ in _RESTRICTING
        if child.dep_ == "relcl":
            return head.i + 1 < len(doc) and doc[head.i + 1].text != ","
    return False

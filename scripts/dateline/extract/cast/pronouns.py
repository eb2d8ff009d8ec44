"""Who is meant by a pronoun: syntax first, then gender, number and prominence nearby; without good reason nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.cast.bodies_and_groups import is_empty, it, they
from dateline.extract.cast.discourse import SUBJECTS
from dateline.extract.cast.model import PLACE_KINDS, attach
from dateline.extract.cast.persons import third_person

if TYPE_CHECKING:
    from spacy.tokens import Token

    from dateline.extract.cast.discourse import Discourse
    from dateline.extract.cast.model import Candidate, Entity


def resolve_pronoun(discourse: Discourse, candidate: Candidate) -> None:
    """Link a pronoun of the third person, a relative or a reflexive one; first and second persons come later."""
    token = discourse.doc[candidate.head]
    if _is_anyones(token):
        return
    if candidate.gender == "relative":
        entity = _relative(discourse, token)
    elif candidate.lemma.endswith(("self", "selves")):
        candidate.rule, entity = "reflexive", _reflexive(discourse, token)
    elif candidate.gender in ("m", "f"):
        candidate.rule, entity = "third-person", third_person(discourse, candidate)
    elif candidate.gender == "n":
        candidate.rule, entity = (
            "it",
            None if is_empty(token, discourse.statement_around(token) is not None) else it(discourse, candidate),
        )
    else:
        candidate.rule, entity = "they", they(discourse, candidate)
    if entity is not None:
        if candidate.gender == "n" and entity.is_vague:
            entity.kind = "organisation"
        attach(candidate, entity)


def _is_anyones(token: Token) -> bool:
    """Whether the pronoun is one of "he or she", "his or her", which mean anyone."""
    doc = token.doc
    pairs = ((token.i + 1, token.i + 2), (token.i - 1, token.i - 2))
    return any(
        0 <= other < len(doc) and doc[joint].lower_ in ("or", "/") and doc[other].tag_ == token.tag_ and doc[other].lower_ in _SINGULAR
        for joint, other in pairs
    )


_SINGULAR = frozenset({"he", "she", "his", "her", "him", "himself", "herself", "hers"})


def relative_clause(token: Token) -> Token | None:
    """The verb of the relative clause that the word opens, if it does."""
    for step in (token.head, token.head.head, token.head.head.head):
        if step.dep_ == "relcl":
            return step
    return None


def _relative(discourse: Discourse, token: Token) -> Entity | None:
    clause = relative_clause(token)
    entity = discourse.entity_at(clause.head) if clause is not None else None
    word = token.lower_
    if word == "which" and (entity is None or entity.kind == "person"):
        return _before_comma(discourse, token)
    if entity is not None and word in ("who", "whom") and entity.kind in PLACE_KINDS:
        return None
    return entity


def _before_comma(discourse: Discourse, token: Token) -> Entity | None:
    """What stands right before a relative clause: "General Motors, which filed for bankruptcy"."""
    if token.i < 2 or discourse.doc[token.i - 1].text != ",":
        return None
    entity = discourse.entity_at(discourse.doc[token.i - 2])
    return entity if entity is not None and entity.kind != "person" else None


def _reflexive(discourse: Discourse, token: Token) -> Entity | None:
    if token.dep_ == "appos" or (token.i > 0 and token.head.i == token.i - 1 and token.head.pos_ in ("NOUN", "PROPN")):
        return discourse.entity_at(token.head)
    verb = token.head
    for _ in range(4):
        subject = next((child for child in verb.lefts if child.dep_ in SUBJECTS), None)
        if subject is not None:
            return discourse.entity_at(subject)
        verb = verb.head
    return None

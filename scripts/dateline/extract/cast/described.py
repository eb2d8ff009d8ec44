"""Descriptions that the syntax ties to whom they describe: appositions, predicates, second offices, former and latter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.cast.discourse import subject_of
from dateline.extract.cast.fitting import fits

if TYPE_CHECKING:
    from spacy.tokens import Token

    from dateline.extract.cast.discourse import Discourse
    from dateline.extract.cast.model import Candidate, Entity

_REGARDING = frozenset(
    {"regard", "see", "describe", "consider", "view", "name", "appoint", "elect", "hire", "install"}
    | {"nominate", "choose", "praise", "denounce", "recognise", "recognize", "depict"}
)


def by_apposition(discourse: Discourse, candidate: Candidate) -> Entity | None:
    """As in "Oskar Lind, the foreign minister" and "Ghana's finance minister, Kwame Boateng"."""
    head = discourse.doc[candidate.head]
    if head.dep_ == "appos":
        entity = discourse.entity_at(head.head)
        if entity is not None and fits(entity, candidate) and entity.plural == candidate.plural:
            return entity
    for child in head.rights:
        if child.dep_ == "appos":
            entity = discourse.entity_at(child)
            if entity is not None and entity.named and fits(entity, candidate) and entity.plural == candidate.plural:
                return entity
    return _after_comma(discourse, candidate)


def _after_comma(discourse: Discourse, candidate: Candidate) -> Entity | None:
    """As in "its parent company, Acme": the name right after a noun with an owner, whatever the parse makes of it."""
    doc, after = discourse.doc, candidate.end
    if after + 1 >= len(doc) or doc[after].text != "," or not any(child.dep_ == "poss" for child in doc[candidate.head].lefts):
        return None
    name = discourse.at.get(after + 1)
    if name is None or name.form != "name" or name.start != after + 1 or name.entity is None or candidate.plural:
        return None
    return name.entity if name.entity.kind == candidate.kind and fits(name.entity, candidate) else None


def by_predicate(discourse: Discourse, candidate: Candidate) -> Entity | None:
    """As in "Rosa Diaz is the mayor", "regard Belarus as our ally", "named Mary Barra as its chief executive"."""
    head = discourse.doc[candidate.head]
    named = None
    if (
        head.dep_ == "attr"
        and head.head.lemma_ in ("be", "become", "remain")
        and not any(child.dep_ == "neg" for child in head.head.children)
    ):
        named = subject_of(head.head)
    elif head.dep_ == "pobj" and head.head.lower_ == "as" and head.head.head.lemma_ in _REGARDING:
        named = next((child for child in head.head.head.children if child.dep_ in ("dobj", "nsubjpass")), None)
    elif head.dep_ == "nsubj" and head.head.lemma_ == "be":
        named = next((child for child in head.head.rights if child.dep_ == "attr" and _is_name(discourse, child)), None)
    elif head.dep_ == "oprd":
        named = next((child for child in head.head.children if child.dep_ in ("dobj", "nsubjpass")), None)
    entity = discourse.entity_at(named)
    if entity is None or not _is_asserted(head.head if head.dep_ != "pobj" else head.head.head):
        return None
    return entity if fits(entity, candidate) and entity.plural == candidate.plural else None


def _is_name(discourse: Discourse, token: Token) -> bool:
    mention = discourse.at.get(token.i)
    return mention is not None and mention.form == "name"


_UNREAL = frozenset({"if", "unless", "whether", "could", "would", "should", "might", "may", "can", "must"})
_WISHES = frozenset({"want", "hope", "wish", "seek", "try", "aspire", "like", "expect", "run", "pretend", "refuse"})


def _is_asserted(verb: Token) -> bool:
    """Whether the text says that it is so: not "if he is elected president", "she wants to be mayor"."""
    if any(child.lower_ in _UNREAL and child.dep_ in ("mark", "aux") for child in verb.lefts):
        return False
    return not (verb.dep_ in ("xcomp", "advcl") and verb.head.lemma_ in _WISHES)


def by_coordination(discourse: Discourse, candidate: Candidate) -> Entity | None:
    """As in "Ann Lee, president and chairman of Acme": a second office of the same person."""
    head = discourse.doc[candidate.head]
    if head.dep_ != "conj" or candidate.kind != "person" or any(child.dep_ == "det" for child in head.lefts):
        return None
    first = discourse.at.get(head.head.i)
    if first is None or first.form != "nominal" or first.plural or first.entity is None or first.entity.kind != "person":
        return None
    return first.entity if first.entity.named else None


def by_order(discourse: Discourse, candidate: Candidate) -> Entity | None:
    """As in "the former" and "the latter": the two last named, in the order of naming."""
    if candidate.lemma not in ("former", "latter"):
        return None
    found: list[Entity] = []
    for mention, entity, _ in discourse.recent(candidate, 1):
        if (
            mention.form != "name"
            or mention.kind == "adjective"
            or entity in found
            or entity.kind not in ("person", "organisation", "country")
        ):
            continue
        if not found or entity.kind == found[0].kind:
            found.append(entity)
        if len(found) == 2:
            return found[1] if candidate.lemma == "former" else found[0]
    return None

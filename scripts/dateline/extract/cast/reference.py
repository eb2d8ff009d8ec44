"""Who is meant where: names are known, nominals and pronouns follow in the order of the text, then I, we and you."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.cast.discourse import Discourse
from dateline.extract.cast.nominals import resolve_nominal
from dateline.extract.cast.participants import resolve_participant
from dateline.extract.cast.pronouns import resolve_pronoun

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc

    from dateline.extract.cast.model import Candidate, Entity
    from dateline.extract.statements import Statement

_SPEECH_ROLES = ("1", "1p", "2")


def resolve(doc: Doc, names: list[Candidate], phrases: list[Candidate], statements: Sequence[Statement]) -> Discourse:
    """Give nominals and pronouns their entities."""
    ordered = sorted([*names, *phrases], key=lambda candidate: (candidate.start, -candidate.end))
    discourse = Discourse(doc, ordered, statements)
    for candidate in sorted(ordered, key=lambda candidate: candidate.head):
        if candidate.form == "nominal" or candidate.leads is not None:
            resolve_nominal(discourse, candidate)
        elif candidate.form == "pronoun" and candidate.gender not in _SPEECH_ROLES:
            resolve_pronoun(discourse, candidate)
        if candidate.entity is not None:
            discourse.remember(candidate)
    _merge_office_holders(ordered)
    for candidate in ordered:
        if candidate.form == "pronoun" and candidate.gender in _SPEECH_ROLES:
            resolve_participant(discourse, candidate)
    return discourse


def _merge_office_holders(ordered: list[Candidate]) -> None:
    """An office-holder whom the text names only later: "Canada's transport minister ... Ann Lee, minister of transport"."""
    people = {id(c.entity): c.entity for c in ordered if c.entity is not None and c.entity.kind == "person" and c.entity.role}
    for entity in people.values():
        if entity.named or entity.plural:
            continue
        other = next(
            (other for other in people.values() if other.named and (_same_office(entity, other) or _named_soon(entity, other))), None
        )
        if other is not None:
            for mention in entity.mentions:
                other.add(mention)
            entity.mentions = []


def _same_office(one: Entity, other: Entity) -> bool:
    """Whether two hold one office: the same role of the same country or body."""
    if _role_head(one.role) != _role_head(other.role):
        return False
    if one.country and one.country == other.country:
        return True
    body = one.owner if one.owner is not None and one.owner.kind == "organisation" else one.employer
    return body is not None and (body is other.employer or body is other.owner)


def _named_soon(one: Entity, other: Entity) -> bool:
    """As in "The king is ill. King Harald was taken ...": the office-holder is named in the next sentences with that office."""
    first, named = one.mentions[0], next((m for m in other.mentions if m.role), None)
    if named is None or (one.country and other.country) or one.plural or _role_head(one.role) != _role_head(other.role):
        return False
    return first.definite and 0 <= named.sentence - first.sentence <= 2 and other.mentions[0].sentence >= first.sentence


def _role_head(role: str | None) -> str:
    last = (role or "").rsplit(" ", 1)[-1]
    return {"ceo": "executive", "officer": "executive"}.get(last, last)

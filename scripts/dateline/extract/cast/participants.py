"""I, we and you: the speaker of the statement around, the one addressed, and the body that the speaker speaks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.cast.discourse import SUBJECTS
from dateline.extract.cast.model import attach

if TYPE_CHECKING:
    from dateline.extract.cast.discourse import Discourse
    from dateline.extract.cast.model import Candidate, Entity

_MOUTHPIECES = frozenset(
    {"spokesman", "spokeswoman", "spokesperson", "executive", "ceo", "cfo", "officer", "chairman", "chairwoman", "chair"}
)
_ADDRESSING = frozenset({"thank", "warn", "tell", "ask", "urge", "accuse", "congratulate", "praise", "remind", "assure", "advise", "beg"})


def resolve_participant(discourse: Discourse, candidate: Candidate) -> None:
    """I and we are the speaker of the statement around, you the addressee; "we" of a spokesman is his body."""
    statement = discourse.statement_around(discourse.doc[candidate.head])
    if statement is None:
        return
    speaker = discourse.entity_in(statement.speaker)
    if candidate.gender == "2":
        entity = discourse.entity_in(statement.addressee) or _addressed_before(discourse, candidate, speaker)
        entity = entity if entity is not None and entity.kind in ("person", "country", "government") else None
    else:
        entity = speaker
        if candidate.gender == "1p" and speaker is not None:
            entity = _spoken_for(discourse, speaker) or speaker
    if entity is not None:
        candidate.rule = "addressee" if candidate.gender == "2" else "speaker"
        attach(candidate, entity)


def _addressed_before(discourse: Discourse, candidate: Candidate, speaker: Entity | None) -> Entity | None:
    """The person whom the speaker thanked, warned or told something in the sentence before."""
    if speaker is None:
        return None
    for mention in speaker.mentions:
        verb = discourse.doc[mention.head].head
        if (
            not 0 <= candidate.sentence - mention.sentence <= 2
            or discourse.doc[mention.head].dep_ not in SUBJECTS
            or verb.lemma_ not in _ADDRESSING
        ):
            continue
        entity = discourse.entity_at(next((child for child in verb.rights if child.dep_ in ("dobj", "dative")), None))
        if entity is not None and entity.kind == "person" and entity is not speaker:
            return entity
    return None


def _spoken_for(discourse: Discourse, speaker: Entity) -> Entity | None:
    """The body for which a spokesman or executive says "we": the one named with the role, else the one most spoken of."""
    if speaker.employer is not None:
        return speaker.employer if speaker.employer.kind in ("organisation", "government") else None
    if (speaker.role or "").rsplit(" ", 1)[-1] not in _MOUTHPIECES:
        return None
    bodies = {id(m.entity): m.entity for m in discourse.past if m.entity is not None and m.entity.kind == "organisation" and m.entity.named}
    return max(bodies.values(), key=lambda body: len(body.mentions), default=None)

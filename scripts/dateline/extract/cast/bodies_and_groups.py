"""It and they: the body, country or group that is prominent nearby, unless a thing is more so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.cast import lexicon
from dateline.extract.cast.binding import FADING, UPPER, barred, joined_owner, own_clause, upper_subject
from dateline.extract.cast.discourse import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Token

    from dateline.extract.cast.discourse import Discourse
    from dateline.extract.cast.model import Candidate, Entity

_SINGLE_BODIES = frozenset({"organisation", "country", "government"})
_EMPTY_SUBJECT_VERBS = frozenset({"rain", "snow", "seem", "appear", "turn", "cost"})
_EMPTY_WITH_CLAUSE = frozenset({"be", "mean", "happen", "take", "emerge", "remain", "make", "come"})
# Verbs whose subject is a mind.
_MINDFUL = frozenset(
    {
        "say",
        "hope",
        "want",
        "announce",
        "agree",
        "believe",
        "plan",
        "decide",
        "pledge",
        "declare",
        "vow",
        "intend",
        "insist",
        "deny",
        "refuse",
    }
    | {
        "stress",
        "warn",
        "add",
        "argue",
        "claim",
        "know",
        "expect",
        "condemn",
        "estimate",
        "think",
        "urge",
        "demand",
        "accuse",
        "apologise",
        "apologize",
        "acknowledge",
    }
)

Best = tuple[float, "Entity"] | None


def is_empty(token: Token, quoted: bool) -> bool:
    """Whether "it" means nothing or a matter: the weather, "it is clear that", "it seems", "when it comes to"; or a thing done."""
    if token.lower_ != "it":
        return False
    verb = token.head
    if verb.pos_ == "ADJ":
        return True
    if token.dep_ in SUBJECTS or token.dep_ == "expl":
        if verb.lemma_ in _EMPTY_SUBJECT_VERBS:
            return True
        if _is_be(verb) and (verb.dep_ != "ccomp" or quoted):
            return True
        parts = [part for child in verb.children for part in ((child, *child.children) if child.dep_ == "acomp" else (child,))]
        after = [child for child in parts if child.dep_ in ("ccomp", "xcomp") or (child.dep_ == "prep" and child.lower_ == "to")]
        return verb.lemma_ in _EMPTY_WITH_CLAUSE and bool(after)
    return verb.lemma_ not in lexicon.words("minded_objects")


def _is_be(verb: Token) -> bool:
    return verb.lemma_ == "be" or verb.lower_ in ("'s", "’s")


def it(discourse: Discourse, candidate: Candidate) -> Entity | None:
    """It and its: a body or country that is prominent nearby, unless a thing is more so."""
    token = discourse.doc[candidate.head]
    joined = joined_owner(discourse, token)
    holder = joined if joined is not None and _is_body(joined) else _holder(discourse, token)
    if holder is not None:
        return holder
    speaker = discourse.speaker_around(token)
    upper = upper_subject(token)
    best: Best = None
    for mention, entity, gap in discourse.recent(candidate, 1):
        if entity is speaker or mention.kind == "adjective" or not _is_body(entity) or (gap == 0 and barred(discourse, candidate, mention)):
            continue
        score = discourse.prominence(mention) - FADING * gap + own_clause(discourse, candidate, mention)
        score += UPPER if upper is not None and upper.i == mention.head else 0.0
        if best is None or score > best[0]:
            best = (score, entity)
    return best[1] if best is not None and best[0] >= _thing_score(discourse, token, upper) else None


def _is_body(entity: Entity) -> bool:
    return entity.kind in _SINGLE_BODIES or entity.is_vague or (entity.kind == "group" and not entity.plural)


def _holder(discourse: Discourse, token: Token) -> Entity | None:
    """The owner of the noun on which the pronoun's phrase hangs: "Moscow's commitment to preserve its ..."."""
    node = token
    for _ in range(6):
        if node.head.i == node.i:
            return None
        node = node.head
        owner = next((child for child in node.lefts if child.dep_ == "poss" and child.i < token.i), None) if node.pos_ == "NOUN" else None
        if owner is not None:
            entity = discourse.entity_at(owner)
            return entity if entity is not None and _is_body(entity) else None
    return None


def _thing_score(discourse: Discourse, token: Token, upper: Token | None) -> float:
    """The prominence of the nearest thing before the pronoun that is no actor."""
    best, here = -9.0, token.sent.start
    if token.dep_ == "nsubj" and token.head.lemma_.lower() in _MINDFUL:
        return best  # no thing says or hopes
    before = discourse.doc[here - 1].sent.start if here > 0 else 0
    for i in range(before, token.i):
        other = discourse.doc[i]
        if other.tag_ not in ("NN", "NNP") or i in discourse.at:
            continue
        faded = FADING if i < here else 0.0
        if other.dep_ in SUBJECTS:
            best = max(best, 3.0 + (other.head.dep_ == "ROOT") + (UPPER if other == upper else 0.0) - faded)
        elif other.dep_ == "dobj" and token.dep_ != "poss" and token.head != other.head:
            best = max(best, 2.0 - faded)
    return best


def they(discourse: Discourse, candidate: Candidate) -> Entity | None:
    """They and their: a group, or a body spoken of as many; two persons are kept as a group of the pronoun."""
    token = discourse.doc[candidate.head]
    speaker = discourse.speaker_around(token)
    best: Best = None
    likeliest: Candidate | None = None
    for mention, entity, gap in discourse.recent(candidate, 1):
        many = entity.plural or (entity.kind in ("organisation", "group") and token.dep_ in ("nsubj", "nsubjpass", "poss"))
        if entity is speaker or mention.kind == "adjective" or not many or _includes(entity, speaker):
            continue
        if gap == 0 and barred(discourse, candidate, mention):
            continue
        score = discourse.prominence(mention) - FADING * gap + (1.5 if entity.plural else 0.0) + own_clause(discourse, candidate, mention)
        if best is None or score > best[0]:
            best, likeliest = (score, entity), mention
    several = _joined_to(discourse, likeliest) or (_pair(discourse, candidate) if best is None or not best[1].plural else ())
    if several:
        discourse.groups[candidate.start, candidate.end] = several
        return None
    return best[1] if best is not None and best[0] >= _things_score(discourse, token) else None


def _joined_to(discourse: Discourse, mention: Candidate | None) -> tuple[Entity, ...]:
    """The bodies of which the mention is one, when they are joined as one subject: "Acme, Bolt and Vale ... their"."""
    head = discourse.doc[mention.head] if mention is not None else None
    if mention is None or head is None or head.dep_ not in SUBJECTS or mention.entity is None or mention.entity.plural:
        return ()
    joined = [discourse.entity_at(token) for token in head.conjuncts if token.i > head.i]
    others = [entity for entity in joined if entity is not None and entity is not mention.entity]
    return (mention.entity, *others) if others else ()


def _includes(entity: Entity, speaker: Entity | None) -> bool:
    """Whether the speaker is one of the group: a detective who says "they" means no detectives."""
    return speaker is not None and bool(entity.lemmas & speaker.lemmas)


def _things_score(discourse: Discourse, token: Token) -> float:
    """The prominence of the nearest things before the pronoun that are no actors."""
    best = -9.0
    for i in range(token.sent.start, token.i):
        other = discourse.doc[i]
        if other.tag_ not in ("NNS", "NNPS") or i in discourse.at:
            continue
        if other.dep_ in SUBJECTS:
            best = max(best, 3.0 + (other.head.dep_ == "ROOT"))
        elif other.dep_ == "dobj" and token.dep_ not in SUBJECTS and token.dep_ != "poss":
            best = max(best, 4.0)
    return best


def _pair(discourse: Discourse, candidate: Candidate) -> tuple[Entity, ...]:
    """The two persons of the sentence so far, or of the one before, when there are just two."""
    found: dict[int, list[Entity]] = {0: [], 1: []}
    for _, entity, gap in discourse.recent(candidate, 1):
        if entity.kind == "person" and not entity.plural and entity not in found[gap]:
            found[gap].insert(0, entity)
    last = found[0] or found[1]
    return tuple(last) if len(last) == 2 else ()

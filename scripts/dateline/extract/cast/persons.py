"""He and she: the most prominent near person whom syntax and gender allow."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from dateline.extract.cast.binding import FADING, UPPER, barred, joined_owner, own_clause, upper_subject
from dateline.extract.cast.discourse import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Token

    from dateline.extract.cast.discourse import Discourse
    from dateline.extract.cast.model import Candidate, Entity

# What it is worth, at the head of a paragraph, to be the one whom the text is about.
PROTAGONIST = 3.0
# How often such a one has been mentioned before, and how much oftener than anybody else.
OFTEN, OFTENER = 4, 2
# What a fronted phrase begins with: a participle, a preposition or a conjunction.
_FRONTED = frozenset({"VBG", "VBN", "IN"})


def third_person(discourse: Discourse, candidate: Candidate) -> Entity | None:
    """He, she and their forms: the most prominent near person whose gender does not contradict."""
    token = discourse.doc[candidate.head]
    ahead = _ahead(discourse, candidate)
    if ahead is not None:
        return ahead
    joined = joined_owner(discourse, token)
    if joined is not None and joined.kind == "person" and not joined.plural and not _opposed(joined, candidate):
        return joined
    speaker = discourse.speaker_around(token)
    told = _told_of(discourse, candidate)
    quoted = discourse.statement_around(token) is not None
    upper = upper_subject(token)
    protagonist = _protagonist(discourse) if not quoted and _heads_paragraph(token) else None
    scores: dict[int, tuple[float, Entity]] = {}
    excluded: set[int] = set()
    for mention, entity, gap in discourse.recent(candidate):
        if entity.kind != "person" or entity.plural or entity is speaker or id(entity) in told or _opposed(entity, candidate):
            continue
        if gap == 0 and barred(discourse, candidate, mention):
            excluded.add(id(entity))
        score = _person_score(discourse, candidate, mention, gap, quoted)
        score += UPPER if upper is not None and upper.i == mention.head else 0.0
        score += PROTAGONIST if entity is protagonist else 0.0
        if id(entity) not in scores or scores[id(entity)][0] < score:
            scores[id(entity)] = (score, entity)
    ranked = [pair for key, pair in scores.items() if key not in excluded]
    return max(ranked, key=lambda pair: pair[0])[1] if ranked else None


def _heads_paragraph(token: Token) -> bool:
    """Whether the word's sentence is the first after a line end."""
    start = token.sent.start
    return start > 0 and "\n" in token.doc[start - 1].text_with_ws


def _protagonist(discourse: Discourse) -> Entity | None:
    """The person whom the text is about, as far as it has come: mentioned often, and much oftener than all others."""
    people = {id(mention.entity): mention.entity for mention in discourse.past if mention.entity and mention.entity.kind == "person"}
    ranked = Counter(id(mention.entity) for mention in discourse.past if id(mention.entity) in people).most_common(2)
    if not ranked or ranked[0][1] < OFTEN or (len(ranked) == 2 and ranked[0][1] < OFTENER * ranked[1][1]):
        return None
    return people[ranked[0][0]]


def _told_of(discourse: Discourse, candidate: Candidate) -> set[int]:
    """Those whom a quotation names, when the pronoun is its speaker: nobody calls himself by his name."""
    statement = discourse.statement_by(candidate)
    if statement is None:
        return set()
    start, end = statement.content
    named = (m for m in reversed(discourse.past[-40:]) if m.form == "name" and start <= discourse.doc[m.start].idx < end)
    return {id(mention.entity) for mention in named}


def _ahead(discourse: Discourse, candidate: Candidate) -> Entity | None:
    """The person whom a pronoun in a fronted phrase looks ahead to: "Asked about his plans, Juan Soto smiled".

    The subject of the main clause, if it is named, if a comma sets the phrase off, and if the phrase names nobody
    before the pronoun.
    """
    token = discourse.doc[candidate.head]
    sentence = token.sent
    first = next((word for word in sentence if not (word.is_space or word.is_quote)), token)
    subject = next((child for child in sentence.root.children if child.dep_ in SUBJECTS and child.i > token.i), None)
    if first.tag_ not in _FRONTED or subject is None or discourse.statement_around(token) is not None:
        return None
    if not any(word.text == "," for word in discourse.doc[token.i : subject.left_edge.i]):
        return None
    named_before = any(discourse.at[i].kind == "person" for i in range(first.i, candidate.start) if i in discourse.at)
    target = discourse.at.get(subject.i)
    if named_before or target is None or target.form != "name" or target.entity is None or target.entity.kind != "person":
        return None
    return None if _opposed(target.entity, candidate) else target.entity


def _opposed(entity: Entity, candidate: Candidate) -> bool:
    return bool(entity.gender) and entity.gender != candidate.gender


def _person_score(discourse: Discourse, candidate: Candidate, mention: Candidate, gap: int, quoted: bool) -> float:
    """Recency, prominence, known gender, and the same side of a quotation mark."""
    entity = mention.entity
    score = discourse.prominence(mention) - FADING * gap + own_clause(discourse, candidate, mention)
    score += 1.0 if entity is not None and entity.gender == candidate.gender else 0.0
    score += 0.5 if mention.form != "nominal" else 0.0
    score += 0.5 if gap == 0 else 0.0
    if not quoted and discourse.statement_around(discourse.doc[mention.head]) is not None:
        score -= FADING
    return score

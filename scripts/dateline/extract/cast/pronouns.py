"""Who is meant by a pronoun: syntax first, then gender, number and prominence nearby; without good reason nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.cast import lexicon
from dateline.extract.cast.discourse import SUBJECTS, clause_of, subject_of
from dateline.extract.cast.model import PLACE_KINDS, Candidate, Entity

if TYPE_CHECKING:
    from spacy.tokens import Token

    from dateline.extract.cast.discourse import Discourse

_SINGLE_BODIES = frozenset({"organisation", "country", "government"})
_EMPTY_SUBJECT_VERBS = frozenset({"rain", "snow", "seem", "appear", "turn", "cost"})
_EMPTY_WITH_CLAUSE = frozenset({"be", "happen", "take", "emerge", "remain", "make", "come"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "dative", "pobj"})
_MOUTHPIECES = frozenset(
    {"spokesman", "spokeswoman", "spokesperson", "executive", "ceo", "cfo", "officer", "chairman", "chairwoman", "chair"}
)
_ADDRESSING = frozenset({"thank", "warn", "tell", "ask", "urge", "accuse", "congratulate", "praise", "remind", "assure", "advise", "beg"})
# What the subject of the clause around the pronoun's own is worth.
_UPPER = 1.5
# What a sentence's distance takes from a mention's prominence.
_FADING = 2.5

Best = tuple[float, Entity] | None


# What a fronted phrase begins with: a participle, a preposition or a conjunction.
_FRONTED = frozenset({"VBG", "VBN", "IN"})


def resolve_pronoun(discourse: Discourse, candidate: Candidate) -> None:
    """Link a pronoun of the third person, a relative or a reflexive one; first and second persons come later."""
    token = discourse.doc[candidate.head]
    if candidate.gender == "relative":
        entity = _relative(discourse, token)
    elif candidate.lemma.endswith(("self", "selves")):
        candidate.rule, entity = "reflexive", _reflexive(discourse, token)
    elif candidate.gender in ("m", "f"):
        candidate.rule, entity = "third-person", _third_person(discourse, candidate)
    elif candidate.gender == "n":
        candidate.rule, entity = (
            "it",
            None if _is_empty(token, discourse.statement_around(token) is not None) else _it(discourse, candidate),
        )
    else:
        candidate.rule, entity = "they", _they(discourse, candidate)
    if entity is not None:
        if candidate.gender == "n" and entity.is_vague:
            entity.kind = "organisation"
        _attach(candidate, entity)


def _attach(candidate: Candidate, entity: Entity) -> None:
    """Make the pronoun a mention; only he and she say something of the entity."""
    if candidate.gender not in ("m", "f"):
        candidate.gender = ""
    candidate.lemma = ""
    entity.add(candidate)


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


def _barred(discourse: Discourse, candidate: Candidate, mention: Candidate) -> bool:
    """Whether the mention is another argument of the pronoun's own verb ("Laura thanked her")."""
    token, other = discourse.doc[candidate.head], discourse.doc[mention.head]
    if token.dep_ == "poss" or token.dep_ in SUBJECTS or other.dep_ not in _ARGUMENTS:
        return False
    return clause_of(token) == clause_of(other)


def _own_clause(discourse: Discourse, candidate: Candidate, mention: Candidate) -> float:
    """The subject of the pronoun's own clause is its likeliest owner: "America keeps its word"."""
    token, head = discourse.doc[candidate.head], discourse.doc[mention.head]
    return 2.0 if token.dep_ == "poss" and head.dep_ in SUBJECTS and head.head == clause_of(token) else 0.0


def _upper_subject(token: Token) -> Token | None:
    """The subject of the clause around the pronoun's own: "Chrysler released a list of shops that it was closing"."""
    verb = clause_of(token)
    if verb.head.i == verb.i or token.dep_ not in SUBJECTS:
        return None
    return subject_of(clause_of(verb.head))


def _third_person(discourse: Discourse, candidate: Candidate) -> Entity | None:
    """He, she and their forms: the most prominent near person whose gender does not contradict."""
    token = discourse.doc[candidate.head]
    ahead = _ahead(discourse, candidate)
    if ahead is not None:
        return ahead
    speaker = discourse.speaker_around(token)
    quoted = discourse.statement_around(token) is not None
    upper = _upper_subject(token)
    scores: dict[int, tuple[float, Entity]] = {}
    barred: set[int] = set()
    for mention, entity, gap in discourse.recent(candidate):
        if entity.kind != "person" or entity.plural or entity is speaker or _opposed(entity, candidate):
            continue
        if gap == 0 and _barred(discourse, candidate, mention):
            barred.add(id(entity))
        score = _person_score(discourse, candidate, mention, gap, quoted)
        score += _UPPER if upper is not None and upper.i == mention.head else 0.0
        if id(entity) not in scores or scores[id(entity)][0] < score:
            scores[id(entity)] = (score, entity)
    ranked = [pair for key, pair in scores.items() if key not in barred]
    return max(ranked, key=lambda pair: pair[0])[1] if ranked else None


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
    score = discourse.prominence(mention) - _FADING * gap + _own_clause(discourse, candidate, mention)
    score += 1.0 if entity is not None and entity.gender == candidate.gender else 0.0
    score += 0.5 if mention.form != "nominal" else 0.0
    score += 0.5 if gap == 0 else 0.0
    if not quoted and discourse.statement_around(discourse.doc[mention.head]) is not None:
        score -= _FADING
    return score


def _is_empty(token: Token, quoted: bool) -> bool:
    """Whether "it" means nothing or a matter: the weather, "it is clear that", "it seems", "when it comes to"; or a thing done."""
    if token.lower_ != "it":
        return False
    verb = token.head
    if verb.pos_ == "ADJ":
        return True
    if token.dep_ in SUBJECTS or token.dep_ == "expl":
        if verb.lemma_ in _EMPTY_SUBJECT_VERBS:
            return True
        if verb.lemma_ == "be" and (verb.dep_ != "ccomp" or quoted):
            return True
        parts = [part for child in verb.children for part in ((child, *child.children) if child.dep_ == "acomp" else (child,))]
        after = [child for child in parts if child.dep_ in ("ccomp", "xcomp") or (child.dep_ == "prep" and child.lower_ == "to")]
        return verb.lemma_ in _EMPTY_WITH_CLAUSE and bool(after)
    return verb.lemma_ not in lexicon.words("minded_objects")


def _it(discourse: Discourse, candidate: Candidate) -> Entity | None:
    """It and its: a body or country that is prominent nearby, unless a thing is more so."""
    token = discourse.doc[candidate.head]
    holder = _holder(discourse, token)
    if holder is not None:
        return holder
    speaker = discourse.speaker_around(token)
    upper = _upper_subject(token)
    best: Best = None
    for mention, entity, gap in discourse.recent(candidate, 1):
        if (
            entity is speaker
            or mention.kind == "adjective"
            or not _is_body(entity)
            or (gap == 0 and _barred(discourse, candidate, mention))
        ):
            continue
        score = discourse.prominence(mention) - _FADING * gap + _own_clause(discourse, candidate, mention)
        score += _UPPER if upper is not None and upper.i == mention.head else 0.0
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
    best = -9.0
    for i in range(token.sent.start, token.i):
        other = discourse.doc[i]
        if other.tag_ not in ("NN", "NNP") or i in discourse.at:
            continue
        if other.dep_ in SUBJECTS:
            best = max(best, 3.0 + (other.head.dep_ == "ROOT") + (_UPPER if other == upper else 0.0))
        elif other.dep_ == "dobj" and token.dep_ != "poss" and token.head != other.head:
            best = max(best, 2.0)
    return best


def _they(discourse: Discourse, candidate: Candidate) -> Entity | None:
    """They and their: a group, or a body spoken of as many; two persons are kept as a group of the pronoun."""
    token = discourse.doc[candidate.head]
    speaker = discourse.speaker_around(token)
    best: Best = None
    for mention, entity, gap in discourse.recent(candidate, 1):
        many = entity.plural or (entity.kind in ("organisation", "group") and token.dep_ in ("nsubj", "nsubjpass", "poss"))
        if entity is speaker or mention.kind == "adjective" or not many:
            continue
        if gap == 0 and _barred(discourse, candidate, mention):
            continue
        score = discourse.prominence(mention) - _FADING * gap + (1.5 if entity.plural else 0.0) + _own_clause(discourse, candidate, mention)
        if best is None or score > best[0]:
            best = (score, entity)
    pair = _pair(discourse, candidate)
    if pair and (best is None or not best[1].plural):
        discourse.groups[candidate.start, candidate.end] = pair
        return None
    return best[1] if best is not None and best[0] >= _things_score(discourse, token) else None


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
        _attach(candidate, entity)


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
        return speaker.employer
    if (speaker.role or "").rsplit(" ", 1)[-1] not in _MOUTHPIECES:
        return None
    bodies = {id(m.entity): m.entity for m in discourse.past if m.entity is not None and m.entity.kind == "organisation" and m.entity.named}
    return max(bodies.values(), key=lambda body: len(body.mentions), default=None)

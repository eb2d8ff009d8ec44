"""What has been said so far in a document: mentions in order, entities by noun and country, and who speaks where."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dateline.extract.cast import gazetteer
from dateline.extract.cast.model import Candidate, Entity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Token

    from dateline.extract.statements import Statement

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# How many sentences back an antecedent may stand.
REACH = 3
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_CLAUSES = frozenset({"ROOT", "ccomp", "advcl", "relcl", "conj", "xcomp", "acl", "pcomp", "csubj", "parataxis"})


@dataclass(slots=True)
class Discourse:
    """The candidates of a document and what they are known to mean so far.

    ``at`` gives the candidate by the token that heads it (and by each token of a name); ``past`` the mentions that
    have an entity already, in order; ``groups`` the entities of plural pronouns by the pronoun's tokens.
    """

    doc: Doc
    ordered: list[Candidate]
    statements: Sequence[Statement]
    at: dict[int, Candidate] = field(default_factory=dict)
    past: list[Candidate] = field(default_factory=list)
    groups: dict[tuple[int, int], tuple[Entity, ...]] = field(default_factory=dict)
    by_noun: dict[str, list[Entity]] = field(default_factory=dict)
    governments: dict[str, Entity] = field(default_factory=dict)
    countries: dict[str, Entity] = field(default_factory=dict)
    _direct: list[Statement] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)
    _by_speaker: dict[int, Statement] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for candidate in self.ordered:
            if candidate.leads is None or candidate.form == "nominal":
                self.at[candidate.head] = candidate
        for candidate in self.ordered:
            for i in range(*candidate.core):
                self.at.setdefault(i, candidate)
            self._keep_state(candidate.entity)
        self._direct = sorted((s for s in self.statements if s.form != "indirect"), key=lambda s: s.content)
        self._starts = [statement.content[0] for statement in self._direct]
        self._by_speaker = {statement.speaker[0]: statement for statement in self._direct if statement.speaker is not None}

    def _keep_state(self, entity: Entity | None) -> None:
        if (
            entity is not None
            and entity.country
            and entity.kind == "government"
            and entity.name == gazetteer.government_name(entity.country)
        ):
            self.governments.setdefault(entity.country, entity)
        elif entity is not None and entity.country and entity.kind == "country":
            self.countries.setdefault(entity.country, entity)

    def remember(self, candidate: Candidate) -> None:
        """Add a candidate whose entity is known to what has been said."""
        self.past.append(candidate)
        entity = candidate.entity
        if entity is None:
            return
        self._keep_state(entity)
        if candidate.kind == "people":
            entity.lemmas.add("people")
        for noun in (candidate.lemma, *entity.lemmas, (entity.role or "").rsplit(" ", 1)[-1]):
            known = self.by_noun.setdefault(noun, [])
            if not known or known[-1] is not entity:
                known.append(entity)

    def recent(self, candidate: Candidate, reach: int = REACH) -> Iterator[tuple[Candidate, Entity, int]]:
        """The mentions of the last sentences, the latest first, with their entities and distance in sentences."""
        for mention in reversed(self.past):
            gap = candidate.sentence - mention.sentence
            if gap > reach:
                return
            if mention.entity is not None:
                yield mention, mention.entity, gap

    def entity_at(self, token: Token | None) -> Entity | None:
        """The entity that the token's mention means, if it is known already."""
        candidate = self.at.get(token.i) if token is not None else None
        return candidate.entity if candidate else None

    def statement_around(self, token: Token) -> Statement | None:
        """The direct statement in whose content the token stands."""
        at = bisect_right(self._starts, token.idx) - 1
        return self._direct[at] if at >= 0 and token.idx < self._direct[at].content[1] else None

    def statement_by(self, candidate: Candidate) -> Statement | None:
        """The direct statement whose speaker the words are."""
        return self._by_speaker.get(self.doc[candidate.head].idx)

    def speaker_around(self, token: Token) -> Entity | None:
        """The speaker of the direct statement in which the token stands."""
        statement = self.statement_around(token)
        return self.entity_in(statement.speaker) if statement is not None else None

    def entity_in(self, span: tuple[int, int] | None) -> Entity | None:
        """The entity named in a span of characters; of several the one whose mention ends last."""
        words = self.doc.char_span(*span, alignment_mode="expand") if span is not None else None
        if words is None:
            return None
        entity = self.entity_at(words.root)
        for token in reversed(list(words)):
            entity = entity or self.entity_at(token)
        return entity

    def government(self, code: str) -> Entity:
        """The government of a country, new if the text has not named it."""
        known = self.governments.get(code)
        return known or Entity("government", gazetteer.government_name(code), country=code, sector="GOV")

    def owner(self, candidate: Candidate) -> Entity | None:
        """Whose it is: "Iran's regime", "the government of Canada"."""
        head = self.doc[candidate.head]
        for child in head.lefts:
            if child.dep_ == "poss":
                return self.entity_at(child)
        for child in head.rights:
            if child.dep_ == "prep" and child.lower_ == "of":
                entity = next((self.entity_at(noun) for noun in child.rights if noun.dep_ == "pobj"), None)
                if entity is not None and (candidate.kind == "government" or entity.kind == "organisation"):
                    return entity
        return None

    def is_definite(self, candidate: Candidate) -> bool:
        """Whether the phrase has an article or pronoun that points at something known."""
        return any(self.doc[i].lower_ in _DEFINITE for i in range(candidate.start, candidate.head))

    def prominence(self, mention: Candidate) -> float:
        """How prominent a mention is in its sentence: subjects before objects before modifiers."""
        head = self.doc[mention.head]
        while head.dep_ in ("appos", "compound") and head.head.i != head.i and head.head.pos_ in ("PROPN", "NOUN"):
            head = head.head
        if head.dep_ in SUBJECTS:
            return 3.0 + (head.head.dep_ == "ROOT")
        if head.dep_ in ("dobj", "agent"):
            return 1.5
        if head.dep_ == "poss":
            return 1.0
        return 0.5 if head.dep_ in ("pobj", "conj", "appos") else 0.0


def clause_of(token: Token) -> Token:
    """The verb of the clause in which the token stands."""
    node = token
    while node.dep_ not in _CLAUSES and node.head.i != node.i:
        node = node.head
    return node


def subject_of(verb: Token) -> Token | None:
    """The subject of a verb, or of the verb that it is joined to by "and"."""
    for _ in range(4):
        found = next((child for child in verb.lefts if child.dep_ in SUBJECTS), None)
        if found is not None or verb.dep_ != "conj":
            return found
        verb = verb.head
    return None

"""What the cast works on before there are rows: candidates (words that may mean an actor or a place) and entities."""

from __future__ import annotations

from dataclasses import dataclass, field

PLACE_KINDS = frozenset({"city", "region", "water", "other"})


@dataclass(slots=True, eq=False)
class Candidate:
    """Words that may mean an actor or a place; positions are token indices, ``end`` exclusive.

    ``start`` to ``end`` is the mention: the noun phrase from its left edge to its head, without what follows the head.
    ``core`` is the name itself, for names; ``leads`` is the name before which a nominal stands ("U.S. president");
    ``refers`` is false of words that only describe ("elected president"): they may mean someone told of, and nobody new.
    ``expansion`` is the long form of an acronym in brackets.
    """

    start: int
    end: int
    head: int
    sentence: int
    form: str
    rule: str
    kind: str
    core: tuple[int, int] = (0, 0)
    name: str = ""
    lemma: str = ""
    gender: str = ""
    plural: bool = False
    definite: bool = False
    refers: bool = True
    role: str | None = None
    country: str | None = None
    sector: str | None = None
    leads: Candidate | None = None
    expansion: str = ""
    entity: Entity | None = None


@dataclass(slots=True, eq=False)
class Entity:
    """One actor or place of the document with all that the text says of it."""

    kind: str
    name: str
    gender: str = ""
    plural: bool = False
    role: str | None = None
    country: str | None = None
    sector: str | None = None
    named: bool = True
    lemmas: set[str] = field(default_factory=set)
    owner: Entity | None = None
    employer: Entity | None = None
    near: list[str] = field(default_factory=list)
    mentions: list[Candidate] = field(default_factory=list)

    @property
    def is_vague(self) -> bool:
        """Whether only the parser says that a lone name is a person's: it may as well be a body's."""
        return self.kind == "person" and self.named and " " not in self.name and not (self.gender or self.role)

    def add(self, candidate: Candidate) -> None:
        """Make the candidate a mention of this entity and keep what it says that was not known."""
        candidate.entity = self
        self.mentions.append(candidate)
        self.gender = self.gender or candidate.gender
        self.role = self.role or candidate.role
        self.country = self.country or candidate.country
        self.sector = self.sector or candidate.sector
        if candidate.lemma:
            self.lemmas.add(candidate.lemma)


def attach(candidate: Candidate, entity: Entity) -> None:
    """Make the pronoun a mention; only he and she say something of the entity."""
    if candidate.gender not in ("m", "f"):
        candidate.gender = ""
    candidate.lemma = ""
    entity.add(candidate)

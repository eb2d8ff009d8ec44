"""What the text says of a person around the name: the role and country in an apposition, the counterpart's role, the
body that someone speaks for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.cast import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from dateline.extract.cast.model import Candidate, Entity


def fill_profiles(doc: Doc, names: list[Candidate], phrases: list[Candidate]) -> None:
    """Give entities what their mentions' surroundings say."""
    at = {i: name for name in names for i in range(*name.core)}
    for name in names:
        if name.kind == "organisation" and name.entity is not None:
            _country_of_body(doc, name, at)
        if name.kind != "person" or name.entity is None:
            continue
        _country_of_possessor(doc, name, at)
        _employer(doc, name, at)
        _country_of_office(doc, name, at)
    _counterparts(names)


def _country_of_body(doc: Doc, name: Candidate, at: dict[int, Candidate]) -> None:
    """As in "Brazil's Ministry of Health"."""
    for i in range(name.start, name.core[0]):
        other = at.get(i)
        if (
            other is not None
            and other.kind == "country"
            and other.end < len(doc)
            and doc[other.end].tag_ == "POS"
            and name.entity is not None
        ):
            name.entity.country = name.entity.country or other.country or (other.entity.country if other.entity else None)


# Roles whose country before the noun is what they deal with, not whose they are: "Burma expert".
_STUDENTS = frozenset(
    {"aide", "adviser", "advisor", "expert", "analyst", "specialist", "correspondent", "historian", "scholar", "consultant"}
)


def _country_of_possessor(doc: Doc, name: Candidate, at: dict[int, Candidate]) -> None:
    """As in "Ghana's finance minister Kwame Boateng", "US vice president Ann Lee"."""
    role = (name.role or "").rsplit(" ", 1)[-1]
    for i in range(name.start, name.core[0]):
        other = at.get(i)
        if other is not None and other.kind == "country" and name.entity is not None and other.entity is not None:
            owned = other.end < len(doc) and doc[other.end].tag_ == "POS"
            if owned or role not in _STUDENTS:
                name.entity.country = name.entity.country or other.entity.country


def _employer(doc: Doc, name: Candidate, at: dict[int, Candidate]) -> None:
    """The body in front of a role or after it: "Boeing spokeswoman Ann Lee", "Ann Lee, a spokeswoman for Boeing"."""
    entity = name.entity
    if entity is None:
        return
    for i in range(name.start, name.core[0]):
        other = at.get(i)
        if other is not None and other.kind in ("organisation", "government"):
            entity.employer = other.entity
    head = doc[name.head]
    if head.dep_ == "appos" and head.head.lemma_.lower() in lexicon.words("representatives"):
        entity.employer = entity.employer or _body_of(head.head, at)
    for child in head.rights:
        if child.dep_ == "appos" and child.lemma_.lower() in lexicon.words("representatives"):
            entity.employer = entity.employer or _body_of(child, at)


def _country_of_office(doc: Doc, name: Candidate, at: dict[int, Candidate]) -> None:
    """The country of an office in apposition: "Ann Lee, prime minister of Canada"."""
    for child in doc[name.head].rights:
        if child.dep_ == "prep" and child.lower_ == "of" and name.role and name.entity is not None:
            land = next((at[noun.i] for noun in child.rights if noun.dep_ == "pobj" and noun.i in at), None)
            if land is not None and land.kind == "country" and land.entity is not None:
                name.entity.country = name.entity.country or land.entity.country
        if child.dep_ != "appos" or child.lemma_.lower() not in lexicon.roles() or name.entity is None:
            continue
        nouns = [noun for prep in child.rights if prep.lower_ in ("of", "for") for noun in prep.rights if noun.dep_ == "pobj"]
        nouns += [owner for owner in child.lefts if owner.dep_ in ("poss", "amod")]
        for noun in nouns:
            other = at.get(noun.i)
            if other is not None and other.kind in ("country", "adjective") and other.entity is not None:
                name.entity.country = name.entity.country or other.entity.country


def _body_of(role: Token, at: dict[int, Candidate]) -> Entity | None:
    """The body of a role: "a spokesman for Acme", "Acme's chairman"."""
    for child in role.subtree:
        other = at.get(child.i)
        if other is not None and other.kind in ("organisation", "government"):
            return other.entity
    return None


def _counterparts(names: list[Candidate]) -> None:
    """A counterpart has the role of the person named before."""
    last: Entity | None = None
    for name in names:
        entity = name.entity
        if name.kind != "person" or entity is None:
            continue
        if name.role == "counterpart":
            name.role = name.sector = None
            if last is not None and last is not entity:
                name.role, name.sector = last.role, last.sector
            if entity.role == "counterpart":
                entity.role, entity.sector = name.role, name.sector
        last = entity if entity.role else last

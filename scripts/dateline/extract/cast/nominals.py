"""Who is meant by a nominal: rules in the order of their strength, each with its name as the mention's rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.cast import lexicon
from dateline.extract.cast.again import by_employer, by_epithet, by_rivalry, by_same_noun
from dateline.extract.cast.described import by_apposition, by_coordination, by_order, by_predicate
from dateline.extract.cast.lands import by_country, by_government, by_neighbour, by_people
from dateline.extract.cast.model import Candidate, Entity

if TYPE_CHECKING:
    from collections.abc import Callable

    from dateline.extract.cast.discourse import Discourse


def resolve_nominal(discourse: Discourse, candidate: Candidate) -> None:
    """Link a nominal, or make it an entity of its own."""
    if candidate.leads is not None:
        if candidate.leads.entity is not None:
            candidate.leads.entity.add(candidate)
        return
    for rule, find in _RULES:
        entity = find(discourse, candidate)
        if entity is not None:
            candidate.rule = rule
            if entity.is_vague and candidate.kind == "organisation":
                entity.kind = "organisation"
            _fit_role(discourse, candidate, entity)
            entity.add(candidate)
            return
    if candidate.kind and candidate.kind != "country":
        _introduce(discourse, candidate)


def _fit_role(discourse: Discourse, candidate: Candidate, entity: Entity) -> None:
    """Only persons have roles; a counterpart has the role of the one whose counterpart he is."""
    if entity.kind != "person":
        candidate.role = None
    if candidate.lemma == "counterpart":
        owner = discourse.owner(candidate)
        candidate.role, candidate.sector = (owner.role, owner.sector) if owner is not None else (None, None)


def _introduce(discourse: Discourse, candidate: Candidate) -> None:
    if not candidate.refers:
        return
    owner = discourse.owner(candidate)
    if (
        owner is not None
        and candidate.lemma in lexicon.words("relational")
        and candidate.kind == "person"
        and owner.kind in ("organisation", "country")
    ):  # another of the owner's kind: its country is not the owner's
        candidate.kind, candidate.role, candidate.country = owner.kind, None, None
        Entity(candidate.kind, _name(discourse, candidate), named=False, plural=candidate.plural, owner=owner).add(candidate)
        return
    entity = Entity(candidate.kind, _name(discourse, candidate), named=False, plural=candidate.plural, owner=owner)
    if owner is not None and owner.kind in ("country", "government"):
        candidate.country = candidate.country or owner.country
    if candidate.kind == "person" and not candidate.plural:
        entity.employer = _employer(discourse, candidate, owner)
    entity.add(candidate)


def _employer(discourse: Discourse, candidate: Candidate, owner: Entity | None) -> Entity | None:
    """The body that a nameless person belongs to: "a Foreign Office spokesman", "a spokeswoman for the bank"."""
    before = (discourse.at[i].entity for i in range(candidate.start, candidate.head) if i in discourse.at)
    after = (
        discourse.entity_at(noun)
        for prep in discourse.doc[candidate.head].rights
        if prep.lower_ in ("for", "at", "with", "of")
        for noun in prep.rights
        if noun.dep_ == "pobj"
    )
    found = (entity for entity in (*before, *after, owner) if entity is not None and entity.kind in ("organisation", "government"))
    return next(found, None)


def _name(discourse: Discourse, candidate: Candidate) -> str:
    """The words of a nominal without its article and possessor; a number that leaves out its noun is of people."""
    if candidate.rule == "number-of-people" and candidate.lemma == "people":
        return "people"
    doc, start = discourse.doc, candidate.start
    if candidate.rule == "number-of-people":
        start = _after_quantifier(discourse, candidate)
    for i in range(start, candidate.end - 1):
        if doc[i].tag_ in ("DT", "PRP$", "WP$", "POS", "CD", "PDT") or doc[i].dep_ in ("det", "poss"):
            start = i + 1
    if doc[start].text == "-":
        while start < candidate.head and doc[start].lower_ in _OF_AGE:
            start += 1
    text = doc[start : candidate.end].text
    return text[0].lower() + text[1:] if doc[start].is_sent_start and doc[start].text.istitle() and start == candidate.head else text


# What is left of "23-year-old" and "seven-member" without the number.
_OF_AGE = frozenset({"-", "year", "years", "old", "month", "months", "member", "strong"})


def _after_quantifier(discourse: Discourse, candidate: Candidate) -> int:
    """Where the counted noun's own words begin: "dozens of dissidents"."""
    of = [i for i in range(candidate.start, candidate.end) if discourse.doc[i].lower_ == "of"]
    return of[-1] + 1 if of else candidate.start


_RULES: tuple[tuple[str, Callable[[Discourse, Candidate], Entity | None]], ...] = (
    ("apposition", by_apposition),
    ("predicate", by_predicate),
    ("second-office", by_coordination),
    ("former-latter", by_order),
    ("government", by_government),
    ("people", by_people),
    ("country-noun", by_country),
    ("neighbour", by_neighbour),
    ("rival", by_rivalry),
    ("employer", by_employer),
    ("same-noun", by_same_noun),
    ("epithet", by_epithet),
)

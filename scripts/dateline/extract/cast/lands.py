"""Words for governments, peoples and countries: which one is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.cast import gazetteer, lexicon
from dateline.extract.cast.discourse import SUBJECTS
from dateline.extract.cast.fitting import is_restricted
from dateline.extract.cast.model import Candidate, Entity

if TYPE_CHECKING:
    from dateline.extract.cast.discourse import Discourse


def by_government(discourse: Discourse, candidate: Candidate) -> Entity | None:
    """As in "the British government", "Iran's regime", "the Obama administration"; "the regime" again is the last so called."""
    if candidate.kind != "government" or candidate.plural:
        return None
    owner = discourse.owner(candidate) or _leader_before(discourse, candidate)
    code = candidate.country or (owner.country if owner is not None else None) or _seat_before(discourse, candidate)
    if code is not None:
        return discourse.government(code)
    if owner is not None and candidate.lemma == "administration" and owner.name.split()[-1] in lexicon.words("us_presidents"):
        return discourse.government("USA")
    if owner is not None and owner.kind == "person":
        return _government_of_place(discourse, candidate)
    if owner is not None or not discourse.is_definite(candidate) or is_restricted(discourse, discourse.doc[candidate.head]):
        return None
    known = [entity for entity in discourse.by_noun.get(candidate.lemma, []) if entity.kind == "government" and not entity.plural]
    return known[-1] if known else _government_of_place(discourse, candidate)


def _seat_before(discourse: Discourse, candidate: Candidate) -> str | None:
    """The country of the capital after which a government is called: "the Khartoum government"."""
    modifiers = (child.text for child in discourse.doc[candidate.head].lefts if child.dep_ in ("compound", "nmod"))
    return next((gazetteer.seats()[word] for word in modifiers if word in gazetteer.seats()), None)


def _leader_before(discourse: Discourse, candidate: Candidate) -> Entity | None:
    """The person after whom a government is called: "the Obama administration"."""
    for child in discourse.doc[candidate.head].lefts:
        entity = discourse.entity_at(child) if child.dep_ in ("compound", "nmod") else None
        if entity is not None and entity.kind in ("person", "country"):
            return entity
    return None


def _government_of_place(discourse: Discourse, candidate: Candidate) -> Entity | None:
    """The government of the one country that the last sentences name, if they name just one."""
    near = {entity.country for _, entity, _ in discourse.recent(candidate) if entity.kind in ("country", "government") and entity.country}
    code = next(iter(near)) if len(near) == 1 else None
    return discourse.government(code) if code else None


def by_people(discourse: Discourse, candidate: Candidate) -> Entity | None:
    """As in "the Hungarian people", who are the Hungarians."""
    if candidate.lemma != "people" or not discourse.is_definite(candidate):
        return None
    country = candidate.country or _land_after(discourse, candidate)
    if country is None:
        return None
    for entity in discourse.by_noun.get("people", []):
        if entity.kind == "group" and entity.named and entity.country == country:
            return entity
    plural = next((word for word, code in gazetteer.peoples().items() if code == country), None)
    return Entity("group", plural, country=country, plural=True) if plural else None


def _land_after(discourse: Discourse, candidate: Candidate) -> str | None:
    """The country after "of": "the people of Poland"."""
    for prep in discourse.doc[candidate.head].rights:
        for noun in prep.rights if prep.lower_ == "of" else ():
            entity = discourse.entity_at(noun)
            if entity is not None and entity.kind == "country":
                return entity.country
    return None


def by_country(discourse: Discourse, candidate: Candidate) -> Entity | None:
    """As in "the country", the one most spoken of; "his country", the country of the owner."""
    if candidate.kind != "country" or candidate.plural:
        return None
    owner = discourse.owner(candidate)
    if owner is not None:
        return _homeland(discourse, owner)
    return _topical_country(discourse, candidate) if discourse.is_definite(candidate) else None


def _homeland(discourse: Discourse, owner: Entity) -> Entity | None:
    """The country of a person; of one whose country is not told, the only country that the text has named."""
    if owner.kind != "person":
        return None
    if owner.country:
        return discourse.countries.get(owner.country)
    return next(iter(discourse.countries.values())) if len(discourse.countries) == 1 else None


def _topical_country(discourse: Discourse, candidate: Candidate) -> Entity | None:
    """The country most spoken of so far, by its name and by its people; of two the one named later."""
    near = {
        entity.country
        for mention, entity, gap in discourse.recent(candidate, 0)
        if gap == 0
        and entity.kind == "country"
        and mention.kind == "country"
        and entity.country
        and discourse.doc[mention.head].dep_ not in SUBJECTS
    }
    weights: dict[str, int] = {}
    kingdoms = gazetteer.kingdoms() if candidate.lemma == "kingdom" else None
    for mention in reversed(discourse.past):
        entity = mention.entity
        if entity is None:
            continue
        if kingdoms is not None and entity.country not in kingdoms:
            continue
        if entity.country and entity.kind in ("country", "person", "government"):
            weights[entity.country] = weights.get(entity.country, 0) + 1
    code = max(weights, key=lambda code: weights[code]) if weights else None
    if len(near) == 1 and candidate.lemma == "country":  # "the nation" is the one told of, whatever stands near
        code = near.pop()
    return discourse.countries.get(code) if code else None


def by_neighbour(discourse: Discourse, candidate: Candidate) -> Entity | None:
    """As in "its neighbour": of the countries just named the last that borders on the owner."""
    if candidate.lemma not in ("neighbour", "neighbor") or candidate.plural:
        return None
    owner = discourse.owner(candidate)
    if owner is None or owner.kind not in ("country", "government") or owner.country is None:
        return None
    borders = gazetteer.countries()[owner.country].neighbours
    for _, entity, _ in discourse.recent(candidate, 1):
        if entity.kind == "country" and entity.country in borders:
            return entity
    return None

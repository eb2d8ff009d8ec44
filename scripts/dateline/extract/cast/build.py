"""Rows of the entities: ids, canonical names, countries; what is no actor and no place is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.cast import gazetteer, lexicon
from dateline.extract.cast.model import PLACE_KINDS, Entity
from dateline.extract.cast.naming import collect
from dateline.extract.cast.places import resolve_places
from dateline.records import Actor, Mention, Place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.extract.cast.discourse import Discourse
    from dateline.extract.cast.model import Candidate
    from dateline.language.analysis import Analysis

Rows = tuple[tuple[Actor, ...], tuple[Place, ...], tuple[Mention, ...], "Mapping[tuple[int, int], tuple[str, ...]]"]
_FORMS = {"name": "name", "nominal": "nominal", "pronoun": "pronoun"}


def build_rows(analysis: Analysis, named: list[Entity], discourse: Discourse) -> Rows:
    """The rows of a document: actors and places by id, mentions in order of the text, actors of plural pronouns."""
    entities = collect(discourse.ordered)
    _inherit_countries(entities)
    places = resolve_places(entities)
    actors: dict[int, Actor] = {}
    used: set[str] = set()
    for entity in entities:
        if entity.kind not in PLACE_KINDS:
            actors[id(entity)] = _actor(analysis, entity, used)
            used.add(actors[id(entity)].actor_id)
    mentions = _mentions(analysis, discourse, actors, places)
    groups = {
        (_span(analysis, start, end)): tuple(actors[id(entity)].actor_id for entity in members if id(entity) in actors)
        for (start, end), members in discourse.groups.items()
    }
    seen_actors = {mention.actor_id for mention in mentions}
    seen_places = {mention.place_id for mention in mentions}
    unique_actors = {actor.actor_id: actor for actor in actors.values() if actor.actor_id in seen_actors}
    unique_places = {place.place_id: place for place in places.values() if place.place_id in seen_places}
    return tuple(unique_actors.values()), tuple(unique_places.values()), mentions, groups


def _inherit_countries(entities: list[Entity]) -> None:
    for entity in entities:
        if (
            entity.owner is not None
            and entity.country is None
            and entity.kind != "country"  # "Israel's ally" is not of Israel
            and (entity.owner.kind in ("country", "government") or entity.sector == "OPP")
        ):
            entity.country = entity.owner.country
    for entity in entities:
        if entity.kind == "person" and entity.role in lexicon.words("anywhere"):
            entity.sector = _sector_of_office(entity)
        if entity.sector == "OPP" and entity.country is None:
            entity.country = opposed_country(entity, entities)


def _sector_of_office(entity: Entity) -> str | None:
    """The sector of an office that states and other bodies have alike: the body's, else the state's if one is named."""
    if entity.employer is not None and entity.employer.sector:
        return entity.employer.sector
    return entity.sector or ("GOV" if entity.country and entity.employer is None else None)


def opposed_country(entity: Entity, entities: list[Entity]) -> str | None:
    """The country of someone of the opposition: that of the government named in a sentence with him."""
    near = {mention.sentence for mention in entity.mentions}
    governments = [other for other in entities if other.kind == "government" and other.country]
    for other in governments:
        if any(mention.form == "nominal" and mention.sentence in near for mention in other.mentions):
            return other.country
    return governments[0].country if len(governments) == 1 else None


def _span(analysis: Analysis, start: int, end: int) -> tuple[int, int]:
    last = analysis.doc[end - 1]
    return analysis.doc[start].idx, last.idx + len(last)


def _actor(analysis: Analysis, entity: Entity, used: set[str]) -> Actor:
    country = entity.country
    return Actor(
        _actor_id(analysis, entity, used),
        entity.name,
        entity.kind,
        entity.role if entity.kind == "person" else None,
        country,
        entity.sector or None,
    )


def _actor_id(analysis: Analysis, entity: Entity, used: set[str]) -> str:
    """Kind and name; within the document where the name alone does not tell who is meant.

    A nameless group or person, and a person of whom only one name is given, are known in their document alone. A
    nameless group of a country ("Turkish police") is told apart by it.
    """
    name = gazetteer.slug(entity.name)
    if entity.kind == "government" and entity.country and entity.name != gazetteer.government_name(entity.country):
        return f"government:{name.removeprefix('government-of-')}"  # a province's
    if entity.kind in ("country", "government") and entity.country and (entity.named or entity.kind == "government"):
        return f"{entity.kind}:{gazetteer.slug(gazetteer.countries()[entity.country].name)}"
    single = entity.kind == "person" and " " not in entity.name and "-" not in entity.name
    if entity.named and not single:
        return f"{entity.kind}:{name}"
    if entity.kind == "group" and entity.country and entity.owner is None and not entity.named:
        noun = gazetteer.slug(_without_origin(entity.name))
        shared = f"group:{gazetteer.slug(gazetteer.countries()[entity.country].name)}-{noun}"
        if shared not in used:
            return shared
    scoped = f"{entity.kind}:{analysis.document.document_id}:{name}"
    return scoped if scoped not in used else f"{scoped}:{analysis.doc[entity.mentions[0].start].idx}"


def _without_origin(name: str) -> str:
    """The words of a group's name without those that say where it is from: "Turkish police" is "police" of Turkey."""
    words = name.split()
    for length in (3, 2, 1):
        if len(words) > length and gazetteer.tells_origin(" ".join(words[:length])):
            return " ".join(words[length:])
    return name


def _mentions(analysis: Analysis, discourse: Discourse, actors: dict[int, Actor], places: dict[int, Place]) -> tuple[Mention, ...]:
    found: dict[tuple[int, int], Mention] = {}
    for candidate in discourse.ordered:
        if candidate.entity is None:
            continue
        mention = _mention(analysis, candidate, actors.get(id(candidate.entity)), places.get(id(candidate.entity)))
        found.setdefault((mention.start_char, mention.end_char), mention)
    return tuple(found[span] for span in sorted(found))


def _mention(analysis: Analysis, candidate: Candidate, actor: Actor | None, place: Place | None) -> Mention:
    start, end = _span(analysis, candidate.start, candidate.end)
    return Mention(
        mention_id=analysis.row_id("mention", start, end),
        document_id=analysis.document.document_id,
        sentence_id=analysis.sentence_at(start).sentence_id,
        start_char=start,
        end_char=end,
        text=analysis.slice(start, end),
        actor_id=actor.actor_id if actor else None,
        place_id=place.place_id if place else None,
        form=_FORMS[candidate.form],
        rule=candidate.rule,
    )

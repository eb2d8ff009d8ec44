"""Where a place lies: the right one of several by what contains it, by the countries that the text names, by population."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from dateline.extract.cast import gazetteer
from dateline.records import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.extract.cast.model import Entity


def resolve_places(entities: Sequence[Entity]) -> dict[int, Place]:
    """The place of each entity that is one, by the identity of the entity."""
    context = Counter(entity.country for entity in entities if entity.kind == "country" for _ in entity.mentions)
    context.update(
        entity.country for entity in entities if entity.country and entity.kind in ("organisation", "government", "group", "region")
    )
    states = {entity.name for entity in entities if entity.name in gazetteer.us_states() and entity.kind == "region"}
    american = len(states - {"Georgia"}) > 0 or any(_has_georgian_namesake(entity) for entity in entities)
    found = {}
    for entity in entities:
        if entity.kind == "country" and entity.country:
            if entity.country == "GEO" and american and not _is_caucasian(context):
                entity.kind, entity.country = "region", "USA"
                found[id(entity)] = _region("Georgia")
            else:
                found[id(entity)] = gazetteer.country_place(entity.country)
        elif entity.kind == "city":
            found[id(entity)] = _city(entity, context, states)
        elif entity.kind == "region":
            found[id(entity)] = _region(entity.name)
        elif entity.kind == "water":
            found[id(entity)] = _water(entity.name)
        elif entity.kind == "other":
            found[id(entity)] = Place(f"place:other:{gazetteer.slug(entity.name)}", entity.name, "other", entity.country, None, None, None)
    return found


def _has_georgian_namesake(entity: Entity) -> bool:
    """Whether a town said to lie in Georgia lies in the American one: "Rome, Georgia"."""
    rows = gazetteer.cities(entity.name) if entity.kind == "city" and "Georgia" in entity.near else []
    return any(row["countrycode"] == "US" and row["admin1code"] == "GA" for row in rows)


def _is_caucasian(context: Counter[str | None]) -> bool:
    return any(context[code] for code in ("RUS", "ARM", "AZE", "TUR"))


def _city(entity: Entity, context: Counter[str | None], states: set[str]) -> Place:
    rows = gazetteer.cities(entity.name)
    if entity.near:
        rows = [row for row in rows if any(_lies_in(row, container) for container in entity.near)]
    if not rows:
        return _unlisted(entity)
    row = _choose(rows, entity, context, states)
    if row["population"] < _TOWN and not entity.near and not entity.country and _is_foreign(row, context):
        return _unlisted(entity)
    code = gazetteer.alpha3(row["countrycode"])
    # Of all towns of the name, whatever the text says: the id of one may not depend on what is said of it here.
    same_country = [other for other in gazetteer.cities(entity.name) if other["countrycode"] == row["countrycode"]]
    suffix = f"-{gazetteer.slug(row['admin1code'])}" if same_country[0]["geonameid"] != row["geonameid"] else ""
    return Place(
        place_id=f"place:city:{gazetteer.slug(row['name'])}-{(code or '').lower()}{suffix}",
        name=row["name"],
        kind="city",
        country=code,
        latitude=row["latitude"],
        longitude=row["longitude"],
        geonames_id=row["geonameid"],
    )


def _is_foreign(row: dict[str, Any], context: Counter[str | None]) -> bool:
    """Whether the text names countries, and not the one in which the town lies."""
    return any(context.values()) and not context[gazetteer.alpha3(row["countrycode"])]


def _unlisted(entity: Entity) -> Place:
    """A place that the library does not hold: a town if the text says where it lies, else a place of unknown kind."""
    if not entity.near:
        return Place(f"place:other:{gazetteer.slug(entity.name)}", entity.name, "other", entity.country, None, None, None)
    code = _country_of(entity.near[0])
    where = gazetteer.slug(entity.near[0])
    return Place(f"place:city:{gazetteer.slug(entity.name)}-{where}", entity.name, "city", code, None, None, None)


def _country_of(container: str) -> str | None:
    """The country that a region or country name stands for."""
    return gazetteer.country_names().get(container) or gazetteer.regions().get(container, (None,))[0]


# A city so large is meant unless a much smaller one has a country or state of the text for it.
_WORLD_CITY = 5_000_000
# A smaller one in a country that the text does not speak of is likelier a namesake of the place meant.
_TOWN = 100_000


def _choose(rows: list[dict[str, Any]], entity: Entity, context: Counter[str | None], states: set[str]) -> dict[str, Any]:
    """What contains it, then a country or state that the text names, then the most populous."""
    if entity.near:
        return rows[0]
    if entity.country:
        inside = [row for row in rows if gazetteer.alpha3(row["countrycode"]) == entity.country]
        if inside:
            return inside[0]
    largest = rows[0]
    if context[gazetteer.alpha3(largest["countrycode"])] or largest["population"] > _WORLD_CITY:
        return largest
    by_state = [
        row for row in rows if row["countrycode"] == "US" and any(gazetteer.state_codes()[state] == row["admin1code"] for state in states)
    ]
    if by_state:
        return by_state[0]
    named = [row for row in rows if context[gazetteer.alpha3(row["countrycode"])] and row["population"] * 20 > largest["population"]]
    return max(named, key=lambda row: (context[gazetteer.alpha3(row["countrycode"])], row["population"]), default=largest)


def _lies_in(row: dict[str, Any], container: str) -> bool:
    if container in gazetteer.us_states() and row["countrycode"] == "US":
        return bool(row["admin1code"] == gazetteer.state_codes()[container])
    return container not in gazetteer.us_states() and gazetteer.alpha3(row["countrycode"]) == _country_of(container)


def _region(name: str) -> Place:
    country, latitude, longitude, geonames_id = gazetteer.regions().get(name, (None, None, None, None))
    suffix = f"-{country.lower()}" if country else ""
    return Place(f"place:region:{gazetteer.slug(name)}{suffix}", name, "region", country, latitude, longitude, geonames_id)


def _water(name: str) -> Place:
    latitude, longitude = gazetteer.waters().get(name, (None, None))
    return Place(f"place:water:{gazetteer.slug(name)}", name, "water", None, latitude, longitude, None)

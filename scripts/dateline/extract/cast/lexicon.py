"""What the words of the cast's knowledge files say of a token or a name: titles, roles, groups, bodies, first names."""

from __future__ import annotations

from functools import cache

from dateline.language.knowledge import load


@cache
def titles() -> dict[str, str]:
    """Gender by title: m, f, or empty."""
    data = load("cast/people")["titles"]
    return dict.fromkeys(data["male"], "m") | dict.fromkeys(data["female"], "f") | dict.fromkeys(data["either"], "")


@cache
def offices() -> dict[str, tuple[str, str]]:
    """Role and sector by abbreviated title ("Gen.")."""
    found = {title: (role, sector) for title, (role, sector) in load("cast/people")["offices"].items()}
    return found | {title.rstrip("."): office for title, office in found.items() if title not in ("Rep.", "Del.", "Det.", "Pres.")}


@cache
def roles() -> dict[str, tuple[str, str]]:
    """Sector and gender by noun for one person."""
    return {noun: (sector, gender) for noun, (sector, gender) in load("cast/people")["roles"].items()}


@cache
def compound_roles() -> dict[str, str]:
    """Sector by role of more words than one."""
    found: dict[str, str] = load("cast/people")["compound_roles"]
    return found


@cache
def groups() -> dict[str, str]:
    """Sector by noun for many persons."""
    found: dict[str, str] = load("cast/people")["groups"]
    return found


@cache
def words(table: str) -> frozenset[str]:
    """A list of nouns: governments, countries, places, representatives, untitled, relational, quantities."""
    return frozenset(load("cast/people")[table]["words"])


@cache
def bodies() -> dict[str, str]:
    """Sector by common noun for one organisation ("company")."""
    found: dict[str, str] = load("cast/organisations")["nouns"]
    return found


@cache
def only_after() -> dict[str, frozenset[str]]:
    """The words of which one must stand before a noun to make it a body's, by noun."""
    return {noun: frozenset(words) for noun, words in load("cast/organisations")["only_after"].items()}


@cache
def sorted_by() -> dict[str, str]:
    """Sector of a body by the word before its noun ("aid agency")."""
    found: dict[str, str] = load("cast/organisations")["sorted_by"]
    return found


@cache
def sorts() -> dict[str, str]:
    """What sort of business a company is, by the first word or the whole of its name ("Qantas": airline)."""
    return {name: sort for sort, names in load("cast/organisations")["sorts"].items() for name in names}


@cache
def same_sort() -> dict[str, str]:
    """The usual noun for a sort of business by another ("carrier": airline)."""
    found: dict[str, str] = load("cast/organisations")["same_sort"]
    return found


@cache
def name_heads() -> dict[str, str]:
    """Sector by the last word of an organisation's name, in small letters."""
    found: dict[str, str] = load("cast/organisations")["heads"]
    return found


@cache
def known_organisations() -> dict[str, tuple[str, str, str]]:
    """Canonical name, sector and country by the names of organisations that need no explanation."""
    return {name: (canonical, sector, country) for name, (canonical, sector, country) in load("cast/organisations")["known"].items()}


@cache
def blocs() -> dict[str, str]:
    """Canonical name by the by-name of a bloc ("the West")."""
    return {name: canonical for name, (canonical, _) in load("cast/organisations")["blocs"].items()}


@cache
def first_names() -> dict[str, str]:
    """Gender by first name; empty when it is given to both."""
    data = load("cast/first_names")["names"]
    male, female = set(data["male"]), set(data["female"])
    return {name: "" if name in male and name in female else ("m" if name in male else "f") for name in male | female}


@cache
def surnames() -> frozenset[str]:
    """Surnames that by themselves tell a person whom everyone knows."""
    return frozenset(load("cast/first_names")["surnames"]["words"])


@cache
def family_first() -> frozenset[str]:
    """Family names that stand before the given name ("Kim Jong Un")."""
    return frozenset(load("cast/first_names")["family_first"]["words"])


@cache
def place_words() -> dict[str, str]:
    """Kind of place by the capitalised word that tells it, in small letters ("sea": water)."""
    data = load("cast/places")["words"]
    return {word: kind for kind in ("other", "region", "water") for word in data[kind]}


@cache
def things(table: str) -> frozenset[str]:
    """Words in names that are neither actors nor places: heads, openers, never; and ``states``, those of states."""
    return frozenset(load("cast/things")[table]["words"])


@cache
def directions() -> frozenset[str]:
    """Words before a place's name that belong to it ("northern")."""
    return frozenset(load("cast/places")["directions"]["words"])


@cache
def fillers() -> frozenset[str]:
    """Words that a longer form of a body's name adds without making it another body."""
    return frozenset(load("cast/organisations")["fillers"]["words"])


@cache
def beside() -> frozenset[str]:
    """Nouns for a part of a body or one beside it, never another word for the body itself."""
    return frozenset(load("cast/organisations")["beside"]["words"])

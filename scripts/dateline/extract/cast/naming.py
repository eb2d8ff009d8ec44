"""Which names mean the same: surnames and full names, short and long forms, acronyms and expansions, by-names of states."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from dateline.extract.cast import gazetteer, lexicon
from dateline.extract.cast.model import PLACE_KINDS, Candidate, Entity
from dateline.extract.cast.names import acronyms
from dateline.language.knowledge import load

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc

_LEGAL = re.compile(r",? (?:Inc|Corp|Ltd|Co|Plc|PLC|LLC|AG|S\.?A|N\.?V|GmbH|Corporation|Company|Limited|Incorporated)\.?$")
_NAME_SUFFIXES = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"})


def name_entities(doc: Doc, names: list[Candidate]) -> list[Entity]:
    """The named entities of a document; every candidate is made a mention of one of them."""
    full = [_words(name.name) for name in names if name.kind == "person" and len(_words(name.name)) > 1]
    surnames = {words[-1] for words in full} | {words[0] for words in full if words[0] in lexicon.first_names()}
    _settle_by_majority(names)
    _settle_by_other_forms(names)
    for name in names:
        if name.name in surnames and _may_be_surname(doc, names, name):
            name.kind = "person"
    entities: list[Entity] = []
    _people(names, entities)
    _bodies(names, entities)
    _lands(doc, names, entities)
    return entities


def _settle_by_majority(names: list[Candidate]) -> None:
    """Give a name that the parser labels now so, now so, the kind that it has most often; real cities keep theirs."""
    kinds: dict[str, Counter[str]] = {}
    for name in names:
        if name.rule != "gazetteer" and not gazetteer.cities(name.name):
            kinds.setdefault(name.name, Counter())[name.kind] += 1
    for name in names:
        found = kinds.get(name.name)
        if name.rule != "gazetteer" and found is not None and len(found) > 1 and not (name.lemma or name.role):
            name.kind = max(found, key=lambda kind: (found[kind], kind == "organisation", kind == "person"))


def _settle_by_other_forms(names: list[Candidate]) -> None:
    """Correct kinds by other forms of the name: "Mr. Vale" makes "Orwin Vale" a person, "Vale Corp." makes "Vale" a body."""
    titled = {_words(name.name)[-1] for name in names if name.kind == "person" and name.lemma == "title"}
    full = {_words(name.name)[-1] for name in names if name.kind == "person" and len(_words(name.name)) > 1} | titled
    firsts = {name.name.split()[0] for name in names if name.kind == "organisation" and " " in name.name}
    for name in names:
        words = _words(name.name)
        if name.rule == "gazetteer":
            continue
        if name.kind == "organisation" and 1 < len(words) < 4 and words[-1] in titled and words[-1].lower() not in lexicon.name_heads():
            name.kind = "person"
        elif (
            name.kind in ("person", "other", "city", "group")
            and not name.lemma
            and not name.role
            and name.name in firsts
            and name.name not in full
        ):
            name.kind = "organisation" if name.name not in lexicon.first_names() and not gazetteer.cities(name.name) else name.kind


def _may_be_surname(doc: Doc, names: list[Candidate], name: Candidate) -> bool:
    """Whether a name that is a surname of the document's people may be meant as one here, and not as a place or body."""
    if name.kind == "country":
        return not _other_countries(names, name)
    if name.kind == "city" and doc[name.head].dep_ == "pobj" and doc[name.head].head.lower_ in ("in", "near"):
        return False
    return name.kind in ("city", "region", "organisation", "group", "government", "other")


def _other_countries(names: list[Candidate], name: Candidate) -> bool:
    return any(other.kind == "country" and other.name != name.name for other in names)


def _words(name: str) -> list[str]:
    words = [word for word in re.split(r"\s+", name) if word not in _NAME_SUFFIXES]
    return words or [name]


def _people(names: list[Candidate], entities: list[Entity]) -> None:
    """Full names first, then single names in order of the text."""
    people = [name for name in names if name.kind == "person"]
    found: list[Entity] = []
    for name in people:
        if len(_words(name.name)) < 2:
            continue
        entity = next((entity for entity in found if _same_person(entity, name)), None)
        if entity is None:
            entity = Entity("person", name.name)
            found.append(entity)
        else:
            entity.name = _fuller(entity.name, name.name)
        entity.add(name)
    for name in people:
        if name.entity is None:
            _short_name(name, found)
    entities += found


def _fuller(one: str, other: str) -> str:
    """The fuller of two forms of a name; a word before it that is no first name was never part of it."""
    short, long = sorted((one, other), key=len)
    if long.endswith(" " + short):
        first = long.split()[0]
        return long if first in lexicon.first_names() or len(first.rstrip(".")) == 1 else short
    return long


def _same_person(entity: Entity, name: Candidate) -> bool:
    """Whether two full names can be one person's: same surname, first names that do not contradict."""
    known, words = _words(entity.name), _words(name.name)
    if known[-1].casefold() != words[-1].casefold() or _opposed(entity.gender, name.gender):
        return known == words[: len(known)] and len(known) > 1
    return _agree(known[0], words[0]) or words[0] in known[1:-1] or known[0] in words[1:-1] or words[:1] == known[1:2]


def _agree(one: str, other: str) -> bool:
    """Whether two first names are the same or one is the other's initial."""
    one, other = one.rstrip("."), other.rstrip(".")
    return one == other or (min(len(one), len(other)) == 1 and one[:1] == other[:1])


def _opposed(one: str, other: str) -> bool:
    return bool(one) and bool(other) and one != other


def _surname(name: str) -> str:
    """The last word, in small letters and without an Arabic article."""
    return re.sub(r"^(?:al|el)-", "", _words(name)[-1].casefold())


def _short_name(name: Candidate, found: list[Entity]) -> None:
    """Give a single name to the person it fits: by surname, else by first name; the last named before it wins."""
    words = _words(name.name)
    fitting = [entity for entity in found if _surname(entity.name) == _surname(name.name) and not _opposed(entity.gender, name.gender)]
    if not fitting and not name.lemma:
        fitting = [entity for entity in found if _words(entity.name)[0] == words[0]]
    if name.gender and len(fitting) > 1:
        fitting = [entity for entity in fitting if entity.gender == name.gender] or fitting
    if not fitting:
        entity = Entity("person", name.name)
        found.append(entity)
    else:
        entity = min(fitting, key=lambda entity: _distance(entity, name))
    entity.add(name)


def _distance(entity: Entity, name: Candidate) -> tuple[bool, int]:
    """Persons named before come first, the nearest of them first."""
    before = [mention.start for mention in entity.mentions if mention.start < name.start]
    return (not before, name.start - max(before)) if before else (True, entity.mentions[0].start)


def canonical_organisation(name: str) -> tuple[str, str, str]:
    """Canonical name, sector and country of an organisation's name."""
    plain = re.sub(r"^(?:The|the) ", "", name)
    known = lexicon.known_organisations()
    plain = re.sub(r"^(?:US|U\.S\.|United States) ", "", plain) if re.sub(r"^(?:US|U\.S\.|United States) ", "", plain) in known else plain
    if plain in known or name in known:
        return known.get(plain) or known[name]
    words = plain.lower().split()
    sector = lexicon.name_heads().get(words[-1], "") if words else ""
    if sector == "GOV":
        sector = next((sector for word in words for key, sector in _BRANCHES.items() if word.startswith(key)), sector)
    return plain, sector, ""


# Words in the name of a body of state that give it another sector than GOV.
_BRANCHES = {
    "defence": "MIL",
    "defense": "MIL",
    "war": "MIL",
    "police": "COP",
    "justice": "JUD",
    "intelligence": "SPY",
    "health": "HLH",
    "education": "EDU",
}


def _bodies(names: list[Candidate], entities: list[Entity]) -> None:
    bodies = [name for name in names if name.kind == "organisation"]
    found: list[Entity] = []
    for name in sorted(bodies, key=lambda name: (-len(name.name), name.start)):
        canonical, sector, country = canonical_organisation(name.name)
        entity = next((entity for entity in found if _same_body(entity.name, canonical)), None)
        if entity is None:
            entity = Entity("organisation", canonical, sector=sector or None, country=country or None)
            found.append(entity)
        entity.add(name)
        entity.country = entity.country or _country_inside(name.name)
        entity.lemmas |= _sorts(canonical)
    entities += found


def _sorts(name: str) -> set[str]:
    """The nouns in a body's name that tell its sort: "Defence Ministry", "Bank of Japan"."""
    words = name.lower().split()
    return {words[-1], words[words.index("of") - 1]} if "of" in words[1:] else set(words[-1:])


def _country_inside(name: str) -> str | None:
    """The country by whose adjective or name a body's name begins: "Ukrainian Defence Ministry"."""
    words = re.sub(r"^(?:The|the) ", "", name).split()
    for length in (2, 1):
        first = " ".join(words[:length])
        if len(words) > length and (first in gazetteer.adjectives() or first in gazetteer.country_names()):
            return gazetteer.adjectives().get(first) or gazetteer.country_names()[first]
    return None


def _same_body(full: str, short: str) -> bool:
    """Whether two names are one body's: equal but for the legal form, the beginning of it, or its acronym."""
    if full == short:
        return True
    bare_full, bare_short = _LEGAL.sub("", full), _LEGAL.sub("", short)
    if bare_full.casefold() == bare_short.casefold():
        return True
    if short.isupper() and " " not in short:
        return short.replace(".", "") in acronyms(full)
    rest = bare_full[len(bare_short) + 1 :].split()
    fillers = lexicon.fillers()
    if len(bare_short) < 3 or not bare_full.startswith(bare_short + " "):
        return False
    return all(word.lower().rstrip(".") in fillers for word in rest) or (
        " " not in short and lexicon.name_heads().get(rest[-1].lower()) == "BUS"
    )


def _lands(doc: Doc, names: list[Candidate], entities: list[Entity]) -> None:
    """Countries by code, governments by country, peoples by country, places by name."""
    found: dict[tuple[str, str], Entity] = {}
    for name in names:
        if name.entity is None:
            key, canonical, code = _land_key(name)
            entity = found.get(key)
            if entity is None:
                entity = found[key] = Entity(key[0], canonical, country=code, plural=key[0] == "group")
                entity.sector = {"government": "GOV"}.get(key[0])
            entity.add(name)
    entities += found.values()
    for entity in found.values():
        if entity.kind in PLACE_KINDS:
            entity.near = [container for mention in entity.mentions if (container := _container(doc, mention))]


def _land_key(name: Candidate) -> tuple[tuple[str, str], str, str | None]:
    """Kind and key of a country, government, people or place; its canonical name; its country."""
    plain = re.sub(r"^(?:The|the) ", "", name.name)
    if name.kind in ("country", "adjective"):
        code = gazetteer.adjectives().get(plain) or gazetteer.country_names()[plain]
        return ("country", code), gazetteer.countries()[code].name, code
    if name.kind == "government":
        code = gazetteer.metonyms().get(plain) or gazetteer.seats()[plain]
        return ("government", code), f"Government of {gazetteer.countries()[code].name}", code
    if name.kind == "people":
        code = gazetteer.peoples()[plain]
        return ("group", code), plain, code
    if name.kind == "continental":
        return ("region", gazetteer.continental()[plain]), gazetteer.continental()[plain], None
    if name.kind == "former":
        return ("country", gazetteer.former_states()[plain]), gazetteer.former_states()[plain], None
    if name.kind == "national":
        return ("person", f"{name.start}"), plain, gazetteer.nationals()[plain]
    if name.kind == "bloc":
        return ("group", lexicon.blocs()[plain]), lexicon.blocs()[plain], None
    if name.kind == "minority":
        canonical, code = load("cast/people")["peoples"][plain]
        return ("group", canonical), canonical, code or None
    if name.kind == "region":
        plain = gazetteer.region_name(plain)
    return (name.kind, plain), plain, name.country


def _container(doc: Doc, name: Candidate) -> str | None:
    """The name after the comma that says where a place lies: "Paris, Texas"; or the nationality before it."""
    after = name.end
    if after + 1 < len(doc) and doc[after].text == ",":
        for length in (3, 2, 1):
            text = doc[after + 1 : after + 1 + length].text
            if text in gazetteer.regions() or text in gazetteer.country_names():
                return gazetteer.region_name(text)
    return None


def collect(names: Iterable[Candidate]) -> list[Entity]:
    """The entities of the candidates, each once, in order of the text."""
    found: dict[int, Entity] = {}
    for name in names:
        if name.entity is not None:
            found.setdefault(id(name.entity), name.entity)
    return list(found.values())

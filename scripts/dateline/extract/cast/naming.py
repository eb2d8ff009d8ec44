"""Which names mean the same: surnames and full names, short and long forms, acronyms and expansions, by-names of states."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from dateline.extract.cast import gazetteer, lexicon
from dateline.extract.cast.bodies import find_bodies
from dateline.extract.cast.model import PLACE_KINDS, Candidate, Entity
from dateline.extract.cast.parts import acronyms
from dateline.extract.cast.people import find_people, name_words
from dateline.language.knowledge import load

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc


def name_entities(doc: Doc, names: list[Candidate]) -> list[Entity]:
    """The named entities of a document; every candidate is made a mention of one of them."""
    full = [name_words(name.name) for name in names if name.kind == "person" and len(name_words(name.name)) > 1]
    surnames = {words[-1] for words in full} | {words[0] for words in full if words[0] in lexicon.first_names() or len(words[0]) > 4}
    surnames |= {word[0].upper() + word[1:] for word in surnames}  # "Al-Assad" at the head of a sentence
    _read_brackets(doc, names)
    _settle_by_majority(names)
    _settle_by_other_forms(doc, names)
    for name in names:
        if name.name in surnames and _may_be_surname(doc, names, name):
            name.kind = "person"
    return [*find_people(names), *find_bodies(names), *_lands(doc, names)]


def _read_brackets(doc: Doc, names: list[Candidate]) -> None:
    """An acronym in brackets right after a body's name is its short form, whatever language its letters come from."""
    bodies = {name.core[1]: name.name for name in names if name.kind == "organisation"}
    for name in names:
        start, end = name.core
        known = name.rule == "gazetteer"
        if known and name.kind == "organisation" and start > 1 and doc[start - 1].text == "(":
            _share_name(names, start - 1, name)
        long = bodies.get(start - 1) if not known and start > 1 and doc[start - 1].text == "(" else None
        if (
            long is not None
            and end - start == 1
            and end < len(doc)
            and doc[end].text == ")"
            and 2 <= len(name.name) <= 8
            and doc[start].text.isupper()
        ):
            name.kind, name.rule, name.expansion = "organisation", "acronym", long


def _share_name(names: list[Candidate], end: int, short: Candidate) -> None:
    """Give the body right before a bracket the name that its well-known acronym stands for."""
    for name in names:
        if name.core[1] == end and name.kind == "organisation" and short.name.replace(".", "") in acronyms(name.name):
            name.expansion = short.name


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


def _settle_by_other_forms(doc: Doc, names: list[Candidate]) -> None:
    """Correct kinds by other forms of the name: "Mr. Vale" makes "Orwin Vale" a person, "Vale Corp." makes "Vale" a body."""
    titled = {name_words(name.name)[-1] for name in names if name.kind == "person" and name.lemma == "title"}
    full = {name_words(name.name)[-1] for name in names if name.kind == "person" and len(name_words(name.name)) > 1} | titled
    firsts = {
        " ".join(words[:n])
        for words in (name.name.split() for name in names if name.kind == "organisation")
        for n in range(1, len(words))
        if n == 1 or words[-1].lower().rstrip(".") in lexicon.fillers()
    }
    companies = {name.name.split()[0] for name in names if _is_company(name)}
    for name in names:
        words = name_words(name.name)
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
            and name.name not in lexicon.first_names()
            and not _lies(doc, name, companies)
        ):
            name.kind = "organisation"


def _is_company(name: Candidate) -> bool:
    return name.kind == "organisation" and lexicon.name_heads().get(name.name.split()[-1].lower()) == "BUS"


def _lies(doc: Doc, name: Candidate, companies: set[str]) -> bool:
    """Whether the name of a city is the city here, though a company is called by it too ("Mesa" of Mesa Airlines)."""
    if not gazetteer.cities(name.name):
        return False
    behind = doc[name.end].text if name.end < len(doc) else ""
    return name.name not in companies or doc[name.head].dep_ == "pobj" or behind == ","


def _may_be_surname(doc: Doc, names: list[Candidate], name: Candidate) -> bool:
    """Whether a name that is a surname of the document's people may be meant as one here, and not as a place or body."""
    if name.kind == "country":
        return not _other_countries(names, name)
    if name.kind == "city" and doc[name.head].dep_ == "pobj" and doc[name.head].head.lower_ in ("in", "near"):
        return not gazetteer.cities(name.name)
    return name.kind in ("city", "region", "organisation", "group", "government", "other")


def _other_countries(names: list[Candidate], name: Candidate) -> bool:
    return any(other.kind == "country" and other.name != name.name for other in names)


def _lands(doc: Doc, names: list[Candidate]) -> list[Entity]:
    """Countries by code, governments by country, peoples by country, places by name."""
    found: dict[tuple[str, str], list[Entity]] = {}
    for name in names:
        if name.entity is None:
            _read_list(doc, name)
            key, canonical, code = _land_key(name)
            container = _container(doc, name) if key[0] in PLACE_KINDS else None
            alike = found.setdefault(key, [])
            # two towns of one name are two: Springfield, Illinois, and Springfield, Ohio
            entity = next((entity for entity in reversed(alike) if not (container and entity.near and container not in entity.near)), None)
            if entity is None:
                entity = Entity(key[0], canonical, country=code, plural=key[0] == "group", sector={"government": "GOV"}.get(key[0]))
                alike.append(entity)
            entity.near += [container] if container else []
            entity.add(name)
    return [entity for entities in found.values() for entity in entities]


def _read_list(doc: Doc, name: Candidate) -> None:
    """New York in a list of states is the state."""
    if name.kind == "city" and name.name in gazetteer.us_states() and _opens_list(doc, name) and not _container(doc, name):
        name.kind = "region"


def _opens_list(doc: Doc, name: Candidate) -> bool:
    """Whether a comma and another region follow the name."""
    after = name.end
    if after + 1 >= len(doc) or doc[after].text not in (",", "and"):
        return False
    return any(doc[after + 1 : after + 1 + length].text in gazetteer.regions() for length in (2, 1))


def _land_key(name: Candidate) -> tuple[tuple[str, str], str, str | None]:
    """Kind and key of a country, government, people or place; its canonical name; its country."""
    plain = re.sub(r"^(?:The|the) ", "", name.name)
    if name.kind in ("country", "adjective"):
        code = gazetteer.adjectives().get(plain) or gazetteer.nationals().get(plain) or gazetteer.country_names()[plain]
        return ("country", code), gazetteer.countries()[code].name, code
    if name.kind == "government":
        return _government_key(plain)
    if name.kind == "people":
        code = gazetteer.peoples()[plain]
        return ("group", code), plain, code
    if name.kind == "continental":
        return ("region", gazetteer.continental()[plain]), gazetteer.continental()[plain], None
    if name.kind in ("former", "state"):
        plain = gazetteer.former_states().get(plain, plain)
        return ("country", plain), plain, None
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


def _government_key(plain: str) -> tuple[tuple[str, str], str, str | None]:
    """Key, canonical name and country of the government that a seat, a capital or a province stands for."""
    if plain not in gazetteer.seats() and plain not in gazetteer.metonyms() and gazetteer.is_province(plain):
        plain = gazetteer.region_name(plain)
        return ("government", plain), f"Government of {plain}", gazetteer.regions()[plain][0]
    code = gazetteer.metonyms().get(plain) or gazetteer.seats()[plain]
    return ("government", code), gazetteer.government_name(code), code


def _container(doc: Doc, name: Candidate) -> str | None:
    """The name after the comma that says where a place lies: "Paris, Texas"; or the nationality before it."""
    after = name.end
    if after + 1 < len(doc) and doc[after].text == ",":
        for length in (3, 2, 1):
            text = doc[after + 1 : after + 1 + length].text
            if text in gazetteer.regions() or text in gazetteer.country_names():
                behind = after + 1 + length
                # "in Paris, Texas and Rome" lists three
                listed = behind < len(doc) and doc[behind].lower_ in ("and", "or")
                return None if listed else gazetteer.region_name(text)
    return None


def collect(names: Iterable[Candidate]) -> list[Entity]:
    """The entities of the candidates, each once, in order of the text."""
    found: dict[int, Entity] = {}
    for name in names:
        if name.entity is not None:
            found.setdefault(id(name.entity), name.entity)
    return list(found.values())

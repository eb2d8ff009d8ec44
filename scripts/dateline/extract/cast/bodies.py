"""Organisations by their names: short and long forms, legal forms, acronyms and expansions."""

from __future__ import annotations

import re

from dateline.extract.cast import gazetteer, lexicon
from dateline.extract.cast.model import Candidate, Entity
from dateline.extract.cast.parts import acronyms

_LEGAL = re.compile(
    r",? (?:Inc|Corp|Ltd|Co|[Pp]lc|PLC|LL[CP]|LP|AG|S\.?A|N\.?V|B\.?V|GmbH|KGaA|S\.?p\.?A|ASA|AB|A/S|AS|Oyj?|SE|KK|Bhd|Pty|Pte"
    r"|Corporation|Company|Limited|Incorporated)\.?$"
)


def canonical_organisation(name: str) -> tuple[str, str, str]:
    """Canonical name, sector and country of an organisation's name."""
    plain = re.sub(r"^(?:The|the) ", "", name)
    known = lexicon.known_organisations()
    plain = re.sub(r"^(?:US|U\.S\.|United States) ", "", plain) if re.sub(r"^(?:US|U\.S\.|United States) ", "", plain) in known else plain
    if plain in known or name in known:
        return known.get(plain) or known[name]
    words = plain.lower().split()
    head = words[words.index("of") - 1] if "of" in words[1:] else (words[-1] if words else "")
    sector = lexicon.name_heads().get(head, "") or (lexicon.name_heads().get(words[-1], "") if words else "")
    if len(words) > 1 and words[-1] == head:
        sector = lexicon.sorted_by().get(words[-2], sector) if sector in ("GOV", "") else sector
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


def find_bodies(names: list[Candidate]) -> list[Entity]:
    """The organisations named, long names first so that short ones find them."""
    found: list[Entity] = []
    by_name: dict[str, Entity] = {}
    by_key: dict[str, list[Entity]] = {}
    bodies = [name for name in names if name.kind == "organisation"]
    long_forms = {name.name: name.expansion for name in bodies if name.expansion}
    for name in sorted(bodies, key=lambda name: (-len(name.name), name.start)):
        canonical, sector, country = canonical_organisation(long_forms.get(name.name, name.name))
        near = {id(entity): entity for key in _keys(canonical) for entity in by_key.get(key, [])}
        alike = [entity for entity in near.values() if _same_body(entity.name, canonical)]
        entity = by_name.get(canonical) or min(alike, key=lambda entity: _nearness(entity, canonical), default=None)
        entity = entity or _by_sort(found, canonical, name)
        if entity is None:
            entity = Entity("organisation", canonical, sector=sector or None, country=country or None)
            found.append(entity)
            for key in {*_keys(canonical), *acronyms(canonical)}:
                by_key.setdefault(key, []).append(entity)
        by_name[canonical] = entity
        entity.add(name)
        entity.country = entity.country or _country_inside(name.name)
        entity.lemmas |= _sorts(canonical) - ({"group"} if entity.sector == "BUS" else set())
    return found


def _by_sort(found: list[Entity], canonical: str, name: Candidate) -> Entity | None:
    """The body named last before a name that only tells its sort: "the Commission" after "the European Commission"."""
    sort = canonical.lower()
    if sort not in lexicon.name_heads():
        return None
    earlier = [
        (m.start, entity)
        for entity in found
        if sort in entity.lemmas and " " in entity.name
        for m in entity.mentions
        if m.start < name.start
    ]
    return max(earlier, key=lambda pair: pair[0])[1] if earlier else None


def _nearness(entity: Entity, name: str) -> tuple[bool, int]:
    """The body of just this name comes first, then the one named first."""
    return _LEGAL.sub("", entity.name).casefold() != _LEGAL.sub("", name).casefold(), min(m.start for m in entity.mentions)


def _keys(name: str) -> set[str]:
    """What two names of one body have in common at least: the acronym, the first word, or the last before the legal form."""
    bare = _LEGAL.sub("", name).removesuffix("'s").split() or [name]
    return {name.replace(".", ""), bare[0].removesuffix("'s").casefold(), bare[-1].casefold()}


def _sorts(name: str) -> set[str]:
    """The nouns in a body's name that tell its sort: "Defence Ministry", "Bank of Japan"."""
    words = name.lower().split()
    found = {words[-1], words[words.index("of") - 1]} if "of" in words[1:] else set(words[-1:])
    return found | ({"union"} if words[-1] in _UNIONISTS else set())


_UNIONISTS = frozenset({"workers", "teamsters", "employees", "teachers", "nurses", "steelworkers", "machinists", "longshoremen"})


def _country_inside(name: str) -> str | None:
    """The country by whose adjective or name a body's name begins: "Ukrainian Defence Ministry"."""
    words = re.sub(r"^(?:The|the) ", "", name).split()
    for length in (2, 1):
        first = " ".join(words[:length])
        if len(words) > length and (first in gazetteer.adjectives() or first in gazetteer.country_names()):
            return gazetteer.adjectives().get(first) or gazetteer.country_names()[first]
    return None


# Words before a name in other languages that say what sort of body it is.
_FOREIGN_FORMS = frozenset(
    {"cie", "compagnie", "institut", "instituto", "banque", "banco", "banca", "groupe", "grupo", "gruppo", "societe", "société"}
)


def _begins(full: str, short: str) -> bool:
    return full.replace("'s", "").startswith(short.removesuffix("'s") + " ") or full.removesuffix("'s") == short


def _tells_sort(name: str) -> bool:
    """Whether the last word makes the body one beside a company of that name: "Ford Foundation"."""
    return lexicon.name_heads().get(name.split()[-1].lower()) not in (None, "", "BUS")


def _same_body(full: str, short: str) -> bool:
    """Whether two names are one body's: equal but for the legal form, the beginning of it, or its acronym."""
    if full == short:
        return True
    bare_full, bare_short = _LEGAL.sub("", full), _LEGAL.sub("", short)
    if bare_full.casefold() == bare_short.casefold():
        return True
    if short.isupper() and " " not in short and short.replace(".", "") in acronyms(full):
        return True
    if bare_full != full and bare_short == short and not _tells_sort(bare_full) and _begins(bare_full, short):
        return True  # "Norvik" of "Norvik Semiconductor ASA", "Ocean Drilling" of "Ocean Drilling & Exploration Co."
    if " " in short and bare_full.endswith(" " + bare_short) and bare_full.split()[0].lower().rstrip(".") in _FOREIGN_FORMS:
        return True  # "Navigation Mixte" of "Cie. de Navigation Mixte"
    rest = bare_full[len(bare_short) + 1 :].split()
    fillers = lexicon.fillers()
    if len(bare_short) < 3 or not bare_full.startswith(bare_short + " "):
        return False
    return all(word.lower().rstrip(".") in fillers for word in rest) or (
        " " not in short and lexicon.name_heads().get(rest[-1].lower()) == "BUS"
    )

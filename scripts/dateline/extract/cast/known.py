"""Names that the gazetteers know, and where they stand: the longest at each place, not inside a longer name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from dateline.extract.cast import gazetteer, lexicon
from dateline.extract.cast.offices import is_title
from dateline.language.knowledge import load

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from dateline.extract.cast.words import Words

LABELS = {"PERSON": "person", "ORG": "organisation", "GPE": "city", "LOC": "region", "FAC": "other", "NORP": "group"}
# Entities that are never in the cast; their tokens are no names either.
BLOCKING = frozenset(
    {"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL", "EVENT", "LAW", "LANGUAGE", "WORK_OF_ART", "PRODUCT"}
)
WORKS = frozenset({"EVENT", "LAW", "WORK_OF_ART", "PRODUCT"})
PROPER = frozenset({"NNP", "NNPS"})
SUFFIXES = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV", "VI", "XVI"})
MONTHS_DAYS = frozenset(
    [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "January",
        "February",
        "March",
        "April",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ]
)
# What a minister or secretary is for; by themselves no name.
DEPARTMENTS = frozenset(
    {
        "defence",
        "defense",
        "foreign",
        "interior",
        "finance",
        "home",
        "justice",
        "trade",
        "energy",
        "health",
        "transport",
        "economy",
        "vice",
        "deputy",
        "treasury",
        "state",
        "tourism",
        "agriculture",
        "education",
        "labour",
        "labor",
        "commerce",
        "culture",
        "environment",
        "sports",
    }
)
# Words in an entity beside a known name that make no longer name of it.
_NO_NAMES = (
    frozenset({"the", "'s", "’s", "'", "’", "government", "administration", "president", "prime", "minister", "police", "army"})
    | DEPARTMENTS
)
_LONGEST = 6


@dataclass(frozen=True, slots=True)
class Core:
    """The tokens of a name with the kind it may have; ``label`` is the parser's, empty if none."""

    start: int
    end: int
    kind: str
    label: str
    rule: str


@cache
def known_names() -> dict[str, str]:
    """Kind by name for every name that the gazetteers know, cities left out."""
    found: dict[str, str] = dict.fromkeys(gazetteer.waters(), "water")
    found |= dict.fromkeys(gazetteer.regions(), "region")
    found |= dict.fromkeys(gazetteer.listed_cities(), "city")
    found |= dict.fromkeys(gazetteer.continental(), "continental")
    found |= dict.fromkeys(gazetteer.former_states(), "former")
    found |= dict.fromkeys(lexicon.blocs(), "bloc")
    found |= dict.fromkeys(lexicon.known_organisations(), "organisation")
    found |= dict.fromkeys(gazetteer.metonyms(), "government")
    found |= dict.fromkeys(gazetteer.country_names(), "country")
    found |= dict.fromkeys(gazetteer.adjectives(), "adjective")
    found |= dict.fromkeys(gazetteer.peoples(), "people")
    found |= dict.fromkeys(gazetteer.nationals(), "national")
    found |= dict.fromkeys(load("cast/people")["peoples"], "minority")
    found |= dict.fromkeys(load("cast/people")["mixed_adjectives"]["words"], "none")
    return found


@cache
def _first_words() -> frozenset[str]:
    return frozenset(name.replace("-", " - ").replace("'s", " 's").split()[0] for name in known_names())


def surface(doc: Doc, start: int, end: int) -> str:
    """The characters from one token to another, as the parser read them."""
    return doc[start:end].text


def spelt(text: str) -> str:
    """The name as the gazetteers spell it: capitals of a headline undone."""
    if text.isupper() and len(text) > 3 and "." not in text and text not in known_names():
        titled = text.title()
        return titled if titled in known_names() else (_capitals().get(text, text) if " " in text else text)
    return text


@cache
def _capitals() -> dict[str, str]:
    """Names of more words than one as headlines and datelines write them ("DAR ES SALAAM")."""
    return {name.upper(): name for name in (*gazetteer.city_names(), *known_names()) if " " in name}


def find_known(words: Words, blocked: set[int]) -> list[Core]:
    """Names of the gazetteers, the longest at each place; not inside a longer name that the parser saw."""
    doc, texts = words.doc, words.texts
    found, firsts, inside, past = [], _first_words(), _entity_spans(doc), 0
    for i in words.capitals:
        if i < past or i in blocked or not (texts[i] in firsts or (texts[i].isupper() and _may_open(texts, i, firsts))):
            continue
        if i + 1 < len(doc) and texts[i + 1][0] == "$":
            continue
        if texts[i] in gazetteer.abbreviations() and not (i > 0 and texts[i - 1][-1] in ",-("):
            continue
        core = _longest_known(doc, i, inside)
        if core is not None:
            found.append(core)
            past = core.end
    return found


def _longest_known(doc: Doc, start: int, inside: dict[int, tuple[int, int, str]]) -> Core | None:
    """The longest known name that begins at a token."""
    names = known_names()
    for end in range(min(len(doc), start + _LONGEST), start, -1):
        name = surface(doc, start, end)
        kind = names.get(spelt(name)) or _kind_of_capitals(name) or ("city" if name.endswith(" City") and gazetteer.cities(name) else None)
        if kind and not _part_of_longer(doc, start, end, kind, inside):
            return Core(start, end, kind, doc[start].ent_type_, "gazetteer")
    return None


def _may_open(texts: list[str], i: int, firsts: frozenset[str]) -> bool:
    """Whether a word in capitals may begin a known name, alone or with the capitals after it."""
    return spelt(texts[i]) in firsts or (len(texts[i]) > 2 and i + 1 < len(texts) and texts[i + 1].isupper() and len(texts[i + 1]) > 1)


def _kind_of_capitals(name: str) -> str | None:
    """City, for the name of one in capitals and of more words than one."""
    return "city" if " " in name and name.isupper() and name in _capitals() and gazetteer.cities(_capitals()[name]) else None


def _entity_spans(doc: Doc) -> dict[int, tuple[int, int, str]]:
    return {i: (span.start, span.end, span.label_) for span in doc.ents for i in range(span.start, span.end)}


def _part_of_longer(doc: Doc, start: int, end: int, kind: str, inside: dict[int, tuple[int, int, str]]) -> bool:
    """Whether the known name is only a part of a longer one: "Bank of China", "Georgia Bell", "New York Times"."""
    if start > 0 and _is_given_name(doc, start - 1, kind):
        return True
    if kind == "region" and _names_part_of_it(doc, start, end):
        return True
    if kind in ("country", "region") and end < len(doc) and _is_surname(doc, end) and doc[start].text in lexicon.first_names():
        return True
    span = inside.get(start)
    if span is None or (span[0] >= start and span[1] <= end):
        return _heads_organisation(doc, end)
    if span[2] not in ("ORG", "PERSON", "FAC", "WORK_OF_ART"):
        return False
    rest = [doc[i] for i in range(span[0], span[1]) if not start <= i < end and doc[i].lower_ not in _NO_NAMES]
    if not any(token.text[:1].isupper() for token in rest):
        return False
    return kind != "adjective" or span[0] != start or span[2] != "PERSON"


def _names_part_of_it(doc: Doc, start: int, end: int) -> bool:
    """Whether the words beside a region's name make it another place's: "Essex County", "South Tyrol"."""
    after = end < len(doc) and doc[end].tag_ in PROPER and doc[end].text.istitle() and doc[end].lower_ in lexicon.place_words()
    before = start > 0 and doc[start - 1].text.istitle() and doc[start - 1].tag_ in PROPER and doc[start - 1].lower_ in _POINTS
    return after or (before and not doc[start].is_sent_start)


_POINTS = frozenset({"north", "south", "east", "west"})


def _is_given_name(doc: Doc, i: int, kind: str) -> bool:
    """Whether the word before a known name is a first name: "Michael Jordan"."""
    token = doc[i]
    if not _joins_as_name(doc, i, i + 1):
        return False
    if token.text in lexicon.first_names():
        return True
    return (
        kind in ("country", "region", "city", "organisation")
        and token.tag_ == "NNP"
        and token.dep_ == "compound"
        and token.head.i == i + 1
        and token.ent_type_ in ("PERSON", "ORG")
        and token.ent_type_ == doc[i + 1].ent_type_
        and not is_title(token)
        and token.text not in known_names()
        and token.lower_ not in lexicon.directions()
    )


def _heads_organisation(doc: Doc, end: int) -> bool:
    """Whether the next word makes the name an organisation's: "Qatar Airways"."""
    return (
        end < len(doc)
        and doc[end].text[:1].isupper()
        and doc[end].tag_ in PROPER
        and doc[end].lower_ in lexicon.name_heads()
        and not _all_capitals(doc, end)
    )


def _all_capitals(doc: Doc, i: int) -> bool:
    return len(doc[i].text) > 3 and doc[i].text.isupper()


def _joins_as_name(doc: Doc, left: int, right: int) -> bool:
    return doc[left].tag_ in PROPER and doc[left].text[:1].isupper() and not doc[right].is_sent_start


def _is_surname(doc: Doc, i: int) -> bool:
    token = doc[i]
    return token.tag_ == "NNP" and token.is_title and token.text not in MONTHS_DAYS and token.lower_ not in lexicon.name_heads()

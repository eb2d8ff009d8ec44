"""What a name names: person, organisation, place, group; from the strongest evidence down to the parser's label."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dateline.extract.cast import gazetteer, lexicon
from dateline.extract.cast.sorts import sort_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from dateline.extract.cast.known import Core
    from dateline.extract.cast.model import Candidate

_PLACE_PREPOSITIONS = frozenset(
    {"in", "at", "near", "outside", "around", "across", "throughout", "inside", "off", "into", "to", "from", "through"}
)
_NO_REGIONS = frozenset(
    {"middle", "northern", "southern", "eastern", "western", "island", "earth", "north", "east", "coast", "upper", "lower", "central"}
)
_DONE_TO_CITIES = frozenset(
    {
        "visit",
        "leave",
        "reach",
        "enter",
        "bomb",
        "strike",
        "capture",
        "flee",
        "storm",
        "shell",
        "flood",
        "besiege",
        "tour",
        "devastate",
        "seize",
    }
)
_OF_CITIES = frozenset(
    {
        "mayor",
        "street",
        "resident",
        "port",
        "airport",
        "outskirt",
        "suburb",
        "inhabitant",
        "population",
        "centre",
        "center",
        "district",
        "beach",
    }
)


def decide_kind(doc: Doc, candidate: Candidate, core: Core) -> str:
    """What the name names, from the strongest evidence down: titles and lists, its own words, what stands around it."""
    if candidate.lemma == "title":
        return "person"
    listed = _kind_by_list(doc, candidate, core)
    if listed:
        return listed
    words = (candidate.name.title() if candidate.name.isupper() and " " in candidate.name else candidate.name).split()
    sort = sort_of(words, core.label)
    if sort:
        return sort
    if candidate.role is not None and (core.kind != "organisation" or _bears_office(doc, candidate, words)):
        return "person"
    firsts = words[0].split("-")
    if len(words) > 1 and core.kind in ("person", "organisation", "city") and any(first in lexicon.first_names() for first in firsts):
        return "person"
    if len(words) == 1 and core.kind == "person":
        other = _kind_of_lone_person(doc, candidate)
        if other:
            return other
    return _kind_by_description(doc, candidate, core) or _kind_in_context(doc, candidate, core)


_OF_BODIES = frozenset(
    {"share", "stock", "shareholder", "stockholder", "profit", "earnings", "revenue", "sale", "headquarters", "subsidiary", "ceo"}
    | {"chairman", "chairwoman", "president", "executive", "scientist", "employee", "customer", "board", "bond", "debt", "unit", "division"}
)
# A capital inside a word makes it a brand's ("SpaceX"), but for names like McCain.
_BRAND = re.compile(r"(?!(?:Mc|Mac|De|Di|Du|La|Le|Van|Von|Fitz|O['’])[A-Z])[A-Z][a-z]+[A-Z]")


def _kind_of_lone_person(doc: Doc, candidate: Candidate) -> str:
    """Body or group, for a lone name that the parser takes for a person's, where its form or what it owns tells; else empty."""
    head = doc[candidate.head]
    if candidate.name in lexicon.first_names() or candidate.name in lexicon.surnames():
        return ""
    if _BRAND.match(candidate.name):
        return "organisation"
    if head.dep_ == "poss" and head.head.lemma_.lower() in _OF_BODIES:
        return "organisation"
    after_the = candidate.core[0] > 0 and doc[candidate.core[0] - 1].lower_ == "the" and doc[candidate.core[0] - 1].head.i == candidate.head
    plural = (candidate.name.endswith("s") and not candidate.name.endswith(("ss", "us", "is"))) or candidate.name.endswith("this")
    return "group" if after_the and plural and head.dep_ not in ("compound", "poss") else ""


def _kind_by_list(doc: Doc, candidate: Candidate, core: Core) -> str:
    """The kind of a name in the gazetteers, or of a people; empty for other names."""
    if core.kind == "national" and doc[candidate.head].dep_ in ("compound", "amod", "nmod"):
        return "adjective"
    if core.kind == "bloc" and not (core.start > 0 and doc[core.start - 1].lower_ == "the"):
        return "none"
    if core.rule == "gazetteer":
        return core.kind
    return _kind_of_people(doc, candidate) if core.kind == "group" else ""


def _bears_office(doc: Doc, candidate: Candidate, words: list[str]) -> bool:
    """Whether an office for one stands right before a name of several words, none of them an acronym."""
    if " of " in (candidate.role or ""):
        return True
    before = doc[candidate.core[0] - 1]
    is_office = before.tag_ in ("NN", "NNP") and before.lower_ in lexicon.roles()
    return is_office and len(words) > 1 and not any(len(word) > 1 and word.isupper() for word in words)


def _kind_of_people(doc: Doc, candidate: Candidate) -> str:
    """A creed, party or people in the plural is a group; other words of that label are a body's acronym or nobody."""
    head = doc[candidate.head]
    if head.tag_ in ("NNS", "NNPS"):
        return "group"
    before = doc[candidate.start - 1].lower_ if candidate.start > 0 else ""
    if before in _PLACE_PREPOSITIONS and gazetteer.cities(candidate.name):
        return "city"
    return "organisation" if head.text.isupper() and len(head.text) <= 5 and head.dep_ not in ("amod", "compound") else "none"


def _kind_by_description(doc: Doc, candidate: Candidate, core: Core) -> str:
    """Person or organisation, where an apposition, a noun before it or a relative pronoun tells; else empty."""
    head = doc[candidate.head]
    listed = core.kind == "city" and bool(gazetteer.cities(candidate.name))
    nouns = [] if listed else [child for child in head.children if child.dep_ == "appos" and child.i > head.i]
    if candidate.start < candidate.core[0]:
        nouns.append(doc[candidate.core[0] - 1])
    for noun in nouns:
        word = noun.lemma_.lower()
        if word in lexicon.bodies() and noun.tag_ == "NN":
            return "organisation"
        if word in lexicon.roles() and word not in lexicon.words("relational") and noun.tag_ == "NN":
            return "person"
    if head.dep_ == "appos" and head.head.tag_ == "NN" and head.head.lemma_.lower() in lexicon.roles():
        return "person"
    after = candidate.end
    if after + 1 < len(doc) and doc[after].text == "," and doc[after + 1].lower_ == "who":
        return "person"
    return ""


def _kind_in_context(doc: Doc, candidate: Candidate, core: Core) -> str:
    """What the name names, from its neighbours and the cities of the world."""
    is_city = bool(gazetteer.cities(candidate.name)) and doc[candidate.head].tag_ not in ("VB", "VBP", "UH", "IN")
    if core.kind == "region" and candidate.name.lower() in _NO_REGIONS:
        return "none"
    if core.kind in ("city", "region"):
        if not is_city and candidate.name in lexicon.first_names():
            return "person"
        if not is_city and core.label == "GPE" and _is_doer(doc, candidate):
            return "organisation"
        return "city" if is_city else ("region" if core.label == "LOC" else core.kind)
    if _is_called(doc, candidate):
        return "city"
    if _is_represented(doc, candidate):
        return "organisation"
    if is_city and _in_place_position(doc, candidate) and (core.kind == "organisation" or " " not in candidate.name):
        return "city"
    if core.kind == "person" and " " not in candidate.name and _lies_somewhere(doc, candidate, is_city):
        return "city"
    return core.kind


def _is_doer(doc: Doc, candidate: Candidate) -> bool:
    """Whether an unlisted name acts: one of several words as a subject, one word as the subject of what only a mind does."""
    head = doc[candidate.head]
    if head.dep_ != "nsubj":
        return False
    return " " in candidate.name or head.head.lemma_.lower() in gazetteer.metonym_words("deeds")


_LOCATING = frozenset({"in", "near", "outside", "throughout", "across"})
# What is felt "in" someone, and not done in a place.
_TRUST = frozenset(
    {"trust", "faith", "confidence", "interest", "belief", "believe", "invest", "investment", "stake", "confide", "change", "see"}
)


def _is_called(doc: Doc, candidate: Candidate) -> bool:
    """As in "the city of Marstad"."""
    head = doc[candidate.head]
    return head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.lemma_.lower() in lexicon.words("places")


def _lies_somewhere(doc: Doc, candidate: Candidate, is_city: bool) -> bool:
    """Whether a lone name that the parser takes for a person's is a place's: "in Marstad"; "Manchester, 14 May"."""
    head = doc[candidate.head]
    if candidate.name in lexicon.first_names() or candidate.name in lexicon.surnames():
        return False
    if head.dep_ == "pobj" and head.head.lower_ in _LOCATING:
        return head.head.head.lemma_.lower() not in _TRUST
    after = candidate.end
    dated = after + 1 < len(doc) and doc[after].text == "," and (doc[after + 1].like_num or doc[after + 1].ent_type_ == "DATE")
    return is_city and dated and doc[candidate.core[0]].is_sent_start is True


def _is_represented(doc: Doc, candidate: Candidate) -> bool:
    """Whether someone speaks for it or leads it: "a spokesman for Ericsson"."""
    head = doc[candidate.head]
    if candidate.kind != "person" or " " in candidate.name or head.dep_ != "pobj":
        return False
    return head.head.lower_ in ("for", "of", "at") and head.head.head.lemma_.lower() in lexicon.words("representatives")


def _in_place_position(doc: Doc, candidate: Candidate) -> bool:
    """Whether a place is likely here: "near Riga", "Lyon's mayor"."""
    head = doc[candidate.head]
    if head.dep_ == "poss":
        return head.head.lemma_.lower() in _OF_CITIES
    if head.dep_ == "dobj":
        return head.head.lemma_.lower() in _DONE_TO_CITIES
    return head.dep_ == "pobj" and head.head.lower_ in _PLACE_PREPOSITIONS

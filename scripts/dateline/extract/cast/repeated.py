"""Names told of again by a part of them: the surname, the first word of a company's name, the acronym."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.cast import gazetteer, lexicon
from dateline.extract.cast.known import BLOCKING, PROPER, SUFFIXES, WORKS, Core
from dateline.extract.cast.parts import acronyms

if TYPE_CHECKING:
    from spacy.tokens import Token

    from dateline.extract.cast.model import Candidate
    from dateline.extract.cast.words import Words


def find_repeated(words: Words, names: list[Candidate], taken: set[int]) -> list[Core]:
    """A name found once is found wherever the same capitalised words stand again; a person's surname too."""
    kinds, firsts = _kinds(words, names), _first_words(names)
    found: list[Core] = []
    for i in words.capitals:
        if i in taken:
            continue
        text = words.texts[i]
        kind = kinds.get(text) or (kinds.get(text.title()) if len(text) > 3 and text.isupper() else None)
        if kind is None and text in firsts and _stands_alone(words, i):
            kind = "organisation"
        if kind == "person" and found and found[-1].end == i and found[-1].kind == "person":
            found[-1] = Core(found[-1].start, i + 1, kind, "", "repeated-name")
        elif kind and (words.doc[i].ent_type_ not in BLOCKING or _is_argument(words.doc[i])):
            found.append(Core(i, i + 1, kind, "", "repeated-name"))
    return found


def _kinds(words: Words, names: list[Candidate]) -> dict[str, str]:
    """What a word by itself names: whole names, surnames, first names, acronyms."""
    kinds: dict[str, str] = {}
    for name in names:
        last = words.texts[name.core[1] - 1]
        if name.rule == "gazetteer" or len(last) < 2 or (len(last) == 2 and (name.kind != "person" or last.isupper())):
            continue
        kinds.setdefault(name.name, name.kind)
        if name.kind == "person" and last not in SUFFIXES:
            kinds[last] = "person"
            if name.name.split()[0] in lexicon.first_names():
                kinds.setdefault(name.name.split()[0], "person")
    bodies = (name.name for name in names if name.kind == "organisation" and name.core[1] - name.core[0] > 1)
    return {short: "organisation" for body in bodies for short in acronyms(body) if 1 < len(short) < 7} | kinds


def _first_words(names: list[Candidate]) -> set[str]:
    """The words by which companies are called: the first of a name that ends as companies' names do."""
    found = set()
    for name in names:
        parts = name.name.split()
        is_company = name.kind == "organisation" and len(parts) > 1 and lexicon.name_heads().get(parts[-1].lower()) == "BUS"
        if is_company and len(parts[0]) > 3 and parts[0].lower() not in _GENERAL and not gazetteer.tells_origin(parts[0]):
            found.add(parts[0])
    return found


# First words of companies' names that mean no company by themselves.
_GENERAL = frozenset(
    {"first", "general", "national", "united", "home", "royal", "international", "american", "standard", "central", "federal", "world"}
    | {"great", "north", "south", "east", "west", "northern", "southern", "eastern", "western", "pacific", "atlantic", "global", "state"}
    | {"consolidated", "universal", "public", "southwest", "northwest", "southeast", "northeast", "credit", "energy", "industrial", "life"}
    | {"bank", "city", "new"}
)


def _stands_alone(words: Words, i: int) -> bool:
    """Whether a proper noun has no other beside it."""
    beside = [k for k in (i - 1, i + 1) if 0 <= k < len(words.texts) and words.sentence[k] == words.sentence[i]]
    return words.tags[i] in PROPER and not any(words.tags[k] in PROPER and words.texts[k][0].isupper() for k in beside)


def _is_argument(token: Token) -> bool:
    """Whether the word is a subject, object or owner by itself, though the parser took it for part of a title or a product."""
    return token.ent_type_ in WORKS and token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj", "poss", "agent")

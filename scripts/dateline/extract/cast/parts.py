"""Names beside and inside a body's name: its acronym in brackets, the country in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dateline.extract.cast.known import Core, known_names, surface

if TYPE_CHECKING:
    from spacy.tokens import Doc

_OF_STATE = frozenset(
    {
        "ministry",
        "department",
        "government",
        "army",
        "navy",
        "force",
        "forces",
        "police",
        "parliament",
        "senate",
        "court",
        "embassy",
        "congress",
        "treasury",
    }
)
_LITTLE = frozenset({"of", "the", "and", "for", "in", "on", "de"})


def find_nested(doc: Doc, cores: list[Core]) -> list[Core]:
    """The country in the name of a body of state: "Ukrainian Defence Ministry"."""
    found, names = [], known_names()
    for core in cores:
        if core.kind != "organisation" or doc[core.end - 1].lower_ not in _OF_STATE:
            continue
        for end in (core.start + 2, core.start + 1):
            kind = names.get(surface(doc, core.start, end)) if end < core.end else None
            if kind in ("adjective", "country"):
                found.append(Core(core.start, end, kind, "", "gazetteer"))
                break
    return found


def find_bracketed(doc: Doc, cores: list[Core]) -> list[Core]:
    """The acronym in brackets after a body's name: "World Health Organization (WHO)"."""
    taken = {i for core in cores for i in range(core.start, core.end)}
    found = []
    for core in cores:
        i = core.end + 1
        if core.kind != "organisation" or i >= len(doc) or doc[core.end].text != "(" or i in taken:
            continue
        if doc[i].text.isupper() and 2 <= len(doc[i].text) <= 8 and i + 1 < len(doc) and doc[i + 1].text == ")":
            found.append(Core(i, i + 1, "organisation", "", "acronym"))
    return found


def acronyms(name: str) -> set[str]:
    """The acronyms that a name may have: initials of its words with and without the little ones."""
    words = re.findall(r"[^\W\d_]+", name)
    strict = "".join(word[0] for word in words if word.lower() not in _LITTLE).upper()
    loose = "".join(word[0] for word in words).upper()
    return {strict, loose}

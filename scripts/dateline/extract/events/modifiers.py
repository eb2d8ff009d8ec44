"""What stands before a noun: whether it is definite, one of several, and how surely it is told."""

from __future__ import annotations

from collections.abc import Collection

from dateline.extract.events.signatures import DENIED, HYPOTHETICAL, PLANNED, REPORTED, words
from dateline.extract.events.tree import Word

ADJECTIVES = (
    ("hearsay_adjectives", REPORTED),
    ("possible_adjectives", HYPOTHETICAL),
    ("planned_adjectives", PLANNED),
    ("denied_adjectives", DENIED),
)


def is_definite(noun: Word) -> bool:
    """Whether a noun means something known: "the killing of his brother"."""
    return any(
        child.dep == "poss" or (child.dep == "det" and child.lower in ("the", "this", "that", "these", "those")) for child in noun.children
    )


def is_told_apart(noun: Word, times: Collection[int]) -> bool:
    """Whether a word before the noun says which one of its kind is meant: "the 2018 floods", "the earlier talks"."""
    return any(
        child.i < noun.i and (child.i in times or child.lower in words("telling_apart")) and child.dep != "det" for child in noun.children
    )


def of_modifiers(noun: Word) -> str | None:
    """What the noun's own modifiers and determiner say."""
    for child in noun.children:
        if child.dep in ("amod", "nmod", "compound", "advmod"):
            found = next((status for key, status in ADJECTIVES if child.lower in words(key)), None)
            if found is not None:
                return found
        elif child.dep in ("det", "neg") and child.lower in ("no", "neither"):
            return DENIED
        elif child.dep == "acl" and child.tag == "VBN" and child.lemma in words("planned_participles"):
            return PLANNED
    return None

"""How surely an event happened, by the words around its trigger, and who says so.

The status of a trigger is worked out from the inside outwards: its own negation, modals and adverbs (modality); then
what its governors make of it by their signatures ("failed to", "plans to", "claims that"), verb by verb and noun by
noun up the parse; then the quote it stands in, which is the caller's. The narrator asserts what is left.
"""

from __future__ import annotations

from dateline.extract.events import signatures
from dateline.extract.events.modality import is_hearsay, own
from dateline.extract.events.modifiers import is_definite, is_told_apart, of_modifiers
from dateline.extract.events.scope import is_outcome, of_clause, of_noun
from dateline.extract.events.signatures import HAPPENED, PLANNED, REPORTED, Status, words
from dateline.extract.events.triggers import Trigger

__all__ = [
    "HAPPENED",
    "PLANNED",
    "REPORTED",
    "Status",
    "is_definite",
    "is_narrated",
    "is_outcome",
    "is_told_apart",
    "plans",
    "status",
    "words",
]


def status(trigger: Trigger) -> Status:
    """The status of a trigger by syntax alone; quotes are the caller's."""
    if trigger.part == "verb" and trigger.word.dep == "conj" and is_narrated(trigger) and own(trigger.word) == HAPPENED:
        return Status(HAPPENED)
    if trigger.part != "noun" or trigger.light is not None:
        modified = of_modifiers(trigger.word) if trigger.part == "noun" else None
        return Status(modified) if modified is not None else of_clause(trigger.clause)
    return of_noun(trigger.word)


def is_narrated(trigger: Trigger) -> bool:
    """Whether the narrator speaks in the middle of a reported claim: nobody calls what he says himself "alleged".

    So in "insists she won and fled after allegedly being threatened" the flight and the threat are the narrator's.
    """
    verb = trigger.clause
    if is_hearsay(verb):
        return True
    if verb.dep != "conj":
        return False
    below = [thing for child in verb.children if child.dep in ("prep", "advcl") for thing in (child, *child.children)]
    return any(is_hearsay(thing) for thing in below)


def plans(trigger: Trigger) -> bool:
    """Whether a trigger itself says that something is planned."""
    signature = signatures.of_complement(trigger.word)
    return signature is not None and signature.name == "planning"

"""What the text around an expression says of its time: the date last told of, and the direction that the words point in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from dateline.extract.dates.moment import Moment
from dateline.language.knowledge import load

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PAST, PRESENT, FUTURE = "past", "present", "future"
# A climb from an expression to its verb is never longer than this many heads.
MAX_CLIMB = 12


@dataclass(frozen=True, slots=True)
class Told:
    """A date that the text has told of."""

    moment: Moment
    date_id: str
    sentence: int


@dataclass(slots=True)
class Context:
    """What is known when an expression is read.

    ``now`` is the day of writing where relative dates are read against it (news), None in a narrative; ``told`` is the
    date last told of; ``direction`` is where the words around point; ``era`` whether years stand before Christ.
    """

    published: date | None
    narrative: bool
    told: Told | None = None
    told_day: Told | None = None
    direction: str | None = None
    sentence: int = 0
    before_christ: bool = False
    day_first: bool = False

    @property
    def now(self) -> Moment | None:
        """The day of writing, for deictic words."""
        when = self.published
        return Moment("day", when.year, when.month, when.day) if when and not self.narrative else None


@cache
def cues() -> dict[str, frozenset[str]]:
    """The words that point to the past or the future."""
    return {name: frozenset(entries) for name, entries in load("dates/directions").items()}


def direction(doc: Doc, first: int, last: int) -> str | None:
    """Where the words around the tokens first..last point: past, present, future, or None when nothing tells.

    The verb that governs the expression decides by its tense, aspect and modal; words such as "due" and "planned" before it
    point ahead, "since" points back.
    """
    token = doc[first : last + 1].root
    before = doc[first - 1].lower_ if first else ""
    if before in cues()["past_prepositions"]:
        return PAST
    for _ in range(MAX_CLIMB):
        if token.lower_ in cues()["future_words"] and not (first <= token.i <= last):
            return FUTURE
        if token.pos_ in ("VERB", "AUX"):
            found = tense(token)
            if found is not None:
                return found
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def tense(verb: Token) -> str | None:
    """The direction of a verb form; None for a form without tense, whose governor must tell."""
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    words = {child.lower_ for child in helpers}
    if words & cues()["modals"]:
        return PAST if {"have"} & words else FUTURE
    if verb.tag_ == "VBD" or any(child.tag_ == "VBD" for child in helpers):
        return PAST
    if words & {"have", "has", "'ve"}:
        return PAST
    if "to" in words:
        return FUTURE if _looks_ahead(verb.head) else None
    if verb.tag_ in ("VBZ", "VBP") or words & {"is", "are", "am", "'s", "'re"}:
        return _present(verb)
    return None


def _looks_ahead(governor: Token) -> bool:
    return governor.lower_ in cues()["future_words"] or (governor.lemma_ == "be" and governor.tag_ in ("VBZ", "VBP"))


def _present(verb: Token) -> str:
    if verb.lemma_ in cues()["reporting"]:
        return PAST
    return PAST if verb.tag_ == "VBN" else FUTURE

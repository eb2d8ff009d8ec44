"""Factuality values, and what governing words make of the events that complete them.

The signatures are data, knowledge/events/signatures.toml: what a word makes of its complement when it is affirmed and
when it is denied, after Karttunen's implicative verbs and Nairn, Condoravdi and Karttunen (2006).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dateline.extract.events import lexicon
from dateline.extract.events.tree import Word
from dateline.language.knowledge import load

HAPPENED, REPORTED, PLANNED, HYPOTHETICAL, DENIED = "happened", "reported", "planned", "hypothetical", "denied"
HOLDS = "holds"
OPEN = frozenset({PLANNED, HYPOTHETICAL})


@dataclass(frozen=True, slots=True)
class Status:
    """A factuality, and the words of whoever claims it (none: nobody, or somebody unnamed).

    What is presupposed is taken for granted even in another's words: "thanked him for coming".
    """

    factuality: str
    claimants: tuple[Word, ...] = ()
    presupposed: bool = False


@dataclass(frozen=True, slots=True)
class Signature:
    """What a word makes of its complement: by itself, and when it is denied."""

    name: str
    affirmed: str
    denied: str

    def of(self, governor: str) -> str:
        """The complement's factuality under a governor of the given one.

        What is planned or possible stays no more than that below it; what it rules out is ruled out.
        """
        if governor == DENIED:
            return HAPPENED if self.denied == HOLDS else self.denied
        if self.affirmed == HOLDS:
            return governor
        return HYPOTHETICAL if governor == HYPOTHETICAL and self.affirmed in (PLANNED, HAPPENED) else self.affirmed


def words(key: str) -> frozenset[str]:
    """A list of knowledge/events/factuality.toml."""
    return lexicon.wordset("factuality", key)


@cache
def _signatures(place: str) -> dict[str, Signature]:
    found: dict[str, Signature] = {}
    for entry in load("events/signatures")[place]:
        signature = Signature(entry["name"], entry["affirmed"], entry["denied"])
        for lemma in entry["lemmas"].split():
            found.setdefault(lemma, signature)
    return found


def of_complement(word: Word) -> Signature | None:
    """The signature of a verb or adjective towards its infinitive, gerund or clause."""
    known = _signatures("complement")
    particle = word.child("prt")
    return (known.get(f"{word.lemma}_{particle.lower}") if particle is not None else None) or known.get(word.lemma)


def of_object(verb: Word) -> Signature | None:
    """The signature of a verb towards an event noun that is its object."""
    known = _signatures("object")
    particle = verb.child("prt")
    return known.get(f"{verb.lemma}_{particle.lower}") if particle is not None else known.get(verb.lemma)


def of_noun(noun: Word) -> Signature | None:
    """The signature of a noun towards what hangs on it."""
    return _signatures("noun").get(noun.lemma)

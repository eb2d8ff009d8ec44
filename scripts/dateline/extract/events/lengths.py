"""Lengths of time between two events, and times that only rank an event among others."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from dateline.extract.events import lexicon
from dateline.extract.events.tree import Word
from dateline.extract.events.triggers import Trigger
from dateline.records import Date

OFFSETS = frozenset({"after", "before"})
# How many words may stand between a superlative and "since".
RANKED_WITHIN = 6


def offsets(words: Sequence[Word], triggers: Mapping[int, Trigger], dates: Sequence[Date]) -> dict[int, tuple[Trigger, str, bool]]:
    """For events that a length parts from another one ("a day after X, Y"): the other one, the length, and whether it is earlier.

    Both ends are given; whichever has a day of its own dates the other.
    """
    found: dict[int, tuple[Trigger, str, bool]] = {}
    for one in dates:
        at = bisect_left(words, one.end_char, key=lambda word: word.start)
        if one.type != "DURATION" or at == len(words) or words[at].lower not in OFFSETS:
            continue
        relation, other = words[at], _anchor(words[at], triggers)
        above = relation.head.head if relation.dep == "mark" else relation.head
        if other is None or above.i not in triggers or above is other.word:
            continue
        later = relation.lower == "after"
        found[above.i] = (other, one.value, later)
        found[other.word.i] = (triggers[above.i], one.value, not later)
    return found


def _anchor(relation: Word, triggers: Mapping[int, Trigger]) -> Trigger | None:
    """The event that "after" or "before" brings in: its clause, or its noun."""
    if relation.dep == "mark":
        return triggers.get(relation.head.i)
    return next((triggers[thing.i] for thing in relation.children if thing.i in triggers), None)


def ranks(words: Sequence[Word], dates: Sequence[Date]) -> frozenset[str]:
    """The times that only rank what happened: "for the first time since 1991", "the biggest drop since 2008"."""
    found = set()
    for one in dates:
        i = bisect_left(words, one.start_char, key=lambda word: word.start)
        if 0 < i < len(words) and words[i - 1].lower == "since":
            before = words[max(0, i - RANKED_WITHIN) : i - 1]
            if any(word.tag in ("JJS", "RBS") or word.lower in lexicon.wordset("times", "ranking") for word in before):
                found.add(one.date_id)
    return frozenset(found)

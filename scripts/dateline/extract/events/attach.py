"""Which event each time expression dates: the one it hangs on in the parse."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dateline.extract.events.tree import Word
from dateline.extract.events.triggers import Trigger
from dateline.records import Date

DATED = frozenset({"DATE", "TIME", "DURATION"})
# A time that modifies a noun directly ("the 2019 report") dates nothing but that noun.
MODIFIERS = frozenset({"compound", "amod", "nmod", "poss", "nummod", "appos", "quantmod", "det"})
MAX_CLIMB = 7


def attach(words: Sequence[Word], triggers: Mapping[int, Trigger], dates: Iterable[Date]) -> dict[int, list[tuple[Date, str]]]:
    """The time expressions of each trigger or other verb, by the word's number, each with the preposition before it."""
    found: dict[int, list[tuple[Date, str]]] = {}
    at = 0
    by_end = {trigger.end: trigger.word.i for trigger in triggers.values() if trigger.part == "noun"}
    for one in sorted(dates, key=lambda d: d.start_char):
        while at < len(words) and words[at].end <= one.start_char:
            at += 1
        inside = _inside(words, at, one.end_char)
        if one.type not in DATED or not inside:
            continue
        target = _target(inside, triggers)
        if target is not None:
            word, preposition = target
            found.setdefault(word.i, []).append((one, preposition))
            noun = by_end.get(words[inside[0].i - 1].end) if inside[0].i and not preposition else None
            if noun is not None and noun != word.i:
                # "a disputed election last month": a bare time right after an event noun dates the noun too.
                found.setdefault(noun, []).append((one, preposition))
    return found


def _inside(words: Sequence[Word], at: int, end: int) -> list[Word]:
    inside = []
    while at < len(words) and words[at].start < end:
        inside.append(words[at])
        at += 1
    return inside


def _target(inside: list[Word], triggers: Mapping[int, Trigger]) -> tuple[Word, str] | None:
    """The word that a time hangs on, climbing from the head of its phrase."""
    span = {word.i for word in inside}
    heads = [word for word in inside if word.head.i not in span or word.head is word]
    word = heads[-1]
    preposition = heads[0].lower if heads[0].pos in ("ADP", "SCONJ") else ""
    for _ in range(MAX_CLIMB):
        if word.head is word:
            return (word, preposition) if word.i in triggers and word.i not in span else None
        below, word = word, word.head
        if word.pos in ("ADP", "SCONJ", "ADV") and not preposition:
            preposition = word.lower
        if word.i in span:
            continue
        if word.i in triggers or word.is_verb:
            return word, preposition
        if word.is_noun and below.dep in MODIFIERS:
            return None
    return None

"""The same event again: later mentions that point back at an earlier one of the document."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import timedelta

from dateline.extract.events import lexicon
from dateline.records import Event, Participant

MAX_BACK = 60
KNOWN = frozenset({"explicit", "inherited"})
WEEKS = timedelta(days=31)


def link_same(
    events: Sequence[Event], participants: Sequence[Participant], definite: Collection[str], apart: Collection[str] = ()
) -> dict[str, str]:
    """For each event that repeats an earlier one, the id of the first mention.

    ``definite`` holds the ids of events that a definite noun names: "the talks", "their meeting". ``apart``
    holds those that a noun tells apart from others of their kind: "the 2018 floods", "the earlier talks".
    """
    people: dict[str, set[tuple[str, str]]] = {}
    for one in participants:
        people.setdefault(one.event_id, set()).add((one.actor_id, one.role))
    groups = word_groups()
    found: dict[str, str] = {}
    seen: dict[str, list[Event]] = {}
    for event in events:
        for key in groups.get(event.lemma, (event.lemma,)):
            for earlier in reversed(seen.get(key, ())[-MAX_BACK:]):
                if event.event_id in apart and not _same_day_known(event, earlier):
                    continue
                if _same(event, earlier, people, event.event_id in definite):
                    found[event.event_id] = found.get(earlier.event_id, earlier.event_id)
                    break
            if event.event_id in found:
                break
        for key in groups.get(event.lemma, (event.lemma,)):
            seen.setdefault(key, []).append(event)
    return found


def _same_day_known(event: Event, earlier: Event) -> bool:
    """Whether both have a time from the text, and the same."""
    known = event.time_basis in KNOWN and earlier.time_basis in KNOWN
    return known and (event.start_date, event.end_date) == (earlier.start_date, earlier.end_date)


def word_groups() -> dict[str, tuple[str, ...]]:
    """The groups of words for one kind of happening that each lemma belongs to."""
    return lexicon.groups()


def _same(event: Event, earlier: Event, people: dict[str, set[tuple[str, str]]], definite: bool) -> bool:
    """Whether nothing speaks against the two being one: times that meet, people that agree, as sure as each other."""
    if event.timeml_class in ("REPORTING", "I_STATE", "STATE", "ASPECTUAL", "PERCEPTION"):
        return False
    if (event.factuality in ("happened", "reported")) != (earlier.factuality in ("happened", "reported")):
        return False
    if not _times_meet(event, earlier):
        return False
    mine, theirs = people.get(event.event_id, set()), people.get(earlier.event_id, set())
    if not mine or not theirs:
        # A bare definite noun ("the talks") points back; a verb without persons proves nothing.
        return definite and not mine and not (event.lemma == earlier.lemma and event.text.lower() != earlier.text.lower())
    return bool(_actors(mine) & _actors(theirs)) and (_actors(mine) <= _actors(theirs) or _actors(theirs) <= _actors(mine))


def _actors(pairs: set[tuple[str, str]]) -> set[str]:
    return {actor for actor, _ in pairs}


def _times_meet(event: Event, earlier: Event) -> bool:
    """Whether the bounds of two events allow one day in common; an open end is open.

    The day of the news, where it is only taken from tense, may be off by some weeks.
    """
    slack = WEEKS if "inferred" in (event.time_basis, earlier.time_basis) else timedelta(0)
    return _begins_by(event, earlier, slack) and _begins_by(earlier, event, slack)


def _begins_by(one: Event, other: Event, slack: timedelta) -> bool:
    """Whether one event begins before the other is over."""
    return one.start_date is None or other.end_date is None or one.start_date - other.end_date <= slack

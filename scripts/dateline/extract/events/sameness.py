"""The same event again: later mentions that point back at an earlier one of the document."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from dateline.extract.events import lexicon
from dateline.records import Event, Participant

MAX_BACK = 60
KNOWN = frozenset({"explicit", "inherited"})
WEEKS = timedelta(days=31)
TOLD = frozenset({"happened", "reported"})
# What is said, felt or begun again is not the same saying, feeling or beginning.
UNFOLDED = frozenset({"REPORTING", "I_STATE", "STATE", "ASPECTUAL", "PERCEPTION"})


@dataclass(frozen=True, slots=True)
class Signs:
    """What the text shows of identity, as ids of events.

    ``definite``: a definite noun names them ("the talks", "their meeting"). ``apart``: a noun tells them from others of
    their kind ("the 2018 floods", "the earlier talks"). ``title`` and ``opening``: they stand in the headline, or in the
    first paragraph, which tells again what the headline tells. ``named``: the actors with a name that holds
    beyond this text. ``things``: what a verb is done to, by lemma. ``light``: the verbs that say little by themselves.
    """

    definite: Collection[str] = ()
    apart: Collection[str] = ()
    title: Collection[str] = ()
    opening: Collection[str] = ()
    named: Collection[str] = ()
    things: Mapping[str, frozenset[str]] = field(default_factory=dict)
    light: Collection[str] = ()


def link_same(events: Sequence[Event], participants: Sequence[Participant], signs: Signs) -> dict[str, str]:
    """For each event that repeats an earlier one, the id of the first mention."""
    people: dict[str, set[str]] = {}
    for one in participants:
        people.setdefault(one.event_id, set()).add(one.actor_id)
    found: dict[str, str] = {}
    seen: dict[str, list[Event]] = {}
    for event in events:
        kinds = lexicon.groups().get(event.lemma, (event.lemma,))
        candidates = (earlier for kind in kinds for earlier in reversed(seen.get(kind, ())[-MAX_BACK:]))
        first = next((earlier for earlier in candidates if _same(event, earlier, people, signs)), None)
        if first is not None:
            found[event.event_id] = found.get(first.event_id, first.event_id)
        for kind in kinds:
            seen.setdefault(kind, []).append(event)
    return found


def _same_day_known(event: Event, earlier: Event) -> bool:
    """Whether both have a time from the text, and the same."""
    known = event.time_basis in KNOWN and earlier.time_basis in KNOWN
    return known and (event.start_date, event.end_date) == (earlier.start_date, earlier.end_date)


def _same(event: Event, earlier: Event, people: dict[str, set[str]], signs: Signs) -> bool:
    """Whether nothing speaks against the two being one: times that meet, people that agree, as sure as each other."""
    if event.timeml_class in UNFOLDED or (event.factuality in TOLD) != (earlier.factuality in TOLD):
        return False
    if event.event_id in signs.apart and not _same_day_known(event, earlier):
        return False
    if not _times_meet(event, earlier) or _told_of_others(event, earlier, signs):
        return False
    mine, theirs = people.get(event.event_id, set()), people.get(earlier.event_id, set())
    if earlier.event_id in signs.title and event.event_id in signs.opening:
        if not mine and not theirs:
            return event.lemma == earlier.lemma
        # The headline shortens: "Treasurer jailed" of "a former charity treasurer was jailed".
        return all(one in mine & theirs or one not in signs.named for one in mine | theirs) or mine <= theirs or theirs <= mine
    if mine and theirs:
        return bool(mine & theirs) and (mine <= theirs or theirs <= mine)
    # A bare definite noun ("the talks") points back; a verb without persons proves nothing, nor does another number.
    renumbered = event.lemma == earlier.lemma and event.text.lower() != earlier.text.lower()
    return event.event_id in signs.definite and not mine and not renumbered


def _told_of_others(event: Event, earlier: Event, signs: Signs) -> bool:
    """Whether two verbs are about other things or places: "bought the mill", "bought a boat"; of light verbs nobody knows."""
    if event.event_id in signs.light or earlier.event_id in signs.light:
        return True
    if event.place_id is not None and earlier.place_id is not None and event.place_id != earlier.place_id:
        return True
    mine, theirs = signs.things.get(event.event_id), signs.things.get(earlier.event_id)
    return mine is not None and theirs is not None and mine.isdisjoint(theirs)


def _times_meet(event: Event, earlier: Event) -> bool:
    """Whether the bounds of two events allow one day in common; an open end is open.

    The day of the news, where it is only taken from tense, may be off by some weeks.
    """
    slack = WEEKS if "inferred" in (event.time_basis, earlier.time_basis) else timedelta(0)
    return _begins_by(event, earlier, slack) and _begins_by(earlier, event, slack)


def _begins_by(one: Event, other: Event, slack: timedelta) -> bool:
    """Whether one event begins before the other is over."""
    return one.start_date is None or other.end_date is None or one.start_date - other.end_date <= slack


def _vagueness(event: Event) -> int:
    """How little the time of an event says, from 0 for an explicit one."""
    if event.time_basis == "inferred":
        return 3 if event.granularity is None else 2
    return {"explicit": 0, "inherited": 1, "bounded": 2, "none": 4}[event.time_basis]


def share_times(events: list[Event]) -> list[Event]:
    """Mentions of one event share the best time that any of them has."""
    best: dict[str, Event] = {}
    for event in events:
        key = event.same_as or event.event_id
        if key not in best or _vagueness(event) < _vagueness(best[key]):
            best[key] = event
    shared = []
    for event in events:
        source = best[event.same_as or event.event_id]
        if _vagueness(source) < min(_vagueness(event), 3):
            event = dataclasses.replace(
                event,
                start_date=source.start_date,
                end_date=source.end_date,
                edtf=source.edtf,
                granularity=source.granularity,
                time_basis="inherited" if source.time_basis == "explicit" else source.time_basis,
                date_id=source.date_id,
            )
        shared.append(event)
    return shared

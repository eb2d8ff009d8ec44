"""The timeline: one row a core event, in date order, with names in place of keys."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from dateline.records import Event, TimelineEntry

if TYPE_CHECKING:
    from dateline.extract import Extraction

SEPARATOR = "; "


def compose_timeline(extraction: Extraction) -> list[TimelineEntry]:
    """The distinct core events of a document by date, undated ones last, then by position."""
    table = _Lookup(extraction)
    core = {event.event_id for event in extraction.events if event.salience == "core" and event.headline}
    folded: dict[str, list[Event]] = {}
    for event in extraction.events:
        folded.setdefault(event.same_as or event.event_id, []).append(event)
    chosen = [
        (next(event for event in group if event.event_id in core), group)
        for group in folded.values()
        if any(e.event_id in core for e in group)
    ]
    chosen.sort(key=lambda pair: (*_order(pair[0]), pair[0].start_char))
    return [table.entry(event, group) for event, group in chosen]


def _order(event: Event) -> tuple[date, date]:
    """By first day; an event with a last day only stands by that; undated ones come last."""
    first = event.start_date or event.end_date or date.max
    return first, event.end_date or date.max


class _Lookup:
    """Names, figures and sentences of one document by key."""

    def __init__(self, extraction: Extraction) -> None:
        self.names = {actor.actor_id: actor.name for actor in extraction.actors}
        self.places = {place.place_id: place.name for place in extraction.places}
        self.sentences = {sentence.sentence_id: sentence.text for sentence in extraction.sentences}
        self.published = extraction.documents[0].published if extraction.documents else None
        self.figures: dict[str, list[str]] = {}
        for figure in extraction.figures:
            if figure.event_id is not None and figure.restates_figure_id is None:
                self.figures.setdefault(figure.event_id, []).append(figure.text)
        self.people: dict[tuple[str, str], list[str]] = {}
        for one in extraction.participants:
            self.people.setdefault((one.event_id, one.role), []).append(one.actor_id)

    def _people(self, group: Iterable[Event], role: str) -> str | None:
        found = dict.fromkeys(self.names.get(actor, actor) for event in group for actor in self.people.get((event.event_id, role), ()))
        return SEPARATOR.join(found) or None

    def entry(self, event: Event, group: list[Event]) -> TimelineEntry:
        """The row of an event with what all its mentions tell."""
        figures = dict.fromkeys(text for one in group for text in self.figures.get(one.event_id, ()))
        place = next((one.place_id for one in group if one.place_id), None)
        return TimelineEntry(
            event_id=event.event_id,
            start_date=event.start_date,
            end_date=event.end_date,
            granularity=event.granularity,
            headline=event.headline or event.text,
            event_type=event.event_type,
            actors=self._people(group, "actor"),
            targets=self._people(group, "target"),
            place=self.places.get(place or ""),
            figures=SEPARATOR.join(figures) or None,
            factuality=event.factuality,
            attributed_to=self.names.get(event.attributed_to or ""),
            evidence=self.sentences[event.sentence_id],
            document_id=event.document_id,
            published=self.published,
        )

"""The timeline: distinct core events in date order."""

from __future__ import annotations

import dataclasses
from datetime import date

from dateline.extract import Extraction
from dateline.extract.timeline import compose_timeline
from dateline.records import Actor, Document, Event, Figure, Participant, Sentence

BLANK = Event(
    *("", "d", "s", 0, 1, "x", "x", None, None, None, None, None, "OCCURRENCE", "X happens"),
    *(None, None, None, None, "none", None, None, "happened", None, None, "core", None, "verb"),
)


def _event(name: str, at: int, **facts: object) -> Event:
    return dataclasses.replace(BLANK, event_id=name, start_char=at, end_char=at + 1, **facts)  # type: ignore[arg-type]


def _extraction(*events: Event) -> Extraction:
    document = Document("d", None, None, None, None, date(2020, 1, 9), None, "en", None, 1, "", None, "x")
    return Extraction(documents=[document], sentences=[Sentence("s", "d", 1, 1, 0, 1, "The sentence.")], events=events)


def test_order_is_by_date_then_place_in_the_text_and_undated_last() -> None:
    rows = compose_timeline(
        _extraction(
            _event("late", 0, start_date=date(2020, 1, 5), end_date=date(2020, 1, 5)),
            _event("undated", 1),
            _event("second", 3, start_date=date(2020, 1, 2), end_date=date(2020, 1, 2)),
            _event("first", 2, start_date=date(2020, 1, 2), end_date=date(2020, 1, 2)),
            _event("by", 4, end_date=date(2020, 1, 3)),
        )
    )
    assert [row.event_id for row in rows] == ["first", "second", "by", "late", "undated"]


def test_minor_events_stay_out_and_mentions_are_folded() -> None:
    rows = compose_timeline(_extraction(_event("a", 0), _event("b", 1, same_as="a"), _event("c", 2, salience="minor")))
    assert [row.event_id for row in rows] == ["a"]


def test_names_figures_and_evidence() -> None:
    found = _extraction(_event("a", 0, attributed_to="p"), _event("b", 1, same_as="a"))
    found.actors = [Actor("p", "Ann", "person", None, None, None), Actor("q", "Bob", "person", None, None, None)]
    found.participants = [Participant("a", "p", "actor", None), Participant("b", "q", "target", None)]
    figure = Figure("f", "d", "s", 0, 1, "ten", "count", 10.0, 10.0, 10.0, "exact", None, None, None, None, "b", None, "r")
    found.figures = [figure, dataclasses.replace(figure, figure_id="g", text="again", restates_figure_id="f")]
    (row,) = compose_timeline(found)
    assert (row.actors, row.targets, row.figures, row.attributed_to) == ("Ann", "Bob", "ten", "Ann")
    assert (row.evidence, row.published) == ("The sentence.", date(2020, 1, 9))


def test_nothing() -> None:
    assert compose_timeline(Extraction()) == []

"""Figures and the events they belong to."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from dateline.extract.events.tree import Word, read
from dateline.language.analysis import Analysis
from dateline.records import Event, Figure

MAX_CLIMB = 12


def link_figures(analysis: Analysis, figures: Sequence[Figure], events: Sequence[Event]) -> list[Figure]:
    """The figures with ``event_id`` filled: the event whose clause the figure stands in, by climbing the parse from it."""
    if not figures or not events:
        return list(figures)
    words = read(analysis.doc)
    at = {event.start_char: event.event_id for event in events}
    at.update({event.end_char: event.event_id for event in events})
    position = 0
    linked = []
    for figure in sorted(figures, key=lambda f: f.start_char):
        while position < len(words) and words[position].end <= figure.start_char:
            position += 1
        event_id = _climb(words, position, figure, at)
        linked.append(dataclasses.replace(figure, event_id=event_id) if event_id else figure)
    return linked


def _climb(words: list[Word], position: int, figure: Figure, at: dict[int, str]) -> str | None:
    inside = []
    while position < len(words) and words[position].start < figure.end_char:
        inside.append(words[position])
        position += 1
    span = {word.i for word in inside}
    heads = [word for word in inside if word.head.i not in span or word.head is word]
    if not heads:
        return None
    word = heads[-1]
    for _ in range(MAX_CLIMB):
        found = at.get(word.start) or at.get(word.end)
        if found is not None and word.i not in span:
            return found
        if word.head is word:
            return None
        word = word.head
    return None

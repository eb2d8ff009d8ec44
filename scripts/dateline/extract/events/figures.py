"""Figures and the events they belong to."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.language.analysis import Analysis
from dateline.records import Event, Figure

if TYPE_CHECKING:
    from spacy.tokens import Span

MAX_CLIMB = 12


def link_figures(analysis: Analysis, figures: Sequence[Figure], events: Sequence[Event]) -> list[Figure]:
    """The figures with ``event_id`` filled: the event whose clause the figure stands in, by climbing the parse from it."""
    at = {event.start_char: event.event_id for event in events}
    at.update({event.end_char: event.event_id for event in events})
    linked = []
    for figure in figures:
        span = analysis.doc.char_span(figure.start_char, figure.end_char, alignment_mode="expand")
        event_id = _climb(span, at) if span is not None and at else None
        linked.append(dataclasses.replace(figure, event_id=event_id) if event_id else figure)
    return linked


def _climb(span: Span, at: dict[int, str]) -> str | None:
    """The first event above a span in the parse; in "10,000 detained" the participle below it comes first."""
    token = span.root
    for child in token.rights:
        if child.dep_ == "acl" and child.tag_ == "VBN" and child.i == span.end and child.idx in at:
            return at[child.idx]
    for _ in range(MAX_CLIMB):
        if token.head == token:
            return None
        token = token.head
        found = at.get(token.idx) or at.get(token.idx + len(token.text))
        if found is not None and not span.start <= token.i < span.end:
            return found
    return None

"""Figures and the events they belong to."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from dateline.language.analysis import Analysis
from dateline.records import Event, Figure

if TYPE_CHECKING:
    from spacy.tokens import Span

MAX_CLIMB = 14
COMPLETING = frozenset({"xcomp", "ccomp", "dobj", "pobj", "prep", "pcomp", "nsubjpass", "dative"})


def link_figures(analysis: Analysis, figures: Sequence[Figure], events: Sequence[Event]) -> list[Figure]:
    """The figures with ``event_id`` filled: the event whose clause the figure stands in, by climbing the parse from it."""
    at = {event.start_char: event.event_id for event in events}
    at.update({event.end_char: event.event_id for event in events})
    core = {event.event_id for event in events if event.salience == "core"}
    linked = []
    for figure in figures:
        span = analysis.doc.char_span(figure.start_char, figure.end_char, alignment_mode="expand")
        event_id = _climb(span, at, core) if span is not None and at else None
        linked.append(dataclasses.replace(figure, event_id=event_id) if event_id else figure)
    return linked


def _climb(span: Span, at: Mapping[int, str], core: Collection[str]) -> str | None:
    """The first event above a span in the parse, or the core event that it completes: "agreed to provide credit of"."""
    token = span.root
    for child in token.rights:
        if child.dep_ == "acl" and child.tag_ == "VBN" and child.i == span.end and child.idx in at:
            return at[child.idx]
    first = None
    for _ in range(MAX_CLIMB):
        if token.head == token or (first is not None and token.dep_ not in COMPLETING):
            break
        token = token.head
        found = at.get(token.idx) or at.get(token.idx + len(token.text))
        if found is None or span.start <= token.i < span.end:
            continue
        if found in core:
            return found
        first = first or found
    return first

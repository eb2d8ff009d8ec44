"""A text cut where its facts begin and end: segments that each know every row that covers them.

Rows may nest and cross (a date in a quote, a name over the edge of one), and elements of a page may not: so the text is cut at
every edge, and a segment carries all of its rows.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.charts.facts import Row


@dataclass(frozen=True)
class Span:
    """The place of a row in a text."""

    start: int
    end: int
    kind: str
    anchor: str


@dataclass(frozen=True)
class Segment:
    """A stretch of text without an edge inside; ``begins`` names the rows whose first segment it is."""

    text: str
    spans: tuple[Span, ...]
    begins: tuple[Span, ...]


def span(row: Row, kind: str, anchor: str) -> Span:
    """Return the place of a row."""
    return Span(row["start_char"], row["end_char"], kind, anchor)


def segments(text: str, spans: Iterable[Span]) -> list[Segment]:
    """Cut a text at the edges of its spans; spans that lie outside the text are left out."""
    inside = sorted((one for one in spans if 0 <= one.start < one.end <= len(text)), key=lambda one: (one.start, -one.end, one.kind))
    edges = sorted({0, len(text)} | {edge for one in inside for edge in (one.start, one.end)})
    cut: list[Segment] = []
    waiting = iter(inside)
    upcoming = next(waiting, None)
    covering: list[Span] = []
    for left, right in pairwise(edges):
        covering = [one for one in covering if one.end > left]
        begins = []
        while upcoming is not None and upcoming.start <= left:
            begins.append(upcoming)
            upcoming = next(waiting, None)
        covering += begins
        cut.append(Segment(text[left:right], tuple(covering), tuple(begins)))
    return cut


def paragraphs(cut: Iterable[Segment]) -> list[list[Segment]]:
    """Break segments into paragraphs at the line ends of the text; the line ends themselves are left out."""
    broken: list[list[Segment]] = [[]]
    for segment in cut:
        for number, part in enumerate(segment.text.split("\n")):
            if number:
                broken.append([])
            if part:
                broken[-1].append(Segment(part, segment.spans, segment.begins if not number else ()))
    return [paragraph for paragraph in broken if any(segment.text.strip() for segment in paragraph)]

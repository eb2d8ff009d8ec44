"""Where the marks of events stand in a window of time, in pixels.

The page repeats this when a reader chooses another window (``place`` and ``pack`` in templates/behaviour.mjs); a test in the
browser holds the two together.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from dateline.charts import words
from dateline.charts.facts import DAY_MS, Row

if TYPE_CHECKING:
    from collections.abc import Sequence

LABEL = 11.5
"""Type size of the headlines in lanes, pixels."""
LABEL_ROOM = 230.0
"""The widest that a headline in a lane may run, pixels."""
LANE = 17
"""Height of a lane, pixels."""
DOTS_LANE = 12
"""Height of a lane of marks without headlines, pixels."""
STUB = 26.0
"""How far the arrow of an open bound reaches in lanes, pixels."""
_AT_A_GLANCE = 120
"""So many days are shown whole, however the events crowd in them."""
_GLYPH = 7.0
_GAP = 12.0


@dataclass(frozen=True)
class Window:
    """A stretch of time and the pixels that show it."""

    start: int
    end: int
    width: int

    def x(self, instant: int) -> float:
        """Return the pixel of an instant."""
        return (instant - self.start) / (self.end - self.start) * self.width


def whole(marks: Sequence[Row]) -> tuple[int, int]:
    """Return the first and last instant of all bounds, with a margin, and at least a fortnight."""
    ends = [value for mark in marks for value in (mark["t0"], mark["t1"]) if value is not None] or [0]
    first, last = min(ends), max(ends)
    margin = max((last - first) // 30, (14 * DAY_MS - (last - first)) // 2, DAY_MS)
    return first - margin, last + margin


def crowd(marks: Sequence[Row]) -> tuple[int, int]:
    """Return the window to begin with: where most of the dated events crowd, if that is a small part of the whole, else all.

    Only events known to the month or better count, so that one that may lie anywhere in a century does not stretch the window.
    """
    everything = whole(marks)
    if everything[1] - everything[0] <= _AT_A_GLANCE * DAY_MS:
        return everything
    fine = sorted(
        (mark["t0"], mark["t1"]) for mark in marks if None not in (mark["t0"], mark["t1"]) and mark["t1"] - mark["t0"] <= 31 * DAY_MS
    )
    for part in (0.9, 0.75, 0.6, 0.5):
        window = _shortest(fine, math.ceil(len(fine) * part))
        if window and (window[1] - window[0]) * 4 <= everything[1] - everything[0]:
            return window
    return everything


def _shortest(spans: Sequence[tuple[int, int]], share: int) -> tuple[int, int] | None:
    """Return the shortest stretch of time, with a margin, that holds so many of the spans."""
    if share < 2:
        return None
    starts = [start for start, _ in spans]
    at = min(range(len(spans) - share + 1), key=lambda index: starts[index + share - 1] - starts[index])
    first, last = starts[at], max(end for _, end in spans[at : at + share])
    margin = max((last - first) // 12, 3 * DAY_MS)
    return first - margin, last + margin


def place(mark: Row, window: Window, stub: float | None) -> dict[str, Any]:
    """Return the pixels of an event's mark: its symbol, its band, and where a side is open or lies outside the window.

    ``side`` is 0 for a mark in the window, -1 for one before it, 1 for one after it. An open bound reaches to the window's edge, or
    ``stub`` pixels far.
    """
    low = None if mark["t0"] is None else window.x(mark["t0"])
    high = None if mark["t1"] is None else window.x(mark["t1"])
    known = low if low is not None else high
    if known is None:
        return {"side": 2}
    first = low if low is not None else (0.0 if stub is None else known - stub)
    last = high if high is not None else (window.width if stub is None else known + stub)
    if last <= 0 or first >= window.width:
        return {"side": -1 if last <= 0 else 1}
    left, right = max(first, 0.0), min(last, float(window.width))
    open_side = "from" if high is None else "until" if low is None else ""
    # The middle of an open span would be a day that nobody named: the symbol stands at the bound that is known.
    middle = min(max(known, left), right) if open_side else (left + right) / 2
    placed: dict[str, Any] = {"side": 0, "left": round(left, 1), "right": round(right, 1), "xm": round(middle, 1), "open": open_side}
    placed["known"] = round(known, 1)
    placed["band"] = not placed["open"] and right - left > 2 * _GLYPH
    placed["begins"], placed["ends"] = low is not None and low >= 0, high is not None and high <= window.width
    return placed


def label_of(headline: str) -> dict[str, Any]:
    """Return a headline as a lane shows it, and the width that it takes."""
    text = words.shorten(headline, LABEL, LABEL_ROOM)
    return {"short": text, "room": round(words.width(text, LABEL), 1)}


def beside(mark: Row, placed: dict[str, Any], window: Window) -> dict[str, Any]:
    """Return where the headline of a mark in a lane stands: right of the mark, left of it, within its band, or nowhere."""
    room = mark["room"]
    left = min(placed["left"], placed["xm"] - _GLYPH)
    right = max(placed["right"], placed["xm"] + _GLYPH)
    shown = {"label": mark["short"], "align": "left", "from": round(left, 1), "to": round(right, 1)}
    if right + 4 + room <= window.width:
        return {**shown, "x_label": round(right + 4, 1), "to": round(right + 4 + room, 1)}
    if left - 4 - room >= 0:
        return {**shown, "x_label": round(left - 4, 1), "align": "right", "from": round(left - 4 - room, 1)}
    if placed["xm"] + _GLYPH + 2 + room <= right:
        return {**shown, "x_label": round(placed["xm"] + _GLYPH + 2, 1)}
    return {**shown, "label": "", "x_label": 0}


def pack(marks: Sequence[Row], window: Window, most: int) -> tuple[list[dict[str, Any]], int, int]:
    """Place the events of a window in lanes so that nothing overlaps; return their pixels, the height, and how many have headlines.

    Each event takes the first lane that is free from its left edge on. When ``most`` lanes are full, the others stand below as
    marks without a headline.
    """
    found = []
    for number, mark in enumerate(marks):
        at = place(mark, window, STUB)
        if at["side"] == 0:
            found.append({"number": number, **at, **beside(mark, at, window)})
    found.sort(key=lambda one: (one["from"], one["number"]))
    lanes: list[float] = []
    rest = []
    for one in found:
        lane = _free(lanes, one["from"], most)
        if lane is None:
            rest.append(one)
            continue
        lanes[lane] = one["to"] + _GAP
        one["y"] = LANE * lane + LANE / 2
    height = LANE * len(lanes)
    dots: list[float] = []
    for one in sorted(rest, key=lambda one: (one["xm"], one["number"])):
        lane = _free(dots, one["xm"] - _GLYPH, len(marks)) or 0
        dots[lane] = one["xm"] + _GLYPH
        one.update(y=height + LANE / 2 + DOTS_LANE * lane, label="", band=False, open="", left=one["xm"], right=one["xm"])
    height += (LANE + DOTS_LANE * len(dots)) if dots else 0
    return found, height, len(found) - len(rest)


def tray(undated: Sequence[Row], width: int, top: int, most: int) -> tuple[int, int]:
    """Place events without a date in running lines below ``top``; return how many are shown and the height that they take."""
    if not undated:
        return 0, 0
    x, y, shown = 0.0, top + LANE * 2.0, 0
    for mark in undated:
        room = 2 * _GLYPH + 4 + mark["room"]
        if x and x + room > width:
            x, y = 0.0, y + LANE
        if y >= top + LANE * (most + 2):
            break
        mark.update(
            side=4, xm=round(x + _GLYPH, 1), y=y + LANE / 2, x_label=round(x + 2 * _GLYPH + 4, 1), align="left", label=mark["short"]
        )
        x, shown = x + room + 2 * _GAP, shown + 1
    return shown, int(y + LANE - top)


def _free(lanes: list[float], start: float, most: int) -> int | None:
    """Return the first lane that is free from a pixel on, a new one if need be, or None when there are as many as may be."""
    for number, end in enumerate(lanes):
        if end <= start:
            return number
    if len(lanes) >= most:
        return None
    lanes.append(float("-inf"))
    return len(lanes) - 1


def histogram(marks: Sequence[Row], start: int, end: int, bins: int) -> list[dict[str, int]]:
    """Return how many events have the middle of their known days in each of so many equal stretches of time; empty ones left out."""
    edges = [start + (end - start) * number // bins for number in range(bins + 1)]
    counts = [0] * bins
    for mark in marks:
        ends = [value for value in (mark["t0"], mark["t1"]) if value is not None]
        if ends:
            counts[min(bins - 1, (sum(ends) // len(ends) - start) * bins // (end - start))] += 1
    return [{"b0": left, "b1": right, "count": count} for (left, right), count in zip(pairwise(edges), counts, strict=True) if count]

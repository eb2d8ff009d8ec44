"""Words in charts: how wide they run, where they break, how dates and bounds are said."""

from __future__ import annotations

import calendar
import unicodedata
from datetime import date
from functools import lru_cache
from typing import Final

# Advance widths of Arial and Liberation Sans, in thousandths of the type size, for the characters of ASCII.
_WIDTHS: Final[dict[str, int]] = {
    **dict.fromkeys("ijl'|", 222),
    **dict.fromkeys(" !,./:;I[]\\ft", 278),
    **dict.fromkeys("()-`r", 333),
    **dict.fromkeys('"*', 390),
    **dict.fromkeys("Jckvxysz^", 500),
    **dict.fromkeys("?0123456789#$_Labdeghnopqu", 556),
    **dict.fromkeys("+<=>~", 584),
    **dict.fromkeys("FTZ", 611),
    **dict.fromkeys("&ABEKPSVXY", 667),
    **dict.fromkeys("CDHNRUw", 722),
    **dict.fromkeys("GOQ", 778),
    **dict.fromkeys("Mm", 833),
    **dict.fromkeys("%W", 944),
    "@": 1015,
    "{": 334,
    "}": 334,
}


@lru_cache(maxsize=4096)
def _advance(character: str) -> int:
    """Return a character's width in thousandths of the type size; a guess on the wide side outside ASCII."""
    if character in _WIDTHS:
        return _WIDTHS[character]
    if unicodedata.combining(character) or unicodedata.category(character) in {"Cf", "Mn"}:
        return 0
    if unicodedata.east_asian_width(character) in "WF":
        return 1000
    if ord(character) >= 0x1F000:
        return 1300
    base = unicodedata.normalize("NFD", character)[0]
    return _WIDTHS.get(base, 720)


def width(text: str, size: float) -> float:
    """Return the width of ``text`` in pixels at a type size in pixels."""
    return sum(map(_advance, text)) * size / 1000


def shorten(text: str, size: float, room: float) -> str:
    """Return ``text``, cut with an ellipsis where it is wider than ``room`` pixels."""
    if width(text, size) <= room:
        return text
    used = size  # the ellipsis
    for index, character in enumerate(text):
        used += _advance(character) * size / 1000
        if used > room:
            return text[:index].rstrip(" ,;:-") + "…"
    return text


def wrap(text: str, size: float, room: float, lines: int) -> list[str]:
    """Break ``text`` at spaces into at most ``lines`` lines of ``room`` pixels; the last one is cut with an ellipsis."""
    broken: list[str] = []
    current = ""
    words = " ".join(text.split()).split(" ")
    for number, word in enumerate(words):
        longer = f"{current} {word}" if current else word
        if width(longer, size) <= room:
            current = longer
            continue
        if len(broken) == lines - 1:
            return [*broken, shorten(" ".join([current, *words[number:]]).strip(), size, room)]
        if current:
            broken.append(current)
        current = word if width(word, size) <= room else shorten(word, size, room)
    return [*broken, current]


def day(value: date) -> str:
    """Return a day in words: 14 Sep 2020."""
    return f"{value.day} {calendar.month_abbr[value.month]} {value.year}"


def period(start: date | None, end: date | None) -> str:
    """Return calendar bounds in words, as coarsely as they are: a day, a month, a year, a span, an open side, or undated."""
    if start is None and end is None:
        return "undated"
    if start is None or end is None:
        return f"from {day(start)}" if start else f"until {day(end)}"  # type: ignore[arg-type]
    if start == end:
        return day(start)
    return _span(start, end)


def _span(start: date, end: date) -> str:
    whole_months = start.day == 1 and end.day == calendar.monthrange(end.year, end.month)[1]
    if whole_months and (start.month, end.month) == (1, 12):
        return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
    if whole_months:
        last = f"{calendar.month_abbr[end.month]} {end.year}"
        if (start.year, start.month) == (end.year, end.month):
            return last
        first = calendar.month_abbr[start.month] + ("" if start.year == end.year else f" {start.year}")
        return f"{first}–{last}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{day(end)}"
    if start.year == end.year:
        return f"{start.day} {calendar.month_abbr[start.month]} – {day(end)}"
    return f"{day(start)} – {day(end)}"


def large(number: float) -> str:
    """Return a number as people write it: "274,500", "1.5 billion"."""
    for size, name in ((1e12, " trillion"), (1e9, " billion"), (1e6, " million")):
        if abs(number) >= size:
            return f"{number / size:,.4g}{name}"
    return f"{number:,.6g}"


def plural(number: int, noun: str, many: str | None = None) -> str:
    """Return a count with its noun: 1 event, 2,000 events."""
    return f"{number:,} {noun if number == 1 else many or noun + 's'}"


def label(code: str | None) -> str:
    """Return a code of the data in plain words: verbal_cooperation becomes verbal cooperation."""
    return (code or "").replace("_", " ")

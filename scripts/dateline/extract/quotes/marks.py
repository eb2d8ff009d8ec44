"""Quotation marks: which mark opens, which closes, and what stands between them.

Marks are paired paragraph by paragraph. A straight mark opens or closes by what stands on each side of it and, where
that does not tell, by whether a quotation is open. A paragraph may end inside a quotation: when the next paragraph
opens with a mark, the quotation goes on there (the printers' rule for several paragraphs).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MARK = re.compile(r"``|''|[“”„«»‟\"‘’‚']")
_OPENING = frozenset("“„«‟") | {"``"}
_CLOSING = frozenset("”»")
_SINGLE = frozenset("‘’‚'")
_LINE = re.compile(r"[^\r\n]+")
_BOUNDARY = frozenset(" \t\u00a0\u2009\u202f([{—–―-/“‘\"'")
_ELISION = re.compile(r"['’‘](?:\d\ds?|em|til|tis|twas|n|cause|round)\b", re.IGNORECASE)
# A quotation inside a quotation closes within this many characters.
NESTED_CHARACTERS = 1000


@dataclass(frozen=True, slots=True)
class Quotation:
    """The stretch between two marks, surrounding spaces and a comma at the end left out.

    ``opener`` and ``closer`` are where the marks begin and end; ``closed`` is false where the text leaves the closing
    mark out and the stretch runs to the end of the paragraph.
    """

    start: int
    end: int
    opener: int
    closer: int
    line: tuple[int, int]
    closed: bool
    single: bool


@dataclass(frozen=True, slots=True)
class _Open:
    at: int
    after: int
    single: bool


def find_quotations(text: str) -> list[Quotation]:
    """The outermost quotations of a text in order; one inside another belongs to the other's words."""
    found: list[Quotation] = []
    for line in _LINE.finditer(text):
        found.extend(_outermost(_Line(text, line.start(), line.end()).quotations()))
    return found


def _outermost(quotations: list[Quotation]) -> Iterator[Quotation]:
    reach = -1
    for quotation in sorted(quotations, key=lambda q: (q.start, -q.end)):
        if quotation.start >= reach:
            yield quotation
            reach = quotation.closer


class _Line:
    """One paragraph, read from mark to mark with a stack of what is open."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        self.stack: list[_Open] = []
        self.found: list[Quotation] = []

    def quotations(self) -> list[Quotation]:
        """All quotations of the paragraph, nested ones too."""
        for match in _MARK.finditer(self.text, self.start, self.end):
            single = match.group() in _SINGLE
            way = self._single_way(match) if single else self._double_way(match)
            if way == "open":
                self.stack.append(_Open(match.start(), match.end(), single))
            elif way == "reopen":
                self._end_unclosed(match.start())
                self.stack.append(_Open(match.start(), match.end(), single))
            elif way == "close":
                self._close(match, single)
            elif way == "unopened" and not self.found:
                self._add(_Open(self.start, self.start, False), match.start(), match.end(), closed=True)
        self._end_unclosed(self.end)
        return self.found

    def _close(self, match: re.Match[str], single: bool) -> None:
        for depth in range(len(self.stack) - 1, -1, -1):
            if self.stack[depth].single == single:
                self._add(self.stack[depth], match.start(), match.end(), closed=True)
                del self.stack[depth:]
                return

    def _end_unclosed(self, end: int) -> None:
        """An apostrophe looks like a single opening mark often enough that only a double mark may stay unclosed."""
        double = next((opened for opened in self.stack if not opened.single), None)
        if double:
            self._add(double, end, end, closed=False)
        self.stack.clear()

    def _add(self, opened: _Open, end: int, closer: int, *, closed: bool) -> None:
        start = opened.after
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and (self.text[end - 1].isspace() or self.text[end - 1] == ","):
            end -= 1
        if any(c.isalnum() for c in self.text[start:end]):
            self.found.append(Quotation(start, end, opened.at, closer, (self.start, self.end), closed, opened.single))

    def _sides(self, match: re.Match[str]) -> tuple[bool, bool]:
        """Whether a word may begin after the mark for what stands before it, and whether one may have ended for what stands after."""
        before = match.start() == self.start or self.text[match.start() - 1] in _BOUNDARY
        after = match.end() == self.end or not self.text[match.end()].isalnum()
        return before, after

    def _double_way(self, match: re.Match[str]) -> str:
        mark = match.group()
        is_open = any(not opened.single for opened in self.stack)
        before, after = self._sides(match)
        glued = match.end() < self.end and not self.text[match.end()].isspace()
        if mark == "“" and is_open and after and not (before and glued):
            return "close"
        if mark in _OPENING or (before and glued and mark not in _CLOSING and mark != "''"):
            return "open" if not is_open or self._is_nested(match) else "reopen"
        if is_open:
            return "close"
        if not glued and self._ends_unopened(match):
            return "unopened"
        fused = glued and match.start() > self.start and self.text[match.start() - 1] in ".,:;"
        return "open" if fused or (before and (glued or mark == '"')) else "stray"

    def _ends_unopened(self, match: re.Match[str]) -> bool:
        """Whether a mark ends a quotation whose opening mark the paragraph leaves out: a comma or a stop before it, no capital after it."""
        previous = self.text[max(self.start, match.start() - 4) : match.start()].rstrip()[-1:]
        following = self.text[match.end() : min(self.end, match.end() + 4)].lstrip()[:1]
        return previous in (",", ".", "?", "!") and previous != "" and (following.islower() or not following)

    def _is_nested(self, match: re.Match[str]) -> bool:
        """Whether a mark inside an open quotation opens one of its own: one closing mark of each kind must follow."""
        outer = next(opened for opened in self.stack if not opened.single)
        if self.text[outer.at] != match.group()[0]:
            return True
        closing = {"“": "”", "«": "»", "„": "“"}.get(match.group(), match.group())
        if closing == match.group():
            return False
        tail = self.text[match.end() : min(self.end, match.end() + NESTED_CHARACTERS)]
        first = tail.find(closing)
        second = tail.find(closing, first + 1)
        opening = tail.find(match.group())
        return 0 <= first < second and (opening < 0 or second < opening)

    def _single_way(self, match: re.Match[str]) -> str:
        before, after = self._sides(match)
        mark = match.group()
        if not before and not after:
            return "apostrophe"
        if before and not after and mark != "’" and not _ELISION.match(self.text, match.start()):
            return "open"
        if after and self.stack and self.stack[-1].single and not self.text[match.start() - 1].isspace():
            possessive = self.text[match.start() - 1] == "s" and self._closes_later(match)
            return "apostrophe" if possessive else "close"
        return "apostrophe"

    def _closes_later(self, match: re.Match[str]) -> bool:
        """Whether a better closing mark follows before the next opening one, so that this is a possessive (“the owners’ plan”)."""
        for later in _MARK.finditer(self.text, match.end(), self.end):
            if later.group() != match.group():
                return False
            before, after = self._sides(later)
            if before and not after:
                return False
            if after and not before:
                return True
        return False

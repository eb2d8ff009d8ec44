"""The recogniser: finds the longest time expressions in a text and yields each as a small tree of what was matched."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dateline.extract.dates.lexicon import Pattern, grammar

_TOKEN = re.compile(r"[a-z]+|\d+[a-z]*|[^\sa-z\d]")
# Operators before operators: "late in the afternoon of 3 May" has two.
MAX_NESTING = 4
_JOINERS = frozenset(",.'’‘`-–/:½¼¾")


@dataclass(frozen=True, slots=True)
class Expression:
    """What a pattern matched; an operator holds its operand in ``inner``."""

    pattern: Pattern
    groups: dict[str, str]
    start: int
    end: int
    inner: Expression | None = None

    @property
    def reads(self) -> str:
        """The name of the expression's meaning."""
        return self.pattern.reads

    @property
    def rule(self) -> str:
        """The names of the patterns, outermost first."""
        return self.pattern.name if self.inner is None else f"{self.pattern.name} + {self.inner.rule}"


Accept = Callable[[Expression], bool]


def lowered(text: str) -> str:
    """The text in lower case, character for character."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def expressions(text: str, accept: Accept) -> Iterator[Expression]:
    """The time expressions of a text from left to right, the longest accepted at each place; none overlap."""
    low = lowered(text)
    for starts, end in _runs(low):
        done = 0
        for start in starts:
            if start >= done and (_is_free(low, start) or (done and start == done + 1 and low[done] in "-–—/")):
                found = _longest(low, start, end, accept)
                while found is not None:
                    yield found
                    done = found.end
                    found = _following(low, found, end)


def _following(low: str, previous: Expression, end: int) -> Expression | None:
    """The next item of a list or range that borrows words from the item before it: "March 2-4"."""
    for pattern in grammar().follow:
        match = pattern.match.match(low, previous.end, end) if previous.pattern.name in pattern.follows else None
        if match and _ends_free(low, match.end()):
            return Expression(pattern, {**previous.groups, **_groups(match)}, match.start("day"), match.end())
    return None


def _runs(low: str) -> Iterator[tuple[list[int], int]]:
    """Stretches of words that the grammar knows, with at least one that can carry a time; the starts of their words."""
    vocabulary, triggers = grammar().vocabulary, grammar().triggers
    starts: list[int] = []
    end, live = 0, False
    for match in _TOKEN.finditer(low):
        token = match.group()
        if token in vocabulary or token[0].isdigit():
            live = live or token in triggers or token[0].isdigit()
            starts.append(match.start())
        elif token in _JOINERS:
            if token in "'’‘`":
                starts.append(match.start())
        else:
            if live:
                yield starts, end
            starts, live = [], False
        end = match.end()
    if live:
        yield starts, end


def _is_free(low: str, start: int) -> bool:
    """Whether an expression may begin here: not inside a word, a number or an amount."""
    if start == 0:
        return True
    before = low[start - 1]
    if before.isalnum() or before in "$€£¥#&@_":
        return False
    if before in ".,:/" and start > 1 and low[start - 2].isdigit() and low[start].isdigit():
        return False
    return not (before == "-" and start > 1 and low[start - 2].isalpha() and low[start].isalpha())


def _longest(low: str, start: int, end: int, accept: Accept, depth: int = 0) -> Expression | None:
    best: Expression | None = None
    for candidate in _candidates(low, start, end, accept, depth):
        if (best is None or candidate.end > best.end) and _ends_free(low, candidate.end) and accept(candidate):
            best = candidate
    return best


def _ends_free(low: str, end: int) -> bool:
    return end >= len(low) or not (low[end - 1].isalnum() and low[end].isalnum())


def _candidates(low: str, start: int, end: int, accept: Accept, depth: int) -> Iterator[Expression]:
    patterns = grammar()
    for pattern in patterns.before if depth < MAX_NESTING else ():
        match = pattern.match.match(low, start, end)
        if match:
            inner = _longest(low, match.end(), end, accept, depth + 1)
            if inner and inner.reads in pattern.operands:
                yield from _extended(low, Expression(pattern, _groups(match), start, inner.end, inner), end)
    for pattern in patterns.atoms:
        match = pattern.match.match(low, start, end)
        if match and match.end() > start:
            yield from _extended(low, Expression(pattern, _groups(match), start, match.end()), end)


def _extended(low: str, expression: Expression, end: int) -> Iterator[Expression]:
    """The expression, and the expression with what follows it."""
    yield expression
    for pattern in grammar().after:
        match = pattern.match.match(low, expression.end, end)
        if match and expression.reads in pattern.operands:
            yield from _extended(low, Expression(pattern, _groups(match), expression.start, match.end(), expression), end)


def _groups(match: re.Match[str]) -> dict[str, str]:
    return {name: text for name, text in match.groupdict().items() if text is not None}

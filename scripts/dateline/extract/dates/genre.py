"""Whether a text is news, told from the day of writing, or a history, told from date to date; it shows in its own dates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from dateline.extract.dates.discourse import Context
from dateline.extract.dates.grammar import Expression
from dateline.extract.dates.meaning import ANAPHORIC

# A text tells history when its years lie mostly further than this from its publication.
NEAR = 3
# In a history hardly one expression in so many speaks from the day of writing.
RARELY = 0.06
# Patterns that only make sense from the day of writing.
DEICTIC = frozenset({"weekday", "weekday relative", "relative period", "month relative"})
DAY_FIRST = re.compile(r"\b(?:1[3-9]|2\d|3[01])/(?:0?\d|1[0-2])/\d{2,4}\b")


def opening_context(published: date | None, text: str, candidates: Sequence[Expression]) -> Context:
    """The context before the first expression of a text; without a day of writing every text is told from date to date."""
    narrative = published is None or _tells_history(candidates, published)
    return Context(published, narrative, day_first=DAY_FIRST.search(text) is not None)


def _tells_history(candidates: Sequence[Expression], published: date) -> bool:
    """Whether a text names years, mostly far from its publication, and hardly speaks of yesterday or last week."""
    years = [e for e in candidates if {"year", "era"} & e.groups.keys()]
    far = sum("era" in e.groups or abs(int(e.groups["year"]) - published.year) > NEAR for e in years)
    deictic = sum(_is_deictic(_core(e)) for e in candidates)
    return len(years) >= 3 and far > 0.7 * len(years) and deictic < RARELY * len(candidates)


def _is_deictic(core: Expression) -> bool:
    """Whether an expression only makes sense from the day of writing: "yesterday", "last week", "a year ago", but not "that week"."""
    if core.pattern.name in DEICTIC:
        return core.groups.get("rel_word") not in ANAPHORIC and "det" not in core.groups
    return core.reads == "day_word" or core.groups.get("way") == "ago"


def _core(expression: Expression) -> Expression:
    """The innermost expression: the Friday of "late on Friday evening"."""
    return expression if expression.inner is None else _core(expression.inner)

"""What the guards against false dates share: their words, and the register of checks by the name of a pattern."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from dateline.extract.dates.grammar import Expression
from dateline.language.knowledge import load

if TYPE_CHECKING:
    from spacy.tokens import Doc

NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "CD"})
# A check of an expression at the tokens first..last: true where it is no date.
Check = Callable[[Expression, "Doc", int, int], bool]
CHECKS: dict[str, Check] = {}


def guard(*patterns: str) -> Callable[[Check], Check]:
    """Register a check for the patterns of these names."""

    def registered(check: Check) -> Check:
        CHECKS.update(dict.fromkeys(patterns, check))
        return check

    return registered


@cache
def guard_words() -> dict[str, frozenset[str]]:
    """The word lists of knowledge/dates/guards.toml."""
    return {name: frozenset(entries) for name, entries in load("dates/guards").items()}


def word_at(doc: Doc, at: int) -> str:
    """The text of a token; empty beyond the ends of the document."""
    return doc[at].text if 0 <= at < len(doc) else ""

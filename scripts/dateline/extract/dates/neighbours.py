"""What stands beside an expression and has a say in it: a later or earlier expression, the preposition that governs it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.extract.dates.discourse import MAX_CLIMB, root
from dateline.extract.dates.grammar import Expression

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# What may stand between a clock time and its day.
TO_ITS_DAY = re.compile(r"[\s(),/]*(?:(?:local time|time|on|of)[\s(),]*){0,2}", re.IGNORECASE)
# What stands between a stretch of time and the day that ends it.
TO_ITS_END = re.compile(r",? (?:that )?(?:ended|ending|to|through)(?: on)? ", re.IGNORECASE)
POSSESSIVE = re.compile(r" ?['’]s ")
# What a year may own.
OWNED = frozenset({"subyear", "season", "holiday"})
DAYS = frozenset({"calendar", "day_word", "numeric"})


def day_ahead(candidates: Sequence[Expression], at: int, text: str) -> Expression | None:
    """The day that a clock time stands before: the Friday of "10:35 a.m. (0735 GMT) Friday"."""
    if not _is_clock(candidates[at]):
        return None
    end = candidates[at].end
    for other in candidates[at + 1 : at + 3]:
        if not TO_ITS_DAY.fullmatch(text, end, other.start):
            return None
        if not _is_clock(other):
            return other if other.reads in DAYS else None
        end = other.end
    return None


def end_ahead(candidates: Sequence[Expression], at: int, text: str) -> Expression | None:
    """The day at which a stretch of time ends: the Sept. 30 of "the nine months ended Sept. 30"."""
    if at + 1 >= len(candidates) or candidates[at + 1].reads not in DAYS:
        return None
    return candidates[at + 1] if TO_ITS_END.fullmatch(text, candidates[at].end, candidates[at + 1].start) else None


def is_owned(candidates: Sequence[Expression], at: int, text: str) -> bool:
    """Whether the expression before owns this one: "last year's fourth quarter"."""
    if at == 0 or not (candidates[at].reads in OWNED or "month" in candidates[at].groups):
        return False
    return POSSESSIVE.fullmatch(text, candidates[at - 1].end, candidates[at].start) is not None


def _is_clock(expression: Expression) -> bool:
    inner = expression.inner
    return expression.reads == "clock" or (expression.reads == "approximate" and inner is not None and _is_clock(inner))


def looks_away(expression: Expression, token: Token) -> bool:
    """Whether an expression names a time other than the story's: its end ("until the fall of the city in 1945"), or the year before."""
    if expression.groups.get("rel_word") == "previous":
        return True
    for _ in range(MAX_CLIMB):
        if token.lower_ in ("until", "till"):
            return True
        if token.head.i == token.i or token.pos_ == "VERB":
            break
        token = token.head
    return False


def is_subordinate(token: Token) -> bool:
    """Whether a date belongs to a clause that only qualifies a noun: "born in 1671", "which had been rebuilt in 1698".

    A sentence without a finite main verb was hardly parsed right, and tells nothing.
    """
    found: Token | None = None
    for _ in range(MAX_CLIMB):
        if found is None and token.pos_ in ("VERB", "AUX"):
            found = token
        if token.head.i == token.i:
            break
        token = token.head
    return found is not None and found.dep_ in ("relcl", "acl") and token.pos_ in ("VERB", "AUX")


def governs(doc: Doc, first: int, last: int) -> bool:
    """Whether the word before a date governs the date itself ("after 1997"), not what the date belongs to ("after 1997 results")."""
    if first == 0 or (last + 1 < len(doc) and doc[last + 1].tag_ == "POS"):
        return False
    token = root(doc, first, last)
    return token.head.i == first - 1 or token.dep_ in ("npadvmod", "ROOT", "nummod") or last + 1 == len(doc) or doc[last + 1].is_punct

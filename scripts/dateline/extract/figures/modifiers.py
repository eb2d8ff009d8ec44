"""How exact a number is said to be, from the words before and after it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dateline.language.knowledge import load

_WINDOW = 48
# "Inching back up to 5%" tells where it went, not how high it may be.
_GOING = re.compile(
    r"\b(?:inch(?:ed|es|ing)?|edg(?:e|ed|ing)|go|goes|went|gone|going|r[io]sen?|rising|climb(?:ed|s|ing)?|mov(?:e|ed|ing)|push(?:ed|es|ing)?"
    r"|tick(?:ed|ing)?|creep|crept|drove|driven|brought|took)(?:\s+back)?\s+$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Modifier:
    """A modifier (exact, about, nearly, at_least, at_most, more_than, less_than) and where its words begin or end."""

    name: str
    at: int


@cache
def _before() -> tuple[re.Pattern[str], dict[str, str]]:
    names = {word: name for name, words in load("figures/modifiers")["before"].items() for word in words}
    alternatives = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?:(?<![\w-])|(?=[~≈<>≥≤]))({alternatives})(?:\s+|(?<=[~≈<>≥≤]))$", re.IGNORECASE), names


@cache
def _verbs() -> tuple[re.Pattern[str], dict[str, str]]:
    names = {word: name for name, words in load("figures/modifiers")["verbs"].items() for word in words}
    return re.compile(rf"\b({'|'.join(names)})\s+$", re.IGNORECASE), names


@cache
def _after() -> tuple[re.Pattern[str], dict[str, str]]:
    names = {word: name for name, words in load("figures/modifiers")["after"].items() for word in words}
    alternatives = "|".join(re.escape(word).replace(r"\ ", r"\s+").replace(r"\-", "-") for word in sorted(names, key=len, reverse=True))
    return re.compile(rf"\s*({alternatives})(?![\w-])|\+(?!\d)", re.IGNORECASE), names


def modifier_before(text: str, start: int) -> Modifier | None:
    """The modifier that ends where the number begins; words that say nothing of exactness are looked over.

    "By as many as another 40": the search goes on past "another". None when there is no modifier.
    """
    pattern, names = _before()
    at = start
    for _ in range(3):
        window = max(0, at - _WINDOW)
        match = pattern.search(text[window:at])
        if match is None:
            return _verb_before(text, at, start)
        name = names[" ".join(match[1].lower().split())]
        at = window + match.start(1)
        if match[1].lower() == "up to" and _GOING.search(text, max(0, at - 24), at):
            return None
        if name != "exact":
            return Modifier(name, at)
    return None


def _verb_before(text: str, at: int, start: int) -> Modifier | None:
    """The modifier that a verb before the number is ("topped 1,000")."""
    pattern, names = _verbs()
    match = pattern.search(text, max(0, at - _WINDOW), at)
    return Modifier(names[match[1].lower()], start) if match is not None else None


def modifier_after(text: str, end: int) -> Modifier | None:
    """The modifier that begins where the number ends: "or more", "or so"."""
    pattern, names = _after()
    match = pattern.match(text, end)
    if match is None:
        return None
    words = " ".join(match.group().lower().split())
    return Modifier(names[words], match.end())


def bounds(name: str, value: float) -> tuple[float | None, float | None]:
    """The inclusive bounds that a modifier gives a value; see knowledge/figures/modifiers.toml."""
    low = value if name in ("exact", "at_least", "more_than") else None
    high = value if name in ("exact", "at_most", "less_than", "nearly") else None
    return low, high

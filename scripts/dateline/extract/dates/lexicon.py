"""The words and patterns of time expressions, read from knowledge/dates and compiled once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline.language.knowledge import load

FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
MAGNITUDES = {" million": 1e6, " billion": 1e9}
_MACRO = re.compile(r"\{(:?)([a-z_]+)\}")
_NAMES = {"rel_word": "relative", "ad_year": "any_year"}


@dataclass(frozen=True, slots=True)
class Pattern:
    """A named piece of the grammar; ``reads`` names the meaning of what it matches."""

    name: str
    reads: str
    match: re.Pattern[str]
    ref: str | None
    operands: frozenset[str]
    follows: frozenset[str]


@dataclass(frozen=True, slots=True)
class Grammar:
    """The compiled patterns, the words they are made of and the words that make a stretch of text worth reading."""

    atoms: tuple[Pattern, ...]
    before: tuple[Pattern, ...]
    after: tuple[Pattern, ...]
    follow: tuple[Pattern, ...]
    vocabulary: frozenset[str]
    triggers: frozenset[str]


def words(table: str) -> dict[str, Any]:
    """A table of words.toml."""
    found: dict[str, Any] = load("dates/words")[table]
    return found


def month_number(text: str) -> int:
    """The number of a month by its name or abbreviation."""
    found: int = {**words("month_name"), **words("month_abbreviation")}[text.rstrip(".")]
    return found


@cache
def grammar() -> Grammar:
    """The grammar, compiled on first use."""
    data = load("dates/patterns")
    macros = _macros(data["macros"])
    groups = {name: tuple(_compile(row, macros) for row in data[name]) for name in ("atom", "before", "after", "follow")}
    literal = " ".join(re.sub(r"\(\?P<\w+>|\\.|\(\?P=\w+\)", " ", _expand(row["match"], macros)) for name in groups for row in data[name])
    return Grammar(
        atoms=groups["atom"],
        before=groups["before"],
        after=groups["after"],
        follow=groups["follow"],
        vocabulary=frozenset(re.findall(r"[a-z]+", literal)),
        triggers=frozenset(_triggers(data["triggers"])),
    )


def _triggers(rows: dict[str, Any]) -> set[str]:
    found = set(rows["words"])
    for table in rows["tables"]:
        for entry in words(table):
            found.update(re.findall(r"[a-z]+", entry))
    for entry in load("dates/holidays")["names"]:
        found.update(re.findall(r"[a-z]{4,}", entry))
    return found - set(rows["not"])


def _macros(given: dict[str, str]) -> dict[str, str]:
    tables = {name: _any_of(list(table)) for name, table in load("dates/words").items()}
    tables["holiday"] = _any_of(list(load("dates/holidays")["names"]))
    return {**tables, **given, **{new: {**tables, **given}[old] for new, old in _NAMES.items()}}


def _any_of(entries: list[str]) -> str:
    return "|".join(
        re.escape(entry).replace("\\ ", " ").replace("\\-", "[- ]").replace("'", "['’]") for entry in sorted(entries, key=len, reverse=True)
    )


def _expand(pattern: str, macros: dict[str, str]) -> str:
    """The pattern with its {words} written out, nested ones too."""

    def written(match: re.Match[str]) -> str:
        silent, name = match.groups()
        body = _expand(macros[name], macros)
        return f"(?:{body})" if silent else f"(?P<{name}>{body})"

    return _MACRO.sub(written, pattern)


def _compile(row: dict[str, Any], macros: dict[str, str]) -> Pattern:
    source = _expand(row["match"], macros)
    spaced = re.sub(r"(?<!\[) (?=[*+?])", "[ ]", source)
    spaced = re.sub(r"(?<![\[\]\\-]) (?!\])", " +", spaced.replace("[ -]", "[\x01-]").replace("[ ]", "[\x01]")).replace("\x01", " ")
    return Pattern(
        row["name"], row["reads"], re.compile(spaced), row.get("ref"), frozenset(row.get("of", ())), frozenset(row.get("after", ()))
    )


def number(text: str) -> float | None:
    """The number that words or digits mean: "two and a half" is 2.5, "2 1/2" too, "another" is 1; None when none."""
    text = text.strip().replace("another ", "").replace(",", "")
    for word, size in MAGNITUDES.items():
        if text.endswith(word):
            count = number(text.removesuffix(word))
            return count * size if count is not None else None
    for mark, value in FRACTIONS.items():
        if text.endswith(mark):
            return (number(text[:-1]) or 0.0) + value
    mixed = re.fullmatch(r"(?:(\d+)[ -]+)?(\d)/(\d)", text)
    if mixed:
        return float(mixed[1] or 0) + int(mixed[2]) / int(mixed[3])
    if re.fullmatch(r"\d+(?:\.\d+)?", text):
        return float(text)
    return _spelled(re.findall(r"[a-z]+", text))


def _spelled(spelled: list[str]) -> float | None:
    cardinals, total, current, seen = words("cardinal"), 0.0, 0.0, False
    for at, word in enumerate(spelled):
        if word in ("half", "quarter"):
            ones = current if at and spelled[at - 1] in ("a", "an", "one") and "and" not in spelled else 0.0
            current, seen = current - ones + words("fraction")[word], True
        elif word in ("a", "an", "another"):
            current, seen = current + (1 if at == 0 else 0), True
        elif word in ("hundred", "thousand"):
            current, seen = max(current, 1.0) * cardinals[word], True
            if word == "thousand":
                total, current = total + current, 0.0
        elif word == "one" and spelled[at + 1 : at + 2] in (["half"], ["quarter"]) and "and" in spelled:
            continue
        elif word in cardinals:
            current, seen = current + cardinals[word], True
    return total + current if seen else None

"""Numbers in words: "two hundred and fifty", "half a million", "two and a half", "three-quarters"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline.language.knowledge import load

_JOINTS = frozenset({"a", "an", "and", "of", "minus"})


@dataclass(frozen=True, slots=True)
class Spelled:
    """A number in a run of number words, by offsets into the run; ``scale`` is the last word's when it is a scale."""

    start: int
    end: int
    value: float
    is_fraction: bool
    scale: float


@cache
def knowledge() -> dict[str, Any]:
    """The number words."""
    return load("figures/numbers")


def alternatives(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first, white space between them free."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


@cache
def number_words() -> str:
    """A pattern for any one word of a number."""
    data = knowledge()
    return alternatives([*data["words"], *data["scales"], *data["fractions"]])


@cache
def _pieces() -> re.Pattern[str]:
    return re.compile(rf"(?:{number_words()}|\ban?|minus|and|of)(?![A-Za-z])", re.IGNORECASE)


def read_words(text: str) -> Iterator[Spelled]:
    """The numbers of a run of number words; a run that is no one number is cut where the next begins."""
    pieces = [(match.group().lower(), match.start(), match.end()) for match in _pieces().finditer(text)]
    while pieces:
        sum_ = _Sum()
        used = sum_.take_all([word for word, _, _ in pieces])
        if used:
            scale = knowledge()["scales"].get(pieces[used - 1][0], 1) if used > 1 else 1
            yield Spelled(pieces[0][1], pieces[used - 1][2], sum_.result(), sum_.fraction and sum_.result() < 1, scale)
        pieces = pieces[max(used, 1) :]


class _Sum:
    """Adds number words up, and refuses a word that cannot continue the number."""

    def __init__(self) -> None:
        self.total = 0.0
        self.current: float | None = None
        self.last = ""
        self.scale = float("inf")
        self.negative = False
        self.fraction = False
        self._kept = 0.0

    def take_all(self, words: list[str]) -> int:
        """Take words until one is refused; how many the number is made of."""
        used = 0
        for index, word in enumerate(words):
            if self.last == "and" and words[index + 1 : index + 2] and self._take_parts(word, words[index + 1]):
                self._kept = self.total + (self.current or 0)
                return index + 2
            if not self.take(word):
                break
            if word not in _JOINTS:
                used = index + 1
                self._kept = self.total + (self.current or 0)
        return used

    def _take_parts(self, count: str, part: str) -> bool:
        """The fraction of "two and three quarters"."""
        data = knowledge()
        if (
            count not in data["words"]
            or part not in data["fractions"]
            or self.current is None
            or data["words"][count] >= data["fractions"][part]
        ):
            return False
        self.current += data["words"][count] / data["fractions"][part]
        return True

    def result(self) -> float:
        return -self._kept if self.negative else self._kept

    def take(self, word: str) -> bool:
        data = knowledge()
        taken = False
        if word in _JOINTS:
            taken = self._take_joint(word)
        elif word in data["words"]:
            taken = self._take_word(data["words"][word])
        elif word in data["scales"]:
            taken = self._take_scale(data["scales"][word])
        elif word in data["fractions"]:
            taken = self._take_fraction(word, data["fractions"][word])
        self.last = word
        return taken

    def _take_joint(self, word: str) -> bool:
        if word == "minus":
            self.negative = True
            return self.current is None
        if word == "and":
            return self.current is not None or self.total > 0
        if word == "of":
            return self.fraction
        return self.last in ("", "and", "of", "half", "minus")

    def _take_word(self, value: float) -> bool:
        """One to ninety: after nothing, after hundreds, or a unit after tens ("two hundred and fifty-one")."""
        if self.last in ("a", "an") or self.fraction:
            return False
        if self.current is None:
            self.current = value
            return self.last != "and" or self.total > 0
        tens = self.current % 100
        after_hundreds = tens == 0 and self.current >= 100
        after_tens = tens >= 20 and tens % 10 == 0 and 0 < value < 10 and self.last != "and"
        self.current += value
        return after_hundreds or after_tens

    def _take_scale(self, value: float) -> bool:
        """Dozen and hundred multiply what is at hand; a thousand and more close a group, each smaller than the last."""
        if self.last == "and":
            return False
        if value < 1000:
            if self.current is not None and self.current >= 100:
                return False
            self.current = (1 if self.current is None else self.current) * value
            return True
        if value >= self.scale:
            return False
        self.total += (1 if self.current is None else self.current) * value
        self.current, self.scale, self.fraction = None, value, False
        return True

    def _take_fraction(self, word: str, value: float) -> bool:
        """A half or a third: added after "and a", by itself, or as the denominator of what is at hand."""
        if self.last in ("a", "an") and self.current is None and self.total > 0:
            # "a million and a half" is half a million more.
            self.total += self.scale / value
            return True
        if self.last == "and" and self.current is None:
            return False
        if self.last == "and" or (self.last in ("a", "an") and self.current is not None):
            self.current = (self.current or 0) + 1 / value
        elif self.current is None and self.total == 0 and (self.last in ("a", "an") or word == "half"):
            self.current = 1 / value
        elif self.current is not None and not self.fraction and 1 <= self.current < value:
            self.current = self.current / value
        else:
            return False
        self.fraction = True
        return True

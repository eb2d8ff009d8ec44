"""Numbers as news writes them: digits, words, both, fractions, shares ("one in five") and vague plurals.

Only the writing is read here; what the number counts, and whether it is a quantity at all, is decided elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from math import prod

from dateline.language.knowledge import load


@dataclass(frozen=True, slots=True)
class Number:
    """A number in the text; ``value`` is ``None`` for a vague plural, whose interval is ``low`` to ``high``.

    ``form`` is digits, words, fraction, share, vague or article ("a year"); ``abbreviation`` the letters that
    scaled it ("m", "bn"), ``scale`` what the words or letters behind it multiplied it by.
    """

    start: int
    end: int
    value: float | None
    form: str
    low: float | None = None
    high: float | None = None
    abbreviation: str = ""
    sign: str = ""
    scale: float = 1


_VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅕": 0.2, "⅛": 0.125, "⅜": 0.375, "⅝": 0.625, "⅞": 0.875}
_TIMES = re.compile(r"[\s-]+(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|games?|matches|starts|innings|attempts|tries|races|rounds|sets)\b", re.IGNORECASE)
_THIN = " \u00a0\u2009\u202f"
_INTEGER = rf"\d{{1,3}}(?:,\s000)+(?!\d)|\d{{1,3}}(?:,\d{{2,3}})*,\d{{3}}(?!\d)|[1-9]\d{{0,2}}(?:[{_THIN}]\d{{3}})+(?![\d.,]?\d)|\d{{1,3}}(?:\.\d{{3}}){{2,}}(?!\d)|\d{{1,3}}(?:'\d{{3}})+(?!\d)|\d+"


@cache
def _knowledge() -> dict[str, dict[str, float]]:
    return load("figures/numbers")


def _alternatives(words: object) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))  # type: ignore[call-overload]


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The finder of numbers, and the splitter of a number in words."""
    data = _knowledge()
    scales = _alternatives(data["scales"])
    simple = _alternatives([*data["words"], *data["scales"]])
    word = rf"(?:{_alternatives([*data['words'], *data['scales'], *data['fractions']])})"
    joint = r"(?:[\s\u2010-]+(?:and\s+|of\s+)?(?:an?\s+)?)"
    vague = _alternatives(data["vague"]).replace(r"\ ", r"\s+")
    letters = _alternatives(data["abbreviations"])
    finder = rf"""
        (?P<share>(?<![\w.,])(?:\d+|\b(?:{simple}))\s+(?:in|out\s+of|of\s+every|in\s+every)\s+(?:every\s+)?(?:\d+|(?:{simple}))(?![\w,.%]*\d|-))
      | (?<![\w/.,$€£-])(?P<over>[1-9]\d?)\s?/\s?(?P<under>[2-9]|10|12|16|32|100)(?![\d/]|\.\d|\s?/)(?=\s+(?:of\b|the\b|cup|mile|inch|teaspoon|tablespoon|majority))
      | (?P<digits>(?P<sign>(?<![\w.)\]%])[-+\u2212](?=[\d.])|\b(?:minus|negative)\s+(?=\d))?
          (?:(?P<integer>{_INTEGER})(?P<decimals>\.\d+)?|(?P<point>\.\d+))
          (?:\s?[×x]\s?10\s?\^?(?P<power>[-−]?\d+))?
          (?:(?P<vulgar>\s?[{"".join(_VULGAR)}])|[\s-](?P<top>[1-9])\s?/\s?(?P<bottom>[2-9]|1[06])(?![\d/]))?
          (?:[\s\u2010-]*(?P<scale>(?:{scales})(?:\s+(?:{scales}))?)s?(?![A-Za-z])|(?P<letters>\s?(?:{letters}))(?![A-Za-z\d]))?)
      | (?P<loose>[{"".join(_VULGAR)}])
      | \b(?P<article>an?)(?=\s+(?:year|decade|century|month|week|fortnight|day|hour|minute|second|mile|kilometre|kilometer|metre|meter|foot|inch|acre|hectare|tonne?|litre|liter|gallon|barrel|pint|kilo)\b)
      | \b(?P<vague>(?:{vague}))\b
      | \b(?P<words>(?:(?:an?|minus)\s+)?{word}(?:{joint}{word})*)(?![A-Za-z])
    """
    return re.compile(finder, re.VERBOSE | re.IGNORECASE), re.compile(
        rf"(?:{_alternatives([*data['words'], *data['scales'], *data['fractions']])}|\ban?|minus|and|of)(?![A-Za-z])", re.IGNORECASE
    )


# A word, a digit or a vulgar fraction: where a number may begin.
_BEGINNING = re.compile(rf"[A-Za-z]+|[0-9{''.join(_VULGAR)}]")


@cache
def _first_words() -> frozenset[str]:
    """The words that may begin a number."""
    data = _knowledge()
    vague = (phrase.split()[0] for phrase in data["vague"])
    return frozenset({"a", "an", "minus", "negative", *data["words"], *data["scales"], *data["fractions"], *vague})


def find_numbers(text: str) -> Iterator[Number]:
    """All numbers of a text, in order, none overlapping another."""
    first_words, pattern = _first_words(), _patterns()[0]
    position = 0
    while (beginning := _BEGINNING.search(text, position)) is not None:
        position = beginning.end()
        word = beginning.group()
        if word.isalpha() and word.lower() not in first_words:
            continue
        match = _match(pattern, text, beginning.start())
        if match is not None:
            position = max(position, match.end())
            yield from _read(match)


def _match(pattern: re.Pattern[str], text: str, start: int) -> re.Match[str] | None:
    """The number that begins at an offset, or at the sign or point before it."""
    for earlier in range(start - 2 if text[max(0, start - 1) : start] == "." else start - 1, start):
        if earlier >= 0 and text[earlier] in "-+\u2212." and (match := pattern.match(text, earlier)) is not None and match.end() > start:
            return match
    return pattern.match(text, start)


def _read(match: re.Match[str]) -> Iterator[Number]:
    """The number or numbers of a match."""
    if match["share"]:
        yield from _share(match)
    elif match["over"]:
        yield Number(match.start(), match.end(), int(match["over"]) / int(match["under"]), "fraction")
    elif match["digits"]:
        yield from _digits(match)
    elif match["vague"]:
        low, high = load("figures/numbers")["vague"][" ".join(match["vague"].lower().split())]
        yield Number(match.start(), match.end(), float(low) if low == high else None, "vague", float(low), float(high))
    elif match["article"]:
        yield Number(match.start(), match.end(), 1.0, "article")
    elif match["words"]:
        yield from _words(match["words"], match.start())
    else:
        yield Number(match.start(), match.end(), _VULGAR[match["loose"]], "fraction")


def _share(match: re.Match[str]) -> Iterator[Number]:
    """A share such as "one in five": the part over the whole, where the part is the smaller."""
    found = re.match(r"(\S+)\s+(in|of\s+every|in\s+every|out\s+of)\s+(?:every\s+)?(\S+)", match.group(), re.IGNORECASE)
    assert found is not None
    part, whole = _plain(found[1]), _plain(found[3])
    timed = _TIMES.match(match.string, match.end()) is not None
    if part < whole < 1900 and not (found[2].lower() == "in" and (timed or (found[1].isdigit() and part > 9))):
        yield Number(match.start(), match.end(), part / whole, "share")
        return
    shift = match.start() + found.start(3)
    yield Number(match.start(), match.start() + len(found[1]), part, "digits" if found[1].isdigit() else "words")
    yield Number(shift, match.end(), whole, "digits" if found[3].isdigit() else "words")


def _plain(word: str) -> float:
    """The value of one word or of digits."""
    data = _knowledge()
    return float(word) if word.isdigit() else float(data["words"].get(word.lower(), data["scales"].get(word.lower(), 0)))


def _digits(match: re.Match[str]) -> Iterator[Number]:
    """A number in digits with what scales it."""
    integer = re.sub(rf"[,'{_THIN}]", "", match["integer"] or "0")
    if integer.count("."):
        integer = integer.replace(".", "")
    mantissa = Decimal(integer + (match["decimals"] or match["point"] or ""))
    if match["power"]:
        mantissa = mantissa.scaleb(int(match["power"].replace("\u2212", "-")))
    value = float(mantissa)
    if match["vulgar"]:
        value += _VULGAR[match["vulgar"].strip()]
    elif match["top"]:
        value += int(match["top"]) / int(match["bottom"])
    letters, end, scale = (match["letters"] or "").strip(), match.end(), 1.0
    if match["scale"]:
        scale = prod(_knowledge()["scales"][word] for word in match["scale"].lower().split())
    elif letters in _knowledge()["abbreviations"]:
        scale = _knowledge()["abbreviations"][letters]
    elif letters:
        letters, end = "", match.start("letters")
    value = times(-value if match["sign"] not in (None, "+") else value, scale)
    yield Number(match.start(), end, value, "digits", abbreviation=letters, sign=(match["sign"] or "").strip(), scale=scale)


def times(value: float, scale: float) -> float:
    """The product as it would be written: 16.4 million is 16,400,000, not a hair less."""
    return float(Decimal(repr(value)) * Decimal(repr(scale)))


def _words(text: str, start: int) -> Iterator[Number]:
    """The numbers of a run of number words; a run that is no one number is cut where the next begins."""
    pieces = [(match.group().lower(), match.start(), match.end()) for match in _patterns()[1].finditer(text)]
    while pieces:
        value, used, form = _longest(pieces)
        if used == 0:
            pieces.pop(0)
            continue
        first, last = pieces[0][1], pieces[used - 1][2]
        if value is not None:
            scale = _knowledge()["scales"].get(pieces[used - 1][0], 1) if used > 1 else 1
            yield Number(start + first, start + last, value, form, scale=scale)
        pieces = pieces[used:]


def _longest(pieces: list[tuple[str, int, int]]) -> tuple[float | None, int, str]:
    """The value of the longest number at the head of the pieces, how many it takes, and its form."""
    sum_ = _Sum()
    used = 0
    for index, (word, _, _) in enumerate(pieces):
        if not sum_.take(word):
            break
        if word not in _JOINTS:
            used = index + 1
            sum_.settle()
    return (sum_.result(), used, "fraction" if sum_.fraction and abs(sum_.result() or 1) < 1 else "words") if used else (None, 0, "words")


_JOINTS = frozenset({"a", "an", "and", "of", "minus"})


class _Sum:
    """Adds number words up, and refuses a word that cannot continue the number."""

    def __init__(self) -> None:
        self.total = 0.0
        self.current: float | None = None
        self.last = ""
        self.scale = float("inf")
        self.negative = False
        self.fraction = False
        self.kept = 0.0

    def settle(self) -> None:
        self.kept = self.total + (self.current or 0)

    def result(self) -> float:
        return -self.kept if self.negative else self.kept

    def take(self, word: str) -> bool:
        data = _knowledge()
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
        if self.last in ("a", "an") or self.fraction:
            return False
        if self.current is None or self.last == "and" and self.current % 100 == 0:
            self.current = (self.current or 0) + value
            return not (self.last == "and" and self.total == 0 and self.current == value)
        tens = self.current % 100
        if (tens == 0 and self.current >= 100 and value < 100) or (tens >= 20 and tens % 10 == 0 and 0 < value < 10 and self.last != "and"):
            self.current += value
            return True
        return False

    def _take_scale(self, value: float) -> bool:
        if self.last == "and":
            return False
        if value in (12, 100):
            if self.current is not None and self.current >= 100:
                return False
            self.current = (1 if self.current is None else self.current) * value
            return True
        if value >= self.scale:
            return False
        self.total += (1 if self.current is None else self.current) * value
        self.current, self.scale = None, value
        self.fraction = False
        return True

    def _take_fraction(self, word: str, value: float) -> bool:
        if self.last == "and" and self.current is None:
            return False
        if self.last in ("a", "an") and self.current is not None or self.last == "and":
            self.current = (self.current or 0) + 1 / value
        elif self.current is None and self.total == 0 and (self.last in ("a", "an") or word == "half"):
            self.current = 1 / value
        elif self.current is not None and not self.fraction and 1 <= self.current < value and self.last != "and":
            self.current = self.current / value
        else:
            return False
        self.fraction = True
        return True

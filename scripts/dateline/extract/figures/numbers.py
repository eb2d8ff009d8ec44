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

from dateline.extract.figures.spelled import alternatives, knowledge, number_words, read_words


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
_VULGARS = "".join(_VULGAR)
_THIN = " \u00a0\u2009\u202f"
# 80, 000 | 1,250,000 and 12,34,567 | 816 000 | 1.250.000 | 1'250'000 | 816
_INTEGER = (
    rf"\d{{1,3}}(?:,\s000)+(?!\d)|\d{{1,3}}(?:,\d{{2,3}})*,\d{{3}}(?!\d)|[1-9]\d{{0,2}}(?:[{_THIN}]\d{{3}})+(?![\d.,]?\d)"
    r"|\d{1,3}(?:\.\d{3}){2,}(?!\d)|\d{1,3}(?:'\d{3})+(?!\d)|\d+"
)
# A word, a digit or a vulgar fraction: where a number may begin.
_BEGINNING = re.compile(rf"[A-Za-z]+|[0-9{_VULGARS}]")
# "3 in 10 minutes" is no share.
_TIMES = re.compile(
    r"[\s-]+(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|games?|matches|starts|innings|attempts|tries|races|rounds|sets)\b",
    re.IGNORECASE,
)
_MEASURED = (
    "year|decade|century|month|week|fortnight|day|hour|minute|second|mile|kilometre|kilometer|metre|meter|foot|inch|acre|hectare|tonne|ton"
    "|litre|liter|gallon|barrel|pint|kilo"
)


@cache
def _pattern() -> re.Pattern[str]:
    """A number, matched where it may begin."""
    data = knowledge()
    simple, scales = alternatives([*data["words"], *data["scales"]]), alternatives(data["scales"])
    some = rf"(?:\d+|(?:{simple}))"
    word = rf"(?:{number_words()})"
    return re.compile(
        rf"""
        (?P<share>(?<![\w.,]){some}\s+(?:in|out\s+of|of\s+every|in\s+every)\s+(?:every\s+)?{some}(?![\w,.%]*\d|-))
      | (?<![\w/.,$€£-])(?P<over>[1-9]\d?)\s?/\s?(?P<under>[2-9]|10|12|16|32|100)(?![\d/]|\.\d|\s?/)
          (?=\s+(?:of\b|the\b|cup|mile|inch|teaspoon|tablespoon|majority))
      | (?P<digits>(?P<sign>(?<![\w.)\]%])[-+\u2212](?=[\d.])|\b(?:minus|negative)\s+(?=\d))?
          (?:(?P<integer>{_INTEGER})(?P<decimals>\.\d+)?|(?P<point>\.\d+))
          (?:(?:\s?[×x]\s?10\s?\^?|e(?=[-+]?\d{{1,3}}(?!\w)))(?P<power>[-−+]?\d+))?
          (?:(?P<vulgar>\s?[{_VULGARS}])|(?:[\s-]|\s+and\s+)(?P<top>[1-9])\s?/\s?(?P<bottom>[2-9]|1[06])(?![\d/])
            |[\s-]and[\s-](?:an?|one)[\s-](?P<half>half|third|quarter)\b)?
          (?:[\s\u2010-]*(?P<scale>(?:{scales})(?:\s+(?:{scales}))?)s?(?![A-Za-z])
            |(?P<letters>\s?(?:{alternatives(data["abbreviations"])}))(?![A-Za-z\d]|\.[A-Za-z]\.))?)
      | (?P<loose>[{_VULGARS}])
      | (?P<article>an?)(?=\s+(?:{_MEASURED})\b)
      | (?P<vague>(?:{alternatives(data["vague"])}))\b
      | (?P<words>(?:(?:an?|minus)\s+)?{word}(?:[\s\u2010-]+(?:and[\s-]+|of\s+)?(?:an?[\s-]+)?{word})*)(?![A-Za-z])
        """,
        re.VERBOSE | re.IGNORECASE,
    )


@cache
def _first_words() -> frozenset[str]:
    """The words that may begin a number."""
    data = knowledge()
    vague = (phrase.split()[0] for phrase in data["vague"])
    return frozenset({"a", "an", "minus", "negative", *data["words"], *data["scales"], *data["fractions"], *vague})


def find_numbers(text: str) -> Iterator[Number]:
    """All numbers of a text, in order, none overlapping another."""
    first_words, pattern = _first_words(), _pattern()
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
    for earlier in (start - 2, start - 1):
        if earlier >= 0 and text[earlier] in "-+\u2212." and not (text[earlier] == "." and text[earlier - 1 : earlier].isalpha()):
            match = pattern.match(text, earlier)
            if match is not None and match.end() > start:
                return match
    return pattern.match(text, start)


def _read(match: re.Match[str]) -> Iterator[Number]:
    """The number or numbers of a match."""
    start, end = match.span()
    if match["share"]:
        yield from _share(match)
    elif match["over"]:
        yield Number(start, end, int(match["over"]) / int(match["under"]), "fraction")
    elif match["digits"]:
        yield _digits(match)
    elif match["vague"]:
        low, high = map(float, knowledge()["vague"][" ".join(match["vague"].lower().split())])
        yield Number(start, end, low if low == high else None, "vague", low, high)
    elif match["article"]:
        yield Number(start, end, 1.0, "article")
    elif match["words"]:
        for spelled in read_words(match["words"]):
            form = "fraction" if spelled.is_fraction else "words"
            yield Number(start + spelled.start, start + spelled.end, spelled.value, form, scale=spelled.scale)
    else:
        yield Number(start, end, _VULGAR[match["loose"]], "fraction")


def _share(match: re.Match[str]) -> Iterator[Number]:
    """A share such as "one in five": the part over the whole, where the part is the smaller; else two numbers."""
    found = re.match(r"(\S+)\s+(in|of\s+every|in\s+every|out\s+of)\s+(?:every\s+)?(\S+)", match.group(), re.IGNORECASE)
    assert found is not None
    part, whole = _plain(found[1]), _plain(found[3])
    timed = _TIMES.match(match.string, match.end()) is not None
    if part < whole < 1900 and not (found[2].lower() == "in" and (timed or (found[1].isdigit() and part > 9))):
        yield Number(match.start(), match.end(), part / whole, "share")
        return
    yield Number(match.start(), match.start() + len(found[1]), part, "digits" if found[1].isdigit() else "words")
    yield Number(match.start() + found.start(3), match.end(), whole, "digits" if found[3].isdigit() else "words")


def _plain(word: str) -> float:
    """The value of one word or of digits."""
    data = knowledge()
    return float(word) if word.isdigit() else float(data["words"].get(word.lower(), data["scales"].get(word.lower(), 0)))


def _digits(match: re.Match[str]) -> Number:
    """A number in digits with what scales it."""
    scales, abbreviations = knowledge()["scales"], knowledge()["abbreviations"]
    letters, end, scale = (match["letters"] or "").strip(), match.end(), 1.0
    if match["scale"]:
        scale = prod(scales[word] for word in match["scale"].lower().split())
    elif letters in abbreviations:
        scale = abbreviations[letters]
    elif letters:
        letters, end = "", match.start("letters")
    value = times(_mantissa(match), scale)
    sign = (match["sign"] or "").strip()
    return Number(match.start(), end, value if sign in ("", "+") else -value, "digits", abbreviation=letters, sign=sign, scale=scale)


def _mantissa(match: re.Match[str]) -> float:
    """The digits themselves with their decimals, power of ten and fraction."""
    integer = re.sub(rf"[,'{_THIN}]", "", match["integer"] or "0")
    written = Decimal(integer.replace(".", "") + (match["decimals"] or match["point"] or ""))
    if match["power"]:
        written = written.scaleb(int(match["power"].replace("\u2212", "-")))
    if match["vulgar"]:
        return float(written) + _VULGAR[match["vulgar"].strip()]
    if match["top"]:
        return float(written) + int(match["top"]) / int(match["bottom"])
    if match["half"]:
        return float(written) + 1 / float(knowledge()["fractions"][match["half"].lower()])
    return float(written)


def times(value: float, scale: float) -> float:
    """The product as it would be written: 16.4 million is 16,400,000, not a hair less."""
    return float(Decimal(repr(float(value))) * Decimal(repr(float(scale))))

"""Units and currencies beside a number: what stands before it, what stands after it, and what it is per."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from dateline.language.knowledge import load


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: the figure's kind, its code (ISO 4217 or UCUM, empty where there is none) and its name, singular."""

    kind: str
    code: str
    name: str
    per_name: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A unit and where its words end (or, before a number, begin)."""

    unit: Unit
    at: int


_LONE_LETTERS = frozenset({"P", "R", "Y", "Re"})
_POWERS = {
    "square": ("2", "square "),
    "sq": ("2", "square "),
    "sq.": ("2", "square "),
    "cubic": ("3", "cubic "),
    "cu": ("3", "cubic "),
    "cu.": ("3", "cubic "),
}
_TIMES = {"year": "a", "month": "mo", "week": "wk", "day": "d", "hour": "h", "minute": "min", "second": "s"}


def _any_of(words: Iterable[str]) -> str:
    return "|".join(
        re.escape(word).replace(r"\-", r"[\s-]+" if len(word) > 4 else r"\-").replace(r"\ ", r"[\s-]+")
        for word in sorted(words, key=len, reverse=True)
    )


def currency_entries() -> list[dict[str, Any]]:
    """The currencies, those that news writes in many ways first."""
    return [*load("figures/currencies")["currency"], *load("figures/currencies_cldr")["currency"]]


@cache
def currencies_before() -> tuple[re.Pattern[str], dict[str, Unit]]:
    """What may stand before an amount, as a pattern that ends at the number."""
    units = {}
    for entry in currency_entries():
        for symbol in entry["before"]:
            units[" ".join(symbol.split())] = Unit("money", entry["code"], entry["name"], entry.get("short", ""))
    return re.compile(rf"(?:(?<![A-Za-z&])|(?<=[a-z])(?=[$€£]))({_any_of(units)})[\s-]?$"), units


def _prefixed() -> tuple[dict[str, Unit], dict[str, Unit]]:
    """Words and symbols of the units that take SI prefixes; a symbol alone without a prefix is listed by itself."""
    words: dict[str, Unit] = {}
    symbols: dict[str, Unit] = {}
    data = load("figures/units")
    for entry in data["prefixed"]:
        for prefix in entry["prefixes"]:
            code, sign = data["prefixes"][prefix]
            unit = Unit(entry.get("kind", "measure"), code + entry["code"], prefix + entry["name"])
            plural = [word + "s" for word in entry["words"] if not word.endswith(("s", "z", "x", "second"))]
            words |= {prefix + word: unit for word in [*entry["words"], *plural]}
            if entry.get("symbol") and len(sign + entry["symbol"]) > 1:
                symbols[sign + entry["symbol"]] = unit
    return words, symbols


@cache
def _after() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, Unit], dict[str, Unit]]:
    """Words (any case) and symbols (as written) after a number."""
    words, symbols = _prefixed()
    for entry in load("figures/units")["unit"]:
        unit = Unit(entry.get("kind", "measure"), entry["code"], entry["name"])
        words |= dict.fromkeys(entry["words"], unit)
        symbols |= dict.fromkeys(entry.get("symbols", ()), unit)
    for entry in currency_entries():
        unit = Unit("money", entry["code"], entry["name"], entry.get("short", ""))
        words |= {word: unit for word in entry["after"] if word not in words}
        symbols.setdefault(entry["code"], unit)
    for entry in load("figures/currencies")["part"]:
        words |= dict.fromkeys(entry["words"], Unit("money", "", entry["name"]))
    words = {_key(word): unit for word, unit in words.items()}
    power = r"(?:(square|sq\.?|cubic|cu\.?)[\s-]+)?"
    return (
        re.compile(rf"{power}({_any_of(words)})([23²³])?(?![A-Za-z\d])", re.IGNORECASE),
        re.compile(rf"{power}({_any_of(symbols)})([23²³])?(?![A-Za-z\d]|\.[A-Za-z])"),
        words,
        symbols,
    )


_AREAS = r"(?:square|sq\.?|cubic|cu\.?)[\s-]+(?:centimet(?:re|er)|kilomet(?:re|er)|met(?:re|er)|foot|inch|mile|yard)"


@cache
def _rate() -> re.Pattern[str]:
    """What a number is per: "per", "a" and "an" with a denominator that news uses, or a slash."""
    data = load("figures/units")
    known = [
        word for entry in data["unit"] for word in entry["words"] if entry["name"] in _TIMES or entry.get("kind", "measure") == "measure"
    ]
    bases = _any_of({*known, *data["per"]["words"]} - {"s", "point", "points", "degree", "degrees", "bit", "bits", "foot", "stone"})
    symbols = (
        r"s|h|hr|dL|dl|mL|ml|m3|m³|m2|m²|cm2|d|kg|kWh|MWh|km|m|l|L|g|t|lb|oz|bbl|gal|min|ton|barrel|day|year|month|hour|week"
        r"|litre|liter|gallon|share|tonne|person"
    )
    return re.compile(
        rf"[\s-]*(?:(?:per|for\s+each|for\s+every|each|every)[\s-]+({_AREAS}|{bases}|[a-z]+)|an?[\s-]+({_AREAS}|{bases})|/\s?({symbols}))(?![A-Za-z\d])(?:[\s-]?(?:2|squared))?(?!\s+(?:ago|earlier|later|before|after|old))",
        re.IGNORECASE,
    )


def _key(words: str) -> str:
    return re.sub(r"[\s-]+", " ", words.lower())


def currency_before(text: str, number_start: int) -> Found | None:
    """The currency in front of an amount and where it begins."""
    pattern, units = currencies_before()
    window = max(0, number_start - 12)
    match = pattern.search(text[window:number_start])
    if match is None or (match[1] in _LONE_LETTERS and text[number_start - 1] == " "):
        return None
    return Found(units[" ".join(match[1].split())], window + match.start(1))


_CODE_IN_MILLIONS = re.compile(r"\s?([MkT])(EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN)(?![A-Za-z])")
_NAMED_AHEAD = re.compile(
    r"(?<!\bthe )\b(dollars?|pounds?|rupees?|yen|yuan|roubles?|rubles?|naira|shillings?|pesos?|baht|taka"
    r"|dirhams?|riyals?|dinars?|ringgit|cedis?|francs?|sen)\s$",
    re.IGNORECASE,
)
_NOTHING_ELSE = re.compile(r"\s*(?:$|[.,;:)?!](?!\d)|(?:per|an?|and|or|to|for|in|on|from|is|was|as|by|will|each)\b)", re.IGNORECASE)


def code_in_thousands(text: str, end: int) -> tuple[Unit, int, float] | None:
    """Currency, end and factor of a code with a prefix, as company reports write it: "120 MEUR", "35 kSEK"."""
    match = _CODE_IN_MILLIONS.match(text, end)
    if match is None:
        return None
    return _after()[3][match[2]], match.end(), 1e6 if match[1] == "M" else 1e3


def currency_word_before(text: str, start: int, end: int) -> Found | None:
    """A currency's name in front of an amount that no other noun follows: "rupees 500", not "against the yen 2 percent"."""
    match = _NAMED_AHEAD.search(text, max(0, start - 14), start)
    if match is None or not _NOTHING_ELSE.match(text, end):
        return None
    unit = _after()[2].get(_key(match[1]))
    if unit is not None and unit.code.startswith("[lb_av]"):
        return Found(currencies_before()[1]["£"], match.start())
    return Found(unit, match.start()) if unit is not None and unit.kind == "money" else None


# After a space these letters are units only where no name or noun goes on ("25 C in May", not "4 C grades").
_LETTERS = "CFKAVlBTJNx"
_ALONE = re.compile(
    r"\s*(?:$|[.,;:)\]])|\s+(?:and|or|to|in|at|for|from|with|on|of|is|was|by|than|above|below|warmer|colder|higher|lower|battery|supply|current|adapter)\b"
)
_GAP = re.compile(
    r"\s-\s|\s(?:more|additional|extra|full|consecutive|straight|further|whole|long|solid|calendar|working|successive)\s(?=[a-z]{3})|[\s\u2010-]{0,2}"
)


def unit_after(text: str, number_end: int) -> Found | None:
    """The unit after a number and where it ends."""
    start = number_end
    gap = _GAP.match(text, start)
    spaces = gap.end() - start if gap else 0
    words, symbols, by_word, by_symbol = _after()
    match = symbols.match(text, start + spaces)
    if match is not None and (spaces == 0 or match[2] not in _LETTERS or text[start] == "-" or _ALONE.match(text, match.end())):
        return Found(_powered(by_symbol[match[2]], match[1], match[3]), match.end())
    match = words.match(text, start + spaces)
    if match is None:
        return None
    return Found(_powered(by_word[_key(match[2])], match[1], match[3]), match.end())


def _powered(unit: Unit, prefix: str | None, exponent: str | None) -> Unit:
    """The square or cube of a unit of length."""
    if prefix:
        power, name = _POWERS[prefix.lower()]
    elif exponent and unit.name.endswith("per second"):
        return replace(unit, code=unit.code + "2", name=f"{unit.name} squared")
    elif exponent:
        power, name = {"2": ("2", "square "), "²": ("2", "square ")}.get(exponent, ("3", "cubic "))
    else:
        return unit
    base, slash, rest = unit.code.partition("/")
    return replace(unit, code=base + power + slash + rest if base else "", name=name + unit.name)


_OF_GOODS = re.compile(r"\s+of\s+[a-z]+(?:\s+[a-z]+)?(?=\s+(?:an?|per|each|every)\s+(?:year|month|week|day|hour|minute|second)\b)")


def rate_of_goods(text: str, end: int) -> tuple[str, str, int] | None:
    """Like ``rate_after``, past the goods that are measured: "cubic metres of gas a year"."""
    goods = _OF_GOODS.match(text, end)
    return rate_after(text, goods.end()) if goods is not None else None


def rate_after(text: str, end: int) -> tuple[str, str, int] | None:
    """The denominator's name, its UCUM code if it is a unit, and where its words end."""
    match = _rate().match(text, end)
    if match is None:
        return None
    word = next(group for group in match.groups() if group)
    power, _, base = _key(word).partition(" ")
    if power in _POWERS and base in _after()[2]:
        area = _powered(_after()[2][base], power, "")
        return area.name, area.code, match.end()
    unit = _after()[2].get(_key(word)) or _after()[3].get(word)
    if match[3]:
        unit = _SLASHED.get(word, unit)
    if unit is None:
        return word.lower(), "", match.end()
    return unit.name, unit.code, match.end()


_SLASHED = {
    "s": Unit("duration", "s", "second"),
    "h": Unit("duration", "h", "hour"),
    "d": Unit("duration", "d", "day"),
    "l": Unit("measure", "L", "litre"),
    "L": Unit("measure", "L", "litre"),
    "gal": Unit("measure", "[gal_us]", "gallon"),
    "m": Unit("measure", "m", "metre"),
    "m2": Unit("measure", "m2", "square metre"),
    "m²": Unit("measure", "m2", "square metre"),
    "m3": Unit("measure", "m3", "cubic metre"),
    "m³": Unit("measure", "m3", "cubic metre"),
    "dL": Unit("measure", "dL", "decilitre"),
    "dl": Unit("measure", "dL", "decilitre"),
}


def per(unit: Unit, name: str, code: str) -> Unit:
    """A unit per another: kilometre per hour, dollar per barrel. Money keeps its ISO 4217 code."""
    if unit.kind == "money":
        return replace(unit, name=f"{unit.per_name or unit.name} per {name}")
    both = f"{unit.code}/{code}" if unit.code and code else ""
    return Unit("measure", both, f"{unit.name} per {name}")

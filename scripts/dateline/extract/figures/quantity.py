"""A quantity under construction: a number, its unit, its exactness, before it is known what it is of."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from dateline.extract.figures.modifiers import bounds, modifier_after, modifier_before
from dateline.extract.figures.numbers import Number, times
from dateline.extract.figures.units import (
    Found,
    Unit,
    code_in_thousands,
    currency_before,
    currency_word_before,
    per,
    rate_after,
    rate_of_goods,
    unit_after,
)
from dateline.language.knowledge import load


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with unit, bounds and span (modifier and unit words included)."""

    start: int
    end: int
    number: Number
    value: float | None
    low: float | None
    high: float | None
    modifier: str
    unit: Unit | None
    rule: str


_AGE = re.compile(r"[\s-]*(?:years?|yrs?)[\s-]+(?:old|of[\s-]age)s?(?![A-Za-z])", re.IGNORECASE)
_YOUNG = re.compile(r"[\s-]*(months?|weeks?|days?)[\s-]+olds?(?![A-Za-z])", re.IGNORECASE)
_AFTER_MONEY = re.compile(r"\s*(?:US|U\.S\.|USD|AUD|CAD|Cdn|NZ)(?![\w$])")
_SCALE_BEHIND = re.compile(r"\s+(million|billion|trillion|thousand)(?![A-Za-z])", re.IGNORECASE)
AGE = Unit("age", "a", "year of age")
# "Plus or minus 3 points" is a distance, not a negative number.
_PLUS_OR = re.compile(r"(?:\bplus\s+or|\+\s?/)\s*$", re.IGNORECASE)
# "A third day" comes after two others; "a third of a day" is a part of one, and so is "a quarter mile".
_ORDINAL = re.compile(r"(?<!-)\b(?:third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)$", re.IGNORECASE)
_OR = re.compile(r"\ban?\s+([a-z]+)\s+or\s+$", re.IGNORECASE)
# Fewer won than these are the verb ("of the twelve, five won"), fewer crowns are worn.
_LEAST_WON = 100
_LOWER_NOUN = re.compile(r"\s[a-z]{3,}")
_OF = re.compile(r"\s+of\s+(?:the\s+)?", re.IGNORECASE)
_OF_A = re.compile(r"\s+(?:of\s+)?an?\s+", re.IGNORECASE)
# "6ft 4in", and "5'9\"" in which the marks are the units.
_INCHES = re.compile(r"[\s,-]?(\d{1,2}(?:\.\d)?)\s?(?:inches\b|inch\b|ins?\b\.?|[\"”″])|(?<=foot)-(\d{1,2})(?![\d.])", re.IGNORECASE)
_FEET_AND_INCHES = re.compile(r"['’′](\d{1,2})(?:\"|”|″|'')")
_AGE_OF = re.compile(r"\bage\s+of\s+$", re.IGNORECASE)


@cache
def _space() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What is said of metres before and after a number with "m"."""
    data = load("figures/units")["metres"]
    before, after = ("|".join(re.escape(word) for word in data[side]) for side in ("before", "after"))
    return (
        re.compile(rf"\b(?:{before})\b[^.;:]{{0,16}}$|\d\s?m\s?[x×]\s?$", re.IGNORECASE),
        re.compile(rf"[\s-]*(?:{after})\b|\s?[x×]\s?\d", re.IGNORECASE),
    )


def read(text: str, number: Number, floor: int = 0) -> Quantity | None:
    """The quantity that a number begins; None when letters run on from it that are no unit ("5G", "19th").

    ``floor`` is where the quantity before ends: its unit is not this one's currency.
    """
    number = _unsigned(text, number)
    before = currency_before(text, number.start) or currency_word_before(text, number.start, number.end)
    start, end = number.start, number.end
    value, unit = number.value, None
    if before is not None and before.at >= floor:
        unit, start = before.unit, before.at
        qualified = _AFTER_MONEY.match(text, end)
        end = qualified.end() if qualified is not None else end
    elif number.abbreviation.lower() in ("b", "t", "k", "m") and value is not None:
        value, end, unit = _settle_letter(text, number)
    if unit is None and value is not None and (coded := code_in_thousands(text, end)) is not None:
        unit, end, value = coded[0], coded[1], times(value, coded[2])
    if unit is None:
        unit, end = _unit_behind(text, end, number)
        value, unit, end = _with_inches(text, number, value, unit, end)
    if unit is None and text[end : end + 1].isalpha() and number.form == "digits":
        return None
    if unit is not None and unit.kind == "money" and number.scale == 1 and value is not None:
        value, end = _scaled_behind(text, value, end)
    unit, end = _rate(text, end, unit)
    quantity = Quantity(start, end, number, value, number.low, number.high, "exact", unit, "number")
    return _modified(text, quantity)


def _unsigned(text: str, number: Number) -> Number:
    """The number without the minus that belongs to "plus or minus"."""
    if number.value is None or number.value >= 0 or not _PLUS_OR.search(text, max(0, number.start - 10), number.start):
        return number
    start = number.start + re.match(r"(?:[^\W\d]+|\W)\s*", text[number.start :]).end()  # type: ignore[union-attr]
    return replace(number, start=start, value=-number.value, low=-number.value, high=-number.value, sign="")


def _with_inches(text: str, number: Number, value: float | None, unit: Unit | None, end: int) -> tuple[float | None, Unit | None, int]:
    """A height in feet and inches as feet."""
    marks = _FEET_AND_INCHES.match(text, number.end)
    if marks is not None and value is not None:
        return value + int(marks[1]) / 12, Unit("measure", "[ft_i]", "foot"), marks.end()
    words = re.search(r"(\d+(?:\.\d)?)\s?(?:in\w*\.?|\W)?$", text[number.end : end]) if unit is not None and unit.code == "[ft_i]" else None
    if words is not None and value is not None:
        return value + float(words[1]) / 12, unit, end
    return value, unit, end


def _scaled_behind(text: str, value: float, end: int) -> tuple[float, int]:
    """An amount whose scale stands behind the currency: "USD 5" is whole, "5 USD million" is not."""
    match = _SCALE_BEHIND.match(text, end)
    if match is None:
        return value, end
    return times(value, load("figures/numbers")["scales"][match[1].lower()]), match.end()


def _settle_letter(text: str, number: Number) -> tuple[float, int, Unit | None]:
    """Value, end and unit of a number with a lone letter and no currency before it: "2.5m high" is metres."""
    assert number.value is not None
    bare_end = number.end - 1
    scaled = {"k": 1e3, "m": 1e6, "b": 1e9, "t": 1e12}[number.abbreviation.lower()]
    bare = number.value / scaled
    if text[bare_end - 1] == " ":
        bare_end -= 1
    if text[bare_end] == " " and number.abbreviation != "m":
        spaced = number.abbreviation in "BM" and _LOWER_NOUN.match(text, number.end)
        return (number.value, number.end, None) if spaced else (bare, bare_end, None)
    if number.abbreviation == "m" and (text[bare_end] == " " or _is_metres(text, number)):
        return bare, bare_end, None
    if number.abbreviation == "t" and not re.match(r"\s?(?:of|a)\b", text[number.end : number.end + 4]):
        return bare, number.end, Unit("measure", "t", "tonne")
    return number.value, number.end, None


def _is_metres(text: str, number: Number) -> bool:
    """Whether "100m" is a length and not a hundred million: something is run, is high or is deep."""
    before, after = _space()
    return after.match(text, number.end) is not None or before.search(text, max(0, number.start - 32), number.start) is not None


def _unit_of_either(text: str, number: Number, end: int) -> Found | None:
    """The unit of "a day or two"."""
    either = _OR.search(text, max(0, number.start - 24), number.start) if number.form in ("words", "digits") else None
    found = unit_after(text, either.start(1) - 1) if either is not None else None
    return Found(found.unit, end) if found is not None else None


def _unit_behind(text: str, end: int, number: Number) -> tuple[Unit | None, int]:
    """The unit after the number and where it ends; ages first, for "year" begins both."""
    aged = _AGE.match(text, end)
    if aged is not None:
        return AGE, aged.end()
    young = _YOUNG.match(text, end)
    if young is not None:
        name = young[1].lower().rstrip("s")
        return Unit("age", {"month": "mo", "week": "wk", "day": "d"}[name], f"{name} of age"), young.end()
    joint = {"vague": _OF, "fraction": _OF_A}.get(number.form)
    joined = joint.match(text, end) if joint is not None else None
    if number.form == "fraction" and joined is None and _ORDINAL.search(text, number.start, number.end):
        return None, end
    found = unit_after(text, joined.end() if joined is not None else end) or _unit_of_either(text, number, end)
    if found is None or ((found.unit.code == "KRW" or found.unit.name == "crown") and (number.value or 0) < _LEAST_WON):
        return None, end
    inches = _INCHES.match(text, found.at) if found.unit.code == "[ft_i]" else None
    if inches is not None:
        return found.unit, inches.end()
    if found.unit.kind == "duration" and _AGE_OF.search(text, max(0, number.start - 12), number.start):
        return replace(AGE, code=found.unit.code, name=f"{found.unit.name} of age"), found.at
    return found.unit, found.at


def _rate(text: str, end: int, unit: Unit | None) -> tuple[Unit | None, int]:
    """The unit with what it is per, if anything."""
    if unit is None or unit.kind == "age":
        return unit, end
    found = rate_after(text, end) or (rate_of_goods(text, end) if unit.kind == "measure" else None)
    if found is None or (unit.kind == "duration" and found[0] == unit.name) or unit.kind == "percentage":
        return unit, end
    name, code, end = found
    return per(unit, name, code), end


def _modified(text: str, quantity: Quantity) -> Quantity:
    """The quantity with the modifier around it and the bounds that it gives."""
    if quantity.value is None:
        before = modifier_before(text, quantity.start)
        start = before.at if before is not None and before.name in ("about", "nearly") else quantity.start
        return replace(quantity, start=start, modifier="order_of_magnitude", rule="vague")
    name, start, end = "exact", quantity.start, quantity.end
    before = modifier_before(text, start)
    if before is not None and not (text[before.at : start].strip().lower() in ("over", "under") and _is_span(text, quantity)):
        name, start = before.name, before.at
    else:
        after = modifier_after(text, end)
        if after is not None:
            name, end = after.name, after.at
    if name == "exact" and quantity.number.form == "vague":
        name = "about"
    low, high = bounds(name, quantity.value)
    rule = quantity.rule if name == "exact" else name
    return replace(quantity, start=start, end=end, low=low, high=high, modifier="about" if name == "nearly" else name, rule=rule)


def _is_span(text: str, quantity: Quantity) -> bool:
    """Whether "over" and "under" before a quantity only place something: "over three years", "a win over 10-man Leeds"."""
    return (quantity.unit is not None and quantity.unit.kind == "duration") or text[quantity.end : quantity.end + 1] == "-"

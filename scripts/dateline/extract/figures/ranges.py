"""Two numbers that are one quantity ("between 300 and 400"), share a unit ("eight or nine euros") or are neither (scores)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from dateline.extract.figures.numbers import times
from dateline.extract.figures.quantity import Quantity

_DASH = re.compile(r"\s?[-–—\u2010\u2011]\s?|\s(?:--)\s")
_TO = re.compile(r"[\s-]+to[\s-]+(?:some\s+|about\s+|as\s+(?:many|much)\s+as\s+|up\s+to\s+)?|\s?/\s?(?=[$€£])")
_AND = re.compile(r"\s+and\s+")
_LIST = re.compile(r"\s+(?:and|or)\s+(?:an?\s+)?|\s+to\s+")
_CENTS = re.compile(r"\s+(?:and\s+)?")
_NOTHING_COUNTED = re.compile(r"\s*(?:$|[.,;!?)]|more\b)")
_MORE_DIGITS = re.compile(r"[-–]\d")
_BETWEEN = re.compile(r"\bbetween\s+(?:an?\s+)?(?:estimated\s+|about\s+)?$", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|ranging|ranges?|ranged)\s+(?:from\s+)?(?:about\s+|around\s+)?$", re.IGNORECASE)
_BY = re.compile(r"\bby\s+(?:about\s+|around\s+|some\s+)?$", re.IGNORECASE)


def join(text: str, quantities: Sequence[Quantity], moves: Callable[[Quantity], bool]) -> list[Quantity]:
    """The quantities with ranges made one, shared units spread and scores dropped.

    ``moves`` says whether a quantity hangs on a word of change: "rose $2 to $30" is a change and a level.
    """
    joined: list[Quantity] = []
    for right in quantities:
        if not joined or right.start - joined[-1].end > 14:
            joined.append(right)
        else:
            joined[-1:] = _pair(text, joined[-1], right, moves)
    return [quantity for quantity in joined if quantity.rule != "score"]


def _pair(text: str, left: Quantity, right: Quantity, moves: Callable[[Quantity], bool]) -> list[Quantity]:
    """Two neighbours as one quantity, as two, or as what is left of a score."""
    gap = text[left.end : right.start]
    dash = _DASH.fullmatch(gap) is not None
    if left.rule == "score" and dash:
        return [replace(right, rule="score")]
    made = _with_cents(text, left, right, gap) or _range(text, left, right, gap, moves)
    if made is not None:
        return [made]
    if dash and left.unit is None and right.unit is None and right.number.scale == 1:
        return [replace(right, rule="score")]
    shares = left.unit is None and right.unit is not None and right.unit.kind != "age" and _LIST.fullmatch(gap)
    if shares and left.number.form in ("digits", "words") and right.modifier == "exact":
        return [_scaled(left, right), right]
    return [left, right]


def _with_cents(text: str, left: Quantity, right: Quantity, gap: str) -> Quantity | None:
    """An amount in two parts: "10 dollars and 30 cents", "15 dollars 50"."""
    if left.unit is None or left.unit.kind != "money" or not left.unit.code or left.value is None or right.value is None:
        return None
    if left.number.scale > 1 or not float(left.value).is_integer() or not 0 < right.value < 100:
        return None
    cents = right.unit is not None and right.unit.kind == "money" and not right.unit.code and _CENTS.fullmatch(gap)
    bare = right.unit is None and gap == " " and left.end > left.number.end and _NOTHING_COUNTED.match(text, right.end)
    if not (cents or bare):
        return None
    value = left.value + right.value / 100
    return replace(left, end=right.end, value=value, low=left.low and value, high=left.high and value)


def _range(text: str, left: Quantity, right: Quantity, gap: str, moves: Callable[[Quantity], bool]) -> Quantity | None:
    """The two as one range, if they are."""
    if left.value is None or right.value is None or left.modifier == "range" or not _alike(left, right):
        return None
    ahead = text[max(0, left.start - 28) : left.start]
    between = _BETWEEN.search(ahead)
    start_of = _FROM.search(ahead)
    if between and _AND.fullmatch(gap):
        return _made(left, right, left.start - len(between.group()))
    if not (_TO.fullmatch(gap) or _DASH.fullmatch(gap) or (gap.strip() == "/" and left.unit is not None)):
        return None
    low, high = _ends(left, right)
    if low >= high:
        return None
    by_dash = _DASH.fullmatch(gap)
    if by_dash:
        return _made(left, right, left.start) if _dashed(left, right) and not _MORE_DIGITS.match(text, right.end) else None
    if (left.unit is not None or right.unit is None) and (_BY.search(ahead) or moves(left)) and not by_dash:
        return None
    if start_of and moves(right):
        return None
    return _made(left, right, left.start)


def _dashed(left: Quantity, right: Quantity) -> bool:
    """Whether a dash joins the ends of a range: there is a unit, a scale, or numbers too large for a score."""
    assert left.value is not None
    return right.unit is not None or right.number.scale > 1 or left.value >= 200 or left.unit is not None


def _alike(left: Quantity, right: Quantity) -> bool:
    """Whether both could be of one unit."""
    if right.modifier not in ("exact", "about", "at_most"):
        return False
    if left.unit is None:
        return right.unit is None or True
    return (right.unit is not None and (left.unit.code, left.unit.kind) == (right.unit.code, right.unit.kind)) or (
        left.unit.kind == "money" and right.unit is None
    )


def _ends(left: Quantity, right: Quantity) -> tuple[float, float]:
    """Low and high; the first takes the second's scale where it is then the lower: "$10 to $15 million", not "$300 to $2 million"."""
    assert left.value is not None
    assert right.value is not None
    low = left.value
    if left.number.scale == 1 and right.number.scale > 1 and low * right.number.scale <= right.value:
        low = times(low, right.number.scale)
    return low, right.value


def _made(left: Quantity, right: Quantity, start: int) -> Quantity:
    low, high = _ends(left, right)
    unit = right.unit or left.unit
    if left.unit is not None and left.unit.kind == "money" and right.unit is not None and " per " not in right.unit.name:
        unit = left.unit
    number = replace(left.number, end=right.number.end)
    return Quantity(start, right.end, number, None, min(low, high), max(low, high), "range", unit, "range")


def _scaled(left: Quantity, right: Quantity) -> Quantity:
    """The first of a list with the unit, and where it has none the scale, of the last: "two or three million dollars"."""
    factor = right.number.scale
    if left.value is None or right.value is None or left.number.scale > 1 or left.value * factor >= right.value:
        return replace(left, unit=right.unit)
    low, high = left.low and times(left.low, factor), left.high and times(left.high, factor)
    return replace(left, unit=right.unit, value=times(left.value, factor), low=low, high=high)

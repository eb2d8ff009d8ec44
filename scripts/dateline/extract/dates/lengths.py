"""Readers of lengths of time and of repeated times."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dateline.extract.dates.discourse import FUTURE, PAST, Context
from dateline.extract.dates.grammar import Expression
from dateline.extract.dates.lexicon import number, words
from dateline.extract.dates.meaning import Meaning, now_base, operand, read, reader, writing_base
from dateline.extract.dates.moment import MONTHS_IN, YEARS_IN, Moment, add_months, as_date, end_of, start_of

LETTER = {"second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y"}


def duration_value(count: float | None, unit: str) -> str:
    """The ISO 8601 duration of a number of units; None is an unknown number (``PXD``)."""
    if unit in ("decade", "century", "millennium"):
        years = {"decade": 10, "century": 100, "millennium": 1000}[unit]
        return f"P{_plain(count * years)}Y" if count is not None else {"decade": "PXDE", "century": "PXCE", "millennium": "PXML"}[unit]
    if unit in ("fortnight", "night", "weekend"):
        times, unit = {"fortnight": (2, "week"), "night": (1, "night"), "weekend": (1, "weekend")}[unit]
        letter = {"week": "W", "night": "TNI", "weekend": "WE"}[unit]
        return _with_letter(f"{_plain(count * times)}" if count is not None else "X", letter if letter != "TNI" else "D")
    if count is not None and count != int(count):
        return _fraction(count, unit)
    return _with_letter("X" if count is None else _plain(count), LETTER[unit])


def _with_letter(count: str, letter: str) -> str:
    return f"PT{count}{letter[1]}" if letter.startswith("T") else f"P{count}{letter}"


def _fraction(count: float, unit: str) -> str:
    """Two and a half years as 2 years and 6 months, where the finer unit takes it whole."""
    finer, size = {"year": ("M", 12), "hour": ("M", 60), "minute": ("S", 60), "day": ("TH", 24)}.get(unit, ("", 0))
    whole, rest = int(count), (count - int(count)) * size
    if not finer or rest != int(rest):
        return _with_letter(_plain(count), LETTER[unit])
    letter = LETTER[unit]
    head = f"{whole}{letter[-1]}" if whole else ""
    if unit == "day":
        return f"P{head}T{int(rest)}H"
    return f"P{'T' if letter.startswith('T') else ''}{head}{int(rest)}{finer}"


def _plain(count: float) -> str:
    return str(int(count)) if count == int(count) else str(count)


@reader
def read_length(expression: Expression, context: Context) -> Meaning | None:
    """A length of time; bounded when "the past" or "the next" ties it to the day of writing."""
    groups = expression.groups
    name = groups.get("unit") or groups["unit_long"].removesuffix("long")
    unit = words("unit")[name]
    count: float | None = number(groups["number"]) if "number" in groups else None if "vague" in groups or name.endswith("s") else 1.0
    if "couple" in groups.get("vague", ""):
        count = 2.0
    if "tail" in groups and count is not None:
        count += words("fraction")[groups["tail"]]
    modifier = words("approximator").get(groups.get("approximator", ""))
    span = groups.get("span")
    if span in ("past", "last", "next", "coming", "previous", "preceding", "following"):
        direction = PAST if words("relative")[span] < 0 else FUTURE
        found = length_from_now(count, unit, direction, context)
    elif span == "first" and count and unit == "month":
        found = _first_months(int(count), context)
    else:
        found = Meaning("SET" if context.distributes else "DURATION", duration_value(count, unit), unit, anchor="none")
    if context.end_ahead is not None and found.bounds is None and found.type == "DURATION":
        found = _ended(found, count, unit, read(context.end_ahead, context))
    value = found.value + _second_part(groups) if "number2" in groups else found.value
    finer = words("unit")[groups["unit2"]] if "unit2" in groups else found.unit
    return replace(found, value=value, unit=finer, modifier=modifier)


def _ended(length: Meaning, count: float | None, unit: str, end: Meaning | None) -> Meaning:
    """A length that the text says the end of: "the nine months ended Sept. 30"."""
    last = end_of(end.moment) if end and end.moment else None
    before = _date_after(date.fromordinal(last.toordinal() + 1), -count if count else None, unit) if last and last < date.max else None
    if end is None or before is None:
        return length
    return replace(length, anchor=end.anchor, anchor_date_id=end.anchor_date_id, direction=end.direction, bounds=(before, last))


def _second_part(groups: dict[str, str]) -> str:
    """The second part of "one hour and twenty minutes"."""
    unit = words("unit")[groups["unit2"]]
    added = duration_value(number(groups["number2"]), unit)[1:]
    return added.removeprefix("T") if words("unit")[groups["unit"]] in ("hour", "minute") else added


def length_from_now(count: float | None, unit: str, direction: str, context: Context) -> Meaning:
    """A length that ends, or begins, on the day of writing."""
    value, base = duration_value(count, unit), writing_base(context)
    start = as_date(base.moment) if base else None
    if base is None or start is None:
        return Meaning("DURATION", value, unit, anchor="none", direction=direction)
    other = _date_after(start, (count if direction == FUTURE else -count) if count else None, unit)
    bounds = None if other is None else (start, other) if direction == FUTURE else (other, start)
    return Meaning("DURATION", value, unit, None, None, base.anchor, base.date_id, direction, bounds)


def _date_after(start: date, count: float | None, unit: str) -> date | None:
    if count is None or count != int(count):
        return None
    try:
        if unit in MONTHS_IN or unit in YEARS_IN:
            return add_months(start, int(count) * (MONTHS_IN.get(unit) or 12 * YEARS_IN[unit]))
        days = {"day": 1, "night": 1, "week": 7, "fortnight": 14}.get(unit)
        return date.fromordinal(start.toordinal() + days * int(count)) if days else None
    except (ValueError, OverflowError):
        return None


def _first_months(count: int, context: Context, year: Meaning | None = None) -> Meaning:
    """Read "the first nine months" of the year told of or of writing."""
    base = now_base(context)
    of_year = year.moment.year if year and year.moment else base.moment.year if base else None
    if of_year is None or not 1 <= count <= 12 or not 1 <= of_year <= 9999:
        return Meaning("DURATION", f"P{count}M", "month", anchor="none")
    last = Moment("month", of_year, count)
    bounds = (date(of_year, 1, 1), _last_day(last))
    if year:
        return replace(year, type="DURATION", value=f"P{count}M", unit="month", moment=None, bounds=bounds)
    return Meaning(
        "DURATION", f"P{count}M", "month", None, None, base.anchor if base else "none", base.date_id if base else None, None, bounds
    )


def _last_day(moment: Moment) -> date | None:
    start = start_of(moment)
    return date.fromordinal(add_months(start, 1).toordinal() - 1) if start else None


@reader
def read_while(expression: Expression, context: Context) -> Meaning | None:
    """Read "a while", "a long time": a length that nothing measures."""
    return Meaning("DURATION", "PXX", anchor="none")


@reader
def read_length_of(expression: Expression, context: Context) -> Meaning | None:
    """Read "the first nine months of 2012", "the last two weeks of May"."""
    groups = expression.groups
    inner = operand(expression, context)
    unit, count = words("unit")[groups["unit"]], number(groups["number"])
    if inner and inner.moment and inner.moment.unit == "year" and unit == "month" and count and groups["span"] == "first":
        return _first_months(int(count), context, inner)
    found = Meaning("DURATION", duration_value(count, unit), unit, anchor="none")
    return replace(found, anchor=inner.anchor, anchor_date_id=inner.anchor_date_id) if inner else found


@reader
def read_repeat(expression: Expression, context: Context) -> Meaning | None:
    """Read "every Tuesday", "twice a day", "annually"."""
    groups = expression.groups
    if "adverb" in groups:
        return Meaning("SET", words("adverb")[groups["adverb"]], anchor="none")
    part = "T" + words("part")[groups["part"]] if "part" in groups else ""
    if groups.get("dow_plural") == "weekends":
        return Meaning("SET", "XXXX-WXX-WE", anchor="none")
    if "dow_plural" in groups:
        return Meaning("SET", f"XXXX-WXX-{words('dow')[groups['dow_plural'][:-1]]}{part}", anchor="none")
    if "season" in groups:
        return Meaning("SET", f"XXXX-{words('season')[groups['season']]}", anchor="none")
    if "dow" in groups:
        return Meaning("SET", f"XXXX-WXX-{words('dow')[groups['dow']]}{part}", anchor="none")
    count = 2.0 if "other" in groups else number(groups["number"]) if "number" in groups else None if "vague" in groups else 1.0
    return Meaning("SET", duration_value(count, words("unit")[groups["unit"]]), anchor="none")

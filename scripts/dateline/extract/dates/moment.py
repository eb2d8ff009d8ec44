"""Moments: stretches of the calendar named by a unit, and the arithmetic that moves between them.

Years are astronomical (0 is 1 BC). Seasons are the northern ones and whole months: spring is March to May, and the winter
of a year begins in its December. Weeks are ISO weeks.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

MONTHS_IN = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12}
YEARS_IN = {"year": 1, "decade": 10, "century": 100, "millennium": 1000, "hundred": 100}
SEASONS = ("SP", "SU", "FA", "WI")


@dataclass(frozen=True, slots=True)
class Moment:
    """A stretch of the calendar.

    ``number`` counts months, quarters, halves, seasons (spring is 1) or ISO weeks within the year; a decade, a
    century, a millennium and a hundred ("the 1800s") carry their first year. ``time`` is what TIMEX3 puts after a day: ``TMO``, ``T10:35``.
    """

    unit: str
    year: int
    number: int = 1
    day: int = 1
    time: str = ""

    def at(self, time: str) -> Moment:
        """The same day at a time of day."""
        return replace(self, time=time)


def day_of(when: date, time: str = "") -> Moment:
    """The day of a date."""
    return Moment("day", when.year, when.month, when.day, time)


def as_date(moment: Moment) -> date | None:
    """The day that a moment of unit day is; None outside the years 1 to 9999."""
    return date(moment.year, moment.number, moment.day) if 1 <= moment.year <= 9999 else None


def make_day(year: int, month: int, day: int) -> Moment | None:
    """A day, or None when the calendar has no such day."""
    if not 1 <= month <= 12 or not 1 <= day <= days_in_month(year, month):
        return None
    return Moment("day", year, month, day)


def days_in_month(year: int, month: int) -> int:
    """The length of a month in the proleptic Gregorian calendar, for years before 1 too."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def first_month(moment: Moment) -> int:
    """The month in which a moment of months or more begins."""
    if moment.unit == "season":
        return 3 * moment.number
    return MONTHS_IN.get(moment.unit, 12) * (moment.number - 1) + 1


def start_of(moment: Moment) -> date | None:
    """The first day; None outside the years 1 to 9999."""
    if not 1 <= moment.year <= 9999:
        return None
    if moment.unit in ("week", "weekend"):
        return date.fromisocalendar(moment.year, moment.number, 6 if moment.unit == "weekend" else 1)
    if moment.unit in MONTHS_IN:
        return date(moment.year, first_month(moment), 1)
    if moment.unit in YEARS_IN:
        return date(moment.year, 1, 1)
    return as_date(moment)


def end_of(moment: Moment) -> date | None:
    """The last day; None outside the years 1 to 9999."""
    start = start_of(moment)
    if start is None:
        return None
    try:
        if moment.unit in ("week", "weekend"):
            return start + timedelta(days=6 if moment.unit == "week" else 1)
        if moment.unit in MONTHS_IN:
            return add_months(start, MONTHS_IN[moment.unit], clip=False) - timedelta(days=1)
        if moment.unit in YEARS_IN:
            return date(moment.year + YEARS_IN[moment.unit] - 1, 12, 31)
        return start + timedelta(days=1) if moment.time == "TNI" else start
    except (ValueError, OverflowError):
        return None


def add_months(when: date, months: int, *, clip: bool = True) -> date:
    """A date some months on; the day is cut to the length of the month. Raises ValueError outside the years 1 to 9999."""
    total = when.year * 12 + when.month - 1 + months
    year, month = divmod(total, 12)
    if (year, month) == (10000, 0) and not clip and when.day == 1:
        raise OverflowError("the year 10000")
    return date(year, month + 1, min(when.day, days_in_month(year, month + 1)))


def containing(moment: Moment, unit: str) -> Moment | None:
    """The stretch of a unit in which a moment begins; None where weeks or days are asked of a coarser moment."""
    if unit == moment.unit:
        return replace(moment, time="") if unit == "day" else moment
    if unit == "decade":
        return Moment("decade", 10 * (moment.year // 10)) if moment.year > 0 else Moment("decade", moment.year - (moment.year - 1) % 10)
    if unit in ("century", "millennium"):
        return Moment(unit, moment.year - (moment.year - 1) % YEARS_IN[unit])
    if unit == "year":
        return Moment("year", moment.year)
    return _within_year(moment, unit)


def _within_year(moment: Moment, unit: str) -> Moment | None:
    if unit in ("week", "weekend"):
        start = start_of(moment) if moment.unit in ("day", "week", "weekend") else None
        return _week(start, unit) if start else None
    if moment.unit in ("week", "weekend"):
        start = start_of(moment)
        return containing(day_of(start), unit) if start else None
    if moment.unit == "day":
        return _of_month(moment.year, moment.number, unit)
    if moment.unit in MONTHS_IN and unit in MONTHS_IN and MONTHS_IN[moment.unit] < MONTHS_IN[unit] and moment.unit != "season":
        return _of_month(moment.year, first_month(moment), unit)
    return None


def _of_month(year: int, month: int, unit: str) -> Moment | None:
    if unit == "season":
        return Moment("season", year if month > 2 else year - 1, (month - 3) % 12 // 3 + 1)
    if unit in MONTHS_IN:
        return Moment(unit, year, (month - 1) // MONTHS_IN[unit] + 1)
    return None


def _week(day: date, unit: str) -> Moment:
    iso = day.isocalendar()
    return Moment(unit, iso.year, iso.week)


def shifted(moment: Moment, count: int, unit: str) -> Moment | None:
    """A moment so many units on, as coarse as the coarser of the two; None when the calendar cannot say."""
    whole = containing(moment, unit)
    if whole is None:
        return None
    try:
        return _stepped(whole, count)
    except (ValueError, OverflowError):
        return None


def _stepped(moment: Moment, count: int) -> Moment | None:
    if moment.unit in YEARS_IN:
        return replace(moment, year=moment.year + count * YEARS_IN[moment.unit])
    if moment.unit in MONTHS_IN:
        per_year = 12 // MONTHS_IN[moment.unit]
        years, number = divmod(moment.number - 1 + count, per_year)
        return replace(moment, year=moment.year + years, number=number + 1)
    start = start_of(moment)
    if start is None:
        return None
    days = 7 if moment.unit in ("week", "weekend") else 1
    then = start + timedelta(days=days * count)
    return _week(then, moment.unit) if days == 7 else day_of(then)


def years_on(moment: Moment, count: int) -> Moment:
    """The same stretch of another year: the quarter a year earlier, the day ten years later (29 February becomes 28)."""
    year = moment.year + count
    if moment.unit == "day":
        return replace(moment, year=year, day=min(moment.day, days_in_month(year, moment.number)))
    if moment.unit in ("week", "weekend"):
        return replace(moment, year=year, number=min(moment.number, 52))
    return replace(moment, year=year)

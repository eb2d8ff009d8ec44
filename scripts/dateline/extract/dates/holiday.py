"""The days of a year that have names: fixed days, days counted from Easter, and the nth weekday of a month."""

from __future__ import annotations

from datetime import date, timedelta

from dateline.extract.dates.moment import Moment, day_of, days_in_month, make_day
from dateline.language.knowledge import load


def holiday_in(name: str, year: int) -> Moment | None:
    """The holiday of a year; None where it has none."""
    row = load("dates/holidays")["names"].get(name)
    if row is None or not 1 <= year <= 9999:
        return None
    if "fixed" in row:
        return make_day(year, *row["fixed"])
    if "nth" in row:
        return day_of(nth_weekday(year, *row["nth"]))
    if "election" in row:
        return day_of(nth_weekday(year, 11, 1, 1) + timedelta(days=1))
    return day_of(easter(year) + timedelta(days=row["easter"]))


def nth_weekday(year: int, month: int, weekday: int, which: int) -> date:
    """The which-th Monday (weekday 1) … Sunday (7) of a month; -1 is the last."""
    if which < 0:
        last = date(year, month, days_in_month(year, month))
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (which - 1))


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm that Meeus prints, Astronomical Algorithms, ch. 8)."""
    golden, century, rest = year % 19, year // 100, year % 100
    leap, skipped = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap - correction + 15) % 30
    weekday = (32 + 2 * skipped + 2 * (rest // 4) - epact - rest % 4) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)

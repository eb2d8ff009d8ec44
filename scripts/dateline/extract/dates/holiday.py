"""The days of a year that have names, and the nth weekday of a month.

Kept libraries reckon the days: `holidays` those of countries and creeds, `dateutil` Easter. Both are imported when a phrase
needs them, since most texts name no such day.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import Any

from dateline.extract.dates.moment import Moment, day_of, days_in_month
from dateline.language.knowledge import load

# The years that Easter is reckoned for: `dateutil` knows the Gregorian rule from its first whole year on, the Orthodox to 4099.
EASTER_YEARS = range(1583, 4100)
ESTIMATED = " (estimated)"


def holiday_in(name: str, year: int) -> Moment | None:
    """The holiday, or the first day of the feast, in a year; None where it has none or nobody reckons it."""
    row = _rows().get(_key(name))
    if row is None or not 1 <= year <= 9998:
        return None
    period, remainder = row.get("every", (1, 0))
    first = _first_day(row, year) if year % period == remainder else None
    return day_of(first + timedelta(days=row.get("days", 0))) if first else None


def holiday_length(name: str) -> int:
    """How many days the holiday lasts."""
    length: int = _rows().get(_key(name), {}).get("length", 1)
    return length


def _key(name: str) -> str:
    return name.replace("’", "'").replace("-", " ")


@cache
def _rows() -> dict[str, dict[str, Any]]:
    return {_key(name): row for name, row in load("dates/holidays")["names"].items()}


def _first_day(row: dict[str, Any], year: int) -> date | None:
    if "library" in row:
        return _library_days(row["library"][0], year).get(row["library"][1])
    if "fixed" in row:
        return date(year, *row["fixed"])
    if "nth" in row:
        return nth_weekday(year, *row["nth"])
    if year not in EASTER_YEARS:
        return None
    from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter

    method = EASTER_ORTHODOX if "orthodox" in row else EASTER_WESTERN
    sunday: date = easter(year, method)
    return sunday + timedelta(days=row["orthodox"] if "orthodox" in row else row["easter"])


@cache
def _library_days(country: str, year: int) -> dict[str, date]:
    """The first day of each holiday of a country by its English name; a feast that began the year before has its first day there."""
    import holidays

    kept = getattr(holidays, country)
    language = "en_US" if "en_US" in kept.supported_languages else None
    known = kept(years=(year - 1, year), observed=False, language=language, categories=kept.supported_categories)
    days = sorted((name.removesuffix(ESTIMATED), day) for day, names in known.items() for name in names.split("; "))
    found: dict[str, date] = {}
    for name, day in days:
        if day.year == year and (name, day - timedelta(days=1)) not in days:
            found.setdefault(name, day)
    return found


def nth_weekday(year: int, month: int, weekday: int, which: int) -> date:
    """The which-th Monday (weekday 1) … Sunday (7) of a month; -1 is the last."""
    if which < 0:
        last = date(year, month, days_in_month(year, month))
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (which - 1))

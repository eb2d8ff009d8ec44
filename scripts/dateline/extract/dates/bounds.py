"""From a moment and a modifier to its TIMEX3 value, its calendar bounds and its EDTF: one place for all three.

Bounds are the first and the last day that the words may cover, inclusive. "Early", "mid" and "late" are thirds: of a year
four months each, of a month the days to the 10th, to the 20th and the rest, of a decade the years 0-3, 4-6 and 7-9.
"""

from __future__ import annotations

from datetime import date, timedelta

from dateline.extract.dates.moment import MONTHS_IN, SEASONS, YEARS_IN, Moment, add_months, end_of, start_of

THIRDS = ("START", "MID", "END")
Bounds = tuple[date | None, date | None]


def timex_value(moment: Moment) -> str:
    """The ISO-TimeML value: ``2020-09-14``, ``2013-W11``, ``1989-Q3``, ``201``, ``BC0490``, ``2013-03-23T15:00``."""
    if moment.unit == "hundred":
        return f"{moment.year // 100:02d}"
    if moment.unit == "millennium":
        return f"{(moment.year - 1) // 1000}" if moment.year > 0 else f"BC{-moment.year // 1000}"
    if moment.unit == "century":
        return f"{(moment.year - 1) // 100:02d}" if moment.year > 0 else f"BC{-moment.year // 100:02d}"
    if moment.unit == "decade":
        return f"{moment.year // 10:03d}" if moment.year > 0 else f"BC{(1 - moment.year) // 10:03d}"
    year = f"{moment.year:04d}" if moment.year > 0 else f"BC{1 - moment.year:04d}"
    return year + _within(moment)


def _within(moment: Moment) -> str:
    number = moment.number
    return {
        "year": "",
        "half": f"-H{number}",
        "season": f"-{SEASONS[(number - 1) % 4]}",
        "quarter": f"-Q{number}",
        "month": f"-{number:02d}",
        "week": f"-W{number:02d}",
        "weekend": f"-W{number:02d}-WE",
    }.get(moment.unit, f"-{number:02d}-{moment.day:02d}{moment.time}")


def granularity(moment: Moment) -> str:
    """How finely the moment speaks, a word of the schema, whose coarsest is the century."""
    if not moment.time:
        return "century" if moment.unit in ("millennium", "hundred") else moment.unit
    if ":" not in moment.time:
        return "part_of_day" if not moment.time[1:2].isdigit() else "hour"
    colons = moment.time.count(":")
    return "second" if colons == 2 else "minute"


def bounds(moment: Moment, modifier: str | None) -> Bounds:
    """The first and last day; of an open modifier (BEFORE, ON_OR_AFTER …) one of the two is None."""
    start, end = start_of(moment), end_of(moment)
    if modifier in THIRDS:
        return third(moment, THIRDS.index(modifier))
    if modifier == "ON_OR_AFTER":
        return start, None
    if modifier == "ON_OR_BEFORE":
        return None, end
    if modifier == "BEFORE":
        return None, start - timedelta(days=1) if start and start > date.min else None
    if modifier == "AFTER":
        return end + timedelta(days=1) if end and end < date.max else None, None
    return start, end


def third(moment: Moment, which: int) -> Bounds:
    """The first (0), middle (1) or last (2) third of a moment."""
    start, end = start_of(moment), end_of(moment)
    if start is None or end is None:
        return start, end
    if moment.unit in YEARS_IN and moment.unit != "year":
        return _third_of_years(moment, which)
    if moment.unit in MONTHS_IN and MONTHS_IN[moment.unit] > 1:
        months = MONTHS_IN[moment.unit] // 3
        first = add_months(start, which * months)
        return first, end if which == 2 else add_months(first, months) - timedelta(days=1)
    if moment.unit == "month":
        return (
            (start, start.replace(day=10))
            if which == 0
            else (start.replace(day=11 if which == 1 else 21), start.replace(day=20) if which == 1 else end)
        )
    if moment.unit == "week":
        return start + timedelta(days=2 * which), start + timedelta(days=2 * which + 2)
    return start, end


def _third_of_years(moment: Moment, which: int) -> Bounds:
    tenth = YEARS_IN[moment.unit] // 10
    first, last = ((0, 4 * tenth - 1), (4 * tenth, 7 * tenth - 1), (7 * tenth, 10 * tenth - 1))[which]
    return date(moment.year + first, 1, 1), date(moment.year + last, 12, 31)


def edtf(moment: Moment, modifier: str | None) -> str | None:
    """The Extended Date/Time Format (ISO 8601-2, level 1 where it suffices), or None where it has no form."""
    plain = _plain_edtf(moment)
    if modifier in THIRDS and not moment.time:
        start, end = bounds(moment, modifier)
        if moment.unit == "day" or start is None or end is None:
            return plain
        return interval(start, end)
    if modifier in ("ON_OR_AFTER", "ON_OR_BEFORE", "BEFORE", "AFTER"):
        return _open_edtf(moment, modifier)
    if modifier == "APPROX" and plain and moment.unit in ("day", "month", "year", "decade") and not moment.time:
        return plain + "~"
    return plain


def interval(start: date | None, end: date | None) -> str | None:
    """The EDTF of two bounds; None where one is missing."""
    return f"{start.isoformat()}/{end.isoformat()}" if start and end else None


def half(moment: Moment, which: int) -> Bounds:
    """The first (1) or second (2) half of a moment."""
    start, end = start_of(moment), end_of(moment)
    if start is None or end is None or end == start:
        return start, end
    if moment.unit in YEARS_IN:
        middle = date(moment.year + YEARS_IN[moment.unit] // 2, 1, 1)
    else:
        middle = start + timedelta(days=((end - start).days + 1) // 2)
    return (start, middle - timedelta(days=1)) if which == 1 else (middle, end)


def _open_edtf(moment: Moment, modifier: str) -> str | None:
    start, end = bounds(moment, modifier)
    if start:
        return f"{start.isoformat()}/.."
    return f"../{end.isoformat()}" if end else None


def _plain_edtf(moment: Moment) -> str | None:
    year = f"{moment.year:04d}" if moment.year >= 0 else f"-{-moment.year:04d}"
    if moment.unit == "hundred":
        return f"{moment.year // 100:02d}XX"
    if moment.unit in ("decade", "century", "millennium"):
        return _years_edtf(moment, year)
    if moment.unit == "day":
        return f"{year}-{moment.number:02d}-{moment.day:02d}" + _edtf_time(moment.time)
    if moment.unit in ("year", "month"):
        return year if moment.unit == "year" else f"{year}-{moment.number:02d}"
    if moment.unit in ("season", "quarter", "half"):
        return f"{year}-{ {'season': 20, 'quarter': 32, 'half': 39}[moment.unit] + moment.number }"
    return interval(start_of(moment), end_of(moment))


def _years_edtf(moment: Moment, year: str) -> str:
    if moment.unit == "decade" and moment.year > 0:
        return f"{moment.year // 10:03d}X"
    last = moment.year + YEARS_IN[moment.unit] - 1
    return f"{year}/{last:04d}" if last >= 0 else f"{year}/-{-last:04d}"


def _edtf_time(time: str) -> str:
    """Level 0 of EDTF has whole seconds only, and no parts of the day."""
    if ":" not in time or "24:" in time:
        return ""
    clock, zone = (time[:-1], "Z") if time.endswith("Z") else (time, "")
    return clock + (":00" if clock.count(":") == 1 else "") + zone

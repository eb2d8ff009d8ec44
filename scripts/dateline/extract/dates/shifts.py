"""Readers of counted shifts: "three years ago", "two days later", "the year-ago quarter"."""

from __future__ import annotations

import re
from dataclasses import replace

from dateline.extract.dates.discourse import FUTURE, PAST, Context
from dateline.extract.dates.grammar import Expression
from dateline.extract.dates.lexicon import number, words
from dateline.extract.dates.meaning import UNRESOLVED, Base, Meaning, now_base, of_moment, reader, told_base, unresolved
from dateline.extract.dates.moment import MONTHS_IN, Moment, containing, shifted, years_on

# How many sentences on "a year earlier" still compares with the quarter told of.
REPORT_REACH = 8


MINUTES = {"minute": 1.0, "hour": 60.0}


@reader
def read_shift(expression: Expression, context: Context) -> Meaning | None:
    """Read "three years ago", "two days later"."""
    groups = expression.groups
    way = groups["way"]
    sign = -1 if way in ("ago", "earlier", "previously", "before") else 1
    direction = PAST if sign < 0 else FUTURE
    unit = words("unit")[groups.get("unit") or groups["way_word"]]
    count = 1.0 if "way_word" in groups else number(groups["number"]) if "number" in groups else None
    if "vague" in groups and "couple" in groups["vague"]:
        count = 2.0
    if count is not None and "tail" in groups:
        count += words("fraction")[groups["tail"]]
    if count is None:
        return Meaning("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF", anchor="none", direction=direction)
    deictic = way in ("ago", "from now", "hence")
    unit, count = ("week", 2 * count) if unit == "fortnight" else ("day", count) if unit == "night" else (unit, count)
    base = now_base(context) if deictic else told_base(context, day=unit in ("day", "week"))
    if unit not in UNRESOLVED:
        later = None if deictic else _clock_moved(base, sign * count * MINUTES.get(unit, 0.0))
        return of_moment(later, base, direction) or unresolved("XXXX-XX-XXTXX", unit, direction)
    moment = _moved(base, sign * count, unit, context)
    if "same" in groups and base is not None and unit == "year" and count == int(count):
        moment = _anniversary(years_on(base.moment, int(sign * count)), groups["same"])
    if moment is not None and abs(moment.year) > 9998:
        return Meaning("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF", anchor="none", direction=direction)
    found = of_moment(moment, base, direction) or unresolved(UNRESOLVED[unit], unit, direction)
    return replace(found, modifier=words("approximator").get(groups.get("approximator", "")))


def _anniversary(day: Moment, said: str) -> Moment | None:
    """The day, week or month of another year: "thirty years ago tonight", "a year ago this week"."""
    part = {"tonight": "TNI", "this morning": "TMO", "this evening": "TEV"}.get(said)
    if part:
        return day.at(part)
    return containing(day, said.removeprefix("this ")) if said != "today" else day


def _clock_moved(base: Base | None, minutes: float) -> Moment | None:
    """A clock time some minutes on from the clock time told of; None where no clock time was told of."""
    match = re.match(r"T(\d\d):(\d\d)(?::\d\d)?(Z?)", base.moment.time) if base and minutes else None
    if base is None or match is None:
        return None
    days, rest = divmod(int(match[1]) * 60 + int(match[2]) + round(minutes), 24 * 60)
    day = shifted(replace(base.moment, time=""), days, "day")
    return day.at(f"T{rest // 60:02d}:{rest % 60:02d}{match[3]}") if day else None


def _moved(base: Base | None, count: float, unit: str, context: Context) -> Moment | None:
    if base is None:
        return None
    if unit == "year" and count == int(count) and _speaks_of_quarters(context):
        assert context.quarter is not None
        return years_on(context.quarter.moment, int(count))
    if count != int(count):
        finer = {"year": ("month", 12), "decade": ("year", 10), "century": ("year", 100), "month": ("week", 4), "week": ("day", 7)}.get(
            unit
        )
        return shifted(base.moment, round(count * finer[1]), finer[0]) if finer else None
    return shifted(base.moment, int(count), unit)


def _speaks_of_quarters(context: Context) -> bool:
    """Whether the sentence compares a quarter (or half) with another: then "a year earlier" is a quarter too."""
    told, quarter = context.told, context.quarter
    return (
        quarter is not None
        and told is not None
        and told.moment.unit in ("quarter", "half")
        and context.sentence - told.sentence <= REPORT_REACH
    )


@reader
def read_other_year(expression: Expression, context: Context) -> Meaning | None:
    """Read "the same period last year": the quarter, half or month told of, in that year; else the whole year."""
    groups = expression.groups
    unit, base = groups.get("unit") or groups.get("alone"), now_base(context)
    if unit is None:
        month = containing(base.moment, "month") if base and "year" not in groups else None
        return of_moment(years_on(month, -1), base, PAST) if month else None
    told = context.quarter if unit in ("quarter", "half") or _speaks_of_quarters(context) else context.told
    if told is not None and unit not in ("period", told.moment.unit):
        told = None
    year = int(groups["year"]) if "year" in groups else None
    if told is not None and told.moment.unit in MONTHS_IN:
        moment = replace(told.moment, year=year) if year else years_on(told.moment, -1)
        return of_moment(moment, Base(told.moment, "context", told.date_id), PAST)
    if year is not None:
        return of_moment(Moment("year", year))
    return of_moment(shifted(base.moment, -1, "year"), base, PAST) if base else unresolved("XXXX", "year", PAST)


@reader
def read_year_ago(expression: Expression, context: Context) -> Meaning | None:
    """Read "the year-ago quarter", "year-earlier": the same stretch of the year before."""
    period = expression.groups.get("period", "")
    base = now_base(context)
    if period.endswith("months"):
        return Meaning("DURATION", f"P{int(number(period) or 0)}M", "month", anchor="none", direction=PAST)
    if base is None:
        return unresolved("XXXX", "year", PAST)
    unit = period if period in ("quarter", "month", "half") else None
    if context.quarter and unit != "month" and (unit or not period.startswith("period") or _speaks_of_quarters(context)):
        quarter = context.quarter
        return of_moment(years_on(quarter.moment, -1), Base(quarter.moment, "context", quarter.date_id), PAST)
    if (
        context.told
        and (unit or context.told.moment.unit) == context.told.moment.unit
        and context.told.moment.unit in ("quarter", "half", "month")
    ):
        return of_moment(years_on(context.told.moment, -1), Base(context.told.moment, "context", context.told.date_id), PAST)
    if unit:
        previous = shifted(base.moment, -1, unit)
        return of_moment(years_on(previous, -1) if previous else None, base, PAST)
    return of_moment(shifted(base.moment, -1, "year"), base, PAST)

"""Readers of the present, the past and the future as such, and of days that have names."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from dateline.extract.dates.calendar_dates import year_of
from dateline.extract.dates.discourse import FUTURE, PAST, PRESENT, Context, cues
from dateline.extract.dates.grammar import Expression
from dateline.extract.dates.holiday import holiday_in, holiday_length
from dateline.extract.dates.lexicon import words
from dateline.extract.dates.meaning import Base, Meaning, now_base, of_moment, reader, unresolved
from dateline.extract.dates.moment import Moment, as_date

# No holiday comes more rarely than an inauguration: every fourth year.
LONGEST_PERIOD = 4


@reader
def read_reference(expression: Expression, context: Context) -> Meaning | None:
    """Read "now", "recently", "the future"."""
    ref = expression.pattern.ref
    assert ref is not None
    if context.direction == PAST and "soon" in expression.groups:
        return None
    direction = {"PAST_REF": PAST, "PRESENT_REF": PRESENT, "FUTURE_REF": FUTURE}[ref]
    return Meaning("DATE", ref, anchor="publication" if context.now else "none", direction=direction)


@reader
def read_some_day(expression: Expression, context: Context) -> Meaning | None:
    """Read "one day": a day to come that nothing fixes, or in a story some day of it."""
    unit = expression.groups.get("unit", "day")
    if context.direction == FUTURE or "unit" not in expression.groups:
        return Meaning("DATE", "FUTURE_REF", anchor="publication" if context.now else "none", direction=FUTURE)
    part = words("part").get(unit)
    return unresolved("XXXX-XX-XX" + (f"T{part}" if part else ""), "part_of_day" if part else "day", context.direction)


@reader
def read_holiday(expression: Expression, context: Context) -> Meaning | None:
    """A day with a name, of the year that is said or the nearest in the direction that the words point in."""
    groups = expression.groups
    year, name = year_of(groups, context), groups["holiday"]
    if year is not None:
        return _feast(of_moment(holiday_in(name, year)), name) or unresolved(f"{year:04d}-XX-XX", "day")
    base = now_base(context)
    if base is None:
        return unresolved("XXXX-XX-XX", "day")
    direction = None if context.before in cues()["aiming_prepositions"] else context.direction
    years = [base.moment.year, *_other_years(base, direction)]
    moments = [moment for moment in (holiday_in(name, near) for near in years) if moment is not None]
    here = next((moment for moment in moments if base.told or _lies(moment, holiday_length(name), base.moment, direction)), None)
    return _feast(of_moment(here or next(iter(moments), None), base, context.direction), name)


def _other_years(base: Base, direction: str | None) -> list[int]:
    """The years beside that of the base, the nearest first, on the side that the words point to."""
    steps = range(1, LONGEST_PERIOD + 1)
    if direction == PAST:
        return [base.moment.year - step for step in steps]
    return [base.moment.year + step for step in steps] if direction == FUTURE else []


def _lies(moment: Moment, length: int, base: Moment, direction: str | None) -> bool:
    """Whether a feast of so many days lies on the side of the base that the words point to; while it lasts it counts for both."""
    first, here = as_date(moment), as_date(base)
    if first is None or here is None:
        return True
    return first <= here if direction == PAST else direction != FUTURE or first + timedelta(days=length) > here


def _feast(found: Meaning | None, name: str) -> Meaning | None:
    """A feast of several days is a stretch of days."""
    length = holiday_length(name)
    first = as_date(found.moment) if found and found.moment else None
    if found is None or first is None or length == 1:
        return found
    last = first + timedelta(days=length - 1)
    return replace(found, value=f"{first.isoformat()}/{last.isoformat()}", moment=None, bounds=(first, last))

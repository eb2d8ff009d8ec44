"""Readers of the present, the past and the future as such, and of days that have names."""

from __future__ import annotations

from dateline.extract.dates.calendar_dates import year_of
from dateline.extract.dates.discourse import FUTURE, PAST, PRESENT, Context
from dateline.extract.dates.grammar import Expression
from dateline.extract.dates.holiday import holiday_in
from dateline.extract.dates.meaning import Meaning, now_base, of_moment, reader, unresolved


@reader
def read_reference(expression: Expression, context: Context) -> Meaning | None:
    """Read "now", "recently", "the future"."""
    ref = expression.pattern.ref
    assert ref is not None
    if context.direction == PAST and ref == "FUTURE_REF" and not expression.groups.get("noun"):
        return None
    direction = {"PAST_REF": PAST, "PRESENT_REF": PRESENT, "FUTURE_REF": FUTURE}[ref]
    anchor = "none" if context.now is None else "context" if context.dateline else "publication"
    return Meaning("DATE", ref, anchor=anchor, anchor_date_id=context.dateline, direction=direction)


@reader
def read_holiday(expression: Expression, context: Context) -> Meaning | None:
    """A day with a name, of the year that is said or the nearest in the direction that the words point in."""
    groups = expression.groups
    year, name = year_of(groups, context), groups["holiday"].replace("’", "'")
    if year is not None:
        return of_moment(holiday_in(name, year))
    base = now_base(context)
    if base is None:
        return unresolved("XXXX-XX-XX", "day")
    here = holiday_in(name, base.moment.year)
    if here is None or base.told:
        return of_moment(here, base)
    later = (here.number, here.day) > (base.moment.number, base.moment.day)
    if later and context.direction == PAST:
        here = holiday_in(name, base.moment.year - 1)
    elif not later and context.direction == FUTURE:
        here = holiday_in(name, base.moment.year + 1)
    return of_moment(here, base, context.direction)

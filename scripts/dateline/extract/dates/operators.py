"""Readers of words that stand before or after an expression: "early", "the week of", "Friday, …", "… last year"."""

from __future__ import annotations

import re
from dataclasses import replace

from dateline.extract.dates.bounds import timex_value
from dateline.extract.dates.discourse import Context
from dateline.extract.dates.grammar import Expression
from dateline.extract.dates.holiday import nth_weekday
from dateline.extract.dates.lexicon import words
from dateline.extract.dates.meaning import ANAPHORIC, Meaning, now_base, of_moment, operand, reader, told_base
from dateline.extract.dates.moment import containing, day_of, days_in_month, make_day, shifted, start_of


@reader
def read_modified(expression: Expression, context: Context) -> Meaning | None:
    """Read "early 2013", "the end of the month"."""
    inner = operand(expression, context)
    said = re.findall(r"[a-z]+", expression.groups["modifier"])
    return replace(inner, modifier=next(words("modifier")[word] for word in said if word in words("modifier"))) if inner else None


@reader
def read_within(expression: Expression, context: Context) -> Meaning | None:
    """Read "later this week": some part of the period."""
    return operand(expression, context)


@reader
def read_approximate(expression: Expression, context: Context) -> Meaning | None:
    """Read "around 1910"."""
    inner = operand(expression, context)
    return replace(inner, modifier=inner.modifier or "APPROX") if inner else None


@reader
def read_week_of(expression: Expression, context: Context) -> Meaning | None:
    """Read "the week of 14 December": the week in which the day lies."""
    inner = operand(expression, context)
    unit = expression.groups.get("week", "week")
    week = containing(inner.moment, unit) if inner and inner.moment else None
    return replace(inner, type="DATE", value=timex_value(week), unit=unit, moment=week) if inner and week else inner


@reader
def read_beside(expression: Expression, context: Context) -> Meaning | None:
    """Read "the day after Christmas", "the week before the 3rd"."""
    groups, inner = expression.groups, operand(expression, context)
    if inner is None or inner.moment is None:
        return None
    word = groups["way_word"]
    time = {"night": "TNI", "morning": "TMO"}.get(word, "")
    step = -1 if groups["way"] == "before" else 1
    moment = shifted(replace(inner.moment, time=""), step, "day" if time else word)
    if moment is None or (time and moment.unit != "day"):
        return None
    moment = moment.at(time) if time else moment
    return replace(inner, type="TIME" if time else "DATE", value=timex_value(moment), unit=moment.unit, moment=moment, modifier=None)


@reader
def read_nth_weekday(expression: Expression, context: Context) -> Meaning | None:
    """Read "the first Monday in October"; of each month it is a repeated time."""
    groups, inner = expression.groups, operand(expression, context)
    if inner is None or inner.type == "SET":
        return inner
    if inner.moment is None or inner.moment.unit != "month" or start_of(inner.moment) is None:
        return None
    which = -1 if groups["nth_part"] in ("last", "final") else words("ordinal")[groups["nth_part"]]
    day = day_of(nth_weekday(inner.moment.year, inner.moment.number, words("dow")[groups["dow"]], which))
    return replace(inner, value=timex_value(day), unit="day", moment=day, modifier=None)


@reader
def read_nth_of(expression: Expression, context: Context) -> Meaning | None:
    """Read "the 15th of next month"."""
    inner = operand(expression, context)
    month = inner.moment if inner and inner.moment and inner.moment.unit == "month" else None
    day = make_day(month.year, month.number, int(expression.groups["nth"][:-2])) if month else None
    return replace(inner, value=timex_value(day), unit="day", moment=day, modifier=None) if inner and day else None


@reader
def read_nth_week(expression: Expression, context: Context) -> Meaning | None:
    """Read "the last week of August": a length of a week, bounded by seven days of the month."""
    inner = operand(expression, context)
    start = start_of(inner.moment) if inner and inner.moment and inner.moment.unit == "month" else None
    if inner is None or inner.moment is None or start is None:
        return None
    part = expression.groups["nth_part"]
    length = days_in_month(start.year, start.month)
    first = length - 6 if part in ("last", "final") else 7 * words("ordinal")[part] - 6
    bounds = (start.replace(day=first), start.replace(day=first + 6))
    return replace(inner, type="DURATION", value="P1W", unit="week", moment=None, modifier=None, bounds=bounds)


@reader
def read_in_year(expression: Expression, context: Context) -> Meaning | None:
    """Read "July last year": the month of the year that the words after it name."""
    inner = operand(expression, context)
    if inner is None or inner.moment is None:
        return inner
    word = re.sub(r"^the ", "", expression.groups["which_year"]).split()[0]
    offset = -1 if word == "a" else words("relative")[word]
    base = told_base(context) if word in ANAPHORIC else now_base(context)
    if base is None:
        return inner
    moment = replace(inner.moment, year=base.moment.year + offset)
    return replace(of_moment(moment, base, inner.direction) or inner, modifier=inner.modifier)

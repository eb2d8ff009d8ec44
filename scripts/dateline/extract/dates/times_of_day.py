"""Readers of clock times and parts of the day."""

from __future__ import annotations

import re
from dataclasses import replace

from dateline.extract.dates.bounds import timex_value
from dateline.extract.dates.discourse import PRESENT, Context
from dateline.extract.dates.grammar import Expression
from dateline.extract.dates.lexicon import number, words
from dateline.extract.dates.meaning import Base, Meaning, of_moment, operand, read, reader, unresolved, writing_base
from dateline.extract.dates.moment import shifted


def _unit_of_clock(groups: dict[str, str]) -> str:
    """How finely a clock time speaks: "5 p.m." to the hour."""
    if "clock4" in groups or "minutes" in groups:
        return "minute"
    if "clock" not in groups:
        return "hour"
    return ("hour", "minute", "second")[len(re.findall(r"\d+", groups["clock"])) - 1]


def _hour_in_words(groups: dict[str, str]) -> tuple[int, int]:
    """The hour and minute of "four o'clock", "half past three", "a quarter to five"."""
    hour = int(number(groups["hour_word"]) or 0)
    if "minutes" not in groups:
        return hour, 0
    word = groups["minutes"].removeprefix("a ")
    minutes = {"half": 30, "quarter": 15}.get(word) or int(number(word) or 0)
    return (hour, minutes) if groups["past"] != "to" else ((hour - 1) % 24, 60 - minutes)


def clock_time(groups: dict[str, str]) -> str | None:
    """The TIMEX3 time of a clock time: "T17:00", "T24:00", "T06:15Z"."""
    zone = words("zone").get(groups.get("zone", ""), "")
    if "clock_word" in groups:
        return f"T{words('clock_word')[groups['clock_word']]}{zone}"
    if "clock4" in groups:
        return f"T{groups['clock4'][:2]}:{groups['clock4'][2:]}{zone}"
    if "hour_word" in groups:
        hour, minute, second = *_hour_in_words(groups), ""
    else:
        match = re.match(r"(\d{1,2})(?:[:.](\d\d))?(?::(\d\d))?", groups["clock"])
        assert match is not None
        hour, minute, second = int(match[1]), int(match[2] or 0), f":{match[3]}" if match[3] else ""
    if groups.get("day_part") in ("afternoon", "evening") and hour < 12:
        hour += 12
    half = re.search(r"([ap])\.?m", groups.get("clock", "") + groups.get("half_day", ""))
    if half:
        hour = hour % 12 + (12 if half[1] == "p" else 0)
    return f"T{hour:02d}:{minute:02d}{second}{zone}" if hour <= 24 else None


@reader
def read_clock(expression: Expression, context: Context) -> Meaning | None:
    """A clock time of the day told of in the sentence, or else of the day of writing."""
    time = clock_time(expression.groups)
    if time is None:
        return None
    ahead = read(context.day_ahead, context) if context.day_ahead else None
    if ahead and ahead.moment and ahead.moment.unit == "day" and not ahead.moment.time:
        found = of_moment(ahead.moment.at(time), Base(ahead.moment, ahead.anchor, ahead.anchor_date_id), context.direction)
    else:
        found = timed(time, context)
    return replace(found, unit=_unit_of_clock(expression.groups)) if found else None


def timed(time: str, context: Context) -> Meaning | None:
    """A time of day on the day told of in this sentence or the one before (in a narrative: ever), or else of writing.

    A clock time that heads an entry of a running report is of the day of writing.
    """
    told = None if context.alone and context.now else context.told_day
    if told and told.moment.unit == "day" and (context.narrative or context.sentence - told.sentence <= 1):
        return of_moment(replace(told.moment, time=time), Base(told.moment, "context", told.date_id), context.direction)
    if context.now:
        return of_moment(context.now.at(time), writing_base(context), context.direction)
    return unresolved("XXXX-XX-XX" + time, "hour" if ":" in time else "part_of_day")


@reader
def read_any_part(expression: Expression, context: Context) -> Meaning | None:
    """Read "at night": the part of whatever day; "at dawn": of the day told of."""
    part = expression.groups["part"]
    if part in ("night", "daytime"):
        return unresolved("XXXX-XX-XXT" + words("part")[part], "part_of_day")
    return timed("T" + words("part")[part], context)


@reader
def read_part(expression: Expression, context: Context) -> Meaning | None:
    """Read "this morning", "that night", "the next morning"."""
    groups = expression.groups
    time = "T" + words("part")[groups["part"]]
    which = groups["which"]
    if which == "this" and context.now:
        return of_moment(context.now.at(time), writing_base(context), PRESENT)
    found = timed(time, context)
    offset = {"the next": 1, "the following": 1, "the previous": -1}.get(which, 0)
    if found is None or found.moment is None or not offset:
        return found
    day = shifted(replace(found.moment, time=""), offset, "day")
    moment = day.at(time) if day else None
    return replace(found, value=timex_value(moment), moment=moment) if moment else None


def _on_day(expression: Expression, context: Context, time: str | None) -> Meaning | None:
    inner = operand(expression, context)
    if inner is None or time is None:
        return None
    if inner.moment is None and inner.type == "TIME":
        return replace(inner, value=re.sub(r"T.*", "", inner.value) + time)
    if inner.moment is None:
        return replace(inner, type="TIME", value=inner.value + time) if re.fullmatch(r"[X\d]{4}-.*", inner.value) else None
    if inner.moment.unit != "day":
        return None
    moment = inner.moment.at(time)
    return replace(inner, type="TIME", value=timex_value(moment), moment=moment)


@reader
def read_part_of(expression: Expression, context: Context) -> Meaning | None:
    """Read "Friday evening", "the night of 3 May": a part of the day that the operand names."""
    part = expression.groups["part"]
    inner = operand(expression, context)
    if part == "eve" and inner and inner.moment:
        day = shifted(inner.moment, -1, "day")
        return replace(inner, value=timex_value(day), moment=day) if day else None
    return _on_day(expression, context, "T" + words("part").get(part, "EV"))


@reader
def read_clock_of(expression: Expression, context: Context) -> Meaning | None:
    """Read "9 a.m. on 2 April": a clock time of the day that the operand names."""
    time, inner = clock_time(expression.groups), operand(expression, context)
    if time and inner and inner.type == "TIME" and inner.moment and inner.moment.time in ("TAF", "TEV", "TNI") and time < "T12":
        time = f"T{int(time[1:3]) + 12:02d}{time[3:]}"
    found = _on_day(expression, context, time)
    return replace(found, unit=_unit_of_clock(expression.groups)) if found else None

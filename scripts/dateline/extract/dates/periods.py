"""Readers of periods: counted from now or from the time told of, seasons, quarters and halves, decades and centuries."""

from __future__ import annotations

import re
from dataclasses import replace

from dateline.extract.dates.bounds import half, timex_value
from dateline.extract.dates.calendar_dates import full_year, year_of
from dateline.extract.dates.discourse import FUTURE, PAST, PRESENT, Context
from dateline.extract.dates.grammar import Expression
from dateline.extract.dates.lengths import length_from_now
from dateline.extract.dates.lexicon import words
from dateline.extract.dates.meaning import (
    ANAPHORIC,
    UNRESOLVED,
    Base,
    Meaning,
    now_base,
    of_moment,
    operand,
    read,
    reader,
    scene_base,
    told_base,
    unresolved,
    writing_base,
)
from dateline.extract.dates.moment import MONTHS_IN, SEASONS, Moment, containing, end_of, shifted, start_of, years_on

# A quarter or half that ended so few days ago is meant even in talk of the future: "expects to report a third-quarter loss".
STILL_TALKED_OF = 92
# The season that a year ends in and the next begins in.
WINTER = 4
# Months after which a story means the season of the next year.
SEASONS_PASSED = 6


@reader
def read_relative(expression: Expression, context: Context) -> Meaning | None:
    """Read "last week", "the following year", "that month"."""
    groups = expression.groups
    word, unit = groups.get("rel_word", "this"), groups["unit"]
    offset = words("relative")[word]
    if unit == "fortnight":
        return length_from_now(2, "week", PAST if offset < 0 else FUTURE, context)
    anaphoric = word in ANAPHORIC or (
        "det" in groups and word == "next" and (unit == "day" or context.narrative or context.speaks_of_long_ago)
    )
    if "det" in groups and word in ("next", "past", "last", "coming") and not anaphoric and unit in ("decade", "century"):
        return length_from_now(1, unit, PAST if offset < 0 else FUTURE, context)
    base = told_base(context, day=unit in ("day", "week", "weekend")) if anaphoric else now_base(context)
    direction = (PAST, PRESENT, FUTURE)[offset + 1]
    if unit == "weekend" and word == "this" and "rel_word" not in groups:
        return _the_weekend(base, context)
    if unit == "weekend" and word == "this" and context.direction == PAST and base and not base.told:
        return _the_weekend(base, context)
    moment = shifted(base.moment, offset, unit) if base else None
    if moment is None:
        base = writing_base(context)
        moment = shifted(base.moment, offset, unit) if base else None
    return of_moment(moment, base, direction) or unresolved(UNRESOLVED[unit], unit, direction)


def _the_weekend(base: Base | None, context: Context) -> Meaning | None:
    """Read "the weekend": the last one, but in talk of the future the coming one."""
    start = start_of(base.moment) if base and base.moment.unit == "day" else None
    if base is None or start is None:
        return unresolved(UNRESOLVED["weekend"], "weekend")
    behind = context.direction != FUTURE and start.isoweekday() < 6
    return of_moment(shifted(base.moment, -1 if behind else 0, "weekend"), base, context.direction)


@reader
def read_told_of(expression: Expression, context: Context) -> Meaning | None:
    """Read "the quarter", "the year": the one told of, or the one of writing."""
    unit = expression.groups["unit"]
    if unit in ("quarter", "period") and not context.narrative:
        return _reported_quarter(expression, context)
    if unit == "period":
        return None
    if context.end_ahead is not None and unit in ("week", "month", "quarter"):
        end = read(context.end_ahead, context)
        moment = containing(end.moment, unit) if end and end.moment else None
        if end is not None and moment is not None:
            return of_moment(moment, Base(moment, end.anchor, end.anchor_date_id), PAST)
    if "latest" in expression.groups and context.now:
        return of_moment(shifted(context.now, -1, unit), writing_base(context), PAST)
    base = told_base(context, day=unit == "day") if context.narrative or unit in (_told_unit(context), "day") else now_base(context)
    moment = containing(base.moment, unit) if base else None
    return of_moment(moment, base, PRESENT) or unresolved(UNRESOLVED[unit], unit)


def _told_unit(context: Context) -> str | None:
    return context.told.moment.unit if context.told else None


def _reported_quarter(expression: Expression, context: Context) -> Meaning | None:
    """The quarter that the report is about; where none was told of, the last that has ended."""
    groups = expression.groups
    if groups["unit"] == "period" and "latest" not in groups:
        return None
    if context.quarter and "current" not in groups:
        return of_moment(context.quarter.moment, Base(context.quarter.moment, "context", context.quarter.date_id), PAST)
    base = now_base(context)
    return of_moment(shifted(base.moment, 0 if "current" in groups else -1, "quarter"), base, PAST) if base else None


@reader
def read_period(expression: Expression, context: Context) -> Meaning | None:
    """Read "the 1988 period": the stretch of that year that the report is about."""
    year = int(expression.groups["year"])
    if context.quarter is None or (context.told is not None and context.told.moment.unit == "year"):
        return of_moment(Moment("year", year))
    quarter = context.quarter.moment
    return of_moment(years_on(quarter, year - quarter.year), Base(quarter, "context", context.quarter.date_id))


@reader
def read_told_end(expression: Expression, context: Context) -> Meaning | None:
    """Read "year end", "month's end"."""
    unit = expression.groups.get("unit", "year")
    base = now_base(context)
    moment = containing(base.moment, unit) if base else None
    found = of_moment(moment, base, context.direction) or unresolved(UNRESOLVED[unit], unit)
    return replace(found, modifier="MID" if "mid" in expression.groups else "END")


@reader
def read_that_time(expression: Expression, context: Context) -> Meaning | None:
    """Read "that time", "this period": the time told of."""
    base = told_base(context)
    if base is None or not base.told:
        return Meaning("DATE", "PAST_REF", anchor="none", direction=PAST)
    return of_moment(base.moment, base, PAST)


@reader
def read_before_last(expression: Expression, context: Context) -> Meaning | None:
    """Read "the week before last": the one two back from now."""
    unit, base = expression.groups["unit"], now_base(context)
    moment = shifted(base.moment, -2, unit) if base else None
    return of_moment(moment, base, PAST) or unresolved(UNRESOLVED[unit], unit, PAST)


@reader
def read_season(expression: Expression, context: Context) -> Meaning | None:
    """A season, with its year or without."""
    groups = expression.groups
    season = SEASONS.index(words("season")[groups["season"]]) + 1
    year = year_of(groups, context)
    if year is not None:
        return of_moment(Moment("season", year, season))
    word = groups.get("rel_word")
    base = scene_base(context)
    general = (
        expression.rule == "bare season" and base is not None and not base.told and (context.direction, context.firm) == (FUTURE, False)
    )
    if base is None or general:
        return unresolved(f"XXXX-{SEASONS[season - 1]}", "season")
    offset = words("relative").get(word or "")
    direction = {-1: PAST, 1: FUTURE}.get(offset or 0, context.direction)
    return of_moment(_season_near(season, offset, direction, base), base, direction)


def _season_near(season: int, offset: int | None, direction: str | None, base: Base) -> Moment:
    """The season meant: the latest that has begun (ended, for "last"), or the next to begin; in a story see below."""
    moment = base.moment
    if base.told:
        return _season_in_story(season, offset, moment)
    begun = Moment("season", moment.year - (moment.number < 3 * season), season)
    runs = (moment.number - 3 * season) % 12 < 3
    if offset == 0:
        return begun if runs else Moment("season", moment.year, season)
    if offset == 1 or direction == FUTURE:
        return begun if runs and offset is None else years_on(begun, 1)
    return years_on(begun, -1) if runs and offset == -1 else begun


def _season_in_story(season: int, offset: int | None, scene: Moment) -> Moment:
    """Stories move on: a spring after an autumn is the next year's; the winter told of in January began the year before."""
    here = Moment("season", scene.year, season)
    month = {"day": scene.number, "month": scene.number, "season": 3 * scene.number}.get(scene.unit)
    if month is None:
        return here
    if season == WINTER and month <= 2:
        return here if offset == 1 else years_on(here, -1)
    passed = month - 3 * season >= (0 if offset == 1 else SEASONS_PASSED)
    return years_on(here, 1) if passed else here


@reader
def read_season_of(expression: Expression, context: Context) -> Meaning | None:
    """Read "the summer of last year"."""
    inner = operand(expression, context)
    if inner is None or inner.moment is None:
        return inner
    moment = Moment("season", inner.moment.year, SEASONS.index(words("season")[expression.groups["season"]]) + 1)
    return replace(inner, value=timex_value(moment), unit="season", moment=moment)


@reader
def read_subyear(expression: Expression, context: Context) -> Meaning | None:
    """A quarter or half by its number, with its year or without."""
    groups = expression.groups
    unit, count = _subunit(groups)
    year = year_of(groups, context)
    if year is not None:
        return of_moment(Moment(unit, year, count))
    base = now_base(context)
    if base is None:
        return unresolved(f"XXXX-{unit[0].upper()}{count}", unit)
    if base.told:
        return of_moment(Moment(unit, base.moment.year, count), base)
    current = (base.moment.number - 1) // MONTHS_IN[unit] + 1
    last = Moment(unit, base.moment.year - (count > current), count)
    end, now = end_of(last), start_of(base.moment)
    long_ended = end is not None and now is not None and (now - end).days > STILL_TALKED_OF
    ahead = context.direction == FUTURE and long_ended
    return of_moment(years_on(last, 1) if ahead else last, base, context.direction)


def _subunit(groups: dict[str, str]) -> tuple[str, int]:
    named = groups.get("subunit") or groups["subunits"]
    unit = {"q": "quarter", "h": "half", "quarters": "quarter", "halves": "half"}.get(named, named)
    part = groups["nth_part"]
    if part in ("last", "final", "latter"):
        return unit, 12 // MONTHS_IN[unit]
    digits = re.sub(r"\D", "", part)
    return unit, min(int(digits or words("ordinal")[part]), 12 // MONTHS_IN[unit])


@reader
def read_subyear_of(expression: Expression, context: Context) -> Meaning | None:
    """Read "the second half of last year"; of a decade or century the first or last part."""
    inner = operand(expression, context)
    if inner is None or inner.moment is None:
        return inner
    unit, count = _subunit(expression.groups)
    if inner.moment.unit == "year":
        moment = Moment(unit, inner.moment.year, count)
        return replace(inner, value=timex_value(moment), unit=unit, moment=moment)
    stretch = half(inner.moment, count) if unit == "half" and count in (1, 2) else None
    return replace(inner, modifier="START" if count == 1 else "END", bounds=stretch)


@reader
def read_fiscal(expression: Expression, context: Context) -> Meaning | None:
    """A fiscal year: its calendar year stands for it, since who reckons how is not said."""
    year = year_of(expression.groups, context)
    return of_moment(Moment("year", year)) if year is not None else None


@reader
def read_decade(expression: Expression, context: Context) -> Meaning | None:
    """A decade: by its years, its last two digits or its word."""
    groups = expression.groups
    if "decade_year" in groups:
        year = int(groups["decade_year"])
        if "era" not in groups and year % 100 == 0 and year < 2000:
            return of_moment(Moment("hundred", year))
        return of_moment(Moment("decade", -year - 8 if "era" in groups and groups["era"].startswith("b") else year))
    if "decade_century" in groups:
        return of_moment(Moment("decade", 100 * words("cardinal")[groups["decade_century"]] + words("decade")[groups["decade"]]))
    short = int(groups["decade_short"]) if "decade_short" in groups else words("decade")[groups["decade"]]
    year = full_year(short, context)
    begun = context.published is None or year <= context.published.year
    return of_moment(Moment("decade", year if begun else year - 100))


@reader
def read_century(expression: Expression, context: Context) -> Meaning | None:
    """A century, counted from the year 1 or back from 1 BC."""
    groups = expression.groups
    digits, years = groups.get("century") or groups.get("millennium"), 1000 if "thousand" in groups else 100
    count = int(digits) if digits else words("ordinal")[groups["ordinal"].replace(" ", "-")]
    before = groups.get("era", "").startswith("b")
    unit = "millennium" if years == 1000 else "century"
    return of_moment(Moment(unit, 1 - years * count if before else years * (count - 1) + 1))

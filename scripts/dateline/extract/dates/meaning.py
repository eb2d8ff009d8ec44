"""What an expression means in its context: the TIMEX3 type and value, and the moment that it names.

One reader for each ``reads`` of knowledge/dates/patterns.toml. A reader returns None when the words are no date after all
(there is no 31 June).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from dateline.extract.dates.bounds import Bounds, timex_value
from dateline.extract.dates.discourse import FUTURE, PAST, PRESENT, Context, Told
from dateline.extract.dates.grammar import Expression
from dateline.extract.dates.lexicon import month_number, number, words
from dateline.extract.dates.moment import (
    MONTHS_IN,
    SEASONS,
    YEARS_IN,
    Moment,
    add_months,
    as_date,
    containing,
    day_of,
    days_in_month,
    make_day,
    shifted,
    start_of,
    years_on,
)

LETTER = {"second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y"}
# A narrative may look back this many months, and forward, without a year.
BACK_IN_STORY, AHEAD_IN_STORY = 8, 10
# A month or day so close ahead (or behind) is meant even when the verb looks the other way: "was extended to Nov. 16".
CLOSE_AHEAD, CLOSE_BEHIND = 2, 1
UNRESOLVED = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "half": "XXXX-HX",
    "season": "XXXX-XX",
    "year": "XXXX",
    "decade": "XXX",
    "century": "XX",
}


@dataclass(frozen=True, slots=True)
class Meaning:
    """The reading of an expression; ``bounds`` only where they do not follow from the moment (anchored lengths)."""

    type: str
    value: str
    unit: str | None = None
    moment: Moment | None = None
    modifier: str | None = None
    anchor: str = "explicit"
    anchor_date_id: str | None = None
    direction: str | None = None
    bounds: Bounds | None = None
    deixis: bool = False


@dataclass(frozen=True, slots=True)
class Base:
    """The moment that a relative expression is read against, and what it is."""

    moment: Moment
    anchor: str
    date_id: str | None


def of_moment(moment: Moment | None, base: Base | None = None, direction: str | None = None) -> Meaning | None:
    """The meaning of a moment read against a base (None: the words say all)."""
    if moment is None:
        return None
    kind = "TIME" if moment.time else "DATE"
    if base is None:
        return Meaning(kind, timex_value(moment), moment.unit, moment)
    return Meaning(kind, timex_value(moment), moment.unit, moment, None, base.anchor, base.date_id, direction)


def unresolved(value: str, unit: str | None, direction: str | None = None) -> Meaning:
    """A date that nothing anchors."""
    return Meaning("TIME" if "T" in value else "DATE", value, unit, anchor="none", direction=direction)


def now_base(context: Context) -> Base | None:
    """The day of writing; in a narrative, the date last told of."""
    if context.now:
        return Base(context.now, "publication", None)
    return told_base(context) if context.narrative else None


def told_base(context: Context, *, day: bool = False) -> Base | None:
    """The date last told of (the day last told of), or else the day of writing."""
    told: Told | None = context.scene if context.narrative else context.told
    told = context.told_day if day and (told is None or told.moment.unit != "day") else told
    if told is not None:
        return Base(told.moment, "context", told.date_id)
    return Base(context.now, "publication", None) if context.now else None


def read(expression: Expression, context: Context) -> Meaning | None:
    """The meaning of an expression, or None when it has none."""
    return READERS[expression.reads](expression, context)


# ---------------------------------------------------------------- calendar dates


def _year(groups: dict[str, str], context: Context) -> int | None:
    """The astronomical year that the words name, if they do."""
    text = groups.get("year") or groups.get("any_year") or groups.get("ad_year")
    text = text or groups.get("fy_year")
    if text:
        year = int(text)
        era = re.sub(r"\W", "", groups.get("era", ""))
        return 1 - year if era.startswith("b") else year
    if "fy_short" in groups:
        return _full_year(int(groups["fy_short"]), context)
    if "short_year" in groups or len(groups.get("y2", "")) == 2:
        return _full_year(int(re.sub(r"\D", "", groups.get("short_year") or groups["y2"])), context)
    if "y2" in groups:
        return int(groups["y2"])
    return _spelled_year(groups["spelled_year"]) if "spelled_year" in groups else None


def _full_year(short: int, context: Context) -> int:
    """The year that two digits mean: the last such year that is not more than ten years ahead of the text."""
    base = context.told.moment.year if context.narrative and context.told else context.published.year if context.published else 2020
    year = base // 100 * 100 + short
    return year - 100 if year > base + 10 else year


def _spelled_year(text: str) -> int | None:
    parts = re.findall(r"[a-z]+", text)
    if parts[:2] == ["two", "thousand"]:
        return 2000 + int(number(" ".join(parts[2:])) or 0)
    century, rest = words("cardinal")[parts[0]], [part for part in parts[1:] if part not in ("oh", "hundred")]
    return int(century * 100 + (number(" ".join(rest)) or 0)) if parts[1:] else None


def _day_number(groups: dict[str, str]) -> int | None:
    text = groups.get("day") or groups.get("nth")
    if text:
        return int(re.sub(r"\D", "", text))
    return words("ordinal")[groups["ordinal"].replace(" ", "-")] if "ordinal" in groups else None


def read_calendar(expression: Expression, context: Context) -> Meaning | None:
    """A day, month, year or weekday by its name or number."""
    groups = expression.groups
    year, day = _year(groups, context), _day_number(groups)
    month = month_number(groups["month"]) if "month" in groups else None
    if year is not None:
        if month is None:
            return of_moment(Moment("year", year))
        if "to_month" in groups and month_number(groups["to_month"]) < month:
            year -= 1
        return of_moment(make_day(year, month, day) if day else Moment("month", year, month))
    if month is not None:
        return _month_without_year(month, day, groups, context)
    return _nth_day(day, context) if day else _weekday(groups, context)


def _month_without_year(month: int, day: int | None, groups: dict[str, str], context: Context) -> Meaning | None:
    base = _scene_base(context)
    if base is None:
        return unresolved(f"XXXX-{month:02d}" + (f"-{day:02d}" if day else ""), "day" if day else "month")
    relative = words("relative").get(groups.get("rel_word", ""))
    direction = {-1: PAST, 1: FUTURE}.get(relative or 0, context.direction)
    if base.anchor == "context":
        year = _year_in_story(month, base.moment)
    elif "dow" in groups and day:
        year = _year_of_weekday(month, day, words("dow")[groups["dow"]], base.moment)
    elif relative is not None and day is None:
        year = base.moment.year + (relative if (month - base.moment.number) * relative <= 0 else 0)
    else:
        year = _nearest_year(month, day, direction, context.firm, base.moment)
    return of_moment(make_day(year, month, day) if day else Moment("month", year, month), base, direction)


def _scene_base(context: Context) -> Base | None:
    """What a month without a year is read against: the story, or the year that the same sentence names, or now."""
    told = context.told
    if context.narrative:
        scene = context.scene
        return Base(scene.moment, "context", scene.date_id) if scene else None
    if (
        told
        and told.moment.unit in ("year", "season")
        and told.sentence == context.sentence
        and context.now
        and told.moment.year < context.now.year - 1
    ):
        return Base(told.moment, "context", told.date_id)
    return now_base(context)


def _year_in_story(month: int, scene: Moment) -> int:
    """The year of a month in a narrative: stories move on, so a month well before the last told is the next year's."""
    if scene.unit not in ("day", "month", "season", "quarter"):
        return scene.year
    here = scene.number if scene.unit in ("day", "month") else 3 * scene.number
    return scene.year + (here - month > BACK_IN_STORY) - (month - here > AHEAD_IN_STORY)


def _year_of_weekday(month: int, day: int, weekday: int, now: Moment) -> int:
    """The year nearest to now in which the day falls on the weekday."""
    for step in (0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6):
        moment = make_day(now.year + step, month, day)
        when = as_date(moment) if moment else None
        if when and when.isoweekday() == weekday:
            return when.year
    return now.year


def _nearest_year(month: int, day: int | None, direction: str | None, firm: bool, now: Moment) -> int:
    """The year of a month (and day) that the words point to; what is close by on the other side needs no pointing."""
    here, there = now.number + now.day / 31, month + (day or now.day) / 31
    ahead = (there - here) % 12 if day else (month - now.number) % 12
    year_behind, year_ahead = (now.year - (there > here), now.year + (there < here))
    if ahead == 0:
        return now.year
    if direction == PAST:
        return year_ahead if ahead <= CLOSE_AHEAD else year_behind
    if direction == FUTURE:
        return year_behind if not firm and 12 - ahead <= CLOSE_BEHIND else year_ahead
    return year_ahead if ahead < 6 else year_behind


def _nth_day(day: int, context: Context) -> Meaning | None:
    base = told_base(context)
    if base is None or base.moment.unit not in ("day", "month"):
        return unresolved(f"XXXX-XX-{day:02d}", "day")
    return of_moment(make_day(base.moment.year, base.moment.number, day), base)


def _weekday(groups: dict[str, str], context: Context) -> Meaning | None:
    weekday = words("dow")[groups["dow"]]
    relative = words("relative").get(groups.get("rel_word", ""))
    anaphoric = groups.get("rel_word") in ("previous", "preceding", "following", "that", "same")
    base = told_base(context, day=True) if anaphoric else now_base(context)
    start = start_of(base.moment) if base and base.moment.unit in ("day", "week", "weekend") else None
    if base is None or start is None:
        return unresolved(f"XXXX-WXX-{weekday}", "day")
    ahead = (weekday - start.isoweekday()) % 7
    direction = {-1: PAST, 1: FUTURE}.get(relative or 0, context.direction)
    days = _days_to_weekday(groups.get("rel_word"), relative, direction, ahead, start, weekday)
    return of_moment(shifted(day_of(start), days, "day"), base, direction)


def _days_to_weekday(word: str | None, relative: int | None, direction: str | None, ahead: int, start: date, weekday: int) -> int:
    """How many days from a day to the weekday meant: today counts for a bare weekday, not for "last" and "next"."""
    if word == "next":
        return 7 - start.isoweekday() + weekday
    if relative == -1:
        return ahead - 7
    if relative == 1:
        return ahead or 7
    if direction == FUTURE or word == "this":
        return ahead
    return ahead - 7 if ahead else 0


def read_year_span(expression: Expression, context: Context) -> Meaning | None:
    """Read "2012-13": a season or a budget of two years, or a span of more."""
    first, short = int(expression.groups["year"]), int(expression.groups["to"])
    last = first // 100 * 100 + short + (100 if short <= first % 100 else 0)
    return Meaning("DATE", f"{first}/{last}", "year", bounds=(date(first, 1, 1), date(last, 12, 31)))


def read_numeric(expression: Expression, context: Context) -> Meaning | None:
    """A date in numbers; where both orders are possible, the order of the document's other dates or month first."""
    groups = expression.groups
    if "m" in groups:
        year, month, day = int(groups["y"]), int(groups["m"]), int(groups["d"])
    else:
        first, second = int(groups["a"]), int(groups["b"])
        year = int(groups["y"]) if len(groups["y"]) == 4 else _full_year(int(groups["y"]), context)
        day_first = first > 12 or (second <= 12 and (context.day_first or groups["sep"] == "."))
        day, month = (first, second) if day_first else (second, first)
    moment = make_day(year, month, day)
    if moment and "clock" in groups:
        moment = moment.at("T" + groups["clock"] + ("Z" if "z" in groups else ""))
    return of_moment(moment)


def read_day_word(expression: Expression, context: Context) -> Meaning | None:
    """Read "Today" and its kin."""
    offset, time = DAY_WORDS[expression.groups["word"]]
    base = Base(context.now, "publication", None) if context.now else None
    direction = PAST if offset < 0 else FUTURE if offset > 0 else PRESENT
    if base is None:
        return unresolved("XXXX-XX-XX" + time, "day", direction)
    day = shifted(base.moment, offset, "day")
    return of_moment(day.at(time) if day else None, base, direction)


DAY_WORDS = {
    "the day before yesterday": (-2, ""),
    "yesterday": (-1, ""),
    "today": (0, ""),
    "tomorrow": (1, ""),
    "the day after tomorrow": (2, ""),
    "tonight": (0, "TNI"),
    "overnight": (0, "TNI"),
    "last night": (-1, "TNI"),
    "tomorrow night": (1, "TNI"),
}

# ---------------------------------------------------------------- periods counted from now or from the time told of

ANAPHORIC = frozenset({"previous", "preceding", "prior", "that", "same", "following", "ensuing", "subsequent"})


def read_relative(expression: Expression, context: Context) -> Meaning | None:
    """Read "Last week", "the following year", "that month"."""
    groups = expression.groups
    word, unit = groups.get("rel_word", "this"), groups["unit"]
    offset = words("relative")[word]
    if unit == "fortnight":
        return _length_meaning(2, "week", PAST if offset < 0 else FUTURE, context)
    anaphoric = word in ANAPHORIC or (
        "det" in groups and word == "next" and (unit == "day" or context.narrative or context.speaks_of_long_ago)
    )
    if "det" in groups and word in ("next", "past", "last", "coming") and not anaphoric and unit in ("decade", "century"):
        return _length_meaning(1, unit, PAST if offset < 0 else FUTURE, context)
    base = told_base(context, day=unit in ("day", "week", "weekend")) if anaphoric else now_base(context)
    direction = (PAST, PRESENT, FUTURE)[offset + 1]
    if unit == "weekend" and word == "this" and "rel_word" not in groups:
        return _the_weekend(base, context)
    if unit == "weekend" and word == "this" and context.direction == PAST and base and base.anchor == "publication":
        return _the_weekend(base, context)
    moment = shifted(base.moment, offset, unit) if base else None
    if moment is None and context.now:
        base = Base(context.now, "publication", None)
        moment = shifted(base.moment, offset, unit)
    return of_moment(moment, base, direction) or unresolved(UNRESOLVED[unit], unit, direction)


def _the_weekend(base: Base | None, context: Context) -> Meaning | None:
    """Read "The weekend" is the last one, but in talk of the future the coming one."""
    start = start_of(base.moment) if base and base.moment.unit == "day" else None
    if base is None or start is None:
        return unresolved(UNRESOLVED["weekend"], "weekend")
    behind = context.direction != FUTURE and start.isoweekday() < 6
    return of_moment(shifted(base.moment, -1 if behind else 0, "weekend"), base, context.direction)


def read_told_of(expression: Expression, context: Context) -> Meaning | None:
    """Read "the quarter", "the year": the one told of, or the one of writing."""
    unit = expression.groups["unit"]
    if unit in ("quarter", "period") and not context.narrative:
        return _reported_quarter(expression, context)
    if unit == "period":
        return None
    if "latest" in expression.groups and context.now:
        return of_moment(shifted(context.now, -1, unit), Base(context.now, "publication", None), PAST)
    base = told_base(context) if context.narrative or (context.told and context.told.moment.unit == unit) else now_base(context)
    moment = containing(base.moment, unit) if base else None
    return of_moment(moment, base, PRESENT) or unresolved(UNRESOLVED[unit], unit)


def _reported_quarter(expression: Expression, context: Context) -> Meaning | None:
    """The quarter that the report is about; where none was told of, the last that has ended."""
    groups = expression.groups
    if groups["unit"] == "period" and "latest" not in groups:
        return None
    if context.quarter and "current" not in groups:
        return of_moment(context.quarter.moment, Base(context.quarter.moment, "context", context.quarter.date_id), PAST)
    base = now_base(context)
    return of_moment(shifted(base.moment, 0 if "current" in groups else -1, "quarter"), base, PAST) if base else None


def read_period(expression: Expression, context: Context) -> Meaning | None:
    """Read "the 1988 period": the stretch of that year that the report is about."""
    year = int(expression.groups["year"])
    if context.quarter is None:
        return of_moment(Moment("year", year))
    quarter = context.quarter.moment
    return of_moment(years_on(quarter, year - quarter.year), Base(quarter, "context", context.quarter.date_id))


def read_told_end(expression: Expression, context: Context) -> Meaning | None:
    """Read "year end", "month's end"."""
    unit = expression.groups.get("unit") or expression.groups["mid_unit"]
    base = now_base(context)
    moment = containing(base.moment, unit) if base else None
    found = of_moment(moment, base, context.direction) or unresolved(UNRESOLVED[unit], unit)
    return replace(found, modifier="MID" if "mid" in expression.groups else "END")


def read_before_last(expression: Expression, context: Context) -> Meaning | None:
    """Read "the week before last": the one two back from now."""
    unit, base = expression.groups["unit"], now_base(context)
    moment = shifted(base.moment, -2, unit) if base else None
    return of_moment(moment, base, PAST) or unresolved(UNRESOLVED[unit], unit, PAST)


def read_season(expression: Expression, context: Context) -> Meaning | None:
    """A season, with its year or without."""
    groups = expression.groups
    season = SEASONS.index(words("season")[groups["season"]]) + 1
    year = _year(groups, context)
    if year is not None:
        return of_moment(Moment("season", year, season))
    word = groups.get("rel_word")
    base = _scene_base(context)
    if base is None:
        return unresolved(f"XXXX-{SEASONS[season - 1]}", "season")
    offset = words("relative").get(word or "")
    direction = {-1: PAST, 1: FUTURE}.get(offset or 0, context.direction)
    return of_moment(_season_near(season, offset, direction, base), base, direction)


def _season_near(season: int, offset: int | None, direction: str | None, base: Base) -> Moment:
    """The season of the base's year; the latest that has begun (ended, for "last"), or the next to begin."""
    moment = base.moment
    here = Moment("season", moment.year, season)
    if base.anchor == "context":
        return years_on(here, 1) if offset == 1 and moment.unit == "day" and moment.number >= 3 * season else here
    first = 3 * season
    if offset == 0:
        return here
    if offset == 1 or direction == FUTURE:
        return here if moment.number < first or (offset is None and moment.number <= first + 2) else years_on(here, 1)
    ended = first + 2 if offset == -1 and season != 4 else first
    return here if moment.number > ended or (offset is None and moment.number >= first) else years_on(here, -1)


def read_subyear(expression: Expression, context: Context) -> Meaning | None:
    """A quarter or half by its number, with its year or without."""
    groups = expression.groups
    unit, count = _subunit(groups)
    year = _year(groups, context)
    if year is not None:
        return of_moment(Moment(unit, year, count))
    base = now_base(context)
    if base is None:
        return unresolved(f"XXXX-{unit[0].upper()}{count}", unit)
    if base.anchor == "context":
        return of_moment(Moment(unit, base.moment.year, count), base)
    current = (base.moment.number - 1) // MONTHS_IN[unit] + 1
    per_year = 12 // MONTHS_IN[unit]
    behind = (current - count) % per_year
    year = base.moment.year - (count > current) + (behind > 1 and context.direction == FUTURE)
    return of_moment(Moment(unit, year, count), base, context.direction)


def _subunit(groups: dict[str, str]) -> tuple[str, int]:
    named = groups.get("subunit") or groups["subunits"]
    unit = {"q": "quarter", "h": "half", "quarters": "quarter", "halves": "half"}.get(named, named)
    part = groups["nth_part"]
    if part in ("last", "final", "latter"):
        return unit, 12 // MONTHS_IN[unit]
    digits = re.sub(r"\D", "", part)
    return unit, min(int(digits or words("ordinal")[part]), 12 // MONTHS_IN[unit])


def read_subyear_of(expression: Expression, context: Context) -> Meaning | None:
    """Read "The second half of last year"; of a decade or century the first or last part."""
    inner = _inner(expression, context)
    if inner is None or inner.moment is None:
        return inner
    unit, count = _subunit(expression.groups)
    if inner.moment.unit == "year":
        moment = Moment(unit, inner.moment.year, count)
        return replace(inner, value=timex_value(moment), unit=unit, moment=moment)
    return replace(inner, modifier="START" if count == 1 else "END")


def read_fiscal(expression: Expression, context: Context) -> Meaning | None:
    """A fiscal year: its calendar year stands for it, since who reckons how is not said."""
    year = _year(expression.groups, context)
    return of_moment(Moment("year", year)) if year is not None else None


def read_decade(expression: Expression, context: Context) -> Meaning | None:
    """A decade: by its years, its last two digits or its word."""
    groups = expression.groups
    if "decade_year" in groups:
        year = int(groups["decade_year"])
        return of_moment(Moment("decade", -year - 8 if "era" in groups and groups["era"].startswith("b") else year))
    if "decade_century" in groups:
        return of_moment(Moment("decade", 100 * words("cardinal")[groups["decade_century"]] + words("decade")[groups["decade"]]))
    short = int(groups["decade_short"]) if "decade_short" in groups else words("decade")[groups["decade"]]
    return of_moment(Moment("decade", _full_year(short, context)))


def read_century(expression: Expression, context: Context) -> Meaning | None:
    """A century, counted from the year 1 or back from 1 BC."""
    groups = expression.groups
    count = int(groups["century"]) if "century" in groups else words("ordinal")[groups["ordinal"].replace(" ", "-")]
    before = groups.get("era", "").startswith("b")
    return of_moment(Moment("century", 1 - 100 * count if before else 100 * (count - 1) + 1))


# ---------------------------------------------------------------- counted shifts


def read_shift(expression: Expression, context: Context) -> Meaning | None:
    """Read "Three years ago", "two days later"."""
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
        return unresolved("XXXX-XX-XXTXX", unit, direction)
    found = of_moment(_moved(base, sign * count, unit, context), base, direction) or unresolved(UNRESOLVED[unit], unit, direction)
    return replace(found, modifier=words("approximator").get(groups.get("approximator", "")))


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
    return quarter is not None and told is not None and told.moment.unit in ("quarter", "half") and context.sentence - told.sentence <= 3


def read_year_ago(expression: Expression, context: Context) -> Meaning | None:
    """Read "The year-ago quarter", "year-earlier": the same stretch of the year before."""
    period = expression.groups.get("period", "")
    base = now_base(context)
    if period.endswith("months"):
        return Meaning("DURATION", f"P{int(number(period) or 0)}M", "month", anchor="none", direction=PAST)
    if base is None:
        return unresolved("XXXX", "year", PAST)
    unit = period if period in ("quarter", "month", "half") else None
    if context.quarter and unit != "month":
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


# ---------------------------------------------------------------- clock times and parts of the day


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


def _clock(groups: dict[str, str]) -> str | None:
    """The TIMEX3 time of a clock time: "T17:00", "T24:00", "T06:15Z"."""
    zone = words("zone").get(groups.get("zone", ""), "")
    if "clock_word" in groups:
        return "T" + words("clock_word")[groups["clock_word"]]
    if "clock4" in groups:
        return f"T{groups['clock4'][:2]}:{groups['clock4'][2:]}{zone}"
    if "hour_word" in groups:
        hour, minute, second = *_hour_in_words(groups), ""
    else:
        match = re.match(r"(\d{1,2})(?:[:.](\d\d))?(?::(\d\d))?", groups["clock"])
        assert match is not None
        hour, minute, second = int(match[1]), int(match[2] or 0), f":{match[3]}" if match[3] else ""
    half = re.search(r"([ap])\.?m", groups.get("clock", "") + groups.get("half_day", ""))
    if half:
        hour = hour % 12 + (12 if half[1] == "p" else 0)
    return f"T{hour:02d}:{minute:02d}{second}{zone}" if hour <= 24 else None


def read_clock(expression: Expression, context: Context) -> Meaning | None:
    """A clock time of the day told of in the sentence, or else of the day of writing."""
    time = _clock(expression.groups)
    if time is None:
        return None
    found = _timed(time, context)
    return replace(found, unit=_unit_of_clock(expression.groups)) if found else None


def _timed(time: str, context: Context) -> Meaning | None:
    told = context.told_day
    if told and told.moment.unit == "day" and (context.narrative or context.sentence - told.sentence <= 1):
        return of_moment(replace(told.moment, time=time), Base(told.moment, "context", told.date_id), context.direction)
    if context.now:
        return of_moment(context.now.at(time), Base(context.now, "publication", None), context.direction)
    return unresolved("XXXX-XX-XX" + time, "hour" if ":" in time else "part_of_day")


def read_any_part(expression: Expression, context: Context) -> Meaning | None:
    """Read "at night": the part of whatever day."""
    return unresolved("XXXX-XX-XXT" + words("part")[expression.groups["part"]], "part_of_day")


def read_part(expression: Expression, context: Context) -> Meaning | None:
    """Read "This morning", "that night", "the next morning"."""
    groups = expression.groups
    time = "T" + words("part")[groups["part"]]
    which = groups["which"]
    if which == "this" and context.now:
        return of_moment(context.now.at(time), Base(context.now, "publication", None), PRESENT)
    found = _timed(time, context)
    offset = {"the next": 1, "the following": 1, "the previous": -1}.get(which, 0)
    if found is None or found.moment is None or not offset:
        return found
    day = shifted(replace(found.moment, time=""), offset, "day")
    moment = day.at(time) if day else None
    return replace(found, value=timex_value(moment), moment=moment) if moment else None


def _on_day(expression: Expression, context: Context, time: str | None) -> Meaning | None:
    inner = _inner(expression, context)
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


def read_part_of(expression: Expression, context: Context) -> Meaning | None:
    """Read "Friday evening", "the night of 3 May": a part of the day that the operand names."""
    part = expression.groups["part"]
    inner = _inner(expression, context)
    if part == "eve" and inner and inner.moment:
        day = shifted(inner.moment, -1, "day")
        return replace(inner, value=timex_value(day), moment=day) if day else None
    return _on_day(expression, context, "T" + words("part").get(part, "EV"))


def read_clock_of(expression: Expression, context: Context) -> Meaning | None:
    """ "9 a.m. on 2 April": a clock time of the day that the operand names."""
    time, inner = _clock(expression.groups), _inner(expression, context)
    if time and inner and inner.type == "TIME" and inner.moment and inner.moment.time in ("TAF", "TEV", "TNI") and time < "T12":
        time = f"T{int(time[1:3]) + 12:02d}{time[3:]}"
    found = _on_day(expression, context, time)
    return replace(found, unit=_unit_of_clock(expression.groups)) if found else None


# ---------------------------------------------------------------- words before an expression


def _inner(expression: Expression, context: Context) -> Meaning | None:
    assert expression.inner is not None
    return read(expression.inner, context)


def read_modified(expression: Expression, context: Context) -> Meaning | None:
    """Read "Early 2013", "the end of the month"."""
    inner = _inner(expression, context)
    word = re.sub(r"^the (?=beginning of|middle of|end of|start of)", "", expression.groups["modifier"])
    return replace(inner, modifier=words("modifier").get(word) or words("modifier")[f"the {word}"]) if inner else None


def read_within(expression: Expression, context: Context) -> Meaning | None:
    """Read "Later this week": some part of the period."""
    return _inner(expression, context)


def read_approximate(expression: Expression, context: Context) -> Meaning | None:
    """Read "Around 1910"."""
    inner = _inner(expression, context)
    return replace(inner, modifier=inner.modifier or "APPROX") if inner else None


def read_week_of(expression: Expression, context: Context) -> Meaning | None:
    """Read "The week of 14 December": the week in which the day lies."""
    inner = _inner(expression, context)
    unit = expression.groups.get("week", "week")
    week = containing(inner.moment, unit) if inner and inner.moment else None
    return replace(inner, type="DATE", value=timex_value(week), unit=unit, moment=week) if inner and week else inner


def read_nth_week(expression: Expression, context: Context) -> Meaning | None:
    """Read "the last week of August": a length of a week, bounded by seven days of the month."""
    inner = _inner(expression, context)
    start = start_of(inner.moment) if inner and inner.moment and inner.moment.unit == "month" else None
    if inner is None or inner.moment is None or start is None:
        return None
    part = expression.groups["nth_part"]
    length = days_in_month(start.year, start.month)
    first = length - 6 if part in ("last", "final") else 7 * words("ordinal")[part] - 6
    bounds = (start.replace(day=first), start.replace(day=first + 6))
    return replace(inner, type="DURATION", value="P1W", unit="week", moment=None, modifier=None, bounds=bounds)


def read_season_of(expression: Expression, context: Context) -> Meaning | None:
    """Read "The summer of last year"."""
    inner = _inner(expression, context)
    if inner is None or inner.moment is None:
        return inner
    moment = Moment("season", inner.moment.year, SEASONS.index(words("season")[expression.groups["season"]]) + 1)
    return replace(inner, value=timex_value(moment), unit="season", moment=moment)


def read_weekday_of(expression: Expression, context: Context) -> Meaning | None:
    """Read "Friday, Oct. 23": the date tells, the weekday only confirms."""
    return _inner(expression, context)


def read_in_year(expression: Expression, context: Context) -> Meaning | None:
    """Read "July last year": the month of the year that the words after it name."""
    inner = _inner(expression, context)
    if inner is None or inner.moment is None:
        return inner
    word = re.sub(r"^the ", "", expression.groups["which_year"]).split()[0]
    offset = -1 if word == "a" else words("relative")[word]
    base = told_base(context) if word in ANAPHORIC else now_base(context)
    if base is None:
        return inner
    moment = replace(inner.moment, year=base.moment.year + offset)
    return replace(of_moment(moment, base, inner.direction) or inner, modifier=inner.modifier)


# ---------------------------------------------------------------- lengths of time


def duration_value(count: float | None, unit: str) -> str:
    """The ISO 8601 duration of a number of units; None is an unknown number (``PXD``)."""
    if unit in ("decade", "century", "millennium"):
        years = {"decade": 10, "century": 100, "millennium": 1000}[unit]
        return f"P{_plain(count * years)}Y" if count is not None else {"decade": "PXDE", "century": "PXCE", "millennium": "PXML"}[unit]
    if unit in ("fortnight", "night", "weekend"):
        times, unit = {"fortnight": (2, "week"), "night": (1, "night"), "weekend": (1, "weekend")}[unit]
        letter = {"week": "W", "night": "TNI", "weekend": "WE"}[unit]
        return _with_letter(f"{_plain(count * times)}" if count is not None else "X", letter if letter != "TNI" else "D")
    if count is not None and count != int(count):
        return _fraction(count, unit)
    return _with_letter("X" if count is None else _plain(count), LETTER[unit])


def _with_letter(count: str, letter: str) -> str:
    return f"PT{count}{letter[1]}" if letter.startswith("T") else f"P{count}{letter}"


def _fraction(count: float, unit: str) -> str:
    """Two and a half years as 2 years and 6 months, where the finer unit takes it whole."""
    finer, size = {"year": ("M", 12), "hour": ("M", 60), "minute": ("S", 60), "day": ("TH", 24)}.get(unit, ("", 0))
    whole, rest = int(count), (count - int(count)) * size
    if not finer or rest != int(rest):
        return _with_letter(_plain(count), LETTER[unit])
    letter = LETTER[unit]
    head = f"{whole}{letter[-1]}" if whole else ""
    if unit == "day":
        return f"P{head}T{int(rest)}H"
    return f"P{'T' if letter.startswith('T') else ''}{head}{int(rest)}{finer}"


def _plain(count: float) -> str:
    return str(int(count)) if count == int(count) else str(count)


def read_length(expression: Expression, context: Context) -> Meaning | None:
    """A length of time; bounded when "the past" or "the next" ties it to the day of writing."""
    groups = expression.groups
    unit = words("unit")[groups["unit"]]
    count: float | None = (
        number(groups["number"]) if "number" in groups else None if "vague" in groups or groups["unit"].endswith("s") else 1.0
    )
    if "couple" in groups.get("vague", ""):
        count = 2.0
    if "tail" in groups and count is not None:
        count += words("fraction")[groups["tail"]]
    modifier = words("approximator").get(groups.get("approximator", ""))
    span = groups.get("span")
    if span in ("past", "last", "next", "coming", "previous", "preceding", "following"):
        direction = PAST if words("relative")[span] < 0 else FUTURE
        found = _length_meaning(count, unit, direction, context)
    elif span == "first" and count and unit == "month":
        found = _first_months(int(count), context)
    else:
        found = Meaning("DURATION", duration_value(count, unit), unit, anchor="none")
    value = found.value + _second_part(groups) if "number2" in groups else found.value
    finer = words("unit")[groups["unit2"]] if "unit2" in groups else found.unit
    return replace(found, value=value, unit=finer, modifier=modifier)


def _second_part(groups: dict[str, str]) -> str:
    """The second part of "one hour and twenty minutes"."""
    unit = words("unit")[groups["unit2"]]
    added = duration_value(number(groups["number2"]), unit)[1:]
    return added.removeprefix("T") if words("unit")[groups["unit"]] in ("hour", "minute") else added


def _length_meaning(count: float | None, unit: str, direction: str, context: Context) -> Meaning:
    """A length that ends, or begins, on the day of writing."""
    value = duration_value(count, unit)
    start = as_date(context.now) if context.now else None
    if start is None:
        return Meaning("DURATION", value, unit, anchor="none", direction=direction)
    other = _date_after(start, (count if direction == FUTURE else -count) if count else None, unit)
    bounds = None if other is None else (start, other) if direction == FUTURE else (other, start)
    return Meaning("DURATION", value, unit, None, None, "publication", None, direction, bounds)


def _date_after(start: date, count: float | None, unit: str) -> date | None:
    if count is None or count != int(count):
        return None
    try:
        if unit in MONTHS_IN or unit in YEARS_IN:
            return add_months(start, int(count) * (MONTHS_IN.get(unit) or 12 * YEARS_IN[unit]))
        days = {"day": 1, "night": 1, "week": 7, "fortnight": 14}.get(unit)
        return date.fromordinal(start.toordinal() + days * int(count)) if days else None
    except (ValueError, OverflowError):
        return None


def _first_months(count: int, context: Context, year: Meaning | None = None) -> Meaning:
    """Read "The first nine months" of the year told of or of writing."""
    base = now_base(context)
    of_year = year.moment.year if year and year.moment else base.moment.year if base else None
    if of_year is None or not 1 <= count <= 12 or not 1 <= of_year <= 9999:
        return Meaning("DURATION", f"P{count}M", "month", anchor="none")
    last = Moment("month", of_year, count)
    bounds = (date(of_year, 1, 1), _last_day(last))
    if year:
        return replace(year, type="DURATION", value=f"P{count}M", unit="month", moment=None, bounds=bounds)
    return Meaning(
        "DURATION", f"P{count}M", "month", None, None, base.anchor if base else "none", base.date_id if base else None, None, bounds
    )


def _last_day(moment: Moment) -> date | None:
    start = start_of(moment)
    return date.fromordinal(add_months(start, 1).toordinal() - 1) if start else None


def read_length_of(expression: Expression, context: Context) -> Meaning | None:
    """Read "The first nine months of 2012", "the last two weeks of May"."""
    groups = expression.groups
    inner = _inner(expression, context)
    unit, count = words("unit")[groups["unit"]], number(groups["number"])
    if inner and inner.moment and inner.moment.unit == "year" and unit == "month" and count and groups["span"] == "first":
        return _first_months(int(count), context, inner)
    found = Meaning("DURATION", duration_value(count, unit), unit, anchor="none")
    return replace(found, anchor=inner.anchor, anchor_date_id=inner.anchor_date_id) if inner else found


# ---------------------------------------------------------------- repeated times


def read_repeat(expression: Expression, context: Context) -> Meaning | None:
    """Read "Every Tuesday", "twice a day", "annually"."""
    groups = expression.groups
    if "adverb" in groups:
        return Meaning("SET", words("adverb")[groups["adverb"]], anchor="none")
    part = "T" + words("part")[groups["part"]] if "part" in groups else ""
    if groups.get("dow_plural") == "weekends":
        return Meaning("SET", "XXXX-WXX-WE", anchor="none")
    if "dow_plural" in groups:
        return Meaning("SET", f"XXXX-WXX-{words('dow')[groups['dow_plural'][:-1]]}{part}", anchor="none")
    if "dow" in groups:
        return Meaning("SET", f"XXXX-WXX-{words('dow')[groups['dow']]}{part}", anchor="none")
    count = 2.0 if "other" in groups else number(groups["number"]) if "number" in groups else None if "vague" in groups else 1.0
    return Meaning("SET", duration_value(count, words("unit")[groups["unit"]]), anchor="none")


# ---------------------------------------------------------------- the present, the past, the future; holidays


def read_reference(expression: Expression, context: Context) -> Meaning | None:
    """Read "Now", "recently", "the future"."""
    ref = expression.pattern.ref
    assert ref is not None
    if context.direction == PAST and ref == "FUTURE_REF" and not expression.groups.get("noun"):
        return None
    direction = {"PAST_REF": PAST, "PRESENT_REF": PRESENT, "FUTURE_REF": FUTURE}[ref]
    return Meaning("DATE", ref, anchor="publication" if context.now else "none", direction=direction)


def read_holiday(expression: Expression, context: Context) -> Meaning | None:
    """A day with a name, of the year that is said or the nearest in the direction that the words point in."""
    from dateline.extract.dates.holiday import holiday_in

    groups = expression.groups
    year, name = _year(groups, context), groups["holiday"].replace("’", "'")
    if year is not None:
        return of_moment(holiday_in(name, year))
    base = now_base(context)
    if base is None:
        return unresolved("XXXX-XX-XX", "day")
    here = holiday_in(name, base.moment.year)
    if here is None or base.anchor == "context":
        return of_moment(here, base)
    later = (here.number, here.day) > (base.moment.number, base.moment.day)
    if later and context.direction == PAST:
        here = holiday_in(name, base.moment.year - 1)
    elif not later and context.direction == FUTURE:
        here = holiday_in(name, base.moment.year + 1)
    return of_moment(here, base, context.direction)


READERS: dict[str, Callable[[Expression, Context], Meaning | None]] = {
    name.removeprefix("read_"): reader for name, reader in globals().items() if name.startswith("read_")
}

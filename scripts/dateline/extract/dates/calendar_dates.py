"""Readers of days, months and years by name or number, and of weekdays."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from dateline.extract.dates.discourse import FUTURE, PAST, PRESENT, Context
from dateline.extract.dates.grammar import Expression
from dateline.extract.dates.lexicon import month_number, number, words
from dateline.extract.dates.meaning import Meaning, now_base, of_moment, reader, scene_base, told_base, unresolved, writing_base
from dateline.extract.dates.moment import Moment, as_date, day_of, make_day, shifted, start_of

# More years than this are not written as a span of two figures.
LONGEST_SPAN = 60
# A narrative may look back this many months, and forward, without a year.
BACK_IN_STORY, AHEAD_IN_STORY = 8, 10


# A month or day so close ahead (or behind) is meant even when the verb looks the other way: "was extended to Nov. 16".
CLOSE_AHEAD, CLOSE_BEHIND = 2, 1


def year_of(groups: dict[str, str], context: Context) -> int | None:
    """The astronomical year that the words name, if they do."""
    text = groups.get("year") or groups.get("any_year") or groups.get("ad_year")
    text = text or groups.get("fy_year")
    if text:
        year = int(text)
        era = re.sub(r"\W", "", groups.get("era", ""))
        return 1 - year if era.startswith("b") else year
    if "fy_short" in groups:
        return full_year(int(groups["fy_short"]), context)
    if "short_year" in groups or len(groups.get("y2", "")) == 2:
        return full_year(int(re.sub(r"\D", "", groups.get("short_year") or groups["y2"])), context)
    if "y2" in groups:
        return int(groups["y2"])
    if "spelled_year" in groups:
        return _spelled_year(groups["spelled_year"])
    return context.owner.moment.year if context.owner and context.owner.moment.unit == "year" else None


def full_year(short: int, context: Context) -> int:
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


@reader
def read_calendar(expression: Expression, context: Context) -> Meaning | None:
    """A day, month, year or weekday by its name or number."""
    groups = expression.groups
    year, day = year_of(groups, context), _day_number(groups)
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
    base = scene_base(context) if context.narrative or not day else now_base(context)
    if base is None:
        return unresolved(f"XXXX-{month:02d}" + (f"-{day:02d}" if day else ""), "day" if day else "month")
    relative = words("relative").get(groups.get("rel_word", ""))
    direction = {-1: PAST, 1: FUTURE}.get(relative or 0, context.direction)
    if base.told and relative:
        year = _year_beside(month, relative, base.moment)
    elif base.told:
        year = _year_in_story(month, base.moment)
    elif "dow" in groups and day and (confirmed := _year_of_weekday(month, day, words("dow")[groups["dow"]], base.moment)):
        year = confirmed
    elif relative is not None and day is None:
        year = base.moment.year + (relative if (month - base.moment.number) * relative <= 0 else 0)
    else:
        year = _nearest_year(month, day, direction, context.firm, base.moment)
    return of_moment(make_day(year, month, day) if day else Moment("month", year, month), base, direction)


def _year_beside(month: int, side: int, scene: Moment) -> int:
    """The year of "the next January" (side 1) or "the previous May" (side -1) in a narrative."""
    here = scene.number if scene.unit in ("day", "month") else 3 * scene.number if scene.unit in ("season", "quarter") else month
    return scene.year + (side if (month - here) * side <= 0 else 0)


def _year_in_story(month: int, scene: Moment) -> int:
    """The year of a month in a narrative: stories move on, so a month well before the last told is the next year's."""
    if scene.unit not in ("day", "month", "season", "quarter"):
        return scene.year
    here = scene.number if scene.unit in ("day", "month") else 3 * scene.number
    return scene.year + (here - month > BACK_IN_STORY) - (month - here > AHEAD_IN_STORY)


def _year_of_weekday(month: int, day: int, weekday: int, now: Moment) -> int | None:
    """The year around now in which the day falls on the weekday; None when it does in none of the three."""
    for step in (0, 1, -1):
        moment = make_day(now.year + step, month, day)
        when = as_date(moment) if moment else None
        if when and when.isoweekday() == weekday:
            return when.year
    return None


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
    told = context.told_day
    if context.before in ("to", "through", "until", "-", "–") and told and told.sentence == context.sentence and start_of(told.moment):
        return of_moment(_weekday_from(told.moment, weekday), base, context.direction)
    days = _days_to_weekday(groups.get("rel_word"), relative, direction, ahead, start, weekday)
    return of_moment(shifted(day_of(start), days, "day"), base, direction)


def _weekday_from(first: Moment, weekday: int) -> Moment | None:
    """The last day of a range: "Monday to Friday"."""
    start = start_of(first)
    return shifted(replace(first, time=""), (weekday - start.isoweekday()) % 7, "day") if start else None


def _days_to_weekday(word: str | None, relative: int | None, direction: str | None, ahead: int, start: date, weekday: int) -> int:
    """How many days from a day to the weekday meant: today counts for a bare weekday, not for "last" and "next"."""
    if word == "next":
        return 7 - start.isoweekday() + weekday
    if relative == -1:
        return ahead - 7
    if relative == 1:
        return ahead or 7
    if direction == FUTURE or (word == "this" and direction != PAST):
        return ahead
    return ahead - 7 if ahead else 0


@reader
def read_span_end(expression: Expression, context: Context) -> Meaning | None:
    """Read the "17" of "1915-17"; None where it is no later year."""
    first, short = int(expression.groups["year"]), int(expression.groups["day"])
    last = first - first % 100 + short + (100 if short < first % 100 else 0)
    return of_moment(Moment("year", last)) if 0 < last - first <= LONGEST_SPAN else None


@reader
def read_year_span(expression: Expression, context: Context) -> Meaning | None:
    """Read "2012-13": a season or a budget of two years, or a span of more."""
    first, short = int(expression.groups["year"]), int(expression.groups["to"])
    last = first // 100 * 100 + short + (100 if short <= first % 100 else 0)
    return Meaning("DATE", f"{first}/{last}", "year", bounds=(date(first, 1, 1), date(last, 12, 31)))


@reader
def read_numeric(expression: Expression, context: Context) -> Meaning | None:
    """A date in numbers; where both orders are possible, the order of the document's other dates or month first."""
    groups = expression.groups
    if "m" in groups:
        year, month, day = int(groups["y"]), int(groups["m"]), int(groups["d"])
    else:
        first, second = int(groups["a"]), int(groups["b"])
        year = int(groups["y"]) if len(groups["y"]) == 4 else full_year(int(groups["y"]), context)
        day_first = first > 12 or (second <= 12 and (context.day_first or groups["sep"] == "."))
        day, month = (first, second) if day_first else (second, first)
    moment = make_day(year, month, day)
    if moment and "clock" in groups:
        moment = moment.at("T" + groups["clock"] + ("Z" if "z" in groups else ""))
    return of_moment(moment)


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


@reader
def read_day_word(expression: Expression, context: Context) -> Meaning | None:
    """Read "today" and its kin."""
    offset, time = DAY_WORDS[expression.groups["word"]]
    base = writing_base(context)
    direction = PAST if offset < 0 else FUTURE if offset > 0 else PRESENT
    if base is None:
        return unresolved("XXXX-XX-XX" + time, "day", direction)
    day = shifted(base.moment, offset, "day")
    return of_moment(day.at(time) if day else None, base, direction)

"""Moments, their bounds, values and EDTF: arithmetic that holds for every date, with edtf as an oracle."""

import subprocess
import sys
from datetime import date, timedelta
from itertools import pairwise

import pytest
from edtf import parse_edtf, struct_time_to_date
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.extract.dates.bounds import THIRDS, bounds, edtf, third, timex_value
from dateline.extract.dates.holiday import holiday_in, nth_weekday
from dateline.extract.dates.lengths import duration_value
from dateline.extract.dates.moment import Moment, add_months, as_date, containing, day_of, end_of, make_day, shifted, start_of, years_on
from dateline.language.knowledge import load

DAYS = st.dates(date(1000, 1, 1), date(2900, 12, 31))
AT_LEISURE = settings(deadline=None)  # the oracles are slow
UNITS = st.sampled_from(["day", "week", "month", "quarter", "half", "season", "year", "decade", "century"])


@AT_LEISURE
@given(DAYS, UNITS)
def test_a_unit_contains_its_days(when: date, unit: str) -> None:
    moment = containing(day_of(when), unit)
    assert moment is not None
    start, end = start_of(moment), end_of(moment)
    assert start is not None
    assert end is not None
    assert start <= when <= end


@AT_LEISURE
@given(DAYS, UNITS)
def test_units_follow_each_other_without_gap(when: date, unit: str) -> None:
    moment = containing(day_of(when), unit)
    assert moment is not None
    following = shifted(moment, 1, unit)
    assert following is not None
    assert start_of(following) == end_of(moment) + timedelta(days=1)  # type: ignore[operator]


@AT_LEISURE
@given(DAYS, UNITS, st.integers(-40, 40))
def test_a_shift_can_be_taken_back(when: date, unit: str, count: int) -> None:
    moment = containing(day_of(when), unit)
    assert moment is not None
    there = shifted(moment, count, unit)
    assert there is not None
    assert shifted(there, -count, unit) == moment


@AT_LEISURE
@given(DAYS, UNITS)
def test_thirds_fill_the_whole_in_order(when: date, unit: str) -> None:
    moment = containing(day_of(when), unit)
    assert moment is not None
    spans = [third(moment, which) for which in range(3)]
    assert spans[0][0] == start_of(moment)
    assert spans[2][1] == end_of(moment)
    for (start, end), (next_start, _) in pairwise(spans):
        assert start is not None
        assert end is not None
        assert next_start is not None
        assert start <= end
        assert next_start <= end + timedelta(days=1)


@AT_LEISURE
@given(DAYS, st.sampled_from(["day", "month", "year", "decade"]))
def test_edtf_has_the_same_bounds(when: date, unit: str) -> None:
    moment = containing(day_of(when), unit)
    assert moment is not None
    text = edtf(moment, None)
    assert text is not None
    parsed = parse_edtf(text)
    assert struct_time_to_date(parsed.lower_strict()) == start_of(moment)
    assert struct_time_to_date(parsed.upper_strict()) == end_of(moment)


@AT_LEISURE
@given(DAYS, UNITS, st.sampled_from([None, *THIRDS, "ON_OR_AFTER", "ON_OR_BEFORE", "BEFORE", "AFTER", "APPROX", "LESS_THAN"]))
def test_every_edtf_is_edtf(when: date, unit: str, modifier: str | None) -> None:
    moment = containing(day_of(when), unit)
    assert moment is not None
    text = edtf(moment, modifier)
    assert text is not None
    parse_edtf(text)


@AT_LEISURE
@given(st.integers(-3000, 0), st.sampled_from(["year", "decade", "century"]))
def test_years_before_christ_have_edtf_and_no_bounds(year: int, unit: str) -> None:
    moment = containing(Moment("year", year), unit)
    assert moment is not None
    assert bounds(moment, None) == (None, None)
    text = edtf(moment, None)
    assert text is not None
    parse_edtf(text)
    assert timex_value(moment).startswith("BC")


@AT_LEISURE
@given(DAYS)
def test_open_bounds_meet(when: date) -> None:
    moment = day_of(when)
    assert bounds(moment, "BEFORE") == (None, when - timedelta(days=1))
    assert bounds(moment, "AFTER") == (when + timedelta(days=1), None)
    assert bounds(moment, "ON_OR_BEFORE") == (None, when)
    assert bounds(moment, "ON_OR_AFTER") == (when, None)


@pytest.mark.parametrize(
    ("moment", "value", "start", "end"),
    [
        (Moment("month", 2012, 2), "2012-02", date(2012, 2, 1), date(2012, 2, 29)),
        (Moment("month", 1900, 2), "1900-02", date(1900, 2, 1), date(1900, 2, 28)),
        (Moment("month", 2000, 2), "2000-02", date(2000, 2, 1), date(2000, 2, 29)),
        (Moment("week", 2020, 53), "2020-W53", date(2020, 12, 28), date(2021, 1, 3)),
        (Moment("week", 2013, 1), "2013-W01", date(2012, 12, 31), date(2013, 1, 6)),
        (Moment("weekend", 2013, 11), "2013-W11-WE", date(2013, 3, 16), date(2013, 3, 17)),
        (Moment("season", 1941, 4), "1941-WI", date(1941, 12, 1), date(1942, 2, 28)),
        (Moment("season", 2011, 4), "2011-WI", date(2011, 12, 1), date(2012, 2, 29)),
        (Moment("quarter", 1989, 3), "1989-Q3", date(1989, 7, 1), date(1989, 9, 30)),
        (Moment("half", 2012, 2), "2012-H2", date(2012, 7, 1), date(2012, 12, 31)),
        (Moment("decade", 2010), "201", date(2010, 1, 1), date(2019, 12, 31)),
        (Moment("hundred", 1800), "18", date(1800, 1, 1), date(1899, 12, 31)),
        (Moment("century", 1901), "19", date(1901, 1, 1), date(2000, 12, 31)),
        (Moment("month", 9999, 12), "9999-12", date(9999, 12, 1), None),
        (Moment("day", 2013, 3, 21, "TNI"), "2013-03-21TNI", date(2013, 3, 21), date(2013, 3, 22)),
    ],
)
def test_calendar_facts(moment: Moment, value: str, start: date, end: date | None) -> None:
    assert timex_value(moment) == value
    assert bounds(moment, None) == (start, end)


@pytest.mark.parametrize(
    ("moment", "value", "text"),
    [
        (Moment("year", -489), "BC0490", "-0489"),
        (Moment("decade", -478), "BC047", "-0478/-0469"),
        (Moment("century", -499), "BC04", "-0499/-0400"),
        (Moment("century", 1), "00", "0001/0100"),
        (Moment("millennium", -2999), "BC2", "-2999/-2000"),
        (Moment("millennium", 1001), "1", "1001/2000"),
    ],
)
def test_early_years(moment: Moment, value: str, text: str) -> None:
    assert (timex_value(moment), edtf(moment, None)) == (value, text)


def test_month_arithmetic_keeps_within_the_month() -> None:
    assert add_months(date(2013, 1, 31), 1) == date(2013, 2, 28)
    assert add_months(date(2012, 1, 31), 1) == date(2012, 2, 29)
    assert add_months(date(2013, 12, 31), 2) == date(2014, 2, 28)
    assert add_months(date(2013, 1, 1), -1) == date(2012, 12, 1)


def test_years_keep_the_day_but_for_the_leap_day() -> None:
    assert years_on(Moment("day", 2012, 2, 29), 1) == Moment("day", 2013, 2, 28)
    assert years_on(Moment("quarter", 1989, 3), -1) == Moment("quarter", 1988, 3)


def test_no_such_day() -> None:
    assert make_day(2013, 2, 29) is None
    assert make_day(2013, 13, 1) is None
    assert make_day(2012, 2, 29) == Moment("day", 2012, 2, 29)


@AT_LEISURE
@given(st.integers(1991, 2090))
def test_holidays_keep_their_rules(year: int) -> None:
    """The library's days against the rules that define them."""
    for name, rule in (
        ("thanksgiving", (11, 4, 4)),
        ("labor day", (9, 1, 1)),
        ("memorial day", (5, 1, -1)),
        ("columbus day", (10, 1, 2)),
        ("martin luther king jr. day", (1, 1, 3)),
    ):
        assert holiday_in(name, year) == day_of(nth_weekday(year, *rule))
    monday, friday = holiday_in("easter monday", year), holiday_in("good friday", year)
    assert monday is not None
    assert friday is not None
    assert (as_date(monday) - as_date(friday)).days == 3


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("black friday", 2018, date(2018, 11, 23)),
        ("eid al-fitr", 2018, date(2018, 6, 15)),
        ("eid-al-adha", 2018, date(2018, 8, 22)),
        ("diwali", 2019, date(2019, 10, 27)),
        ("lunar new year", 2020, date(2020, 1, 25)),
        ("hanukkah", 2016, date(2016, 12, 25)),
        ("hanukkah", 2017, date(2017, 12, 13)),
        ("yom kippur", 2018, date(2018, 9, 19)),
        ("orthodox easter", 2018, date(2018, 4, 8)),
        ("easter", 1818, date(1818, 3, 22)),
        ("presidents’ day", 2013, date(2013, 2, 18)),
        ("inauguration day", 2017, date(2017, 1, 20)),
        ("inauguration day", 2018, None),
        ("easter", 33, None),
        ("thanksgiving", 1500, None),
    ],
)
def test_holidays(name: str, year: int, day: date | None) -> None:
    moment = holiday_in(name, year)
    assert (as_date(moment) if moment else None) == day


def test_every_library_holiday_is_known() -> None:
    assert [name for name in load("dates/holidays")["names"] if holiday_in(name, 2021) is None] == []


def test_the_library_waits_for_a_holiday() -> None:
    """Neither the command's help nor a text without holidays loads what reckons them."""
    code = (
        "import sys\nfrom dateline.cli import app\n"
        "try: app(['--help'])\nexcept SystemExit: pass\n"
        "from dateline.extract.dates import find_dates; from dateline.language.pipeline import Pipeline\n"
        "from dateline.records import Document\n"
        "text = 'They met on Monday.'\n"
        "a = Pipeline().analyse(Document('x', None, None, None, None, None, None, 'en', None, len(text), '', None, text))\n"
        "assert find_dates(a)\n"
        "assert 'holidays' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


@AT_LEISURE
@given(st.integers(1, 9998), st.integers(1, 12), st.integers(1, 7), st.sampled_from([1, 2, 3, 4, -1]))
def test_nth_weekday(year: int, month: int, weekday: int, which: int) -> None:
    day = nth_weekday(year, month, weekday, which)
    assert (day.month, day.isoweekday()) == (month, weekday)
    assert (day.day - 1) // 7 == which - 1 if which > 0 else (day + timedelta(days=7)).month != month


@pytest.mark.parametrize(
    ("count", "unit", "value"),
    [
        (2.5, "year", "P2Y6M"),
        (1.5, "minute", "PT1M30S"),
        (0.5, "hour", "PT30M"),
        (2.5, "day", "P2DT12H"),
        (2.0, "fortnight", "P4W"),
        (3.0, "decade", "P30Y"),
        (0.25, "century", "P25Y"),
        (None, "day", "PXD"),
        (None, "hour", "PTXH"),
        (1.3, "week", "P1.3W"),
    ],
)
def test_durations(count: float | None, unit: str, value: str) -> None:
    assert duration_value(count, unit) == value

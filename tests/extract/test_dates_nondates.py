"""What looks like a date and is none, and texts that must not break the tagger."""

from collections.abc import Callable

import pytest

from dateline.extract.dates import find_dates
from dateline.language.analysis import Analysis

Analyse = Callable[..., Analysis]


@pytest.mark.parametrize(
    "text",
    [
        "The union may march against the plan.",
        "They march every road they may find; may they rest.",
        "An august body of scholars agreed.",
        "She came second in the race and third in the jump.",
        "The second suspect fled.",
        "They counted 1,999 votes and 2,004 errors.",
        "The team won 4-2 and then lost 1-3.",
        "The clinic promises 20/20 vision.",
        "The 34-year-old singer has a 6-month-old son.",
        "He is 45 years old.",
        "A girl aged 12 was found.",
        "The house is at 1917 Elm Street.",
        "Flight 1812 left from gate 12.",
        "See page 1984 and section 1776.",
        "He paid $1995 for 2000 shares.",
        "The plan costs 2013 euros.",
        "There is no 31 June 2010 and no February 30, 2011.",
        "April Hughes and August Weber own the shop.",
        "The fall of the wall surprised them.",
        "Minutes of the meeting were leaked.",
        "It weighs 3.5 kg and costs 12.30.",
        "This time around they lost.",
        "It was called the deal of the century.",
        "As soon as he arrives, call me.",
        "About three-quarters of its food is imported.",
        "The match was halted in the second half when a flare was thrown.",
        "She scored twice in the third quarter.",
    ],
)
def test_no_dates(analyse: Analyse, text: str) -> None:
    assert [(d.text, d.rule) for d in find_dates(analyse(text, "2013-03-22"))] == []


@pytest.mark.parametrize("published", [None, "2013-03-22", "9999-12-31", "0001-01-01"])
@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n",
        "x",
        "Monday",
        "May",
        "1999",
        "MONDAY!!! ON 31 JUNE 2010, LAST WEEK AND NEXT YEAR",
        "😀 12:30 😀 yesterday 😀",
        "In 0000, 99:99 and 00/00/0000; ''' 's '80s '99",
        "İstanbul’da on Monday, 5 p.m.",
        "31 December 9999, next week, the 9990s, a century ago, 400 years ago, 99999 years later",
        "1 January 0001, last week, the previous year, 3000 years ago, two million years ago",
        "490 BC, two years later, three days later, the next day, that century, the following month",
        "the the the of of of and a a half half of the the year year ago ago",
        "2 1/2 1/2 years, 1/0 hours, ½½ days, 1.2.3 years, 12:61, 25:00, 24:00, T10:00",
        "…—–-‘’“”« » 1–2–3 May—June",
        "W" * 5000,
        "1" * 5000,
        "may " * 500,
        "first quarter of " * 500,
        "the week of the end of the first half of " * 200,
        "one and a half " * 300,
    ],
)
def test_odd_texts(analyse: Analyse, text: str, published: str | None) -> None:
    analysis = analyse(text, published)
    dates = find_dates(analysis)
    assert all(analysis.slice(d.start_char, d.end_char) == d.text for d in dates)
    assert all(d.start_date is None or d.end_date is None or d.start_date <= d.end_date for d in dates)
    ends = [0, *(d.end_char for d in dates)]
    assert all(d.start_char >= end for d, end in zip(dates, ends, strict=False))
    assert find_dates(analysis) == dates

from __future__ import annotations

from datetime import date

import pytest

from dateline.charts import words

MAY = date(2019, 5, 1), date(2019, 5, 31)


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (date(2020, 9, 14), date(2020, 9, 14), "14 Sep 2020"),
        (*MAY, "May 2019"),
        (date(2019, 1, 1), date(2019, 12, 31), "2019"),
        (date(1990, 1, 1), date(1999, 12, 31), "1990–1999"),
        (date(2019, 4, 1), date(2019, 6, 30), "Apr–Jun 2019"),
        (date(2019, 12, 1), date(2020, 2, 29), "Dec 2019–Feb 2020"),
        (date(2019, 5, 6), date(2019, 5, 12), "6–12 May 2019"),
        (date(2019, 5, 27), date(2019, 6, 2), "27 May – 2 Jun 2019"),
        (date(2019, 12, 30), date(2020, 1, 5), "30 Dec 2019 – 5 Jan 2020"),
        (date(2019, 5, 6), None, "from 6 May 2019"),
        (None, date(2019, 5, 6), "until 6 May 2019"),
        (None, None, "undated"),
    ],
)
def test_bounds_are_said_as_coarsely_as_they_are(start: date | None, end: date | None, said: str) -> None:
    assert words.period(start, end) == said


def test_words_break_at_spaces_and_never_run_wider_than_their_room() -> None:
    text = "The ministers met again in the old town hall and agreed on nothing that anybody would remember"
    lines = words.wrap(text, 13, 200, 2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")
    assert all(words.width(line, 13) <= 200 for line in lines)


def test_a_word_wider_than_the_room_is_cut() -> None:
    assert words.wrap("x" * 100, 13, 100, 3)[0].endswith("…")


@pytest.mark.parametrize("text", ["", " ", "日本語のとても長い見出しがここにあります" * 3, "🇧🇾🇷🇺 👨‍👩‍👧‍👦 émoji", "Привет, мир"])
def test_any_script_fits(text: str) -> None:
    assert all(words.width(line, 13) <= 150 for line in words.wrap(text, 13, 150, 2))


@pytest.mark.parametrize(
    ("number", "said"),
    [(0.5, "0.5"), (8, "8"), (274500, "274,500"), (2_000_000, "2 million"), (1_420_000_000, "1.42 billion"), (3e12, "3 trillion")],
)
def test_large_numbers_are_said_as_people_write_them(number: float, said: str) -> None:
    assert words.large(number) == said

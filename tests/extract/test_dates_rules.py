"""Each rule of the time tagger, pinned with a sentence of our own: direction, anchors, narratives, arithmetic at the edges."""

from collections.abc import Callable
from datetime import date

import pytest

from dateline.extract.dates import find_dates
from dateline.extract.dates.lexicon import grammar, number
from dateline.language.analysis import Analysis
from dateline.language.knowledge import load
from dateline.records import Date

Analyse = Callable[..., Analysis]


def only(analyse: Analyse, text: str, published: str | None = "2013-03-22") -> Date:
    found = find_dates(analyse(text, published))
    assert len(found) == 1, [d.text for d in found]
    return found[0]


def values(analyse: Analyse, text: str, published: str | None = "2013-03-22") -> list[tuple[str, str]]:
    return [(d.text, d.value) for d in find_dates(analyse(text, published))]


@pytest.mark.parametrize(
    ("text", "value", "direction"),
    [
        ("The talks ended on Tuesday.", "2013-03-19", "past"),
        ("The talks will end on Tuesday.", "2013-03-26", "future"),
        ("The talks are due to end on Tuesday.", "2013-03-26", "future"),
        ("Under the terms, announced Tuesday, the firm would pay more.", "2013-03-19", "past"),
        ("They have been at sea since Tuesday.", "2013-03-19", "past"),
        ("Profits before Tuesday's sale are small.", "2013-03-19", None),
        ("They agreed in June.", "2012-06", "past"),
        ("They will meet in June.", "2013-06", "future"),
        ("The offer was extended to April 16.", "2013-04-16", "future"),
        ("The judge gave them until Tuesday.", "2013-03-26", "future"),
        ("The port has been shut until Tuesday.", "2013-03-26", "future"),
        ("They hid until Tuesday.", "2013-03-19", "past"),
        ("The two sides agreed to meet on Tuesday.", "2013-03-26", "future"),
        ("He was the first man to be hanged in July.", "2012-07", "past"),
        ("A plan to be debated on Tuesday would cut costs.", "2013-03-26", "future"),
        ("She flew home this Tuesday.", "2013-03-19", "past"),
        ("Lower house to vote on Tuesday", "2013-03-26", "future"),
        ("A hearing was held on Monday, April 16.", "2012-04-16", "past"),
    ],
)
def test_direction(analyse: Analyse, text: str, value: str, direction: str | None) -> None:
    got = only(analyse, text)
    assert (got.value, got.direction) == (value, direction)


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("The dam broke yesterday.", "2013-03-01", "2013-02-28"),
        ("The dam broke yesterday.", "2012-03-01", "2012-02-29"),
        ("The ban ends tomorrow.", "2012-12-31", "2013-01-01"),
        ("Prices fell last month.", "2013-01-15", "2012-12"),
        ("Prices fell two months ago.", "2013-01-31", "2012-11"),
        ("Prices fell last week.", "2013-01-02", "2012-W52"),
        ("The strike will start next week.", "2012-12-28", "2013-W01"),
        ("Sales fell last quarter.", "2013-01-02", "2012-Q4"),
        ("He was jailed ten days ago.", "2013-01-05", "2012-12-26"),
        ("The line will open next year.", "2012-02-29", "2013"),
        ("The firm left the week before last.", "2013-01-02", "2012-W51"),
        ("A year ago the town was quiet.", "2012-02-29", "2011"),
    ],
)
def test_edges_of_months_and_years(analyse: Analyse, text: str, published: str, value: str) -> None:
    assert only(analyse, text, published).value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on Monday.", "XXXX-WXX-1"),
        ("They met yesterday.", "XXXX-XX-XX"),
        ("They met last week.", "XXXX-WXX"),
        ("They met last year.", "XXXX"),
        ("They met in June.", "XXXX-06"),
        ("They met on 5 June.", "XXXX-06-05"),
        ("They met this morning.", "XXXX-XX-XXTMO"),
        ("They met at 5 p.m.", "XXXX-XX-XXT17:00"),
        ("They met two weeks ago.", "XXXX-WXX"),
        ("Two days later they met.", "XXXX-XX-XX"),
    ],
)
def test_without_a_publication_date_nothing_is_invented(analyse: Analyse, text: str, value: str) -> None:
    got = only(analyse, text, None)
    assert (got.value, got.anchor, got.anchor_date_id, got.start_date, got.end_date, got.edtf) == (value, "none", None, None, None, None)


def test_a_narrative_reads_months_against_the_story(analyse: Analyse) -> None:
    text = "The siege began in November 1704. In January a fleet came. On 3 March the gate fell. Two days later the town burned."
    first, second, third, fourth = find_dates(analyse(text, None))
    assert [d.value for d in (first, second, third, fourth)] == ["1704-11", "1705-01", "1705-03-03", "1705-03-05"]
    assert (second.anchor, second.anchor_date_id) == ("context", first.date_id)
    assert (fourth.anchor, fourth.anchor_date_id) == ("context", third.date_id)


def test_a_text_whose_years_are_far_from_its_publication_is_a_narrative(analyse: Analyse) -> None:
    text = "The duke died in 1651. By 1652 the court was broke. In May 1653 a loan was made, and in July it was spent."
    assert values(analyse, text)[-1] == ("July", "1653-07")


def test_news_that_mentions_old_years_stays_news(analyse: Analyse) -> None:
    text = "The pact of 1949 was renewed in 1952 and 1955. Yesterday the ministers met. They will meet again on Monday."
    assert values(analyse, text)[-2:] == [("Yesterday", "2013-03-21"), ("Monday", "2013-03-25")]


def test_a_look_back_does_not_move_the_story(analyse: Analyse) -> None:
    text = "On 2 April 1815 the fleet sailed, as it had in 1798. On 9 April it met a storm."
    assert values(analyse, text, None)[-1] == ("9 April", "1815-04-09")


def test_compared_quarters(analyse: Analyse) -> None:
    text = "In the third quarter the firm earned $4 million, up from $3 million a year earlier. The latest quarter's sales rose 5%."
    assert values(analyse, text, "1999-11-03") == [
        ("the third quarter", "1999-Q3"),
        ("a year earlier", "1998-Q3"),
        ("The latest quarter", "1999-Q3"),
    ]


def test_a_year_is_compared_with_a_year(analyse: Analyse) -> None:
    text = "In the third quarter it lost money. For the year ended Oct. 30, it earned $8 million, up from $7 million a year earlier."
    assert values(analyse, text, "1999-11-30")[-1] == ("a year earlier", "1998")


def test_the_end_of_a_quarter_does_not_hide_the_quarter(analyse: Analyse) -> None:
    text = "In the third quarter ended Sept. 29, sales rose to $8 million from $7 million a year earlier."
    assert values(analyse, text, "1999-11-03")[-1] == ("a year earlier", "1998-Q3")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained from 3 to 9 May 2010.", [("3", "2010-05-03"), ("9 May 2010", "2010-05-09")]),
        ("The fair is on June 4-6.", [("June 4", "2013-06-04"), ("6", "2013-06-06")]),
        ("It lasted from November to March 1917.", [("November", "1916-11"), ("March 1917", "1917-03")]),
        ("Both armies rested in the spring and summer of 1643.", [("the spring", "1643-SP"), ("summer of 1643", "1643-SU")]),
        ("The league's 1999-2000 season ended well.", [("1999", "1999"), ("2000", "2000")]),
        ("The 1999-00 budget was passed.", [("1999-00", "1999/2000")]),
        ("The guard runs from Monday through Friday.", [("Monday", "2013-03-25"), ("Friday", "2013-03-29")]),
        ("It dates from the 5th and 4th centuries BC.", [("the 5th", "BC04"), ("4th centuries BC", "BC03")]),
        ("The town was held 1200-1150 BC.", [("1200", "BC1200"), ("1150 BC", "BC1150")]),
        ("Canals spread in the early 1800s.", [("the early 1800s", "18")]),
        ("The court sits on the first Monday in October.", [("the first Monday in October", "2013-10-07")]),
        ("Year-on-year growth slowed over the past quarter century.", [("the past quarter century", "P25Y")]),
        ("It arose in the third millennium BC.", [("the third millennium BC", "BC2")]),
        ("He led the league in 1915-17.", [("1915", "1915"), ("17", "1917")]),
    ],
)
def test_ranges_share_what_is_said_once(analyse: Analyse, text: str, expected: list[tuple[str, str]]) -> None:
    assert values(analyse, text) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Doors open at four o'clock this afternoon.", "2013-03-22T16:00"),
        ("They left at half past three.", "2013-03-22T03:30"),
        ("They left at 1430 GMT.", "2013-03-22T14:30Z"),
        ("They left late on Friday night.", "2013-03-22TNI"),
        ("The note was sent at 9.15pm yesterday.", "2013-03-21T21:15"),
    ],
)
def test_times_of_day(analyse: Analyse, text: str, value: str) -> None:
    got = only(analyse, text)
    assert (got.type, got.value) == ("TIME", value)


def test_a_clock_time_that_heads_an_entry_is_of_the_day_of_writing(analyse: Analyse) -> None:
    text = "The council meets again on Monday morning.\n14:05 GMT\nThe bridge is closed.\n"
    assert ("14:05 GMT", "2013-03-22T14:05Z") in values(analyse, text)


def test_hours_count_from_the_clock_time_told_of(analyse: Analyse) -> None:
    text = "A first blast came at 11:40 p.m. Thursday. Half an hour later a second shook the town. Two hours earlier there had been a call."
    assert [v for _, v in values(analyse, text)] == ["2013-03-21T23:40", "2013-03-22T00:10", "2013-03-21T22:10"]


def test_the_order_of_numeric_dates_is_the_documents(analyse: Analyse) -> None:
    assert values(analyse, "Bills of 25/11/2012 and 04/12/2012 were paid.")[-1][1] == "2012-12-04"
    assert values(analyse, "Bills of 11/25/2012 and 04/12/2012 were paid.")[-1][1] == "2012-04-12"


def test_open_bounds_follow_the_preposition(analyse: Analyse) -> None:
    since = only(analyse, "He has lived there since 1994.")
    assert (since.value, since.start_date, since.end_date, since.edtf) == ("1994", date(1994, 1, 1), None, "1994-01-01/..")
    until = only(analyse, "It will stay shut until June 2014.")
    assert (until.start_date, until.end_date, until.edtf) == (None, date(2014, 6, 30), "../2014-06-30")


def test_anchored_lengths_have_bounds_and_keep_their_value(analyse: Analyse) -> None:
    past = only(analyse, "Rents rose over the past three years.")
    assert (past.type, past.value, past.start_date, past.end_date) == ("DURATION", "P3Y", date(2010, 3, 22), date(2013, 3, 22))
    free = only(analyse, "The work took three years.")
    assert (free.value, free.start_date, free.end_date, free.anchor) == ("P3Y", None, None, "none")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("two and a half", 2.5),
        ("2 1/2", 2.5),
        ("½", 0.5),
        ("twenty-four", 24),
        ("a hundred and five", 105),
        ("half an", 0.5),
        ("1,460", 1460),
        ("a quarter of a", 0.25),
        ("nothing", None),
    ],
)
def test_numbers(text: str, value: float | None) -> None:
    assert number(text) == value


def test_every_pattern_has_its_sentence() -> None:
    known = grammar()
    assert {p.name for p in (*known.atoms, *known.before, *known.after, *known.follow)} == set(load("dates/rules"))


def test_every_trigger_is_a_word_of_the_grammar() -> None:
    assert grammar().triggers - {"jr", "st"} <= grammar().vocabulary


def test_a_dateline_stands_in_for_a_publication_date(analyse: Analyse) -> None:
    text = "Mill closes\nFebruary 3, 2009\nThe mill shut on Monday. It had opened last year.\n"
    _, monday, year = find_dates(analyse(text, None))
    assert (monday.value, monday.anchor, monday.anchor_date_id) == ("2009-02-02", "publication", None)
    assert (year.value, year.anchor) == ("2008", "publication")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The decades-long feud ended.", [("decades-long", "PXDE")]),
        ("It lost money after several quarters of growth.", [("several quarters", "PXQ")]),
        ("He served 15-plus years.", [("15-plus years", "P15Y")]),
        ("The day-to-day work is dull.", []),
    ],
)
def test_adjectives_of_time(analyse: Analyse, text: str, expected: list[tuple[str, str]]) -> None:
    assert values(analyse, text) == expected


def test_the_end_of_the_decade(analyse: Analyse) -> None:
    found = find_dates(analyse("The plant will close by the end of the decade.", "2025-03-03"))
    assert [(row.text, row.value, row.modifier, str(row.end_date)) for row in found] == [
        ("the end of the decade", "202", "END", "2029-12-31")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Profit was $4 million in the third quarter, up from $3 million in the same period last year.", ["2012-Q3", "2011-Q3"]),
        ("Output grew in January, up from the same month a year earlier.", ["2013-01", "2012-01"]),
        ("Sales fell against the same period of 2008.", ["2008"]),
        ("Last year's fourth quarter was weak.", ["2012", "2012-Q4"]),
        ("Stocks fell in the week ended March 8.", ["2013-W10", "2013-03-08"]),
        ("The May contract fell.", ["2013-05"]),
        ("Forty years ago tonight the dam broke.", ["1973-03-22TNI"]),
        ("The bomb went off at 10:35 a.m. (0735 GMT) Tuesday.", ["2013-03-19T10:35", "2013-03-19T07:35Z", "2013-03-19"]),
        ("They sold it the day after Christmas.", ["2012-12-26"]),
        ("One day the town will be rebuilt.", ["FUTURE_REF"]),
        ("The strike lasted one day.", ["P1D"]),
        ("They met March 5-9, 1988.", ["1988-03-05", "1988-03-09"]),
        ("They met on March 5, 7 and 9.", ["2013-03-05", "2013-03-07", "2013-03-09"]),
        ("On March 4, 12 men and 3 boys drowned.", ["2013-03-04"]),
        ("The rocks formed some 66 million years ago.", ["PAST_REF"]),
        ("He waited for a while.", ["PXX"]),
        ("It costs $900-a-month.", ["P1M"]),
        ("Following Monday's defeat the coach resigned.", ["2013-03-18"]),
        ("Cleopatra died on August 10, 30 BC.", ["BC0030-08-10"]),
        ("It was March eighth, nineteen ninety-eight.", ["1998-03-08"]),
    ],
)
def test_beside_other_words(analyse: Analyse, text: str, expected: list[str]) -> None:
    assert [value for _, value in values(analyse, text)] == expected


def test_a_length_has_the_bounds_of_the_day_that_ends_it(analyse: Analyse) -> None:
    length, _ = find_dates(analyse("Net for the nine months ended Sept. 30 rose.", "1989-11-01"))
    assert (length.value, length.start_date, length.end_date) == ("P9M", date(1989, 1, 1), date(1989, 9, 30))


@pytest.mark.parametrize(
    ("text", "modifier"),
    [
        ("Anyone born after 1997 may apply.", "AFTER"),
        ("They fled after the 1997 vote.", None),
        ("By September 3,000 men were there.", "ON_OR_BEFORE"),
    ],
)
def test_a_preposition_opens_the_date_that_it_governs(analyse: Analyse, text: str, modifier: str | None) -> None:
    assert only(analyse, text).modifier == modifier


def test_years_that_lie_far_off_make_no_history_where_the_text_speaks_from_its_day(analyse: Analyse) -> None:
    text = "In 1994 they signed. In 2001 they fought. In 2005 they met again. Mr. Ruiz came to see me last week."
    assert find_dates(analyse(text, "2013-03-22"))[-1].value == "2013-W11"


def test_asides_leave_the_story_where_it_was(analyse: Analyse) -> None:
    text = (
        "The kingdom went to war in the spring of 1702. The fleet, which had been rebuilt between 1690 and 1698, sailed in July. "
        "In August the king fell ill. The new king, born in 1671, had fought in the south until 1697. That autumn he offered terms. "
        "Ten years earlier he had been an exile. The assault of 2 November failed, and at dawn the next day he fled."
    )
    assert [value for _, value in values(analyse, text, None)] == [
        *("1702-SP", "1690", "1698", "1702-07", "1702-08", "1671", "1697", "1702-FA", "1692", "1702-11-02", "1702-11-03TMO"),
    ]


def test_halves_of_months_and_centuries(analyse: Analyse) -> None:
    month, century = find_dates(
        analyse("Talks opened in the second half of September 1703 and in the first half of the 19th century.", None)
    )
    assert (month.start_date, month.end_date, month.edtf) == (date(1703, 9, 16), date(1703, 9, 30), "1703-09-16/1703-09-30")
    assert (century.start_date, century.end_date) == (date(1801, 1, 1), date(1850, 12, 31))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Sales fell this winter.", "2012-WI"),
        ("It snowed last winter.", "2011-WI"),
        ("They will meet next winter.", "2013-WI"),
        ("They fought last summer.", "2012-SU"),
        ("They will fight this summer.", "2013-SU"),
    ],
)
def test_a_winter_lies_in_two_years(analyse: Analyse, text: str, value: str) -> None:
    assert only(analyse, text, "2013-01-15").value == value


def test_seasons_of_a_story_move_on(analyse: Analyse) -> None:
    text = (
        "On January 3, 1777 they attacked. They held out through the winter. In spring they left. "
        "In the autumn they rested. In spring they fought."
    )
    assert [value for _, value in values(analyse, text, None)][1:] == ["1776-WI", "1777-SP", "1777-FA", "1778-SP"]


def test_until_before_its_verb_looks_back(analyse: Analyse) -> None:
    assert only(analyse, "Until Tuesday, they had not met.").value == "2013-03-19"
    assert only(analyse, "And until Tuesday they have refused to talk.").value == "2013-03-19"


def test_a_feast_of_days_has_its_days_for_bounds(analyse: Analyse) -> None:
    feast = only(analyse, "Shops will stay open through Ramadan.", "2018-06-01")
    assert (feast.value, feast.start_date, feast.edtf) == ("2018-05-16/2018-06-14", date(2018, 5, 16), "2018-05-16/2018-06-14")

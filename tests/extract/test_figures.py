"""Figures: each rule pinned with a sentence of its own, the article's figures, and texts that must not break anything."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.extract.figures import find_figures
from dateline.language.analysis import Analysis
from dateline.records import Figure

PIECES = (
    "5",
    "12",
    "1,500",
    "2.5",
    "-",
    " ",
    " ",
    " ",
    "to ",
    "and ",
    "of ",
    "between ",
    "$",
    "€",
    "%",
    "m",
    "bn",
    " million",
    "half ",
    "a ",
    "third ",
    "dozens ",
    "hundreds of ",
    "one in ",
    "more than ",
    " people",
    " dead",
    " years",
    "-year-old",
    " km",
    "/h",
    " a barrel",
    "(",
    ")",
    ".",
    ", ",
    "\n",
    "é",
    "😀",
    "\u00a0",
    "½",
    "°C",
    "'",
    '"',
    "x",
    "×",
    "th",
    " cents",
    " times",
    "killed ",
    "rose ",
    "by ",
)
Analyse = Callable[..., Analysis]


@pytest.fixture
def figures(analyse: Analyse) -> Callable[[str], list[Figure]]:
    return lambda text: find_figures(analyse(text), [])


def test_the_article(article: Analysis) -> None:
    found = [(f.text, f.kind, f.value, f.low, f.high, f.modifier, f.unit, f.unit_name, f.concept) for f in find_figures(article, [])]
    assert found == [
        ("26-year", "duration", 26, 26, 26, "exact", "a", "year", "rule"),
        ("At least three", "people", 3, 3, None, "at_least", None, "people", "died"),
        ("hundreds", "people", None, 200, 999, "order_of_magnitude", None, "people", "injured"),
        ("about 10,000", "people", 10_000, None, None, "about", None, "people", "detained"),
        ("$1.5 billion", "money", 1.5e9, 1.5e9, 1.5e9, "exact", "USD", "US dollar", "state credit"),
        ("€1.26 billion", "money", 1.26e9, 1.26e9, 1.26e9, "exact", "EUR", "euro", "state credit"),
    ]


def test_the_article_links_the_restatement(article: Analysis) -> None:
    found = find_figures(article, [])
    assert found[5].restates_figure_id == found[4].figure_id
    assert [f.restates_figure_id for f in found[:5]] == [None] * 5


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n",
        "5",
        "five",
        "$",
        "%",
        "$$$ 5 %%%",
        "🎉 3 🎉",
        "THREE DEAD, 40 HURT",
        "1/2/3/4",
        "-",
        "£",
        "1,2,3,4",
        "the 100 % of 5 $ of",
        "1.1.1.1",
        "a a a",
        "ten ten ten",
        "½",
        "５００",
    ],
)
def test_odd_texts_break_nothing(figures: Callable[[str], list[Figure]], text: str) -> None:
    for figure in figures(text):
        assert text[figure.start_char : figure.end_char] == figure.text


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_any_mixture_gives_sorted_slices(figures: Callable[[str], list[Figure]], pieces: list[str]) -> None:
    text = "".join(pieces)
    found = figures(text)
    spans = [(figure.start_char, figure.end_char) for figure in found]
    assert all(text[start:end] == figure.text for (start, end), figure in zip(spans, found, strict=True))
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    for figure in found:
        assert figure.low is None or figure.high is None or figure.low <= figure.high


def test_offsets_hold_beyond_ascii(figures: Callable[[str], list[Figure]]) -> None:
    text = "Żółć 😀 — “naïve” café: €1.5 bn\u00a0and 816\u00a0000 people.\nÉtat: 12 tués."
    found = figures(text)
    assert [(f.text, f.value) for f in found[:2]] == [("€1.5 bn", 1.5e9), ("816\u00a0000", 816_000)]
    assert all(text[f.start_char : f.end_char] == f.text for f in found)


def _one(found: list[Figure]) -> Figure:
    assert len(found) == 1, [f.text for f in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The raid cost $1.5bn.", 1.5e9),
        ("Some 35m people voted.", 35e6),
        ("They planted four thousand trees.", 4_000),
        ("The talks took two and a half days.", 2.5),
        ("They waited 2 1/2 hours.", 2.5),
        ("It lies half a mile away.", 0.5),
        ("Three-quarters of the herd died.", 0.75),
        ("One in five pupils is absent.", 0.2),
        ("Nine out of 10 nurses agreed.", 0.9),
        ("The camp holds 816 000 people.", 816_000),
        ("The camp holds 1,250,000 people.", 1_250_000),
        ("The camp holds 12,50,000 people.", 1_250_000),
        ("A dozen tents burned.", 12),
        ("A quarter of a million homes lost power.", 250_000),
        ("Two hundred and fifty-one ships sailed.", 251),
        ("It was minus 12 degrees.", -12),
        ("The probe weighs 3.2 × 10^3 kilograms.", 3_200),
        ("They caught 2/3 of the thieves.", 2 / 3),
        ("The tower is 12½ metres wide.", 12.5),
        ("He stands 6ft 6in in his socks.", 6.5),
    ],
)
def test_numbers(figures: Callable[[str], list[Figure]], text: str, value: float) -> None:
    assert _one(figures(text)).value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "modifier", "value", "low", "high"),
    [
        ("At least 40 sheep died.", "at_least", 40, 40, None),
        ("No fewer than 40 sheep died.", "at_least", 40, 40, None),
        ("At most 40 sheep died.", "at_most", 40, None, 40),
        ("Up to 40 sheep died.", "at_most", 40, None, 40),
        ("More than 40 sheep died.", "more_than", 40, 40, None),
        ("Fewer than 40 sheep died.", "less_than", 40, None, 40),
        ("Nearly 40 sheep died.", "about", 40, None, 40),
        ("About 40 sheep died.", "about", 40, None, None),
        ("Some 40 sheep died.", "about", 40, None, None),
        ("They lost 40 or more sheep.", "at_least", 40, 40, None),
        ("Exactly 40 sheep died.", "exact", 40, 40, 40),
        ("Between 40 and 50 sheep died.", "range", None, 40, 50),
        ("Herds of 40 to 50 sheep roam.", "range", None, 40, 50),
        ("Herds of 40-50 thousand sheep roam.", "range", None, 40_000, 50_000),
        ("Fines of $300 to $2 million were paid.", "range", None, 300, 2_000_000),
        ("Fines of $1 to $2 million were paid.", "range", None, 1_000_000, 2_000_000),
        ("Dozens of sheep died.", "order_of_magnitude", None, 24, 99),
        ("Hundreds of sheep died.", "order_of_magnitude", None, 200, 999),
        ("Tens of thousands of sheep died.", "order_of_magnitude", None, 20_000, 99_999),
        ("A couple of sheep died.", "about", 2, None, None),
        ("The march lasted more than a day.", "more_than", 1, 1, None),
    ],
)
def test_bounds(
    figures: Callable[[str], list[Figure]], text: str, modifier: str, value: float | None, low: float | None, high: float | None
) -> None:
    figure = _one(figures(text))
    assert (figure.modifier, figure.value, figure.low, figure.high) == (modifier, value, low, high)


@pytest.mark.parametrize(
    ("text", "kind", "unit", "unit_name"),
    [
        ("Rice costs $2 a kilo.", "money", "USD", "dollar per kilogram"),
        ("They paid C$40 million.", "money", "CAD", "Canadian dollar"),
        ("They paid HK$40 million.", "money", "HKD", "Hong Kong dollar"),
        ("They paid RM40 million.", "money", "MYR", "Malaysian ringgit"),
        ("They paid R$40 million.", "money", "BRL", "Brazilian real"),
        ("They paid Rs 40 million.", "money", "INR", "Indian rupee"),
        ("They paid 40 million yen.", "money", "JPY", "Japanese yen"),
        ("They paid 40 million Swiss francs.", "money", "CHF", "Swiss franc"),
        ("They bought it for 150 pounds.", "money", "GBP", "pound sterling"),
        ("Each sack weighs 150 pounds.", "measure", "[lb_av]", "pound"),
        ("In Manila the mayor paid 40 million pesos.", "money", "PHP", "Philippine peso"),
        ("In Norway the mayor paid 40 million kroner.", "money", "NOK", "Norwegian krone"),
        ("They paid 900 Botswanan pula.", "money", "BWP", "Botswanan pula"),
        ("They paid 900 won.", "money", "KRW", "South Korean won"),
        ("A stamp is 60 cents.", "money", None, "cent"),
        ("The 1.5-billion-dollar dam is late.", "money", "USD", "US dollar"),
        ("Rates rose 25 basis points.", "percentage", None, "basis point"),
        ("Rates rose 2 percentage points.", "percentage", None, "percentage point"),
        ("Rates rose 2 per cent.", "percentage", "%", "percent"),
        ("The 90-kW pump failed.", "measure", "kW", "kilowatt"),
        ("The field covers 35 sq km.", "measure", "km2", "square kilometre"),
        ("The well yields 900 barrels a day.", "measure", "[bbl_us]/d", "barrel per day"),
        ("The van emits 120 g/km.", "measure", "g/km", "gram per kilometre"),
        ("He scored 30 points per game.", "measure", None, "point per game"),
        ("The ten-year lease ended.", "duration", "a", "year"),
        ("The 34-year-old fled.", "age", "a", "year of age"),
        ("The girl, aged 12, fled.", "age", "a", "year of age"),
        ("Our baker, 58, retired.", "age", "a", "year of age"),
        ("She is 25.", "age", "a", "year of age"),
        ("A wall of 100m fell.", "measure", "m", "metre"),
        ("Forty homes burned.", "count", None, "home"),
        ("Forty older coal-fired plants closed.", "count", None, "older coal-fired plant"),
        ("Two of the bank's directors left.", "people", None, "director"),
        ("The 12-man crew left.", "people", None, "man"),
        ("They met four commanders.", "people", None, "commander"),
        ("They met four grandchildren.", "people", None, "grandchild"),
        ("They met four first-graders.", "people", None, "first-grader"),
        ("They met four coal-miners.", "people", None, "coal-miner"),
        ("They met four US senators.", "people", None, "US senator"),
    ],
)
def test_units(figures: Callable[[str], list[Figure]], text: str, kind: str, unit: str | None, unit_name: str | None) -> None:
    figure = _one(figures(text))
    assert (figure.kind, figure.unit, figure.unit_name) == (kind, unit, unit_name)


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("Exports rose 4%.", ["up"]),
        ("Exports fell by 4%.", ["down"]),
        ("Exports fell by $2 billion to $30 billion.", ["down", None]),
        ("Exports were down 4%.", ["down"]),
        ("Exports edged up 4%.", ["up"]),
        ("A drop of 4% followed.", ["down"]),
        ("A 4% rise followed.", ["up"]),
        ("Exports stood at 4 million tonnes.", [None]),
        ("The mill cut 300 jobs.", ["down"]),
        ("The army lost 300 men.", [None]),
        ("Wheat +0.4%.", ["up"]),
        ("The blue van is 10 kg heavier.", [None]),
        ("Growth crept back up to 4%.", [None]),
        ("Women make up 4% of the crew.", [None]),
    ],
)
def test_changes(figures: Callable[[str], list[Figure]], text: str, changes: list[str | None]) -> None:
    assert [figure.change for figure in figures(text)] == changes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Twelve sailors drowned.", [("people", "sailor", "drowned")]),
        ("Twelve drowned and 30 were rescued.", [("people", "people", "drowned"), ("people", "people", "rescued")]),
        ("Twelve sailors drowned and 30 were rescued.", [("people", "sailor", "drowned"), ("people", "sailor", "rescued")]),
        ("The blast killed 12 and hurt 30.", [("people", "people", "killed"), ("people", "people", "hurt")]),
        ("The flood drove 900 from their homes.", [("people", "people", "flood drove")]),
        ("The toll rose to 900.", [("people", "people", "toll")]),
        ("The mill employs 900 weavers.", [("people", "weaver", "mill employs")]),
        ("The motion passed by 60 votes to 31.", [("count", "vote", "motion passed"), ("count", "vote", "motion passed")]),
    ],
)
def test_people_and_elided_nouns(figures: Callable[[str], list[Figure]], text: str, expected: list[tuple[str, str, str]]) -> None:
    found = [(figure.kind, figure.unit_name, figure.concept) for figure in figures(text)]
    assert [kind for kind, _, _ in found] == [kind for kind, _, _ in expected]
    assert [name for _, name, _ in found] == [name for _, name, _ in expected]
    for (_, _, concept), (_, _, wanted) in zip(found, expected, strict=True):
        assert set((concept or "").split()) & set(wanted.split())


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("A loan of $40 million was signed.", "loan"),
        ("The $40 million loan was signed.", "loan"),
        ("They sent $40 million in military aid.", "military aid"),
        ("Core inflation rose 4%.", "Core inflation"),
        ("She won 52 percent of the vote.", "vote"),
        ("The court froze assets worth $40 million.", "assets"),
        ("The firm said it earned $40 million.", "firm"),
    ],
)
def test_concepts(figures: Callable[[str], list[Figure]], text: str, concept: str) -> None:
    assert _one(figures(text)).concept == concept


@pytest.mark.parametrize(
    "text",
    [
        '"We are one people," he said.',
        "No one came.",
        "It was their first visit and the third in a row.",
        "He bought a Galaxy S9 and a Boeing 737.",
        "Flight 370 left gate 12.",
        "See page 14, section 3.",
        "They won 3-1.",
        "It opened at 2.15pm.",
        "Version 2.0.1 is out.",
        "He was born in 1984.",
        "Call 1-800-555-0199.",
        "The COVID-19 wave ended.",
        "One of them smiled.",
        "At one point he smiled.",
        "They live at 12 Mill Lane.",
        "The second half began.",
        "A third visit followed.",
        "The post 778257943577919488 was deleted.",
    ],
)
def test_what_is_no_figure(figures: Callable[[str], list[Figure]], text: str) -> None:
    assert figures(text) == []


def test_few_won_are_the_verb(figures: Callable[[str], list[Figure]]) -> None:
    assert all(figure.kind != "money" for figure in figures("Of the boats nine won."))


def test_dates_are_left_out_and_durations_kept(analyse: Analyse) -> None:
    from dateline.extract.dates import find_dates

    analysis = analyse("On 5 March 2019 he said that for three weeks, since 12 February, 40 boats had waited every 10 days.", "2019-03-06")
    assert [figure.text for figure in find_figures(analysis, find_dates(analysis))] == ["three weeks", "40", "10 days"]


def test_a_restatement_is_as_exact_as_what_it_restates(figures: Callable[[str], list[Figure]]) -> None:
    miles, kilometres = figures("The fence is more than 60 miles (97 km) long.")
    assert (kilometres.restates_figure_id, kilometres.modifier, kilometres.low, kilometres.high) == (miles.figure_id, "more_than", 97, None)


def test_the_same_text_gives_the_same_rows(figures: Callable[[str], list[Figure]]) -> None:
    text = "About 40 homes burned; the loss was $3 million (€2.7 million)."
    assert figures(text) == figures(text)


@pytest.mark.parametrize(
    ("text", "unit", "unit_name", "value"),
    [
        ("Pressure at the eye was 948 hPa.", "hPa", "hectopascal", 948),
        ("The lake holds 3 million acre-feet.", None, "acre-foot", 3e6),
        ("The river carried 700 cubic feet per second.", "[ft_i]3/s", "cubic foot per second", 700),
        ("Tiles cost €18 per square metre.", "EUR", "euro per square metre", 18),
        ("The air held 12 µg/m3 of soot.", "ug/m3", "microgram per cubic metre", 12),
        ("The centre stands 6-foot-6 in socks.", "[ft_i]", "foot", 6.5),
        ("The loan was Rs.30 lakh.", "INR", "Indian rupee", 3e6),
        ("The order is worth 85 MSEK.", "SEK", "Swedish krona", 85e6),
        ("The fee rose to rupees 4,500.", "INR", "Indian rupee", 4500),
        ("She types 80 words per minute.", None, "word per minute", 80),
        ("The poll has a margin of error of plus or minus 4 points.", None, "point", 4),
    ],
)
def test_units_that_reports_write(
    figures: Callable[[str], list[Figure]], text: str, unit: str | None, unit_name: str, value: float
) -> None:
    figure = _one(figures(text))
    assert (figure.unit, figure.unit_name) == (unit, unit_name)
    assert figure.value == pytest.approx(value)


def test_a_bare_number_that_stands_like_the_one_before_has_its_unit(figures: Callable[[str], list[Figure]]) -> None:
    assert [(f.kind, f.unit_name) for f in figures("Approval dropped from 61 percent to 47.")] == [("percentage", "percent")] * 2
    assert figures("Sales rose from 9 percent to 47 units.")[-1].kind == "count"


@pytest.mark.parametrize(
    "text",
    [
        "The bus plunged 60 metres into a ravine.",
        "Donors raised $40 million for the clinic.",
        "The fund raised its 7% stake in the bank.",
        "They held a two-day rally.",
        "The bank took a $916 million loss.",
    ],
)
def test_no_change_by_so_much(figures: Callable[[str], list[Figure]], text: str) -> None:
    assert [figure.change for figure in figures(text)] == [None]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Gold fell and the S&P 500 is set to fall 0.4%.", "S&P"),
        ("The airline faces claims, ranging from $300 to $2,000.", "claims"),
        ("He bought $15 million worth of bonds.", "bonds"),
        ("The stock closed at $16.25 in composite trading.", "stock"),
    ],
)
def test_concepts_of_measures(figures: Callable[[str], list[Figure]], text: str, word: str) -> None:
    assert word in (figures(text)[-1].concept or "").split()


def test_below_zero_is_a_place_on_a_scale(figures: Callable[[str], list[Figure]]) -> None:
    assert figures("Temperatures stayed below zero.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("OSLO - The yard earned 1.4 billion crowns, up from 655 million a year before.", [("money", "NOK"), ("money", "NOK")]),
        ("The derby was watched by 41,200.", [("people", None)]),
        ("She won a prize at 16.", [("age", "a")]),
        ("Crews dug for a third day.", []),
        ("Crews dug for a third of a day.", [("duration", "d")]),
        ("They will send the six home.", [("number", None)]),
    ],
)
def test_kinds_that_context_settles(figures: Callable[[str], list[Figure]], text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(figure.kind, figure.unit) for figure in figures(text)] == expected


def test_a_bullet_belongs_to_no_concept(figures: Callable[[str], list[Figure]]) -> None:
    assert not (_one(figures("\u2022 Harwich has cancelled 65 ferries.")).concept or "").startswith("\u2022")

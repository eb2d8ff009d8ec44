"""Figures: each rule pinned with a sentence of its own, the article's figures, and texts that must not break anything."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.extract.figures import find_figures
from dateline.language.analysis import Analysis
from dateline.records import Figure

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
    ["", " ", "\n\n", "5", "five", "$", "%", "$$$ 5 %%%", "🎉 3 🎉", "THREE DEAD, 40 HURT", "1/2/3/4", "-", "£", "1,2,3,4", "the 100 % of 5 $ of", "1.1.1.1", "a a a", "ten ten ten", "½", "５００"],
)
def test_odd_texts_break_nothing(figures: Callable[[str], list[Figure]], text: str) -> None:
    for figure in figures(text):
        assert text[figure.start_char : figure.end_char] == figure.text


def test_offsets_hold_beyond_ascii(figures: Callable[[str], list[Figure]]) -> None:
    text = "Żółć 😀 — “naïve” café: €1.5 bn\u00a0and 816\u00a0000 people.\nÉtat: 12 tués."
    found = figures(text)
    assert [(f.text, f.value) for f in found[:2]] == [("€1.5 bn", 1.5e9), ("816\u00a0000", 816_000)]
    assert all(text[f.start_char : f.end_char] == f.text for f in found)

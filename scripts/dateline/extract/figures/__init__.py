"""Figures: every quantity of a text with its bounds, its unit and what it is about.

The steps: read the numbers (`numbers`), the units and modifiers beside them (`quantity`, `units`, `modifiers`), make
ranges one (`ranges`), leave out what is no quantity (`guards`), then read from the parse what each counts and is about
(`syntax`, `meaning`, `change`), and link restatements. Conventions for bounds stand in knowledge/figures/modifiers.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from dateline.extract.figures.change import change_of, is_change_word
from dateline.extract.figures.currencies import Purse
from dateline.extract.figures.guards import Taken, is_quantity
from dateline.extract.figures.meaning import Meaning
from dateline.extract.figures.numbers import find_numbers
from dateline.extract.figures.quantity import Quantity, read
from dateline.extract.figures.ranges import join
from dateline.extract.figures.syntax import Words, governor, number_head
from dateline.language.analysis import Analysis
from dateline.records import Date, Figure

_RESTATES = re.compile(r"\s*[(\[]\s*(?:or\s+|about\s+|around\s+|some\s+|roughly\s+)*|\s*,\s+or\s+")

_SINGLE = frozenset({"about", "at_least", "at_most", "more_than", "less_than"})


def find_figures(analysis: Analysis, dates: Sequence[Date]) -> list[Figure]:
    """The figures of a document in order; ``event_id`` is left for the events room."""
    words = Words(analysis.doc, analysis.document.text, analysis.starts)
    figures: list[Figure] = []
    purse = Purse(words.text, analysis.document.url)
    quantities = [purse.settle(words, quantity) for quantity in _quantities(words, dates)]
    covered = {index for quantity in quantities for index in words.indices(quantity.start, quantity.end)}
    for quantity in quantities:
        previous = _stated(figures)
        if previous is not None and previous.sentence_id != analysis.sentence_at(quantity.start).sentence_id:
            previous = None
        figure = _figure(analysis, words, quantity, covered, previous)
        if figures and figure.start_char < figures[-1].end_char:
            continue
        figures.append(_with_antecedent(analysis, figures, figure))
    return figures


def _stated(figures: Sequence[Figure]) -> Figure | None:
    """The last figure, or the one that it restates in brackets: what follows goes on from that."""
    if len(figures) > 1 and figures[-1].restates_figure_id == figures[-2].figure_id:
        return figures[-2]
    return figures[-1] if figures else None


def _quantities(words: Words, dates: Sequence[Date]) -> Iterator[Quantity]:
    """The quantities of a text, ranges made one."""
    text = words.text
    taken = Taken([(date.start_char, date.end_char) for date in dates if date.type in ("DATE", "TIME")])
    found: list[Quantity] = []
    for number in find_numbers(text):
        floor = found[-1].end if found else 0
        quantity = read(text, number, floor) if number.start >= floor else None
        if quantity is not None:
            found.append(quantity)
    for quantity in join(text, found, lambda q: _moves(words, q)):
        if is_quantity(text, words, quantity, taken):
            yield quantity


def _moves(words: Words, quantity: Quantity) -> bool:
    """Whether a quantity hangs on a word of change."""
    return is_change_word(governor(number_head(words, quantity.number.start, quantity.end)))


def _figure(analysis: Analysis, words: Words, quantity: Quantity, covered: Set[int], previous: Figure | None) -> Figure:
    """The record of a quantity."""
    meaning = Meaning(words, quantity, previous)
    start, end = quantity.start, quantity.end
    return Figure(
        figure_id=analysis.row_id("figure", start, end),
        document_id=analysis.document.document_id,
        sentence_id=analysis.sentence_at(start).sentence_id,
        start_char=start,
        end_char=end,
        text=analysis.slice(start, end),
        kind=meaning.kind,
        value=quantity.value,
        low=quantity.low,
        high=quantity.high,
        modifier=quantity.modifier,
        change=change_of(words, meaning.head, quantity, meaning.kind, meaning.counted.noun if meaning.counted else None),
        unit=meaning.unit,
        unit_name=meaning.unit_name,
        concept=meaning.concept(covered),
        event_id=None,
        restates_figure_id=None,
        rule=quantity.rule,
    )


def _with_antecedent(analysis: Analysis, figures: Sequence[Figure], figure: Figure) -> Figure:
    """The figure linked to the one that it restates in other units, in brackets or after "or"; it is as exact as that one."""
    if not figures or figures[-1].kind != figure.kind or figure.kind not in ("money", "measure"):
        return figure
    stated = figures[-1]
    between = analysis.slice(stated.end_char, figure.start_char)
    if (stated.unit, stated.unit_name) == (figure.unit, figure.unit_name) or len(between) > 24 or not _RESTATES.fullmatch(between):
        return figure
    figure = replace(
        figure, restates_figure_id=stated.figure_id, concept=stated.concept or figure.concept, change=stated.change, rule="restatement"
    )
    if figure.modifier != "exact" or figure.value is None or stated.modifier not in _SINGLE:
        return figure
    low = figure.value if stated.low is not None else None
    high = figure.value if stated.high is not None else None
    return replace(figure, modifier=stated.modifier, low=low, high=high)

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.language.analysis import Analysis
from dateline.language.blocks import MAX_BLOCK, blocks, is_hard_wrapped, reading_copy

WRAPPED = """The two ministers met on Monday in the capital, where they spoke for
several hours about the border and about the price of gas, which had risen
in the course of the summer. They agreed to meet again in June, and to let
the two working groups go on.

A spokesman said that the talks had been useful, and that nobody had left
the room before midnight."""


@given(st.text(alphabet=st.sampled_from("ab .!?\n\r\t\u00a0\u2009é😀\u2028"), max_size=200), st.booleans())
def test_blocks_and_reading_copy_keep_offsets(text: str, wrapped: bool) -> None:
    copy = reading_copy(text, wrapped)
    assert len(copy) == len(text)
    assert "".join(blocks(copy)) == copy


def test_a_long_line_is_cut_into_blocks_that_stay_small() -> None:
    for text in ("x" * 50_000, "word " * 10_000, "A sentence ends. " * 3_000):
        pieces = blocks(text)
        assert "".join(pieces) == text
        assert max(map(len, pieces)) <= MAX_BLOCK


def test_hard_wrapped_text_is_told_from_paragraphs() -> None:
    assert is_hard_wrapped(WRAPPED)
    assert not is_hard_wrapped("First paragraph, one line.\nSecond paragraph.\nThird.\nFourth.")
    assert not is_hard_wrapped("")


@pytest.mark.parametrize(
    "dateline",
    ["NAIROBI — ", "NAIROBI, Kenya (AP) — ", "NEW YORK, Sept 15 (Reuters) - ", "FLINT, Mich. -- ", "SAINT-DENIS, France, 3 May – "],
)
def test_a_dateline_is_no_part_of_the_first_sentence(analyse: Callable[..., Analysis], dateline: str) -> None:
    for head in ("", "Floods kill dozens\nBy Ann Writer\n\n"):
        found = analyse(f"{head}{dateline}Rivers rose on Monday.").sentences
        assert [sentence.text for sentence in found][-2:] == [dateline.strip(), "Rivers rose on Monday."]


@pytest.mark.parametrize(
    "text", ["IBM — the maker of computers — rose.", "COVID-19 - The disease spread.", "UN troops - They left.", "NO. He left."]
)
def test_not_every_dash_after_capitals_ends_a_dateline(text: str) -> None:
    assert blocks(text) == [text]


def test_sentences_run_on_over_wraps_and_stop_at_paragraphs(analyse: Callable[..., Analysis]) -> None:
    found = analyse(WRAPPED).sentences
    assert [sentence.paragraph for sentence in found] == [1, 1, 2]
    assert found[0].text.startswith("The two ministers met on Monday in the capital, where they spoke for\nseveral")
    headed = analyse("Police unit\nHe spoke of it on Monday.").sentences
    assert [sentence.text for sentence in headed] == ["Police unit", "He spoke of it on Monday."]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "Один. Два.\r\n\r\nثلاثة. 😀 four.", "x" * 20_000, "\u200f\u202eabc", "!!! ??? ..."])
def test_any_text_is_analysed_with_true_offsets(analyse: Callable[..., Analysis], text: str) -> None:
    analysis = analyse(text)
    assert len(analysis.doc.text) == len(text)
    for sentence in analysis.sentences:
        assert text[sentence.start_char : sentence.end_char] == sentence.text == sentence.text.strip()


def test_a_parse_does_not_depend_on_what_was_parsed_before(analyse: Callable[..., Analysis]) -> None:
    text = "Ministers met in Paris on Monday, and a spokesman said that the talks would go on."
    first = [(token.tag_, token.dep_, token.ent_type_) for token in analyse(text).doc]
    analyse(WRAPPED * 5)
    assert [(token.tag_, token.dep_, token.ent_type_) for token in analyse(text).doc] == first


def test_the_parser_reads_typewriter_apostrophes_and_marks_stay() -> None:
    text = "“It’s ours,” O’Neil said: ‘the workers’ share’."
    copy = reading_copy(text, hard_wrapped=False)
    assert copy == "“It's ours,” O'Neil said: ‘the workers’ share’."
    assert len(copy) == len(text)

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.charts.marks import Span, paragraphs, segments


def test_crossing_spans_are_cut_at_their_edges() -> None:
    cut = segments("abcdef", [Span(0, 4, "quote", "q"), Span(2, 6, "date", "d")])
    assert [(one.text, [span.anchor for span in one.spans]) for one in cut] == [("ab", ["q"]), ("cd", ["q", "d"]), ("ef", ["d"])]
    assert [[span.anchor for span in one.begins] for one in cut] == [["q"], ["d"], []]


def test_spans_outside_the_text_are_left_out() -> None:
    assert [one.text for one in segments("abc", [Span(2, 9, "date", "d"), Span(1, 1, "date", "e")])] == ["abc"]


def test_line_ends_part_paragraphs_and_a_row_begins_once() -> None:
    broken = paragraphs(segments("one\ntwo\n\n", [Span(1, 6, "quote", "q")]))
    assert [["".join(one.text) for one in paragraph] for paragraph in broken] == [["o", "ne"], ["tw", "o"]]
    assert sum(len(one.begins) for paragraph in broken for one in paragraph) == 1


@given(st.text(max_size=40), st.lists(st.tuples(st.integers(0, 45), st.integers(0, 45)), max_size=12))
def test_the_segments_are_the_text_and_know_their_rows(text: str, places: list[tuple[int, int]]) -> None:
    spans = [Span(start, end, "event", f"{number}") for number, (start, end) in enumerate(places)]
    cut = segments(text, spans)
    assert "".join(one.text for one in cut) == text
    at = 0
    for one in cut:
        inside = {span.anchor for span in spans if span.start <= at and at + len(one.text) <= span.end <= len(text)}
        assert {span.anchor for span in one.spans} == inside
        at += len(one.text)

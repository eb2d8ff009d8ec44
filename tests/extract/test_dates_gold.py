"""The project's own labelled expressions: how many are found with all that their labels say."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from dateline.extract.dates import find_dates
from dateline.language.analysis import Analysis
from dateline.records import Date

GOLD = Path(__file__).parents[1] / "gold"
Analyse = Callable[..., Analysis]


def sentences(name: str) -> list[dict]:
    return [json.loads(line) for line in (GOLD / name).read_text(encoding="utf-8").splitlines()]


def cell(record: Date, column: str) -> str | None:
    value = getattr(record, column)
    return value.isoformat() if isinstance(value, date) else value


def faults(row: dict, found: list[Date]) -> Iterator[str]:
    """One line for each expression missed, wrong in a labelled column, or found where none is."""
    by_span = {(record.start_char, record.text): record for record in found}
    for label in row["dates"]:
        record = by_span.pop((label["start_char"], label["text"]), None)
        if record is None:
            yield f"missed {label['text']!r} in {row['text']!r}"
            continue
        wrong = {c: (v, cell(record, c)) for c, v in label.items() if c not in ("text", "start_char") and cell(record, c) != v}
        if wrong:
            yield f"wrong {label['text']!r} in {row['text']!r}: {wrong}"
    for _, text in by_span:
        yield f"extra {text!r} in {row['text']!r}"


def test_the_gold_covers_what_the_tagger_claims() -> None:
    rows = sentences("dates.jsonl")
    assert sum(len(row["dates"]) for row in rows) >= 300
    for row in rows:
        for label in row["dates"]:
            assert row["text"][label["start_char"] :].startswith(label["text"])


# Measured; the known faults are named in the docstring so that a mended one is noticed too.
@pytest.mark.parametrize(("name", "allowed"), [("dates.jsonl", 4), ("dates_more.jsonl", 4), ("dates_third.jsonl", 1)])
def test_labelled_expressions(analyse: Analyse, name: str, allowed: int) -> None:
    """Faults known: "by Friday" said on a Friday, a clock's spring, a past spring in March, "then";
    a quarter's own February, a man called Friday, autumn leaves."""
    lines = [line for row in sentences(name) for line in faults(row, find_dates(analyse(row["text"], row["published"])))]
    assert len(lines) <= allowed, "\n".join(lines)


def test_the_article(article: Analysis) -> None:
    got = {d.text: d for d in find_dates(article)}
    assert set(got) == {"26-year", "Monday", "last month", "this difficult time", "late last month"}
    assert (got["26-year"].type, got["26-year"].value, got["26-year"].start_date) == ("DURATION", "P26Y", None)
    assert (got["Monday"].value, got["Monday"].start_date, got["Monday"].direction) == ("2020-09-14", date(2020, 9, 14), "past")
    assert (got["last month"].value, got["last month"].end_date) == ("2020-08", date(2020, 8, 31))
    late = got["late last month"]
    assert (late.value, late.modifier, late.start_date, late.end_date) == ("2020-08", "END", date(2020, 8, 21), date(2020, 8, 31))
    assert late.edtf == "2020-08-21/2020-08-31"
    assert late.rule == "early or late + relative period"
    assert (got["this difficult time"].value, got["this difficult time"].start_date) == ("PRESENT_REF", None)


def test_rows_are_traceable(article: Analysis) -> None:
    dates = find_dates(article)
    assert [d.start_char for d in dates] == sorted(d.start_char for d in dates)
    assert len({d.date_id for d in dates}) == len(dates)
    assert all(article.slice(d.start_char, d.end_char) == d.text for d in dates)
    assert {d.sentence_id for d in dates} <= {s.sentence_id for s in article.sentences}

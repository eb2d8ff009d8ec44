"""The project's own hand-labelled passages: how many statements are found, with form, speaker and cue."""

import json
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from dateline.extract.quotes import find_statements
from dateline.extract.statements import Statement
from dateline.language.analysis import Analysis
from dateline.language.pipeline import Pipeline
from dateline.records import Document

GOLD = Path(__file__).parents[1] / "gold"
PASSAGES = [json.loads(line) for line in (GOLD / "quotes.jsonl").read_text(encoding="utf-8").splitlines()]
TRIM = " \t\n“”\"‘’'«»`,.;:"


@cache
def _pipeline() -> Pipeline:
    return Pipeline()


def analyse(text: str, published: date | None = None) -> Analysis:
    return _pipeline().analyse(Document("t", None, None, None, None, published, None, "en", None, len(text), "", None, text))


def described(text: str, statement: Statement) -> tuple[str, str, str | None, str | None]:
    def of(span: tuple[int, int] | None) -> str | None:
        return text[slice(*span)] if span else None

    return text[slice(*statement.content)].strip(TRIM), statement.form, of(statement.speaker), of(statement.cue)


def expected(passage: dict) -> set[tuple]:
    return {(s["content"].strip(TRIM), s["form"], s["speaker"], s["cue"]) for s in passage["statements"]}


def found(passage: dict) -> set[tuple]:
    return {described(passage["text"], s) for s in find_statements(analyse(passage["text"]))}


def faults() -> list[str]:
    lines = []
    for passage in PASSAGES:
        want, got = expected(passage), found(passage)
        if want != got:
            lines.append(f"{passage['case']}: missing {sorted(map(str, want - got))} extra {sorted(map(str, got - want))}")
    return lines


def test_passages_are_as_labelled() -> None:
    """The floor is the measured level: all of them."""
    wrong = faults()
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("passage", [p for p in PASSAGES if p["absent"]], ids=lambda p: p["case"])
def test_terms_and_scare_quotes_are_left_out(passage: dict) -> None:
    contents = {content for content, *_ in found(passage)}
    assert contents.isdisjoint(passage["absent"])

"""Odd texts through every room: never an exception, every span true, every key leading somewhere, bounds in order."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date

import pytest

from dateline.explain import JOINT, ROOMS
from dateline.extract import Extraction, extract
from dateline.language.knowledge import load
from dateline.language.pipeline import Pipeline
from dateline.schema import TABLES, table_schema
from dateline.sources.reading import document

from .conftest import ARTICLE

TEXT = ARTICLE.read_text(encoding="utf-8")
NOISE = "“”\"‘’',.;:()[]—–$€£%0123456789\n\t\u200f\u00a0😀é"
PUBLISHED = [None, date(1, 1, 1), date(2019, 12, 31), date(2020, 2, 29), date(9999, 12, 31)]


def shuffled(text: str, chance: random.Random) -> str:
    words = text.split(" ")
    chance.shuffle(words)
    return " ".join(words)


def noisy(text: str, chance: random.Random) -> str:
    return "".join(chance.choice(NOISE) if chance.random() < 0.04 else character for character in text)


CHANGES: dict[str, Callable[[str, random.Random], str]] = {
    "as it is": lambda text, chance: text,
    "capitals": lambda text, chance: text.upper(),
    "small letters": lambda text, chance: text.lower(),
    "shuffled words": shuffled,
    "noise": noisy,
    "no full stops": lambda text, chance: text.replace(".", " ").replace(",", " "),
    "a word a line": lambda text, chance: text.replace(" ", "\n"),
    "hard spaces": lambda text, chance: text.replace(" ", "\u00a0"),
    "marks that never close": lambda text, chance: text.replace("”", "“"),
    "backwards": lambda text, chance: text[::-1],
    "line ends of DOS": lambda text, chance: text.replace("\n", "\r\n"),
}


def check(text: str, found: Extraction) -> None:
    ids = {
        name: [getattr(record, table_schema(name).primary_key[0]) for record in found.table(name)]
        for name in TABLES
        if name != "participants"
    }
    for name in TABLES:
        schema = table_schema(name)
        keys = [tuple(getattr(record, column) for column in schema.primary_key) for record in found.table(name)]
        assert len(keys) == len(set(keys)), name
        for record in found.table(name):
            for key in schema.foreign_keys:
                value = getattr(record, key.field)
                assert value is None or value in ids[key.table], (name, key.field, value)
            if "start_char" in schema.columns:
                assert text[record.start_char : record.end_char] == record.text != ""  # type: ignore[union-attr]
            if "start_date" in schema.columns:
                first, last = record.start_date, record.end_date  # type: ignore[union-attr]
                assert first is None or last is None or first <= last, record
        if "start_char" in schema.columns and name != "documents":
            starts = [record.start_char for record in found.table(name)]  # type: ignore[union-attr]
            assert starts == sorted(starts), name
    for figure in found.figures:
        assert figure.low is None or figure.high is None or figure.low <= figure.high, figure
    for name, room in ROOMS.items():
        rules = {part for record in found.table(name) for part in record.rule.split(JOINT)}  # type: ignore[union-attr]
        assert rules <= set(load(f"{room}/rules")), name
    for mention in found.mentions:
        assert mention.actor_id or mention.place_id


@pytest.mark.parametrize("change", CHANGES)
def test_any_text_goes_through_every_room(pipeline: Pipeline, change: str) -> None:
    chance = random.Random(change)
    for round_ in range(6):
        start = chance.randrange(len(TEXT) - 200)
        text = CHANGES[change](TEXT[start : start + chance.randrange(50, 1200)], chance)
        day = PUBLISHED[round_ % len(PUBLISHED)]
        check(text, extract(pipeline.analyse(document("odd", text, {}, published=day)), TABLES))


@pytest.mark.parametrize(
    "text", ["", " \n", "😀", "Monday", "“”", "“", "$", "1", "He", "said", "Mr", "x" * 9_000, "1" * 400, "\u202eabc\u202c", "“" * 500]
)
def test_next_to_nothing_goes_through_every_room(pipeline: Pipeline, text: str) -> None:
    for day in PUBLISHED:
        check(text, extract(pipeline.analyse(document("odd", text, {}, published=day)), TABLES))

"""The published article against what a reader found in it: tests/gold/sochi-talks-2020.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import dateline
from dateline.package import Package

from .conftest import ARTICLE, ROOT

GOLD: dict[str, list[dict[str, Any]]] = tomllib.loads(
    (Path(__file__).parent / "gold" / "sochi-talks-2020.toml").read_text(encoding="utf-8")
)
TEXT = ARTICLE.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def package() -> Package:
    return dateline.build(ARTICLE.parent)


def cells(row: dict[str, Any]) -> dict[str, Any]:
    """A row's filled cells, days as ISO 8601."""
    return {key: cell.date().isoformat() if isinstance(cell, pd.Timestamp) else cell for key, cell in row.items() if not pd.isna(cell)}


def offset(text: str, nth: int = 1) -> int:
    """Where the nth occurrence of some words begins."""
    at = -1
    for _ in range(nth):
        at = TEXT.index(text, at + 1)
    return at


def test_the_stored_article_is_the_one_that_the_table_holds(package: Package) -> None:
    row = cells(package.documents.iloc[0].to_dict())
    assert row["text"] == TEXT
    assert (row["published"], row["published_basis"]) == ("2020-09-15", "inferred")


@pytest.mark.parametrize("table", ["dates", "figures"])
def test_spans_are_those_that_a_reader_finds(package: Package, table: str) -> None:
    assert package.frames[table]["text"].tolist() == [row["text"] for row in GOLD[table]]


@pytest.mark.parametrize("gold", GOLD["dates"], ids=lambda row: row["text"])
def test_dates(package: Package, gold: dict[str, Any]) -> None:
    row = next(cells(row) for row in package.dates.to_dict("records") if row["text"] == gold["text"])
    assert {key: row.get(key) for key in gold} == gold
    for bound in ("start_date", "end_date"):
        assert row.get(bound) == gold.get(bound)


@pytest.mark.parametrize("gold", GOLD["figures"], ids=lambda row: row["text"])
def test_figures(package: Package, gold: dict[str, Any]) -> None:
    rows = {row["text"]: cells(row) for row in package.figures.to_dict("records")}
    row = rows[gold["text"]]
    wanted = {key: value for key, value in gold.items() if key != "restates"}
    assert {key: row.get(key) for key in wanted} == wanted
    for bound in ("value", "low", "high"):
        assert row.get(bound) == gold.get(bound)
    assert row.get("restates_figure_id") == (rows[gold["restates"]]["figure_id"] if "restates" in gold else None)


def test_quotes_are_those_that_a_reader_finds(package: Package) -> None:
    spoken = package.quotes[package.quotes["form"] != "indirect"]
    expected = [TEXT[offset(row["starts"]) : TEXT.index(row["ends"], offset(row["starts"])) + len(row["ends"])] for row in GOLD["quotes"]]
    assert spoken["text"].tolist() == expected


@pytest.mark.parametrize("gold", GOLD["quotes"], ids=lambda row: row["starts"])
def test_speakers(package: Package, gold: dict[str, Any]) -> None:
    row = next(cells(row) for row in package.quotes.to_dict("records") if row["start_char"] == offset(gold["starts"]))
    actors = package.actors.set_index("actor_id")
    assert actors.loc[row["speaker_id"], "name"] == gold["speaker"]
    if "words" in gold:
        assert TEXT[row["speaker_start_char"] : row["speaker_end_char"]] == gold["words"]


@pytest.mark.parametrize("gold", GOLD["actors"], ids=lambda row: row["name"])
def test_actors_are_one_row_each(package: Package, gold: dict[str, Any]) -> None:
    rows = [cells(row) for row in package.actors.to_dict("records") if row["name"] == gold["name"] and row["kind"] == gold["kind"]]
    assert len(rows) == 1
    assert {key: rows[0].get(key) for key in gold if key != "mentions"} == {key: value for key, value in gold.items() if key != "mentions"}
    if gold["kind"] == "person":
        surname = gold["name"].split()[-1]
        assert [row for row in package.actors["name"] if surname in row.split()] == [gold["name"]]


MENTIONS = [(actor["name"], mention["text"], mention.get("nth", 1)) for actor in GOLD["actors"] for mention in actor["mentions"]]


@pytest.mark.parametrize(("name", "text", "nth"), MENTIONS, ids=str)
def test_mentions_lead_to_their_actor(package: Package, name: str, text: str, nth: int) -> None:
    start = offset(text, nth)
    end = start + len(text)
    inside = package.mentions[(package.mentions["end_char"] > start) & (package.mentions["start_char"] < end)]
    names = package.actors.set_index("actor_id")["name"]
    assert name in {names[actor] for actor in inside["actor_id"].dropna()}


@pytest.mark.parametrize("gold", GOLD["places"], ids=lambda row: row["name"])
def test_places_are_one_row_each(package: Package, gold: dict[str, Any]) -> None:
    rows = [cells(row) for row in package.places.to_dict("records") if row["name"] == gold["name"]]
    assert len(rows) == 1
    assert {key: rows[0].get(key) for key in gold} == gold
    if gold["kind"] != "water":
        assert rows[0]["geonames_id"] > 0
    assert -90 <= rows[0]["latitude"] <= 90


def test_every_row_of_every_table_is_traced(package: Package) -> None:
    for name, frame in package.frames.items():
        if "start_char" in frame and "text" in frame:
            assert [TEXT[row.start_char : row.end_char] for row in frame.itertuples()] == frame["text"].tolist(), name


def test_what_is_published_is_what_the_program_gives(package: Package) -> None:
    published = Package.open(ROOT)
    assert set(published.frames) == set(package.frames)
    for name, frame in package.frames.items():
        if name == "documents":
            frame = frame.assign(path=published.documents["path"])
        assert published.frames[name].equals(frame), f"{name}: run 'make package' and commit what it changes"


def test_the_published_package_is_valid() -> None:
    assert dateline.validate(ROOT) == []

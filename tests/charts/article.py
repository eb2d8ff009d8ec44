"""Hand-made tables of the published article, and invented ones of any size, for the tests of the charts."""

from __future__ import annotations

import hashlib
import random
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pandas as pd

from dateline.schema import DTYPES, TABLES, table_schema

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "data/sources/sochi-talks-2020.txt").read_text(encoding="utf8")
ID = "sochi-talks-2020"
PUBLISHED = date(2020, 9, 15)
PACKAGE = {
    "name": "sochi-talks-2020",
    "title": "The Sochi talks, September 2020",
    "version": "0.1.0",
    "licenses": [
        {"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/", "title": "Creative Commons Attribution 4.0"}
    ],
    "sources": [{"title": "A newspaper article"}],
}

Row = dict[str, Any]


def frame(table: str, rows: list[Row]) -> pd.DataFrame:
    """Return rows as a data frame in the schema's columns and dtypes; cells that are not given are missing."""
    schema = table_schema(table)
    columns: dict[str, Any] = {}
    for column in schema.fields:
        cells = [row.get(column.name) for row in rows]
        if column.type == "date":
            cells = [None if cell is None else pd.Timestamp(cell) for cell in cells]
        columns[column.name] = pd.Series(cells, dtype=DTYPES[column.type])
    return pd.DataFrame(columns)


def package(rows: dict[str, list[Row]]) -> dict[str, pd.DataFrame]:
    """Return all tables of a package."""
    return {table: frame(table, rows.get(table, [])) for table in TABLES}


def document(document_id: str, text: str, published: date | None, **more: Any) -> Row:
    return {
        "document_id": document_id,
        "published": published,
        "published_basis": "given" if published else None,
        "language": "en",
        "characters": len(text),
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "text": text,
        **more,
    }


def sentences(document_id: str, text: str) -> list[Row]:
    """Return a line a sentence: enough for the charts."""
    rows, start = [], 0
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            end = start + len(line)
            rows.append(
                {
                    "sentence_id": f"{document_id}:sentence:{start}-{end}",
                    "document_id": document_id,
                    "number": number,
                    "paragraph": number,
                    "start_char": start,
                    "end_char": end,
                    "text": line,
                }
            )
        start += len(line) + 1
    return rows


class Reader:
    """Finds words in a text and gives them their row: id, span, sentence."""

    def __init__(self, document_id: str, text: str) -> None:
        self.document_id, self.text = document_id, text
        self.sentences = sentences(document_id, text)

    def row(self, table: str, words: str, nth: int = 0, /, **cells: Any) -> Row:
        start = -1
        for _ in range(nth + 1):
            start = self.text.index(words, start + 1)
        end = start + len(words)
        sentence = next(row["sentence_id"] for row in self.sentences if row["start_char"] <= start < row["end_char"])
        return {
            f"{table}_id": f"{self.document_id}:{table}:{start}-{end}",
            "document_id": self.document_id,
            "sentence_id": sentence,
            "start_char": start,
            "end_char": end,
            "text": words,
            "rule": "by-hand",
            **cells,
        }


def _actors() -> list[Row]:
    return [
        {
            "actor_id": "person:alexander-lukashenko",
            "name": "Alexander Lukashenko",
            "kind": "person",
            "role": "president",
            "country": "BLR",
            "sector": "GOV",
        },
        {
            "actor_id": "person:vladimir-putin",
            "name": "Vladimir Putin",
            "kind": "person",
            "role": "president",
            "country": "RUS",
            "sector": "GOV",
        },
        {
            "actor_id": "person:svetlana-tikhanovskaya",
            "name": "Svetlana Tikhanovskaya",
            "kind": "person",
            "role": "opposition leader",
            "country": "BLR",
            "sector": "OPP",
        },
        {"actor_id": "country:belarus", "name": "Belarus", "kind": "country", "country": "BLR"},
        {"actor_id": "country:russia", "name": "Russia", "kind": "country", "country": "RUS"},
        {"actor_id": "group:protesters", "name": "protesters", "kind": "group"},
    ]


def _places() -> list[Row]:
    return [
        {
            "place_id": "RUS:sochi",
            "name": "Sochi",
            "kind": "city",
            "country": "RUS",
            "latitude": 43.6,
            "longitude": 39.73,
            "geonames_id": 491422,
        },
        {"place_id": "BLR:belarus", "name": "Belarus", "kind": "country", "country": "BLR", "latitude": 53.9, "longitude": 27.57},
        {"place_id": "LTU:lithuania", "name": "Lithuania", "kind": "country", "country": "LTU", "latitude": 54.69, "longitude": 25.28},
        {"place_id": "other:black-sea", "name": "Black Sea", "kind": "water"},
    ]


AUGUST = {"start_date": date(2020, 8, 1), "end_date": date(2020, 8, 31), "granularity": "month", "time_basis": "explicit"}
MONDAY = {"start_date": date(2020, 9, 14), "end_date": date(2020, 9, 14), "granularity": "day"}
BEFORE = {"end_date": PUBLISHED, "time_basis": "bounded", "granularity": "day"}


def _events(read: Reader) -> list[Row]:
    core = {"salience": "core", "timeml_class": "OCCURRENCE", "factuality": "happened", "time_basis": "none"}

    def event(words: str, headline: str, nth: int = 0, **cells: Any) -> Row:
        return read.row("event", words, nth, lemma=words, headline=headline, **{**core, **cells})

    putin, lukashenko = "person:vladimir-putin", "person:alexander-lukashenko"
    return [
        event(
            "pledges", "Vladimir Putin pledges financial help to Alexander Lukashenko", event_type="AGREE", **MONDAY, time_basis="inherited"
        ),
        event(
            "met",
            "Vladimir Putin and Alexander Lukashenko meet in Sochi",
            event_type="CONSULT",
            place_id="RUS:sochi",
            **MONDAY,
            time_basis="explicit",
        ),
        event("claimed", "Alexander Lukashenko claims victory in a disputed election", **AUGUST),
        event(
            "victory",
            "Alexander Lukashenko wins a disputed election",
            factuality="reported",
            attributed_to=lukashenko,
            place_id="BLR:belarus",
            **AUGUST,
        ),
        event("crackdown", "Police crack down on peaceful protesters", event_type="ASSAULT", place_id="BLR:belarus", **BEFORE),
        event("died", "At least three people die in demonstrations", **BEFORE),
        event("detained", "About 10,000 people are detained in demonstrations", event_type="COERCE", mode="arrest", **BEFORE),
        event("Strike", "Workers strike in Belarus", event_type="PROTEST", mode="strike", place_id="BLR:belarus", time_basis="none"),
        event(
            "provide",
            "Russia will provide Belarus with state credit of $1.5 billion",
            event_type="AGREE",
            factuality="planned",
            attributed_to=putin,
            **MONDAY,
            time_basis="inherited",
        ),
        event(
            "formed",
            "Vladimir Putin forms a special police unit in Russia",
            event_type="MOBILIZE",
            **{**AUGUST, "start_date": date(2020, 8, 21)},
        ),
        event(
            "deployed", "Special police unit is deployed to Belarus", event_type="MOBILIZE", factuality="hypothetical", attributed_to=putin
        ),
        event("proposed", "Alexander Lukashenko proposes to reform the Belarusian constitution", event_type="CONCEDE", **BEFORE),
        event(
            "won",
            "Svetlana Tikhanovskaya wins the election",
            factuality="reported",
            attributed_to="person:svetlana-tikhanovskaya",
            **AUGUST,
        ),
        event("fled", "Svetlana Tikhanovskaya flees to Lithuania", event_type="SANCTION", mode="expel", place_id="LTU:lithuania", **BEFORE),
        event("revised", "New leadership revises all agreements", factuality="planned", attributed_to="person:svetlana-tikhanovskaya"),
    ]


def _participants(events: list[Row]) -> list[Row]:
    who = {
        "pledges": [("person:vladimir-putin", "actor"), ("person:alexander-lukashenko", "target")],
        "met": [("person:vladimir-putin", "actor"), ("person:alexander-lukashenko", "actor"), ("person:alexander-lukashenko", "target")],
        "provide": [("country:russia", "actor"), ("country:belarus", "target")],
        "crackdown": [("country:belarus", "actor"), ("group:protesters", "target")],
        "detained": [("country:belarus", "actor"), ("group:protesters", "target")],
        "fled": [("country:belarus", "actor"), ("person:svetlana-tikhanovskaya", "target")],
        "formed": [("person:vladimir-putin", "actor")],
    }
    return [{"event_id": row["event_id"], "actor_id": actor, "role": role} for row in events for actor, role in who.get(row["text"], [])]


def _figures(read: Reader) -> list[Row]:
    def figure(words: str, kind: str, value: float | None, low: float | None, high: float | None, modifier: str, **cells: Any) -> Row:
        return read.row("figure", words, kind=kind, value=value, low=low, high=high, modifier=modifier, **cells)

    dollars = figure("$1.5 billion", "money", 1.5e9, 1.5e9, 1.5e9, "exact", unit="USD", unit_name="US dollar", concept="state credit")
    euros = figure("€1.26 billion", "money", 1.26e9, 1.26e9, 1.26e9, "exact", unit="EUR", unit_name="euro", concept="state credit")
    return [
        figure("26-year", "duration", 26, 26, 26, "exact", unit="a", unit_name="year", concept="rule"),
        figure("At least three people", "people", 3, 3, None, "at_least", unit_name="people", concept="died"),
        figure("hundreds", "people", None, 200, 999, "order_of_magnitude", unit_name="people", concept="injured"),
        figure("about 10,000", "people", 10000, None, None, "about", unit_name="people", concept="detained demonstrations"),
        dollars,
        {**euros, "restates_figure_id": dollars["figure_id"]},
    ]


def _quotes(read: Reader) -> list[Row]:
    putin, lukashenko, opposition = "person:vladimir-putin", "person:alexander-lukashenko", "person:svetlana-tikhanovskaya"
    said = [
        (
            "We agreed that Russia would provide Belarus at this difficult time with state credit of $1.5 billion (€1.26 billion),",
            putin,
            "said",
            "direct",
        ),
        ("Russia remains committed to all our agreements,", putin, "added", "direct"),
        (
            "We regard Belarus as our closest ally and without doubt ... we will meet all the obligations we have undertaken.",
            putin,
            None,
            "direct",
        ),
        ("he had formed a special police unit in Russia", putin, "revealed", "indirect"),
        (
            "All these events have shown that we need to stick closer to our ‘big brother’ and work together on all issues.",
            lukashenko,
            "said",
            "direct",
        ),
        (
            "I am very pleased and grateful to you for showing that the Belarusian border is the border of the union state.",
            lukashenko,
            None,
            "direct",
        ),
        ("she won the election", opposition, "insists", "indirect"),
        (
            '"all agreements signed with an illegitimate Lukashenko will be revised by the new leadership" of her country',
            opposition,
            "warned",
            "mixed",
        ),
        (
            "I am very sorry that you have decided to engage in dialogue with a usurper and not with the Belarusian people,",
            opposition,
            "added",
            "direct",
        ),
    ]
    return [read.row("quote", words, speaker_id=speaker, cue=cue, form=form) for words, speaker, cue, form in said]


def _dates(read: Reader) -> list[Row]:
    return [
        read.row("date", "26-year", type="DURATION", value="P26Y", anchor="explicit", granularity="year"),
        read.row("date", "Monday", type="DATE", value="2020-09-14", anchor="publication", **MONDAY),
        read.row(
            "date",
            "last month",
            type="DATE",
            value="2020-08",
            anchor="publication",
            start_date=date(2020, 8, 1),
            end_date=date(2020, 8, 31),
            granularity="month",
        ),
        read.row("date", "this difficult time", type="DATE", value="PRESENT_REF", anchor="publication"),
    ]


def _mentions(read: Reader) -> list[Row]:
    return [
        read.row("mention", "Alexander Lukashenko", actor_id="person:alexander-lukashenko", form="name"),
        read.row("mention", "Vladimir Putin", actor_id="person:vladimir-putin", form="name"),
        read.row("mention", "Mr Putin", actor_id="person:vladimir-putin", form="name"),
        read.row("mention", "They", actor_id="person:vladimir-putin", form="pronoun"),
        read.row("mention", "Sochi", place_id="RUS:sochi", form="name"),
        read.row("mention", "Belarus", 1, actor_id="country:belarus", place_id="BLR:belarus", form="name"),
        read.row("mention", "Lithuania", place_id="LTU:lithuania", form="name"),
        read.row("mention", "Opposition leader Svetlana Tikhanovskaya", actor_id="person:svetlana-tikhanovskaya", form="name"),
    ]


def timeline(rows: dict[str, list[Row]]) -> list[Row]:
    """Return the rows of the timeline table for the events."""
    actors = {row["actor_id"]: row["name"] for row in rows["actors"]}
    places = {row["place_id"]: row["name"] for row in rows["places"]}
    text_of = {row["sentence_id"]: row["text"] for row in rows["sentences"]}
    published = {row["document_id"]: row["published"] for row in rows["documents"]}

    def named(event_id: str, role: str) -> str | None:
        return (
            "; ".join(actors[row["actor_id"]] for row in rows["participants"] if row["event_id"] == event_id and row["role"] == role)
            or None
        )

    return [
        {
            **{
                name: row.get(name)
                for name in ("event_id", "start_date", "end_date", "granularity", "headline", "event_type", "factuality", "document_id")
            },
            "actors": named(row["event_id"], "actor"),
            "targets": named(row["event_id"], "target"),
            "place": places.get(row.get("place_id")),
            "attributed_to": actors.get(row.get("attributed_to")),
            "evidence": text_of[row["sentence_id"]],
            "published": published[row["document_id"]],
        }
        for row in rows["events"]
        if row["salience"] == "core"
    ]


def article_rows() -> dict[str, list[Row]]:
    """Return the hand-made rows of the article."""
    read = Reader(ID, TEXT)
    events = _events(read)
    rows = {
        "documents": [document(ID, TEXT, PUBLISHED, title="Putin pledges help to Lukashenko")],
        "sentences": read.sentences,
        "dates": _dates(read),
        "figures": _figures(read),
        "actors": _actors(),
        "places": _places(),
        "mentions": _mentions(read),
        "quotes": _quotes(read),
        "events": events,
        "participants": _participants(events),
    }
    return {**rows, "timeline": timeline(rows)}


def frames() -> dict[str, pd.DataFrame]:
    """Return the hand-made tables of the article."""
    return package(article_rows())


def _sentence(draw: random.Random, number: int) -> tuple[str, str, str, str]:
    """Return an invented sentence, its verb, its type and its headline."""
    who, whom = draw.sample(("Arvo", "Belisar", "Cormond", "Drysdale", "Estragon", "Fenwick", "Galindo"), 2)
    verb, kind = draw.choice(
        (
            ("visited", "CONSULT"),
            ("praised", "SUPPORT"),
            ("paid", "AID"),
            ("accused", "ACCUSE"),
            ("arrested", "COERCE"),
            ("shelled", "ASSAULT"),
            ("left", ""),
        )
    )
    extra = draw.choice(("", " after a long night of talks", " over the fishing grounds of the northern coast, which both claim"))
    text = f"{who} {verb} {whom}{extra} for the {number}th time."
    return text, verb, kind, f"{who} {verb} {whom}{extra}"


def invented_rows(
    count: int, first: date = date(2019, 1, 1), days: int = 700, per_document: int = 20, seed: int = 7
) -> dict[str, list[Row]]:
    """Return the rows of a package with ``count`` invented events over some days: some known to the day, some to the month or year."""
    draw = random.Random(seed)
    rows: dict[str, list[Row]] = {table: [] for table in TABLES}
    rows["actors"] = [
        {"actor_id": f"person:{name.lower()}", "name": name, "kind": "person"}
        for name in ("Arvo", "Belisar", "Cormond", "Drysdale", "Estragon", "Fenwick", "Galindo")
    ]
    for start in range(0, count, per_document):
        _invent_document(rows, draw, f"doc-{start // per_document:05d}", range(start, min(count, start + per_document)), first, days)
    rows["timeline"] = _invented_timeline(rows)
    return rows


def _invent_document(rows: dict[str, list[Row]], draw: random.Random, document_id: str, numbers: range, first: date, days: int) -> None:
    made = [_sentence(draw, number) for number in numbers]
    text = "\n".join(one[0] for one in made)
    published = first + timedelta(days=days)
    rows["documents"].append(document(document_id, text, published, title=f"Report {document_id}", publisher="The Invented Times"))
    rows["sentences"] += sentences(document_id, text)
    at = 0
    for line, verb, kind, headline in made:
        start = text.index(verb, at)
        day = first + timedelta(days=int(days * draw.random() ** 2))
        span = draw.choice((0, 0, 0, 6, 30, 364))
        known = draw.random() > 0.1
        event_id = f"{document_id}:event:{start}-{start + len(verb)}"
        rows["events"].append(
            {
                "event_id": event_id,
                "document_id": document_id,
                "sentence_id": f"{document_id}:sentence:{at}-{at + len(line)}",
                "start_char": start,
                "end_char": start + len(verb),
                "text": verb,
                "lemma": verb,
                "event_type": kind or None,
                "timeml_class": "OCCURRENCE",
                "headline": headline,
                "start_date": day if known else None,
                "end_date": day + timedelta(days=span) if known else None,
                "granularity": "day",
                "time_basis": "explicit" if known else "none",
                "factuality": draw.choice(("happened", "happened", "reported", "planned", "hypothetical", "denied")),
                "salience": "core",
                "rule": "invented",
            }
        )
        names = line.split()
        rows["participants"].append({"event_id": event_id, "actor_id": f"person:{names[0].lower()}", "role": "actor"})
        rows["participants"].append({"event_id": event_id, "actor_id": f"person:{names[2].lower()}", "role": "target"})
        for name in (names[0], names[2]):
            place = text.index(name, at)
            rows["mentions"].append(
                {
                    "mention_id": f"{document_id}:mention:{place}-{place + len(name)}",
                    "document_id": document_id,
                    "sentence_id": f"{document_id}:sentence:{at}-{at + len(line)}",
                    "start_char": place,
                    "end_char": place + len(name),
                    "text": name,
                    "actor_id": f"person:{name.lower()}",
                    "form": "name",
                    "rule": "invented",
                }
            )
        at += len(line) + 1


def _invented_timeline(rows: dict[str, list[Row]]) -> list[Row]:
    text_of = {row["sentence_id"]: row["text"] for row in rows["sentences"]}
    columns = ("event_id", "start_date", "end_date", "granularity", "headline", "event_type", "factuality", "document_id")
    return [{**{name: row[name] for name in columns}, "evidence": text_of[row["sentence_id"]]} for row in rows["events"]]


def invented(count: int, **more: Any) -> dict[str, pd.DataFrame]:
    """Return the tables of a package with ``count`` invented events."""
    return package(invented_rows(count, **more))

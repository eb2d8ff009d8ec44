"""The reading pages: each document with every fact marked where it stands, and a list of them to search."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from dateline.charts import marks, markup, words
from dateline.charts.events import ordered
from dateline.charts.facts import Facts, Row, anchor, fragment, page_name
from dateline.charts.pages import common, write
from dateline.charts.strip import KINDS, kind_of
from dateline.charts.timeline import standing_for
from dateline.schema import table_schema

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True)
class Entry:
    """A row as the page shows it: its words, its cells in plain words, and links to other rows."""

    anchor: str
    kind: str
    title: str
    cells: list[tuple[str, str]]
    links: list[tuple[str, str, str]]
    row_id: str
    start: int = 0


@dataclass
class _Document:
    """What stands in one document."""

    row: Row
    facts: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))


def pages(facts: Facts) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of each reading page, and of their list."""
    documents = _documents(facts)
    yield (
        "reading/index.html",
        write("reading_index.html", **common(facts), root="../", entries=[_listed(one) for one in documents.values()]),
    )
    reader = _Reader(facts)
    for document in documents.values():
        yield f"reading/{page_name(document.row['document_id'])}", reader.page(document)


def _documents(facts: Facts) -> dict[str, _Document]:
    """Return what stands in each document; those whose table was not built are there without their text, so that links lead somewhere."""
    documents = {row["document_id"]: _Document(row) for row in facts.rows("documents")}
    unknown: Row = dict.fromkeys(table_schema("documents").columns)
    found = [(table, row) for table in ("events", "quotes", "dates", "figures", "mentions") for row in facts.rows(table)]
    found += [("timeline", row) for row in ordered(facts)]
    for table, row in found:
        document_id = row["document_id"]
        if document_id not in documents:
            documents[document_id] = _Document({**unknown, "document_id": document_id})
        documents[document_id].facts[table].append(row)
    return documents


def title_of(row: Row) -> str:
    """Return what a document is called: its title, or its id."""
    return str(row.get("title") or row["document_id"])


def _listed(document: _Document) -> dict[str, Any]:
    row = document.row
    return {
        "page": page_name(row["document_id"]),
        "title": title_of(row),
        "id": row["document_id"],
        "publisher": row["publisher"] or "",
        "published": row["published"].isoformat() if row["published"] else "",
        "events": len(document.facts["timeline"]),
        "quotes": len(document.facts["quotes"]),
        "figures": len(document.facts["figures"]),
    }


class _Reader:
    """Makes the page of a document; holds what all pages look up."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.common = common(facts)
        self.drawn = standing_for(facts)
        self.places = facts.by_id("places", "place_id")
        self.participants: dict[str, list[Row]] = defaultdict(list)
        for row in facts.rows("participants"):
            self.participants[row["event_id"]].append(row)

    def page(self, document: _Document) -> str:
        """Return the page of a document."""
        entries = self.entries(document)
        text = document.row["text"] or ""
        spans = [marks.span(row, _class_of(kind, row), anchor(row[key])) for kind, key, row in _marked(document)]
        title = title_of(document.row)
        body = write(
            "_reading.html",
            document=document.row,
            title=title,
            published=words.day(document.row["published"]) if document.row["published"] else "",
            paragraphs=[markup.paragraph(segments) for segments in marks.paragraphs(marks.segments(text, spans))],
            kinds=[(kind, heading, sum(entry.kind == kind for entry in entries)) for kind, (_, _, heading) in KINDS.items()],
            entries={kind: Markup("\n").join(markup.entry(entry) for entry in entries if entry.kind == kind) for kind in KINDS},
            timeline=[
                {"when": words.period(row["start_date"], row["end_date"]), "headline": row["headline"], "anchor": anchor(row["event_id"])}
                for row in document.facts["timeline"]
            ],
        )
        return write("reading.html", **self.common, root="../", title=title, body=Markup(body))

    def entries(self, document: _Document) -> list[Entry]:
        """Return the rows of a document as entries, kind by kind, in the order of the text."""
        makers = {
            "event": self._event,
            "quote": self._quote,
            "date": self._date,
            "figure": self._figure,
            "actor": self._actor,
            "place": self._place,
        }
        made = []
        for kind, key, row in _marked(document):
            title, cells, links = makers[kind](row)
            if kind == "event" and row[key] in self.drawn:
                links = [*links, ("in the timeline", f"../timeline.html#{fragment(self.drawn[row[key]])}", "See")]
            filled = [(name, str(cell)) for name, cell in cells if cell not in (None, "")]
            made.append(Entry(anchor(row[key]), kind, title, [*filled, ("Rule", row["rule"])], links, row[key], row["start_char"]))
        return made

    def _event(self, row: Row) -> tuple[str, list[tuple[str, Any]], list[tuple[str, str, str]]]:
        who = self.participants[row["event_id"]]
        named = {
            role: "; ".join(self.facts.name(one["actor_id"]) or "" for one in who if one["role"] == role) for role in ("actor", "target")
        }
        cells = [
            ("When", words.period(row["start_date"], row["end_date"])),
            ("Date read from", words.label(row["time_basis"])),
            ("Who", named["actor"]),
            ("To whom", named["target"]),
            ("Where", self.places.get(row["place_id"] or "", {}).get("name")),
            ("Type", " / ".join(part for part in (row["event_type"], row["mode"]) if part)),
            ("Class", row["timeml_class"]),
            ("How surely", row["factuality"]),
            ("According to", self.facts.name(row["attributed_to"])),
            ("Salience", row["salience"]),
        ]
        links = [_link("date", row["date_id"]), _link("quote", row["quote_id"]), _link("same event", row["same_as"])]
        return row["headline"] or row["text"], cells, [link for link in links if link]

    def _quote(self, row: Row) -> tuple[str, list[tuple[str, Any]], list[tuple[str, str, str]]]:
        cells = [("Speaker", self.facts.name(row["speaker_id"]) or "not named"), ("Form", row["form"]), ("Verb of saying", row["cue"])]
        return row["text"], cells, []

    def _date(self, row: Row) -> tuple[str, list[tuple[str, Any]], list[tuple[str, str, str]]]:
        cells = [
            ("Type", row["type"]),
            ("Value", row["value"]),
            ("Modifier", row["modifier"]),
            ("Calendar", words.period(row["start_date"], row["end_date"]) if row["start_date"] or row["end_date"] else None),
            ("Granularity", words.label(row["granularity"])),
            ("Read against", row["anchor"]),
            ("EDTF", row["edtf"]),
        ]
        link = _link("date it is read against", row["anchor_date_id"])
        return row["text"], cells, [link] if link else []

    def _figure(self, row: Row) -> tuple[str, list[tuple[str, Any]], list[tuple[str, str, str]]]:
        cells = [
            ("Kind", row["kind"]),
            ("Value", None if row["value"] is None else f"{row['value']:,.12g}"),
            ("At least", None if row["low"] is None else f"{row['low']:,.12g}"),
            ("At most", None if row["high"] is None else f"{row['high']:,.12g}"),
            ("Read as", words.label(row["modifier"])),
            ("Change", row["change"]),
            ("Unit", " ".join(dict.fromkeys(part for part in (row["unit"], row["unit_name"]) if part))),
            ("About", row["concept"]),
        ]
        links = [_link("event", row["event_id"]), _link("figure it restates", row["restates_figure_id"])]
        return row["text"], cells, [link for link in links if link]

    def _actor(self, row: Row) -> tuple[str, list[tuple[str, Any]], list[tuple[str, str, str]]]:
        actor = self.facts.by_id("actors", "actor_id").get(row["actor_id"], {})
        cells = [
            ("Means", actor.get("name") or row["actor_id"]),
            ("Kind", actor.get("kind")),
            ("Role", actor.get("role")),
            ("Country", actor.get("country")),
            ("Form", row["form"]),
        ]
        return row["text"], cells, []

    def _place(self, row: Row) -> tuple[str, list[tuple[str, Any]], list[tuple[str, str, str]]]:
        place = self.places.get(row["place_id"], {})
        known = place.get("latitude") is not None and place.get("longitude") is not None
        cells = [
            ("Means", place.get("name") or row["place_id"]),
            ("Kind", place.get("kind")),
            ("Country", place.get("country")),
            ("Lies at", f"{place['latitude']:.2f}°, {place['longitude']:.2f}°" if known else None),
            ("GeoNames", place.get("geonames_id")),
            ("Form", row["form"]),
        ]
        return row["text"], cells, []


def _marked(document: _Document) -> Iterator[tuple[str, str, Row]]:
    """Yield kind, key and row of everything that is marked in a document; a country is an actor where it acts, else a place."""
    for kind, (table, key, _) in KINDS.items():
        for row in document.facts[table]:
            if kind_of(kind, row):
                yield kind, key, row


def _class_of(kind: str, row: Row) -> str:
    """Return the style class of a mark; minor events are marked more lightly than the main ones."""
    return "event minor" if kind == "event" and row["salience"] == "minor" else kind


def _link(label: str, row_id: str | None) -> tuple[str, str, str] | None:
    return (label, f"#{anchor(row_id)}", "To the") if row_id else None

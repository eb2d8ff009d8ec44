"""Extraction: from an analysed document to records, one room a table.

Each room is a pure function of the analysis and of the records of the rooms before it; none writes files, none knows
data frames, and none remembers anything from one document to the next.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from dateline.language.analysis import Analysis
from dateline.records import (
    Actor,
    Date,
    Document,
    Event,
    Figure,
    Mention,
    Participant,
    Place,
    Quote,
    Record,
    Sentence,
    TimelineEntry,
)

# Tables that need the entity recogniser and the cast; the others run without both.
CAST_TABLES = frozenset({"actors", "places", "mentions", "quotes", "events", "participants", "timeline"})
EVENT_TABLES = frozenset({"events", "participants", "timeline"})


@dataclass(slots=True)
class Extraction:
    """All records of one document, table by table."""

    documents: Sequence[Document] = ()
    sentences: Sequence[Sentence] = ()
    dates: Sequence[Date] = ()
    figures: Sequence[Figure] = ()
    actors: Sequence[Actor] = ()
    places: Sequence[Place] = ()
    mentions: Sequence[Mention] = ()
    quotes: Sequence[Quote] = ()
    events: Sequence[Event] = ()
    participants: Sequence[Participant] = ()
    timeline: Sequence[TimelineEntry] = field(default=())
    # The actors of plural pronouns by span; no table of its own.
    groups: Mapping[tuple[int, int], tuple[str, ...]] = field(default_factory=dict)

    def table(self, name: str) -> Sequence[Record]:
        """The records of one table."""
        records: Sequence[Record] = getattr(self, name)
        return records


def needs_entities(tables: Collection[str]) -> bool:
    """Whether any of the tables needs the entity recogniser."""
    return not CAST_TABLES.isdisjoint(tables)


def extract(analysis: Analysis, tables: Collection[str]) -> Extraction:
    """The records of a document for the given tables.

    Rooms that no wanted table needs are not entered. A table's rows are the same whichever other tables are wanted,
    but for links into tables that are left out.
    """
    found = Extraction(documents=[analysis.document], sentences=analysis.sentences)
    events_wanted = not EVENT_TABLES.isdisjoint(tables)
    if events_wanted or not {"dates", "figures"}.isdisjoint(tables):
        from dateline.extract.dates import find_dates

        found.dates = find_dates(analysis)
    if events_wanted or "figures" in tables:
        from dateline.extract.figures import find_figures

        found.figures = find_figures(analysis, found.dates)
    if needs_entities(tables):
        _extract_cast(analysis, found)
    if events_wanted:
        _extract_events(analysis, found)
    return found


def _extract_cast(analysis: Analysis, found: Extraction) -> None:
    from dateline.extract.cast import find_cast
    from dateline.extract.quotes import attribute, find_statements

    statements = find_statements(analysis)
    cast = find_cast(analysis, statements)
    found.actors, found.places, found.mentions = cast.actors, cast.places, cast.mentions
    found.groups = cast.groups
    found.quotes = attribute(analysis, statements, cast.mentions)


def _extract_events(analysis: Analysis, found: Extraction) -> None:
    from dateline.extract.events import find_events, link_figures
    from dateline.extract.timeline import compose_timeline

    found.events, found.participants = find_events(
        analysis,
        dates=found.dates,
        figures=found.figures,
        actors=found.actors,
        places=found.places,
        mentions=found.mentions,
        quotes=found.quotes,
        groups=found.groups,
    )
    found.figures = link_figures(analysis, found.figures, found.events)
    found.timeline = compose_timeline(found)

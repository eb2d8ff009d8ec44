"""Events: who did what to whom, when, where, and how surely.

``find_events`` finds triggers by syntax and lists, types them by the frames of the lexicon, fills their roles with
actors, dates them, and says how surely they happened and by whose word. Nothing in it depends on another document.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.extract.events.figures import link_figures
from dateline.extract.events.room import Room
from dateline.language.analysis import Analysis
from dateline.records import Actor, Date, Event, Figure, Mention, Participant, Place, Quote

__all__ = ["find_events", "link_figures"]


def find_events(
    analysis: Analysis,
    *,
    dates: Sequence[Date],
    figures: Sequence[Figure],
    actors: Sequence[Actor],
    places: Sequence[Place],
    mentions: Sequence[Mention],
    quotes: Sequence[Quote],
) -> tuple[list[Event], list[Participant]]:
    """The events of a document in order, and who takes part in them."""
    return Room(analysis, dates, (actors, places, mentions), quotes).run()

"""Events: who did what to whom, when, where, and how surely.

``find_events`` finds triggers by syntax and lists, types them by the frames of the lexicon, fills their roles with
actors, dates them, and says how surely they happened and by whose word. Nothing in it depends on another document.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.extract.events.cast import Cast
from dateline.extract.events.figures import link_figures
from dateline.extract.events.room import Room
from dateline.extract.events.tree import read
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
    groups: Mapping[tuple[int, int], tuple[str, ...]] | None = None,
) -> tuple[list[Event], list[Participant]]:
    """The events of a document in order, and who takes part in them.

    ``groups`` gives the actors of plural pronouns by span, as the cast found them: "They" for two presidents.
    """
    words = read(analysis.doc)
    cast = Cast(words, actors, places, mentions, groups or {})
    return Room(analysis, words, cast, dates, quotes).run()

"""Actors, places and mentions: one row for each actor and each place, whatever the text calls them.

A mention is the noun phrase from its left edge to its head: "Belarusian president Alexander Lukashenko", "Mr Putin",
"his opponents", "the former"; what follows the head and a possessive mark are left out. Nationalities and possessors
inside a mention are mentions of their own, and so are both parts of a description with a name ("US carmaker", "Ford"
in "US carmaker Ford"). So the span of every mention ends with the head of the phrase, and a token
that is an argument of a verb lies in the mention that it heads: of several that hold it, take the one that ends on it.

A country is an actor and a place in one: its mentions carry both ids. A city is a place; where it stands for a
government its mention carries the government's actor id and no place.

A mention has one actor. A plural pronoun for two actors ("They met") is no row; ``Cast.groups`` gives the actor ids
for its span, so that an event can have both as participants.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dateline.extract.cast.build import build_rows
from dateline.extract.cast.metonymy import read_metonyms
from dateline.extract.cast.names import find_names
from dateline.extract.cast.naming import name_entities
from dateline.extract.cast.phrases import find_phrases
from dateline.extract.cast.profile import fill_profiles
from dateline.extract.cast.reference import resolve
from dateline.extract.cast.words import read_words
from dateline.extract.statements import Statement
from dateline.language.analysis import Analysis
from dateline.records import Actor, Mention, Place


@dataclass(frozen=True)
class Cast:
    """The actors, places and mentions of a document; ``groups`` gives the actors of plural pronouns by span."""

    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    mentions: tuple[Mention, ...] = ()
    groups: Mapping[tuple[int, int], tuple[str, ...]] = field(default_factory=dict)


def find_cast(analysis: Analysis, statements: Sequence[Statement]) -> Cast:
    """The cast of a document.

    ``statements`` tell who speaks to whom where; without them first and second persons stay without an actor.
    """
    doc = analysis.doc
    if not len(doc) or not analysis.sentences:
        return Cast()
    words = read_words(doc)
    names, things = find_names(words)
    read_metonyms(doc, names)
    named = name_entities(doc, names)
    phrases = find_phrases(words, names, things)
    fill_profiles(doc, names, phrases)
    discourse = resolve(doc, names, phrases, statements)
    return Cast(*build_rows(analysis, named, discourse))

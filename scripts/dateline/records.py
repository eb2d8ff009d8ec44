"""The records that extraction yields: one class a table, one attribute a column, in the order of schemas/*.json.

A test holds these classes and the schemas together. Dates are ``datetime.date``; an empty cell is ``None``. Offsets are
Unicode code points into the document's text, end exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Document:
    """A text with what is known of it; the text is exactly as read."""

    document_id: str
    title: str | None
    publisher: str | None
    author: str | None
    url: str | None
    published: date | None
    published_basis: str | None
    language: str | None
    path: str | None
    characters: int
    sha256: str
    rights: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, surrounding white space left out."""

    sentence_id: str
    document_id: str
    number: int
    paragraph: int
    start_char: int
    end_char: int
    text: str


@dataclass(frozen=True, slots=True)
class Date:
    """A time expression (TIMEX3) with its calendar bounds, both inclusive."""

    date_id: str
    document_id: str
    sentence_id: str
    start_char: int
    end_char: int
    text: str
    type: str
    value: str
    modifier: str | None
    edtf: str | None
    start_date: date | None
    end_date: date | None
    granularity: str | None
    anchor: str
    anchor_date_id: str | None
    direction: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity; ``low`` and ``high`` are inclusive bounds, ``None`` when open."""

    figure_id: str
    document_id: str
    sentence_id: str
    start_char: int
    end_char: int
    text: str
    kind: str
    value: float | None
    low: float | None
    high: float | None
    modifier: str
    change: str | None
    unit: str | None
    unit_name: str | None
    concept: str | None
    event_id: str | None
    restates_figure_id: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, organisation, government, country or group; the id is a function of kind and canonical name."""

    actor_id: str
    name: str
    kind: str
    role: str | None
    country: str | None
    sector: str | None


@dataclass(frozen=True, slots=True)
class Place:
    """A place; coordinates in degrees, WGS 84."""

    place_id: str
    name: str
    kind: str
    country: str | None
    latitude: float | None
    longitude: float | None
    geonames_id: int | None


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that mean an actor, a place, or both."""

    mention_id: str
    document_id: str
    sentence_id: str
    start_char: int
    end_char: int
    text: str
    actor_id: str | None
    place_id: str | None
    form: str
    rule: str


@dataclass(frozen=True, slots=True)
class Quote:
    """The content of a statement, the mention that names its speaker and the verb of saying."""

    quote_id: str
    document_id: str
    sentence_id: str
    start_char: int
    end_char: int
    text: str
    form: str
    speaker_id: str | None
    speaker_start_char: int | None
    speaker_end_char: int | None
    cue: str | None
    cue_start_char: int | None
    cue_end_char: int | None
    rule: str


@dataclass(frozen=True, slots=True)
class Event:
    """An event mention; the span is its trigger."""

    event_id: str
    document_id: str
    sentence_id: str
    start_char: int
    end_char: int
    text: str
    lemma: str
    event_type: str | None
    mode: str | None
    context: str | None
    quad_class: str | None
    cameo_root: str | None
    timeml_class: str
    headline: str | None
    start_date: date | None
    end_date: date | None
    edtf: str | None
    granularity: str | None
    time_basis: str
    date_id: str | None
    place_id: str | None
    factuality: str
    attributed_to: str | None
    quote_id: str | None
    salience: str
    same_as: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class Participant:
    """Who did it (actor) to whom (target)."""

    event_id: str
    actor_id: str
    role: str
    mention_id: str | None


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """A distinct core event with all that a reader wants to see, names instead of keys."""

    event_id: str
    start_date: date | None
    end_date: date | None
    granularity: str | None
    headline: str
    event_type: str | None
    actors: str | None
    targets: str | None
    place: str | None
    figures: str | None
    factuality: str
    attributed_to: str | None
    evidence: str
    document_id: str
    published: date | None


Record = Document | Sentence | Date | Figure | Actor | Place | Mention | Quote | Event | Participant | TimelineEntry

RECORD_OF: dict[str, type[Record]] = {
    "documents": Document,
    "sentences": Sentence,
    "dates": Date,
    "figures": Figure,
    "actors": Actor,
    "places": Place,
    "mentions": Mention,
    "quotes": Quote,
    "events": Event,
    "participants": Participant,
    "timeline": TimelineEntry,
}

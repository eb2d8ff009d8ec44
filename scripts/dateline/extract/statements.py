"""Statements: what is said, where, by which words and with which verb, before it is known who the speaker is.

The quotes room finds them by syntax and punctuation alone; the cast reads them to resolve "I" and "you"; then the
quotes room gives each its speaker among the actors.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement; every span is a pair of offsets, end exclusive.

    ``content`` leaves quotation marks out. ``speaker`` is the span of the words that name the speaker (the head noun
    phrase as written: "Mr Putin", "he", "a senior official"), which may stand in another sentence when the cue is
    missing; None when the text names nobody. ``addressee`` likewise, for "he told reporters".
    """

    content: tuple[int, int]
    form: str
    speaker: tuple[int, int] | None
    cue: tuple[int, int] | None
    addressee: tuple[int, int] | None
    rule: str

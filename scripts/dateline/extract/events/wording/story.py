"""What a headline is made from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.extract.events.arguments import Arguments
from dateline.extract.events.cast import Cast
from dateline.extract.events.tree import Word
from dateline.extract.events.triggers import Trigger


@dataclass(frozen=True, slots=True)
class Story:
    """What a headline is made from: the event, its arguments, its cast, how sure it is and by whose word, and the text's words;
    ``shown`` are the actors that its subject names.
    """

    trigger: Trigger
    args: Arguments
    cast: Cast
    factuality: str
    claimant: str | None
    times: frozenset[int]
    words: Sequence[Word]
    shown: frozenset[str] = frozenset()

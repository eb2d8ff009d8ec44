"""Spans of content: from tokens to offsets without the punctuation at either end."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

_TRIM = frozenset("“”„«»\"'‘’`,.;:?!–—-() ")
_BRACKETS = {")": "(", "(": ")"}


def trimmed(doc: Doc, first: int, stop: int) -> tuple[int, int] | None:
    """The offsets of the tokens from ``first`` up to ``stop`` without punctuation and space at the ends; None when nothing is left.

    A bracket stays when its other half is inside.
    """
    if stop <= first:
        return None
    text = doc.text
    start, end = doc[first].idx, doc[stop - 1].idx + len(doc[stop - 1])
    while start < end and (text[start] in _TRIM or text[start].isspace()) and not _is_paired(text, start, end, start):
        start += 1
    while end > start and (text[end - 1] in _TRIM or text[end - 1].isspace()) and not _is_paired(text, start, end, end - 1):
        end -= 1
    return (start, end) if end > start else None


def _is_paired(text: str, start: int, end: int, at: int) -> bool:
    other = _BRACKETS.get(text[at])
    return other is not None and other in text[start:end]

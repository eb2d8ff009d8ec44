"""Spans of content: from tokens to offsets without the punctuation at either end."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

_TRIM = frozenset("“”„«»\"'‘’`,.;:?!–—-()[] ")
_BRACKETS = {")": "(", "(": ")", "]": "[", "[": "]"}


def trimmed(doc: Doc, first: int, stop: int) -> tuple[int, int] | None:
    """The offsets of the tokens from ``first`` up to ``stop`` without punctuation and space at the ends; None when nothing is left.

    A bracket stays when its other half is inside.
    """
    while first < stop and _is_trimmed(doc, first, stop, first):
        first += 1
    while stop > first and _is_trimmed(doc, first, stop, stop - 1):
        stop -= 1
    return (doc[first].idx, doc[stop - 1].idx + len(doc[stop - 1])) if stop > first else None


def _is_trimmed(doc: Doc, first: int, stop: int, at: int) -> bool:
    token = doc[at]
    if token.is_space:
        return True
    if not _TRIM.issuperset(token.text):
        return False
    other = _BRACKETS.get(token.text)
    return other is None or all(inside.text != other for inside in doc[first:stop])

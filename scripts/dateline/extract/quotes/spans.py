"""Spans of content: from tokens to offsets without the punctuation at either end."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_TRIM = frozenset("“”„«»\"'‘’`,.;:?!–—-()[]•· ")
_OPENING = {"(": ")", "[": "]", "“": "”", "«": "»", "‘": "’"}
_CLOSING = {close: opened for opened, close in _OPENING.items()}
# What breaks a sentence off for a remark, and the tags of the pronouns that begin one after a comma.
_BREAKS = frozenset({"—", "–", "--", "-", ";"})
RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$"})
_AGAINST = frozenset({"although", "though"})
_BOTH_WAYS = frozenset({'"', "''", "'"})


def trimmed(doc: Doc, first: int, stop: int) -> tuple[int, int] | None:
    """The offsets of the tokens from ``first`` up to ``stop`` without punctuation, space and a last "and"; None when nothing is left.

    A bracket or a mark stays when its other half is inside, unless the two enclose all the rest.
    """
    if 0 < stop < len(doc) and _is_left_open(doc, first, stop):
        stop += 1
    while first < stop and _is_loose(doc, first, stop, first):
        first += 1
    while stop > first and (_is_loose(doc, first, stop, stop - 1) or doc[stop - 1].dep_ == "cc"):
        stop -= 1
    if stop - first > 2 and _encloses(doc, first, stop):
        return trimmed(doc, first + 1, stop - 1)
    return (doc[first].idx, doc[stop - 1].idx + len(doc[stop - 1])) if stop > first else None


def _is_loose(doc: Doc, first: int, stop: int, at: int) -> bool:
    """Whether a token at an end of the span is white space or punctuation without its other half inside."""
    text = doc[at].text
    if doc[at].is_space:
        return True
    if not _TRIM.issuperset(text):
        return False
    if text in _BOTH_WAYS:
        return sum(token.text == text for token in doc[first:stop]) % 2 == 1
    other = _OPENING.get(text) if at == first else _CLOSING.get(text)
    return other is None or all(token.text != other for token in doc[first:stop])


def _is_left_open(doc: Doc, first: int, stop: int) -> bool:
    """Whether the next token is the mark that closes one opened inside, past the first word."""
    closed = doc[stop].text
    inside = [token.text for token in doc[first + 1 : stop]]
    if closed in _BOTH_WAYS:
        return inside.count(closed) % 2 == 1
    opened = _CLOSING.get(closed)
    return opened is not None and inside.count(opened) > inside.count(closed)


def _encloses(doc: Doc, first: int, stop: int) -> bool:
    opened, closed = doc[first].text, doc[stop - 1].text
    if opened != closed and _OPENING.get(opened) != closed:
        return False
    if opened not in _OPENING and opened not in _BOTH_WAYS:
        return False
    return not any(token.text in (opened, closed) for token in doc[first + 1 : stop - 1])


def before_comment(head: Token, stop: int) -> int:
    """Where what a noun says ends before the narrator's own remark on it: after a comma and a relative pronoun, a dash or a semicolon."""
    doc = head.doc
    for token in doc[head.i + 1 : stop - 1]:
        if token.text in _BREAKS and not _is_range(doc, token.i):
            return int(token.i)
        if token.text == "," and doc[token.i + 1].tag_ in RELATIVE_TAGS:
            return int(token.i)
    return stop


def _is_range(doc: Doc, at: int) -> bool:
    return not doc[at - 1].whitespace_ or not doc[at].whitespace_


def before_remark(clause: Token, stop: int) -> int:
    """Where a reported clause ends before the narrator sets something against it ("…, although he …") or starts anew after a semicolon."""
    doc = clause.doc
    for token in doc[clause.i + 1 : stop - 1]:
        if token.text == ";" or (token.text == "," and doc[token.i + 1].lower_ in _AGAINST):
            return int(token.i)
    return stop

"""A document with its quotations, as the finders of speakers read it: tokens by offset, and what stands inside marks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache
from typing import TYPE_CHECKING

from dateline.extract.quotes.marks import Quotation
from dateline.language.knowledge import load

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SENTENCE_ENDS = frozenset(".?!;")
# A cue stands near its quotation; a frame is not read further than this many tokens.
FRAME_TOKENS = 60


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(load("quotes/terms")["abbreviations"])


def ends_sentence(token: Token) -> bool:
    """Whether a token is a stop that ends a sentence, and not one that belongs to an abbreviation."""
    return token.text in SENTENCE_ENDS and not (token.text == "." and token.i > 0 and token.nbor(-1).text in _abbreviations())


class Reading:
    """Tokens and quotations of one document by offset."""

    def __init__(self, text: str, doc: Doc, starts: list[int], quotations: list[Quotation]) -> None:
        self.text, self.doc, self.quotations = text, doc, quotations
        self._starts = starts
        self._openers = [quotation.opener for quotation in quotations]

    def tokens(self, start: int, end: int) -> list[Token]:
        """The tokens that begin between two offsets."""
        return [self.doc[i] for i in range(bisect_left(self._starts, start), bisect_left(self._starts, end))]

    def following(self, char: int, ceiling: int, count: int) -> list[Token]:
        """At most ``count`` tokens that begin at an offset or after it and before ``ceiling``."""
        first = bisect_left(self._starts, char)
        stop = min(first + count, len(self._starts))
        return [self.doc[i] for i in range(first, stop) if self._starts[i] < ceiling]

    def token_before(self, char: int) -> Token | None:
        """The last token that begins before an offset, white space left out."""
        i = bisect_left(self._starts, char) - 1
        while i >= 0 and self.doc[i].is_space:
            i -= 1
        return self.doc[i] if i >= 0 else None

    def is_quoted(self, token: Token) -> bool:
        """Whether a token stands inside a quotation."""
        number = bisect_right(self._openers, token.idx) - 1
        return number >= 0 and token.idx < self.quotations[number].end

    def sentence_before(self, end: int, floor: int) -> list[Token]:
        """The tokens of the sentence before an offset, in order, back to ``floor`` at most."""
        found: list[Token] = []
        i = bisect_left(self._starts, end) - 1
        while i >= 0 and self.doc[i].idx >= floor and not ends_sentence(self.doc[i]) and len(found) < FRAME_TOKENS:
            found.append(self.doc[i])
            i -= 1
        return found[::-1]

    def sentence_after(self, start: int, ceiling: int) -> list[Token]:
        """The tokens of the sentence after an offset up to ``ceiling`` at most."""
        found: list[Token] = []
        for i in range(bisect_left(self._starts, start), len(self.doc)):
            token = self.doc[i]
            if token.idx >= ceiling or (found and ends_sentence(token)) or len(found) == FRAME_TOKENS:
                break
            found.append(token)
        return found

"""An analysed document: its text, its parse and its sentences, which every extractor reads."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from dateline.records import Document, Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Analysis:
    """A document with its spaCy parse.

    ``copy``, the text that was parsed, has the length of ``document.text`` and the same offsets, but line wraps, odd
    spaces and apostrophes may be plain in it: take every ``text`` cell from ``slice``.
    """

    def __init__(self, document: Document, doc: Doc) -> None:
        self.document = document
        self.doc = doc

    @property
    def published(self) -> date | None:
        """The document creation time, if known."""
        return self.document.published

    def slice(self, start_char: int, end_char: int) -> str:
        """The document's own characters between two offsets."""
        return self.document.text[start_char:end_char]

    def row_id(self, kind: str, start_char: int, end_char: int) -> str:
        """The id of a row: a function of the document's id, the kind of row and the span."""
        return f"{self.document.document_id}:{kind}:{start_char}-{end_char}"

    @cached_property
    def copy(self) -> str:
        """The text that was parsed; spaCy puts ``doc.text`` together anew at each call."""
        return self.doc.text

    @cached_property
    def starts(self) -> list[int]:
        """The offsets at which the tokens begin."""
        from spacy.attrs import IDX

        offsets: list[int] = self.doc.to_array(IDX).astype("int64").tolist()
        return offsets

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences in order, without surrounding white space; the paragraph changes at a line end."""
        found: list[Sentence] = []
        paragraph, previous_end = 1, 0
        for span in self.doc.sents:
            raw = self.copy[span.start_char : span.end_char]
            start = span.start_char + len(raw) - len(raw.lstrip())
            end = span.start_char + len(raw.rstrip())
            if end <= start:
                continue
            if found and not {"\n", "\r"}.isdisjoint(self.copy[previous_end:start]):
                paragraph += 1
            previous_end = end
            found.append(
                Sentence(
                    sentence_id=self.row_id("sentence", start, end),
                    document_id=self.document.document_id,
                    number=len(found) + 1,
                    paragraph=paragraph,
                    start_char=start,
                    end_char=end,
                    text=self.slice(start, end),
                )
            )
        return tuple(found)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start_char for sentence in self.sentences]

    def sentence_at(self, char: int) -> Sentence:
        """The sentence in which a character stands (the one before, for white space between sentences)."""
        return self.sentences[max(0, bisect_right(self._sentence_starts, char) - 1)]

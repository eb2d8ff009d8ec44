"""The words of a document as plain lists, read once: asking the parser's tokens again and again is slow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Words:
    """Texts, tags and sentence numbers by token; ``capitals`` are the tokens that begin with a capital letter."""

    doc: Doc
    texts: list[str]
    tags: list[str]
    sentence: list[int]
    capitals: list[int]


def read_words(doc: Doc) -> Words:
    """The words of a parsed document."""
    texts = [token.text for token in doc]
    sentence, number = [], -1
    for token in doc:
        number += bool(token.is_sent_start) or number < 0
        sentence.append(number)
    capitals = [i for i, text in enumerate(texts) if text[0].isupper()]
    return Words(doc, texts, [token.tag_ for token in doc], sentence, capitals)

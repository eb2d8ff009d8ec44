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
    columns = doc.to_array(["ORTH", "TAG", "SENT_START"])
    strings = doc.vocab.strings
    tag_of = {tag: strings[tag] for tag in set(columns[:, 1].tolist())}
    texts = [strings[orth] for orth in columns[:, 0].tolist()]
    sentence, number = [], 0
    for i, start in enumerate(columns[:, 2].tolist()):
        number += start == 1 and i > 0
        sentence.append(number)
    capitals = [i for i, text in enumerate(texts) if text[0].isupper()]
    return Words(doc, texts, [tag_of[tag] for tag in columns[:, 1].tolist()], sentence, capitals)

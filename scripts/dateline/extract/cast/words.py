"""The words of a document as plain lists, read once: asking the parser's tokens again and again is slow."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Words:
    """Texts, tags and sentence numbers by token.

    ``capitals`` are the tokens that begin with a capital letter, ``headlines`` the sentences all of whose longer words do.
    """

    doc: Doc
    texts: list[str]
    tags: list[str]
    sentence: list[int]
    capitals: list[int]
    headlines: frozenset[int]


_FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})


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
    tags = [tag_of[tag] for tag in columns[:, 1].tolist()]
    return Words(doc, texts, tags, sentence, capitals, _headlines(texts, tags, sentence))


def _headlines(texts: list[str], tags: list[str], sentence: list[int]) -> frozenset[int]:
    """The sentences of at least five longer words of which all or all but one have a capital, as their verbs do.

    A sentence that is all in capitals is none of them.
    """
    long, capital, shouted = Counter[int](), Counter[int](), Counter[int]()
    for text, tag, number in zip(texts, tags, sentence, strict=True):
        if tag in _FINITE and text[0].islower():
            capital[number] -= 9
        if len(text) > 3 and text[0].isalpha():
            long[number] += 1
            capital[number] += text[0].isupper()
            shouted[number] += text.isupper()
    return frozenset(n for n, count in long.items() if count >= 5 and capital[n] >= count - 1 and shouted[n] < count / 2)

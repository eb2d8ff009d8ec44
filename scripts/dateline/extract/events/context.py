"""The context of an event, in PLOVER's terms: what the sentence around it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

from dateline.extract.events.tree import Word
from dateline.language.knowledge import load


class Contexts:
    """Contexts of the sentences of one document, each worked out when first asked for."""

    def __init__(self, words: Sequence[Word]) -> None:
        self._words = words
        self._starts: dict[int, int] = {}
        for word in reversed(words):
            self._starts[word.sentence] = word.i
        self._found: dict[int, str | None] = {}

    def of(self, word: Word) -> str | None:
        """The context of the sentence that a word stands in."""
        number = word.sentence
        if number not in self._found:
            self._found[number] = self._count(number)
        return self._found[number]

    def _count(self, number: int) -> str | None:
        hits: Counter[str] = Counter()
        for word in self._words[self._starts[number] :]:
            if word.sentence != number:
                break
            hits.update(_by_word().get(word.lemma, ()))
        order = list(load("events/contexts"))
        return min(hits, key=lambda name: (-hits[name], order.index(name)), default=None)


@cache
def _by_word() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name, words in load("events/contexts").items():
        for word in words.split():
            found.setdefault(word, []).append(name)
    return {word: tuple(names) for word, names in found.items()}

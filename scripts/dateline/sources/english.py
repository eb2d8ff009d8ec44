"""Whether a text is English, by its commonest words: enough to warn of a text that the parser cannot read."""

from __future__ import annotations

import re

# Function words that hardly any English sentence does without; in running English they are a third of all words.
# fmt: off
COMMON = frozenset(
    {
        "the", "of", "and", "to", "in", "a", "is", "that", "for", "it", "as", "was",
        "with", "be", "by", "on", "not", "he", "his", "i", "this", "are", "or", "had",
        "at", "from", "they", "have", "but", "were", "an", "which", "you",
    }
)
# fmt: on
# Less than this share of common words, and the text is no English prose.
LEAST_SHARE = 0.12
# Of fewer words nothing can be said.
LEAST_WORDS = 40
_WORD = re.compile(r"\w+")
# The beginning tells as much as the whole.
_HEAD = 20_000


def is_english(text: str) -> bool | None:
    """True or False, or None for a text too short to tell."""
    words = _WORD.findall(text[:_HEAD].lower())
    if len(words) < LEAST_WORDS:
        return None
    return sum(word in COMMON for word in words) >= LEAST_SHARE * len(words)

"""Names in headlines whose every word is written with a capital, where the parser takes verbs and common nouns for names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.cast import lexicon

if TYPE_CHECKING:
    from dateline.extract.cast.model import Candidate
    from dateline.extract.cast.words import Words


def settle_headlines(words: Words, names: list[Candidate]) -> None:
    """Make of the names in headlines what the text below calls so too, or drop them: "Rip Donald Trump" is Donald Trump.

    A name that the gazetteers know, that has a person's first name or ends as bodies' names do is kept.
    """
    if not words.headlines:
        return
    below = {word for name in names if name.sentence not in words.headlines for word in name.name.split()}
    if not below:
        return
    for name in names:
        if name.sentence in words.headlines and name.rule != "gazetteer" and name.kind not in ("none", "thing"):
            _settle(name, below)


def _settle(name: Candidate, below: set[str]) -> None:
    parts = name.name.split()
    if name.core[1] - name.core[0] != len(parts):
        return
    for skipped in range(len(parts)):
        rest = parts[skipped:]
        if all(word in below for word in rest) or _tells_itself(rest, name.kind):
            name.name = " ".join(rest)
            name.core = (name.core[0] + skipped, name.core[1])
            name.start = max(name.start, name.core[0]) if skipped else name.start
            return
    name.kind = "none"


def _tells_itself(parts: list[str], kind: str) -> bool:
    if kind == "person":
        return parts[0] in lexicon.first_names() and 1 < len(parts) < 4
    return kind == "organisation" and len(parts) > 1 and parts[-1].lower() in lexicon.name_heads()

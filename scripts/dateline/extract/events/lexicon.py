"""The event lexicon: word lists and PLOVER frames, read from knowledge/events and indexed by lemma."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline.language.knowledge import load

TIMEML = ("REPORTING", "PERCEPTION", "ASPECTUAL", "I_ACTION", "I_STATE", "STATE")


@cache
def wordset(name: str, key: str) -> frozenset[str]:
    """A list of words of knowledge/events/<name>.toml, or none when the file has no such list."""
    return frozenset(load(f"events/{name}").get(key, "").split())


@cache
def verb_classes() -> dict[str, str]:
    """TimeML class by verb lemma; the first list that has it decides."""
    return _classes("classes", TIMEML)


@cache
def noun_classes() -> dict[str, str]:
    """TimeML class by noun; nouns that are not in it are occurrences."""
    return _classes("nouns", ("REPORTING", "I_ACTION", "I_STATE", "ASPECTUAL", "PERCEPTION"))


def _classes(file: str, names: tuple[str, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in names:
        for word in wordset(file, name):
            found.setdefault(word, name)
    return found


@dataclass(frozen=True, slots=True)
class Frame:
    """A reading of a word: the type it has where all conditions hold; see the head of knowledge/events/plover.toml."""

    type: str
    mode: str | None
    conditions: tuple[tuple[str, frozenset[str]], ...]


@cache
def classes() -> dict[str, frozenset[str]]:
    """Word classes that frames name."""
    return {name: frozenset(words.split()) for name, words in load("events/plover")["classes"].items()}


@cache
def frames(kind: str) -> dict[str, tuple[Frame, ...]]:
    """The frames of "verb" or "noun" by lemma, in the order of the file."""
    index: dict[str, list[Frame]] = {}
    for entry in load("events/plover")[kind]:
        frame = Frame(entry["type"], entry.get("mode"), tuple(_conditions(entry)))
        for lemma in entry["lemmas"]:
            index.setdefault(lemma, []).append(frame)
    return {lemma: tuple(found) for lemma, found in index.items()}


def _conditions(entry: dict[str, Any]) -> list[tuple[str, frozenset[str]]]:
    found = []
    for key, wanted in entry.items():
        if key in ("type", "mode", "lemmas"):
            continue
        if isinstance(wanted, str):
            wanted = [wanted]
        if isinstance(wanted, bool):
            wanted = []
        found.append((key, frozenset(word for item in wanted for word in classes().get(item, frozenset({item})))))
    return found


@cache
def quad_class() -> dict[str, str]:
    """Quad class by PLOVER type."""
    return {kind: quad for quad, kinds in load("events/plover")["quad_class"].items() for kind in kinds.split()}


@cache
def cameo_root() -> dict[str, str]:
    """CAMEO root code by PLOVER type."""
    return dict(load("events/plover")["cameo_root"])


@cache
def groups() -> dict[str, tuple[str, ...]]:
    """Words for one kind of happening: lemma to the names of its groups."""
    found: dict[str, list[str]] = {}
    for name, words in load("events/groups").items():
        for word in words.split():
            found.setdefault(word, []).append(name)
    return {lemma: tuple(names) for lemma, names in found.items()}


@cache
def intended() -> dict[str, str]:
    """The type of saying that one will do what has a type: AGREE for AID."""
    return {kind: saying for saying, kinds in load("events/plover")["intended"].items() for kind in kinds.split()}


@cache
def spoken_modes() -> dict[str, dict[str, str]]:
    """For types of saying, the mode by the type (and mode) of what is said."""
    return dict(load("events/plover")["spoken_mode"])

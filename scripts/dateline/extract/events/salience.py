"""Salience: whether a reader would put an event on a timeline."""

from __future__ import annotations

from dateline.extract.events import lexicon
from dateline.extract.events.arguments import Arguments
from dateline.extract.events.tense import is_main_line
from dateline.extract.events.tree import Word
from dateline.extract.events.triggers import Trigger, is_event_noun

NOT_TOLD = frozenset({"hypothetical", "denied"})
ASIDES = frozenset({"relcl", "acl"})
SIDE_CLASSES = frozenset({"I_STATE", "STATE", "PERCEPTION", "ASPECTUAL"})


def is_core(
    trigger: Trigger, args: Arguments, event_type: str | None, factuality: str, quoted: bool, basis: str, typed: frozenset[int]
) -> bool:
    """A typed or vital event that is told as happening or to come, and is no mere part of another that is told.

    ``typed`` holds the numbers of the words that have a PLOVER type.
    """
    if factuality in NOT_TOLD or trigger.timeml_class in SIDE_CLASSES or _carries_noun(trigger, typed):
        return False
    word = trigger.word
    if event_type is None:
        return not quoted and (
            _is_vital(trigger) or (basis == "explicit" and trigger.part == "verb" and is_main_line(word) and not _is_light(trigger))
        )
    if quoted and (word.dep in ASIDES or (trigger.part == "noun" and not args.subjects)):
        return False
    return not _completes(word, typed)


def _is_vital(trigger: Trigger) -> bool:
    """An event without a type that news is about: a death, an election, a launch; a victory that is claimed."""
    if trigger.lemma == "claim" and trigger.part == "verb":
        return any(is_event_noun(child) for child in trigger.word.each("dobj"))
    return trigger.lemma in lexicon.wordset("salience", "vital") and trigger.timeml_class == "OCCURRENCE"


def _is_light(trigger: Trigger) -> bool:
    return trigger.part == "verb" and trigger.word.lemma in lexicon.wordset("nouns", "light")


def _carries_noun(trigger: Trigger, typed: frozenset[int]) -> bool:
    """Whether a verb is the light verb of a noun that is told itself: "received pledges", "held talks"."""
    if not _is_light(trigger):
        return False
    return any(child.i in typed for child in trigger.word.each("dobj", "nsubjpass"))


def _completes(word: Word, typed: frozenset[int]) -> bool:
    """Whether an event is what another one is about: "vowed to defend", "thanked him for vowing", "pledges of help"."""
    while word.dep == "conj":
        word = word.head
    if word.dep in ("dobj", "nsubjpass"):
        return word.head.i in typed and word.head.lemma not in lexicon.wordset("nouns", "light")
    head = word.head.head if word.dep in ("pcomp", "pobj") else word.head
    return (
        word.dep in ("xcomp", "ccomp", "pcomp", "pobj")
        and head.i in typed
        and head is not word
        and (word.dep != "pobj" or word.head.lower == "of")
    )

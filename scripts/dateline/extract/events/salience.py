"""Salience: whether a reader would put an event on a timeline."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.extract.events import lexicon
from dateline.extract.events.factuality import is_outcome
from dateline.extract.events.tense import is_main_line
from dateline.extract.events.tree import Word
from dateline.extract.events.triggers import Trigger, is_event_noun

NOT_TOLD = frozenset({"hypothetical", "denied"})
ASIDES = frozenset({"relcl", "acl"})
SIDE_CLASSES = frozenset({"I_STATE", "STATE", "PERCEPTION", "ASPECTUAL"})


@dataclass(frozen=True, slots=True)
class Telling:
    """How an event is told: how surely, by a claimant or in a statement, with persons or a number known, dated on what basis.

    ``of_self``: by the only one who takes part, at no time. ``leading``: in the first paragraph, or in a text too short
    to have an ``opening`` that stands out.
    """

    factuality: str
    claimed: bool
    quoted: bool
    peopled: bool
    basis: str
    opening: bool
    counted: bool
    of_self: bool
    leading: bool


def is_core(trigger: Trigger, event_type: str | None, telling: Telling, typed: frozenset[int]) -> bool:
    """A typed or vital event that is told as happening or to come, and is no mere part of another that is told.

    ``typed`` holds the numbers of the words that have a PLOVER type.
    """
    if telling.factuality in NOT_TOLD or trigger.timeml_class in SIDE_CLASSES or _carries_noun(trigger, typed):
        return False
    word = trigger.word
    if trigger.part == "noun" and _is_unspecific(word):
        return False
    if trigger.part == "verb" and word.lemma in lexicon.wordset("salience", "taking_place") and _tells_of_noun(word):
        # "Clashes broke out": the noun is what happened.
        return False
    if event_type is None:
        if telling.quoted:
            return _is_casualty(trigger) and (telling.counted or telling.opening) and word.dep not in ASIDES
        prominent = telling.opening or telling.basis == "explicit"
        if trigger.part == "noun" and word.dep == "nsubj" and word.head.lemma in lexicon.wordset("salience", "wreaking"):
            # "Floods killed nine": the toll tells of the floods.
            return False
        return _is_vital(trigger) or _is_casualty(trigger) or (prominent and _is_main_verb(trigger))
    shown = telling.peopled or telling.counted or telling.leading or telling.basis == "explicit" or _carries_on(trigger)
    if telling.of_self or not shown:
        # "We are talking"; "the money promised": nobody else or nobody at all, no number, no day.
        return False
    if telling.quoted and (word.dep in ASIDES or (trigger.part == "noun" and not telling.peopled)):
        return False
    aims = word.dep == "advcl" and any(child.tag == "TO" for child in word.children) and not is_outcome(word, word.head)
    if aims or (telling.claimed and word.dep == "xcomp"):
        return False
    return not _completes(word, typed)


def _is_unspecific(noun: Word) -> bool:
    """Whether a noun only characterises ("as a kidnapping") or stands bare in the singular ("outright hostility")."""
    if noun.dep == "pobj" and noun.head.lower == "as":
        return True
    return noun.tag == "NN" and noun.child("det", "poss", "nummod", "prep", "compound", "nmod") is None and noun.dep == "pobj"


def _carries_on(trigger: Trigger) -> bool:
    """Whether an event is the verb or the subject of a main clause."""
    word = trigger.clause
    if trigger.part == "noun" and trigger.light is None and word.dep in ("nsubj", "nsubjpass", "ROOT"):
        word = word.head
    return (word.is_verb or trigger.part == "noun") and is_main_line(word)


def _tells_of_noun(verb: Word) -> bool:
    """Whether the subject of a verb is an event noun."""
    return any(is_event_noun(child) for child in verb.each("nsubj"))


def _is_main_verb(trigger: Trigger) -> bool:
    """Whether the trigger is the verb of a main clause that does more than say or carry a noun."""
    word = trigger.word
    if word.dep == "advcl" and is_outcome(word, word.head):
        # "Came from behind to beat": the win is what is new.
        word = word.head
    if word.dep == "xcomp" and lexicon.verb_classes().get(word.head.lemma) in ("I_STATE", "ASPECTUAL"):
        # "plans to close", "began to close": the closing is what is new.
        word = word.head
    if trigger.lemma in lexicon.wordset("salience", "routine"):
        return False
    return trigger.part == "verb" and is_main_line(word) and trigger.timeml_class != "REPORTING" and not _is_light(trigger)


def _is_vital(trigger: Trigger) -> bool:
    """An event without a type that news is about: a death, an election, a launch; a victory that is claimed."""
    if trigger.lemma == "claim" and trigger.part == "verb":
        return any(is_event_noun(child) for child in trigger.word.each("dobj"))
    return trigger.lemma in lexicon.wordset("salience", "vital") and trigger.timeml_class == "OCCURRENCE"


def _is_casualty(trigger: Trigger) -> bool:
    """Whether a verb tells of deaths, injuries or people driven from home."""
    return trigger.part == "verb" and trigger.lemma in lexicon.wordset("salience", "casualty")


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
    if word.dep in ("pcomp", "pobj"):
        return (
            word.head.lower in ("of", "for", "by", "to", "about", "from")
            and word.head.head.i in typed
            and (word.dep != "pobj" or word.head.lower == "of")
        )
    return word.dep in ("xcomp", "ccomp") and word.head is not word and word.head.i in typed

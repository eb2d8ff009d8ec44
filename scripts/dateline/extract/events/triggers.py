"""Triggers: the words that name events, with their TimeML class.

Verbs are events unless they are grammar (auxiliaries, copulas, prepositions in -ing), modify a noun as an adjective
would, or state a mere relation. Nouns are events by the lists of knowledge/events/nouns.toml and what stands around
them; adjectives when they are predicates that name a state one can date.
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.extract.events import lexicon
from dateline.extract.events.classing import asks_question, verb_class
from dateline.extract.events.nouns import first_dep, is_event_noun, light_verb, noun_class, noun_key, noun_rule
from dateline.extract.events.tree import Word, is_passive

__all__ = ["Trigger", "asks_question", "find_triggers", "first_dep", "is_event_noun", "is_going_to", "with_particle"]

PARTICLES = frozenset({"out", "off", "down", "back", "away", "over"})
COPULAS = frozenset({"be", "become", "remain", "seem", "feel", "appear", "get", "look", "stay", "go"})


@dataclass(slots=True, eq=False)
class Trigger:
    """A word that names an event; ``light`` is the verb that carries its tense and persons, when it is a noun that has one."""

    word: Word
    lemma: str
    part: str
    timeml_class: str
    rule: str
    start: int
    end: int
    light: Word | None = None

    @property
    def clause(self) -> Word:
        """The word that carries tense, negation and persons: the light verb if there is one."""
        return self.light or self.word


def find_triggers(words: list[Word]) -> list[Trigger]:
    """All triggers of a document, in order."""
    found = []
    for word in words:
        if not word.text[0].isalpha():  # a bullet or a dash that the tagger takes for a verb
            continue
        if word.pos == "VERB":
            trigger = _verb(word, words)
        elif word.pos == "NOUN":
            trigger = _noun(word, words)
        elif word.pos == "ADJ":
            trigger = _adjective(word)
        else:
            continue
        if trigger is not None:
            found.append(trigger)
    return found


# ---------------------------------------------------------------- verbs
def _verb(word: Word, words: list[Word]) -> Trigger | None:
    if not _is_event_verb(word):
        return None
    lemma = with_particle(word)
    start, end = word.start, word.end
    joined = _hyphenated(word, words)
    if joined is not None and joined in lexicon.frames("verb"):
        lemma, start = joined, words[word.i - 2].start
    return Trigger(word, lemma, "verb", verb_class(word), "verb", start, end)


def with_particle(verb: Word) -> str:
    """The verb's lemma, with its particle: call_off."""
    particle = verb.child("prt") or next(
        (child for child in verb.each("advmod") if child.i == verb.i + 1 and child.lower in PARTICLES), None
    )
    return f"{verb.lemma}_{particle.lower}" if particle is not None else verb.lemma


def _is_event_verb(word: Word) -> bool:
    if not word.tag.startswith("V") or word.dep in ("aux", "auxpass", "prep", "case", "mark", "punct", "intj"):
        return False
    if word.lemma in lexicon.wordset("classes", "relational") and not is_passive(word):
        return False
    if word.lemma in lexicon.wordset("classes", "copular") or _is_idle(word):
        return False
    if word.dep in ("amod", "compound") or _is_imprint(word):
        return False
    if word.tag in ("VBG", "VBN") and word.lower in lexicon.wordset("classes", "prepositional"):
        return not _is_preposition(word)
    if word.tag == "VBN" and word.lemma in lexicon.wordset("classes", "static_participles") and _describes(word):
        return False
    return word.lemma != "have" or _has_event_object(word)


def _has_event_object(verb: Word) -> bool:
    """Whether "have" is a light verb ("had talks") and not possession or obligation."""
    return any(is_event_noun(child) for child in verb.each("dobj"))


def _is_imprint(word: Word) -> bool:
    """Whether a participle is the page's own furniture: "Published 11 January", "Last updated on Friday"."""
    if word.dep != "ROOT" or word.lemma not in lexicon.wordset("classes", "imprint") or word.tag not in ("VBN", "VBD"):
        return False
    thing = word.child("dobj")
    subject = word.child("nsubj", "nsubjpass")
    if subject is not None and subject.lower not in ("last", "first"):
        return False
    return word.child("aux", "auxpass", "ccomp") is None and (thing is None or thing.pos in ("PROPN", "NUM"))


def _describes(participle: Word) -> bool:
    """Whether a participle says what something is like: "a firm based in", "is based in"."""
    auxiliary = participle.child("auxpass")
    return participle.dep == "acl" if auxiliary is None else auxiliary.tag in ("VBZ", "VBP") and participle.child("aux") is None


def _is_idle(word: Word) -> bool:
    """Whether a verb only stands in for another or for a figure of speech: "as did others", "when it comes to", "going to"."""
    if word.lemma == "do":
        return word.child("dobj", "nsubjpass", "oprd") is None
    if word.lower == "going":
        return is_going_to(word)
    if word.lemma == "come":
        subject = word.child("nsubj")
        return subject is not None and subject.lower == "it" and word.dep == "advcl"
    if word.lower == "ended":
        return word.dep == "acl" and word.head.lemma in lexicon.wordset("nouns", "periods")
    return word.lemma == "hold" and word.tag in ("VBZ", "VBP") and word.child("aux") is None and not _has_event_object(word)


def is_going_to(word: Word) -> bool:
    """Whether "going" is the future: "is going to rain"."""
    below = word.child("xcomp")
    return below is not None and any(child.tag == "TO" for child in below.children) and word.child("aux") is not None


def _is_preposition(word: Word) -> bool:
    """Whether a form such as "following" has no subject, no auxiliary and no verb's place in its clause."""
    return (
        word.dep in ("prep", "advmod", "amod", "pcomp", "acl", "advcl")
        and word.child("aux", "auxpass", "nsubj", "neg") is None
        and word.lower not in ("seeing", "speaking", "saving", "involving")
    )


# ---------------------------------------------------------------- nouns
def _noun(word: Word, words: list[Word]) -> Trigger | None:
    joined = _hyphenated(word, words)
    start = word.start
    key = noun_key(word)
    if joined is not None and joined in lexicon.wordset("nouns", "sure"):
        key, start = joined, words[word.i - 2].start
    rule = noun_rule(word, key)
    if rule is None:
        return None
    light = light_verb(word)
    compound = word.child("compound")
    if key == "action" and compound is not None and compound.lemma in ("strike", "protest"):
        key, start = compound.lemma, compound.start
    return Trigger(word, key, "noun", noun_class(word, key), rule, start, word.end, light)


def _hyphenated(word: Word, words: list[Word]) -> str | None:
    """As in "cease-fire" for the "fire" of the parser's three tokens."""
    if word.i < 2 or words[word.i - 1].text != "-" or words[word.i - 1].spaced or words[word.i - 2].spaced:
        return None
    return f"{words[word.i - 2].lower}-{word.lemma}"


# ---------------------------------------------------------------- adjectives
def _adjective(word: Word) -> Trigger | None:
    if word.dep not in ("acomp", "oprd") or word.head.lemma not in COPULAS:
        return None
    for name, timeml_class in (("ADJ_OCCURRENCE", "STATE"), ("ADJ_I_STATE", "I_STATE"), ("ADJ_STATE", "STATE")):
        if word.lower in lexicon.wordset("classes", name):
            if timeml_class == "I_STATE" and word.child("xcomp", "ccomp", "prep") is None:
                timeml_class = "STATE"
            return Trigger(word, word.lower, "adjective", timeml_class, "adjective", word.start, word.end, word.head)
    return None

"""Which events happen together by syntax: the clause that an event hangs on, and what hangs on it."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.extract.events import factuality, lexicon
from dateline.extract.events.modality import has_to
from dateline.extract.events.newsday import SETTINGS
from dateline.extract.events.tense import NONE, PAST, PERFECT, tense
from dateline.extract.events.tree import Word, governor
from dateline.extract.events.triggers import Trigger, first_dep

SIMULTANEOUS = frozenset({"when", "as", "while"})
SHARED_PREPOSITIONS = frozenset({"in", "during", "at", "after", "with", "of", "for", "amid", "to", "on"})
GERUND_PREPOSITIONS = frozenset({"by", "in", "for", "with", "of", "as"})
Triggers = Mapping[int, Trigger]


def companions(trigger: Trigger, triggers: Triggers, happened: bool) -> list[Trigger]:
    """The events that share a trigger's time, the likeliest first; ``happened`` tells whether it did."""
    if trigger.part == "noun" and trigger.light is None:
        return _of_noun(trigger.word, triggers)
    word = trigger.clause
    found = [
        triggers[child.i]
        for child in word.children
        if child.i in triggers
        and child.dep in ("dobj", "nsubjpass", "nsubj", "attr")
        and triggers[child.i].part == "noun"
        and not _is_dealt_with(child, word)
    ]
    found += [triggers[thing.i] for thing in settings(word) if thing.i in triggers]
    head = word.head
    if word.dep == "pcomp":
        head = head.head
    if head is not word and head.i in triggers and _shares_time(word, head, happened):
        found.append(triggers[head.i])
    found.extend(triggers[child.i] for child in word.children if child.i in triggers and _goes_along(child))
    return found


def settings(word: Word) -> list[Word]:
    """The nouns that say on what occasion: "in a speech", "at the summit", "during the trial"."""
    return [thing for child in word.each("prep") if child.lower in SETTINGS for thing in child.each("pobj")]


def _of_noun(noun: Word, triggers: Triggers) -> list[Trigger]:
    planned = [child for child in noun.each("acl") if child.lemma in factuality.words("planned_participles") and child.i in triggers]
    if planned:
        # "The strike scheduled for Friday was averted": Friday is the strike's.
        return [triggers[child.i] for child in planned]
    head, dep = governor(noun), first_dep(noun)
    raised = head.child("xcomp") if dep in ("nsubj", "nsubjpass") else None
    if raised is not None and raised.lemma in factuality.words("occurring"):
        # "The talks are to open on Thursday".
        head = raised
    setting = dep == "pobj" and head.lower in SETTINGS
    if dep == "pobj" and head.lower in SHARED_PREPOSITIONS:
        head = head.head
    if dep in ("dobj", "nsubjpass") and _is_dealt_with(noun, head):
        head = noun
    allowed = head is not noun and head.i in triggers and (setting or triggers[head.i].timeml_class != "REPORTING")
    if allowed and dep in ("nsubj", "nsubjpass", "dobj", "pobj", "attr"):
        return [triggers[head.i]]
    return [triggers[thing.i] for thing in (*settings(noun), *noun.each("acl")) if thing.i in triggers]


def _is_dealt_with(noun: Word, verb: Word) -> bool:
    """Whether a verb is about what is there without it: "condemned the bombings", unlike "held the talks"."""
    return noun.dep in ("dobj", "nsubjpass") and verb.lemma in lexicon.wordset("times", "looking_back")


def _shares_time(word: Word, head: Word, happened: bool) -> bool:
    """Whether a clause happens with the one above it: joined, participial, or a complement that it begins or causes."""
    test = _TESTS.get(word.dep)
    if lexicon.verb_classes().get(head.lemma) == "REPORTING" and word.dep not in ("conj", "pcomp"):
        return word.dep == "advcl" and word.tag == "VBG"
    return test is not None and test(word, head, happened)


def _joined(word: Word, head: Word, happened: bool) -> bool:
    return tense(word) == tense(head)


def _content(word: Word, head: Word, happened: bool) -> bool:
    if head.i > word.i and mark(word) == "":
        return tense(word) == tense(head)
    return happened and has_to(word)


def _adverbial(word: Word, head: Word, happened: bool) -> bool:
    if factuality.is_outcome(word, head):
        return True
    return is_simultaneous(word) or (tense(word) == NONE and mark(word) == "" and not has_to(word))


def _gerund(word: Word, head: Word, happened: bool) -> bool:
    return word.head.lower in GERUND_PREPOSITIONS and (word.head.lower == "as" or not _says(head))


def _participle(word: Word, head: Word, happened: bool) -> bool:
    return head.is_noun and word.tag in ("VBN", "VBG")


def _complement(word: Word, head: Word, happened: bool) -> bool:
    return happened or lexicon.verb_classes().get(head.lemma) in ("ASPECTUAL", None)


_TESTS = {"conj": _joined, "ccomp": _content, "advcl": _adverbial, "pcomp": _gerund, "acl": _participle, "xcomp": _complement}


def _says(word: Word) -> bool:
    return lexicon.verb_classes().get(word.lemma) == "REPORTING"


def is_simultaneous(clause: Word) -> bool:
    """Whether a clause is one of time that runs along with the one above: after "when", "as", "while"."""
    return clause.dep == "advcl" and mark(clause) in SIMULTANEOUS


def _goes_along(clause: Word) -> bool:
    """Whether a clause below a verb happens at the verb's time: joined in the past, or after "when", "as", "while"."""
    if clause.dep in ("advcl", "conj") and clause.child("mark") is None:
        return tense(clause) in (PAST, PERFECT)
    return is_simultaneous(clause)


def mark(clause: Word) -> str:
    """The conjunction that opens a clause: "when", "since"."""
    found = clause.child("mark", "advmod")
    return found.lower if found is not None and found.i < clause.i else ""


def has_subject(verb: Word) -> bool:
    """Whether a verb has a subject of its own."""
    return verb.child("nsubj", "nsubjpass", "expl", "csubj") is not None

"""How surely an event happened, by the words around its trigger, and who says so.

The status of a trigger is worked out from the inside outwards: its own negation, modals and adverbs; then what its
governors make of it ("failed to", "plans to", "claims that"); then the quote it stands in. The narrator asserts what is left.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from dateline.extract.events import lexicon
from dateline.extract.events.arguments import subjects
from dateline.extract.events.tree import Word, governor
from dateline.extract.events.triggers import Trigger, first_dep, is_going_to

HAPPENED, REPORTED, PLANNED, HYPOTHETICAL, DENIED = "happened", "reported", "planned", "hypothetical", "denied"
MAX_CLIMB = 8
# What comes after these is a reason, there before what is planned.
WHY = frozenset({"for", "after", "over", "despite", "since", "from"})


@dataclass(frozen=True, slots=True)
class Status:
    """A factuality, and the words of whoever claims it (none: nobody, or somebody unnamed).

    What is presupposed is taken for granted even in another's words: "thanked him for coming".
    """

    factuality: str
    claimants: tuple[Word, ...] = ()
    presupposed: bool = False


def words(key: str) -> frozenset[str]:
    """A list of knowledge/events/factuality.toml."""
    return lexicon.wordset("factuality", key)


def status(trigger: Trigger) -> Status:
    """The status of a trigger by syntax alone; quotes are the caller's."""
    if trigger.part == "verb" and trigger.word.dep == "conj" and is_narrated(trigger) and _own(trigger.word) == HAPPENED:
        return Status(HAPPENED)
    if trigger.part == "noun":
        own = _of_noun(trigger)
        place = _of_nominal_place(trigger.word) if trigger.light is None else None
        if own is not None and (place is None or place.factuality != DENIED):
            return Status(own)
        if place is not None:
            return place
    return _of_clause(trigger.clause)


def is_narrated(trigger: Trigger) -> bool:
    """Whether the narrator speaks in the middle of a reported claim: nobody calls what he says himself "alleged".

    So in "insists she won and fled after allegedly being threatened" the flight and the threat are the narrator's.
    """
    verb = trigger.clause
    if _is_hearsay(verb):
        return True
    if verb.dep != "conj":
        return False
    below = [thing for child in verb.children if child.dep in ("prep", "advcl") for thing in (child, *child.children)]
    return any(_is_hearsay(thing) for thing in below)


def _is_hearsay(verb: Word) -> bool:
    return any(child.dep == "advmod" and child.lower in words("hearsay_adverbs") for child in verb.children)


# ---------------------------------------------------------------- nouns
def _of_noun(trigger: Trigger) -> str | None:
    """What the noun's own modifiers and determiner say."""
    for child in trigger.word.children:
        if child.dep in ("amod", "nmod", "compound", "advmod"):
            for key, found in (
                ("hearsay_adjectives", REPORTED),
                ("possible_adjectives", HYPOTHETICAL),
                ("planned_adjectives", PLANNED),
                ("denied_adjectives", DENIED),
            ):
                if child.lower in words(key):
                    return found
        elif child.dep in ("det", "neg") and child.lower in ("no", "neither"):
            return DENIED
        elif child.dep == "acl" and child.tag == "VBN" and child.lemma in ("plan", "schedule", "propose", "expect", "slate", "set"):
            return PLANNED
    return None


def _of_nominal_place(noun: Word) -> Status:
    """What the word that governs a noun makes of it: "called off the strike", "demand for an inquiry", "if the talks fail"."""
    head, dep = governor(noun), first_dep(noun)
    if dep == "pobj":
        preposition, head = head, head.head
        if preposition.lower == "without":
            return Status(DENIED)
        if head.is_noun and preposition.lower in ("for", "of"):
            return Status(_of_named(head.lemma))
        return _of_prepositional(head, preposition.lower, is_definite(noun)) if head.is_verb else Status(HAPPENED)
    if head.is_noun and head.lemma in lexicon.wordset("arguments", "counting"):
        return _of_nominal_place(head)
    if not head.is_verb:
        return Status(HAPPENED)
    if dep in ("dobj", "nsubjpass"):
        found = _of_object(head)
        touched = found.factuality in (PLANNED, HYPOTHETICAL) and is_definite(noun) and _only_touches(head)
        return Status(HAPPENED, presupposed=True) if touched else found
    if dep in ("nsubj", "attr"):
        inner = _of_clause(head)
        return (
            inner
            if inner.factuality in (PLANNED, HYPOTHETICAL)
            or dep == "attr"
            or head.lemma in ("occur", "happen", "begin", "start", "take", "be")
            else Status(HAPPENED, inner.claimants)
        )
    return Status(HAPPENED)


def is_definite(noun: Word) -> bool:
    """Whether a noun means something known: "the killing of his brother"."""
    return any(
        child.dep == "poss" or (child.dep == "det" and child.lower in ("the", "this", "that", "these", "those")) for child in noun.children
    )


def is_told_apart(noun: Word, times: Collection[int]) -> bool:
    """Whether a word before the noun says which one of its kind is meant: "the 2018 floods", "the earlier talks"."""
    return any(
        child.i < noun.i and (child.i in times or child.lower in words("telling_apart")) and child.dep != "det" for child in noun.children
    )


def _only_touches(verb: Word) -> bool:
    """Whether a verb deals with an event that is there without it: "avenge the killing", unlike "hold the election"."""
    named = words("planning_objects") | words("wishing_objects") | words("undoing_objects")
    return verb.lemma not in named and not _creates(verb)


def _of_named(lemma: str) -> str:
    """What the noun makes of the event it names: "pledges of help", "a call for talks"."""
    if lemma in words("planning_nouns"):
        return PLANNED
    return HYPOTHETICAL if lemma in words("wishing_nouns") else HAPPENED


def _of_object(verb: Word) -> Status:
    """An event noun that a verb has as its object: wished for, planned, prevented, or as real as the verb."""
    lemma = verb.lemma
    particle = verb.child("prt")
    if lemma in words("undoing_objects") or (lemma in ("call", "rule") and particle is not None and particle.lower in ("off", "out")):
        return Status(DENIED)
    if lemma in ("claim", "allege", "deny"):
        return Status(DENIED if lemma == "deny" else REPORTED, tuple(subjects(verb)))
    if lemma in words("planning_objects"):
        return Status(PLANNED)
    if lemma in words("wishing_objects"):
        return Status(HYPOTHETICAL)
    inner = _of_clause(verb)
    return inner if inner.factuality != DENIED else Status(DENIED if _creates(verb) else HAPPENED, inner.claimants)


def _of_prepositional(verb: Word, preposition: str, definite: bool) -> Status:
    """An event noun after a verb's preposition: "called for talks", "accused of murder", "embarked on a tour"."""
    if preposition == "for" and verb.lemma in words("presupposing"):
        return Status(HAPPENED, presupposed=True)
    named = _of_object(verb)
    if named.factuality == DENIED or verb.lemma in words("wishing_objects") | words("planning_objects"):
        return named if preposition in ("for", "to", "on", "of", "from", "about") else Status(HAPPENED)
    if verb.lemma in lexicon.wordset("arguments", "object_of_gerund") and preposition in ("of", "for") and verb.lemma in words("charging"):
        return Status(REPORTED, tuple(subjects(verb)))
    inner = _of_clause(verb) if preposition in ("in", "on", "to", "into") or not (definite or preposition in WHY) else Status(HAPPENED)
    return inner if inner.factuality != DENIED else Status(HAPPENED)


def _creates(verb: Word) -> bool:
    """Whether negating the verb negates its object: "did not hold talks", but "did not attend the meeting"."""
    return verb.lemma in lexicon.wordset("nouns", "light") or verb.lemma in (
        "cause",
        "begin",
        "start",
        "organise",
        "organize",
        "reach",
        "sign",
    )


# ---------------------------------------------------------------- clauses
def _of_clause(verb: Word, depth: int = 0) -> Status:
    own = _own(verb)
    if own in (DENIED, HYPOTHETICAL) or depth > MAX_CLIMB:
        return Status(own)
    outer = _outer(verb, depth)
    if own == REPORTED:
        return Status(REPORTED if outer.factuality == HAPPENED else outer.factuality, outer.claimants)
    if own == PLANNED:
        return Status(outer.factuality if outer.factuality in (HYPOTHETICAL, DENIED) else PLANNED, outer.claimants)
    return outer


def _own(verb: Word) -> str:
    """What a verb's own auxiliaries, negation and adverbs say."""
    modal = None
    if verb.dep in ("conj",) and verb.tag == "VB" and verb.child("aux") is None:
        return _own(verb.head)
    for child in verb.children:
        lower = child.lower
        if child.dep == "neg" or (
            child.dep in ("advmod", "preconj", "cc")
            and lower in ("never", "hardly", "scarcely", "barely", "neither", "nor")
            and child.i < verb.i
        ):
            return DENIED
        if child.dep in ("nsubj", "nsubjpass", "dobj") and _is_none(child):
            return DENIED
        if child.dep == "aux" and child.tag == "MD":
            modal = child
        elif child.dep == "mark" and lower in words("conditional"):
            return HYPOTHETICAL
        elif child.dep == "advmod":
            if lower in words("hearsay_adverbs"):
                return REPORTED
            if lower in words("possible_adverbs"):
                return HYPOTHETICAL
    return _of_modal(verb, modal)


def _is_none(word: Word) -> bool:
    return word.lower in ("nobody", "none", "nothing", "neither") or any(
        child.dep in ("det", "neg") and child.lower in ("no", "neither") for child in word.children
    )


def _of_modal(verb: Word, modal: Word | None) -> str:
    if modal is None:
        if any(child.dep == "aux" and child.lemma == "go" for child in verb.children):
            return PLANNED
        if verb.dep == "ROOT" and _has_to(verb) and verb.child("nsubj", "nsubjpass") is not None:
            # A headline: "Ministers to meet in Oslo".
            return PLANNED
        return HAPPENED
    if modal.lower in words("future_modals"):
        return HYPOTHETICAL if _has_condition(verb) else PLANNED
    if modal.lower in ("would", "'d"):
        return PLANNED if _is_future_in_past(verb) else HYPOTHETICAL
    return HYPOTHETICAL


def _has_condition(verb: Word) -> bool:
    """Whether an "if" clause hangs on the verb."""
    return any(
        child.dep == "advcl" and any(mark.dep == "mark" and mark.lower in ("if", "unless", "provided", "lest") for mark in child.children)
        for child in verb.children
    )


def _is_future_in_past(verb: Word) -> bool:
    """Whether "would" is "will" as reported from the past ("said it would send"): no condition, a verb of saying above."""
    if _has_condition(verb):
        return False
    if any(child.dep == "aux" and child.lower == "have" for child in verb.children):
        return False
    for above in verb.ancestors():
        if above.is_verb and above.dep != "conj":
            return above.tag in ("VBD", "VBN", "VBG") or lexicon.verb_classes().get(above.lemma) in ("REPORTING", "I_ACTION", "I_STATE")
    return any(child.dep in ("ccomp", "parataxis") for child in verb.children)


def _outer(verb: Word, depth: int) -> Status:
    """What the governors of a verb make of it."""
    head, dep = verb.head, verb.dep
    if head is verb:
        return Status(HAPPENED)
    if dep == "conj":
        if (head.is_verb and verb.tag == "VB") or (verb.child("nsubj", "nsubjpass") is None and head.is_verb):
            return _shared(verb, head, depth)
        return Status(HAPPENED) if head.dep == "ROOT" or not head.is_verb else _outer(head, depth + 1)
    if dep == "pcomp":
        return _of_gerund(head, depth)
    if dep in ("xcomp", "oprd") and (head.is_verb or head.pos == "ADJ"):
        return _of_complement(verb, head, depth)
    if dep == "ccomp" and head.is_verb:
        return _of_that_clause(verb, head, depth)
    if dep in ("acl", "relcl") and head.is_noun and _has_to(verb):
        return _of_noun_complement(head)
    if dep == "advcl" and _has_to(verb):
        return Status(PLANNED)
    if dep in ("advcl", "relcl", "acl") and head.is_verb:
        inner = _of_clause(head, depth + 1)
        return inner if dep == "advcl" and verb.tag == "VBG" and inner.factuality != DENIED else Status(HAPPENED, inner.claimants)
    return Status(HAPPENED)


def _shared(verb: Word, head: Word, depth: int) -> Status:
    """A joined verb without a subject of its own shares auxiliaries and governors, but not a negation of the first."""
    outer = _outer(head, depth + 1)
    if verb.tag in ("VB", "VBN", "VBG") and verb.child("aux", "auxpass") is None and outer.factuality == HAPPENED:
        own = _own(head)
        return Status(own, outer.claimants) if own in (PLANNED, HYPOTHETICAL) else outer
    return outer


def _has_to(verb: Word) -> bool:
    return any(child.dep == "aux" and child.tag == "TO" for child in verb.children)


def _of_complement(verb: Word, head: Word, depth: int) -> Status:
    """The status of an infinitive or gerund below a verb or adjective."""
    lemma = head.lemma
    if head.lower == "going" and is_going_to(head):
        return Status(PLANNED)
    outer = _of_clause(head, depth + 1) if head.is_verb else _of_adjective(head, depth)
    if outer.factuality in (DENIED, HYPOTHETICAL) and lemma not in words("negating"):
        return outer
    if lemma in words("implying") and (_has_to(verb) or verb.tag in ("VB", "VBG", "VBN")):
        return outer
    return Status(_made_of(lemma, head, verb, outer.factuality), outer.claimants)


def _made_of(lemma: str, head: Word, verb: Word, outer: str) -> str:
    """What a verb or adjective makes of its infinitive: "failed to", "plans to", "wants to", "is said to"."""
    infinitive = _has_to(verb)
    if lemma in words("negating"):
        return DENIED
    if lemma in words("planning") or (outer == PLANNED and (lemma in words("readiness") or lemma == "have")):
        return PLANNED
    if lemma in words("wishing") or (head.pos == "ADJ" and infinitive):
        return HYPOTHETICAL
    if lemma in words("hearsay_verbs"):
        return REPORTED
    if lemma in ("appear", "seem"):
        return HAPPENED
    if lemma == "have" and infinitive:
        return HYPOTHETICAL
    return PLANNED if infinitive else outer


def _of_adjective(adjective: Word, depth: int) -> Status:
    return _of_clause(adjective.head, depth + 1) if adjective.head.is_verb else Status(HAPPENED)


def _of_that_clause(verb: Word, head: Word, depth: int) -> Status:
    """The status of a clause below a verb of saying, thinking or causing."""
    lemma = head.lemma
    outer = _of_clause(head, depth + 1) if head.dep != "ROOT" else Status(_own(head))
    if _has_to(verb) and head.is_verb and lemma not in words("claiming"):
        return _of_complement(verb, head, depth)
    if lemma == "deny" or (lemma == "doubt" and outer.factuality == HAPPENED):
        return Status(DENIED, tuple(subjects(head)))
    if lemma in words("presupposing"):
        return outer if lemma == "see" and outer.factuality in (PLANNED, HYPOTHETICAL) else Status(HAPPENED)
    if lemma in ("hope", "wish", "want", "demand", "ask", "order", "propose", "recommend", "urge", "insist") and verb.tag == "VB":
        return Status(HYPOTHETICAL)
    if lemma in ("promise", "pledge", "vow", "agree", "decide", "announce") and verb.tag == "VB":
        return Status(PLANNED)
    if lemma in ("hope", "fear", "wish", "wonder", "imagine", "suppose"):
        return Status(HYPOTHETICAL)
    if lemma in words("implying"):
        return outer
    if lemma in words("claiming") or lexicon.verb_classes().get(lemma) in ("REPORTING", "I_STATE"):
        return Status(REPORTED, tuple(subjects(head)))
    return Status(HAPPENED)


def _of_gerund(preposition: Word, depth: int) -> Status:
    """As in "without offering", "accused of violating", "vowed against", "plan for building"."""
    head, lower = preposition.head, preposition.lower
    if head.lemma in words("presupposing") and lower == "for":
        return Status(HAPPENED, presupposed=True)
    if lower in ("without", "instead", "against"):
        return Status(DENIED)
    if not head.is_verb:
        return _of_noun_complement(head) if head.is_noun and lower in ("of", "for", "to") else Status(HAPPENED)
    if lower == "from":
        return Status(DENIED)
    if head.lemma in words("charging") and lower in ("of", "for"):
        return Status(REPORTED, tuple(subjects(head)))
    if head.lemma in words("planning") | words("wishing") and lower in ("on", "about", "of", "for", "in", "to"):
        return Status(PLANNED if head.lemma in words("planning") else HYPOTHETICAL)
    if lower in ("by", "after", "in", "of", "for", "with", "while", "on"):
        inner = _of_clause(head, depth + 1)
        return inner if inner.factuality in (PLANNED, HYPOTHETICAL) and lower == "by" else Status(HAPPENED, inner.claimants)
    return Status(HAPPENED)


def _of_noun_complement(noun: Word) -> Status:
    """The status of an infinitive below a noun: "plan to", "attempt to", "failure to"."""
    if noun.lemma in words("negating_nouns"):
        return Status(DENIED)
    if noun.lemma in words("planning_nouns"):
        return Status(PLANNED)
    if noun.dep == "attr" and noun.head.is_verb:
        return _of_clause(noun.head)
    if noun.dep == "ROOT" or any(child.lower in ("first", "last", "only", "second", "latest") for child in noun.children):
        return Status(HAPPENED)
    return Status(HYPOTHETICAL)

"""What a verb's own auxiliaries, negation, adverbs and conditions say of how surely it happened."""

from __future__ import annotations

from dateline.extract.events import lexicon
from dateline.extract.events.signatures import DENIED, HAPPENED, HYPOTHETICAL, PLANNED, REPORTED, words
from dateline.extract.events.tree import Word

IFS = frozenset({"if", "unless", "provided", "lest"})
NONES = frozenset({"nobody", "none", "nothing", "neither"})


def own(verb: Word) -> str:
    """The factuality of a verb by itself, its governors left aside."""
    if verb.dep == "conj" and verb.tag == "VB" and verb.child("aux") is None:
        return own(verb.head)
    if any(child.dep == "mark" and child.lower in words("conditional") for child in verb.children):
        return HYPOTHETICAL
    if _is_denied(verb):
        # "May not come" leaves it open; "will not come" and "could not come" do not.
        return HYPOTHETICAL if any(child.dep == "aux" and child.lower in ("may", "might") for child in verb.children) else DENIED
    if any(child.dep == "advmod" and child.lower in words("possible_adverbs") for child in verb.children):
        return HYPOTHETICAL
    of_modal = _of_modal(verb)
    return REPORTED if of_modal == HAPPENED and is_hearsay(verb) else of_modal


def is_hearsay(verb: Word) -> bool:
    """Whether the verb is called "alleged" or the like by an adverb."""
    return any(child.dep == "advmod" and child.lower in words("hearsay_adverbs") for child in verb.children)


def _is_denied(verb: Word) -> bool:
    """Whether a negation, an adverb ("never", "nearly") or "nobody" and "no" as subject or object deny the verb."""
    for child in verb.children:
        if child.dep == "neg" and not _is_more(child, verb):
            return True
        if child.dep in ("advmod", "preconj", "cc") and child.i < verb.i and child.lower in words("negative_adverbs"):
            return True
        if child.dep in ("nsubj", "nsubjpass", "dobj") and is_none(child):
            return True
    return False


def _is_more(negation: Word, verb: Word) -> bool:
    """Whether "not" only says that there is more: "did not only win but"."""
    return any(child.i == negation.i + 1 and child.lower in words("limiting") for child in (*verb.children, *negation.children))


def is_none(word: Word) -> bool:
    """Whether a noun phrase stands for nothing: "nobody", "no plans"."""
    return word.lower in NONES or any(child.dep in ("det", "neg") and child.lower in ("no", "neither") for child in word.children)


def _of_modal(verb: Word) -> str:
    modal = next((child for child in reversed(verb.children) if child.dep == "aux" and child.tag == "MD"), None)
    if modal is None:
        if any(child.dep == "aux" and child.lemma == "go" for child in verb.children):
            return PLANNED
        # A headline: "Ministers to meet in Oslo".
        headline = verb.dep == "ROOT" and has_to(verb) and verb.child("nsubj", "nsubjpass") is not None
        return PLANNED if headline else HAPPENED
    if modal.lower in words("future_modals"):
        return HYPOTHETICAL if has_condition(verb) else PLANNED
    if modal.lower in ("would", "'d"):
        return PLANNED if _is_future_in_past(verb) else HYPOTHETICAL
    return HYPOTHETICAL


def has_to(verb: Word) -> bool:
    """Whether a verb is an infinitive with "to"."""
    return any(child.dep == "aux" and child.tag == "TO" for child in verb.children)


def has_condition(verb: Word) -> bool:
    """Whether an "if" clause hangs on the verb."""
    return any(child.dep == "advcl" and any(mark.dep == "mark" and mark.lower in IFS for mark in child.children) for child in verb.children)


def _is_future_in_past(verb: Word) -> bool:
    """Whether "would" is "will" as reported from the past ("said it would send"): no condition, a verb of saying above."""
    if has_condition(verb) or any(child.dep == "aux" and child.lower == "have" for child in verb.children):
        return False
    for above in verb.ancestors():
        if above.is_verb and above.dep != "conj":
            return above.tag in ("VBD", "VBN", "VBG") or lexicon.verb_classes().get(above.lemma) in ("REPORTING", "I_ACTION", "I_STATE")
    return any(child.dep in ("ccomp", "parataxis") for child in verb.children)

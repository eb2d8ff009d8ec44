"""Headlines: a short plain sentence an event, from its row and its cast, in the present tense of news."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.extract.events.tree import Word
from dateline.extract.events.triggers import Trigger

KEPT = frozenset({"det", "amod", "compound", "nummod", "poss", "case", "nmod", "quantmod", "advmod", "punct", "prep", "pobj", "neg"})
MAX_WORDS = 14
S_ENDINGS = ("s", "x", "z", "ch", "sh", "o")


@dataclass(frozen=True, slots=True)
class Facts:
    """What a headline may say: names or words for each role, the place, and how sure it is."""

    trigger: Trigger
    actors: Sequence[str]
    targets: Sequence[str]
    place: str | None
    factuality: str
    claimant: str | None
    passive: bool
    plural_actors: bool
    plural_targets: bool
    complement: str


def join(names: Sequence[str]) -> str:
    """As in "A", "A and B", "A, B and C"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""


def third_person(lemma: str) -> str:
    """The present tense form for he, she and it."""
    if lemma in ("have", "be"):
        return {"have": "has", "be": "is"}[lemma]
    if lemma.endswith("y") and lemma[-2:-1] not in ("a", "e", "o", "u", ""):
        return f"{lemma[:-1]}ies"
    return f"{lemma}es" if lemma.endswith(S_ENDINGS) else f"{lemma}s"


def phrase(word: Word, limit: int = MAX_WORDS) -> str:
    """A noun phrase as written, without clauses that hang on it."""
    words = sorted(_kept(word), key=lambda w: w.i)[:limit]
    while words and (words[-1].pos in ("ADP", "PUNCT", "DET", "CCONJ") or (words[-1].text in ("'s", "’s") and words[-1].dep != "case")):
        words.pop()
    return "".join(w.text + (" " if w.spaced else "") for w in words).strip()


def _kept(word: Word) -> list[Word]:
    found = [word]
    for child in word.children:
        if child.dep in KEPT and not (child.dep == "punct" and child.text not in ("-", "$", "%")):
            found.extend(_kept(child))
    return found


def headline(facts: Facts) -> str | None:
    """The sentence, or None when the row does not say enough for one."""
    sentence = _verbal(facts) if facts.trigger.part == "verb" else _nominal(facts)
    if sentence is None:
        return None
    if facts.claimant and facts.factuality != "happened" and facts.claimant not in sentence[: len(facts.claimant)]:
        sentence = f"{facts.claimant}: {sentence}"
    elif facts.factuality == "reported" and not facts.claimant:
        sentence = f"{sentence} (reported)"
    return sentence[0].upper() + sentence[1:]


def _verbal(facts: Facts) -> str | None:
    subject = join(facts.actors)
    verb = facts.trigger.word
    rest = facts.complement
    particle = f" {facts.trigger.lemma.partition('_')[2]}" if "_" in facts.trigger.lemma else ""
    if facts.passive or not subject:
        patient = join(facts.targets)
        if not patient or (verb.tag != "VBN" and not facts.passive):
            return None
        by = f" by {subject}" if subject else ""
        return f"{patient} {_be(facts.factuality, facts.plural_targets)} {verb.lower}{particle}{by}{rest}"
    target = f" {join(facts.targets)}" if facts.targets else ""
    return f"{subject} {_finite(verb.lemma, facts.factuality, facts.plural_actors)}{particle}{target}{rest}"


def _be(factuality: str, plural: bool) -> str:
    if factuality == "planned":
        return "to be"
    if factuality == "hypothetical":
        return "may be"
    be = "are" if plural else "is"
    return f"{be} not" if factuality == "denied" else be


def _finite(lemma: str, factuality: str, plural: bool) -> str:
    if factuality == "planned":
        return f"to {lemma}"
    if factuality == "hypothetical":
        return f"may {lemma}"
    if factuality == "denied":
        return f"{'do' if plural else 'does'} not {lemma}"
    return lemma if plural else third_person(lemma)


def _nominal(facts: Facts) -> str | None:
    noun = facts.trigger.word
    text = phrase(noun)
    named = [*facts.actors]
    if facts.factuality == "planned":
        text = f"{text} planned"
    elif facts.factuality == "hypothetical":
        text = f"{text} possible"
    elif facts.factuality == "denied":
        text = f"no {text}" if not text.lower().startswith(("no ", "the ", "a ")) else f"{text} not held"
    return f"{join(named)}: {text}" if named and not any(name in text for name in named) else text

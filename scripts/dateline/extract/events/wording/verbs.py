"""The verb of a headline: in the present tense of news, or as written behind "X says"."""

from __future__ import annotations

from dateline.extract.events import lexicon
from dateline.extract.events.tree import Word
from dateline.extract.events.wording.names import called, is_many
from dateline.records import Actor

S_ENDINGS = ("s", "x", "z", "ch", "sh", "o")
CONTRACTED = {"'m": "am", "'s": "is", "'ll": "will", "'ve": "have", "'d": "would", "n't": "not", "wo": "will", "ca": "can", "'re": "are"}
AGREEING = {("have", False): "has", ("are", False): "is", ("were", False): "was", ("do", False): "does", ("am", False): "is"}


def says(actor: Actor, verb: str = "say") -> str:
    """The claimant and the verb: "Putin says", "the police say", "officials speak"."""
    plural = actor.kind == "group" and is_many(actor)
    name = called(actor) if actor.name[:1].isupper() or plural else f"the {actor.name}"
    return f"{name} {verb if plural else third_person(verb)}"


def headline_group(verb: Word, passive: bool, plural: bool, factuality: str) -> str:
    """The verb in the present tense of headlines."""
    be = "are" if plural else "is"
    if passive:
        head = {"planned": "to be", "hypothetical": "may be", "denied": be if _is_negative(verb) else f"{be} not"}.get(factuality, be)
        return f"{head} {verb.lower}"
    if verb.pos == "ADJ":
        return f"{be} {verb.lower}"
    if factuality == "planned":
        return f"to {verb.lemma}"
    if factuality == "hypothetical":
        return f"{_modal(verb)} {verb.lemma}"
    if factuality == "denied":
        if _is_negative(verb):
            return verb.lemma if plural else third_person(verb.lemma)
        return f"{'do' if plural else 'does'} not {verb.lemma}"
    return verb.lemma if plural else third_person(verb.lemma)


def _is_negative(verb: Word) -> bool:
    """Whether the subject or object already denies: "no one", "nobody"."""
    near = verb.each("nsubj", "nsubjpass", "dobj")
    return any(
        word.lower in ("nobody", "none", "nothing") or any(child.lower in ("no", "neither") for child in word.children) for word in near
    )


def agreement(verb: Word) -> bool | None:
    """Whether the text has the verb in the plural; None when its form does not tell."""
    finite = [child for child in verb.children if child.dep in ("aux", "auxpass")] or [verb]
    tag, lower = finite[0].tag, finite[0].lower
    if tag == "VBZ" or lower == "was":
        return False
    return True if lower in ("are", "were", "have") or (tag == "VBP" and lower != "am") else None


def _modal(verb: Word) -> str:
    """The clause's own modal, or "may"."""
    for child in verb.children:
        if child.dep == "aux" and child.tag == "MD" and child.lower in ("could", "should", "must", "might", "can", "would"):
            return child.lower
    return "may"


def hearsay(verb: Word) -> str:
    """The clause's own adverb of hearsay, or "reportedly"."""
    own = next((child.lower for child in verb.each("advmod") if child.lower in lexicon.wordset("factuality", "hearsay_adverbs")), None)
    return own or "reportedly"


def with_adverb(group: str, adverb: str, passive: bool) -> str:
    """The verb with an adverb before it, or after its auxiliary."""
    first, _, rest = group.partition(" ")
    return f"{first} {adverb} {rest}" if passive and rest else f"{adverb} {group}"


def as_written(verb: Word, passive: bool, plural: bool) -> str:
    """The verb with its own auxiliaries; a bare participle or infinitive gets the form that a clause needs."""
    own = [child for child in verb.children if child.dep in ("aux", "auxpass", "neg") and child.i < verb.i]
    if own and own[0].tag != "TO" and own[0].tag != "VBG":
        first = _spelt(own[0])
        return " ".join([AGREEING.get((first, plural), first), *(_spelt(word) for word in own[1:]), verb.lower])
    if passive:
        return f"{'were' if plural else 'was'} {verb.lower}"
    if verb.tag in ("VBD", "VBZ", "VBP") and not own:
        return verb.lower if verb.tag == "VBD" else verb.lemma if plural else third_person(verb.lemma)
    if own and own[0].tag == "TO":
        return f"{'are' if plural else 'is'} to {verb.lemma}"
    return verb.lemma if plural else third_person(verb.lemma)


def _spelt(word: Word) -> str:
    return CONTRACTED.get(word.lower.replace("’", "'"), word.lower)


def third_person(lemma: str) -> str:
    """The present tense form for he, she and it."""
    if lemma in ("have", "be"):
        return {"have": "has", "be": "is"}[lemma]
    if lemma.endswith("y") and lemma[-2:-1] not in ("a", "e", "o", "u", ""):
        return f"{lemma[:-1]}ies"
    return f"{lemma}es" if lemma.endswith(S_ENDINGS) else f"{lemma}s"

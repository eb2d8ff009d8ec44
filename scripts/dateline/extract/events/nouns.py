"""Nouns that name events: which do, by the lists of knowledge/events/nouns.toml and what stands around them, and their class."""

from __future__ import annotations

from dateline.extract.events import lexicon
from dateline.extract.events.tree import OBJECTS, Word, governor

PLURAL_ONLY = frozenset(
    {"talks", "relations", "sanctions", "orders", "options", "losses", "sales", "earnings", "proceedings", "remarks", "comments"}
)
TEMPORAL = frozenset({"after", "before", "during", "since", "amid", "following", "until"})
PARTS = frozenset({"end", "beginning", "start", "close", "onset", "outset"})
ARGUMENT_PREPOSITIONS = frozenset({"of", "against", "between", "by", "from", "in", "among", "for", "into", "at"})
TOPIC_PREPOSITIONS = frozenset({"on", "to", "with", "over"})
# As in "went on strike", "came under attack", "engaged in talks", "took part in the march".
CARRYING = frozenset({"into", "under", "on", "in"})
ENTERING = frozenset({"go", "come", "enter", "engage", "participate"})


def noun_key(word: Word) -> str:
    """The form under which a noun stands in the lists: its lemma, or the plural where only that is an event."""
    return word.lower if word.lower in PLURAL_ONLY else word.lemma


def is_event_noun(word: Word) -> bool:
    """Whether a noun is in one of the event lists, whatever stands around it."""
    key = noun_key(word)
    return word.pos == "NOUN" and (key in lexicon.wordset("nouns", "sure") or key in lexicon.wordset("nouns", "argument"))


def noun_class(word: Word, key: str) -> str:
    """Nouns are occurrences or states; one with a clause of its own ("offer to", "claim that") has the class of its verb."""
    found = lexicon.noun_classes().get(key, "OCCURRENCE")
    if key in lexicon.wordset("nouns", "aiming"):
        return "I_ACTION"
    if not any(child.dep in ("acl", "ccomp") and child.tag != "VBN" for child in word.children):
        return "OCCURRENCE"
    return found


def noun_rule(word: Word, key: str) -> str | None:
    """The name of the rule by which a noun is an event, if one does."""
    if word.dep == "compound" or (word.dep == "npadvmod" and not word.spaced):
        return None
    if _is_part_of_period(word, key):
        return None
    if key in lexicon.wordset("nouns", "sure"):
        return None if is_generic(word) and not shows_event(word) else "noun"
    if key in lexicon.wordset("nouns", "argument") and shows_event(word):
        return "noun_with_argument"
    if (
        key.endswith("ing")
        and key not in lexicon.wordset("nouns", "not_gerunds")
        and any(child.lower == "of" for child in word.each("prep"))
    ):
        return "gerund"
    return None


def _is_part_of_period(word: Word, key: str) -> bool:
    """Whether a beginning or an end is that of a time and no event: "by the end of May"."""
    if key not in PARTS:
        return False
    spans = [thing for child in word.each("prep") if child.lower == "of" for thing in child.each("pobj")]
    return any(thing.lemma in lexicon.wordset("nouns", "periods") or thing.pos in ("NUM", "PROPN") for thing in spans)


def is_generic(word: Word) -> bool:
    """Whether a singular stands without any determiner after a preposition, or as a bare modifier would: "in war", "of growth"."""
    preposition = governor(word)
    return (
        first_dep(word) == "pobj"
        and word.tag == "NN"
        and preposition.lower not in TEMPORAL
        and not (preposition.lower in ("for", "into") and preposition.head.pos == "VERB" and word.lemma != "sale")
        and word.child("det", "poss", "amod", "nummod") is None
    )


def shows_event(word: Word) -> bool:
    """Whether arguments, a time or a light verb show that a noun is meant as an event."""
    if light_verb(word) is not None or (word.dep == "conj" and word.head.is_noun and is_event_noun(word.head) and shows_event(word.head)):
        return True
    owned, arguments = False, 0
    for child in word.children:
        if child.dep == "prep":
            arguments += child.lower in ARGUMENT_PREPOSITIONS
            owned = owned or child.lower in TOPIC_PREPOSITIONS
        elif child.dep in ("poss", "acl", "relcl", "npadvmod"):
            owned = True
    # "its plan to" may name a thing that is only thought; words of acts that PLOVER knows are acts even so.
    return arguments > 0 or (owned and noun_key(word) in lexicon.frames("noun"))


def light_verb(noun: Word) -> Word | None:
    """The light verb that the noun is the object (or passive subject) of."""
    verb = governor(noun)
    carried = first_dep(noun) in OBJECTS or first_dep(noun) == "nsubjpass"
    if carried and verb.pos == "VERB" and verb.lemma in lexicon.wordset("nouns", "light"):
        return verb
    if first_dep(noun) == "pobj" and verb.lower in CARRYING and verb.head.lemma in ENTERING:
        return verb.head
    return None


def first_dep(word: Word) -> str:
    """The relation of a word, or that of the word it is coordinated with."""
    while word.dep == "conj" and word.head is not word:
        word = word.head
    return word.dep

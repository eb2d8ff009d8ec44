"""PLOVER types: the frames of the lexicon held against a trigger's arguments."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from dateline.extract.events import lexicon
from dateline.extract.events.arguments import Arguments
from dateline.extract.events.cast import Cast
from dateline.extract.events.lexicon import Frame
from dateline.extract.events.tree import Word
from dateline.extract.events.triggers import Trigger

Test = Callable[[frozenset[str], Trigger, Arguments, Cast], bool]

PERSONAL = frozenset({"he", "she", "they", "we", "i", "who", "him", "her", "them", "us", "you", "me"})
PEOPLE = frozenset({"people", "thousands", "hundreds", "dozens", "scores", "crowd", "crowds"})


def type_of(trigger: Trigger, args: Arguments, cast: Cast) -> Frame | None:
    """The first frame of the lexicon that holds for the trigger; None when none does or the sense has no type."""
    kind = "noun" if trigger.part == "noun" else "verb"
    index = lexicon.frames(kind)
    found = index.get(trigger.lemma)
    if found is None and "_" in trigger.lemma:
        found = index.get(trigger.word.lemma)
    if found is None:
        return None
    for frame in found:
        if all(_holds(key, wanted, trigger, args, cast) for key, wanted in frame.conditions):
            return frame if frame.type else None
    return None


def _holds(key: str, wanted: frozenset[str], trigger: Trigger, args: Arguments, cast: Cast) -> bool:
    return _TESTS[key](wanted, trigger, args, cast)


def keys(words: Iterable[Word], cast: Cast) -> set[str]:
    """What a list of fillers can be matched by: lemmas, forms, modifiers, the thing counted, and the kinds of actor."""
    found: set[str] = set()
    for word in words:
        _add_keys(word, found, cast)
        for child in word.children:
            if child.dep in ("compound", "amod", "nmod"):
                found.update((child.lemma, child.lower))
            elif child.dep == "prep" and child.lower in ("of", "in", "worth"):
                for thing in child.children:
                    if thing.dep == "pobj":
                        _add_keys(thing, found, cast)
    return found


def _add_keys(word: Word, found: set[str], cast: Cast) -> None:
    found.update((word.lemma, word.lower))
    found.update(cast.kinds(word))
    if word.lower in PERSONAL:
        found.update(("@actor", "@person"))
    elif word.pos == "PROPN":
        found.add("@actor")


def _object(wanted: frozenset[str], trigger: Trigger, args: Arguments, cast: Cast) -> bool:
    if "*" in wanted:
        return bool(args.objects)
    return not wanted.isdisjoint(keys(args.objects + args.recipients, cast))


def _subject(wanted: frozenset[str], trigger: Trigger, args: Arguments, cast: Cast) -> bool:
    # A passive without "by" leaves the one who did it open.
    if not args.subjects and (args.passive or trigger.word.dep in ("acl", "pcomp", "csubj", "xcomp")):
        return True
    return not wanted.isdisjoint(keys(args.subjects, cast))


def _prep(wanted: frozenset[str], trigger: Trigger, args: Arguments, cast: Cast) -> bool:
    particles = {child.lower for child in trigger.word.children if child.dep in ("prt", "prep", "advmod")}
    for item in wanted:
        preposition, _, thing = item.partition(":")
        if not thing and preposition in particles:
            return True
        for found, word in args.prepositional:
            if found == preposition and (thing in ("", "*") or thing in keys([word], cast)):
                return True
    return False


def _complement(wanted: frozenset[str], trigger: Trigger, args: Arguments, cast: Cast) -> bool:
    return bool(trigger.word.child("xcomp" if "to" in wanted else "ccomp"))


def _complement_to(wanted: frozenset[str], trigger: Trigger, args: Arguments, cast: Cast) -> bool:
    """Whether the infinitive, clause or gerund that follows is one of these verbs."""
    for child in trigger.word.children:
        if child.dep in ("xcomp", "ccomp") and child.lemma in wanted:
            return True
        if child.dep == "prep" and any(thing.dep == "pcomp" and thing.lemma in wanted for thing in child.children):
            return True
    return False


def _modifiers(word: Word) -> set[str]:
    found = {child.lower for child in word.children if child.dep in ("amod", "compound", "nmod")}
    return found | {child.lemma for child in word.children if child.dep in ("amod", "compound", "nmod")}


def _people(wanted: frozenset[str], trigger: Trigger, args: Arguments, cast: Cast) -> bool:
    """Whether the subject is a crowd: a plural of people, never a lone person or a state."""
    return any(word.tag in ("NNS", "NNPS", "CD") or word.lower in PEOPLE or word.lower in ("they", "who", "we") for word in args.subjects)


def _never(test: Test) -> Test:
    """The test turned round."""
    return lambda wanted, trigger, args, cast: not test(wanted, trigger, args, cast)


def _any_object(wanted: frozenset[str], trigger: Trigger, args: Arguments, cast: Cast) -> bool:
    """Whether one of the objects proper matches; recipients do not count."""
    return not wanted.isdisjoint(keys(args.objects, cast))


def _known_subject(wanted: frozenset[str], trigger: Trigger, args: Arguments, cast: Cast) -> bool:
    """Whether a subject is there and matches."""
    return not wanted.isdisjoint(keys(args.subjects, cast))


def _actor(wanted: frozenset[str], trigger: Trigger, args: Arguments, cast: Cast) -> bool:
    return args.passive or "@actor" in keys(args.subjects, cast) or _people(wanted, trigger, args, cast)


def _passive(wanted: frozenset[str], trigger: Trigger, args: Arguments, cast: Cast) -> bool:
    return args.passive


def _passive_or_object(wanted: frozenset[str], trigger: Trigger, args: Arguments, cast: Cast) -> bool:
    return args.passive or bool(args.objects)


def _prep_or_object(wanted: frozenset[str], trigger: Trigger, args: Arguments, cast: Cast) -> bool:
    return _prep(wanted, trigger, args, cast) or _object(wanted, trigger, args, cast)


def _bare(wanted: frozenset[str], trigger: Trigger, args: Arguments, cast: Cast) -> bool:
    return trigger.word.child("ccomp", "xcomp", "oprd") is None


def _intransitive(wanted: frozenset[str], trigger: Trigger, args: Arguments, cast: Cast) -> bool:
    return not args.objects


def _modified(wanted: frozenset[str], trigger: Trigger, args: Arguments, cast: Cast) -> bool:
    return not wanted.isdisjoint(_modifiers(trigger.word))


def _patient(wanted: frozenset[str], trigger: Trigger, args: Arguments, cast: Cast) -> bool:
    return any(preposition in wanted for preposition, _ in args.prepositional)


def _between(wanted: frozenset[str], trigger: Trigger, args: Arguments, cast: Cast) -> bool:
    return any(preposition in ("between", "with") for preposition, _ in args.prepositional)


_TESTS: dict[str, Test] = {
    "object": _object,
    "not_object": _never(_any_object),
    "no_object": _intransitive,
    "subject": _subject,
    "agent": _known_subject,
    "not_subject": _never(_known_subject),
    "subject_actor": _actor,
    "subject_or_passive": _passive_or_object,
    "people_subject": _people,
    "passive": _passive,
    "prep": _prep,
    "not_prep": _never(_prep),
    "prep_or_object": _prep_or_object,
    "complement": _complement,
    "complement_to": _complement_to,
    "no_complement": _bare,
    "modifier": _modified,
    "not_modifier": _never(_modified),
    "patient": _patient,
    "between": _between,
}

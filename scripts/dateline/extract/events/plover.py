"""PLOVER types: the frames of the lexicon held against a trigger's arguments."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

from dateline.extract.events import lexicon
from dateline.extract.events.arguments import Arguments
from dateline.extract.events.cast import Cast
from dateline.extract.events.lexicon import Frame
from dateline.extract.events.tree import Word, first_conjunct
from dateline.extract.events.triggers import Trigger

Test = Callable[[frozenset[str], Trigger, Arguments, Cast], bool]

PERSONAL = frozenset({"he", "she", "they", "we", "i", "who", "him", "her", "them", "us", "you", "me"})
SUPPLYING = frozenset({"provide", "supply", "furnish", "equip", "present"})
READY = frozenset({"ready", "prepared", "prepare", "willing"})
# Particles with which a verb mostly means something else: "backed out", "talked down".
TURNING = frozenset({"out", "off", "down", "away", "over"})
MUST = frozenset({"must", "should", "ought"})
WILL = frozenset({"will", "would", "wo", "'ll"})
COMMITTING = frozenset({"will", "would", "wo", "'ll", "should", "shall", "to", "must"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN", "VBG", "JJ"})
OWED = frozenset({"AID", "COOPERATE", "CONSULT", "SUPPORT", "CONCEDE", "RETREAT", "AGREE"})
THREATS = {"ASSAULT": "violence"}
PEOPLE = frozenset({"people", "thousands", "hundreds", "dozens", "scores", "crowd", "crowds"})


def type_of(trigger: Trigger, args: Arguments, cast: Cast) -> Frame | None:
    """The first frame of the lexicon that holds for the trigger; None when none does or the sense has no type."""
    kind = "noun" if trigger.part == "noun" else "verb"
    index = lexicon.frames(kind)
    found = index.get(trigger.lemma)
    if found is None and trigger.lemma.rpartition("_")[2] not in TURNING:
        found = index.get(trigger.word.lemma)
    if found is None:
        return None
    for frame in found:
        if all(_holds(key, wanted, trigger, args, cast) for key, wanted in frame.conditions):
            return frame if frame.type else None
    return None


def as_intended(frame: Frame, trigger: Trigger, factuality: str, quoted: bool) -> Frame:
    """The type of a deed that is only spoken of: promised, threatened, refused, or demanded of another."""
    if trigger.part != "verb":
        return frame
    if factuality == "planned" or (factuality == "hypothetical" and trigger.word.head.lemma in READY):
        kind = lexicon.intended().get(frame.type)
        return frame if kind is None else Frame(kind, THREATS.get(frame.type) if kind == "THREATEN" else None, ())
    modals = {child.lower for child in trigger.word.children if child.dep == "aux"}
    if factuality == "hypothetical" and quoted and frame.type in OWED and modals & MUST:
        return Frame("REQUEST", None, ())
    if factuality == "denied" and frame.type in OWED and modals & WILL:
        return Frame("REJECT", None, ())
    return frame


def is_content(trigger: Trigger, factuality: str, typed: Collection[int]) -> bool:
    """Whether a deed is only what a typed event asks, threatens, refuses or aims at: it has no type of its own."""
    if factuality not in ("hypothetical", "denied", "planned"):
        return False
    word = first_conjunct(trigger.word)
    head = word.head.head if word.dep in ("pcomp", "pobj") else word.head
    typed_head = head.i in typed or any(child.i in typed and child is not word for child in head.each("dobj"))
    if not typed_head or head is word:
        return False
    if trigger.part == "noun":
        return factuality != "denied" and word.dep in ("dobj", "pobj", "nsubjpass")
    if factuality == "planned":
        return word.dep == "advcl"
    return word.dep in ("xcomp", "ccomp", "pcomp", "acl", "advcl")


def with_spoken_mode(frame: Frame, trigger: Trigger, frames: Mapping[int, Frame | None]) -> Frame:
    """A demand, a refusal or a threat with the mode that its content gives it."""
    modes = lexicon.spoken_modes().get(frame.type)
    if modes is None or frame.mode is not None:
        return frame
    for child in trigger.word.children:
        inner = frames.get(child.i) if child.dep in ("xcomp", "ccomp", "dobj", "acl") else None
        if inner is not None:
            return Frame(frame.type, modes.get(f"{inner.type}:{inner.mode}") or modes.get(inner.type), ())
    return frame


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
                        found.update(below.lemma for below in thing.children if below.dep in ("compound", "amod"))
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
    given = [thing for preposition, thing in args.prepositional if preposition == "with"] if trigger.word.lemma in SUPPLYING else []
    return not wanted.isdisjoint(keys(args.objects + args.recipients + given, cast))


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


def _complement_word(wanted: frozenset[str], trigger: Trigger, args: Arguments, cast: Cast) -> bool:
    """Whether a word without a verb completes it: "pleaded guilty", "pleaded not guilty"."""
    return any(child.lower in wanted for child in trigger.word.each("acomp", "oprd", "advmod", "dobj", "neg", "xcomp", "ccomp"))


def _opinion(wanted: frozenset[str], trigger: Trigger, args: Arguments, cast: Cast) -> bool:
    """Whether to agree is to think alike and not to undertake: "agreed that she won", "agrees with him", "nobody agrees"."""
    verb = trigger.word
    content = verb.child("ccomp")
    if content is not None:
        return content.tag in FINITE and not any(child.lower in COMMITTING for child in content.each("aux"))
    undertakes = verb.child("xcomp", "advcl", "dobj", "nsubjpass") is not None or any(
        prep in ("on", "to", "upon") for prep, _ in args.prepositional
    )
    return not undertakes and (verb.tag in ("VBP", "VBZ") or any(prep == "with" for prep, _ in args.prepositional))


def _scored(wanted: frozenset[str], trigger: Trigger, args: Arguments, cast: Cast) -> bool:
    """Whether a score shows that it is a game: "beat City 3-1"."""
    return any(child.text[:1].isdigit() for child in trigger.word.children if child.pos in ("NUM", "PROPN", "NOUN"))


def _no_addressee(wanted: frozenset[str], trigger: Trigger, args: Arguments, cast: Cast) -> bool:
    """Whether nobody is asked for anything: one appeals in court, or to a taste."""
    return trigger.word.child("xcomp") is None and not any(prep in ("for", "to") for prep, _ in args.prepositional)


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


def _active(wanted: frozenset[str], trigger: Trigger, args: Arguments, cast: Cast) -> bool:
    return not args.passive


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


def _asked(wanted: frozenset[str], trigger: Trigger, args: Arguments, cast: Cast) -> bool:
    """Whether someone asks for something: "its demand", "a demand that", "an appeal for", not "demand for oil" of markets."""
    word = trigger.word
    return (
        trigger.light is not None
        or word.child("poss", "ccomp", "acl") is not None
        or any(prep in ("for", "to", "from") for prep, _ in args.prepositional)
    )


_TESTS: dict[str, Test] = {
    "object": _object,
    "not_object": _never(_any_object),
    "no_object": _intransitive,
    "subject": _subject,
    "asked": _asked,
    "agent": _known_subject,
    "not_subject": _never(_known_subject),
    "subject_actor": _actor,
    "subject_or_passive": _passive_or_object,
    "people_subject": _people,
    "active": _active,
    "passive": _passive,
    "prep": _prep,
    "not_prep": _never(_prep),
    "prep_or_object": _prep_or_object,
    "complement": _complement,
    "complement_to": _complement_to,
    "no_complement": _bare,
    "complement_word": _complement_word,
    "opinion": _opinion,
    "scored": _scored,
    "no_addressee": _no_addressee,
    "modifier": _modified,
    "not_modifier": _never(_modified),
    "patient": _patient,
    "between": _between,
}

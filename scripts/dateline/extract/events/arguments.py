"""Arguments: who does it and to whom, read from syntax through passives, control, relative clauses and light verbs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from dateline.extract.events import lexicon
from dateline.extract.events.tree import Word, first_conjunct, is_passive, prepositional
from dateline.extract.events.triggers import Trigger

RELATIVE = frozenset({"who", "which", "that", "whom"})
# Prepositions by which a thing has another side; "of" and "in" only say which thing.
OTHER_SIDE = ("to", "against", "on", "with", "from", "toward", "towards")
MAX_CLIMB = 6


@dataclass(slots=True)
class Arguments:
    """The words that fill a trigger's roles; ``prepositional`` holds every (preposition, object) of its clause."""

    subjects: list[Word] = field(default_factory=list)
    objects: list[Word] = field(default_factory=list)
    recipients: list[Word] = field(default_factory=list)
    prepositional: list[tuple[str, Word]] = field(default_factory=list)
    passive: bool = False


def arguments(trigger: Trigger) -> Arguments:
    """The logical arguments of a trigger."""
    if trigger.part == "noun":
        return _of_noun(trigger)
    if trigger.part == "adjective":
        return Arguments(subjects=resolve(subjects(trigger.clause)))
    return of_verb(trigger.word)


def resolve(words: Iterable[Word]) -> list[Word]:
    """The words with relative pronouns turned into what they stand for, counted things for their counts, and conjuncts added."""
    found: list[Word] = []
    for word in words:
        if word.lower in RELATIVE and word.pos in ("PRON", "DET", "SCONJ"):
            antecedent = _antecedent(word)
            if antecedent is None:
                continue
            word = antecedent
        for one in [word, *word.conjuncts()]:
            if one not in found and not one.is_verb:
                found.append(one)
    return found


def _antecedent(pronoun: Word) -> Word | None:
    for above in pronoun.ancestors():
        if above.dep == "relcl":
            return above.head
    return None


def is_counted(args: Arguments) -> bool:
    """Whether a number goes with those who do or suffer it, or with its object: "42 people", "dozens of houses", "$3"."""
    counting = lexicon.wordset("arguments", "counting")
    return any(
        word.tag == "CD" or word.lemma in counting or any(child.dep == "nummod" or child.tag == "CD" for child in word.children)
        for word in (*args.subjects, *args.objects)
    )


def behind(things: Iterable[Word]) -> list[Word]:
    """Whom it is done to where its object is a thing: the owner or the other side of it ("froze his accounts", "cut aid to Chad")."""
    found: list[Word] = []
    for thing in things:
        found += resolve(thing.each("poss"))
        found += resolve(other for _, other in prepositional(thing, *OTHER_SIDE) if not other.is_verb)
    return found


# ---------------------------------------------------------------- verbs
def of_verb(verb: Word) -> Arguments:
    """The logical arguments of a verb."""
    passive = is_passive(verb) or _shares_passive(verb)
    found = Arguments(passive=passive)
    found.prepositional = [(prep.lower, thing) for prep, thing in prepositional(verb)]
    surface = resolve(subjects(verb))
    direct = resolve(verb.each("dobj"))
    found.recipients = resolve(word for word in verb.each("dative") if word.pos != "ADP")
    if passive:
        found.objects = surface or direct
        found.subjects = resolve(thing for prep, thing in prepositional(verb, "by")) or _later_agent(verb)
        if surface:
            found.recipients = found.recipients + direct if found.recipients else direct
    else:
        found.subjects = surface
        found.objects = direct or _object_gap(verb)
        if not found.objects and verb.child("ccomp") is not None:
            found.objects = resolve(word for word in verb.each("ccomp") if word.is_noun)
    return found


def _later_agent(verb: Word) -> list[Word]:
    """Who did both in "was shot and killed by a guard": the agent of a participle that is joined to this one."""
    for later in verb.conjuncts():
        if later.tag == "VBN" and later.child("nsubj", "nsubjpass", "auxpass") is None and later.child("agent") is not None:
            return resolve(thing for _, thing in prepositional(later, "by"))
    return []


def _shares_passive(verb: Word) -> bool:
    """As in "were killed and nine injured": a participle joined to a passive and without an auxiliary of its own."""
    if (
        verb.tag not in ("VBN", "VBD")
        or verb.dep not in ("conj", "ccomp", "dep", "acl", "ROOT")
        or verb.child("aux", "auxpass", "dobj", "agent") is not None
    ):
        return False
    first = first_conjunct(verb)
    return first is not verb and is_passive(first) and first.tag == "VBN" and (verb.tag == "VBN" or verb.child("nsubj") is not None)


def _object_gap(verb: Word) -> list[Word]:
    """The antecedent of a relative clause that has a subject of its own but no object: "the deal they signed"."""
    if verb.dep != "relcl":
        return []
    subject = verb.child("nsubj")
    if subject is None or subject.lower in RELATIVE or verb.child("ccomp", "xcomp") is not None:
        return []
    return [verb.head]


def subjects(verb: Word, depth: int = 0) -> list[Word]:
    """The subject of a verb: its own, or the one it shares or is controlled by."""
    own = verb.each("nsubj", "nsubjpass", "csubj")
    own = [word for word in own if word.lower not in ("there", "it") or word.dep != "expl"]
    if own or depth > MAX_CLIMB:
        return own
    head = verb.head
    if head is verb:
        return []
    if verb.dep in ("relcl", "acl"):
        return [head] if (verb.dep == "acl" and verb.tag in ("VBG", "VBN")) or verb.dep == "relcl" else _noun_owner(head)
    if verb.dep == "pcomp":
        return _gerund_subject(head, depth)
    if verb.dep == "conj":
        return subjects(head, depth + 1)
    if verb.dep in ("xcomp", "advcl", "ccomp", "acomp", "prep", "oprd", "dep") and (head.is_verb or head.pos == "ADJ"):
        return _controller(verb, head, depth)
    return []


def _noun_owner(noun: Word) -> list[Word]:
    """Who holds a plan, an offer, a promise to do something: its possessor, or the subject of its light verb."""
    owner = noun.each("poss")
    return owner or (subjects(noun.head, 1) if noun.dep == "dobj" else [])


def _controller(verb: Word, head: Word, depth: int) -> list[Word]:
    if verb.dep == "xcomp" and head.lemma in lexicon.wordset("arguments", "object_control"):
        direct = head.each("dobj") or head.each("nsubjpass")
        if direct:
            return direct
    if verb.dep == "ccomp" and verb.child("mark") is not None:
        return []
    if head.pos == "ADJ":
        head = head.head
    return subjects(head, depth + 1)


def _gerund_subject(preposition: Word, depth: int) -> list[Word]:
    """Who does it in "accused Greece of violating", "thanked her for coming", "after walking out"."""
    head = preposition.head
    if (
        head.is_verb
        and head.lemma in lexicon.wordset("arguments", "object_of_gerund")
        and preposition.lower in ("of", "for", "from", "with", "over")
    ):
        direct = head.each("dobj") or head.each("nsubjpass")
        if direct:
            return direct
    if head.is_noun:
        return _noun_owner(head)
    return subjects(head, depth + 1)


# ---------------------------------------------------------------- nouns
def _of_noun(trigger: Trigger) -> Arguments:
    """The arguments of an event noun, from its own dependents and from its light verb."""
    noun, found = trigger.word, Arguments()
    found.prepositional = [(prep.lower, thing) for prep, thing in prepositional(noun)]
    patient = trigger.lemma in lexicon.wordset("arguments", "patient_nouns")
    owners = resolve(noun.each("poss"))
    # "Kuwait's occupation" is done to Kuwait, "Iraq's occupation of Kuwait" by Iraq.
    suffers = patient and not any(preposition in ("of", "by") for preposition, _ in found.prepositional)
    (found.objects if suffers else found.subjects).extend(owners)
    for preposition, thing in found.prepositional:
        things = resolve([thing])
        if preposition == "by" or preposition == "between" or (preposition == "from" and trigger.lemma != "withdrawal"):
            found.subjects.extend(things)
        elif preposition == "of":
            (found.objects if patient else found.subjects).extend(things)
        elif preposition in lexicon.wordset("arguments", "target_prepositions"):
            found.objects.extend(things)
    found.subjects.extend(
        # "The Iraqi arrests" are Iraq's; "the Kenya bombing" was in Kenya, "the embassy bombing" of the embassy.
        child
        for child in noun.children
        if child.dep in (("amod",) if patient else ("compound", "amod", "nmod")) and child.pos in ("PROPN", "NOUN", "ADJ")
    )
    if trigger.light is not None:
        _add_light(trigger, trigger.light, found)
    return found


def _givers(noun: Word, depth: int = 0) -> list[Word]:
    """The "from" group anywhere below a noun that is received: "pledges of help from B"."""
    found = [thing for preposition, thing in prepositional(noun, "from")]
    if found or depth > 3:
        return found
    below = [*noun.each("conj"), *(thing for preposition, thing in prepositional(noun, "of", "for"))]
    return [giver for word in below for giver in _givers(word, depth + 1)]


def _add_light(trigger: Trigger, light: Word, found: Arguments) -> None:
    """Persons that the light verb brings: "received pledges from B" has B as the one who pledges."""
    carried = of_verb(light)
    found.passive = carried.passive
    if light.lemma in lexicon.wordset("arguments", "receiving"):
        found.objects.extend(carried.subjects)
        if not any(preposition == "from" for preposition, _ in found.prepositional + carried.prepositional):
            found.subjects.extend(resolve(_givers(trigger.word)))
    else:
        found.subjects = carried.subjects + [word for word in found.subjects if word not in carried.subjects]
        found.objects.extend(carried.recipients)
    for preposition, thing in carried.prepositional:
        if preposition == "from":
            found.subjects.extend(resolve([thing]))
        elif preposition in lexicon.wordset("arguments", "target_prepositions"):
            found.objects.extend(resolve([thing]))
        found.prepositional.append((preposition, thing))

"""What governs an event makes of it: verb by verb and noun by noun up the parse, by the signatures of each."""

from __future__ import annotations

from dateline.extract.events import lexicon, signatures
from dateline.extract.events.arguments import subjects
from dateline.extract.events.modality import has_to, is_none, own
from dateline.extract.events.modifiers import is_definite, of_modifiers
from dateline.extract.events.signatures import DENIED, HAPPENED, HYPOTHETICAL, OPEN, PLANNED, REPORTED, Status, words
from dateline.extract.events.tense import NONE, PERFECT, PRESENT, tense
from dateline.extract.events.tree import Word, governor
from dateline.extract.events.triggers import first_dep, is_going_to

MAX_CLIMB = 8
NEGATING_PREPOSITIONS = frozenset({"without", "against"})
ORDINALS = frozenset({"first", "last", "only", "second", "latest"})


# ---------------------------------------------------------------- nouns
def of_noun(noun: Word, depth: int = 0) -> Status:
    """The status of an event noun: by its modifiers and by its place in the sentence; what undoes it has the last word."""
    modified = of_modifiers(noun)
    place = _of_place(noun, depth) if depth <= MAX_CLIMB else Status(HAPPENED)
    return place if modified is None or place.factuality == DENIED else Status(modified)


def _of_place(noun: Word, depth: int) -> Status:
    """What the word that governs a noun makes of it: "called off the strike", "demand for an inquiry", "if the talks fail"."""
    head, dep = governor(noun), first_dep(noun)
    if head is noun or depth > MAX_CLIMB:
        return Status(HAPPENED)
    if dep == "pobj":
        return _after_preposition(noun, head, depth)
    if head.is_noun and head.lemma in lexicon.wordset("arguments", "counting"):
        return _of_place(head, depth + 1)
    if not head.is_verb:
        return Status(HAPPENED)
    raised = head.child("xcomp")
    if raised is not None and dep in ("nsubj", "nsubjpass") and head.child("dobj") is None and has_to(raised):
        # "The talks are expected to begin": what is said of the beginning is said of the talks.
        inner = of_clause(raised, depth + 1)
        occurs = raised.lemma in words("occurring") or (inner.factuality in OPEN and not is_definite(noun))
        return inner if occurs else Status(HAPPENED, inner.claimants)
    if dep in ("dobj", "nsubjpass"):
        return _as_object(noun, head, depth)
    return _as_subject(noun, head, dep, depth)


def _after_preposition(noun: Word, preposition: Word, depth: int) -> Status:
    head = preposition.head
    if preposition.lower == "without":
        return Status(DENIED)
    if head.is_noun and preposition.lower == "of" and head.lemma in lexicon.wordset("arguments", "counting"):
        return _of_place(head, depth + 1)
    if head.is_noun and preposition.lower in ("for", "of", "in"):
        return _below_noun(head, depth) or Status(HAPPENED)
    return _of_prepositional(noun, head, preposition.lower, depth) if head.is_verb else Status(HAPPENED)


def _as_object(noun: Word, verb: Word, depth: int) -> Status:
    """An event noun that a verb has as its object: wished for, planned, prevented, or as real as the verb."""
    found = _of_object(verb, depth)
    touches = found.factuality in OPEN and is_definite(noun) and signatures.of_object(verb) is None and not _creates(verb)
    # "Avenge the killing" deals with one that is there without it, unlike "hold the election".
    return Status(HAPPENED, presupposed=True) if touches else found


def _as_subject(noun: Word, verb: Word, dep: str, depth: int) -> Status:
    if dep not in ("nsubj", "attr"):
        return Status(HAPPENED)
    inner = of_clause(verb, depth + 1)
    if dep == "attr" or verb.lemma in words("occurring"):
        return inner
    settled = noun.lemma in words("settled") and is_definite(noun)
    return inner if inner.factuality in OPEN and not settled else Status(HAPPENED, inner.claimants)


def _of_object(verb: Word, depth: int) -> Status:
    if verb.lemma in ("claim", "allege", "deny"):
        return Status(DENIED if verb.lemma == "deny" else REPORTED, tuple(subjects(verb)))
    inner = of_clause(verb, depth + 1)
    signature = signatures.of_object(verb)
    if signature is not None:
        return Status(signature.of(inner.factuality))
    return inner if inner.factuality != DENIED else Status(DENIED if _creates(verb) else HAPPENED, inner.claimants)


def _of_prepositional(noun: Word, verb: Word, preposition: str, depth: int) -> Status:
    """An event noun after a verb's preposition: "called for talks", "accused of murder", "embarked on a tour"."""
    if preposition == "for" and verb.lemma in words("presupposing"):
        return Status(HAPPENED, presupposed=True)
    signature = signatures.of_object(verb)
    if signature is not None and preposition in ("for", "to", "on", "of", "from", "about"):
        return _of_object(verb, depth)
    if verb.lemma in words("charging") and preposition in ("of", "for"):
        return Status(REPORTED, tuple(subjects(verb)))
    apart = preposition in words("reasons") or noun.lemma in words("settled")
    along = preposition in ("in", "on", "to", "into") and not apart
    inner = of_clause(verb, depth + 1) if along or not (is_definite(noun) or apart) else Status(HAPPENED)
    return inner if inner.factuality != DENIED else Status(HAPPENED)


def _creates(verb: Word) -> bool:
    """Whether negating the verb negates its object: "did not hold talks", but "did not attend the meeting"."""
    return verb.lemma in words("creating") or verb.lemma in lexicon.wordset("nouns", "light")


def _below_noun(noun: Word, depth: int) -> Status | None:
    """What a noun makes of the event that hangs on it: "pledges of help", "a call for talks", "no plans to go"."""
    signature = signatures.of_noun(noun)
    if signature is None:
        return None
    return Status(signature.of(DENIED if _comes_to_nothing(noun, depth) else HAPPENED))


def _comes_to_nothing(noun: Word, depth: int) -> bool:
    """Whether a plan is denied, undone or fails: "no plans", "dropped plans", "the cancelled deal", "the attempt failed"."""
    if is_none(noun) or of_modifiers(noun) == DENIED:
        return True
    head, dep = governor(noun), first_dep(noun)
    if not head.is_verb or depth > MAX_CLIMB:
        return False
    if dep == "nsubj":
        return head.lemma in words("collapsing") and own(head) == HAPPENED
    signature = signatures.of_complement(head) if dep in ("dobj", "nsubjpass") else None
    undone = signature is not None and signature.name == "refusing"
    return undone and of_clause(head, depth + 1).factuality in (HAPPENED, REPORTED)


# ---------------------------------------------------------------- clauses
def of_clause(verb: Word, depth: int = 0) -> Status:
    """The status of a verb: its own, as far as its governors leave it."""
    found = own(verb)
    if found in (DENIED, HYPOTHETICAL) or depth > MAX_CLIMB:
        return Status(found)
    outer = _outer(verb, depth)
    if found == REPORTED:
        return Status(REPORTED if outer.factuality == HAPPENED else outer.factuality, outer.claimants)
    if found == PLANNED:
        return Status(outer.factuality if outer.factuality in (HYPOTHETICAL, DENIED) else PLANNED, outer.claimants)
    return outer


def _outer(verb: Word, depth: int) -> Status:
    """What the governors of a verb make of it."""
    head = verb.head
    place = _PLACES.get(verb.dep)
    if head is verb or place is None:
        return Status(HAPPENED)
    planned = _noun_before(verb, head)
    if planned is not None:
        return _to_noun(planned, depth)
    return place(verb, head, depth)


def _joined(verb: Word, head: Word, depth: int) -> Status:
    """A joined verb without a subject of its own shares auxiliaries and governors, but not a negation of the first."""
    shares = head.is_verb and (verb.tag == "VB" or verb.child("nsubj", "nsubjpass") is None)
    if not shares:
        return Status(HAPPENED) if head.dep == "ROOT" or not head.is_verb else _outer(head, depth + 1)
    outer = _outer(head, depth + 1)
    if verb.tag in ("VB", "VBN", "VBG") and verb.child("aux", "auxpass") is None and outer.factuality == HAPPENED:
        found = own(head)
        return Status(found, outer.claimants) if found in OPEN else outer
    return outer


def _completing(verb: Word, head: Word, depth: int) -> Status:
    """The status of an infinitive or gerund below a verb or adjective: "failed to", "plans to", "is said to"."""
    if not (head.is_verb or head.pos == "ADJ"):
        return Status(HAPPENED)
    if head.lower == "going" and is_going_to(head):
        return Status(PLANNED)
    outer = of_clause(head, depth + 1) if head.is_verb else _of_predicate(head, depth)
    return Status(_made_of(verb, head, outer.factuality), outer.claimants)


def _of_predicate(adjective: Word, depth: int) -> Status:
    """The status of an adjective: that of its copula."""
    if adjective.child("neg") is not None:
        return Status(DENIED)
    return of_clause(adjective.head, depth + 1) if adjective.head.is_verb else Status(HAPPENED)


def _made_of(verb: Word, head: Word, outer: str) -> str:
    """What a governor of a given status makes of what completes it."""
    infinitive = has_to(verb)
    if outer == PLANNED and head.lemma in words("readiness"):
        return PLANNED
    if head.lemma in words("ceasing") and verb.child("nsubj") is None and (verb.tag == "VBG" or head.lemma == "stop"):
        # What is stopped had been going on; "stopped to rest" is no less real.
        return outer if infinitive else HAPPENED
    signature = signatures.of_complement(head)
    if signature is not None:
        return signature.of(outer)
    if outer in (DENIED, HYPOTHETICAL):
        return outer
    if infinitive and (head.pos == "ADJ" or head.lemma == "have"):
        return HYPOTHETICAL
    return PLANNED if infinitive else outer


def _that_clause(verb: Word, head: Word, depth: int) -> Status:
    """The status of a clause below a verb of saying, thinking or causing."""
    if not head.is_verb or (verb.tag == "VBG" and head.i > verb.i and verb.child("aux") is None):
        # "The judge, sentencing him, said": the parser takes what goes along with saying for what is said.
        return Status(HAPPENED)
    lemma = head.lemma
    if has_to(verb) and lemma not in words("claiming"):
        return _completing(verb, head, depth)
    outer = of_clause(head, depth + 1) if head.dep != "ROOT" else Status(own(head))
    if lemma == "deny" or (lemma == "doubt" and outer.factuality == HAPPENED):
        return Status(DENIED, tuple(subjects(head)))
    if lemma in words("presupposing"):
        return outer if lemma == "see" and outer.factuality in OPEN else Status(HAPPENED)
    if lemma in words("doubting_clause") or (verb.tag == "VB" and lemma in words("wishing_subjunctive")):
        return Status(HYPOTHETICAL)
    if verb.tag == "VB" and lemma in words("planning_subjunctive"):
        return Status(PLANNED)
    signature = signatures.of_complement(head)
    if signature is not None and signature.name in ("implicative", "causing"):
        return Status(signature.of(outer.factuality))
    if lemma in words("claiming") or lexicon.verb_classes().get(lemma) in ("REPORTING", "I_STATE"):
        return Status(REPORTED, tuple(subjects(head)))
    return Status(HAPPENED)


def _after(verb: Word, preposition: Word, depth: int) -> Status:
    """As in "without offering", "accused of violating", "vowed against", "plan for building", "rather than pay"."""
    head, lower = preposition.head, preposition.lower
    if tense(verb) != NONE and verb.child("nsubj", "nsubjpass") is not None:
        # "For what he called": the narrator's own words.
        return Status(HAPPENED)
    if head.lemma in words("presupposing") and lower == "for":
        return Status(HAPPENED, presupposed=True)
    if lower in NEGATING_PREPOSITIONS or "instead" in (lower, head.lower) or (lower == "than" and _is_rather(preposition)):
        return Status(DENIED)
    if not head.is_verb:
        return _to_noun(head, depth) if head.is_noun and lower in ("of", "for", "to") else Status(HAPPENED)
    if lower == "from":
        return Status(signatures.Signature("from", DENIED, HYPOTHETICAL).of(of_clause(head, depth + 1).factuality))
    if head.lemma in words("charging") and lower in ("of", "for"):
        return Status(REPORTED, tuple(subjects(head)))
    signature = signatures.of_complement(head)
    if signature is not None and signature.name in ("planning", "wishing") and lower in ("on", "about", "of", "for", "in", "to"):
        return Status(signature.of(of_clause(head, depth + 1).factuality))
    if signature is not None and signature.name == "implicative":
        return Status(signature.of(of_clause(head, depth + 1).factuality))
    inner = of_clause(head, depth + 1)
    return inner if inner.factuality in OPEN and lower == "by" else Status(HAPPENED, inner.claimants)


def _is_rather(than: Word) -> bool:
    return any(child.lower == "rather" for child in (*than.children, *than.head.children))


def _adverbial(verb: Word, head: Word, depth: int) -> Status:
    """A clause of purpose, of time with what is to come ("will go when it is finished"), or a participle beside a verb."""
    if any(child.lower == "than" and _is_rather(child) for child in verb.each("mark")):
        return Status(DENIED)
    if has_to(verb):
        return of_clause(head, depth + 1) if is_outcome(verb, head) else Status(PLANNED)
    if not head.is_verb:
        return Status(HAPPENED)
    inner = of_clause(head, depth + 1)
    opens = verb.child("mark", "advmod")
    timed = opens is not None and opens.lower in words("temporal") and tense(verb) in (PRESENT, PERFECT)
    along = (verb.tag == "VBG" and inner.factuality != DENIED) or (timed and inner.factuality in OPEN)
    return inner if along else Status(HAPPENED, inner.claimants)


def is_outcome(verb: Word, head: Word) -> bool:
    """Whether an infinitive tells how something came out or went on: "came from behind to beat", "went on to say"."""
    if head.lemma == "go" and any(child.lower == "on" for child in head.each("prt", "prep", "advmod")):
        return True
    return verb.lemma in words("outcomes") and head.lemma in words("courses")


def _below(verb: Word, head: Word, depth: int) -> Status:
    """A clause that hangs on a noun: "plan to", "the first to", "a letter telling"."""
    if head.is_verb:
        return Status(HAPPENED, of_clause(head, depth + 1).claimants)
    if not head.is_noun:
        return Status(HAPPENED)
    if has_to(verb):
        return _to_noun(head, depth)
    if verb.dep == "acl" and tense(verb) != NONE and verb.child("mark") is not None:
        return _below_noun(head, depth) or Status(HAPPENED)
    if head.pos == "NOUN" and (verb.tag == "VBG" or tense(verb) == PRESENT) and not is_definite(head):
        # What will be sent does not tell anything yet; "any bill that cuts aid" is none that does.
        inner = _of_place(head, depth + 1)
        return inner if inner.factuality in OPEN else Status(HAPPENED)
    return Status(HAPPENED)


def _noun_before(verb: Word, head: Word) -> Word | None:
    """The plan or wish right before an infinitive that the parser hung on the verb: "withdrew its offer to buy"."""
    to = next((child for child in verb.children if child.tag == "TO"), None)
    noun = head.child("dobj") if to is not None and head.is_verb else None
    return noun if noun is not None and to is not None and to.i == noun.i + 1 and signatures.of_noun(noun) is not None else None


def _to_noun(noun: Word, depth: int) -> Status:
    """The status of an infinitive below a noun: "plan to", "attempt to", "failure to"."""
    found = _below_noun(noun, depth)
    if found is not None and found.factuality != HYPOTHETICAL:
        return found
    if noun.dep == "attr" and noun.head.is_verb:
        return of_clause(noun.head, depth + 1)
    if noun.dep == "ROOT" or any(child.lower in ORDINALS for child in noun.children):
        return Status(HAPPENED)
    return Status(HYPOTHETICAL)


_PLACES = {
    "conj": _joined,
    "pcomp": _after,
    "pobj": _after,
    "xcomp": _completing,
    "oprd": _completing,
    "ccomp": _that_clause,
    "acl": _below,
    "relcl": _below,
    "advcl": _adverbial,
}

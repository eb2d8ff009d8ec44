"""TimeML classes of verbs: those of the lists of knowledge/events/classes.toml, as far as what the verb governs bears them out.

After the TimeML annotation guidelines: an I_ACTION or I_STATE has an event for an argument, an ASPECTUAL has the event whose
phase it is, a REPORTING verb has what is said.
"""

from __future__ import annotations

from dateline.extract.events import lexicon
from dateline.extract.events.nouns import is_event_noun
from dateline.extract.events.tree import Word, is_passive


def verb_class(word: Word) -> str:
    """The TimeML class of a verb: that of the lists, as far as its complements bear it out."""
    if word.lemma == "call":
        return _class_of_calling(word)
    found = lexicon.verb_classes().get(word.lemma, "OCCURRENCE")
    test = _BORNE_OUT.get(found)
    return found if test is None or test(word) else "OCCURRENCE"


def _class_of_calling(word: Word) -> str:
    """To call for or upon is to ask, to call a thing something is to say so; else one rings up or shouts."""
    if word.child("oprd", "ccomp") is not None:
        return "REPORTING"
    return "I_ACTION" if any(child.lower in ("for", "on", "upon") for child in word.each("prep", "prt")) else "OCCURRENCE"


def asks_question(verb: Word) -> bool:
    """Whether "ask" puts a question ("Why?" he asked; asked whether) and does not ask for something or someone to act."""
    content = verb.child("ccomp", "advcl")
    if content is not None and content.i > verb.i and any(child.lower in ("if", "whether") for child in content.each("mark")):
        return True
    if verb.child("xcomp") is not None or is_passive(verb):
        return False
    content = verb.child("ccomp")
    if content is not None:
        finite = content.tag in ("VBD", "VBZ", "VBP", "MD") or content.child("aux") is not None
        return finite and not any(child.tag == "TO" for child in content.children)
    thing = verb.child("dobj")
    wanted = thing is not None and thing.lemma not in ("question", "reporter", "journalist", "himself", "herself", "themselves")
    return not wanted and not any(child.lower in ("for", "of") for child in verb.each("prep"))


def _says_something(word: Word) -> bool:
    """Whether a verb of saying has its content, or is one that hardly means anything else."""
    return word.lemma in lexicon.wordset("classes", "saying") or word.child("ccomp", "parataxis") is not None


def _has_phase(word: Word) -> bool:
    """Whether what begins or ends takes place: a clause or an event, not a thing ("abandoned the car", "completed the bridge")."""
    if word.lemma == "keep":
        return word.child("xcomp") is not None
    thing = word.child("dobj")
    if thing is not None and word.lemma in lexicon.wordset("classes", "phase_of_things"):
        return is_event_noun(thing) or thing.pos != "NOUN"
    return word.child("xcomp", "dobj", "nsubjpass", "nsubj", "ccomp", "prep") is not None


def _minds(word: Word) -> bool:
    """Whether a state of mind has what it is about beside it, where the verb also names acts."""
    return word.lemma not in lexicon.wordset("classes", "minding") or word.child("xcomp", "ccomp", "oprd", "acomp") is not None


def _acts_on_event(word: Word) -> bool:
    return word.lemma in lexicon.wordset("classes", "acting") or _takes_event(word)


def _takes_event(word: Word) -> bool:
    """Whether the verb has an event among its complements: a clause, or a noun of the event lists."""
    for child in word.children:
        if child.dep in ("xcomp", "ccomp"):
            return True
        if child.dep in ("dobj", "nsubjpass") and is_event_noun(child):
            return True
        if child.dep == "prep" and any(thing.dep == "pcomp" or is_event_noun(thing) for thing in child.children):
            return True
    return False


_BORNE_OUT = {"REPORTING": _says_something, "ASPECTUAL": _has_phase, "I_ACTION": _acts_on_event, "I_STATE": _minds}

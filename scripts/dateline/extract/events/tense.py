"""The tense of a clause, as far as it tells when."""

from __future__ import annotations

from dateline.extract.events.tree import Word

PAST, PRESENT, PERFECT, PLUPERFECT, FUTURE, NONE = "past", "present", "perfect", "pluperfect", "future", "none"


def tense(verb: Word) -> str:
    """The tense of a verb with its auxiliaries; NONE for infinitives, participles and nouns."""
    if not verb.is_verb:
        return NONE
    own = [child for child in verb.children if child.dep in ("aux", "auxpass")]
    if not own and verb.dep == "conj" and verb.head.is_verb and verb.tag in ("VBN", "VBG", "VB"):
        return tense(verb.head)
    have = next((child for child in own if child.lemma == "have"), None)
    if any(child.tag == "MD" for child in own):
        return FUTURE
    if have is not None:
        return {"VBD": PLUPERFECT, "VBG": NONE, "VB": NONE}.get(have.tag, PERFECT) if have.lower != "'d" else PLUPERFECT
    if any(child.tag == "TO" for child in own):
        return NONE
    finite = next((child for child in own if child.tag in ("VBD", "VBZ", "VBP")), verb)
    return {"VBD": PAST, "VBZ": PRESENT, "VBP": PRESENT}.get(finite.tag, NONE)


def is_main_line(verb: Word) -> bool:
    """Whether a clause carries the story on: a main clause or one joined to it, no relative or subordinate one."""
    while verb.dep == "conj" and verb.head is not verb:
        verb = verb.head
    if verb.dep == "ccomp" and verb.head.is_verb and verb.head.i > verb.i:
        # A statement before its verb of saying: "..., he said".
        return False
    return verb.dep in ("ROOT", "parataxis") or verb.head is verb

"""Headlines: a short plain sentence an event, made of the words of its own clause with names in place of pronouns.

The narrator's events stand in the present tense of news; a claim keeps its own tense behind "X says". Nothing is said
that the clause does not say: relative clauses, asides and times are left out, never put in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.extract.events import lexicon
from dateline.extract.events.tense import NONE, tense
from dateline.extract.events.tree import Word, is_passive
from dateline.extract.events.wording.names import is_empty, is_one, is_plural, join
from dateline.extract.events.wording.nominals import nominal
from dateline.extract.events.wording.phrases import display, is_timed, phrase
from dateline.extract.events.wording.story import Story
from dateline.extract.events.wording.verbs import agreement, as_written, headline_group, hearsay, says, with_adverb

__all__ = ["Story", "headline"]

MAX_WORDS = 22
# Who these are is only known to those who speak.
UNRESOLVED = frozenset({"I", "me", "you", "we", "us", "my", "your", "our", "We", "You", "My", "Your", "Our"})
SINGULAR_PRONOUNS = frozenset({"he", "she", "it"})
NOBODY = ("no ", "nobody", "none ", "neither")


def headline(story: Story) -> str | None:
    """The sentence, or None when the clause does not hold enough for one."""
    trigger = story.trigger
    bare_noun = trigger.part == "noun" and trigger.light is None
    sentence = nominal(story) if bare_noun else _verbal(story, trigger.clause)
    if sentence is None:
        return None
    sentence = " ".join(sentence.split()).strip(" ,;:")
    if not UNRESOLVED.isdisjoint(sentence.split()):
        return None
    return sentence[0].upper() + sentence[1:] if sentence else None


def _verbal(story: Story, verb: Word) -> str | None:
    """A clause with its subject, its verb and what completes it."""
    passive = is_passive(verb) or story.args.passive
    holders = story.args.objects if passive and story.trigger.light is None else story.args.subjects
    if story.trigger.light is not None:
        holders = _light_subjects(verb)
    holders = [word for word in holders if not is_empty(word, story.cast)]
    if not holders:
        return None
    claimed = story.claimant is not None and story.factuality != "happened" and _can_be_said(verb, story)
    story = replace(story, shown=frozenset(actor_id for word in holders for actor_id, _ in story.cast.actors_of(word)))
    subject = join([display(word, story, story.claimant if claimed else None) for word in _without_conjuncts(holders)])
    plural = _is_plural(verb, holders, subject, story)
    said = f"{says(story.cast.actors[story.claimant])} " if claimed and story.claimant is not None else ""
    status = "happened" if story.factuality == "denied" and subject.lower().startswith(NOBODY) else story.factuality
    group = as_written(verb, passive, plural) if claimed else headline_group(verb, passive, plural, status)
    if story.factuality == "reported" and not claimed:
        group = with_adverb(group, hearsay(verb), passive)
    rest = _rest(verb, story)
    return f"{said}{subject} {group}{rest}" if rest or passive or _stands_alone(verb, story, bool(said)) else None


def _is_plural(verb: Word, holders: Sequence[Word], subject: str, story: Story) -> bool:
    """Whether the verb stands in the plural: by its own form in the text, else by those it tells of."""
    if subject in SINGULAR_PRONOUNS or is_one(holders, story.cast):
        return False
    shown = agreement(verb) if any(word.head is verb and word.pos != "PRON" for word in holders) else None
    return is_plural(holders, story.cast) if shown is None else shown


def _stands_alone(verb: Word, story: Story, said: bool) -> bool:
    """Whether a verb says something with its subject alone: "resigns", but not "tries" or what had its content before it."""
    if (story.trigger.timeml_class == "REPORTING" and not said) or verb.child("ccomp") is not None:
        return False
    return verb.lemma not in lexicon.wordset("arguments", "patient_verbs") | lexicon.wordset("wording", "lacking_alone")


def _can_be_said(verb: Word, story: Story) -> bool:
    """Whether the clause can stand after "X says": it is finite, or a participle of what is reported."""
    return tense(verb) != NONE or (
        story.factuality == "reported" and verb.tag in ("VBG", "VBN") and not any(child.tag == "TO" for child in verb.children)
    )


def _light_subjects(verb: Word) -> list[Word]:
    from dateline.extract.events.arguments import of_verb

    carried = of_verb(verb)
    return carried.objects if carried.passive else carried.subjects


def _without_conjuncts(words: Sequence[Word]) -> list[Word]:
    """Each word once; conjuncts are listed by the arguments already."""
    return list(dict.fromkeys(words))[:4]


def _rest(verb: Word, story: Story) -> str:
    """Objects and complements in the order of the text, as long as the sentence stays short."""
    pieces: list[str] = []
    budget = MAX_WORDS
    for child in verb.children:
        if not _completes(child, verb, story):
            continue
        text = phrase(child, story, budget)
        count = len(text.split())
        if not text or count > budget:
            break
        budget -= count
        pieces.append(text)
        if child.dep == "ccomp":
            break
    return "".join(f" {piece}" for piece in pieces)


def _completes(child: Word, verb: Word, story: Story) -> bool:
    """Whether a headline carries over a word that follows the verb, with all below it."""
    if child.i < verb.i or child.i in story.times:
        return False
    if child.dep == "prep":
        return child.lower in lexicon.wordset("wording", "carried") and not is_timed(child, story)
    if child.dep == "npadvmod":
        # "Rose 12%"
        return child.lower in ("%", "percent", "cent")
    if child.dep == "advmod":
        return child.lower in lexicon.wordset("wording", "directions")
    if child.dep == "ccomp":
        return _is_content(child, verb)
    return child.dep in lexicon.wordset("wording", "complements")


def _is_content(clause: Word, verb: Word) -> bool:
    """Whether a clause is what a verb says, wants or causes, and no other's that the parser hung on it.

    After a mark of punctuation, as in "told them: go", it is somebody's own words.
    """
    if clause.child("mark") is not None or clause.child("advmod") is not None:
        return True
    apart = any(child.dep == "punct" and verb.i < child.i < clause.i for child in verb.children)
    return not apart and lexicon.verb_classes().get(verb.lemma, "OCCURRENCE") != "OCCURRENCE"

"""Phrases as written, without asides, times and clauses that hang on them, names for pronouns."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.extract.events import lexicon
from dateline.extract.events.cast import Cast
from dateline.extract.events.tree import Word
from dateline.extract.events.wording.names import called, join, own_pronoun, owning
from dateline.extract.events.wording.story import Story

MAX_PHRASE = 12
KEPT_MARKS = frozenset({"-", "$", "%", "/", "’", "'"})
# A clause that begins further from its noun is an aside.
MAX_PARTICIPLE = 6
MAX_RELATIVE = 9
ANY = frozenset({"any", "every", "all", "no", "those", "anyone", "everyone", "whatever", "each"})
COMPLETING = frozenset({"prep", "agent", "dobj", "xcomp", "ccomp", "oprd", "prt"})
NAMED = frozenset({"person", "organisation", "country", "government"})
REFLEXIVE = frozenset({"himself", "herself", "themselves", "itself", "who", "which", "that"})


def lowered(text: str, word: Word, cast: Cast) -> str:
    """A phrase for mid-sentence: the capital that only opened its sentence made small."""
    first = text.split(" ", 1)[0]
    near = [word, *word.children, *(deeper for child in word.children for below in child.children for deeper in (below, *below.children))]
    opens = next((w for w in sorted(near, key=lambda w: w.i) if w.text == first), None)
    if opens is None or opens.pos == "PROPN" or first.isupper() or cast.mentions_of(opens):
        return text
    return text[0].lower() + text[1:]


def is_timed(preposition: Word, story: Story) -> bool:
    """Whether a preposition brings a time."""
    return any(child.i in story.times for child in preposition.children)


def phrase(word: Word, story: Story, limit: int = MAX_PHRASE) -> str:
    """A phrase as written, without asides, times and clauses that hang on it, names for pronouns; empty when too long."""
    kept = sorted(kept_words(word, story), key=lambda w: w.i)
    while kept and kept[-1].dep in ("prep", "cc", "punct", "mark"):
        kept.pop()
    text = spell(kept, story)
    if len(text.split()) > limit:
        text = spell(sorted(_core(word, story), key=lambda w: w.i), story)
    return text if len(text.split()) <= limit else ""


def spell(kept: Sequence[Word], story: Story) -> str:
    """The words as written; where some are left out between two, a space."""
    pieces = []
    for word, following in zip(kept, [*kept[1:], None], strict=False):
        piece = _token(word, story)
        if following is not None and following.i != word.i + 1:
            listed = following.dep == "conj" and story.words[word.i + 1].text == ","
            piece = f"{piece.rstrip()}{',' if listed else ''} "
        pieces.append(piece)
    return "".join(pieces).strip()


def kept_words(word: Word, story: Story) -> list[Word]:
    """The words of a phrase that a headline keeps, asides and times left out."""
    found = [word]
    for child in word.children:
        if not _is_aside(child, word, story) or _is_list_comma(child):
            found.extend(kept_words(child, story))
        elif child.dep == "prep":
            # What the parser hangs on a time belongs to the clause: "at this time with credit of".
            late = [below for thing in child.children for below in thing.children if below.dep == "prep" and below.i not in story.times]
            found.extend(kept for below in late if not is_timed(below, story) for kept in kept_words(below, story))
    return found


def _is_joined(word: Word) -> bool:
    """Whether a word is the first half of a hyphenated one: "NATO" in "NATO-led"."""
    return word.dep == "npadvmod" and not word.spaced and any(child.text == "-" for child in word.head.children)


def _is_list_comma(mark: Word) -> bool:
    """Whether a comma stands between members of a list."""
    return mark.text == "," and any(child.i > mark.i for child in mark.head.each("conj")) and mark.head.i < mark.i


def _is_aside(child: Word, word: Word, story: Story) -> bool:
    """Whether a child adds a time, an explanation or a mark that a headline goes without."""
    if child.i in story.times or (child.dep == "prep" and is_timed(child, story)):
        return True
    if child.dep == "punct":
        return child.text not in KEPT_MARKS
    if child.dep in ("acl", "relcl"):
        return not _is_restrictive(child, word, story)
    if child.dep == "npadvmod" and word.lower == "aged":
        return False
    return (
        child.dep in lexicon.wordset("wording", "left_out")
        and not (child.dep == "mark" and child.lower in ("that", "whether", "if"))
        and not _is_joined(child)
    )


def _is_restrictive(clause: Word, noun: Word, story: Story) -> bool:
    """Whether a clause says which one of many is meant, without which the phrase would say something else.

    A participle whose time is left out, as in "a visit planned for May", would say nothing.
    """
    if clause.dep == "relcl":
        last = max(word.i for word in (clause, *clause.children))
        return last - noun.i <= MAX_RELATIVE and any(child.lower in ANY for child in (noun, *noun.children))
    timed = any(child.i in story.times or (child.dep == "prep" and is_timed(child, story)) for child in clause.children)
    bare = clause.tag == "VBN" and not any(child.dep in COMPLETING and not _is_aside(child, clause, story) for child in clause.children)
    return clause.i - noun.i <= MAX_PARTICIPLE and not (timed and bare)


def _core(word: Word, story: Story) -> list[Word]:
    """The phrase without what its preposition groups and conjuncts add."""
    found = [word]
    for child in word.children:
        if child.dep in lexicon.wordset("wording", "core") or (child.dep == "prep" and child.lower == "of"):
            found.extend(_core(child, story))
    return found


def _token(word: Word, story: Story) -> str:
    space = " " if word.spaced else ""
    if word.text in ("”", "“", '"'):
        return space
    if word.pos == "PRON" and word.dep in ("dobj", "pobj", "dative", "nsubj", "nsubjpass"):
        ids = {actor_id for actor_id, _ in story.cast.actors_of(word)}
        if ids and ids <= story.shown:
            # Whom the subject names needs no name again: "says he will not bring".
            return word.text + space
        names = [called(story.cast.actors[actor_id]) for actor_id, _ in story.cast.actors_of(word)]
        agrees = word.dep not in ("nsubj", "nsubjpass") or word.lower in ("he", "she", "it")
        if names and agrees and word.lower not in REFLEXIVE:
            return join(names) + (space or " ")
    return word.text + space


def display(word: Word, story: Story, claimant: str | None) -> str:
    """An argument by its actor's name, by a pronoun where the claimant speaks of themselves, or as written."""
    pairs = story.cast.actors_of(word)
    ids = [actor_id for actor_id, _ in pairs]
    if claimant is not None and ids == [claimant]:
        return own_pronoun(story.cast, claimant)
    if ids and (word.pos in ("PRON", "PROPN") or all(story.cast.actors[one].kind == "person" for one in ids)):
        actors = [story.cast.actors[one] for one in ids]
        if word.pos != "NOUN" or all(actor.kind in NAMED and actor.name[:1].isupper() for actor in actors):
            return join([called(actor) for actor in actors])
    text = noun_phrase(word, story)
    return lowered(text, word, story.cast) if claimant is not None and text else text


def noun_phrase(word: Word, story: Story) -> str:
    """A noun phrase without its conjuncts and without what follows its "of" group."""
    kept = [word]
    for child in word.children:
        if child.dep in ("cc", "conj", "preconj", "punct") and not (child.dep == "punct" and child.text in ("-", "$")):
            continue
        if child.dep in lexicon.wordset("wording", "left_out") or child.dep in ("acl", "relcl") or child.i in story.times:
            continue
        kept.extend(kept_words(child, story))
    kept.sort(key=lambda w: w.i)
    while kept and kept[-1].dep in ("prep", "cc", "punct", "case"):
        kept.pop()
    return _possessed(word, spell(kept[:MAX_PHRASE], story), story)


def _of_antecedent(noun: Word, text: str, story: Story) -> str:
    """The phrase with a name for "whose"; empty when nobody is known for it."""
    clause = next((above for above in noun.ancestors() if above.dep == "relcl"), None)
    if clause is None or not story.cast.actors_of(clause.head):
        return ""
    names = join([called(story.cast.actors[actor_id]) for actor_id, _ in story.cast.actors_of(clause.head)])
    return f"{owning(names)}{text[len('whose') :]}"


def _possessed(noun: Word, text: str, story: Story) -> str:
    """The phrase with a name for the pronoun that owns it: "Lukashenko's first talks"."""
    owner = noun.child("poss")
    if owner is None or (owner.pos != "PRON" and owner.lower != "whose"):
        return text
    if owner.lower == "whose":
        return _of_antecedent(noun, text, story)
    names = [called(story.cast.actors[actor_id]) for actor_id, _ in story.cast.actors_of(owner)]
    if not names or not text.lower().startswith(owner.lower):
        return text
    return f"{owning(join(names))}{text[len(owner.text) :]}"

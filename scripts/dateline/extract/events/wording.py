"""Headlines: a short plain sentence an event, made of the words of its own clause with names in place of pronouns.

The narrator's events stand in the present tense of news; a claim keeps its own tense behind "X says". Nothing is said
that the clause does not say: relative clauses, asides and times are left out, never put in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.extract.events import lexicon
from dateline.extract.events.arguments import RELATIVE, Arguments
from dateline.extract.events.cast import Cast
from dateline.extract.events.tense import NONE, tense
from dateline.extract.events.tree import Word, is_passive
from dateline.extract.events.triggers import Trigger
from dateline.language.knowledge import load
from dateline.records import Actor

MAX_WORDS = 22
MAX_PHRASE = 12
KEPT_MARKS = frozenset({"-", "$", "%", "/", "’", "'"})
S_ENDINGS = ("s", "x", "z", "ch", "sh", "o")
PLURAL_TAGS = frozenset({"NNS", "NNPS"})
NAMED = frozenset({"person", "organisation", "country", "government"})
CONTRACTED = {"'ll": "will", "'ve": "have", "'d": "would", "n't": "not", "wo": "will", "ca": "can", "'re": "are"}
SINGULAR_PRONOUNS = frozenset({"he", "she", "it"})
AGREEING = {("have", False): "has", ("are", False): "is", ("were", False): "was", ("do", False): "does", ("am", False): "is"}
NOBODY = ("no ", "nobody", "none ", "neither")
GOVERNMENT_OF = "Government of "
REFLEXIVE = frozenset({"himself", "herself", "themselves", "itself", "who", "which", "that"})


@dataclass(frozen=True, slots=True)
class Story:
    """What a headline is made from: the event, its arguments, its cast, how sure it is and by whose word, and the text's words."""

    trigger: Trigger
    args: Arguments
    cast: Cast
    factuality: str
    claimant: str | None
    times: frozenset[int]
    words: Sequence[Word]


def headline(story: Story) -> str | None:
    """The sentence, or None when the clause does not hold enough for one."""
    trigger = story.trigger
    bare_noun = trigger.part == "noun" and trigger.light is None
    sentence = _nominal(story) if bare_noun else _verbal(story, trigger.clause)
    if sentence is None:
        return None
    sentence = " ".join(sentence.split()).strip(" ,;:")
    return sentence[0].upper() + sentence[1:] if sentence else None


# ---------------------------------------------------------------- clauses
def _verbal(story: Story, verb: Word) -> str | None:
    """A clause with its subject, its verb and what completes it."""
    passive = is_passive(verb) or story.args.passive
    holders = story.args.objects if passive and story.trigger.light is None else story.args.subjects
    if story.trigger.light is not None:
        holders = _light_subjects(verb)
    holders = [word for word in holders if not _is_empty(word, story.cast)]
    if not holders:
        return None
    claimed = story.claimant is not None and story.factuality != "happened" and _can_be_said(verb, story)
    subject = join([_display(word, story, story.claimant if claimed else None) for word in _without_conjuncts(holders)])
    plural = _is_plural(holders, story.cast) and subject not in SINGULAR_PRONOUNS and not _is_one(holders, story.cast)
    said = f"{_says(story.cast.actors[story.claimant])} " if claimed and story.claimant is not None else ""
    status = "happened" if story.factuality == "denied" and subject.lower().startswith(NOBODY) else story.factuality
    group = _as_written(verb, passive, plural) if claimed else _headline_group(verb, passive, plural, status)
    if story.factuality == "reported" and not claimed:
        group = _with_adverb(group, _hearsay(verb), passive)
    rest = _rest(verb, story)
    unsaid = story.trigger.timeml_class == "REPORTING" and not said
    lacking = not passive and verb.lemma in lexicon.wordset("arguments", "patient_verbs")
    if not rest and (unsaid or lacking):
        return None
    return f"{said}{subject} {group}{rest}"


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


def _is_empty(word: Word, cast: Cast) -> bool:
    """Whether a subject says nothing by itself: a pronoun that nobody is known for."""
    return word.pos == "PRON" and word.lower not in ("nobody", "many", "some", "others", "everyone", "someone") and not cast.actors_of(word)


def _is_plural(words: Sequence[Word], cast: Cast) -> bool:
    if len(words) > 1 or len(cast.actors_of(words[0])) > 1:
        return True
    word = words[0]
    if any(cast.actors[actor_id].kind == "group" and _is_many(cast.actors[actor_id]) for actor_id, _ in cast.actors_of(word)):
        return True
    if word.tag in PLURAL_TAGS:
        return cast.actor_mention(word) is None or word.tag == "NNS"
    return word.tag == "CD" or word.lower in ("they", "we", "police", "people", "many", "some", "others")


def _says(actor: Actor, verb: str = "say") -> str:
    """The claimant and the verb: "Putin says", "the police say", "officials speak"."""
    plural = actor.kind == "group" and _is_many(actor)
    name = _called(actor) if actor.name[:1].isupper() or plural else f"the {actor.name}"
    return f"{name} {verb if plural else third_person(verb)}"


def _is_one(words: Sequence[Word], cast: Cast) -> bool:
    """Whether all are one named actor: a "we" that is shown as the one who says it."""
    ids = {actor_id for word in words for actor_id, _ in cast.actors_of(word)}
    return len(ids) == 1 and all(word.pos == "PRON" and word.lower != "they" for word in words)


def _headline_group(verb: Word, passive: bool, plural: bool, factuality: str) -> str:
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


def _lowered(text: str, word: Word, cast: Cast) -> str:
    """A phrase for mid-sentence: the capital that only opened its sentence made small."""
    first = text.split(" ", 1)[0]
    near = [word, *word.children, *(deeper for child in word.children for below in child.children for deeper in (below, *below.children))]
    opens = next((w for w in sorted(near, key=lambda w: w.i) if w.text == first), None)
    if opens is None or opens.pos == "PROPN" or first.isupper() or cast.mentions_of(opens):
        return text
    return text[0].lower() + text[1:]


def _modal(verb: Word) -> str:
    """The clause's own modal, or "may"."""
    for child in verb.children:
        if child.dep == "aux" and child.tag == "MD" and child.lower in ("could", "should", "must", "might", "can", "would"):
            return child.lower
    return "may"


def _hearsay(verb: Word) -> str:
    """The clause's own adverb of hearsay, or "reportedly"."""
    own = next((child.lower for child in verb.each("advmod") if child.lower in lexicon.wordset("factuality", "hearsay_adverbs")), None)
    return own or "reportedly"


def _with_adverb(group: str, adverb: str, passive: bool) -> str:
    first, _, rest = group.partition(" ")
    return f"{first} {adverb} {rest}" if passive and rest else f"{adverb} {group}"


def _as_written(verb: Word, passive: bool, plural: bool) -> str:
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


# ---------------------------------------------------------------- what follows the verb
def _rest(verb: Word, story: Story) -> str:
    """Objects and complements in the order of the text, as long as the sentence stays short."""
    pieces: list[str] = []
    budget = MAX_WORDS
    for child in verb.children:
        if child.i < verb.i or child.dep not in lexicon.wordset("wording", "complements") or child.i in story.times:
            continue
        if child.dep == "prep" and (child.lower not in lexicon.wordset("wording", "carried") or _is_timed(child, story)):
            continue
        if child.dep == "ccomp" and verb.child("dobj") is not None and child.child("mark") is None:
            continue
        text = phrase(child, story, budget)
        count = len(text.split())
        if not text or count > budget:
            break
        budget -= count
        pieces.append(text)
    return "".join(f" {piece}" for piece in pieces)


def _is_timed(preposition: Word, story: Story) -> bool:
    return any(child.i in story.times for child in preposition.children)


def phrase(word: Word, story: Story, limit: int = MAX_PHRASE) -> str:
    """A phrase as written, without asides, times and clauses that hang on it, names for pronouns; empty when too long."""
    kept = sorted(_kept(word, story), key=lambda w: w.i)
    while kept and kept[-1].dep in ("prep", "cc", "punct", "mark"):
        kept.pop()
    text = _spell(kept, story)
    if len(text.split()) > limit:
        text = _spell(sorted(_core(word, story), key=lambda w: w.i), story)
    return text if len(text.split()) <= limit else ""


def _spell(kept: Sequence[Word], story: Story) -> str:
    """The words as written; where some are left out between two, a space."""
    pieces = []
    for word, following in zip(kept, [*kept[1:], None], strict=False):
        piece = _token(word, story)
        if following is not None and following.i != word.i + 1:
            listed = following.dep == "conj" and story.words[word.i + 1].text == ","
            piece = f"{piece.rstrip()}{',' if listed else ''} "
        pieces.append(piece)
    return "".join(pieces).strip()


def _kept(word: Word, story: Story) -> list[Word]:
    found = [word]
    for child in word.children:
        if not _is_aside(child, word, story) or _is_list_comma(child):
            found.extend(_kept(child, story))
        elif child.dep == "prep":
            # What the parser hangs on a time belongs to the clause: "at this time with credit of".
            late = [below for thing in child.children for below in thing.children if below.dep == "prep" and below.i not in story.times]
            found.extend(kept for below in late if not _is_timed(below, story) for kept in _kept(below, story))
    return found


def _is_joined(word: Word) -> bool:
    """Whether a word is the first half of a hyphenated one: "NATO" in "NATO-led"."""
    return word.dep == "npadvmod" and not word.spaced and any(child.text == "-" for child in word.head.children)


def _is_list_comma(mark: Word) -> bool:
    """Whether a comma stands between members of a list."""
    return mark.text == "," and any(child.i > mark.i for child in mark.head.each("conj")) and mark.head.i < mark.i


def _is_aside(child: Word, word: Word, story: Story) -> bool:
    """Whether a child adds a time, an explanation or a mark that a headline goes without."""
    if child.i in story.times or (child.dep == "prep" and _is_timed(child, story)):
        return True
    if child.dep == "punct":
        return child.text not in KEPT_MARKS
    if child.dep == "acl":
        return child.i - word.i > 6
    return (
        child.dep in lexicon.wordset("wording", "left_out")
        and not (child.dep == "mark" and child.lower in ("that", "whether", "if"))
        and not _is_joined(child)
    )


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
        names = [_called(story.cast.actors[actor_id]) for actor_id, _ in story.cast.actors_of(word)]
        agrees = word.dep not in ("nsubj", "nsubjpass") or word.lower in ("he", "she", "it")
        if names and agrees and word.lower not in REFLEXIVE:
            return join(names) + (space or " ")
    return word.text + space


# ---------------------------------------------------------------- names
def join(names: Sequence[str]) -> str:
    """As in "A", "A and B", "A, B and C"."""
    unique = list(dict.fromkeys(name for name in names if name))
    return unique[0] if len(unique) == 1 else f"{', '.join(unique[:-1])} and {unique[-1]}" if unique else ""


def _called(actor: Actor) -> str:
    """An actor's name as it stands in a sentence: "the United States", "the government of Peru"."""
    if actor.kind == "government" and actor.name.startswith(GOVERNMENT_OF):
        country = actor.name.removeprefix(GOVERNMENT_OF)
        return f"the government of {_with_article(country)}"
    return _with_article(actor.name)


def _with_article(name: str) -> str:
    return f"the {name}" if name in load("events/names")["with_article"] else name


def _own_pronoun(cast: Cast, claimant: str) -> str:
    """What claimants call themselves in "X says ...": the text's own pronoun, "they" for many, "it" for a body, else the name."""
    actor = cast.actors[claimant]
    if actor.kind == "person":
        return cast.pronouns.get(claimant, actor.name)
    return "they" if actor.kind == "group" and _is_many(actor) else "it"


def _is_many(actor: Actor) -> bool:
    return actor.name.endswith("s") or actor.name.split()[-1] in ("police", "people")


def _display(word: Word, story: Story, claimant: str | None) -> str:
    """An argument by its actor's name, by a pronoun where the claimant speaks of themselves, or as written."""
    pairs = story.cast.actors_of(word)
    ids = [actor_id for actor_id, _ in pairs]
    if claimant is not None and ids == [claimant]:
        return _own_pronoun(story.cast, claimant)
    if ids and (word.pos in ("PRON", "PROPN") or all(story.cast.actors[one].kind == "person" for one in ids)):
        actors = [story.cast.actors[one] for one in ids]
        if word.pos != "NOUN" or all(actor.kind in NAMED and actor.name[:1].isupper() for actor in actors):
            return join([_called(actor) for actor in actors])
    text = _noun_phrase(word, story)
    return _lowered(text, word, story.cast) if claimant is not None and text else text


def _noun_phrase(word: Word, story: Story) -> str:
    """A noun phrase without its conjuncts and without what follows its "of" group."""
    kept = [word]
    for child in word.children:
        if child.dep in ("cc", "conj", "preconj", "punct") and not (child.dep == "punct" and child.text in ("-", "$")):
            continue
        if child.dep in lexicon.wordset("wording", "left_out") or child.dep == "acl" or child.i in story.times:
            continue
        kept.extend(_kept(child, story))
    kept.sort(key=lambda w: w.i)
    while kept and kept[-1].dep in ("prep", "cc", "punct", "case"):
        kept.pop()
    return _possessed(word, _spell(kept[:MAX_PHRASE], story), story)


# ---------------------------------------------------------------- nouns
def _nominal(story: Story) -> str | None:
    """An event noun with the little verb that makes a sentence of it: "takes place", "is made"."""
    noun = story.trigger.word
    made = story.trigger.lemma in lexicon.wordset("nouns", "made")
    if made and story.factuality in ("happened", "reported"):
        sentence = _made(story, noun)
        if sentence is not None:
            return sentence
    text = _noun_phrase(noun, story)
    if not text or text.split()[0].lower() in RELATIVE:
        return None
    plural = noun.tag in PLURAL_TAGS
    be, does = ("are", "do") if plural else ("is", "does")
    happening = f"{be} made" if made else ("take place" if plural else "takes place")
    ending = {
        "planned": f"{be} planned",
        "hypothetical": f"{be} possible",
        "denied": f"{be} not made" if made else f"{does} not take place",
    }.get(story.factuality, happening)
    if story.claimant is not None and story.factuality != "happened":
        return f"{_says(story.cast.actors[story.claimant], 'speak')} of {_lowered(text, noun, story.cast)}"
    if story.factuality == "reported":
        ending = f"{be} reported"
    return f"{text} {ending}"


def _owning(name: str) -> str:
    """A name as an owner: "Putin’s", "the protesters’"."""
    return f"{name}’" if name.endswith("s") and not name[:1].isupper() else f"{name}’s"


def _of_antecedent(noun: Word, text: str, story: Story) -> str:
    """The phrase with a name for "whose"; empty when nobody is known for it."""
    clause = next((above for above in noun.ancestors() if above.dep == "relcl"), None)
    if clause is None or not story.cast.actors_of(clause.head):
        return ""
    names = join([_called(story.cast.actors[actor_id]) for actor_id, _ in story.cast.actors_of(clause.head)])
    return f"{_owning(names)}{text[len('whose') :]}"


def _made(story: Story, noun: Word) -> str | None:
    """As in "Lukashenko makes a request": whoever stands after "from", "by" or as owner does it."""
    doers = [word for word in story.args.subjects if word.dep in ("pobj", "poss", "conj") and story.cast.actors_of(word)]
    if not doers:
        return None
    names = join([_display(word, story, None) for word in doers])
    kept = [word for word in _kept(noun, story) if not any(_is_below(word, doer) for doer in doers)]
    kept = [
        word
        for word in kept
        if not (word.dep == "prep" and any(child in doers for child in word.children)) and word.dep not in ("cc", "conj")
    ]
    thing = _spell(sorted(kept, key=lambda w: w.i)[:MAX_PHRASE], story)
    if noun.child("det") is None and noun.tag == "NN":
        thing = f"{'an' if thing[:1].lower() in 'aeiou' else 'a'} {thing}"
    claimed = story.claimant is not None and story.factuality != "happened"
    plural = _is_plural(doers, story.cast)
    if claimed and story.claimant is not None:
        return f"{_says(story.cast.actors[story.claimant])} {names} made {_lowered(thing, noun, story.cast)}"
    return f"{names} {'make' if plural else 'makes'} {_lowered(thing, noun, story.cast)}"


def _is_below(word: Word, above: Word) -> bool:
    return word is above or above in word.ancestors()


def _possessed(noun: Word, text: str, story: Story) -> str:
    """The phrase with a name for the pronoun that owns it: "Lukashenko's first talks"."""
    owner = noun.child("poss")
    if owner is None or (owner.pos != "PRON" and owner.lower != "whose"):
        return text
    if owner.lower == "whose":
        return _of_antecedent(noun, text, story)
    names = [_called(story.cast.actors[actor_id]) for actor_id, _ in story.cast.actors_of(owner)]
    if not names or not text.lower().startswith(owner.lower):
        return text
    return f"{_owning(join(names))}{text[len(owner.text) :]}"

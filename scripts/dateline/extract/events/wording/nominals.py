"""Headlines of event nouns: with the little verb that makes a sentence of them."""

from __future__ import annotations

from dateline.extract.events import lexicon
from dateline.extract.events.arguments import RELATIVE
from dateline.extract.events.tree import Word
from dateline.extract.events.wording.names import PLURAL_TAGS, is_plural, join
from dateline.extract.events.wording.phrases import MAX_PHRASE, display, kept_words, lowered, noun_phrase, spell
from dateline.extract.events.wording.story import Story
from dateline.extract.events.wording.verbs import says


def nominal(story: Story) -> str | None:
    """An event noun with the little verb that makes a sentence of it: "takes place", "is made"."""
    noun = story.trigger.word
    made = story.trigger.lemma in lexicon.wordset("nouns", "made")
    if made and story.factuality in ("happened", "reported"):
        sentence = _made(story, noun)
        if sentence is not None:
            return sentence
    text = noun_phrase(noun, story)
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
        return f"{says(story.cast.actors[story.claimant], 'speak')} of {lowered(text, noun, story.cast)}"
    if story.factuality == "reported":
        ending = f"{be} reported"
    return f"{text} {ending}"


def _made(story: Story, noun: Word) -> str | None:
    """As in "Lukashenko makes a request": whoever stands after "from", "by" or as owner does it."""
    doers = [word for word in story.args.subjects if word.dep in ("pobj", "poss", "conj") and story.cast.actors_of(word)]
    if not doers:
        return None
    names = join([display(word, story, None) for word in doers])
    kept = [word for word in kept_words(noun, story) if not any(_is_below(word, doer) for doer in doers)]
    kept = [
        word
        for word in kept
        if not (word.dep == "prep" and any(child in doers for child in word.children)) and word.dep not in ("cc", "conj")
    ]
    thing = spell(sorted(kept, key=lambda w: w.i)[:MAX_PHRASE], story)
    if noun.child("det") is None and noun.tag == "NN":
        thing = f"{'an' if thing[:1].lower() in 'aeiou' else 'a'} {thing}"
    claimed = story.claimant is not None and story.factuality != "happened"
    plural = is_plural(doers, story.cast)
    if claimed and story.claimant is not None:
        return f"{says(story.cast.actors[story.claimant])} {names} made {lowered(thing, noun, story.cast)}"
    return f"{names} {'make' if plural else 'makes'} {lowered(thing, noun, story.cast)}"


def _is_below(word: Word, above: Word) -> bool:
    return word is above or above in word.ancestors()

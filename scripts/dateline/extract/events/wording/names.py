"""Names and their owners as they stand in a sentence, and whether they are many."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.extract.events.cast import Cast
from dateline.extract.events.tree import Word
from dateline.language.knowledge import load
from dateline.records import Actor

PLURAL_TAGS = frozenset({"NNS", "NNPS"})
GOVERNMENT_OF = "Government of "


def join(names: Sequence[str]) -> str:
    """As in "A", "A and B", "A, B and C"."""
    unique = list(dict.fromkeys(name for name in names if name))
    return unique[0] if len(unique) == 1 else f"{', '.join(unique[:-1])} and {unique[-1]}" if unique else ""


def called(actor: Actor) -> str:
    """An actor's name as it stands in a sentence: "the United States", "the government of Peru"."""
    if actor.kind == "government" and actor.name.startswith(GOVERNMENT_OF):
        country = actor.name.removeprefix(GOVERNMENT_OF)
        return f"the government of {_with_article(country)}"
    if actor.name.islower() and not is_many(actor):
        # One who is known by a noun alone: "the bank", "the spokeswoman".
        return f"the {actor.name}"
    return _with_article(actor.name)


def _with_article(name: str) -> str:
    return f"the {name}" if name in load("events/names")["with_article"] else name


def own_pronoun(cast: Cast, claimant: str) -> str:
    """What claimants call themselves in "X says ...": the text's own pronoun, "they" for many, "it" for a body, else the name."""
    actor = cast.actors[claimant]
    if actor.kind == "person":
        return cast.pronouns.get(claimant, actor.name)
    return "they" if actor.kind == "group" and is_many(actor) else "it"


def is_many(actor: Actor) -> bool:
    """Whether the name of a group stands for many: "protesters", "police"."""
    return actor.name.endswith("s") or actor.name.split()[-1] in ("police", "people")


def owning(name: str) -> str:
    """A name as an owner: "Putin’s", "the protesters’"."""
    return f"{name}’" if name.endswith("s") and not name[:1].isupper() else f"{name}’s"


def is_plural(words: Sequence[Word], cast: Cast) -> bool:
    """Whether the verb of these subjects stands in the plural."""
    if len(words) > 1 or len(cast.actors_of(words[0])) > 1:
        return True
    word = words[0]
    ids = [actor_id for actor_id, _ in cast.actors_of(word)]
    if ids and word.pos == "PRON":
        # It is the name that is shown: "the team finds" for "they found".
        return is_many(cast.actors[ids[0]])
    if any(cast.actors[actor_id].kind == "group" and is_many(cast.actors[actor_id]) for actor_id, _ in cast.actors_of(word)):
        return True
    if word.tag in PLURAL_TAGS:
        return cast.actor_mention(word) is None or word.tag == "NNS"
    return word.tag == "CD" or word.lower in ("they", "we", "police", "people", "many", "some", "others")


def is_one(words: Sequence[Word], cast: Cast) -> bool:
    """Whether all are one named actor: a "we" that is shown as the one who says it."""
    ids = {actor_id for word in words for actor_id, _ in cast.actors_of(word)}
    return len(ids) == 1 and all(word.pos == "PRON" and word.lower != "they" for word in words)


def is_empty(word: Word, cast: Cast) -> bool:
    """Whether a subject says nothing by itself: a pronoun that nobody is known for."""
    return word.pos == "PRON" and word.lower not in ("nobody", "many", "some", "others", "everyone", "someone") and not cast.actors_of(word)

"""What a name's own words say that it names, whatever stands around it."""

from __future__ import annotations

from dateline.extract.cast import lexicon

# Words after the first that show a body's full title: "University of Leeds", "Council on Foreign Relations".
_JOINTS = frozenset({"of", "for", "on", "against", "in"})
# Words for places that are surnames as well: after a first name the name is a person's.
_ALSO_SURNAMES = frozenset(
    {"hall", "park", "camp", "street", "tower", "beach", "forest", "hills", "heights", "bridge", "garden", "cape", "lane"}
)


# First words of places' names, with the kind of place; most of them before "of".
_OPENERS = {"mount": "other", "cape": "other", "isle": "other", "port": "city"} | dict.fromkeys(
    ("lake", "gulf", "bay", "strait", "sea"), "water"
)
# Words for things that are surnames as well.
_THING_SURNAMES = frozenset({"grant", "day", "law", "battle", "eve", "bill", "bowl", "week"})


def sort_of(words: list[str], label: str) -> str:
    """The kind that the words of a name tell, ``thing`` for what is neither actor nor place; empty where they tell nothing.

    ``label`` is the parser's: it decides between a person and a place in names like "Ann Hall".
    """
    if len(words) == 1:
        return _sort_of_one(words[0], label)
    first, last = words[0].lower(), words[-1].lower()
    titled = words[1].lower() in _JOINTS or (len(words) > 2 and words[2].lower() == "of")
    if titled and _heads_title(words):
        return "organisation"
    if _is_thing(words, first, last) and not (label == "PERSON" and last in _THING_SURNAMES):
        return "thing"
    if last in lexicon.name_heads():
        return "organisation"
    if last in lexicon.place_words() and not (label == "PERSON" and last in _ALSO_SURNAMES):
        return lexicon.place_words()[last]
    if first in _OPENERS and label != "PERSON" and (words[1] == "of" or first in ("mount", "lake", "port")):
        return _OPENERS[first]
    if last in lexicon.things("states") and first not in lexicon.first_names():
        return "state"
    return ""


def _sort_of_one(word: str, label: str) -> str:
    if word in lexicon.things("never") or (label != "PERSON" and word.lower() in lexicon.things("heads")):
        return "thing"
    return "person" if word in lexicon.surnames() else ""


def _heads_title(words: list[str]) -> bool:
    """Whether the word before "of" or "for" tells a body, and the last word no place: "Bank of America", not "... Stadium"."""
    head = words[0] if words[1].lower() in _JOINTS else words[1]
    return (
        head.lower() in lexicon.name_heads()
        and words[-1].lower() not in lexicon.place_words()
        and words[-1].lower() not in lexicon.things("heads")
    )


def _is_thing(words: list[str], first: str, last: str) -> bool:
    if words[1].lower() == "of" and first in lexicon.things("heads"):
        return True
    if first in lexicon.things("openers"):
        return True
    return last in lexicon.things("heads") and words[0] not in lexicon.first_names()

"""What a common noun means: a person, a group, a body, a government, a country, or nobody."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from dateline.extract.cast import gazetteer, lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Meaning = tuple[str, str, str]
_NOBODY = ("", "", "")
_SUFFIXES = ("ist", "woman", "person", "eer")
# Words in these suffixes that are no people.
_NOT_PEOPLE = frozenset(
    {"list", "checklist", "career", "beer", "deer", "twist", "waist", "mist", "wrist", "fist", "gist", "cyst", "peer", "assist"}
)
_DETACHMENTS = frozenset({"unit", "force", "squad", "brigade", "battalion", "patrol"})
# What makes a unit or force one of soldiers or police = its sector.
_ARMED = (
    dict.fromkeys(("police", "security", "riot"), "COP")
    | dict.fromkeys(("rebel", "opposition", "guerrilla"), "REB")
    | dict.fromkeys(("army", "military", "armed", "naval", "government", "coalition", "allied", "special"), "MIL")
    | dict.fromkeys(("occupation", "loyalist", "peacekeeping"), "MIL")
)
# What stands beside the name of a sort of people and not of people: "a women's clinic".
_SORTS = frozenset({"woman", "man", "child", "boy", "girl", "lady", "kid", "people"})
_FOR_SORTS = frozenset(
    {"clinic", "march", "shelter", "game", "final", "tournament", "rights", "home", "section", "prison", "football", "tennis"}
)
_LISTENING = frozenset({"say", "tell", "add", "report", "confirm", "reveal", "disclose", "speak", "quote", "cite", "describe"})


def kind_of_noun(lemma: str, token: Token) -> Meaning:
    """Kind, sector and gender of a common noun; the kind is empty for nouns that name no actor or place."""
    if lemma in _DETACHMENTS:
        sector = _detachment(token)
        return ("group", sector, "") if sector else _NOBODY
    if token.lower_ == "authorities":
        return "group", "GOV", ""
    if lemma in _DOUBTS and _DOUBTS[lemma](token):
        return _NOBODY
    needed = lexicon.only_after().get(lemma)
    if needed is not None and not _modified_by(token, needed):
        return _NOBODY
    for kind, sectors in _sectors_by_kind():
        if lemma in sectors:
            return kind, _sector(token, sectors[lemma]) if kind == "organisation" else sectors[lemma], ""
    counted = token.lower_ != "others" or any(child.dep_ == "nummod" for child in token.lefts)
    if token.lower_ in lexicon.groups() and counted:  # "troops", whose singular is another word
        return "group", lexicon.groups()[token.lower_], ""
    if lemma in lexicon.roles():
        sector, gender = lexicon.roles()[lemma]
        return "person", _sector(token, sector) if lemma == "official" else sector, gender
    if lemma.endswith(_SUFFIXES) and lemma not in _NOT_PEOPLE and token.tag_ in ("NN", "NNS"):
        return "person", "", ""
    return _NOBODY


@cache
def _sectors_by_kind() -> tuple[tuple[str, dict[str, str]], ...]:
    """Sector by noun, for each kind that has nouns of its own; persons come after groups and before bodies."""
    governments = dict.fromkeys(lexicon.words("governments"), "GOV")
    countries = dict.fromkeys(lexicon.words("countries"), "")
    bodies = {noun: sector for noun, sector in lexicon.bodies().items() if noun not in lexicon.roles()}
    return ("government", governments), ("group", lexicon.groups()), ("organisation", bodies), ("country", countries)


def _sector(token: Token, sector: str) -> str:
    """The sector of a body by the word before its noun: an aid agency is none of the state's."""
    for child in token.lefts:
        found = lexicon.sorted_by().get(child.lower_)
        if found is not None and child.dep_ in ("compound", "amod", "nmod", "poss"):
            return found
    return sector


def _modified_by(token: Token, words: frozenset[str]) -> bool:
    return any(child.lower_ in words for child in token.lefts)


def _detachment(token: Token) -> str:
    """The sector of a unit or force of soldiers or police; empty for units of other things."""
    for child in token.lefts:
        if child.dep_ in ("compound", "amod", "nmod") and child.lemma_.lower() in _ARMED:
            return _ARMED[child.lemma_.lower()]
    origin = any(gazetteer.tells_origin(token.doc[i].text) for i in range(token.left_edge.i, token.i))
    return "MIL" if origin and token.lemma_ == "force" else ""


# ---- nouns that as often mean no actor, each with the test that tells so


def _is_motion(token: Token) -> bool:
    """As in "the movement of troops", "a flanking movement"."""
    return any(child.lower_ == "of" for child in token.rights) or any(child.tag_ == "VBG" for child in token.lefts)


def _is_a_set_of_rules(token: Token) -> bool:
    """As in "the sanctions regime"."""
    return any(child.dep_ == "compound" and child.tag_ in ("NN", "NNS") and child.lower_ != "military" for child in token.lefts)


def _is_a_body_part(token: Token) -> bool:
    """As in "shook their heads"; the head of something, or a department head, is a person."""
    led = any(child.lower_ in ("of", "at") for child in token.rights) or any(child.dep_ == "compound" for child in token.lefts)
    return not led


def _is_a_supply(token: Token) -> bool:
    """As in "a source of income"; a source that says something is a person."""
    verb = token.head if token.dep_ in ("nsubj", "agent", "nsubjpass") else token.head.head
    spoken = token.dep_ == "nsubj" or (token.dep_ == "pobj" and token.head.lower_ in ("to", "by"))
    named = any(child.dep_ in ("compound", "amod") and child.lower_ in _INFORMED for child in token.lefts)
    return not (named or (spoken and verb.lemma_ in _LISTENING))


_INFORMED = frozenset(
    {
        "police",
        "government",
        "military",
        "diplomatic",
        "court",
        "security",
        "intelligence",
        "official",
        "anonymous",
        "unnamed",
        "enforcement",
    }
)


def _is_an_undertaking(token: Token) -> bool:
    """A campaign is a body when it says or does something, or is someone's: "the Obama campaign", not "during her campaign"."""
    if _does(token):
        return False
    owners = [child for child in token.lefts if child.dep_ in ("poss", "compound", "nmod")]
    owned = any(child.ent_type_ == "PERSON" or child.tag_ in ("NNP", "PRP$") for child in owners)
    return not owned or (token.dep_ == "pobj" and token.head.lower_ not in ("by", "from", "to", "with", "for"))


def _does(token: Token) -> bool:
    """Whether the noun is the subject of what only a mind does: "the campaign said"."""
    return token.dep_ == "nsubj" and token.head.lemma_.lower() in gazetteer.metonym_words("deeds")


def _is_leading(token: Token) -> bool:
    """As in "his gutless leadership", "strong leadership", "the leadership of Ann Lee"; "the new leadership" are people."""
    if _does(token):
        return False
    led = [noun for child in token.rights if child.lower_ == "of" for noun in child.rights]
    owner = next((child for child in (*token.lefts, *led) if child.dep_ in ("poss", "pobj")), None)
    if owner is not None:
        return owner.ent_type_ == "PERSON" or owner.lower_ in ("his", "her", "my", "your")
    return not any(child.lower_ == "the" or child.dep_ == "compound" for child in token.lefts)


def _is_resistance(token: Token) -> bool:
    """As in "opposition to the plan"."""
    return any(child.lower_ in ("to", "from") for child in token.rights)


def _is_a_share(token: Token) -> bool:
    """As in "the majority of its troops"."""
    return any(child.lower_ == "of" for child in token.rights) or any(child.dep_ in ("amod", "compound") for child in token.lefts)


def _is_paper(token: Token) -> bool:
    """Papers are documents; a paper with "white" or "research" before it too."""
    return token.tag_ == "NNS" or any(child.dep_ in ("amod", "compound") for child in token.lefts)


_DOUBTS = {
    "movement": _is_motion,
    "regime": _is_a_set_of_rules,
    "head": _is_a_body_part,
    "source": _is_a_supply,
    "campaign": _is_an_undertaking,
    "leadership": _is_leading,
    "opposition": _is_resistance,
    "majority": _is_a_share,
    "minority": _is_a_share,
    "paper": _is_paper,
}


# ---- whether a noun refers to anyone


_NOT_ANY = frozenset({"no", "every", "each", "any", "either", "neither", "what", "which", "whatever", "whichever"})


def refers(doc: Doc, token: Token, *, is_body: bool) -> bool:
    """Whether the noun phrase can bring someone new: not an office ("elected president"), a predicate or a quantifier's.

    A bare singular noun for a person is an office or a role, but for the clipped style of headlines ("Man dies in fire");
    one for a body refers only where it does something ("Parliament voted").
    """
    if (
        (token.dep_ == "attr" and token.head.lemma_ in ("be", "become", "remain"))
        or token.dep_ == "oprd"
        or (token.dep_ == "pobj" and token.head.lower_ == "as")
    ):
        return False
    determiners = [child for child in token.lefts if child.dep_ in ("det", "poss", "nummod") or child.tag_ in ("DT", "PRP$", "CD", "WP$")]
    if token.tag_ == "NN" and any(child.lower_ in _NOT_ANY for child in determiners):
        return False
    if determiners or token.tag_ != "NN":
        return True
    if is_body and any(child.tag_ in ("NNP", "NNPS") or gazetteer.tells_origin(child.text) for child in token.lefts):
        return True  # "Cosmopolitan magazine", "Canadian government"
    if is_body and not _is_whole(token):
        return True  # headlines leave articles out
    return token.dep_ in ("nsubj", "nsubjpass", "ROOT") and (is_body or _opens(doc, token))


def _is_whole(token: Token) -> bool:
    """Whether the sentence has its full stop."""
    end = token.sent.end - 1
    while end > token.i and token.doc[end].is_space:
        end -= 1
    return token.doc[end].is_punct


def _opens(doc: Doc, token: Token) -> bool:
    return not any(doc[i].is_alpha for i in range(token.sent.start, token.left_edge.i))


def names_a_sort(token: Token) -> bool:
    """Whether a plural possessor only tells a sort: "a women's clinic", "the children's hospital"."""
    if token.dep_ != "poss" or token.lemma_.lower() not in _SORTS or token.tag_ != "NNS":
        return False
    kept = token.head.lemma_.lower() in lexicon.bodies() or token.head.lower_ in lexicon.place_words() or token.head.lower_ in _FOR_SORTS
    return kept and not any(child.dep_ in ("poss", "nummod", "amod") for child in token.lefts)


def is_quoted_term(doc: Doc, token: Token) -> bool:
    """Whether the noun is in inverted commas without its article: a word for something, not the thing (our "big brother")."""
    for i in range(token.left_edge.i, token.i + 1):
        if i > 0 and doc[i - 1].text in _OPENING and (i > token.left_edge.i or doc[i].dep_ in ("nummod", "amod", "compound")):
            return token.i + 1 < len(doc) and doc[token.i + 1].text in _CLOSING
    return False


_OPENING = frozenset("\"'“‘„«`") | {"``"}
_CLOSING = frozenset("\"'”’“»") | {"''"}

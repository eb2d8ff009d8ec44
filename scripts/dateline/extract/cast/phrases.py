"""Nominal and pronoun mentions: common nouns for people, groups, bodies and countries, and the words that stand for them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from dateline.extract.cast import gazetteer, lexicon
from dateline.extract.cast.model import Candidate
from dateline.extract.cast.names import is_lone_national
from dateline.extract.cast.offices import role_at
from dateline.extract.cast.pronouns import relative_clause

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from dateline.extract.cast.words import Words

_LEFT = frozenset({"det", "amod", "compound", "poss", "nummod", "predet", "nmod", "advmod", "quantmod", "punct", "case", "npadvmod"})
_SUFFIXES = ("ist", "woman", "person", "eer")
# Words in these suffixes that are no people.
_NOT_PEOPLE = frozenset(
    {
        "list",
        "checklist",
        "career",
        "beer",
        "deer",
        "twist",
        "waist",
        "mist",
        "wrist",
        "fist",
        "gist",
        "cyst",
        "peer",
        "assist",
    }
)
# Groups that act even as modifiers: "the police crackdown".
_ACTING_MODIFIERS = frozenset({"police", "government", "army", "opposition", "rebel"})
PRONOUNS = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
    "it": "n", "its": "n", "itself": "n", "they": "p", "them": "p", "their": "p", "theirs": "p", "themselves": "p",
    "i": "1", "me": "1", "my": "1", "mine": "1", "myself": "1", "we": "1p", "us": "1p", "our": "1p", "ours": "1p", "ourselves": "1p",
    "you": "2", "your": "2", "yours": "2", "yourself": "2", "yourselves": "2",
}  # fmt: skip
_RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})


# Tags of the words that may be a mention's head.
_HEADS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "PRP$", "WP", "WP$", "WDT", "CD"})


def find_phrases(words: Words, names: Sequence[Candidate], things: frozenset[int]) -> list[Candidate]:
    """Nominal and pronoun candidates in order; none of them lies in a name's own words, nor in those of ``things``."""
    doc, sentence_of = words.doc, words.sentence
    in_core = {i for name in names for i in range(*name.core)} | things
    titles = {i for name in names for i in range(name.start, name.core[0]) if name.kind in ("person", "organisation", "country")}
    found = _leading(doc, names, sentence_of)
    nationalities = gazetteer.adjectives()
    for i, tag in enumerate(words.tags):
        if i in in_core or not (tag in _HEADS or words.texts[i] in ("former", "latter") or words.texts[i] in nationalities):
            continue
        candidate = _phrase(doc[i], sentence_of, titles)
        if candidate is not None:
            found.append(candidate)
    return found


def _phrase(token: Token, sentence_of: list[int], titles: set[int]) -> Candidate | None:
    """The pronoun, number of people or nominal that the token heads."""
    if is_lone_national(token):
        country = gazetteer.adjectives()[token.text]
        return Candidate(token.i - 1, token.i + 1, token.i, sentence_of[token.i], "nominal", "noun", "person", lemma="man", country=country)
    candidate = _pronoun(token, sentence_of) or _quantity(token.doc, token, sentence_of)
    if candidate is None and not _is_premodifier_of_name(token, titles):
        candidate = _nominal(token.doc, token, sentence_of)
    return candidate


def _leading(doc: Doc, names: Sequence[Candidate], sentence_of: list[int]) -> list[Candidate]:
    """Descriptions before the name that they describe: "U.S. president", "Acme spokesman", "the car maker".

    A close apposition of a description and a name is three mentions: each by itself and both together. A person's bare
    office ("finance minister Ann Lee") is no mention of its own; with a name in it, it is.
    """
    named = {i for name in names for i in range(*name.core)}
    found = []
    for name in names:
        last = name.core[0] - 1
        if name.kind not in ("person", "organisation") or last <= name.start:
            continue
        if name.kind == "person" and not any(i in named for i in range(name.start, last)):
            continue
        lemma = doc[last].lemma_.lower()
        if kind_of_noun(lemma, doc[last])[0] == name.kind and last not in named:
            found += [
                Candidate(name.start, last + 1, last, sentence_of[last], "nominal", "before-name", name.kind, lemma=lemma, leads=name),
                Candidate(*name.core, name.head, sentence_of[last], "name", "after-description", name.kind, leads=name),
            ]
    return found


def _is_premodifier_of_name(token: Token, titles: set[int]) -> bool:
    return token.i in titles and token.dep_ != "poss"


def _pronoun(token: Token, sentence_of: list[int]) -> Candidate | None:
    word = token.lower_
    if word in PRONOUNS and token.tag_ in ("PRP", "PRP$") and not (word == "us" and token.text == "US"):
        mark = PRONOUNS[word]
        return _single(token, sentence_of, "pronoun", mark)
    if word in _RELATIVE and token.tag_ in ("WP", "WP$", "WDT") and relative_clause(token) is not None:
        return _single(token, sentence_of, "relative", "relative")
    if word in ("former", "latter") and token.i > 0 and token.nbor(-1).lower_ == "the" and token.dep_ not in ("amod", "compound", "nmod"):
        return Candidate(token.i - 1, token.i + 1, token.i, sentence_of[token.i], "nominal", word, "", lemma=word)
    return None


def _quantity(doc: Doc, token: Token, sentence_of: list[int]) -> Candidate | None:
    """A number of people: "dozens of dissidents", "hundreds have been injured", "about 10,000 detained"."""
    counted = token.lower_ in lexicon.words("quantities") and token.tag_ == "NNS"
    if (counted or token.lower_ in lexicon.words("numbers")) and token.dep_ not in ("pobj", "compound"):
        noun = _counted_noun(token)
        while noun is not None and noun.lower_ in lexicon.words("quantities"):
            noun = _counted_noun(noun)
        if noun is not None and not counted and noun.tag_ != "NNS":
            return None
        if noun is not None:
            kind, sector, _ = kind_of_noun(noun.lemma_.lower(), noun)
            if kind not in ("person", "group"):
                return None
            return _many(token, sentence_of, token.left_edge.i, noun.i + 1, noun.lemma_.lower(), sector)
        return _many(token, sentence_of, token.i, token.i + 1, "people", "CVL") if counted and _stands_for_people(token) else None
    if token.tag_ == "CD" and token.dep_ in ("conj", "nsubj", "nsubjpass") and token.text[:1].isdigit() and _suffers(token):
        return _many(token, sentence_of, token.left_edge.i, token.i + 1, "people", "CVL")
    return None


def _counted_noun(token: Token) -> Token | None:
    """The noun after "of": "dozens of dissidents"."""
    return next((noun for prep in token.rights if prep.lower_ == "of" for noun in prep.rights if noun.dep_ == "pobj"), None)


def _is_counted(token: Token) -> bool:
    """Whether the noun is counted by a number word that is a mention with it."""
    if token.dep_ != "pobj" or token.head.lower_ != "of" or token.tag_ != "NNS":
        return False
    word = token.head.head.lower_
    return word in lexicon.words("numbers") or (word in lexicon.words("quantities") and token.head.head.tag_ == "NNS")


def _many(token: Token, sentence_of: list[int], start: int, end: int, lemma: str, sector: str) -> Candidate:
    while start < token.i and token.doc[start].is_space:
        start += 1
    return Candidate(
        start, end, token.i, sentence_of[token.i], "nominal", "number-of-people", "group", lemma=lemma, plural=True, sector=sector or None
    )  # fmt: skip


def _stands_for_people(token: Token) -> bool:
    """Whether a bare "hundreds" is a subject or object without a noun of things."""
    return token.dep_ in ("nsubj", "nsubjpass", "agent") and not any(child.dep_ == "prep" for child in token.rights)


_HARMS = frozenset({"kill", "injure", "wound", "detain", "arrest", "die", "hurt", "jail", "evacuate", "displace", "flee", "rescue", "miss"})


def _suffers(token: Token) -> bool:
    """Whether a bare number is of people that something is done to."""
    verbs = [child for child in token.rights if child.dep_ in ("acl", "relcl")]
    verbs += [token.head] if token.dep_ in ("nsubj", "nsubjpass") else []
    return any(verb.lemma_.lower() in _HARMS for verb in verbs)


def _single(token: Token, sentence_of: list[int], rule: str, mark: str) -> Candidate:
    return Candidate(token.i, token.i + 1, token.i, sentence_of[token.i], "pronoun", rule, "", gender=mark, lemma=token.lower_)


def _nominal(doc: Doc, token: Token, sentence_of: list[int]) -> Candidate | None:
    if token.tag_ not in ("NN", "NNS", "NNP", "NNPS") or not token.text[0].isalpha():
        return None
    lemma = token.lemma_.lower()
    if token.dep_ in ("compound", "nmod", "amod") and (lemma not in _ACTING_MODIFIERS or _names_people(token.head)):
        return None
    kind, sector, gender = kind_of_noun(lemma, token)
    if not kind or _is_quoted_term(doc, token) or (kind in ("person", "group") and _is_counted(token)):
        return None
    plural = token.tag_ in ("NNS", "NNPS") or lemma in ("police", "people", "troops")
    start = token.i if token.dep_ in ("compound", "nmod") else _left_edge(doc, token)
    candidate = Candidate(
        start, token.i + 1, token.i, sentence_of[token.i], "nominal", "noun", kind, lemma=lemma, gender=gender, plural=plural
    )
    candidate.sector = sector or None
    candidate.definite = any(child.lower_ == "the" or child.dep_ == "poss" for child in token.lefts)
    candidate.kind = "group" if kind == "person" and plural else kind
    if kind == "person" and not plural:
        candidate.role = role_at(doc, token.i) if lemma in lexicon.roles() and lemma not in lexicon.words("untitled") else None
    _read_country(doc, candidate)
    if candidate.role in lexicon.words("anywhere") and token.text.islower():
        candidate.sector = None
    candidate.sector = lexicon.compound_roles().get(role_at(doc, token.i)) or candidate.sector
    return candidate


_OPENING = frozenset("\"'“‘„«`") | {"``"}
_CLOSING = frozenset("\"'”’“»") | {"''"}
# What makes a unit or force one of soldiers or police = its sector.
_ARMED = {
    "police": "COP",
    "army": "MIL",
    "military": "MIL",
    "security": "COP",
    "armed": "MIL",
    "naval": "MIL",
    "rebel": "REB",
    "riot": "COP",
    "government": "MIL",
    "coalition": "MIL",
    "allied": "MIL",
    "special": "MIL",
    "occupation": "MIL",
    "loyalist": "MIL",
    "opposition": "REB",
    "guerrilla": "REB",
    "peacekeeping": "MIL",
}
_DETACHMENTS = frozenset({"unit", "force", "squad", "brigade", "battalion", "patrol"})


def _is_quoted_term(doc: Doc, token: Token) -> bool:
    """Whether the noun is in inverted commas without its article: a word for something, not the thing (our "big brother")."""
    for i in range(token.left_edge.i, token.i + 1):
        if i > 0 and doc[i - 1].text in _OPENING and (i > token.left_edge.i or doc[i].dep_ in ("nummod", "amod", "compound")):
            return token.i + 1 < len(doc) and doc[token.i + 1].text in _CLOSING
    return False


def _names_people(noun: Token) -> bool:
    """Whether the noun itself is one of the cast: "police unit", "rebel leader"."""
    return bool(kind_of_noun(noun.lemma_.lower(), noun)[0])


def _detachment(token: Token) -> str:
    """The sector of a unit or force of soldiers or police; empty for units of other things."""
    for child in token.lefts:
        if child.dep_ in ("compound", "amod", "nmod") and child.lemma_.lower() in _ARMED:
            return _ARMED[child.lemma_.lower()]
    origin = any(gazetteer.tells_origin(token.doc[i].text) for i in range(token.left_edge.i, token.i))
    return "MIL" if origin and token.lemma_ == "force" else ""


def kind_of_noun(lemma: str, token: Token) -> tuple[str, str, str]:
    """Kind, sector and gender of a common noun; the kind is empty for nouns that name no actor or place."""
    if lemma in _DETACHMENTS:
        sector = _detachment(token)
        return ("group", sector, "") if sector else _NOBODY
    if token.lower_ == "authorities":
        return "group", "GOV", ""
    if _means_a_thing(lemma, token):
        return _NOBODY
    for kind, sectors in _sectors_by_kind():
        if lemma in sectors:
            return kind, sectors[lemma], ""
    if lemma in lexicon.roles():
        return "person", *lexicon.roles()[lemma]
    if lemma.endswith(_SUFFIXES) and lemma not in _NOT_PEOPLE and token.tag_ in ("NN", "NNS"):
        return "person", "", ""
    return _NOBODY


_NOBODY = ("", "", "")


def _means_a_thing(lemma: str, token: Token) -> bool:
    """Whether a noun that may be an actor is none here: "the sanctions regime", "the movement of troops"."""
    if lemma == "movement":
        return any(child.lower_ == "of" for child in token.rights)
    named_after = (child for child in token.lefts if child.dep_ == "compound" and child.tag_ in ("NN", "NNS"))
    return lemma == "regime" and any(child.lower_ != "military" for child in named_after)


@cache
def _sectors_by_kind() -> tuple[tuple[str, dict[str, str]], ...]:
    """Sector by noun, for each kind that has nouns of its own; persons come after groups and before bodies."""
    governments = dict.fromkeys(lexicon.words("governments"), "GOV")
    countries = dict.fromkeys(lexicon.words("countries"), "")
    bodies = {noun: sector for noun, sector in lexicon.bodies().items() if noun not in lexicon.roles()}
    return ("government", governments), ("group", lexicon.groups()), ("organisation", bodies), ("country", countries)


def _left_edge(doc: Doc, token: Token) -> int:
    """Where the noun phrase begins: its left dependents and theirs, as long as they stand without a gap."""
    first = token.left_edge.i
    for child in token.lefts:
        if child.dep_ not in _LEFT:
            first = max(first, child.i + 1)
    while first < token.i and (doc[first].is_punct or doc[first].is_space):
        first += 1
    return first


def _read_country(doc: Doc, candidate: Candidate) -> None:
    for i in range(candidate.start, candidate.head):
        code = gazetteer.origin(doc[i].text)
        code = code or gazetteer.country_names().get(doc[i : i + 2].text)
        if code is None and i + 2 < candidate.head and doc[i + 2].lower_ == "based":
            code = gazetteer.country_of_city(doc[i].text)
        candidate.country = candidate.country or code

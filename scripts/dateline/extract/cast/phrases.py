"""Nominal and pronoun mentions: common nouns for people, groups, bodies and countries, and the words that stand for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.cast import gazetteer, lexicon
from dateline.extract.cast.counts import is_counted, number_of_people
from dateline.extract.cast.model import Candidate
from dateline.extract.cast.names import is_lone_national
from dateline.extract.cast.nouns import is_quoted_term, kind_of_noun, names_a_sort, refers
from dateline.extract.cast.offices import compound_at, role_at
from dateline.extract.cast.pronouns import relative_clause

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc, Token

    from dateline.extract.cast.words import Words

_LEFT = frozenset({"det", "amod", "compound", "poss", "nummod", "predet", "nmod", "advmod", "quantmod", "punct", "case", "npadvmod"})
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
    candidate = _pronoun(token, sentence_of) or number_of_people(token, sentence_of)
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
        if name.kind not in ("person", "organisation") or last < name.start or (name.kind == "person" and last == name.start):
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


def _single(token: Token, sentence_of: list[int], rule: str, mark: str) -> Candidate:
    return Candidate(token.i, token.i + 1, token.i, sentence_of[token.i], "pronoun", rule, "", gender=mark, lemma=token.lower_)


def _nominal(doc: Doc, token: Token, sentence_of: list[int]) -> Candidate | None:
    """The common noun for someone, with the words to its left."""
    if token.tag_ not in ("NN", "NNS", "NNP", "NNPS") or not token.text[0].isalpha():
        return None
    first, end, lemma = compound_at(doc, token.i)
    if not lemma or (token.dep_ in ("compound", "nmod", "amod") and (lemma not in _ACTING_MODIFIERS or _names_people(token.head))):
        return None
    kind, sector, gender = kind_of_noun(lemma, token)
    if not kind or is_quoted_term(doc, token) or names_a_sort(token) or (kind in ("person", "group") and is_counted(token)):
        return None
    plural = token.tag_ in ("NNS", "NNPS") or lemma in ("police", "people", "troops")
    start = first if token.dep_ in ("compound", "nmod") else min(first, _left_edge(doc, token))
    candidate = Candidate(start, end, token.i, sentence_of[token.i], "nominal", "noun", kind, lemma=lemma, gender=gender, plural=plural)
    candidate.sector = sector or None
    candidate.definite = any(child.lower_ == "the" or child.dep_ == "poss" for child in token.lefts)
    candidate.refers = kind in ("group", "country") or refers(doc, token, is_body=kind != "person")
    candidate.kind = "group" if kind == "person" and plural else kind
    if kind == "person" and not plural:
        _read_role(doc, candidate, token)
    elif kind == "person":
        candidate.sector = lexicon.compound_roles().get(role_at(doc, token.i), candidate.sector)
    _read_country(doc, candidate)
    return candidate


def _read_role(doc: Doc, candidate: Candidate, token: Token) -> None:
    """The role that the noun tells, and the sector that goes with the whole of it."""
    role = role_at(doc, token.i)
    if candidate.lemma in lexicon.roles() and candidate.lemma not in lexicon.words("untitled"):
        candidate.role = role
    if candidate.role in lexicon.words("anywhere") and token.text.islower():
        candidate.sector = None
    candidate.sector = lexicon.compound_roles().get(role, candidate.sector)


def _names_people(noun: Token) -> bool:
    """Whether the noun itself is one of the cast: "police unit", "rebel leader"."""
    return bool(kind_of_noun(noun.lemma_.lower(), noun)[0])


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
    """The country that a word before the noun tells: "Turkish police", "the Bern-based bank"."""
    for i in range(candidate.start, candidate.head):
        code = gazetteer.country_names().get(doc[i : i + 2].text) or gazetteer.origin_at(doc, i)
        if code is None and i + 2 < candidate.head and doc[i + 2].lower_ == "based":
            code = gazetteer.country_of_city(doc[i].text)
        candidate.country = candidate.country or code

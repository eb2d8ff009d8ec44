"""What the parse says of a number: its token, the noun that it counts, the predicate and the words it is about."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NOUN_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_PREMODIFIERS = frozenset(
    {"JJ", "JJR", "JJS", "VBN", "VBG", "HYPH", "POS", "AFX", "``", "''", "FW", "NN", "NNP", "NNS", "NNPS", "RB", "RBS"}
)
_IN_PHRASE = _PREMODIFIERS - {"POS", "``", "''"}
_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "tomorrow"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})


class Words:
    """A document's tokens by character offset."""

    def __init__(self, doc: Doc, text: str, starts: list[int]) -> None:
        """``starts`` are the offsets at which the tokens begin."""
        self.doc = doc
        self.text = text
        self._starts = starts

    @cached_property
    def _sentence_starts(self) -> list[int]:
        """The indices of the tokens that begin a sentence."""
        return [index for index, opens in enumerate(self.doc.to_array("SENT_START").tolist()) if opens == 1]

    def sentence_start(self, index: int) -> int:
        """The index of the first token of the sentence in which a token stands."""
        starts = self._sentence_starts
        return starts[max(0, bisect_right(starts, index) - 1)] if starts else 0

    def together(self, one: Token, other: Token) -> bool:
        """Whether two tokens stand in one sentence."""
        return self.sentence_start(one.i) == self.sentence_start(other.i)

    def first_from(self, char: int) -> int:
        """The index of the first token that begins at or after a character."""
        return bisect_left(self._starts, char)

    def at(self, char: int) -> int:
        """The index of the token that holds a character."""
        return max(0, bisect_right(self._starts, char) - 1)

    def indices(self, start: int, end: int) -> range:
        """The indices of the tokens of a span."""
        return range(self.at(start), max(self.at(start), self.at(end - 1)) + 1)

    def get(self, index: int) -> Token | None:
        """The token at an index, None outside the document."""
        return self.doc[index] if 0 <= index < len(self.doc) else None


@dataclass(frozen=True, slots=True)
class Counted:
    """The noun that a number counts, with the index of the first word of its modifiers."""

    first: int
    noun: Token

    def name(self) -> str:
        """The noun with its modifiers, singular; a possessor is left out ("two of the bank's deputies")."""
        doc = self.noun.doc
        words = [doc[i] for i in range(self.first, self.noun.i)]
        possessives = [n for n, token in enumerate(words) if token.tag_ == "POS"]
        own = words[possessives[-1] + 1 :] if possessives else words
        while own and not own[0].text[0].isalnum():
            own = own[1:]
        return " ".join(("".join(token.text_with_ws for token in own) + singular(self.noun)).split())


def singular(noun: Token) -> str:
    """The singular of a noun as written, capitals kept ("GIs" gives "GI"); "people" stays."""
    text: str = noun.text
    if noun.tag_ == "NNPS":
        if text.endswith("ies"):
            return f"{text[:-3]}y"
        return text[:-1] if text.endswith("s") and not text.endswith("ss") else text
    if noun.tag_ != "NNS":
        return text
    lemma: str = _MISTAKEN.get(text.lower(), noun.lemma_.lower())
    return text[: len(lemma)] if text.lower().startswith(lemma) else lemma


# Plurals for which the lemmatizer gives the rarer singular.
_MISTAKEN = {"bases": "base", "axes": "axe", "leaves": "leaf"}


def number_head(words: Words, start: int, end: int) -> Token:
    """The token of a span that governs the others: the one whose head stands outside it."""
    first, last = words.at(start), max(words.at(start), words.at(max(start, end - 1)))
    span = range(first, last + 1)
    for index in reversed(span):
        token = words.doc[index]
        if token.head.i not in span or token.head is token:
            return token
    return words.doc[last]


def counted_noun(words: Words, number_start: int, end: int) -> Counted | None:
    """The noun that follows a number and is counted by it."""
    start = words.first_from(end)
    token = words.get(start)
    if token is None or words.text[end : token.idx].strip():
        return None
    number = words.doc[words.at(max(0, end - 1))]
    if token.tag_ == "HYPH" and token.idx == end:
        return _hyphenated(words, start + 1)
    if token.lower_ == "of":
        return _after_of(words, start + 1)
    if token.lower_ == "or" and (other := words.get(start + 1)) is not None and other.tag_ == "CD":
        return _scan(words, start + 2)
    head = number.head
    if (
        number.dep_ in ("nummod", "quantmod", "compound", "amod")
        and start <= head.i < start + 8
        and head.tag_ in NOUN_TAGS
        and _open(words, start, head.i)
    ):
        found = _scan(words, start) if head.tag_ == "NNP" else None
        return found if found is not None and found.noun.i > head.i else Counted(start, head)
    return _scan(words, start) or _before_or(words, number)


def _before_or(words: Words, number: Token) -> Counted | None:
    """The noun of "a pick or two"."""
    either, noun = words.get(number.i - 1), words.get(number.i - 2)
    if either is None or noun is None or either.lower_ != "or" or noun.tag_ != "NN" or not words.together(noun, number):
        return None
    return Counted(noun.i, noun)


def _open(words: Words, first: int, last: int) -> bool:
    """Whether only modifiers stand between a number and its noun."""
    return all(words.doc[i].tag_ in _PREMODIFIERS or _is_model_number(words.doc[i], first) for i in range(first, last))


def _is_model_number(token: Token, first: int) -> bool:
    """Whether a number inside a noun phrase belongs to a name: "Model 3 sedans"."""
    return token.tag_ == "CD" and token.i > first and token.nbor(-1).tag_ == "NNP"


def _joins_names(token: Token, found: Token | None) -> bool:
    """Whether "and" joins two names before a noun: "Kia and Hyundai cars"."""
    if token.lower_ != "and" or found is None or found.tag_ != "NNP" or token.i + 2 >= len(token.doc):
        return False
    return bool(token.nbor(1).tag_ == "NNP" and token.nbor(2).tag_ == "NNS")


def _hyphenated(words: Words, index: int) -> Counted | None:
    token = words.get(index)
    if token is not None and token.lower_ == "strong":
        return _scan(words, index + 1)
    if token is None or token.tag_ not in ("NN", "NNS", "NNP"):
        return None
    return Counted(index, token)


def _after_of(words: Words, start: int) -> Counted | None:
    """The noun of "of the 28 states"; none for "of them", "of whom"."""
    index = start
    while (token := words.get(index)) is not None and token.tag_ in ("DT", "PRP$", "PDT", "CD", "WP$"):
        index += 1
    return _scan(words, index)


def _scan(words: Words, start: int) -> Counted | None:
    """The last noun of the run of modifiers and nouns that begins here; a plural ends it unless it is a compound."""
    found = None
    for index in range(start, start + 8):
        token = words.get(index)
        if token is None or (token.is_sent_start and index > start):
            break
        if token.tag_ not in _PREMODIFIERS:
            if _is_model_number(token, start) or _joins_names(token, found):
                continue
            break
        if token.tag_ in NOUN_TAGS:
            if found is not None and token.tag_ in ("NNP", "NNPS") and found.tag_ == "NNS":
                break
            found = token
            if token.tag_ == "NNS" and token.dep_ != "compound":
                break
        elif token.tag_ in ("VBN", "VBG") and found is not None and token.nbor(-1).tag_ != "HYPH":
            break
    return Counted(start, found) if found is not None and found.lower_[0].isalpha() and found.lower_ not in _DAYS else None


def phrase(noun: Token, after: int = 0) -> str:
    """A noun with the compounds and adjectives in front of it, as written, from the token ``after`` on."""
    first = noun.i
    while first > after and not noun.doc[first].is_sent_start and noun.doc[first - 1].tag_ in _IN_PHRASE:
        first -= 1
    return " ".join(noun.doc[first : noun.i + 1].text.split()).lstrip("-–—'\"`“‘•·▪●►* ")


def subject(verb: Token, below: Token) -> Token | None:
    """The subject of a verb other than the branch ``below``, looked for up its chain of coordination and complement.

    A pronoun gives way to the noun above it: in "the firm said it has 40 shops" the firm has them.
    """
    token, found = verb, None
    for _ in range(6):
        for child in token.children:
            if child.dep_ in _SUBJECTS and child is not below:
                candidate = _antecedent(child, token)
                if candidate.tag_ not in _STANDING_IN or ends_name(candidate):
                    return candidate if found is None or candidate.i < found.i else found
                found = found or candidate
        if token.dep_ in ("acl", "relcl") and token.head.tag_ in NOUN_TAGS:
            return token.head
        controlled = _controlling_object(token)
        if controlled is not None:
            return controlled
        if token.dep_ not in _UPWARD or token.head is token:
            break
        token = token.head
    return found


def ends_name(token: Token) -> bool:
    """Whether a number is the last word of a name: "S&P 500"."""
    return bool(token.tag_ == "CD" and token.i > 0 and not token.is_sent_start and token.nbor(-1).tag_ == "NNP")


_STANDING_IN = frozenset({"PRP", "JJS", "DT", "CD", "WDT", "WP"})
_UPWARD = frozenset({"conj", "xcomp", "advcl", "ccomp", "pcomp", "dep", "prep", "acl", "parataxis"})
_CONTROL = frozenset(
    {
        "order",
        "force",
        "tell",
        "ask",
        "allow",
        "urge",
        "enable",
        "help",
        "cause",
        "require",
        "want",
        "let",
        "make",
        "lead",
        "push",
        "persuade",
        "invite",
    }
)


def _controlling_object(verb: Token) -> Token | None:
    """The object that is the subject of a complement: "ordered him to pay"."""
    if verb.dep_ not in ("xcomp", "ccomp") or verb.head.lemma_ not in _CONTROL:
        return None
    return next((child for child in verb.head.children if child.dep_ == "dobj" and child.i < verb.i), None)


def _antecedent(child: Token, verb: Token) -> Token:
    """What a relative pronoun stands for; other subjects are their own."""
    return verb.head if child.tag_ in ("WDT", "WP") and verb.dep_ == "relcl" else child


def governor(token: Token) -> Token:
    """The first verb or noun above a number, prepositions and other numbers passed over."""
    seen = 0
    while token.head is not token and seen < 8:
        token = token.head
        if token.pos_ in ("VERB", "AUX", "NOUN", "PROPN", "ADJ") and token.tag_ not in ("$", "CD"):
            return token
        seen += 1
    return token

"""Quoted terms, titles, names and scare quotes: what stands in marks and is nobody's statement."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from dateline.extract.quotes.marks import Quotation
from dateline.extract.quotes.reading import Reading
from dateline.language.knowledge import load

if TYPE_CHECKING:
    from spacy.tokens import Token

_SMALL = frozenset({"ADP", "DET", "CCONJ", "SCONJ", "PART", "AUX"})
_STEPPED_OVER = frozenset({"a", "an", "the", "as"})


@cache
def introducers() -> frozenset[str]:
    """Words that announce a term or a title before the opening mark."""
    return frozenset(load("quotes/terms")["before"])


def is_short(reading: Reading, quotation: Quotation) -> bool:
    """Whether the quoted words are too few to be a statement of their own inside a sentence."""
    return len(reading.text[quotation.start : quotation.end].split()) <= int(load("quotes/terms")["most_words"])


def is_term(reading: Reading, quotation: Quotation) -> bool:
    """Whether the quoted words are introduced as a term, stand inside a name, are an aside in brackets, or are a title."""
    text = reading.text
    if text[quotation.start] == "(" and text[quotation.end - 1] == ")":
        return True
    previous = reading.token_before(quotation.opener)
    if previous is not None and previous.idx >= quotation.line[0]:
        if _is_introduced(previous):
            return True
        if is_short(reading, quotation) and _stands_in_name(reading, previous, quotation):
            return True
    within = is_embedded(reading, quotation) or not ends_itself(reading, quotation)
    return within and _is_title(reading.tokens(quotation.start, quotation.end))


def _is_introduced(previous: Token) -> bool:
    for _ in range(2):
        if previous.lower_ in _STEPPED_OVER and previous.i > 0:
            previous = previous.nbor(-1)
    return previous.lower_ in introducers() or previous.lemma_ in introducers()


def _stands_in_name(reading: Reading, previous: Token, quotation: Quotation) -> bool:
    following = next(iter(reading.following(quotation.closer, quotation.line[1], 1)), None)
    return previous.pos_ == "PROPN" and following is not None and following.pos_ == "PROPN"


def _is_title(tokens: list[Token]) -> bool:
    """Whether all words but the small ones begin with a capital."""
    content = [token for token in tokens if token.is_alpha and token.pos_ not in _SMALL]
    return len(content) >= 2 and all(token.text[0].isupper() for token in content)


def _text_before(reading: Reading, quotation: Quotation) -> str:
    """What stands before the opening mark in the paragraph, two single marks read as the double one."""
    before = reading.text[max(quotation.line[0], quotation.opener - 4) : quotation.opener].rstrip()
    return before[:-2] + '"' if before.endswith("''") else before


def is_embedded(reading: Reading, quotation: Quotation) -> bool:
    """Whether the quoted words stand in the middle of a sentence, with neither a comma nor a colon nor a sentence's end before them."""
    before = _text_before(reading, quotation)
    return bool(before) and before[-1] not in ',:.?!”"’)…—–-'


def follows_as(reading: Reading, quotation: Quotation) -> bool:
    """Whether the quoted words say as what somebody is described ("hailed him as a “…”")."""
    previous = reading.token_before(quotation.opener)
    if previous is not None and previous.pos_ == "DET" and previous.i > 0:
        previous = previous.nbor(-1)
    return previous is not None and previous.lower_ == "as"


def is_noun_phrase(reading: Reading, quotation: Quotation) -> bool:
    """Whether the quoted words are the rest of a noun phrase ("the “good old days”") and hold no verb."""
    previous = reading.token_before(quotation.opener)
    if previous is None or (previous.pos_ not in ("DET", "ADJ", "NUM") and previous.tag_ != "PRP$"):
        return False
    return not any(token.pos_ in ("VERB", "AUX") for token in reading.tokens(quotation.start, quotation.end))


def ends_itself(reading: Reading, quotation: Quotation) -> bool:
    """Whether the quotation ends as a sentence or with the comma before a frame."""
    text = reading.text
    return not quotation.closed or text[quotation.end - 1] in ".?!…—–" or "," in text[quotation.end : quotation.closer + 1]


def is_utterance(reading: Reading, quotation: Quotation, cue: Token | None) -> bool:
    """Whether the quoted words stand as a sentence or a clause of their own and not inside another's grammar.

    ``cue`` is the last verb of saying in the sentence before the quotation.
    """
    text = reading.text
    before = _text_before(reading, quotation)
    capital = text[quotation.start].isupper()
    if not before or before[-1] in '.?!”"’)…':
        following = text[quotation.closer : quotation.closer + 1]
        ends = ends_itself(reading, quotation) or quotation.closer == quotation.line[1] or not following.isspace()
        return ends or (capital and _is_long(reading, quotation))
    if before[-1] == ":":
        return True
    complete = capital and ends_itself(reading, quotation) and _is_long(reading, quotation)
    if before[-1] in ",—–-":
        return complete or (cue is not None and (ends_itself(reading, quotation) or capital))
    if complete and cue is None:
        return True
    previous = reading.token_before(quotation.opener)
    return previous is not None and previous == cue and capital and not is_short(reading, quotation)


def _is_long(reading: Reading, quotation: Quotation) -> bool:
    return len(reading.text[quotation.start : quotation.end].split()) >= int(load("quotes/terms")["sentence_words"])

"""Whose words: the speaker of a cue, or, without a cue, the speaker of the paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.extract.quotes.cues import is_verb
from dateline.extract.quotes.marks import Quotation
from dateline.extract.quotes.reading import Reading, ends_sentence
from dateline.extract.quotes.sources import addressee_of, is_personlike, phrase, span_of, subject_of
from dateline.extract.statements import Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

Offsets = tuple[int, int]
Said = Sequence[tuple[Quotation, Statement]]

NAME_PARTS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
# A subject further behind its cue than this many tokens is a misreading.
FAR_TOKENS = 12
# Nobody further back than this many characters is taken for the speaker of a quotation without a cue.
LOOK_BACK = 2000


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands beside a quotation: cue, speaker and the one addressed, and the rule that found them."""

    cue: Offsets | None
    speaker: Offsets | None
    addressee: Offsets | None
    rule: str


def around_cue(reading: Reading, cue: Token, tokens: Sequence[Token], rule: str) -> Frame:
    """The frame of a cue among its sentence's tokens; where the parse gives none in reach, the noun phrase beside the cue is taken."""
    subject = subject_of(cue)
    beside = _beside(reading, cue, tokens)
    if subject is None or reading.is_quoted(subject) or _is_far(subject, cue, beside):
        subject = beside or _nearest_subject(cue, tokens)
    return Frame(span_of(cue), phrase(subject) if subject is not None else None, addressee_of(cue), rule)


def head_of_first_phrase(tokens: Sequence[Token]) -> Token | None:
    """The last noun of the first run of nouns."""
    return next((t for t in tokens if t.pos_ in NAME_PARTS and (t.i + 1 == len(t.doc) or t.nbor(1).pos_ not in NAME_PARTS)), None)


def _nearest_subject(cue: Token, tokens: Sequence[Token]) -> Token | None:
    before = [token for token in tokens if token.i < cue.i and token.dep_ == "nsubj"]
    return next((token for token in reversed(before) if is_personlike(token)), None)


def _is_far(subject: Token, cue: Token, beside: Token | None) -> bool:
    """Whether the parse leads away from a name or a pronoun that stands right before the cue, or leads too far."""
    if subject.i > cue.i + FAR_TOKENS:
        return True
    if beside is None or beside.i != cue.i - 1 or beside.pos_ not in ("PROPN", "PRON"):
        return False
    return subject.i < beside.left_edge.i and not subject.is_ancestor(beside)


def _beside(reading: Reading, cue: Token, tokens: Sequence[Token]) -> Token | None:
    if not tokens or not tokens[0].i <= cue.i <= tokens[-1].i:
        return None
    before = [token for token in tokens if token.i < cue.i and not token.is_punct]
    while before and before[-1].pos_ in ("ADV", "AUX"):
        before.pop()
    if before and before[-1].i < cue.i - 1 and cue.nbor(-1).text == ",":
        return head_of_first_phrase(before)
    if before and before[-1].pos_ in NAME_PARTS and not reading.is_quoted(before[-1]):
        return before[-1]
    return _after(cue, tokens)


def _after(cue: Token, tokens: Sequence[Token]) -> Token | None:
    """The noun phrase after an inverted cue: said the mayor."""
    after = [token for token in tokens if token.i > cue.i]
    for token, following in zip(after, [*after[1:], None], strict=False):
        if token.pos_ in NAME_PARTS and (following is None or following.pos_ not in NAME_PARTS):
            return token
        if (token.is_punct and token.text != "-") or is_verb(token):
            break
    return None


def missing(reading: Reading, quotation: Quotation, said: Said) -> Frame:
    """Without a cue, the speaker of the paragraph: who spoke before in it, acted before in it, or spoke or acted last before it."""
    here = said[-1][1] if said and said[-1][0].line == quotation.line else None
    if here is not None and here.speaker is not None:
        return _goes_on(reading, quotation, here)
    subject = _last_subject(reading, quotation.line[0], quotation.opener)
    if subject is not None:
        return Frame(None, subject, None, "paragraph-subject")
    return _from_paragraph_before(reading, quotation, said) or Frame(None, None, None, "no-speaker")


def spoken_here(quotation: Quotation, said: Said) -> Frame | None:
    """The speaker quoted before in the same paragraph, for quoted words that nothing governs."""
    if not said or said[-1][0].line != quotation.line or said[-1][1].speaker is None:
        return None
    return Frame(None, said[-1][1].speaker, None, "mixed-paragraph")


def _goes_on(reading: Reading, quotation: Quotation, before: Statement) -> Frame:
    """The quotation goes on after the frame of the one before it ("…," he said. "…"), or after sentences of the narrator."""
    if before.cue is not None and before.content[1] < before.cue[0] < quotation.opener:
        between = reading.tokens(before.cue[1], quotation.opener)
        if sum(ends_sentence(token) for token in between) <= 1:
            return Frame(before.cue, before.speaker, before.addressee, "cue-middle")
    return Frame(None, before.speaker, None, "paragraph-speaker")


def _last_subject(reading: Reading, start: int, end: int) -> Offsets | None:
    """The subject of the last main clause between two offsets that is apt to speak."""
    for token in reversed(reading.tokens(max(start, end - LOOK_BACK), end)):
        if token.dep_ == "nsubj" and token.head.dep_ in ("ROOT", "conj") and is_personlike(token) and not reading.is_quoted(token):
            return phrase(token)
    return None


def _from_paragraph_before(reading: Reading, quotation: Quotation, said: Said) -> Frame | None:
    previous = reading.token_before(quotation.line[0])
    if previous is None:
        return None
    start = reading.text.rfind("\n", 0, previous.idx) + 1
    if said and said[-1][0].line[0] >= start and said[-1][1].speaker is not None and said[-1][1].form == "direct":
        return Frame(None, said[-1][1].speaker, None, "previous-speaker" if said[-1][0].closed else "continued-paragraph")
    subject = _last_subject(reading, start, previous.idx + 1)
    return Frame(None, subject, None, "previous-subject") if subject is not None else None

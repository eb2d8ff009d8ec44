"""Quoted words: which are somebody's and whose.

A quotation is framed by a cue after it ("…," she said), before it (She said: "…") or between its parts. Without a cue
the speaker is that of the paragraph. Words quoted inside a reported clause are of form mixed; terms, titles, names and
scare quotes are left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from dateline.extract.quotes.cues import governing_verbs, is_verb
from dateline.extract.quotes.frames import Frame, FrameFinder, last_cue
from dateline.extract.quotes.marks import Quotation
from dateline.extract.quotes.reading import Reading
from dateline.extract.quotes.terms import is_embedded, is_short, is_term, is_utterance
from dateline.extract.quotes.turns import spoken_turn
from dateline.extract.statements import Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

# A quotation of which nobody can be named the speaker is kept from this many words on; a shorter one may be anything.
LEAST_WORDS_UNSPOKEN = 5


def read_quotations(reading: Reading, clauses: Iterable[Statement]) -> list[Statement]:
    """The direct and mixed statements of a document in order; what was said before gives the speaker where no cue does."""
    spoken = [quotation for quotation in reading.quotations if not is_term(reading, quotation)]
    finder = FrameFinder(reading, [q for q in spoken if not (is_embedded(reading, q) and is_short(reading, q))])
    ordered = sorted(clauses, key=lambda clause: clause.content[1] - clause.content[0])
    said: list[tuple[Quotation, Statement]] = []
    for quotation in spoken:
        statement = _statement(reading, finder, quotation, ordered, said)
        if statement is not None:
            said.append((quotation, statement))
    return [statement for _, statement in said]


def _statement(
    reading: Reading, finder: FrameFinder, quotation: Quotation, clauses: list[Statement], said: list[tuple[Quotation, Statement]]
) -> Statement | None:
    turn = spoken_turn(reading.text, quotation.start, quotation.end)
    if turn is not None:
        return turn
    if is_utterance(reading, quotation, last_cue(finder.tokens_before(quotation))):
        return _direct(reading, quotation, _frame(reading, finder, quotation, said))
    return _fragment(reading, finder, quotation, clauses)


def _frame(reading: Reading, finder: FrameFinder, quotation: Quotation, said: list[tuple[Quotation, Statement]]) -> Frame:
    """A comma before the closing mark points to the frame after it; otherwise the frame before comes first."""
    if "," in reading.text[quotation.end : quotation.closer + 1]:
        found = finder.after(quotation) or finder.before(quotation)
    else:
        found = finder.before(quotation) or finder.after(quotation)
    return found or finder.missing(quotation, said)


def _direct(reading: Reading, quotation: Quotation, frame: Frame) -> Statement | None:
    start, end = quotation.start, quotation.end
    if frame.speaker is None and frame.cue is None and len(reading.text[start:end].split()) < LEAST_WORDS_UNSPOKEN:
        return None
    if frame.rule == "cue-inside" and frame.cue is not None and frame.speaker is not None:
        end = len(reading.text[: min(frame.cue[0], frame.speaker[0])].rstrip(" ,"))
    return Statement((start, end), "direct", frame.speaker, frame.cue, frame.addressee, frame.rule)


def _fragment(reading: Reading, finder: FrameFinder, quotation: Quotation, clauses: list[Statement]) -> Statement | None:
    """Words quoted inside a reported clause or a judgement, with the cue that governs them; None for a term."""
    if is_short(reading, quotation):
        return None
    content = (quotation.start, quotation.end)
    for clause in clauses:
        if clause.speaker is not None and clause.content[0] <= content[0] and content[1] <= clause.content[1]:
            return Statement(content, "mixed", clause.speaker, clause.cue, clause.addressee, "mixed-clause")
    frame = _put_by(reading, finder, quotation)
    if frame is None:
        cue = _governor(reading, finder, quotation)
        frame = finder.around_cue(cue, finder.tokens_before(quotation), "mixed-governed") if cue is not None else None
    if frame is None or frame.speaker is None:
        return None
    return Statement(content, "mixed", frame.speaker, frame.cue, frame.addressee, frame.rule)


def _put_by(reading: Reading, finder: FrameFinder, quotation: Quotation) -> Frame | None:
    """A frame "as he put it" right after the quoted words."""
    following = [token for token in reading.tokens(quotation.closer, quotation.line[1])[:2] if not token.is_punct]
    return finder.after(quotation) if following and following[0].lower_ == "as" else None


def _governor(reading: Reading, finder: FrameFinder, quotation: Quotation) -> Token | None:
    """The nearest verb of saying, thinking or judging above the quoted words in the parse, or the last one before them."""
    tokens = reading.tokens(quotation.start, quotation.end)
    top = next((token for token in tokens if not quotation.start <= token.head.idx < quotation.end), tokens[0] if tokens else None)
    verbs = governing_verbs()
    for ancestor in top.ancestors if top is not None else ():
        if ancestor.lemma_ in verbs and is_verb(ancestor) and not reading.is_quoted(ancestor):
            return ancestor
    return next((t for t in reversed(finder.tokens_before(quotation)) if t.lemma_ in verbs and is_verb(t)), None)

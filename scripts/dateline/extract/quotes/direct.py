"""Quoted words: which are somebody's and whose.

A quotation is framed by a cue after it ("…," she said), before it (She said: "…") or between its parts. Without a cue
the speaker is that of the paragraph. Words quoted inside a reported clause are of form mixed; terms, titles, names and
scare quotes are left out.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import TYPE_CHECKING

from dateline.extract.quotes.cues import frame_verbs, is_verb, strong_verbs, words
from dateline.extract.quotes.frames import FrameFinder, last_cue
from dateline.extract.quotes.marks import Quotation
from dateline.extract.quotes.reading import Reading
from dateline.extract.quotes.speakers import Frame, Said, around_cue, missing, spoken_here
from dateline.extract.quotes.terms import follows_as, is_embedded, is_noun_phrase, is_short, is_term, is_utterance
from dateline.extract.quotes.turns import spoken_turn
from dateline.extract.statements import Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

# A quotation of which nobody can be named the speaker is kept from this many words on; a shorter one may be anything.
LEAST_WORDS_UNSPOKEN = 5
# A quoted noun phrase without a verb is somebody's words only this near below his verb of saying; further down it is a term.
TERM_DEPTH = 3
# Rules of clauses that somebody says, before those that somebody thinks, finds or judges.
_SAID = ("clause", "according-to", "headline")


class Holders:
    """Reported clauses with a speaker, by offset."""

    def __init__(self, clauses: Iterable[Statement]) -> None:
        self.clauses = sorted((clause for clause in clauses if clause.speaker is not None), key=lambda clause: clause.content)
        self.starts = [clause.content[0] for clause in self.clauses]
        self.longest = max((clause.content[1] - clause.content[0] for clause in self.clauses), default=0)

    def around(self, content: tuple[int, int]) -> Statement | None:
        """The clause that holds the words: the shortest of what is said, else of what is thought or judged.

        In "she says she hopes that …" the one who says it is named where the one who hopes is a pronoun.
        """
        first, stop = bisect_left(self.starts, content[1] - self.longest), bisect_right(self.starts, content[0])
        holding = [clause for clause in self.clauses[first:stop] if content[1] <= clause.content[1]]
        return min(holding, key=lambda c: (not c.rule.startswith(_SAID), c.content[1] - c.content[0]), default=None)


def read_quotations(reading: Reading, clauses: Iterable[Statement]) -> list[Statement]:
    """The direct and mixed statements of a document in order; what was said before gives the speaker where no cue does."""
    spoken = [quotation for quotation in reading.quotations if not is_term(reading, quotation)]
    finder = FrameFinder(reading, [q for q in spoken if not (is_embedded(reading, q) and is_short(reading, q))])
    holders = Holders(clauses)
    said: list[tuple[Quotation, Statement]] = []
    for quotation in spoken:
        statement = _statement(reading, finder, quotation, holders, said)
        if statement is not None:
            said.append((quotation, statement))
    return [statement for _, statement in said]


def _statement(reading: Reading, finder: FrameFinder, quotation: Quotation, holders: Holders, said: Said) -> Statement | None:
    turn = spoken_turn(reading.text, quotation.start, quotation.end)
    if turn is not None:
        return turn
    if is_utterance(reading, quotation, last_cue(finder.tokens_before(quotation))):
        return _direct(reading, quotation, _frame(reading, finder, quotation, said))
    return _fragment(reading, finder, quotation, holders, said)


def _frame(reading: Reading, finder: FrameFinder, quotation: Quotation, said: Said) -> Frame:
    """A comma before the closing mark points to the frame after it; otherwise the frame before comes first."""
    if "," in reading.text[quotation.end : quotation.closer + 1]:
        found = finder.after(quotation) or finder.before(quotation)
    else:
        found = finder.before(quotation) or finder.after(quotation)
    return found or missing(reading, quotation, said)


def _direct(reading: Reading, quotation: Quotation, frame: Frame) -> Statement | None:
    start, end = quotation.start, quotation.end
    if frame.speaker is None and frame.cue is None and len(reading.text[start:end].split()) < LEAST_WORDS_UNSPOKEN:
        return None
    if frame.rule == "cue-inside" and frame.cue is not None and frame.speaker is not None:
        end = start + len(reading.text[start : min(frame.cue[0], frame.speaker[0])].rstrip(" ,"))
    return Statement((start, end), "direct", frame.speaker, frame.cue, frame.addressee, frame.rule)


def _fragment(reading: Reading, finder: FrameFinder, quotation: Quotation, holders: Holders, said: Said) -> Statement | None:
    """Words quoted inside a reported clause or a judgement, with the cue that governs them; None for a term."""
    if is_short(reading, quotation):
        return None
    content = (quotation.start, quotation.end)
    clause = holders.around((content[0], content[0] + len(reading.text[slice(*content)].rstrip(" .,;:?!"))))
    if clause is not None:
        return Statement(content, "mixed", clause.speaker, clause.cue, clause.addressee, "mixed-clause")
    frame = _put_by(reading, finder, quotation)
    if frame is None:
        cue = _governor(reading, finder, quotation)
        frame = around_cue(reading, cue, finder.tokens_before(quotation), "mixed-governed") if cue is not None else None
    if (frame is None or frame.speaker is None) and len(reading.text[slice(*content)].split()) >= LEAST_WORDS_UNSPOKEN:
        frame = spoken_here(quotation, said)
    if frame is None or frame.speaker is None:
        return None
    return Statement(content, "mixed", frame.speaker, frame.cue, frame.addressee, frame.rule)


def _put_by(reading: Reading, finder: FrameFinder, quotation: Quotation) -> Frame | None:
    """A frame "as he put it" right after the quoted words."""
    following = [token for token in reading.following(quotation.closer, quotation.line[1], 2) if not token.is_punct]
    return finder.after(quotation) if following and following[0].lower_ == "as" else None


def _governor(reading: Reading, finder: FrameFinder, quotation: Quotation) -> Token | None:
    """The verb above the quoted words in the parse that makes them somebody's, or the last verb of saying before them.

    After "as" any verb does: what somebody is attacked or praised as is the words of whoever attacks or praises.
    """
    tokens = reading.tokens(quotation.start, quotation.end)
    top = next((token for token in tokens if not quotation.start <= token.head.idx < quotation.end), tokens[0] if tokens else None)
    ancestors = [token for token in (top.ancestors if top is not None else ()) if is_verb(token) and not reading.is_quoted(token)]
    said = [token for token in ancestors if token.lemma_ in strong_verbs()]
    if follows_as(reading, quotation):
        return next(iter(said or ancestors), None)
    if is_noun_phrase(reading, quotation):
        near = {token.i for token, _ in zip(top.ancestors, range(TERM_DEPTH), strict=False)} if top is not None else set()
        return next((token for token in said if token.i in near), None)
    weak = [token for token in ancestors if token.lemma_ in words("weak")]
    before = [token for token in finder.tokens_before(quotation) if token.lemma_ in frame_verbs() - words("weak") and is_verb(token)]
    return next(iter(said or weak or before[::-1]), None)

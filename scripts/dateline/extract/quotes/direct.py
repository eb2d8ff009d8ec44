"""Quoted words: which are somebody's and whose.

A quotation is framed by a cue after it ("…," she said), before it (She said: "…") or between its parts. Without a cue
the speaker is that of the paragraph: the one who speaks before it in the paragraph, the subject of the sentence before
it, or who spoke or acted at the end of the paragraph before. Words quoted inside a reported clause are of form mixed;
terms, titles, names and scare quotes are left out.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from dateline.extract.quotes.cues import frame_verbs, governing_verbs, is_verb
from dateline.extract.quotes.marks import Quotation
from dateline.extract.quotes.sources import addressee_of, is_personlike, phrase, span_of, subject_of
from dateline.extract.statements import Statement
from dateline.language.knowledge import load

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_STOPS = frozenset(".?!;")
_NAME_PARTS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


@dataclass(frozen=True, slots=True)
class Frame:
    """A cue beside a quotation, with its speaker."""

    cue: tuple[int, int] | None
    speaker: tuple[int, int] | None
    addressee: tuple[int, int] | None
    rule: str


@cache
def _terms() -> tuple[frozenset[str], int]:
    table = load("quotes/terms")
    return frozenset(table["before"]), int(table["most_words"])


class QuotationReader:
    """Reads the quotations of one document in order; what was said before gives the speaker where no cue does."""

    def __init__(self, text: str, doc: Doc, quotations: list[Quotation], clauses: Iterable[Statement]) -> None:
        self.text, self.doc, self.quotations = text, doc, quotations
        self.starts = [token.idx for token in doc]
        self.openers = [quotation.opener for quotation in quotations]
        self.clauses = sorted(clauses, key=lambda s: s.content)
        self.said: list[tuple[Quotation, Statement]] = []

    def read(self) -> list[Statement]:
        """The direct and mixed statements in order."""
        for number, quotation in enumerate(self.quotations):
            statement = self._read(number, quotation)
            if statement is not None:
                self.said.append((quotation, statement))
        return [statement for _, statement in self.said]

    def _read(self, number: int, quotation: Quotation) -> Statement | None:
        start, end = quotation.start, quotation.end
        if self._is_term(quotation):
            return None
        if not self._is_utterance(quotation):
            return self._fragment(quotation)
        frame = self._frame_before(number, quotation) or self._frame_after(number, quotation) or self._frame_missing(quotation)
        if not quotation.closed and frame.rule == "cue-inside" and frame.cue:
            end = min(end, frame.cue[0])
        return Statement((start, end), "direct", frame.speaker, frame.cue, frame.addressee, frame.rule)

    # ------------------------------------------------------------ what kind of quotation
    def _tokens(self, start: int, end: int) -> list[Token]:
        return [self.doc[i] for i in range(bisect_left(self.starts, start), bisect_left(self.starts, end))]

    def _previous_token(self, char: int) -> Token | None:
        i = bisect_left(self.starts, char) - 1
        while i >= 0 and self.doc[i].is_space:
            i -= 1
        return self.doc[i] if i >= 0 else None

    def _is_term(self, quotation: Quotation) -> bool:
        """A name, a title, or a term: introduced as such, inside a name, or capitalised throughout."""
        before, _ = _terms()
        previous = self._previous_token(quotation.opener)
        for _ in range(2):
            if previous is not None and previous.lower_ in ("a", "an", "the", "as") and previous.i > 0:
                previous = previous.nbor(-1)
        if previous is not None and (previous.lemma_ in before or previous.lower_ in before):
            return True
        words_ = [token for token in self._tokens(quotation.start, quotation.end) if token.is_alpha]
        capital = [token for token in words_ if token.text[0].isupper()]
        content = [token for token in words_ if len(token) > 3 or token.text[0].isupper()]
        titled = len(capital) >= 2 and len(capital) == len(content) and self.text[quotation.end - 1] not in ".?!"
        return titled and not self._framed_by_comma(quotation)

    def _framed_by_comma(self, quotation: Quotation) -> bool:
        return "," in self.text[quotation.end : quotation.closer + 1] or self.text[max(0, quotation.opener - 2) : quotation.opener].strip()[
            -1:
        ] in (",", ":")

    def _is_utterance(self, quotation: Quotation) -> bool:
        """Whether the quoted words stand as a sentence or a clause of their own and not inside another's grammar."""
        text = self.text
        before = text[quotation.line[0] : quotation.opener].rstrip()
        ends = text[quotation.end - 1] in ".?!…—–" or "," in text[quotation.end : quotation.closer + 1] or not quotation.closed
        if not before or before[-1] in '.?!”"’)…':
            return ends or quotation.closer == quotation.line[1] or not text[quotation.closer : quotation.closer + 1].isspace()
        if before[-1] == ":":
            return True
        if before[-1] in ",—–-":
            return self._cue_in(self._frame_tokens_before(quotation)) is not None and (ends or text[quotation.start].isupper())
        previous = self._previous_token(quotation.opener)
        return (
            previous is not None
            and previous.lemma_ in frame_verbs()
            and is_verb(previous)
            and text[quotation.start].isupper()
            and len(text[quotation.start : quotation.end].split()) > 2
        )

    # ------------------------------------------------------------ frames
    def _frame_tokens_before(self, quotation: Quotation) -> list[Token]:
        """The tokens of the sentence before the opening mark, back to the quotation before."""
        number = bisect_left(self.openers, quotation.opener)
        floor = quotation.line[0]
        if number > 0:
            floor = max(floor, self.quotations[number - 1].closer)
        found: list[Token] = []
        i = bisect_left(self.starts, quotation.opener) - 1
        while i >= 0 and self.doc[i].idx >= floor and self.doc[i].text not in _STOPS:
            found.append(self.doc[i])
            i -= 1
        return found[::-1]

    def _frame_tokens_after(self, number: int, quotation: Quotation) -> list[Token]:
        ceiling = quotation.line[1]
        if number + 1 < len(self.quotations):
            ceiling = min(ceiling, self.quotations[number + 1].opener)
        found: list[Token] = []
        for i in range(bisect_left(self.starts, quotation.closer), len(self.doc)):
            token = self.doc[i]
            if token.idx >= ceiling or (token.text in _STOPS and found) or len(found) > 40:
                break
            found.append(token)
        return found

    def _cue_in(self, tokens: list[Token], *, last: bool = True) -> Token | None:
        found = [token for token in tokens if token.lemma_ in frame_verbs() and is_verb(token)]
        return None if not found else found[-1] if last else found[0]

    def _frame_before(self, number: int, quotation: Quotation) -> Frame | None:
        tokens = self._frame_tokens_before(quotation)
        if not tokens:
            return self._frame_line_before(quotation)
        closing = next((token for token in reversed(tokens) if not token.is_space and not token.is_quote), None)
        cue = self._cue_in(tokens)
        if cue is None and closing is not None and closing.text == ":":
            return self._frame_of_sentence(tokens, "colon")
        if cue is None or closing is None or (closing.text not in (":", ",", "-", "–", "—") and closing is not cue):
            return None
        middle = (
            number > 0 and tokens[0].idx <= self.quotations[number - 1].closer + 1 and self.quotations[number - 1].line == quotation.line
        )
        return self._frame(cue, tokens, "cue-middle" if middle else "cue-before")

    def _frame_line_before(self, quotation: Quotation) -> Frame | None:
        """The frame in the paragraph before, when that ends with a colon."""
        previous = self._previous_token(quotation.line[0])
        if previous is None or previous.text != ":" or quotation.opener > quotation.line[0] + 1:
            return None
        tokens: list[Token] = []
        i = previous.i - 1
        while i >= 0 and self.doc[i].text not in _STOPS and not self.doc[i].is_space:
            tokens.append(self.doc[i])
            i -= 1
        tokens.reverse()
        cue = self._cue_in(tokens)
        return self._frame(cue, tokens, "cue-before") if cue is not None else self._frame_of_sentence(tokens, "colon")

    def _frame_of_sentence(self, tokens: list[Token], rule: str) -> Frame | None:
        subject = next((token for token in tokens if token.dep_ in ("nsubj", "nsubjpass") and is_personlike(token)), None)
        return Frame(None, phrase(subject), None, rule) if subject is not None else None

    def _frame_after(self, number: int, quotation: Quotation) -> Frame | None:
        if not quotation.closed:
            return self._frame_inside(quotation)
        tokens = self._frame_tokens_after(number, quotation)
        words_ = [token for token in tokens if not token.is_punct and not token.is_space]
        if not words_:
            return None
        if tokens[0].text in ("—", "–", "―", "-", "--") and words_[0].pos_ == "PROPN":
            return Frame(None, phrase(self._name_head(words_)), None, "dash")
        if self.text[quotation.end - 1] == "." and words_[0].text[0].isupper() and not self._ellipsis(quotation):
            return None
        cue = self._cue_in(tokens, last=False)
        return self._frame(cue, tokens, "cue-after") if cue is not None else None

    def _ellipsis(self, quotation: Quotation) -> bool:
        return self.text[: quotation.end].endswith(("..", ". ."))

    def _name_head(self, tokens: list[Token]) -> Token:
        head = tokens[0]
        for token in tokens[1:]:
            if token.pos_ != "PROPN" or token.i != head.i + 1:
                break
            head = token
        return head

    def _frame_inside(self, quotation: Quotation) -> Frame | None:
        """A frame inside the stretch that an opening mark without a closing one opens: “The lake is dying, said the biologist."""
        for token in self._tokens(quotation.start, quotation.end):
            if token.lemma_ in ("say", "add") and is_verb(token) and token.i > 0:
                frame = self._frame(token, self._tokens(token.idx, quotation.end), "cue-inside")
                comma = token.nbor(-1).text == "," or (frame.speaker is not None and self.text[: frame.speaker[0]].rstrip().endswith(","))
                if comma and frame.speaker is not None:
                    return frame
        return None

    def _frame(self, cue: Token, tokens: list[Token], rule: str) -> Frame:
        """The frame around a cue; where the parse gives no subject in reach, the nearest noun phrase beside the cue is taken."""
        subject = subject_of(cue)
        if subject is not None and self._inside_quotation(subject):
            subject = None
        if subject is None or (subject.i > cue.i + 12):
            subject = self._noun_beside(cue, tokens) or subject
        return Frame(span_of(cue), phrase(subject) if subject is not None else None, addressee_of(cue), rule)

    def _inside_quotation(self, token: Token) -> bool:
        number = bisect_right(self.openers, token.idx) - 1
        return number >= 0 and token.idx < self.quotations[number].end

    def _noun_beside(self, cue: Token, tokens: list[Token]) -> Token | None:
        after = [token for token in tokens if token.i > cue.i]
        before = [token for token in tokens if token.i < cue.i and not token.is_punct]
        if before and before[-1].pos_ in _NAME_PARTS:
            return before[-1]
        for position, token in enumerate(after):
            following = after[position + 1] if position + 1 < len(after) else None
            if token.pos_ in _NAME_PARTS and (following is None or following.pos_ not in _NAME_PARTS):
                return token
            if token.is_punct or is_verb(token):
                break
        return None

    # ------------------------------------------------------------ no cue
    def _frame_missing(self, quotation: Quotation) -> Frame:
        line = quotation.line
        said_here = [statement for other, statement in self.said if other.line == line]
        if said_here and said_here[-1].speaker is not None:
            return self._goes_on(quotation, said_here[-1])
        before = self._sentence_subject(line[0], quotation.opener)
        if before is not None:
            return Frame(None, before, None, "paragraph-subject")
        return self._from_paragraph_before(quotation) or Frame(None, None, None, "no-speaker")

    def _goes_on(self, quotation: Quotation, before: Statement) -> Frame:
        """The quotation goes on after the frame of the one before it ("…," he said. "…"), or after sentences of the narrator."""
        if before.cue is not None and before.content[1] < before.cue[0] < quotation.opener:
            between = self._tokens(before.cue[1], quotation.opener)
            if sum(token.text in _STOPS for token in between) <= 1:
                return Frame(before.cue, before.speaker, before.addressee, "cue-middle")
        return self._from(before, "paragraph-speaker")

    def _from(self, statement: Statement, rule: str) -> Frame:
        return Frame(None, statement.speaker, None, rule)

    def _sentence_subject(self, start: int, end: int) -> tuple[int, int] | None:
        """The speaker or else the subject of the last sentence between two offsets that has one apt to speak."""
        for token in reversed(self._tokens(start, end)):
            if token.dep_ == "nsubj" and is_personlike(token) and not self._inside_quotation(token) and token.head.dep_ in ("ROOT", "conj"):
                return phrase(token)
        return None

    def _from_paragraph_before(self, quotation: Quotation) -> Frame | None:
        previous = self._previous_token(quotation.line[0])
        if previous is None:
            return None
        start = self.text.rfind("\n", 0, previous.idx) + 1
        if self.said:
            other, statement = self.said[-1]
            if other.line[0] >= start and statement.speaker is not None and statement.form == "direct":
                return self._from(statement, "previous-speaker" if other.closed else "continued-paragraph")
        subject = self._sentence_subject(start, previous.idx + 1)
        return Frame(None, subject, None, "previous-subject") if subject is not None else None

    # ------------------------------------------------------------ fragments
    def _fragment(self, quotation: Quotation) -> Statement | None:
        """Words quoted inside a reported clause or a judgement, with the cue that governs them; None for a term."""
        content = (quotation.start, quotation.end)
        _, most = _terms()
        if len(self.text[content[0] : content[1]].split()) <= most:
            return None
        holder = next((clause for clause in self.clauses if clause.content[0] <= content[0] and content[1] <= clause.content[1]), None)
        if holder is not None:
            return Statement(content, "mixed", holder.speaker, holder.cue, holder.addressee, "mixed-clause")
        cue = self._governor(quotation)
        if cue is None:
            return None
        frame = self._frame(cue, self._frame_tokens_before(quotation), "mixed-governed")
        return Statement(content, "mixed", frame.speaker, frame.cue, frame.addressee, frame.rule) if frame.speaker else None

    def _governor(self, quotation: Quotation) -> Token | None:
        """The nearest verb of saying, thinking or judging above the quoted words in the parse, or the last one before them."""
        tokens = self._tokens(quotation.start, quotation.end)
        top = next((token for token in tokens if not quotation.start <= token.head.idx < quotation.end), tokens[0] if tokens else None)
        for ancestor in top.ancestors if top is not None else ():
            if ancestor.lemma_ in governing_verbs() and is_verb(ancestor) and not self._inside_quotation(ancestor):
                return ancestor
        found = [token for token in self._frame_tokens_before(quotation) if token.lemma_ in governing_verbs() and is_verb(token)]
        return found[-1] if found else None

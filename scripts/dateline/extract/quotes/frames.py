"""Frames: the cue and the speaker beside a direct quotation, or, without a cue, the speaker of the paragraph."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.extract.quotes.cues import frame_verbs, is_verb, words
from dateline.extract.quotes.marks import Quotation
from dateline.extract.quotes.reading import Reading, ends_sentence
from dateline.extract.quotes.sources import addressee_of, is_personlike, phrase, span_of, subject_of
from dateline.extract.statements import Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

Offsets = tuple[int, int]

_NAME_PARTS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_SIGNED = re.compile(r"(?:[^\W\d_][\w.’'-]*\s?){1,5}")
_DASH = re.compile(r"\s*(?:[—–―]|--?)\s*")
# A caption is a name with a day or a place at most.
CAPTION_TOKENS = 6
CAPTION_NAMES = 4
# Verbs that end an unclosed quotation when they follow a comma inside it.
_INSIDE = frozenset({"say", "add", "tell", "ask", "reply"})


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands beside a quotation: cue, speaker and the one addressed, and the rule that found them."""

    cue: Offsets | None
    speaker: Offsets | None
    addressee: Offsets | None
    rule: str


def _may_frame(token: Token) -> bool:
    """Whether a token is a verb of saying and, past participle of another verb ("known as"), not merely an attribute."""
    if token.lemma_ not in frame_verbs() or not is_verb(token):
        return False
    return token.tag_ != "VBN" or token.dep_ != "acl" or token.lemma_ in words("speech")


def last_cue(tokens: Sequence[Token]) -> Token | None:
    """The last verb of saying."""
    return next((token for token in reversed(tokens) if _may_frame(token)), None)


def _first_cue(tokens: Sequence[Token]) -> Token | None:
    """The first verb of saying that is no participle, else the first at all ("a guard, speaking on condition of anonymity, said")."""
    cues = [token for token in tokens if _may_frame(token)]
    return next((cue for cue in cues if cue.tag_ not in ("VBG", "VBN")), cues[0] if cues else None)


class FrameFinder:
    """Finds the frame of each direct quotation; quotations of terms do not bound a frame."""

    def __init__(self, reading: Reading, bounds: Sequence[Quotation]) -> None:
        self.reading, self.bounds = reading, bounds
        self._openers = [quotation.opener for quotation in bounds]

    # ------------------------------------------------------------ before
    def tokens_before(self, quotation: Quotation) -> list[Token]:
        """The tokens of the sentence before the opening mark, back to the quotation before."""
        last = self._neighbour(quotation, -1)
        floor = quotation.line[0] if last is None else max(quotation.line[0], last.closer)
        return self.reading.sentence_before(quotation.opener, floor)

    def _neighbour(self, quotation: Quotation, step: int) -> Quotation | None:
        number = bisect_left(self._openers, quotation.opener)
        if step > 0:
            number = bisect_left(self._openers, quotation.closer)
            return self.bounds[number] if number < len(self.bounds) else None
        return self.bounds[number - 1] if number > 0 else None

    def before(self, quotation: Quotation) -> Frame | None:
        """A frame before the quotation, with a comma, a colon, a dash or nothing between."""
        tokens = self.tokens_before(quotation)
        if not tokens:
            return self._line_before(quotation)
        closing = next((token for token in reversed(tokens) if not token.is_space and not token.is_quote), None)
        if closing is None:
            return None
        cue = last_cue(tokens)
        if closing.text == ":":
            return self._before_colon(tokens, cue)
        if cue is None:
            return self._according_to(tokens) or self._caption(tokens)
        if closing.text not in (",", "-", "–", "—", "--") and closing.i != cue.i:
            return None
        last = self._neighbour(quotation, -1)
        middle = last is not None and tokens[0].idx <= last.closer + 1 and last.line == quotation.line
        return self.around_cue(cue, tokens, "cue-middle" if middle else "cue-before")

    def _according_to(self, tokens: Sequence[Token]) -> Frame | None:
        """The source in "according to Lee: “…”" and "in the words of Lee, “…”"."""
        for token, following in itertools.pairwise(tokens):
            if (token.lower_, following.lower_) in (("according", "to"), ("words", "of")):
                source = next((child for child in following.children if child.dep_ == "pobj"), None)
                return (
                    Frame((token.idx, following.idx + len(following)), phrase(source), None, "according-to") if source is not None else None
                )
        return None

    def _caption(self, tokens: Sequence[Token]) -> Frame | None:
        """A name without a verb before the quotation, as under a picture: McCurry on Friday “…”."""
        spoken = [token for token in tokens if not token.is_space and not token.is_punct]
        if not spoken or spoken[0].pos_ != "PROPN" or len(spoken) > CAPTION_TOKENS or any(is_verb(token) for token in spoken):
            return None
        name = spoken[0]
        while name.i + 1 < len(name.doc) and name.nbor(1).pos_ == "PROPN" and name.nbor(1) in spoken:
            name = name.nbor(1)
        rest = [token for token in spoken if token.i > name.i]
        if name.i - spoken[0].i >= CAPTION_NAMES or (rest and rest[0].pos_ != "ADP"):
            return None
        return Frame(None, (spoken[0].idx, name.idx + len(name)), None, "caption")

    def _before_colon(self, tokens: Sequence[Token], cue: Token | None) -> Frame | None:
        """Before a colon the last verb with a subject counts, if it is no part of what the cue governs."""
        last = next((token for token in reversed(tokens) if token.dep_ in ("nsubj", "nsubjpass") and is_verb(token.head)), None)
        if cue is not None and (last is None or last.head.i <= cue.i or cue.is_ancestor(last.head)):
            return self.around_cue(cue, tokens, "cue-before")
        if last is not None and is_personlike(last):
            return Frame(None, phrase(last), None, "colon")
        if cue is not None:
            return self.around_cue(cue, tokens, "cue-before")
        return self._according_to(tokens) or self._caption(tokens)

    def _line_before(self, quotation: Quotation) -> Frame | None:
        """The frame in the paragraph before, when that ends with a colon."""
        previous = self.reading.token_before(quotation.line[0])
        if previous is None or previous.text != ":" or quotation.opener > quotation.line[0] + 1:
            return None
        line = self.reading.text.rfind("\n", 0, previous.idx) + 1
        tokens = self.reading.sentence_before(previous.idx, line)
        return self._before_colon(tokens, last_cue(tokens))

    # ------------------------------------------------------------ after
    def after(self, quotation: Quotation) -> Frame | None:
        """A frame after the quotation: "…," she said; "…" — Name."""
        if not quotation.closed:
            return self._inside(quotation)
        following = self._neighbour(quotation, 1)
        ceiling = quotation.line[1] if following is None else min(quotation.line[1], following.opener)
        tokens = self.reading.sentence_after(quotation.closer, ceiling)
        spoken = [token for token in tokens if not token.is_punct and not token.is_space]
        if not spoken:
            return None
        if (name := self._signature(quotation, spoken)) is not None:
            return Frame(None, name, None, "signature")
        text = self.reading.text
        if (
            text[quotation.end - 1] == "."
            and spoken[0].text[0].isupper()
            and not text.endswith(("..", ". ."), quotation.start, quotation.end)
        ):
            return None
        cue = _first_cue(tokens)
        return self.around_cue(cue, tokens, "cue-after") if cue is not None else self._misread(tokens)

    def _misread(self, tokens: Sequence[Token]) -> Frame | None:
        """A cue at the end of a short frame that the tagger took for a noun: "…," a notice read."""
        spoken = [token for token in tokens if not token.is_punct]
        if 1 < len(spoken) <= 8 and spoken[-1].lower_ in ("read", "says", "said", "states", "notes", "cries", "shouts"):
            head = next((token for token in spoken[:-1] if token.pos_ in _NAME_PARTS and token.nbor(1).pos_ not in _NAME_PARTS), None)
            return Frame(span_of(spoken[-1]), phrase(head), None, "cue-after") if head is not None else None
        return None

    def _signature(self, quotation: Quotation, spoken: Sequence[Token]) -> Offsets | None:
        """The name after a dash that ends the paragraph or the sentence: "…" — Grace Abara."""
        text = self.reading.text
        dash = _DASH.match(text, quotation.closer)
        if dash is None or not spoken[0].text[0].isupper():
            return None
        name = _SIGNED.match(text, dash.end())
        if name is None or is_verb(spoken[0]) or any(is_verb(token) for token in spoken[:6] if token.idx < name.end()):
            return None
        rest = text[name.end() : name.end() + 1]
        end = name.start() + len(name.group().rstrip(" .\n"))
        return (name.start(), end) if rest in ("", "/", ",", "\n", "(", "“") or text[name.end() - 1] in ".\n" else None

    def _inside(self, quotation: Quotation) -> Frame | None:
        """A frame inside the stretch that a mark without a closing one opens: “The lake is dying, said the biologist."""
        text = self.reading.text
        for token in self.reading.tokens(quotation.start, quotation.end):
            if token.lemma_ in _INSIDE and is_verb(token) and token.i > 0:
                frame = self.around_cue(token, self.reading.tokens(token.idx, quotation.end), "cue-inside")
                if frame.speaker is not None and text[quotation.start : min(frame.speaker[0], token.idx)].rstrip().endswith(","):
                    return frame
        return None

    # ------------------------------------------------------------ the speaker
    def around_cue(self, cue: Token, tokens: Sequence[Token], rule: str) -> Frame:
        """The frame of a cue; where the parse gives no subject in reach, the noun phrase beside the cue is taken."""
        subject = subject_of(cue)
        beside = self._beside(cue, tokens)
        if subject is None or self.reading.is_quoted(subject) or self._is_far(subject, cue, beside):
            subject = beside or self._nearest_subject(cue, tokens)
        return Frame(span_of(cue), phrase(subject) if subject is not None else None, addressee_of(cue), rule)

    def _nearest_subject(self, cue: Token, tokens: Sequence[Token]) -> Token | None:
        before = [token for token in tokens if token.i < cue.i and token.dep_ == "nsubj"]
        return next((token for token in reversed(before) if is_personlike(token)), None)

    def _is_far(self, subject: Token, cue: Token, beside: Token | None) -> bool:
        """Whether the parse leads away from a name or a pronoun that stands right before the cue, or leads too far."""
        if subject.i > cue.i + 12:
            return True
        near = beside is not None and beside.i == cue.i - 1 and beside.pos_ in ("PROPN", "PRON")
        return near and beside is not None and subject.i < beside.left_edge.i and not subject.is_ancestor(beside)

    def _beside(self, cue: Token, tokens: Sequence[Token]) -> Token | None:
        if not tokens or not tokens[0].i <= cue.i <= tokens[-1].i:
            return None
        before = [token for token in tokens if token.i < cue.i and not token.is_punct]
        while before and before[-1].pos_ in ("ADV", "AUX"):
            before.pop()
        if before and before[-1].i < cue.i - 1 and cue.nbor(-1).text == ",":
            return next((t for t in before if t.pos_ in _NAME_PARTS and t.nbor(1).pos_ not in _NAME_PARTS), None)
        if before and before[-1].pos_ in _NAME_PARTS and not self.reading.is_quoted(before[-1]):
            return before[-1]
        after = [token for token in tokens if token.i > cue.i]
        for token, following in zip(after, [*after[1:], None], strict=False):
            if token.pos_ in _NAME_PARTS and (following is None or following.pos_ not in _NAME_PARTS):
                return token
            if (token.is_punct and token.text != "-") or is_verb(token):
                break
        return None

    # ------------------------------------------------------------ no cue
    def missing(self, quotation: Quotation, said: Sequence[tuple[Quotation, Statement]]) -> Frame:
        """The speaker of the paragraph: who spoke before in it, acted before in it, or spoke or acted last before it."""
        here = said[-1][1] if said and said[-1][0].line == quotation.line else None
        if here is not None and here.speaker is not None:
            return self._goes_on(quotation, here)
        subject = self._last_subject(quotation.line[0], quotation.opener)
        if subject is not None:
            return Frame(None, subject, None, "paragraph-subject")
        return self._from_paragraph_before(quotation, said) or Frame(None, None, None, "no-speaker")

    def spoken_here(self, quotation: Quotation, said: Sequence[tuple[Quotation, Statement]]) -> Frame | None:
        """The speaker quoted before in the same paragraph, for quoted words that nothing governs."""
        if not said or said[-1][0].line != quotation.line or said[-1][1].speaker is None:
            return None
        return Frame(None, said[-1][1].speaker, None, "mixed-paragraph")

    def _goes_on(self, quotation: Quotation, before: Statement) -> Frame:
        """The quotation goes on after the frame of the one before it ("…," he said. "…"), or after sentences of the narrator."""
        if before.cue is not None and before.content[1] < before.cue[0] < quotation.opener:
            between = self.reading.tokens(before.cue[1], quotation.opener)
            if sum(ends_sentence(token) for token in between) <= 1:
                return Frame(before.cue, before.speaker, before.addressee, "cue-middle")
        return Frame(None, before.speaker, None, "paragraph-speaker")

    def _last_subject(self, start: int, end: int) -> Offsets | None:
        """The subject of the last main clause between two offsets that is apt to speak."""
        for token in reversed(self.reading.tokens(start, end)):
            if token.dep_ == "nsubj" and token.head.dep_ in ("ROOT", "conj") and is_personlike(token) and not self.reading.is_quoted(token):
                return phrase(token)
        return None

    def _from_paragraph_before(self, quotation: Quotation, said: Sequence[tuple[Quotation, Statement]]) -> Frame | None:
        previous = self.reading.token_before(quotation.line[0])
        if previous is None:
            return None
        start = self.reading.text.rfind("\n", 0, previous.idx) + 1
        if said and said[-1][0].line[0] >= start and said[-1][1].speaker is not None and said[-1][1].form == "direct":
            return Frame(None, said[-1][1].speaker, None, "previous-speaker" if said[-1][0].closed else "continued-paragraph")
        subject = self._last_subject(start, previous.idx + 1)
        return Frame(None, subject, None, "previous-subject") if subject is not None else None

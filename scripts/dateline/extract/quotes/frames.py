"""Frames: the cue and the speaker before, after or inside a direct quotation."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.extract.quotes.cues import frame_verbs, is_verb, words
from dateline.extract.quotes.marks import Quotation
from dateline.extract.quotes.reading import Reading
from dateline.extract.quotes.sources import is_personlike, phrase, span_of
from dateline.extract.quotes.speakers import Frame, Offsets, around_cue, head_of_first_phrase
from dateline.extract.quotes.terms import introducers

if TYPE_CHECKING:
    from spacy.tokens import Token

_SIGNED = re.compile(r"(?:[^\W\d_][\w.’'-]*\s?){1,5}")
_DASH = re.compile(r"\s*(?:[—–―]|--?)\s*")
# A caption is a name with a day or a place at most.
CAPTION_TOKENS = 6
CAPTION_NAMES = 4
# A label before a colon is an office or a trade of at most this many words.
LABEL_TOKENS = 4
# Verbs that end an unclosed quotation when they follow a comma inside it.
_INSIDE = frozenset({"say", "add", "tell", "ask", "reply"})


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
        return around_cue(self.reading, cue, tokens, "cue-middle" if middle else "cue-before")

    def _according_to(self, tokens: Sequence[Token]) -> Frame | None:
        """The source in "according to Lee: “…”" and "in the words of Lee, “…”"."""
        for token, following in itertools.pairwise(tokens):
            if (token.lower_, following.lower_) in (("according", "to"), ("words", "of")):
                source = next((child for child in following.children if child.dep_ == "pobj"), None)
                words_ = (token.idx, following.idx + len(following))
                return Frame(words_, phrase(source), None, "according-to") if source is not None else None
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
            return around_cue(self.reading, cue, tokens, "cue-before")
        if last is not None and is_personlike(last):
            return Frame(None, phrase(last), None, "colon")
        if cue is not None:
            return around_cue(self.reading, cue, tokens, "cue-before")
        return self._according_to(tokens) or self._caption(tokens) or self._label(tokens)

    def _label(self, tokens: Sequence[Token]) -> Frame | None:
        """Who speaks by his office before the colon, as in a headline: Police chief: “…”."""
        spoken = [token for token in tokens if not token.is_space and token.text != ":"]
        if not spoken or len(spoken) > LABEL_TOKENS or any(token.pos_ not in ("NOUN", "PROPN", "ADJ") for token in spoken):
            return None
        last = spoken[-1]
        if not spoken[0].text[0].isupper() or last.pos_ == "ADJ" or last.lemma_.lower() in words("document") | introducers():
            return None
        return Frame(None, (spoken[0].idx, last.idx + len(last)), None, "label")

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
        tokens = self.reading.sentence_after(quotation.closer, self._broken_line(quotation, ceiling))
        spoken = [token for token in tokens if not token.is_punct and not token.is_space]
        if not spoken:
            return None
        if (name := self._signature(quotation, spoken)) is not None:
            return Frame(None, name, None, "signature")
        if self._next_sentence_begins(quotation, spoken[0]):
            return None
        cue = _first_cue(tokens)
        source = self._according_to(tokens)
        if source is not None and source.cue is not None and (cue is None or source.cue[0] < cue.idx):
            return source
        return around_cue(self.reading, cue, tokens, "cue-after") if cue is not None else self._misread(tokens)

    def _broken_line(self, quotation: Quotation, ceiling: int) -> int:
        """The end of the next line when the quotation ends its own and the frame goes on there in small letters."""
        text, end = self.reading.text, quotation.line[1]
        if ceiling != end or text[quotation.closer : end].strip():
            return ceiling
        start = end + len(text[end : end + 4]) - len(text[end : end + 4].lstrip())
        if not text[start : start + 1].islower():
            return ceiling
        stop = text.find("\n", start)
        return stop if stop >= 0 else len(text)

    def _next_sentence_begins(self, quotation: Quotation, first: Token) -> bool:
        """Whether the quotation ends with a full stop, which is no ellipsis, and a capital follows."""
        text = self.reading.text
        stops = text[quotation.end - 1] == "." and not text.endswith(("..", ". ."), quotation.start, quotation.end)
        return stops and first.text[0].isupper()

    def _misread(self, tokens: Sequence[Token]) -> Frame | None:
        """A cue at the end of a short frame that the tagger took for a noun: "…," a notice read."""
        spoken = [token for token in tokens if not token.is_punct]
        if 1 < len(spoken) <= 8 and spoken[-1].lower_ in ("read", "says", "said", "states", "notes", "cries", "shouts"):
            head = head_of_first_phrase(spoken[:-1])
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
                frame = around_cue(self.reading, token, self.reading.tokens(token.idx, quotation.end), "cue-inside")
                if frame.speaker is not None and text[quotation.start : min(frame.speaker[0], token.idx)].rstrip().endswith(","):
                    return frame
        return None

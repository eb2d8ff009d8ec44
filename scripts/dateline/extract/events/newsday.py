"""The times that a story runs on: where its opening ends, the day it is about, and the time each paragraph has come to.

The day of the news is the first day that the opening sentences give to what happened, when it lies within a week before
publication; else the day of publication. A sentence whose main clause has a time of its own sets the frame for those
that follow in its paragraph ("In 1998 they founded a brewery. They sold it"), until the story returns to the present;
a time before the subject sets it for its own sentence too ("In 1954, after friends were arrested, she fled").
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise

from dateline.extract.events import lexicon
from dateline.extract.events.tense import FUTURE, PAST, PERFECT, PLUPERFECT, PRESENT, is_main_line, tense
from dateline.extract.events.tree import Word, first_conjunct
from dateline.extract.events.triggers import Trigger
from dateline.extract.events.when import CLOSERS, FINE, When, is_day
from dateline.language.analysis import Analysis
from dateline.records import Date

FULL_STOPS = frozenset(".!?\"'”’)")
MAX_OPENING = 5
OPENING_SENTENCES = 5
FRESH = timedelta(days=8)
RELATIONS = frozenset({"since", "after", "before", "during", "until", "amid", "following"})
SETTINGS = frozenset({"in", "at", "during"})
Dated = Mapping[int, Sequence[tuple[Date, str]]]


def opening_end(analysis: Analysis) -> int:
    """Where the opening of the body ends: its first paragraph, and the next too when that is a single sentence.

    Headlines and datelines before the body do not close with a full stop.
    """
    sentences = analysis.sentences
    body = 0
    for number, sentence in enumerate(sentences):
        last = number + 1 == len(sentences) or sentences[number + 1].paragraph != sentence.paragraph
        body += sentence.text[-1:] in FULL_STOPS
        if (last and body > 1) or number > MAX_OPENING:
            return sentence.end_char
    return sentences[-1].end_char if sentences else 0


def title_end(analysis: Analysis) -> int:
    """Where the headline ends: the lines at the top that do not close with a full stop; 0 when there is none."""
    sentences, end = analysis.sentences, 0
    for sentence, following in pairwise(sentences):
        if sentence.text[-1:] in FULL_STOPS or following.paragraph == sentence.paragraph:
            break
        end = sentence.end_char
    return end


class NewsDay:
    """The day of the news and the frames of one document.

    ``own`` gives the time expressions of each word, with their prepositions; ``quoted`` the words that others say.
    """

    def __init__(
        self,
        analysis: Analysis,
        words: Sequence[Word],
        dates: Sequence[Date],
        triggers: Sequence[Trigger],
        own: Dated,
        quoted: frozenset[int],
    ) -> None:
        self.published = analysis.published
        self.title_end = title_end(analysis)
        self.opening_end = opening_end(analysis)
        self._own = own
        self._quoted = quoted
        self.day = self._first_day(triggers) or self.published
        self._openers = openers(words, dates)
        self._frames = self._frame_sentences(analysis, words, triggers)

    def frame(self, trigger: Trigger) -> When | None:
        """The time that the story had come to where the trigger's sentence begins."""
        return self._frames.get(trigger.word.sentence)

    # ------------------------------------------------------------ the day
    def _first_day(self, triggers: Sequence[Trigger]) -> date | None:
        for trigger in triggers:
            if trigger.word.sentence >= OPENING_SENTENCES:
                break
            verb = carrier(trigger)
            if verb is None or tense(verb) not in (PAST, PERFECT):
                continue
            for found, preposition in self._own.get(trigger.word.i, ()):
                if is_day(found) and preposition not in RELATIONS and self._is_fresh(found.start_date):
                    return found.start_date
        return None

    def _is_fresh(self, day: date | None) -> bool:
        return day is not None and self.published is not None and timedelta(0) <= self.published - day <= FRESH

    # ------------------------------------------------------------ the frames
    def _frame_sentences(self, analysis: Analysis, words: Sequence[Word], triggers: Sequence[Trigger]) -> dict[int, When | None]:
        if not analysis.sentences:
            return {}
        of_sentence: dict[int, list[Trigger]] = {}
        for trigger in triggers:
            of_sentence.setdefault(trigger.word.sentence, []).append(trigger)
        frames: dict[int, When | None] = {}
        current: When | None = None
        paragraph = sentence = -1
        for word in words:
            if word.sentence == sentence:
                continue
            sentence = word.sentence
            here = analysis.sentence_at(word.start).paragraph
            current = self._opened(sentence) or (current if here == paragraph else self._carried(current))
            paragraph, frames[sentence] = here, current
            for trigger in of_sentence.get(sentence, ()):
                verb = carrier(trigger)
                if verb is not None and trigger.word.i not in self._quoted and is_main_line(verb):
                    current = self._after(trigger, verb, current)
        return frames

    def _opened(self, sentence: int) -> When | None:
        """The frame that a time at the head of a sentence sets: that time, where nothing but a preposition comes before it."""
        if sentence not in self._openers:
            return None
        found, first = self._openers[sentence]
        if first and found.end_date is not None:
            return When(found.start_date, found.end_date, found.granularity, "inherited", found.date_id)
        return self._since(found)

    def _after(self, trigger: Trigger, verb: Word, current: When | None) -> When | None:
        """The frame once a main clause has been told."""
        told = tense(verb)
        for found, preposition in self._own.get(trigger.word.i, ()):
            placed = found.type == "DATE" and found.start_date is not None and preposition not in RELATIONS | CLOSERS
            if placed and told in (PAST, PERFECT, PLUPERFECT):
                lasts = found.granularity not in FINE or trigger.lemma in lexicon.wordset("times", "founding")
                return self._since(found) if lasts else When(found.start_date, found.end_date, "day", "inherited", found.date_id)
        back = told in (PRESENT, PERFECT, FUTURE) or (trigger.timeml_class == "REPORTING" and trigger.part == "verb")
        return None if back else current

    def _carried(self, frame: When | None) -> When | None:
        """What is left of a frame in a new paragraph: what is over for long bounds what is told next, up to the news."""
        if frame is None or frame.start is None or frame.basis == "bounded":
            return frame
        over = self.published is not None and frame.end is not None and self.published - frame.end > FRESH
        return When(frame.start, self.published, frame.granularity, "bounded", frame.date_id) if over else None

    def _since(self, found: Date) -> When | None:
        """The bounds of what is told after a time that is over for long."""
        over = self.published is None or (found.end_date is not None and self.published - found.end_date > FRESH)
        return When(found.start_date, self.published, found.granularity, "bounded", found.date_id) if over else None


def openers(words: Sequence[Word], dates: Sequence[Date]) -> dict[int, tuple[Date, bool]]:
    """For sentences that a past time opens, the time, and whether it stands at the very head ("In 1954, ...").

    It opens the sentence when the subject of the main clause follows it, or when there is no clause at all ("In 1998.").
    """
    found: dict[int, tuple[Date, bool]] = {}
    for one in dates:
        i = bisect_left(words, one.start_char, key=lambda word: word.start)
        if one.type != "DATE" or one.start_date is None or i == len(words) or words[i].sentence in found:
            continue
        if _precedes_subject(words[i]) and not (i and words[i - 1].lower in RELATIONS | CLOSERS):
            found[words[i].sentence] = (one, _is_head(words, i))
    return found


def _is_head(words: Sequence[Word], i: int) -> bool:
    """Whether no more than a preposition stands before a word in its sentence."""
    before = [word for word in words[max(0, i - 4) : i] if word.sentence == words[i].sentence and word.text.isalnum()]
    return len(before) <= 1


def _precedes_subject(word: Word) -> bool:
    root = next((above for above in word.ancestors() if above.head is above), word)
    subject = root.child("nsubj", "nsubjpass", "csubj", "expl")
    return not root.is_verb if subject is None else subject.i > word.i and tense(root) in (PAST, PERFECT, PLUPERFECT)


def carrier(trigger: Trigger) -> Word | None:
    """The verb that tells of an event: its own, its light verb, or the one whose setting or object the noun is."""
    word = trigger.clause
    if trigger.part != "noun" or trigger.light is not None:
        return word
    first = first_conjunct(word)
    head = first.head
    if first.dep == "pobj" and head.lower in SETTINGS:
        head = head.head
    elif first.dep != "dobj":
        return None
    return head if head.is_verb else None

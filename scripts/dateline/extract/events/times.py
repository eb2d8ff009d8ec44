"""When: each event's calendar bounds, from the time expressions, its neighbours, its tense and the day of the news.

In order: a time in the event's own clause (explicit); the time of the clause it hangs on, or of what hangs on it
(inherited); a "since", "before" or "during" that bounds it (bounded); tense against the day of the news (inferred).

The day of the news is the first day that the opening sentences give to a past event, when it lies within a week
before publication; else the day of publication. What the main line of a news text tells in the simple past (words and
decisions in the perfect too) and its first paragraph in the past or perfect is taken to have happened then; other past
events only by the day of publication.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateline.extract.events import lexicon
from dateline.extract.events.attach import attach
from dateline.extract.events.factuality import is_definite, is_told_apart
from dateline.extract.events.tense import FUTURE, NONE, PAST, PERFECT, PLUPERFECT, PRESENT, is_main_line, tense
from dateline.extract.events.tree import Word, governor
from dateline.extract.events.triggers import Trigger, first_dep
from dateline.records import Date

CLOSERS = frozenset({"until", "till", "before", "by"})
RELATIONS = frozenset({"since", "after", "before", "during", "until", "amid", "following"})
SIMULTANEOUS = frozenset({"when", "as", "while"})
SHARED_PREPOSITIONS = frozenset({"in", "during", "at", "after", "with", "of", "for", "amid", "to", "on"})
SETTINGS = frozenset({"in", "at", "during"})
FINE = frozenset({"second", "minute", "hour", "part_of_day", "day"})
KNOWN = frozenset({"explicit", "inherited", "bounded"})
OPENING_SENTENCES = 5
FRESH = timedelta(days=8)


@dataclass(frozen=True, slots=True)
class When:
    """Inclusive calendar bounds, ``None`` when open, how they are known and the time expression they come from."""

    start: date | None
    end: date | None
    granularity: str | None
    basis: str
    date_id: str | None = None
    edtf: str | None = None


NEVER = When(None, None, None, "none")


class Clock:
    """Dates the events of one document; ``statuses`` and ``quoted`` tell how surely and in whose words each is told.

    The opening ends with the first paragraph of the body, at ``opening_end``.
    """

    def __init__(
        self,
        words: list[Word],
        triggers: Sequence[Trigger],
        dates: Sequence[Date],
        published: date | None,
        statuses: Mapping[int, str],
        quoted: frozenset[int],
        opening_end: int,
    ) -> None:
        self.published = published
        self.opening_end = opening_end
        self.statuses = statuses
        self.quoted = quoted
        self.triggers = {trigger.word.i: trigger for trigger in triggers}
        self.own = attach(words, self.triggers, dates)
        self.news_day = self._news_day(words, dates)
        self._known: dict[int, When] = {}
        self._asking: set[int] = set()

    def _news_day(self, words: list[Word], dates: Sequence[Date]) -> date | None:
        """The day that the story is about; see the head of this module."""
        limit = next((word.i for word in words if word.sentence >= OPENING_SENTENCES), len(words))
        for i in sorted(self.own):
            if i >= limit or i not in self.triggers or tense(self.triggers[i].clause) not in (PAST, PERFECT):
                continue
            for found, preposition in self.own[i]:
                if _is_day(found) and preposition not in RELATIONS and self._is_fresh(found.start_date):
                    return found.start_date
        if self.published is None:
            return _dateline(words, dates)
        return self.published

    def _is_fresh(self, day: date | None) -> bool:
        return day is not None and self.published is not None and timedelta(0) <= self.published - day <= FRESH

    # ------------------------------------------------------------ answers
    def when(self, trigger: Trigger) -> When:
        """The bounds of an event; worked out once."""
        i = trigger.word.i
        if i in self._known:
            return self._known[i]
        if i in self._asking:
            return NEVER
        self._asking.add(i)
        found = self._explicit(trigger) or self._inherited(trigger) or NEVER
        self._asking.discard(i)
        if found.basis in KNOWN or not self._asking:
            self._known[i] = found
        return found

    def _explicit(self, trigger: Trigger) -> When | None:
        """The best time of the event's own clause: the finer before the coarser, none that the tense forbids."""
        clause = trigger.clause
        pairs = list(self.own.get(trigger.word.i, ()))
        if trigger.light is not None:
            pairs += self.own.get(trigger.light.i, ())
        pairs.sort(key=lambda pair: (pair[0].type == "DURATION", pair[0].granularity not in FINE))
        span = self._range(pairs)
        if span is not None:
            return span
        for found, preposition in pairs:
            when = self._bounds(found, preposition)
            if when is not None and not self._is_impossible(trigger, clause, when):
                return when
        return None

    @staticmethod
    def _range(pairs: Sequence[tuple[Date, str]]) -> When | None:
        """As in "between 2015 and 2018" and "from May to July"."""
        dated = sorted((pair for pair in pairs if pair[0].type == "DATE" and pair[0].start_date), key=lambda pair: pair[0].start_char)
        if len(dated) != 2 or dated[0][1] not in ("between", "from"):
            return None
        first, last = dated[0][0], dated[1][0]
        if last.end_date is None or first.start_date is None or last.end_date < first.start_date:
            return None
        return When(first.start_date, last.end_date, first.granularity, "explicit", first.date_id)

    def _is_impossible(self, trigger: Trigger, clause: Word, when: When) -> bool:
        """Whether a time belongs elsewhere: a past act in the future, a saying that lasted a quarter."""
        past = tense(clause) in (PAST, PERFECT, PLUPERFECT)
        if past and self.published is not None and when.start is not None and when.start > self.published:
            return True
        saying = trigger.timeml_class == "REPORTING" or trigger.lemma in ("announce", "say", "report", "post", "declare")
        return saying and when.granularity in ("quarter", "year", "half", "decade")

    def _bounds(self, found: Date, preposition: str) -> When | None:
        if found.start_date is None and found.end_date is None:
            return None
        start, end, grain = found.start_date, found.end_date, found.granularity
        if preposition == "since":
            return When(start, self.published, grain, "explicit", found.date_id)
        if preposition in CLOSERS:
            return When(None, start if preposition == "before" else end, grain, "bounded", found.date_id)
        if preposition == "after":
            return When(end, None, grain, "bounded", found.date_id)
        return When(start, end, grain, "explicit", found.date_id, found.edtf)

    # ------------------------------------------------------------ from the neighbours
    def _inherited(self, trigger: Trigger) -> When | None:
        """From neighbours with a time of their own; then by bounds; then from tense; last from neighbours with none."""
        neighbours = self._neighbours(trigger)
        return (
            self._from_known(trigger, neighbours)
            or self._from_echo(trigger)
            or self._during(trigger.word)
            or (self._during(trigger.light) if trigger.light is not None else None)
            or self._of_tense(trigger)
            or self._from_inferred(trigger, neighbours)
        )

    def _from_known(self, trigger: Trigger, neighbours: Sequence[Trigger]) -> When | None:
        for other in neighbours:
            found = self.when(other)
            if self._is_elsewhere(trigger, other, found):
                continue
            if found.basis in ("explicit", "inherited"):
                if other.lemma in lexicon.wordset("arguments", "causing") and trigger.part == "noun":
                    # What a day sets off goes on after it.
                    return When(found.start, self.published, found.granularity, "bounded", found.date_id)
                return replace(found, basis="inherited")
            if found.basis == "bounded":
                return found
        return None

    def _is_elsewhere(self, trigger: Trigger, other: Trigger, found: When) -> bool:
        """Whether a neighbour's time says nothing of the trigger's.

        In "won the election and fled" what the one has from elsewhere tells nothing of the other; and what is only
        planned is not over.
        """
        joined = trigger.part == "verb" and other.part == "verb" and "conj" in (trigger.word.dep, other.word.dep)
        later = joined and other.word.i > trigger.word.i and other.word.head is trigger.word and _has_subject(other.word)
        if later and found.basis != "bounded":
            # "A offered help, and B paid on Sunday": the second clause's time is its own.
            return True
        if joined and (found.basis == "inherited" or (found.basis == "bounded" and tense(trigger.clause) == NONE)):
            return True
        open_yet = self.statuses.get(trigger.word.i) in ("planned", "hypothetical")
        return open_yet and found.end is not None and self.published is not None and found.end <= self.published

    def _from_echo(self, trigger: Trigger) -> When | None:
        """A definite noun has the time of the earlier event that it points back at: "the talks"."""
        if trigger.part != "noun" or not is_definite(trigger.word) or is_told_apart(trigger.word, ()):
            return None
        found = self._echo(trigger)
        return replace(found, basis="inherited") if found is not None and found.basis == "explicit" else found

    def _from_inferred(self, trigger: Trigger, neighbours: Sequence[Trigger]) -> When | None:
        if tense(trigger.clause) != NONE or self.statuses.get(trigger.word.i) in ("planned", "hypothetical"):
            return None
        loose = (
            trigger.part == "noun"
            and first_dep(trigger.word) not in ("dobj", "nsubjpass", "nsubj")
            and governor(trigger.word).lower not in SETTINGS
        )
        found = next((found for found in map(self.when, neighbours) if found.basis == "inferred"), None)
        return found if found is None or not loose or found.granularity is None else None

    def _neighbours(self, trigger: Trigger) -> list[Trigger]:
        """Events that share the trigger's time: the clause it hangs on, and the noun or clause that completes it."""
        if trigger.part == "noun" and trigger.light is None:
            return self._noun_neighbours(trigger.word)
        word = trigger.clause
        found = [
            self.triggers[child.i]
            for child in word.children
            if child.i in self.triggers and child.dep in ("dobj", "nsubjpass", "nsubj", "attr") and self.triggers[child.i].part == "noun"
        ]
        head = word.head
        if word.dep == "pcomp":
            head = head.head
        if head is not word and head.i in self.triggers and self._shares_time(word, head):
            found.append(self.triggers[head.i])
        found.extend(self.triggers[child.i] for child in word.children if child.i in self.triggers and _goes_along(child))
        return found

    def _noun_neighbours(self, noun: Word) -> list[Trigger]:
        head, dep = governor(noun), first_dep(noun)
        if dep == "pobj" and head.lower in SHARED_PREPOSITIONS:
            head = head.head
        said = dep == "pobj" and governor(noun).lower in SETTINGS
        allowed = head.i in self.triggers and (said or self.triggers[head.i].timeml_class != "REPORTING")
        if allowed and dep in ("nsubj", "nsubjpass", "dobj", "pobj", "attr"):
            return [self.triggers[head.i]]
        inner = [thing for child in noun.each("prep") if child.lower in ("in", "at", "during") for thing in child.each("pobj")]
        return [self.triggers[thing.i] for thing in (*inner, *noun.each("acl")) if thing.i in self.triggers]

    @staticmethod
    def _shares_time(word: Word, head: Word) -> bool:
        """Whether a clause happens with the one above it: joined, participial, or a complement that it begins or causes."""
        if _is_saying(head) and word.dep != "conj":
            return word.dep == "advcl" and word.tag == "VBG"
        if word.dep == "conj" or (word.dep == "ccomp" and head.i > word.i and _mark(word) == ""):
            return tense(word) == tense(head)
        if word.dep == "advcl" and _mark(word) in SIMULTANEOUS:
            return True
        if word.dep == "advcl":
            return tense(word) == NONE and _mark(word) == "" and not any(child.tag == "TO" for child in word.children)
        if word.dep == "pcomp":
            return word.head.lower in ("by", "in", "for", "with", "of")
        if word.dep == "acl":
            return head.is_noun and word.tag in ("VBN", "VBG")
        return word.dep == "xcomp" and lexicon.verb_classes().get(head.lemma) in ("ASPECTUAL", None)

    def _during(self, word: Word) -> When | None:
        """As in "since the election", "before the talks", "during the demonstrations": bounded by another event."""
        for child in word.children:
            if child.dep in ("prep", "advcl", "mark") and child.lower in RELATIONS:
                for thing in child.children:
                    if thing.i in self.triggers:
                        return self._relative(self._or_echo(self.triggers[thing.i]), child.lower)
            if child.dep == "advcl" and child.i in self.triggers and _mark(child) in RELATIONS:
                return self._relative(self.when(self.triggers[child.i]), _mark(child))
        return None

    def _or_echo(self, trigger: Trigger) -> When:
        """The time of an event or, when it has none, that of an earlier one of its kind: "the demonstrations" after "rallies"."""
        found = self.when(trigger)
        if found.basis in KNOWN or trigger.part != "noun":
            return found
        return self._echo(trigger) or found

    def _echo(self, trigger: Trigger) -> When | None:
        """The time of an earlier event of the same kind."""
        mine = set(lexicon.groups().get(trigger.lemma, (trigger.lemma,)))
        for i in sorted(self.triggers):
            if i >= trigger.word.i:
                break
            other = self.triggers[i]
            if not mine.isdisjoint(lexicon.groups().get(other.lemma, (other.lemma,))):
                found = self.when(other)
                if found.basis in KNOWN or found.granularity == "day":
                    return found
        return None

    def _relative(self, other: When, relation: str) -> When | None:
        if other.basis in ("none", "inferred"):
            return None
        grain = other.granularity
        if relation == "since":
            return When(other.start, self.published, grain, "bounded", other.date_id)
        if relation in ("after", "following"):
            return When(other.start, None, grain, "bounded", other.date_id)
        if relation in ("before", "until"):
            return When(None, other.end, grain, "bounded", other.date_id)
        return When(other.start, other.end, grain, "bounded", other.date_id)

    # ------------------------------------------------------------ from tense
    def _of_tense(self, trigger: Trigger) -> When | None:
        """Bounds from tense alone."""
        i, verb = trigger.word.i, trigger.clause
        status = self.statuses.get(i, "happened")
        if status == "planned" and self.published is not None:
            purpose = self._of_purpose(verb)
            if purpose is not None:
                return purpose
            return When(self.published, None, None, "inferred")
        if status == "hypothetical" or self.news_day is None:
            return None
        found = tense(verb)
        if found == NONE and trigger.part == "verb":
            return self._of_bare_form(verb)
        if found in (NONE, FUTURE):
            return None
        if self._is_news(trigger, verb, found):
            return When(self.news_day, self.news_day, "day", "inferred")
        if found in (PAST, PERFECT, PLUPERFECT):
            return When(None, self.published or self.news_day, None, "inferred")
        return None

    def _of_purpose(self, verb: Word) -> When | None:
        """What was done in order to do it has its time: "fired tear gas on Monday to disperse them"."""
        head = verb.head
        if verb.dep != "advcl" or not any(child.tag == "TO" for child in verb.children) or head.i not in self.triggers:
            return None
        if tense(head) not in (PAST, PERFECT, PLUPERFECT) and self.statuses.get(head.i) == "planned":
            return None
        found = self.when(self.triggers[head.i])
        if found.basis == "none" or tense(head) not in (PAST, PERFECT, PLUPERFECT, NONE):
            return None
        return replace(found, basis="inherited") if found.basis == "explicit" else found

    def _is_news(self, trigger: Trigger, verb: Word, found: str) -> bool:
        """Whether the clause tells what is new: see the head of this module."""
        opening = trigger.word.start < self.opening_end
        if trigger.word.i in self.quoted and not opening:
            return False
        if found == PRESENT:
            return trigger.timeml_class in ("REPORTING", "I_ACTION") or (
                opening and is_main_line(verb) and trigger.timeml_class not in ("STATE", "I_STATE")
            )
        if found == PERFECT:
            return opening or (is_main_line(verb) and trigger.timeml_class in ("REPORTING", "I_ACTION"))
        return found == PAST and (is_main_line(verb) or opening) and verb.dep != "relcl"

    def _of_bare_form(self, verb: Word) -> When | None:
        """A participle or a headline's infinitive without tense: by the day of publication, if it happened."""
        if verb.tag == "VBN" and verb.dep in ("acl", "ROOT", "conj", "pcomp", "advcl") and self.published is not None:
            if verb.dep == "ROOT" and verb.start < self.opening_end:
                return When(self.news_day, self.news_day, "day", "inferred")
            return When(None, self.published, None, "inferred")
        return None


def _goes_along(clause: Word) -> bool:
    """Whether a clause below a verb happens at the verb's time: joined in the past, or after "when", "as", "while"."""
    if clause.dep in ("advcl", "conj") and clause.child("mark") is None:
        return tense(clause) in (PAST, PERFECT)
    return clause.dep == "advcl" and _mark(clause) in SIMULTANEOUS


def _has_subject(verb: Word) -> bool:
    return verb.child("nsubj", "nsubjpass", "expl", "csubj") is not None


def _is_day(found: Date) -> bool:
    return found.start_date is not None and found.start_date == found.end_date and found.granularity in FINE


def _dateline(words: Sequence[Word], dates: Sequence[Date]) -> date | None:
    """The day that stands alone on a line near the top, as under a headline."""
    limit = next((word.start for word in words if word.sentence >= OPENING_SENTENCES), None)
    for found in sorted(dates, key=lambda d: d.start_char):
        if limit is not None and found.start_char >= limit:
            break
        if _is_day(found) and found.anchor == "explicit" and _stands_alone(words, found):
            return found.start_date
    return None


def _stands_alone(words: Sequence[Word], found: Date) -> bool:
    first = next((word for word in words if word.end > found.start_char), None)
    if first is None:
        return False
    line = [word for word in words if word.sentence == first.sentence and word.text.strip()]
    return line[0].start >= found.start_char and line[-1].end <= found.end_char + 1


def _is_saying(word: Word) -> bool:
    return lexicon.verb_classes().get(word.lemma) == "REPORTING"


def _mark(clause: Word) -> str:
    """The conjunction that opens a clause: "when", "since"."""
    found = clause.child("mark", "advmod")
    return found.lower if found is not None and found.i < clause.i else ""

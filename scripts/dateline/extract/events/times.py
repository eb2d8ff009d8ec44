"""When: each event's calendar bounds, from the time expressions, its neighbours, its tense and the day of the news.

In order: a time in the event's own clause (explicit); a length counted off from another event ("two days after the
vote"); the time of the clause it hangs on, or of what hangs on it (inherited); a "since", "before" or "during" that
bounds it (bounded); tense against the frame of the paragraph and the day of the news (inherited, inferred).

What the main line of a news text tells in the simple past (words and decisions in the perfect too) and its first
paragraph in the past or perfect is taken to have happened on the day of the news, unless the paragraph has come to
another time; other past events only by the day of publication. See newsday for both.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.extract.events import lexicon
from dateline.extract.events.attach import attach
from dateline.extract.events.companions import companions, has_subject, is_simultaneous, mark
from dateline.extract.events.factuality import is_definite, is_outcome, is_told_apart
from dateline.extract.events.lengths import offsets, ranks
from dateline.extract.events.modality import has_to
from dateline.extract.events.newsday import RELATIONS, SETTINGS, NewsDay
from dateline.extract.events.tense import FUTURE, NONE, PAST, PERFECT, PLUPERFECT, PRESENT, is_main_line, tense
from dateline.extract.events.tree import Word, governor
from dateline.extract.events.triggers import Trigger, first_dep
from dateline.extract.events.when import FINE, KNOWN, NEVER, When, bounds, counted_off, on, relative, spanned
from dateline.language.analysis import Analysis
from dateline.records import Date

OVER = (PAST, PERFECT, PLUPERFECT)
OPEN = frozenset({"planned", "hypothetical"})
# A clause with one of these is set against the one above it, and carries the story on; one of the others looks back.
CONTRASTS = frozenset({"although", "though", "whereas"})
LOOKS_BACK = frozenset({"after", "because", "since", "once"})
# What is said to have lasted so long is not the saying.
LONG = frozenset({"quarter", "year", "half", "decade"})


class Clock:
    """Dates the events of one document.

    ``statuses`` tells how surely each is told, ``quoted`` which by others, and ``spoken`` which in their own words.
    """

    def __init__(
        self,
        analysis: Analysis,
        words: Sequence[Word],
        triggers: Sequence[Trigger],
        dates: Sequence[Date],
        statuses: Mapping[int, str],
        quoted: frozenset[int],
        spoken: frozenset[int],
    ) -> None:
        self.published = analysis.published
        self.statuses = statuses
        self.quoted = quoted
        self.spoken = spoken
        self.triggers = {trigger.word.i: trigger for trigger in triggers}
        self.own = attach(words, self.triggers, dates)
        self.news = NewsDay(analysis, words, dates, triggers, self.own, quoted)
        self._ranks = ranks(words, dates)
        self._offsets = offsets(words, self.triggers, dates)
        self._of_kind: dict[str, list[Trigger]] = {}
        for trigger in triggers:
            for kind in _kinds(trigger):
                self._of_kind.setdefault(kind, []).append(trigger)
        self._known: dict[int, When] = {}
        self._asking: set[int] = set()

    def when(self, trigger: Trigger) -> When:
        """The bounds of an event; worked out once."""
        i = trigger.word.i
        if i in self._known:
            return self._known[i]
        if i in self._asking:
            return NEVER
        self._asking.add(i)
        found = self._explicit(trigger) or self._counted(trigger) or self._inherited(trigger) or NEVER
        self._asking.discard(i)
        if found.basis in KNOWN or not self._asking:
            self._known[i] = found
        return found

    def _status(self, trigger: Trigger) -> str:
        return self.statuses.get(trigger.word.i, "happened")

    # ------------------------------------------------------------ from its own clause
    def _explicit(self, trigger: Trigger) -> When | None:
        """The best time of the event's own clause: the finer before the coarser, none that the tense forbids."""
        pairs = list(self.own.get(trigger.word.i, ()))
        if trigger.light is not None:
            pairs += self.own.get(trigger.light.i, ())
        pairs = [pair for pair in pairs if pair[0].date_id not in self._ranks]
        if not pairs:
            return None
        pairs.sort(key=lambda pair: (pair[0].type == "DURATION", pair[0].granularity not in FINE))
        span = spanned(pairs)
        if span is not None:
            return span
        for found, preposition in pairs:
            when = bounds(found, preposition, self.published)
            if when is not None and not self._is_impossible(trigger, when):
                return when
        return None

    def _is_impossible(self, trigger: Trigger, when: When) -> bool:
        """Whether a time belongs elsewhere: a past act in the future, a saying that lasted a quarter."""
        past = tense(trigger.clause) in OVER
        if past and self.published is not None and when.start is not None and when.start > self.published:
            return True
        saying = trigger.timeml_class == "REPORTING" or trigger.lemma in ("announce", "say", "report", "post", "declare")
        return saying and when.granularity in LONG

    def _counted(self, trigger: Trigger) -> When | None:
        """As in "two days after the vote, troops came in": the day counted off from that of the other event."""
        offset = self._offsets.get(trigger.word.i)
        if offset is None or self._status(trigger) in OPEN:
            return None
        other, length, later = offset
        return counted_off(self.when(other), length, later)

    # ------------------------------------------------------------ from the neighbours
    def _inherited(self, trigger: Trigger) -> When | None:
        """From neighbours with a time of their own; then by bounds; then from tense; last from neighbours with none."""
        neighbours = companions(trigger, self.triggers, self._status(trigger) in ("happened", "reported"))
        return (
            self._from_known(trigger, neighbours)
            or self._from_echo(trigger)
            or self._during(trigger.word)
            or (self._during(trigger.light) if trigger.light is not None else None)
            or self._along(trigger, neighbours)
            or self._of_tense(trigger)
            or self._from_inferred(trigger, neighbours)
        )

    def _from_known(self, trigger: Trigger, neighbours: Sequence[Trigger]) -> When | None:
        for other in neighbours:
            found = self.when(other)
            if self._is_elsewhere(trigger, other, found):
                continue
            if found.basis in KNOWN and trigger.word.dep == "conj" and self._takes_time(trigger):
                # "Began on 3 April and was completed within six weeks".
                return When(found.start, self.published, found.granularity, "bounded", found.date_id)
            if found.end is not None and _ends(trigger, other):
                return When(None, found.end, found.granularity, "bounded", found.date_id)
            if found.basis in ("explicit", "inherited"):
                if other.lemma in lexicon.wordset("arguments", "causing") and trigger.part == "noun":
                    # What a day sets off goes on after it.
                    return When(found.start, self.published, found.granularity, "bounded", found.date_id)
                return replace(found, basis="inherited")
            if found.basis == "bounded":
                return found
        return None

    def _takes_time(self, trigger: Trigger) -> bool:
        """Whether a length stands with an event: "within six weeks"."""
        return any(one.type == "DURATION" for one, _ in self.own.get(trigger.word.i, ()))

    def _is_elsewhere(self, trigger: Trigger, other: Trigger, found: When) -> bool:
        """Whether a neighbour's time says nothing of the trigger's.

        In "won the election and fled" what the one has from elsewhere tells nothing of the other; and what is only
        planned is not over.
        """
        if self._is_impossible(trigger, found):
            return True
        joined = trigger.part == "verb" and other.part == "verb" and "conj" in (trigger.word.dep, other.word.dep)
        later = joined and other.word.i > trigger.word.i and other.word.head is trigger.word and has_subject(other.word)
        if later and found.basis != "bounded":
            # "A offered help, and B paid on Sunday": the second clause's time is its own.
            return True
        if joined and (found.basis == "inherited" or (found.basis == "bounded" and tense(trigger.clause) == NONE)):
            return True
        open_yet = self.statuses.get(trigger.word.i) in OPEN
        return open_yet and found.end is not None and self.published is not None and found.end <= self.published

    def _from_echo(self, trigger: Trigger) -> When | None:
        """A definite noun has the time of the earlier event that it points back at: "the talks"."""
        if trigger.part != "noun" or not is_definite(trigger.word) or is_told_apart(trigger.word, ()):
            return None
        found = self._echo(trigger)
        return replace(found, basis="inherited") if found is not None and found.basis == "explicit" else found

    def _along(self, trigger: Trigger, neighbours: Sequence[Trigger]) -> When | None:
        """The inferred day of what a clause runs along with or carries out: "as the jet left", "was forced to resign"."""
        word = trigger.clause
        if trigger.part != "verb" or self._status(trigger) in OPEN:
            return None
        of_noun = word.dep == "acl" and word.head.is_noun and word.tag == "VBN"
        beside = word.dep == "advcl" and (is_simultaneous(word) or is_outcome(word, word.head))
        if not (beside or of_noun or (word.dep in ("xcomp", "ccomp", "pcomp") and tense(word) == NONE)):
            return None
        days = (self.when(other) for other in neighbours if other.word in (word.head, word.head.head))
        return next((found for found in days if found.is_day), None)

    def _from_inferred(self, trigger: Trigger, neighbours: Sequence[Trigger]) -> When | None:
        if tense(trigger.clause) != NONE or self._status(trigger) in OPEN:
            return None
        loose = (
            trigger.part == "noun"
            and first_dep(trigger.word) not in ("dobj", "nsubjpass", "nsubj")
            and governor(trigger.word).lower not in SETTINGS
        )
        over = (other for other in neighbours if self._status(other) not in OPEN)
        found = next((found for found in map(self.when, over) if found.basis == "inferred"), None)
        if found is not None and any(_ends(trigger, other) for other in neighbours):
            return When(None, found.end, None, "inferred")
        return found if found is None or not loose or found.granularity is None else None

    def _during(self, word: Word) -> When | None:
        """As in "since the election", "before the talks", "during the demonstrations": bounded by another event."""
        for child in word.children:
            if child.dep in ("prep", "advcl", "mark") and child.lower in RELATIONS:
                for thing in child.children:
                    if thing.i in self.triggers:
                        return relative(self._or_echo(self.triggers[thing.i]), child.lower, self.published)
            if child.dep == "advcl" and child.i in self.triggers and mark(child) in RELATIONS:
                return relative(self.when(self.triggers[child.i]), mark(child), self.published)
        return None

    def _or_echo(self, trigger: Trigger) -> When:
        """The time of an event or, when it has none, that of an earlier one of its kind: "the demonstrations" after "rallies"."""
        found = self.when(trigger)
        if found.basis in KNOWN or trigger.part != "noun":
            return found
        return self._echo(trigger) or found

    def _echo(self, trigger: Trigger) -> When | None:
        """The time of an earlier event of the same kind."""
        earlier = {other.word.i: other for kind in _kinds(trigger) for other in self._of_kind[kind] if other.word.i < trigger.word.i}
        for _, other in sorted(earlier.items()):
            found = self.when(other)
            if found.basis in KNOWN or found.granularity == "day":
                return found
        return None

    # ------------------------------------------------------------ from tense
    def _of_tense(self, trigger: Trigger) -> When | None:
        """What tense says, against the frame of the paragraph and the day of the news."""
        verb, status = trigger.clause, self._status(trigger)
        if status == "planned" and self.published is not None:
            return self._of_purpose(verb) or When(self.published, None, None, "inferred")
        if status == "hypothetical" or self.news.day is None:
            return self._of_frame(trigger, verb) if status != "hypothetical" else None
        found = tense(verb)
        if found == NONE and trigger.part == "verb":
            return self._of_bare_form(verb)
        if found in (NONE, FUTURE):
            return None
        framed = self._of_frame(trigger, verb)
        if framed is not None:
            return framed
        if self._is_news(trigger, verb, found):
            return on(self.news.day)
        return When(None, self.published, None, "inferred") if found in OVER else None

    def _of_frame(self, trigger: Trigger, verb: Word) -> When | None:
        """The time that the paragraph has come to, for what its main line goes on to tell in the simple past."""
        if tense(verb) != PAST or not is_main_line(verb) or trigger.word.i in self.quoted:
            return None
        return self.news.frame(trigger) if trigger.timeml_class != "REPORTING" else None

    def _of_purpose(self, verb: Word) -> When | None:
        """What was done in order to do it has its time: "fired tear gas on Monday to disperse them"."""
        head = verb.head
        if verb.dep != "advcl" or not has_to(verb) or head.i not in self.triggers:
            return None
        if tense(head) not in OVER and self.statuses.get(head.i) == "planned":
            return None
        found = self.when(self.triggers[head.i])
        if found.basis == "none" or tense(head) not in (*OVER, NONE):
            return None
        return replace(found, basis="inherited") if found.basis == "explicit" else found

    def _is_news(self, trigger: Trigger, verb: Word, found: str) -> bool:
        """Whether the clause tells what is new: see the head of this module."""
        opening = trigger.word.start < self.news.opening_end
        moved = self.news.frame(trigger) is not None and trigger.timeml_class != "REPORTING"
        if trigger.word.i in self.spoken or moved:
            return False
        if (trigger.word.i in self.quoted and not opening) or (verb.dep == "advcl" and mark(verb) in LOOKS_BACK):
            return False
        if found == PRESENT:
            return trigger.timeml_class in ("REPORTING", "I_ACTION") or (
                opening and is_main_line(verb) and trigger.timeml_class not in ("STATE", "I_STATE")
            )
        if found == PERFECT:
            return opening or (is_main_line(verb) and trigger.timeml_class in ("REPORTING", "I_ACTION"))
        carries_on = is_main_line(verb) or opening or (verb.dep == "advcl" and mark(verb) in CONTRASTS)
        return found == PAST and carries_on and verb.dep != "relcl"

    def _of_bare_form(self, verb: Word) -> When | None:
        """A participle or a headline's infinitive without tense: by the day of publication, if it happened."""
        if verb.tag == "VBN" and verb.dep in ("acl", "ROOT", "conj", "pcomp", "advcl") and self.published is not None:
            if verb.dep == "ROOT" and verb.start < self.news.opening_end and self.news.day is not None:
                return on(self.news.day)
            return When(None, self.published, None, "inferred")
        return None


def _ends(noun: Trigger, verb: Trigger) -> bool:
    """Whether a verb tells that what a noun names is over: "the siege was lifted", "ended the strike"."""
    return noun.part == "noun" and verb.word is governor(noun.word) and verb.lemma in lexicon.wordset("times", "ending")


def _kinds(trigger: Trigger) -> tuple[str, ...]:
    """The groups of words for one kind of happening that a trigger belongs to."""
    return lexicon.groups().get(trigger.lemma, (trigger.lemma,))

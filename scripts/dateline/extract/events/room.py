"""The events room at work: one pass from words to triggers, types, persons, times and status; then what links them."""

from __future__ import annotations

import dataclasses
from bisect import bisect_right
from collections.abc import Sequence

from dateline.extract.events import factuality, lexicon, salience, wording
from dateline.extract.events.arguments import Arguments, arguments, behind, is_counted
from dateline.extract.events.cast import Cast
from dateline.extract.events.context import Contexts
from dateline.extract.events.lexicon import Frame
from dateline.extract.events.plover import as_intended, is_content, type_of, with_spoken_mode
from dateline.extract.events.sameness import Signs, link_same, share_times
from dateline.extract.events.times import Clock
from dateline.extract.events.tree import Word, prepositional
from dateline.extract.events.triggers import Trigger, asks_question, find_triggers, is_event_noun
from dateline.extract.events.when import When
from dateline.extract.quotes import is_claim
from dateline.language.analysis import Analysis
from dateline.records import Date, Event, Participant, Quote

# A text of so few sentences has no lead that stands out from the rest.
LEADLESS = 2
# What one does to others even where a thing of theirs is the object.
ON_OTHERS = frozenset({"SUPPORT", "AID", "ACCUSE", "REJECT", "THREATEN", "SANCTION", "COERCE", "ASSAULT"})


class Room:
    """All that is known of one document while its events are found."""

    def __init__(self, analysis: Analysis, words: list[Word], cast: Cast, dates: Sequence[Date], quotes: Sequence[Quote]) -> None:
        self.analysis = analysis
        self.words = words
        self.cast = cast
        self.triggers = find_triggers(words)
        self.quotes = sorted(quotes, key=lambda q: (q.start_char, -q.end_char))
        self._speaker_of = {quote.cue_start_char: quote.speaker_id for quote in self.quotes if quote.cue_start_char is not None}
        self._quote_starts = [quote.start_char for quote in self.quotes]
        self.quote_of = {trigger.word.i: self._quote_at(trigger) for trigger in self.triggers}
        self.status_of = {trigger.word.i: self._status(trigger, self.quote_of[trigger.word.i]) for trigger in self.triggers}
        statuses = {i: status for i, (status, _) in self.status_of.items()}
        quoted = frozenset(i for i, quote in self.quote_of.items() if quote is not None)
        spoken = frozenset(i for i, quote in self.quote_of.items() if quote is not None and quote.form != "indirect")
        self.clock = Clock(analysis, self.words, self.triggers, dates, statuses, quoted, spoken)
        self.contexts = Contexts(words)
        self.times = timed_words(words, dates)
        self.participants: list[Participant] = []

    def run(self) -> tuple[list[Event], list[Participant]]:
        """All events in order, and their participants."""
        self.args_of = {trigger.word.i: self._arguments(trigger) for trigger in self.triggers}
        self.frame_of = {trigger.word.i: self._frame(trigger) for trigger in self.triggers}
        self._settle_types()
        self.typed = frozenset(i for i, frame in self.frame_of.items() if frame is not None)
        events = [self._event(trigger) for trigger in self.triggers]
        same = link_same(events, self.participants, self._signs(events))
        events = [dataclasses.replace(event, same_as=same[event.event_id]) if event.event_id in same else event for event in events]
        return share_times(events), self.participants

    def _signs(self, events: Sequence[Event]) -> Signs:
        """What tells which events may be the same."""
        nouns = [(event, trigger.word) for event, trigger in zip(events, self.triggers, strict=True) if trigger.part == "noun"]
        verbs = [(event, trigger.word) for event, trigger in zip(events, self.triggers, strict=True) if trigger.part == "verb"]
        news = self.clock.news
        return Signs(
            definite={event.event_id for event, noun in nouns if factuality.is_definite(noun)},
            apart={event.event_id for event, noun in nouns if factuality.is_told_apart(noun, self.times)},
            title={event.event_id for event in events if event.start_char < news.title_end},
            opening={event.event_id for event in events if news.title_end <= event.start_char < news.opening_end},
            things={event.event_id: things for event, verb in verbs if (things := self._things(verb))},
            light={event.event_id for event, verb in verbs if verb.lemma in lexicon.wordset("nouns", "light")},
            named={actor_id for actor_id in self.cast.actors if f":{self.analysis.document.document_id}:" not in actor_id},
        )

    def _things(self, verb: Word) -> frozenset[str]:
        """What a verb is done to, by lemma; pronouns tell nothing."""
        return frozenset(word.lemma for word in self.args_of[verb.i].objects if word.pos != "PRON")

    def _event(self, trigger: Trigger) -> Event:
        analysis = self.analysis
        args = self.args_of[trigger.word.i]
        frame = self.frame_of[trigger.word.i]
        quote = self.quote_of[trigger.word.i]
        status, claimant = self.status_of[trigger.word.i]
        when = self.clock.when(trigger)
        status = self._in_time(trigger, status, when)
        event_id = analysis.row_id("event", trigger.start, trigger.end)
        people = self._people(event_id, trigger, args)
        self.participants.extend(people)
        kind = frame.type if frame else None
        place = self._place(trigger, args)
        core = salience.is_core(
            trigger,
            kind,
            salience.Telling(
                status,
                claimant is not None,
                quote is not None,
                bool(people),
                when.basis,
                trigger.start < self.clock.news.opening_end and len(self.analysis.sentences) > LEADLESS,
                is_counted(args),
                quote is not None and when.basis == "none" and {one.actor_id for one in people} == {claimant},
                trigger.start < self.clock.news.opening_end,
            ),
            self.typed,
        )
        return Event(
            event_id=event_id,
            document_id=analysis.document.document_id,
            sentence_id=analysis.sentence_at(trigger.start).sentence_id,
            start_char=trigger.start,
            end_char=trigger.end,
            text=analysis.slice(trigger.start, trigger.end),
            lemma=trigger.lemma.replace("_", " "),
            event_type=kind,
            mode=frame.mode if frame else None,
            context=self.contexts.of(trigger.word) if kind else None,
            quad_class=lexicon.quad_class().get(kind or ""),
            cameo_root=lexicon.cameo_root().get(kind or ""),
            timeml_class=trigger.timeml_class,
            headline=wording.headline(wording.Story(trigger, args, self.cast, status, claimant, self.times, self.words)),
            start_date=when.start,
            end_date=when.end,
            edtf=when.edtf,
            granularity=when.granularity,
            time_basis=when.basis,
            date_id=when.date_id,
            place_id=place,
            factuality=status,
            attributed_to=claimant,
            quote_id=quote.quote_id if quote else None,
            salience="core" if core else "minor",
            same_as=None,
            rule=trigger.rule,
        )

    def _arguments(self, trigger: Trigger) -> Arguments:
        """The arguments of a trigger, times left out; what the parser hangs on a time belongs to the clause."""
        found = arguments(trigger)
        late = [(prep.lower, below) for _, thing in found.prepositional if thing.i in self.times for prep, below in prepositional(thing)]
        found.prepositional = [(preposition, thing) for preposition, thing in found.prepositional + late if thing.i not in self.times]
        return found

    def _settle_types(self) -> None:
        """Give acts of speech the mode of their content, and take the type from what is content only."""
        raw = dict(self.frame_of)
        typed = {i for i, frame in raw.items() if frame is not None}
        for trigger in self.triggers:
            i = trigger.word.i
            frame = raw[i]
            if frame is not None:
                content = is_content(trigger, self.status_of[i][0], typed)
                self.frame_of[i] = None if content else with_spoken_mode(frame, trigger, raw)

    def _frame(self, trigger: Trigger) -> Frame | None:
        """The typed reading of a trigger; one who receives what a noun names does nothing himself."""
        receives = trigger.part == "verb" and trigger.word.lemma in lexicon.wordset("arguments", "receiving")
        if receives and any(is_event_noun(child) for child in trigger.word.each("dobj")):
            return None
        if trigger.part == "verb" and trigger.lemma == "ask" and asks_question(trigger.word):
            return None
        frame = type_of(trigger, self.args_of[trigger.word.i], self.cast)
        if frame is None:
            return None
        return as_intended(frame, trigger, self.status_of[trigger.word.i][0], self.quote_of[trigger.word.i] is not None)

    # ------------------------------------------------------------ status
    def _quote_at(self, trigger: Trigger) -> Quote | None:
        """The innermost statement whose content holds the trigger."""
        best = None
        for i in range(bisect_right(self._quote_starts, trigger.start) - 1, -1, -1):
            quote = self.quotes[i]
            if quote.cue_start_char == trigger.start:
                # "If they broke it, he said, they will pay": the saying is no part of what is said.
                continue
            if quote.end_char >= trigger.end and (best is None or quote.end_char - quote.start_char < best.end_char - best.start_char):
                best = quote
            if trigger.start - quote.start_char > 5_000 or best is not None:
                break
        return best

    def _status(self, trigger: Trigger, quote: Quote | None) -> tuple[str, str | None]:
        found = factuality.status(trigger)
        claimant = self._actor(found.claimants)
        if quote is not None and quote.form == "indirect" and factuality.is_narrated(trigger):
            return found.factuality, None
        if found.factuality == factuality.REPORTED and self._says_himself(trigger, claimant or (quote.speaker_id if quote else None)):
            return factuality.HAPPENED, None
        if quote is not None and not found.presupposed:
            claimant = claimant or quote.speaker_id
            if found.factuality == "happened":
                return ("reported", claimant) if is_claim(quote.rule) else (found.factuality, None)
        return found.factuality, claimant

    def _says_himself(self, trigger: Trigger, claimant: str | None) -> bool:
        """Whether a trigger is the claimant's own saying: "warned" in "Ann Ruiz said she agreed but warned that"."""
        if claimant is None or trigger.clause.child("nsubj") is not None:
            return False
        return self._speaker_of.get(trigger.start) == claimant

    def _in_time(self, trigger: Trigger, status: str, when: When) -> str:
        """The status of an event in view of its time: what begins after the day of publication is to come, whoever says so.

        Only with "the strike planned for Friday" the planning is over; Friday is the strike's.
        """
        published = self.analysis.published
        if factuality.plans(trigger):
            return status
        late = published is not None and when.start is not None and when.start > published
        return factuality.PLANNED if late and status in (factuality.HAPPENED, factuality.REPORTED) else status

    def _actor(self, words: Sequence[Word]) -> str | None:
        for word in words:
            mention = self.cast.actor_mention(word)
            if mention is not None:
                return mention.actor_id
        return None

    # ------------------------------------------------------------ when and where
    def _place(self, trigger: Trigger, args: Arguments) -> str | None:
        """The place of the event: after "in", "at", "near", "off" below its trigger or clause."""
        pairs = list(args.prepositional)
        if trigger.light is not None or trigger.part == "noun":
            head = trigger.clause if trigger.light is not None else trigger.word.head
            if head.is_verb and trigger.word.dep in ("nsubj", "nsubjpass", "dobj"):
                pairs += [(prep.lower, thing) for prep in head.each("prep") for thing in prep.each("pobj")]
        for preposition, thing in pairs:
            if preposition not in ("in", "at", "near", "outside", "off", "inside", "around", "across", "to", "throughout"):
                continue
            for word in (thing, *self._inner(thing)):
                mention = self.cast.place_mention(word)
                if mention is not None and (
                    preposition != "to" or trigger.word.lemma in ("flee", "travel", "fly", "go", "visit", "return", "move", "arrive")
                ):
                    return mention.place_id
        return None

    @staticmethod
    def _inner(thing: Word) -> list[Word]:
        """What "the resort of Sochi" and "the capital, Minsk" name."""
        found = [child for child in thing.children if child.dep == "appos"]
        return found + [
            deeper
            for child in thing.children
            if child.dep == "prep" and child.lower == "of"
            for deeper in child.children
            if deeper.dep == "pobj"
        ]

    # ------------------------------------------------------------ who
    def _people(self, event_id: str, trigger: Trigger, args: Arguments) -> list[Participant]:
        found: dict[tuple[str, str], Participant] = {}
        doers, targets = args.subjects, args.objects + args.recipients + self._indirect(trigger, args)
        if trigger.word.lemma in lexicon.wordset("arguments", "suffering"):
            doers, targets = [], doers
        frame = self.frame_of[trigger.word.i]
        if frame is not None and frame.type in ON_OTHERS and not any(self._actors(word) for word in targets):
            targets = behind(args.objects)
        for role, words in (("actor", doers), ("target", targets)):
            for word in words:
                for actor_id, mention_id in self._actors(word):
                    if role == "target" and (actor_id, "actor") in found:
                        continue
                    found.setdefault((actor_id, role), Participant(event_id, actor_id, role, mention_id))
        return list(found.values())

    def _indirect(self, trigger: Trigger, args: Arguments) -> list[Word]:
        """As in "met with", "gave to", "agreed with", for verbs whose other side stands after a preposition."""
        if trigger.part != "verb" or trigger.lemma not in lexicon.wordset("arguments", "target_by_preposition"):
            return []
        return [
            thing
            for preposition, thing in args.prepositional
            if preposition in lexicon.wordset("arguments", "target_prepositions") and not thing.is_verb
        ]

    def _actors(self, word: Word) -> list[tuple[str, str | None]]:
        """The actors that a word stands for; behind a count, those that are counted."""
        found = self.cast.actors_of(word)
        if found or word.lemma not in lexicon.wordset("arguments", "counting"):
            return found
        inner = [deeper for child in word.children if child.dep == "prep" and child.lower == "of" for deeper in child.children]
        return [pair for deeper in inner for pair in self._actors(deeper)]


def timed_words(words: Sequence[Word], dates: Sequence[Date]) -> frozenset[int]:
    """The numbers of the words that stand in a date or time of day; durations ("a two-week strike") say what, not when."""
    found: set[int] = set()
    at = 0
    for one in sorted((d for d in dates if d.type in ("DATE", "TIME")), key=lambda d: d.start_char):
        while at < len(words) and words[at].end <= one.start_char:
            at += 1
        i = at
        while i < len(words) and words[i].start < one.end_char:
            found.add(words[i].i)
            i += 1
    return frozenset(found)

"""The events room at work: one pass from words to triggers, types, persons, times and status; then what links them."""

from __future__ import annotations

import dataclasses
from bisect import bisect_right
from collections.abc import Sequence

from dateline.extract.events import factuality, lexicon, salience, wording
from dateline.extract.events.arguments import Arguments, arguments
from dateline.extract.events.cast import Cast
from dateline.extract.events.plover import type_of
from dateline.extract.events.sameness import link_same
from dateline.extract.events.times import NEVER, Clock, When, infer
from dateline.extract.events.tree import Word, read
from dateline.extract.events.triggers import Trigger, find_triggers
from dateline.language.analysis import Analysis
from dateline.records import Actor, Date, Event, Mention, Participant, Place, Quote

ARGUMENT_NOUN_DEPS = ("compound", "amod", "nmod")


class Room:
    """All that is known of one document while its events are found."""

    def __init__(
        self,
        analysis: Analysis,
        dates: Sequence[Date],
        cast_rows: tuple[Sequence[Actor], Sequence[Place], Sequence[Mention]],
        quotes: Sequence[Quote],
    ) -> None:
        self.analysis = analysis
        self.words = read(analysis.doc)
        self.cast = Cast(self.words, *cast_rows)
        self.triggers = find_triggers(self.words)
        self.clock = Clock(self.words, self.triggers, dates, analysis.published)
        self.quotes = sorted(quotes, key=lambda q: (q.start_char, -q.end_char))
        self._quote_starts = [quote.start_char for quote in self.quotes]
        self.participants: list[Participant] = []

    def run(self) -> tuple[list[Event], list[Participant]]:
        """All events in order, and their participants."""
        events = [self._event(trigger) for trigger in self.triggers]
        same = link_same(events, self.participants)
        events = [dataclasses.replace(event, same_as=same[event.event_id]) if event.event_id in same else event for event in events]
        return share_times(events), self.participants

    def _event(self, trigger: Trigger) -> Event:
        analysis = self.analysis
        args = arguments(trigger)
        frame = type_of(trigger, args, self.cast)
        quote = self._quote_at(trigger)
        status, claimant = self._status(trigger, quote)
        when = self._when(trigger, status)
        event_id = analysis.row_id("event", trigger.start, trigger.end)
        people = self._people(event_id, trigger, args)
        self.participants.extend(people)
        kind = frame.type if frame else None
        place = self._place(trigger, args)
        core = salience.is_core(trigger, kind, status, quote is not None)
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
            context=None,
            quad_class=lexicon.quad_class().get(kind or ""),
            cameo_root=lexicon.cameo_root().get(kind or ""),
            timeml_class=trigger.timeml_class,
            headline=self._headline(trigger, args, people, place, status, claimant),
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

    # ------------------------------------------------------------ status
    def _quote_at(self, trigger: Trigger) -> Quote | None:
        """The innermost statement whose content holds the trigger."""
        best = None
        for i in range(bisect_right(self._quote_starts, trigger.start) - 1, -1, -1):
            quote = self.quotes[i]
            if quote.end_char >= trigger.end and (best is None or quote.end_char - quote.start_char < best.end_char - best.start_char):
                best = quote
            if trigger.start - quote.start_char > 5_000 or best is not None:
                break
        return best

    def _status(self, trigger: Trigger, quote: Quote | None) -> tuple[str, str | None]:
        found = factuality.status(trigger)
        claimant = self._actor(found.claimants)
        if quote is not None:
            claimant = claimant or quote.speaker_id
            if found.factuality == "happened":
                return "reported", claimant
        return found.factuality, claimant

    def _actor(self, words: Sequence[Word]) -> str | None:
        for word in words:
            mention = self.cast.actor_mention(word)
            if mention is not None:
                return mention.actor_id
        return None

    # ------------------------------------------------------------ when and where
    def _when(self, trigger: Trigger, status: str) -> When:
        found = self.clock.when(trigger)
        return infer(trigger, status, self.analysis.published) if found is NEVER else found

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
        targets = args.objects + args.recipients + self._indirect(trigger, args)
        for role, words in (("actor", args.subjects), ("target", targets)):
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
        mention = self.cast.actor_mention(word)
        if mention is not None and mention.actor_id is not None:
            return [(mention.actor_id, mention.mention_id)]
        if word.lemma in lexicon.wordset("arguments", "counting"):
            inner = [deeper for child in word.children if child.dep == "prep" and child.lower == "of" for deeper in child.children]
            return [pair for deeper in inner for pair in self._actors(deeper)]
        return []

    # ------------------------------------------------------------ headline
    def _headline(
        self, trigger: Trigger, args: Arguments, people: Sequence[Participant], place: str | None, status: str, claimant: str | None
    ) -> str | None:
        actors = self.cast.actors
        doers = [actors[p.actor_id].name for p in people if p.role == "actor"]
        others = [actors[p.actor_id].name for p in people if p.role == "target"]
        facts = wording.Facts(
            trigger=trigger,
            actors=doers,
            targets=others,
            place=self.cast.places[place].name if place else None,
            factuality=status,
            claimant=actors[claimant].name if claimant else None,
            passive=args.passive,
            plural_actors=len(doers) > 1,
            plural_targets=len(others) > 1,
            complement="",
        )
        return wording.headline(facts)


def share_times(events: list[Event]) -> list[Event]:
    """Mentions of one event share the best time that any of them has."""
    rank = {"explicit": 0, "inherited": 1, "bounded": 2, "inferred": 3, "none": 4}
    best: dict[str, Event] = {}
    for event in events:
        key = event.same_as or event.event_id
        if key not in best or rank[event.time_basis] < rank[best[key].time_basis]:
            best[key] = event
    shared = []
    for event in events:
        source = best[event.same_as or event.event_id]
        if rank[source.time_basis] < min(rank[event.time_basis], 2) or (rank[event.time_basis] >= 3 and rank[source.time_basis] < 3):
            event = dataclasses.replace(
                event,
                start_date=source.start_date,
                end_date=source.end_date,
                edtf=source.edtf,
                granularity=source.granularity,
                time_basis="inherited" if source.time_basis != "bounded" else "bounded",
                date_id=source.date_id,
            )
        shared.append(event)
    return shared

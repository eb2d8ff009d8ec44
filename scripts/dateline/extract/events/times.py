"""When: each event's calendar bounds, from the time expressions, its neighbours, its tense and the publication date.

In order: a time in the event's own clause (explicit); the time of the clause it hangs on, or of what hangs on it
(inherited); a "since", "before" or "during" that bounds it (bounded); tense against the publication date (inferred).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dateline.extract.events import lexicon
from dateline.extract.events.tree import Word, governor
from dateline.extract.events.triggers import Trigger, first_dep
from dateline.records import Date

STEPS = frozenset(
    {
        "pobj",
        "prep",
        "npadvmod",
        "advmod",
        "amod",
        "compound",
        "nmod",
        "nummod",
        "poss",
        "appos",
        "pcomp",
        "conj",
        "tmod",
        "dep",
        "det",
        "quantmod",
        "punct",
        "advcl",
    }
)
OPENERS = frozenset({"since", "from"})
CLOSERS = frozenset({"until", "till", "before", "by"})


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
    """Dates events of one document."""

    def __init__(self, words: list[Word], triggers: Sequence[Trigger], dates: Sequence[Date], published: date | None) -> None:
        self.published = published
        self.triggers = {trigger.word.i: trigger for trigger in triggers}
        self._light = {trigger.light.i: trigger for trigger in triggers if trigger.light is not None}
        self.own: dict[int, list[tuple[Date, str]]] = {}
        self._attach(words, dates)
        self._known: dict[int, When] = {}
        self._asking: set[int] = set()

    def _attach(self, words: list[Word], dates: Sequence[Date]) -> None:
        """Give each time expression to the trigger that it dates."""
        at = 0
        for found in sorted(dates, key=lambda d: d.start_char):
            if found.type not in ("DATE", "TIME", "DURATION"):
                continue
            while at < len(words) and words[at].end <= found.start_char:
                at += 1
            inside = []
            i = at
            while i < len(words) and words[i].start < found.end_char:
                inside.append(words[i])
                i += 1
            if inside:
                self._give(found, inside)

    def _give(self, found: Date, inside: list[Word]) -> None:
        span = {word.i for word in inside}
        heads = [word for word in inside if word.head.i not in span or word.head is word]
        if not heads:
            return
        word, preposition = heads[-1], heads[0].lower if heads[0].pos in ("ADP", "SCONJ") else ""
        for _ in range(6):
            if word.head is word:
                break
            if word.dep in ("nsubj", "nsubjpass", "dobj") and word.i in span:
                # The date itself is an argument: "Monday saw protests".
                pass
            above = word.head
            if above.pos in ("ADP", "SCONJ") and not preposition:
                preposition = above.lower
            word = above
            if word.i in self.triggers or word.is_verb:
                break
        self.own.setdefault(self._target(word), []).append((found, preposition))

    def _target(self, word: Word) -> int:
        """The trigger for a word: itself, or the nearest verb above that is one."""
        while word.i not in self.triggers and word.head is not word:
            word = word.head
        return word.i

    # ------------------------------------------------------------ answers
    def when(self, trigger: Trigger) -> When:
        """The bounds of an event; asked twice, answered once."""
        i = trigger.word.i
        if i in self._known:
            return self._known[i]
        if i in self._asking:
            return NEVER
        self._asking.add(i)
        found = self._explicit(trigger) or self._inherited(trigger) or NEVER
        self._asking.discard(i)
        self._known[i] = found
        return found

    def _explicit(self, trigger: Trigger) -> When | None:
        for i in (trigger.word.i, *([trigger.light.i] if trigger.light is not None else [])):
            for found, preposition in self.own.get(i, ()):
                when = self._bounds(found, preposition)
                if when is not None:
                    return when
        return None

    def _bounds(self, found: Date, preposition: str) -> When | None:
        if found.start_date is None and found.end_date is None:
            return None
        if found.type == "DURATION" and found.start_date is None:
            return None
        start, end = found.start_date, found.end_date
        if preposition in OPENERS and preposition == "since":
            return When(start, self.published, found.granularity, "explicit", found.date_id)
        if preposition in CLOSERS:
            return When(None, end if preposition != "before" else start, found.granularity, "bounded", found.date_id)
        if preposition == "after":
            return When(end, None, found.granularity, "bounded", found.date_id)
        return When(start, end, found.granularity, "explicit", found.date_id, found.edtf)

    def _inherited(self, trigger: Trigger) -> When | None:
        word = trigger.word
        for other in self._neighbours(trigger):
            found = self.when(other)
            if found.basis in ("explicit", "inherited"):
                return When(found.start, found.end, found.granularity, "inherited", found.date_id, found.edtf)
            if found.basis == "bounded":
                return found
        return self._during(word)

    def _neighbours(self, trigger: Trigger) -> list[Trigger]:
        """Events that share the trigger's time: the clause it hangs on, and the noun or infinitive that completes it."""
        word, found = trigger.clause, []
        if trigger.part == "noun" and trigger.light is None:
            head, dep = governor(word), first_dep(word)
            if dep == "pobj" and head.lower in ("in", "during", "at", "after", "with", "of", "for", "amid"):
                head = head.head
            if dep in ("nsubj", "nsubjpass", "dobj", "pobj", "attr") and head.i in self.triggers and not self._is_saying(head):
                found.append(self.triggers[head.i])
            return found
        for child in word.children:
            if child.dep in ("dobj", "nsubjpass", "nsubj", "attr") and child.i in self.triggers:
                found.append(self.triggers[child.i])
        head = word.head
        if (
            head is not word
            and head.i in self.triggers
            and word.dep in ("conj", "advcl", "xcomp", "pcomp", "acl", "relcl")
            and not self._is_saying(head)
        ) and (word.dep not in ("xcomp", "acl", "relcl") or lexicon.verb_classes().get(head.lemma) in ("ASPECTUAL", "OCCURRENCE")):
            found.append(self.triggers[head.i])
        if word.dep == "pcomp" and head.head.i in self.triggers:
            found.append(self.triggers[head.head.i])
        for child in word.children:
            if (child.dep in ("advcl", "conj") and child.i in self.triggers and child.child("mark") is None) or (
                child.dep == "advcl" and child.i in self.triggers and _mark(child) in ("when", "as", "while")
            ):
                found.append(self.triggers[child.i])
        return found

    @staticmethod
    def _is_saying(word: Word) -> bool:
        return lexicon.verb_classes().get(word.lemma) == "REPORTING"

    def _during(self, word: Word) -> When | None:
        """As in "since the election", "before the talks", "during the demonstrations": bounded by another event."""
        for child in word.children:
            if child.dep in ("prep", "advcl") and child.lower in ("since", "after", "before", "during", "until", "amid"):
                for thing in child.children:
                    if thing.i in self.triggers:
                        return self._relative(self.when(self.triggers[thing.i]), child.lower)
            elif child.dep == "advcl" and child.i in self.triggers and _mark(child) in ("since", "after", "before", "until"):
                return self._relative(self.when(self.triggers[child.i]), _mark(child))
        return None

    def _relative(self, other: When, relation: str) -> When | None:
        if other.basis == "none":
            return None
        if relation == "since":
            return When(other.start, self.published, other.granularity, "bounded", other.date_id)
        if relation == "after":
            return When(other.start, None, other.granularity, "bounded", other.date_id)
        if relation in ("before", "until"):
            return When(None, other.end, other.granularity, "bounded", other.date_id)
        return When(other.start, other.end, other.granularity, "bounded", other.date_id)


def _mark(clause: Word) -> str:
    """The conjunction that opens a clause: "when", "since"."""
    found = clause.child("mark", "advmod")
    return found.lower if found is not None else ""


def infer(trigger: Trigger, factuality: str, published: date | None) -> When:
    """Bounds from tense alone: what is said in the news is said about the day of publication; the past is before it."""
    if published is None:
        return NEVER
    verb = trigger.clause
    if trigger.timeml_class == "REPORTING" and trigger.part == "verb" and factuality == "happened":
        return When(published, published, "day", "inferred")
    if factuality == "planned":
        return When(published, None, None, "inferred")
    if factuality in ("happened", "reported") and verb.is_verb and (verb.tag in ("VBD", "VBN") or verb.child("aux") is not None):
        return When(None, published, None, "inferred")
    return NEVER

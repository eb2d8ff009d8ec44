"""What the text around an expression says of its time: the date last told of, and the direction that the words point in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from dateline.extract.dates.lexicon import words
from dateline.extract.dates.moment import Moment, end_of
from dateline.language.knowledge import load

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from dateline.extract.dates.grammar import Expression

PAST, PRESENT, FUTURE = "past", "present", "future"
# A climb from an expression to its verb is never longer than this many heads.
MAX_CLIMB = 12
# Years that a narrative may skip in one step.
STORY_STEP = 1


@dataclass(frozen=True, slots=True)
class Told:
    """A date that the text has told of; one told ``aside`` leaves the story where it was."""

    moment: Moment
    date_id: str
    sentence: int
    aside: bool = False


@dataclass(slots=True)
class Context:
    """What is known when an expression is read.

    ``published`` is the day of writing.
    ``told`` is the date last told of, ``told_day`` the day last told of, ``story`` the last that carried a narrative on,
    ``quarter`` the quarter that a report is about. ``direction`` is where the words around point, ``firm`` whether a modal
    verb or a perfect says so; ``looks_away`` whether the words leave the story's time ("until 1945", "the year before");
    ``distributes`` whether "a day" means each day; ``day_ahead`` is the day that a clock time stands before, ``end_ahead``
    the day that ends a stretch of time, ``owner`` the date that owns the expression ("last year's fourth quarter"),
    ``before`` the word before it; ``alone`` whether the expression is a whole line ("14:05 GMT" above an entry).
    """

    published: date | None
    narrative: bool
    day_first: bool = False
    told: Told | None = None
    told_day: Told | None = None
    story: Told | None = None
    quarter: Told | None = None
    direction: str | None = None
    firm: bool = False
    looks_away: bool = False
    subordinate: bool = False
    distributes: bool = False
    day_ahead: Expression | None = None
    end_ahead: Expression | None = None
    owner: Told | None = None
    before: str = ""
    alone: bool = False
    sentence: int = 0

    @property
    def now(self) -> Moment | None:
        """The day of writing, for deictic words; None in a narrative."""
        when = self.published
        return Moment("day", when.year, when.month, when.day) if when and not self.narrative else None

    @property
    def speaks_of_long_ago(self) -> bool:
        """Whether the sentence, or the one before, told of a year well before the writing."""
        told, when = self.told, self.published
        return told is not None and when is not None and self.sentence - told.sentence <= 1 and told.moment.year < when.year - 1

    def remember(self, moment: Moment, date_id: str, *, compares: bool, leads: bool) -> None:
        """Take in a date just told of.

        One that only ``compares`` ("a year earlier") does not become what the report is about; one that ``leads`` its
        sentence ("In 1917, …") moves the story wherever it goes, but for "ten years earlier he had been …".
        """
        if compares and not self.narrative and moment.unit in ("year", "quarter", "half"):
            return
        leads = leads and not (compares and self._recalls(moment))
        moves = leads or self.story is None or not (self.looks_away or self._looks_back(moment))
        told = Told(moment, date_id, self.sentence, aside=not moves)
        self.told = told
        if moment.unit == "day":
            self.told_day = told
        if moment.unit in ("quarter", "half") and not compares and self._is_reported(moment):
            self.quarter = told
        if moves:
            self.story = told

    def _is_reported(self, moment: Moment) -> bool:
        """Whether a quarter is the latest of those told of that have ended: the one that the report is about."""
        end = end_of(moment)
        if self.published is None or end is None or (end >= self.published and self.direction != PAST):
            return False
        return self.quarter is None or (moment.year, moment.number) >= (self.quarter.moment.year, self.quarter.moment.number)

    def _looks_back(self, moment: Moment) -> bool:
        """Whether a date in mid-sentence is a look back from the story: in the pluperfect, or a bare year far from it."""
        if self.story is None or not self._carries_on(moment):
            return True
        return self._recalls(moment)

    def _recalls(self, moment: Moment) -> bool:
        """Whether a date is told in the pluperfect, or of a noun ("born in 1671"), and lies before the story."""
        recalled = self.subordinate or (self.direction, self.firm) == (PAST, True)
        return recalled and self.story is not None and moment.year < self.story.moment.year

    def _carries_on(self, moment: Moment) -> bool:
        """Whether a date in mid-sentence moves the story: a bare year far from it is a look back or ahead."""
        if self.story is None or moment.unit not in ("year", "decade", "century"):
            return True
        step = moment.year - self.story.moment.year
        return moment.unit == "year" and -1 <= step <= STORY_STEP and (step != 0 or self.story.moment.unit == "year")

    @property
    def scene(self) -> Told | None:
        """The date that a month or day without a year belongs to: told in the same sentence, or the story's."""
        if self.told and self.told.sentence == self.sentence and not self.told.aside:
            return self.told
        return self.story or self.told


@cache
def cues() -> dict[str, frozenset[str]]:
    """The words that point to the past or the future."""
    return {name: frozenset(entries) for name, entries in load("dates/directions").items()}


def direction(doc: Doc, first: int, last: int) -> tuple[str | None, bool]:
    """Where the words around the tokens first..last point, and whether they say so firmly.

    The verb that governs the expression decides by its tense, aspect and modal; words such as "due" and "planned" before it
    point ahead, "since" points back. Nothing that tells gives None.
    """
    before = doc[first - 1].lower_ if first else ""
    owned = last + 1 < len(doc) and doc[last + 1].tag_ == "POS"
    if before in cues()["past_prepositions"]:
        return PAST, True
    if last + 1 < len(doc) and doc[last + 1].lower_ in cues()["traded"]:
        return FUTURE, False
    if before in cues()["bound_prepositions"] and _sets_a_bound(doc[first - 1]):
        return FUTURE, False
    if before in cues()["future_prepositions"] and doc[last].lower_ in words("dow") and not owned:
        return FUTURE, False
    found = _told_by_verb(root(doc, first, last), range(first, last + 1), owned=owned)
    return (FUTURE, False) if found[0] is None and before in cues()["deadline_prepositions"] else found


def _told_by_verb(token: Token, inside: range, *, owned: bool) -> tuple[str | None, bool]:
    """The direction that the words above a token tell; what owns a noun ("Friday's vote") is not placed by the present."""
    for _ in range(MAX_CLIMB):
        if token.i not in inside and _is_plan(token):
            return (PAST, False) if _was(token) else (FUTURE, False)
        if token.pos_ in ("VERB", "AUX") and token.i not in inside:
            found = tense(token)
            if found is not None and not (owned and found == (FUTURE, False)):
                return found
        if token.head.i == token.i:
            break
        token = token.head
    return None, False


def _sets_a_bound(preposition: Token) -> bool:
    """Whether "until" and "to" stand after a verb that sets a bound for what is to come: "was adjourned until", "has until"."""
    verb = preposition.head
    for _ in range(MAX_CLIMB):
        if verb.pos_ in ("VERB", "AUX") or verb.head.i == verb.i:
            break
        verb = verb.head
    if verb.lemma_ in cues()["bound_setting"]:
        return not _was(verb)
    return (
        preposition.lower_ != "to"
        and preposition.i > verb.i
        and any(child.lower_ in ("has", "have", "'ve", "’ve") for child in verb.children)
    )


def distributes(doc: Doc, first: int, last: int) -> bool:
    """Whether "a day" stands after what is counted by it: "two buses a day", "$4 a share a year"."""
    if first == 0 or doc[first].lower_ not in ("a", "an"):
        return False
    before = doc[first - 1]
    if last == first + 2:
        return before.text == "-" and doc[first + 1].text == "-"
    if last != first + 1:
        return False
    paid = before.tag_ == "CD" and first > 1 and doc[first - 2].tag_ in ("$", "CD")
    return paid or (doc[last].dep_ == "npadvmod" and before.tag_ in ("NN", "NNS", "CD", "NNP"))


def root(doc: Doc, first: int, last: int) -> Token:
    """The token of first..last whose head stands outside them."""
    token = doc[last]
    for _ in range(last - first):
        if not first <= token.head.i <= last or token.head.i == token.i:
            break
        token = token.head
    return token


def _is_plan(token: Token) -> bool:
    """Whether a word speaks of what is to come: "due", "planned"; "set" only before "to" and "for"."""
    if token.lower_ == "set":
        return token.tag_ == "VBN" and token.i + 1 < len(token.doc) and token.nbor().lower_ in ("to", "for")
    return token.lower_ in cues()["future_words"]


def _was(token: Token) -> bool:
    """Whether a plan is one of the past: "had been due", "had planned"."""
    return any(child.lower_ == "had" for word in (token, token.head) for child in [word, *word.children])


def tense(verb: Token) -> tuple[str, bool] | None:
    """The direction of a verb form and its firmness; None for a form without tense, whose governor must tell."""
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    forms = {child.lower_ for child in helpers}
    if forms & cues()["modals"]:
        return (PAST, True) if "have" in forms else (FUTURE, True)
    if verb.tag_ == "VBD" or any(child.tag_ == "VBD" for child in helpers):
        return PAST, "had" in forms
    if forms & {"have", "has", "'ve"}:
        return PAST, True
    if "to" in forms:
        return ((PAST if _was(verb.head) else FUTURE), False) if _looks_ahead(verb) else None
    if verb.tag_ in ("VBZ", "VBP") or forms & {"is", "are", "am", "'s", "'re"}:
        return _present(verb)
    return (PAST, False) if verb.tag_ == "VBN" else None


def _looks_ahead(verb: Token) -> bool:
    """Whether an infinitive tells what is to come: "agreed to meet", "talks to be held", "Parliament to vote" in a headline."""
    governor = verb.head
    if governor.dep_ == "ROOT" and governor.pos_ not in ("VERB", "AUX"):
        return True
    if verb.dep_ == "ROOT" or _is_plan(governor) or (governor.lemma_ == "be" and governor.tag_ in ("VBZ", "VBP")):
        return True
    if verb.dep_ in ("xcomp", "ccomp"):
        return governor.lemma_ in cues()["governors"]
    if verb.dep_ not in ("relcl", "acl") or any(child.lower_ in cues()["ranks"] for child in governor.children):
        return False
    return verb.lemma_ in cues()["beginnings"] or any(child.dep_ == "auxpass" for child in verb.children)


def _present(verb: Token) -> tuple[str, bool] | None:
    """The present: of saying, it reports what was; of a state ("is reached"), it places nothing; else it looks ahead."""
    if verb.tag_ == "VBN":
        return None
    return (PAST if verb.lemma_ in cues()["reporting"] else FUTURE), False

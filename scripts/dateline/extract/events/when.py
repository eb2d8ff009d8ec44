"""Calendar bounds of an event, and how they follow from a time expression or from another event's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from dateline.records import Date

CLOSERS = frozenset({"until", "till", "before", "by"})
FINE = frozenset({"second", "minute", "hour", "part_of_day", "day"})
KNOWN = frozenset({"explicit", "inherited", "bounded"})
# Lengths that can be counted off from a day, in days; a month or a year is too loose for that.
COUNTED = {"D": 1, "W": 7}


@dataclass(frozen=True, slots=True)
class When:
    """Inclusive calendar bounds, ``None`` when open, how they are known and the time expression they come from."""

    start: date | None
    end: date | None
    granularity: str | None
    basis: str
    date_id: str | None = None
    edtf: str | None = None

    @property
    def is_day(self) -> bool:
        """Whether it is one known day."""
        return self.start is not None and self.start == self.end


NEVER = When(None, None, None, "none")


def on(day: date) -> When:
    """The day that tense and the day of the news give."""
    return When(day, day, "day", "inferred")


def is_day(found: Date) -> bool:
    """Whether a time expression names one day of the calendar, or less."""
    return found.start_date is not None and found.start_date == found.end_date and found.granularity in FINE


def bounds(found: Date, preposition: str, published: date | None) -> When | None:
    """What a time expression after a preposition says: "on", "since", "until", "after"."""
    if found.start_date is None and found.end_date is None:
        return None
    start, end, grain = found.start_date, found.end_date, found.granularity
    if preposition == "since":
        return When(start, published, grain, "explicit", found.date_id)
    if preposition in CLOSERS:
        return When(None, start if preposition == "before" else end, grain, "bounded", found.date_id)
    if preposition == "after":
        return When(end, None, grain, "bounded", found.date_id)
    return When(start, end, grain, "explicit", found.date_id, found.edtf)


def spanned(pairs: list[tuple[Date, str]]) -> When | None:
    """As in "between 2015 and 2018" and "from May to July"."""
    dated = sorted((pair for pair in pairs if pair[0].type == "DATE" and pair[0].start_date), key=lambda pair: pair[0].start_char)
    if len(dated) != 2 or dated[0][1] not in ("between", "from"):
        return None
    first, last = dated[0][0], dated[1][0]
    if last.end_date is None or first.start_date is None or last.end_date < first.start_date:
        return None
    return When(first.start_date, last.end_date, first.granularity, "explicit", first.date_id)


def relative(other: When, relation: str, published: date | None) -> When | None:
    """The bounds that another event's time gives: "since the election", "before the talks", "during the trial"."""
    if other.basis in ("none", "inferred"):
        return None
    grain = other.granularity
    if relation == "since":
        return When(other.start, published, grain, "bounded", other.date_id)
    if relation in ("after", "following"):
        return When(other.start, None, grain, "bounded", other.date_id)
    if relation in ("before", "until"):
        return When(None, other.end, grain, "bounded", other.date_id)
    return When(other.start, other.end, grain, "bounded", other.date_id)


def counted_off(other: When, length: str, later: bool) -> When | None:
    """The day that stands a length (a TIMEX3 duration such as P2D) after or before the day of another event.

    Weeks are hardly ever counted to the day: they give the calendar week.
    """
    unit = length[-1:]
    if other.start is None or not other.is_day or unit not in COUNTED or not length[1:-1].isdigit():
        return None
    try:
        day = other.start + timedelta(days=COUNTED[unit] * int(length[1:-1])) * (1 if later else -1)
        first = day - timedelta(days=day.weekday()) if unit == "W" else day
        last = first + timedelta(days=6) if unit == "W" else day
    except OverflowError:
        return None
    basis = "inherited" if other.basis == "explicit" else other.basis
    return When(first, last, "week" if unit == "W" else "day", basis, other.date_id)

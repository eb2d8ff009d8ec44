"""What an expression means in its context: the TIMEX3 type and value, and the moment that it names.

One reader for each ``reads`` of knowledge/dates/patterns.toml, registered by name. A reader returns None when the words
are no date after all (there is no 31 June).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from dateline.extract.dates.bounds import Bounds, timex_value
from dateline.extract.dates.discourse import FUTURE, Context, Told
from dateline.extract.dates.grammar import Expression
from dateline.extract.dates.moment import Moment

UNRESOLVED = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "half": "XXXX-HX",
    "season": "XXXX-XX",
    "year": "XXXX",
    "decade": "XXX",
    "century": "XX",
}


ANAPHORIC = frozenset({"previous", "preceding", "prior", "that", "same", "following", "ensuing", "subsequent"})


@dataclass(frozen=True, slots=True)
class Meaning:
    """The reading of an expression; ``bounds`` only where they do not follow from the moment (anchored lengths)."""

    type: str
    value: str
    unit: str | None = None
    moment: Moment | None = None
    modifier: str | None = None
    anchor: str = "explicit"
    anchor_date_id: str | None = None
    direction: str | None = None
    bounds: Bounds | None = None
    deixis: bool = False


@dataclass(frozen=True, slots=True)
class Base:
    """The moment that a relative expression is read against; ``told``: the text told of it, it is not the day of writing."""

    moment: Moment
    anchor: str
    date_id: str | None
    told: bool = False


def of_moment(moment: Moment | None, base: Base | None = None, direction: str | None = None) -> Meaning | None:
    """The meaning of a moment read against a base (None: the words say all)."""
    if moment is None:
        return None
    kind = "TIME" if moment.time else "DATE"
    if base is None:
        return Meaning(kind, timex_value(moment), moment.unit, moment)
    return Meaning(kind, timex_value(moment), moment.unit, moment, None, base.anchor, base.date_id, direction)


def unresolved(value: str, unit: str | None, direction: str | None = None) -> Meaning:
    """A date that nothing anchors."""
    return Meaning("TIME" if "T" in value else "DATE", value, unit, anchor="none", direction=direction)


def writing_base(context: Context) -> Base | None:
    """The day of writing: the publication date; None in a narrative and where it is not known."""
    return Base(context.now, "publication", None) if context.now else None


def now_base(context: Context) -> Base | None:
    """The day of writing; in a narrative, the date last told of."""
    if context.now:
        return writing_base(context)
    return told_base(context) if context.narrative else None


def told_base(context: Context, *, day: bool = False) -> Base | None:
    """The date last told of (the day last told of), or else the day of writing."""
    told: Told | None = context.scene if context.narrative else context.told
    told = context.told_day if day and (told is None or told.moment.unit != "day") else told
    if told is not None:
        return Base(told.moment, "context", told.date_id, told=True)
    return writing_base(context)


def scene_base(context: Context) -> Base | None:
    """What a month without a year is read against: the story, or the year that the same sentence names, or now."""
    told = context.told
    if context.narrative:
        scene = context.scene
        return Base(scene.moment, "context", scene.date_id, told=True) if scene else None
    if (
        told
        and told.moment.unit in ("year", "season")
        and told.sentence == context.sentence
        and context.now
        and told.moment.year < context.now.year - 1
        and (context.direction, context.firm) != (FUTURE, True)
    ):
        return Base(told.moment, "context", told.date_id, told=True)
    return now_base(context)


def operand(expression: Expression, context: Context) -> Meaning | None:
    """The meaning of what an operator stands before or after."""
    assert expression.inner is not None
    return read(expression.inner, context)


Reader = Callable[[Expression, Context], Meaning | None]
READERS: dict[str, Reader] = {}


def reader(function: Reader) -> Reader:
    """Register ``read_NAME`` as the reader of the patterns whose ``reads`` is NAME."""
    READERS[function.__name__.removeprefix("read_")] = function
    return function


def read(expression: Expression, context: Context) -> Meaning | None:
    """The meaning of an expression, or None when it has none."""
    found = READERS[expression.reads](expression, context)
    if found is not None and context.owner is not None and found.anchor == "explicit":
        return replace(found, anchor="context", anchor_date_id=context.owner.date_id)
    return found

"""What looks like a date and is none: verbs, names, ranks, counts, ages, addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.extract.dates import guards_of_days, guards_of_lengths
from dateline.extract.dates.grammar import Expression
from dateline.extract.dates.guarding import CHECKS, guard_words, word_at

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["guards_of_days", "guards_of_lengths", "is_no_date"]


def is_no_date(expression: Expression, doc: Doc, first: int, last: int) -> bool:
    """Whether the words around the tokens first..last tell that the expression is no date."""
    check = CHECKS.get(expression.pattern.name)
    if check and check(expression, doc, first, last):
        return True
    return _in_name(expression, doc, first, last) or _is_age(doc, last) or _is_numbered(doc, first)


def _is_numbered(doc: Doc, first: int) -> bool:
    before = word_at(doc, first - 1).lower()
    return before != "no" and before.rstrip(".") in guard_words()["numbered"] and doc[first].text[:1].isdigit()


def _is_age(doc: Doc, last: int) -> bool:
    after = [word_at(doc, at).lower() for at in range(last + 1, last + 4)]
    return after[0] in ("old", "olds", "older") or (after[0] in ("-", "–") and after[1] in ("old", "olds")) or after[:2] == ["of", "age"]


def _in_name(expression: Expression, doc: Doc, first: int, last: int) -> bool:
    """A bare month, weekday or holiday inside a proper name: "April Hughes", "Sunday Mirror"."""
    if expression.pattern.name not in ("month", "weekday", "season") or first != last:
        return False
    token = doc[first]
    if token.text.islower():
        return token.lower_ in guard_words()["ambiguous"]
    following = doc[first + 1] if first + 1 < len(doc) else None
    if following is not None and following.lower_ in guard_words()["named_after_days"] and expression.pattern.name == "weekday":
        return True
    if following is not None and following.tag_ in ("NNP", "NNPS") and token.dep_ in ("compound", "nmod") and token.head.i > first:
        return (
            not (token.pos_ == "PROPN" and following.lower_ in guard_words()["after_date"])
            and token.head.tag_ in ("NNP", "NNPS")
            and following.text[:1].isupper()
        )
    return False

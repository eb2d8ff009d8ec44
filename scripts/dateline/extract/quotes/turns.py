"""Turns: "NAME: …" at the head of a paragraph, in transcripts and headlines."""

from __future__ import annotations

import re

from dateline.extract.statements import Statement

_NAME = r"(?P<name>[A-Z][\w.’'-]*(?: (?:[A-Z][\w.’'-]*|of|the|de|van|von|al))*)(?: \([^)\n]{1,40}\))?: +"
_TURN = re.compile(rf"^[\"“]?{_NAME}(?P<words>\S[^\r\n]*)", re.MULTILINE)
_SPOKEN = re.compile(_NAME)
# A headline's speaker is a name of few words: "Nakamura: Rail strike will cost us the summer".
HEADLINE_NAME_WORDS = 3
# Fewer words after the colon say what the text is ("Storm Ilse: live updates").
HEADLINE_WORDS = 3
# The marks of an interview in which question and answer alternate: "Q: …" and "A: …", "Q. …" and "A. …".
_EXCHANGE = re.compile(r"^(?P<mark>[QA])(?:[:.]|\s*[-–—])[ \t]+(?P<words>\S[^\r\n]*)", re.MULTILINE)


def find_turns(text: str) -> list[Statement]:
    """The turns of a transcript (names in capitals) and a headline "Name: what he says"."""
    found: list[Statement] = []
    first = len(text) - len(text.lstrip())
    for match in _TURN.finditer(text):
        name = match.group("name")
        start, end = match.start("words"), match.end("words")
        start += len(match.group("words")) - len(match.group("words").lstrip("\"“'‘"))
        while end > start and text[end - 1] in " \"”’'":
            end -= 1
        if end <= start:
            continue
        if name.isupper() and len(name) > 1:
            found.append(Statement((start, end), "direct", match.span("name"), None, None, "turn"))
        elif match.start() <= first and len(name.split()) <= HEADLINE_NAME_WORDS and len(match.group("words").split()) >= HEADLINE_WORDS:
            found.append(Statement((start, end), "indirect", match.span("name"), None, None, "headline"))
    return found


def find_exchange(text: str) -> list[Statement]:
    """The questions and answers of an interview printed as Q and A, each a turn of one whom the marks do not name."""
    turns = list(_EXCHANGE.finditer(text))
    if {match.group("mark") for match in turns} != {"Q", "A"}:
        return []
    return [
        Statement((m.start("words"), m.start("words") + len(m.group("words").rstrip())), "direct", None, None, None, "exchange")
        for m in turns
    ]


def spoken_turn(text: str, start: int, end: int) -> Statement | None:
    """The turn that quoted words begin with, when a transcript stands in quotation marks."""
    match = _SPOKEN.match(text, start, end)
    if match is None or not match.group("name").isupper() or len(match.group("name")) < 2 or match.end() >= end:
        return None
    return Statement((match.end(), end), "direct", match.span("name"), None, None, "turn")

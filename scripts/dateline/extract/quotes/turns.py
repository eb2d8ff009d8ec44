"""Turns: "NAME: …" at the head of a paragraph, in transcripts and headlines."""

from __future__ import annotations

import re

from dateline.extract.statements import Statement

_TURN = re.compile(
    r"^[\"“]?(?P<name>(?:[A-Z][\w.’'-]*)(?: (?:[A-Z][\w.’'-]*|of|the|de|van|von|al))*)(?: \([^)\n]{1,40}\))?: +(?P<words>\S[^\r\n]*)",
    re.MULTILINE,
)


def find_turns(text: str) -> list[Statement]:
    """The turns of a transcript (names in capitals) and a headline "Name: what he says"."""
    found: list[Statement] = []
    for match in _TURN.finditer(text):
        name = match.group("name")
        start, end = match.start("words"), match.end("words")
        while end > start and text[end - 1] in " \"”'’":
            end -= 1
        spoken = name.isupper() and len(name) > 1
        headline = not text[: match.start()].strip() and len(name.split()) <= 3
        if spoken or headline:
            found.append(
                Statement(
                    (start, end), "direct" if spoken else "indirect", match.span("name"), None, None, "turn" if spoken else "headline"
                )
            )
    return found

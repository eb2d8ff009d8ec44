"""Blocks: the pieces of a text that are parsed one by one, and the copy of the text that the parser reads.

Both keep offsets: the blocks laid end to end are the text, and the reading copy has a character for each character.
"""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import median

# A block longer than this is cut at a space, so that memory and the parser's time stay bounded.
MAX_BLOCK = 8_000

_SPACES = {ord(c): " " for c in "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"}
# A dateline stands at the head of a text: below a title and a byline, and not further down.
DATELINE_WITHIN = 600
# A town in capitals, perhaps its country or state, the day and the agency, then a dash: "NAIROBI, Kenya, May 3 (AP) -- ".
_DATELINE = re.compile(
    r"\s*[A-Z][A-Z.'’]{2,}(?:[ -][A-Z][A-Z.'’]+){0,3}"
    r"(?:[,/] ?[A-Z\d][\w.'’]*(?: [A-Z\d][\w.'’]*){0,2}){0,3}"
    r"(?: ?\([A-Z][^()\n]{1,30}\))? ?(?:—|–|--|_| -) ?(?=[A-Z\d\"'“‘])"
)
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)?")


# The parser was trained on typewriter apostrophes: it takes "It’s" for no form of "be".
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])[’ʼ](?=[^\W\d_])")


def is_hard_wrapped(text: str) -> bool:
    """Whether single line ends in the text are wraps at a column and not paragraph ends.

    They are when lines that another line follows are nearly all of one length, short enough for a page, and mostly
    stop in mid-sentence.
    """
    lines = text.splitlines()
    followed = [line.strip() for line, following in pairwise(lines) if line.strip() and following.strip()]
    if len(followed) < 3:
        return False
    lengths = [len(line) for line in followed]
    widest = max(lengths)
    near = sum(length >= 0.7 * widest for length in lengths)
    stopped = sum(line[-1] in ".!?:\"”'’" for line in followed)
    return 40 <= median(lengths) <= 100 and widest <= 120 and near >= 0.7 * len(lengths) and stopped <= 0.4 * len(lengths)


def reading_copy(text: str, hard_wrapped: bool) -> str:
    """The text for the parser: same length, odd spaces and apostrophes made plain and, in hard-wrapped text, wraps made spaces."""
    copy = _APOSTROPHE.sub("'", text.translate(_SPACES))
    if hard_wrapped:
        copy = re.sub(r"(?<=[^\s])[ \t]*(?:\r\n|\n)(?=[^\S\r\n]*[^\s])", lambda m: " " * len(m.group()), copy)
    return copy


def blocks(copy: str) -> list[str]:
    """The lines of the reading copy with the white space that follows them; laid end to end they are the copy."""
    found: list[str] = []
    for match in _LINE.finditer(copy):
        line = match.group()
        if (found and not line.strip()) or (line and found and not found[-1].strip()):
            found[-1] += line
        elif line:
            found.append(line)
    return [piece for block in _split_dateline(found) for piece in _cut(block)]


def _split_dateline(lines: list[str]) -> list[str]:
    """The lines with the dateline ("NAIROBI, Kenya (AP) — ") apart: it belongs to no sentence, and misleads the parser."""
    seen = 0
    for number, line in enumerate(lines):
        match = _DATELINE.match(line)
        if match and match.end() < len(line.rstrip()):
            return [*lines[:number], match.group(), line[match.end() :], *lines[number + 1 :]]
        seen += len(line)
        if seen > DATELINE_WITHIN:
            break
    return lines


def _cut(block: str) -> list[str]:
    """The block in pieces of at most MAX_BLOCK characters, cut after a sentence or a space where there is one."""
    pieces = []
    while len(block) > MAX_BLOCK:
        head = block[:MAX_BLOCK]
        stop = max(head.rfind(". "), head.rfind("? "), head.rfind("! ")) + 1
        at = (stop or head.rfind(" ")) + 1 or MAX_BLOCK
        pieces.append(block[:at])
        block = block[at:]
    return [*pieces, block]

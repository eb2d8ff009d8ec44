"""Words that an image can show: resvg draws PNG files, and it chooses a font for a whole text and not for each of its letters.

It takes another font for what the first one lacks only while both make as many glyphs of the text. So signs that join others into
one (a flag, a family, a colour of skin) are taken apart or left out; and a text with Chinese, Japanese or Korean in it gets the
font that has all of these beside Latin, Greek and Cyrillic.
"""

from __future__ import annotations

import re
from typing import Final

EAST_ASIAN: Final = "Noto Sans CJK SC, Noto Sans CJK JP"
"""Fonts of texts with Chinese, Japanese or Korean in them."""

_TEXT = re.compile(r"<text(?= )([^<>]*)>(.*?)</text>", re.DOTALL)
_LETTERS = re.compile("[\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")
_JOINERS = re.compile(
    "(?<=[\u2190-\u2bff\U0001f000-\U0001faff\ufe0f\u200d])[\u200d\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff]+|[\ufe0f\u20e3]"
)
_FLAG_LETTERS = re.compile("(?<=[\U0001f1e6-\U0001f1ff])(?=[\U0001f1e6-\U0001f1ff])")


def drawable(drawing: str) -> str:
    """Return an SVG drawing whose every text an image can show."""
    return _TEXT.sub(_text, drawing)


def _text(found: re.Match[str]) -> str:
    # A zero-width non-joiner keeps the two letters of a flag apart.
    words = _FLAG_LETTERS.sub("\u200c", _JOINERS.sub("", found[2]))
    font = f' font-family="{EAST_ASIAN}"' if _LETTERS.search(words) else ""
    return f"<text{found[1]}{font}>{words}</text>"

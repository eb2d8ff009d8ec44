"""Vega's SVG made ours: links that are relative, names that are apart, and nothing that says nothing.

Vega states every default and the font of every word; without them a drawing takes half the bytes. Only tags are touched: Vega
escapes angle brackets in text and attributes, so what stands between two of them is markup.
"""

from __future__ import annotations

import re

from dateline.charts import theme

# vl-convert resolves every link of a picture against this address; a link of ours is relative to the page.
_BASE = "https://vega.github.io/vega-datasets/"
_LINK = re.compile(r'<a xlink:href="' + re.escape(_BASE) + r'([^"]*)">(?=<(\w+))')
_TAG = re.compile(r"<[a-z][^<>]*>")
_DEFAULT = re.compile(
    r' (?:aria-roledescription="[^"]*"|font-family="[^"]*"|opacity="1"|stroke-width="1"|transform="translate\(0,0\)"|xlink:href="[^"]*")'
)
_EMPTY = re.compile(r'<path class="(?:background|foreground)"[^<>]* d="(?:M0,0h0v0h0Z)?"[^<>]*/>')
_BARE = re.compile(r'<g class="mark-[^<>]*(?:(?<!/)></g>|/>)')
_NAMED = re.compile(r'(id="|url\(#)((?:clip|gradient)\w*\d+)')
_PLACES = re.compile(r' (?:d|transform|x2|y2)="[^"]*"')
_DECIMALS = re.compile(r"-?\d+\.\d{3,}(?:e-?\d+)?")


def tidy(drawn: str, prefix: str) -> str:
    """Return SVG as pages carry it; ``prefix`` keeps the names inside apart from those of other pictures on the page."""
    drawn = _BARE.sub("", _EMPTY.sub("", _LINK.sub(_link, drawn)))
    numbers: dict[str, int] = {}

    def renamed(found: re.Match[str]) -> str:
        # vl-convert goes on counting from picture to picture: count from 1 here.
        return f"{found[1]}{prefix}-{numbers.setdefault(found[2], len(numbers) + 1)}"

    drawn = _TAG.sub(lambda tag: _NAMED.sub(renamed, _slim(tag[0])), drawn)
    return drawn.replace("<svg ", f'<svg font-family="{theme.FONT}" ', 1)


def _link(found: re.Match[str]) -> str:
    """Return a link of the picture; the words of a row take the keyboard's focus, its other marks only the mouse."""
    focus = "" if found[2] == "text" else ' tabindex="-1"'
    return f'<a href="{found[1]}"{focus}>'


def _slim(tag: str) -> str:
    """Return a tag without what says nothing, its numbers to a hundredth of a pixel."""
    tag = _DEFAULT.sub("", tag)
    return _PLACES.sub(lambda places: _DECIMALS.sub(lambda number: f"{float(number[0]):.2f}".rstrip("0").rstrip("."), places[0]), tag)

"""Pictures to bytes: SVG for pages, SVG, PNG and JSON for keeping. The same specification gives the same bytes."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, Any

from dateline.charts import theme
from dateline.charts.fonts import drawable
from dateline.charts.png import packed
from dateline.charts.svg import tidy

if TYPE_CHECKING:
    from dateline.charts.picture import Picture, Spec

SCALE = 1.5
"""Pixels of a PNG file for a pixel of the page."""


def svg(spec: Spec, prefix: str) -> str:
    """Return a specification drawn as SVG; ``prefix`` keeps the names inside apart from those of other pictures on the page."""
    import vl_convert

    return tidy(vl_convert.vegalite_to_svg(spec), prefix)


def standalone_svg(picture: Picture, source: str) -> str:
    """Return a picture as an SVG file that says what it is."""
    head, body = svg(titled(picture, source), picture.name).split(">", 1)
    return f'{head} role="img" lang="en"><title>{escape(picture.title)}</title><desc>{escape(picture.alt)}</desc>{body}\n'


def png(drawing: str) -> bytes:
    """Return an SVG drawing as a PNG file."""
    import vl_convert

    return packed(vl_convert.svg_to_png(drawable(drawing), scale=SCALE))


def titled(picture: Picture, source: str) -> Spec:
    """Return the specification of a picture that stands alone: with its title, what it shows, its source, and a margin."""
    heading = {
        "text": picture.title,
        "subtitle": [source],
        "fontSize": 20,
        "subtitleFontSize": 12,
        "subtitleColor": theme.LIGHT["soft"],
        "offset": 18,
        "anchor": "start",
        "frame": "bounds",
    }
    return {**picture.wide, "title": heading, "padding": 24, "description": picture.alt}


def as_json(content: Any) -> str:
    """Return JSON text, keys in the order given, one line end at the end."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False) + "\n"


def as_data_block(content: Any) -> str:
    """Return JSON text that may stand inside a script element: no character in it can end the element."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text

"""Pictures to bytes: SVG for pages, SVG, PNG and JSON for keeping. The same specification gives the same bytes."""

from __future__ import annotations

import json
import re
from html import escape
from typing import TYPE_CHECKING, Any

from dateline.charts import theme
from dateline.charts.png import packed

if TYPE_CHECKING:
    from dateline.charts.picture import Picture, Spec

# vl-convert resolves every link of a picture against this address; a link of ours is relative to the page.
_BASE = "https://vega.github.io/vega-datasets/"
_LINK = re.compile(r'<a xlink:href="' + re.escape(_BASE) + r'([^"]*)">(?=<(\w+))')
_NAMED = re.compile(r'(id="|url\(#)((?:clip|gradient)\w*\d+)')


def svg(spec: Spec, prefix: str) -> str:
    """Return a specification drawn as SVG; ``prefix`` keeps the names inside apart from those of other pictures on the page."""
    import vl_convert

    drawn: str = vl_convert.vegalite_to_svg(spec)
    drawn = _LINK.sub(_link, drawn)
    return _renamed(drawn, prefix)


def _renamed(drawn: str, prefix: str) -> str:
    """Return SVG whose inner names count from 1: vl-convert goes on counting from picture to picture."""
    numbers: dict[str, int] = {}
    return _NAMED.sub(lambda found: f"{found[1]}{prefix}-{numbers.setdefault(found[2], len(numbers) + 1)}", drawn)


def _link(found: re.Match[str]) -> str:
    """Return a link of the picture; the words of a row take the keyboard's focus, its other marks only the mouse."""
    focus = "" if found[2] == "text" else ' tabindex="-1"'
    return f'<a xlink:href="{found[1]}" href="{found[1]}"{focus}>'


def standalone_svg(picture: Picture, source: str) -> str:
    """Return a picture as an SVG file that says what it is."""
    drawn = svg(titled(picture, source), picture.name)
    head, body = drawn.split(">", 1)
    return f'{head} role="img" lang="en"><title>{escape(picture.title)}</title><desc>{escape(picture.alt)}</desc>{body}\n'


def png(picture: Picture, source: str) -> bytes:
    """Return a picture as a PNG file at twice the pixels of the page."""
    import vl_convert

    return packed(vl_convert.vegalite_to_png(titled(picture, source), scale=2))


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
    return json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def as_data_block(content: Any) -> str:
    """Return JSON text that may stand inside a script element: no character in it can end the element."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text

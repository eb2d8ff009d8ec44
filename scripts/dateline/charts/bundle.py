"""The one JavaScript file that all pages share: Vega-Embed, Vega-Lite and Vega from vl-convert, and the behaviour of our pages."""

from __future__ import annotations

from functools import cache
from pathlib import Path

NAME = "dateline.js"


@cache
def javascript() -> str:
    """Return the text of the bundle."""
    import vl_convert

    behaviour = (Path(__file__).parent / "templates" / "behaviour.mjs").read_text(encoding="utf8")
    bundled: str = vl_convert.javascript_bundle(behaviour)
    return bundled

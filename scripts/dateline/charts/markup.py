"""The parts of a reading page that repeat for every word and row, written as HTML by hand: a template takes three times as long.

Everything that comes from the data goes through ``escape``; a test in the browser feeds markup through all of it.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.charts.marks import Segment
    from dateline.charts.reading import Entry


def paragraph(segments: Iterable[Segment]) -> Markup:
    """Return a paragraph with its marks: a link to the row for each segment that a row covers, a target where a row begins."""
    return Markup("".join(map(_segment, segments)))


def _segment(segment: Segment) -> str:
    targets = "".join(f'<span class="at" id="{escape(span.anchor)}"></span>' for span in segment.begins)
    text = escape(segment.text, quote=False)
    if not segment.spans:
        return targets + text
    kinds = " ".join(span.kind for span in segment.spans)
    anchors = [escape(span.anchor) for span in segment.spans]
    return f'{targets}<a class="m {kinds}" href="#row-{anchors[-1]}" data-rows="{" ".join(anchors)}">{text}</a>'


def entry(shown: Entry) -> Markup:
    """Return a row of the document as an item of its list: words, cells, links, and how to have it explained."""
    anchor = escape(shown.anchor)
    cells = "".join(f"<div><dt>{escape(name)}</dt><dd>{escape(cell)}</dd></div>" for name, cell in shown.cells)
    links = "".join(f' <a href="{escape(target)}">{escape(lead)} {escape(label)}</a>' for label, target, lead in shown.links)
    return Markup(
        f'<li id="row-{anchor}" class="entry {shown.kind}"><h3>{escape(shown.title)}</h3>\n<dl>{cells}</dl>\n'
        f'<p class="links"><a href="#{anchor}">Its words</a>{links}</p>\n'
        f'<p class="id"><code>dateline explain {escape(shown.row_id)}</code></p></li>'
    )

"""Charts, gallery and reading pages of a package: every mark leads to the words that it came from."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.charts import bundle, figures, pages, places, quotes, reading, relations, render, strip, timeline
from dateline.charts.facts import Facts
from dateline.charts.picture import Picture, Skipped
from dateline.errors import DatelineError

if TYPE_CHECKING:
    import pandas as pd

CHARTS = (timeline, figures, relations, quotes, places, strip)
"""The charts in the order of the gallery: one module each."""

NAMES = tuple(chart.NAME for chart in CHARTS)
"""The names that ``only`` takes."""

_MEDIATYPES = {"json": "application/json", "svg": "image/svg+xml", "png": "image/png", "html": "text/html"}


@dataclass(frozen=True, slots=True)
class ChartFile:
    """A file of a chart, as the descriptor lists it; the path is relative to the folder of charts."""

    name: str
    title: str
    description: str
    path: str
    mediatype: str
    format: str


def draw(
    frames: Mapping[str, pd.DataFrame],
    out: Path,
    *,
    package: Mapping[str, Any],
    only: Collection[str] | None = None,
    progress: Callable[[str], None] | None = None,
) -> list[ChartFile]:
    """Write the charts of a package, their gallery and its reading pages below ``out``; return the charts' files.

    ``frames`` are the package's tables, ``package`` the head of its descriptor. ``only`` names charts to draw by themselves: the
    gallery, which shows all, and the reading pages are then left as they are. ``progress`` is told, in words, what is being drawn.
    """
    tell = progress or (lambda _: None)
    facts = Facts(frames, package)
    out.mkdir(parents=True, exist_ok=True)
    shown: list[dict[str, Any]] = []
    files: list[ChartFile] = []
    for chart in _chosen(only):
        tell(chart.TITLE)
        picture = chart.draw(facts)
        shown.append(pages.show(picture, facts))
        _write_text(out / f"{picture.name}.html", pages.chart(shown[-1], facts))
        files += _write_pictures(picture, facts, out)
    _write_text(out / bundle.NAME, bundle.javascript())
    _write_text(out / pages.STYLE, pages.stylesheet())
    if only is None:
        tell("Gallery and reading pages")
        _write_text(out / "index.html", pages.gallery(shown, facts))
        for path, text in reading.pages(facts):
            _write_text(out / path, text)
    return files


def _chosen(only: Collection[str] | None) -> Iterator[Any]:
    unknown = sorted(set(only or ()) - set(NAMES))
    if unknown:
        raise DatelineError(f"No chart is called {', '.join(unknown)}. There are: {', '.join(NAMES)}.")
    return (chart for chart in CHARTS if only is None or chart.NAME in only)


def _write_pictures(picture: Picture | Skipped, facts: Facts, out: Path) -> list[ChartFile]:
    written = ["html"]
    if isinstance(picture, Picture):
        source = pages.source_line(facts)
        _write_text(out / f"{picture.name}.json", render.as_json(render.titled(picture, source)))
        drawing = render.standalone_svg(picture, source)
        _write_text(out / f"{picture.name}.svg", drawing)
        (out / f"{picture.name}.png").write_bytes(render.png(drawing))
        written = ["json", "svg", "png", "html"]
    return [
        ChartFile(
            name=f"{picture.name}-chart-{suffix}",
            title=f"{picture.title} ({suffix.upper()})",
            description=picture.description,
            path=f"{picture.name}.{suffix}",
            mediatype=_MEDIATYPES[suffix],
            format=suffix,
        )
        for suffix in written
    ]


def _write_text(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf8", newline="\n")

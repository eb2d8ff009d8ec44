"""All the files of a package's charts: what is written, that it says what the tables say, and that it repeats."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest

from dateline import charts
from dateline.errors import DatelineError
from tests.charts.article import PACKAGE, frames, package


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[charts.ChartFile]]:
    out = tmp_path_factory.mktemp("article") / "charts"
    return out, charts.draw(frames(), out, package=PACKAGE)


def digests(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def test_every_listed_file_is_there(drawn: tuple[Path, list[charts.ChartFile]]) -> None:
    out, files = drawn
    assert {file.format for file in files} == {"json", "svg", "png", "html"}
    assert len({file.name for file in files}) == len(files)
    for file in files:
        assert (out / file.path).stat().st_size > 500, file.path
        assert re.fullmatch(r"[a-z0-9._-]+", file.name)


def test_two_runs_give_the_same_bytes(drawn: tuple[Path, list[charts.ChartFile]], tmp_path: Path) -> None:
    charts.draw(frames(), tmp_path, package=PACKAGE)
    assert digests(tmp_path) == digests(drawn[0])


def test_the_articles_gallery_stays_below_three_megabytes(drawn: tuple[Path, list[charts.ChartFile]]) -> None:
    assert sum(path.stat().st_size for path in drawn[0].rglob("*") if path.is_file()) < 3_000_000


def test_a_chart_file_is_a_vega_lite_specification_with_its_data(drawn: tuple[Path, list[charts.ChartFile]]) -> None:
    spec = json.loads((drawn[0] / "timeline.json").read_text(encoding="utf8"))
    assert spec["$schema"].startswith("https://vega.github.io/schema/vega-lite/")
    assert "Vladimir Putin and Alexander Lukashenko meet in Sochi" in json.dumps(spec)


def test_an_exported_image_says_what_it_is_and_links_to_the_words(drawn: tuple[Path, list[charts.ChartFile]]) -> None:
    drawing = (drawn[0] / "timeline.svg").read_text(encoding="utf8")
    assert "<title>Timeline</title><desc>Timeline of 12 dated events" in drawing
    assert 'href="reading/sochi-talks-2020.html#event-' in drawing
    assert "vega.github.io/vega-datasets" not in drawing


def test_only_draws_the_charts_that_are_named(tmp_path: Path) -> None:
    files = charts.draw(frames(), tmp_path, package=PACKAGE, only=["figures"])
    assert {file.path for file in files} == {"figures.json", "figures.svg", "figures.png", "figures.html"}
    assert not (tmp_path / "timeline.html").exists()
    assert not (tmp_path / "index.html").exists()


def test_an_unknown_chart_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(DatelineError, match=r"No chart is called pie\. There are: timeline, figures, relations"):
        charts.draw(frames(), tmp_path, package=PACKAGE, only=["pie"])


def test_progress_names_each_chart(tmp_path: Path) -> None:
    told: list[str] = []
    charts.draw(frames(), tmp_path, package=PACKAGE, only=["timeline", "figures"], progress=told.append)
    assert told == ["Timeline", "Figures"]


@pytest.mark.parametrize("tables", [{}, package({}), {"dates": frames()["dates"]}], ids=["no tables", "empty tables", "dates only"])
def test_a_package_without_data_gives_pages_that_say_so(tables: dict, tmp_path: Path) -> None:
    files = charts.draw(tables, tmp_path, package=PACKAGE)
    assert {file.format for file in files} == {"html"}
    assert "The package has no core events." in (tmp_path / "index.html").read_text(encoding="utf8")
    if "dates" not in tables or tables["dates"].empty:
        assert "The package has no documents." in (tmp_path / "reading/index.html").read_text(encoding="utf8")


def test_rows_of_a_text_that_was_not_built_have_a_page_that_says_so(tmp_path: Path) -> None:
    tables = {name: table for name, table in frames().items() if name in {"events", "timeline"}}
    charts.draw(tables, tmp_path, package=PACKAGE)
    page = (tmp_path / "reading/sochi-talks-2020.html").read_text(encoding="utf8")
    assert "The package does not hold this text" in page
    assert 'id="row-event-' in page

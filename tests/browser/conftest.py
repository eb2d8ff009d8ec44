"""Debian's Chromium, driven by Playwright, and the pages that the tests open from disk.

Where there is no Chromium the tests are skipped; with CI=true in the environment they fail instead.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from dateline import charts
from tests.charts.article import PACKAGE, article_rows, frames, invented, package

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PICTURES = Path(__file__).parent / "screenshots"


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    if not CHROMIUM.exists():
        reason = f"No Chromium at {CHROMIUM}: install Debian's package chromium, or say where it is with CHROMIUM=."
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=str(CHROMIUM), args=list(ARGUMENTS))
        yield opened
        opened.close()


class Opened:
    """A page opened from disk, with what went wrong while it was."""

    def __init__(self, page: Any, problems: list[str]) -> None:
        self.page, self.problems = page, problems

    def picture(self, name: str) -> None:
        """Keep a picture of the whole page for people to look at."""
        PICTURES.mkdir(exist_ok=True)
        self.page.screenshot(path=PICTURES / f"{name}.png", full_page=True)


@pytest.fixture
def visit(browser: Any) -> Iterator[Callable[..., Opened]]:
    contexts = []

    def opening(path: Path, fragment: str = "", *, awake: bool = True, width: int = 1280, **options: Any) -> Opened:
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        problems: list[str] = []
        page.on("console", lambda message: problems.append(message.text) if message.type in {"error", "warning"} else None)
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on(
            "request", lambda request: problems.append(request.url) if not request.url.startswith(("file:", "data:", "blob:")) else None
        )
        page.goto(path.as_uri() + (f"#{fragment}" if fragment else ""))
        if awake:
            page.wait_for_selector("html[data-ready]", state="attached", timeout=60_000)
        return Opened(page, problems)

    yield opening
    for context in contexts:
        context.close()


def _drawn(tmp_path_factory: pytest.TempPathFactory, name: str, tables: dict[str, Any]) -> Path:
    root = tmp_path_factory.mktemp(name)
    charts.draw(tables, root / "charts", package=PACKAGE)
    return root / "charts"


@pytest.fixture(scope="session")
def article(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The charts of the article, with the files beside them that the gallery offers."""
    tables = frames()
    out = _drawn(tmp_path_factory, "article", tables)
    (out.parent / "data").mkdir()
    for name, table in tables.items():
        table.to_csv(out.parent / "data" / f"{name}.csv", index=False, lineterminator="\n")
    (out.parent / "datapackage.json").write_text("{}", encoding="utf8")
    return out


@pytest.fixture(scope="session")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The charts of 500 invented events in 25 documents."""
    return _drawn(tmp_path_factory, "crowd", invented(500))


@pytest.fixture(scope="session")
def thousands(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The charts of 3,000 invented events: too many to draw one by one."""
    return _drawn(tmp_path_factory, "thousands", invented(3000, days=4000, per_document=100))


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The charts of a package without a row."""
    return _drawn(tmp_path_factory, "empty", package({}))


HOSTILE = (
    "</script><script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\"> "
    '{"signal":"1"} datum.x ${7*7} {{ 7*7 }} <svg onload=document.title=\'owned\'> & \u2028 Война 日本語 😀'
)


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The charts of the article with markup, expressions and every script in all words."""
    rows = article_rows()
    for row in rows["timeline"] + rows["events"]:
        row["headline"] = HOSTILE
        row["evidence"] = HOSTILE
    for row in rows["actors"] + rows["places"]:
        row["name"] = HOSTILE + row["name"]
    for row in rows["timeline"]:
        row["evidence"] = HOSTILE
    for row in rows["figures"]:
        row["concept"] = HOSTILE
    rows["documents"][0]["title"] = HOSTILE
    rows["documents"][0]["text"] = rows["documents"][0]["text"] + "\n" + HOSTILE
    return _drawn(tmp_path_factory, "hostile", package(rows))

from __future__ import annotations

import re

from dateline import __version__

from . import docs
from .conftest import ROOT


def test_the_help_texts_in_the_readme_are_in_step() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for command in docs.COMMANDS:
        assert f"<!-- help {command} -->" in readme
    assert docs.with_help(readme) == readme, "run 'make docs'"


def test_every_file_that_the_readme_links_to_is_there() -> None:
    for name in ("README.md", "CONTRIBUTING.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)|src=\"([^\":]+)\"", text):
            path = target[0] or target[1]
            assert (ROOT / path).exists(), f"{name} links to {path}"


def test_the_version_is_the_same_everywhere() -> None:
    assert f"version: {__version__}" in (ROOT / "CITATION.cff").read_text()
    assert f"## {__version__}" in (ROOT / "CHANGELOG.md").read_text()
    assert f'version = "{__version__}"' in (ROOT / "data" / "sources" / "datapackage.toml").read_text()


def test_the_row_that_the_readme_explains_is_there() -> None:
    rows = re.findall(r"dateline explain (\S+)", (ROOT / "README.md").read_text(encoding="utf-8"))
    dates = (ROOT / "data" / "dates.csv").read_text(encoding="utf-8")
    assert [row for row in rows if ":" in row]
    assert all(f"\n{row}," in dates for row in rows if ":" in row)

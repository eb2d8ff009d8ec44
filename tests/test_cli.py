from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import ARTICLE, ROOT


def run(*arguments: object, stdin: str = "", folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "dateline", *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, text=True, cwd=folder, timeout=120, check=False)


def fails(*arguments: object, stdin: str = "") -> str:
    """The one line that a call prints which nothing comes of."""
    done = run(*arguments, stdin=stdin)
    assert done.returncode == 2, done.stderr
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1, done.stderr
    return done.stderr


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.txt", b"", "the text is empty"),
        ("latin.txt", "Caf\u00e9 in M\u00fcnchen".encode("latin-1"), "iconv"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00", "binary"),
        ("soup.html", b"<html><p><div></html", "no article found"),
        ("all-broken.jsonl", b"{\n[\n", "not JSON"),
    ],
)
def test_bad_input_gives_one_line_that_names_the_file(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    (tmp_path / name).write_bytes(content)
    message = fails("build", tmp_path / name, "--out", tmp_path / "out")
    assert name in message
    assert words in message
    assert not (tmp_path / "out" / "datapackage.json").exists()


def test_bad_calls(tmp_path: Path) -> None:
    out = ("--out", tmp_path / "out")
    assert "missing.txt: no such file" in fails("build", tmp_path / "missing.txt", *out)
    assert "YYYY-MM-DD" in fails("build", ARTICLE, *out, "--published", "15.9.2020")
    assert "no table nonsense; there are documents" in fails("build", ARTICLE, *out, "--tables", "nonsense")
    assert "no format 'xls'" in fails("build", ARTICLE, *out, "--format", "xls")
    assert "at least 1" in fails("build", ARTICLE, *out, "--jobs", "0")
    assert "model 'no_such_model' is not installed" in fails("build", ARTICLE, *out, "--model", "no_such_model")
    assert "choose another --out" in fails("build", ARTICLE, "--out", ARTICLE / "below-a-file")
    assert "name the folder of a package" in fails("validate", tmp_path)
    assert not (tmp_path / "out" / "datapackage.json").exists()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the super-user may write anywhere")
def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert "choose another --out" in fails("build", ARTICLE, "--out", tmp_path / "out")


def test_one_bad_line_among_a_thousand_is_skipped_and_said(tmp_path: Path) -> None:
    lines = [json.dumps({"id": number, "text": f"On 3 May 2019, {number} ministers met."}) for number in range(1, 1001)]
    lines[499] = '{"id": 500, "text": '
    source = tmp_path / "in.jsonl"
    source.write_text("\n".join(lines))
    done = run("build", source, "--out", tmp_path / "out", "--no-charts", "--tables", "dates", "--published", "2020-01-01")
    assert done.returncode == 1
    assert f"skipped: {source}:500: not JSON" in done.stderr
    assert "999 documents built, 1 skipped" in done.stderr
    assert run("validate", tmp_path / "out").stdout.endswith(": valid\n")


def test_standard_input_and_the_warning_of_a_missing_date(tmp_path: Path) -> None:
    done = run("build", "-", "--out", tmp_path / "out", "--no-charts", "--tables", "dates", stdin="They met on Monday. 😀")
    assert done.returncode == 0
    assert "no publication date" in done.stderr
    assert "--published YYYY-MM-DD" in done.stderr
    row = (tmp_path / "out" / "data" / "dates.csv").read_text(encoding="utf-8").splitlines()[1]
    assert re.match(r"stdin:date:12-18,stdin,stdin:sentence:0-19,12,18,Monday,DATE,[^,]*,,,,,", row), row


def test_right_to_left_text_and_a_long_line(tmp_path: Path) -> None:
    text = "\u202bقال\u202c he met on Monday. " * 3_000
    done = run("build", "--out", tmp_path / "out", "--no-charts", "--tables", "dates", "--published", "2020-09-15", stdin=text)
    assert done.returncode == 0, done.stderr
    assert run("validate", tmp_path / "out").returncode == 0


def test_explain_marks_the_span_and_names_rule_and_anchor(tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run("build", ARTICLE, "--out", out, "--no-charts", "--tables", "dates").returncode == 0
    rows = (out / "data" / "dates.csv").read_text(encoding="utf-8").splitlines()
    monday = next(row for row in rows if ",Monday," in row).split(",")[0]
    told = run("explain", monday, out)
    assert told.returncode == 0
    assert "resort of Sochi on [Monday] for their first" in told.stdout
    assert "because of rule: " in told.stdout
    assert "because of anchor: the publication date, 2020-09-15 (inferred)" in told.stdout
    assert "no row has the id 'nothing'" in fails("explain", "nothing", out)


def test_help_loads_nothing_heavy() -> None:
    heavy = ("pandas", "spacy", "numpy", "altair", "rich", "frictionless")
    code = f"import sys; import dateline.cli; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_every_command_is_in_the_readme() -> None:
    import typer.main

    from dateline.cli import app

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    group = typer.main.get_command(app)
    for name in group.commands:  # type: ignore[attr-defined]
        assert f"dateline {name}" in readme


def test_the_folder_itself_runs() -> None:
    done = subprocess.run([sys.executable, ROOT / "scripts" / "dateline", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("dateline ")

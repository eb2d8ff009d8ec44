"""``make scores``: measure on the labelled corpora of an evaluation kit and write tests/benchmarks/SCORES.md.

Every corpus is built by the command as any user would, then scored by the kit's own scorer: over all documents, over
those that rules may be tuned on, and over those whose texts and errors stay unread (a third, by a hash of the id).
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from dateline import __version__

from .speed import speed_report

ROOT = Path(__file__).parents[2]
PARTS = ("all", "tuned", "unread")


def part_of(document_id: str) -> str:
    """Which part of its corpus a document belongs to."""
    return "unread" if int(hashlib.sha256(document_id.encode()).hexdigest(), 16) % 3 == 0 else "tuned"


def in_part(row: dict[str, Any], part: str) -> bool:
    return part == "all" or part_of(row.get("document_id", row.get("id", ""))) == part


def copy_part(corpus: Path, part: str, to: Path) -> Path:
    """The labels of one part of a corpus, in a folder of the corpus's name."""
    folder = to / part / corpus.name
    folder.mkdir(parents=True)
    for path in sorted(corpus.glob("*.jsonl")):
        rows = (line for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
        kept = [line for line in rows if in_part(json.loads(line), part)]
        (folder / path.name).write_text("".join(line + "\n" for line in kept), encoding="utf-8")
    return folder


def measure(kit: Path, corpus: Path, work: Path) -> dict[str, dict[str, Any]]:
    """Part to table to figures, for one corpus."""
    package = work / "package" / corpus.name
    command = [sys.executable, "-m", "dateline", "build", str(corpus / "docs.jsonl"), "--out", str(package), "--no-charts"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode == 2:
        raise SystemExit(done.stderr)
    found = {}
    for part in PARTS:
        labels = copy_part(corpus, part, work)
        scored = subprocess.run(
            [sys.executable, str(kit / "score.py"), str(labels), str(only_part(package, part, work)), "--json"],
            capture_output=True,
            text=True,
            check=True,
        )
        found[part] = json.loads(scored.stdout)
    return found


def only_part(package: Path, part: str, work: Path) -> Path:
    """The package with the rows of one part's documents alone, so that nothing counts as found too much."""
    import pandas as pd

    folder = work / "part" / part / package.name / "data"
    folder.mkdir(parents=True)
    for path in sorted((package / "data").glob("*.csv")):
        frame = pd.read_csv(path, dtype=str, keep_default_na=False)
        if "document_id" in frame:
            frame = frame[[in_part({"document_id": name}, part) for name in frame["document_id"]]]
        frame.to_csv(folder / path.name, index=False, lineterminator="\n")
    return folder.parent


def lines_of(corpus: str, found: dict[str, dict[str, Any]]) -> list[str]:
    """The Markdown rows of one corpus: a line a figure."""
    lines = []
    for table, figures in found["all"].items():
        for name in figures:
            cells = [str(found[part].get(table, {}).get(name, "")) for part in PARTS]
            lines.append(f"| {corpus} | {table} | {name} | {' | '.join(cells)} |")
    return lines


def commit() -> str:
    done = subprocess.run(["git", "describe", "--always", "--dirty"], capture_output=True, text=True, check=False, cwd=ROOT)
    return done.stdout.strip() or "unknown"


def main() -> None:
    kit = Path(sys.argv[1]) if len(sys.argv) > 1 else Path()
    corpora = sorted(path.parent for path in kit.glob("dev/*/docs.jsonl"))
    if not corpora or not (kit / "score.py").is_file():
        raise SystemExit(
            f"{kit}: no evaluation kit here: name a folder with score.py and dev/CORPUS/docs.jsonl, as in 'make scores KIT=folder'"
        )
    started = commit()
    rows: list[str] = []
    work = Path(tempfile.mkdtemp(prefix="dateline-scores-"))
    try:
        for corpus in corpora:
            begin = time.perf_counter()
            rows += lines_of(corpus.name, measure(kit, corpus, work))
            print(f"{corpus.name}: {time.perf_counter() - begin:.0f} s", file=sys.stderr)
        speed = speed_report(kit)
    finally:
        shutil.rmtree(work)
    head = [
        "# Scores",
        "",
        f"Measured with `make scores` at commit `{started}` (version {__version__}). The kit's own scorer, the default model and options.",
        "`tuned` are the documents whose errors may be read while rules are written, `unread` the third that is kept unread.",
        "",
        "| corpus | table | figure | " + " | ".join(PARTS) + " |",
        "|---|---|---|---|---|---|",
    ]
    (ROOT / "tests" / "benchmarks" / "SCORES.md").write_text("\n".join([*head, *rows, "", *speed, ""]), encoding="utf-8")


if __name__ == "__main__":
    main()

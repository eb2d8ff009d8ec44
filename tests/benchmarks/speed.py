"""How long each step takes, as a ratio to the parser: ``python -m tests.benchmarks.speed KIT``."""

from __future__ import annotations

import cProfile
import pstats
import sys
import time
from pathlib import Path

from dateline.extract import extract
from dateline.language.pipeline import Pipeline
from dateline.schema import TABLES
from dateline.sources import read, scan
from dateline.tables import rows_of

ROOMS = ("dates", "figures", "cast", "quotes", "events")


def measure(path: Path) -> tuple[int, float, float]:
    """Characters, seconds of the parser, and seconds of everything after it, for the documents of a file."""
    pipeline = Pipeline()
    documents = [read(item) for item in scan([path])[0]]
    extract(pipeline.analyse(documents[0]), TABLES)  # what is loaded once is no part of the rate
    parsing = extracting = 0.0
    for document in documents:
        begin = time.perf_counter()
        analysis = pipeline.analyse(document)
        middle = time.perf_counter()
        found = extract(analysis, TABLES)
        for name in TABLES:
            rows_of(name, found.table(name))
        parsing += middle - begin
        extracting += time.perf_counter() - middle
    return sum(document.characters for document in documents), parsing, extracting


def by_room(path: Path) -> dict[str, float]:
    """Seconds spent in each room, profiled (so slower than they are: read them as shares)."""
    pipeline = Pipeline()
    analyses = [pipeline.analyse(read(item)) for item in scan([path])[0]]
    profile = cProfile.Profile()
    profile.enable()
    for analysis in analyses:
        extract(analysis, TABLES)
    profile.disable()
    seconds = dict.fromkeys(ROOMS, 0.0)
    for (file, _, _), (_, _, own, _, _) in pstats.Stats(profile).stats.items():  # type: ignore[attr-defined]
        for room in ROOMS:
            if f"extract/{room}/" in file.replace("\\", "/"):
                seconds[room] += own
    return seconds


def speed_report(kit: Path) -> list[str]:
    """Lines of Markdown: the parser's rate, and what everything else adds to it."""
    lines = ["## Speed", "", "| corpus | characters | parser, characters a second | everything else / parser |", "|---|---|---|---|"]
    for corpus in ("timebank", "polnear"):
        characters, parsing, extracting = measure(kit / "dev" / corpus / "docs.jsonl")
        lines.append(f"| {corpus} | {characters} | {characters / parsing:.0f} | {extracting / parsing:.2f} |")
    return lines


if __name__ == "__main__":
    kit_folder = Path(sys.argv[1])
    print("\n".join(speed_report(kit_folder)))
    print(by_room(kit_folder / "dev" / "polnear" / "docs.jsonl"))

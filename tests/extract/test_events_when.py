"""When and how surely, against 61 passages of our own that were labelled before the rules saw them.

A factuality is a list where two readings are fair; a date is left out where a reader would not commit to one.
The first run found 112 of 114 triggers, 109 of 112 factualities and 60 of 70 dates right.
"""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path

from dateline.extract import extract
from dateline.language.pipeline import Pipeline
from dateline.records import RECORD_OF, Document

GOLD = Path(__file__).parents[1] / "gold/events_when.jsonl"

# Figure names to the level measured, in per cent.
FLOOR = {"trigger": 98.2, "factuality": 99.1, "date": 97.1}


def test_when_and_how_surely() -> None:
    pipeline = Pipeline()
    tally, total, wrong = Counter[str](), Counter[str](), []
    for line in map(json.loads, GOLD.read_text(encoding="utf-8").splitlines()):
        text = line["text"]
        document = Document(
            line["id"], None, None, None, None, date.fromisoformat(line["published"]), "given", "en", None, len(text), "", None, text
        )
        events = extract(pipeline.analyse(document), RECORD_OF.keys()).events
        for gold in line["events"]:
            start = -1
            for _ in range(gold.get("nth", 1)):
                start = text.index(gold["text"], start + 1)
            found = next((e for e in events if e.start_char < start + len(gold["text"]) and start < e.end_char), None)
            checks = {"trigger": found is not None}
            if found is not None and "factuality" in gold:
                checks["factuality"] = found.factuality in gold["factuality"]
            if found is not None and "start_date" in gold:
                got = [day.isoformat() if day else None for day in (found.start_date, found.end_date)]
                checks["date"] = got == [gold["start_date"], gold["end_date"]]
            for name, right in checks.items():
                total[name] += 1
                tally[name] += right
                if not right:
                    wrong.append(f"{name}: {line['id']} {gold} got {found and (found.factuality, found.start_date, found.end_date)}")
    figures = {name: round(100 * tally[name] / total[name], 1) for name in total}
    print("when", "  ".join(f"{name} {value} ({tally[name]}/{total[name]})" for name, value in figures.items()))
    print("\n".join(wrong))
    assert {name: figures[name] for name in FLOOR if figures[name] < FLOOR[name]} == {}

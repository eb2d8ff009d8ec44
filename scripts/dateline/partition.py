"""Partitions: the unit of work. Some documents in, their rows out, a function of those documents alone."""

from __future__ import annotations

import gc
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path

from dateline.errors import DatelineError
from dateline.extract import extract, needs_entities
from dateline.language.pipeline import DEFAULT_MODEL, Pipeline
from dateline.records import Document
from dateline.sources import Item, Problem, read
from dateline.sources.english import is_english
from dateline.tables import Row, rows_of

# A partition is closed at whichever comes first: small enough to lose little on an interruption, large enough that
# starting it costs nothing to speak of.
MAX_DOCUMENTS = 64
MAX_BYTES = 400_000


@dataclass(frozen=True, slots=True)
class Task:
    """What to make of the documents: the same for every partition of a run."""

    tables: tuple[str, ...]
    model: str = DEFAULT_MODEL
    published: date | None = None
    root: Path | None = None


@dataclass(slots=True)
class Part:
    """The rows of one partition, table by table, and the documents that it had to leave out."""

    rows: dict[str, list[Row]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def save(self, path: Path) -> None:
        """Write the part, a line for the problems and one for each table; the file appears whole or not at all."""
        partial = path.with_suffix(".partial")
        with partial.open("w", encoding="utf-8") as file:
            for line in ([asdict(problem) for problem in self.problems], *self.rows.items()):
                file.write(json.dumps(line, ensure_ascii=False) + "\n")
        partial.replace(path)


def load_problems(path: Path) -> list[Problem]:
    """The problems of a saved part."""
    with path.open(encoding="utf-8") as file:
        return [Problem(**problem) for problem in json.loads(file.readline())]


def load_rows(path: Path, table: str) -> list[Row]:
    """The rows of one table of a saved part; the other tables are passed over unread."""
    with path.open(encoding="utf-8") as file:
        line = next(line for line in file if line.startswith(f'["{table}", '))
    rows: list[Row] = json.loads(line)[1]
    return rows


def partitions(items: Sequence[Item]) -> list[list[Item]]:
    """The items in runs of bounded size, in order."""
    found: list[list[Item]] = []
    size = 0
    for item in items:
        if not found or len(found[-1]) >= MAX_DOCUMENTS or size + item.size > MAX_BYTES:
            found.append([])
            size = 0
        found[-1].append(item)
        size += item.size
    return found


class Worker:
    """Loads the parser once and works through partitions."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self.pipeline = Pipeline(task.model, entities=needs_entities(task.tables))
        # The model's objects live as long as the process: collecting garbage need not look at them each time.
        gc.freeze()

    def run(self, items: Sequence[Item]) -> Part:
        """The rows of the items. A document that cannot be read or analysed is left out and told of."""
        part = Part({name: [] for name in self.task.tables})
        with self.pipeline.memory_zone():
            for item in items:
                try:
                    document = read(item, self.task.published, self.task.root)
                    for name, rows in self._rows(document):
                        part.rows[name] += rows
                    if is_english(document.text) is False:
                        part.problems.append(Problem(item.where, "does not look like English: expect little of it", skipped=False))
                except DatelineError as error:
                    part.problems.append(Problem(item.where, str(error).removeprefix(f"{item.where}: ")))
                except Exception as error:  # one article must not lose the other million
                    part.problems.append(Problem(item.where, f"cannot be analysed, please report it: {type(error).__name__}: {error}"))
        return part

    def _rows(self, document: Document) -> Iterator[tuple[str, list[Row]]]:
        found = extract(self.pipeline.analyse(document), self.task.tables)
        # All or nothing: a table that cannot be written must not leave the others' rows behind.
        return iter([(name, rows_of(name, found.table(name))) for name in self.task.tables])

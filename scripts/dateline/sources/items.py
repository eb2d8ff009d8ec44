"""What there is to read: a list of items, found without parsing any text."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import DatelineError
from dateline.sources.metadata import as_date

TEXT_SUFFIXES = frozenset({".txt", ".text", ".md"})
HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
JSONL_SUFFIXES = frozenset({".jsonl", ".ndjson"})
PACKAGE_METADATA = "datapackage.toml"


@dataclass(frozen=True, slots=True)
class Item:
    """Where a document's text lies: a file, a line of a JSON Lines file (by byte offset and length), or in memory."""

    document_id: str
    path: Path
    kind: str
    size: int
    offset: int = 0
    line: int = 0
    content: bytes | None = None

    @property
    def where(self) -> str:
        """The file, and the line where there is one, for messages."""
        return f"{self.path}:{self.line}" if self.line else str(self.path)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with a document, and what to do about it; ``skipped`` when the package goes without it."""

    where: str
    message: str
    skipped: bool = True


def scan(inputs: Sequence[str | Path]) -> tuple[list[Item], list[Problem]]:
    """List the documents of files, folders and ``-`` (standard input), sorted by document id.

    A folder is searched through; a document's id is its path within the folder without the suffix, or a single file's
    name without it. Two documents of one id, and lines that are not JSON objects, are problems.

    Raises DatelineError for an input that does not exist or is of no known kind.
    """
    found: dict[str, Item] = {}
    problems: list[Problem] = []
    for given in inputs:
        for entry in _entries(given):
            if isinstance(entry, Problem):
                problems.append(entry)
            elif entry.document_id in found:
                first = found[entry.document_id].where
                problems.append(Problem(entry.where, f"document id {entry.document_id!r} is taken by {first}: rename one of them"))
            else:
                found[entry.document_id] = entry
    return [found[key] for key in sorted(found)], problems


def _entries(given: str | Path) -> Iterator[Item | Problem]:
    if str(given) == "-":
        content = sys.stdin.buffer.read()
        yield Item("stdin", Path("-"), "text", len(content), content=content)
        return
    path = Path(given)
    if path.is_dir():
        yield from _folder(path)
    elif path.is_file():
        yield from _file(path, path.stem)
    else:
        raise DatelineError(f"{path}: no such file or folder")


def _folder(folder: Path) -> Iterator[Item | Problem]:
    known = TEXT_SUFFIXES | HTML_SUFFIXES | JSONL_SUFFIXES
    paths = [path for path in sorted(folder.rglob("*")) if path.suffix.lower() in known and path.is_file()]
    if not paths:
        raise DatelineError(f"{folder}: no texts in this folder; looked for {', '.join(sorted(known))}")
    for path in paths:
        yield from _file(path, path.relative_to(folder).with_suffix("").as_posix())


def _file(path: Path, document_id: str) -> Iterator[Item | Problem]:
    suffix = path.suffix.lower()
    if suffix in JSONL_SUFFIXES:
        yield from _lines(path)
    elif suffix in TEXT_SUFFIXES or suffix in HTML_SUFFIXES:
        yield Item(document_id, path, "html" if suffix in HTML_SUFFIXES else "text", path.stat().st_size)
    else:
        raise DatelineError(
            f"{path}: unknown kind of file {suffix or 'without suffix'}; give .txt, .html or .jsonl, or pipe the text in and name it '-'"
        )


def _lines(path: Path) -> Iterator[Item | Problem]:
    try:
        with path.open("rb") as lines:
            offset = 0
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield from _line(path, number, offset, line)
                offset += len(line)
    except OSError as error:
        raise DatelineError(f"{path}: cannot be read: {error.strerror}") from error


def _line(path: Path, number: int, offset: int, line: bytes) -> Iterator[Item | Problem]:
    where = f"{path}:{number}"
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        yield Problem(where, f'not JSON ({str(error)[:80]}): each line must be one object with "id" and "text"')
        return
    if not isinstance(row, dict) or not isinstance(row.get("text"), str) or not isinstance(row.get("id"), str | int):
        yield Problem(where, 'each line must be an object with a string "text" and an "id"')
        return
    if row.get("published") is not None:
        try:
            as_date(row["published"])
        except ValueError as error:
            yield Problem(where, f"published: {error}; read as unknown", skipped=False)
    yield Item(str(row["id"]), path, "jsonl", len(line), offset, number)

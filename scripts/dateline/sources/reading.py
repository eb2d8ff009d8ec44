"""Reading one item: bytes to text, with its metadata, to a ``Document``."""

from __future__ import annotations

import contextlib
import hashlib
import json
from datetime import date
from pathlib import Path
from typing import Any

from dateline.errors import DatelineError
from dateline.records import Document
from dateline.sources.english import is_english
from dateline.sources.items import Item
from dateline.sources.metadata import BASES, KEYS, as_date, beside
from dateline.sources.publication import published_in

_BOMS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16", b"\xff\xfe\x00\x00": "UTF-32"}


def read(item: Item, published: date | None = None, root: Path | None = None) -> Document:
    """The document of an item.

    ``published`` serves where the source states no date; ``root`` is the package's folder, which paths are relative to.
    Raises DatelineError when the item holds no text that can be analysed.
    """
    if item.kind == "html":
        from dateline.sources.html import read_html

        text, known = read_html(_bytes(item), item.where)
        known |= beside(item.path)
    elif item.kind == "jsonl":
        text, known = _json(item)
    else:
        text, known = decode(_bytes(item), item.where), beside(item.path)
    check_text(text, item.where)
    return document(item.document_id, text, known, published=published, path=_relative(item.path, root))


def document(document_id: str, text: str, known: dict[str, Any], *, published: date | None = None, path: str | None = None) -> Document:
    """A document of a text and what is known of it (the keys of a metadata file).

    The day of publication is the stated one, else the given one, else the one that the head of the text prints.
    """
    stated = known.get("published")
    inferred = None if stated or published else published_in(text)
    basis = (known.get("published_basis") or "stated") if stated else "given" if published else "inferred" if inferred else None
    return Document(
        document_id=document_id,
        title=known.get("title"),
        publisher=known.get("publisher"),
        author=known.get("author"),
        url=known.get("url"),
        published=stated or published or inferred,
        published_basis=basis,
        language=known.get("language") or ("en" if is_english(text) else None),
        path=path,
        characters=len(text),
        sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        rights=known.get("rights"),
        text=text,
    )


def decode(content: bytes, where: str) -> str:
    """UTF-8 bytes as text, a byte order mark left out and line ends kept. Raises DatelineError with the remedy."""
    for mark, name in _BOMS.items():
        if content.startswith(mark):
            raise DatelineError(f"{where}: the text is {name}, not UTF-8: convert it, for example with 'iconv -f {name} -t UTF-8'")
    if b"\x00" in content[:65536]:
        raise DatelineError(f"{where}: not a text but a binary file: give plain text in UTF-8")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if _looks_binary(content[:4096]):
            raise DatelineError(f"{where}: not a text but a binary file: give plain text in UTF-8") from error
        byte = f"byte {content[error.start]:#04x} at {error.start}"
        raise DatelineError(f"{where}: not UTF-8 ({byte}): convert it, for example with 'iconv -f LATIN1 -t UTF-8'") from error


def _looks_binary(head: bytes) -> bool:
    """Whether control characters that no text needs are more than one byte in fifty."""
    return sum(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in head) > len(head) / 50


def check_text(text: str, where: str) -> None:
    """Raise DatelineError for a text that cannot be analysed or written down: empty, or with NUL or lone surrogates."""
    if not text.strip():
        raise DatelineError(f"{where}: the text is empty: there is nothing to analyse")
    if "\x00" in text:
        raise DatelineError(f"{where}: the text holds NUL characters, which no CSV can carry: take them out")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise DatelineError(f"{where}: the text holds half a character (a lone surrogate at {error.start}): repair its encoding") from error


def _bytes(item: Item) -> bytes:
    if item.content is not None:
        return item.content
    try:
        return item.path.read_bytes()
    except OSError as error:
        raise DatelineError(f"{item.where}: cannot be read: {error.strerror}") from error


def _json(item: Item) -> tuple[str, dict[str, Any]]:
    with item.path.open("rb") as lines:
        lines.seek(item.offset)
        row = json.loads(lines.read(item.size))
    known: dict[str, Any] = {key: str(row[key]) for key in KEYS if row.get(key) is not None and key != "published"}
    # The scan has already told the user of a date that cannot be read.
    with contextlib.suppress(ValueError):
        known["published"] = as_date(row.get("published"))
    if known.get("published_basis") not in BASES:
        known.pop("published_basis", None)
    return row["text"], known


def _relative(path: Path, root: Path | None) -> str | None:
    """The path within the package, or the bare file name outside it: no one's folders belong in a data package."""
    if str(path) == "-":
        return None
    if root is not None and path.resolve().is_relative_to(root.resolve()):
        return path.resolve().relative_to(root.resolve()).as_posix()
    return path.name

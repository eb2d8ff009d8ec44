"""What is known of a text: the .toml beside a file, and the checks that all metadata pass."""

from __future__ import annotations

import tomllib
from datetime import date, datetime
from pathlib import Path
from typing import Any

from dateline.errors import DatelineError

KEYS = ("title", "publisher", "author", "url", "published", "published_basis", "language", "rights")
BASES = ("stated", "inferred", "given")


def beside(path: Path) -> dict[str, Any]:
    """The metadata in the .toml beside a file; empty where there is none.

    Raises DatelineError for a file that is not TOML, for unknown keys and for values of the wrong kind.
    """
    toml = path.with_suffix(".toml")
    if not toml.is_file():
        return {}
    found = read_toml(toml, KEYS)
    if "published" in found:
        try:
            found["published"] = as_date(found["published"])
        except ValueError as error:
            raise DatelineError(f"{toml}: published: {error}") from error
    if found.get("published_basis", "stated") not in BASES:
        raise DatelineError(f"{toml}: published_basis must be one of {', '.join(BASES)}")
    for key, value in found.items():
        if key != "published" and not isinstance(value, str):
            raise DatelineError(f"{toml}: {key} must be a string")
    return found


def read_toml(path: Path, keys: tuple[str, ...]) -> dict[str, Any]:
    """A TOML file that may hold the given keys and no others. Raises DatelineError."""
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DatelineError(f"{path}: not valid TOML: {error}") from error
    unknown = sorted(set(found) - set(keys))
    if unknown:
        raise DatelineError(f"{path}: unknown key {', '.join(unknown)}; known are {', '.join(keys)}")
    return found


def as_date(value: object) -> date:
    """A date from a date, a datetime or ISO 8601 text (of a time stamp, the day as written).

    Raises ValueError for anything else: "03-02-2009" may be February or March, and is not guessed.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, str) and (len(value) == 10 or value[10:11] in {"T", " "}):
        return date.fromisoformat(value[:10])
    raise ValueError(f"{value!r} is not a date: write it as YYYY-MM-DD")

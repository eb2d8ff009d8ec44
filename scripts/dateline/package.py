"""The data package: its descriptor, datapackage.json, and a package read back from disk."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.errors import DatelineError
from dateline.schema import TABLES, table_schema
from dateline.sources.metadata import read_toml
from dateline.tables import read

if TYPE_CHECKING:
    import pandas as pd

DESCRIPTOR = "datapackage.json"
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
HEAD_KEYS = ("name", "title", "description", "version", "created", "homepage", "licenses", "contributors", "keywords")
MEDIATYPES = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}
# More documents than this are not listed one by one as sources.
MAX_SOURCES = 50


@dataclass
class Package:
    """A package in memory: ``package.events`` is the events table as a data frame in schema dtypes."""

    descriptor: dict[str, Any]
    frames: dict[str, pd.DataFrame] = field(default_factory=dict)

    def __getattr__(self, name: str) -> pd.DataFrame:
        """A table by its name. Raises AttributeError for a table that the package does not hold."""
        try:
            found: pd.DataFrame = self.__dict__["frames"][name]
        except KeyError:
            raise AttributeError(f"this package has no table {name!r}") from None
        return found

    @classmethod
    def open(cls, folder: str | Path) -> Package:
        """Read a package from its folder. Raises DatelineError when it is none or a table cannot be read."""
        root = Path(folder)
        found = read_descriptor(root)
        return cls(found, {resource["name"]: read(resource["name"], root / resource["path"]) for resource in table_resources(found)})


def table_resources(descriptor: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The resources of a descriptor that are tables of ours."""
    return [resource for resource in descriptor["resources"] if resource["name"] in TABLES]


def read_descriptor(root: Path) -> dict[str, Any]:
    """datapackage.json of a folder. Raises DatelineError when it is missing, broken, or names files outside the folder."""
    path = root / DESCRIPTOR
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise DatelineError(f"{path}: no such file: name the folder of a package that 'dateline build' made") from error
    except (OSError, ValueError) as error:
        raise DatelineError(f"{path}: cannot be read as JSON: {error}") from error
    if not isinstance(found, dict) or not isinstance(found.get("resources"), list):
        raise DatelineError(f"{path}: not a data package: it has no list of resources")
    for resource in found["resources"]:
        named = resource.get("path") if isinstance(resource, dict) else None
        if not isinstance(named, str) or not isinstance(resource.get("name"), str):
            raise DatelineError(f"{path}: a resource without name or path")
        if Path(named).is_absolute() or ".." in Path(named).parts:
            raise DatelineError(f"{path}: the resource {resource['name']} lies outside the package: {named}")
    return found


def read_head(path: Path | None) -> dict[str, Any]:
    """The hand-written head of a package (a datapackage.toml); empty where there is none. Raises DatelineError."""
    if path is None or not path.is_file():
        return {}
    head = read_toml(path, HEAD_KEYS)
    if isinstance(head.get("created"), datetime | date):
        head["created"] = _timestamp(head["created"])
    if isinstance(head.get("description"), str):
        head["description"] = head["description"].strip()
    return head


def _timestamp(moment: datetime | date) -> str:
    if not isinstance(moment, datetime):
        return f"{moment.isoformat()}T00:00:00Z"
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if moment.tzinfo else f"{moment.isoformat()}Z"


def complete_head(head: Mapping[str, Any], documents: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """The head with what the documents tell: number, sources, and the last publication date as the date of creation.

    The clock is never asked: the same input gives the same package on any day.
    """
    found = list(documents)
    count = "one document" if len(found) == 1 else f"{len(found):,} documents"
    days = [document["published"] for document in found if document.get("published")]
    defaults = {
        "name": "event-timeline",
        "title": f"Event timeline of {count}",
        "description": f"Events, dates, figures, actors, places and quotes of {count}, each traced to its characters in the text.",
        "version": "1.0.0",
    }
    if days:
        defaults["created"] = f"{max(days)}T00:00:00Z"
    merged = {key: head.get(key, defaults.get(key)) for key in HEAD_KEYS}
    merged["sources"] = [_source(document) for document in found] if len(found) <= MAX_SOURCES else [{"title": count}]
    return {key: value for key, value in merged.items() if value}


def _source(document: Mapping[str, Any]) -> dict[str, str]:
    source = {"title": document.get("title") or document["document_id"]}
    path = document.get("url") or (document["path"] if "/" in (document.get("path") or "") else None)
    return source | ({"path": path} if path else {})


def table_resource(root: Path, name: str, path: str, tables: Iterable[str]) -> dict[str, Any]:
    """The resource of a table's file: what it is, how to read it, and how to know that it is unchanged."""
    schema = table_schema(name)
    kind = Path(path).suffix[1:]
    resource: dict[str, Any] = {"name": name, "title": schema.title, "description": schema.description, "type": "table", "path": path}
    resource |= {"format": kind, "mediatype": MEDIATYPES[kind]}
    if kind == "csv":
        # frictionless takes no byte count for Parquet
        resource |= {"encoding": "utf-8", "bytes": (root / path).stat().st_size}
    return resource | {"hash": file_hash(root / path), "schema": schema.descriptor(set(tables))}


def file_resource(root: Path, name: str, title: str, path: str, mediatype: str, description: str) -> dict[str, Any]:
    """The resource of a file that is no table, such as a chart."""
    words = {"name": name, "title": title, "description": description}
    form = {"path": path, "format": Path(path).suffix[1:], "mediatype": mediatype}
    return {key: value for key, value in (words | form).items() if value} | {
        "bytes": (root / path).stat().st_size,
        "hash": file_hash(root / path),
    }


def file_hash(path: Path) -> str:
    """A file's SHA-256 as the descriptor writes it."""
    with path.open("rb") as file:
        return f"sha256:{hashlib.file_digest(file, 'sha256').hexdigest()}"


def write_descriptor(head: Mapping[str, Any], resources: list[dict[str, Any]], path: Path) -> None:
    """Write datapackage.json."""
    whole = {"$schema": PROFILE, **head, "resources": resources}
    path.write_text(json.dumps(whole, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")

"""Explaining a row: its cells, its sentence with the span marked, its rule and what it was read against."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

from dateline.errors import DatelineError
from dateline.language.knowledge import load
from dateline.package import Package
from dateline.schema import TABLES, table_schema
from dateline.tables import plain

# The rooms whose rules have their meaning written down, by the table that they fill.
ROOMS = {"dates": "dates", "figures": "figures", "mentions": "cast", "quotes": "quotes", "events": "events"}
# What joins the names of a rule that is made of several.
JOINT = " + "
# Columns that say nothing beyond what is shown of the row already.
_HIDDEN = frozenset({"document_id", "sentence_id", "start_char", "end_char", "text", "rule", "headline"})


@dataclass(frozen=True, slots=True)
class Explanation:
    """A row with its evidence; ``before``, ``span`` and ``after`` are the characters of its sentence."""

    table: str
    row: dict[str, Any]
    before: str
    span: str
    after: str
    reasons: tuple[tuple[str, str], ...]


def explain(package: Package, row_id: str) -> Explanation:
    """Explain the row of an id. Raises DatelineError when the package has no such row."""
    table, row = _find(package, row_id)
    before, span, after = _evidence(package, row)
    return Explanation(table, row, before, span, after, tuple(_reasons(package, table, row)))


def _find(package: Package, row_id: str) -> tuple[str, dict[str, Any]]:
    for name in TABLES:
        if len(table_schema(name).primary_key) != 1 or name == "timeline":
            continue
        row = _row(package, name, row_id)
        if row is not None:
            return name, row
    raise DatelineError(f"no row has the id {row_id!r}: ids stand in the first column of the tables in data/")


def _filled(row: Mapping[Hashable, Any]) -> dict[str, Any]:
    """The cells that are not missing, days as ISO 8601."""
    import pandas as pd

    return {str(key): _shown(cell) for key, cell in row.items() if not pd.isna(cell)}


def _shown(cell: Any) -> Any:
    if hasattr(cell, "date"):
        return cell.date().isoformat()
    return plain(cell) if isinstance(cell, float) else cell


def _row(package: Package, table: str, row_id: str) -> dict[str, Any] | None:
    if table not in package.frames:
        return None
    frame = package.frames[table]
    match = frame[frame[table_schema(table).primary_key[0]] == row_id]
    return _filled(match.iloc[0].to_dict()) if len(match) else None


def _evidence(package: Package, row: Mapping[str, Any]) -> tuple[str, str, str]:
    """The sentence around the row's span; for a span of several sentences, from the first one's start to the span's end."""
    document = _row(package, "documents", row.get("document_id", ""))
    sentence = _row(package, "sentences", row.get("sentence_id", ""))
    if document is None or sentence is None or "start_char" not in row:
        return "", "", ""
    text, start, end = document["text"], row["start_char"], row["end_char"]
    return text[min(sentence["start_char"], start) : start], text[start:end], text[end : max(sentence["end_char"], end)]


def _reasons(package: Package, table: str, row: Mapping[str, Any]) -> list[tuple[str, str]]:
    found = [("rule", _rule(table, row["rule"]))] if "rule" in row else []
    if table in {"actors", "places"} and "mentions" in package.frames:
        found.append(("mentions", _mentions(package, table_schema(table).primary_key[0], row)))
    if table == "dates":
        found.append(("anchor", _anchor(package, row)))
    for key in table_schema(table).foreign_keys:
        if key.field in row and key.field not in _HIDDEN and key.field != "anchor_date_id":
            other = _row(package, key.table, row[key.field])
            if other is not None:
                found.append((key.field, _label(other)))
    return found


def _rule(table: str, rule: str) -> str:
    """The name of a rule and what it means; of "a + b" what each part means, the inner first."""
    if table not in ROOMS:
        return rule
    meanings = load(f"{ROOMS[table]}/rules")
    return f"{rule}. " + " ".join(meanings[part] for part in reversed(rule.split(JOINT)))


def _mentions(package: Package, key: str, row: Mapping[str, Any]) -> str:
    """What the texts call an actor or a place, and how often, the most frequent first."""
    texts = package.mentions[package.mentions[key] == row[key]]["text"].value_counts()
    named = sorted(texts.items(), key=lambda item: (-item[1], str(item[0])))
    return ", ".join(f"{text!r}" + (f" ({count} times)" if count > 1 else "") for text, count in named)


def _anchor(package: Package, row: Mapping[str, Any]) -> str:
    """What a date was read against, and which way it looks from there."""
    document = _row(package, "documents", row["document_id"]) or {}
    looks = f", looking to the {row['direction']}" if row.get("direction") in {"past", "future"} else ""
    if row["anchor"] == "publication":
        return f"the publication date, {document.get('published')} ({document.get('published_basis')}){looks}"
    if row["anchor"] == "context":
        other = _row(package, "dates", row.get("anchor_date_id", ""))
        return (f"the date {other['text']!r} ({other['value']}) at {other['start_char']}" if other else "a date in the context") + looks
    if row["anchor"] == "explicit":
        return "nothing: the expression stands for itself"
    if row["type"] in {"DURATION", "SET"}:
        return "nothing: a length or a frequency stands at no day"
    return "nothing was to be had, so it has no bounds"


def _label(row: Mapping[str, Any]) -> str:
    for key in ("headline", "name", "text"):
        if key in row:
            return str(row[key])
    return str(next(iter(row.values())))

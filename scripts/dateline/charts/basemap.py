"""The base map, which needs no network: land, the borders between countries, and the names of those that have room for one."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import altair as alt
import numpy as np

from dateline.charts import rows, theme, words, world
from dateline.charts.picture import layer_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.charts.picture import Layer
    from dateline.charts.world import Country, Line

_STEP = 0.5
"""Shapes are drawn in steps of so many pixels."""
_TRUE = 1.0
"""And true to at least so many: a path of few points."""
_LEAST = 2.0
"""Islands of fewer square pixels are left out."""
HALO: Any = {"stroke": theme.LIGHT["paper"], "strokeWidth": 3.5, "strokeJoin": "round", "strokeOpacity": 0.85}
"""How names are set off from what they stand on."""

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

    @property
    def detail(self) -> float:
        """Return how true shapes need be, in degrees: to less than a pixel, in steps of a factor of two so that views share them."""
        return float(2.0 ** math.floor(math.log2(_TRUE / self.scale)))

    def turns(self, line: Line) -> Iterator[Line]:
        """Yield the pixels of a line, once for each turn of the world on which the view may show it."""
        first, last = float(line[:, 0].min()), float(line[:, 0].max())
        east = self.west + self.width / (self.squeeze * self.scale)
        for turn in (-720, -360, 0, 360, 720):
            if first + turn < east and last + turn > self.west:
                across = (line[:, 0] + turn - self.west) * self.squeeze * self.scale
                yield np.column_stack((across, (self.north - line[:, 1]) * self.scale))

    def clipped(self, line: Line) -> Iterator[Line]:
        """Yield the parts of a ring that the view shows, in pixels, cut at its edges."""
        for pixels in self.turns(line):
            shown = _thinned(pixels)
            for axis, edge, keep in ((0, 0.0, 1), (0, float(self.width), -1), (1, 0.0, 1), (1, float(self.height), -1)):
                shown = _cut(shown, axis, edge, keep)
                if len(shown) < 4:
                    break
            else:
                yield shown


def _thinned(line: Line) -> Line:
    """Return a line to the step that it is drawn to, points that fall on the one before left out."""
    stepped = np.round(line / _STEP) * _STEP
    moved = np.any(np.diff(stepped, axis=0) != 0, axis=1)
    kept: Line = stepped[np.concatenate(([True], moved))]
    return kept


def _cut(ring: Line, axis: int, edge: float, keep: int) -> Line:
    """Return a ring cut at one edge of the view, after Sutherland and Hodgman (1974); ``keep`` is 1 for what lies above the edge."""
    far = (ring[:, axis] - edge) * keep
    if far.min() >= 0:
        return ring
    if far.max() <= 0:
        return ring[:0]
    kept = []
    for number in range(1, len(ring)):
        before, after = far[number - 1], far[number]
        if (before < 0) != (after < 0):
            kept.append(ring[number - 1] + (ring[number] - ring[number - 1]) * (before / (before - after)))
        if after >= 0:
            kept.append(ring[number])
    return np.array([*kept, kept[0]])


def land(view: View) -> list[Layer]:
    """Return the layers of the land and of the borders on it."""
    ground = "".join(path(view, country) for country in world.countries(view.detail))
    lines = "".join(_path(_thinned(pixels)) for line in world.borders(view.detail) for pixels in view.turns(line) if _shows(view, pixels))
    layers = []
    if ground:
        layers.append(_drawn(ground, filled=True, fill=theme.LIGHT["land"]))
    if lines:
        layers.append(_drawn(lines, filled=False, stroke=theme.LIGHT["paper"], strokeWidth=1, strokeJoin="round", clip=True))
    return layers


def _shows(view: View, pixels: Line) -> bool:
    low, high = pixels.min(axis=0), pixels.max(axis=0)
    return bool(low[0] < view.width and low[1] < view.height and high[0] > 0 and high[1] > 0)


def path(view: View, country: Country) -> str:
    """Return the part of a country that the view shows as an SVG path, in steps from the corner of the map."""
    kept = [shown for ring in country.rings for shown in view.clipped(ring)]
    least = min(_LEAST, max(map(world.area, kept), default=0))
    return "".join(f"{_path(shown)}Z" for shown in kept if world.area(shown) >= least)


def _path(line: Line) -> str:
    """Return an SVG path in whole steps."""
    points = np.round(line / _STEP).astype(int)
    moves = np.diff(points, axis=0)
    moves = moves[np.any(moves != 0, axis=1)]
    if not len(moves):
        return ""
    start = f"M{points[0, 0]},{points[0, 1]}"
    return start + "l" + " ".join(f"{x},{y}" for x, y in moves.tolist())


SHAPE_SIZE = (2 * _STEP) ** 2
"""The size that draws a path of ``path`` true to scale: Vega scales a shape by half the root of its size."""


def _drawn(shape: str, **style: Any) -> Layer:
    mark = layer_of([{}]).mark_point(shape=shape, size=SHAPE_SIZE, opacity=1, aria=False, tooltip=None, **style)
    return mark.encode(x=alt.value(0), y=alt.value(0))


def names(view: View, taken: list[Box], named: set[str], most: int) -> list[Layer]:
    """Return the layers with the names of the countries that take most of the view, where there is room for them."""
    values: list[dict[str, Any]] = []
    for _, country, x, y, room in _largest(view):
        width = words.width(country.name, rows.NOTE)
        taking = box(x, y, width / 2 + 4, 8)
        inside = taking[0] >= 0 and taking[2] <= view.width and taking[1] >= 0 and taking[3] <= view.height
        if country.code in named or width > room * 1.1 or not inside or any(overlap(taking, other) for other in taken):
            continue
        taken.append(taking)
        values.append({"x": round(x, 1), "y": round(y, 1), "text": country.name})
        if len(values) == most:
            break
    if not values:
        return []
    x_scale = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, view.width], range=[0, view.width], nice=False, zero=False))
    text = layer_of(values).mark_text(fontSize=rows.NOTE, baseline="middle", aria=False, color=theme.LIGHT["soft"])
    return [text.encode(x=x_scale, y=rows.y("y", view.height), text="text:N")]


def _largest(view: View) -> Iterable[tuple[float, Country, float, float, float]]:
    """Return the countries in the view, largest first: their pixels, and x, y and width of the line with most room for a name."""
    found = []
    for country in world.countries(view.detail):
        shown = [ring for whole in country.rings[:3] for ring in view.clipped(whole)]
        if shown:
            largest = max(shown, key=world.area)
            found.append((world.area(largest), country, *world.widest(largest)))
    return sorted(found, key=lambda one: (-one[0], one[1].name))

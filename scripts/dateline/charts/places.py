"""The map: where the main events took place, as exactly as the text says it.

An event that is placed only in a country tints the whole country.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import altair as alt

from dateline.charts import basemap, events, legend, rows, theme, words, world
from dateline.charts.basemap import Box, View, box, overlap
from dateline.charts.picture import TABLE_ROWS, Layer, Picture, Skipped, Spec, Table, layer_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.charts.facts import Facts, Row

NAME = "places"
TITLE = "Where"
DESCRIPTION = (
    "Where the main events took place. A circle stands on a town or region, as large as its events are many; a tinted country is all "
    "that the text says of an event's place. Shapes and borders are Natural Earth's, which draws who holds a land, not whose it is."
)

_SIZES = {True: (theme.WIDE - 24, 520), False: (theme.NARROW - 16, 300)}
_MOST = 150
_LABELS = {True: 40, False: 14}
_NORTH, _SOUTH = 78.0, -58.0


@dataclass(frozen=True)
class _Site:
    """A place with its events."""

    name: str
    kind: str
    country: str
    latitude: float
    longitude: float
    marks: tuple[Row, ...]


def draw(facts: Facts) -> Picture | Skipped:
    """Draw the places of the core events on a map."""
    sites, without = _sites(facts)
    if not sites:
        reason = "No main event of the package has a place" + (f" with a known position ({', '.join(without[:8])})." if without else ".")
        return Skipped(NAME, TITLE, DESCRIPTION, reason)
    drawn = sites[:_MOST]
    notes = []
    if without:
        notes.append(f"Without a known position: {', '.join(without[:12])}{' and others' if len(without) > 12 else ''}.")
    if len(drawn) < len(sites):
        notes.append(f"The {_MOST} places with most events of {len(sites):,}; the table has more.")
    total = sum(len(site.marks) for site in sites)
    most = "; ".join(f"{site.name}, {len(site.marks)}" for site in sites[:8])
    return Picture(
        name=NAME,
        title=TITLE,
        description=DESCRIPTION,
        alt=f"Map of {words.plural(len(drawn), 'place')} with {words.plural(total, 'main event')}: {most}.",
        wide=_spec(drawn, wide=True),
        narrow=_spec(drawn, wide=False),
        table=_table(sites),
        notes=tuple(notes),
        tables=("places", "events"),
    )


def _sites(facts: Facts) -> tuple[list[_Site], list[str]]:
    """Return the places of the core events, those with most events first, and the names of those whose position is unknown."""
    place_of = {row["event_id"]: row["place_id"] for row in facts.rows("events") if row["place_id"]}
    found: dict[str, list[Row]] = defaultdict(list)
    for mark in events.marks(facts):
        if mark["id"] in place_of:
            found[place_of[mark["id"]]].append(mark)
    sites, without = [], []
    places = facts.by_id("places", "place_id")
    for place_id, marks in found.items():
        place = places.get(place_id)
        if place is None:
            continue
        position = _position(place)
        if position is None:
            without.append(str(place["name"]))
            continue
        sites.append(_Site(place["name"], place["kind"], place["country"] or "", *position, tuple(marks)))
    return sorted(sites, key=lambda site: (-len(site.marks), site.name)), sorted(without)


def _position(place: Row) -> tuple[float, float] | None:
    """Return where the name of a place stands: at its own position, a country's well within it."""
    if place["kind"] == "country" and place["country"]:
        inland = world.middle(place["country"])
        if inland is not None:
            return inland
    if place["latitude"] is None or place["longitude"] is None:
        return None
    return float(place["latitude"]), float(place["longitude"])


def _table(sites: list[_Site]) -> Table:
    listed = [(site, mark) for site in sites for mark in site.marks]
    total = len(listed)
    listed = listed[:TABLE_ROWS]
    cells = [(site.name, site.kind, site.country, mark["headline"], mark["when"], mark["factuality"]) for site, mark in listed]
    return Table(("Place", "Kind", "Country", "What", "When", "How surely"), cells, [mark["href"] for _, mark in listed], total)


def _view(sites: list[_Site], width: int, height: int) -> View:
    """Return the view that holds all sites with a margin, no closer than 14 degrees across the shorter side.

    Sites too far apart for that are shown on the whole world, which may take less height.
    """
    longitudes = _unwrapped([site.longitude for site in sites])
    latitudes = [site.latitude for site in sites]
    centre = min(max((min(latitudes) + max(latitudes)) / 2, -55), 70)
    squeeze = math.cos(math.radians(centre))
    across = (max(longitudes) - min(longitudes)) * squeeze * 1.35 + 4
    along = (max(latitudes) - min(latitudes)) * 1.35 + 4
    scale = min(width / across, height / along, min(width, height) / 14)
    top, bottom = max(_NORTH, max(latitudes) + 3), min(_SOUTH, min(latitudes) - 3)
    if scale * 360 * squeeze < width or scale * (top - bottom) < height:
        squeeze = 0.9
        scale = width / (360 * squeeze)
        height = min(height, round((top - bottom) * scale))
    north = min(max(centre + height / scale / 2, bottom + height / scale), top)
    west = (min(longitudes) + max(longitudes)) / 2 - width / (squeeze * scale) / 2
    return View(west, north, scale, squeeze, width, height)


def _unwrapped(longitudes: Iterable[float]) -> list[float]:
    """Return longitudes moved by whole turns so that they span as little as can be: the widest gap lies outside."""
    ordered = sorted(longitudes)
    gaps = [(after - before, after) for before, after in pairwise(ordered)] + [(ordered[0] + 360 - ordered[-1], ordered[0])]
    _, first = max(gaps)
    return [longitude if longitude >= first else longitude + 360 for longitude in ordered]


def _spec(sites: list[_Site], *, wide: bool) -> Spec:
    width, height = _SIZES[wide]
    view = _view(sites, width, height)
    tinted = {site.country for site in sites if site.kind == "country"}
    values = _circles(sites, view)
    taken = _label(values, view, _LABELS[wide])
    layers = [*basemap.land(view), *_tinted(view), *basemap.names(view, taken, tinted, 16 if wide else 6), *_marks(view)]
    body = alt.layer(*layers).properties(width=width, height=view.height)
    layout = rows.Layout(width, 0, wide)
    most = max(len(site.marks) for site in sites)
    parts = [legend.strip(_entries(values, most), layout), body]
    return rows.stacked(parts, {"sites": values, "countries": _shapes(values, view)}, spacing=10)


def _entries(values: list[Row], most: int) -> list[dict[str, Any]]:
    found = []
    accent = theme.LIGHT["accent"]
    if any(value["kind"] != "country" for value in values):
        found.append(
            {"text": f"town or region, larger for more events (at most {most})", "colour": accent, "shape": "circle", "filled": False}
        )
    if any(value["kind"] == "country" for value in values):
        found.append({"text": "somewhere in the tinted country", "colour": theme.LIGHT["country"], "shape": "square", "filled": True})
    return found


def _circles(sites: list[_Site], view: View) -> list[Row]:
    values = []
    for site in sites:
        x, y = view.pixel(site.longitude, site.latitude)
        count = len(site.marks)
        country = site.kind == "country"
        radius = 4 + 3 * math.sqrt(count)
        values.append(
            {
                "place": site.name,
                "kind": site.kind,
                "country": site.country,
                "x": round(x, 1),
                "y": round(y, 1),
                "radius": radius,
                "area": math.pi * radius**2,
                "count": count,
                "said": f"{site.name} · {count}",
                "what": "; ".join(mark["headline"] for mark in site.marks[:5]) + (" …" if count > 5 else ""),
                "href": site.marks[0]["href"],
                "alt": f"{site.name}: {words.plural(count, 'event')}",
                "drawn": "country" if country else "point",
            }
        )
    return values


def _shapes(values: list[Row], view: View) -> list[Row]:
    """Return the tinted countries: the words of their site, and their shape as a path."""
    shapes = {country.code: country for country in world.countries(view.detail) if country.code}
    kept = ("place", "count", "what", "href", "alt")
    return [
        {**{key: value[key] for key in kept}, "shape": basemap.path(view, shapes[value["country"]])}
        for value in values
        if value["drawn"] == "country" and value["country"] in shapes
    ]


def _tinted(view: View) -> list[Layer]:
    """Return the layer of the tinted countries, which a pointer may choose; the keyboard has their names."""
    tinted = layer_of(name="countries").mark_point(
        filled=True, size=basemap.SHAPE_SIZE, fill=theme.LIGHT["country"], stroke=theme.LIGHT["paper"], strokeWidth=1, opacity=1, aria=False
    )
    at = {"x": alt.value(0), "y": alt.value(0)}
    return [tinted.encode(**at, shape=alt.Shape("shape:N", scale=None, legend=None), href="href:N", tooltip=_TIPS)]


_TIPS = [alt.Tooltip("place:N", title="Place"), alt.Tooltip("count:Q", title="Events"), alt.Tooltip("what:N", title="What")]


def _label(values: list[Row], view: View, most: int) -> list[Box]:
    """Give places their names where these overlap neither each other nor a circle; places with many events choose first.

    Returns the boxes that are taken.
    """
    taken = [box(value["x"], value["y"], value["radius"], value["radius"]) for value in values if value["drawn"] == "point"]
    for number, value in enumerate(values):
        wide = words.width(value["said"], rows.HEAD) / 2
        value.update(label="", lx=0, ly=0)
        if number >= most:
            continue
        clear = value["radius"] + 5
        offsets = [(0, 0)] if value["drawn"] == "country" else []
        offsets += [(clear + wide, 0), (-clear - wide, 0), (0, -clear - 7), (0, clear + 7), (clear + wide, -12), (clear + wide, 12)]
        for dx, dy in offsets:
            taking = box(value["x"] + dx, value["y"] + dy, wide + 2, 8)
            own = box(value["x"], value["y"], value["radius"], value["radius"])
            free = not any(overlap(taking, other) for other in taken if other != own)
            if free and taking[0] >= 0 and taking[2] <= view.width and taking[1] >= 0 and taking[3] <= view.height:
                taken.append(taking)
                value.update(label=value["said"], lx=round(value["x"] + dx, 1), ly=round(value["y"] + dy, 1))
                break
    return taken


def _marks(view: View) -> list[Layer]:
    """Return the layers of the circles and names."""
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, view.width], range=[0, view.width], nice=False, zero=False))
    at = rows.y("y", view.height)
    circle = layer_of(name="sites").transform_filter("datum.drawn === 'point'")
    circle = circle.mark_point(
        shape="circle", filled=True, opacity=1, fill=theme.LIGHT["accent"], fillOpacity=0.3, stroke=theme.LIGHT["accent"], strokeWidth=2
    )
    size = alt.Size("area:Q", legend=None, scale=None)
    shown = circle.encode(x=x, y=at, size=size, href="href:N", description="alt:N", tooltip=_TIPS)
    layers = [shown]
    lx = alt.X("lx:Q", axis=None, scale=alt.Scale(domain=[0, view.width], range=[0, view.width], nice=False, zero=False))
    named = layer_of(name="sites").transform_filter("datum.label !== ''")
    for halo in (True, False):
        text = named.mark_text(
            align="center",
            baseline="middle",
            fontSize=rows.HEAD,
            fontWeight="bold",
            color=theme.LIGHT["paper"] if halo else theme.LIGHT["ink"],
            aria=not halo,
            **(basemap.HALO if halo else {}),
        )
        text = text.encode(x=lx, y=rows.y("ly", view.height), text="label:N")
        layers.append(text if halo else text.encode(href="href:N", description="alt:N", tooltip=_TIPS))
    return layers

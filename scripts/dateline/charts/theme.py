"""How everything looks: colours, type and the Vega-Lite configuration, in one place for charts and pages.

Hue says cooperation (blue) or conflict (orange to red), depth says words (light) or deeds (dark): the pair stays apart under
every common colour blindness, and each colour has at least 3:1 contrast with the page, in light and in dark. Shape and fill say
how surely an event happened, so nothing rests on colour alone.
"""

from __future__ import annotations

from typing import Any, Final

FONT: Final = "Liberation Sans, Arial, Helvetica, Noto Sans CJK SC, Noto Color Emoji, sans-serif"
"""Liberation Sans ships inside vl-convert and has Arial's widths: measured once, right everywhere, the same bytes everywhere."""

WIDE: Final = 1040
"""Width in pixels of a chart on a page, in its files and in print."""
NARROW: Final = 340
"""Width in pixels of a chart on a telephone."""

LIGHT: Final[dict[str, str]] = {
    "paper": "#fffffe",
    "panel": "#f4f2ed",
    "ink": "#1d1f23",
    "soft": "#565b63",
    "line": "#d9d6cf",
    "accent": "#2b5c8a",
    "verbal_cooperation": "#3d8fd1",
    "material_cooperation": "#0a3d91",
    "verbal_conflict": "#d9690a",
    "material_conflict": "#8f1d0e",
    "untyped": "#767677",
    "event": "#b45309",
    "quote": "#6b7686",
    "date": "#00785b",
    "figure": "#9d3d74",
    "actor": "#2563a8",
    "place": "#6b5b01",
    "land": "#e9e6de",
    "country": "#8fb6df",
}
"""Colours by what they mean, on a light page. No two are equal: a page in dark mode swaps them by value."""

DARK: Final[dict[str, str]] = {
    "paper": "#15181d",
    "panel": "#20242b",
    "ink": "#eceae4",
    "soft": "#adb3bd",
    "line": "#3a404a",
    "accent": "#8abdf0",
    "verbal_cooperation": "#94c8f4",
    "material_cooperation": "#4b87ea",
    "verbal_conflict": "#f7ac63",
    "material_conflict": "#e8563f",
    "untyped": "#9a9ea6",
    "event": "#f0a35e",
    "quote": "#a3acb9",
    "date": "#4fcaa7",
    "figure": "#e79cc6",
    "actor": "#7fb3ec",
    "place": "#d8c65b",
    "land": "#2c323b",
    "country": "#2f5f94",
}
"""The same meanings on a dark page."""

QUAD_CLASSES: Final[dict[str, str]] = {
    "verbal_cooperation": "Cooperation in words",
    "material_cooperation": "Cooperation in deeds",
    "verbal_conflict": "Conflict in words",
    "material_conflict": "Conflict in deeds",
    "untyped": "No PLOVER type",
}
"""Quad class to its words in a legend, in legend order."""

QUAD_OF_TYPE: Final[dict[str, str]] = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), "verbal_cooperation"),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), "material_cooperation"),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), "verbal_conflict"),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), "material_conflict"),
}
"""PLOVER event type to its quad class."""

FACTUALITY: Final[dict[str, tuple[str, bool]]] = {
    "happened": ("circle", True),
    "reported": ("circle", False),
    "planned": ("triangle-right", False),
    "hypothetical": ("diamond", False),
    "denied": ("M-.9,-.9L.9,.9M-.9,.9L.9,-.9", False),
}
"""Factuality to its mark: a Vega symbol (or an SVG path, a unit across) and whether it is filled."""

SPEAKERS: Final = ("#0072b2", "#b34700", "#00785a", "#a3457a", "#6b5b00", "#4b4ba8")
"""Colours for the first speakers of a text (after Okabe and Ito, darkened to 4.5:1 on the light page)."""
SPEAKERS_DARK: Final = ("#64b5ea", "#f29a5c", "#4fcaa6", "#e79cc5", "#d8c65a", "#a9a9f2")
"""The same on a dark page."""


def vega_config() -> dict[str, Any]:
    """Return the Vega-Lite configuration that every chart carries."""
    axis = {
        "domainColor": LIGHT["soft"],
        "gridColor": LIGHT["line"],
        "labelColor": LIGHT["soft"],
        "labelFontSize": 12,
        "tickColor": LIGHT["soft"],
        "titleColor": LIGHT["soft"],
        "titleFontSize": 12,
        "titleFontWeight": "normal",
    }
    return {
        "font": FONT,
        "background": LIGHT["paper"],
        "view": {"stroke": None},
        "axis": axis,
        "legend": {
            "labelColor": LIGHT["ink"],
            "labelFontSize": 12,
            "titleColor": LIGHT["soft"],
            "titleFontSize": 12,
            "titleFontWeight": "normal",
        },
        "text": {"color": LIGHT["ink"], "fontSize": 13},
        "title": {"color": LIGHT["ink"], "fontSize": 13, "fontWeight": "bold", "anchor": "start"},
        "aria": True,
    }


def variables(palette: dict[str, str]) -> str:
    """Return a palette as CSS custom properties."""
    return "".join(f"--{name.replace('_', '-')}:{colour};" for name, colour in palette.items())


def dark_swaps(selector: str) -> str:
    """Return CSS rules that recolour the drawn charts below ``selector`` for a dark page, colour by colour."""
    pairs = [(LIGHT[name], DARK[name]) for name in LIGHT] + list(zip(SPEAKERS, SPEAKERS_DARK, strict=True))
    return "".join(f'{selector} [fill="{light}"]{{fill:{dark}}}{selector} [stroke="{light}"]{{stroke:{dark}}}' for light, dark in pairs)

"""The pages: one a chart, and the gallery. Text goes through templates that escape it; a policy in each page allows no network."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from dateline.charts import bundle, render, theme
from dateline.charts.picture import TABLE_ROWS, Picture, Skipped
from dateline.schema import TABLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.charts.facts import Facts

GALLERY_ROWS = 50
"""The gallery shows at most so many."""


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(policy=POLICY, bundle=bundle.NAME, style=STYLE)
    return environment


POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'none'"
)
"""The Content-Security-Policy of every page: the bundle beside it may run, nothing may be fetched."""


STYLE = "dateline.css"
"""The file with the style of all pages, beside them."""


def stylesheet() -> str:
    """Return the style of all pages: the theme's colours as variables, and the rules that use them."""
    rules = (Path(__file__).parent / "templates" / "style.css").read_text(encoding="utf8")
    light = f":root{{color-scheme:light dark;{theme.variables(theme.LIGHT)}}}"
    dark = f":root{{{theme.variables(theme.DARK)}}}{theme.dark_swaps('.drawn svg')}"
    return f"{light}\n{rules}@media screen and (prefers-color-scheme:dark){{{dark}}}\n"


def write(template: str, **values: Any) -> str:
    """Return a page from its template."""
    return _environment().get_template(template).render(**values)


def source_line(facts: Facts) -> str:
    """Return the words below a picture's title: the package and its version."""
    title = facts.package.get("title") or facts.package.get("name") or "A Dateline package"
    version = facts.package.get("version")
    return f"{title}, version {version}" if version else str(title)


def gallery(charts: Sequence[dict[str, Any]], facts: Facts) -> str:
    """Return the page with all charts of a package and everything to download."""
    return write("gallery.html", **common(facts), charts=charts, most=GALLERY_ROWS, downloads=_downloads(facts), root="")


def chart(shown: dict[str, Any], facts: Facts) -> str:
    """Return the page of one chart."""
    return write("chart.html", **common(facts), chart=shown, most=TABLE_ROWS, downloads=_downloads(facts), root="")


def common(facts: Facts) -> dict[str, Any]:
    """Return what every page says of its package."""
    package = facts.package
    return {
        "package": {
            "title": package.get("title") or package.get("name") or "A Dateline package",
            "description": package.get("description") or "",
            "version": package.get("version") or "",
            "licenses": package.get("licenses") or [],
            "sources": package.get("sources") or [],
        },
        "documents": facts.count("documents"),
        "events": facts.count("timeline"),
    }


def show(picture: Picture | Skipped, facts: Facts) -> dict[str, Any]:
    """Return a chart as pages show it: drawn in both widths, with its words, its table and its specifications."""
    about = {"name": picture.name, "title": picture.title, "description": picture.description}
    if isinstance(picture, Skipped):
        return {**about, "reason": picture.reason}
    table = picture.table
    return {
        **about,
        "reason": None,
        "alt": picture.alt,
        "notes": picture.notes,
        "wide": Markup(render.svg(picture.wide, f"{picture.name}-wide")),
        "narrow": Markup(render.svg(picture.narrow, f"{picture.name}-narrow")),
        "specs": Markup(render.as_data_block({"wide": picture.wide})),
        # On a telephone only a chart with a window to choose answers, and only on its own page: it has no pointer to hover with.
        "own_specs": Markup(
            render.as_data_block({"wide": picture.wide, **({"narrow": picture.narrow} if "usermeta" in picture.narrow else {})})
        ),
        "columns": table.columns,
        "rows": list(zip(table.rows, table.links, strict=True)),
        "total": table.total,
        "tables": [file for file in _downloads(facts) if file["table"] in picture.tables],
    }


def _downloads(facts: Facts) -> list[dict[str, Any]]:
    return [
        {"table": name, "name": path.rsplit("/", 1)[-1], "path": path, "rows": facts.count(name)} for name, path in _paths(facts).items()
    ]


def _paths(facts: Facts) -> dict[str, str]:
    """Return where the tables of the package lie, seen from the pages: as its descriptor says, CSV files where it says nothing."""
    listed = {resource["name"]: resource["path"] for resource in facts.package.get("resources") or []}
    return {name: f"../{listed.get(name, f'data/{name}.csv')}" for name in TABLES if name in facts.frames}

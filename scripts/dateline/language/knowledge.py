"""Word lists and rules as data: TOML files under dateline/knowledge, read once and never changed."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """The contents of ``knowledge/<name>.toml``, for example ``load("quotes/cues")``."""
    return tomllib.loads(files("dateline").joinpath("knowledge", f"{name}.toml").read_text(encoding="utf-8"))

"""Dateline turns news text into an event timeline that anyone can check.

>>> import dateline
>>> package = dateline.build("article.txt", published="2020-09-15")  # doctest: +SKIP
>>> package.events  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dateline.building import build
    from dateline.errors import DatelineError
    from dateline.package import Package
    from dateline.validation import Finding, validate

__version__ = "0.1.0"
__all__ = ["DatelineError", "Finding", "Package", "build", "validate"]

_HOME = {
    "build": "dateline.building",
    "DatelineError": "dateline.errors",
    "Package": "dateline.package",
    "Finding": "dateline.validation",
    "validate": "dateline.validation",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for: the command line must start without pandas and spaCy."""
    if name not in _HOME:
        raise AttributeError(f"module 'dateline' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOME[name]), name)

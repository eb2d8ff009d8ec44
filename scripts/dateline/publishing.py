"""Putting a finished package in its place: every file whole, the descriptor last, nothing stale left behind."""

from __future__ import annotations

import shutil
from pathlib import Path

from dateline.errors import DatelineError
from dateline.package import DESCRIPTOR, read_descriptor

READING = Path("charts") / "reading"


def publish(made: Path, out: Path) -> None:
    """Rename each file into its place in OUT, the descriptor last, and remove what an earlier package left."""
    before = _resources(out)
    if (made / READING).is_dir():
        # One page a document, too many for the descriptor to list: the folder is ours as a whole.
        shutil.rmtree(out / READING, ignore_errors=True)
    for path in sorted(path for path in made.rglob("*") if path.is_file() and path.name != DESCRIPTOR):
        target = out / path.relative_to(made)
        target.parent.mkdir(parents=True, exist_ok=True)
        path.replace(target)
    (made / DESCRIPTOR).replace(out / DESCRIPTOR)
    for stale in before - _resources(out):
        (out / stale).unlink(missing_ok=True)


def _resources(out: Path) -> set[str]:
    """The generated files that a package's descriptor lists; none where there is no readable one."""
    try:
        return {resource["path"] for resource in read_descriptor(out)["resources"] if resource["path"].startswith(("data/", "charts/"))}
    except DatelineError:
        return set()

"""``python -m dateline`` and ``python scripts/dateline``."""

import sys
from pathlib import Path

if not __package__:
    # Run as a folder, Python puts the package's own folder first on the path, where our modules would hide others'.
    sys.path[0] = str(Path(__file__).resolve().parent.parent)

from dateline.cli import main

main()

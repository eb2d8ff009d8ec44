"""``make docs``: write what is made from code and schemas into the documentation. A test holds them in step."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from dateline.schema import data_dictionary

ROOT = Path(__file__).parents[1]
COMMANDS = ("build", "validate", "chart", "explain")


def help_text(command: str) -> str:
    """What ``dateline COMMAND --help`` prints on a plain terminal of 100 columns."""
    plain = os.environ | {"NO_COLOR": "1", "TERM": "dumb", "COLUMNS": "100", "TERMINAL_WIDTH": "100"}
    done = subprocess.run([sys.executable, "-m", "dateline", command, "--help"], capture_output=True, text=True, check=True, env=plain)
    return "\n".join(line.rstrip() for line in done.stdout.replace("python -m dateline", "dateline").strip().splitlines())


def with_help(readme: str) -> str:
    """The README with the help texts between their marks."""
    for command in COMMANDS:
        block = f"<!-- help {command} -->\n```text\n{help_text(command)}\n```\n<!-- end -->"
        readme = re.sub(rf"<!-- help {command} -->.*?<!-- end -->", lambda _, block=block: block, readme, flags=re.DOTALL)
    return readme


def main() -> None:
    (ROOT / "schemas" / "README.md").write_text(data_dictionary(), encoding="utf-8")
    readme = ROOT / "README.md"
    readme.write_text(with_help(readme.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()

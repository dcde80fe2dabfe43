"""What it is asked for."""

from __future__ import annotations

import argparse
from pathlib import Path

import tools.screenshots as package
from desktop import app
from tools.screenshots.folders import FOLDERS, Pictures
from tools.screenshots.sync_states import grab_manual

OUT = Path("docs/manual/pictures")
MANUAL = Path("docs/images")
#: Beside what the other tools leave to be looked at.
ASIDE = Path("out/pictures")


def main() -> None:
    """Make them all."""
    parser = argparse.ArgumentParser(description=package.__doc__)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--aside", type=Path, default=ASIDE, help="for what no page shows")
    parser.add_argument("--only", choices=FOLDERS, action="append", help="this folder only")
    parser.add_argument("--sync", action="store_true", help="the pictures of docs/manual/sync.md")
    arguments = parser.parse_args()
    if arguments.sync:
        grab_manual(app.make_application([]), MANUAL)
        return
    Pictures(arguments.out, arguments.only or FOLDERS, arguments.aside).all()
    size = sum(path.stat().st_size for path in arguments.out.rglob("*.png"))
    print(f"{arguments.out}: {size / 1_000_000:.1f} MB")


if __name__ == "__main__":
    main()

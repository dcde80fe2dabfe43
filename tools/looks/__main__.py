"""Renews the pictures of tests/printing/looks: `make looks`, then look at what git says changed."""

from __future__ import annotations

from pathlib import Path

from tools.looks.fixed_papers import LOOKS, FixedPapers
from tools.looks.pictures import differences, keep, kept, names, pages

FOLDER = Path("tests/printing/looks")


def main() -> None:
    """Renew those that look otherwise; what looks as before keeps its file."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    station, wanted = FixedPapers(), set()
    for look in LOOKS:
        drawn = pages(station.pdf(look))
        for name, page in zip(names(look.name, len(drawn)), drawn, strict=True):
            path = FOLDER / name
            wanted.add(path)
            if not path.exists() or differences(page, kept(path)):
                keep(page, path)
                print(f"{path}: renewed")
    station.close()
    for path in set(FOLDER.glob("*.png")) - wanted:
        path.unlink()
        print(f"{path}: gone")
    print(f"{len(wanted)} pictures, {sum(p.stat().st_size for p in wanted) // 1000} kB")


if __name__ == "__main__":
    main()

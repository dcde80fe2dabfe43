"""Brings the fonts for characters beyond GB 18030-2022 level 2 to this PC: `make rare-fonts`.

They are too large to ship (100 MB), so they come from Debian's packages, checked by digest, into
the program's own folder for fonts, with their licences beside them. On a Debian PC
``apt install fonts-babelstone-han fonts-hanazono`` does as well; to a PC without a line the folder
is carried (``--into``), or the files in it are installed as any font is.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

from desktop.config import own_fonts
from tools.font_sources import RARE_HAN, Package
from tools.make_fonts import fetch

DOCUMENTS = Path("usr/share/doc")
FONTS = Path("usr/share/fonts/truetype")


def main() -> None:
    """Bring them all."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--into", type=Path, default=own_fonts())
    into: Path = arguments.parse_args().into
    into.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        for package in RARE_HAN:
            for path in keep(package, fetch(package, Path(temporary) / package.name), into):
                print(f"{path}: {path.stat().st_size // 1_000_000} MB")


def keep(package: Package, files: Path, into: Path) -> list[Path]:
    """Copy a package's fonts and licence into a folder.

    Args:
        package: which.
        files: where it was unpacked.
        into: the folder; what is there of the same name is replaced.

    Returns:
        The fonts' places.
    """
    licence = files / DOCUMENTS / package.name / "copyright"
    shutil.copyfile(licence, into / f"{package.name}.txt")
    return [
        Path(shutil.copyfile(font, into / font.name))
        for font in sorted((files / FONTS).rglob("*.ttf"))
    ]


if __name__ == "__main__":
    main()

"""Writes docs/third-party.md: every locked run-time package with its licence.

Usage: list_licences.py [--check]   --check: exit 1 when the page is not what would be written
"""

from __future__ import annotations

import argparse
import sys
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

from tools.locks import Pin, normalised, read_lock

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "third-party.md"

# Read in the licence files of the packages, where the metadata is silent or vague.
READ_BY_HAND = {
    "backports-tarfile": "MIT",
    "borax": "MIT",
    "click-default-group": "public domain",
    "colorama": "BSD-3-Clause",
    "jaraco-classes": "MIT",
    "jinja2": "BSD-3-Clause",
    "obstore": "MIT",
    "pillow-heif": "BSD-3-Clause; the wheel as a whole GPL-2.0-or-later (x265)",
    "pypdfium2": "Apache-2.0 OR BSD-3-Clause",
    "python-dateutil": "Apache-2.0 OR BSD-3-Clause",
    "python-stdnum": "LGPL-2.1-or-later",
    "pywin32-ctypes": "BSD-3-Clause",
    "reportlab": "BSD-3-Clause",
    "segno": "BSD-3-Clause",
    "sqlcipher3": "Zlib",
    "sqlite-fts4": "Apache-2.0",
    "tzdata": "Apache-2.0",
}
# What the wheels of those packages carry inside besides their own code.
CARRIED = {
    "cryptography": "OpenSSL 3 (Apache-2.0)",
    "lxml": "libxml2, libxslt (MIT), zlib (Zlib), libiconv (LGPL-2.1-or-later)",
    "pillow": "libjpeg-turbo, libpng, libtiff, libwebp, openjpeg, freetype, harfbuzz, lcms2, "
    "libavif, brotli, zstd, xz and others (BSD, MIT, IJG, FTL and like)",
    "pillow-heif": "libheif, libde265 (LGPL-3.0), x265 (GPL-2.0-or-later)",
    "pypdfium2": "PDFium (BSD-3-Clause, Apache-2.0), freetype, icu, lcms2, libjpeg-turbo, "
    "openjpeg, libpng, libtiff, zlib, abseil and others (BSD, MIT, IJG, FTL and like)",
    "pyside6-addons": "Qt 6.9.3 shared libraries (LGPL-3.0)",
    "pyside6-essentials": "Qt 6.9.3 shared libraries (LGPL-3.0)",
    "qtawesome": "icon fonts (OFL-1.1, Apache-2.0, MIT, CC-BY-4.0)",
    "sqlcipher3": "SQLCipher (BSD-3-Clause), SQLite (public domain), OpenSSL 3 (Apache-2.0)",
    "zxing-cpp": "nanobind, zint (BSD-3-Clause)",
}
HEAD = """# Third-party packages

Made by `make lock` from `requirements/run.lock` and the packages' own metadata; do not edit.
What follows from these licences stands in [NOTICE](../NOTICE). Fonts: `resources/fonts/licences/`.

| package | version | licence | inside its wheel |
| --- | --- | --- | --- |
"""


def licence(name: str) -> str:
    """The licence of an installed package.

    Args:
        name: normalised name.

    Raises:
        LookupError: neither the metadata nor READ_BY_HAND tells.
    """
    if name in READ_BY_HAND:
        return READ_BY_HAND[name]
    try:
        found = metadata(name)
    except PackageNotFoundError as error:
        raise LookupError(f"{name} is not installed and not in READ_BY_HAND") from error
    for field in ("License-Expression", "License"):
        if field in found and "\n" not in found[field]:
            return found[field]
    raise LookupError(f"read the licence of {name} and add it to READ_BY_HAND")


def row(pin: Pin) -> str:
    """One line of the table."""
    name = normalised(pin.name)
    return f"| {name} | {pin.version} | {licence(name)} | {CARRIED.get(name, '')} |\n"


def page() -> str:
    """The whole page."""
    pins = read_lock((ROOT / "requirements" / "run.lock").read_text(encoding="utf-8"))
    return HEAD + "".join(row(pin) for pin in pins)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    wanted = page()
    if parser.parse_args().check:
        return 0 if PAGE.read_text(encoding="utf-8") == wanted else 1
    PAGE.write_text(wanted, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

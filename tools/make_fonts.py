"""Makes resources/fonts from the packages that carry the originals.

Run ``python -m tools.make_fonts`` with npm, apt-get (after ``apt-get update``) and dpkg at hand;
the packages go to a temporary folder. The same packages give the same bytes. What came from where,
and what was changed, is written to resources/fonts/SOURCES.json.
"""

from __future__ import annotations

import bz2
import gzip
import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import asdict
from functools import partial
from pathlib import Path

import fontTools
from fontTools.ttLib import TTFont

from tools.font_outlines import (
    ballot_boxes,
    cut,
    full_width,
    raise_squares,
    rename,
    slim,
    to_truetype,
)
from tools.font_sources import FACES, LICENCES, UNICODE, Face, Package

ROOT = Path(__file__).parent.parent
FONTS = ROOT / "resources" / "fonts"
TABLE = ROOT / "resources" / "print" / "general-standard-characters.txt"
LIMIT_BYTES = 45_000_000

# GB 18030-2022, implementation level 2: the two blocks whole, and the standard table's characters.
LEVEL_2_BLOCKS = (range(0x4E00, 0x9FF0), range(0x3400, 0x4DB6))
PAPER_RANGES = (
    (0x20, 0x180),
    (0x2000, 0x2C00),
    (0x3000, 0x3400),
    (0xFE30, 0xFE50),
    (0xFF00, 0xFFF0),
)
# Letters, figures, their signs, 〇; not the dot in names, which has a square of its own.
LATIN = {*range(0x21, 0x7F), *range(0xA1, 0x250), 0x20AC, 0x2122, 0x3007} - {0xB7}
# Of GB 2312: punctuation and mathematics, numbers in circles and brackets, full-width ASCII.
SIGN_ROWS = range(0xA1, 0xA4)


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def fetch(package: Package, folder: Path) -> Path:
    """Download one package, check its digest and unpack it; returns the folder of its files."""
    folder.mkdir()
    spec = {"npm": ["npm", "pack", "--silent", f"{package.name}@{package.version}"]}.get(
        package.registry, ["apt-get", "download", f"{package.name}={package.version}"]
    )
    subprocess.run(spec, cwd=folder, check=True, capture_output=True)
    (archive,) = folder.iterdir()
    found = digest(archive.read_bytes())
    if found != package.sha256:
        sys.exit(f"{package.name} {package.version}: sha256 {found}, expected {package.sha256}")
    files = folder / "files"
    if package.registry == "npm":
        with tarfile.open(archive) as tar:
            tar.extractall(files, filter="data")
    else:
        subprocess.run(["dpkg", "-x", archive, files], check=True)
    return files


def standard_table(unihan: Path) -> list[int]:
    """通用规范汉字表 in its own order, from Unihan's kTGH (``2013:4321`` = place in the table)."""
    placed = {}
    for line in bz2.decompress(unihan.read_bytes()).decode().splitlines():
        code, _, rest = line.partition("\tkTGH\t")
        if rest:
            placed[int(rest.split(":")[1])] = int(code[2:], 16)
    return [placed[place] for place in sorted(placed)]


def gb2312(rows: range = range(0xA1, 0xF8)) -> set[int]:
    cells = (bytes((row, cell)) for row in rows for cell in range(0xA1, 0xFF))
    return {ord(text) for text in (c.decode("gb2312", "ignore") for c in cells) if text}


def paper_characters(table: Iterable[int]) -> set[int]:
    """What a face needs that does not have to hold rare names."""
    symbols = {code for start, end in PAPER_RANGES for code in range(start, end)}
    return set(table) | gb2312() | symbols


def kept_characters(face: Face, table: list[int]) -> set[int] | None:
    """What is kept of a font; None for all of it."""
    if face.completes:
        lacking: set[int] = set(table) - TTFont(FONTS / face.completes).getBestCmap().keys()
        return LATIN | gb2312(SIGN_ROWS) | lacking
    return None if face.whole else paper_characters(table)


def make(face: Face, source: Path, table: list[int]) -> TTFont:
    font = TTFont(source, recalcTimestamp=False)
    original_name = font["name"].getDebugName(4)
    cut(font, kept_characters(face, table), face.features)
    for step in steps_of(face, font):
        step(font)
    if face.family:
        rename(font, face)
    font["head"].modified = font["head"].created
    print(f"{face.file}: from {original_name}")
    return font


def steps_of(face: Face, font: TTFont) -> list[Callable[[TTFont], None]]:
    """What is done to a font after it was cut, in order."""
    if face.completes:
        return [full_width, slim]
    steps: list[Callable[[TTFont], None]] = [full_width, ballot_boxes]
    if "CFF " in font:
        steps.insert(0, to_truetype)
    if face.raised:
        steps.append(partial(raise_squares, by=face.raised))
    return steps


def record(face: Face, out: Path, source: Path) -> dict[str, object]:
    """The line of SOURCES.json for one finished file."""
    data, count = out.read_bytes(), len(TTFont(out).getBestCmap())
    kept, changes = told(face)
    return {
        "file": face.file,
        "role": face.role,
        "package": asdict(face.package),
        "member": face.member,
        "member_sha256": digest(source.read_bytes()),
        "licence": face.licence,
        "subset": kept,
        "changes": changes
        + (", CFF outlines converted to TrueType" if source.suffix == ".otf" else "")
        + (f", characters raised by {face.raised / 1000} em" if face.raised else ""),
        "characters": count,
        "bytes": len(data),
        "sha256": digest(data),
    }


def told(face: Face) -> tuple[str, str]:
    """What was kept of a font and what was changed, in words."""
    if face.completes:
        signs = "Latin letters, figures, signs of GB 2312"
        changes = "dash and quotation marks full width, letters smaller, characters narrower"
        return f"{signs}, of 通用规范汉字表 what {face.completes} lacks", f"subset, {changes}"
    common = "GB 2312, 通用规范汉字表, Latin, punctuation and symbols"
    changes = "subset, hinting dropped, dash and quotation marks full width, ballot boxes added"
    return "every character" if face.whole else common, changes


def check(records: list[dict[str, object]], table: list[int]) -> dict[str, int]:
    """Stop unless what ships stays under the limit and covers level 2 as a whole."""
    total = sum(path.stat().st_size for path in FONTS.glob("*.ttf"))
    needed = {code for block in LEVEL_2_BLOCKS for code in block} | {c for c in table if c > 0xFFFF}
    had: set[int] = set()
    for entry in records:
        had |= TTFont(FONTS / str(entry["file"])).getBestCmap().keys()
    if needed - had or total > LIMIT_BYTES:
        sys.exit(f"{len(needed - had)} characters of level 2 missing, {total} bytes")
    return {"level_2_characters": len(needed), "level_2_missing": 0, "bytes": total}


def write_table(table: list[int]) -> None:
    width = 60
    lines = [
        "".join(map(chr, table[start : start + width])) for start in range(0, len(table), width)
    ]
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_licences(files: dict[Package, Path]) -> None:
    folder = FONTS / "licences"
    folder.mkdir(parents=True, exist_ok=True)
    for name, package, member in LICENCES:
        data = (files[package] / member).read_bytes()
        (folder / name).write_bytes(gzip.decompress(data) if member.endswith(".gz") else data)


def main() -> None:
    with tempfile.TemporaryDirectory() as temporary:
        packages = dict.fromkeys([face.package for face in FACES] + [UNICODE])
        files = {p: fetch(p, Path(temporary) / p.name.rpartition("/")[2]) for p in packages}
        table = standard_table(files[UNICODE] / "usr/share/unicode/Unihan_OtherMappings.txt.bz2")
        write_table(table)
        write_licences(files)
        records = []
        for face in FACES:
            source = files[face.package] / face.member
            make(face, source, table).save(FONTS / face.file)
            records.append(record(face, FONTS / face.file, source))
        sources = {
            "made_by": f"tools/make_fonts.py, fontTools {fontTools.version}",
            "fonts": records,
            "character_table": {
                "file": "resources/print/general-standard-characters.txt",
                "what": "通用规范汉字表 (2013), 8,105 characters in their order, from Unihan kTGH",
                "package": asdict(UNICODE),
                "licence": "Unicode data files licence (licences/Unicode-data.txt)",
            },
            "coverage": check(records, table),
        }
    text = json.dumps(sources, ensure_ascii=False, indent=2)
    (FONTS / "SOURCES.json").write_text(text + "\n", encoding="utf-8")
    print(json.dumps(sources["coverage"]))


if __name__ == "__main__":
    main()

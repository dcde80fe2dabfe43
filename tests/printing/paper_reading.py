"""A finished PDF read back: its words page by page, and what lies on top of what."""

from __future__ import annotations

import io
import re
import subprocess
from pathlib import Path

import pdfplumber
import pypdf
import pypdfium2

STATION = "柳溪县青石镇桃源村新时代文明实践站"
LONG_NAME = "阿卜杜热合曼·买买提艾力江"
#: Marks are squeezed into each other on purpose.
_MARKS = re.compile(r"[\s、。，．：；！？（）〔〕《》「」『』【】“”‘’·—…-]")


def texts_of(data: bytes) -> list[str]:
    """The words of each page without blanks."""
    pages = pypdfium2.PdfDocument(data)
    return [re.sub(r"\s", "", page.get_textpage().get_text_range()) for page in pages]


def chars_of(data: bytes) -> list[list[dict]]:
    """The characters of each page with their boxes."""
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return [page.chars for page in pdf.pages]


def collisions(data: bytes) -> list[tuple[str, str]]:
    """Characters that stand on each other."""
    return [pair for chars in chars_of(data) for pair in _pairs(chars)]


def _pairs(chars: list[dict]) -> list[tuple[str, str]]:
    inked = [c for c in chars if not _MARKS.fullmatch(c["text"])]
    rows: dict[int, list[dict]] = {}
    for char in inked:
        rows.setdefault(round(char["top"] / 30), []).append(char)
    found = []
    for number, row in rows.items():
        near = [*row, *rows.get(number + 1, [])]
        for place, one in enumerate(row):
            found += [
                (one["text"], other["text"]) for other in near[place + 1 :] if _covers(one, other)
            ]
    return found


def _covers(one: dict, other: dict) -> bool:
    """Whether two boxes share more than a fifth of the smaller one; ink is smaller than its box."""
    across = min(one["x1"], other["x1"]) - max(one["x0"], other["x0"])
    down = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    if across <= 0 or down <= 0:
        return False
    areas = [(c["x1"] - c["x0"]) * (c["bottom"] - c["top"]) for c in (one, other)]
    return across * down > 0.2 * min(areas)


def outside(data: bytes, margin: float) -> list[str]:
    """Characters nearer to the edge of the paper than so many points."""
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return [
            char["text"]
            for page in pdf.pages
            for char in page.chars
            if char["text"].strip()
            and not (
                margin <= char["x0"]
                and char["x1"] <= page.width - margin
                and margin <= char["top"]
                and char["bottom"] <= page.height - margin
            )
        ]


def bookmarks_of(data: bytes) -> list[str]:
    """What the reader's list of contents says."""
    outline = pypdf.PdfReader(io.BytesIO(data)).outline
    return [one.title for one in outline]


def complaints(data: bytes, folder: Path) -> str:
    """What qpdf says of the structure, beside that it is right."""
    path = folder / "a.pdf"
    path.write_bytes(data)
    done = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 and "WARNING" not in done.stdout else done.stdout


def fonts_not_embedded(data: bytes) -> list[str]:
    """Fonts of the pages that the file has not within it."""
    found = []
    for page in pypdf.PdfReader(io.BytesIO(data)).pages:
        for ref in page["/Resources"].get("/Font", {}).values():
            font = ref.get_object()
            below = font["/DescendantFonts"][0].get_object()
            if "/FontFile2" not in below["/FontDescriptor"]:
                found.append(str(font["/BaseFont"]))
    return found

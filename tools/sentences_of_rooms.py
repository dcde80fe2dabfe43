"""Gathers the moulds of sentences that rooms without Qt make, for desktop/ui/sentences.py.

A mould is a string with Chinese in it; what an f-string puts in stands in it as {0}, {1} in order.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
#: Rooms without Qt -> modules whose words come to the window as they are; all where none is named.
ROOMS: Mapping[str, str] = {
    "errors": "",
    "sync/line": "",
    "model": "checks dates id_number locked phones planning_rules station_rules volunteer_rules",
    "services": (
        "activities activity_edits activity_words answers attention backup_notes "
        "backup_places belongings bulk_edits conflicts consents deeds desk duplicates "
        "enrolling filing founding history households line_settings listing locks matching "
        "merging name_lists needs notices origins pairing people_listing periods "
        "photo_turning photos photos_refused planning presence printable_photos "
        "printer_offsets projects published records recovering repairs retirement "
        "roster_plan rosters rules side_by_side sync_state syncing table_rows taking_back "
        "teams text_editing texts themes trash trash_moves undoing unsettled"
    ),
    "services/paper/recipes": "",
    "services/paper/certificates": "",
    "importing": "archive fields lines person roster sheet sniff stage text_file verdicts",
    "imaging": "colour decoding headers pillow_reader sniff",
    "storage": "atomic",
    "sync/wire": "refusals",
    "sync/incoming": "apply pulling",
}
_HAN = re.compile(r"[\u3400-\u9fff]")
#: Patterns, word lists and queries are no sentences.
_CODE = re.compile(r"\\[sdn]|\(\?|SELECT |\?\[|[\[{]_|%Y|^.$|^[〇零○元正一二三四五六七八九十]+$")


def sentences() -> list[str]:
    """Every mould once, in the order of their signs."""
    return sorted({words for path in _modules() for words in _of(path) if not _CODE.search(words)})


def _modules() -> Iterator[Path]:
    for room, names in ROOMS.items():
        there = {path.stem: path for path in sorted((ROOT / "desktop" / room).rglob("*.py"))}
        yield from [there[name] for name in names.split()] or there.values()


def _of(path: Path) -> Iterator[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    passed = {id(part) for node in ast.walk(tree) for part in _not_by_itself(node)}
    for node in ast.walk(tree):
        if id(node) in passed:
            continue
        if isinstance(node, ast.JoinedStr):
            words = _mould(node)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            words = node.value
        else:
            continue
        if _HAN.search(words):
            yield words


def _not_by_itself(node: ast.AST) -> Iterator[ast.AST]:
    """Docstrings, and the pieces of an f-string."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        yield node.value
    if isinstance(node, ast.JoinedStr):
        yield from (piece for piece in node.values if isinstance(piece, ast.Constant))


def _mould(node: ast.JoinedStr) -> str:
    made, number = "", 0
    for piece in node.values:
        if isinstance(piece, ast.Constant):
            made += str(piece.value)
        else:
            made += f"{{{number}}}"
            number += 1
    return made

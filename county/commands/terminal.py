"""The command line's manners: words to standard error, one JSON document to standard output."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from county import errors

DONE, REFUSED, USAGE, IN_PART = 0, 1, 2, 3


def prepare_streams() -> None:
    """Make every text printable, whatever the terminal's code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = None if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def say(text: str) -> None:
    """Words for a person."""
    print(text, file=sys.stderr, flush=True)


def show(text: str) -> None:
    """The answer itself."""
    print(text, flush=True)


def show_json(document: Any) -> None:  # noqa: ANN401 - JSON
    """The answer as one JSON document."""
    print(json.dumps(document, ensure_ascii=False, indent=1), flush=True)


def refuse(error: errors.CountyError, *, as_json: bool) -> None:
    """The reason why nothing was done, in words; also as the one document of ``--json``."""
    if as_json:
        show_json({"error": error.kind, "reason": str(error)})
    say(str(error))


def read_file(path: str, limit: int) -> bytes:
    """A whole file.

    Raises:
        errors.FileRefused: it can't be read, or is larger than `limit` bytes.
    """
    try:
        with Path(path).open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise errors.FileRefused(path=path, why=f"读不出来（{error.strerror}）") from error
    if len(data) > limit:
        raise errors.FileRefused(path=path, why="太大，不是要读的文件")
    return data


def table(rows: Sequence[tuple[str, ...]]) -> str:
    """Rows in columns; a Chinese character is two wide."""
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    lines = (
        "  ".join(
            cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)
        )
        for row in rows
    )
    return "\n".join(line.rstrip() for line in lines)


def _width(text: str) -> int:
    import unicodedata

    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)

"""What a finished document is called on the disk."""

from __future__ import annotations

import re
from pathlib import Path

_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_ENDING = ".pdf"


def file_name(title: str) -> str:
    """A title without what some system can't have in a file's name."""
    return _FORBIDDEN.sub(" ", title).strip() or "文件"


def as_pdf(path: Path) -> Path:
    """The same file with the ending of a PDF, where it has none."""
    return path if path.suffix.lower() == _ENDING else path.with_name(f"{path.name}{_ENDING}")

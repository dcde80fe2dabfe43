"""A document being set: what of it runs in the worker process, where reportlab is loaded."""

from __future__ import annotations

import datetime as dt
import io
import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import config
from desktop.model.progress import CancelAsked, Progress

if TYPE_CHECKING:
    # reportlab is loaded where it works: in the worker process.
    from desktop.printing.templates import Press


def set_apart(
    template: str,
    data: object,
    paper: str,
    now: dt.datetime,
    *,
    progress: Progress,
    cancelled: CancelAsked,
) -> bytes:
    """The worker's part: set a document.

    Args:
        template: its name.
        data: the template's data object, or a list of them.
        paper: its size.
        now: the time the PDF states.
        progress: told how many pages of a batch are set.
        cancelled: asked before each page of a batch.
    """
    return _press().render(template, data, now, paper=paper, progress=progress, cancelled=cancelled)


@cache
def _press() -> Press:
    from desktop.printing.templates import Press
    from desktop.printing.typography.faces import system_folders
    from desktop.printing.typography.fonts import FontBook
    from desktop.printing.typography.phrases import fixed_phrases

    windows = os.environ.get("WINDIR")
    folders = [
        *system_folders(Path.home(), Path(windows) if windows else None),
        config.own_fonts(),
    ]
    phrases = fixed_phrases(config.resources() / "print" / "phrases.txt")
    return Press(FontBook(config.resources() / "fonts", folders), phrases)


def pages_of(pdf: bytes) -> int:
    """How many pages reportlab wrote: its page tree says so in plain text, as the outlines do."""
    count = 0
    for line in io.BytesIO(pdf):
        # Outlines tell theirs beside their first entry; a poster's page tree has a line for each.
        if line.startswith(b"/Count ") and b"/First" not in line:
            count = max(count, int(line.split()[1]))
    return count

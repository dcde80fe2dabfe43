"""Which scans of paper the clerk gave: pictures, PDFs, folders of both."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from desktop.services.photos.scanned_pages import PDF
from desktop.ui.activities.photos.chosen_files import PICTURE_ENDINGS, pictures_in

translate = QCoreApplication.translate

SCAN_ENDINGS = (PDF, *PICTURE_ENDINGS)


def scan_filter() -> str:
    """For dialogs that choose scans or pictures of paper; capital endings too, for Linux."""
    endings = " ".join(f"*{one} *{one.upper()}" for one in SCAN_ENDINGS)
    return translate("chosen_scans", "扫描件和照片") + f" ({endings})"


def is_scan(path: Path) -> bool:
    """Whether a file may be a scan, by its ending; of a folder whether it may hold some."""
    return path.suffix.lower() in SCAN_ENDINGS or path.is_dir()


def scans_in(paths: Sequence[Path]) -> list[Path]:
    """Files as they are, and the pictures and PDFs that lie in folders."""
    return pictures_in(paths, SCAN_ENDINGS)

"""Scans of paper, page by page, each with what its codes say; whose it is the paper's room knows.

Sign-in sheets (`scanned_sheets`) and application forms (`roster/applications`) are read so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop import errors, logbook
from desktop.model.progress import CancelAsked, Progress, never, silent
from desktop.services.desk import Desk
from desktop.services.photos.pictures import Loose
from desktop.storage.places import readable

PDF = ".pdf"


@dataclass(frozen=True, slots=True)
class ScannedPage:
    """A page that was looked at.

    Args:
        name: of its file, with the page where that has several.
        picture: it itself.
        codes: what its QR codes say, each once.
        file: where it came from.
        number: of the pages of that file, from 1.
    """

    name: str
    picture: Path | Loose
    codes: tuple[str, ...]
    file: Path
    number: int = 1


@dataclass(frozen=True, slots=True)
class PagesRead:
    """What became of looking at files.

    Args:
        pages: in order.
        failed: (file name, why it can't be read).
    """

    pages: tuple[ScannedPage, ...]
    failed: tuple[tuple[str, str], ...] = ()


def read_pages(
    desk: Desk,
    paths: Sequence[Path],
    *,
    progress: Progress = silent,
    cancelled: CancelAsked = never,
) -> PagesRead:
    """Read the codes of scans; changes nothing.

    Args:
        desk: the open station, may be one that only reads.
        paths: pictures, or PDFs of which each page is one.
        progress: files done, files in all.
        cancelled: asked between files.

    Raises:
        errors.Cancelled: somebody asked it to stop.
    """
    pages, failed = list[ScannedPage](), list[tuple[str, str]]()
    for done, path in enumerate(paths):
        if cancelled():
            raise errors.Cancelled()
        progress(done, len(paths))
        try:
            pages += _read(desk, path)
        except (errors.InputFileError, errors.ProgramError) as error:
            logbook.note(error)
            failed.append((readable(Path(path.name)), str(error)))
    progress(len(paths), len(paths))
    return PagesRead(tuple(pages), tuple(failed))


def _read(desk: Desk, path: Path) -> list[ScannedPage]:
    from desktop.imaging.inspect import read_file

    name = readable(Path(path.name))
    found = desk.apart.run(read_apart, read_file(path), name)
    pages = []
    for number, (jpeg, codes) in enumerate(found, 1):
        if jpeg is None:
            pages.append(ScannedPage(name, path, codes, path))
        else:
            told = f"{name} 第 {number} 页"
            picture = Loose(f"{Path(name).stem}-{number}.jpg", jpeg)
            pages.append(ScannedPage(told, picture, codes, path, number))
    return pages


# --- in the worker --------------------------------------------------------------------------


def read_apart(
    data: bytes, name: str, *, progress: Progress, cancelled: CancelAsked
) -> list[tuple[bytes | None, tuple[str, ...]]]:
    """The worker's part: the pages of a file and what the codes of each say.

    Returns:
        For each page its JPEG, or None where it is the file itself; and the words of its codes.
    """
    from desktop.imaging.codes import codes_in
    from desktop.imaging.pdf_pages import is_pdf, pages_of

    del progress
    if not is_pdf(data):
        return [(None, codes_in(data, name))]
    pages: list[tuple[bytes | None, tuple[str, ...]]] = []
    for page in pages_of(data, name):
        if cancelled():
            raise errors.Cancelled()
        pages.append((page, codes_in(page, name)))
    return pages

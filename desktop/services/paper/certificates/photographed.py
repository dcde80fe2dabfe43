"""The code of a certificate out of a scan or a telephone's picture of it."""

from __future__ import annotations

from pathlib import Path

from desktop import errors
from desktop.model.progress import CancelAsked, Progress
from desktop.services.desk import Desk
from desktop.storage.places import readable

_BEGINS = "WMZ"


def code_in_picture(desk: Desk, path: Path) -> str:
    """What the code on a photographed certificate says; changes nothing.

    Args:
        desk: the open station, may be one that only reads.
        path: a picture, or a PDF.

    Raises:
        errors.InputFileError: it can't be read.
        errors.NoCodeInPicture: there is no code in it that can be read.
    """
    from desktop.imaging.inspect import read_file

    name = readable(Path(path.name))
    codes = desk.apart.run(codes_apart, read_file(path), name)
    of_certificates = [one for one in codes if one.startswith(_BEGINS)]
    if not codes:
        raise errors.NoCodeInPicture(path=name)
    return (of_certificates or codes)[0]


# --- in the worker --------------------------------------------------------------------------


def codes_apart(
    data: bytes, name: str, *, progress: Progress, cancelled: CancelAsked
) -> tuple[str, ...]:
    """The worker's part: the words of all codes of a file, page by page."""
    from desktop.imaging.codes import codes_in
    from desktop.imaging.pdf_pages import is_pdf, pages_of

    del progress, cancelled  # one picture takes less than a second
    pages = pages_of(data, name) if is_pdf(data) else [data]
    return tuple(code for page in pages for code in codes_in(page, name))

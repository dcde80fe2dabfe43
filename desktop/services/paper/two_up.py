"""Two pages to a side of a sheet, set apart from the window."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.model.progress import CancelAsked, Progress
from desktop.services.desk import Desk


def two_to_a_sheet(desk: Desk, pdf: bytes, wanted: Iterable[int] = ()) -> bytes:
    """Put pages of a finished document onto half as many sides.

    Args:
        desk: whose worker does it.
        pdf: the document.
        wanted: only these pages, from 0; all where empty.
    """
    return desk.apart.run(two_up_apart, pdf, tuple(sorted(wanted)))


def two_up_apart(
    pdf: bytes, wanted: tuple[int, ...], *, progress: Progress, cancelled: CancelAsked
) -> bytes:
    """The worker's part."""
    from desktop.printing.two_up import two_to_a_sheet

    del progress, cancelled  # it is done in a moment
    return two_to_a_sheet(pdf, wanted)

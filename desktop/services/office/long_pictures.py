"""Papers for everybody as one long picture to send in WeChat."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from desktop import errors
from desktop.model.progress import CancelAsked, Progress, never, silent
from desktop.services import handed_out
from desktop.services.desk import Desk
from desktop.services.paper import papers
from desktop.services.paper.papers import Sheet
from desktop.storage.atomic import atomic_writer, try_target
from desktop.storage.places import check_target

#: What is meant for everybody's eyes. Lists, forms and files of people are not: a picture in a
#: group of five hundred can't be taken back.
SHAREABLE = (
    "recruitment-rules",
    "record-rules",
    "honour-rules",
    "duty-rules",
    "village-rules",
    "organisation",
    "councils",
    "notice",
    "activity-notice",
    "month-plan",
    "year-plan",
)
_ENDING = ".png"


def shareable(template: str) -> bool:
    """Whether a paper may become a picture to send."""
    return template in SHAREABLE


def picture_of(
    desk: Desk,
    sheet: Sheet,
    *,
    progress: Progress = silent,
    cancelled: CancelAsked = never,
) -> bytes:
    """A finished document as one long PNG, 1080 pixels wide.

    Args:
        desk: the open station.
        sheet: the document.
        progress: told how many pages are drawn.
        cancelled: asked before each page.

    Raises:
        errors.PictureTooLong: it has too many pages for one picture.
        errors.Cancelled: somebody asked it to stop.
    """
    from desktop.office.long_picture import long_picture

    return desk.apart.run(
        long_picture, sheet.pdf, sheet.title, progress=progress, cancelled=cancelled
    )


def save_picture(
    desk: Desk,
    template: str,
    ids: Sequence[str],
    target: Path,
    answers: Mapping[str, str] = MappingProxyType({}),
    *,
    progress: Progress = silent,
    cancelled: CancelAsked = never,
) -> Sheet:
    """Write a paper as one long picture; registers and prints nothing.

    Args:
        desk: the open station; a picture that names people is written down.
        template: one of `SHAREABLE`.
        ids: the records it is about.
        target: ends in .png.
        answers: to the paper's questions.
        progress: told how many pages are drawn.
        cancelled: asked before each page.

    Returns:
        The document it was made of.

    Raises:
        errors.NotForSharing: that paper may name people.
        errors.PrintError: there is nothing to show.
        errors.PictureTooLong: it is too long for one picture.
        errors.OutputFileError: another ending, or the place refuses.
    """
    known = {one.name: one.label for one in papers.templates()}
    if template in known and not shareable(template):
        told = "、".join(known[name] for name in SHAREABLE if name in known)
        raise errors.NotForSharing(label=known[template], known=told)
    check_target(desk.home, target)
    if target.suffix.lower() != _ENDING:
        raise errors.OutputFileError(path=str(target), why=f"文件名要以 {_ENDING} 结尾")
    try_target(target.absolute())
    sheet = papers.preview(desk, template, ids, answers=answers)
    content = picture_of(desk, sheet, progress=progress, cancelled=cancelled)
    handed_out.note(desk, handed_out.of_paper(template), f"{known[template]}，长图")
    with atomic_writer(target.absolute()) as file:
        file.write(content)
    return sheet

"""The files of a press brief: text to paste, the same in Word with photos in place, the photos."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docx.document import Document
from docx.shared import Emu, Mm, Pt
from PIL import Image

from desktop.model.progress import CancelAsked, Progress
from desktop.office.press_words import CLOSING, BriefPhoto, PressBrief, photo_names
from desktop.office.word_page import Style, blank, keep_with_next, packed

WIDEST_MM, TALLEST_MM = 130, 78
_EMU_PER_MM = 36_000


@dataclass(frozen=True, slots=True)
class BriefFile:
    """One file of a brief.

    Args:
        name: of the file, below the brief's folder, its parts joined by ``/``.
        content: its bytes.
    """

    name: str
    content: bytes


def brief_files(
    brief: PressBrief, made_at: dt.datetime, *, progress: Progress, cancelled: CancelAsked
) -> list[BriefFile]:
    """The files of a brief: the text, the Word file, the photos.

    Args:
        brief: what it says.
        made_at: when it is made, for the Word file's properties.
        progress: not told: a brief takes a moment.
        cancelled: not asked.
    """
    del progress, cancelled
    text = brief.plain().replace("\n", "\r\n").encode("utf-8-sig")  # Notepad of Windows 7 asks both
    files = [BriefFile("信息稿.txt", text), BriefFile("信息稿.docx", _word(brief, made_at))]
    names = photo_names([photo.caption for photo in brief.photos])
    pairs = zip(names, brief.photos, strict=True)
    return files + [BriefFile(f"照片/{name}", photo.jpeg) for name, photo in pairs]


def _word(brief: PressBrief, made_at: dt.datetime) -> bytes:
    document = blank(brief.title, brief.by, made_at, sample=brief.sample)
    document.add_paragraph(brief.title, Style.TITLE)
    shown = iter(_shapes(brief.photos))
    for text in brief.paragraphs:
        document.add_paragraph(text)
        if photo := next(shown, None):
            _show(document, *photo)
    for photo in shown:
        _show(document, *photo)
    document.add_paragraph(f"（{CLOSING}：{brief.by}）", Style.SIGNED)
    document.add_paragraph(brief.dated, Style.SIGNED)
    return packed(document)


def _shapes(photos: Sequence[BriefPhoto]) -> Iterator[tuple[BriefPhoto, int, int]]:
    """Photos with the width and height they are shown at, in EMU."""
    for photo in photos:
        with Image.open(io.BytesIO(photo.jpeg)) as image:
            width, height = image.size
        scale = min(WIDEST_MM / width, TALLEST_MM / height)
        yield photo, round(width * scale * _EMU_PER_MM), round(height * scale * _EMU_PER_MM)


def _show(document: Document, photo: BriefPhoto, width: int, height: int) -> None:
    place = document.add_paragraph("", Style.CAPTION)
    # A line of fixed height would show a strip of it.
    place.paragraph_format.line_spacing = 1.0
    place.paragraph_format.space_before = Pt(6)
    run = place.add_run()
    run.add_picture(io.BytesIO(photo.jpeg), Emu(width), Emu(height))
    if photo.caption:
        keep_with_next(place)
        document.add_paragraph(photo.caption, Style.CAPTION).paragraph_format.space_after = Mm(3)

"""The floor: a plain loop with reportlab's own means, without fallback fonts and line breaking."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

import segno
from PIL import Image
from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from benchmarks.printing.facts import HEADS, Facts, certificates, lines, rows
from benchmarks.printing.measured import BATCH, SINGLES, asked, tell
from desktop.config import resources
from desktop.printing.furniture.qr import MASK

MM = 72 / 25.4
PAGE = (297 * MM, 210 * MM)
_WIDTHS_MM = (12, 24, 12, 24, 32, 24, 80, 28, 20)
_ROWS = 22


def background() -> bytes:
    """A picture of a frame as a print shop gives it, 150 dots an inch."""
    picture = Image.effect_noise((1754, 1240), 12).convert("RGB")
    target = io.BytesIO()
    picture.save(target, "JPEG", quality=80)
    return target.getvalue()


def certificates_pdf(each: Sequence[Facts], picture: ImageReader) -> bytes:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=PAGE, pageCompression=1)
    for facts in each:
        canvas.drawImage(picture, 0, 0, *PAGE)
        canvas.setFont("bare-song", 40)
        canvas.drawCentredString(PAGE[0] / 2, PAGE[1] - 160, "活动证书")
        canvas.setFont("bare-kai", 18)
        for step, line in enumerate(lines(facts)):
            canvas.drawString(113, PAGE[1] - 230 - 30 * step, line)
        _code(canvas, facts["code"])
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _code(canvas: Canvas, text: str) -> None:
    path, step = canvas.beginPath(), 25 * MM / 49
    for y, row in enumerate(segno.make(text, error="m", micro=False, mask=MASK).matrix):
        for x, dark in enumerate(row):
            if dark:
                path.rect(113 + x * step, 170 - y * step, step, step)
    canvas.drawPath(path, stroke=0, fill=1)


def roster_pdf(table: Sequence[Sequence[str]]) -> tuple[bytes, int]:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=PAGE, pageCompression=1)
    starts = range(0, len(table), _ROWS)
    for first in starts:
        canvas.setFont("bare-song", 10.5)
        for step, row in enumerate([HEADS, *table[first : first + _ROWS]]):
            left, y = 20 * MM, PAGE[1] - 30 * MM - step * 7 * MM
            for words, wide in zip(row, _WIDTHS_MM, strict=True):
                canvas.drawString(left, y, words)
                left += wide * MM
            canvas.line(20 * MM, y - 2 * MM, left, y - 2 * MM)
        canvas.showPage()
    canvas.save()
    return target.getvalue(), len(starts)


def work_of(task: str, count: int) -> Callable[[int], tuple[int, int]]:
    fonts = resources() / "fonts"
    pdfmetrics.registerFont(TTFont("bare-song", fonts / "NotoSerifSC-Regular.ttf"))
    pdfmetrics.registerFont(TTFont("bare-kai", fonts / "StationKai-Regular.ttf"))
    picture = ImageReader(io.BytesIO(background()))
    rl_config.useA85 = 0

    def batch(turn: int) -> tuple[int, int]:
        return len(certificates_pdf(certificates(count, turn), picture)), count

    def singles(turn: int) -> tuple[int, int]:
        each = certificates(count, turn)
        return sum(len(certificates_pdf([one], picture)) for one in each), count

    def roster(turn: int) -> tuple[int, int]:
        pdf, pages = roster_pdf(rows(count, turn))
        return len(pdf), pages

    return {BATCH: batch, SINGLES: singles}.get(task, roster)


if __name__ == "__main__":
    task, count, rounds = asked()
    tell(work_of(task, count), rounds)

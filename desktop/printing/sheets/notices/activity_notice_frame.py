"""What stands around the poster of an activity: border, station, label; whom to ring up, the code.

All measures are those of A4; a sheet of other proportions is only longer.
"""

from __future__ import annotations

from desktop.printing.document import Align, Document
from desktop.printing.furniture.ornament import wall_border
from desktop.printing.furniture.page import fitted_size, watermark
from desktop.printing.furniture.qr import draw_code
from desktop.printing.ink import A4, BLACK, GREY, MM, RED, Ink
from desktop.printing.sheets.notices.activity_notice import ActivityNotice
from desktop.printing.typography.faces import Role

WIDTH = A4.size[0]
SIDE = 22 * MM
COLUMN = WIDTH - 2 * SIDE
_TOP, _TOP_NEXT, _BOTTOM = 53 * MM, 36 * MM, 19 * MM
_BORDER = 10 * MM
_CODE, _FOOT = 25 * MM, 34 * MM
_WHITE = Ink(1, 1, 1)
_LABEL, _RING_UP, _SCAN = "活动公告", "报名、咨询电话", "扫码看详情"
#: Characters of a title that later pages repeat.
_RUNNING = 30


def top_of(page: int) -> float:
    """How far below the page's upper edge its column begins; pages are counted from 0."""
    return _TOP_NEXT if page else _TOP


class Frame:
    """Draws what is around the column of each page.

    Args:
        document: where it goes.
        notice: the activity.
        height: of a page, in points of a sheet as wide as A4.
    """

    def __init__(self, document: Document, notice: ActivityNotice, height: float) -> None:
        self.height = height
        self._document = document
        self._notice = notice
        self._has_foot = bool(notice.phone or notice.link)

    def room(self, page: int) -> float:
        """Height of the column of a page."""
        return self.height - top_of(page) - _BOTTOM - (_FOOT if self._has_foot else 0.0)

    def draw(self, page: int) -> None:
        """Everything around the column.

        Raises:
            errors.DoesNotFit: the station's name or the phone is too long for a line.
        """
        document, notice, size = self._document, self._notice, (WIDTH, self.height)
        if notice.sample:
            watermark(document, size)
        wall_border(document, size, _BORDER)
        if page:
            document.ink(RED)
            title = notice.title
            short = title if len(title) <= _RUNNING else f"{title[:_RUNNING]}…"
            fitted = fitted_size(document, short, Role.TITLE, (6, 15), COLUMN, 0.06)
            at = (WIDTH / 2, self.height - 27 * MM)
            document.text(at, short, Role.TITLE, fitted, align=Align.CENTRE, spacing=0.06)
        else:
            self._head()
        if self._has_foot:
            self._foot()

    def _head(self) -> None:
        document, notice = self._document, self._notice
        document.ink(BLACK)
        size = fitted_size(document, notice.station, Role.KAI, (6, 18), COLUMN, 0.08)
        at = (WIDTH / 2, self.height - 29 * MM)
        document.text(at, notice.station, Role.KAI, size, align=Align.CENTRE, spacing=0.08)
        half, low, high = 23 * MM, self.height - 46 * MM, 11 * MM
        document.ink(RED)
        document.operators(f"{WIDTH / 2 - half:.2f} {low:.2f} {2 * half:.2f} {high:.2f} re f")
        document.ink(_WHITE)
        at = (WIDTH / 2, low + high / 2 - 20 * 0.37)
        document.text(at, _LABEL, Role.HEI_BOLD, 20, align=Align.CENTRE, spacing=0.3)

    def _foot(self) -> None:
        """Where to ring up, and the code beside it, above the lower border."""
        document, link = self._document, self._notice.link
        top, right = _BOTTOM + _FOOT - 4 * MM, WIDTH - SIDE
        document.pen(RED, 0.6)
        document.operators(f"{SIDE:.2f} {top:.2f} m {right:.2f} {top:.2f} l S")
        if link:
            right -= _CODE
            document.ink(BLACK)
            draw_code(document, link, (right, top - _CODE - 3.5 * MM), _CODE)
            document.ink(GREY)
            at = (right - 3 * MM, top - _CODE / 2 - 5 * MM)
            document.text(at, _SCAN, Role.KAI, 13, align=Align.RIGHT)
            right -= 3 * MM + document.width(_SCAN, Role.KAI, 13)
        if self._notice.phone:
            self._phone(top, right - SIDE - 3 * MM)

    def _phone(self, top: float, room: float) -> None:
        document, phone = self._document, self._notice.phone
        document.ink(RED)
        document.text((SIDE, top - 10 * MM), _RING_UP, Role.HEI_BOLD, 15, spacing=0.04)
        document.ink(BLACK)
        size = fitted_size(document, phone, Role.HEI_BOLD, (10, 34), room, 0.02)
        document.text((SIDE, top - 24 * MM), phone, Role.HEI_BOLD, size, spacing=0.02)

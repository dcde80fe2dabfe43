"""Sets rules as a wall sheet: border, red title, numbered articles, the signing body.

The sheet is laid out as wide as A4 and enlarged: for A3, A2 and A1, which have its proportions,
and for the higher 60 × 90 cm.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from functools import partial

from desktop import errors
from desktop.printing.document import Align, Document, Properties
from desktop.printing.furniture.ornament import rule_with_diamond, wall_border
from desktop.printing.furniture.page import SIGN_LEADING, Signature, fitted_size, sign, watermark
from desktop.printing.ink import A4, BLACK, GREY, MM, RED, Paper
from desktop.printing.sheets.walls.rules import RulesSheet
from desktop.printing.typography.faces import Role
from desktop.printing.typography.flow import Kind, Paragraph, Setting, largest_fit, set_paragraphs
from desktop.printing.typography.fonts import FontBook
from desktop.printing.typography.lines import Breaker, Span
from desktop.printing.typography.missing import require_all
from desktop.printing.typography.wording import date_in_characters, numeral

WIDTH = A4.size[0]
SIDE = 24 * MM
COLUMN = WIDTH - 2 * SIDE
BORDER = 10 * MM
HEAD = 66 * MM
HEAD_NEXT = 36 * MM
FOOT = 47 * MM
FOOT_NEXT = 27 * MM
FOOT_BASE = 26 * MM

# The smallest type, in points as printed, that is still read from where one stands before such a
# sheet (10.5 pt is 五号); what needs less takes a second page.
SMALLEST = {"A4": 10.5, "A3": 12.0, "A2": 16.0, "A1": 22.0, "60×90 cm": 22.0}
LARGEST = 20.0
SIZE_STEP = 0.25
COMFORTABLE = 1.15
LEADING = 1.5
LEADING_AIRY = 1.95
MOST_PAGES = 20


def render_wall_sheet(
    sheet: RulesSheet,
    book: FontBook,
    made_at: datetime.datetime,
    *,
    paper: Paper = A4,
    phrases: Sequence[str] = (),
) -> bytes:
    """Set a sheet of rules.

    Args:
        sheet: what it says.
        book: the fonts.
        made_at: the time the PDF states.
        paper: an upright A4, A3, A2, A1 or 60 × 90 cm.
        phrases: words no line may split.

    Returns:
        The PDF: one page unless the type would become too small to read.

    Raises:
        MissingGlyphs: a character no font has.
        DoesNotFit: not even a booklet holds it.
    """
    require_all([("", sheet.texts())], book.missing)
    scale = paper.size[0] / WIDTH
    breaker = Breaker(book.advance, phrases)
    height = paper.size[1] / scale
    setting = _largest_setting(sheet, breaker, SMALLEST[paper.name] / scale, height)
    document = Document(book, Properties(sheet.title, sheet.issuer, made_at), paper.size)
    for number in range(len(setting.pages)):
        document.operators(f"q {scale:.6f} 0 0 {scale:.6f} 0 0 cm")
        _Page(document, sheet, setting, number, height).draw()
        document.operators("Q")
        document.end_page()
    return document.finish()


def _largest_setting(
    sheet: RulesSheet, breaker: Breaker, smallest: float, height: float
) -> Setting:
    """One page with items on lines of their own, else items run in, else as many as it takes."""
    steps = int((LARGEST - smallest) / SIZE_STEP)
    sizes = [smallest + step * SIZE_STEP for step in range(steps + 1)]
    apart, run_in = (_paragraphs(sheet, run_in=choice) for choice in (False, True))
    fewest = len(_set(run_in, breaker, height, MOST_PAGES, smallest).pages)
    for pages in range(fewest, MOST_PAGES + 1):
        for paragraphs, enough in ((apart, smallest * COMFORTABLE), (run_in, smallest)):
            setting = largest_fit(sizes, pages, partial(_set, paragraphs, breaker, height, pages))
            if setting is not None and (setting.size >= enough or pages > 1):
                return _aired(setting, paragraphs, breaker, height, pages)
    raise errors.DoesNotFit(what=sheet.title)


def _set(
    paragraphs: Sequence[Paragraph],
    breaker: Breaker,
    height: float,
    pages: int,
    size: float,
    leading: float = LEADING,
) -> Setting:
    return set_paragraphs(
        paragraphs, breaker, size, COLUMN, lambda page: _room(page, pages, height), leading
    )


def _aired(
    setting: Setting,
    paragraphs: Sequence[Paragraph],
    breaker: Breaker,
    height: float,
    pages: int,
) -> Setting:
    """Open the lines as far as the page allows, so that short rules do not hang from the top."""
    best = setting
    for step in range(1, 19):
        leading = LEADING + step * (LEADING_AIRY - LEADING) / 18
        tried = _set(paragraphs, breaker, height, pages, setting.size, leading)
        if len(tried.pages) > len(setting.pages):
            break
        best = tried
    return best


def _room(page: int, pages: int, height: float) -> float:
    """Height of the text area of a page of a sheet that takes `pages`, in points."""
    head = HEAD if page == 0 else HEAD_NEXT
    foot = FOOT if page >= pages - 1 else FOOT_NEXT
    return height - head - foot


def _paragraphs(sheet: RulesSheet, *, run_in: bool) -> list[Paragraph]:
    paragraphs: list[Paragraph] = []
    number = 0
    many = len(sheet.sections) > 1
    for index, section in enumerate(sheet.sections, 1):
        if section.heading:
            heading = f"{numeral(index)}、{section.heading}" if many else section.heading
            spans = (Span(heading, Role.HEI_BOLD),)
            paragraphs.append(Paragraph(spans, Kind.HEADING, before=0.5, indent=0))
        for article in section.articles:
            number += 1
            items = [f"（{numeral(i)}）{text}" for i, text in enumerate(article.items, 1)]
            text = article.text + ("".join(items) if run_in else "")
            lead = Span(f"第{numeral(number)}条\u3000", Role.HEI)
            paragraphs.append(Paragraph((lead, Span(text, Role.SONG)), before=0.12))
            if not run_in:
                paragraphs += [Paragraph((Span(item, Role.SONG),)) for item in items]
    return paragraphs


class _Page:
    """Draws one page of a sheet, in the measures of A4's width."""

    def __init__(
        self,
        document: Document,
        sheet: RulesSheet,
        setting: Setting,
        number: int,
        height: float,
    ) -> None:
        self._document = document
        self._sheet = sheet
        self._setting = setting
        self._number = number
        self._height = height
        self._count = len(setting.pages)

    def draw(self) -> None:
        if self._sheet.sample:
            watermark(self._document, (WIDTH, self._height))
        wall_border(self._document, (WIDTH, self._height), BORDER)
        if self._number == 0:
            self._title()
        else:
            self._running_title()
        self._body()
        if self._number == self._count - 1:
            self._foot()
        if self._count > 1:
            self._page_number()

    def _title(self) -> None:
        document, sheet = self._document, self._sheet
        middle = WIDTH / 2
        spacing = 0.16 if len(sheet.title) <= 10 else 0.04
        title = fitted_size(document, sheet.title, Role.TITLE, (12, 36), COLUMN * 0.97, spacing)
        most = min(17.0, title * 0.62)
        name = fitted_size(document, sheet.station, Role.KAI, (6, most), COLUMN, 0.08)
        document.ink(BLACK)
        at = (middle, self._height - 33 * MM)
        document.text(at, sheet.station, Role.KAI, name, align=Align.CENTRE, spacing=0.08)
        document.ink(RED)
        at = (middle, self._height - 49.5 * MM)
        document.text(at, sheet.title, Role.TITLE, title, align=Align.CENTRE, spacing=spacing)
        rule_with_diamond(document, (middle, self._height - 58 * MM), COLUMN * 0.72, RED)

    def _running_title(self) -> None:
        self._document.ink(RED)
        at = (WIDTH / 2, self._height - 26 * MM)
        self._document.text(at, self._sheet.title, Role.TITLE, 14, align=Align.CENTRE, spacing=0.1)

    def _body(self) -> None:
        document, setting = self._document, self._setting
        top = self._height - (HEAD if self._number == 0 else HEAD_NEXT)
        room = _room(self._number, self._count, self._height)
        lines = setting.pages[self._number]
        spare = room - lines[-1].down * setting.leading if lines else 0.0
        top -= min(spare * 0.4, 16 * MM) if self._count == 1 else 0.0
        for placed in lines:
            document.ink(RED if placed.kind is Kind.HEADING else BLACK)
            base = top - (placed.down - 0.5) * setting.leading - setting.size * 0.37
            document.line((SIDE, base), placed.line, setting.size, setting.measure)

    def _foot(self) -> None:
        document, sheet = self._document, self._sheet
        size = min(13.0, self._setting.size * 1.1)
        step = size * SIGN_LEADING
        day = date_in_characters(sheet.effective) if sheet.effective else ""
        sign(document, Signature(sheet.issuer, day), WIDTH - SIDE - 4 * MM, FOOT_BASE, size)
        notes = [f"咨询电话：{sheet.phone}"] if sheet.phone else []
        notes += [f"地\u3000\u3000址：{sheet.address}"] if sheet.address else []
        document.ink(GREY)
        for place, note in enumerate(notes):
            most = min(10.5, self._setting.size)
            note_size = fitted_size(document, note, Role.KAI, (5, most), COLUMN * 0.55, 0)
            document.text((SIDE, FOOT_BASE + place * step), note, Role.KAI, note_size)

    def _page_number(self) -> None:
        text = f"第{self._number + 1}页\u3000共{self._count}页"
        self._document.ink(GREY)
        self._document.text((WIDTH / 2, 16.2 * MM), text, Role.SONG, 9, align=Align.CENTRE)

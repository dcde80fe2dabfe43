"""Sets rules as a wall sheet: border, red title, numbered articles, the signing body."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from functools import partial

from desktop import errors
from desktop.printing.document import Document, Properties
from desktop.printing.furniture.page import SIGN_LEADING, Signature, fitted_size, sign
from desktop.printing.furniture.wall_page import WallPages
from desktop.printing.ink import A4, BLACK, GREY, MM, RED, Paper
from desktop.printing.sheets.walls.rules import RulesSheet
from desktop.printing.typography.faces import Role
from desktop.printing.typography.flow import Kind, Paragraph, Setting, largest_fit, set_paragraphs
from desktop.printing.typography.fonts import FontBook
from desktop.printing.typography.lines import Breaker, Span
from desktop.printing.typography.missing import require_all
from desktop.printing.typography.wording import date_in_characters, numeral

FOOT = 47 * MM
FOOT_NEXT = 27 * MM
FOOT_BASE = 26 * MM

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
    pages = WallPages(
        paper=paper, above=sheet.station, title=sheet.title, note=sheet.note, sample=sheet.sample
    )
    setting = _Fitting(sheet, pages, Breaker(book.advance, phrases)).largest()
    document = Document(book, Properties(sheet.title, sheet.issuer, made_at), paper.size)
    layout = _Layout(document, sheet, pages, setting)
    pages.draw(document, len(setting.pages), layout.page)
    return document.finish()


def _room(pages: WallPages, page: int, count: int) -> float:
    """Height of the text area of a page of a sheet that takes `count`, in points."""
    return pages.top(page) - (FOOT if page >= count - 1 else FOOT_NEXT)


class _Fitting:
    """Finds the type size and the pages for a sheet."""

    def __init__(self, sheet: RulesSheet, pages: WallPages, breaker: Breaker) -> None:
        self._sheet = sheet
        self._pages = pages
        self._breaker = breaker

    def largest(self) -> Setting:
        """One page with items on lines of their own, else run in, else as many as it takes."""
        smallest = self._pages.smallest
        steps = int((LARGEST - smallest) / SIZE_STEP)
        sizes = [smallest + step * SIZE_STEP for step in range(steps + 1)]
        apart, run_in = (_paragraphs(self._sheet, run_in=choice) for choice in (False, True))
        fewest = len(self._set(run_in, MOST_PAGES, smallest).pages)
        for count in range(fewest, MOST_PAGES + 1):
            for paragraphs, enough in ((apart, smallest * COMFORTABLE), (run_in, smallest)):
                setting = largest_fit(sizes, count, partial(self._set, paragraphs, count))
                if setting is not None and (setting.size >= enough or count > 1):
                    return self._aired(setting, paragraphs, count)
        raise errors.DoesNotFit(what=self._sheet.title)

    def _set(
        self, paragraphs: Sequence[Paragraph], count: int, size: float, leading: float = LEADING
    ) -> Setting:
        return set_paragraphs(
            paragraphs,
            self._breaker,
            size,
            self._pages.column,
            lambda page: _room(self._pages, page, count),
            leading,
        )

    def _aired(self, setting: Setting, paragraphs: Sequence[Paragraph], count: int) -> Setting:
        """Open the lines as far as the page allows, so that short rules don't hang from the top."""
        best = setting
        for step in range(1, 19):
            leading = LEADING + step * (LEADING_AIRY - LEADING) / 18
            tried = self._set(paragraphs, count, setting.size, leading)
            if len(tried.pages) > len(setting.pages):
                break
            best = tried
        return best


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


class _Layout:
    """Draws what the pages of a sheet say, in the measures of A4."""

    def __init__(
        self, document: Document, sheet: RulesSheet, pages: WallPages, setting: Setting
    ) -> None:
        self._document = document
        self._sheet = sheet
        self._pages = pages
        self._setting = setting
        self._count = len(setting.pages)

    def page(self, number: int) -> None:
        """Draw the text of one page, counted from 0."""
        self._body(number)
        if number == self._count - 1:
            self._foot()

    def _body(self, number: int) -> None:
        document, setting = self._document, self._setting
        top = self._pages.top(number)
        room = _room(self._pages, number, self._count)
        lines = setting.pages[number]
        spare = room - lines[-1].down * setting.leading if lines else 0.0
        top -= min(spare * 0.4, 16 * MM) if self._count == 1 else 0.0
        for placed in lines:
            document.ink(RED if placed.kind is Kind.HEADING else BLACK)
            base = top - (placed.down - 0.5) * setting.leading - setting.size * 0.37
            document.line((self._pages.side, base), placed.line, setting.size, setting.measure)

    def _foot(self) -> None:
        document, sheet, pages = self._document, self._sheet, self._pages
        size = min(13.0, self._setting.size * 1.1)
        step = size * SIGN_LEADING
        day = date_in_characters(sheet.effective) if sheet.effective else ""
        right = pages.size[0] - pages.side - 4 * MM
        sign(document, Signature(sheet.issuer, day), right, FOOT_BASE, size)
        notes = [f"咨询电话：{sheet.phone}"] if sheet.phone else []
        notes += [f"地\u3000\u3000址：{sheet.address}"] if sheet.address else []
        document.ink(GREY)
        for place, note in enumerate(notes):
            most = min(10.5, self._setting.size)
            note_size = fitted_size(document, note, Role.KAI, (5, most), pages.column * 0.55, 0)
            document.text((pages.side, FOOT_BASE + place * step), note, Role.KAI, note_size)

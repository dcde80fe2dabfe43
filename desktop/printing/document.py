"""One PDF being written: its properties, its pages, and text set in the font book's faces.

reportlab writes the file; text operators are written here, since its own text objects know no
composite fonts. Measures in points, the origin at the lower left corner of the page.
"""

from __future__ import annotations

import datetime
import hashlib
import io
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any

from desktop.printing.strokes import Strokes
from desktop.printing.typography.embedding import EmbeddedFace
from desktop.printing.typography.faces import Face, Role
from desktop.printing.typography.fonts import FontBook, inked
from desktop.printing.typography.lines import Cell, Line

LANGUAGE = "zh-CN"
PRODUCER = "civic-station"
# From here on readers of PDF take letter-spaced characters for separate words.
SPACED = 0.05
KEPT_FRAGMENTS = 2048


class Align(Enum):
    """Which point of a text its coordinates give, as a share of its width."""

    LEFT = 0.0
    CENTRE = 0.5
    RIGHT = 1.0


@dataclass(frozen=True, slots=True)
class Properties:
    """What a PDF says of itself.

    Args:
        title: in the window's title bar and in searches.
        author: the body that issues the document.
        made_at: when, with its time zone.
    """

    title: str
    author: str
    made_at: datetime.datetime


class _NoInitialFont:
    """Keeps reportlab from naming Helvetica, which is never embedded, on every page."""

    fontName = "none"  # noqa: N815  # reportlab's names
    _dynamicFont = True  # noqa: N815
    _multiByte = False  # noqa: N815

    class face:  # noqa: N801
        name = "none"


@cache
def _engine() -> Any:  # noqa: ANN401  # reportlab has no types
    from reportlab import rl_config
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfgen import canvas

    rl_config.useA85 = 0  # text armour costs half of the time and a quarter of the size
    pdfmetrics.registerFont(_NoInitialFont)
    return canvas.Canvas


class Document(Strokes):
    """A PDF of one or more pages of one size.

    Args:
        book: where the faces come from.
        properties: title, author, time.
        size: width and height of each page in points.
    """

    def __init__(self, book: FontBook, properties: Properties, size: tuple[float, float]) -> None:
        self.book = book
        self.size = size
        self.canvas = _engine()(
            None,
            pagesize=size,
            pageCompression=1,
            invariant=1,  # the same document gives the same bytes; the time is set below
            initialFontName=_NoInitialFont.fontName,
            lang=LANGUAGE,
            pdfVersion=(1, 4),  # the first with a language and with replacement text
        )
        self._embedded: dict[Face, EmbeddedFace] = {}
        self._fragments: dict[tuple[str, Role, float, float], str] = {}
        self._describe(properties)

    def _describe(self, properties: Properties) -> None:
        canvas = self.canvas
        canvas.setTitle(properties.title)
        canvas.setAuthor(properties.author)
        canvas.setSubject(properties.title)
        canvas.setCreator(PRODUCER)
        canvas.setProducer(PRODUCER)
        canvas.setDateFormatter(lambda *_: _pdf_date(properties.made_at))
        canvas.setViewerPreference("DisplayDocTitle", "true")
        canvas.setViewerPreference("PrintScaling", "None")

    # --- pages and forms ---

    def form(self, name: str, draw: Callable[[], None]) -> None:
        """Record what `draw` draws as a form, so that a file holds it once."""
        self.canvas.beginForm(name, 0, 0, *self.size)
        draw()
        self.canvas.endForm()

    def still(self, name: str, packed: bytes) -> None:
        """Take a drawing in as a form that was made and packed before this file was begun.

        Args:
            name: of the form.
            packed: as `KeptStrokes` gives it.
        """
        from reportlab.pdfbase import pdfdoc

        form = pdfdoc.PDFFormXObject(0, 0, *self.size)
        form.Contents = pdfdoc.PDFStream(content=packed)
        form.Contents.dictionary["Filter"] = pdfdoc.PDFName("FlateDecode")
        self.canvas._doc.addForm(name, form)

    def use(self, name: str) -> None:
        """Put a recorded form onto the page."""
        self.canvas.doForm(name)

    def end_page(self) -> None:
        """Close the page; the next drawing begins another."""
        self.canvas.showPage()

    def finish(self) -> bytes:
        """The finished file."""
        data: bytes = self.canvas.getpdfdata()
        return data

    def bookmark(self, title: str) -> None:
        """Name the page that is being drawn in the reader's list of contents."""
        place = f"p{len(self.canvas._doc.outline.destinationnamestotitles) + 1}"
        self.canvas.bookmarkPage(place)
        self.canvas.addOutlineEntry(title, place)
        self.canvas.showOutline()

    # --- drawing ---

    def picture(self, jpeg: bytes, at: tuple[float, float], size: tuple[float, float]) -> None:
        """Put a picture onto the page as it is, without decoding it.

        Args:
            jpeg: its bytes; the file holds the same ones once.
            at: its lower left corner, in points.
            size: its width and height, in points.
        """
        name = self._picture(jpeg)
        self.operators(
            f"q {size[0]:.3f} 0 0 {size[1]:.3f} {at[0]:.3f} {at[1]:.3f} cm "
            f"/{self.canvas._doc.getXObjectName(name)} Do Q"
        )
        self.canvas._formsinuse.append(name)
        self.canvas._currentPageHasImages = 1

    def _picture(self, jpeg: bytes) -> str:
        from reportlab.pdfbase import pdfdoc

        name = hashlib.sha256(jpeg).hexdigest()[:32]
        document = self.canvas._doc
        if document.idToObject.get(document.getXObjectName(name)) is None:
            made = pdfdoc.PDFImageXObject(name)
            made.loadImageFromJPEG(io.BytesIO(jpeg))
            self.canvas._setXObjects(made)
            document.Reference(made, document.getXObjectName(name))
            document.addForm(name, made)
        return name

    def operators(self, text: str) -> None:
        """Write PDF operators as they are."""
        self.canvas.addLiteral(text)

    def text(
        self,
        at: tuple[float, float],
        text: str,
        role: Role,
        size: float,
        *,
        align: Align = Align.LEFT,
        spacing: float = 0.0,
    ) -> float:
        """Set one line of text.

        Args:
            at: where its left end, middle or right end comes, on the baseline.
            text: what; invisible characters are left out.
            role: in which face.
            size: of the type, in points.
            align: which point `at` is.
            spacing: between characters, in em; none behind the last.

        Returns:
            The width it takes, in points.
        """
        text = inked(text)
        width = self.width(text, role, size, spacing)
        fragment = self._fragment(text, role, size, spacing)
        self._place(at[0] - width * align.value, at[1], fragment, _replacement(text, spacing))
        return width

    def width(self, text: str, role: Role, size: float, spacing: float = 0.0) -> float:
        """The width of a line of text as `text` would set it, in points."""
        text = inked(text)
        return self.book.width(text, role, size) + max(len(text) - 1, 0) * spacing * size

    def line(self, at: tuple[float, float], line: Line, size: float, measure: float = 0.0) -> None:
        """Set a line of a paragraph.

        Args:
            at: the left edge of the column, on the baseline.
            line: what the breaker made.
            size: of the type, in points.
            measure: width of the column in em, to which a full line is spread; 0 spreads nothing.
        """
        extra = line.spacing(measure) if measure else 0.0
        fragment = self._cells(line.cells, size, extra)
        x = at[0] + line.indent * size
        self._place(x, at[1], fragment, _replacement(line.text, extra))

    def _place(self, x: float, y: float, fragment: str, actual: str) -> None:
        body = f"BT 1 0 0 1 {x:.3f} {y:.3f} Tm {fragment} ET"
        if actual:
            replacement = f"FEFF{actual.encode('utf-16-be').hex()}"
            body = f"/Span <</ActualText <{replacement}>>> BDC {body} EMC"
        self.operators(body)

    def _fragment(self, text: str, role: Role, size: float, spacing: float) -> str:
        key = (text, role, size, spacing)
        if key not in self._fragments:
            if len(self._fragments) >= KEPT_FRAGMENTS:
                self._fragments.clear()
            runs = self.book.runs(text, role)
            shown = [
                f"{self._font(r.face, size)} <{self._encode(r.face, r.text)}> Tj" for r in runs
            ]
            self._fragments[key] = " ".join([f"{spacing * size:.3f} Tc", *shown])
        return self._fragments[key]

    def _cells(self, cells: tuple[Cell, ...], size: float, extra: float) -> str:
        """Operators for the cells of a line: stretches of one face and one spacing together."""
        parts: list[str] = []
        state: tuple[Face, float] | None = None
        for cell in cells:
            face = self.book.face(cell.char, cell.role)
            spacing = extra * size if cell.stretches else 0.0
            if state != (face, spacing):
                parts.append("] TJ" if state else "")
                parts.append(f"{self._font(face, size)} {spacing:.3f} Tc [")
                state = (face, spacing)
            if cell.before:
                parts.append(f"{-cell.before * 1000:.0f}")
            parts.append(f"<{self._encode(face, cell.char)}>")
            if cell.after:
                parts.append(f"{-cell.after * 1000:.0f}")
        text = " ".join([*parts, "] TJ"] if state else parts)
        return text.replace("> <", "")

    def _face(self, face: Face) -> EmbeddedFace:
        if face not in self._embedded:
            embedded = EmbeddedFace(face, f"F{len(self._embedded) + 1}")
            self._embedded[face] = embedded
            self.canvas._doc.delayedFonts.append(embedded)
        return self._embedded[face]

    def _font(self, face: Face, size: float) -> str:
        return f"/{self._face(face).name} {size:.3f} Tf"

    def _encode(self, face: Face, text: str) -> str:
        return self._face(face).encode(text)


def _replacement(text: str, spacing: float) -> str:
    """What a reader takes instead of letter-spaced characters, so that they are found as one word.

    Nothing where a character lies beyond the BMP: PDFium, which is in most browsers, leaves such
    a one out of a replacement text, while the ToUnicode map tells it right.
    """
    return text if spacing > SPACED and max(text, default="") < "\U00010000" else ""


def _pdf_date(moment: datetime.datetime) -> str:
    zone = moment.strftime("%z") or "+0000"
    return f"D:{moment:%Y%m%d%H%M%S}{zone[:3]}'{zone[3:5]}'"

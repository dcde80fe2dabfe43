"""A page in Word: A4 with the margins of official papers, Chinese faces by name, real styles."""

from __future__ import annotations

import datetime as dt
import io
from enum import Enum

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph
from docx.text.run import Run

LANGUAGE = "zh-CN"
#: GB/T 9704-2012, 5.1 and 5.2: A4, 22 lines of 28 characters on 156 × 225 mm.
PAGE_MM = (210, 297)
TOP_MM, LEFT_MM, TEXT_MM = 37, 28, (156, 225)
BODY, LEADING = 16.0, 28.95
_TITLE_SIZE, _TITLE_LEADING = 22.0, 36.0
#: Set a little closer, 28 characters of 16 points stand on a line. Word's grid of characters would
#: do it too, but LibreOffice and some WPS spread figures and titles over it.
_CLOSER = -0.25
_TWIPS = 20
#: Characters of a title on a line.
TITLE_CHARACTERS = 20.0


class Face(Enum):
    """A face by the name Word knows it by, and what stands in for it where it is missing.

    The names are those that Chinese offices have; Word takes the second where a PC lacks the first.
    """

    TITLE = ("方正小标宋简体", "宋体")
    SONG = ("宋体", "SimSun")
    FANG_SONG = ("仿宋_GB2312", "仿宋")
    HEI = ("黑体", "SimHei")
    KAI = ("楷体_GB2312", "楷体")


class Style:
    """The styles of a text, by their names in Word."""

    TITLE = "Title"
    HEADING, HEADING_BELOW = "Heading 1", "Heading 2"
    BODY = "Normal"
    ABOVE = "标题上方"
    PLAIN = "顶格正文"
    SIGNED = "落款"
    CAPTION = "Caption"


def blank(title: str, author: str, made_at: dt.datetime, *, sample: bool = False) -> Document:
    """An empty text with its styles, page and language.

    Args:
        title: for the file's properties.
        author: the same.
        made_at: when it is made.
        sample: say 「示例」 at the head of every page.
    """
    document = docx.Document()
    told = document.core_properties
    told.title, told.author, told.language = title, author, LANGUAGE
    told.comments = told.last_modified_by = ""
    told.created = told.modified = made_at.astimezone(dt.UTC).replace(tzinfo=None)
    _lay_page(document)
    _set_styles(document)
    _name_faces(document)
    if sample:
        head = document.sections[0].header.paragraphs[0]
        head.alignment = WD_ALIGN_PARAGRAPH.CENTER
        dress(head.add_run("示例"), Face.HEI)
    return document


def packed(document: Document) -> bytes:
    """The file."""
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def dress(run: Run, face: Face) -> Run:
    """Give some words a face of their own."""
    _set_fonts(run._r.get_or_add_rPr(), face)
    return run


def keep_with_next(paragraph: Paragraph) -> Paragraph:
    """Let no page end behind it."""
    paragraph.paragraph_format.keep_with_next = True
    return paragraph


def indent_right(paragraph: Paragraph, characters: float) -> None:
    """Keep so many characters free at the right."""
    paragraph.paragraph_format.right_indent = Pt(characters * BODY)


def number_pages(document: Document) -> None:
    """—1— below the text: at the right on odd pages, at the left on even ones (7.5)."""
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    sides = (
        (section.footer, WD_ALIGN_PARAGRAPH.RIGHT),
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
    )
    for footer, side in sides:
        paragraph = footer.paragraphs[0]
        paragraph.alignment = side
        paragraph.paragraph_format.left_indent = Pt(14)
        paragraph.paragraph_format.right_indent = Pt(14)
        for part in ("—", None, "—"):
            run = dress(paragraph.add_run(part or ""), Face.SONG)
            run.font.size = Pt(14)
            if part is None:
                _add_page_field(run)


def _add_page_field(run: Run) -> None:
    for kind in ("begin", "", "separate", "text", "end"):
        if kind == "text":
            run.add_text("1")
        elif kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
        else:
            code = OxmlElement("w:instrText")
            code.set(qn("xml:space"), "preserve")
            code.text = " PAGE "
            run._r.append(code)


def _lay_page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(PAGE_MM[0]), Mm(PAGE_MM[1])
    section.top_margin, section.left_margin = Mm(TOP_MM), Mm(LEFT_MM)
    section.right_margin = Mm(PAGE_MM[0] - LEFT_MM - TEXT_MM[0])
    section.bottom_margin = Mm(PAGE_MM[1] - TOP_MM - TEXT_MM[1])
    section.footer_distance = Mm(24.5)  # the number stands 7 mm below the text


def _set_styles(document: Document) -> None:
    defaults = document.styles.element.find(qn("w:docDefaults"))
    for language in defaults.iter(qn("w:lang")):
        for name in ("val", "eastAsia"):
            language.set(qn(f"w:{name}"), LANGUAGE)
    body = _style(document, Style.BODY, Face.FANG_SONG, BODY)
    _indent_first(body, 2)
    closer = OxmlElement("w:spacing")
    closer.set(qn("w:val"), str(round(_CLOSER * _TWIPS)))
    body.element.get_or_add_rPr().find(qn("w:sz")).addprevious(closer)
    centre = WD_ALIGN_PARAGRAPH.CENTER
    title = _style(document, Style.TITLE, Face.TITLE, _TITLE_SIZE, centre)
    title.paragraph_format.line_spacing = Pt(_TITLE_LEADING)
    title.paragraph_format.space_after = Pt(LEADING)
    _style(document, Style.ABOVE, Face.KAI, BODY, centre)
    _style(document, Style.CAPTION, Face.KAI, 12, centre)
    _style(document, Style.PLAIN, Face.FANG_SONG, BODY)
    _style(document, Style.SIGNED, Face.FANG_SONG, BODY, WD_ALIGN_PARAGRAPH.RIGHT)
    for name, face in ((Style.HEADING, Face.HEI), (Style.HEADING_BELOW, Face.KAI)):
        heading = _style(document, name, face, BODY)
        _indent_first(heading, 2)
        heading.paragraph_format.keep_with_next = True


def _style(
    document: Document,
    name: str,
    face: Face,
    size: float,
    align: WD_ALIGN_PARAGRAPH | None = None,
) -> ParagraphStyle:
    """A style of Word's own, or a new one, with nothing left of what it looked like before."""
    styles = document.styles
    if name not in styles:
        made = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        made.base_style = styles[Style.BODY]
        made.quick_style = True
    style = styles[name]
    assert isinstance(style, ParagraphStyle)  # noqa: S101 - all named above are
    font = style.font
    font.size, font.bold, font.italic = Pt(size), False, False
    font.color.rgb = RGBColor(0, 0, 0)
    marks = style.element.get_or_add_rPr()
    for unwanted in ("w:spacing", "w:kern"):
        for mark in marks.findall(qn(unwanted)):
            marks.remove(mark)
    _set_fonts(marks, face)
    shape = style.paragraph_format
    for border in style.element.get_or_add_pPr().findall(qn("w:pBdr")):
        style.element.get_or_add_pPr().remove(border)
    shape.space_before = shape.space_after = Pt(0)
    shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(LEADING)
    shape.alignment = align if align is not None else WD_ALIGN_PARAGRAPH.JUSTIFY
    _indent_first(style, 0)
    return style


def _indent_first(style: ParagraphStyle, characters: int) -> None:
    """Counted in characters, so that it holds when somebody chooses another size."""
    style.paragraph_format.first_line_indent = Pt(characters * BODY)
    indent = style.element.get_or_add_pPr().get_or_add_ind()
    indent.set(qn("w:firstLineChars"), str(characters * 100))


def _set_fonts(marks: object, face: Face) -> None:
    fonts = marks.get_or_add_rFonts()  # type: ignore[attr-defined]
    fonts.attrib.clear()  # a theme's face, if any is named, goes before ours
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), face.value[0])
    fonts.set(qn("w:hint"), "eastAsia")


def _name_faces(document: Document) -> None:
    """Tell Word in the table of fonts what stands in for a face that a PC lacks."""
    table = parse_xml(f"<w:fonts {nsdecls('w')}/>")
    for face in Face:
        name, instead = face.value
        font = OxmlElement("w:font")
        font.set(qn("w:name"), name)
        for tag, value in (("altName", instead), ("charset", "86"), ("family", "auto")):
            mark = OxmlElement(f"w:{tag}")
            mark.set(qn("w:val"), value)
            font.append(mark)
        table.append(font)
    document.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)._blob = serialize_part_xml(table)

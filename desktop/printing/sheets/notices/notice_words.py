"""What a notice (通知) says: paragraphs of five levels, read from plain lines and numbered anew.

GB/T 9704-2012, 7.3.3: the levels of a text are marked 一、（一）1.（1）. There is no place here for
a red head, a document number or the picture of a seal: a village issues no red-head documents.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop.printing.typography.wording import date_in_figures, numeral

DEEPEST = 4
_NUMERALS = "[一二三四五六七八九十百零]{1,5}"
#: How a line begins that has a level, from 1; what looks like 1.5 万元 is no number of a paragraph.
_BEGINNINGS = (
    re.compile(rf"{_NUMERALS}、"),
    re.compile(rf"[（(]{_NUMERALS}[）)]、?"),
    re.compile(r"\d{1,2}[.．、](?!\d)"),
    re.compile(r"[（(]\d{1,2}[）)]、?"),
)
#: Ends the part of a heading that stands in its own face where text runs on behind it.
_HEADING_END = re.compile("[。：]")
#: In characters, its mark included: less than a line.
_LONGEST_HEADING = 24
_COLONS = "：: \u3000"


@dataclass(frozen=True, slots=True)
class NoticeParagraph:
    """A paragraph.

    Args:
        level: 0 for plain text, 1 for 一、 to 4 for （1）.
        text: without its number.
    """

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice, ready to be set.

    Args:
        title: what it is about; usually 关于……的通知.
        paragraphs: the text.
        signed_by: the body that signs (发文机关署名).
        dated: the day of writing (成文日期); None leaves the line out.
        to: whom it is sent to (主送机关); empty leaves the line out.
        attachments: their names, in order.
        contact: whom to ask; empty for nobody.
        phone: of whom to ask; empty for none.
        remark: another remark in brackets (附注).
        sealed: whether a seal will be put over the signing body and the date.
        sample: print 「示例」 across every page.
    """

    title: str
    paragraphs: tuple[NoticeParagraph, ...]
    signed_by: str
    dated: datetime.date | None = None
    to: str = ""
    attachments: tuple[str, ...] = ()
    contact: str = ""
    phone: str = ""
    remark: str = ""
    sealed: bool = True
    sample: bool = False

    @property
    def addressed(self) -> str:
        """Whom it is sent to, with the colon; empty for nobody."""
        return f"{words}：" if (words := self.to.strip(_COLONS)) else ""

    @property
    def date(self) -> str:
        """The day of writing in figures, or empty."""
        return date_in_figures(self.dated) if self.dated else ""

    @property
    def inquiries(self) -> tuple[str, ...]:
        """Whom to ask, and where to ring up; no line should part label and words."""
        told = (("联系人", self.contact), ("电话", self.phone))
        return tuple(f"{label}：{words}" for label, words in told if words)

    @property
    def remarks(self) -> tuple[str, ...]:
        """What stands in brackets below the date, each on a line of its own (7.3.6)."""
        told = (self.remark.strip("（）() "), "，".join(self.inquiries))
        return tuple(f"（{words}）" for words in told if words)

    def texts(self) -> dict[str, str]:
        """Every text by the name the clerk knows it by, for the check of characters."""
        return {
            "标题": self.title,
            "主送": self.to,
            "正文": "".join(paragraph.text for paragraph in self.paragraphs),
            "附件": "".join(self.attachments),
            "落款": self.signed_by,
            "附注": "".join(self.remarks),
        }


def paragraphs_of(text: str) -> tuple[NoticeParagraph, ...]:
    """Read paragraphs off plain lines, as they are typed or pasted.

    Args:
        text: a paragraph a line; what begins with 一、（一）1. or（1） has that level. The numbers
            themselves are not kept: `numbers` gives them anew.
    """
    lines = (line.strip() for line in text.splitlines())
    return tuple(_paragraph(line) for line in lines if line)


def _paragraph(line: str) -> NoticeParagraph:
    for level, beginning in enumerate(_BEGINNINGS, 1):
        found = beginning.match(line)
        if found and line[found.end() :].strip():
            return NoticeParagraph(level, line[found.end() :].strip())
    return NoticeParagraph(0, line)


def plain_lines(paragraphs: Sequence[NoticeParagraph]) -> str:
    """The same paragraphs as lines with their numbers, which `paragraphs_of` reads again."""
    pairs = zip(numbers(paragraphs), paragraphs, strict=True)
    return "\n".join(f"{number}{paragraph.text}" for number, paragraph in pairs)


def numbers(paragraphs: Iterable[NoticeParagraph]) -> list[str]:
    """The number before each paragraph, empty for plain text.

    Each level counts on until one above it comes; plain text in between stops nothing.
    """
    counted = [0] * (DEEPEST + 1)
    told = []
    for paragraph in paragraphs:
        level = paragraph.level
        if level:
            counted[level] += 1
            counted[level + 1 :] = [0] * (DEEPEST - level)
        told.append(_number(level, counted[level]))
    return told


def _number(level: int, count: int) -> str:
    if level == 1:
        return f"{numeral(count)}、"
    if level == 2:
        return f"（{numeral(count)}）"
    if level == 3:
        return f"{count}."
    return f"（{count}）" if level == DEEPEST else ""


def heading_and_rest(paragraph: NoticeParagraph) -> tuple[str, str]:
    """What of a paragraph stands in the face of its level, and what runs on behind in 仿宋.

    A heading ends with its first full stop or colon; without any the whole is one. What is too long
    for a heading is a sentence like others. Plain text and the two lower levels, which stand in
    仿宋 anyway, are all rest.
    """
    text = paragraph.text
    found = _HEADING_END.search(text)
    if paragraph.level not in (1, 2) or (found and found.end() > _LONGEST_HEADING):
        return "", text
    end = found.end() if found else len(text)
    return text[:end], text[end:]

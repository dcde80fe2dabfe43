"""The honour certificate (荣誉证书): whom a station has chosen as an example, a lying A4 page each.

A village chooses examples (选树) and thanks them (嘉许); titles of honour and commendations
(表彰) are for bodies that have the right to (domain.md, Words).
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.model.progress import CancelAsked, Progress, never, silent
from desktop.model.stock import PLAIN, Stock
from desktop.printing.sheets.certificates.certificate_words import hands, inside_quotes
from desktop.printing.sheets.certificates.framed_page import Framed, set_framed
from desktop.printing.typography.faces import Role
from desktop.printing.typography.flow import Paragraph
from desktop.printing.typography.fonts import FontBook
from desktop.printing.typography.lines import Span
from desktop.printing.typography.missing import require_all

TITLE = "荣誉证书"
CLOSING = "本证书由出具单位编号登记，可扫码核验"
_THANKS = "感谢您热心参加志愿服务"
_ENDS = "。.；;，,、 \u3000"


@dataclass(frozen=True, slots=True, kw_only=True)
class HonourCertificate:
    """What one certificate says.

    Args:
        number: ``{series}-{six figures}``.
        holder: full name.
        form_of_address: what follows the name.
        volunteer_number: national or own number; empty leaves it out.
        title: what they were chosen as, ``优秀志愿者``.
        reason: for what, in words; a sentence of thanks stands there where it is empty.
        station: full name of the station, above the title.
        issuer: the signing body.
        person_in_charge, handler, phone: who answers for it.
        issued_on: its date.
        code: payload of the verification code; empty prints none.
        sample: print 「示例」 across the page.
        reprint: say that it was printed before.
    """

    number: str
    holder: str
    form_of_address: str = "同志"
    volunteer_number: str = ""
    title: str
    reason: str = ""
    station: str
    issuer: str
    person_in_charge: str = ""
    handler: str = ""
    phone: str = ""
    issued_on: datetime.date
    code: str = ""
    sample: bool = False
    reprint: bool = False

    def texts(self) -> dict[str, str]:
        """Every text by the name the clerk knows it by, for the check of characters."""
        return {
            "姓名": self.holder + self.form_of_address,
            "编号": self.number + self.volunteer_number,
            "荣誉名称": self.title,
            "事由": self.reason,
            "站名": self.station,
            "落款": self.issuer,
            "经办": self.person_in_charge + self.handler + self.phone,
        }


@dataclass(frozen=True, slots=True)
class HonourBatch:
    """Certificates with the paper they go on.

    Args:
        certificates: one or more, in the order of printing.
        stock: the paper in the printer.
    """

    certificates: tuple[HonourCertificate, ...]
    stock: Stock = PLAIN


def render_honours(
    batch: HonourBatch,
    book: FontBook,
    made_at: datetime.datetime,
    *,
    phrases: Sequence[str] = (),
    progress: Progress = silent,
    cancelled: CancelAsked = never,
) -> bytes:
    """Set a batch, one page a certificate.

    Args:
        batch: what is printed, on which paper; on one with a frame of its own only the words are.
        book: the fonts.
        made_at: the time the PDF states.
        phrases: words no line may split.
        progress: told how many pages are done.
        cancelled: asked before each page.

    Raises:
        NothingToPrint: the batch is empty.
        MissingGlyphs: characters no font has, with whose they are; nothing was printed.
        DoesNotFit: a text is too long for its page.
        Cancelled: somebody asked it to stop.
    """
    require_all(((one.holder, one.texts()) for one in batch.certificates), book.missing)
    return set_framed(
        TITLE,
        [_framed(one) for one in batch.certificates],
        book,
        made_at,
        stock=batch.stock,
        phrases=phrases,
        progress=progress,
        cancelled=cancelled,
    )


def _framed(said: HonourCertificate) -> Framed:
    known = f"志愿者编号 {said.volunteer_number}" if said.volunteer_number else ""
    return Framed(
        station=said.station,
        number=said.number,
        reprint=said.reprint,
        holder=said.holder,
        address=f"{said.form_of_address}：",
        identity=known,
        paragraphs=_sentences(said),
        names=(said.holder, said.person_in_charge, said.handler, said.title),
        answerable=tuple(hands(said.person_in_charge, said.handler, said.phone)),
        issuer=said.issuer,
        issued_on=said.issued_on,
        closing=CLOSING,
        code=said.code,
        sample=said.sample,
    )


def _sentences(said: HonourCertificate) -> tuple[Paragraph, ...]:
    """For what, as what; then what the certificate is."""
    reason = said.reason.strip().rstrip(_ENDS)
    before = f"{reason}，现选树为“" if reason else f"{_THANKS}。现选树您为“"
    spans = (
        Span(before, Role.KAI),
        Span(inside_quotes(said.title), Role.TITLE),
        Span("”。", Role.KAI),
    )
    closing = (Span("特发此证，予以嘉许。", Role.KAI),)
    return Paragraph(spans), Paragraph(closing, before=0.2)

"""The activity certificate (活动证书): what a volunteer takes home, one lying A4 page each.

What it states follows 志愿服务记录与证明出具办法（试行） (Ministry of Civil Affairs, order 67 of
2020): holder, time, content, issuer, person in charge, handler, contact, date; free of charge.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop import errors
from desktop.printing.document import Align, Document, Properties
from desktop.printing.faces import Role
from desktop.printing.flow import Paragraph, Setting, largest_fit, set_paragraphs
from desktop.printing.fonts import FontBook
from desktop.printing.ink import A4, BLACK, GREY, MM, RED
from desktop.printing.lines import Breaker, Span
from desktop.printing.ornament import guilloche_border, medallion, rule_with_diamond
from desktop.printing.page import Signature, fitted_size, sign, watermark
from desktop.printing.qr import draw_code
from desktop.printing.wording import date_in_characters, date_in_figures

TITLE = "活动证书"
FREE = "本证书依据志愿服务记录无偿出具"
PAGE = A4.landscape.size
WIDTH, HEIGHT = PAGE
SIDE = 40 * MM
COLUMN = WIDTH - 2 * SIDE
BODY_TOP = HEIGHT - 89 * MM
BODY_ROOM = 47 * MM
SIZES = tuple(11 + step * 0.5 for step in range(15))
LEADING = 1.72
CODE = 25 * MM
FOOT = 31 * MM
FRAME, FRAME_SAMPLE = "frame", "frame-sample"
UNMASKED = re.compile(r"\d{6}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityCertificate:
    """What one certificate says.

    Args:
        number: ``{series}-{six figures}``.
        holder: full name.
        form_of_address: what follows the name.
        volunteer_number: national or own number; empty leaves it out.
        id_type: kind of document, for example 居民身份证; empty leaves it out.
        id_number: masked to its first and last character.
        activity: its title.
        held_on: the day or the first of several.
        held_until: the last day, if there are several.
        place: where; may be empty.
        role: what the holder did there; may be empty.
        hours: service time in hours as it is to be read, ``3.5``.
        content: what the service was; may be empty.
        station: full name of the station, above the title.
        issuer: the signing body.
        person_in_charge, handler, phone: who answers for it.
        issued_on: its date.
        notes: a remark; may be empty.
        code: payload of the verification code; empty prints none.
        sample: print 「示例」 across the page.
        reprint: say that it was printed before.
    """

    number: str
    holder: str
    form_of_address: str = "同志"
    volunteer_number: str = ""
    id_type: str = ""
    id_number: str = ""
    activity: str
    held_on: datetime.date
    held_until: datetime.date | None = None
    place: str = ""
    role: str = ""
    hours: str
    content: str = ""
    station: str
    issuer: str
    person_in_charge: str = ""
    handler: str = ""
    phone: str = ""
    issued_on: datetime.date
    notes: str = ""
    code: str = ""
    sample: bool = False
    reprint: bool = False

    def __post_init__(self) -> None:
        if UNMASKED.search(self.id_number):
            raise errors.ProgramError(what="证件号码没有遮盖")

    def texts(self) -> dict[str, str]:
        """Every text by the name the clerk knows it by, for the check of characters."""
        return {
            "姓名": self.holder + self.form_of_address,
            "编号": self.number + self.volunteer_number,
            "证件": self.id_type + self.id_number,
            "活动名称": self.activity,
            "地点": self.place,
            "担任工作": self.role,
            "时长": self.hours,
            "服务内容": self.content,
            "站名": self.station,
            "落款": self.issuer,
            "经办": self.person_in_charge + self.handler + self.phone,
            "备注": self.notes,
        }


def render_activity_certificates(
    certificates: Iterable[ActivityCertificate],
    book: FontBook,
    made_at: datetime.datetime,
    *,
    phrases: Sequence[str] = (),
) -> bytes:
    """Set a batch, one page a certificate.

    Args:
        certificates: one or more, in the order of printing.
        book: the fonts.
        made_at: the time the PDF states.
        phrases: words no line may split.

    Raises:
        NothingToPrint: the batch is empty.
        MissingGlyphs: a character no font has; nothing was printed.
        DoesNotFit: a text is too long for its page.
    """
    batch = list(certificates)
    if not batch:
        raise errors.NothingToPrint(why="没有选中任何人")
    for certificate in batch:
        book.require(certificate.texts())
    first = batch[0]
    title = f"{TITLE} {first.number}" + (f" 等{len(batch)}份" if len(batch) > 1 else "")
    document = Document(book, Properties(title, first.issuer, made_at), PAGE)
    document.form(FRAME, lambda: _frame(document, sample=False))
    if any(certificate.sample for certificate in batch):
        document.form(FRAME_SAMPLE, lambda: _frame(document, sample=True))
    for certificate in batch:
        _Page(document, certificate, phrases).draw()
        document.end_page()
    return document.finish()


def _frame(document: Document, *, sample: bool) -> None:
    """What all certificates share, drawn once a file."""
    medallion(document, (WIDTH / 2, HEIGHT / 2 - 6 * MM), 46 * MM)
    if sample:
        watermark(document, PAGE)
    guilloche_border(document, PAGE, 10.5 * MM, 8.5 * MM)
    document.ink(RED)
    at = (WIDTH / 2, HEIGHT - 56.5 * MM)
    document.text(at, TITLE, Role.TITLE, 46, align=Align.CENTRE, spacing=0.42)
    rule_with_diamond(document, (WIDTH / 2, HEIGHT - 64 * MM), 118 * MM, RED)


class _Page:
    """Draws one certificate."""

    def __init__(
        self, document: Document, certificate: ActivityCertificate, phrases: Sequence[str]
    ) -> None:
        self._document = document
        self._facts = certificate
        self._phrases = phrases

    def draw(self) -> None:
        self._document.use(FRAME_SAMPLE if self._facts.sample else FRAME)
        self._head()
        self._holder()
        self._body()
        self._foot()

    def _head(self) -> None:
        document, facts = self._document, self._facts
        document.ink(BLACK)
        size = fitted_size(document, facts.station, Role.KAI, (8, 17), COLUMN, 0.1)
        at = (WIDTH / 2, HEIGHT - 36 * MM)
        document.text(at, facts.station, Role.KAI, size, align=Align.CENTRE, spacing=0.1)
        number = ("（补打）" if facts.reprint else "") + f"编号：{facts.number}"
        document.ink(GREY)
        at = (WIDTH - SIDE, HEIGHT - 72.5 * MM)
        document.text(at, number, Role.SONG, 10.5, align=Align.RIGHT)

    def _holder(self) -> None:
        """The name with its address, and behind it who exactly is meant."""
        document, facts = self._document, self._facts
        base = HEIGHT - 82 * MM
        document.ink(BLACK)
        size = fitted_size(document, facts.holder, Role.KAI, (13, 26), COLUMN * 0.5, 0.06)
        end = SIDE + document.text((SIDE, base), facts.holder, Role.KAI, size, spacing=0.06)
        address = f"{facts.form_of_address}："
        end += 7 + document.text((end + 7, base), address, Role.KAI, 18)
        document.ink(GREY)
        known = [f"志愿者编号 {facts.volunteer_number}"] if facts.volunteer_number else []
        known += [f"{facts.id_type} {facts.id_number}"] if facts.id_number else []
        line = "\u3000".join(known)
        small = fitted_size(document, line, Role.SONG, (6, 10.5), WIDTH - SIDE - end - 8, 0)
        document.text((WIDTH - SIDE, base), line, Role.SONG, small, align=Align.RIGHT)

    def _body(self) -> None:
        document, facts = self._document, self._facts
        names = (facts.holder, facts.person_in_charge, facts.handler)
        breaker = Breaker(document.book.advance, [*self._phrases, *names])
        setting = _largest(facts, breaker)
        document.ink(BLACK)
        (lines,) = setting.pages
        spare = BODY_ROOM - lines[-1].down * setting.leading
        top = BODY_TOP - min(spare * 0.35, 8 * MM)
        for placed in lines:
            base = top - (placed.down - 0.5) * setting.leading - setting.size * 0.37
            document.line((SIDE, base), placed.line, setting.size, setting.measure)

    def _foot(self) -> None:
        document, facts = self._document, self._facts
        left = SIDE
        if facts.code:
            document.ink(BLACK)
            draw_code(document, facts.code, (left, FOOT + 4 * MM), CODE)
            document.ink(GREY)
            at = (left + CODE / 2, FOOT)
            document.text(at, "扫码核验", Role.HEI, 8, align=Align.CENTRE, spacing=0.05)
            left += CODE + 8 * MM
        document.ink(BLACK)
        for place, (label, text) in enumerate(reversed(_answerable(facts))):
            line = f"{label}：{text}"
            size = fitted_size(document, line, Role.SONG, (6, 11.5), 78 * MM, 0)
            document.text((left, FOOT + 4 * MM + place * 21), line, Role.SONG, size)
        seal = Signature(facts.issuer, date_in_characters(facts.issued_on))
        widest = fitted_size(document, facts.issuer, Role.SONG, (8, 14.5), 92 * MM, 0)
        sign(document, seal, WIDTH - SIDE, FOOT + 6 * MM, widest)
        document.ink(GREY)
        note = f"备注：{facts.notes}\u3000{FREE}" if facts.notes else FREE
        size = fitted_size(document, note, Role.KAI, (6, 9), COLUMN, 0)
        document.text((WIDTH / 2, 24.5 * MM), note, Role.KAI, size, align=Align.CENTRE)


def _largest(facts: ActivityCertificate, breaker: Breaker) -> Setting:
    paragraphs = _sentences(facts)

    def set_at(size: float) -> Setting:
        return set_paragraphs(paragraphs, breaker, size, COLUMN, lambda _: BODY_ROOM, LEADING)

    # Most certificates fit at the largest size; only long ones pay for the search.
    setting = set_at(SIZES[-1])
    found = setting if len(setting.pages) == 1 else largest_fit(SIZES, 1, set_at)
    if found is None:
        raise errors.DoesNotFit(what=f"{facts.holder}的证书")
    return found


def _sentences(facts: ActivityCertificate) -> list[Paragraph]:
    """The wording: when, where, what, as whom, how long; then thanks."""
    days = date_in_figures(facts.held_on)
    if facts.held_until and facts.held_until != facts.held_on:
        days += f"至{date_in_figures(facts.held_until)}"
    place = f"在{facts.place}" if facts.place else ""
    before = f"于{days}{place}参加“{_inside_quotes(facts.activity)}”志愿服务活动，"
    before += f"担任{facts.role}，" if facts.role else ""
    content = facts.content.strip().rstrip("。.；;，,、")
    after = f"。服务内容：{content}。" if content else "。"
    spans = (
        Span(f"{before}提供志愿服务", Role.KAI),
        Span(f"{facts.hours}小时", Role.TITLE),
        Span(after, Role.KAI),
    )
    return [Paragraph(spans), Paragraph((Span("特此证明，并致谢意。", Role.KAI),), before=0.2)]


def _inside_quotes(text: str) -> str:
    """Quotation marks inside quotation marks are single (GB/T 15834-2011, 4.8)."""
    return text.replace("“", "‘").replace("”", "’")


def _answerable(facts: ActivityCertificate) -> list[tuple[str, str]]:
    lines = [
        ("负\u2002责\u2002人", facts.person_in_charge),
        ("经\u2002办\u2002人", facts.handler),
        ("联系电话", facts.phone),
    ]
    return [(label, text) for label, text in lines if text]

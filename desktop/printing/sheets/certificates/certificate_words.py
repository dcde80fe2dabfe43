"""What an activity certificate says: its facts, and the sentences made of them.

It states what 志愿服务记录与证明出具办法（试行） asks for (Ministry of Civil Affairs, order 67 of
2020): holder, time, content, issuer, person in charge, handler, contact, date; free of charge.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from desktop import errors
from desktop.printing.typography.faces import Role
from desktop.printing.typography.flow import Paragraph
from desktop.printing.typography.lines import Span
from desktop.printing.typography.wording import date_in_figures

TITLE = "活动证书"
FREE = "本证书依据志愿服务记录无偿出具"
UNMASKED = re.compile(r"\d{6}")


_PERSONS = ("员", "长", "人", "手", "师", "者", "主持", "领队", "助理")


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


def sentences(facts: ActivityCertificate) -> list[Paragraph]:
    """The wording: when, where, what, as whom, how long; then thanks."""
    days = date_in_figures(facts.held_on)
    if facts.held_until and facts.held_until != facts.held_on:
        days += f"至{date_in_figures(facts.held_until)}"
    place = f"在{facts.place}" if facts.place else ""
    before = f"于{days}{place}参加“{inside_quotes(facts.activity)}”志愿服务活动，"
    before += f"{_part(facts.role)}，" if facts.role else ""
    content = facts.content.strip().rstrip("。.；;，,、")
    after = f"。服务内容：{content}。" if content else "。"
    spans = (
        Span(f"{before}提供志愿服务", Role.KAI),
        Span(f"{facts.hours}小时", Role.TITLE),
        Span(after, Role.KAI),
    )
    notes = f"备注：{facts.notes}" if facts.notes else ""
    closing = ("特此证明，并致谢意。", notes)
    ends = [Paragraph((Span(text, Role.KAI),), before=0.2) for text in closing if text]
    return [Paragraph(spans), *ends]


def _part(role: str) -> str:
    """One is 担任 somebody (引导员, 队长), and does 承担 a work (后勤, 包饺子)."""
    if role.endswith(_PERSONS):
        return f"担任{role}"
    return f"承担{role}" if role.endswith("工作") else f"承担{role}工作"


def inside_quotes(text: str) -> str:
    """Quotation marks inside quotation marks are single (GB/T 15834-2011, 4.8)."""
    return text.replace("“", "‘").replace("”", "’")


def identity(facts: ActivityCertificate) -> str:
    """Who exactly is meant, as far as it is known."""
    known = [f"志愿者编号 {facts.volunteer_number}"] if facts.volunteer_number else []
    known += [f"{facts.id_type} {facts.id_number}".strip()] if facts.id_number else []
    return "\u3000".join(known)


def answerable(facts: ActivityCertificate) -> list[tuple[str, str]]:
    """Who answers for the certificate: label and name, those that are known."""
    return hands(facts.person_in_charge, facts.handler, facts.phone)


def hands(person_in_charge: str, handler: str, phone: str) -> list[tuple[str, str]]:
    """Label and name of who is in charge, who handles it and where to ask; those that are known."""
    lines = [
        ("负\u2002责\u2002人", person_in_charge),
        ("经\u2002办\u2002人", handler),
        ("联系电话", phone),
    ]
    return [(label, text) for label, text in lines if text]

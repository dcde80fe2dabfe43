"""What a service record (志愿服务记录证明) says.

The four blocks of 关于规范志愿服务记录证明工作的指导意见 (民发〔2015〕149号, section 2): who the
volunteer is, what was served, who issues it, what else there is to tell; docs/sources.md.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from desktop import errors
from desktop.printing.sheets.certificates.certificate_words import UNMASKED
from desktop.printing.typography.wording import date_in_figures

TITLE = "志愿服务记录证明"
NOTES = (
    "本证明依据志愿服务记录如实、无偿出具。服务时长是实际服务的时间，不含往返路途。",
    "证件号码只印首尾各一位。本证明涂改无效。",
    "在出具单位的程序里核验左下方的二维码，可以核对编号、日期和内容。",
)


@dataclass(frozen=True, slots=True)
class Service:
    """One line of the table, as it is to be read.

    Args:
        day: when; empty where nobody knows.
        content: what was done.
        role: the holder's part in it; may be empty.
        hours: how long.
    """

    day: str
    content: str
    role: str
    hours: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceRecord:
    """What one certificate says.

    Args:
        number: ``{series}-{six figures}``.
        holder: full name.
        sex: 男 or 女; empty leaves the box empty, like what follows.
        id_type: kind of document.
        id_number: masked to its first and last character.
        volunteer_number: national or own number.
        first: first day of the period; None for all there ever was.
        last: last day of the period.
        services: one or more, in order.
        hours: all together.
        station: full name of the station, above the title.
        issuer: the signing body.
        person_in_charge, handler, phone: who answers for it.
        issued_on: its date.
        code: payload of the verification code; empty prints none.
        sample: print 「示例」 across every page.
        reprint: say that it was printed before.
    """

    number: str
    holder: str
    sex: str = ""
    id_type: str = ""
    id_number: str = ""
    volunteer_number: str = ""
    first: datetime.date | None
    last: datetime.date
    services: tuple[Service, ...]
    hours: str
    station: str
    issuer: str
    person_in_charge: str = ""
    handler: str = ""
    phone: str = ""
    issued_on: datetime.date
    code: str = ""
    sample: bool = False
    reprint: bool = False

    def __post_init__(self) -> None:
        if UNMASKED.search(self.id_number):
            raise errors.ProgramError(what="证件号码没有遮盖")

    @property
    def period(self) -> str:
        """From when until when, in words."""
        last = date_in_figures(self.last)
        if self.first is None:
            return f"参加志愿服务以来，截至{last}"
        return f"{date_in_figures(self.first)}至{last}"

    def texts(self) -> dict[str, str]:
        """Every text by the name the clerk knows it by, for the check of characters."""
        return {
            "姓名": self.holder,
            "编号": self.number + self.volunteer_number,
            "证件": self.sex + self.id_type + self.id_number,
            "服务内容": "".join(one.content for one in self.services),
            "担任工作": "".join(one.role for one in self.services),
            "服务日期": "".join(one.day + one.hours for one in self.services),
            "站名": self.station,
            "落款": self.issuer,
            "经办": self.person_in_charge + self.handler + self.phone,
        }


@dataclass(frozen=True, slots=True)
class ServiceRecords:
    """Certificates in one file.

    Args:
        records: one or more, in the order of printing.
    """

    records: tuple[ServiceRecord, ...]

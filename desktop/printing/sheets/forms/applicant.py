"""What an application form (志愿者报名表) says: its words from resources, and who applies."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from desktop import errors

_UNMASKED = re.compile(r"\d{6}")


@dataclass(frozen=True, slots=True)
class Asked:
    """One consent that is asked for by itself.

    Args:
        label: what for.
        sentence: what somebody agrees to, in plain words.
    """

    label: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Keeper:
    """Who keeps what somebody writes down, and to whom it is reported.

    Args:
        station: full name of the station.
        phone: its telephone; may be empty, like both that follow.
        town: its town, which has a 所.
        county: its county, which has a 中心.
    """

    station: str
    phone: str = ""
    town: str = ""
    county: str = ""

    def fields(self) -> dict[str, str]:
        """By the names in braces of the form's sentences."""
        above = [f"{self.town}新时代文明实践所"] if self.town else []
        above += [f"{self.county}新时代文明实践中心"] if self.county else []
        return {
            "station": self.station,
            "contact": f"（电话{self.phone}）" if self.phone else "",
            "above": "、".join(above) or "上级新时代文明实践所、中心",
        }


@dataclass(frozen=True, slots=True)
class FormWords:
    """The sentences of the form.

    Args:
        notice: who keeps what for which purpose, and what rights there are.
        consents: each with boxes of its own.
        guardian: what a guardian agrees to.
        declaration: what who applies declares.
    """

    notice: str
    consents: tuple[Asked, ...]
    guardian: str
    declaration: str

    @classmethod
    def load(cls, path: Path, keeper: Keeper) -> FormWords:
        """Read them, with a station's facts in the place of ``{station}`` and its like.

        Args:
            path: ``resources/print/application-form.json``.
            keeper: whose facts.

        Raises:
            errors.FileMissing: there is no such file.
            errors.FileUnreadable: it is not of the expected form.
        """
        fields = keeper.fields()
        try:
            told = json.loads(path.read_text(encoding="utf-8"))
            consents = tuple(
                Asked(one["label"], _filled(one["sentence"], fields)) for one in told["consents"]
            )
            notice, guardian = (_filled(told[name], fields) for name in ("notice", "guardian"))
            return cls(notice, consents, guardian, _filled(told["declaration"], fields))
        except OSError as error:
            raise errors.FileMissing(path=path.name) from error
        except (ValueError, KeyError, TypeError) as error:
            raise errors.FileUnreadable(path=path.name, why="不是报名表的格式") from error


@dataclass(frozen=True, slots=True, kw_only=True)
class Applicant:
    """Who applies, as it is to be read; what is empty is written by hand.

    Args:
        name: full name.
        sex: 男 or 女.
        born: the day, as far as known.
        alias, phone, political, group, address, contact: as in the record.
        national_number: of the national register of volunteers.
        id_type: kind of document.
        id_number: masked to its first and last character.
        skills, areas: what they can do, and where they want to help.
        guardian, guardian_phone: of a minor.
    """

    name: str = ""
    sex: str = ""
    born: str = ""
    alias: str = ""
    phone: str = ""
    political: str = ""
    group: str = ""
    address: str = ""
    contact: str = ""
    national_number: str = ""
    id_type: str = ""
    id_number: str = ""
    skills: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    guardian: str = ""
    guardian_phone: str = ""

    def __post_init__(self) -> None:
        if _UNMASKED.search(self.id_number):
            raise errors.ProgramError(what="证件号码没有遮盖")


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationForm:
    """One form.

    Args:
        station: full name of the station.
        words: its sentences.
        skills, areas: what can be ticked.
        applicant: who applies; nothing is known of them on a blank form.
        adult: whether no guardian has to sign, since who applies is 18 or older.
        code: payload of the code by which the signed form finds back; empty prints none.
        short: the same in letters, for where it can't be read.
        sample: print 「示例」 across it.
    """

    station: str
    words: FormWords
    skills: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    applicant: Applicant = Applicant()
    adult: bool = False
    code: str = ""
    short: str = ""
    sample: bool = False

    def texts(self) -> dict[str, str]:
        """Every text by the name the clerk knows it by, for the check of characters."""
        one, words = self.applicant, self.words
        sentences = [words.notice, words.guardian, words.declaration]
        sentences += [part for asked in words.consents for part in (asked.label, asked.sentence)]
        return {
            "姓名": one.name + one.alias,
            "手机": one.phone,
            "村民小组": one.group,
            "家庭住址": one.address,
            "紧急联系人": one.contact,
            "监护人": one.guardian + one.guardian_phone,
            "特长": "".join((*one.skills, *self.skills)),
            "服务意向": "".join((*one.areas, *self.areas)),
            "资料": one.political + one.national_number + one.id_type + one.id_number,
            "站名": self.station,
            "正文": "".join(sentences),
        }


@dataclass(frozen=True, slots=True)
class ApplicationForms:
    """Forms of one or several people, a page each."""

    forms: tuple[ApplicationForm, ...]


def _filled(text: str, fields: Mapping[str, str]) -> str:
    for name, value in fields.items():
        text = text.replace(f"{{{name}}}", value)
    return text

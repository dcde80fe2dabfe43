"""Paper: which templates there are, what a sheet would look like, and the sheet itself.

`preview` registers nothing; `issue` gives certificates their numbers and is what gets saved or
printed. Layout runs in the worker process; whatever could fail there is tried before a number is
used up.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import config, errors
from desktop.model.kind import Record
from desktop.model.progress import CancelAsked, Progress
from desktop.services import certificates, texts
from desktop.services.certificates import Issued
from desktop.services.desk import Desk
from desktop.storage import audit
from desktop.storage.atomic import atomic_writer

if TYPE_CHECKING:
    # reportlab is loaded where it works: in the worker process.
    from desktop.printing.certificate_words import ActivityCertificate
    from desktop.printing.templates import Press

UNNUMBERED = "保存或打印时编号"


@dataclass(frozen=True, slots=True)
class TemplateInfo:
    """One template.

    Args:
        name: as on the command line.
        label: in Chinese.
        papers: the sizes it is made for, the usual one first.
        about: ``station``, or ``activity`` if it needs one.
    """

    name: str
    label: str
    papers: tuple[str, ...]
    about: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A finished document.

    Args:
        pdf: the file.
        pages: how many.
        title: what it is, also for a file name.
        unnumbered: certificates in it that have no number yet; such a sheet is only for looking at.
        left_out: names of those who took part without hours, and so have no certificate in it.
    """

    pdf: bytes
    pages: int
    title: str
    unnumbered: int = 0
    left_out: tuple[str, ...] = ()


_RULES = TemplateInfo(
    "recruitment-rules", "志愿者招募管理制度", ("A4", "A3", "A2", "A1"), "station"
)
_CERTIFICATE = TemplateInfo("activity-certificate", "活动证书", ("A4",), "activity")


def templates() -> tuple[TemplateInfo, ...]:
    """All templates, in the order they are shown."""
    return (_RULES, _CERTIFICATE)


def preview(
    desk: Desk, template: str, ids: Sequence[str], paper: str = "", people: Sequence[str] = ()
) -> Sheet:
    """What a document would look like; registers nothing.

    Args:
        desk: the open station, may be one that only reads.
        template: a template's name.
        ids: the activities, for templates about one.
        paper: ``A4`` …; the template's usual one where empty.
        people: for certificates: only these volunteers.

    Raises:
        errors.PrintError: there is nothing to print, or it can't be set.
    """
    info = _template(template)
    size = _paper(info, paper)
    if info is _RULES:
        return _set_rules(desk, size)
    issued = _of_activities(desk, ids, people, certificates.preview_activity)
    return _set_certificates(desk, issued, _left_out(desk, ids, people))


def issue(
    desk: Desk, template: str, ids: Sequence[str], paper: str = "", people: Sequence[str] = ()
) -> Sheet:
    """The document itself: numbers are registered, the printing is written down.

    Like `preview`; what fails leaves no number behind.
    """
    tried = preview(desk, template, ids, paper, people)
    if _template(template) is _RULES:
        _note_printing(desk)
        return tried
    issued = _of_activities(desk, ids, people, certificates.issue_activity)
    return _set_certificates(desk, issued, tried.left_out)


def save(sheet: Sheet, target: Path) -> None:
    """Write a finished document.

    Raises:
        errors.ProgramError: its certificates have no numbers.
        errors.OutputFileError: the place refuses; no half file stays.
    """
    if sheet.unnumbered:
        raise errors.ProgramError(what="证书还没有编号")
    with atomic_writer(target.absolute()) as file:
        file.write(sheet.pdf)


def _template(name: str) -> TemplateInfo:
    for info in templates():
        if info.name == name:
            return info
    known = "、".join(info.name for info in templates())
    raise errors.UnknownTemplate(template=name, known=known)


def _paper(info: TemplateInfo, wanted: str) -> str:
    size = wanted or info.papers[0]
    if size not in info.papers:
        known = "、".join(info.papers)
        raise errors.UnknownPaper(paper=size, label=info.label, known=known)
    return size


def _of_activities(
    desk: Desk,
    ids: Sequence[str],
    people: Sequence[str],
    verb: Callable[[Desk, str, Sequence[str]], list[Issued]],
) -> list[Issued]:
    if not ids:
        raise errors.NothingToPrint(why="没有选择活动")
    return [issued for activity in ids for issued in verb(desk, activity, people)]


# --- rules ----------------------------------------------------------------------------------


def _set_rules(desk: Desk, paper: str) -> Sheet:
    from desktop.printing.recruitment_rules import recruitment_rules
    from desktop.printing.rules import RulesText

    document, station = _text_of(desk, _RULES.name), desk.station
    effective = document.text("effective_on")
    try:
        words = RulesText.from_data(json.loads(document.text("body")))
    except (KeyError, TypeError, AttributeError) as error:
        raise errors.NothingToPrint(why=f"「{document.title}」的正文读不懂") from error
    sheet = recruitment_rules(
        words,
        station=station.text("name"),
        issuer=station.text("signing_body") or station.text("name"),
        effective=dt.date.fromisoformat(effective) if effective else None,
        phone=station.text("phone"),
        address=station.text("address"),
        sample=desk.sample,
    )
    pdf = desk.apart.run(set_apart, _RULES.name, sheet, paper, desk.clock())
    return Sheet(pdf, _pages(pdf), sheet.title)


def _text_of(desk: Desk, template: str) -> Record:
    found = texts.in_force(desk, template)
    if found is None:
        raise errors.NothingToPrint(why=f"没有「{template}」的文本")
    return found


def _note_printing(desk: Desk) -> None:
    document = _text_of(desk, _RULES.name)
    audit.note_look(
        desk.store,
        what="print",
        kind="document",
        record_id=document.id,
        why=document.text("title"),
        clerk=desk.clerk,
        now=desk.clock(),
    )


# --- certificates ---------------------------------------------------------------------------


def _left_out(desk: Desk, ids: Sequence[str], people: Sequence[str]) -> tuple[str, ...]:
    return tuple(name for one in ids for name in certificates.left_out(desk, one, people))


def _set_certificates(desk: Desk, issued: Sequence[Issued], left_out: tuple[str, ...]) -> Sheet:
    station, sample = desk.station.text("name"), desk.sample
    batch = [_certificate(one, station, sample=sample) for one in issued]
    pdf = desk.apart.run(set_apart, _CERTIFICATE.name, batch, "A4", desk.clock())
    unnumbered = sum(not one.number for one in issued)
    title = f"活动证书 {issued[0].facts['activity']}"
    return Sheet(pdf, len(batch), title, unnumbered, left_out)


def _certificate(issued: Issued, station: str, *, sample: bool) -> ActivityCertificate:
    from desktop.printing.certificate_words import ActivityCertificate

    facts = issued.facts
    return ActivityCertificate(
        number=issued.number or UNNUMBERED,
        holder=facts["name"],
        volunteer_number=facts["volunteer_number"],
        id_type=facts["id_type"],
        id_number=facts["id_number"],
        activity=facts["activity"],
        held_on=dt.date.fromisoformat(facts["held_on"]),
        place=facts["place"],
        role=facts["role"],
        hours=hours_text(int(facts["minutes"])),
        station=station,
        issuer=facts["issuer"],
        person_in_charge=facts["head"],
        handler=facts["handler"],
        phone=facts["phone"],
        issued_on=dt.date.fromisoformat(issued.issued_on),
        code=issued.code,
        sample=sample,
        reprint=issued.reprint,
    )


def hours_text(minutes: int) -> str:
    """Minutes as hours with at most two decimals: 150 -> ``2.5``, 120 -> ``2``."""
    return f"{minutes / 60:.2f}".rstrip("0").rstrip(".")


# --- in the worker --------------------------------------------------------------------------


def set_apart(
    template: str,
    data: object,
    paper: str,
    now: dt.datetime,
    *,
    progress: Progress,
    cancelled: CancelAsked,
) -> bytes:
    """The worker's part: set a document.

    Args:
        template: its name.
        data: the template's data object, or a list of them.
        paper: its size.
        now: the time the PDF states.
        progress: not told; over a hundred pages a second.
        cancelled: not asked.
    """
    del progress, cancelled
    return _press().render(template, data, now, paper=paper)


@cache
def _press() -> Press:
    from desktop.printing.faces import system_folders
    from desktop.printing.fonts import FontBook
    from desktop.printing.phrases import fixed_phrases
    from desktop.printing.templates import Press

    windows = os.environ.get("WINDIR")
    folders = system_folders(Path.home(), Path(windows) if windows else None)
    phrases = fixed_phrases(config.resources() / "print" / "phrases.txt")
    return Press(FontBook(config.resources() / "fonts", folders), phrases)


def _pages(pdf: bytes) -> int:
    """How many pages reportlab wrote: its page tree says so in plain text."""
    count = 0
    for line in io.BytesIO(pdf):
        if line.startswith(b"/Count "):
            count = max(count, int(line.split()[1]))
    return count

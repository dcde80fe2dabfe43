"""The town's own forms: what one asks for, what of it is known, and the filled file.

The clerk writes names like {{站名}} into the form once; the form itself is never written to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import errors
from desktop.services import handed_out
from desktop.services.desk import Desk
from desktop.services.handed_out import Carries, HandedOut
from desktop.services.office.form_facts import NOTHING_CHOSEN, Chosen, gathered, people_in
from desktop.services.office.form_fields import FormField, Subject, field_named, meant, personal
from desktop.services.roster import consents
from desktop.storage.atomic import atomic_writer, try_target
from desktop.storage.places import check_target

if TYPE_CHECKING:
    from desktop.office.form_data import Filled, FormData

_REPORT = "report"
_SHOWN = 40
_MONTH = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True)
class FormReport:
    """What a form asks for, and what becomes of it.

    Args:
        known: (name, value) of what is filled in; of a list how many rows.
        empty: (name, where it would come from) of what is not known and stays empty.
        needed: (name, what must be chosen first) of what nothing is chosen for.
        unknown: (name, what was probably meant) of names nobody knows; they stay in the file.
        left_over: (list, rows) that found no room in the form.
        losses: what of a workbook is not kept, in words.
        remark: what there is to know before it is handed on, in words.
        personal: what of it tells of people: 姓名, 手机 …; ID numbers keep their ends only.
    """

    known: tuple[tuple[str, str], ...] = ()
    empty: tuple[tuple[str, str], ...] = ()
    needed: tuple[tuple[str, str], ...] = ()
    unknown: tuple[tuple[str, str], ...] = ()
    left_over: tuple[tuple[str, int], ...] = ()
    losses: tuple[str, ...] = ()
    remark: str = ""
    personal: tuple[str, ...] = ()

    @property
    def carries(self) -> Carries:
        """What the filled form tells of people."""
        return (HandedOut.FORM if self.personal else HandedOut.EMPTY_FORM).carries


def look_at_form(desk: Desk, form: Path, chosen: Chosen = NOTHING_CHOSEN) -> FormReport:
    """What would come of a form; writes nothing.

    Args:
        desk: the open station, may be one that only reads.
        form: a .docx or .xlsx with names in braces.
        chosen: what it is filled about.

    Raises:
        errors.FileMissing: there is no such file.
        errors.OfficeError: it can't be used as a form.
        errors.NotFound: what is chosen is not there.
        errors.InvalidValues: there is no such month.
    """
    data = _known(desk, chosen)
    return _report(desk, chosen, data, _filled(desk, form, data))


def fill_form(desk: Desk, form: Path, target: Path, chosen: Chosen = NOTHING_CHOSEN) -> FormReport:
    """Fill a form into a new file.

    Args:
        desk: the open station; a form that tells of people is written down.
        form: a .docx or .xlsx with names in braces; only read.
        target: the file to make, of the same ending.
        chosen: what it is filled about.

    Raises:
        errors.FormIsTarget: it would be written over the form.
        errors.FormNeeds: the form asks about something nothing is chosen for.
        errors.OutputFileError: the place refuses, or the ending is another.
        errors.OfficeError: it can't be used as a form.
    """
    _check_target(desk, form, target)
    data = _known(desk, chosen)
    done = _filled(desk, form, data)
    report = _report(desk, chosen, data, done)
    if report.needed:
        about = report.needed[0][1]
        names = "、".join(name for name, what in report.needed if what == about)
        raise errors.FormNeeds(names=names, about=about)
    about_one = ("volunteer", chosen.person) if chosen.person else ("", None)
    handed_out.note(desk, report.carries, "镇里或县里的表", *about_one)
    with atomic_writer(target.absolute()) as file:
        file.write(done.content)
    return report


def _known(desk: Desk, chosen: Chosen) -> FormData:
    month = chosen.month
    if month and not _MONTH.fullmatch(month):
        raise errors.InvalidValues(problems=f"月份：没有“{month}”，要写成 2026-11 这样。")
    return gathered(desk, chosen)


def _check_target(desk: Desk, form: Path, target: Path) -> None:
    check_target(desk.home, target)
    same = target.resolve() == form.resolve()
    if same or (target.exists() and form.exists() and target.samefile(form)):
        raise errors.FormIsTarget(path=target.name)
    if target.suffix.lower() != form.suffix.lower():
        why = f"文件名要和空表一样以 {form.suffix} 结尾"
        raise errors.OutputFileError(path=str(target), why=why)
    try_target(target.absolute())


def _filled(desk: Desk, form: Path, data: FormData) -> Filled:
    from desktop.office.forms import fill_form as fill_apart

    return desk.apart.run(fill_apart, form.absolute(), data)


def _report(desk: Desk, chosen: Chosen, data: FormData, done: Filled) -> FormReport:
    known, empty, needed, unknown = [], [], [], []
    for name in done.asked:
        field = field_named(name)
        if field is None:
            unknown.append((name, meant(name)))
        elif not chosen.has(field.subject):
            needed.append((name, field.subject.value))
        elif words := _shown(data, field):
            known.append((name, words))
        else:
            empty.append((name, field.source))
    return FormReport(
        tuple(known),
        tuple(empty),
        tuple(needed),
        tuple(unknown),
        tuple(done.left_over.items()),
        tuple(done.losses),
        _remark(desk, chosen, done.asked),
        personal(name for name, _ in known),
    )


def _shown(data: FormData, field: FormField) -> str:
    """A value for a list on the screen: its beginning; of a list how many rows have one."""
    name, _, column = field.name.partition(".")
    if not column:
        words = " ".join(str(data.values.get(name, "")).split())
        return f"{words[:_SHOWN]}…" if len(words) > _SHOWN else words
    filled = sum(row.get(column, "") != "" for row in data.tables[name])
    return f"{filled} 行" if filled else ""


def _remark(desk: Desk, chosen: Chosen, asked: Sequence[str]) -> str:
    """How many of those named have not agreed to being reported upward."""
    heads = {name.partition(".")[0] for name in asked}
    people = [ids for name, ids in people_in(desk, chosen).items() if _is_told(name, heads)]
    named = set[str]().union(*map(set, people))
    if not named:
        return ""
    states = consents.states(desk, sorted(named))
    silent = [one for one in named if _REPORT not in _given(states.get(one, {}).items())]
    if not silent:
        return ""
    return (
        f"表里的 {len(named)} 人中有 {len(silent)} 人没有登记“上报”的同意，"
        "交给别人以前请先问过本人。"
    )


def _is_told(name: str, heads: set[str]) -> bool:
    """Of a person any field tells who it is; of a list only its own."""
    if name != "姓名":
        return name in heads
    return any((field := field_named(head)) and field.subject is Subject.PERSON for head in heads)


def _given(states: Iterable[tuple[str, consents.ConsentState]]) -> set[str]:
    return {purpose for purpose, told in states if told.state == "given"}

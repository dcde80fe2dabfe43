"""Bring in a roster: read apart, matched with who is known, kept in one short commit."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop import errors
from desktop.importing.correction import write_correction
from desktop.importing.findings import BadRow, Problem
from desktop.importing.stage import Checked, check_roster, stage_people
from desktop.model import volunteer_rules
from desktop.model.fields import Value
from desktop.model.id_number import mask
from desktop.model.ids import RecordId
from desktop.model.kind import Record
from desktop.model.kinds import kind_named
from desktop.model.locked import is_locked
from desktop.model.progress import CancelAsked, Progress, never, silent
from desktop.services.access import clerk_keys
from desktop.services.apart import Feeding
from desktop.services.desk import Desk
from desktop.services.roster.roster_plan import Plan, plan_import, tells
from desktop.services.roster.roster_teams import RosterTeams
from desktop.storage import bulk, columns, staging
from desktop.storage.journal import Group
from desktop.storage.places import check_target, is_file, readable
from desktop.storage.scratch import claimed

_VOLUNTEER = kind_named("volunteer")
_NOT_SURE = (
    "花名册里有同名的人，这一行的内容与那一位不同，又没有身份证号或出生日期可以确认是同一人，"
    "请补上身份证号或出生日期，或直接在花名册里修改"
)


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, or would do.

    Args:
        file: the file's name.
        added: new people.
        updated: people of whom something was filled in or changed.
        unchanged: people of whom the file told nothing new.
        bad: rows left out.
        problems: why, row by row.
        remarks: what was left out or looks odd in rows that came in.
        notes: sheets skipped and columns not taken in.
        bad_rows: the rows left out, for the correction file.
    """

    file: str
    added: int
    updated: int
    unchanged: int
    bad: int
    problems: tuple[Problem, ...]
    remarks: tuple[Problem, ...]
    notes: tuple[Problem, ...]
    bad_rows: tuple[BadRow, ...]

    def to_json(self) -> dict[str, Any]:
        """The shape of cli.md."""
        rows = (*self.problems, *self.remarks, *self.notes)
        return {
            "added": self.added,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "bad": self.bad,
            "rows": [problem._asdict() for problem in rows],
        }


def import_roster(
    desk: Desk,
    path: Path,
    *,
    dry_run: bool = False,
    progress: Progress = silent,
    cancelled: CancelAsked = never,
) -> ImportReport:
    """Bring a roster in, or say what would happen.

    Args:
        desk: the open station.
        path: a workbook or text file.
        dry_run: change nothing.
        progress: rows read, rows in all.
        cancelled: asked while reading; once the commit has begun it is too late.

    Raises:
        errors.InputFileError: the file can't be read at all.
        errors.Cancelled: the clerk cancelled; nothing was kept.
        errors.RecoverySheetNeeded: all would be lost with this PC.
    """
    name = readable(Path(path.name))
    if not is_file(path):
        raise errors.FileMissing(path=name)
    if not dry_run:
        clerk_keys.refuse_pins_alone(desk)
    key = os.urandom(32)
    with claimed(desk.home.staging) as scratch:
        file = scratch.with_suffix(".staging")
        checked, overlong = desk.apart.run_feeding(
            Feeding(
                check_roster, (path.resolve(), desk.today()),
                stage_people, (file, key, _VOLUNTEER, name),
            ),
            progress=progress, cancelled=cancelled,
        )  # fmt: skip
        if cancelled():
            raise errors.Cancelled()
        with staging.attached(desk.store, file, key):
            return _Import(desk, name, _with(checked, overlong)).run(dry_run=dry_run)


def _with(checked: Checked, overlong: tuple[BadRow, ...]) -> Checked:
    """The findings of both workers; who is out needs no remarks any more."""
    out = {(row.sheet, row.row) for row in overlong}
    remarks = tuple(at for at in checked.remarks if (at.sheet, at.row) not in out)
    return Checked((*checked.bad, *overlong), remarks, checked.notes)


def write_corrections(desk: Desk, report: ImportReport, target: Path) -> None:
    """Write the rows left out to a workbook that can be corrected and imported.

    It holds ID numbers in the clear, because the clerk asked for it; that is written down.

    Raises:
        errors.OutputFileError: the place refuses.
    """
    from desktop.services import audits

    check_target(desk.home, target)
    # Written down first: what was handed out must never lack its line.
    told = f"待更正的花名册 {report.bad} 行，含完整证件号"
    audits.note(desk, audits.What.EXPORT, "volunteer", None, told)
    write_correction(report.bad_rows, target)


class _Import:
    """One import, from staging to commit.

    Args:
        desk: with the staging file attached.
        file: its name, for the report.
        checked: what the workers found.
    """

    def __init__(self, desk: Desk, file: str, checked: Checked) -> None:
        self._desk = desk
        self._file = file
        self._checked = checked
        self._updated = 0
        self._unchanged = 0
        self._added = 0
        self._refused: list[BadRow] = []
        self._remarks: list[Problem] = []
        self._teams = RosterTeams(desk, file)

    def run(self, *, dry_run: bool) -> ImportReport:
        plan = plan_import(self._desk.store)
        if dry_run:
            self._count(plan)
        else:
            self._commit(plan)
        bad = (*self._checked.bad, *self._refused)
        return ImportReport(
            file=self._file,
            added=self._added,
            updated=self._updated,
            unchanged=self._unchanged,
            bad=len(bad),
            problems=tuple(problem for row in bad for problem in row.problems),
            remarks=(*self._checked.remarks, *self._remarks),
            notes=self._checked.notes,
            bad_rows=bad,
        )

    # --- doing ------------------------------------------------------------------------------

    def _commit(self, plan: Plan) -> None:
        desk = self._desk
        title = f"导入花名册「{self._file}」"
        with bulk.roomy(desk.store), desk.action("import", title) as group:
            if desk.store.data_version() != plan.version:
                plan = plan_import(desk.store)  # somebody wrote between deciding and now
            people = self._update(group, plan)
            bulk.mark(desk.store, self._verdicts(plan))
            self._added = bulk.insert_staged(desk.store, group, _VOLUNTEER)
            self._teams.join(group, people)
            group.rename(f"{title}：新增 {self._added} 人，更新 {self._updated} 人")

    def _verdicts(self, plan: Plan) -> list[tuple[str, int]]:
        refused = [("refused", n) for n in plan.refused]
        return refused + [("known", n) for n in plan.targets]

    def _update(self, group: Group, plan: Plan) -> dict[int, RecordId]:
        """Fill in what the file tells of people we know; gives whose rows they are."""
        self._teams.look(plan)
        kept = {n: RecordId(target) for n, target in plan.targets.items()}
        for n, person, changes in self._differing(plan):
            if changes is None:
                kept.pop(n)
            elif self._desk.records.update(group, person, changes) or self._teams.lacks(n, person):
                self._updated += 1
        self._unchanged = len(kept) - self._updated
        self._refuse(plan)
        return kept

    def _differing(self, plan: Plan) -> Iterator[tuple[int, Record, dict[str, Value] | None]]:
        """Rows that tell more than is known: (row, person, what to change or None if refused).

        SQL finds them, so that a file of people who are all known already costs little.
        """
        store = self._desk.store
        store.run("DELETE FROM temp.staged_target")
        store.run_many("INSERT INTO temp.staged_target VALUES (?, ?)", list(plan.targets.items()))
        tests = " OR ".join(
            f"(s.[{f.name}] IS NOT NULL AND s.[{f.name}] IS NOT v.[{f.name}])"
            for f in _VOLUNTEER.fields
        )
        numbers = [
            row[0]
            for row in store.rows(
                "SELECT t.n FROM temp.staged_target AS t JOIN staged.row AS s ON s.n = t.n "
                f"JOIN volunteer AS v ON v.id = t.id WHERE s.teams IS NOT NULL OR {tests}"
            )
        ]
        staged = self._staged_values(sorted(numbers))
        targets = [plan.targets[n] for n in staged]
        found = self._desk.records.get_many(_VOLUNTEER, targets)
        people = {person.id: person for person in found}
        for n, values in staged.items():
            person = people[RecordId(plan.targets[n])]
            yield n, person, self._changes(plan, n, person, values)

    def _changes(
        self, plan: Plan, n: int, person: Record, values: Mapping[str, Value]
    ) -> dict[str, Value] | None:
        """What a row would change in a person; None, and refused, if it contradicts them."""
        told = {name: value for name, value in values.items() if tells(person, name, value)}
        if is_locked(person.values["id_number"]):
            told.pop("id_type", None)
            self._point_out_locked(n, values)
        news = {name for name, value in told.items() if value != person.values[name]}
        if n in plan.unsure and (news or self._teams.lacks(n, person)):
            plan.refused[n] = _NOT_SURE
            return None
        if not news:
            return {}
        if "name" in news and not self._renamed(plan, n, person, str(told["name"])):
            return None
        try:
            settled = volunteer_rules.settle({**person.values, **told}, self._desk.today())
        except errors.InvalidValues as error:
            reason = str(error.facts["problems"]).rstrip("。")
            plan.refused[n] = f"与花名册里的「{person.title}」矛盾：{reason}"
            return None
        return {name: value for name, value in settled.items() if value != person.values[name]}

    def _renamed(self, plan: Plan, n: int, person: Record, name: str) -> bool:
        """Whether another name under a known number may be a correction; that is pointed out."""
        known = person.text("name")
        if not set(known) & set(name):
            plan.refused[n] = f"这个证件号码在花名册里是「{known}」，姓名完全不同，请核对号码和姓名"
            return False
        sheet, line = self._place(n)
        said = f"花名册里原来是「{known}」，证件号码相同，姓名按这一行改了，请核对"
        self._remarks.append(Problem(self._file, sheet, line, "姓名", name, said))
        return True

    def _place(self, n: int) -> tuple[str, int]:
        """Sheet and line of a staged row."""
        row = self._desk.store.rows("SELECT sheet, line FROM staged.row WHERE n = ?", (n,))[0]
        return str(row[0]), int(row[1])

    def _point_out_locked(self, n: int, values: Mapping[str, Value]) -> None:
        """A number this PC can't read is never replaced unseen."""
        number = values.get("id_number")
        if not number:
            return
        sheet, line = self._place(n)
        said = "花名册里已有的证件号码已加密，本机没有钥匙，没有改动；要换请在这个人的资料里改"
        self._remarks.append(Problem(self._file, sheet, line, "证件号码", mask(str(number)), said))

    def _count(self, plan: Plan) -> None:
        """The same figures without a write to the station."""
        self._teams.look(plan)
        refused = 0
        for n, person, changes in self._differing(plan):
            if changes is None:
                refused += 1
            elif changes or self._teams.lacks(n, person):
                self._updated += 1
        self._unchanged = len(plan.targets) - refused - self._updated
        self._refuse(plan)
        total = self._desk.store.one("SELECT count(*) FROM staged.row")
        self._added = int(total) - self._updated - self._unchanged - len(self._refused)

    def _refuse(self, plan: Plan) -> None:
        names = [f.name for f in _VOLUNTEER.fields]
        listed = ", ".join(f"[{name}]" for name in names)
        for n, reason in sorted(plan.refused.items()):
            sheet, line, *raw = self._desk.store.rows(
                f"SELECT sheet, line, {listed} FROM staged.row WHERE n = ?", (n,)
            )[0]
            values = dict(zip(names, raw, strict=True))
            name = str(values["name"])
            problem = Problem(self._file, sheet, line, "姓名", name, reason)
            self._refused.append(BadRow(sheet, line, (problem,), _cells(values)))
        self._remarks += self._teams.remarks(plan)

    def _staged_values(self, numbers: Sequence[int]) -> dict[int, dict[str, Value]]:
        names = [f.name for f in _VOLUNTEER.fields]
        listed = ", ".join(f"s.[{name}]" for name in names)
        rows = self._desk.store.rows(
            f"SELECT s.n, {listed} FROM staged.row AS s JOIN json_each(?) AS j ON j.value = s.n "
            "ORDER BY s.n",
            (json.dumps(numbers),),
        )
        staged: dict[int, dict[str, Value]] = {}
        for n, *raw in rows:
            cells = zip(_VOLUNTEER.fields, raw, strict=True)
            staged[n] = {
                f.name: columns.from_column(f, value) for f, value in cells if value is not None
            }
        return staged


def _cells(values: Mapping[str, Any]) -> dict[str, str]:
    cells: dict[str, str] = {}
    for field_ in _VOLUNTEER.fields:
        value = columns.from_column(field_, values[field_.name])
        if value not in (None, ()):
            cells[field_.label] = Record(_VOLUNTEER, RecordId(""), {field_.name: value}).shown(
                field_.name
            )
    return cells

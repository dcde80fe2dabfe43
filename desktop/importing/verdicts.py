"""Rows judged as a whole and against each other: who can come in and who has to be corrected."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from desktop.importing.columns import IGNORED, PHOTO_CONSENT, Vocabulary
from desktop.importing.duplicates import People, Twin, conflicts, join
from desktop.importing.fields import HAS_ASIDE, has_lost_tail, is_damaged, tidy_text
from desktop.importing.findings import BadRow, CheckedRow, Problem, RosterReading
from desktop.importing.grid import Cell, column_letter, shown
from desktop.importing.header import Header
from desktop.importing.person import settle
from desktop.importing.sheet import Finding, Line
from desktop.model.id_number import IdNumber, check, mask, masked_within, tidy

_LONGEST_SHOWN = 60
_LONGEST_ROUNDED = len("4.13020E+17")


@dataclass(slots=True)
class _Entry:
    """A person that could come in so far."""

    sheet: str
    line: Line
    first_column: int
    remarks: list[Problem] = field(default_factory=list)
    bad: list[Problem] = field(default_factory=list)


@dataclass(slots=True)
class _District:
    """Where an unknown district code was first met, and how often."""

    problem: Problem
    rows: int = 1


class Verdicts:
    """Collects the people of a file.

    Args:
        file: the file's name, for the report.
        vocabulary: the words of rosters.
        today: for numbers judged again by their stated type.
    """

    def __init__(self, file: str, vocabulary: Vocabulary, today: datetime.date) -> None:
        self._file = file
        self._vocabulary = vocabulary
        self._today = today
        self._people = People()
        self._entries: list[_Entry] = []
        self._bad: list[BadRow] = []
        self._notes: list[Problem] = []
        self._districts: dict[tuple[str, str], _District] = {}
        self._sheets: dict[str, int] = {}
        self._lost_tail = False
        self._handed_out = 0
        self._revised: set[int] = set()

    def take(self, sheet: str, line: Line, first_column: int) -> None:
        """Judge one row.

        Args:
            sheet: the sheet's name.
            line: the row.
            first_column: how many columns the grid left out, to name columns without a label.
        """
        self._sheets.setdefault(sheet, len(self._sheets))
        number = line.values.get("id_number")
        if isinstance(number, IdNumber) and number.warning:
            self._note_district(sheet, line, number)
        if line.findings:
            self._judge_by_type(line)
            self._take_aside(line)
        contradictions = settle(line.values, self._today)
        if not contradictions and not line.findings:
            self._compare(_Entry(sheet, line, first_column))
            return
        said = [self._said(sheet, line, finding) for finding in line.findings]
        grave = [problem for problem, at in zip(said, line.findings, strict=True) if at.grave]
        grave += [self._about(sheet, line, at.field, at.reason) for at in contradictions]
        if grave:
            remarks = [at for at in said if at not in grave]
            self._bad.append(self._bad_row(sheet, line, [*grave, *remarks], first_column))
        else:
            self._compare(_Entry(sheet, line, first_column, said))

    def news(self) -> list[CheckedRow]:
        """The people taken since this was asked last, as they look now.

        What comes later may still change them or make them unfit: see `revisions`.
        """
        fresh = self._entries[self._handed_out :]
        self._handed_out = len(self._entries)
        return [_checked(entry) for entry in fresh]

    def revisions(self) -> dict[int, CheckedRow | None]:
        """What became of people after `news` told of them; asked for after `reading`.

        Returns:
            Their place, counted from 0 over all that `news` gave -> as they are now, None for
            those who can't come in.
        """
        unfit = {at for at, entry in enumerate(self._entries) if entry.bad}
        return {
            at: None if at in unfit else _checked(self._entries[at])
            for at in sorted(self._revised | unfit)
        }

    def reading(self) -> RosterReading:
        """All that was found; asked for once, at the end."""
        self._doubt_zeros()
        good = [entry for entry in self._entries if not entry.bad]
        bad = [
            self._bad_row(e.sheet, e.line, e.bad, e.first_column) for e in self._entries if e.bad
        ]
        notes = [
            entry.problem._replace(
                reason=f"{entry.problem.reason}（共 {entry.rows} 行是这样，不影响导入）"
            )
            for entry in self._districts.values()
        ]
        return RosterReading(
            self._file,
            rows=[_checked(entry) for entry in good],
            bad=sorted(self._bad + bad, key=self._order),
            notes=self._notes + notes,
        )

    def _take_aside(self, line: Line) -> None:
        """陈乙（已故）: what stands behind the name is no part of it but the person's status."""
        for at, finding in enumerate(line.findings):
            if finding.reason != HAS_ASIDE or finding.column.field != "name":
                continue
            name, _, aside = str(line.values["name"]).removesuffix(")").partition("(")
            status = self._vocabulary.values["status"].get(aside.strip())
            if name and status:
                line.values |= {"name": name.strip(), "status": status, "status_reason": aside}
                reason = f"姓名后面写着“{aside}”，已记到状态里，请核对"
                line.findings[at] = finding._replace(reason=reason)

    def _judge_by_type(self, line: Line) -> None:
        """A number that no resident has may be right for the type of document stated beside it."""
        if "id_type" not in line.values:
            return
        stated = str(line.values["id_type"])
        for at, finding in enumerate(line.findings):
            if finding.column.field == "id_number" and not has_lost_tail(finding.reason):
                found = check(tidy_text(finding.cell), stated, today=self._today)
                if isinstance(found, IdNumber):
                    line.values["id_number"] = found
                    del line.findings[at]
                else:
                    line.findings[at] = finding._replace(reason=found.reason)
                return

    def _order(self, row: BadRow) -> tuple[int, int]:
        return self._sheets[row.sheet], row.row

    def _compare(self, entry: _Entry) -> None:
        twin = self._people.find(entry.line.values)
        if twin is None or twin.verdict == "namesake":
            if twin is not None:
                reason = f"与{self._place(twin, entry)}同名同组，请核对是不是同一个人"
                entry.remarks.append(self._about(entry.sheet, entry.line, "name", reason))
            self._people.add(entry.line.values)
            self._entries.append(entry)
        elif twin.verdict == "same":
            self._join(twin, entry)
        else:
            self._refuse(twin, entry)

    def _join(self, twin: Twin, entry: _Entry) -> None:
        first = self._entries[twin.row].line.values
        place = self._place(twin, entry)
        said = [self._about(entry.sheet, entry.line, "name", f"与{place}是同一个人，已合并")]
        said += [
            self._about(
                entry.sheet,
                entry.line,
                at,
                f"与{place}是同一个人，这一项不同，用了{place}的，请核对",
            )
            for at in conflicts(first, entry.line.values)
        ]
        self._notes += [*said, *entry.remarks]
        join(first, entry.line.values)
        self._people.grown(twin.row)
        self._revised.add(twin.row)

    def _refuse(self, twin: Twin, entry: _Entry) -> None:
        place = self._place(twin, entry)
        if twin.verdict == "clash":
            reason = f"与{place}的证件号码相同，姓名却不同，请对照原件改正"
            first = self._entries[twin.row]
            here = self._place_of(entry.sheet, entry.line.number, first.sheet)
            back = f"与{here}的证件号码相同，姓名却不同，请对照原件改正"
            first.bad.append(self._about(first.sheet, first.line, "id_number", back))
            problem = self._about(entry.sheet, entry.line, "id_number", reason)
        else:
            differing = conflicts(self._entries[twin.row].line.values, entry.line.values)
            headings = "、".join(self._vocabulary.headings.get(at, at) for at in differing)
            alike = "同名同出生日期" if "birth_date" in entry.line.values else "同名"
            reason = (
                f"与{place}{alike}"
                + (f"，{headings}却不同" if headings else "，分不清是哪一个")
                + "；是同一个人请合成一行，不是请补上证件号码"
            )
            problem = self._about(entry.sheet, entry.line, "name", reason)
        self._bad.append(
            self._bad_row(entry.sheet, entry.line, [problem, *entry.remarks], entry.first_column)
        )

    def _doubt_zeros(self) -> None:
        """Where a spreadsheet spoilt some numbers, those ending in 000 can't be trusted either.

        One in eleven spoilt numbers still has a fitting check digit.
        """
        if not self._lost_tail:
            return
        for entry in self._entries:
            number = entry.line.values.get("id_number")
            if isinstance(number, str) and len(number) == 18 and number.endswith("000"):
                reason = "末尾是 000，而这份文件里有号码被表格软件弄坏，请对照原件核对后重新录入"
                entry.bad.append(self._about(entry.sheet, entry.line, "id_number", reason))

    def _note_district(self, sheet: str, line: Line, number: IdNumber) -> None:
        key = (sheet, number.number[:6])
        if key in self._districts:
            self._districts[key].rows += 1
        else:
            problem = self._about(sheet, line, "id_number", number.warning)
            self._districts[key] = _District(problem)

    def _said(self, sheet: str, line: Line, finding: Finding) -> Problem:
        self._lost_tail = self._lost_tail or has_lost_tail(finding.reason)
        value = _shown(finding.column.field, finding.cell)
        return Problem(self._file, sheet, line.number, finding.column.label, value, finding.reason)

    def _about(self, sheet: str, line: Line, about: str, reason: str) -> Problem:
        column = next((c for c in line.header.columns if c.field == about), None)
        label = column.label if column else self._vocabulary.headings.get(about, "")
        cell = line.cells[column.index] if column and column.index < len(line.cells) else ""
        return Problem(self._file, sheet, line.number, label, _shown(about, cell), reason)

    def _place(self, twin: Twin, entry: _Entry) -> str:
        first = self._entries[twin.row]
        return self._place_of(first.sheet, first.line.number, entry.sheet)

    def _place_of(self, sheet: str, number: int, from_sheet: str) -> str:
        return f"第 {number} 行" if sheet == from_sheet else f"「{sheet}」第 {number} 行"

    def _bad_row(
        self, sheet: str, line: Line, problems: list[Problem], first_column: int
    ) -> BadRow:
        headings = _headings(line.header, self._vocabulary)
        cells = {
            headings.get(at) or f"（{column_letter(at + first_column)} 列）": text
            for at, cell in enumerate(line.cells)
            if headings.get(at) != "" and (text := _text(cell))
        }
        return BadRow(sheet, line.number, tuple(problems), cells)


def _checked(entry: _Entry) -> CheckedRow:
    return CheckedRow(entry.sheet, entry.line.number, entry.line.values, tuple(entry.remarks))


def _headings(header: Header, vocabulary: Vocabulary) -> dict[int, str]:
    """Column -> its name in the file to correct; empty for columns that are left out there."""
    headings: dict[int, str] = {}
    for column in header.columns:
        heading = column.label
        if column.field == IGNORED:
            heading = ""
        elif column.field and column.field != PHOTO_CONSENT:
            usual = vocabulary.headings[column.field]
            heading = column.label if usual in headings.values() else usual
        headings[column.index] = heading
    return headings


def _text(cell: Cell) -> str:
    return shown(cell) if is_damaged(cell) else tidy_text(cell)


def _shown(about: str | None, cell: Cell) -> str:
    text = _text(cell)
    if about == "id_number":
        return _rounded(text) if is_damaged(cell) else mask(tidy(text))
    return briefly(text)


def briefly(text: str) -> str:
    """What stands in a cell or line, as reports quote it: an ID number may stand anywhere."""
    flat = masked_within(" ".join(text.split()))
    return flat if len(flat) <= _LONGEST_SHOWN else f"{flat[:_LONGEST_SHOWN]}…"


def _rounded(text: str) -> str:
    """A number that a spreadsheet spoilt, as short as the spreadsheet shows it at most."""
    return text if len(text) <= _LONGEST_ROUNDED else f"{float(text):.5E}"

"""Makes resources/sample/花名册.xlsx: 120 people who don't exist, as messy as a real roster.

Run ``python -m tools.make_sample_roster``; the same code gives the same sheet. Nobody can be
mistaken for a real person: the village does not exist, the document numbers carry a district that
was never assigned (990101), the phones a prefix that no operator has (154).

What is messy on purpose: title lines, a header over two rows that comes again in the middle, groups
merged over their people, blanks in names, rare characters, full-width digits, dates in six
spellings, a hidden column, sums and signatures, a second sheet with other names for the columns in
another order. Ten rows are wrong: five numbers spoilt by a spreadsheet, a wrong check digit, sex
and birth date that contradict the number, a day that does not exist, a missing name. One person
stands in both sheets.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import xlsxwriter

from tools.sample_people import (
    PEOPLE,
    TEAMS,
    Person,
    make_people,
    written_date,
    written_name,
    written_phone,
)

TARGET = Path(__file__).parents[1] / "resources" / "sample" / "花名册.xlsx"
SECOND_SHEET = 30
#: Where in the first sheet the header comes again, as on a new page.
PAGE = 48

Change = Callable[[dict[str, Any], Person], None]


def _spoil(cells: dict[str, Any], person: Person) -> None:
    cells["number"] = float(int(person.number[:15]) * 1000)


def _spoil_as_text(cells: dict[str, Any], person: Person) -> None:
    cells["number"] = f"{person.number[0]}.{person.number[1:5]}E+17"


def _spoil_tail(cells: dict[str, Any], person: Person) -> None:
    cells["number"] = f"{person.number[:15]}000"


def _slip(cells: dict[str, Any], person: Person) -> None:
    cells["number"] = person.number[:-1] + ("1" if person.number[-1] != "1" else "2")


def _other_sex(cells: dict[str, Any], person: Person) -> None:
    cells["sex"] = "女" if person.male else "男"


def _other_year(cells: dict[str, Any], person: Person) -> None:
    cells["born"] = f"{person.born.year - 1}-{person.born.month:02d}"


def _no_such_day(cells: dict[str, Any], _person: Person) -> None:
    cells["number"], cells["born"] = "", "1972-02-30"


def _no_name(cells: dict[str, Any], _person: Person) -> None:
    cells["name"] = ""


#: Which people of the first sheet are written down wrongly, and how.
WRONG: dict[int, Change] = {
    9: _spoil, 22: _spoil, 31: _spoil, 44: _spoil_as_text, 53: _spoil_tail, 60: _slip,
    66: _other_sex, 71: _other_year, 77: _no_such_day, 83: _no_name,
}  # fmt: skip


def _cells(person: Person, at: int) -> dict[str, Any]:
    return {
        "name": written_name(person, at),
        "sex": "男" if person.male else "女",
        "born": written_date(person, at),
        "number": person.number.lower() if at % 4 == 1 else person.number,
        "phone": written_phone(person, at),
        "address": f"示例县石桥镇石桥村{person.group}{person.house}号",
        "status": person.status,
        "skills": "、".join(person.skills) or ("无" if at % 2 else ""),
        "wish": person.team,
        "team": person.team,
        "joined": f"{person.joined.year}.{person.joined.month}",
        "guardian": person.guardian[0],
        "guardian_phone": person.guardian[1],
    }


_HEAD = (
    ("序号", "", "serial", 5), ("村民小组", "", "group", 9), ("姓　名", "", "name", 16),
    ("性别", "", "sex", 6), ("出生年月", "", "born", 13), ("身份证号码", "", "number", 22),
    ("联系方式", "手机", "phone", 17), ("", "家庭住址", "address", 28),
    ("政治面貌", "", "status", 10), ("特长", "", "skills", 16), ("服务意向", "", "wish", 12),
    ("所属队伍", "", "team", 12), ("入队时间", "", "joined", 10),
    ("监护人", "姓名", "guardian", 10), ("", "电话", "guardian_phone", 15),
    ("血型", "", "blood", 6),
)  # fmt: skip
_HIDDEN = 12


class _Book:
    """The workbook and its looks."""

    def __init__(self, path: Path) -> None:
        self.book = xlsxwriter.Workbook(path, {"strings_to_formulas": False})
        self.book.set_properties(
            {"title": "示例花名册（人物均为虚构）", "created": dt.datetime(2026, 3, 1)}  # noqa: DTZ001
        )
        centred = {"align": "center", "valign": "vcenter", "border": 1, "font_name": "宋体"}
        self.title = self.book.add_format({"bold": True, "font_size": 18, "align": "center"})
        self.head = self.book.add_format({**centred, "bold": True, "text_wrap": True})
        self.cell = self.book.add_format({**centred, "align": "left"})
        self.middle = self.book.add_format(centred)
        self.day = self.book.add_format({**centred, "num_format": 'yyyy"年"m"月"d"日"'})

    def write(self, sheet: Any, row: int, column: int, value: object) -> None:  # noqa: ANN401
        if isinstance(value, dt.date):
            sheet.write_datetime(row, column, dt.datetime.combine(value, dt.time()), self.day)
        elif isinstance(value, (int, float)):
            sheet.write_number(row, column, value, self.cell)
        else:
            sheet.write_string(row, column, str(value), self.cell)


def _first_sheet(book: _Book, people: list[Person]) -> None:
    sheet = book.book.add_worksheet("花名册")
    last = len(_HEAD) - 1
    sheet.merge_range(0, 0, 0, last, "石桥村新时代文明实践站志愿者花名册（示例）", book.title)
    sheet.write(1, 0, "填报单位：示例县石桥镇石桥村")
    sheet.write(1, 10, "填报时间：2026年3月")
    for at, (_, _, _, width) in enumerate(_HEAD):
        sheet.set_column(at, at, width, None, {"hidden": at == _HIDDEN})
    _head(book, sheet, 2)
    row, start = 4, 4
    for at, person in enumerate(people):
        if at == PAGE:
            _merge_group(book, sheet, start, row - 1, people[at - 1].group)
            _head(book, sheet, row)
            row, start = row + 2, row + 2
        elif at and person.group != people[at - 1].group:
            _merge_group(book, sheet, start, row - 1, people[at - 1].group)
            start = row
        _line(book, sheet, row, at, person)
        row += 1
    _merge_group(book, sheet, start, row - 1, people[-1].group)
    sheet.write(row, 0, "合计")
    sheet.write(row, 2, f"{len(people)}人")
    sheet.write(row + 2, 0, "填表人：示例文书")
    sheet.write(row + 2, 5, "审核人：示例站长")
    sheet.write(row + 2, 10, "（盖章）")
    sheet.freeze_panes(4, 3)


def _head(book: _Book, sheet: Any, row: int) -> None:  # noqa: ANN401
    for at, (upper, lower, _, _) in enumerate(_HEAD):
        if not lower:
            sheet.merge_range(row, at, row + 1, at, upper, book.head)
        else:
            if upper:
                sheet.merge_range(row, at, row, at + 1, upper, book.head)
            sheet.write(row + 1, at, lower, book.head)


def _line(book: _Book, sheet: Any, row: int, at: int, person: Person) -> None:  # noqa: ANN401
    cells = {**_cells(person, at), "serial": at + 1}
    if at in WRONG:
        WRONG[at](cells, person)
    for column, (_, _, key, _) in enumerate(_HEAD):
        if key != "group" and cells.get(key, "") != "":
            book.write(sheet, row, column, cells[key])


def _merge_group(book: _Book, sheet: Any, first: int, last: int, group: str) -> None:  # noqa: ANN401
    if last > first:
        sheet.merge_range(first, 1, last, 1, group, book.middle)
    elif last == first:
        sheet.write(first, 1, group, book.middle)


def _second_sheet(book: _Book, people: list[Person], again: Person) -> None:
    sheet = book.book.add_worksheet("后来登记")
    head = (
        "联系电话",
        "名字",
        "男女",
        "所在小组",
        "公民身份号码",
        "志愿服务队",
        "生日",
        "政治面目",
        "备注",
    )
    for at, label in enumerate(head):
        sheet.write(0, at, label, book.head)
        sheet.set_column(at, at, 20 if at in (0, 4) else 13)
    for row, person in enumerate([*people, again], start=1):
        cells = _cells(person, row)
        team = "、".join((person.team, TEAMS[row % len(TEAMS)])) if row % 5 == 0 else person.team
        line = (
            cells["phone"], cells["name"], cells["sex"], person.group, cells["number"],
            TEAMS[0] if person is again else team, cells["born"], cells["status"],
            "周末有空" if row % 7 == 0 else "",
        )  # fmt: skip
        for at, value in enumerate(line):
            if value != "":
                book.write(sheet, row, at, value)
    sheet.write(len(people) + 3, 0, "注：本页为三月以后登记的人员。")


def build(path: Path = TARGET) -> None:
    """Write the roster.

    Args:
        path: the .xlsx to make or replace.
    """
    people = make_people()
    book = _Book(path)
    first, second = people[: PEOPLE - SECOND_SHEET], people[PEOPLE - SECOND_SHEET :]
    _first_sheet(book, first)
    _second_sheet(book, second, again=first[4])
    notes = book.book.add_worksheet("填表说明")
    notes.write(0, 0, "本表人物、地址、电话和证件号码均为虚构，仅供演示。")
    book.book.close()


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET)

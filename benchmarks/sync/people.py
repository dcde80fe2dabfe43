"""The peers' workload as volunteers: the same twelve values of each record, in a workbook.

What differs is told by `DIFFERS`, under the table.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import xlsxwriter

from benchmarks.sync.peers_home import PeersHome

DIFFERS = (
    "ours: a volunteer has no field for education and points; they stand in 村民小组 and "
    "全国志愿者编号. The last digits of ID numbers are made right (our import "
    "refuses wrong ones). Each op names its clerk, its time and its base, and is signed and "
    "hashed; `status` and `no_photo` come with their defaults.",
    "ours, clear: a county policy lets all leave in the clear, as the peers' records do. ours, "
    "numbers sealed: as if all had agreed to being reported; ID numbers and their types leave only "
    "as ciphertext (AES-SIV), which gzip can't make smaller, with an 8-byte token beside them. "
    "ours, nobody agreed: what a station does by itself; birth date, phone, address, political "
    "status and national number of who has not agreed leave as ciphertext, too.",
)
_HEAD = {
    "姓名": "name", "性别": "gender", "出生日期": "birth", "身份证号": "id_card", "手机": "phone",
    "家庭住址": "station", "政治面貌": "political", "村民小组": "education", "特长": "skills",
    "全国志愿者编号": "points", "备注": "note",
}  # fmt: skip
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)

Person = dict[str, Any]


def workload(home: PeersHome, folder: Path, count: int) -> tuple[list[Person], list[Person]]:
    """The peers' own records and the hundred changed ones, from their own program."""
    home.run("workload.py", str(folder), str(count))
    base, changed = (
        [_regular(json.loads(line)) for line in (folder / name).read_text().splitlines()]
        for name in ("base.ndjson", "changed.ndjson")
    )
    return base, changed


def workbook(path: Path, people: list[Person]) -> None:
    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    sheet = book.add_worksheet("花名册")
    for column, label in enumerate(_HEAD):
        sheet.write_string(0, column, label)
    for row, person in enumerate(people, start=1):
        for column, name in enumerate(_HEAD.values()):
            value = person[name]
            text = "、".join(value) if isinstance(value, list) else str(value)
            sheet.write_string(row, column, text)
    book.close()


def _regular(person: Person) -> Person:
    """With an ID number that fits the sex and ends in the right digit (GB 11643)."""
    order = int(person["id_card"][16]) // 2 * 2 + (person["gender"] == "男")
    body = f"{person['id_card'][:16]}{order}"
    total = sum(int(digit) * weight for digit, weight in zip(body, _WEIGHTS, strict=True))
    return {**person, "id_card": body + "10X98765432"[total % 11]}

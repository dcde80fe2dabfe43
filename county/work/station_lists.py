"""Lists of towns and stations, as a county has them in a spreadsheet, and the list that ships."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from functools import lru_cache

from county import errors
from county.auth.divisions import Level, is_code, level
from county.config import resources

_MOST = 5_000
_NAME = 120


@dataclass(frozen=True, slots=True)
class Listed:
    """A division as a list has it.

    Args:
        code: 9 or 12 digits; 6 in the list that ships.
        name: empty where the list has none.
    """

    code: str
    name: str


def shipped_name(code: str) -> str | None:
    """The name of a division in the list that ships; None where it has none.

    Raises:
        errors.BadDivisionCode: it is no code.
    """
    level(code)
    return _shipped().get(code)


def shipped_within(division: str) -> list[Listed]:
    """The stations below a county or town in the list that ships."""
    found = _shipped().items()
    return [
        Listed(code, name)
        for code, name in found
        if len(code) == Level.STATION and code.startswith(division)
    ]


@lru_cache(1)
def _shipped() -> dict[str, str]:
    path = resources() / "divisions" / "divisions.csv"
    names = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for column in ("county", "town", "village"):
                names[row[f"{column}_code"]] = row[column]
    return names


def read(path: str, data: bytes) -> list[Listed]:
    """The towns and stations of a CSV file: code in the first column, name in the second.

    A first line without a code is taken for the heading. UTF-8, or GB 18030 as Excel writes it.

    Args:
        path: of the file, for the sentences.
        data: the whole file.

    Raises:
        errors.FileRefused: no such file; every line that is wrong is named, up to ten.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030", "replace")
    if "\0" in text or text.startswith("PK"):
        raise errors.FileRefused(path=path, why="不是 CSV：请在表格程序里另存为 CSV 再用")
    first = text.partition("\n")[0]
    rows = csv.reader(io.StringIO(text), delimiter="\t" if "\t" in first else ",")
    found: dict[str, Listed] = {}
    wrong: list[str] = []
    for number, cells in enumerate(rows, 1):
        code, name = (_cell(cells, 0), _cell(cells, 1))
        if not code and not name:
            continue
        if number == 1 and not any(sign.isdigit() for sign in code):
            continue
        why = _wrong(code, name) or ("和前面一行重复" if code in found else "")
        if why:
            wrong.append(f"第 {number} 行“{code[:20]}”{why}")
        found[code] = Listed(code, name)
    if wrong:
        more = f"，另有 {len(wrong) - 10} 行" if len(wrong) > 10 else ""
        raise errors.FileRefused(path=path, why=f"没有读入：{'；'.join(wrong[:10])}{more}")
    if not 0 < len(found) <= _MOST:
        raise errors.FileRefused(path=path, why=f"里要有 1 到 {_MOST} 个镇、站")
    return list(found.values())


def _cell(cells: list[str], column: int) -> str:
    """What stands in a cell, without the signs by which codes are kept from becoming numbers."""
    text = cells[column].strip() if column < len(cells) else ""
    return text.removeprefix("=").strip("'\"‘’ \t") if column == 0 else text


def _wrong(code: str, name: str) -> str:
    if "E+" in code.upper():
        return "被表格程序改成了科学记数：请把代码一列设为文本，重新填写后再存"
    if not (is_code(code, Level.TOWN) or is_code(code, Level.STATION)):
        return "不是 9 位（镇）或 12 位（站）的代码"
    return f"的名称超过 {_NAME} 字" if len(name) > _NAME else ""

"""Fictitious people put into hostile files, and the search for them where nobody may stand."""

from __future__ import annotations

from pathlib import Path

from tests.unit.importing.made_rosters import number_of

NAME, OTHER = "欧阳桃枝", "慕容柳絮"
NUMBER, OTHER_NUMBER = number_of("1961-03-09"), number_of("1974-11-30", "048")
PHONE, OTHER_PHONE = "15400987612", "15400345671"
ADDRESS = "石桥村柿子树湾十七号"

ROWS = [
    ["姓名", "性别", "身份证号", "联系电话", "家庭住址", "出生日期", "备注"],
    [NAME, "女", NUMBER, PHONE, ADDRESS, "1961-03-09", "=1+1"],
    [OTHER, "男", OTHER_NUMBER, OTHER_PHONE, ADDRESS, "1974.11", "会修水泵"],
]


def traces(folder: Path) -> list[str]:
    """What of these people stands in any file of a folder, in any usual encoding."""
    return [
        f"{path.name}: {encoding}"
        for path in sorted(p for p in folder.rglob("*") if p.is_file())
        for content in [path.read_bytes()]
        for fact in (NAME, OTHER, NUMBER, OTHER_NUMBER, PHONE, OTHER_PHONE, ADDRESS)
        for encoding in ("utf-8", "utf-16-le", "utf-16-be", "gb18030", "unicode_escape")
        if fact.encode(encoding) in content
    ]

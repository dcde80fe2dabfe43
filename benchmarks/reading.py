"""How long a roster of 50,000 people takes to be read and checked, beside bare calamine.

Run ``python -m benchmarks.reading``. Both read the same workbook (20 columns, made here) in turns
and the best round of each counts. Processor time is printed too: a shared machine blurs the clock.
"""

from __future__ import annotations

import datetime as dt
import gc
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import python_calamine as calamine
import xlsxwriter

from desktop.importing.roster import read_roster
from desktop.model.id_number import check_character

PEOPLE = 50_000
ROUNDS = 5
TODAY = dt.date(2026, 11, 22)
HEAD = (
    "序号", "姓名", "性别", "出生年月", "身份证号", "联系电话", "政治面貌", "所在小组", "家庭住址",
    "特长", "服务意向", "所属队伍", "登记日期", "志愿者编号", "状态", "监护人", "监护人电话",
    "小名", "紧急联系人", "备注",
)  # fmt: skip
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡"
GIVEN = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文辉玲华红国建志"


def make(path: Path) -> None:
    dice = random.Random(1)
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("花名册")
        sheet.write_row(0, 0, HEAD)
        for at in range(PEOPLE):
            sheet.write_row(at + 1, 0, person(dice, at))


def person(dice: random.Random, at: int) -> list[object]:
    born = dt.date(1950, 1, 1) + dt.timedelta(days=at % 20_000)
    first = f"990101{born:%Y%m%d}{at // 20_000 * 300 + at % 300:03d}"
    name = dice.choice(SURNAMES) + dice.choice(GIVEN) + dice.choice(GIVEN + " ")
    return [
        at + 1, name, "男" if int(first[-1]) % 2 else "女", f"{born.year}年{born.month}月",
        first + check_character(first), f"154{at:08d}", dice.choice(("群众", "党员", "团员")),
        f"{at % 12 + 1}组", f"石桥村{at % 12 + 1}组{at}号", "唱歌、跳舞", "文化惠民", "文化惠民",
        f"2024-01-{at % 28 + 1:02d}", f"V{at:08d}", "在册", "", "", "", "李大山", "",
    ]  # fmt: skip


def bare(path: Path) -> int:
    with calamine.load_workbook(str(path)) as book:
        return sum(1 for _ in book.get_sheet_by_index(0).iter_rows())


def ours(path: Path) -> int:
    return len(read_roster(path, today=TODAY).rows)


def timed(work: Callable[[Path], int], path: Path) -> tuple[float, float]:
    gc.collect()
    clock, processor = time.perf_counter(), time.process_time()
    work(path)
    return time.perf_counter() - clock, time.process_time() - processor


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "花名册.xlsx"
        make(path)
        size = path.stat().st_size / 1e6
        print(f"{PEOPLE} 人 × {len(HEAD)} 列，{size:.1f} MB；{ours(path)} 行可导入")
        rounds = [(timed(bare, path), timed(ours, path)) for _ in range(ROUNDS)]
    for name, place in (("calamine", 0), ("read_roster", 1)):
        clock = min(both[place][0] for both in rounds)
        processor = min(both[place][1] for both in rounds)
        print(f"{name:12} {clock:6.2f} s   （处理器 {processor:5.2f} s）")


if __name__ == "__main__":
    main()

"""50,000 people from a workbook into the station, beside its floors in the same run.

Floors: calamine reading the workbook alone, and a bare SQLCipher insert of the same values.
"""

from __future__ import annotations

import datetime as dt
import random
import resource
import tempfile
import time
from pathlib import Path

import python_calamine
import xlsxwriter

from desktop.background.workers import Workers
from desktop.config import Home
from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.founding import StationFacts, make_station
from desktop.services.opening import open_desk
from desktop.services.roster import rosters
from desktop.storage import bulk
from desktop.storage.columns import to_column
from desktop.storage.driver import connect
from desktop.storage.keys import Argon2Cost

PEOPLE = 50_000
HEAD = [
    "姓名", "性别", "出生日期", "身份证号", "手机", "政治面貌", "村民小组", "家庭住址",
    "特长", "服务意向", "登记日期", "紧急联系人", "备注",
]  # fmt: skip
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾萧田董潘袁蔡"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红玲建国志文辉力学林海波荣"
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def id_number(place: int, birth: dt.date) -> str:
    body = f"9901{place // 100_000 + 1:02d}{birth:%Y%m%d}{place % 1000:03d}"
    return body + "10X98765432"[sum(int(d) * w for d, w in zip(body, _WEIGHTS, strict=True)) % 11]


def people(seed: int = 1) -> list[list[str]]:
    chance = random.Random(seed)
    rows, seen = [], set()
    while len(rows) < PEOPLE:
        birth = dt.date(1945, 1, 1) + dt.timedelta(days=chance.randrange(22_000))
        number = id_number(len(rows), birth)
        if number in seen:
            continue
        seen.add(number)
        name = chance.choice(SURNAMES) + "".join(chance.choices(GIVEN, k=chance.choice((1, 2))))
        rows.append(
            [
                name, "男" if int(number[16]) % 2 else "女", birth.isoformat(), number,
                f"199{len(rows):08d}", chance.choice(("群众", "中共党员")),
                f"{chance.randrange(1, 13)}组", "示例县石桥镇石桥村",
                chance.choice(("理发", "书法", "")),
                chance.choice(("文化惠民", "卫生环保、助学支教")), "2024-03-05", "家人", "",
            ]
        )  # fmt: skip
    return rows


def workbook(path: Path, rows: list[list[str]]) -> None:
    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    sheet = book.add_worksheet("花名册")
    for number, row in enumerate([HEAD, *rows]):
        for column, value in enumerate(row):
            sheet.write_string(number, column, value)
    book.close()


def bare_insert(folder: Path, desk: object) -> float:
    """The same values into a plain SQLCipher table with the same indexes, one transaction."""
    kind = kind_named("volunteer")
    values = [
        (record.id, *(to_column(v) for v in record.values.values()))
        for record in desk.records.find(kind)  # type: ignore[attr-defined]
    ]
    connection = connect(folder / "bare.db", bytes(32))
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    names = ", ".join(field.name for field in kind.fields)
    connection.execute(f"CREATE TABLE v (id TEXT PRIMARY KEY, {names})")
    connection.execute("CREATE INDEX a ON v (id_number)")
    connection.execute("CREATE INDEX b ON v (name, birth_date)")
    begun = time.perf_counter()
    connection.execute("BEGIN")
    connection.executemany(f"INSERT INTO v VALUES ({','.join('?' * len(values[0]))})", values)
    connection.execute("COMMIT")
    return time.perf_counter() - begun


def main() -> None:
    with tempfile.TemporaryDirectory(dir="out" if Path("out").is_dir() else None) as name:
        folder = Path(name)
        path = folder / "名册.xlsx"
        workbook(path, people())
        begun = time.perf_counter()
        book = python_calamine.CalamineWorkbook.from_path(str(path))
        book.get_sheet_by_index(0).to_python()
        floor_read = time.perf_counter() - begun

        home = Home(folder / "站")
        facts = StationFacts("石桥村新时代文明实践站", "999999001001")
        master = make_station(home, facts, "correct horse", cost=Argon2Cost(1, 8, 1))
        workers = Workers()
        workers.warm()
        desk = open_desk(home, master, workers)
        held: list[float] = []
        real = bulk.roomy

        def timed(store: object):
            from contextlib import contextmanager

            @contextmanager
            def inner():
                begun = time.perf_counter()
                with real(store):  # type: ignore[arg-type]
                    yield
                held.append(time.perf_counter() - begun)

            return inner()

        bulk.roomy = timed  # type: ignore[assignment]
        begun = time.perf_counter()
        report = rosters.import_roster(desk, path)
        whole = time.perf_counter() - begun
        begun = time.perf_counter()
        again = rosters.import_roster(desk, path)
        second = time.perf_counter() - begun
        found = len(records.list_records(desk, "volunteer", search="张伟"))
        floor_insert = bare_insert(folder, desk)
        desk.close()
        workers.close()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    peak_worker = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"people {PEOPLE}: added {report.added}, bad {report.bad}; found 张伟 {found}")
    print(f"floor: calamine alone           {floor_read:6.2f} s")
    print(f"floor: bare SQLCipher insert    {floor_insert:6.2f} s")
    floors, ratio = floor_read + floor_insert, held[0] / floor_insert
    print(f"import, whole                   {whole:6.2f} s   {whole / floors:4.1f} x both floors")
    print(f"  writer held                   {held[0]:6.2f} s   {ratio:4.1f} x the insert")
    print(f"same file again ({again.unchanged} unchanged) {second:6.2f} s")
    print(f"peak memory: here {peak:.0f} MiB, worker {peak_worker:.0f} MiB")


if __name__ == "__main__":
    main()

import csv
import io
import os
import zipfile
from dataclasses import replace

import pytest
import python_calamine

from desktop import errors
from desktop.background.workers import Workers
from desktop.model.kinds import ALL
from desktop.services import records
from desktop.services.apart import Here
from desktop.services.founding import StationFacts, make_station
from desktop.services.lists import exporting
from desktop.services.lists.exporting import export
from desktop.services.opening import open_desk
from desktop.services.roster import rosters
from desktop.storage import audit
from tests.conftest import CHEAP
from tests.unit.small_disks import small_disk

NUMBER = "11010119900307803X"
ALL_DIGITS = "110101199003070038"


def table(path):
    if path.suffix == ".csv":
        text = path.read_bytes().decode("utf-8-sig")
        return list(csv.reader(io.StringIO(text)))
    book = python_calamine.CalamineWorkbook.from_path(path)
    return book.get_sheet_by_index(0).to_python()


def column(path, label):
    head, *rows = table(path)
    return [row[head.index(label)] for row in rows]


@pytest.fixture(params=[".xlsx", ".csv", ".XLSX"])
def target(request, tmp_path):
    return tmp_path / f"石桥 名册{request.param}"


def test_every_live_record_is_a_row_in_the_clerks_words(desk, target):
    one = records.add(desk, "volunteer", {"name": "张三", "sex": "男", "skills": "理发、书法"})
    gone = records.add(desk, "volunteer", {"name": "李四"})
    records.remove(desk, "volunteer", [gone])
    assert export(desk, "volunteer", target) == 1
    path = target
    assert column(path, "编号") == [one]
    assert column(path, "姓名") == ["张三"]
    assert column(path, "性别") == ["男"]
    assert column(path, "特长") == ["书法、理发"]


def test_numbers_are_masked_unless_asked_for_which_is_written_down(desk, target):
    records.add(desk, "volunteer", {"name": "张三", "id_number": NUMBER})
    export(desk, "volunteer", target)
    assert column(target, "证件号码") == ["1****************X"]
    assert desk.store.rows("SELECT what, why FROM audit") == [("export", "1 条，证件号已打码")]
    export(desk, "volunteer", target, full=True)
    assert column(target, "证件号码") == [NUMBER]
    assert desk.store.rows("SELECT kind, clerk FROM audit") == [("volunteer", desk.clerk)] * 2
    assert list(audit.broken_rows(desk.store)) == []


def test_a_table_of_any_kind_is_written_down_since_nearly_every_kind_names_somebody(desk, tmp_path):
    for kind in ("certificate", "clerk", "activity", "team"):
        export(desk, kind, tmp_path / f"{kind}.csv")
    told = desk.store.rows("SELECT what, kind FROM audit ORDER BY seq")
    assert told == [("export", kind) for kind in ("certificate", "clerk", "activity", "team")]


@pytest.mark.parametrize("text", ["=1+1", "+86", "-1", "@SUM(A1)", '=HYPERLINK("x")', "<b>x</b>"])
def test_no_cell_is_a_formula(desk, target, text):
    records.add(desk, "team", {"name": text})
    export(desk, "team", target)
    shown = column(target, "名称")[0]
    if target.suffix == ".csv":
        assert shown == (text if text.startswith("<") else f"'{text}")
    else:
        assert shown == text
        with zipfile.ZipFile(target) as archive:
            sheet = archive.read("xl/worksheets/sheet1.xml")
        assert b"<f>" not in sheet and b"<hyperlink" not in sheet


def test_a_number_of_eighteen_digits_stays_text(desk, target):
    records.add(desk, "volunteer", {"name": "张三", "id_number": ALL_DIGITS})
    export(desk, "volunteer", target, full=True)
    shown = column(target, "证件号码")[0]
    if target.suffix == ".csv":
        # The tab makes a spreadsheet take it for text; bare digits it would round.
        assert shown == ALL_DIGITS + "\t"
    else:
        assert shown == ALL_DIGITS
        with zipfile.ZipFile(target) as archive:
            strings = archive.read("xl/sharedStrings.xml").decode()
        assert ALL_DIGITS in strings


def test_an_export_can_be_imported_and_changes_nothing(desk, target, tmp_path, now):
    for person in (
        {"name": "张三", "id_number": ALL_DIGITS, "phone": "19900000001", "village_group": "一组"},
        {"name": "李四", "birth_date": "1985-08-12", "skills": "理发、书法", "notes": "a\nb"},
    ):
        records.add(desk, "volunteer", person)
    export(desk, "volunteer", target, full=True)
    report = rosters.import_roster(desk, target)
    assert (report.added, report.updated, report.unchanged, report.bad) == (0, 0, 2, 0)
    from desktop.config import Home

    home = Home(tmp_path / "别处")
    master = make_station(
        home, StationFacts("别处村新时代文明实践站", "999999001002"), "correct horse", cost=CHEAP
    )
    other = open_desk(home, master, Here(), clock=lambda: now)
    assert rosters.import_roster(other, target).added == 2
    assert other.store.rows("SELECT id_number FROM volunteer WHERE name = '张三'") == [
        (ALL_DIGITS,)
    ]
    other.close()


def test_every_kind_can_be_handed_out(desk, tmp_path):
    for name in (name for name, kind in ALL.items() if not kind.unseen):
        for ending in (".xlsx", ".csv"):
            path = tmp_path / f"{name}{ending}"
            count = export(desk, name, path)
            assert len(table(path)) == count + 1


def test_a_text_longer_than_a_cell_is_cut_and_shows_it(desk, tmp_path):
    rule = '{"a": "' + "长" * 39_000 + '"}'
    with desk.action("edit", "x") as group:
        policy = desk.records.find(ALL["policy"])[0]
        desk.records.update(group, policy, {"rule": rule})
    export(desk, "policy", tmp_path / "a.xlsx")
    longest = max(map(len, column(tmp_path / "a.xlsx", "内容")))
    assert longest == 32_767


def test_a_large_table_is_made_in_another_process_and_is_the_same(desk, tmp_path, monkeypatch):
    rows = [[f"第{number}行", "=1+1", NUMBER] for number in range(50)]
    small, large = tmp_path / "小.xlsx", tmp_path / "大.xlsx"
    assert exporting.export_table(desk, small, "表", ["甲", "乙", "丙"], rows) == 50
    monkeypatch.setattr(exporting, "_PART", 7)
    apart = Workers(count=1)
    try:
        desk = replace(desk, apart=apart)
        assert exporting.export_table(desk, large, "表", ["甲", "乙", "丙"], iter(rows)) == 50
    finally:
        apart.close()
    assert table(large) == table(small) == [["甲", "乙", "丙"], *rows]


def test_cancel_in_the_middle_of_a_large_table_leaves_no_file(desk, tmp_path, monkeypatch):
    monkeypatch.setattr(exporting, "_PART", 2)

    def rows():
        yield from [["一"], ["二"], ["三"], ["四"], ["五"]]
        raise errors.Cancelled()

    apart = Workers(count=1)
    try:
        desk = replace(desk, apart=apart)
        with pytest.raises(errors.Cancelled):
            exporting.export_table(desk, tmp_path / "大.xlsx", "表", ["甲"], rows())
    finally:
        apart.close()
    assert list(tmp_path.glob("大*")) == []


def test_other_endings_are_refused(desk, tmp_path):
    for name in ("a.xls", "a", "a.pdf"):
        with pytest.raises(errors.OutputFileError, match="结尾"):
            export(desk, "volunteer", tmp_path / name)
    assert list(tmp_path.glob("a*")) == []


def test_a_full_disk_leaves_the_old_file(desk, tmp_path):
    for number in range(300):
        records.add(desk, "team", {"name": f"{number} 队", "slogan": os.urandom(40).hex()})
    with small_disk(tmp_path / "U盘", 1) as disk:
        for ending in (".xlsx", ".csv"):
            path = disk.path / f"队伍{ending}"
            disk.empty()
            export(desk, "team", path)
            old = path.read_bytes()
            disk.fill(leave=4096)
            with pytest.raises(errors.DiskFull):
                export(desk, "team", path)
            assert path.read_bytes() == old
        assert disk.names() == {"队伍.xlsx", "队伍.csv"}


def test_no_temporary_file_ever_holds_a_row_in_the_clear(desk, tmp_path, monkeypatch):
    import tempfile

    def refuse(*_, **rest):
        assert str(rest.get("dir")) == str(tmp_path)  # only beside the target
        return real(*_, **rest)

    real = tempfile.mkstemp
    monkeypatch.setattr(tempfile, "mkstemp", refuse)
    records.add(desk, "volunteer", {"name": "张三"})
    export(desk, "volunteer", tmp_path / "a.xlsx")
    export(desk, "volunteer", tmp_path / "a.csv")

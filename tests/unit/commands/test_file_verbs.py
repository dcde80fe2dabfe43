import json
import os
import zipfile
from pathlib import Path

import pytest
import python_calamine

from tests.unit.commands.conftest import HEAD, ROWS
from tests.unit.imaging.made_pictures import make_scene, written
from tests.unit.importing.made_rosters import Formula, make_xlsx
from tests.unit.small_disks import small_disk

BAD = ["赵六", "男", "1990-03-07", "110101199003078031", "", ""]


def people(station):
    return sorted(one["name"] for one in station("list", "volunteer", "--json").json)


# --- import ---------------------------------------------------------------------------------


def test_an_import_answers_in_the_shape_of_the_interface(station, roster):
    said = station("import", "volunteer", roster, "--json")
    assert said.code == 0
    assert said.json == {"added": 3, "updated": 0, "unchanged": 0, "bad": 0, "rows": []}
    assert people(station) == ["张三", "李四", "王五"]
    again = station("import", "volunteer", roster, "--json").json
    assert (again["added"], again["unchanged"]) == (0, 3)


def test_bad_rows_are_named_by_file_sheet_row_column_value_and_reason(station, folder):
    path = make_xlsx(folder / "花名册.xlsx", [HEAD, *ROWS, BAD])
    said = station("import", "volunteer", path, "--json")
    assert said.code == 3
    assert said.json["bad"] == 1
    row = said.json["rows"][0]
    assert list(row) == ["file", "sheet", "row", "column", "value", "reason"]
    assert (row["file"], row["sheet"], row["row"]) == ("花名册.xlsx", "花名册", 5)
    assert row["value"] == "1****************1" and row["reason"]  # whole only in the workbook
    said = station("import", "volunteer", path)
    assert said.code == 3 and "第 5 行" in said.out and "没有变化 3 人" in said.out


def test_a_file_of_bad_rows_only_is_refused(station, folder):
    said = station("import", "volunteer", make_xlsx(folder / "a.xlsx", [HEAD, BAD]), "--json")
    assert said.code == 1 and said.json["bad"] == 1 and said.json["added"] == 0


def test_a_dry_run_says_what_would_happen_and_changes_nothing(station, roster):
    said = station("import", "volunteer", roster, "--dry-run")
    assert said.code == 0 and "将新增 3 人" in said.out
    assert people(station) == []


def test_bad_rows_go_to_a_workbook_that_comes_in_once_corrected(station, folder):
    path = make_xlsx(folder / "花名册.xlsx", [HEAD, *ROWS, BAD])
    left = folder / "待 更正.xlsx"
    said = station("import", "volunteer", path, "--report", left)
    assert said.code == 3 and str(left) in said.err
    rows = python_calamine.CalamineWorkbook.from_path(left).get_sheet_by_index(0).to_python()
    at = rows[0].index("身份证号")
    assert rows[1][at] == "110101199003078031"
    corrected = [["110101199003070038" if n == at else v for n, v in enumerate(rows[1])]]
    path = make_xlsx(folder / "改好.xlsx", [rows[0], *corrected])
    assert station("import", "volunteer", path, "--json").json["added"] == 1


def test_the_whole_report_can_be_left_as_json(station, folder, roster):
    left = folder / "报告.json"
    said = station("import", "volunteer", roster, "--report", left, "--json")
    assert json.loads(left.read_text("utf-8")) == said.json


@pytest.mark.parametrize(
    ("report", "why"), [("a.txt", "结尾"), ("没有/a.xlsx", "不存在"), ("花名册.xlsx", "要导入的")]
)
def test_a_report_that_can_not_be_written_is_refused_before_anything(
    station, folder, roster, report, why
):
    before = roster.read_bytes()
    said = station("import", "volunteer", roster, "--report", folder / report, "--json")
    assert said.code == 1 and why in said.err and said.json["error"] == "OutputFileError"
    assert people(station) == [] and roster.read_bytes() == before


def test_a_report_on_a_full_disk_does_not_undo_the_import(station, folder, tmp_path):
    rows = [[f"{BAD[0]}{n}", *BAD[1:]] for n in range(400)]
    path = make_xlsx(folder / "花名册.xlsx", [HEAD, *ROWS, *rows])
    with small_disk(tmp_path / "U盘", 1) as disk:
        disk.fill()
        said = station("import", "volunteer", path, "--report", disk.path / "a.xlsx", "--json")
        assert disk.names() == set()
    assert said.code == 3 and said.json["added"] == 3
    assert "报告没有写成" in said.err and "空间不够" in said.err
    assert people(station) == ["张三", "李四", "王五"]


def test_formula_cells_count_by_their_results_and_run_nothing(station, folder):
    rows = [HEAD, [Formula('=CONCATENATE("张","三")', "张三"), "男", "", "", "", ""]]
    path = make_xlsx(folder / "花名册.xlsx", rows)
    assert station("import", "volunteer", path, "--json").json["added"] == 1
    assert people(station) == ["张三"]


def test_markup_in_a_name_comes_in_as_it_stands_or_is_named(station, folder):
    path = make_xlsx(folder / "花名册.xlsx", [HEAD, ["<b>张三</b>", "", "", "", "", ""], ROWS[1]])
    said = station("import", "volunteer", path, "--json")
    assert said.json["added"] + said.json["bad"] == 2
    for name in people(station):
        assert name in ("<b>张三</b>", "李四")


def test_a_nul_in_a_name_never_comes_in_as_such(station, folder):
    path = folder / "花名册.csv"
    path.write_bytes("姓名,性别\n张\0三,男\n李四,女\n".encode("gb18030"))
    said = station("import", "volunteer", path, "--json")
    assert "Traceback" not in said.err
    assert all("\0" not in name for name in people(station))
    assert "李四" in people(station) or said.code == 1


def test_a_file_three_hundred_megabytes_long_is_refused_at_once(station, folder):
    path = folder / "花名册.xlsx"
    with path.open("wb") as file:
        file.write(b"PK\x03\x04")
        file.truncate(300 << 20)
    said = station("import", "volunteer", path, "--json")
    assert said.code == 1 and "太大" in said.err and "300" in said.err
    assert said.json["error"] == "FileTooBig"


def test_a_zip_bomb_is_refused(station, folder, roster):
    path = folder / "炸弹.xlsx"
    with zipfile.ZipFile(roster) as good, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bad:
        for name in good.namelist():
            if name != "xl/worksheets/sheet1.xml":
                bad.writestr(name, good.read(name))
        with bad.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            for _ in range(64):
                sheet.write(bytes(1 << 20))
    assert path.stat().st_size < 1 << 20
    said = station("import", "volunteer", path, "--json")
    assert said.code == 1 and said.json["error"] in ("HostileFile", "FileTooBig")
    assert people(station) == []


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("空.xlsx", b""),
        ("图.xlsx", b"\xff\xd8\xff\xe0" + bytes(5000)),
        ("断.xlsx", b"PK\x03\x04" + bytes(500)),
        ("文.docx", b"PK\x03\x04" + bytes(500)),
        ("无表头.csv", b"1,2,3\n4,5,6\n"),
    ],
)
def test_what_is_no_roster_is_refused_in_words(station, folder, name, data):
    (folder / name).write_bytes(data)
    said = station("import", "volunteer", folder / name)
    assert (said.code, said.out) == (1, "")
    assert name in said.err and "没有导入任何内容" in said.err and "Traceback" not in said.err


@pytest.mark.parametrize("name", ["没有.xlsx", ".", "长" * 120 + ".xlsx"])
def test_a_file_that_is_not_there_is_told(station, folder, name):
    said = station("import", "volunteer", folder / name)
    assert said.code == 1 and "找不到文件" in said.err


def test_a_file_whose_name_is_in_another_encoding_comes_in(station, folder, roster):
    path = os.fsencode(folder) + "/名册.xlsx".encode("gb18030")
    os.rename(roster, path)  # noqa: PTH104 - bytes
    said = station("import", "volunteer", os.fsdecode(path), "--json")
    assert said.code == 0 and said.json["added"] == 3
    assert "导入花名册" in station("undo").err


# --- export ---------------------------------------------------------------------------------


def test_export_says_how_many_and_warns(station, folder, roster):
    station("import", "volunteer", roster)
    said = station("export", "volunteer", folder / "出.xlsx")
    assert said.code == 0 and said.out == "" and "3 条" in said.err and "没有加密" in said.err


@pytest.mark.parametrize(
    ("target", "why"), [("出.doc", "结尾"), ("没有/出.csv", "不存在"), ("夹.csv", "同名的文件夹")]
)
def test_an_export_that_can_not_be_written_is_refused(station, folder, target, why):
    (folder / "夹.csv").mkdir()
    said = station("export", "team", folder / target)
    assert said.code == 1 and why in said.err
    assert [p.name for p in folder.iterdir()] == ["夹.csv"]


# --- photo ----------------------------------------------------------------------------------


@pytest.fixture
def activity(station):
    return station("add", "activity", "title=端午", "held_on=2026-06-19", "status=held").id


def picture(folder, name, seed=1):
    (folder / name).write_bytes(written(make_scene(640, 480, seed)))
    return folder / name


def test_photos_come_in_and_go_out(station, activity, folder):
    one, two = picture(folder, "一 张.jpg"), picture(folder, "二.jpg", 2)
    said = station("photo", "add", activity, one, two)
    assert said.code == 0
    ids = said.out.split()
    assert ids == [p["id"] for p in station("list", "photo", "--json").json]
    out = folder / "出 去.jpg"
    assert station("photo", "export", ids[0], out).code == 0
    assert out.read_bytes().startswith(b"\xff\xd8")
    again = station("photo", "add", activity, one)
    assert again.code == 0 and again.out == "" and "已经有了" in again.err


def test_an_original_that_is_here_need_not_be_asked_for(station, activity, folder):
    (made,) = station("photo", "add", activity, picture(folder, "一.jpg")).out.split()
    said = station("photo", "original", made)
    assert said.code == 0
    assert "就在这台电脑里" in said.err
    assert station("photo", "original", "nobody").code == 1


def test_bad_photos_among_good_ones_are_done_in_part(station, activity, folder):
    (folder / "坏.jpg").write_bytes(b"GIF89a" + bytes(50))
    said = station("photo", "add", activity, folder / "坏.jpg", picture(folder, "好.jpg"))
    assert said.code == 3 and len(said.out.split()) == 1 and "坏.jpg" in said.err
    said = station("photo", "add", activity, folder / "坏.jpg", folder / "没有.jpg")
    assert said.code == 1 and said.out == "" and "没有.jpg" in said.err


def test_photos_of_nothing_are_refused(station, folder):
    said = station("photo", "add", "nobody", picture(folder, "一.jpg"))
    assert said.code == 1 and "nobody" in said.err
    assert station("photo", "export", "nobody", folder / "x.jpg").code == 1
    assert not (folder / "x.jpg").exists()


# --- backup and doctor ----------------------------------------------------------------------


def test_a_backup_is_a_file_and_says_so(station, folder):
    said = station("backup", folder / "备 份.zip")
    assert said.code == 0 and said.out == "" and "已备份并核对" in said.err
    with zipfile.ZipFile(folder / "备 份.zip") as archive:
        assert "station.db" in archive.namelist()


def test_a_backup_is_never_written_over_the_station(station):
    made = station("add", "team", "name=一队").id
    said = station("backup", station.home.records)
    assert said.code == 1 and "站点自己" in said.err
    assert [one["id"] for one in station("list", "team", "--json").json] == [made]


def test_a_sound_station_has_no_findings(station, roster):
    station("import", "volunteer", roster)
    said = station("doctor", "--json")
    assert (said.code, said.json) == (0, {"findings": []})
    said = station("doctor")
    assert (said.code, said.out) == (0, "") and "一切正常" in said.err


def test_findings_have_area_words_record_and_whether_mended(station, folder, activity):
    station("photo", "add", activity, picture(folder, "一.jpg"))
    (station.home.photos / "volume-0001.db").unlink()
    said = station("doctor", "--json")
    assert said.code == 3
    (finding,) = said.json["findings"]
    assert set(finding) == {"area", "what", "record_id", "repaired", "advice"}
    assert finding["area"] == "photos"
    said = station("doctor")
    assert said.code == 3 and "照片卷 0001" in said.out and "1 处" in said.err


def test_relative_targets_lie_where_the_command_stands(station, folder, monkeypatch):
    monkeypatch.chdir(folder)
    for words in (("export", "team", "队伍.csv"), ("backup", "备份.zip")):
        assert station(*words).code == 0
    assert sorted(Path(p.name).suffix for p in folder.iterdir()) == [".csv", ".zip"]

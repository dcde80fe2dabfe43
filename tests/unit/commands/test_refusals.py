"""Whatever goes wrong: a Chinese sentence, exit 1, no traceback, nothing lost."""

import json
import os
import re

import pytest

from desktop import errors, logbook
from desktop.__main__ import main
from desktop.commands import record_verbs
from desktop.services import opening, records
from desktop.storage.database import open_store
from desktop.storage.keys import RECORDS_PURPOSE
from desktop.storage.migrations import SCHEMA_VERSION
from tests.conftest import PASSPHRASE
from tests.unit.commands.conftest import INIT
from tests.unit.small_disks import small_disk

NAME = "欧阳建国"


def refused(said, word, kind=None):
    assert said.code == 1
    assert word in said.err
    assert "Traceback" not in said.err and "File " not in said.err
    if kind:
        assert json.loads(said.out) == {"error": kind, "reason": said.err.strip()}
    return True


LIST = ("list", "team", "--json")


def test_no_station(empty):
    assert refused(empty(*LIST), "station init", "NoStation")
    assert not empty.home.path.exists()


def test_a_folder_of_something_else(empty):
    empty.home.path.mkdir()
    (empty.home.path / "别的.txt").write_text("x")
    assert refused(empty(*LIST), "没有站点资料", "NoStation")
    assert [p.name for p in empty.home.path.iterdir()] == ["别的.txt"]


def test_a_file_where_the_folder_should_be(empty):
    empty.home.path.write_bytes(b"")
    assert refused(empty(*LIST), "没有站点资料")
    assert refused(empty(*INIT), "不能在文件夹")


def test_a_second_station_in_one_folder(station):
    assert refused(station(*INIT), "已经有一个站点")


def test_not_a_database(station):
    station.home.records.write_bytes(b"just a text " * 1000)
    assert refused(station(*LIST), "请不要删除它", "NotAStation")
    assert station.home.records.read_bytes() == b"just a text " * 1000


def test_keys_of_something_else(station):
    for name in ("keys.json", "keys.previous.json"):
        (station.home.path / name).write_text('{"a": 1}')
    assert refused(station(*LIST), "不是本程序的资料文件", "NotAStation")


def test_a_newer_station(station):
    key = opening.unlock(station.home, PASSPHRASE).derive(RECORDS_PURPOSE)
    store = open_store(station.home.records, key)
    store.run(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    store.close()
    before = station.home.records.read_bytes()
    words = ("add", "volunteer", "name=张三")
    assert refused(station(*words), "更新版本的程序")
    assert station.home.records.read_bytes() == before


def test_a_network_share(station, monkeypatch):
    monkeypatch.setattr("desktop.storage.places._file_system", lambda *_: "nfs4")
    assert refused(station(*LIST), "网络共享盘", "NetworkFolder")


def test_a_read_only_disk(empty, tmp_path):
    with small_disk(tmp_path / "只读 盘", 4) as disk:
        object.__setattr__(empty.home, "path", disk.path / "站 点")
        assert empty(*INIT).code == 0
        assert empty("add", "team", "name=一队").code == 0
        disk.make_read_only()
        for words in (LIST, ("add", "team", "name=二队"), ("doctor",), ("undo",)):
            assert refused(empty(*words), "只读")


def test_a_folder_whose_name_is_too_long(empty):
    object.__setattr__(empty.home, "path", empty.home.path / ("长" * 200))
    assert refused(empty(*LIST), "文件夹")
    assert refused(empty(*INIT), "文件夹")


def test_a_busy_station_is_told_with_what_to_do(station, monkeypatch):
    key = opening.unlock(station.home, PASSPHRASE).derive(RECORDS_PURPOSE)
    monkeypatch.setattr("desktop.storage.driver.BUSY_SECONDS", 0.1)
    store = open_store(station.home.records, key)
    with store.transaction():
        said = station("add", "team", "name=一队")
        assert refused(said, "正在写入") and "locked" not in said.err
        assert station(*LIST).json == []  # reading goes on
    store.close()
    assert station("add", "team", "name=一队").code == 0


def test_a_window_without_a_screen(empty, monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert refused(empty(passphrase=None), "没有图形界面")
    assert refused(empty("demo", passphrase=None), "没有图形界面")


def test_a_demo_never_takes_the_place_of_somebodys_station(station, tmp_path):
    station("add", "team", "name=一队")
    said = station("demo", "--headless", "--out", station.home.path.parent, passphrase=None)
    assert refused(said, "口令不对")
    assert station(*LIST).json[0]["name"] == "一队"


def explode(failure):
    def verb(*_, **__):
        raise failure

    return verb


@pytest.mark.parametrize(
    ("failure", "word"),
    [
        (KeyError(NAME), "程序内部出错（编号 "),
        (MemoryError(), "程序内部出错（编号 "),
        (RecursionError(NAME), "程序内部出错（编号 "),
        (OSError(28, NAME), "空间不够"),
        (OSError(5, NAME), "检查硬盘"),
        (OSError(30, NAME, "/x/y"), "只读"),
    ],
)
def test_what_nobody_foresaw_is_a_sentence_and_its_place_is_in_the_log(
    station, monkeypatch, failure, word
):
    monkeypatch.setattr(records, "list_records", explode(failure))
    said = station(*LIST)
    assert refused(said, word) and NAME not in said.err + said.out
    assert json.loads(said.out)["reason"] == said.err.strip()
    log = (station.home.logs / "station.log").read_text("utf-8")
    assert type(failure).__name__ in log and "record_verbs.py" in log and NAME not in log
    assert type(failure).__name__ not in said.err
    assert all(number in log for number in re.findall(r"编号 (\d{6})", said.err))


def test_ctrl_c_is_answered(station, monkeypatch):
    monkeypatch.setattr(records, "list_records", explode(KeyboardInterrupt()))
    said = station(*LIST)
    assert said.code == 1 and "已取消" in said.err and said.out == ""


def test_a_reader_who_left_is_no_failure(station, monkeypatch):
    station("add", "team", "name=一队")
    monkeypatch.setattr(record_verbs.terminal, "show_json", explode(BrokenPipeError(32, "")))
    monkeypatch.setattr(os, "dup2", lambda *_: None)
    said = station(*LIST)
    assert (said.code, said.err) == (0, "")


def test_errors_leave_kind_and_place_in_the_log_and_nobodys_data(station):
    words = ("add", "volunteer", f"name={NAME}", "id_number=110101199003078031")
    said = station(*words)
    assert said.code == 1
    station("set", "volunteer", NAME, "phone=19900000001")
    station("import", "volunteer", f"/没有/{NAME}.xlsx")
    station("export", "volunteer", f"/没有/{NAME}.xlsx")
    station("list", "volunteer", passphrase="wrong passphrase")
    log = (station.home.logs / "station.log").read_text("utf-8")
    for kind in ("InvalidValues", "NotFound", "FileMissing", "OutputFileError", "WrongPassphrase"):
        assert kind in log
    for secret in (NAME, "110101199003078031", "19900000001", PASSPHRASE, "wrong passphrase"):
        assert secret not in log


def test_a_log_that_can_not_be_written_stops_nothing(station):
    logs = station.home.logs
    for path in logs.iterdir() if logs.exists() else ():
        path.unlink()
    if logs.exists():
        logs.rmdir()
    logs.write_bytes(b"")
    assert station("add", "team", "name=一队").code == 0
    assert refused(station("add", "team"), "不能为空")


def test_help_and_version_need_no_station(empty):
    said = empty("--help", passphrase=None)
    assert said.code == 0 and "站点资料所在文件夹" in said.out
    assert empty("--version", passphrase=None).out.startswith("station ")


@pytest.mark.parametrize("sentence", [errors.DiskFull(), errors.StationBusy(seconds=20)])
def test_a_refusal_says_what_happened_what_was_kept_and_what_to_do(station, monkeypatch, sentence):
    monkeypatch.setattr(records, "list_records", explode(sentence))
    said = station("list", "team")
    for part in sentence.sentences():
        assert part and part in said.err


def test_no_word_is_lost_where_the_log_has_no_folder(empty, tmp_path):
    logbook.start(tmp_path / "logs")
    assert main(["--home", str(tmp_path / "没有"), "list", "team"]) == 1

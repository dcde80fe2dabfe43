import base64
import json
import os
import uuid

import pytest

from desktop import errors
from desktop.config import Home
from desktop.model.kinds import kind_named
from desktop.services import checkup, opening, records
from desktop.services.apart import Here
from desktop.services.opening import RECORDS_PURPOSE, StationFacts, make_station, open_desk, unlock
from desktop.storage import keys
from desktop.storage.database import open_store
from desktop.storage.migrations import SCHEMA_VERSION
from desktop.storage.scratch import claimed
from tests.conftest import CHEAP, PASSPHRASE
from tests.unit.small_disks import small_disk

FACTS = StationFacts("石桥村新时代文明实践站", "999999001001", "石桥镇", "示例县", "王文书")


def make(home, facts=FACTS, passphrase=PASSPHRASE):
    return make_station(home, facts, passphrase, cost=CHEAP)


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_new_station_knows_who_it_is(desk, now):
    assert desk.station.text("name") == "石桥村新时代文明实践站"
    assert desk.station.text("division_code") == "999999001001"
    clerk = desk.records.get(kind_named("clerk"), desk.clerk)
    assert (clerk.text("name"), clerk.text("since")) == ("王文书", "2026-11-22")
    assert not desk.sample
    assert checkup.examine(desk) == []


def test_two_pcs_of_one_station_agree_on_its_id(tmp_path, now):
    ids = []
    for name in ("一", "二"):
        home = Home(tmp_path / name)
        desk = open_desk(home, make(home), Here())
        ids.append((desk.station.id, desk.settings.get("replica")))
        desk.close()
    assert ids[0][0] == ids[1][0] and ids[0][1] != ids[1][1]


def test_the_device_has_a_key_and_a_series_of_its_own(desk):
    device = desk.records.get(kind_named("device"), desk.settings.get("device"))
    replica = uuid.UUID(desk.settings.get("replica"))
    assert device.text("series") == base64.b32encode(replica.bytes).decode()[:4]
    assert len(desk.secrets.get("device_key")) == 32
    assert len(bytes.fromhex(device.text("public_key"))) == 32
    assert len(desk.secrets.get("private_field_key")) == 64


def test_shipped_word_lists_rules_and_texts_are_there(desk):
    assert {r.text("name") for r in desk.records.find(kind_named("vocabulary"))} >= {
        "content", "platform", "team_category", "festival",
    }  # fmt: skip
    assert {r.text("name") for r in desk.records.find(kind_named("policy"))} >= {"stars"}
    texts = desk.records.find(kind_named("document"))
    assert [text.text("template") for text in texts] == ["recruitment-rules"]


def test_the_folder_holds_the_station_and_nothing_left_over(home, master):
    assert set(names(home.path)) <= {"station.db", "keys.json", "keys.previous.json", "staging"}
    assert names(home.staging) == []


@pytest.mark.parametrize(
    ("facts", "word"),
    [
        (StationFacts("", "999999001001"), "名称"),
        (StationFacts("石桥", "99999900100"), "12 位"),
        (StationFacts("石桥", "９９９９９９００１００１"), "12 位"),
        (StationFacts("石\x00桥", "999999001001"), "控制字符"),
        (StationFacts("石桥", "999999001001", clerk=""), "姓名"),
        (StationFacts("石桥", "999999001001", clerk="王\n文书"), "一行"),
    ],
)
def test_facts_that_will_not_do_make_nothing(tmp_path, facts, word):
    home = Home(tmp_path / "站")
    with pytest.raises(errors.InvalidValues, match=word):
        make(home, facts)
    assert not home.path.exists()


def test_a_short_passphrase_makes_nothing(tmp_path):
    home = Home(tmp_path / "站")
    with pytest.raises(errors.PassphraseTooShort, match="8"):
        make(home, passphrase="1234567")
    assert not home.path.exists()


def test_a_station_is_never_made_over_another(home, master):
    before = {path: path.read_bytes() for path in home.path.iterdir() if path.is_file()}
    with pytest.raises(errors.StationExists, match="没有改动"):
        make(home)
    assert {path: path.read_bytes() for path in home.path.iterdir() if path.is_file()} == before


def test_keys_without_records_look_like_a_lost_station(home, master):
    home.records.unlink()
    with pytest.raises(errors.StationExists):
        make(home)


def test_a_window_that_was_quicker_keeps_its_station(tmp_path, monkeypatch):
    home = Home(tmp_path / "站")
    real = opening._make_records

    def slow(*arguments, **rest):
        real(*arguments, **rest)
        monkeypatch.setattr(opening, "_make_records", real)
        made.append(make(home))

    made = []
    monkeypatch.setattr(opening, "_make_records", slow)
    with pytest.raises(errors.StationExists):
        make(home)
    desk = open_desk(home, made[0], Here())
    assert desk.station.text("town") == "石桥镇"
    desk.close()
    assert unlock(home, PASSPHRASE) == made[0]


@pytest.mark.parametrize("step", ["_first_records", "_settle_in"])
def test_a_failure_leaves_the_folder_as_it_was(tmp_path, monkeypatch, step):
    def fail(*_, **__):
        raise errors.DiskFull()

    monkeypatch.setattr(opening, step, fail)
    new, old = Home(tmp_path / "新"), Home(tmp_path / "旧")
    old.path.mkdir()
    (old.path / "别的.txt").write_text("x")
    for home in (new, old):
        with pytest.raises(errors.DiskFull):
            make(home)
    assert not new.path.exists()
    assert names(old.path) == ["别的.txt"]
    monkeypatch.undo()
    make(new), make(old)


def test_a_station_whose_keys_were_not_renamed_yet_opens(home, master):
    """A power cut right after the records got their name."""
    home.keys.replace(home.keys.with_name("keys.previous.json"))
    assert unlock(home, PASSPHRASE) == master


@pytest.mark.parametrize("room", range(4))
def test_a_full_disk_makes_nothing_and_says_so(tmp_path, room):
    """Room for nothing, for some of the records, for all but the keys."""
    with small_disk(tmp_path / "盘 一", 8) as disk:
        home = Home(disk.path / "站 点")
        disk.fill(leave=room * 110 * 1024)
        with pytest.raises(errors.DiskFull, match="空间不够"):
            make(home)
        assert disk.names() == set()
        disk.empty()
        make(home)
        assert home.records.is_file()


def test_a_read_only_folder_makes_nothing_and_says_so(tmp_path):
    with small_disk(tmp_path / "盘", 1) as disk:
        disk.make_read_only()
        with pytest.raises(errors.FolderNotWritable, match="只读"):
            make(Home(disk.path / "站"))


def test_a_file_in_the_way_is_told(tmp_path):
    (tmp_path / "站").write_bytes(b"")
    with pytest.raises(errors.FolderNotWritable):
        make(Home(tmp_path / "站"))


def test_the_passphrase_opens_and_another_does_not(home, master):
    assert unlock(home, PASSPHRASE) == master
    for wrong in ("", "Correct horse", PASSPHRASE + " "):
        with pytest.raises(errors.WrongPassphrase, match="没有受影响"):
            unlock(home, wrong)


def test_no_station_is_told_before_anything_else(tmp_path):
    with pytest.raises(errors.NoStation, match="init"):
        unlock(Home(tmp_path / "没有"), PASSPHRASE)


def spoil(path, change):
    body = json.loads(path.read_text())
    change(body)
    path.write_text(json.dumps(body))


@pytest.mark.parametrize(
    "change",
    [
        lambda body: body.pop("slots"),
        lambda body: body["slots"][0].pop("wrapped"),
        lambda body: body["slots"][0].update(nonce="AA=="),
        lambda body: body["slots"][0].update(nonce="没有"),
        lambda body: body["slots"][0]["parameters"].pop("salt"),
        lambda body: body["slots"][0]["parameters"].update(salt=7),
        lambda body: body["slots"][0]["parameters"]["argon2id"].pop("lanes"),
        lambda body: body["slots"][0]["parameters"]["argon2id"].update(passes=0),
        lambda body: body["slots"][0]["parameters"]["argon2id"].update(passes="3"),
        lambda body: body["slots"][0]["parameters"]["argon2id"].update(lanes=1 << 20),
        lambda body: body["slots"][0]["parameters"]["argon2id"].update(memory_kib=1 << 40),
        lambda body: body["slots"][0].update(parameters=None),
    ],
)
def test_damaged_keys_are_told_and_the_generation_before_helps(home, master, change):
    previous = home.keys.with_name("keys.previous.json")
    previous.unlink(missing_ok=True)
    whole = home.keys.read_bytes()
    spoil(home.keys, change)
    with pytest.raises(errors.NotAStation, match="不要删除"):
        unlock(home, PASSPHRASE)
    previous.write_bytes(whole)
    assert unlock(home, PASSPHRASE) == master


def test_missing_keys_are_told(home, master):
    home.keys.unlink()
    home.keys.with_name("keys.previous.json").unlink()
    with pytest.raises(errors.NotAStation):
        unlock(home, PASSPHRASE)


def test_a_replaced_records_file_is_told(home, master):
    home.records.write_bytes(os.urandom(8192))
    with pytest.raises(errors.NotAStation, match="已损坏"):
        open_desk(home, master, Here())
    home.records.write_bytes(b"")
    opened = open_store(home.records, master.derive(RECORDS_PURPOSE), read_only=True)
    opened.close()


def test_a_newer_station_is_told_and_not_touched(home, master):
    store = open_store(home.records, master.derive(RECORDS_PURPOSE))
    store.run(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    store.close()
    before = home.records.read_bytes()
    with pytest.raises(errors.NewerStation, match="更新"):
        open_desk(home, master, Here())
    assert home.records.read_bytes() == before


def test_a_station_on_a_share_is_not_opened(home, master, monkeypatch):
    monkeypatch.setattr("desktop.storage.places._file_system", lambda *_: "cifs")
    with pytest.raises(errors.NetworkFolder):
        open_desk(home, master, Here())
    with pytest.raises(errors.NetworkFolder):
        make(Home(home.path / "新"))


def test_what_a_killed_import_left_is_swept_by_who_writes(home, master):
    home.staging.mkdir(exist_ok=True)
    left = home.staging / "00112233445566aa.staging"
    left.write_bytes(b"noise")
    reader = open_desk(home, master, Here(), read_only=True)
    reader.close()
    assert left.exists()
    open_desk(home, master, Here()).close()
    assert not left.exists()


def test_an_import_under_way_elsewhere_keeps_its_file(home, master):
    with claimed(home.staging) as scratch:
        file = scratch.with_suffix(".staging")
        file.write_bytes(b"noise")
        open_desk(home, master, Here()).close()
        assert file.exists()


def test_leftovers_that_can_not_be_removed_do_not_keep_the_station_shut(home, master, monkeypatch):
    def refuse(folder):
        raise errors.FolderNotWritable(path=str(folder))

    monkeypatch.setattr(opening, "sweep", refuse)
    open_desk(home, master, Here()).close()


def test_several_desks_see_each_others_work(home, master, desk):
    other = open_desk(home, master, Here(), read_only=True)
    made = records.add(desk, "team", {"name": "一队"})
    assert records.look_up(other, "team", made).text("name") == "一队"
    other.close()


def test_the_shipped_cost_is_the_one_recommended():
    """RFC 9106, section 4, second recommended option."""
    cost = keys.STATION_COST
    assert (cost.passes, cost.memory_kib, cost.lanes) == (3, 65536, 4)


def test_keys_on_a_failing_disk_are_not_called_damaged(home, master, monkeypatch):
    def fail(path):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(keys, "read_slots", fail)
    with pytest.raises(errors.DiskFailing):
        unlock(home, PASSPHRASE)

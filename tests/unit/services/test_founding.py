import base64
import uuid

import pytest

from desktop import errors
from desktop.config import Home
from desktop.model.kinds import kind_named
from desktop.services import founding
from desktop.services.apart import Here
from desktop.services.founding import StationFacts, make_station
from desktop.services.opening import open_desk, unlock
from desktop.services.safekeeping import checkup
from desktop.storage import keys
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
    assert {text.text("template") for text in texts} == {
        "recruitment-rules", "record-rules", "honour-rules", "duty-rules", "village-rules",
        "councils",
    }  # fmt: skip


def test_the_folder_holds_the_station_and_nothing_left_over(home, master):
    assert set(names(home.path)) <= {"station.db", "keys.json", "keys.previous.json", "staging"}
    assert names(home.staging) == []


@pytest.mark.parametrize(
    ("facts", "word"),
    [
        (StationFacts("", "999999001001"), "名称"),
        (StationFacts("石桥新时代文明实践站", "99999900100"), "12 位"),
        (StationFacts("石桥", "９９９９９９００１００１"), "12 位"),
        (StationFacts("石\x00桥", "999999001001"), "控制字符"),
        (StationFacts("石桥新时代文明实践站", "999999001001", clerk=""), "姓名"),
        (StationFacts("石桥新时代文明实践站", "999999001001", clerk="王\n文书"), "一行"),
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
    real = founding._make_records

    def slow(*arguments, **rest):
        slot = real(*arguments, **rest)
        monkeypatch.setattr(founding, "_make_records", real)
        made.append(make(home))
        return slot

    made = []
    monkeypatch.setattr(founding, "_make_records", slow)
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

    monkeypatch.setattr(founding, step, fail)
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


def test_the_shipped_cost_is_the_one_recommended():
    """RFC 9106, section 4, second recommended option."""
    cost = keys.STATION_COST
    assert (cost.passes, cost.memory_kib, cost.lanes) == (3, 65536, 4)


def test_no_station_is_made_on_a_share(tmp_path, monkeypatch):
    monkeypatch.setattr("desktop.storage.places._file_system", lambda *_: "cifs")
    with pytest.raises(errors.NetworkFolder):
        make(Home(tmp_path / "新"))
    assert not (tmp_path / "新").exists()

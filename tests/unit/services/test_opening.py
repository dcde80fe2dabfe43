import json
import os

import pytest

from desktop import errors
from desktop.config import Home
from desktop.services import opening, records
from desktop.services.apart import Here
from desktop.services.opening import open_desk, unlock
from desktop.services.roster import people
from desktop.storage import keys
from desktop.storage.database import open_store
from desktop.storage.integrity import integrity
from desktop.storage.keys import RECORDS_PURPOSE
from desktop.storage.migrations import SCHEMA_VERSION
from desktop.storage.scratch import claimed
from tests.conftest import PASSPHRASE


def test_a_station_whose_keys_were_not_renamed_yet_opens(home, master):
    """A power cut right after the records got their name."""
    home.keys.replace(home.keys.with_name("keys.previous.json"))
    assert unlock(home, PASSPHRASE) == master


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


def test_keys_on_a_failing_disk_are_not_called_damaged(home, master, monkeypatch):
    def fail(path):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(keys, "read", fail)
    with pytest.raises(errors.DiskFailing):
        unlock(home, PASSPHRASE)


def test_names_of_an_older_program_are_put_in_order_at_the_next_opening(desk, home, master):
    chen = records.add(desk, "volunteer", {"name": "陈静"})
    records.add(desk, "volunteer", {"name": "程安"})
    with desk.store.transaction():
        desk.store.run("UPDATE search SET pinyin = replace(pinyin, ' ', '')")
        desk.settings.put("search_words", 1)
    desk.close()
    again = open_desk(home, master, Here())
    try:
        assert people.people_ids(again, people.PeopleQuery())[0] == chen
    finally:
        again.close()


def test_a_station_opens_though_its_names_can_not_be_put_in_order(desk, home, master, monkeypatch):
    def damaged(*_):
        raise errors.Damaged(what="数据页校验不过")

    desk.settings.put("search_words", 1)
    desk.close()
    monkeypatch.setattr(integrity, "search", damaged)
    open_desk(home, master, Here()).close()

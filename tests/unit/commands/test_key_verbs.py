"""station key: ways in are listed, given, changed and taken back; older copies are void then."""

import os

import pytest

from desktop.services.apart import Here
from desktop.services.opening import open_desk, unlock
from desktop.storage.system_keyring import NoKeyring
from tests.conftest import PASSPHRASE

NEW = "another good one"


@pytest.fixture(autouse=True)
def no_keyring(monkeypatch):
    monkeypatch.setattr("desktop.commands.opened.system_keyring", NoKeyring)
    monkeypatch.setattr("desktop.commands.key_verbs.system_keyring", NoKeyring)


@pytest.fixture
def li(station):
    return station("add", "clerk", "name=李记录").id


def piped(text):
    reading, writing = os.pipe()
    os.write(writing, f"{text}\n".encode())
    os.close(writing)
    return reading


def test_who_may_open_is_listed(station, li):
    assert station("key", "add", li, "--new-fd", piped(NEW)).code == 0
    told = station("key", "list", "--json").json
    assert [(one["kind"], one["name"]) for one in told] == [
        ("passphrase", "李记录"),
        ("passphrase", "王文书"),
    ]
    assert "李记录" in station("key", "list", passphrase=NEW).out


def test_what_a_clerk_does_is_this_clerks(station, li):
    station("key", "add", li, "--new-fd", piped(NEW))
    made = station("add", "team", "name=一队", passphrase=NEW).id
    (entry,) = station("history", "team", made, "--json").json
    assert "李记录" in str(entry)


def test_a_pin_needs_a_keyring(station, li):
    said = station("key", "add", li, "--pin", "--new-fd", piped("290417"))
    assert said.code == 1 and "钥匙串" in said.err


def test_after_a_change_the_old_one_opens_no_copy(station):
    station("key", "list")
    before = station.home.keys.read_bytes()
    said = station("key", "change", "--new-fd", piped(NEW))
    assert said.code == 0 and "密钥也换了" in said.err
    assert station("key", "list", passphrase=NEW).code == 0
    assert "口令不对" in station("key", "list").err
    station.home.keys.write_bytes(before)
    station.home.keys.with_name("keys.previous.json").write_bytes(before)
    assert station("list", "team").code == 1


def test_who_is_taken_off_stays_out(station, li):
    station("key", "add", li, "--new-fd", piped(NEW))
    assert station("key", "take-back", li).code == 0
    assert "口令不对" in station("key", "list", passphrase=NEW).err
    assert station("key", "list").code == 0


def test_the_last_one_stays(station):
    clerk = station("key", "list", "--json").json[0]["clerk"]
    assert "最后一把" in station("key", "take-back", clerk).err


def test_a_new_key_is_made_with_a_reason(station):
    assert station("key", "renew", "--why", "U盘丢在复印店").code == 0
    assert station("key", "list", passphrase=PASSPHRASE).code == 0
    assert station("key", "renew", "--why", " ").code == 1


def test_the_fourth_wrong_try_waits(station, monkeypatch):
    waited = []
    monkeypatch.setattr("desktop.commands.opened.time.sleep", waited.append)
    for _ in range(3):
        station("list", "team", passphrase="wrong one")
    assert waited == []
    said = station("list", "team")
    assert waited == [5]
    assert "等 5 秒" in said.err


def test_where_the_window_is_open_the_new_key_comes_at_the_next_opening(station):
    station("key", "list")
    beside = open_desk(station.home, unlock(station.home, PASSPHRASE), Here())
    said = station("key", "change", "--new-fd", piped(NEW))
    assert said.code == 3 and "下次打开时再换" in said.err
    before = station.home.keys.read_bytes()
    beside.close()
    assert station("key", "list", passphrase=NEW).code == 0
    assert station.home.keys.read_bytes() != before

import json

import pytest

from desktop import errors
from desktop.storage import keys
from desktop.storage.keys import Argon2Cost

CHEAP = Argon2Cost(1, 8, 1)


def test_the_right_passphrase_opens_and_a_wrong_one_does_not():
    master = keys.new_master_key()
    slot = keys.passphrase_slot(master, "一句只有我记得的话", CHEAP)
    assert keys.unlock((slot,), "一句只有我记得的话") == master
    with pytest.raises(errors.WrongPassphrase):
        keys.unlock((slot,), "一句只有我记得的话。")


def test_any_of_several_slots_opens():
    master = keys.new_master_key()
    slots = tuple(keys.passphrase_slot(master, f"passphrase {n}", CHEAP) for n in range(3))
    assert keys.unlock(slots, "passphrase 2") == master


def test_slots_survive_the_file_and_the_generation_before_stays(tmp_path):
    path = tmp_path / "keys.json"
    first = keys.passphrase_slot(keys.new_master_key(), "passphrase 1", CHEAP)
    second = keys.passphrase_slot(keys.new_master_key(), "passphrase 2", CHEAP)
    keys.write_slots(path, (first,))
    keys.write_slots(path, (second,))
    assert keys.read_slots(path) == (second,)
    assert keys.read_slots(path.with_name("keys.previous.json")) == (first,)


def test_a_slot_whose_parameters_were_changed_does_not_open(tmp_path):
    path = tmp_path / "keys.json"
    keys.write_slots(path, (keys.passphrase_slot(keys.new_master_key(), "passphrase", CHEAP),))
    body = json.loads(path.read_text())
    body["slots"][0]["id"] = "another"
    del body["check"]  # as an older program wrote it; the tag holds all the same
    path.write_text(json.dumps(body))
    with pytest.raises(errors.WrongPassphrase):
        keys.unlock(keys.read_slots(path), "passphrase")


def test_a_key_file_may_not_ask_for_more_memory_than_a_pc_has(tmp_path):
    path = tmp_path / "keys.json"
    keys.write_slots(path, (keys.passphrase_slot(keys.new_master_key(), "passphrase", CHEAP),))
    body = json.loads(path.read_text())
    body["slots"][0]["parameters"]["argon2id"]["memory_kib"] = 1 << 31
    path.write_text(json.dumps(body))
    with pytest.raises(errors.NotAStation):
        keys.unlock(keys.read_slots(path), "passphrase")


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"format": 1, "slots": [{}]}', b"\xff"])
def test_a_damaged_key_file_is_named_as_such(tmp_path, content):
    path = tmp_path / "keys.json"
    path.write_bytes(content)
    with pytest.raises(errors.NotAStation):
        keys.read_slots(path)


def test_a_newer_key_file_is_refused_in_words(tmp_path):
    path = tmp_path / "keys.json"
    path.write_text('{"format": 99, "slots": []}')
    with pytest.raises(errors.NewerStation):
        keys.read_slots(path)


def test_a_short_passphrase_is_refused():
    with pytest.raises(errors.PassphraseTooShort):
        keys.passphrase_slot(keys.new_master_key(), "1234567", CHEAP)


def test_each_purpose_has_its_own_key():
    master = keys.new_master_key()
    assert len({master.secret, master.derive("records"), master.derive("photo volumes")}) == 3
    assert master.secret.hex() not in repr(master)

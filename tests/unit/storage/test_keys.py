import contextlib
import dataclasses
import json
from pathlib import Path

import pytest

from desktop import errors
from desktop.storage import keys
from desktop.storage.keys import Argon2Cost, stretching

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


# --- slots with a key of their own --------------------------------------------------------------

SECRET = bytes(range(32))


def pin_of(master, pin="290417", device="这台"):
    return keys.pin_slot(master, pin, CHEAP, "王", device, SECRET)


def test_a_slot_goes_on_under_another_master_key_with_what_was_typed_before():
    first, second = keys.new_master_key(), keys.new_master_key()
    slot = keys.rewrapped(keys.passphrase_slot(first, "passphrase", CHEAP), second)
    assert keys.unlock((slot,), "passphrase") == second


def test_a_pin_needs_the_secret_of_its_pc():
    master = keys.new_master_key()
    slots = (pin_of(master),)
    assert keys.open_slots(slots, "290417", device_secret={"这台": SECRET}.get).master == master
    with pytest.raises(errors.WrongPassphrase):
        keys.open_slots(slots, "290417", device_secret=lambda _: bytes(32))
    with pytest.raises(errors.DeviceKeyGone):
        keys.open_slots(slots, "290417", device_secret=lambda _: None)
    with pytest.raises(errors.WrongPassphrase):
        keys.open_slots(slots, "some passphrase", device_secret=lambda _: None)


def test_only_the_chosen_clerks_slots_are_tried():
    master = keys.new_master_key()
    slots = (
        keys.passphrase_slot(master, "passphrase of wang", CHEAP, "王"),
        keys.passphrase_slot(master, "passphrase of li", CHEAP, "李"),
    )
    assert keys.open_slots(slots, "passphrase of li", clerk="李").slot == slots[1]
    with pytest.raises(errors.WrongPassphrase):
        keys.open_slots(slots, "passphrase of wang", clerk="李")


@pytest.mark.parametrize("part", ["public", "master", "wrapped", "nonce"])
def test_a_part_of_another_slot_opens_nothing(part):
    """Who pastes another's half into a slot gets no key, nor lets anybody get a wrong one."""
    one, other = keys.new_master_key(), keys.new_master_key()
    mine = keys.passphrase_slot(one, "passphrase", CHEAP)
    theirs = keys.passphrase_slot(other, "passphrase", CHEAP)
    mixed = dataclasses.replace(mine, **{part: getattr(theirs, part)})
    with pytest.raises((errors.WrongPassphrase, errors.NotAStation)):
        keys.unlock((mixed,), "passphrase")


def test_a_master_key_sealed_for_one_slot_does_not_open_by_another():
    master = keys.new_master_key()
    first = keys.passphrase_slot(master, "passphrase", CHEAP, "王")
    second = keys.passphrase_slot(master, "passphrase", CHEAP, "李")
    with pytest.raises(errors.WrongPassphrase):
        keys.unlock((dataclasses.replace(first, master=second.master),), "passphrase")


def test_both_forms_survive_the_file(tmp_path):
    path = tmp_path / "keys.json"
    master = keys.new_master_key()
    kept = keys.KeyFile((pin_of(master), keys.passphrase_slot(master, "passphrase", CHEAP)), 7)
    keys.write(path, kept)
    assert keys.read(path) == kept


def test_a_station_of_before_opens():
    """Written by the program before slots had keys of their own."""
    path = Path(__file__).with_name("keys_format_1.json")
    slots = keys.read_slots(path)
    assert keys.unlock(slots, "correct horse").secret == bytes(range(32))
    assert not slots[0].public
    with pytest.raises(ValueError, match="format 1"):
        keys.rewrapped(slots[0], keys.new_master_key())


def test_what_a_guess_costs_follows_the_pc():
    ticks = iter([0.0, 0.1, 0.0, 5.0])
    quick = keys.measured_cost(0.5, CHEAP, lambda: next(ticks))
    slow = keys.measured_cost(0.5, CHEAP, lambda: next(ticks))
    assert (quick.passes, slow.passes) == (5, 1)


@pytest.mark.parametrize(
    ("kind", "right", "wrong"),
    [("pin", "290417", "290418"), ("passphrase", "passphrase", "passphrasf")],
)
def test_a_wrong_try_costs_the_same_guesses_as_the_right_one(monkeypatch, kind, right, wrong):
    """How long it takes tells nothing of how near a guess was; seconds are measured elsewhere."""
    master = keys.new_master_key()
    slots = (pin_of(master), keys.passphrase_slot(master, "passphrase", CHEAP, "李"))
    stretched = []

    def counted(typed, kept):
        stretched.append(kept["argon2id"])
        return stretching.stretch(typed, kept)

    monkeypatch.setattr("desktop.storage.keys.slots.stretch", counted)
    clerk = {"pin": "王", "passphrase": "李"}[kind]
    for typed in (right, wrong):
        with contextlib.suppress(errors.WrongPassphrase):
            keys.open_slots(slots, typed, clerk=clerk, device_secret=lambda _: SECRET)
    assert stretched == [dataclasses.asdict(CHEAP)] * 2


def test_a_key_file_of_more_slots_than_anybody_has_is_refused_before_any_is_tried(tmp_path):
    path = tmp_path / "keys.json"
    slot = keys.passphrase_slot(keys.new_master_key(), "passphrase", CHEAP)
    keys.write_slots(path, (slot,) * 1_000)
    with pytest.raises(errors.NotAStation):
        keys.read_slots(path)

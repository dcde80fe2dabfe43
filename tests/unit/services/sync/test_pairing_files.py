"""A pairing file that somebody made or changed is refused in words, and nothing is taken in."""

import copy
import json

import pytest

from desktop import errors
from desktop.services.sync import pairing
from desktop.storage.settings import KEY_ELSEWHERE
from tests.conftest import CHEAP

TOLD = "told over the telephone"


@pytest.fixture
def sound(desk, tmp_path):
    """A file that this PC, which now waits for the key, could read."""
    path = tmp_path / "钥匙.pairing"
    pairing.write(desk, path, TOLD, CHEAP)
    desk.settings.put(KEY_ELSEWHERE, True)
    return path


def refused(desk, path):
    with pytest.raises((errors.NotAPairingFile, errors.WrongPassphrase)) as told:
        pairing.read(desk, path, TOLD)
    assert str(told.value)
    assert pairing.waits_for_key(desk)
    assert "pairing-read" not in {row[0] for row in desk.store.rows("SELECT what FROM audit")}


@pytest.mark.slow
def test_every_byte_changed_or_cut_off_is_noticed(desk, sound):
    whole = sound.read_bytes()
    for place in range(0, len(whole), 7):
        for spoilt in (whole[:place], whole[:place] + b"\xff" + whole[place + 1 :]):
            sound.write_bytes(spoilt)
            refused(desk, sound)
    sound.write_bytes(whole)
    pairing.read(desk, sound, TOLD)
    assert not pairing.waits_for_key(desk)


def test_one_that_asks_for_too_much_or_says_something_else_is_refused(desk, sound):
    whole = json.loads(sound.read_bytes())
    for change in (
        lambda body: body["slot"]["parameters"]["argon2id"].update(memory_kib=1 << 31),
        lambda body: body["slot"]["parameters"].clear(),
        lambda body: body.update(slot=[]),
        lambda body: body.update(station="999999001002"),
        lambda body: body.update(format="station-pairing-9"),
        lambda body: body.update(sealed=""),
        lambda body: body.update(sealed=7),
    ):
        body = copy.deepcopy(whole)
        change(body)
        sound.write_text(json.dumps(body))
        refused(desk, sound)


def test_what_is_none_is_refused(desk, sound):
    for content in (b"", b"[" * 60_000, b"\xff" * 70_000, b"{}", b"null"):
        sound.write_bytes(content)
        refused(desk, sound)

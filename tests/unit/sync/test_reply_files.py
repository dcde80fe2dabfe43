"""A reply file that changes who this PC is."""

from __future__ import annotations

import json

import pytest

from desktop import errors
from desktop.services.sync import sync_state
from desktop.services.sync.carried import CarriedRecords
from tests.unit.sync.conftest import PC


def test_a_reply_that_tells_of_a_copied_disk_says_at_once_what_to_do(pc: PC) -> None:
    pc.sync()
    before = str(pc.desk.settings.get("replica"))
    told = {"v": 1, "replica": before, "fork": {"why": "clone", "held": []}}
    with pytest.raises(errors.RegisteredAnew) as said:
        CarriedRecords().carried(pc.desk, json.dumps(told).encode() + b"\n")
    assert "新的加入码" in str(said.value)
    assert pc.desk.settings.get("replica") != before
    assert not sync_state.standing(pc.desk).synced
    with pytest.raises(errors.NotRegistered):
        CarriedRecords().to_carry(pc.desk)

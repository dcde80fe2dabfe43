import uuid

import pytest

from desktop.model.kinds import kind_named
from desktop.services.sync import replicas
from desktop.services.sync.replicas import (
    former_replicas,
    leave_replica,
    register_device,
    series_of,
)


def test_a_series_is_the_first_twenty_bits():
    assert series_of("00000000-0000-4000-8000-000000000000") == "AAAA"
    assert series_of("ffffffff-0000-4000-8000-000000000000") == "7777"


def test_no_two_pcs_of_a_station_share_a_series(desk, monkeypatch):
    taken = desk.settings.get("replica")
    fresh = "ffffffff-0000-4000-8000-000000000000"
    ids = iter([uuid.UUID(taken), uuid.UUID(fresh)])
    monkeypatch.setattr(replicas.uuid, "uuid4", lambda: next(ids))
    with desk.action("recover", "从备份恢复") as group:
        register_device(desk.records, group, desk.settings, desk.secrets)
    assert desk.settings.get("replica") == fresh


@pytest.mark.parametrize(
    ("asked", "name"), [("村部一号", "村部一号"), ("", "vm-7"), ("长" * 99, "长" * 60)]
)
def test_a_pc_is_called_as_asked_for_or_as_its_system_calls_it(desk, monkeypatch, asked, name):
    monkeypatch.setattr(replicas.platform, "node", lambda: "vm-7")
    with desk.action("recover", "从备份恢复") as group:
        made = register_device(desk.records, group, desk.settings, desk.secrets, name=asked)
    assert desk.records.get(kind_named("device"), made).text("name") == name


@pytest.mark.parametrize("reason", ["recover", "handover"])
def test_former_replicas_add_up_in_order(desk, now, reason):
    left = []
    for _ in range(2):
        left.append(desk.settings.get("replica"))
        with desk.action("recover", "从备份恢复") as group:
            leave_replica(desk.store, reason, 1, now)
            register_device(desk.records, group, desk.settings, desk.secrets)
    found = former_replicas(desk.settings)
    assert [one.replica for one in found] == left
    assert [one.reason for one in found] == [reason] * 2
    assert found[0].until_seq < found[1].until_seq

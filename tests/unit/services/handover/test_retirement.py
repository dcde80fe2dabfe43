"""What becomes of the old PC's word that it is out: kept until the county says that it holds."""

import dataclasses

import pytest

from desktop.services.handover import package, retirement
from desktop.services.sync.replicas import DEVICE_KEY, REPLICA
from desktop.sync.joining import restart, retiring
from tests.conftest import CHEAP


@pytest.fixture
def bringing(desk, now):
    """A PC of a station that has joined, which has one to bring; gives whose it is."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    replica = str(desk.settings.get(REPLICA))
    restart.note_registered(desk.settings, replica)
    key = Ed25519PrivateKey.from_private_bytes(desk.secrets.get(DEVICE_KEY))
    retiring.add(desk.settings, retiring.sign(key, "999999001001", replica, now))
    return replica


def heard(desk, now, answers, *, asked=True):
    with desk.store.transaction():
        return retiring.heard(desk.settings, answers, now, asked=asked)


def test_it_is_brought_until_the_county_says_that_it_holds(desk, bringing, now):
    assert [one[0] for one in retiring.told(desk.settings)] == [bringing]
    assert not heard(desk, now, None, asked=False)
    assert "还没有停用：这台电脑下次同步" in retirement.waiting(desk)
    assert heard(desk, now, {bringing: "revoked"})
    assert retiring.told(desk.settings) == []
    assert "已由县里停用（2026-11-22" in retirement.words(desk)
    assert retirement.waiting(desk) == ""
    assert not heard(desk, now, None), "what holds stays so where nothing more is said"
    assert retirement.waiting(desk) == ""


def test_a_county_that_passes_it_over_is_told_of_and_asked_again(desk, bringing, now):
    assert not heard(desk, now, None)
    assert "县平台的程序旧" in retirement.waiting(desk)
    assert len(retiring.told(desk.settings)) == 1


def test_one_that_is_refused_says_so_and_is_brought_again(desk, bringing, now):
    heard(desk, now, {bringing: "malformed"})
    assert "县里没有接受它的声明（malformed）" in retirement.waiting(desk)
    assert len(retiring.told(desk.settings)) == 1
    heard(desk, now, {bringing: "unknown_replica"})
    assert "没有登记过" in retirement.words(desk)
    assert retirement.waiting(desk) == ""


def test_after_the_county_went_back_nothing_is_taken_for_granted(desk, bringing, now):
    heard(desk, now, {bringing: "revoked"})
    with desk.store.transaction():
        retiring.doubt(desk.settings)
    assert len(retiring.told(desk.settings)) == 1
    assert "还没有停用" in retirement.waiting(desk)


def test_a_request_brings_eight_at_most(desk, bringing):
    (one,) = retiring.of(desk.settings)
    for n in range(9):
        retiring.add(desk.settings, dataclasses.replace(one, replica=f"r{n}"))
    assert [told[0] for told in retiring.told(desk.settings)] == [f"r{n}" for n in range(1, 9)]


def test_where_there_is_no_county_nothing_is_said(desk, now, bringing):
    desk.settings.put(restart.REGISTERED, [])
    assert retirement.words(desk) == ""


def test_it_stands_in_the_file_alone(desk, tmp_path, monkeypatch):
    seen = []
    write = package.write_backup

    def writing(*given, **more):
        seen.append(desk.settings.get(retirement.SIGNED))
        return write(*given, **more)

    monkeypatch.setattr(package, "write_backup", writing)
    package.pack(desk, tmp_path / "移交.station", cost=CHEAP)
    assert seen[0]["replica"] == desk.settings.get(REPLICA)
    assert desk.settings.get(retirement.SIGNED) is None

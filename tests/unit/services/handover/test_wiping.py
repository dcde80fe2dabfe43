"""A PC that was handed over is emptied: only when nothing is lost, keys first, with a proof."""

import json

import pytest

from desktop import errors
from desktop.config import Home
from desktop.services import opening, records
from desktop.services.apart import Here
from desktop.services.handover import package, wipe_proof, wiping
from desktop.services.paper import wipe_proofs
from desktop.services.safekeeping import backups
from desktop.storage import wiping as files
from desktop.storage.system_keyring import NoKeyring
from tests.conftest import CHEAP, PASSPHRASE

NAME = "石桥村新时代文明实践站"


@pytest.fixture
def packed(desk, tmp_path):
    records.add(desk, "volunteer", {"name": "张三"})
    desk.volumes.put("a" * 64, {"original": b"before"})
    backups.automatic(desk, backups.ASKED)
    return package.pack(desk, tmp_path / "移交.station", cost=CHEAP)


@pytest.fixture
def proof(tmp_path):
    folder = tmp_path / "U盘"
    folder.mkdir()
    return folder / "清除证明.json"


def wiped(desk, allowed, proof, now, sheet=None):
    plan = wiping.plan(desk, allowed, proof)
    desk.close()
    return wiping.carry_out(plan, NoKeyring(), lambda: now, proof, sheet)


def test_nothing_is_left_that_opens(desk, packed, proof, now):
    home = desk.home
    told = wiped(desk, wiping.allow_with(desk, packed.files[0]), proof, now)
    assert not home.path.exists()
    with pytest.raises(errors.NoStation):
        opening.unlock(home, PASSPHRASE)
    assert told["state"] == "done"
    names = [one["name"] for one in told["before"]]
    assert {"keys.json", "station.db", "photos/volume-0001.db"} <= set(names)
    assert any(name.startswith("backups/") for name in names)
    assert told["handover"]["sha256"] == packed.made.sha256


def test_the_proof_is_signed_by_the_pc_and_tells_when_it_was_changed(desk, packed, proof, now):
    own = desk.records.find(records.kind_named("device"))[0].text("public_key")
    wiped(desk, wiping.allow_with(desk, packed.files[0]), proof, now)
    assert wipe_proof.key_of(wipe_proof.read(proof)) == own
    document = json.loads(proof.read_bytes())
    document["by"] = "别人"
    proof.write_text(json.dumps(document))
    with pytest.raises(errors.NotAProof):
        wipe_proof.read(proof)


@pytest.mark.slow
def test_it_stands_on_paper_too(desk, packed, proof, now):
    def sheet(document):
        return wipe_proofs.sheet_of(document, Here(), now)

    target = proof.with_suffix(".pdf")
    wiped(desk, wiping.allow_with(desk, packed.files[0]), target, now, sheet)
    assert target.read_bytes().startswith(b"%PDF")
    assert wipe_proof.read(proof)["state"] == "done"


def test_what_came_after_the_file_and_is_nowhere_else_stops_it(desk, packed):
    records.add(desk, "volunteer", {"name": "后来的"})
    with pytest.raises(errors.WipeRefused, match="1 处改动"):
        wiping.allow_with(desk, packed.files[0])


@pytest.mark.slow
def test_a_torn_file_or_a_backup_does_not_count(desk, packed, tmp_path):
    backup = backups.back_up(desk, tmp_path / "备份.station")
    with pytest.raises(errors.NotAHandover):
        wiping.allow_with(desk, backup.path)
    data = bytearray(packed.files[0].read_bytes())
    data[len(data) // 2] ^= 1
    packed.files[0].write_bytes(data)
    with pytest.raises((errors.WipeRefused, errors.InputFileError)):
        wiping.allow_with(desk, packed.files[0])


def test_the_mark_from_the_sheet_serves_where_the_file_is_gone(desk, packed):
    packed.files[0].unlink()
    assert wiping.allow_marked(desk, packed.made.mark.upper()).handover["name"] == "移交.station"
    with pytest.raises(errors.WipeRefused, match="标记"):
        wiping.allow_marked(desk, "0000 0000 0000 0000")
    records.add(desk, "volunteer", {"name": "后来的"})
    with pytest.raises(errors.WipeRefused, match="1 处改动"):
        wiping.allow_marked(desk, packed.made.mark)


def test_without_a_file_the_stations_name_is_asked(desk):
    with pytest.raises(errors.WipeRefused):
        wiping.allow_without(desk, "石桥村")
    assert wiping.allow_without(desk, NAME).handover is None


def test_the_proof_may_not_lie_in_what_is_deleted(desk):
    with pytest.raises(errors.OutputFileError):
        wiping.plan(desk, wiping.allow_without(desk, NAME), desk.home.path / "证明.json")


@pytest.mark.slow
def test_a_window_that_is_open_stops_it_with_nothing_touched(desk, packed, proof, now):
    plan = wiping.plan(desk, wiping.allow_with(desk, packed.files[0]), proof)
    with pytest.raises(errors.StationBusy):
        wiping.carry_out(plan, NoKeyring(), lambda: now, proof)
    assert not proof.exists()
    assert not desk.home.wiping.exists()
    records.add(desk, "volunteer", {"name": "还能干"})


@pytest.mark.slow
def test_somebody_elses_file_in_the_folder_stays_and_is_named(desk, packed, proof, now):
    other = desk.home.path / "自己的.docx"
    other.write_bytes(b"x")
    home = desk.home
    told = wiped(desk, wiping.allow_with(desk, packed.files[0]), proof, now)
    assert told["left"] == [str(other)]
    assert [path.name for path in home.path.iterdir()] == [other.name]


class Cut(BaseException):
    """The power goes."""


@pytest.mark.slow
@pytest.mark.parametrize("at", range(2, 9))
def test_a_power_cut_leaves_no_half_open_station_and_the_next_start_goes_on(
    desk, packed, proof, now, monkeypatch, at
):
    home, count = desk.home, 0
    plan = wiping.plan(desk, wiping.allow_with(desk, packed.files[0]), proof)
    desk.close()
    unlink = files.Path.unlink

    def cut(path, *args, **more):
        nonlocal count
        if count >= at and path.is_relative_to(home.path) and home.wiping.exists():
            raise Cut
        count += path.is_relative_to(home.path) and home.wiping.exists()
        unlink(path, *args, **more)

    monkeypatch.setattr(files.Path, "unlink", cut)
    with pytest.raises(Cut):
        wiping.carry_out(plan, NoKeyring(), lambda: now, proof)
    monkeypatch.undo()
    with pytest.raises(errors.WipeUnfinished):
        opening.unlock(home, PASSPHRASE)
    assert not home.keys.exists()
    assert wipe_proof.read(proof)["state"] == "begun"
    wiping.finish(home, NoKeyring())
    assert not home.path.exists()


@pytest.mark.slow
def test_whoever_carried_the_disk_off_in_the_middle_opens_nothing(
    desk, packed, proof, now, monkeypatch, tmp_path
):
    """The key file's bytes are gone before its name is: a disk that is read raw gives noise."""
    home = Home(desk.home.path)
    before = home.keys.read_bytes()
    plan = wiping.plan(desk, wiping.allow_with(desk, packed.files[0]), proof)
    desk.close()
    seen = []
    unlink = files.Path.unlink

    def watched(path, *args, **more):
        if path == home.keys:
            seen.append(path.read_bytes())
        unlink(path, *args, **more)

    monkeypatch.setattr(files.Path, "unlink", watched)
    wiping.carry_out(plan, NoKeyring(), lambda: now, proof)
    assert len(seen[0]) == len(before)
    assert seen[0] != before
    assert b"wrapped" not in seen[0]

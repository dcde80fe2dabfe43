import hashlib
import json
import shutil
import zipfile

import pytest

from desktop import errors
from desktop.config import Home
from desktop.services import records
from desktop.services.activities import activities
from desktop.services.activities.activities import Participant
from desktop.services.apart import Here
from desktop.services.lists import finding
from desktop.services.opening import open_desk, unlock
from desktop.services.safekeeping import backups, checkup, recovering
from desktop.services.sync.replicas import former_replicas, series_of
from desktop.storage.backups import recovery
from desktop.storage.backups.backup import write_backup
from desktop.storage.database import open_store
from desktop.storage.journal import head
from desktop.storage.keys import RECORDS_PURPOSE
from desktop.storage.photos.photos import ORIGINAL, STANDARD, THUMBNAIL
from tests.conftest import PASSPHRASE
from tests.unit.small_disks import small_disk

#: What differs on purpose: this PC, and the action that made it one.
OWN = {"device", "setting", "secret", "journal", "journal_payload", "journal_group"}


@pytest.fixture
def stocked(desk):
    """A station with people, an activity and three photos."""
    people = [records.add(desk, "volunteer", {"name": name}) for name in ("张三", "李四", "王五")]
    facts = {"title": "重阳敬老饺子宴", "started_at": "2026-10-18T09:00"}
    facts |= {"ended_at": "2026-10-18T12:00", "place": "村委会"}
    activities.record_activity(desk, facts, [Participant(person) for person in people])
    activity = desk.store.one("SELECT id FROM activity")
    for number in range(3):
        _photo(desk, activity, number)
    return desk


def _photo(desk, activity, number):
    data = {
        ORIGINAL: bytes([number]) * 300_000,
        STANDARD: bytes([number]) * 50_000,
        THUMBNAIL: bytes([number]) * 900,
    }
    sha256 = hashlib.sha256(data[ORIGINAL]).hexdigest()
    stored = desk.volumes.put(sha256, data)
    from desktop.model.kinds import kind_named

    with desk.action("photo", "加照片") as group:
        desk.places.put(sha256, stored)
        values = {"activity": activity, "sha256": sha256, "format": "jpeg", "position": number + 1}
        values |= {"width": 64, "height": 48, "bytes": 300_000}
        desk.records.insert(group, kind_named("photo"), values)
    return sha256


@pytest.fixture
def backup(stocked, tmp_path):
    """One file with everything."""
    return backups.back_up(stocked, tmp_path / "备 份.station").path


@pytest.fixture
def spread(stocked, tmp_path):
    """The same with the photo volumes beside it."""
    folder = tmp_path / "U盘"
    folder.mkdir()
    source = backups.source_of(stocked, "line", "asked")
    return write_backup(source, folder / "b.station", largest=800_000).path


@pytest.fixture
def target(tmp_path):
    return Home(tmp_path / "新电脑" / "站")


def recover(backup, target, now, **rest):
    return recovering.recover(backup, target, PASSPHRASE, clock=lambda: now, **rest)


def opened(home, now):
    return open_desk(home, unlock(home, PASSPHRASE), Here(), clock=lambda: now)


def contents(store):
    """Every table but what belongs to the PC."""
    names = [row[0] for row in store.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {
        name: sorted(store.rows(f"SELECT * FROM [{name}]"), key=repr)
        for name in names
        if name not in OWN and not name.startswith("sqlite_")
    }


def everything_under(folder):
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None
        for path in folder.rglob("*")
    }


@pytest.mark.parametrize("kind", ["backup", "spread"])
def test_an_equal_station_comes_out(kind, request, stocked, target, now):
    made = recover(request.getfixturevalue(kind), target, now)
    assert (made.whole, made.photos, made.station) == (True, 3, "石桥村新时代文明实践站")
    new = opened(target, now)
    assert contents(new.store) == contents(stocked.store)
    for sha256, stored in stocked.places.all():
        same = stocked.volumes.get(stored.volume, sha256, stored.rendition)
        assert new.volumes.get(stored.volume, sha256, stored.rendition) == same
    assert [found.title for found in finding.find_anything(new, "zhangsan")] == ["张三"]
    assert checkup.examine(new) == []
    old_seq, old_head = head(stocked.store)
    row = new.store.one("SELECT previous_hash FROM journal WHERE seq = ?", (old_seq + 1,))
    assert row == old_head
    records.add(new, "volunteer", {"name": "赵六"})
    new.close()


def test_keys_and_settings_are_the_same(stocked, backup, target, now):
    stocked.settings.put("text_scale", 150)
    recover(backups.back_up(stocked, backup).path, target, now)
    new = opened(target, now)
    assert new.settings.get("text_scale") == 150
    assert new.clerk == stocked.clerk
    assert new.secrets.get("private_field_key") == stocked.secrets.get("private_field_key")
    assert json.loads(target.keys.read_bytes()) == json.loads(stocked.home.keys.read_bytes())
    new.close()


def test_this_pc_is_a_replica_of_its_own(stocked, target, now, tmp_path):
    stocked.settings.put("replica.nonce", {"epoch": 1, "counter": 7})
    stocked.settings.put("cursor.station", [1, 2, "ab"])
    stocked.secrets.put("replica.token", b"secret")
    last = head(stocked.store)
    old = stocked.settings.get("replica")
    recover(backups.back_up(stocked, tmp_path / "b.station").path, target, now)
    new = opened(target, now)
    replica = new.settings.get("replica")
    assert replica != old
    (former,) = former_replicas(new.settings)
    assert (former.replica, former.until_seq, former.reason) == (old, last[0], "recover")
    assert former.until_head == last[1].hex()
    assert new.settings.get("replica.nonce") is None
    assert new.settings.get("cursor.station") == [1, 2, "ab"]
    assert not new.store.one("SELECT count(*) FROM secret WHERE name = 'replica.token'")
    assert new.secrets.get(f"device_key/{old}") == stocked.secrets.get("device_key")
    assert new.secrets.get("device_key") != stocked.secrets.get("device_key")
    (device,) = new.store.rows("SELECT series FROM device WHERE replica = ?", (replica,))
    assert device == (series_of(replica),)
    assert new.store.one("SELECT count(*) FROM device") == 2
    assert new.settings.get("lineage") is None
    assert backups.last_backup(new) is None
    new.close()


def test_a_handover_is_the_same_with_another_reason(backup, target, now):
    recover(backup, target, now, reason="handover")
    new = opened(target, now)
    assert former_replicas(new.settings)[0].reason == "handover"
    new.close()


def test_a_working_station_is_never_touched(stocked, backup, home, now):
    stocked.close()
    before = everything_under(home.path)
    with pytest.raises(errors.RecoverRefused, match="已经有一个站点"):
        recover(backup, home, now)
    assert everything_under(home.path) == before


@pytest.mark.parametrize("name", ["我的文件.txt", "photos/volume-0001.db", "keys.json"])
def test_whatever_lies_there_is_left_alone(backup, target, now, name):
    path = target.path / name
    path.parent.mkdir(parents=True)
    path.write_text("别动")
    with pytest.raises(errors.RecoverRefused):
        recover(backup, target, now)
    assert everything_under(target.path).get(name) == "别动".encode()


def test_a_folder_that_holds_only_backups_and_logs_will_do(stocked, target, now):
    backups.automatic(stocked, backups.START, mounts=list)
    shutil.copytree(stocked.home.backups, target.backups)
    target.logs.mkdir()
    (made,) = target.backups.glob("*.station")
    assert recover(made, target, now).whole


def test_another_passphrase_leaves_no_trace(backup, target, now):
    with pytest.raises(errors.WrongPassphrase):
        recovering.recover(backup, target, "wrong horse", clock=lambda: now)
    assert not target.path.exists()


@pytest.mark.parametrize("step", ["_made_own", "_settle_in", "Taking"])
def test_a_failure_leaves_nothing_that_looks_like_a_station(backup, target, now, monkeypatch, step):
    def fail(*_args):
        raise errors.DiskFull()

    monkeypatch.setattr(recovering, step, fail)
    with pytest.raises(errors.DiskFull):
        recover(backup, target, now)
    assert not target.path.exists()
    monkeypatch.undo()
    assert recover(backup, target, now).whole


def test_what_a_kill_left_half_settled_is_cleared_by_the_next_try(backup, target, now):
    target.photos.mkdir(parents=True)
    (target.path / "recovering").touch()
    (target.photos / "volume-0001.db").write_bytes(b"half")
    (target.path / "keys.previous.json").write_bytes(b"{}")
    assert recover(backup, target, now).whole
    assert not (target.path / "recovering").exists()
    desk = opened(target, now)
    assert checkup.examine(desk) == []
    desk.close()


def test_cancelling_leaves_no_trace(backup, target, now):
    with pytest.raises(errors.Cancelled):
        recover(backup, target, now, cancelled=lambda: True)
    assert not target.path.exists()


def test_a_volume_that_is_not_beside_it_is_named_and_the_rest_comes(spread, target, now):
    next(spread.parent.glob("*volume*")).unlink()
    seen = recovering.preview(spread)
    assert seen.missing == ("photos/volume-0001.db",)
    made = recover(spread, target, now)
    assert (made.missing, made.lost, made.whole) == ((1,), 3, False)
    assert "0001" in recovering.told(made)[0]
    new = opened(target, now)
    assert new.store.one("SELECT count(*) FROM photo") == 3
    new.close()


def test_a_backup_that_was_renamed_still_finds_what_belongs_to_it(spread, target, now):
    volume = next(spread.parent.glob("*volume*"))
    volume.rename(volume.with_name("改过名" + volume.name))
    renamed = spread.rename(spread.with_name("十一月.station"))
    assert recover(renamed, target, now).whole


def _torn(path, page):
    data = bytearray(path.read_bytes())
    data[page * 4096 + 100] ^= 1
    path.write_bytes(data)


def test_of_a_torn_volume_every_readable_picture_comes(spread, stocked, target, now):
    _torn(next(spread.parent.glob("*volume*")), 40)
    made = recover(spread, target, now)
    assert (made.torn, made.lost, made.missing) == ((1,), 1, ())
    new = opened(target, now)
    kept = 0
    for sha256, stored in stocked.places.all():
        try:
            data = new.volumes.get(1, sha256, stored.rendition)
        except errors.Damaged:
            continue
        kept += hashlib.sha256(data).hexdigest() == stored.content_hash
    assert kept == 8
    new.close()


def test_a_volume_torn_at_home_comes_from_its_last_good_copy(stocked, home, master, spread, now):
    stocked.close()
    _torn(home.photos / "volume-0001.db", 0)
    desk = open_desk(home, master, Here(), clock=lambda: now)
    source = backups.source_of(desk, "line", "asked")
    assert write_backup(source, spread, largest=800_000).manifest.damaged == (1,)
    desk.close()
    made = recover(spread, Home(spread.parent / "新"), now)
    assert (made.torn, made.lost) == ((1,), 0)


def test_records_that_are_torn_are_refused_in_words(backup, target, now):
    data = bytearray(backup.read_bytes())
    data[100_000] ^= 1
    backup.write_bytes(data)
    with pytest.raises(errors.BackupDamaged, match="资料文件"):
        recover(backup, target, now)
    assert not target.path.exists()


def test_a_full_disk_is_told_before_anything_is_written(backup, tmp_path, now):
    with small_disk(tmp_path / "小盘", 1) as disk:
        with pytest.raises(errors.DiskFull):
            recover(backup, Home(disk.path / "站"), now)
        assert disk.names() == set()


def test_a_preview_needs_no_passphrase(backup, now):
    seen = recovering.preview(backup)
    assert seen.when == now
    lines = recovering.preview_lines(seen)
    assert lines[0] == "站点：石桥村新时代文明实践站"
    assert "志愿者 3 人，活动 1 个，照片 3 张" in lines


@pytest.mark.parametrize("data", [b"", b"PK\x05\x06" + bytes(18), b"x" * 5000])
def test_something_else_is_no_backup(tmp_path, target, now, data):
    path = tmp_path / "b.station"
    path.write_bytes(data)
    with pytest.raises(errors.NotABackup, match="不是本程序的备份"):
        recover(path, target, now)


def test_a_backup_cut_short_is_no_backup(backup, target, now):
    backup.write_bytes(backup.read_bytes()[:-400])
    with pytest.raises(errors.NotABackup):
        recover(backup, target, now)
    assert not target.path.exists()


def _changed(backup, change):
    """The same archive with another table of contents."""
    target = backup.with_name("changed.station")
    with zipfile.ZipFile(backup) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "manifest.json":
                body = json.loads(data)
                change(body)
                data = json.dumps(body).encode()
            new.writestr(name, data)
    return target


@pytest.mark.parametrize(
    "name", ["../../x", "photos/../../x", "/etc/passwd", "C:\\x", "photos/volume-1.db"]
)
def test_names_that_lead_elsewhere_are_refused(backup, target, now, name):
    def change(body):
        body["parts"][-1]["files"] = [name] if "volume" not in name else []
        if "volume" in name:
            body["parts"][-1]["name"] = name

    with pytest.raises(errors.NotABackup):
        recover(_changed(backup, change), target, now)


def test_a_newer_backup_asks_for_a_newer_program(backup, target, now):
    path = _changed(backup, lambda body: body.update(format=99))
    with pytest.raises(errors.NewerStation):
        recover(path, target, now)


def test_a_rebuilt_volume_is_one_like_any_other(stocked, tmp_path):
    key = stocked.master.derive("photo volumes")
    expected = stocked.places.all()
    fresh = tmp_path / "fresh.db"
    volume = stocked.volumes.path(1)
    assert recovery.rebuilt([volume], key, expected, fresh, lambda: False) == []
    assert len(recovery.contents_of(fresh, key)) == 9


def test_the_records_of_a_recovered_station_open_under_the_same_key(backup, target, master, now):
    recover(backup, target, now)
    store = open_store(target.records, master.derive(RECORDS_PURPOSE))
    assert store.one("SELECT count(*) FROM volunteer") == 3
    store.close()

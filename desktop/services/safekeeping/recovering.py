"""Build an equal station from a backup, in a folder where none is."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop import errors, logbook
from desktop.config import Home
from desktop.model.progress import CancelAsked, Progress, never, silent
from desktop.services.desk import Clock, wall_clock
from desktop.services.safekeeping.backup_notes import OF_ONE_DISK
from desktop.services.sync.replicas import HANDOVER, RECOVER, leave_replica, register_device
from desktop.storage import keys
from desktop.storage.atomic import (
    atomic_writer,
    confirm_names,
    make_folder,
    own_files,
    sync_folder,
)
from desktop.storage.backups.backup_manifest import Manifest, manifest_of, opened, slots_in
from desktop.storage.backups.backup_reading import found
from desktop.storage.backups.recovery import Taken, Taking
from desktop.storage.database import Store, open_store
from desktop.storage.journal import open_group
from desktop.storage.keys import RECORDS_PURPOSE, MasterKey
from desktop.storage.places import check_place
from desktop.storage.records import Records
from desktop.storage.scratch import claimed, sweep
from desktop.storage.search import SearchTable
from desktop.storage.settings import Secrets, Settings

#: Stands in the folder from the first file that gets its name to the last; tells what a kill left.
_UNDER_WAY = Home(Path()).recovering.name
#: What may lie in a folder all the same: none of it is a station.
_HARMLESS = {"backups", "logs", "staging", _UNDER_WAY}
_TITLES = {RECOVER: "从备份恢复", HANDOVER: "从移交包接手"}
_MARGIN_BYTES = 16 << 20

#: Gives what was taken out another key before it becomes a station: from the files and their key
#: to the new key and the slots that shall hold.
NewKey = Callable[[Taken, MasterKey], tuple[MasterKey, tuple[keys.Slot, ...]]]


@dataclass(frozen=True, slots=True)
class Preview:
    """What a backup says it holds; needs no passphrase.

    Args:
        path: its archive.
        manifest: its table of contents.
        missing: names of volumes that are not beside it.
    """

    path: Path
    manifest: Manifest
    missing: tuple[str, ...]

    @property
    def when(self) -> datetime:
        """When it was made, by the clock of the PC that made it."""
        return datetime.fromisoformat(self.manifest.made_at)


@dataclass(frozen=True, slots=True)
class Recovered:
    """A station that was built.

    Args:
        home: where.
        master: its key.
        station: its full name.
        made_at: when the backup was made.
        missing: volumes that were not in the backup or not beside it.
        torn: volumes that were made anew from what was readable.
        lost: how many pictures could not be had.
        photos: how many photos the station has in all.
    """

    home: Home
    master: MasterKey
    station: str
    made_at: str
    missing: tuple[int, ...]
    torn: tuple[int, ...]
    lost: int
    photos: int

    @property
    def whole(self) -> bool:
        """Whether nothing is missing."""
        return not (self.missing or self.lost)


def preview(path: Path) -> Preview:
    """Look at a backup from outside.

    Raises:
        errors.InputFileError: there is none, or it is no backup.
        errors.NewerStation: a newer program made it.
    """
    manifest = manifest_of(path)
    lacks = tuple(part.name for part in manifest.parts if not found(path, part))
    return Preview(path, manifest, lacks)


def preview_lines(seen: Preview) -> list[str]:
    """What is in a backup, for a person."""
    found, counts = seen.manifest, seen.manifest.label.counts
    lines = [
        f"站点：{found.label.station or '（这份备份没有写）'}",
        f"备份时间：{seen.when:%Y年%m月%d日 %H:%M}",
    ]
    if counts:
        people, held, photos = (counts.get(k, 0) for k in ("volunteer", "activity", "photo"))
        lines.append(f"志愿者 {people:,} 人，活动 {held:,} 个，照片 {photos:,} 张")
    lines.append(f"大小：{found.bytes / 1_000_000:,.1f} MB，照片 {len(found.volumes)} 卷")
    lines += [f"照片卷 {number:04d} 备份时已经损坏或缺少" for number in _incomplete(found)]
    lines += [f"旁边缺少：{name}" for name in seen.missing]
    return lines


def told(done: Recovered) -> list[str]:
    """What could not be recovered, in words; nothing where all is there."""
    words = [f"备份里没有照片卷 {number:04d}。" for number in done.missing]
    words += [
        f"照片卷 {number:04d} 在备份里已损坏，读得出的照片都救出来了。" for number in done.torn
    ]
    if done.lost:
        words.append(f"共有 {done.lost} 张照片的图像没有恢复；它们的文字记录都在。")
    return words


def _incomplete(found: Manifest) -> list[int]:
    return sorted({*found.damaged, *found.missing, *found.left_out})


def recover(
    path: Path,
    home: Home,
    passphrase: str,
    *,
    reason: str = RECOVER,
    clock: Clock = wall_clock,
    progress: Progress = silent,
    cancelled: CancelAsked = never,
    new_key: NewKey | None = None,
) -> Recovered:
    """Build an equal station: records, photos, keys, settings; a replica of its own.

    Args:
        path: the backup's archive; volumes lie in it or beside it.
        home: an empty folder, or one to be made.
        passphrase: of the backup.
        reason: why this PC takes over: `RECOVER` or `HANDOVER`.
        clock: the local time.
        progress: parts done, parts in all.
        cancelled: asked between pieces.
        new_key: the station is made under another key than the backup's; None: under that.

    Raises:
        errors.RecoverRefused: something lies there; it was not touched.
        errors.NeedsTakeover: it is no backup but a handover file, whose key has to change.
        errors.WrongPassphrase: the backup was made under another one.
        errors.BackupDamaged: its records are not what they were.
        errors.WorldError: the folder or the disk refuses; nothing that looks like a station stays.
        errors.Cancelled: nor then.
    """
    check_empty(home)
    with opened(path) as (archive, manifest):
        if manifest.label.reason == HANDOVER and new_key is None:
            raise errors.NeedsTakeover(path=str(path))
        slots = keys.parse_slots(slots_in(archive, path), path)
        master = keys.unlock(slots, passphrase)
        with own_files(home.path), _folder(home):
            check_place(home.path)
            _check_room(home, manifest)
            with claimed(home.staging) as scratch:
                key = master.derive(RECORDS_PURPOSE)
                taking = Taking(archive, path, manifest, scratch, key, master, progress, cancelled)
                taken = taking.run()
                name, photos = _made_own(taken.records, master, reason, manifest.schema, clock())
                if new_key is not None:
                    master, slots = new_key(taken, master)
                _settle_in(home, taken, slots)
    return Recovered(
        home,
        master,
        name,
        manifest.made_at,
        tuple(taken.missing),
        tuple(taken.torn),
        len({sha256 for sha256, _ in taken.lost}),
        photos,
    )


def check_empty(home: Home) -> None:
    """Refuse a folder in which anything of value lies.

    Raises:
        errors.RecoverRefused: it is not empty; nothing was touched.
    """
    try:
        names = {entry.name for entry in home.path.iterdir()}
    except FileNotFoundError:
        return
    except OSError as error:
        raise errors.RecoverRefused(path=str(home.path), why="它不是文件夹，或不能读") from error
    if home.records.name in names or home.keys.name in names:
        raise errors.RecoverRefused(path=str(home.path), why="那里已经有一个站点")
    ours = {home.photos.name, keys.PREVIOUS_NAME} if _UNDER_WAY in names else set()
    halves = {name for name in names if name.startswith(".") and name.endswith(".part")}
    if names - _HARMLESS - ours - halves:
        raise errors.RecoverRefused(path=str(home.path), why="文件夹里已经有别的东西")


def _check_room(home: Home, manifest: Manifest) -> None:
    if shutil.disk_usage(home.path).free < manifest.bytes + _MARGIN_BYTES:
        raise errors.DiskFull()


@contextmanager
def _folder(home: Home) -> Iterator[None]:
    """A folder to build in, as it was before when the building fails."""
    made = not home.path.is_dir()
    make_folder(home.path)
    _clear_leftovers(home)
    try:
        yield
    except BaseException:
        if not home.records.exists():  # else another window was quicker: nothing there is ours
            with suppress(OSError, errors.WorldError):
                _clear_leftovers(home)
            for folder in (home.staging, home.path) if made else (home.staging,):
                with suppress(OSError):  # somebody else's things are in it
                    folder.rmdir()
        raise


def _clear_leftovers(home: Home) -> None:
    """What a killed or failed recover had given its name already; the mark says it is one's."""
    if not home.recovering.is_file() or home.records.exists() or home.keys.exists():
        return
    for path in home.photos.glob("volume-*"):
        path.unlink(missing_ok=True)
    with suppress(FileNotFoundError):
        home.photos.rmdir()
    home.keys.with_name(keys.PREVIOUS_NAME).unlink(missing_ok=True)
    sweep(home.staging)
    home.recovering.unlink(missing_ok=True)


def _made_own(
    path: Path, master: MasterKey, reason: str, schema: int, now: datetime
) -> tuple[str, int]:
    """Bring the records up to today and make them this PC's; gives the name and the photos."""
    store = open_store(path, master.derive(RECORDS_PURPOSE))
    try:
        _become_another(store, reason, schema, now)
        name = str(store.one("SELECT name FROM station") or "")
        photos = int(store.one("SELECT count(*) FROM photo WHERE removed_at IS NULL"))
        store.fold()  # only the one file is renamed
        return name, photos
    finally:
        store.close()


def _become_another(store: Store, reason: str, schema: int, now: datetime) -> None:
    settings, secrets = Settings(store), Secrets(store)
    records = Records(store, SearchTable(store))
    with open_group(store, RECOVER, _TITLES[reason], clerk=settings.get("clerk"), now=now) as group:
        leave_replica(store, reason, schema, now)
        register_device(records, group, settings, secrets)
        for key in OF_ONE_DISK:
            store.run("DELETE FROM setting WHERE key = ?", (key,))


def _settle_in(home: Home, taken: Taken, slots: tuple[keys.Slot, ...]) -> None:
    """Give the files their names; the records last, since they make the station.

    A power cut before that leaves a mark and no station; the next try clears it away.
    """
    check_empty(home)
    with atomic_writer(home.recovering) as file:
        file.write(b"")
    if taken.volumes:
        make_folder(home.photos)
    for number, piece in taken.volumes.items():
        piece.replace(home.photos / f"volume-{number:04d}.db")
    if taken.volumes:
        sync_folder(home.photos)
    keys.write_slots(home.keys.with_name(keys.PREVIOUS_NAME), slots)
    _flush(taken.records)
    if home.records.exists():
        raise errors.RecoverRefused(path=str(home.path), why="那里刚刚有了一个站点")
    taken.records.replace(home.records)
    confirm_names(home.path)
    try:
        keys.write_slots(home.keys, slots)
        home.recovering.unlink(missing_ok=True)
    except (errors.WorldError, OSError) as error:
        # The station is made and opens without; `unlock` falls back on the previous generation.
        if isinstance(error, errors.WorldError):
            logbook.note(error)


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())

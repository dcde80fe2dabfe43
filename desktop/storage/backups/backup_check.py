"""A backup read through from end to end: every byte against its hash, the records opened."""

from __future__ import annotations

import hashlib
from pathlib import Path

from desktop import errors
from desktop.model.progress import CancelAsked, Progress
from desktop.storage.backups.backup_manifest import RECORDS, Manifest, opened
from desktop.storage.backups.backup_reading import extract, pieces
from desktop.storage.database import open_store
from desktop.storage.scratch import claimed


def faults(
    path: Path, records_key: bytes, staging: Path, progress: Progress, cancelled: CancelAsked
) -> list[str]:
    """What is wrong with a backup, in words; nothing where it is as it was made.

    Args:
        path: its archive.
        records_key: opens its records.
        staging: for a copy of the records, since a stick may be read-only.
        progress: parts done, parts in all.
        cancelled: asked between pieces.

    Raises:
        errors.InputFileError: there is none, or it is no backup.
        errors.WorldError: no room, or the disk does not read.
        errors.Cancelled: somebody asked.
    """
    found: list[str] = []
    with opened(path) as (archive, manifest), claimed(staging) as scratch:
        for done, part in enumerate(manifest.parts):
            try:
                if part.name == RECORDS:
                    copy = scratch.with_suffix(".records")
                    same = extract(archive, path, part, copy, cancelled)
                    found += _opened(copy, records_key, manifest) if same else []
                else:
                    digest = hashlib.sha256()
                    for piece in pieces(archive, path, part):
                        if cancelled():
                            raise errors.Cancelled()
                        digest.update(piece)
                    same = digest.hexdigest() == part.sha256
            except errors.BackupDamaged as error:
                found.append(str(error.facts["why"]))
                same = True
            found += [] if same else [f"{part.words}和备份时不一样了"]
            progress(done + 1, len(manifest.parts))
    return found


def _opened(path: Path, key: bytes, manifest: Manifest) -> list[str]:
    from desktop.storage.chains import AUDIT, JOURNAL, LABELS, heads  # not needed at a start

    try:
        store = open_store(path, key, read_only=True)
    except errors.NotAStation:
        return ["资料文件用本站的口令打不开"]
    try:
        found = heads(store)
        if store.one("PRAGMA quick_check(1)") != "ok":
            return ["资料文件的数据页检查没有通过"]
    except errors.Damaged:
        return ["资料文件有损坏的数据页"]
    finally:
        store.close()
    told = {JOURNAL: manifest.journal} | ({AUDIT: manifest.audit} if manifest.audit else {})
    return [
        f"{LABELS[name]}和备份时不一样"
        for name, kept in told.items()
        if (found[name].seq, found[name].hash.hex()) != (kept.seq, kept.head)
    ]

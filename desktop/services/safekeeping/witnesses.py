"""Heads of journal and audit that were kept elsewhere, held against the chains as they are now.

A chain whose rows were all hashed anew fits itself; it does not fit the backups made before, what
the county answered, or the recovery sheet in the cupboard.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop import errors
from desktop.services.desk import Desk
from desktop.services.safekeeping import backup_notes, backups
from desktop.services.safekeeping.backup_places import HOME, Mounts
from desktop.services.sync.replicas import REPLICA, former_replicas
from desktop.storage import chains
from desktop.storage.backups.backup_manifest import Manifest, manifest_of
from desktop.storage.chains import AUDIT, JOURNAL, LABELS, Head
from desktop.storage.drives import mount_points
from desktop.storage.integrity.findings import Finding
from desktop.storage.places import is_file
from desktop.sync.joining import witnessed

#: What to do: nobody can mend it, and whoever looks into it needs all as it is.
ADVICE = (
    "请不要再改动，先把整个站点备份到别处，再告诉镇街所或县中心："
    "可能有人改过这份文件、复制过它，或把旧文件放回来过。"
)


@dataclass(frozen=True, slots=True)
class Witness:
    """A head that was kept elsewhere.

    Args:
        chain: ``journal`` or ``audit``.
        head: what was kept.
        where: in words.
    """

    chain: str
    head: Head
    where: str


def faults(desk: Desk, mounts: Mounts = mount_points) -> Iterator[Finding]:
    """What differs from what was kept elsewhere, as far as it can be reached; once a chain.

    Args:
        desk: the open station.
        mounts: the drives there are.
    """
    found = witnesses(desk, mounts)
    for chain in (JOURNAL, AUDIT):
        mine = sorted((one for one in found if one.chain == chain), key=lambda one: one.head.seq)
        good = 0
        for one in mine:
            what = chains.fault(desk.store, chain, one.head)
            if what:
                since = f"；第 {good} 条以前没有问题" if good else ""
                yield Finding(chain, f"{what}（{one.where}）{since}", advice=ADVICE)
                break
            good = one.head.seq


def witnesses(desk: Desk, mounts: Mounts = mount_points) -> list[Witness]:
    """Every head that can be reached now: of backups of this very PC, and from the county."""
    found = [
        Witness(chain, head, "县平台记着的")
        for chain, head in witnessed.remembered(desk.settings).items()
    ]
    # Another PC's chains, and those of before a recovery, are others (sync.md rule 2).
    own = {str(desk.settings.get(REPLICA, default=""))}
    # Who goes on under another name has the chains of before; so has a copied disk, with the
    # shelf that was copied along, but not with a stick that both PCs fill.
    forked = {one.replica for one in former_replicas(desk.settings) if one.reason == "fork"}
    seen: set[str] = set()
    for path, manifest, at_home in _backups(desk, mounts):
        mine = manifest.label.replica in (own | forked if at_home else own)
        if mine and path.name not in seen:
            seen.add(path.name)
            found += _told(manifest)
    return found


def paper_fault(desk: Desk, typed: str) -> Finding | None:
    """Whether the chains are still those of the recovery sheet; None where they are.

    Raises:
        errors.NoSuchHead: what was typed is not what stands on a sheet.
    """
    what = chains.paper_fault(desk.store, typed)
    if what is None:
        raise errors.NoSuchHead(typed=typed[:40])
    return Finding(JOURNAL, f"{what}（恢复单上的校验）", advice=ADVICE) if what else None


def paper_code(desk: Desk) -> str:
    """Both heads as they are now, to print and to type."""
    return chains.paper_code(chains.heads(desk.store))


def _backups(desk: Desk, mounts: Mounts) -> Iterator[tuple[Path, Manifest, bool]]:
    for shelved in backups.shelved(desk, mounts):
        if shelved.entry.manifest is not None:
            at_home = shelved.place.name == HOME
            yield shelved.entry.path, shelved.entry.manifest, at_home
    for setting in (backup_notes.LAST, backup_notes.OFF_DISK):
        path = Path(str((desk.settings.get(setting) or {}).get("path", "")))
        if is_file(path):
            try:
                yield path, manifest_of(path), False
            except errors.StationError:
                continue  # what is wrong with it is told where backups are looked at


def _told(manifest: Manifest) -> list[Witness]:
    when = manifest.made_at[:16].replace("T", " ")
    kept = {JOURNAL: manifest.journal} | ({AUDIT: manifest.audit} if manifest.audit else {})
    return [
        Witness(chain, Head(one.seq, _bytes(one.head)), f"{when} 的备份")
        for chain, one in kept.items()
    ]


def _bytes(text: str) -> bytes:
    try:
        return bytes.fromhex(text)
    except ValueError:
        return b""


__all__ = ["ADVICE", "LABELS", "Witness", "faults", "paper_code", "paper_fault", "witnesses"]

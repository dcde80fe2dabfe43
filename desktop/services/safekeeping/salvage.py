"""Everything readable of a damaged station saved out to a new one (ADR 0009).

Nothing is written where the damaged station lies: its files are opened for reading and read page by
page. The new station is built beside its place and gets its name when it is whole.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop import errors
from desktop.config import Home
from desktop.model.kinds import ALL
from desktop.model.progress import CancelAsked, Progress, never, silent
from desktop.services.access import authority
from desktop.services.apart import Apart, Here
from desktop.services.desk import Clock, Desk, wall_clock
from desktop.services.opening import open_desk
from desktop.services.safekeeping import checkup
from desktop.services.safekeeping.checkup import Repairs
from desktop.services.safekeeping.recovering import check_empty
from desktop.services.safekeeping.salvage_gaps import close_gaps
from desktop.services.safekeeping.salvage_photos import pour_pictures
from desktop.services.safekeeping.salvage_records import drop_strays, settle
from desktop.services.safekeeping.salvage_report import SalvageReport
from desktop.storage import keys
from desktop.storage.atomic import own_files, sync_folder
from desktop.storage.database import Mode, Store, create
from desktop.storage.keys import RECORDS_PURPOSE, MasterKey
from desktop.storage.places import check_place
from desktop.storage.rescue.rechaining import make_whole
from desktop.storage.rescue.wreck import Poured, pour


def save_out(
    home: Home,
    master: MasterKey,
    target: Path,
    *,
    apart: Apart | None = None,
    clock: Clock = wall_clock,
    progress: Progress = silent,
    cancelled: CancelAsked = never,
) -> SalvageReport:
    """Build a sound station of all that can be read of a damaged one.

    Args:
        home: the damaged station; never touched.
        master: its key, from `opening.unlock`.
        target: a folder that is empty or not there yet.
        apart: the worker that makes small pictures anew.
        clock: the local time.
        progress: steps done, steps in all.
        cancelled: asked again and again; nothing stays then.

    Returns:
        What was saved and what was lost.

    Raises:
        errors.RecoverRefused: something lies in the folder.
        errors.NothingReadable: not a single record could be read.
        errors.NewerStation: a newer program wrote the file.
        errors.WorldError: the new place refuses or is full; nothing stays there.
        errors.Cancelled: the clerk pressed cancel; nor then.
    """
    place = target.absolute()
    check_empty(Home(place))
    if place.resolve().is_relative_to(home.path.resolve()):
        raise errors.RecoverRefused(path=str(target), why="它在损坏的站点里面")
    report = SalvageReport()
    with own_files(place.parent), _built_beside(place) as new:
        check_place(new.path)
        lost = _records(home, master, new, report, progress, cancelled)
        _slots(home, new)
        desk = open_desk(new, master, apart or Here(), clock=clock)
        try:
            _settle_slots(desk)
            close_gaps(desk, lost, report)
            pour_pictures(desk, home.photos, master, report, cancelled)
            _look_over(desk, report, cancelled)
        finally:
            desk.close()
    return report


def _records(
    home: Home,
    master: MasterKey,
    new: Home,
    report: SalvageReport,
    progress: Progress,
    cancelled: CancelAsked,
) -> dict[str, list[str]]:
    key = master.derive(RECORDS_PURPOSE)

    def ask(done: int, total: int) -> None:
        if cancelled():
            raise errors.Cancelled()
        progress(done, total)

    store = create(new.records, key)
    try:
        # Children may have lost their parents; `close_gaps` sees to that.
        store.run("PRAGMA foreign_keys = OFF")
        with store.transaction():
            try:
                poured = pour(home.records, key, store, ask)
            except OSError as error:
                why = "资料文件不在或读不出"
                raise errors.NothingReadable(path=str(home.path), why=why) from error
            if not any(poured.tables.get(kind) for kind in (*ALL, "journal")):
                why = "里面没有一条完好的记录，或口令对应的不是这份资料"
                raise errors.NothingReadable(path=str(home.path), why=why)
            lost, strays = _put_together(store, poured, report)
        with store.transaction(Mode.EMPTYING_TRASH):
            drop_strays(store, strays)
        return lost
    finally:
        store.close()


def _put_together(
    store: Store, poured: Poured, report: SalvageReport
) -> tuple[dict[str, list[str]], list[tuple[str, str]]]:
    chained = make_whole(store)
    settled = settle(store)
    report.broken_pages, report.log_broken = poured.broken_pages, poured.log_broken
    report.stray_rows = poured.strange + len(settled.strays)
    report.journal_rows, report.journal_anew = chained.lost, chained.anew
    report.from_journal = settled.from_journal
    return settled.lost, settled.strays


def _slots(home: Home, new: Home) -> None:
    previous = home.keys.with_name(keys.PREVIOUS_NAME)
    source = home.keys if keys.is_sound(home.keys) else previous
    slots = keys.read_slots(source)
    keys.write_slots(new.keys.with_name(keys.PREVIOUS_NAME), slots)
    keys.write_slots(new.keys, slots)


def _settle_slots(desk: Desk) -> None:
    """Of the slots in the file only those that the records know, where they could be read."""
    if (kept := authority.kept(desk.settings)) is not None:
        for _ in range(2):  # the generation before opens as much
            keys.write(desk.home.keys, kept)


def _look_over(desk: Desk, report: SalvageReport, cancelled: CancelAsked) -> None:
    done = checkup.look_over(desk, Repairs(references=True), cancelled=cancelled)
    report.findings = done.left
    report.saved = {name: int(desk.store.one(f"SELECT count(*) FROM [{name}]")) for name in ALL}


@contextmanager
def _built_beside(place: Path) -> Iterator[Home]:
    """A folder beside the wanted one, which takes its name at the end or goes."""
    part = place.with_name(f".{place.name[:40]}-{os.urandom(4).hex()}.part")
    part.mkdir(parents=True)
    try:
        yield Home(part)
        if place.exists():
            for leftover in place.iterdir():
                leftover.rename(part / leftover.name)  # a folder for logs, and the like
            place.rmdir()  # Windows renames onto nothing that exists
        part.rename(place)
        sync_folder(place.parent)
    finally:
        shutil.rmtree(part, ignore_errors=True)

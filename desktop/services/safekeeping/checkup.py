"""Doctor: look the whole station over, mend what can be mended, name the rest (ADR 0009).

What is derived (indexes, search words, small pictures, key copies) is made anew without asking,
and bytes no record needs are cleared away. Records change only when asked, through the journal.
From a file with broken pages nothing is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from desktop import errors, logbook
from desktop.model.kinds import ALL
from desktop.model.progress import CancelAsked, Progress, never, silent
from desktop.services.desk import Desk
from desktop.services.photos.pictures_again import make_again
from desktop.services.safekeeping import repairs, witnesses
from desktop.storage.integrity import integrity
from desktop.storage.integrity.findings import Finding
from desktop.storage.integrity.integrity_keys import key_files
from desktop.storage.integrity.integrity_photos import photo_faults, told
from desktop.storage.photos.photo_upkeep import PhotoUpkeep, Upkeep

#: SQLite asks after so many steps of its machine whether to go on.
_ASK_EVERY = 20_000


@dataclass(frozen=True, slots=True)
class Repairs:
    """What doctor may put right.

    Args:
        derived: what can be made anew from what stands beside it.
        references: set references that lead nowhere empty, through the journal.
        records: make records what the journal says, through the journal.
    """

    derived: bool = True
    references: bool = False
    records: bool = False


@dataclass(slots=True)
class Checkup:
    """What doctor found.

    Args:
        findings: everything that is or was not as it should be.
        upkeep: room taken back from the photo volumes; no fault.
    """

    findings: list[Finding] = field(default_factory=list)
    upkeep: Upkeep = field(default_factory=Upkeep)

    @property
    def left(self) -> list[Finding]:
        """What could not be put right."""
        return [one for one in self.findings if not one.repaired]


@dataclass(slots=True)
class _Visit:
    """One examination under way."""

    desk: Desk
    may: Repairs
    cancelled: CancelAsked
    done: Checkup = field(default_factory=Checkup)

    @property
    def sound(self) -> bool:
        """Whether the file's pages hold, so that it may be written to."""
        return not any(one.area == "pages" and not one.repaired for one in self.done.findings)

    @property
    def may_mend(self) -> bool:
        return self.may.derived and self.sound


Examination = Callable[[_Visit], Iterable[Finding]]


def examine(desk: Desk, progress: Progress = silent) -> list[Finding]:
    """Everything that is not as it should be; an empty list is a clean bill.

    Args:
        desk: the open station.
        progress: examinations done, examinations in all.
    """
    return look_over(desk, progress=progress).findings


def look_over(
    desk: Desk,
    may: Repairs | None = None,
    *,
    progress: Progress = silent,
    cancelled: CancelAsked = never,
) -> Checkup:
    """Look everything over and put right what may be.

    Args:
        desk: the open station; one that only reads is only looked at.
        may: what may be put right; what is derived where not given.
        progress: examinations done, examinations in all.
        cancelled: asked all the time; what was put right by then stays so.

    Raises:
        errors.Cancelled: the clerk pressed cancel.
    """
    allowed = may or Repairs()
    if desk.store.read_only:
        allowed = Repairs(derived=False)
    visit = _Visit(desk, allowed, cancelled)
    with _interruptible(desk, cancelled):
        for number, look in enumerate(_EXAMINATIONS):
            progress(number, len(_EXAMINATIONS))
            _run(visit, look)
    progress(len(_EXAMINATIONS), len(_EXAMINATIONS))
    return visit.done


def _run(visit: _Visit, look: Examination) -> None:
    if visit.cancelled():
        raise errors.Cancelled()
    try:
        visit.done.findings += look(visit)
    except (errors.Damaged, errors.DiskFailing, errors.NotAStation) as error:
        # A page that can't be read hides what is on it; the other examinations go on.
        hidden = Finding("pages", str(error))
        visit.done.findings += [] if hidden in visit.done.findings else [hidden]


@contextmanager
def _interruptible(desk: Desk, cancelled: CancelAsked) -> Iterator[None]:
    """Long statements stop too: SQLite asks in between."""
    desk.store.connection.set_progress_handler(lambda: int(cancelled()), _ASK_EVERY)
    try:
        yield
    finally:
        desk.store.connection.set_progress_handler(None, 0)


def _pages(visit: _Visit) -> Iterable[Finding]:
    return integrity.pages(visit.desk.store, repair=visit.may.derived)


def _references(visit: _Visit) -> Iterable[Finding]:
    found = list(integrity.references(visit.desk.store))
    if not found or not visit.sound or not (visit.may.references or visit.may.records):
        return found
    repairs.clear_references(visit.desk)
    left = {(one.record_id, one.what) for one in integrity.references(visit.desk.store)}
    return [replace(one, repaired=(one.record_id, one.what) not in left) for one in found]


def _chain(visit: _Visit) -> Iterable[Finding]:
    return integrity.chain(visit.desk.store)


def _kept_elsewhere(visit: _Visit) -> Iterable[Finding]:
    return witnesses.faults(visit.desk)


def _records(visit: _Visit) -> Iterable[Finding]:
    store = visit.desk.store
    found = list(_against_journal(visit))
    if not found or not visit.sound or not visit.may.records:
        return found
    if any(integrity.chain(store)):
        return found  # a journal that is not whole is no truth to follow
    repairs.follow_journal(visit.desk)
    left = {one.record_id for one in _against_journal(visit)}
    return [replace(one, repaired=one.record_id not in left) for one in found]


def _against_journal(visit: _Visit) -> list[Finding]:
    # Of one moment: what another window writes between two reads is no damage.
    with visit.desk.store.snapshot():
        return list(integrity.records_against_journal(visit.desk.store, ALL.values()))


def _photos(visit: _Visit) -> Iterable[Finding]:
    desk = visit.desk
    faults = photo_faults(desk.volumes, desk.places, visit.cancelled)
    mended: frozenset[tuple[str, str]] = frozenset()
    if visit.may_mend:
        give_up = frozenset(faults.broken)
        try:
            mended = make_again(desk, faults.bad, give_up)
            upkeep = PhotoUpkeep(desk.home.staging, desk.store, desk.volumes, desk.places)
            visit.done.upkeep = upkeep.run(give_up, visit.cancelled)
        except (errors.DiskFull, errors.FolderNotWritable, errors.StationBusy) as error:
            logbook.note(error)  # room is taken back another time; nothing was lost
    gone = frozenset(visit.done.upkeep.emptied)
    return told(faults, mended, gone)


def _search(visit: _Visit) -> Iterable[Finding]:
    desk = visit.desk
    return integrity.search(desk.records, desk.search, ALL.values(), repair=visit.may_mend)


def _series(visit: _Visit) -> Iterable[Finding]:
    return integrity.certificate_series(visit.desk.store)


def _belongings(visit: _Visit) -> Iterable[Finding]:
    return integrity.belongings(visit.desk.store)


def _aliases(visit: _Visit) -> Iterable[Finding]:
    return integrity.aliases(visit.desk.store, ALL.values(), repair=visit.may_mend)


def _keys(visit: _Visit) -> Iterable[Finding]:
    return key_files(visit.desk.home.keys, repair=visit.may.derived)


_EXAMINATIONS: tuple[Examination, ...] = (
    _pages,
    _references,
    _chain,
    _kept_elsewhere,
    _records,
    _photos,
    _aliases,
    _search,
    _series,
    _belongings,
    _keys,
)

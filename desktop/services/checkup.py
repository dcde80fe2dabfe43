"""Doctor: look the whole station over, mend what can be mended, name the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from desktop import errors
from desktop.model.kinds import ALL
from desktop.model.progress import Progress, silent
from desktop.services.desk import Desk
from desktop.storage import integrity
from desktop.storage.integrity import Finding

Examination = Callable[[Desk], Iterator[Finding]]


def examine(desk: Desk, progress: Progress = silent) -> list[Finding]:
    """Everything that is not as it should be; an empty list is a clean bill.

    Args:
        desk: the open station.
        progress: examinations done, examinations in all.
    """
    found: list[Finding] = []
    for done, look in enumerate(_EXAMINATIONS):
        progress(done, len(_EXAMINATIONS))
        try:
            found += look(desk)
        except (errors.Damaged, errors.DiskFailing, errors.NotAStation) as error:
            # A page that can't be read hides what is on it; the other examinations go on.
            hidden = Finding("pages", str(error))
            found += [] if hidden in found else [hidden]
    progress(len(_EXAMINATIONS), len(_EXAMINATIONS))
    return found


def _pages(desk: Desk) -> Iterator[Finding]:
    return integrity.pages(desk.store)


def _references(desk: Desk) -> Iterator[Finding]:
    return integrity.references(desk.store)


def _chain(desk: Desk) -> Iterator[Finding]:
    return integrity.chain(desk.store)


def _records(desk: Desk) -> Iterator[Finding]:
    # Of one moment: what another window writes between two reads is no damage.
    with desk.store.snapshot():
        yield from integrity.records_against_journal(desk.store, ALL.values())


def _photos(desk: Desk) -> Iterator[Finding]:
    return integrity.photos(desk.volumes, desk.places)


def _search(desk: Desk) -> Iterator[Finding]:
    return integrity.search(desk.records, desk.search, ALL.values())


def _series(desk: Desk) -> Iterator[Finding]:
    return integrity.certificate_series(desk.store)


_EXAMINATIONS: tuple[Examination, ...] = (
    _pages,
    _references,
    _chain,
    _records,
    _photos,
    _search,
    _series,
)

"""What can't be done at once when somebody is deleted, done at each start and after each exchange.

Operations that are on their way must reach the county before their bytes can go; another PC of the
station may have deleted somebody, or may have written something about them meanwhile; and a
certificate's time runs out.
"""

from __future__ import annotations

from desktop.model.kind import ERASED
from desktop.services.desk import Desk
from desktop.services.person import certificates_kept, erasing
from desktop.services.person.held import VOLUNTEER, pointing_at
from desktop.storage import erasing as stored


def sweep(desk: Desk) -> int:
    """Erase what is still, or again, told of deleted people; gives how many it was told of.

    Args:
        desk: the open station.

    Raises:
        errors.WorldError: the disk failed; the next sweep goes on.
    """
    people = [
        row[0]
        for row in desk.store.rows(
            f"SELECT id FROM [{VOLUNTEER.name}] WHERE {ERASED} IS NOT NULL ORDER BY id"
        )
    ]
    if not people:
        return 0
    swept = sum(erasing.erase_again(desk, one) for one in people)
    if swept or desk.settings.get(erasing.UNSENT):
        _forget_sent(desk, people)
    _mask(desk)
    erasing.finish(desk)
    return swept


def _forget_sent(desk: Desk, people: list[str]) -> None:
    """Erase what the operations about them said that have reached the county since."""
    ids = [*people, *(one.record.id for one in pointing_at(desk, people) if one.own)]
    with desk.store.transaction():
        stored.forget_sent(desk.store, ids)
        desk.settings.put(erasing.UNSENT, stored.on_their_way(desk.store, ids) > 0)


def _mask(desk: Desk) -> None:
    """Strike holders of certificates whose time is over."""
    due = certificates_kept.due(desk)
    if due:
        with desk.action(erasing.VERB, f"{len(due)} 张证书按期隐去持证人") as group:
            certificates_kept.mask_due(desk, group, due)

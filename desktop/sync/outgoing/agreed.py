"""Who has agreed to 「上报」, as the records stand now: it decides how personal fields leave."""

from __future__ import annotations

from desktop.storage import merged
from desktop.storage.database import Store

#: The purpose of `consent` records that lets personal fields leave as they are.
REPORT = "report"
VOLUNTEER, CONSENT = "volunteer", "consent"


class Agreed:
    """Tells of a record whether the person it is about has agreed.

    Somebody entered twice is one person: a consent of either entry counts for both. What was
    withdrawn counts no more, what is dated ahead counts at once.

    Args:
        store: the records file.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._read_at = -1
        self._people: frozenset[str] = frozenset()

    def __call__(self, kind: str, record: str) -> bool:
        """Whether a record's personal fields may leave as they are."""
        if kind == VOLUNTEER:
            return record in self.people()
        if kind != CONSENT:
            return False
        person = self._store.one("SELECT volunteer FROM consent WHERE id = ?", (record,))
        return person in self.people()

    def people(self) -> frozenset[str]:
        """Ids of all volunteers who have agreed, merged ones too; read anew after any change."""
        head = int(self._store.one("SELECT max(seq) FROM journal") or 0)
        if head != self._read_at:
            self._people, self._read_at = _people(self._store), head
        return self._people


def _people(store: Store) -> frozenset[str]:
    given = {
        person
        for (person,) in store.rows(
            "SELECT DISTINCT volunteer FROM consent WHERE purpose = ? "
            "AND withdrawn_on IS NULL AND removed_at IS NULL AND volunteer IS NOT NULL",
            (REPORT,),
        )
    }
    stands = merged.standing_for(store)
    roots = {stands.get(person, person) for person in given}
    return frozenset(roots | {one for one, root in stands.items() if root in roots})

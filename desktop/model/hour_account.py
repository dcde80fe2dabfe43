"""One participation's hours as an account: what to post so that it says what the person served.

Entries are only ever added, by several PCs that see each other's late or in parts. So every entry
follows from what it is about: a reversal's id from the entry it takes back, a credit's from
participation, minutes, day and the credits before it. PCs that see the same entries post the same
ones, and posting what is there already is no change.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop.model.ids import STATION_NAMESPACE, RecordId

#: An activity in one of these states has taken place; others credit nothing.
COUNTING = frozenset({"held", "filed"})
#: The same on every PC: equal entries must be equal in every field.
REVERSED = "参与记录有改动，冲销"
REVERSED_AGAIN = "重复冲销，予以更正"


@dataclass(frozen=True, slots=True)
class Worth:
    """What a participation counts for.

    Args:
        minutes: more than none.
        served_on: ISO day, if one is known.
    """

    minutes: int
    served_on: str | None


@dataclass(frozen=True, slots=True)
class Posting:
    """One entry of the account.

    Args:
        id: the hour entry's id.
        minutes: positive in a credit, its negative in a reversal.
        served_on: ISO day, if one is known.
        reverses: the entry this one takes back, if any.
        reason: in words; empty for a credit.
    """

    id: str
    minutes: int
    served_on: str | None
    reverses: str | None = None
    reason: str = ""


def reversal_id(entry: str) -> RecordId:
    """The id of an entry's reversal, the same on every PC."""
    return RecordId(str(uuid.uuid5(STATION_NAMESPACE, f"reversal/{entry}")))


def credit_id(participation: str, worth: Worth, before: Iterable[str]) -> RecordId:
    """The id of a credit, the same on every PC that has seen the same credits.

    Args:
        participation: whose.
        worth: what it says.
        before: ids of all credits of that participation so far, reversed ones too.
    """
    told = [participation, worth.minutes, worth.served_on or "", sorted(before)]
    text = json.dumps(told, separators=(",", ":"))
    return RecordId(str(uuid.uuid5(STATION_NAMESPACE, f"credit/{text}")))


def due(participation: str, worth: Worth | None, entries: Sequence[Posting]) -> list[Posting]:
    """What to post so that just one credit stands, and says what the participation is worth.

    Args:
        participation: whose account.
        worth: what it counts for now; None for nothing.
        entries: everything posted to it so far, in any order.

    Returns:
        New postings in the order to write them; none where the account is right. Posted, nothing
        more is due.
    """
    account = _Account(entries)
    account.settle_reversals()
    standing = [entry for entry in account.credits() if account.stands(entry)]
    fitting = [entry.id for entry in standing if worth and _says(entry, worth)]
    for entry in standing:
        if not fitting or entry.id != fitting[0]:
            account.take_back(entry)
    if worth and not fitting:
        made = credit_id(participation, worth, [entry.id for entry in account.credits()])
        account.post(Posting(made, worth.minutes, worth.served_on))
    return account.posted


def says(worth: Worth | None, entries: Sequence[Posting]) -> bool:
    """Whether an account's sum is what the participation is worth."""
    return sum(entry.minutes for entry in entries) == (worth.minutes if worth else 0)


class _Account:
    """The entries of one participation, by who takes back whom.

    Args:
        entries: what is posted.
    """

    def __init__(self, entries: Sequence[Posting]) -> None:
        self._entries: dict[str, Posting] = {}
        self._reversals: dict[str, list[Posting]] = {}
        for entry in sorted(entries, key=lambda entry: entry.id):
            self._take_in(entry)
        self.posted: list[Posting] = []

    def credits(self) -> list[Posting]:
        """All credits, reversed ones too, by id."""
        return sorted(
            (entry for entry in self._entries.values() if entry.reverses is None),
            key=lambda entry: entry.id,
        )

    def stands(self, entry: Posting, within: frozenset[str] = frozenset()) -> bool:
        """Whether nothing that stands itself takes an entry back."""
        return not self._standing_reversals(entry, within)

    def settle_reversals(self) -> None:
        """Of several reversals of one entry, the one of the smallest id stays."""
        for entry in list(self._entries.values()):
            for extra in self._standing_reversals(entry)[1:]:
                self.take_back(extra)

    def take_back(self, entry: Posting) -> None:
        """Post the reversal of what stands; one that was itself taken back comes into force."""
        made = reversal_id(entry.id)
        former = self._entries.get(made)
        if former is None:
            reason = REVERSED if entry.reverses is None else REVERSED_AGAIN
            self.post(Posting(made, -entry.minutes, entry.served_on, entry.id, reason))
            return
        for against in self._standing_reversals(former):
            self.take_back(against)

    def post(self, entry: Posting) -> None:
        """Add a posting."""
        self.posted.append(entry)
        self._take_in(entry)

    def _take_in(self, entry: Posting) -> None:
        self._entries[entry.id] = entry
        if entry.reverses is not None:
            self._reversals.setdefault(entry.reverses, []).append(entry)

    def _standing_reversals(
        self, entry: Posting, within: frozenset[str] = frozenset()
    ) -> list[Posting]:
        # A circle can't come from any station; met all the same, it ends here.
        inside = within | {entry.id}
        found = [
            reversal
            for reversal in self._reversals.get(entry.id, ())
            if reversal.id not in inside and self.stands(reversal, inside)
        ]
        return sorted(found, key=lambda reversal: reversal.id)


def _says(entry: Posting, worth: Worth) -> bool:
    return (entry.minutes, entry.served_on) == (worth.minutes, worth.served_on)

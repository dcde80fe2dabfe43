"""What the trash asks of the station, each as something a lane can call with its desk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from desktop.model import names
from desktop.model.progress import CancelAsked, Progress, never, silent
from desktop.services.desk import Desk
from desktop.services.past import trash
from desktop.services.past.trash import Thrown
from desktop.ui.words_of_model import spoken

#: So many are asked one by one how much comes along with them.
_COUNTED = 1_000


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of the trash is to be shown.

    Args:
        words: characters, pinyin or initials of a title, or of who deleted it; all where empty.
        kind: only records of this kind; of every kind where empty.
        column: which they are ordered by, one of `ORDERS`.
        descending: the other way round.
    """

    words: str = ""
    kind: str = ""
    column: int = 2
    descending: bool = True


@dataclass(frozen=True, slots=True)
class Contents:
    """What lies in the trash.

    Args:
        wanted: what was asked.
        shown: what fits, in order.
        mark: another one where what is shown is another.
        kinds: (English name, label, how many) of the kinds there are in all of it.
        total: how many lie there in all.
    """

    wanted: Wanted
    shown: tuple[Thrown, ...]
    mark: int
    kinds: tuple[tuple[str, str, int], ...]
    total: int


@dataclass(frozen=True, slots=True)
class Look:
    """What lies in the trash and fits.

    Ordered here, off the window's thread: whoever takes back that 100,000 joined a team finds as
    many memberships in the trash.
    """

    wanted: Wanted

    def __call__(self, desk: Desk) -> Contents:
        """Ask."""
        lying = trash.list_trash(desk)
        counted = Counter((one.kind.name, spoken(one.kind.label)) for one in lying)
        kinds = tuple((*kind, count) for kind, count in counted.most_common())
        fitting = [one for one in lying if _fits(one, self.wanted)]
        fitting.sort(key=ORDERS[self.wanted.column], reverse=self.wanted.descending)
        mark = hash(tuple((one.id, one.removed_at, one.days_left) for one in fitting))
        return Contents(self.wanted, tuple(fitting), mark, kinds, len(lying))


@dataclass(frozen=True, slots=True)
class TakeOut:
    """Restore some, of whatever kinds, as one action."""

    chosen: Sequence[Thrown]

    @property
    def count(self) -> int:
        """How many come, and come along; of very many, at least."""
        return max(len(self.chosen), sum(1 + one.along for one in self.chosen[:_COUNTED]))

    def __call__(
        self, desk: Desk, progress: Progress = silent, cancelled: CancelAsked = never
    ) -> int:
        """Do it; gives how many came back, not counting what came along."""
        by_kind: dict[str, list[str]] = {}
        for one in self.chosen:
            by_kind.setdefault(one.kind.name, []).append(one.id)
        return trash.restore_all(desk, by_kind, progress, cancelled)


def _kind(one: Thrown) -> str:
    return spoken(one.kind.label)


#: By column: name, kind, when, who, how long it is kept.
ORDERS: tuple[Callable[[Thrown], Any], ...] = (
    attrgetter("title"),
    _kind,
    attrgetter("removed_at"),
    attrgetter("clerk"),
    attrgetter("days_left"),
)


def _fits(one: Thrown, wanted: Wanted) -> bool:
    if wanted.kind and one.kind.name != wanted.kind:
        return False
    typed = "".join(wanted.words.lower().split())
    told = f"{one.title}{one.clerk}".lower().replace(" ", "")
    return not typed or typed in told or (typed.isascii() and _reads(one.title, typed))


def _reads(title: str, typed: str) -> bool:
    return typed in names.pinyin(title) or typed in names.initials(title)

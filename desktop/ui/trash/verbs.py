"""What the trash asks of the station, each as something a lane can call with its desk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.model import names
from desktop.services.desk import Desk
from desktop.services.past import trash
from desktop.services.past.trash import Thrown
from desktop.ui.words_of_model import spoken


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of the trash is to be shown.

    Args:
        words: characters, pinyin or initials of a title, or of who deleted it; all where empty.
        kind: only records of this kind; of every kind where empty.
    """

    words: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """What lies in the trash.

    Args:
        wanted: what was asked.
        shown: what fits.
        kinds: (English name, label, how many) of the kinds there are in all of it.
        total: how many lie there in all.
    """

    wanted: Wanted
    shown: tuple[Thrown, ...]
    kinds: tuple[tuple[str, str, int], ...]
    total: int


@dataclass(frozen=True, slots=True)
class Look:
    """What lies in the trash and fits."""

    wanted: Wanted

    def __call__(self, desk: Desk) -> Contents:
        """Ask."""
        lying = trash.list_trash(desk)
        counted = Counter((one.kind.name, spoken(one.kind.label)) for one in lying)
        kinds = tuple((*kind, count) for kind, count in counted.most_common())
        fitting = tuple(one for one in lying if _fits(one, self.wanted))
        return Contents(self.wanted, fitting, kinds, len(lying))


@dataclass(frozen=True, slots=True)
class TakeOut:
    """Restore some, kind by kind."""

    chosen: Sequence[Thrown]

    def __call__(self, desk: Desk) -> int:
        """Do it; gives how many came back, not counting what came along."""
        by_kind: dict[str, list[str]] = {}
        for one in self.chosen:
            by_kind.setdefault(one.kind.name, []).append(one.id)
        return sum(trash.restore(desk, kind, ids) for kind, ids in by_kind.items())


def _fits(one: Thrown, wanted: Wanted) -> bool:
    if wanted.kind and one.kind.name != wanted.kind:
        return False
    typed = "".join(wanted.words.lower().split())
    told = f"{one.title}{one.clerk}".lower().replace(" ", "")
    return not typed or typed in told or (typed.isascii() and _reads(one.title, typed))


def _reads(title: str, typed: str) -> bool:
    return typed in names.pinyin(title) or typed in names.initials(title)

"""What the 同步 page shows, as plain values; where they come from stands in `verbs`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.model.fields import Field
    from desktop.services.roster.side_by_side import Comparison
    from desktop.services.sync.line_settings import LineSettings


def _untold() -> LineSettings:
    from desktop.services.sync.line_settings import LineSettings  # it brings all of sync along

    return LineSettings()


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why the last sync did not come to its end.

    Args:
        sentence: what happened.
        advice: what to do.
        no_network: whether this PC just has no network, which hurts nobody.
        portal: whether somebody has to log in to the network first.
        address: whether another address of the county may help.
    """

    sentence: str
    advice: str
    no_network: bool = False
    portal: bool = False
    address: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """How station and county stand to each other, as the records tell it.

    Args:
        joined: whether the station has joined its county's platform.
        county: its name.
        last_whole: ISO local time of the last sync after which nothing waited, or None.
        changes: changes that have not been acknowledged.
        photos: pictures that wait.
        photo_bytes: their size.
        conflicts: values somebody has to choose between.
        attention: other matters that need a person.
        trouble: of the last sync; None where it went well or none was tried.
        by_file: whether there is no line at all, only files.
        url: of its platform; empty where there is no line.
        refused: whether the county wants this PC no more until it joins anew.
        waits_for_key: whether ID numbers stand locked here until another PC gives its key.
        strange_key: whether some stand locked though this PC has a key: others seal with another.
        sheet_opens: whether a recovery sheet brings the key: here where it waits for it, else this
            PC's own sheet to a fresh PC.
        for_key: of the changes, private ones that can leave only once this PC has the key.
        photos_held: large pictures that stay here while data is saved.
        photos_more: whether the county waits for more pictures than it has listed.
        asked: whether a request to join was written, and its reply is still to be read.
    """

    joined: bool = False
    county: str = ""
    last_whole: str | None = None
    changes: int = 0
    photos: int = 0
    photo_bytes: int = 0
    conflicts: int = 0
    attention: int = 0
    trouble: Trouble | None = None
    by_file: bool = False
    url: str = ""
    refused: bool = False
    waits_for_key: bool = False
    strange_key: bool = False
    sheet_opens: bool = False
    for_key: int = 0
    photos_held: int = 0
    photos_more: bool = False
    asked: bool = False

    @property
    def waiting(self) -> int:
        """Changes and pictures that wait."""
        return self.changes + self.photos + self.photos_held

    @property
    def matters(self) -> int:
        """What needs a person."""
        return self.conflicts + self.attention


@dataclass(frozen=True, slots=True)
class Waiting:
    """What has not left this PC yet.

    Args:
        changes: (kind of record, how many changes).
        photos: how many pictures.
        photo_bytes: of them.
    """

    changes: tuple[tuple[str, int], ...] = ()
    photos: int = 0
    photo_bytes: int = 0


@dataclass(frozen=True, slots=True)
class Run:
    """One sync in the list of past ones.

    Args:
        at: ISO local time.
        words: how it ended.
        ok: whether it came to its end.
        sent: changes.
        received: changes.
        bytes: over the line, both ways.
    """

    at: str
    words: str
    ok: bool
    sent: int = 0
    received: int = 0
    bytes: int = 0


@dataclass(frozen=True, slots=True)
class Side:
    """One of two values of a field.

    Args:
        words: the value as people read it; empty for none.
        who: who wrote it; empty where nobody knows.
        at: ISO local time; empty where nobody knows.
        place: where: this PC, another one, the town, the county.
        here: whether it was written on this PC.
    """

    words: str
    who: str = ""
    at: str = ""
    place: str = ""
    here: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """A field two people changed.

    Args:
        key: what the verbs call it.
        label: the field's name.
        standing: the value that stands everywhere for now.
        parked: the other one.
        field: how a third value is typed; None where only the two can be chosen.
        typed: the value that stands, as it is typed.
    """

    key: str
    label: str
    standing: Side
    parked: Side
    field: Field | None = None
    typed: str = ""

    @property
    def mine_parked(self) -> bool:
        """Whether the left side, ours, is the parked one."""
        return not self.standing.here


@dataclass(frozen=True, slots=True)
class Differing:
    """A record with its differences.

    Args:
        kind: English name.
        record_id: which.
        title: its name.
        kind_label: what it is, for example 志愿者.
        differences: at least one.
    """

    kind: str
    record_id: str
    title: str
    kind_label: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A difference somebody has settled.

    Args:
        key: what the verbs call it.
        kind: English name.
        record_id: which.
        title: of the record.
        label: of the field.
        chosen: the value, as people read it.
        who: who chose.
        at: ISO local time.
    """

    key: str
    kind: str
    record_id: str
    title: str
    label: str
    chosen: str
    who: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Way:
    """Something that can be done about a matter.

    Args:
        code: what the verbs call it.
        words: of its button.
        asks: what the clerk has to say for it; empty where nothing.
    """

    code: str
    words: str
    asks: str = ""


@dataclass(frozen=True, slots=True)
class Matter:
    """Something that needs a person.

    Args:
        key: what the verbs call it.
        sort: in two to four characters, for example 镇里退回.
        title: what it is about.
        sentence: what happened.
        more: what depends on it, or what else to know, a line each.
        ways: what can be done.
        kind: of the record it is about; empty for none.
        record_id: that record.
        about: kind and id of the record itself, also where it has no page of its own.
    """

    key: str
    sort: str
    title: str
    sentence: str
    more: tuple[str, ...] = ()
    ways: tuple[Way, ...] = ()
    kind: str = ""
    record_id: str = ""
    about: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Page:
    """All the page shows, asked for at once.

    Args:
        standing: the state.
        waiting: what has not left.
        runs: past syncs, the last one first.
        differing: open conflicts.
        choices: settled ones, the last one first.
        matters: what else needs a person.
        pairs: who may be in the roster twice.
        settings: how sync goes about.
        old_pc: a PC that was handed over and is not out at the county yet, in words; else empty.
    """

    standing: Standing = field(default_factory=Standing)
    waiting: Waiting = field(default_factory=Waiting)
    runs: tuple[Run, ...] = ()
    differing: tuple[Differing, ...] = ()
    choices: tuple[Choice, ...] = ()
    matters: tuple[Matter, ...] = ()
    pairs: tuple[Comparison, ...] = ()
    settings: LineSettings = field(default_factory=_untold)
    old_pc: str = ""

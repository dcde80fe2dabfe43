"""What the search box at the top offers and shows; how it is found stands in `finding`."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.model.ids import RecordId

#: The kind of an answer that is none of the records.
COMMAND = "command"


@dataclass(frozen=True, slots=True)
class Found:
    """One answer.

    Args:
        kind: the record's kind.
        id: the record.
        title: its name.
        aside: what tells it from others of that name; no private data.
    """

    kind: str
    id: RecordId
    title: str
    aside: str


@dataclass(frozen=True, slots=True)
class Command:
    """Something the window can do.

    Args:
        key: the window's own name for it.
        title: its words.
        aside: what sort it is: 到这一页, 设置, 帮助.
        more: other words it is found by.
    """

    key: str
    title: str
    aside: str
    more: tuple[str, ...] = ()

"""What this PC remembers of each list: columns, their widths, order, and views with a name."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field

import msgspec

from desktop.services.desk import Desk
from desktop.services.lists.listing import ListQuery

_KEY = "list_{}"
#: Views a list keeps; more would be no help in a menu.
MOST_VIEWS = 30


@dataclass(frozen=True, slots=True)
class View:
    """What is looked for under a name.

    Args:
        name: given by the clerk.
        query: what the list asks for.
        columns: keys of what is shown; empty leaves the columns as they are.
    """

    name: str
    query: ListQuery
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListMemory:
    """How a list looked when it was last left.

    Args:
        columns: keys in order; empty for the usual.
        widths: in px at 100 %, by column.
        order: key it is ordered by; empty for the usual.
        descending: the other way round.
        cells: whether cells are chosen instead of rows.
        views: kept under a name.
    """

    columns: tuple[str, ...] = ()
    widths: dict[str, int] = field(default_factory=dict)
    order: str = ""
    descending: bool = False
    cells: bool = False
    views: tuple[View, ...] = ()


def remembered(desk: Desk, face: str) -> ListMemory:
    """How a list looked; the usual where nothing, or nothing readable, is remembered."""
    try:
        return msgspec.convert(desk.settings.get(_KEY.format(face), {}), ListMemory)
    except msgspec.ValidationError:
        return ListMemory()


def remember(desk: Desk, face: str, memory: ListMemory) -> None:
    """Keep how a list looks."""
    desk.settings.put(_KEY.format(face), msgspec.to_builtins(memory))


def forget(desk: Desk, words: Sequence[str]) -> None:
    """Drop the views that look for one of some words, or are called by it.

    Args:
        desk: the open station, inside an action.
        words: what nobody else is called by, and ids.
    """
    for (key,) in desk.store.rows("SELECT key FROM setting WHERE key GLOB ?", (_KEY.format("*"),)):
        kept = desk.settings.get(key)
        views = kept.get("views") if isinstance(kept, dict) else None
        left = [one for one in views or () if not _says(one, words)]
        if len(left) != len(views or ()):
            desk.settings.put(key, {**kept, "views": left})


def _says(view: object, words: Sequence[str]) -> bool:
    told = json.dumps(view, ensure_ascii=False)
    return any(word in told for word in words)


def with_view(views: Sequence[View], view: View) -> tuple[View, ...]:
    """The views with one more; one of its name is replaced."""
    kept = [one for one in views if one.name != view.name]
    return tuple([*kept, view][-MOST_VIEWS:])

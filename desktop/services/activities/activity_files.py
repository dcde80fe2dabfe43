"""Which activities' files are complete, and what the others lack."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from desktop.model import filing
from desktop.model.filing import FileState
from desktop.model.ids import RecordId
from desktop.services import vocabularies
from desktop.services.desk import Desk

#: Statuses whose files are looked at: before it was held nothing lacks, after filing it is done.
_OPEN = "held"
_TEXTS = ("plan", "story", "press_brief", "started_at", "ended_at", "residents")


@dataclass(frozen=True, slots=True)
class ActivityFile:
    """One activity that was held and not filed yet.

    Args:
        id: the activity.
        title: its name.
        day: when it was held, ISO; empty if nobody wrote it down.
        missing: codes of `filing.PARTS`; empty for a file that can be filed.
    """

    id: RecordId
    title: str
    day: str
    missing: tuple[str, ...]


def open_files(desk: Desk) -> list[ActivityFile]:
    """Every activity that was held and is not filed, the newest first."""
    rows = desk.store.rows(
        f"{_SELECT} WHERE a.removed_at IS NULL AND a.status = ? ORDER BY 3 DESC, a.id", (_OPEN,)
    )
    return _files(desk, rows)


def files_of(desk: Desk, ids: Sequence[str]) -> dict[str, ActivityFile]:
    """The files of some activities that were held and are not filed, by activity."""
    marks = ",".join("?" * len(ids))
    rows = desk.store.rows(f"{_SELECT} WHERE a.status = ? AND a.id IN ({marks})", (_OPEN, *ids))
    return {file.id: file for file in _files(desk, rows)}


def file_of(desk: Desk, activity_id: str) -> ActivityFile | None:
    """One activity's file, whatever its status; None if it is gone."""
    found = _files(desk, desk.store.rows(f"{_SELECT} WHERE a.id = ?", (activity_id,)))
    return found[0] if found else None


def needs(desk: Desk) -> Mapping[str, Sequence[str]]:
    """The parts a file needs, by the activity's kind: the town's, the county's, else ours."""
    return vocabularies.rule(desk, "filing") or filing.SHIPPED


_SELECT = (
    "SELECT a.id, a.title, coalesce(a.held_on, substr(a.started_at, 1, 10), ''), "
    "coalesce(a.kind, ''), "
    "(SELECT count(*) FROM photo AS f WHERE f.activity = a.id AND f.removed_at IS NULL "
    "AND coalesce(f.purpose, 'scene') = 'scene'), "
    "(SELECT count(*) FROM photo AS f WHERE f.activity = a.id AND f.removed_at IS NULL "
    "AND f.purpose = 'scan'), "
    "(SELECT count(*) FROM participation AS p WHERE p.activity = a.id "
    "AND p.removed_at IS NULL AND p.merged_into IS NULL), "
    + ", ".join(f"coalesce(a.{name}, '') <> ''" for name in _TEXTS)
    + " FROM activity AS a"
)


def _files(desk: Desk, rows: Iterable[Sequence[object]]) -> list[ActivityFile]:
    wanted = needs(desk)
    return [_file(row, wanted) for row in rows]


def _file(row: Sequence[object], wanted: Mapping[str, Sequence[str]]) -> ActivityFile:
    record, title, day, kind, photos, scans, people, *has = row
    texts = frozenset(name for name, there in zip(_TEXTS, has, strict=True) if there)
    state = FileState(str(kind), texts, int(str(photos)), int(str(scans)), int(str(people)))
    return ActivityFile(RecordId(str(record)), str(title), str(day), filing.missing(state, wanted))

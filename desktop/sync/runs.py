"""How the last runs went, for the page and the status bar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from desktop.storage.database import Store
from desktop.storage.settings import Settings
from desktop.sync.report import CARRIED, Report

#: Settings: when a run was last tried, when one last ended with nothing left, what went wrong
#: last: [state, what happened, what to do, code of the reason], or null.
LAST_TRY, LAST_WHOLE, _TROUBLE = "sync.last_try", "sync.last_whole", "sync.trouble"
_MEMBERS = 4
_KEPT = 200
#: Between state and reason.
_BECAUSE = ":"
#: Vain tries of one kind that stay of a row of them.
_OF_A_ROW = 2


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why the last run did not end with nothing left.

    Args:
        state: of `report.py`.
        happened: a sentence; empty where the state says it all.
        advice: what to do.
        reason: a code, of the line or of the county's refusal.
    """

    state: str
    happened: str
    advice: str
    reason: str


@dataclass(frozen=True, slots=True)
class Past:
    """A run as it is remembered.

    Args:
        at: when it ended, local time with its zone.
        state: of `report.py`.
        reason: a code where it ended early and one is known.
        pushed: operations answered for.
        pulled: rows applied.
        conflicts: values parked.
        rejected: operations refused.
        requests: exchanges tried.
        bytes_up: as sent.
        bytes_down: as unpacked.
        seconds: it took.
    """

    at: str
    state: str
    reason: str
    pushed: int
    pulled: int
    conflicts: int
    rejected: int
    requests: int
    bytes_up: int
    bytes_down: int
    seconds: float


def note_run(store: Store, report: Report, now: datetime) -> None:
    """Remember how a run went; runs in which nothing happened leave only their time."""
    at, settings = now.isoformat(timespec="seconds"), Settings(store)
    with store.transaction():
        settings.put(LAST_TRY, at)
        settings.put(_TROUBLE, _trouble(report))
        if report.whole:
            settings.put(LAST_WHOLE, at)
        if _well(report) and not (report.pushed or report.pulled):
            return
        _make_room(store, report)
        store.run(
            "INSERT INTO sync_run (at, state, pushed, pulled, conflicts, rejected, requests, "
            "bytes_up, bytes_down, seconds) VALUES (?,?,?,?,?,?,?,?,?,?)",
            (
                at, _ended(report), report.pushed, report.pulled, report.conflicts,
                report.rejected, report.requests, report.bytes_up, report.bytes_down,
                report.seconds,
            ),
        )  # fmt: skip


def _make_room(store: Store, report: Report) -> None:
    """Of many vain tries in a row only the first and the last stay.

    A county that is down for weeks is tried twice an hour; the list would tell of nothing else.
    """
    store.run("DELETE FROM sync_run WHERE id <= (SELECT max(id) FROM sync_run) + 1 - ?", (_KEPT,))
    if report.whole or report.pushed or report.pulled:
        return
    last = store.rows(
        "SELECT id, state, pushed + pulled FROM sync_run ORDER BY id DESC LIMIT ?", (_OF_A_ROW,)
    )
    same = [row for row in last if (row[1], row[2]) == (_ended(report), 0)]
    if len(same) == _OF_A_ROW:
        store.run("DELETE FROM sync_run WHERE id = ?", (last[0][0],))


def _ended(report: Report) -> str:
    """State and reason as the one column keeps them; older programs kept the state alone."""
    return f"{report.state}{_BECAUSE}{report.reason}" if report.reason else report.state


def last_trouble(settings: Settings) -> Trouble | None:
    """What went wrong at the last run; None where nothing did."""
    kept = settings.get(_TROUBLE)
    # Three members are an older program's, which kept no code.
    return Trouble(*[str(one) for one in [*kept, ""][:_MEMBERS]]) if kept else None


def past_runs(store: Store, limit: int) -> list[Past]:
    """The last runs, the newest first."""
    rows = store.rows(
        "SELECT at, state, pushed, pulled, conflicts, rejected, requests, bytes_up, bytes_down, "
        "seconds FROM sync_run ORDER BY id DESC LIMIT ?",
        (limit,),
    )
    return [_past(*row) for row in rows]


def _past(at: str, ended: str, *counts: Any) -> Past:  # noqa: ANN401 - SQLite's own numbers
    state, _, reason = ended.partition(_BECAUSE)
    return Past(at, state, reason, *counts)


def _well(report: Report) -> bool:
    return report.whole or report.state == CARRIED


def _trouble(report: Report) -> list[Any] | None:
    if _well(report):
        return None
    if report.error is None:
        return [report.state, "", "", report.reason]
    happened, _, advice = report.error.sentences()
    return [report.state, happened, advice, report.reason]

"""One run of sync at a desk: what the engine needs is handed to it, and how it went is noted."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from functools import partial

from desktop import config
from desktop.model.progress import CancelAsked, Progress, never, silent
from desktop.services import rules
from desktop.services.desk import Desk
from desktop.services.sync import replicas
from desktop.storage.journal import Group, open_group
from desktop.storage.migrations import SCHEMA_VERSION
from desktop.sync.engine import Engine
from desktop.sync.incoming.apply import Tools
from desktop.sync.incoming.pieces import BESIDE_A_CLERK
from desktop.sync.incoming.snapshot import Snapshots
from desktop.sync.joining.joined import DUPLICATES_ID, DUPLICATES_KEY
from desktop.sync.line.port import Line
from desktop.sync.line.stride import Stride
from desktop.sync.outgoing.freezing import Beside, in_turn
from desktop.sync.outgoing.sealing import Sealing
from desktop.sync.report import Report
from desktop.sync.runs import note_run
from desktop.sync.surroundings import Surroundings

PRIVATE_KEY = "private_field_key"
#: Pages of the WAL after which sync folds it in: beside a clerk before one who saves would have to.
_FOLD_BESIDE, _FOLD_ALONE = 500, 4_000


def sync(
    desk: Desk,
    line: Line,
    *,
    progress: Progress = silent,
    cancelled: CancelAsked = never,
    photos_waiting: Callable[[], int] = lambda: 0,
    beside: Beside = in_turn,
    piece_rows: int = BESIDE_A_CLERK,
) -> Report:
    """`attempt`, whose failure is raised.

    Raises:
        errors.NoAnswer: the line failed; what was exchanged before stays.
        errors.CountyRefused: the county said no.
        errors.NotEnrolled: this station has not joined a county.
        errors.Cancelled: it was asked to stop; what was exchanged before stays.
    """
    report = attempt(
        desk, line, progress=progress, cancelled=cancelled, photos_waiting=photos_waiting,
        beside=beside, piece_rows=piece_rows,
    )  # fmt: skip
    if report.error is not None:
        raise report.error
    return report


def attempt(
    desk: Desk,
    line: Line,
    *,
    progress: Progress = silent,
    cancelled: CancelAsked = never,
    seconds: Callable[[], float] = time.monotonic,
    entropy: Callable[[int], bytes] = os.urandom,
    photos_waiting: Callable[[], int] = lambda: 0,
    beside: Beside = in_turn,
    piece_rows: int = BESIDE_A_CLERK,
) -> Report:
    """Exchange with the county until nothing is left to exchange.

    Args:
        desk: the open station; others may write to it meanwhile.
        line: to the county.
        progress: changes the county has, of those known of.
        cancelled: asked between requests and pieces.
        seconds: a clock that only rises.
        entropy: so many random bytes.
        photos_waiting: how many pictures wait.
        beside: asks the county, and freezes what goes up next meanwhile.
        piece_rows: rows applied or frozen in one step; others who write wait for no more.

    Returns:
        What it came to, with the error that ended it early.
    """
    around = Surroundings(
        line=line,
        seconds=seconds,
        entropy=entropy,
        renew=partial(renew, desk),
        program=config.program_version(),
        photos_waiting=photos_waiting,
        cancelled=cancelled,
        progress=progress,
        beside=beside,
        piece_rows=piece_rows,
    )
    desk.store.fold_after(_FOLD_ALONE if piece_rows > BESIDE_A_CLERK else _FOLD_BESIDE)
    engine = Engine(tools_of(desk), around, Snapshots(line, cancelled, Stride(seconds)))
    report = engine.run()
    note_run(desk.store, report, desk.clock())
    return report


def tools_of(desk: Desk) -> Tools:
    """What applying rows at a desk needs."""
    return Tools(
        store=desk.store,
        records=desk.records,
        search=desk.search,
        sealing=sealing_of(desk),
        follow=partial(rules.follow_pulled, desk),
        now=desk.clock,
        station=str(desk.station.values["division_code"]),
        replica=str(desk.settings.get(replicas.REPLICA, default="")),
        follow_whole=partial(rules.follow_pulled_all, desk),
    )


def sealing_of(desk: Desk) -> Sealing:
    """Seals with this station's key, where this PC has it."""
    key = desk.secrets.find(PRIVATE_KEY)
    name, duplicates = desk.settings.get(DUPLICATES_ID), desk.secrets.find(DUPLICATES_KEY)
    told = (str(name), duplicates) if name and duplicates else None
    return Sealing(key, told, desk.secrets.family(PRIVATE_KEY))


def renew(desk: Desk, reason: str) -> None:
    """Go on as another replica: the county has seen the old one's numbers from another disk."""
    with open_group(desk.store, "fork", "这台电脑重新登记", clerk=None, now=desk.clock()) as group:
        _become_another(desk, group, reason)


def _become_another(desk: Desk, group: Group, reason: str) -> None:
    replicas.leave_replica(desk.store, reason, SCHEMA_VERSION, desk.clock())
    replicas.register_device(desk.records, group, desk.settings, desk.secrets)

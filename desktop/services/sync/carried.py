"""The records' part of a bundle: what goes into one, and what one that came says."""

from __future__ import annotations

import os
import time
from functools import partial

from desktop import config
from desktop.services.desk import Desk
from desktop.services.sync import syncing
from desktop.services.sync.carried_photos import wanted
from desktop.services.sync.photo_transfer import held_back, waiting
from desktop.sync.bundles.carrying import CarriedExchange, NoLine
from desktop.sync.outgoing import policy
from desktop.sync.report import CARRIED
from desktop.sync.runs import note_run
from desktop.sync.surroundings import Surroundings


class CarriedRecords:
    """The records of a station, by files."""

    def to_carry(self, desk: Desk) -> tuple[bytes, int]:
        """Lines of everything the county has not acknowledged, and how many operations."""
        return _exchange(desk).outgoing(wanted(desk))

    def carried(self, desk: Desk, body: bytes) -> dict[str, int]:
        """Take in a reply's lines; gives `pushed`, `pulled`, `conflicts` and `rejected`.

        Raises:
            errors.SegmentNotProved: what is proved was taken in, the rest kept aside.
            errors.LineError: nothing was taken in.
        """
        report = _exchange(desk).incoming(body)
        if report.whole and policy.waiting(desk.store):
            report.state = CARRIED  # it may be weeks old; the page must not say that all was sent
        note_run(desk.store, report, desk.clock())
        if report.error is not None:
            raise report.error
        return {
            "pushed": report.pushed,
            "pulled": report.pulled,
            "conflicts": report.conflicts,
            "rejected": report.rejected,
        }


def _exchange(desk: Desk) -> CarriedExchange:
    around = Surroundings(
        line=NoLine(),
        seconds=time.monotonic,
        entropy=os.urandom,
        renew=partial(syncing.renew, desk),
        program=config.program_version(),
        photos_waiting=lambda: len(waiting(desk)) + len(held_back(desk)),
    )
    return CarriedExchange(syncing.tools_of(desk), around)

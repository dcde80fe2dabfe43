"""The end of a station on this PC: what the settings have looked at is carried out."""

from __future__ import annotations

from desktop.background.workers import Workers
from desktop.services.access.this_pc import ThisPc
from desktop.services.desk import wall_clock
from desktop.services.handover import wiping
from desktop.services.handover.wipe_proof import Document
from desktop.services.paper import wipe_proofs
from desktop.ui.handover.verbs import ToWipe


def carry_out(ready: ToWipe, here: ThisPc) -> None:
    """Empty this PC; nothing of the station may be open any more.

    Raises:
        errors.StationBusy: a command has it open; nothing was touched.
        errors.WorldError: the place of the proof refuses: nothing was touched; or the disk refuses
            to delete: the next start goes on.
    """
    workers = Workers(count=1)

    def sheet(document: Document) -> bytes:
        return wipe_proofs.sheet_of(document, workers, wall_clock(), sample=ready.plan.sample)

    try:
        wiping.carry_out(ready.plan, here.ring, wall_clock, ready.target, sheet)
    finally:
        workers.close()

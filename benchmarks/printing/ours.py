"""Ours: the program's own press, as its worker process has it."""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable

from pypdf import PdfReader

from benchmarks.printing.facts import Facts, certificates, rows
from benchmarks.printing.measured import BATCH, SINGLES, asked, tell
from desktop.config import resources
from desktop.printing.sheets.certificates.certificate_words import ActivityCertificate
from desktop.printing.sheets.lists.roster import Roster, RosterLine
from desktop.printing.templates import Press
from desktop.printing.typography.fonts import FontBook
from desktop.printing.typography.phrases import fixed_phrases

MADE_AT = datetime.datetime(2026, 11, 22, tzinfo=datetime.UTC)
CERTIFICATE, ROSTER = "activity-certificate", "roster"


def press() -> Press:
    """With the shipped fonts, opened once."""
    phrases = fixed_phrases(resources() / "print" / "phrases.txt")
    made = Press(FontBook(resources() / "fonts"), phrases)
    # What is loaded at a first document is not measured, for nobody.
    made.render(CERTIFICATE, [certificate(each) for each in certificates(2, -1)], MADE_AT)
    return made


def certificate(facts: Facts) -> ActivityCertificate:
    days = {
        "held_on": datetime.date(2026, 10, 18),
        "issued_on": datetime.date(2026, 11, 22),
    }
    return ActivityCertificate(**facts, **days)  # type: ignore[arg-type]


def work_of(task: str, count: int) -> Callable[[int], tuple[int, int]]:
    made = press()

    def batch(turn: int) -> tuple[int, int]:
        batched = [certificate(facts) for facts in certificates(count, turn)]
        return len(made.render(CERTIFICATE, batched, MADE_AT)), count

    def singles(turn: int) -> tuple[int, int]:
        each = [certificate(facts) for facts in certificates(count, turn)]
        return sum(len(made.render(CERTIFICATE, [one], MADE_AT)) for one in each), count

    def roster(turn: int) -> tuple[int, int]:
        lines = tuple(RosterLine(*row[1:]) for row in rows(count, turn))
        data = Roster("石桥村新时代文明实践站", lines, datetime.date(2026, 11, 22))
        pdf = made.render(ROSTER, data, MADE_AT)
        return len(pdf), len(PdfReader(io.BytesIO(pdf)).pages)

    return {BATCH: batch, SINGLES: singles}.get(task, roster)


if __name__ == "__main__":
    task, count, rounds = asked()
    tell(work_of(task, count), rounds)

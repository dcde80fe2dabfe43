"""What became of a job that CUPS took; the commands do not tell cancelled from printed."""

from __future__ import annotations

import ctypes
from enum import Enum
from functools import cache


class Fate(Enum):
    """How a job stands.

    WAITING: it may still be printed. PRINTED: it was. CANCELLED, FAILED: it was not and will not.
    UNKNOWN: the spooler does not know it any more.
    """

    WAITING = "waiting"
    PRINTED = "printed"
    CANCELLED = "cancelled"
    FAILED = "failed"
    UNKNOWN = "unknown"


#: Of RFC 8011, 5.3.7; smaller ones are still under way.
_ENDS = {7: Fate.CANCELLED, 8: Fate.FAILED, 9: Fate.PRINTED}
_EVERYBODYS, _ALL = 0, -1


class _Job(ctypes.Structure):
    """``cups_job_t`` of cups/cups.h."""

    _fields_ = (
        ("id", ctypes.c_int),
        ("dest", ctypes.c_char_p),
        ("title", ctypes.c_char_p),
        ("user", ctypes.c_char_p),
        ("format", ctypes.c_char_p),
        ("state", ctypes.c_int),
        ("size", ctypes.c_int),
        ("priority", ctypes.c_int),
        ("completed_time", ctypes.c_long),
        ("creation_time", ctypes.c_long),
        ("processing_time", ctypes.c_long),
    )


def fate_of(printer: str, number: int) -> Fate:
    """How a job stands; asks the spooler, so never on Qt's thread.

    Args:
        printer: its name.
        number: of the job.
    """
    library = _library()
    if library is None:
        return Fate.UNKNOWN
    jobs = ctypes.POINTER(_Job)()
    count = library.cupsGetJobs(ctypes.byref(jobs), printer.encode(), _EVERYBODYS, _ALL)
    if count < 0:
        return Fate.WAITING  # the spooler does not answer now
    try:
        states = {jobs[at].id: jobs[at].state for at in range(count)}
    finally:
        library.cupsFreeJobs(count, jobs)
    if number not in states:
        return Fate.UNKNOWN
    return _ENDS.get(states[number], Fate.WAITING)


@cache
def _library() -> ctypes.CDLL | None:
    try:
        return ctypes.CDLL("libcups.so.2")
    except OSError:
        return None

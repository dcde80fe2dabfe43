"""What went wrong, in words for the administrator at the command line."""

from __future__ import annotations

import errno
import logging
from collections.abc import Iterator

from county import errors

_FULL = {errno.ENOSPC, errno.EDQUOT}
#: Of SQLite and of PostgreSQL.
_FULL_WORDS = ("database or disk is full", "No space left on device")
#: SQLite says so too where the disk is full while it makes the files beside the database.
_FAILING_WORDS = ("disk I/O error",)
_DAMAGED_WORDS = ("file is not a database", "database disk image is malformed")
#: Behind these there may be something that an administrator can be told more clearly.
_VAGUE = (errors.Busy, errors.DatabaseUnreachable, errors.FileRefused)
_PLACE = "资料文件夹"


def in_words(failure: Exception) -> errors.CountyError:
    """The error whose sentence tells what to do; what nobody foresaw goes to the log."""
    if isinstance(failure, errors.CountyError) and not isinstance(failure, _VAGUE):
        return failure  # it says itself what is wrong, and what stays
    causes = list(_chain(failure))
    if any(isinstance(each, OSError) and each.errno in _FULL for each in causes):
        return errors.DiskFull(place=_PLACE)
    told = " ".join(str(each) for each in causes)
    for words, trouble in (
        (_FULL_WORDS, errors.DiskFull),
        (_FAILING_WORDS, errors.DiskFails),
        (_DAMAGED_WORDS, errors.DatabaseDamaged),
    ):
        if found := [each for each in words if each in told]:
            return trouble(place=_PLACE, why=found[0])
    if isinstance(failure, errors.Busy):
        return errors.DatabaseUnreachable(why=str(failure.facts.get("why", "")))
    if isinstance(failure, errors.CountyError):
        return failure
    from county import logbook

    logbook.start()
    logging.getLogger("county").error("unexpected", exc_info=failure)
    return errors.ProgramError(what=type(failure).__name__)


def _chain(failure: BaseException | None) -> Iterator[BaseException]:
    for _ in range(8):
        if failure is None:
            return
        yield failure
        failure = failure.__cause__ or failure.__context__

"""When to sync, for whoever has a clock and a timer: `sync/runner.py` in minutes and errors."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from desktop import errors
from desktop.sync.runner import Cadence, Ended, Runner

#: Somebody pressed 停下; the next sync comes at its usual time.
_STOPPED = "stopped"


class Rhythm:
    """Says when the next sync is due; times are seconds that only rise.

    Args:
        randomness: a number from 0 up to 1, so that a county's stations do not come all at once.
        cadence: how eager; its `every_s` is set by `set_every`.
    """

    def __init__(self, randomness: Callable[[], float], cadence: Cadence | None = None) -> None:
        self._cadence = cadence or Cadence()
        self._runner = Runner(self._cadence, randomness)

    def started(self, every_minutes: int, now: float) -> None:
        """The program has started."""
        self.set_every(every_minutes, now)
        self._runner.started(now)

    def set_every(self, minutes: int, now: float) -> None:
        """How often at least; 0 for only when asked."""
        self._runner.set_cadence(replace(self._cadence, every_s=60.0 * minutes), now)

    def changed(self, now: float) -> None:
        """Something was changed here."""
        self._runner.changed(now)

    def line_came_up(self, now: float) -> None:
        """There may be a network again; a hint only."""
        self._runner.line_came_up(now)

    def asked(self, now: float) -> None:
        """The clerk wants it now."""
        self._runner.asked(now)

    def began(self) -> None:
        """A sync began."""
        self._runner.began()

    def ended(self, now: float, error: errors.StationError | None, *, more: bool = False) -> None:
        """It ended.

        Args:
            now: seconds.
            error: why it did not come to its end; None where it did.
            more: whether there is more to do at once.
        """
        self._runner.ended(now, _how(error, more=more))

    def due_in(self, now: float) -> float | None:
        """Seconds until the next one is due; None where none is."""
        return self._runner.due_in(now)


def _how(error: errors.StationError | None, *, more: bool) -> Ended:
    if error is None or isinstance(error, errors.Cancelled):
        return Ended(ok=True, more=more and error is None)
    if isinstance(error, errors.NoAnswer):
        if error.reason == _STOPPED:
            return Ended(ok=True)
        return Ended(ok=False, reason=error.reason, retry_after_s=error.retry_after_s)
    code = error.code if isinstance(error, errors.CountyRefused) else ""
    return Ended(ok=False, reason=code)

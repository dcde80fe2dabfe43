"""When to sync: at start, every so often, after changes, when the line comes up, by button.

No clock, no thread, no timer lives here: whoever drives it says what time it is (seconds that only
rise) and asks how long to wait.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

#: Reasons that waiting cures slowly or not at all: a person has to do something first.
_STUBBORN = frozenset(
    {"tls_date", "tls_ca", "tls_name", "tls_expired", "tls_early", "revoked", "unknown_replica",
     "not_yours", "version"}
)  # fmt: skip
#: A portal opens whenever somebody logs in, and asking costs one small request.
_PORTALS = frozenset({"portal", "proxy"})


@dataclass(frozen=True, slots=True)
class Cadence:
    """How eager it is, in seconds.

    Args:
        every_s: between runs that went well; 0 for only by button.
        first_s: after the start.
        settle_s: after the last change, so that one run takes a form's worth of them.
        latest_s: after the first change, however many follow.
        back_off_s: after the first failure; it doubles.
        most_back_off_s: where that ends.
        portal_s: between looks whether a portal has opened.
        stubborn_s: between tries where a person has to do something first.
    """

    every_s: float = 900.0
    first_s: float = 5.0
    settle_s: float = 20.0
    latest_s: float = 120.0
    back_off_s: float = 30.0
    most_back_off_s: float = 1_800.0
    portal_s: float = 180.0
    stubborn_s: float = 3_600.0


@dataclass(frozen=True, slots=True)
class Ended:
    """How a run ended.

    Args:
        ok: whether the county and this PC agreed in the end.
        reason: why not: a code of `line.REASONS` or of the protocol.
        retry_after_s: what somebody asked for.
        more: whether there is more to do at once (photos, rows).
    """

    ok: bool
    reason: str = ""
    retry_after_s: int | None = None
    more: bool = False


class Runner:
    """Says when the next run is due.

    Args:
        cadence: how eager.
        randomness: a number from 0 up to 1, so that a county's stations do not come all at once.
    """

    def __init__(self, cadence: Cadence, randomness: Callable[[], float]) -> None:
        self._cadence = cadence
        self._random = randomness
        self._due: float | None = None
        self._asked = False
        self._running = False
        self._changed: tuple[float, float] | None = None  # first and last change
        self._failures = 0
        self._not_before = 0.0
        self._in_the_way = ""

    @property
    def by_hand(self) -> bool:
        """Whether only the button starts a run."""
        return self._cadence.every_s <= 0

    def set_cadence(self, cadence: Cadence, now: float) -> None:
        """Another cadence from now on."""
        self._cadence = cadence
        self._due = None if self.by_hand else now + cadence.every_s

    def started(self, now: float) -> None:
        """The program has started."""
        if not self.by_hand:
            self._due = now + self._cadence.first_s + self._random() * self._cadence.first_s

    def changed(self, now: float) -> None:
        """Something was saved."""
        first = self._changed[0] if self._changed else now
        self._changed = (first, now)

    def line_came_up(self, now: float) -> None:
        """The system says so; only a hint, which helps when the last run found no line."""
        if self.by_hand or self._failures == 0 or self._in_the_way in _STUBBORN:
            return
        soon = now + 1.0 + 4.0 * self._random()
        self._not_before = min(self._not_before, soon)
        self._due = soon if self._due is None else min(self._due, soon)

    def asked(self, now: float) -> None:
        """Somebody pressed the button: now, whatever was in the way."""
        self._asked, self._due = True, now

    def began(self) -> None:
        """A run has begun; changes from here on are for the next."""
        self._running, self._asked, self._changed, self._due = True, False, None, None

    def ended(self, now: float, how: Ended) -> None:
        """The run has ended."""
        self._running = False
        self._in_the_way = "" if how.ok else how.reason
        self._failures = 0 if how.ok else self._failures + 1
        wait = self._after_success(how) if how.ok else self._after_failure(how)
        self._not_before = now if how.ok else now + wait
        if not self.by_hand:
            self._due = now + wait

    def due_in(self, now: float) -> float | None:
        """Seconds until the next run is due, 0 for now; None if nothing but the button starts one.

        While a run is under way there is none.
        """
        if self._running:
            return None
        if self._asked:
            return 0.0
        if self.by_hand:
            return None
        times = [] if self._due is None else [self._due]
        if self._changed is not None:
            first, last = self._changed
            settled = min(last + self._cadence.settle_s, first + self._cadence.latest_s)
            times.append(max(settled, self._not_before))
        return max(0.0, min(times) - now) if times else None

    def _after_success(self, how: Ended) -> float:
        if how.more:
            return 1.0
        return self._cadence.every_s * (0.9 + 0.2 * self._random())

    def _after_failure(self, how: Ended) -> float:
        cadence = self._cadence
        if how.reason in _PORTALS:
            wait = cadence.portal_s
        elif how.reason in _STUBBORN:
            wait = cadence.stubborn_s
        else:
            doubled = cadence.back_off_s * 2 ** min(self._failures - 1, 20)
            wait = min(doubled, cadence.most_back_off_s)
        wait *= 0.5 + 0.5 * self._random()
        # A proxy may ask for anything; whoever asks for a day hears from us in two hours.
        return max(wait, min(float(how.retry_after_s or 0), 2 * cadence.stubborn_s))

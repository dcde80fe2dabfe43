"""What a run of sync came to."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any

from desktop import errors

#: States of a run. Everything below `DONE` says why it ended before all was exchanged.
DONE = "done"
NO_LINE, REFUSED, NOT_JOINED, UPDATE, CANCELLED, STALLED, UNPROVED = (
    "no_line", "refused", "not_joined", "update", "cancelled", "stalled", "unproved",
)  # fmt: skip
#: A reply was read from a file, and what was changed since that was asked still waits. No trouble.
CARRIED = "carried"


@dataclass(slots=True)
class Report:
    """A run.

    Args:
        state: one of the names above.
        reason: a code: of the line, or of the county's refusal.
        pushed: operations the county has answered for.
        pulled: rows of others that were applied.
        conflicts: values parked.
        rejected: operations the county will never take.
        requests: exchanges that were tried.
        bytes_up: bodies as sent.
        bytes_down: bodies as unpacked.
        seconds: from begin to end.
        retry_after_s: what the county asked to wait.
        error: what ended it, in the clerk's words.
    """

    state: str = DONE
    reason: str = ""
    pushed: int = 0
    pulled: int = 0
    conflicts: int = 0
    rejected: int = 0
    requests: int = 0
    bytes_up: int = 0
    bytes_down: int = 0
    seconds: float = 0.0
    retry_after_s: int | None = None
    error: errors.StationError | None = None

    @property
    def whole(self) -> bool:
        """Whether nothing was left to exchange."""
        return self.state == DONE

    def and_then(self, more: Report) -> Report:
        """What both came to, ended as the second one ended."""
        return replace(
            more,
            pushed=self.pushed + more.pushed,
            pulled=self.pulled + more.pulled,
            conflicts=self.conflicts + more.conflicts,
            rejected=self.rejected + more.rejected,
            requests=self.requests + more.requests,
            bytes_up=self.bytes_up + more.bytes_up,
            bytes_down=self.bytes_down + more.bytes_down,
            seconds=self.seconds + more.seconds,
        )

    def to_json(self) -> dict[str, Any]:
        """For ``--json``."""
        told = asdict(replace(self, error=None))
        del told["error"]
        return told

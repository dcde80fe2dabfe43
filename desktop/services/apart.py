"""Work that runs apart from the thread that asks: what services need of the worker process."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from desktop.model.progress import CancelAsked, Progress, never, silent

T = TypeVar("T")


class Apart(Protocol):
    """Runs a picklable function elsewhere and waits for it."""

    def run(
        self,
        task: Callable[..., T],
        *args: object,
        progress: Progress = silent,
        cancelled: CancelAsked = never,
    ) -> T:
        """Run ``task(*args, progress=…, cancelled=…)``.

        Raises:
            errors.StationError: what the task raised.
            errors.Cancelled: the clerk cancelled.
            errors.WorkerDied: the process ended without an answer.
        """
        ...


class Here:
    """Runs the task in this very process; for tests and for tiny work."""

    def run(
        self,
        task: Callable[..., T],
        *args: object,
        progress: Progress = silent,
        cancelled: CancelAsked = never,
    ) -> T:
        """Run it now."""
        return task(*args, progress=progress, cancelled=cancelled)

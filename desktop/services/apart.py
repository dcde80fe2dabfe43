"""Work that runs apart from the thread that asks: what services need of the worker process."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from desktop.model.progress import CancelAsked, Progress, never, silent

T = TypeVar("T")
U = TypeVar("U")


@dataclass(frozen=True, slots=True)
class Feeding(Generic[T, U]):
    """Two functions that work at once, the second on what the first passes on.

    Args:
        task: called as ``task(*args, pass_on=…, progress=…, cancelled=…)``.
        args: picklable.
        fed: called as ``fed(parts, *fed_args)`` with an iterator of what was passed on.
        fed_args: picklable.
    """

    task: Callable[..., T]
    args: tuple[object, ...]
    fed: Callable[..., U]
    fed_args: tuple[object, ...]


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

    def run_feeding(
        self,
        feeding: Feeding[T, U],
        *,
        progress: Progress = silent,
        cancelled: CancelAsked = never,
    ) -> tuple[T, U]:
        """Run both, at once where there are two processes, and give what each gave.

        Raises:
            errors.StationError: what either raised.
            errors.Cancelled: the clerk cancelled.
            errors.WorkerDied: a process ended without an answer.
        """
        ...

    def run_fed(
        self,
        task: Callable[..., T],
        parts: Iterable[object],
        *args: object,
        cancelled: CancelAsked = never,
    ) -> T:
        """Run ``task(parts, *args)``, the parts made here while it works on them.

        Raises:
            errors.StationError: what the task, or whoever makes the parts, raised.
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

    def run_feeding(
        self,
        feeding: Feeding[T, U],
        *,
        progress: Progress = silent,
        cancelled: CancelAsked = never,
    ) -> tuple[T, U]:
        """Run one after the other now."""
        return in_turn(feeding, progress=progress, cancelled=cancelled)

    def run_fed(
        self,
        task: Callable[..., T],
        parts: Iterable[object],
        *args: object,
        cancelled: CancelAsked = never,  # noqa: ARG002 - whoever makes the parts asks
    ) -> T:
        """Run it now."""
        return task(iter(parts), *args)


def in_turn(
    feeding: Feeding[T, U], *, progress: Progress = silent, cancelled: CancelAsked = never
) -> tuple[T, U]:
    """Both in this process, where there is no second one: the second waits for the first."""
    parts: list[bytes] = []

    def pass_on(part: object) -> None:
        # Pickled as on the way to another process: what the first changes later stays here.
        parts.append(pickle.dumps(part, pickle.HIGHEST_PROTOCOL))

    told = feeding.task(*feeding.args, pass_on=pass_on, progress=progress, cancelled=cancelled)
    return told, feeding.fed(_unpickled(parts), *feeding.fed_args)


def _unpickled(parts: list[bytes]) -> Iterator[Any]:
    for part in parts:
        yield pickle.loads(part)  # noqa: S301 - pickled above

"""Worker processes: pure-Python work that would make the window stutter runs in one of these.

Qt-free, so that the command line uses the same pool. A process starts when first needed and is
kept; one that dies is replaced, and whoever waited is told.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import queue
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

from desktop import errors
from desktop.model.progress import CancelAsked, Progress, never, silent

T = TypeVar("T")

#: A hostile file must not take the PC's memory; 4 GiB of addresses is plenty for our own work.
ADDRESS_SPACE_BYTES = 4 << 30
_POLL_SECONDS = 0.05


@dataclass(frozen=True, slots=True)
class _Worker:
    process: BaseProcess
    pipe: Connection
    cancel: Any  # multiprocessing.Event; typed differently on every platform


class Workers:
    """A small pool of processes behind the `Apart` protocol.

    Args:
        count: how many may work at once.
    """

    def __init__(self, count: int = 2) -> None:
        self._context = multiprocessing.get_context("spawn")
        self._idle: queue.LifoQueue[_Worker | None] = queue.LifoQueue()
        for _ in range(count):
            self._idle.put(None)
        self._count = count

    def run(
        self,
        task: Callable[..., T],
        *args: object,
        progress: Progress = silent,
        cancelled: CancelAsked = never,
    ) -> T:
        """Run a module-level function in a process and wait for it.

        Args:
            task: called as ``task(*args, progress=…, cancelled=…)`` over there.
            *args: picklable.
            progress: called here, in the waiting thread.
            cancelled: asked here while waiting.

        Raises:
            errors.StationError: what the task raised.
            errors.WorkerDied: the process ended without an answer.
        """
        worker = self._idle.get()
        try:
            if worker is None or not worker.process.is_alive():
                worker = self._start()
            worker.cancel.clear()
            return self._answer(worker, task, args, progress, cancelled)
        finally:
            self._idle.put(worker)

    def warm(self) -> None:
        """Start one process before it is needed."""
        worker = self._idle.get()
        self._idle.put(worker or self._start())

    def close(self) -> None:
        """End every process and wait for it."""
        for _ in range(self._count):
            worker = self._idle.get()
            if worker is None:
                continue
            with contextlib.suppress(OSError):
                worker.pipe.send(None)
            worker.process.join(2)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()
            worker.pipe.close()

    def _start(self) -> _Worker:
        here, there = self._context.Pipe()
        cancel = self._context.Event()
        process = self._context.Process(target=_serve, args=(there, cancel), daemon=True)
        process.start()
        there.close()
        return _Worker(process, here, cancel)

    def _answer(
        self,
        worker: _Worker,
        task: Callable[..., T],
        args: tuple[object, ...],
        progress: Progress,
        cancelled: CancelAsked,
    ) -> T:
        try:
            worker.pipe.send((task, args))
            while True:
                while not worker.pipe.poll(_POLL_SECONDS):
                    if cancelled():
                        worker.cancel.set()
                what, value = worker.pipe.recv()
                if what == "progress":
                    progress(*value)
                elif what == "error":
                    raise value
                else:
                    return value  # type: ignore[no-any-return]
        except (EOFError, BrokenPipeError, ConnectionResetError) as error:
            worker.process.join(1)
            raise errors.WorkerDied(what="后台进程") from error


def _serve(pipe: Connection, cancel: Any) -> None:  # noqa: ANN401 - see _Worker
    """The life of a worker process: one task after another until the pipe says None."""
    _be_modest()
    while (work := _next(pipe)) is not None:
        task, args = work

        def progress(done: int, total: int) -> None:
            pipe.send(("progress", (done, total)))

        try:
            answer = ("done", task(*args, progress=progress, cancelled=cancel.is_set))
        except errors.StationError as error:
            answer = ("error", error)
        except MemoryError:
            answer = ("error", errors.WorkerDied(what="内存不足"))
        except Exception as error:
            place = traceback.extract_tb(error.__traceback__)[-1]
            where = f"{type(error).__name__} 于 {os.path.basename(place.filename)}:{place.lineno}"  # noqa: PTH119
            answer = ("error", errors.ProgramError(what=where))
        try:
            pipe.send(answer)
        except OSError:
            return


def _next(pipe: Connection) -> tuple[Callable[..., object], tuple[object, ...]] | None:
    try:
        return pipe.recv()  # type: ignore[no-any-return]
    except (EOFError, KeyboardInterrupt):
        return None


def _be_modest() -> None:
    if sys.platform == "win32":
        return
    import resource

    os.nice(5)
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE_BYTES, hard))

"""Worker processes: pure-Python work that would make the window stutter runs in one of these.

Qt-free, so that the command line uses the same pool. A process starts when first needed and is
kept; one that dies is replaced, and whoever waited is told.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import queue
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, TypeVar

from desktop import errors
from desktop.model.progress import CancelAsked, Progress, never, silent

T = TypeVar("T")

#: A hostile file must not take the PC's memory; 4 GiB of addresses is plenty for our own work.
ADDRESS_SPACE_BYTES = 4 << 30
_POLL_SECONDS = 0.05
_GOODBYE_SECONDS = 2


@dataclass(frozen=True, slots=True)
class _Worker:
    process: BaseProcess
    pipe: Connection
    cancel: Any  # a shared byte; an Event has a lock, which a killed process would keep


@dataclass(frozen=True, slots=True)
class _Done:
    """What a task gave."""

    value: Any


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
            worker = self._ready(worker)
            worker.cancel.value = 0
            worker.pipe.send((task, args))
            answer = self._answer(worker, progress, cancelled)
        except BaseException as error:
            # It may still be at work, and its answer would be taken for the next task's.
            self._end(worker)
            worker = None
            if isinstance(error, EOFError | BrokenPipeError | ConnectionResetError):
                raise errors.WorkerDied() from error
            raise
        finally:
            self._idle.put(worker)
        if isinstance(answer, errors.StationError):
            raise answer
        return answer.value  # type: ignore[no-any-return]

    def warm(self) -> None:
        """Start one process before it is needed."""
        worker = self._idle.get()
        try:
            worker = self._ready(worker)
        finally:
            self._idle.put(worker)

    def close(self) -> None:
        """End every process and wait for it."""
        for _ in range(self._count):
            worker = self._idle.get()
            if worker is not None:
                with contextlib.suppress(OSError):
                    worker.pipe.send(None)
                worker.process.join(_GOODBYE_SECONDS)
            self._end(worker)

    def _ready(self, worker: _Worker | None) -> _Worker:
        if worker is not None and worker.process.is_alive():
            return worker
        self._end(worker)
        return self._start()

    def _start(self) -> _Worker:
        here, there = self._context.Pipe()
        cancel = self._context.RawValue("b", 0)
        process = self._context.Process(target=_serve, args=(there, cancel), daemon=True)
        with _no_interrupts():
            process.start()
        there.close()
        return _Worker(process, here, cancel)

    def _end(self, worker: _Worker | None) -> None:
        if worker is None:
            return
        if worker.process.is_alive():
            worker.process.kill()
        worker.process.join()
        worker.process.close()
        worker.pipe.close()

    def _answer(
        self, worker: _Worker, progress: Progress, cancelled: CancelAsked
    ) -> _Done | errors.StationError:
        while True:
            if cancelled():
                worker.cancel.value = 1
            if not worker.pipe.poll(_POLL_SECONDS):
                continue
            told = worker.pipe.recv()
            if isinstance(told, _Done | errors.StationError):
                return told
            progress(*told)


@contextlib.contextmanager
def _no_interrupts() -> Iterator[None]:
    """Ctrl-C is for us to answer: a process started in here is never interrupted by it.

    The terminal sends it to every process of the command; a worker would die with a traceback.
    """
    if sys.platform == "win32":
        yield  # no signal masks there; the worker itself turns a deaf ear (`_be_modest`)
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(pipe: Connection, cancel: Any) -> None:  # noqa: ANN401 - see _Worker
    """The life of a worker process: one task after another until the pipe says None."""
    _be_modest()
    while (work := _next(pipe)) is not None:
        task, args = work

        def progress(done: int, total: int) -> None:
            pipe.send((done, total))

        def cancelled() -> bool:
            return bool(cancel.value)

        answer: _Done | errors.StationError
        try:
            answer = _Done(task(*args, progress=progress, cancelled=cancelled))
        except errors.StationError as error:
            answer = error
        except MemoryError:
            answer = errors.WorkerDied()
        except Exception as error:
            answer = _told(error)
        try:
            _send(pipe, answer)
        except OSError:
            return  # whoever asked has gone


def _send(pipe: Connection, answer: _Done | errors.StationError) -> None:
    try:
        pipe.send(answer)
    except OSError:
        raise
    except Exception as error:  # an answer that can't be pickled
        pipe.send(_told(error))


def _told(error: Exception) -> errors.ProgramError:
    """A bug over there, as kind and place: its message may quote what people typed."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    return errors.ProgramError(
        what=f"{type(error).__name__} 于 {Path(place.filename).name}:{place.lineno}"
    )


def _next(pipe: Connection) -> tuple[Callable[..., object], tuple[object, ...]] | None:
    try:
        return pipe.recv()  # type: ignore[no-any-return]
    except (EOFError, KeyboardInterrupt):
        return None


def _be_modest() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "win32":
        return
    import resource

    os.nice(5)
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    bound = (
        ADDRESS_SPACE_BYTES if hard == resource.RLIM_INFINITY else min(ADDRESS_SPACE_BYTES, hard)
    )
    resource.setrlimit(resource.RLIMIT_AS, (bound, hard))

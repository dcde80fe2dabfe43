"""Worker processes: pure-Python work that would make the window stutter runs in one of these.

Qt-free, so that the command line uses the same pool. A process starts when first needed and is
kept; one that dies is replaced, and whoever waited is told.
"""

from __future__ import annotations

import contextlib
import pickle
import queue
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from desktop import errors
from desktop.background.served import FED, FEEDING, NO_MORE, Answer, Done, Part, Work, serve
from desktop.model.progress import CancelAsked, Progress, never, silent
from desktop.services.apart import Feeding, in_turn

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

T = TypeVar("T")
U = TypeVar("U")

_POLL_SECONDS = 0.05
_GOODBYE_SECONDS = 2
_GONE = (EOFError, BrokenPipeError, ConnectionResetError)


@dataclass(frozen=True, slots=True)
class _Worker:
    process: BaseProcess
    pipe: Connection
    cancel: Any  # a shared byte; an Event has a lock, which a killed process would keep


class Workers:
    """A small pool of processes behind the `Apart` protocol.

    Args:
        count: how many may work at once.
    """

    def __init__(self, count: int = 2) -> None:
        self._idle: queue.LifoQueue[_Worker | None] = queue.LifoQueue()
        for _ in range(count):
            self._idle.put(None)
        self._count = count
        self._taking = threading.Lock()

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
        with self._taken(1) as (worker,):
            worker.pipe.send(Work(task, args))
            answer = self._answer(worker, progress, cancelled)
        return _value(answer)  # type: ignore[no-any-return]

    def run_feeding(
        self,
        feeding: Feeding[T, U],
        *,
        progress: Progress = silent,
        cancelled: CancelAsked = never,
    ) -> tuple[T, U]:
        """Run two functions at once, the second on what the first passes on.

        Args:
            feeding: the two, with their arguments.
            progress: called here, with what the first says.
            cancelled: asked here while the first works.

        Raises:
            errors.StationError: what either of them raised, the first one's before the other's.
            errors.WorkerDied: a process ended without an answer.
        """
        if self._count < 2:
            return self.run(in_turn, feeding, progress=progress, cancelled=cancelled)
        with self._taken(2) as (first, second):
            second.pipe.send(Work(feeding.fed, feeding.fed_args, FED))
            first.pipe.send(Work(feeding.task, feeding.args, FEEDING))
            told = self._answer(first, progress, cancelled, second.pipe.send_bytes)
            second.pipe.send_bytes(NO_MORE)
            made = self._answer(second, silent, never)
        return _value(told), _value(made)

    def run_fed(
        self,
        task: Callable[..., T],
        parts: Iterable[object],
        *args: object,
        cancelled: CancelAsked = never,
    ) -> T:
        """Run a function in a process on parts that are made here meanwhile.

        Args:
            task: a module-level function, called as ``task(parts, *args)`` over there.
            parts: picklable; made in the waiting thread.
            *args: picklable.
            cancelled: asked here once all parts are made; the process is ended then.

        Raises:
            errors.StationError: what the task, or whoever makes the parts, raised.
            errors.Cancelled: the clerk cancelled.
            errors.WorkerDied: the process ended without an answer.
        """
        with self._taken(1) as (worker,):
            worker.pipe.send(Work(task, args, FED))
            for part in parts:
                worker.pipe.send_bytes(pickle.dumps(part, pickle.HIGHEST_PROTOCOL))
            worker.pipe.send_bytes(NO_MORE)
            while not worker.pipe.poll(_POLL_SECONDS):
                if cancelled():
                    raise errors.Cancelled()
            answer = worker.pipe.recv()
        return _value(answer)  # type: ignore[no-any-return]

    def warm(self) -> None:
        """Start one process before it is needed."""
        with self._taken(1):
            pass

    def close(self) -> None:
        """End every process and wait for it."""
        for _ in range(self._count):
            worker = self._idle.get()
            if worker is not None:
                with contextlib.suppress(OSError):
                    worker.pipe.send(None)
                worker.process.join(_GOODBYE_SECONDS)
            self._end(worker)

    @contextlib.contextmanager
    def _taken(self, count: int) -> Iterator[list[_Worker]]:
        """Some workers, ready; given back as they are, or ended if anything went wrong."""
        with self._taking:  # two that want two each must not wait for each other
            idle = [self._idle.get() for _ in range(count)]
        ready: list[_Worker] = []
        kept: list[_Worker | None] = [None] * count
        try:
            for worker in idle:
                ready.append(self._ready(worker))
                ready[-1].cancel.value = 0
            yield ready
            kept = [*ready]
        except BaseException as error:
            # They may still be at work, and their answers would be taken for the next task's.
            for at in (*idle, *ready):
                self._end(at)
            if isinstance(error, _GONE):
                raise errors.WorkerDied() from error
            raise
        finally:
            for worker in reversed(kept):  # as they lay
                self._idle.put(worker)

    def _ready(self, worker: _Worker | None) -> _Worker:
        if worker is not None and worker.process.is_alive():
            return worker
        self._end(worker)
        return self._start()

    def _start(self) -> _Worker:
        import multiprocessing  # with the first process: a window starts without one

        context = multiprocessing.get_context("spawn")
        here, there = context.Pipe()
        cancel = context.RawValue("b", 0)
        process = context.Process(target=serve, args=(there, cancel), daemon=True)
        with _no_interrupts():
            process.start()
        there.close()
        return _Worker(process, here, cancel)

    def _end(self, worker: _Worker | None) -> None:
        if worker is None or worker.pipe.closed:
            return
        if worker.process.is_alive():
            worker.process.kill()
        worker.process.join()
        worker.process.close()
        worker.pipe.close()

    def _answer(
        self,
        worker: _Worker,
        progress: Progress,
        cancelled: CancelAsked,
        pass_on: Callable[[bytes], None] | None = None,
    ) -> Answer:
        while True:
            if cancelled():
                worker.cancel.value = 1
            if not worker.pipe.poll(_POLL_SECONDS):
                continue
            told = worker.pipe.recv()
            if isinstance(told, Done | errors.StationError):
                return told
            if isinstance(told, Part):
                if pass_on is not None:
                    pass_on(told.pickled)
            else:
                progress(*told)


def _value(answer: Answer) -> Any:  # noqa: ANN401 - the task's own
    if isinstance(answer, errors.StationError):
        raise answer
    return answer.value


@contextlib.contextmanager
def _no_interrupts() -> Iterator[None]:
    """Ctrl-C is for us to answer: a process started in here is never interrupted by it.

    The terminal sends it to every process of the command; a worker would die with a traceback.
    """
    if sys.platform == "win32":
        yield  # no signal masks there; the worker itself turns a deaf ear (`served`)
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)

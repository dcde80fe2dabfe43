"""The life of a worker process: what it is told over its pipe, and what it answers."""

from __future__ import annotations

import os
import pickle
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from desktop import errors, memory_dumps

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

#: A hostile file must not take the PC's memory; 4 GiB of addresses is plenty for our own work.
ADDRESS_SPACE_BYTES = 4 << 30
#: What a task passes on ends with this; no pickle is empty.
NO_MORE = b""

_STANDARD_ERROR = 2
ALONE, FEEDING, FED = "alone", "feeding", "fed"


class Work(NamedTuple):
    """One task for a worker.

    Attributes:
        task: a module-level function.
        args: picklable.
        role: ``alone``; ``feeding`` gets ``pass_on`` to hand parts to another worker with; ``fed``
            gets an iterator of those parts as its first argument.
    """

    task: Callable[..., object]
    args: tuple[object, ...]
    role: str = ALONE


@dataclass(frozen=True, slots=True)
class Done:
    """What a task gave."""

    value: Any


class Part(NamedTuple):
    """Something passed on, pickled: who stands between need not take it apart."""

    pickled: bytes


Answer = Done | errors.StationError


def serve(pipe: Connection, cancel: Any) -> None:  # noqa: ANN401 - a shared byte of ctypes
    """One task after another until the pipe says None."""
    _be_modest()
    while (work := _next(pipe)) is not None:
        answer = _answer(work, pipe, cancel)
        try:
            _send(pipe, answer)
        except OSError:
            return  # whoever asked has gone


def _answer(work: Work, pipe: Connection, cancel: Any) -> Answer:  # noqa: ANN401
    try:
        if work.role == FED:
            return Done(_fed(work, pipe))
        return Done(work.task(*work.args, **_ways(work, pipe, cancel)))
    except errors.StationError as error:
        return error
    except MemoryError:
        return errors.WorkerDied()
    except Exception as error:
        return _told(error)


def _ways(work: Work, pipe: Connection, cancel: Any) -> dict[str, Callable[..., object]]:  # noqa: ANN401
    def progress(done: int, total: int) -> None:
        pipe.send((done, total))

    def cancelled() -> bool:
        return bool(cancel.value)

    def pass_on(part: object) -> None:
        pipe.send(Part(pickle.dumps(part, pickle.HIGHEST_PROTOCOL)))

    ways: dict[str, Callable[..., object]] = {"progress": progress, "cancelled": cancelled}
    return {**ways, "pass_on": pass_on} if work.role == FEEDING else ways


def _fed(work: Work, pipe: Connection) -> object:
    parts = _parts(pipe)
    try:
        return work.task(parts, *work.args)
    finally:
        # What nobody wants any more must still leave the pipe, or whoever fills it waits forever.
        for _ in parts:
            pass


def _parts(pipe: Connection) -> Iterator[object]:
    while (pickled := pipe.recv_bytes()) != NO_MORE:
        yield pickle.loads(pickled)  # noqa: S301 - from our own process


def _send(pipe: Connection, answer: Answer) -> None:
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


def _next(pipe: Connection) -> Work | None:
    try:
        return pipe.recv()  # type: ignore[no-any-return]
    except (EOFError, KeyboardInterrupt):
        return None


def _be_modest() -> None:
    memory_dumps.forbid()  # whoever started it may have been no program of ours
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _be_quiet()
    if sys.platform == "win32":
        return
    import resource

    os.nice(5)
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    bound = (
        ADDRESS_SPACE_BYTES if hard == resource.RLIM_INFINITY else min(ADDRESS_SPACE_BYTES, hard)
    )
    resource.setrlimit(resource.RLIMIT_AS, (bound, hard))


def _be_quiet() -> None:
    """Send standard error nowhere, down to the libraries in C and Rust.

    At a hostile file they print warnings and backtraces in English, with pieces of the file; what
    went wrong is told in the answer.
    """
    nowhere = os.open(os.devnull, os.O_WRONLY)
    if nowhere != _STANDARD_ERROR:  # a program with a window only may have had none
        os.dup2(nowhere, _STANDARD_ERROR)
        os.close(nowhere)

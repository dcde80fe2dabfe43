"""Runs seeded histories of sync: `python -m tests.simulation.run --seeds 200`.

A seed that fails is printed with its error and the end of its trace; `--seed N --trace` lives it
again and tells everything.
"""

from __future__ import annotations

import argparse
import logging
import multiprocessing
import os
import signal
import sys
import time
import traceback
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

_SHOWN = 25
#: A history takes about a second of the processor; one that takes so long goes round in circles.
_ENDLESS_S = 60
#: Seeds handed to a worker at a time.
_CHUNK = 10
#: Chunks after which a worker is replaced: SQLite's and the allocator's leavings are 0.5 MB a seed.
_CHUNKS_A_WORKER = 30


@dataclass(frozen=True)
class Outcome:
    """What became of a seed.

    Args:
        seed: which.
        seconds: how long it took.
        failure: empty if all promises held, else the error and the end of its trace.
    """

    seed: int
    seconds: float
    failure: str


def live(seed: int, *, shown: bool = False, within_s: int = _ENDLESS_S) -> Outcome:
    """Live one seed's history; the sources of chance must be installed.

    Args:
        seed: which.
        shown: whether to tell what happens.
        within_s: what takes more of the processor's time goes round in circles.
    """
    from tests.simulation.disk import PowerCut
    from tests.simulation.history import History, Trace
    from tests.simulation.platform import CountyCrashed

    logging.disable(logging.CRITICAL)  # until the end: what runs after it may be about the log
    began = time.perf_counter()
    trace = Trace(shown)
    history = History(seed, trace)
    # Not seconds of the wall: a busy machine must not look like a bug.
    signal.signal(signal.SIGPROF, _endless)
    signal.setitimer(signal.ITIMER_PROF, within_s)
    try:
        history.run()
    except (Exception, PowerCut, CountyCrashed):
        told = "".join(f"  {line}\n" for line in trace.lines[-_SHOWN:])
        failure = f"seed {seed} failed\n{told}{traceback.format_exc()}"
        return Outcome(seed, time.perf_counter() - began, failure)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        logging.disable(logging.NOTSET)
        history.close()
    return Outcome(seed, time.perf_counter() - began, "")


def _endless(_number: int, _frame: object) -> None:
    raise TimeoutError("the history does not end")


def live_all(seeds: Iterable[int]) -> Iterator[Outcome]:
    """Live several, one after the other."""
    from tests.simulation.chance import installed

    with installed():
        for seed in seeds:
            yield live(seed)


def _chunk(seeds: Sequence[int]) -> list[Outcome]:
    return list(live_all(seeds))


def over_workers(seeds: Sequence[int], workers: int) -> Iterator[Outcome]:
    """Live many, in several processes."""
    chunks = [seeds[at : at + _CHUNK] for at in range(0, len(seeds), _CHUNK)]
    with multiprocessing.get_context("spawn").Pool(
        workers, maxtasksperchild=_CHUNKS_A_WORKER
    ) as pool:
        for done in pool.imap_unordered(_chunk, chunks):
            yield from done


def main() -> int:
    """The command line."""
    os.environ["TZ"] = "CST-8"
    time.tzset()
    options = _options()
    if options.seed is not None:
        from tests.simulation.chance import installed

        with installed():
            outcome = live(options.seed, shown=options.trace)
        print(outcome.failure or f"seed {options.seed} held, {outcome.seconds:.2f} s")
        return int(bool(outcome.failure))
    seeds = range(options.first, options.first + options.seeds)
    began, failed, done = time.perf_counter(), [], 0
    outcomes = over_workers(seeds, options.workers) if options.workers > 1 else live_all(seeds)
    for outcome in outcomes:
        done += 1
        if outcome.failure:
            failed.append(outcome.seed)
            print(outcome.failure, flush=True)
        if done % 1_000 == 0:
            print(f"{done} seeds, {time.perf_counter() - began:.0f} s", flush=True)
    took = time.perf_counter() - began
    print(f"{done} histories, {len(failed)} failed {sorted(failed)[:20]}, {took:.1f} s")
    return int(bool(failed))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make simulate", description=__doc__)
    parser.add_argument("--seeds", type=int, default=200, help="how many")
    parser.add_argument("--first", type=int, default=1, help="the first of them")
    parser.add_argument("--workers", type=int, default=2, help="processes")
    parser.add_argument("--seed", type=int, help="only this one")
    parser.add_argument("--trace", action="store_true", help="tell everything of it")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())

"""What the tests have done in a worker process; module-level, so that it can be pickled."""

from __future__ import annotations

import os
import signal
import sys

from desktop import errors


def double(number, *, progress, cancelled):
    return number * 2


def process_id(*, progress, cancelled):
    return os.getpid()


def count(total, *, progress, cancelled):
    for done in range(total):
        progress(done + 1, total)
    return "counted"


def until_cancelled(*, progress, cancelled):
    """Tells of progress faster than anybody asks about cancel."""
    while not cancelled():
        progress(1, 2)
    raise errors.Cancelled()


def quietly_until_cancelled(*, progress, cancelled):
    while not cancelled():
        pass
    raise errors.Cancelled()


def say_and_hang(*, progress, cancelled):
    progress(1, 2)
    signal.pause()


def refuse(name, *, progress, cancelled):
    raise errors.FileMissing(path=name)


def stumble(secret, *, progress, cancelled):
    raise ValueError(secret)


def answer_with_what_can_not_travel(*, progress, cancelled):
    return lambda: None


def die(*, progress, cancelled):
    os.kill(os.getpid(), signal.SIGKILL)


def leave(*, progress, cancelled):
    os._exit(0)


def hoard(*, progress, cancelled):
    return len(bytearray(64 << 30))


def environment(*, progress, cancelled):
    with open("/proc/self/environ", "rb") as file:  # noqa: PTH123
        return file.read(), dict(os.environ), list(sys.argv)


def signals_blocked(*, progress, cancelled):
    return signal.getsignal(signal.SIGINT) is signal.SIG_IGN, os.nice(0)


def pass_on_numbers(total, *, pass_on, progress, cancelled):
    for number in range(total):
        if cancelled():
            raise errors.Cancelled()
        pass_on([number] * 100)
        progress(number, total)
    return os.getpid()


def pass_on_and_refuse(*, pass_on, progress, cancelled):
    pass_on([1])
    raise errors.FileMissing(path="石桥.xlsx")


def pass_on_and_die(*, pass_on, progress, cancelled):
    pass_on([1])
    os.kill(os.getpid(), signal.SIGKILL)


def pass_on_until_cancelled(*, pass_on, progress, cancelled):
    while not cancelled():
        pass_on([1])
    raise errors.Cancelled()


def add_up(parts, start):
    return os.getpid(), start + sum(sum(part) for part in parts)


def refuse_the_first(parts):
    next(parts)
    raise errors.DiskFull(path="盘")


def die_at_the_first(parts):
    next(parts)
    os.kill(os.getpid(), signal.SIGKILL)


def never_done(parts):
    signal.pause()

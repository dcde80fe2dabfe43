"""The command line's manners: words to stderr, one JSON document to stdout, passphrases unseen."""

from __future__ import annotations

import argparse
import getpass
import io
import json
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from desktop import errors

DONE, REFUSED, USAGE, IN_PART = 0, 1, 2, 3
_NEW = "新口令（至少 8 个字符）："
PASSPHRASE_VARIABLE = "STATION_PASSPHRASE"  # noqa: S105 - a name, no secret


def prepare_streams() -> None:
    """Make every text printable: to a file or a program in UTF-8, to a terminal in its own code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = None if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def say(text: str) -> None:
    """Words for a person."""
    print(text, file=sys.stderr, flush=True)


def show(text: str) -> None:
    """The answer itself."""
    print(text, flush=True)


def show_json(document: Any) -> None:  # noqa: ANN401 - JSON
    """The answer as one JSON document."""
    print(json.dumps(document, ensure_ascii=False, indent=1), flush=True)


def refuse(error: errors.StationError, *, as_json: bool) -> None:
    """The reason why nothing was done, in words; also as the one document of ``--json``."""
    if as_json:
        show_json({"error": error.kind, "reason": str(error)})
    say(str(error))


def need_screen() -> None:
    """Refuse to open a window where there is no screen: Qt would abort the process.

    Raises:
        errors.NoScreen: there is none.
    """
    told = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform == "linux" and not any(os.environ.get(name) for name in told):
        raise errors.NoScreen()


def taken_from_environment() -> str | None:
    """The passphrase variable, removed at once so that no child process inherits it."""
    return os.environ.pop(PASSPHRASE_VARIABLE, None)


def given(descriptor: int | None, environment: str | None) -> str | None:
    """The passphrase the caller handed over: through a descriptor, else by the environment.

    Called before any file is opened, which might get the number of a descriptor given in error.

    Raises:
        errors.PassphraseMissing: nothing can be read from the descriptor.
    """
    return environment if descriptor is None else _from_descriptor(descriptor)


def passphrase(arguments: argparse.Namespace, *, new: bool = False) -> str:
    """The passphrase from where the caller put it.

    Args:
        arguments: with `given_passphrase`, from `given`.
        new: ask twice.

    Raises:
        errors.PassphraseMissing: nobody gave one and there is no terminal to ask at.
    """
    if arguments.given_passphrase:
        return str(arguments.given_passphrase)
    if sys.stdin is None or not sys.stdin.isatty():
        raise errors.PassphraseMissing()
    try:
        return _asked_twice() if new else getpass.getpass("口令：", stream=sys.stderr)
    except EOFError as error:
        raise errors.PassphraseMissing() from error


def pairing_passphrase(arguments: argparse.Namespace, *, new: bool) -> str:
    """The passphrase of a pairing file, which two PCs share; theirs may differ.

    Args:
        arguments: with `file_passphrase_fd`; without it a terminal is asked, and where there is
            none the station's own passphrase serves.
        new: ask twice.

    Raises:
        errors.PassphraseMissing: nobody gave one and there is no terminal to ask at.
    """
    if arguments.file_passphrase_fd is not None:
        return _from_descriptor(arguments.file_passphrase_fd)
    if sys.stdin is None or not sys.stdin.isatty():
        return passphrase(arguments)
    try:
        return _asked_twice() if new else getpass.getpass("配对文件的口令：", stream=sys.stderr)
    except EOFError as error:
        raise errors.PassphraseMissing() from error


def new_secret(arguments: argparse.Namespace) -> str:
    """A clerk's new passphrase or PIN.

    Args:
        arguments: with `new_fd`; without it a terminal is asked, twice.

    Raises:
        errors.PassphraseMissing: nobody gave one and there is no terminal to ask at.
    """
    if arguments.new_fd is not None:
        return _from_descriptor(arguments.new_fd)
    if sys.stdin is None or not sys.stdin.isatty():
        raise errors.PassphraseMissing()
    try:
        return _asked_twice("新 PIN（至少 6 位数字）：" if arguments.pin else _NEW)
    except EOFError as error:
        raise errors.PassphraseMissing() from error


def recovery_code(arguments: argparse.Namespace) -> str:
    """The code of a recovery sheet, from `recovery_fd` or a terminal; raises as `passphrase`."""
    return _code(arguments.recovery_fd, "恢复单上的恢复码：")


def handover_code(arguments: argparse.Namespace) -> str:
    """The code of a handover file, from `code_fd` or a terminal; raises as `passphrase`."""
    return _code(arguments.code_fd, "接手码：")


def _code(descriptor: int | None, words: str) -> str:
    """What is asked for like a passphrase.

    Raises:
        errors.PassphraseMissing: nobody gave one and there is no terminal to ask at.
    """
    if descriptor is not None:
        return _from_descriptor(descriptor)
    if sys.stdin is None or not sys.stdin.isatty():
        raise errors.PassphraseMissing()
    try:
        return getpass.getpass(words, stream=sys.stderr)
    except EOFError as error:
        raise errors.PassphraseMissing() from error


def _from_descriptor(number: int) -> str:
    try:
        with os.fdopen(number, encoding="utf-8") as file:
            line = file.readline().rstrip("\r\n")
    except (OSError, ValueError, TypeError) as error:  # no such descriptor, or no UTF-8
        raise errors.PassphraseMissing() from error
    if not line:
        raise errors.PassphraseMissing()
    return line


def _asked_twice(words: str = _NEW) -> str:
    while True:
        first = getpass.getpass(words, stream=sys.stderr)
        if first == getpass.getpass("再输一遍：", stream=sys.stderr):
            return first
        say("两次输入不一样，请重来。")


@contextmanager
def interruptible() -> Iterator[Callable[[], bool]]:
    """Ctrl-C is remembered as well as raised; gives what long work asks whether to stop.

    Python drops an exception that meets it in a finaliser, and the work would go on to its end.
    """
    pressed = False

    def remember(_signal: int, _frame: object) -> None:
        nonlocal pressed
        pressed = True
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, remember)
    try:
        yield lambda: pressed
    except errors.Cancelled:
        raise KeyboardInterrupt from None
    finally:
        signal.signal(signal.SIGINT, before)


class Meter:
    """Progress on one line of stderr, when it is a terminal.

    Args:
        what: in Chinese, what is being done.
    """

    def __init__(self, what: str) -> None:
        self._what = what
        self._live = sys.stderr.isatty()

    def __call__(self, done: int, total: int) -> None:
        """Show how far it is."""
        if self._live and total:
            print(f"\r{self._what} {done}/{total}", end="", file=sys.stderr, flush=True)

    def end(self) -> None:
        """Leave the line."""
        if self._live:
            print(file=sys.stderr, flush=True)

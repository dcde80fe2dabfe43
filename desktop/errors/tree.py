"""The root of all errors and its branches: the world failed, we erred, the clerk cancelled."""

from __future__ import annotations

import os

#: Numbers of errors have so many digits: short enough for the telephone.
_DIGITS = 6


class StationError(Exception):
    """Root of all errors the program raises on purpose.

    Args:
        **facts: what the sentences name, for example ``path`` or ``column``. Never logged.
    """

    happened = "出了问题。"
    kept = ""
    advice = ""

    def __init__(self, **facts: object) -> None:
        super().__init__()
        self.facts = facts

    def __reduce__(self) -> tuple[object, ...]:
        """Errors cross from the worker process with their facts."""
        return _rebuilt, (type(self), self.facts)

    @property
    def kind(self) -> str:
        """The error's name for logs and ``--json``: no personal data."""
        return type(self).__name__

    def sentences(self) -> tuple[str, str, str]:
        """What happened, what was kept, what to do; empty strings where there is nothing to say."""
        return tuple(part.format_map(_Facts(self.facts)) for part in self._parts())  # type: ignore[return-value]

    def _parts(self) -> tuple[str, str, str]:
        return self.happened, self.kept, self.advice

    def __str__(self) -> str:
        return "".join(part for part in self.sentences() if part)


def _rebuilt(error: type[StationError], facts: dict[str, object]) -> StationError:
    return error(**facts)


class _Facts(dict[str, object]):
    """Leaves a name nobody gave visible instead of hiding the error behind a KeyError."""

    def __missing__(self, key: str) -> str:
        return "…"


class WorldError(StationError):
    """The world failed: disk, file, other program, or what a person typed."""


class ProgramError(StationError):
    """We erred; the clerk can only report it, by a number that stands in the log too.

    Args:
        **facts: ``what`` went wrong, in the words of whoever mends it: for the log, so that it may
            name code, but no person; ``number``, made here where none is given.
    """

    happened = "程序内部出错（编号 {number}）。"
    kept = "已保存的资料没有受影响。"
    advice = (
        "请重新打开程序；如果再次出现，请到“设置 › 文件与关于”打开文件夹，"
        "把里面的 logs 交给技术人员，并告诉他这个编号。"
    )

    def __init__(self, **facts: object) -> None:
        super().__init__(**{"number": _any_number(), **facts})

    @property
    def for_log(self) -> str:
        """Its number, by which it is found, and what went wrong."""
        return f"{self.facts['number']}: {self.facts.get('what', '')}"


def _any_number() -> str:
    """Of a million; a log holds a few."""
    return f"{int.from_bytes(os.urandom(4), 'big') % 10**_DIGITS:0{_DIGITS}d}"


class Cancelled(StationError):
    """The clerk pressed cancel."""

    happened = "已取消。"
    kept = "没有做任何改动。"

"""How long work tells how far it is and hears that it should stop."""

from collections.abc import Callable

#: Called with how many are done and how many there are in all (0: not known yet).
Progress = Callable[[int, int], None]

#: Asked now and then; True once the clerk has pressed cancel.
CancelAsked = Callable[[], bool]


def silent(done: int, total: int) -> None:
    """Progress that nobody watches."""
    del done, total


def never() -> bool:
    """Work that nobody cancels."""
    return False

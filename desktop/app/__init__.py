"""Builds and wires everything: the only place that does."""

from desktop.app.openings import (
    Unlocked,
    contents_of_backup,
    found,
    make_recovery_sheet,
    open_sample,
    recover,
    sample_home,
    take_over,
    unlock,
)
from desktop.app.running import (
    LOAD_AFTER_MS,
    SMALL_SCREEN,
    OpenStation,
    application,
    grab_screens,
    make_application,
    show_window,
)
from desktop.app.session import Session, run_window

__all__ = [
    "LOAD_AFTER_MS",
    "SMALL_SCREEN",
    "OpenStation",
    "Session",
    "Unlocked",
    "application",
    "contents_of_backup",
    "found",
    "grab_screens",
    "make_application",
    "make_recovery_sheet",
    "open_sample",
    "recover",
    "run_window",
    "sample_home",
    "show_window",
    "take_over",
    "unlock",
]

"""What Qt has to say: into the log, since to a clerk its English lines mean nothing.

Qt quotes what it stumbles over: a file that may be called after a person, a line that was typed.
Its own words come before that, in plain letters; the log gets these and no more.
"""

from __future__ import annotations

import logging
import re
import sys

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

log = logging.getLogger("desktop.qt")

#: Where a path, a name, a number or anything quoted begins, with what clings to it.
_QUOTED = re.compile(r"""\S*(?:[^\x20-\x7e]|[/\\"'`]|\d{4}|@|\.\w{2,5}(?=[\s,;)]|$))""")

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def send_to_log() -> None:
    """Take over what Qt would print to standard error."""
    qInstallMessageHandler(take)


def take(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Log one message of Qt.

    Args:
        kind: how bad it is.
        context: where it comes from; its category is logged.
        message: in English.
    """
    category = context.category  # type: ignore[attr-defined]  # the stubs lack it
    log.log(_LEVELS[kind], "%s: %s", category, own_words(message))
    if kind is QtMsgType.QtFatalMsg and sys.stderr is not None:
        # Qt ends the process right after this, perhaps before there is a log.
        print(message, file=sys.stderr, flush=True)


def own_words(message: str) -> str:
    """What Qt says before it begins to quote."""
    found = _QUOTED.search(message)
    return message if found is None else f"{message[: found.start()]}…"

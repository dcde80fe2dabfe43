"""What Qt would remember by itself, on this PC and in the clear: the folders of file dialogs.

A folder may be called after a person. Qt keeps the last ones in a file, or in the registry, that
it shares among all its programs; GTK's dialogs add the chosen file to the desktop's list of recent
ones. Ours do neither. Windows' own dialog keeps a list of recent files, which no program of Qt can
forbid it; docs/security.md says so.
"""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QCoreApplication, QSettings, Qt

_ORGANISATION, _GROUP = "QtProject", "FileDialog"


def keep_nothing() -> None:
    """To be called before the application is made."""
    if sys.platform == "win32":
        # The registry can't be turned away; it is swept instead.
        forget()
        return
    nowhere = os.devnull  # no folder can be made there, and Qt takes that in silence
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, nowhere)
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)


def forget() -> None:
    """Remove what file dialogs left, of this run or of one that was killed."""
    QSettings(QSettings.Scope.UserScope, _ORGANISATION).remove(_GROUP)

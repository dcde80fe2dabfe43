"""Cells on the clipboard that no clipboard history writes down.

Windows keeps a history and may send it to other PCs of the account; KDE's lies on the disk in the
clear. Both pass by what says that it is secret, as password managers do.
"""

from __future__ import annotations

from PySide6.QtCore import QMimeData

_NO = bytes(4)
#: How each of them wants to be told; the others see formats they do not know. Qt turns the names
#: of `x-qt-windows-mime` into Windows' own formats.
_SECRET = {
    "x-kde-passwordManagerHint": b"secret",
    "application/x-nspasteboard-concealed-type": b"secret",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"1",
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': _NO,
    'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"': _NO,
}


def unkept(text: str, table: str) -> QMimeData:
    """Cells for the clipboard, to be pasted and then forgotten.

    Args:
        text: of the cells, for any program.
        table: the same as HTML.
    """
    made = QMimeData()
    made.setText(text)
    made.setHtml(table)
    for name, value in _SECRET.items():
        made.setData(name, value)
    return made

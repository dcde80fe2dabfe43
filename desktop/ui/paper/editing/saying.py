"""The better word put into a text instead of one that paper says otherwise."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor, QTextDocument


def say_instead(document: QTextDocument, found: str, say: str) -> None:
    """Put it in wherever the other stands, as one step that Ctrl+Z takes back.

    Args:
        document: the text.
        found: the word that stands there.
        say: the word instead.
    """
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    hit = document.find(found)
    while not hit.isNull():
        cursor.setPosition(hit.selectionStart())
        cursor.setPosition(hit.selectionEnd(), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(say)
        hit = document.find(found, cursor)
    cursor.endEditBlock()

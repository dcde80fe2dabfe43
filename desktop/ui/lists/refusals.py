"""What was left as it is, in words: the first few by name, how many more."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from desktop.ui.sentences import told

translate = QCoreApplication.translate
#: How many are named.
_NAMED = 3


class Told(Protocol):
    """Something left as it is."""

    @property
    def title(self) -> str:
        """What it is called."""
        ...

    @property
    def reason(self) -> str:
        """Why."""
        ...


def refused_words(refused: Sequence[Told]) -> str:
    """For example 有 2 条没有改：张三：手机：太长……"""
    if not refused:
        return ""
    named = "；".join(
        f"「{one.title}」{told(one.reason).rstrip('。.')}" for one in refused[:_NAMED]
    )
    more = translate("Refusals", "……等") if len(refused) > _NAMED else ""
    return translate("Refusals", "有 {0} 条没有改：{1}{2}。").format(len(refused), named, more)

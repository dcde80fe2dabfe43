"""Words that the model gives a clerk to read, in the language of the window.

The model knows no Qt: `tools.translations` gathers the labels of its kinds, fields, choices and
templates for the translators under the one context "Model".
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.model.fields import FieldType
from desktop.model.kind import Record

CONTEXT = "Model"


def spoken(words: str) -> str:
    """A label of a kind, field, choice or template.

    Args:
        words: as the model has them; words nobody translated come back as they are.
    """
    return QCoreApplication.translate(CONTEXT, words)


def hours_words(minutes: int) -> str:
    """Minutes as hours with one figure behind the point: 90 is ``1.5 小时``."""
    hours = f"{minutes / 60:.1f}".removesuffix(".0")
    return QCoreApplication.translate("HoursWords", "{0} 小时").format(hours)


def shown(record: Record, name: str) -> str:
    """A field as the clerk reads it; of a choice its label, of others what somebody wrote.

    Args:
        record: as read.
        name: of the field.
    """
    words = record.shown(name)
    return spoken(words) if record.kind.field(name).type is FieldType.CHOICE else words

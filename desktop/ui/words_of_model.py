"""Words that the model gives a clerk to read, in the language of the window.

The model knows no Qt: `tools.translations` gathers the labels of its kinds, fields, choices and
templates for the translators under the one context "Model".
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.model.fields import FieldType
from desktop.model.kind import Record
from desktop.model.kinds import ALL

CONTEXT = "Model"
#: Of these the model itself words the values.
_WORDED = (FieldType.CHOICE, FieldType.BOOLEAN)


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
    return shown_value(record.kind.name, name, record.shown(name))


def shown_value(kind_name: str, field: str, words: str) -> str:
    """A value that a service has put into words, as the clerk reads it.

    Args:
        kind_name: of the record.
        field: its identifier, or its label where a history names it so.
        words: a label of a choice, yes or no, or what somebody wrote, which comes back as it is.
    """
    kind = ALL.get(kind_name)
    fields = kind.fields if kind else ()
    known = next((one for one in fields if field in (one.name, one.label)), None)
    return spoken(words) if known is not None and known.type in _WORDED else words

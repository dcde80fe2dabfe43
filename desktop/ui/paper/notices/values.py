"""A notice as its fields hold it: a text for each; and what another hand made of them meanwhile."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields

from desktop.services.paper.notices import NoticeForm

#: The fields, by the names the form has for them.
NAMES = tuple(field.name for field in fields(NoticeForm))
_ATTACHMENTS = "attachments"

Values = Mapping[str, str]


def values_of(form: NoticeForm) -> dict[str, str]:
    """The text of each field; attachments one a line."""
    told = {name: getattr(form, name) for name in NAMES}
    return {**told, _ATTACHMENTS: "\n".join(form.attachments)}


def form_of(values: Values) -> NoticeForm:
    """The notice that such fields are."""
    rest = {name: values[name] for name in NAMES if name != _ATTACHMENTS}
    names = (line.strip() for line in values[_ATTACHMENTS].splitlines())
    return NoticeForm(**rest, attachments=tuple(name for name in names if name))


def news(begun: Values, mine: Values, now: Values) -> dict[str, str]:
    """What another hand changed and the clerk has otherwise: field to what it is now.

    Args:
        begun: as it was when the clerk began.
        mine: as the clerk has it.
        now: as it is stored.
    """
    return {name: now[name] for name in NAMES if now[name] not in (begun[name], mine[name])}

"""Texts that hang on the wall: the one in force, and the clerk's choice where county or town wrote
one too.
"""

from __future__ import annotations

from dataclasses import dataclass

from desktop import errors
from desktop.model.ids import RecordId
from desktop.model.kind import Record
from desktop.model.kinds import kind_named
from desktop.services.desk import Desk
from desktop.services.sync import published

_DOCUMENT = kind_named("document")
#: Setting: template to [id of the text chosen, newest journal row of a published one then].
_CHOSEN = "text_choices"


@dataclass(frozen=True, slots=True)
class TextChoice:
    """One of several texts for the same template.

    Args:
        id: the document.
        title: its title.
        source: who wrote it, in words.
        in_force: whether it is the one printed.
    """

    id: RecordId
    title: str
    source: str
    in_force: bool


def in_force(desk: Desk, template: str) -> Record | None:
    """The text that is printed: as chosen, else by rank (`published.ranked`); None without any."""
    found = desk.records.find(_DOCUMENT, template=template)
    chosen = desk.settings.get(_CHOSEN, default={}).get(template, [""])[0]
    for record in found:
        if record.id == chosen and isinstance(published.structure(record.text("body")), dict):
            return record
    by_rank = published.ranked(desk, _DOCUMENT, found, f"document/{template}")
    readable = (r for r in by_rank if isinstance(published.structure(r.text("body")), dict))
    return next(readable, None)


def choices(desk: Desk, template: str) -> list[TextChoice]:
    """All texts for a template, the one in force first."""
    found = desk.records.find(_DOCUMENT, template=template)
    feeds = published.feeds_of(desk, _DOCUMENT, [record.id for record in found])
    now = in_force(desk, template)
    told = [
        TextChoice(
            record.id,
            record.title,
            _source(desk, record, feeds.get(record.id, "")),
            now is not None and record.id == now.id,
        )
        for record in found
    ]
    return sorted(told, key=lambda choice: (not choice.in_force, choice.id))


def use(desk: Desk, template: str, document: str) -> None:
    """Print this text from now on, on this PC; the others stay as they are.

    Raises:
        errors.NotFound: no such text for that template.
    """
    if document not in {choice.id for choice in choices(desk, template)}:
        raise errors.NotFound(label=_DOCUMENT.label, id=document)
    chosen = dict(desk.settings.get(_CHOSEN, default={}))
    chosen[template] = [document, _newest_published(desk, template)]
    desk.settings.put(_CHOSEN, chosen)


def undecided(desk: Desk) -> list[str]:
    """Templates of which the clerk's own text is in force beside a published one they have not
    decided about, or that was changed since.
    """
    rows = desk.store.rows(
        "SELECT DISTINCT d.template FROM home AS h JOIN document AS d ON d.id = h.id "
        "WHERE h.kind = 'document' AND d.removed_at IS NULL AND d.template IS NOT NULL "
        "ORDER BY 1"
    )
    chosen = desk.settings.get(_CHOSEN, default={})
    found = []
    for (template,) in rows:
        now = in_force(desk, template)
        decided = chosen.get(template, ["", 0])[1] >= _newest_published(desk, template)
        if now and not decided and published.is_own(desk, now, f"document/{template}"):
            found.append(template)
    return found


def _newest_published(desk: Desk, template: str) -> int:
    found = desk.records.find(_DOCUMENT, template=template)
    feeds = published.feeds_of(desk, _DOCUMENT, [record.id for record in found])
    written = [max(record.versions.values()) for record in found if record.id in feeds]
    return max(written, default=0)


def _source(desk: Desk, record: Record, feed: str) -> str:
    if feed:
        return f"{published.source(desk, feed)}发布"
    own = published.is_own(desk, record, f"document/{record.text('template')}")
    return "本站自己的" if own else "随程序带的"

"""What county and town publish: read-only here, and before what was shipped with the program."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from desktop import errors
from desktop.model.ids import agreed_id
from desktop.model.kind import Kind, Record, Scope
from desktop.services.desk import Desk
from desktop.storage import homes

#: Fields in which a shipped record is the clerk's own once one of them was changed.
_CONTENT = ("title", "body", "entries", "rule", "effective_on", "label", "description", "month")


def refuse_kind(kind: Kind) -> None:
    """Stop a change of a kind that comes from above only.

    Raises:
        errors.ReadOnlyKind: saying so.
    """
    if kind.scope is Scope.PUBLISHED:
        raise errors.ReadOnlyKind(label=kind.label, advice_text="它由县（镇）发布，本站只使用。")


def refuse(desk: Desk, kind: Kind, ids: Sequence[str]) -> None:
    """Stop a change of what was published from above.

    Raises:
        errors.ReadOnlyKind: naming the first, and who published it.
    """
    feeds = feeds_of(desk, kind, ids)
    for record in desk.records.get_many(kind, list(feeds)[:1]):
        label = f"{kind.label}「{record.title}」"
        raise errors.ReadOnlyKind(label=label, advice_text=advice(feeds[record.id]))


def advice(feed: str) -> str:
    """Why a record of a feed is not changed here."""
    return f"它由{level(feed)}发布，本站只使用。"


def level(feed: str) -> str:
    """Whose feed that is: 县 or 镇, as sentences go on."""
    return "县" if len(feed) == 6 else "镇"


def feeds_of(desk: Desk, kind: Kind, ids: Sequence[str]) -> dict[str, str]:
    """Of some records those published from above, with the feed."""
    if kind.scope is Scope.STATION or kind.scope is Scope.LOCAL:
        return {}
    return homes.feeds_of(desk.store, kind.name, ids)


def source(desk: Desk, feed: str) -> str:
    """Who publishes in a feed, by name where the station knows it: 石桥镇, 示例县."""
    station = desk.station
    name = station.text("county" if len(feed) == 6 else "town")
    return name or ("县里" if len(feed) == 6 else "镇里")


def ranked(desk: Desk, kind: Kind, found: Sequence[Record], key: str) -> list[Record]:
    """Several records of one name, the one that holds here first.

    The town's before the county's, and the county's before the shipped one. What the clerk wrote
    or changed stays in force until they choose otherwise (`services/paper/texts.py`): nothing that
    hangs on a wall is replaced unseen. Among equals the one written last. Each comes before those
    that hold where it can't be read.

    Args:
        desk: the open station.
        kind: of the records.
        found: live records of one name.
        key: what the shipped one's agreed id is made of, say ``document/recruitment-rules``.
    """
    feeds = feeds_of(desk, kind, [record.id for record in found])
    shipped = agreed_id(desk.station.text("division_code"), key)
    return sorted(found, key=lambda record: _rank(record, feeds, shipped), reverse=True)


def structure(text: str) -> Any:  # noqa: ANN401 - JSON
    """What a structured field holds; None where that is no JSON, as another county may publish."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def is_own(desk: Desk, record: Record, key: str) -> bool:
    """Whether a text is the clerk's: added at this station, or a shipped one they changed."""
    shipped = agreed_id(desk.station.text("division_code"), key)
    return _is_own(record, feeds_of(desk, record.kind, [record.id]), shipped)


def _rank(record: Record, feeds: Mapping[str, str], shipped: str) -> tuple[int, int]:
    written = max(record.versions.values())
    if record.id in feeds:
        return len(feeds[record.id]), written
    own = record.kind.scope is Scope.BOTH and _is_own(record, feeds, shipped)
    return (12 if own else 0), written


def _is_own(record: Record, feeds: Mapping[str, str], shipped: str) -> bool:
    if record.id in feeds:
        return False
    made = min(record.versions.values())
    changed = any(record.versions.get(name, made) > made for name in _CONTENT)
    return changed or record.id != shipped

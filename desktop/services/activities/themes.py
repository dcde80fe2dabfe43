"""Month themes of a year: the county's and town's beside the station's own, and which one holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.model import checks
from desktop.model.fields import Value
from desktop.model.ids import RecordId
from desktop.model.kind import Record
from desktop.model.kinds import kind_named
from desktop.model.locked import readable
from desktop.services import records, rules, vocabularies
from desktop.services.activities.calendar import DAY
from desktop.services.desk import Desk
from desktop.services.sync import published
from desktop.storage import columns

_THEME = kind_named("theme")


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """The theme of one month.

    Args:
        id: the month, ``2026-03``.
        title: the theme in force; empty for none.
        description: what belongs to it.
        source: who gave it: a county's or town's name, or 本站; empty for none.
        theme: the record in force; empty for none.
        own: the station's own record, which can be changed; empty for none.
        own_title: its words: they do not hold where county or town gave a theme.
        own_description: what belongs to it.
        activities: how many activities the month has.
    """

    id: str
    title: str = ""
    description: str = ""
    source: str = ""
    theme: str = ""
    own: str = ""
    own_title: str = ""
    own_description: str = ""
    activities: int = 0


def year_months(year: int) -> list[str]:
    """The months of a year, as themes name them."""
    return [f"{year:04d}-{month:02d}" for month in range(1, 13)]


def theme_rows(desk: Desk, months: Sequence[str]) -> list[ThemeRow]:
    """The themes of some months, in their order."""
    counts = _counts(desk, months)
    return [_row(desk, month, counts.get(month, 0)) for month in months]


def set_theme(desk: Desk, month: str, title: str, description: str = "") -> RecordId:
    """Give a month a theme of the station's own, or change the one it has.

    Args:
        desk: the open station.
        month: as YYYY-MM.
        title: the theme.
        description: what belongs to it.

    Raises:
        errors.InvalidValues: there is no such month, or no title.
    """
    typed = {"month": month, "title": title, "description": description}
    with desk.action("theme", "") as group:
        own = _own(desk, month)
        values = columns.complete(_THEME, checks.parse_values(_THEME, typed))
        if own is None:
            settled = rules.settle(desk, _THEME, values)
            made = desk.records.insert(group, _THEME, settled)
        else:
            settled = rules.settle(desk, _THEME, {**own.values, **_content(values)})
            desk.records.update(group, own, settled)
            made = own.id
        group.rename(f"设定 {month} 的月主题「{settled['title']}」")
    return made


def drop_theme(desk: Desk, month: str) -> bool:
    """Take the station's own theme of a month away; gives whether there was one."""
    own = _own(desk, month)
    return own is not None and records.remove(desk, "theme", [own.id]) > 0


def _content(values: Mapping[str, Value]) -> dict[str, Value]:
    return {name: values[name] for name in ("title", "description")}


def _row(desk: Desk, month: str, count: int) -> ThemeRow:
    holds, own = vocabularies.theme(desk, month), _own(desk, month)
    if holds is None:
        return ThemeRow(month, activities=count)
    return ThemeRow(
        month,
        readable(holds.text("title")),
        holds.text("description"),
        _source(desk, holds),
        holds.id,
        own.id if own else "",
        own.text("title") if own else "",
        own.text("description") if own else "",
        count,
    )


def _own(desk: Desk, month: str) -> Record | None:
    found = desk.records.find(_THEME, month=month)
    above = published.feeds_of(desk, _THEME, [record.id for record in found])
    own = [record for record in found if record.id not in above]
    ranked = published.ranked(desk, _THEME, own, f"theme/{month}")
    return next(iter(ranked), None)


def _source(desk: Desk, theme: Record) -> str:
    feeds = published.feeds_of(desk, _THEME, [theme.id])
    return published.source(desk, feeds[theme.id]) if theme.id in feeds else "本站"


def _counts(desk: Desk, months: Sequence[str]) -> dict[str, int]:
    if not months:
        return {}
    rows = desk.store.rows(
        f"SELECT substr({DAY}, 1, 7) AS month, count(*) FROM activity "
        f"WHERE removed_at IS NULL AND status <> 'cancelled' AND {DAY} BETWEEN ? AND ? "
        "GROUP BY month",
        (f"{min(months)}-01", f"{max(months)}-31"),
    )
    return {row[0]: row[1] for row in rows}

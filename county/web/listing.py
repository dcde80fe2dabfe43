"""The list of stations as an administrator asked for it: filtered, sorted, and as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from county.store.overview import StationState
from county.web import wording
from county.work.overview import Summary

#: What may be shown, in the words of the form.
SHOWN = {
    "": "全部",
    "quiet": "两周以上没同步",
    "never": "从没同步",
    "waits": "那里还有没送来的",
    "conflicts": "有待解决的冲突",
    "none": "还没有电脑",
}
SORTED = {
    "silence": "最久没同步的在前",
    "code": "按区划代码",
    "waits": "没送来最多的在前",
    "conflicts": "冲突最多的在前",
}
_LONGEST = 60
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for; whatever is not known is left out.

    Args:
        text: part of a name or a code.
        town: code of a town.
        show: of `SHOWN`.
        sort: of `SORTED`.
    """

    text: str = ""
    town: str = ""
    show: str = ""
    sort: str = "silence"

    @staticmethod
    def of(query: Mapping[str, str], summary: Summary) -> Wanted:
        """As the address of the page says."""
        town, show = query.get("town", ""), query.get("show", "")
        sort = query.get("sort", "")
        return Wanted(
            query.get("q", "").strip()[:_LONGEST],
            town if town in summary.towns else "",
            show if show in SHOWN else "",
            sort if sort in SORTED else "silence",
        )

    def query(self, **other: str) -> str:
        """The same as part of an address, with some of it otherwise."""
        mine = {"q": self.text, "town": self.town, "show": self.show, "sort": self.sort, **other}
        return urlencode({name: value for name, value in mine.items() if value})

    @property
    def narrows(self) -> bool:
        """Whether some stations are left out."""
        return bool(self.text or self.town or self.show)


def chosen(summary: Summary, wanted: Wanted) -> list[StationState]:
    """The stations that were asked for, in the wished order."""
    found = [each for each in summary.stations if _fits(each, summary, wanted)]
    if wanted.sort == "silence":
        # Who never synced has been silent for longest; of these, who could come first.
        return sorted(found, key=lambda each: (each.seen_second or 0, -each.devices, each.code))
    if wanted.sort == "waits":
        return sorted(found, key=lambda each: (-_waits(each), each.code))
    if wanted.sort == "conflicts":
        return sorted(found, key=lambda each: (-each.conflicts, each.code))
    return found


def counted(summary: Summary) -> dict[str, int]:
    """How many stations there are of each kind that may be shown."""
    return {show: len(chosen(summary, Wanted(show=show))) for show in SHOWN}


def _fits(each: StationState, summary: Summary, wanted: Wanted) -> bool:
    if wanted.text and wanted.text not in each.name and wanted.text not in each.code:
        return False
    if not each.code.startswith(wanted.town):
        return False
    tests = {
        "": True,
        "quiet": each.seen_second is not None and each.code in summary.quiet,
        "never": each.seen_second is None and each.devices > 0,
        "waits": _waits(each) > 0,
        "conflicts": each.conflicts > 0,
        "none": each.devices == 0,
    }
    return tests[wanted.show]


def _waits(each: StationState) -> int:
    return (each.waits_ops or 0) + (each.waits_photos or 0)


def as_csv(summary: Summary, stations: list[StationState]) -> bytes:
    """A table that spreadsheets open by a double click, Chinese and all."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow(_COLUMNS)
    for each in stations:
        row = (
            each.code,
            summary.towns.get(each.code[:9], ""),
            each.name,
            wording.minute(each.seen_at),
            wording.standing(each, summary),
            each.program or "",
            each.waits_ops,
            each.waits_photos,
            each.conflicts,
            each.devices,
            each.rows,
        )
        rows.writerow([_harmless(value) for value in row])
    return text.getvalue().encode("utf-8-sig")


_COLUMNS = (
    "区划代码", "镇", "站", "最近同步", "情况", "程序版本", "没送来的项", "没送来的照片",
    "待解决的冲突", "电脑", "已收到的项",
)  # fmt: skip


def _harmless(value: object) -> object:
    """A name that a spreadsheet would take for a formula gets an apostrophe before it."""
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value

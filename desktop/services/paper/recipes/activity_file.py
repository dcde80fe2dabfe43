"""Files of activities: everything that is known of one, with its photos."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop import errors
from desktop.model.kind import Record
from desktop.model.kinds import kind_named
from desktop.services.activities.happenings import Happening, happening
from desktop.services.desk import Desk
from desktop.services.paper.activity_facts import activity_facts
from desktop.services.paper.activity_words import clock_words, day_words, hours_text, when
from desktop.services.paper.printable_photos import PrintablePhotos, printable
from desktop.services.paper.recipe import (
    ACTIVITY,
    Laid,
    PaperOrder,
    Recipe,
    Shows,
    TemplateInfo,
)

if TYPE_CHECKING:
    # reportlab is loaded where it works: in the worker process.
    from desktop.printing.sheets.lists.activity_file import ActivityFile, Helper

_INFO = TemplateInfo(
    "activity-file", "活动档案", ("A4",), ACTIVITY, shows=(Shows.DESK, Shows.PHOTO)
)
_ADDED = "added"


def _look(desk: Desk, order: PaperOrder) -> Laid:
    from desktop.printing.sheets.lists.activity_file import ActivityFiles

    if not order.ids:
        raise errors.NothingToPrint(why="没有选择活动")
    files, remarks = [], []
    for one in order.ids:
        found = happening(desk, one)
        pictures = printable(desk, found)
        files.append(_file(desk, found, pictures))
        remarks.append(pictures.remark())
    more = f" 等 {len(files)} 个活动" if len(files) > 1 else ""
    title = f"{_INFO.label} {files[0].activity}{more}"
    return Laid(ActivityFiles(tuple(files)), title, remark=_together(remarks, files))


def _together(remarks: list[str], files: list[ActivityFile]) -> str:
    """Of one file as it is; of several with the activity before each."""
    told = [(file.activity, words) for file, words in zip(files, remarks, strict=True) if words]
    if len(files) == 1:
        return told[0][1] if told else ""
    return "\n".join(f"「{activity}」{words}" for activity, words in told)


def _file(desk: Desk, found: Happening, pictures: PrintablePhotos) -> ActivityFile:
    from desktop.printing.furniture.photo_grid import Photo
    from desktop.printing.sheets.lists.activity_file import ActivityFile

    record = found.record
    known = activity_facts(desk, record.id)
    minutes = sum(part.number("minutes") for part, _ in found.participants)
    return ActivityFile(
        station=desk.station.text("name"),
        activity=record.text("title"),
        when=when(known),
        place=known.place,
        team=known.team,
        leader=known.leader,
        category=record.text("category"),
        platform=record.text("platform"),
        kind=record.text("kind"),
        festival=record.text("festival"),
        theme=_title(desk, record, "theme"),
        project=_title(desk, record, "project"),
        series=_title(desk, record, "series"),
        tags=record.shown("tags"),
        status=record.shown("status"),
        residents=record.number("residents"),
        scans=pictures.scans,
        recorded_on=day_words(record.text("recorded_on")),
        plan=record.text("plan"),
        story=record.text("story"),
        brief=record.text("press_brief"),
        published=record.text("published_at"),
        people=tuple(_helper(part, who) for part, who in found.participants),
        hours=hours_text(minutes) if minutes else "",
        photos=tuple(Photo(one.jpeg, one.caption) for one in pictures.photos),
        sample=desk.sample,
    )


def _title(desk: Desk, record: Record, field: str) -> str:
    """What the record is called that a field points at."""
    target = record.reference(field)
    found = desk.records.get_many(kind_named(field), [target]) if target else []
    return found[0].text("title") if found else ""


def _helper(part: Record, who: Record) -> Helper:
    from desktop.printing.sheets.lists.activity_file import Helper

    known = part.values["minutes"] is not None
    return Helper(
        name=who.text("name"),
        role=part.text("role"),
        came=clock_words(part.text("signed_in")),
        left=clock_words(part.text("signed_out")),
        hours=hours_text(part.number("minutes")) if known else "",
        source=_source(part),
    )


def _source(part: Record) -> str:
    reason = part.text("reason")
    words = part.shown("source")
    return f"{words}：{reason}" if part.values["source"] == _ADDED and reason else words


ACTIVITY_FILE = Recipe(_INFO, _look)

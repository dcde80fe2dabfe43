"""Press briefs (信息稿) of activities: text ready to paste, and the photos that may be shown."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from desktop import errors
from desktop.model.hour_account import COUNTING
from desktop.model.kinds import kind_named
from desktop.services import audits, handed_out
from desktop.services.activities.happenings import happening
from desktop.services.desk import Desk
from desktop.services.office import brief_words
from desktop.services.paper.activity_facts import activity_facts
from desktop.services.paper.activity_words import day_words
from desktop.services.paper.named_in_text import PUBLICITY, remark_on
from desktop.services.paper.printable_photos import PrintablePhotos, printable
from desktop.storage.atomic import atomic_writer, output_error, sync_folder
from desktop.storage.places import check_target

if TYPE_CHECKING:
    from desktop.office.press_brief import BriefFile
    from desktop.office.press_words import PressBrief

_NOT_HELD = "活动还没有开展，也没有写信息稿"
_ONLY_FACTS = "信息稿和活动纪实都还没有写，稿子里只有时间、地点和人数。"


@dataclass(frozen=True, slots=True)
class BriefPreview:
    """A brief before it is saved.

    Args:
        text: to paste.
        photos: names of the files of its photos.
        remark: what there is to know before it is sent, in words; empty if nothing.
    """

    text: str
    photos: tuple[str, ...]
    remark: str = ""


def look_at_brief(desk: Desk, activity_id: str) -> BriefPreview:
    """What the brief of an activity says; writes nothing.

    Raises:
        errors.NotFound: there is no such activity.
        errors.NothingToPrint: it was not held, and nothing is written.
    """
    from desktop.office.press_words import photo_names

    brief, remark = _brief(desk, activity_id)
    names = photo_names([photo.caption for photo in brief.photos])
    return BriefPreview(brief.plain(), tuple(names), remark)


def save_brief(desk: Desk, activity_id: str, folder: Path) -> BriefPreview:
    """Make a folder with the brief: its text, the Word file, the photos.

    Args:
        desk: the open station; the brief is written down.
        activity_id: of which activity.
        folder: to be made; one that is there must be empty.

    Raises:
        errors.NotFound: there is no such activity.
        errors.NothingToPrint: it was not held, and nothing is written.
        errors.FolderInUse: something is in the folder.
        errors.WorldError: the place refuses; nothing is left behind.
    """
    from desktop.office.press_brief import brief_files
    from desktop.office.press_words import photo_names

    folder = folder.absolute()
    check_target(desk.home, folder)
    _refuse_used(folder)
    brief, remark = _brief(desk, activity_id)
    files = desk.apart.run(brief_files, brief, desk.clock())
    carries = handed_out.HandedOut.PRESS_BRIEF.carries
    handed_out.note(desk, carries, "信息稿和照片", "activity", activity_id)
    _write(folder, files)
    names = photo_names([photo.caption for photo in brief.photos])
    return BriefPreview(brief.plain(), tuple(names), remark)


def note_copied(desk: Desk, activity_id: str) -> None:
    """Write down that the words of a brief go to the clipboard, where that can be written down.

    Raises:
        errors.WorldError: it can't be written down now; then they must not go.
    """
    if not desk.looking:
        audits.note(desk, audits.What.COPY, "activity", activity_id, "信息稿的文字到剪贴板")


def _refuse_used(folder: Path) -> None:
    try:
        used = folder.exists() and (not folder.is_dir() or any(folder.iterdir()))
    except OSError as error:
        raise output_error(folder, error) from error
    if used:
        raise errors.FolderInUse(path=str(folder))


def _write(folder: Path, files: list[BriefFile]) -> None:
    """All of it or nothing: made beside, then given its name."""
    made = None
    try:
        made = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".brief-"))
        made.chmod(0o755)  # as any folder: it is handed on
        for file in files:
            target = made.joinpath(*PurePosixPath(file.name).parts)
            target.parent.mkdir(exist_ok=True)
            with atomic_writer(target) as writer:
                writer.write(file.content)
        if folder.is_dir():
            folder.rmdir()  # empty; Windows renames onto no folder
        made.rename(folder)
        sync_folder(folder.parent)
    except OSError as error:
        raise output_error(folder, error) from error
    finally:
        if made is not None:
            shutil.rmtree(made, ignore_errors=True)


# --- what it says ---------------------------------------------------------------------------


def _brief(desk: Desk, activity_id: str) -> tuple[PressBrief, str]:
    from desktop.office.press_words import BriefPhoto, PressBrief

    found, facts = happening(desk, activity_id), activity_facts(desk, activity_id)
    pictures = printable(desk, found)
    written = brief_words.paragraphs(found.record.text("press_brief"))
    story = brief_words.paragraphs(found.record.text("story"))
    if not (written or story) and facts.status not in COUNTING:
        raise errors.NothingToPrint(why=_NOT_HELD)
    title, paragraphs = brief_words.headline_and_text(desk, found, facts)
    remark = "" if written or story else _ONLY_FACTS
    clerk = desk.records.get(kind_named("clerk"), desk.clerk or "", removed=True).text("name")
    brief = PressBrief(
        title=title,
        paragraphs=tuple(paragraphs),
        photos=tuple(BriefPhoto(one.caption, one.jpeg) for one in pictures.photos),
        by=f"{desk.station.text('name')} {clerk}".strip(),
        dated=day_words(desk.today().isoformat()),
        sample=desk.sample,
    )
    named = remark_on(desk, (brief.title, *brief.paragraphs), PUBLICITY)
    return brief, remark + named + _of_photos(pictures)


def _of_photos(pictures: PrintablePhotos) -> str:
    told = []
    if pictures.kept_back:
        names = "、".join(pictures.named)
        told.append(
            f"有 {pictures.kept_back} 张照片的说明写着 {names}，还没有“照片”的同意，没有放进去。"
        )
    if pictures.absent:
        told.append(f"有 {pictures.absent} 张照片还没有传到这台电脑，没有放进去。")
    if pictures.photos and pictures.unasked:
        told.append(
            f"参加的 {pictures.people} 人里有 {pictures.unasked} 人没有“照片”的同意，"
            "发稿以前请看看照片里有没有他们。"
        )
    return "".join(told)

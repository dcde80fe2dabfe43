"""Signed sign-in sheets come home: each scanned page to the activity that its code names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.model import sign_in_code
from desktop.model.kinds import kind_named
from desktop.model.locked import readable as in_words
from desktop.model.progress import CancelAsked, Progress, never, silent
from desktop.services.desk import Desk
from desktop.services.photos.photos import add_photos
from desktop.services.photos.pictures import Loose
from desktop.services.photos.scanned_pages import ScannedPage, read_pages

_ACTIVITY = kind_named("activity")
#: What the paper is called in the captions of its scans.
PAPER = "签到表"


@dataclass(frozen=True, slots=True)
class SheetPage:
    """A page that was looked at.

    Args:
        name: of its file, with the page where that has several.
        picture: it itself.
        activity: id of the activity of this station that its code names; empty for none.
        title: of that activity.
    """

    name: str
    picture: Path | Loose
    activity: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class SheetsSeen:
    """What became of looking at files.

    Args:
        pages: those that can be attached, in order.
        failed: (file name, why it can't be read).
    """

    pages: tuple[SheetPage, ...]
    failed: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SheetsAttached:
    """What became of attaching pages.

    Args:
        added: (activity, its title, how many pages) in order.
        already: names of pages that were there before.
        failed: (name, why it could not be taken in).
    """

    added: tuple[tuple[str, str, int], ...]
    already: tuple[str, ...] = ()
    failed: tuple[tuple[str, str], ...] = ()


def look_at_sheets(
    desk: Desk,
    paths: Sequence[Path],
    *,
    progress: Progress = silent,
    cancelled: CancelAsked = never,
) -> SheetsSeen:
    """Read the codes of scans; changes nothing.

    Args:
        desk: the open station, may be one that only reads.
        paths: pictures, or PDFs of which each page is one.
        progress: files done, files in all.
        cancelled: asked between files.

    Raises:
        errors.Cancelled: somebody asked it to stop.
    """
    read = read_pages(desk, paths, progress=progress, cancelled=cancelled)
    return SheetsSeen(tuple(_page(desk, page) for page in read.pages), read.failed)


def attach_sheets(
    desk: Desk,
    wanted: Sequence[tuple[str, SheetPage]],
    *,
    progress: Progress = silent,
    cancelled: CancelAsked = never,
) -> SheetsAttached:
    """Attach pages to activities as their signed sheets, an action an activity.

    Args:
        desk: the open station.
        wanted: (activity, page), in order.
        progress: pages done, pages in all.
        cancelled: asked between pages.

    Raises:
        errors.Cancelled: somebody asked it to stop; activities that were done keep theirs.
        errors.NotFound: an activity is not there any more.
    """
    added, already, failed = list[tuple[str, str, int]](), list[str](), list[tuple[str, str]]()
    done = 0
    for activity in dict.fromkeys(one for one, _ in wanted):
        pages = [page.picture for one, page in wanted if one == activity]
        report = add_photos(
            desk,
            activity,
            pages,
            scan=PAPER,
            progress=_further(progress, done, len(wanted)),
            cancelled=cancelled,
        )
        done += len(pages)
        if report.added:
            added.append((activity, _title(desk, activity), len(report.added)))
        already += report.already
        failed += report.failed
    return SheetsAttached(tuple(added), tuple(already), tuple(failed))


def _further(progress: Progress, before: int, total: int) -> Progress:
    def told(done: int, _of_these: int) -> None:
        progress(before + done, total)

    return told


def _title(desk: Desk, activity: str) -> str:
    return in_words(desk.records.get(_ACTIVITY, activity).text("title"))


def _page(desk: Desk, page: ScannedPage) -> SheetPage:
    """With the activity that is meant: codes of others, as on the back of a leaflet, are none."""
    named = {id_ for code in page.codes if (id_ := sign_in_code.activity_of(code)) is not None}
    found_here = desk.records.get_many(_ACTIVITY, sorted(named))
    known = {one.id: one for one in found_here if one.removed_at is None}
    if len(known) != 1:  # two sheets in one picture: the clerk says whose it is
        return SheetPage(page.name, page.picture)
    (found,) = known.values()
    return SheetPage(page.name, page.picture, found.id, in_words(found.text("title")))

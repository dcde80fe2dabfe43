"""What the notices of 打印 ask of the station."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop.services import records
from desktop.services.desk import Desk
from desktop.services.paper import notice_beginnings, notices, papers
from desktop.services.paper.notice_beginnings import ACTIVITY, MONTH, Beginning
from desktop.services.paper.notices import NoticeForm, NoticeLine
from desktop.services.paper.papers import Sheet

#: What an editor opens with, beside `ACTIVITY` and `MONTH`.
BLANK, COPY, STORED = "blank", "copy", "stored"
_KIND, _TEMPLATE = "document", "notice"


@dataclass(frozen=True, slots=True)
class NoticesThere:
    """What there is to choose from.

    Args:
        lines: the notices, the newest first.
        beginnings: what a new one can begin with.
    """

    lines: tuple[NoticeLine, ...] = ()
    beginnings: tuple[Beginning, ...] = ()


NO_NOTICES = NoticesThere()


def there(desk: Desk) -> NoticesThere:
    """All of it."""
    return NoticesThere(tuple(notices.written(desk)), tuple(notice_beginnings.offered(desk)))


@dataclass(frozen=True, slots=True)
class Opened:
    """What an editor shows at first.

    Args:
        form: the notice.
        today: by the station.
        id: of the stored one; empty for one that is new.
        versions: of its fields.
    """

    form: NoticeForm
    today: dt.date
    id: str = ""
    versions: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Open:
    """Begin to write.

    Args:
        sort: ``blank``, ``activity``, ``month``, ``copy`` or ``stored``.
        of: the id it begins from, or the month.
    """

    sort: str = BLANK
    of: str = ""

    @property
    def place(self) -> str:
        """Where what is typed is kept: one for all that are new, as 今日 knows drafts."""
        return f"{_KIND}:{self.of if self.sort == STORED else 'new'}"

    def __call__(self, desk: Desk) -> Opened:
        """Ask."""
        today = desk.today()
        if self.sort == STORED:
            record = notices.notice(desk, self.of)
            return Opened(notices.form_in(record), today, record.id, record.versions)
        if self.sort == ACTIVITY:
            return Opened(notice_beginnings.begun_from(desk, self.of), today)
        if self.sort == MONTH:
            return Opened(notice_beginnings.begun_from_month(desk, self.of), today)
        if self.sort == COPY:
            return Opened(notice_beginnings.copied(desk, self.of), today)
        return Opened(notices.begun(desk), today)


@dataclass(frozen=True, slots=True)
class LookAtNotice:
    """What it would look like; stores nothing."""

    form: NoticeForm

    def __call__(self, desk: Desk) -> tuple[LookAtNotice, Sheet]:
        """Ask; gives itself back, to tell answers apart."""
        return self, papers.look_at_draft(desk, _TEMPLATE, notices.draft_of(self.form))


@dataclass(frozen=True, slots=True)
class SaveNotice:
    """Store it: a new one, or one that is there."""

    form: NoticeForm
    id: str = ""
    bases: Mapping[str, int] = field(default_factory=dict)

    def __call__(self, desk: Desk) -> str:
        """Do it; gives its id."""
        if not self.id:
            return notices.add(desk, self.form)
        notices.change(desk, self.id, self.form, self.bases)
        return self.id


@dataclass(frozen=True, slots=True)
class RemoveNotice:
    """Move one to the trash."""

    id: str

    def __call__(self, desk: Desk) -> str:
        """Do it; gives its title."""
        title = notices.notice(desk, self.id).text("title")
        records.remove(desk, _KIND, [self.id])
        return title


@dataclass(frozen=True, slots=True)
class RestoreNotice:
    """Take one out of the trash again."""

    id: str

    def __call__(self, desk: Desk) -> str:
        """Do it; gives its id."""
        records.restore(desk, _KIND, [self.id])
        return self.id

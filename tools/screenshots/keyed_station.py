"""A station as it is kept: two clerks with PINs, one who left, data that is due, a signed form."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from desktop.background.workers import Workers
from desktop.config import Home
from desktop.imaging.pdf_pages import pages_of
from desktop.model.audited import ASKED, CHECKING, PAPERS
from desktop.services import audits, opening, records, sample
from desktop.services.access import clerk_keys
from desktop.services.access.clerk_keys import NewSecret
from desktop.services.access.this_pc import ThisPc
from desktop.services.apart import Here
from desktop.services.audits import What
from desktop.services.desk import Desk
from desktop.services.founding import StationFacts, make_station
from desktop.services.paper import papers
from desktop.services.person import correcting
from desktop.services.roster.people import PeopleQuery, people_ids
from desktop.storage.keys import PASSPHRASE, PIN, Argon2Cost

OWN_PIN, OTHER_PIN = "290417", "836152"
_THIRD = "一句只有我记得的话"
_FACTS = StationFacts(
    "石桥村新时代文明实践站", "999999001001", "石桥镇", "示例县", "王文书", computer="村部电脑"
)
_CHEAP = Argon2Cost(passes=1, memory_kib=1024, lanes=1)
#: Who had left, or had only asked to join, so many years ago that their data is due.
_LONG_GONE = (("何小燕", "left"), ("邵国强", "left"), ("何大庆", "applicant"))
_YEARS_AGO = 5
#: Whose form was signed; and the page of which nobody can tell whose it is.
_APPLICANT = "田小麦"
_FORMS = ("报名表-1.jpg", "报名表-2.jpg")
#: What was looked at and handed out, before the pictures are taken.
_LOOKED = (
    (What.LOOK, CHECKING),
    (What.LOOK, PAPERS),
    (What.DOSSIER, ASKED),
    (What.LOOK, "银行要求核对"),
)


class MemoryRing:
    """A keyring that is forgotten with the process."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def get(self, name: str) -> bytes | None:
        """What was put there."""
        return self._kept.get(name)

    def put(self, name: str, secret: bytes) -> bool:
        """Keep it."""
        self._kept[name] = secret
        return True

    def drop(self, name: str) -> None:
        """Forget it."""
        self._kept.pop(name, None)


@dataclass(frozen=True, slots=True)
class KeyedStation:
    """The station, and what is done at it.

    Args:
        here: this PC at its door.
        forms: signed application forms, as they come from a scanner.
    """

    here: ThisPc
    forms: tuple[Path, ...]


def cheap_pc(home: Home) -> ThisPc:
    """A PC with a keyring, at which a guess costs next to nothing."""
    ring = MemoryRing()
    return ThisPc(home, lambda: ring, lambda: _CHEAP)


def make_keyed_station(home: Home) -> KeyedStation:
    """Found it some years ago, and fill it as of today.

    Args:
        home: where; seen in pictures.
    """
    here = cheap_pc(home)
    first = NewSecret(OWN_PIN, PIN, _CHEAP)
    master = make_station(home, _FACTS, first, clock=_years_ago, ring=here.ring)
    desk = opening.open_desk(home, master, Here(), clock=_years_ago)
    try:
        for name, status in _LONG_GONE:
            records.add(desk, "volunteer", {"name": name, "status": status})
    finally:
        desk.close()
    workers = Workers(count=1)
    desk = opening.open_desk(home, master, workers)
    try:
        papers.recovery_paper(desk)  # without one no roster comes in
        sample.fill(desk)
        _let_others_in(desk, here)
        _look_at_some(desk)
        forms = _signed_forms(desk)
    finally:
        desk.close()
        workers.close()
    return KeyedStation(here, forms)


def _years_ago() -> dt.datetime:
    return dt.datetime.now().astimezone() - dt.timedelta(days=366 * _YEARS_AGO)


def _let_others_in(desk: Desk, here: ThisPc) -> None:
    today = desk.today()
    others = (
        ("李文书", today, None, NewSecret(OTHER_PIN, PIN, _CHEAP)),
        ("张文书", _years_ago().date(), today, NewSecret(_THIRD, PASSPHRASE, _CHEAP)),
    )
    for name, since, until, secret in others:
        facts = {"name": name, "role": "clerk", "since": since.isoformat()}
        if until is not None:
            facts["until"] = until.isoformat()
        clerk_keys.add(desk, records.add(desk, "clerk", facts), secret, here.ring)
    records.add(desk, "clerk", {"name": "示例站长", "role": "head", "since": today.isoformat()})


def _look_at_some(desk: Desk) -> None:
    people = people_ids(desk, PeopleQuery(order="minutes", descending=True))
    for place, (what, why) in enumerate(_LOOKED):
        audits.note(desk, what, "volunteer", people[place % 2], why)
    # For the receipt of a correction.
    records.change(desk, "volunteer", people[0], {"phone": "15400009999"})
    correcting.mark(desk, people[0], ASKED)


def _signed_forms(desk: Desk) -> tuple[Path, ...]:
    """One with somebody's code, and one without."""
    facts = {"name": _APPLICANT, "status": "applicant", "sex": "女", "birth_date": "1991-04-12"}
    applicant = records.add(desk, "volunteer", facts)
    made = []
    for name, people in zip(_FORMS, ([applicant], []), strict=True):
        (page,) = pages_of(papers.preview(desk, "application-form", people).pdf, name)
        made.append(Path(name).absolute())
        made[-1].write_bytes(page)
    return tuple(made)

"""Pictures that belong to a person: the portrait, and scans of the papers they signed.

A portrait is kept whatever consent there is, since paper often comes later; it is not shown where
the consent was withdrawn or the person wants no photo (docs/adr/0017-pictures-of-people.md).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from desktop import errors
from desktop.model.ages import ADULT_YEARS, years_old
from desktop.model.fields import Value
from desktop.model.ids import RecordId
from desktop.model.kind import Record
from desktop.model.kinds import kind_named
from desktop.services.desk import Desk
from desktop.services.past import belongings
from desktop.services.photos.pictures import Loose, Taken, bring_back, facts_of, laid_down, look_at
from desktop.services.roster import consents, minors
from desktop.services.roster.consents import ConsentState
from desktop.storage.journal import Group
from desktop.storage.merged import selves
from desktop.storage.photos.photo_claims import keeping

_PHOTO, _CONSENT, _VOLUNTEER = kind_named("photo"), kind_named("consent"), kind_named("volunteer")
PORTRAIT, SCAN = "portrait", "scan"
#: One list that so many signed; more are more papers.
MOST_ON_PAPER = 200

Right = Literal["given", "missing", "guardian", "withdrawn", "unwanted"]
#: With these a portrait is not shown.
_HIDING = frozenset({"withdrawn", "unwanted"})


@dataclass(frozen=True, slots=True)
class Portrait:
    """A person's photo.

    Args:
        photo: the record; empty where there is none.
        sha256: what its bytes are fetched by.
        right: whether the person agreed: ``given``, ``missing``, ``guardian`` (a minor's consent
            that no guardian signed), ``withdrawn``, ``unwanted`` (they want no photo).
        day: when they agreed or withdrew.
    """

    photo: str = ""
    sha256: str = ""
    right: Right = "missing"
    day: str = ""

    @property
    def shown(self) -> bool:
        """Whether there is one that may be looked at."""
        return bool(self.photo) and self.right not in _HIDING


def portrait(desk: Desk, volunteer: Record) -> Portrait:
    """Somebody's photo, and what the person said of it."""
    right, day = _right(desk, volunteer)
    found = _pictures(desk, volunteer.id, PORTRAIT)
    if not found:
        return Portrait(right=right, day=day)
    return Portrait(found[-1].id, found[-1].text("sha256"), right, day)


def rights(desk: Desk, volunteers: Sequence[Record]) -> dict[str, Right]:
    """Whether each of some people agreed to pictures of them, as a `Portrait` says it."""
    known = consents.states(desk, [one.id for one in volunteers])
    return {one.id: _right_of(one, known.get(one.id, {}), desk.today())[0] for one in volunteers}


def set_portrait(desk: Desk, volunteer: str, source: Path | Loose) -> RecordId:
    """Give somebody a photo, in the place of the one they had, as one action.

    Raises:
        errors.InputFileError: the picture can't be read.
        errors.NotFound: there is no such person.
    """
    person = desk.records.get(_VOLUNTEER, selves(desk.store, volunteer)[0])
    with keeping(desk.home.staging):  # nobody sweeps bytes whose record is still to come
        taken = laid_down(desk, look_at(desk, source))
        former = _pictures(desk, person.id, PORTRAIT)
        same = [one for one in former if one.text("sha256") == taken.photo.sha256]
        if same:
            bring_back(desk, taken)
            return same[0].id
        verb = "换照片" if former else "添加照片"
        with desk.action("photo", f"给志愿者「{person.title}」{verb}") as group:
            desk.records.update_each(group, belongings.removals(desk, _PHOTO, former, group.at))
            return _insert(desk, group, person.id, taken, {"purpose": PORTRAIT})


def drop_portrait(desk: Desk, volunteer: str) -> int:
    """Move somebody's photo to the trash, as one action; gives how many went."""
    person = desk.records.get(_VOLUNTEER, selves(desk.store, volunteer)[0])
    former = _pictures(desk, person.id, PORTRAIT)
    with desk.action("remove", f"删除志愿者「{person.title}」的照片") as group:
        desk.records.update_each(group, belongings.removals(desk, _PHOTO, former, group.at))
    return len(former)


def scans(desk: Desk, volunteer: str) -> list[Record]:
    """Scans of the papers somebody signed, the newest last."""
    return _pictures(desk, volunteer, SCAN)


def attach_paper(
    desk: Desk, volunteers: Sequence[str], purposes: Sequence[str], sources: Sequence[Path | Loose]
) -> int:
    """Put the scan of a signed paper to the consents in force, as one action.

    Args:
        desk: the open station.
        volunteers: who signed it.
        purposes: codes of `PURPOSE`; what somebody did not agree to is left out.
        sources: its pages; a consent names the first.

    Returns:
        How many consents have it now.

    Raises:
        errors.InvalidValues: nobody agreed to any of it, or more people than sign one paper.
        errors.InputFileError: a page can't be read.
    """
    people = _signers(desk, volunteers)
    in_force = consents.in_force(desk, people, purposes)
    if not in_force:
        raise errors.InvalidValues(problems="还没有登记同意，请先登记，再附签字单。")
    with keeping(desk.home.staging):
        pages = [laid_down(desk, look_at(desk, source)) for source in sources]
        with desk.action("photo", "") as group:
            _attach(desk, group, in_force, pages)
            group.rename(f"给{consents.who(desk, people)}的同意附上签字单")
    return len(in_force)


def give_with_paper(
    desk: Desk,
    volunteers: Sequence[str],
    purposes: Sequence[str],
    day: str,
    given_by: str,
    sources: Sequence[Path | Loose],
) -> int:
    """Write down that people agreed, with the scan of what they signed, as one action.

    Returns:
        How many consents were written.

    Raises:
        errors.InvalidValues: as of `consents.give`, or more people than sign one paper.
        errors.InputFileError: a page can't be read; nothing was written.
    """
    if not sources:
        return consents.give(desk, volunteers, purposes, day, given_by)
    people = _signers(desk, volunteers)
    consents.check(desk, people, purposes, day)
    minors.check_guardian(desk, people, day, given_by)
    with keeping(desk.home.staging):
        pages = [laid_down(desk, look_at(desk, source)) for source in sources]
        with desk.action("add", "") as group:
            made = consents.write(desk, group, people, purposes, day, given_by)
            bare = [
                one for one in consents.in_force(desk, people, purposes) if not one.values["scan"]
            ]
            _attach(desk, group, bare, pages)
            what = consents.what(purposes)
            group.rename(f"登记{consents.who(desk, people)}的同意（{what}），附签字单")
    return made


def _attach(desk: Desk, group: Group, in_force: Sequence[Record], pages: Sequence[Taken]) -> None:
    """A photo a page for each person, and the first of them at each of their consents."""
    by_person: dict[str, list[Record]] = {}
    for one in in_force:
        by_person.setdefault(selves(desk.store, one.text("volunteer"))[0], []).append(one)
    for person, signed in by_person.items():
        words = consents.what([one.text("purpose") for one in signed])
        told: dict[str, Value] = {"purpose": SCAN, "caption": f"同意书（{words}）"}
        made = [
            _insert(desk, group, person, page, {**told, "position": number})
            for number, page in enumerate(pages, 1)
        ]
        desk.records.update_many(group, signed, {"scan": made[0]})


def put_scans(
    desk: Desk, group: Group, person: str, pages: Sequence[Taken], paper: str
) -> RecordId:
    """Scans of a paper somebody signed, inside an action; gives the first one's id.

    Args:
        desk: the open station.
        group: the action.
        person: who signed it.
        pages: at least one, laid down already.
        paper: what it is called in their captions.
    """
    told: dict[str, Value] = {"purpose": SCAN, "caption": paper}
    made = [
        _insert(desk, group, person, page, {**told, "position": number})
        for number, page in enumerate(pages, 1)
    ]
    return made[0]


def _insert(
    desk: Desk, group: Group, person: str, taken: Taken, told: dict[str, Value]
) -> RecordId:
    desk.places.put(taken.photo.sha256, list(taken.stored))
    return desk.records.insert(group, _PHOTO, {**facts_of(taken), "volunteer": person, **told})


def _signers(desk: Desk, volunteers: Sequence[str]) -> list[str]:
    people = list(dict.fromkeys(selves(desk.store, one)[0] for one in volunteers))
    if len(people) > MOST_ON_PAPER:
        problem = f"一张签字单最多 {MOST_ON_PAPER} 人，这里选了 {len(people)} 人，请分几次附。"
        raise errors.InvalidValues(problems=problem)
    return people


def _pictures(desk: Desk, volunteer: str, purpose: str) -> list[Record]:
    """Of somebody and of whoever was merged into them, in the order they came."""
    found = [
        photo
        for one in selves(desk.store, volunteer)
        for photo in desk.records.find(_PHOTO, volunteer=RecordId(one), purpose=purpose)
    ]
    return sorted(found, key=lambda photo: photo.id)


def _right(desk: Desk, volunteer: Record) -> tuple[Right, str]:
    known = consents.states(desk, [volunteer.id])
    return _right_of(volunteer, known.get(volunteer.id, {}), desk.today())


def _right_of(
    volunteer: Record, known: Mapping[str, ConsentState], today: dt.date
) -> tuple[Right, str]:
    if volunteer.flag("no_photo"):
        return "unwanted", ""
    told = known.get("photo")
    if told is None:
        return "missing", ""
    if told.state == "withdrawn":
        return "withdrawn", told.day
    minor = _is_minor(volunteer, today)
    return ("guardian" if minor and not told.given_by else "given"), told.day


def _is_minor(volunteer: Record, today: dt.date) -> bool:
    years = years_old(volunteer.text("birth_date"), today)
    return years is not None and years < ADULT_YEARS

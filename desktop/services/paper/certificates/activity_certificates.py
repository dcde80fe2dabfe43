"""Activity certificates: one for each part somebody had in an activity."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from desktop import errors
from desktop.model.kind import Record
from desktop.model.locked import LOCKED_WORDS
from desktop.model.volunteer_rules import is_deceased
from desktop.services.activities import hours
from desktop.services.activities.happenings import Happening, happening
from desktop.services.desk import Desk
from desktop.services.paper.certificates import issuing, register
from desktop.services.paper.certificates.claims import (
    ACTIVITY,
    CERTIFICATE,
    Claim,
    Issued,
    Planned,
    facts_of,
)
from desktop.services.paper.certificates.holders import (
    WHERE_THE_KEY_IS,
    identity,
    signers,
    with_known_id,
)
from desktop.services.roster.departed import is_erased

#: Activities with the volunteers meant of each; everybody who took part where there are none.
Wanted = Sequence[tuple[str, Sequence[str]]]


def claims(desk: Desk, wanted: Wanted) -> list[Claim]:
    """What is to be certified.

    Args:
        desk: the open station.
        wanted: of what, in the order of printing.

    Raises:
        errors.NothingToPrint: nobody took part, or it has not been held.
    """
    return [
        claim
        for activity, only in wanted
        for claim in _claims_of(desk, _held(desk, activity), set(only))
    ]


def enter(desk: Desk, wanted: Wanted, planned: Sequence[Planned]) -> tuple[str, ...] | None:
    """Write a plan for these into the register; as `register.enter`."""
    return register.enter(desk, _title(planned), planned, lambda: claims(desk, wanted))


def preview(desk: Desk, activity_id: str, only: Sequence[str] = ()) -> list[Issued]:
    """What those of one activity say; registers nothing."""
    found = claims(desk, ((activity_id, only),))
    return [one.issued for one in issuing.look(desk, found)]


def issue(desk: Desk, activity_id: str, only: Sequence[str] = ()) -> list[Issued]:
    """Those of one activity, with numbers, in the register."""
    wanted = ((activity_id, only),)
    while True:
        planned = issuing.plan(desk, claims(desk, wanted))
        if enter(desk, wanted, planned) is not None:
            return [one.issued for one in planned]


def left_out(desk: Desk, activity_id: str, only: Sequence[str] = ()) -> tuple[str, ...]:
    """Who gets no certificate, since no hours of theirs are known, by name.

    Args:
        desk: the open station.
        activity_id: which activity.
        only: volunteers asked for; everybody who took part where empty.
    """
    chosen = set(only)
    return tuple(
        volunteer.text("name")
        for participation, volunteer in happening(desk, activity_id).participants
        if participation.number("minutes") <= 0 and is_meant(volunteer, chosen)
    )


def in_memory(desk: Desk, activity_id: str, only: Sequence[str] = ()) -> tuple[str, ...]:
    """Who has died since, and gets a certificate only where they alone are chosen, by name."""
    return tuple(
        volunteer.text("name")
        for participation, volunteer in happening(desk, activity_id).participants
        if not only and participation.number("minutes") > 0 and is_deceased(volunteer.values)
    )


def is_meant(volunteer: Record, chosen: set[str]) -> bool:
    """Whether somebody is asked for: of who has died only where they were chosen."""
    if is_erased(volunteer):
        return False
    return volunteer.id in chosen if chosen else not is_deceased(volunteer.values)


def _held(desk: Desk, activity_id: str) -> Happening:
    found = happening(desk, activity_id)
    if found.record.values["status"] not in hours.COUNTING:
        raise errors.NothingToPrint(why=f"活动「{found.record.title}」还没有开展")
    if not found.participants:
        raise errors.NothingToPrint(why=f"活动「{found.record.title}」还没有登记参与人员")
    if found.record.text("held_on") == LOCKED_WORDS:
        raise errors.NothingToPrint(why=f"活动的日期{LOCKED_WORDS}，{WHERE_THE_KEY_IS}")
    return found


def _claims_of(desk: Desk, found: Happening, chosen: set[str]) -> Iterator[Claim]:
    standing, common = _standing(desk, found.record.id), _common(desk, found)
    served = [
        (participation, volunteer)
        for participation, volunteer in found.participants
        if participation.number("minutes") > 0 and is_meant(volunteer, chosen)
    ]
    if not served:
        raise errors.NothingToPrint(why="选中的人没有服务时长")
    for participation, volunteer in served:
        facts = identity(volunteer) | _part(participation) | common
        known = standing.get(participation.id)
        yield _claim(found.record.id, participation.id, volunteer.id, facts, known)


def _claim(
    activity: str, participation: str, volunteer: str, facts: dict[str, str], known: Record | None
) -> Claim:
    said = facts_of(known) if known else {}
    told = with_known_id(facts, said) if known else facts
    return Claim(ACTIVITY, told, volunteer, activity, participation, known, stands=said == told)


def _standing(desk: Desk, activity_id: str) -> Mapping[str, Record]:
    """The valid certificates of an activity, by participation."""
    found = desk.records.find(CERTIFICATE, activity=activity_id, void=False)
    return {record.text("participation"): record for record in found}


def _common(desk: Desk, found: Happening) -> dict[str, str]:
    return {
        "activity": found.record.text("title"),
        "held_on": found.record.text("held_on"),
        "place": found.point or found.record.text("place"),
        **signers(desk, found.record.text("leader")),
    }


def _part(participation: Record) -> dict[str, str]:
    return {"role": participation.text("role"), "minutes": str(participation.number("minutes"))}


def _title(planned: Sequence[Planned]) -> str:
    titles = list(dict.fromkeys(one.issued.facts["activity"] for one in planned))
    more = f"等 {len(titles)} 个活动" if len(titles) > 1 else ""
    return f"登记活动「{titles[0]}」{more}的证书"

"""The register of certificates: numbers without a gap, one series a PC, signed facts."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop import errors
from desktop.model import checks, seal_code
from desktop.model.fields import Value
from desktop.model.id_number import mask
from desktop.model.ids import RecordId
from desktop.model.kind import Record
from desktop.model.kinds import kind_named
from desktop.model.locked import LOCKED_WORDS
from desktop.services.activities import hours
from desktop.services.activities.happenings import Happening, happening
from desktop.services.desk import Desk
from desktop.storage.journal import Group

_CERTIFICATE = kind_named("certificate")
#: How many names a sentence tells.
_SHOWN = 3
_WHERE_THE_KEY_IS = "请先取得钥匙，或在有钥匙的那台电脑上打印"


@dataclass(frozen=True, slots=True)
class Issued:
    """A certificate as it goes onto paper.

    Args:
        number: series and number, or empty while none is given.
        issued_on: ISO day.
        code: for the QR code; empty while there is no number.
        facts: everything printed, by name.
        reprint: whether it was printed before.
    """

    number: str
    issued_on: str
    code: str
    facts: dict[str, str]
    reprint: bool


@dataclass(frozen=True, slots=True)
class Planned:
    """A certificate on its way into the register.

    Args:
        issued: what goes onto paper.
        activity: id of the activity.
        volunteer: id of the holder.
        participation: id of what it certifies.
        again: id of the one that stands and is printed once more; empty for a new one.
        replaces: id of the one that says something else and becomes void.
    """

    issued: Issued
    activity: str
    volunteer: str
    participation: str
    again: str = ""
    replaces: str = ""


#: Activities with the volunteers meant of each; everybody who took part where there are none.
Wanted = Sequence[tuple[str, Sequence[str]]]


def look(desk: Desk, wanted: Wanted) -> list[Planned]:
    """Certificates as they stand or would be; those to come have no number.

    Args:
        desk: the open station.
        wanted: which, in the order of printing.

    Raises:
        errors.NothingToPrint: nobody took part, or it has not been held.
    """
    return _planned(desk, wanted, _Unnumbered(desk.today().isoformat()))


def plan(desk: Desk, wanted: Wanted) -> list[Planned]:
    """Certificates with the numbers they will have; registers nothing.

    A certificate whose facts have been corrected since is void, and a new one takes its place: a
    number, once used, says one thing only.

    Args:
        desk: the open station.
        wanted: which, in the order of printing.

    Raises:
        errors.NothingToPrint: nobody took part, or it has not been held.
    """
    planned = _planned(desk, wanted, _Numbers(desk))
    _refuse_locked([one.issued.facts for one in planned])
    return planned


def register(desk: Desk, wanted: Wanted, planned: Sequence[Planned]) -> tuple[str, ...] | None:
    """Write a plan into the register as one action: all of it, and just so, or nothing.

    Args:
        desk: the open station.
        wanted: what it was planned for.
        planned: the plan, which is on paper by now.

    Returns:
        The certificates' ids; None where something has changed since it was planned.
    """
    with desk.action("certificate", _title(planned)) as group:
        # Inside the action's write lock: nobody else can take the same number.
        if plan(desk, wanted) != list(planned):
            return None
        return tuple(_write(desk, group, one) for one in planned)


def not_printed(desk: Desk, ids: Sequence[str]) -> None:
    """Note that these did not come onto paper after all: their numbers stay, for the next try."""
    with desk.action("certificate", f"{len(ids)} 张证书没有打出来") as group:
        for found in desk.records.get_many(_CERTIFICATE, [RecordId(one) for one in ids]):
            fewer: dict[str, Value] = {"printings": max(found.number("printings") - 1, 0)}
            desk.records.update(group, found, fewer)


def preview_activity(desk: Desk, activity_id: str, only: Sequence[str] = ()) -> list[Issued]:
    """`look` for one activity."""
    return [one.issued for one in look(desk, ((activity_id, only),))]


def issue_activity(desk: Desk, activity_id: str, only: Sequence[str] = ()) -> list[Issued]:
    """`plan` and `register` for one activity."""
    wanted = ((activity_id, only),)
    while True:
        planned = plan(desk, wanted)
        if register(desk, wanted, planned) is not None:
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
        if (not chosen or volunteer.id in chosen) and participation.number("minutes") <= 0
    )


def void(desk: Desk, certificate_id: str, why: str) -> str:
    """Make a certificate void, as an action of its own; its number stays used.

    Args:
        desk: the open station.
        certificate_id: which.
        why: in words; the register keeps it.

    Returns:
        Its number.

    Raises:
        errors.InvalidValues: it is void already, or no reason is given.
    """
    with desk.action("void", "") as group:
        found = desk.records.get(_CERTIFICATE, certificate_id)
        number = number_of(found)
        if found.flag("void"):
            raise errors.InvalidValues(problems=f"证书 {number} 已经作废了。")
        reason = checks.parse_value(_CERTIFICATE.field("void_reason"), why.strip())
        if not reason:
            raise errors.InvalidValues(problems="作废原因：请写明为什么作废。")
        _void(desk, group, found, str(reason))
        group.rename(f"作废证书 {number}")
    return number


def number_of(certificate: Record) -> str:
    """A certificate's number as printed: series, dash, six digits."""
    return _number(certificate.text("series"), certificate.number("number"))


def _number(series: str, number: int) -> str:
    return f"{series}-{number:06d}"


def _held(desk: Desk, activity_id: str) -> Happening:
    found = happening(desk, activity_id)
    if found.record.values["status"] not in hours.COUNTING:
        raise errors.NothingToPrint(why=f"活动「{found.record.title}」还没有开展")
    if not found.participants:
        raise errors.NothingToPrint(why=f"活动「{found.record.title}」还没有登记参与人员")
    if found.record.text("held_on") == LOCKED_WORDS:
        raise errors.NothingToPrint(why=f"活动的日期{LOCKED_WORDS}，{_WHERE_THE_KEY_IS}")
    return found


def _register(desk: Desk, activity_id: str) -> dict[str, Record]:
    """The valid certificates of an activity, by participation."""
    found = desk.records.find(_CERTIFICATE, activity=activity_id, void=False)
    return {record.text("participation"): record for record in found}


def _facts_of(
    desk: Desk, found: Happening, standing: Mapping[str, Record], only: Sequence[str]
) -> list[tuple[Record, Record, dict[str, str]]]:
    station, chosen = desk.station, set(only)
    handler = desk.records.get(kind_named("clerk"), desk.clerk or "", removed=True)
    common = {
        "activity": found.record.text("title"),
        "held_on": found.record.text("held_on"),
        "place": found.point or found.record.text("place"),
        "issuer": station.text("signing_body") or station.text("name"),
        "head": found.record.text("leader") or station.text("head"),
        "handler": handler.text("name"),
        "phone": station.text("phone"),
    }
    pairs = [
        (
            participation,
            volunteer,
            _personal(participation, volunteer, standing.get(participation.id)) | common,
        )
        for participation, volunteer in found.participants
        if (not chosen or volunteer.id in chosen) and participation.number("minutes") > 0
    ]
    if not pairs:
        raise errors.NothingToPrint(why="选中的人没有服务时长")
    return pairs


def _personal(participation: Record, volunteer: Record, standing: Record | None) -> dict[str, str]:
    number = volunteer.text("id_number")
    told = {
        "name": volunteer.text("name"),
        "volunteer_number": volunteer.text("national_number"),
        "id_type": volunteer.shown("id_type") if number else "",
        "id_number": mask(number) if number else "",
        "role": participation.text("role"),
        "minutes": str(participation.number("minutes")),
    }
    if number == LOCKED_WORDS and standing is not None:
        # What the PC that has the key has certified: this one can't say otherwise.
        facts = _facts(standing)
        told |= {name: facts.get(name, "") for name in ("id_type", "id_number")}
    return told


def _refuse_locked(facts: Sequence[Mapping[str, str]]) -> None:
    """A certificate that a person holds in hand says who they are, or nothing; never words of ours.

    Raises:
        errors.NothingToPrint: naming them.
    """
    names = [told["name"] for told in facts if told["id_number"] == LOCKED_WORDS]
    if not names and any(LOCKED_WORDS in told.values() for told in facts):
        raise errors.NothingToPrint(why=f"证书上的内容{LOCKED_WORDS}，{_WHERE_THE_KEY_IS}")
    if names:
        more = f"等 {len(names)} 人" if len(names) > _SHOWN else ""
        who = f"{'、'.join(names[:_SHOWN])}{more}"
        why = f"{who} 的证件号码{LOCKED_WORDS}，{_WHERE_THE_KEY_IS}"
        raise errors.NothingToPrint(why=why)


def _facts(certificate: Record) -> dict[str, str]:
    return dict(json.loads(certificate.text("facts")))


def _void(desk: Desk, group: Group, certificate: Record, why: str) -> None:
    desk.records.update(group, certificate, {"void": True, "void_reason": why})


class _Unnumbered:
    """Gives new certificates no number."""

    def __init__(self, today: str) -> None:
        self._today = today

    def __call__(self, facts: dict[str, str]) -> Issued:
        return Issued("", self._today, "", facts, reprint=False)


class _Numbers:
    """Gives new certificates the numbers that come next in this PC's series, and their codes."""

    def __init__(self, desk: Desk) -> None:
        device = desk.records.get(kind_named("device"), str(desk.settings.get("device")))
        self._series = series = device.text("series")
        last = desk.store.one("SELECT max(number) FROM certificate WHERE series = ?", (series,))
        self._last = int(last or 0)
        self._today = desk.today()
        self._key = Ed25519PrivateKey.from_private_bytes(desk.secrets.get("device_key"))
        self._key_id = key_id(device.text("public_key"))

    def __call__(self, facts: dict[str, str]) -> Issued:
        self._last += 1
        number = _number(self._series, self._last)
        code = seal_code.payload(number, self._today, facts, self._key.sign, self._key_id)
        return Issued(number, self._today.isoformat(), code, facts, reprint=False)


def _planned(desk: Desk, wanted: Wanted, new: Callable[[dict[str, str]], Issued]) -> list[Planned]:
    planned: list[Planned] = []
    for activity, only in wanted:
        certificates = _register(desk, activity)
        for participation, volunteer, facts in _facts_of(
            desk, _held(desk, activity), certificates, only
        ):
            standing = certificates.get(participation.id)
            again = standing is not None and _facts(standing) == facts
            planned.append(
                Planned(
                    _issued(standing, facts) if standing and again else new(facts),
                    activity,
                    volunteer.id,
                    participation.id,
                    standing.id if standing and again else "",
                    standing.id if standing and not again else "",
                )
            )
    return planned


def _title(planned: Sequence[Planned]) -> str:
    titles = list(dict.fromkeys(one.issued.facts["activity"] for one in planned))
    more = f"等 {len(titles)} 个活动" if len(titles) > 1 else ""
    return f"登记活动「{titles[0]}」{more}的证书"


def _write(desk: Desk, group: Group, planned: Planned) -> str:
    if planned.again:
        standing = desk.records.get(_CERTIFICATE, planned.again)
        count: dict[str, Value] = {"printings": standing.number("printings") + 1}
        desk.records.update(group, standing, count)
        return standing.id
    if planned.replaces:
        old = desk.records.get(_CERTIFICATE, planned.replaces)
        _void(desk, group, old, "内容有更正，另发新证")
    issued, facts = planned.issued, planned.issued.facts
    series, number = issued.number.split("-")
    values: dict[str, Value] = {
        "series": series,
        "number": int(number),
        "kind": "activity",
        "volunteer": planned.volunteer,
        "activity": planned.activity,
        "participation": planned.participation,
        "facts": json.dumps(facts, ensure_ascii=False, sort_keys=True),
        "issued_on": issued.issued_on,
        "issuer": facts["issuer"],
        "handler": facts["handler"],
        "code": issued.code,
        "printings": 1,
    }
    return desk.records.insert(group, _CERTIFICATE, values)


def key_id(public_key: str) -> str:
    """A short name for a device's key: the first 12 hexadecimal digits of its SHA-256.

    Args:
        public_key: 32 bytes in hexadecimal.
    """
    return hashlib.sha256(bytes.fromhex(public_key)).hexdigest()[:12]


def _issued(certificate: Record, facts: dict[str, str]) -> Issued:
    issued_on, code = certificate.text("issued_on"), certificate.text("code")
    # One that was registered and then not printed comes onto paper for the first time.
    printed = certificate.number("printings") > 0
    return Issued(number_of(certificate), issued_on, code, facts, reprint=printed)

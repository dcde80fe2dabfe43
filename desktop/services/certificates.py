"""The register of certificates: numbers without a gap, one series a PC, signed facts."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping, Sequence
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
from desktop.services import hours
from desktop.services.desk import Desk
from desktop.services.happenings import Happening, happening
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


def preview_activity(desk: Desk, activity_id: str, only: Sequence[str] = ()) -> list[Issued]:
    """The certificates of an activity as they stand or would be; registers nothing.

    Args:
        desk: the open station.
        activity_id: which activity.
        only: volunteers to make them for; everybody who took part where empty.

    Raises:
        errors.NothingToPrint: nobody took part, or it has not been held.
    """
    found = _held(desk, activity_id)
    certificates = _register(desk, activity_id)
    return [
        _as_it_stands(certificates.get(p.id), facts, desk.today().isoformat())
        for p, _, facts in _facts_of(desk, found, certificates, only)
    ]


def issue_activity(desk: Desk, activity_id: str, only: Sequence[str] = ()) -> list[Issued]:
    """Register the certificates of an activity; those registered already keep their numbers.

    A certificate whose facts have been corrected since is void, and a new one takes its place: a
    number, once used, says one thing only.

    Args:
        desk: the open station.
        activity_id: which activity.
        only: volunteers to make them for; everybody who took part where empty.

    Raises:
        errors.NothingToPrint: nobody took part, or it has not been held.
    """
    found = _held(desk, activity_id)
    title = f"登记活动「{found.record.title}」的证书"
    issued: list[Issued] = []
    with desk.action("certificate", title) as group:
        certificates = _register(desk, activity_id)
        told = _facts_of(desk, found, certificates, only)
        _refuse_locked([facts for _, _, facts in told])
        for participation, volunteer, facts in told:
            standing = certificates.get(participation.id)
            again = False
            if standing is not None and _facts(standing) != facts:
                _void(desk, group, standing, "内容有更正，另发新证")
                standing = None
            if standing is None:
                standing = _add(desk, group, participation, volunteer, facts)
            else:
                again = True
                count: dict[str, Value] = {"printings": standing.number("printings") + 1}
                desk.records.update(group, standing, count)
            issued.append(_issued(standing, facts, reprint=again))
    return issued


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
    return f"{certificate.text('series')}-{certificate.number('number'):06d}"


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


def _add(
    desk: Desk, group: Group, participation: Record, volunteer: Record, facts: dict[str, str]
) -> Record:
    device = desk.records.get(kind_named("device"), str(desk.settings.get("device")))
    series = device.text("series")
    # Inside the action's write lock: nobody else can take the same number.
    last = desk.store.one("SELECT max(number) FROM certificate WHERE series = ?", (series,))
    number, today = (last or 0) + 1, desk.today().isoformat()
    values: dict[str, Value] = {
        "series": series,
        "number": number,
        "kind": "activity",
        "volunteer": volunteer.id,
        "activity": participation.values["activity"],
        "participation": participation.id,
        "facts": json.dumps(facts, ensure_ascii=False, sort_keys=True),
        "issued_on": today,
        "issuer": facts["issuer"],
        "handler": facts["handler"],
        "code": _code(desk, f"{series}-{number:06d}", today, facts, device),
        "printings": 1,
    }
    made: RecordId = desk.records.insert(group, _CERTIFICATE, values)
    return desk.records.get(_CERTIFICATE, made)


def _code(desk: Desk, number: str, today: str, facts: dict[str, str], device: Record) -> str:
    key = Ed25519PrivateKey.from_private_bytes(desk.secrets.get("device_key"))
    day = dt.date.fromisoformat(today)
    return seal_code.payload(number, day, facts, key.sign, key_id(device.text("public_key")))


def key_id(public_key: str) -> str:
    """A short name for a device's key: the first 12 hexadecimal digits of its SHA-256.

    Args:
        public_key: 32 bytes in hexadecimal.
    """
    return hashlib.sha256(bytes.fromhex(public_key)).hexdigest()[:12]


def _issued(certificate: Record, facts: dict[str, str], *, reprint: bool) -> Issued:
    issued_on, code = certificate.text("issued_on"), certificate.text("code")
    return Issued(number_of(certificate), issued_on, code, facts, reprint)


def _as_it_stands(certificate: Record | None, facts: dict[str, str], today: str) -> Issued:
    if certificate is None or _facts(certificate) != facts:
        return Issued("", today, "", facts, reprint=False)
    return _issued(certificate, facts, reprint=True)

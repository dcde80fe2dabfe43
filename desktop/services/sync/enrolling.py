"""Join a county: over the line, or by a request file and a reply file."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from desktop import errors
from desktop.model.kinds import kind_named
from desktop.services import audits
from desktop.services.desk import Desk
from desktop.services.sync.lines import Lines, WireLines
from desktop.services.sync.replicas import DEVICE, REPLICA, computer_name
from desktop.storage.atomic import atomic_writer
from desktop.storage.migrations import SCHEMA_VERSION
from desktop.storage.places import check_target
from desktop.sync.joining import joined as kept
from desktop.sync.joining.enrolment import (
    Applicant,
    County,
    Joined,
    check_county,
    check_own_county,
    check_reply,
    proved,
    request_of,
)
from desktop.sync.joining.enrolment_code import EnrolCode, parse_code
from desktop.sync.joining.reply_file import open_reply
from desktop.sync.joining.restart import registered
from desktop.sync.line.address import Address, parse_address
from desktop.sync.line.port import Line, Reply, no_answer
from desktop.sync.runs import last_trouble
from desktop.sync.wire.refusals import refusal_of

#: Setting: the request under way, so that a repetition is the same one; of this replica only.
_UNDER_WAY = "replica.enrolling"
#: Secret of this replica: the code of that request, so that nobody has to type it for the reply.
_CODE = "replica.enrolling_code"
#: What the county says of a replica that can't go on.
_UNWANTED = {"revoked", "unknown_replica"}
#: Why a county takes a code no more (section 10) -> (why, what to do).
_NOT_TAKEN = {
    "used": ("这个加入码已经被另一台电脑用掉了", "每台电脑要用一个新的加入码，请向县里再要一个。"),
    "expired": ("这个加入码已经过期", "请向县里要一个新的加入码。"),
    "station": ("这个加入码是发给别的站的", "请核对是不是本站的加入码，或向县里要一个。"),
    "": ("县平台不认这个加入码", "请核对加入码；需要时请县里重新发一个。"),
}


@dataclass(frozen=True, slots=True)
class Enrolled:
    """A station that has joined.

    Args:
        station: the full name the county knows it by.
        county: the county's name.
        differs: what the county writes otherwise than the station, in words; for the clerk.
    """

    station: str
    county: str
    differs: tuple[str, ...] = ()


def enroll(desk: Desk, url: str, typed: str, lines: Lines | None = None) -> Enrolled:
    """Join over the line; the same call again after a lost answer goes on where it was.

    Args:
        desk: the open station.
        url: of the county platform.
        typed: the code, however it was typed.
        lines: makes lines.

    Raises:
        errors.NotJoinedYet: nobody answered.
        errors.LineError: it did not work; what happened, and what to do.
    """
    code, address = parse_code(typed), parse_address(url)
    _check_free(desk)
    lines = lines or WireLines(desk.clock)
    try:
        county = ask_county(lines, address, code)
        _leave_refused(desk)
        request = _request(desk, code)
        answer = ask_to_join(lines, address, county, request)
    except errors.NoAnswer as silent:
        raise errors.NotJoinedYet(**silent.facts) from silent
    return _keep(desk, address.url, check_reply(answer, code, request["station"]))


def add_address(desk: Desk, url: str, lines: Lines | None = None) -> None:
    """Note where this station's county is now, and which authority proves its certificate.

    For a station that joined by file, and where the county has moved or has a new CA: the key it
    was joined by signs both.

    Raises:
        errors.AddressNotReached: nobody answers there.
        errors.LineError: it is another county.
    """
    member, address = kept.required_membership(desk.settings), parse_address(url)
    bare = (lines or WireLines(desk.clock)).bare(address)
    try:
        county = check_own_county(county_facts(bare), member.county.identity)
    except errors.NoAnswer as silent:
        raise errors.AddressNotReached(**silent.facts) from silent
    finally:
        bare.close()
    desk.settings.put(kept.COUNTY, {"url": address.url, **county.to_json()})


def write_request(desk: Desk, typed: str, target: Path) -> None:
    """Write the file that asks to join, for a station without a line.

    Raises:
        errors.LineError: the code will not do, or the station has joined already.
        errors.WorldError: the place refuses.
    """
    code = parse_code(typed)
    _check_free(desk)
    check_target(desk.home, target)
    _leave_refused(desk)
    write_request_file(_request(desk, code), target)
    kept.note_asked_by_file(desk.settings, asked=True)


def read_reply(desk: Desk, typed: str, source: Path) -> Enrolled:
    """Read the county's answer to that file.

    Args:
        desk: the open station.
        typed: the code; where empty, the one that was typed for the request.
        source: the file.

    Raises:
        errors.LineError: it is not the answer to this station's request.
        errors.InputFileError: the file will not do.
    """
    typed = typed.strip()
    code = parse_code(typed) if typed else None
    _check_free(desk)
    under_way = desk.settings.get(_UNDER_WAY)
    if under_way is None:
        raise not_asked()
    code = code or _kept_code(desk)
    body = open_reply(source, kept.sealing_key(desk.secrets))
    return _keep(desk, "", check_reply(body, code, under_way["station"]))


def not_asked() -> errors.EnrolRefused:
    """A reply is to be read, and nothing was asked."""
    return errors.EnrolRefused(
        why="这台电脑没有写过加入申请",
        hint="请先写申请文件交给县里（命令行用 station enroll --request）。",
    )


def code_needed() -> errors.EnrolRefused:
    """The request was written by a program that did not keep its code."""
    return errors.EnrolRefused(
        why="申请里没有记下加入码", hint="请连同写申请时用的加入码一起再读一次。"
    )


def ask_county(lines: Lines, address: Address, code: EnrolCode) -> County:
    """Who is there, proved by the code; asked without trust, since the code gives it."""
    line = lines.bare(address)
    try:
        return check_county(county_facts(line), code)
    finally:
        line.close()


def county_facts(line: Line) -> dict[str, Any]:
    """What `GET /v1/county` tells."""
    reply = line.request("GET", "/v1/county", {})
    if reply.status != 200:
        raise refusal_of(reply)
    return reply.json()


def ask_to_join(
    lines: Lines, address: Address, county: County, request: dict[str, Any]
) -> dict[str, Any]:
    """The county's answer to a request, over a line that it alone can be at the other end of.

    Raises:
        errors.EnrolRefused: it does not take the code.
        errors.LineError: no answer, or another refusal.
    """
    line = lines.to(address, county.ca)
    try:
        reply = line.request(
            "POST", "/v1/enrol", {"Content-Type": "application/json"}, json_bytes(request)
        )
    finally:
        line.close()
    return _accepted(reply)


def make_request(
    code: EnrolCode, station: str, replica: str, key: bytes, sealing: bytes, issued: str, name: str
) -> dict[str, Any]:
    """The request of this PC, by the name that other PCs see."""
    return request_of(code, Applicant(station, replica, key, sealing, name, SCHEMA_VERSION, issued))


def write_request_file(request: dict[str, Any], target: Path) -> None:
    """The request as a file; there is no secret in it."""
    with atomic_writer(target) as file:
        file.write(json_bytes(request))


def json_bytes(body: dict[str, Any]) -> bytes:
    """JSON with the letters as they are."""
    return json.dumps(body, ensure_ascii=False).encode()


def new_sealing_key() -> bytes:
    """32 bytes of a private X25519 key."""
    return os.urandom(32)


def _accepted(reply: Reply) -> dict[str, Any]:
    if reply.status == 200:
        return reply.json()
    if reply.error in ("code", "not_yours", "not_there"):
        why, hint = _NOT_TAKEN.get(str(reply.json().get("why")), _NOT_TAKEN[""])
        raise errors.EnrolRefused(why=why, hint=hint)
    if reply.error == "slow_down":
        raise errors.EnrolRefused(why="错的次数太多，县平台暂时不收", hint="请过一小时再试。")
    if reply.status < 400:
        raise no_answer("garbled", f"HTTP {reply.status}")
    raise refusal_of(reply)


def _check_free(desk: Desk) -> None:
    member = kept.membership(desk.settings)
    # A recovered PC without a line has no other way to make its new name known.
    known = str(desk.settings.get(REPLICA)) in registered(desk.settings)
    if member is not None and known and not _refused(desk):
        raise errors.EnrolledAlready(county=member.county.name)


def _refused(desk: Desk) -> bool:
    """Whether the county said at the last run that it does not want this replica."""
    trouble = last_trouble(desk.settings)
    return trouble is not None and trouble.reason in _UNWANTED


def _leave_refused(desk: Desk) -> None:
    """A PC that was revoked joins as another replica; what had not left goes up under that one."""
    if _refused(desk) and str(desk.settings.get(REPLICA)) in registered(desk.settings):
        from desktop.services.sync.syncing import renew  # brings the whole engine along

        renew(desk, "enrol")


def _request(desk: Desk, code: EnrolCode) -> dict[str, Any]:
    """The request of this code: the same as before, or a new one, stored before it is sent."""
    before: dict[str, Any] | None = desk.settings.get(_UNDER_WAY)
    if before is not None and before["code"] == code.id:
        desk.secrets.put(_CODE, code.text.encode())
        return proved(code, before)
    # One key for all requests of a replica: whichever of them is answered, it opens the answer.
    sealing = desk.secrets.find(kept.SEALING_KEY) or new_sealing_key()
    request = make_request(
        code,
        desk.station.text("division_code"),
        str(desk.settings.get(REPLICA)),
        kept.device_key(desk.secrets).public_key().public_bytes_raw(),
        X25519PrivateKey.from_private_bytes(sealing).public_key().public_bytes_raw(),
        desk.today().isoformat(),
        _own_name(desk),
    )
    with desk.store.transaction():
        desk.secrets.put(kept.SEALING_KEY, sealing)
        desk.secrets.put(_CODE, code.text.encode())
        desk.settings.put(_UNDER_WAY, request)
    return request


def _own_name(desk: Desk) -> str:
    """What this PC is called among the station's."""
    found = desk.records.get_many(kind_named("device"), [str(desk.settings.get(DEVICE))])
    return computer_name(found[0].text("name") if found else "")


def _kept_code(desk: Desk) -> EnrolCode:
    found = desk.secrets.find(_CODE)
    if found is None:
        raise code_needed()
    return parse_code(found.decode())


def _keep(desk: Desk, url: str, answer: Joined) -> Enrolled:
    audits.note(desk, audits.What.ENROLLED, why=answer.county.name)
    with desk.store.transaction():
        kept.keep_membership(desk.settings, desk.secrets, url, answer)
        desk.settings.put(_UNDER_WAY, None)
        kept.note_asked_by_file(desk.settings, asked=False)
        desk.secrets.drop(_CODE)
    return Enrolled(answer.station.get("name", ""), answer.county.name, _differs(desk, answer))


def _differs(desk: Desk, answer: Joined) -> tuple[str, ...]:
    ours, theirs = desk.station.text("name"), answer.station.get("name", "")
    if not theirs or ours == theirs or ours.startswith(theirs):
        return ()
    return (f"县里登记的站名是“{theirs}”，本站写的是“{ours}”。",)

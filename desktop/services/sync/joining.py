"""A second PC of a station: it asks to join from an empty folder, and gets a station of its own."""

from __future__ import annotations

import os
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from desktop import errors
from desktop.config import Home
from desktop.model import station_rules
from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.access import authority
from desktop.services.access.clerk_keys import NewSecret
from desktop.services.desk import Clock, Desk, wall_clock
from desktop.services.founding import SecondPc, StationFacts, make_station
from desktop.services.sync import enrolling, request_under_way
from desktop.services.sync.lines import Lines, WireLines
from desktop.services.sync.replicas import Identity, computer_name
from desktop.services.sync.request_under_way import Request, RequestUnderWay
from desktop.storage import keys
from desktop.storage.keys import PASSPHRASE, Argon2Cost, MasterKey
from desktop.storage.settings import NEW_HERE, Secrets, Settings
from desktop.storage.system_keyring import Keyring, NoKeyring
from desktop.sync.joining.enrolment import Joined, check_reply, proved
from desktop.sync.joining.enrolment_code import EnrolCode, parse_code
from desktop.sync.joining.joined import SEALING_KEY, keep_membership, membership
from desktop.sync.joining.reply_file import open_reply
from desktop.sync.line.address import parse_address

_HARMLESS = {"joining", "logs", "staging", keys.PREVIOUS_NAME}


@dataclass(frozen=True, slots=True)
class NewPc:
    """A station that was made on another PC of it.

    Args:
        home: where.
        master: its key.
        station: its full name.
        county: the county's name.
    """

    home: Home
    master: MasterKey
    station: str
    county: str


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a person gives to begin.

    Args:
        home: an empty folder.
        typed: the enrolment code; empty to read the answer to a request that was made with it.
        secret: for this PC's files; a text is a passphrase that is nobody's own.
        clerk: who sits at it.
        cost: of one guess at such a text.
        clock: the local time.
        computer: what this PC is called; as its system calls it where empty.
        ring: of this PC, which a PIN needs.
    """

    home: Home
    typed: str
    secret: str | NewSecret = field(repr=False)
    clerk: str = "文书"
    cost: Argon2Cost = keys.STATION_COST
    clock: Clock = wall_clock
    computer: str = ""
    ring: Keyring = field(default_factory=NoKeyring)

    @property
    def under_way(self) -> RequestUnderWay:
        """Where its request is kept until the station is made."""
        secret = self.secret
        wanted = NewSecret(secret, PASSPHRASE, self.cost) if isinstance(secret, str) else secret
        return RequestUnderWay(self.home, wanted, self.ring)


def join(begun: Beginning, url: str, lines: Lines | None = None) -> NewPc:
    """Join over the line; the same call again after a lost answer goes on where it was.

    Raises:
        errors.LineError: it did not work; the request under way stays for the next try.
        errors.OpenError: the folder or the passphrase will not do.
    """
    code, address = parse_code(begun.typed), parse_address(url)
    check_free(begun.home)
    lines = lines or WireLines(begun.clock)
    county = enrolling.ask_county(lines, address, code)
    under_way = _prepared(begun, code)
    answer = enrolling.ask_to_join(lines, address, county, under_way.body)
    return _make(begun, under_way, address.url, check_reply(answer, code, ""))


def write_request(begun: Beginning, target: Path) -> None:
    """Write the file that asks to join, for a PC without a line."""
    code = parse_code(begun.typed)
    check_free(begun.home)
    enrolling.write_request_file(_prepared(begun, code).body, target)


def read_reply(begun: Beginning, source: Path) -> NewPc:
    """Make the station from the county's answer to that file.

    Raises:
        errors.EnrolRefused: this PC has not asked.
        errors.InputFileError: the file is no answer to its request.
    """
    typed = begun.typed.strip()
    code = parse_code(typed) if typed else None
    check_free(begun.home)
    if not has_asked(begun.home):
        raise enrolling.not_asked()
    if code is None:
        code = _kept_code(begun)
    under_way = _prepared(begun, code)
    body = open_reply(source, X25519PrivateKey.from_private_bytes(under_way.sealing))
    return _make(begun, under_way, "", check_reply(body, code, ""))


def has_asked(home: Home) -> bool:
    """Whether a request of this PC is under way, to be gone on with by the secret of that time."""
    return request_under_way.is_kept(home)


def ask_anew(home: Home, ring: Keyring) -> None:
    """Let go of the request under way: its clerk has forgotten what opens it."""
    request_under_way.forget(home, ring)


def comes_by_line(desk: Desk) -> bool:
    """Whether what the station has is still to come to this PC, and a line is there for it."""
    member = membership(desk.settings)
    return bool(desk.settings.get(NEW_HERE, default=False)) and bool(member and member.url)


def check_free(home: Home) -> None:
    """Refuse a folder in which anything but a request under way, or what a kill left, lies.

    Raises:
        errors.JoiningNeedsEmptyFolder: something does.
    """
    try:
        names = {entry.name for entry in home.path.iterdir()}
    except FileNotFoundError:
        return
    except OSError as error:
        raise errors.JoiningNeedsEmptyFolder(path=str(home.path)) from error
    # A kill while the station was being made leaves its keys, or half of them, and no station.
    halves = {name for name in names if name.startswith(".") and name.endswith(".part")}
    if names - _HARMLESS - halves:
        raise errors.JoiningNeedsEmptyFolder(path=str(home.path))


def adopt_clerk(desk: Desk) -> None:
    """After the first sync: the clerk of this name whom another PC has made is the one at the desk.

    Else one person would stand twice in the list of clerks.
    """
    if not desk.settings.get(NEW_HERE, default=False):
        return
    kind = kind_named("clerk")
    own = desk.records.get(kind, desk.clerk or "", removed=True)
    others = [
        one
        for one in desk.records.find(kind)
        if one.id != own.id and one.text("name") == own.text("name") and not one.text("until")
    ]
    if others:
        # The way in was made for the one who goes; nothing but the secret could rename it. First,
        # since the door lets nobody in whose record is deleted.
        authority.hand_on(desk.settings, str(own.id), str(others[0].id))
        if not own.removed_at:
            records.remove(desk, "clerk", [own.id])
    with desk.store.transaction():  # last, so that after a kill before it all is done again
        if others:
            desk.settings.put("clerk", others[0].id)
        desk.settings.put(NEW_HERE, False)


def _make(begun: Beginning, under_way: Request, url: str, answer: Joined) -> NewPc:
    def keep(settings: Settings, secrets: Secrets) -> None:
        keep_membership(settings, secrets, url, answer)
        secrets.put(SEALING_KEY, under_way.sealing)
        settings.put(NEW_HERE, True)

    facts = replace(_facts(answer.station, begun.clerk), computer=begun.computer)
    second = SecondPc(Identity(str(under_way.body["replica"]), under_way.device), keep)
    master = make_station(
        begun.home,
        facts,
        begun.secret,
        cost=begun.cost,
        clock=begun.clock,
        second=second,
        ring=begun.ring,
    )
    request_under_way.forget(begun.home, begun.ring)  # of no use to anybody any more
    return NewPc(begun.home, master, facts.name, answer.county.name)


def _facts(told: Mapping[str, str], clerk: str) -> StationFacts:
    name = told.get("name", "")
    if not station_rules.is_full(name):
        name += station_rules.FULL_NAMES[0]
    return StationFacts(name, told["code"], told.get("town", ""), told.get("county", ""), clerk)


def _prepared(begun: Beginning, code: EnrolCode) -> Request:
    """The request under way, or a new one, on the disk before it is sent."""
    place = begun.under_way
    before = place.read()
    request = _request(begun, code, before)
    if request != before:
        place.keep(request)
    return request


def _kept_code(begun: Beginning) -> EnrolCode:
    before = begun.under_way.read()
    if before is None or not before.code:
        raise enrolling.code_needed()
    return parse_code(before.code)


def _request(begun: Beginning, code: EnrolCode, before: Request | None) -> Request:
    if before is not None and before.body["code"] == code.id:
        return replace(before, body=proved(code, before.body), code=code.text)
    # Another code makes another replica; its answers still open with the same key.
    device = os.urandom(32)
    sealing = before.sealing if before is not None else enrolling.new_sealing_key()
    body = enrolling.make_request(
        code,
        "",
        str(uuid.uuid4()),
        Ed25519PrivateKey.from_private_bytes(device).public_key().public_bytes_raw(),
        X25519PrivateKey.from_private_bytes(sealing).public_key().public_bytes_raw(),
        begun.clock().date().isoformat(),
        computer_name(begun.computer),
    )
    return Request(body, device, sealing, code.text)

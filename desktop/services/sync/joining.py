"""A second PC of a station: it asks to join from an empty folder, and gets a station of its own."""

from __future__ import annotations

import json
import os
import shutil
import uuid
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from desktop import errors
from desktop.config import Home
from desktop.model import station_rules
from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.desk import Clock, Desk, wall_clock
from desktop.services.founding import SecondPc, StationFacts, make_station
from desktop.services.sync import enrolling
from desktop.services.sync.lines import Lines, WireLines
from desktop.services.sync.replicas import Identity, computer_name
from desktop.storage import keys
from desktop.storage.atomic import atomic_writer, make_folder, own_files
from desktop.storage.keys import Argon2Cost, MasterKey
from desktop.storage.places import check_place
from desktop.storage.settings import Secrets, Settings
from desktop.sync.joining.enrolment import Joined, check_reply, proved
from desktop.sync.joining.enrolment_code import EnrolCode, parse_code
from desktop.sync.joining.joined import SEALING_KEY, keep_membership
from desktop.sync.joining.reply_file import open_reply
from desktop.sync.line.address import parse_address

#: A folder beside nothing else: the request under way, sealed under the passphrase.
_FILE, _PURPOSE = "request.sealed", "joining"
#: Setting: this PC has joined and not synced yet.
_NEW = "replica.new_here"
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
        passphrase: for this PC's files.
        clerk: who sits at it.
        cost: of one guess at the passphrase.
        clock: the local time.
        computer: what this PC is called; as its system calls it where empty.
    """

    home: Home
    typed: str
    passphrase: str
    clerk: str = "文书"
    cost: Argon2Cost = keys.STATION_COST
    clock: Clock = wall_clock
    computer: str = ""


@dataclass(frozen=True, slots=True)
class _UnderWay:
    request: dict[str, Any]
    device: bytes
    sealing: bytes
    code: str = ""


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
    answer = enrolling.ask_to_join(lines, address, county, under_way.request)
    return _make(begun, under_way, address.url, check_reply(answer, code, ""))


def write_request(begun: Beginning, target: Path) -> None:
    """Write the file that asks to join, for a PC without a line."""
    code = parse_code(begun.typed)
    check_free(begun.home)
    enrolling.write_request_file(_prepared(begun, code).request, target)


def read_reply(begun: Beginning, source: Path) -> NewPc:
    """Make the station from the county's answer to that file.

    Raises:
        errors.EnrolRefused: this PC has not asked.
        errors.InputFileError: the file is no answer to its request.
    """
    typed = begun.typed.strip()
    code = parse_code(typed) if typed else None
    check_free(begun.home)
    if not (begun.home.joining / _FILE).is_file():
        raise enrolling.not_asked()
    if code is None:
        code = _kept_code(begun)
    under_way = _prepared(begun, code)
    body = open_reply(source, X25519PrivateKey.from_private_bytes(under_way.sealing))
    return _make(begun, under_way, "", check_reply(body, code, ""))


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
    if not desk.settings.get(_NEW, default=False):
        return
    kind = kind_named("clerk")
    own = desk.records.get(kind, desk.clerk or "", removed=True)
    others = [
        one
        for one in desk.records.find(kind)
        if one.id != own.id and one.text("name") == own.text("name") and not one.text("until")
    ]
    if others and not own.removed_at:
        records.remove(desk, "clerk", [own.id])
    with desk.store.transaction():  # last, so that after a kill before it all is done again
        if others:
            desk.settings.put("clerk", others[0].id)
        desk.settings.put(_NEW, False)


def _make(begun: Beginning, under_way: _UnderWay, url: str, answer: Joined) -> NewPc:
    def keep(settings: Settings, secrets: Secrets) -> None:
        keep_membership(settings, secrets, url, answer)
        secrets.put(SEALING_KEY, under_way.sealing)
        settings.put(_NEW, True)

    facts = replace(_facts(answer.station, begun.clerk), computer=begun.computer)
    second = SecondPc(Identity(str(under_way.request["replica"]), under_way.device), keep)
    master = make_station(
        begun.home, facts, begun.passphrase, cost=begun.cost, clock=begun.clock, second=second
    )
    with suppress(OSError):  # its request is of no use to anybody any more
        shutil.rmtree(begun.home.joining)
    return NewPc(begun.home, master, facts.name, answer.county.name)


def _facts(told: Mapping[str, str], clerk: str) -> StationFacts:
    name = told.get("name", "")
    if not station_rules.is_full(name):
        name += station_rules.FULL_NAMES[0]
    return StationFacts(name, told["code"], told.get("town", ""), told.get("county", ""), clerk)


def _prepared(begun: Beginning, code: EnrolCode) -> _UnderWay:
    """The request under way, or a new one, on the disk before it is sent."""
    place = Home(begun.home.joining)
    if place.keys.is_file() and (place.path / _FILE).is_file():
        master = keys.unlock(keys.read_slots(place.keys), begun.passphrase)
        before = _read(place, master)
    else:
        with own_files(begun.home.path):
            make_folder(place.path)
            check_place(place.path)
        master = keys.new_master_key()
        keys.write_slots(place.keys, (keys.passphrase_slot(master, begun.passphrase, begun.cost),))
        before = None
    under_way = _request(begun, code, before)
    if under_way != before:
        _write(place, master, under_way)
    return under_way


def _kept_code(begun: Beginning) -> EnrolCode:
    place = Home(begun.home.joining)
    before = _read(place, keys.unlock(keys.read_slots(place.keys), begun.passphrase))
    if before is None or not before.code:
        raise enrolling.code_needed()
    return parse_code(before.code)


def _request(begun: Beginning, code: EnrolCode, before: _UnderWay | None) -> _UnderWay:
    if before is not None and before.request["code"] == code.id:
        return replace(before, request=proved(code, before.request), code=code.text)
    # Another code makes another replica; its answers still open with the same key.
    device = os.urandom(32)
    sealing = before.sealing if before is not None else enrolling.new_sealing_key()
    request = enrolling.make_request(
        code,
        "",
        str(uuid.uuid4()),
        Ed25519PrivateKey.from_private_bytes(device).public_key().public_bytes_raw(),
        X25519PrivateKey.from_private_bytes(sealing).public_key().public_bytes_raw(),
        begun.clock().date().isoformat(),
        computer_name(begun.computer),
    )
    return _UnderWay(request, device, sealing, code.text)


def _write(place: Home, master: MasterKey, under_way: _UnderWay) -> None:
    clear = {
        "request": under_way.request,
        "device": under_way.device.hex(),
        "sealing": under_way.sealing.hex(),
        "code": under_way.code,
    }
    nonce = os.urandom(12)
    sealed = AESGCM(master.derive(_PURPOSE)).encrypt(nonce, json.dumps(clear).encode(), None)
    with atomic_writer(place.path / _FILE) as file:
        file.write(nonce + sealed)


def _read(place: Home, master: MasterKey) -> _UnderWay | None:
    with own_files(place.path):
        data = (place.path / _FILE).read_bytes()
    try:
        clear = json.loads(AESGCM(master.derive(_PURPOSE)).decrypt(data[:12], data[12:], None))
    except (InvalidTag, ValueError):
        return None  # damaged: a new request is made
    device, sealing = (bytes.fromhex(clear[name]) for name in ("device", "sealing"))
    return _UnderWay(clear["request"], device, sealing, clear.get("code", ""))

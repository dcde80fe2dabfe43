"""Joining a county by line and by file, from a station that is there and from an empty folder."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop import errors
from desktop.config import Home
from desktop.model.kinds import kind_named
from desktop.services import opening, records
from desktop.services.access import authority, clerk_keys, entering
from desktop.services.access.clerk_keys import NewSecret
from desktop.services.access.this_pc import ThisPc
from desktop.services.apart import Here
from desktop.services.desk import Desk
from desktop.services.sync import carriers, enrolling, joining, sync_state
from desktop.services.sync.joining import Beginning
from desktop.services.sync.replicas import REPLICA
from desktop.storage.journal import entries_of
from desktop.sync.bundles.bundle_files import Receiver, Sender, write_bundle
from desktop.sync.joining.enrolment_code import check_letter
from desktop.sync.joining.joined import membership, sealing_key
from desktop.sync.line.port import Reply
from desktop.sync.wire.encoding import unb64
from tests.conftest import CHEAP, PASSPHRASE
from tests.gui.rings import Ring
from tests.unit.sync.paper_county import PaperCounty

URL = "https://county.example"


def test_a_station_joins_and_knows_its_county(desk: Desk) -> None:
    county = PaperCounty()
    done = enrolling.enroll(desk, URL, county.code.lower(), county)
    assert (done.county, done.differs) == ("示例县", ())
    member = membership(desk.settings)
    assert member is not None
    assert (member.url, member.county.code) == (URL, "999999")
    assert county.enrolled is not None
    assert county.enrolled["replica"] == desk.settings.get(REPLICA)
    assert (
        unb64(county.enrolled["sealing"])
        == sealing_key(desk.secrets).public_key().public_bytes_raw()
    )
    assert county.trusts == ["bare", ""]
    with pytest.raises(errors.EnrolledAlready):
        enrolling.enroll(desk, URL, county.code, county)


def test_a_lost_answer_is_asked_for_again_with_the_same_request(desk: Desk) -> None:
    county = PaperCounty()
    sent = []
    for event in ("lost", "deaf", "lost"):
        county.next = [Reply(200, {}, json.dumps(county.facts()).encode()), event]
        with pytest.raises(errors.NotJoinedYet, match="加入码也没有白用") as told:
            enrolling.enroll(desk, URL, county.code, county)
        assert "自动再试" not in str(told.value)  # nothing does
        sent.append(county.enrolled)
        assert membership(desk.settings) is None
    enrolling.enroll(desk, URL, county.code, county)
    assert sent == [county.enrolled] * 3


def test_an_address_where_nobody_answers_leaves_the_old_one_and_nothing_tries_again(
    desk: Desk,
) -> None:
    county = PaperCounty()
    enrolling.enroll(desk, URL, county.code, county)
    before = membership(desk.settings)
    county.next = ["lost"]
    with pytest.raises(errors.AddressNotReached, match="网址没有改") as told:
        enrolling.add_address(desk, "https://elsewhere.example", county)
    assert "自动再试" not in str(told.value)
    assert membership(desk.settings) == before


def test_nothing_is_sent_to_a_county_that_the_code_does_not_name(desk: Desk) -> None:
    county, other = PaperCounty(), PaperCounty()
    other.identity = Ed25519PrivateKey.from_private_bytes(bytes(32))
    with pytest.raises(errors.CountyNotProved):
        enrolling.enroll(desk, URL, county.code, other)
    assert other.asked == [("GET", "/v1/county")]


@pytest.mark.parametrize(
    ("why", "words"),
    [("used", "另一台电脑"), ("expired", "过期"), ("station", "别的站"), ("unknown", "不认")],
)
def test_why_a_code_is_refused_is_said_in_words(desk: Desk, why: str, words: str) -> None:
    county = PaperCounty()
    refusal = json.dumps({"error": "code", "why": why}).encode()
    county.next = [Reply(200, {}, json.dumps(county.facts()).encode()), Reply(403, {}, refusal)]
    with pytest.raises(errors.EnrolRefused, match=words):
        enrolling.enroll(desk, URL, county.code, county)


def test_a_station_the_code_is_not_for_is_not_joined(desk: Desk) -> None:
    county = PaperCounty({"code": "999999001002", "name": "", "town": "", "county": ""})
    with pytest.raises(errors.CountyNotProved):
        enrolling.enroll(desk, URL, county.code, county)
    assert membership(desk.settings) is None


def _answered(county: PaperCounty, request: Path, folder: Path) -> Path:
    told = json.loads(request.read_text(encoding="utf-8"))
    receiver = Receiver(county.station["code"], unb64(told["sealing"]))
    reply = json.dumps(county.enrol(told, challenge="")).encode()
    sender = Sender("999999", county.identity)
    [path] = write_bundle(folder, [reply], sender, receiver, folder / "scratch")
    return path


def test_a_station_without_a_line_joins_by_files(desk: Desk, tmp_path: Path) -> None:
    county, request = PaperCounty(), tmp_path / "加入申请.json"
    enrolling.write_request(desk, county.code, request)
    assert county.secret not in request.read_text(encoding="utf-8")
    reply = _answered(county, request, tmp_path)
    done = enrolling.read_reply(desk, county.code, reply)
    assert done.county == "示例县"
    member = membership(desk.settings)
    assert member is not None
    assert member.url == ""
    enrolling.add_address(desk, URL, county)
    member = membership(desk.settings)
    assert member is not None
    assert member.url == URL


def test_the_reply_to_another_pc_s_request_is_refused(desk: Desk, tmp_path: Path) -> None:
    county, request = PaperCounty(), tmp_path / "request.json"
    with pytest.raises(errors.EnrolRefused):
        enrolling.read_reply(desk, county.code, request)
    enrolling.write_request(desk, county.code, request)
    other = json.loads(request.read_text(encoding="utf-8"))
    receiver = Receiver("999999001001", bytes(range(1, 33)))
    [reply] = write_bundle(
        tmp_path, [b"{}"], Sender("999999", county.identity), receiver, tmp_path / "scratch"
    )
    with pytest.raises(errors.NotABundle):
        enrolling.read_reply(desk, county.code, reply)
    assert other["replica"] == desk.settings.get(REPLICA)
    assert membership(desk.settings) is None


def test_the_reply_needs_no_code_again(desk: Desk, tmp_path: Path) -> None:
    county, request = PaperCounty(), tmp_path / "request.json"
    enrolling.write_request(desk, county.code, request)
    with pytest.raises(errors.ReplyAwaited, match="还没有读到县里的回执"):
        carriers.write(desk, tmp_path)
    assert sync_state.standing(desk).asked
    assert enrolling.read_reply(desk, "", _answered(county, request, tmp_path)).county == "示例县"
    assert not sync_state.standing(desk).asked
    assert desk.store.rows("SELECT name FROM secret WHERE name LIKE '%code%'") == []


def test_a_request_with_another_code_keeps_the_key_that_opens_answers(
    desk: Desk, tmp_path: Path
) -> None:
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    county = PaperCounty()
    enrolling.write_request(desk, _another_code(county), first)
    enrolling.write_request(desk, county.code, second)
    told = [json.loads(path.read_text(encoding="utf-8")) for path in (first, second)]
    assert told[0]["sealing"] == told[1]["sealing"]
    assert told[0]["code"] != told[1]["code"]
    assert enrolling.read_reply(desk, "", _answered(county, second, tmp_path)).county == "示例县"


def _another_code(county: PaperCounty) -> str:
    letters = "9XYZ" + county.code[4:24]
    return letters + check_letter(letters)


# --- a second PC


def _begun(county: PaperCounty, home: Home, now: dt.datetime, **more: str) -> Beginning:
    words = {"secret": PASSPHRASE, **more}
    return Beginning(home, county.code, cost=CHEAP, clock=lambda: now, **words)


def test_a_second_pc_gets_a_station_from_the_county_s_facts(home: Home, now) -> None:
    county = PaperCounty()
    made = joining.join(_begun(county, home, now, clerk="李文书"), URL, county)
    assert made.station == "石桥村新时代文明实践站"
    desk = opening.open_desk(home, opening.unlock(home, PASSPHRASE), Here(), clock=lambda: now)
    try:
        assert desk.station.text("division_code") == "999999001001"
        assert county.enrolled is not None
        assert desk.settings.get(REPLICA) == county.enrolled["replica"]
        assert membership(desk.settings) is not None
        with pytest.raises(errors.Damaged):
            desk.secrets.get("private_field_key")
        groups = desk.store.rows("SELECT id, verb FROM journal_group ORDER BY first_seq")
        assert [verb for _, verb in groups] == ["enrol", "init"]
        assert {entry.kind for entry in entries_of(desk.store, groups[1][0])} == {
            "clerk",
            "device",
        }
        assert {entry.origin for entry in entries_of(desk.store, groups[0][0])} == {"migration"}
        assert not (home.path / "joining").exists()
    finally:
        desk.close()


def test_a_second_pc_asks_again_as_the_same_after_a_lost_answer(home: Home, now) -> None:
    county = PaperCounty()
    county.next = [Reply(200, {}, json.dumps(county.facts()).encode()), "lost"]
    with pytest.raises(errors.NoAnswer):
        joining.join(_begun(county, home, now), URL, county)
    assert not home.records.exists()
    with pytest.raises(errors.WrongPassphrase):
        joining.join(_begun(county, home, now, secret="another one"), URL, county)
    joining.join(_begun(county, home, now), URL, county)
    assert home.records.exists()


def test_a_second_pc_without_a_line_joins_by_files(home: Home, now, tmp_path: Path) -> None:
    county, request = PaperCounty(), tmp_path / "request.json"
    begun = _begun(county, home, now)
    with pytest.raises(errors.EnrolRefused):
        joining.read_reply(begun, request)
    joining.write_request(begun, request)
    kept = (home.path / "joining" / "request.sealed").read_bytes()
    assert json.loads(request.read_bytes())["replica"].encode() not in kept
    made = joining.read_reply(replace(begun, typed=""), _answered(county, request, tmp_path))
    assert made.county == "示例县"


def test_a_second_pc_that_asks_anew_opens_the_answer_all_the_same(
    home: Home, now, tmp_path: Path
) -> None:
    county, request = PaperCounty(), tmp_path / "request.json"
    joining.write_request(replace(_begun(county, home, now), typed=_another_code(county)), request)
    before = json.loads(request.read_bytes())
    joining.write_request(_begun(county, home, now), request)
    after = json.loads(request.read_bytes())
    assert before["sealing"] == after["sealing"]
    assert before["replica"] != after["replica"]
    reply = _answered(county, request, tmp_path)
    assert joining.read_reply(replace(_begun(county, home, now), typed=""), reply).county


def test_a_second_pc_never_joins_where_something_lies(desk: Desk, now) -> None:
    county = PaperCounty()
    with pytest.raises(errors.JoiningNeedsEmptyFolder):
        joining.join(_begun(county, desk.home, now), URL, county)
    assert county.asked == []


def test_a_second_pc_joins_where_a_kill_left_keys_and_no_station(home: Home, now) -> None:
    name = "keys.previous.json"
    half = home.path / f".{hashlib.sha256(name.encode()).hexdigest()[:8]}-half.part"
    home.path.mkdir(exist_ok=True)
    (home.path / name).write_text("{}")
    half.write_text("{")
    county = PaperCounty()
    made = joining.join(_begun(county, home, now), URL, county)
    opening.open_desk(home, made.master, Here(), clock=lambda: now).close()
    assert not half.exists()


def test_a_clerk_of_the_same_name_is_not_registered_twice(home: Home, now) -> None:
    county = PaperCounty()
    made = joining.join(_begun(county, home, now, clerk="王文书"), URL, county)
    desk = opening.open_desk(home, made.master, Here(), clock=lambda: now)
    try:
        with desk.action("pull", "同步") as group:
            came = desk.records.insert(group, kind_named("clerk"), {"name": "王文书"})
        joining.adopt_clerk(desk)
        assert desk.clerk == came
        assert [one.id for one in desk.records.find(kind_named("clerk"))] == [came]
        with desk.action("pull", "同步") as group:
            desk.records.insert(group, kind_named("clerk"), {"name": "王文书"})
        joining.adopt_clerk(desk)  # only once: later ones are other people
        assert desk.clerk == came
    finally:
        desk.close()


def test_a_clerk_is_adopted_after_a_kill_in_the_middle_of_it(home: Home, now) -> None:
    county = PaperCounty()
    made = joining.join(_begun(county, home, now, clerk="王文书"), URL, county)
    desk = opening.open_desk(home, made.master, Here(), clock=lambda: now)
    try:
        with desk.action("pull", "同步") as group:
            came = desk.records.insert(group, kind_named("clerk"), {"name": "王文书"})
        records.remove(desk, "clerk", [desk.clerk])
        joining.adopt_clerk(desk)
        assert desk.clerk == came
        assert [one.id for one in desk.records.find(kind_named("clerk"))] == [came]
    finally:
        desk.close()


def test_a_kill_before_the_own_record_goes_leaves_the_way_in_the_others(
    home: Home, now, monkeypatch
) -> None:
    """The door lets nobody in whose record is deleted, so whose a way in is comes first."""
    county = PaperCounty()
    begun = _begun(county, home, now, clerk="王文书")
    secret = NewSecret("204867", "pin", CHEAP)
    made = joining.join(replace(begun, secret=secret, ring=Ring()), URL, county)
    desk = opening.open_desk(home, made.master, Here(), clock=lambda: now)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    try:
        with desk.action("pull", "同步") as group:
            came = desk.records.insert(group, kind_named("clerk"), {"name": "王文书"})
        monkeypatch.setattr(joining.records, "remove", killed)
        with pytest.raises(KeyboardInterrupt):
            joining.adopt_clerk(desk)
        assert [way.clerk for way in clerk_keys.ways(desk)] == [came]
        monkeypatch.undo()
        joining.adopt_clerk(desk)
        assert [one.id for one in desk.records.find(kind_named("clerk"))] == [came]
    finally:
        desk.close()


def test_the_pin_of_a_clerk_who_was_registered_before_becomes_that_clerks(home: Home, now) -> None:
    county, ring = PaperCounty(), Ring()
    wanted = replace(
        _begun(county, home, now, clerk="王文书"),
        secret=NewSecret("204867", "pin", CHEAP),
        ring=ring,
    )
    made = joining.join(wanted, URL, county)
    assert len(ring.kept) == 1  # that of the request is forgotten
    here = ThisPc(home, keyring=lambda: ring, measure=lambda: CHEAP)
    desk = opening.open_desk(home, made.master, Here(), clock=lambda: now)
    try:
        with desk.action("pull", "同步") as group:
            came = desk.records.insert(group, kind_named("clerk"), {"name": "王文书"})
        joining.adopt_clerk(desk)
        (way,) = clerk_keys.ways(desk)
        assert (way.clerk, way.name) == (came, "王文书")
        here.name_clerks(desk)
        (named,) = here.names()
        entered, knocking = here.knock("204867", named.clerk)
        entering.sit_down(desk, entered, knocking)
        assert desk.clerk == came
        assert [slot.clerk for slot in authority.current(desk).slots] == [came]
        assert [one.clerk for one in here.names()] == [came]
        here.knock("204867", str(came))
    finally:
        desk.close()

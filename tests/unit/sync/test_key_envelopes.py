"""A recovery sheet brings the key of private fields out of the station's own feed."""

from __future__ import annotations

import dataclasses
import hmac
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from desktop import errors
from desktop.model.kinds import kind_named
from desktop.model.locked import is_locked
from desktop.model.recovery_code import new_code, read, shown
from desktop.services import records
from desktop.services.past import undoing
from desktop.services.safekeeping import recovery_sheets
from desktop.services.sync import conflicts, envelopes, pairing, private_key
from desktop.services.sync.private_key import PrivateKey
from desktop.services.sync.syncing import PRIVATE_KEY
from desktop.storage.keys import Argon2Cost
from desktop.storage.settings import KEY_ELSEWHERE
from desktop.sync.joining.key_envelope import Place, closed, opened, sheet_of
from desktop.sync.outgoing.sealing import Sealing
from desktop.sync.wire.encoding import b64, unb64
from tests.unit.sync.conftest import PC, STATION, CountyBench

CHEAP = Argon2Cost(1, 8, 1)
ENVELOPE, VOLUNTEER = kind_named("key_envelope"), kind_named("volunteer")
NUMBER, TYPED = "E11111111", {"name": "王小红", "id_type": "passport", "id_number": "E11111111"}
PLACE = Place("999999001001", "4b1c", "2026-11-22")
CODE = new_code(lambda count: bytes(range(count)))
KEY = bytes(range(64))


@pytest.fixture
def fresh(other: PC) -> Iterator[PC]:
    """The second PC, joined and without the key."""
    other.desk.store.run("DELETE FROM secret WHERE name = ?", (PRIVATE_KEY,))
    other.desk.settings.put(KEY_ELSEWHERE, True)
    return other


def sheet(pc: PC) -> str:
    return recovery_sheets.make(pc.desk, cost=CHEAP).shown


def number(pc: PC) -> object:
    (person,) = pc.desk.records.find(VOLUNTEER)
    return person.values["id_number"]


def standing(pc: PC) -> list[str]:
    return [one.text("sheet") for one in pc.desk.records.find(ENVELOPE) if one.text("sealed")]


# --- the envelope itself --------------------------------------------------------------------


def test_what_was_put_in_comes_out_with_the_code_and_where_it_was_put():
    sealed = closed(KEY, CODE, PLACE, bytes)
    assert opened(sealed, CODE, PLACE) == KEY
    assert opened(sealed, CODE[:-1] + "0", PLACE) is None


@pytest.mark.parametrize(
    "elsewhere", [{"station": "999999001002"}, {"replica": "4b1d"}, {"made_on": "2026-11-23"}]
)
def test_moved_to_another_station_pc_or_day_it_does_not_open(elsewhere):
    sealed = closed(KEY, CODE, PLACE, bytes)
    assert opened(sealed, CODE, dataclasses.replace(PLACE, **elsewhere)) is None


def test_no_bit_of_it_can_be_turned_and_nothing_cut_off():
    data = unb64(closed(KEY, CODE, PLACE, bytes))
    for at in range(len(data) * 8):
        turned = bytearray(data)
        turned[at // 8] ^= 1 << at % 8
        assert opened(b64(bytes(turned)), CODE, PLACE) is None
    for end in range(len(data)):
        assert opened(b64(data[:end]), CODE, PLACE) is None
    assert opened("not base64 at all!", CODE, PLACE) is None


def test_a_sheet_is_known_by_what_does_not_lead_back_to_its_code():
    named = sheet_of(CODE, PLACE.station)
    assert len(named) == 16 and named != sheet_of(CODE, "999999001002")
    assert named not in closed(KEY, CODE, PLACE, bytes)


# --- made with the sheet --------------------------------------------------------------------


def test_each_sheet_makes_one_and_voids_the_one_before(pc: PC):
    first, second = (sheet_of(read(sheet(pc)), STATION) for _ in range(2))
    assert standing(pc) == [second]
    void = pc.desk.records.find(ENVELOPE, sheet=first)
    assert [one.values["sealed"] for one in void] == [None]


def test_neither_the_code_nor_the_key_lies_in_it_or_leaves(pc: PC, county: CountyBench):
    code = read(sheet(pc))
    pc.sync()
    key = pc.desk.secrets.get(PRIVATE_KEY)
    sent = b"".join(bytes(line) for (line,) in county.rows("SELECT line FROM feed_row"))
    for secret in (code, shown(code), key.hex(), b64(key)):
        assert secret.encode() not in sent


def test_undo_passes_a_sheet_by(pc: PC):
    records.add(pc.desk, "volunteer", TYPED)
    sheet(pc)
    assert "王小红" in undoing.next_undo(pc.desk).title
    undoing.undo(pc.desk)
    assert len(standing(pc)) == 1


def test_nobody_adds_changes_or_throws_one_away_by_hand(pc: PC):
    sheet(pc)
    (made,) = pc.desk.records.find(ENVELOPE)
    with pytest.raises(errors.ReadOnlyKind):
        records.add(pc.desk, "key_envelope", {"sheet": "x"})
    with pytest.raises(errors.ReadOnlyKind):
        records.change(pc.desk, "key_envelope", made.id, {"sealed": ""})
    with pytest.raises(errors.ReadOnlyKind):
        records.remove(pc.desk, "key_envelope", [made.id])


def test_a_pc_that_waits_for_the_key_makes_a_sheet_without_one(pc: PC, fresh: PC):
    sheet(pc)
    pc.sync()
    fresh.sync()
    sheet(fresh)
    assert not envelopes.own_stands(fresh.desk) and envelopes.any_stands(fresh.desk)
    assert envelopes.own_stands(pc.desk)


def test_two_pcs_print_sheets_at_once_and_both_serve(pc: PC, other: PC):
    pc.sync()
    other.sync()
    codes = [sheet(one) for one in (pc, other)]
    for one in (pc, other, pc):
        one.sync()
    assert sorted(standing(pc)) == sorted(standing(other))
    assert sorted(standing(pc)) == sorted(sheet_of(read(code), STATION) for code in codes)


# --- taken out ------------------------------------------------------------------------------


def test_a_fresh_pc_gets_the_key_with_the_code_from_paper_alone(pc: PC, fresh: PC):
    records.add(pc.desk, "volunteer", TYPED)
    code = sheet(pc)
    pc.sync()
    fresh.sync()
    assert is_locked(number(fresh))
    envelopes.unlock(fresh.desk, f"  {code.lower().replace('-', ' ')} ")
    assert number(fresh) == NUMBER and not pairing.waits_for_key(fresh.desk)
    assert fresh.desk.secrets.get(PRIVATE_KEY) == pc.desk.secrets.get(PRIVATE_KEY)
    with pytest.raises(errors.KeyHereAlready):
        envelopes.unlock(fresh.desk, code)


def test_what_was_typed_while_locked_goes_once_the_code_came(pc: PC, fresh: PC):
    records.add(pc.desk, "volunteer", TYPED)
    code = sheet(pc)
    pc.sync()
    fresh.sync()
    (person,) = fresh.desk.records.find(VOLUNTEER)
    records.change(fresh.desk, "volunteer", person.id, {"id_number": "E22222222"})
    fresh.sync()
    pc.sync()
    assert number(pc) == NUMBER
    envelopes.unlock(fresh.desk, code)
    fresh.sync()
    pc.sync()
    assert number(pc) == number(fresh) == "E22222222"


def refused(fresh: PC, code: str, error: type[errors.StationError]) -> str:
    """What is said; nothing is half taken."""
    before = fresh.desk.store.rows("SELECT seq FROM journal")
    with pytest.raises(error) as caught:
        envelopes.unlock(fresh.desk, code)
    assert pairing.waits_for_key(fresh.desk)
    assert fresh.desk.secrets.find(PRIVATE_KEY) is None
    assert fresh.desk.store.rows("SELECT seq FROM journal") == before
    return str(caught.value)


def test_a_slip_of_the_pen_another_sheet_and_a_void_one_are_told_apart(pc: PC, fresh: PC):
    old, newest = sheet(pc), sheet(pc)
    pc.sync()
    fresh.sync()
    slip = newest[:-1] + ("0" if newest[-1] != "0" else "1")
    assert "没有输对" in refused(fresh, slip, errors.RecoveryCodeMistyped)
    strange = new_code(lambda count: bytes(range(3, 3 + count)))
    assert "没有和这张恢复单配套" in refused(fresh, strange, errors.NoEnvelopeOfSheet)
    told = refused(fresh, old, errors.SheetVoid)
    assert "已经作废" in told and pc.desk.today().isoformat() in told
    envelopes.unlock(fresh.desk, newest)


def test_an_envelope_of_another_station_is_not_taken_for_ours(pc: PC, fresh: PC):
    """A county lays the envelope of one station into the feed of another."""
    code = new_code(lambda count: bytes(range(7, 7 + count)))
    place = Place("999999001002", str(pc.desk.settings.get("replica")), "2026-11-22")
    foreign = closed(KEY, code, place, bytes)
    with fresh.desk.action("pull", "x") as group:
        values = {
            "replica": place.replica, "sheet": sheet_of(code, STATION),
            "made_on": place.made_on, "sealed": foreign,
        }  # fmt: skip
        fresh.desk.records.insert(group, ENVELOPE, values)
    assert "改动过" in refused(fresh, code, errors.EnvelopeBroken)


def test_an_envelope_the_county_changed_is_not_even_taken_in(
    pc: PC, fresh: PC, county: CountyBench
):
    code = sheet(pc)
    pc.sync()
    ((row, line),) = county.rows(
        "SELECT row, line FROM feed_row WHERE kind = 'key_envelope' ORDER BY row"
    )
    told = json.loads(bytes(line))
    data = bytearray(unb64(told["f"]["sealed"]))
    data[40] ^= 1
    changed = bytes(line).replace(told["f"]["sealed"].encode(), b64(bytes(data)).encode())
    with county.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE feed_row SET line = ? WHERE row = ?", (changed, row))
    with pytest.raises(errors.StationError):
        fresh.sync()
    refused(fresh, code, errors.NoEnvelopeOfSheet)


def test_an_older_envelope_the_county_brings_again_gives_the_same_key_and_no_other(
    pc: PC, fresh: PC
):
    """Conceded: who has an old sheet and the county's help opens what that sheet once opened."""
    old = sheet(pc)
    (before,) = pc.desk.records.find(ENVELOPE)
    sheet(pc)
    pc.sync()
    fresh.sync()
    with fresh.desk.action("pull", "x") as group:
        (void,) = fresh.desk.records.find(ENVELOPE, sheet=before.text("sheet"))
        fresh.desk.records.update(group, void, {"sealed": before.text("sealed")})
    envelopes.unlock(fresh.desk, old)
    assert fresh.desk.secrets.get(PRIVATE_KEY) == pc.desk.secrets.get(PRIVATE_KEY)


# --- a PC that was founded though the county had the station already ------------------------


@pytest.fixture
def founded(other: PC) -> PC:
    """The second PC, with a key of its own as `init` makes one."""
    other.desk.secrets.put(PRIVATE_KEY, bytes(range(100, 164)))
    return other


def people(pc: PC) -> dict[str, object]:
    return {one.text("name"): one.values["id_number"] for one in pc.desk.records.find(VOLUNTEER)}


def both(founded: PC, pc: PC) -> None:
    """Until nobody has anything more to say, as a whole run does it."""
    for one in (founded, pc, founded, pc):
        one.sync()
        pairing.look_for_locked(one.desk)


def test_it_hears_that_others_seal_with_another_key_and_takes_it_by_paper(pc: PC, founded: PC):
    records.add(pc.desk, "volunteer", TYPED)
    own = {**TYPED, "name": "李强", "id_number": "E33333333"}
    records.add(founded.desk, "volunteer", own)
    code = sheet(pc)
    both(founded, pc)
    assert pairing.strange_key(founded.desk) and not pairing.waits_for_key(founded.desk)
    assert is_locked(people(founded)["王小红"]) and is_locked(people(pc)["李强"])
    envelopes.unlock(founded.desk, code)
    both(founded, pc)
    whole = {"王小红": NUMBER, "李强": "E33333333"}
    assert people(founded) == people(pc) == whole
    assert not pairing.strange_key(founded.desk) and not pairing.strange_key(pc.desk)
    assert conflicts.open_conflicts(pc.desk) == conflicts.open_conflicts(founded.desk) == []


def test_a_sheet_of_its_own_opens_nothing_more_and_is_not_taken(pc: PC, founded: PC):
    records.add(pc.desk, "volunteer", TYPED)
    both(founded, pc)
    code, own = sheet(founded), founded.desk.secrets.get(PRIVATE_KEY)
    with pytest.raises(errors.KeyOpensNothing):
        envelopes.unlock(founded.desk, code)
    assert founded.desk.secrets.get(PRIVATE_KEY) == own
    assert founded.desk.secrets.family(PRIVATE_KEY) == ()


def test_a_value_that_nobody_can_open_takes_no_key_away(pc: PC, founded: PC):
    """A county, or a PC it made up, plants one: keys stay, and sheets are made as ever."""
    with founded.desk.action("edit", "x") as group:
        values = {"name": "王小红", "id_number": '{"sealed":"AAAA"}'}
        founded.desk.records.insert(group, VOLUNTEER, values)
    both(founded, pc)
    assert pairing.strange_key(pc.desk) and not pairing.waits_for_key(pc.desk)
    code, key = sheet(pc), pc.desk.secrets.get(PRIVATE_KEY)
    assert envelopes.own_stands(pc.desk)
    with pytest.raises(errors.KeyOpensNothing):
        envelopes.unlock(pc.desk, code)
    assert pc.desk.secrets.get(PRIVATE_KEY) == key


# --- another key ----------------------------------------------------------------------------


@pytest.fixture
def paired(pc: PC, other: PC) -> PC:
    """The second PC, with the same key and a person whose number both know."""
    records.add(pc.desk, "volunteer", TYPED)
    records.add(other.desk, "volunteer", {**TYPED, "name": "李强", "id_number": "E33333333"})
    both(other, pc)
    return other


BOTH = {"王小红": NUMBER, "李强": "E33333333"}


def test_a_new_key_seals_all_anew_and_the_other_pc_takes_it_by_a_new_sheet(
    pc: PC, paired: PC, county: CountyBench
):
    old, before = pc.desk.secrets.get(PRIVATE_KEY), sheet(pc)
    both(paired, pc)
    private_key.change(pc.desk)
    assert people(pc) == BOTH
    both(paired, pc)
    assert pairing.strange_key(paired.desk)
    assert all(is_locked(one) for one in people(paired).values())
    with pytest.raises(errors.SheetVoid):
        envelopes.unlock(paired.desk, before)
    code = sheet(pc)
    both(paired, pc)
    envelopes.unlock(paired.desk, code)
    both(paired, pc)
    assert people(paired) == people(pc) == BOTH
    assert paired.desk.secrets.get(PRIVATE_KEY) == pc.desk.secrets.get(PRIVATE_KEY) != old
    assert conflicts.open_conflicts(pc.desk) == conflicts.open_conflicts(paired.desk) == []
    # What stands at the county opens with the new key alone.
    lines = [json.loads(bytes(line)) for (line,) in county.rows(
        "SELECT line FROM feed_row WHERE kind = 'volunteer' ORDER BY row"
    )]  # fmt: skip
    stands = {line["i"]: line["f"]["id_number"]["sealed"] for line in lines
              if "id_number" in line.get("f", {})}  # fmt: skip
    for person, sealed in stands.items():
        assert not Sealing(old).opened("volunteer", person, "id_number", sealed)[0]
        new = Sealing(pc.desk.secrets.get(PRIVATE_KEY))
        assert new.opened("volunteer", person, "id_number", sealed)[0]


def test_what_a_pc_wrote_before_it_heard_of_the_new_key_is_read_and_sealed_anew(
    pc: PC, paired: PC, tmp_path: Path
):
    private_key.change(pc.desk)
    (person,) = paired.desk.records.find(VOLUNTEER, name="李强")
    records.change(paired.desk, "volunteer", person.id, {"id_number": "E44444444"})
    paired.sync()
    pc.sync()
    assert people(pc)["李强"] == "E44444444"  # by the old key
    pairing.write(pc.desk, tmp_path / "钥匙", "long enough", CHEAP)
    both(paired, pc)
    pairing.read(paired.desk, tmp_path / "钥匙", "long enough")
    both(paired, pc)
    assert people(pc) == people(paired)
    assert people(pc)["王小红"] == NUMBER
    assert not pairing.strange_key(pc.desk) and not pairing.strange_key(paired.desk)


def test_an_older_key_opens_and_never_takes_the_place_of_a_newer(pc: PC, founded: PC):
    """An old pairing file, or a sheet that the county brings again."""
    records.add(pc.desk, "volunteer", TYPED)
    for _ in range(2):
        private_key.change(founded.desk)
    both(founded, pc)
    newest = founded.desk.secrets.get(PRIVATE_KEY)
    pairing.take_in(founded.desk, private_key.held(pc.desk))
    assert people(founded)["王小红"] == NUMBER
    assert founded.desk.secrets.get(PRIVATE_KEY) == newest


def test_a_pc_that_waits_for_the_key_cannot_change_it(fresh: PC):
    with pytest.raises(errors.KeyNotHere):
        private_key.change(fresh.desk)


def test_an_envelope_is_made_as_the_protocol_page_says():
    """Made anew with the standard library's HMAC and AES-GCM alone."""

    def derived(info: bytes, length: int) -> bytes:
        first = hmac.digest(
            hmac.digest(b"999999001001", CODE.encode(), "sha256"), info + b"\1", "sha256"
        )
        return first[:length]

    assert sheet_of(CODE, PLACE.station) == derived(b"station-envelope-1 sheet", 8).hex()
    data = unb64(closed(PrivateKey(KEY, 3).packed(), CODE, PLACE, bytes))
    cipher = AESGCM(derived(b"station-envelope-1 key", 32))
    clear = cipher.decrypt(data[:12], data[12:], b"999999001001\n4b1c\n2026-11-22")
    assert clear == KEY + b"\0\0\0\3"

"""A PC without the key of private fields: what it can't seal waits, never sent as nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from county.wire.kinds import load
from county.work.publishing import Change, Publisher
from desktop import errors
from desktop.model.locked import is_locked
from desktop.services import records
from desktop.services.needs import needs
from desktop.services.past import undoing
from desktop.services.roster import merging
from desktop.services.sync import conflicts, pairing, private_key, sync_state
from desktop.services.sync.pairing import take_in
from desktop.services.sync.private_key import PrivateKey
from desktop.storage.purging import purge
from desktop.storage.settings import KEY_ELSEWHERE
from desktop.sync.outgoing import withheld
from tests.unit.sync.conftest import COUNTY, PC, CountyBench, agree

_NUMBER, _ANOTHER = "E11111111", "E22222222"
_SECRET = "private_field_key"


@pytest.fixture
def keyless(other: PC) -> Iterator[PC]:
    """The second PC, joined and not paired."""
    other.desk.store.run("DELETE FROM secret WHERE name = ?", (_SECRET,))
    other.desk.settings.put(KEY_ELSEWHERE, True)
    return other


def _pair(pc: PC, keyless: PC) -> None:
    take_in(keyless.desk, PrivateKey(pc.desk.secrets.get(_SECRET)))


def _number(pc: PC, person: str) -> object:
    return pc.desk.store.one("SELECT id_number FROM volunteer WHERE id = ?", (person,))


def _rows(county: CountyBench, person: str) -> list[dict[str, object]]:
    found = county.rows(f"SELECT line FROM feed_row WHERE record = '{person}' ORDER BY row")
    return [json.loads(bytes(line)) for (line,) in found]


def _add(pc: PC, number: str = _NUMBER, name: str = "王小红") -> str:
    typed = {"name": name, "id_type": "passport", "id_number": number}
    return str(records.add(pc.desk, "volunteer", typed))


def test_a_new_persons_number_waits_and_goes_when_the_key_comes(
    pc: PC, keyless: PC, county: CountyBench
) -> None:
    person = _add(keyless)
    keyless.sync()
    (op,) = _rows(county, person)
    assert "id_number" not in op["f"]
    standing = sync_state.standing(keyless.desk)
    assert (standing.for_key, standing.changes, standing.synced) == (1, 1, False)
    assert "1 处等钥匙" in standing.words
    assert "for_key" in [need.what for need in needs.everything(keyless.desk)]
    pc.sync()
    assert _number(pc, person) is None
    _pair(pc, keyless)
    keyless.sync()
    pc.sync()
    assert _number(pc, person) == _number(keyless, person) == _NUMBER
    assert sync_state.standing(keyless.desk).synced
    assert not withheld.any_kept(keyless.desk.store)


def test_a_key_from_before_a_change_of_keys_is_refused_and_the_new_one_taken(
    pc: PC, keyless: PC
) -> None:
    old = private_key.held(pc.desk)
    assert old is not None
    person = _add(pc)
    pc.sync()
    private_key.change(pc.desk)
    pc.sync()
    keyless.sync()
    with pytest.raises(errors.KeyOfBefore):
        take_in(keyless.desk, old)
    assert pairing.waits_for_key(keyless.desk)
    new = private_key.held(pc.desk)
    assert new is not None
    take_in(keyless.desk, new)
    assert _number(keyless, person) == _NUMBER


def test_a_number_the_county_holds_is_not_cleared_by_one_that_waits(
    pc: PC, keyless: PC, county: CountyBench
) -> None:
    person = _add(pc)
    pc.sync()
    keyless.sync()
    assert is_locked(_number(keyless, person))
    records.change(keyless.desk, "volunteer", person, {"id_number": _ANOTHER, "phone": "1390"})
    keyless.sync()
    pc.sync()
    assert _number(pc, person) == _NUMBER
    assert all(op["f"].get("id_number", "") is not None for op in _rows(county, person))
    _pair(pc, keyless)
    keyless.sync()
    pc.sync()
    assert _number(pc, person) == _number(keyless, person) == _ANOTHER


def test_a_number_that_is_really_emptied_leaves_as_nothing(pc: PC, keyless: PC) -> None:
    person = _add(pc)
    pc.sync()
    keyless.sync()
    records.change(keyless.desk, "volunteer", person, {"id_number": ""})
    keyless.sync()
    pc.sync()
    assert _number(pc, person) is None
    assert sync_state.standing(keyless.desk).for_key == 0


def test_emptying_what_waits_goes_behind_it(pc: PC, keyless: PC) -> None:
    person = _add(keyless)
    keyless.sync()
    records.change(keyless.desk, "volunteer", person, {"id_number": ""})
    keyless.sync()
    assert sync_state.standing(keyless.desk).for_key == 2
    _pair(pc, keyless)
    keyless.sync()
    pc.sync()
    assert _number(pc, person) is None
    assert not withheld.any_kept(keyless.desk.store)


def test_what_another_pc_wrote_meanwhile_is_not_silently_replaced(pc: PC, keyless: PC) -> None:
    person = _add(pc, "")
    pc.sync()
    keyless.sync()
    records.change(keyless.desk, "volunteer", person, {"id_number": _ANOTHER})
    keyless.sync()
    records.change(pc.desk, "volunteer", person, {"id_number": _NUMBER})
    pc.sync()
    keyless.sync()
    assert _number(keyless, person) == _ANOTHER  # what waits stays on top
    records.change(keyless.desk, "volunteer", person, {"id_number": _ANOTHER, "phone": "1391"})
    keyless.sync()
    _pair(pc, keyless)
    keyless.sync()
    pc.sync()
    assert _number(pc, person) == _number(keyless, person) == _NUMBER
    (one,) = conflicts.open_conflicts(pc.desk)
    assert one.parked.value == _ANOTHER
    assert pc.desk.store.rows("SELECT * FROM sync_shadow") == []
    assert keyless.desk.store.rows("SELECT * FROM sync_shadow") == []


def test_other_fields_of_the_same_change_settle_while_the_number_waits(pc: PC, keyless: PC) -> None:
    person = _add(keyless)
    agree(keyless, person)
    records.change(keyless.desk, "volunteer", person, {"phone": "1390"})
    keyless.sync()
    pc.sync()
    for phone in ("1391", "1392"):
        records.change(pc.desk, "volunteer", person, {"phone": phone, "name": f"王{phone}"})
        pc.sync()
        keyless.sync()
        found = keyless.desk.store.rows("SELECT phone, name FROM volunteer WHERE id = ?", (person,))
        assert found == [(phone, f"王{phone}")]


def test_taking_back_a_number_that_waits_sends_what_was_there(pc: PC, keyless: PC) -> None:
    person = _add(pc)
    pc.sync()
    keyless.sync()
    records.change(keyless.desk, "volunteer", person, {"id_number": _ANOTHER})
    keyless.sync()
    undoing.undo(keyless.desk)
    keyless.sync()
    pc.sync()
    assert _number(pc, person) == _NUMBER
    _pair(pc, keyless)
    keyless.sync()
    pc.sync()
    assert _number(pc, person) == _number(keyless, person) == _NUMBER


def _seal_phones(county: CountyBench) -> None:
    """The county publishes that phones leave sealed."""
    county.add_division_keys()
    made = Publisher(county.engine, county.keyring, county.clock, county.random, load())
    rule = {"name": "leaving", "label": "上报范围", "rule": '{"sealed":["volunteer.phone"]}'}
    made.publish(COUNTY, COUNTY, [Change("policy", "p1", rule, "add")])


def test_a_field_that_turns_sealed_waits_where_there_is_no_key(
    pc: PC, keyless: PC, county: CountyBench
) -> None:
    mine = str(records.add(keyless.desk, "volunteer", {"name": "李强", "phone": "1390"}))
    agree(keyless, mine)
    keyless.sync()
    pc.sync()
    _seal_phones(county)
    assert keyless.sync().state == "done"
    later = str(records.add(keyless.desk, "volunteer", {"name": "赵敏", "phone": "1395"}))
    assert keyless.sync().state == "done"
    assert not sync_state.standing(keyless.desk).synced
    pc.sync()
    phone = "SELECT phone FROM volunteer WHERE id = ?"
    assert pc.desk.store.one(phone, (mine,)) == "1390"
    assert pc.desk.store.one(phone, (later,)) is None
    _pair(pc, keyless)
    keyless.sync()
    pc.sync()
    assert pc.desk.store.one(phone, (later,)) == "1395"
    assert pc.desk.store.one(phone, (mine,)) == "1390"
    assert sync_state.standing(keyless.desk).synced


def test_texts_sealed_by_a_policy_open_with_the_key_too(
    pc: PC, keyless: PC, county: CountyBench
) -> None:
    _seal_phones(county)
    pc.sync()
    person = str(records.add(pc.desk, "volunteer", {"name": "李强", "phone": "1390"}))
    pc.sync()
    keyless.sync()
    phone = "SELECT phone FROM volunteer WHERE id = ?"
    assert is_locked(keyless.desk.store.one(phone, (person,)))
    _pair(pc, keyless)
    assert keyless.desk.store.one(phone, (person,)) == "1390"


def test_many_numbers_that_wait_do_not_stall_a_sync(pc: PC, keyless: PC) -> None:
    people = [str(records.add(pc.desk, "volunteer", {"name": f"人{n}"})) for n in range(40)]
    pc.sync()
    keyless.sync()
    for number, person in enumerate(people):
        told = f"E{number:08d}"
        records.change(
            keyless.desk, "volunteer", person, {"id_type": "passport", "id_number": told}
        )
    assert keyless.sync().state == "done"
    assert sync_state.standing(keyless.desk).for_key == 40
    assert pairing.waits_for_key(keyless.desk)
    _pair(pc, keyless)
    keyless.sync()
    pc.sync()
    assert [_number(pc, one) for one in people] == [f"E{n:08d}" for n in range(40)]


def test_a_county_that_went_back_does_not_make_old_numbers_look_fresh(
    pc: PC, keyless: PC, county: CountyBench
) -> None:
    person = _add(pc, "")
    pc.sync()
    county.back_up()
    records.change(pc.desk, "volunteer", person, {"phone": "1390"})
    pc.sync()
    keyless.sync()
    records.change(keyless.desk, "volunteer", person, {"id_number": _ANOTHER})
    keyless.sync()
    county.restore()
    records.change(pc.desk, "volunteer", person, {"id_number": _NUMBER})
    pc.sync()
    keyless.sync()
    _pair(pc, keyless)
    keyless.sync()
    pc.sync()
    keyless.sync()
    assert _number(pc, person) == _number(keyless, person) == _NUMBER
    assert [one.parked.value for one in conflicts.open_conflicts(pc.desk)] == [_ANOTHER]


def test_a_locked_number_is_not_carried_into_another_person(pc: PC, keyless: PC) -> None:
    person, other = _add(pc), _add(pc, "", "王小虹")
    pc.sync()
    keyless.sync()
    done = merging.merge(keyless.desk, "volunteer", other, person)
    assert any("没有钥匙" in words for words in done.left)
    with pytest.raises(errors.InvalidValues):
        merging.merge(keyless.desk, "volunteer", other, _third(pc, keyless), ["id_number"])
    keyless.sync()
    pc.sync()
    assert _number(pc, other) is None
    assert _number(pc, person) == _NUMBER


def _third(pc: PC, keyless: PC) -> str:
    made = _add(pc, _ANOTHER, "李强")
    pc.sync()
    keyless.sync()
    return made


def test_what_is_cleared_away_for_good_waits_no_more(keyless: PC) -> None:
    person = _add(keyless)
    keyless.sync()
    assert _NUMBER in json.dumps(keyless.desk.store.rows("SELECT fields FROM sync_todo"))
    with keyless.desk.action("purge", "清空回收站") as group:
        purge(keyless.desk.store, group, {"volunteer": [person]})
    assert keyless.desk.store.rows("SELECT fields FROM sync_todo") == []

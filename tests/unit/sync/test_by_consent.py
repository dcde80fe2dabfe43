"""Personal fields leave as they are only where the person agreed to 「上报」; sealed otherwise."""

from __future__ import annotations

import json

import pytest

from county.wire.kinds import load
from county.work.publishing import Change, Publisher
from desktop.model.kinds import kind_named
from desktop.model.locked import is_locked
from desktop.services import records
from desktop.services.past import undoing
from desktop.services.roster import consents, merging
from desktop.services.sync import conflicts, sync_state, syncing
from desktop.services.sync.leaves import BY_CONSENT, CLEAR, SEALED, leaves
from desktop.storage.settings import KEY_ELSEWHERE
from desktop.sync.line import pace
from desktop.sync.outgoing import leaving, policy, restating
from tests.unit.sync.conftest import COUNTY, NOW, agree

_TODAY = NOW.date().isoformat()
_PERSONAL = {
    "alias": "麦子哥",
    "birth_date": "1970-01-02",
    "phone": "19900000001",
    "contact_person": "田大麦",
    "political_status": "共青团员",
    "address": "石桥村3组5号",
    "national_number": "99999900001234",
    "guardian": "田老麦",
    "guardian_phone": "19900000002",
}


def person(pc, name="田小麦", **more):
    return str(records.add(pc.desk, "volunteer", {"name": name, **_PERSONAL, **more}))


def held(county, record):
    """What the county has of a record's fields."""
    (row,) = county.rows(f"SELECT fields FROM record WHERE id = '{record}'")
    return json.loads(row[0])


def shown(pc, record):
    names = ", ".join(_PERSONAL)
    (row,) = pc.desk.store.rows(f"SELECT {names} FROM volunteer WHERE id = ?", (record,))
    return dict(zip(_PERSONAL, row, strict=True))


def everything(county):
    """All the county stores, as one text."""
    tables = [row[0] for row in county.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    cells = (cell for t in tables for row in county.rows(f"SELECT * FROM {t}") for cell in row)
    return "\n".join(
        cell.decode(errors="ignore") if isinstance(cell, bytes) else str(cell) for cell in cells
    )


def hidden(value):
    return isinstance(value, dict) and set(value) == {"sealed"}


def no_conflicts(*pcs):
    return all(conflicts.open_conflicts(pc.desk) == [] for pc in pcs)


@pytest.fixture
def publish(county):
    county.add_division_keys()
    made = Publisher(county.engine, county.keyring, county.clock, county.random, load())

    def published(action="add", **rule):
        fields = {"name": "leaving", "label": "上报范围", "rule": json.dumps(rule)}
        made.publish(COUNTY, COUNTY, [Change("policy", "p1", fields, action)])

    return published


def test_without_consent_personal_fields_go_sealed_and_the_name_as_it_is(pc, other, county):
    made = person(pc, skills="剪纸")
    pc.sync()
    at_county = held(county, made)
    assert at_county["name"] == "田小麦" and at_county["skills"] == ["剪纸"]
    assert all(hidden(at_county[name]) for name in _PERSONAL)
    assert [value for value in _PERSONAL.values() if value in everything(county)] == []
    other.sync()
    assert shown(other, made) == _PERSONAL


def test_with_consent_they_go_as_they_are_from_the_beginning_and_once(pc, county):
    made = person(pc)
    agree(pc, made)
    pc.sync()
    assert {name: held(county, made)[name] for name in _PERSONAL} == _PERSONAL
    lines = county.rows(f"SELECT line FROM feed_row WHERE record = '{made}'")
    assert len(lines) == 1
    assert pc.sync().pushed == 0


def test_a_consent_given_later_sends_those_fields_and_nothing_else(pc, other, county):
    made, else_ = person(pc), person(pc, "王五")
    pc.sync(), other.sync()
    agree(pc, made)
    assert pc.sync().pushed == 2, "the consent, and one operation with the fields"
    assert {name: held(county, made)[name] for name in _PERSONAL} == _PERSONAL
    assert all(hidden(held(county, else_)[name]) for name in _PERSONAL)
    assert other.sync().pushed == 0 and pc.sync().pushed == 0
    assert shown(other, made) == shown(pc, made) == _PERSONAL
    assert no_conflicts(pc, other)


def test_a_consent_withdrawn_has_the_county_strike_the_values_out(pc, other, county):
    made = person(pc)
    agree(pc, made)
    pc.sync(), other.sync()
    consents.withdraw(pc.desk, [made], ["report"], _TODAY)
    pc.sync()
    assert all(hidden(held(county, made)[name]) for name in _PERSONAL)
    assert [value for value in _PERSONAL.values() if value in everything(county)] == []
    other.sync(), pc.sync()
    assert other.sync().pushed == pc.sync().pushed == 0
    assert shown(other, made) == shown(pc, made) == _PERSONAL
    assert no_conflicts(pc, other)
    assert sync_state.standing(pc.desk).synced


def test_giving_and_taking_back_by_undo_and_redo_does_the_same(pc, county):
    made = person(pc)
    pc.sync()
    agree(pc, made)
    pc.sync()
    undoing.undo(pc.desk)
    pc.sync()
    assert all(hidden(held(county, made)[name]) for name in _PERSONAL)
    undoing.redo(pc.desk)
    pc.sync()
    assert held(county, made)["phone"] == _PERSONAL["phone"]
    undoing.undo(pc.desk), undoing.redo(pc.desk)
    pc.sync()
    assert held(county, made)["phone"] == _PERSONAL["phone"] and pc.sync().pushed == 0
    assert no_conflicts(pc)


def test_the_pc_that_hears_of_it_seals_what_it_had_sent_meanwhile(pc, other, county):
    made = person(pc)
    agree(pc, made)
    pc.sync(), other.sync()
    consents.withdraw(pc.desk, [made], ["report"], _TODAY)
    pc.sync()
    records.change(other.desk, "volunteer", made, {"phone": "19900000009"})
    records.change(other.desk, "volunteer", made, {"village_group": "三组"})
    # The other PC freezes what it did before it hears of the withdrawal.
    other.sync(), other.sync(), pc.sync(), other.sync()
    text = everything(county)
    assert "19900000009" not in text and "19900000001" not in text
    chosen = [one for pc_ in (pc, other) for one in conflicts.open_conflicts(pc_.desk)]
    assert not chosen or all("19900000009" in str(one) for one in chosen)


def test_equal_values_typed_at_both_pcs_are_equal_sealed_as_well(pc, other):
    made = person(pc)
    pc.sync(), other.sync()
    for one in (pc, other):
        records.change(one.desk, "volunteer", made, {"phone": "19900000007"})
    pc.sync(), other.sync(), pc.sync()
    assert no_conflicts(pc, other)
    assert shown(other, made)["phone"] == "19900000007"


def test_consents_changed_at_both_pcs_at_once_end_in_one_state(pc, other, county):
    made = person(pc)
    pc.sync(), other.sync()
    agree(pc, made), agree(other, made)
    pc.sync(), other.sync(), pc.sync(), other.sync()
    assert held(county, made)["phone"] == _PERSONAL["phone"] and no_conflicts(pc, other)
    consents.withdraw(pc.desk, [made], ["report"], _TODAY)
    consents.withdraw(other.desk, [made], ["report"], _TODAY)
    pc.sync(), other.sync(), pc.sync(), other.sync()
    assert all(hidden(held(county, made)[name]) for name in _PERSONAL)
    assert no_conflicts(pc, other) and other.sync().pushed == pc.sync().pushed == 0


def test_a_value_nobody_has_judged_goes_out_anew_as_late_as_it_was_typed(pc, other, county):
    """Pages end where they end: the consent is heard before what became of an own change."""
    made = person(pc)
    pc.sync(), other.sync()
    records.change(other.desk, "volunteer", made, {"phone": "19900000009"})
    records.change(pc.desk, "volunteer", made, {"phone": "19900000008"})
    agree(pc, made)
    for n in range(60):
        records.add(pc.desk, "volunteer", {"name": f"人{n}", "notes": "长" * 300})
    pc.sync()
    other.desk.settings.put(pace._SMALL, [4_096, 4_096])
    other.sync(), pc.sync()
    assert held(county, made)["phone"] == "19900000008"
    assert shown(pc, made) == shown(other, made) == _PERSONAL | {"phone": "19900000008"}
    for one in (pc, other):
        (open_,) = conflicts.open_conflicts(one.desk)
        assert "19900000009" in str(open_)


def test_who_had_sealed_it_for_others_opens_it_for_others(pc, other, county):
    """Both gave or took back at once; in the end the person agrees, by the consent given later."""
    made = person(pc)
    agree(pc, made)
    pc.sync(), other.sync()
    consents.withdraw(other.desk, [made], ["report"], _TODAY)
    signed = {"volunteer": made, "purpose": "report", "given_on": _TODAY}
    records.add(pc.desk, "consent", signed)  # once more, on paper
    other.sync(), pc.sync(), other.sync(), pc.sync()
    assert held(county, made)["phone"] == _PERSONAL["phone"]
    assert no_conflicts(pc, other) and other.sync().pushed == pc.sync().pushed == 0


def test_who_took_the_consent_opens_what_a_pc_that_is_gone_had_sealed(pc, other, county):
    one = person(pc)
    pc.sync(), other.sync()
    records.change(pc.desk, "volunteer", one, {"address": "石桥村9组1号"})
    agree(other, one)
    pc.sync()  # its last: it never hears of the consent
    other.sync(), other.sync()
    assert not any(hidden(held(county, one)[name]) for name in _PERSONAL)
    assert held(county, one)["address"] == "石桥村9组1号"
    assert no_conflicts(other)


def test_who_took_it_back_seals_what_a_pc_that_is_gone_had_sent_open(pc, other, county):
    one = person(pc)
    agree(pc, one)
    pc.sync(), other.sync()
    records.change(pc.desk, "volunteer", one, {"phone": "19900000009"})
    consents.withdraw(other.desk, [one], ["report"], _TODAY)
    pc.sync()
    other.sync(), other.sync()
    assert all(hidden(held(county, one)[name]) for name in _PERSONAL)
    assert "19900000009" not in everything(county)


def test_a_lost_value_that_was_struck_out_since_gives_way_at_a_copy_as_well(pc, other, copy_of):
    one = person(pc)
    agree(pc, one)
    pc.sync(), other.sync()
    records.change(other.desk, "volunteer", one, {"phone": "19900000008"})
    records.change(pc.desk, "volunteer", one, {"phone": "19900000009"})
    twin = copy_of()
    other.sync(), pc.sync()
    consents.withdraw(pc.desk, [one], ["report"], _TODAY)
    pc.sync()
    syncing.renew(twin.desk, "recover")
    twin.sync(), twin.sync()
    assert shown(twin, one)["phone"] == shown(pc, one)["phone"] == "19900000008"
    assert twin.desk.store.rows("SELECT * FROM sync_shadow") == []


def test_a_copy_does_not_restate_what_was_changed_after_it_was_made(pc, county, copy_of):
    pc.sync()
    one = person(pc)
    pc.line.trouble = lambda _number: "lose"
    assert pc.try_sync()
    pc.line.trouble = lambda _number: ""
    second, third = copy_of(), copy_of()
    syncing.renew(second.desk, "recover")
    second.sync()  # the row is the second's; what the first sends is the same operation
    pc.sync()
    records.change(pc.desk, "volunteer", one, {"phone": "19900000008"})
    agree(pc, one)
    pc.sync()
    syncing.renew(third.desk, "recover")
    third.sync(), pc.sync()
    assert held(county, one)["phone"] == "19900000008"
    assert shown(third, one)["phone"] == shown(pc, one)["phone"] == "19900000008"
    assert no_conflicts(pc, third)


def test_one_person_entered_twice_has_one_consent(pc, other, county):
    made, twin = person(pc), person(pc, "田晓麦")
    agree(pc, made)
    pc.sync(), other.sync()
    assert hidden(held(county, twin)["phone"])
    merging.merge(pc.desk, "volunteer", made, twin)
    pc.sync()
    assert held(county, twin)["phone"] == _PERSONAL["phone"]
    undoing.undo(pc.desk)
    pc.sync(), other.sync(), pc.sync()
    assert hidden(held(county, twin)["phone"])
    assert held(county, made)["phone"] == _PERSONAL["phone"]
    assert no_conflicts(pc, other)


def test_who_signed_for_somebody_is_as_private_as_their_guardian(pc, county):
    made = person(pc)
    consents.give(pc.desk, [made], ["wall"], "2026-11-01", "田老麦")
    pc.sync()
    assert "田老麦" not in everything(county)
    agree(pc, made)
    pc.sync()
    assert "田老麦" in everything(county)


def test_a_county_that_was_put_back_is_told_the_same_again(pc, county):
    made = person(pc)
    pc.sync()
    county.back_up()
    agree(pc, made)
    pc.sync()
    county.restore()
    pc.sync(), pc.sync()
    assert held(county, made)["phone"] == _PERSONAL["phone"]
    consents.withdraw(pc.desk, [made], ["report"], _TODAY)
    pc.sync()
    county.restore()
    pc.sync(), pc.sync()
    assert hidden(held(county, made)["phone"])
    assert "19900000001" not in everything(county)


def test_a_line_that_is_lost_in_the_middle_changes_nothing_in_the_end(pc, county):
    made = [person(pc, f"人{n}") for n in range(60)]
    pc.sync()
    agree(pc, *made)
    pc.sync()
    consents.withdraw(pc.desk, made, ["report"], _TODAY)
    for deaf in (1, 2):
        pc.line.trouble = lambda n, at=pc.line.requests + deaf: "deaf" if n == at else ""
        pc.try_sync()
    pc.line.trouble = lambda _number: ""
    pc.sync()
    assert all(hidden(held(county, one)["phone"]) for one in made)
    assert sync_state.standing(pc.desk).changes == 0 and pc.sync().pushed == 0


def test_what_waits_to_leave_the_other_way_is_no_synced(pc):
    made = person(pc)
    pc.sync()
    agree(pc, made)
    restating.follow(pc.desk.store)
    assert policy.waiting(pc.desk.store) == 2
    assert not sync_state.standing(pc.desk).synced


def test_a_pc_without_the_key_shows_them_locked_and_sends_nothing_for_them(pc, other, county):
    other.desk.store.run("DELETE FROM secret WHERE name = 'private_field_key'")
    other.desk.settings.put(KEY_ELSEWHERE, True)
    made = person(pc)
    pc.sync(), other.sync()
    assert all(is_locked(value) for value in shown(other, made).values())
    agree(other, made)
    other.sync()
    assert all(hidden(held(county, made)[name]) for name in _PERSONAL), "it has no clear values"
    pc.sync(), other.sync()
    # Whoever can read them has heard of the consent, and sends what it had set.
    assert held(county, made)["phone"] == _PERSONAL["phone"]
    assert shown(other, made) == _PERSONAL and no_conflicts(pc, other)


def test_a_policy_may_switch_the_rule_off_and_on(pc, publish, county):
    made = person(pc)
    pc.sync()
    publish(clear=["volunteer.phone"])
    pc.sync()
    assert held(county, made)["phone"] == _PERSONAL["phone"]
    assert hidden(held(county, made)["address"])
    publish("", consent=["volunteer.phone", "volunteer.village_group", "team.name"])
    records.change(pc.desk, "volunteer", made, {"village_group": "三组"})
    pc.sync()
    at_county = held(county, made)
    assert hidden(at_county["phone"]) and hidden(at_county["village_group"])
    agree(pc, made)
    pc.sync()
    at_county = held(county, made)
    assert (at_county["phone"], at_county["village_group"]) == (_PERSONAL["phone"], "三组")
    assert pc.sync().pushed == 0


def test_a_station_of_before_seals_what_it_had_sent_and_leaves_the_rest(pc, county):
    """Records of the version before left in the clear; the setting tells how they left."""
    made, agreed = person(pc), person(pc, "王五")
    agree(pc, agreed)
    pc.sync()
    table = leaving.current(pc.desk.store).flat()
    before = {name: "clear" if how == "consent" else how for name, how in table.items()}
    pc.desk.settings.put(policy.TABLE, before)
    pc.desk.store.run("DELETE FROM setting WHERE key LIKE 'sync.agreed%'")
    assert pc.sync().pushed == len(_PERSONAL), "of one person only"
    assert hidden(held(county, made)["phone"])
    assert held(county, agreed)["phone"] == _PERSONAL["phone"]
    assert pc.sync().pushed == 0


def test_the_clerk_reads_what_leaves_by_consent(pc, publish):
    def how(field):
        return next(one.how for one in leaves(pc.desk) if one.field == field)

    assert (how("手机"), how("姓名"), how("证件号码")) == (BY_CONSENT, CLEAR, SEALED)
    publish(clear=["volunteer.phone"])
    pc.sync()
    assert how("手机") == CLEAR


def test_every_personal_field_of_a_volunteer_is_one_of_them():
    kind = kind_named("volunteer")
    assert {field.name for field in kind.fields if field.by_consent} == set(_PERSONAL)
    assert not any(field.by_consent and field.private for field in kind.fields)

import json

import pytest

from desktop import errors
from desktop.model import seal_code
from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.activities import activities
from desktop.services.activities.activities import Participant
from desktop.services.paper import certificate_faults
from desktop.services.paper.certificates import activity_certificates, numbers
from desktop.services.past import undoing
from desktop.services.sync import replicas
from desktop.storage.integrity import integrity

CERTIFICATE = kind_named("certificate")
HELD = {
    "title": "重阳敬老饺子宴", "started_at": "2026-10-18T09:00", "ended_at": "2026-10-18T11:30",
}  # fmt: skip


@pytest.fixture
def people(desk):
    named = ("张三", "李四", "王五")
    made = [records.add(desk, "volunteer", {"name": name}) for name in named]
    records.change(desk, "volunteer", made[0], {"id_number": "11010119900307803X"})
    return made


@pytest.fixture
def activity(desk, people):
    return activities.record_activity(desk, HELD, [Participant(who) for who in people])


def test_numbers_run_without_a_gap_in_this_pcs_series(desk, activity):
    issued = activity_certificates.issue(desk, activity)
    series = desk.records.find(kind_named("device"))[0].text("series")
    assert [one.number for one in issued] == [f"{series}-{n:06d}" for n in (1, 2, 3)]
    assert list(integrity.certificate_series(desk.store)) == []


def test_a_preview_registers_nothing(desk, activity):
    shown = activity_certificates.preview(desk, activity)
    assert [one.number for one in shown] == ["", "", ""]
    assert desk.records.count(CERTIFICATE) == 0


def test_printing_again_keeps_the_number_and_counts(desk, activity):
    first = activity_certificates.issue(desk, activity)
    again = activity_certificates.issue(desk, activity)
    assert [one.number for one in again] == [one.number for one in first]
    assert not first[0].reprint and again[0].reprint
    assert desk.records.find(CERTIFICATE)[0].number("printings") == 2


def test_only_some_people(desk, activity, people):
    issued = activity_certificates.issue(desk, activity, [people[1]])
    assert [one.facts["name"] for one in issued] == ["李四"]


def test_the_register_holds_what_was_printed_and_no_whole_id_number(desk, activity):
    activity_certificates.issue(desk, activity)
    for certificate in desk.records.find(CERTIFICATE):
        assert "11010119900307803X" not in certificate.text("facts")
    facts = [json.loads(c.text("facts")) for c in desk.records.find(CERTIFICATE)]
    assert {"1****************X"} == {f["id_number"] for f in facts if f["id_number"]}


def test_the_code_is_genuine_and_tells_the_facts(desk, activity):
    public = bytes.fromhex(desk.records.find(kind_named("device"))[0].text("public_key"))
    for issued in activity_certificates.issue(desk, activity):
        verdict = seal_code.verify(issued.code, public, issued.facts)
        assert verdict.genuine and verdict.facts_match
        assert verdict.code.number == issued.number
        assert verdict.code.key_id == numbers.key_id(public.hex())
        assert len(issued.code.encode()) <= 300


def test_corrected_hours_make_the_old_one_void_and_a_new_number(desk, activity, people):
    first = activity_certificates.issue(desk, activity, [people[0]])[0]
    activities.set_participants(desk, activity, [Participant(people[0], minutes=60)])
    second = activity_certificates.issue(desk, activity, [people[0]])[0]
    assert second.number != first.number
    assert second.facts["minutes"] == "60"
    void = desk.records.find(CERTIFICATE, void=True)
    assert [numbers.number_of(c) for c in void] == [first.number]


def test_undo_makes_them_void_and_never_frees_a_number(desk, activity):
    first = activity_certificates.issue(desk, activity)
    undoing.undo(desk)
    assert all(c.flag("void") for c in desk.records.find(CERTIFICATE))
    again = activity_certificates.issue(desk, activity)
    assert not {one.number for one in first} & {one.number for one in again}
    assert list(integrity.certificate_series(desk.store)) == []


def test_nothing_to_certify_is_a_sentence(desk, people):
    plan = {**HELD, "status": "announced"}
    with pytest.raises(errors.NothingToPrint, match="还没有开展"):
        activity_certificates.issue(desk, activities.record_activity(desk, plan))
    with pytest.raises(errors.NothingToPrint, match="参与人员"):
        activity_certificates.issue(desk, activities.record_activity(desk, HELD))


def test_a_replica_made_anew_after_a_fork_numbers_in_a_series_of_its_own(desk, activity):
    before = activity_certificates.issue(desk, activity)
    with desk.action("fork", "") as group:
        replicas.register_device(desk.records, group, desk.settings, desk.secrets)
    part = desk.records.find(kind_named("participation"), activity=activity)[0]
    records.change(desk, "participation", part.id, {"minutes": "30"})
    (again,) = activity_certificates.issue(desk, activity, [part.text("volunteer")])
    series = replicas.series_of(desk.settings.get("replica"))
    assert again.number == f"{series}-000001"
    assert not before[0].number.startswith(series)
    assert certificate_faults.twice(desk) == []


def test_a_failed_issue_uses_no_number(desk, activity, monkeypatch):
    monkeypatch.setattr(desk.secrets, "get", lambda name: b"")
    with pytest.raises(ValueError):
        activity_certificates.issue(desk, activity)
    assert desk.records.count(CERTIFICATE) == 0

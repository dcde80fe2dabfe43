"""Numbers of certificates, whatever happens to them and on however many PCs."""

import shutil
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop import errors
from desktop.config import Home
from desktop.model import seal_code
from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.activities import activities
from desktop.services.activities.activities import Participant
from desktop.services.apart import Here
from desktop.services.opening import open_desk
from desktop.services.paper import certificate_faults, papers
from desktop.services.paper.certificates import honours, issuing, register
from desktop.services.paper.certificates.claims import HONOUR, Claim, facts_of
from desktop.services.past import undoing
from desktop.services.sync import replicas
from desktop.storage.integrity import integrity
from tests.unit.pulled_changes import pulling

CERTIFICATE, DEVICE = kind_named("certificate"), kind_named("device")
SAME_STATION = settings(
    max_examples=12,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


class Office:
    """A clerk who does what one is told, well or badly."""

    def __init__(self, desk, folder):
        self.desk, self.folder = desk, folder
        self.people = [records.add(desk, "volunteer", {"name": n}) for n in ("张三", "李四")]
        self.rare = records.add(desk, "volunteer", {"name": "王\ufffd"})
        held = {"title": "巡河护水", "held_on": "2026-10-18", "status": "held"}
        taking_part = [Participant(one, minutes=60) for one in self.people]
        self.activity = activities.record_activity(desk, held, taking_part)
        self.turn = count(1)
        self.sheet = None

    def activity_certificates(self, **how):
        self.sheet = papers.issue(self.desk, "activity-certificate", [self.activity], **how)

    def service_records(self):
        self.sheet = papers.issue(self.desk, "service-record", self.people)

    def honour(self, **how):
        answers = {"title": f"第 {next(self.turn)} 次选树的典型"}
        self.sheet = papers.issue(
            self.desk, "honour-certificate", self.people[:1], answers=answers, **how
        )

    def cancelled(self):
        with pytest.raises(errors.Cancelled):
            self.honour(cancelled=lambda: True)

    def no_such_folder(self):
        with pytest.raises(errors.WorldError):
            self.honour(into=self.folder / "没有" / "证书.pdf")

    def name_no_font_has(self):
        with pytest.raises(errors.MissingGlyphs):
            papers.issue(
                self.desk, "honour-certificate", [self.rare], answers={"title": "优秀志愿者"}
            )

    def not_out_of_the_printer(self):
        if self.sheet is not None:
            papers.not_printed(self.desk, self.sheet)

    def void(self):
        for entry in self.desk.records.find(CERTIFICATE, void=False)[-1:]:
            register.void(self.desk, entry.id, "印错了")

    def undone(self):
        undoing.undo(self.desk)

    def hours_corrected(self):
        minutes = 60 + next(self.turn)
        parts = [Participant(one, minutes=minutes) for one in self.people]
        activities.set_participants(self.desk, self.activity, parts)


DEEDS = (
    "activity_certificates", "service_records", "honour", "cancelled", "no_such_folder",
    "name_no_font_has", "not_out_of_the_printer", "void", "undone", "hours_corrected",
)  # fmt: skip


@pytest.fixture
def office(desk, tmp_path):
    return Office(desk, tmp_path)


@given(deeds=st.lists(st.sampled_from(DEEDS), min_size=3, max_size=8))
@SAME_STATION
def test_there_is_no_gap_and_no_number_twice_whatever_a_clerk_does(office, deeds):
    office.activity_certificates()
    for deed in deeds:
        getattr(office, deed)()
        rows = office.desk.store.rows("SELECT number FROM certificate ORDER BY number")
        numbers = [row[0] for row in rows]
        assert numbers == list(range(1, len(numbers) + 1)), deed
        assert list(integrity.certificate_series(office.desk.store)) == []


@pytest.fixture
def two_pcs(desk, master, tmp_path, now):
    """Two PCs of one station, which know of each other and then go on without a line."""
    people = [records.add(desk, "volunteer", {"name": name}) for name in ("张三", "李四")]
    copy = Home(tmp_path / "另一台")
    desk.store.fold()
    shutil.copytree(desk.home.path, copy.path)
    other = open_desk(copy, master, Here(), clock=lambda: now)
    with other.action("enrol", "") as group:
        replicas.register_device(other.records, group, other.settings, other.secrets)
    yield (desk, other), people, count(1)
    other.close()


def give(desk, people, title):
    wanted = (desk, people, title, "")
    planned = issuing.plan(desk, honours.claims(*wanted))
    assert honours.enter(*wanted, planned) is not None
    return {one.issued.number for one in planned}


@given(order=st.lists(st.tuples(st.sampled_from([0, 1]), st.integers(1, 2)), max_size=8))
@SAME_STATION
def test_two_pcs_without_a_line_never_give_one_number_twice(two_pcs, order):
    desks, people, turn = two_pcs
    given_by = (set(), set())
    for pc, how_many in order:
        fresh = give(desks[pc], people[:how_many], f"典型 {next(turn)}")
        assert len(fresh) == how_many and not fresh & given_by[pc]
        given_by[pc].update(fresh)
    assert not given_by[0] & given_by[1]
    for desk in desks:
        assert list(integrity.certificate_series(desk.store)) == []


def test_when_they_meet_nothing_is_there_twice(two_pcs):
    (one, other), people, _ = two_pcs
    for title in ("优秀志愿者", "热心邻里"):
        give(one, people, f"{title}（甲）")
        give(other, people, f"{title}（乙）")
    device = other.records.get(DEVICE, str(other.settings.get("device")))
    with pulling(one) as pull:
        pull.add("device", device.values, device.id)
        for entry in other.records.find(CERTIFICATE):
            pull.add("certificate", entry.values, entry.id)
    assert one.records.count(CERTIFICATE) == 8
    assert certificate_faults.twice(one) == []
    assert list(integrity.certificate_series(one.store)) == []


@pytest.fixture
def public_keys(desk):
    """This PC's, and one that is not."""
    own = bytes.fromhex(desk.records.find(DEVICE)[0].text("public_key"))
    return own, own[::-1]


FACTS = st.dictionaries(
    st.sampled_from(["name", "title", "reason", "services", "minutes", "issuer"]),
    st.text(max_size=40),
    min_size=1,
)


@given(facts=FACTS, other=FACTS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_code_proves_its_own_facts_and_no_others(desk, public_keys, facts, other):
    (planned,) = issuing.plan(desk, [Claim(HONOUR, facts, "somebody")])
    code = planned.issued.code
    own, strange = public_keys
    told = seal_code.verify(code, own, facts)
    assert told.genuine and told.facts_match
    assert seal_code.verify(code, own, other).facts_match is (other == facts)
    assert not seal_code.verify(code, strange, facts).genuine


@given(st.data())
@SAME_STATION
def test_no_fact_of_a_real_certificate_can_be_changed_left_out_or_added(office, public_keys, data):
    for template, answers in (
        ("activity-certificate", {}),
        ("service-record", {}),
        ("honour-certificate", {"title": "优秀志愿者"}),
    ):
        ids = [office.activity] if template == "activity-certificate" else office.people
        papers.issue(office.desk, template, ids, answers=answers)
    for entry in office.desk.records.find(CERTIFICATE):
        facts, code = facts_of(entry), entry.text("code")
        assert seal_code.verify(code, public_keys[0], facts).facts_match
        name = data.draw(st.sampled_from(sorted(facts)))
        said = data.draw(st.text(max_size=10).filter(lambda text, was=facts[name]: text != was))
        rest = {key: value for key, value in facts.items() if key != name}
        for changed in (rest | {name: said}, rest, facts | {"别的": said}):
            assert seal_code.verify(code, public_keys[0], changed).facts_match is False

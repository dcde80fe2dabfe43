import shutil

import pytest

from desktop import errors
from desktop.config import Home
from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.activities import activities
from desktop.services.activities.activities import Participant
from desktop.services.apart import Here
from desktop.services.opening import open_desk
from desktop.services.paper import papers
from desktop.services.paper.certificates import activity_certificates, register
from desktop.services.paper.certificates.checking import Proof, check_code
from desktop.services.sync import replicas
from tests.unit.pulled_changes import pulling

CERTIFICATE = kind_named("certificate")
HELD = {
    "title": "重阳敬老饺子宴", "started_at": "2026-10-18T09:00", "ended_at": "2026-10-18T11:30",
}  # fmt: skip


@pytest.fixture
def zhang(desk):
    return records.add(desk, "volunteer", {"name": "张三", "id_number": "11010119900307803X"})


@pytest.fixture
def activity(desk, zhang):
    return activities.record_activity(desk, HELD, [Participant(zhang)])


@pytest.fixture
def issued(desk, activity):
    (one,) = activity_certificates.issue(desk, activity)
    return one


@pytest.fixture
def stranger(desk, master, tmp_path, now, activity):
    """A copy of this station on a PC of its own, with a key and a series of its own."""
    copy = Home(tmp_path / "另一台")
    desk.store.fold()
    shutil.copytree(desk.home.path, copy.path)
    other = open_desk(copy, master, Here(), clock=lambda: now)
    with other.action("fork", "") as group:
        replicas.register_device(other.records, group, other.settings, other.secrets)
    yield other
    other.close()


def test_a_genuine_one_is_told_with_what_its_paper_must_say(desk, issued):
    verdict = check_code(desk, issued.code)
    assert verdict.proof is Proof.VALID and issued.number in verdict.words
    assert "没有作废" in verdict.words and "2026年11月22日" in verdict.words
    facts = dict(verdict.facts)
    assert facts["姓名"] == "张三" and facts["时长"] == "2.5 小时"
    assert facts["证件"] == "居民身份证 1****************X"


@pytest.mark.parametrize(
    ("template", "answers", "told"),
    [
        ("service-record", {}, ("服务期间", "2026年1月1日至2026年11月22日")),
        ("service-record", {"period": "all"}, ("服务期间", "截至2026年11月22日")),
        ("honour-certificate", {"title": "优秀志愿者"}, ("荣誉名称", "优秀志愿者")),
    ],
)
def test_every_kind_can_be_checked(desk, zhang, activity, template, answers, told):
    papers.issue(desk, template, [zhang], answers=answers)
    verdict = check_code(desk, desk.records.find(CERTIFICATE)[0].text("code"))
    assert verdict.proof is Proof.VALID and told in verdict.facts


def test_blanks_and_line_ends_of_a_pasted_code_do_no_harm(desk, issued):
    code = f" {issued.code[:40]}\n{issued.code[40:]} "
    assert check_code(desk, code).proof is Proof.VALID


def test_a_void_one_is_told_with_its_reason(desk, issued):
    register.void(desk, desk.records.find(CERTIFICATE)[0].id, "印错了名字")
    verdict = check_code(desk, issued.code)
    assert verdict.proof is Proof.VOID and "印错了名字" in verdict.words


def test_one_that_was_corrected_is_void_and_its_successor_valid(desk, activity, zhang, issued):
    activities.set_participants(desk, activity, [Participant(zhang, minutes=60)])
    (again,) = activity_certificates.issue(desk, activity)
    proofs = [check_code(desk, one.code).proof for one in (issued, again)]
    assert proofs == [Proof.VOID, Proof.VALID]


def test_a_changed_code_is_forged(desk, issued):
    prefix, number, day, *rest = issued.code.split(".")
    other = ".".join((prefix, number[:-1] + "7", day, *rest))
    later = ".".join((prefix, number, "20261123", *rest))
    for code in (other, later):
        verdict = check_code(desk, code)
        assert verdict.proof is Proof.FORGED and verdict.facts == ()


def test_what_is_no_code_is_a_sentence(desk, issued):
    for text in ("", "https://example.org", issued.code[:-20]):
        with pytest.raises(errors.BadSealCode, match="不是证书核验码"):
            check_code(desk, text)


def test_another_pcs_certificate_is_unknown_till_its_key_came_and_then_till_its_entry_came(
    desk, stranger, activity
):
    (foreign,) = activity_certificates.issue(stranger, activity)
    assert check_code(desk, foreign.code).proof is Proof.UNKNOWN_KEY
    device = stranger.records.get(kind_named("device"), stranger.settings.get("device"))
    with pulling(desk) as pull:
        pull.add("device", device.values, device.id)
    verdict = check_code(desk, foreign.code)
    assert verdict.proof is Proof.NOT_REGISTERED and "同步" in verdict.words
    entry = stranger.records.find(CERTIFICATE)[0]
    with pulling(desk) as pull:
        pull.add("certificate", entry.values, entry.id)
    assert check_code(desk, foreign.code).proof is Proof.VALID


def test_an_entry_that_says_something_else_is_told(desk, issued):
    entry = desk.records.find(CERTIFICATE)[0]
    facts = entry.text("facts").replace('"150"', '"1500"')
    with desk.store.transaction():
        desk.store.run("UPDATE certificate SET facts = ? WHERE id = ?", (facts, entry.id))
    verdict = check_code(desk, issued.code)
    assert verdict.proof is Proof.OTHER_FACTS and "对不上" in verdict.words

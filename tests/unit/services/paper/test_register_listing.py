"""The register as a list: found by number, holder, activity; and printed again as it stands."""

from __future__ import annotations

import pytest

from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.activities import activities
from desktop.services.activities.activities import Participant
from desktop.services.paper import papers
from desktop.services.paper.certificates import activity_certificates, listing, register
from desktop.services.paper.certificates.listing import RegisterQuery
from desktop.services.roster import merging

CERTIFICATE = kind_named("certificate")
HELD = {
    "title": "重阳敬老饺子宴", "started_at": "2026-10-18T09:00", "ended_at": "2026-10-18T11:30",
}  # fmt: skip


@pytest.fixture
def people(desk):
    return [records.add(desk, "volunteer", {"name": name}) for name in ("张三", "单晓明", "李来福")]


@pytest.fixture
def activity(desk, people):
    return activities.record_activity(desk, HELD, [Participant(one) for one in people])


@pytest.fixture
def issued(desk, activity):
    return activity_certificates.issue(desk, activity)


def holders(desk, **asked) -> list[str]:
    ids = listing.certificate_ids(desk, RegisterQuery(**asked))
    return [line.holder for line in listing.certificate_lines(desk, ids)]


def of(desk, name: str) -> str:
    (found,) = listing.certificate_ids(desk, RegisterQuery(words=name))
    return str(found)


def test_it_is_found_by_name_pinyin_activity_number_or_day(desk, issued):
    (number,) = [one.number for one in issued if one.facts["name"] == "单晓明"]
    assert len(holders(desk, words="2026-11")) == 3 and holders(desk, words="2025-11") == []
    for words in ("晓明", "sxm", "shanxiaoming", "单晓明 饺子", number[-6:], number[-1]):
        assert "单晓明" in holders(desk, words=words), words


def test_a_whole_number_finds_just_one(desk, issued):
    assert holders(desk, words=issued[1].number) == [issued[1].facts["name"]]
    assert holders(desk, words=issued[1].number.lower()) == [issued[1].facts["name"]]
    assert holders(desk, words="ZZZZ-000002") == []


def test_a_number_is_no_pattern(desk, issued):
    assert holders(desk, words="%") == holders(desk, words="没有这个") == []


def test_who_was_renamed_is_found_by_the_name_on_the_paper(desk, issued, people):
    records.change(desk, "volunteer", people[2], {"name": "李福来"})
    assert holders(desk, words="李来福") == holders(desk, words="李福来") == ["李来福"]


def test_who_was_merged_is_found_by_whoever_stands_for_them(desk, issued, people):
    merging.merge(desk, "volunteer", people[1], people[0])
    assert set(holders(desk, words="单晓明")) >= {"单晓明"}


def test_each_state_narrows_it(desk, activity, issued):
    again = activity_certificates.issue(desk, activity, [])
    assert len(again) == 3
    register.void(desk, of(desk, "张三"), "打错了")
    register.not_printed(desk, [of(desk, "李来福")] * 1)
    register.not_printed(desk, [of(desk, "李来福")] * 1)
    assert holders(desk, state="void") == ["张三"]
    assert holders(desk, state="again") == ["单晓明"]
    assert holders(desk, state="unprinted") == ["李来福"]
    assert holders(desk, state="valid") == ["单晓明"]
    assert len(holders(desk)) == listing.count(desk) == 3


def test_another_kind_has_none(desk, issued):
    assert holders(desk, kind="honour") == []
    assert len(holders(desk, kind="activity")) == 3


def test_every_head_orders_it(desk, issued):
    assert holders(desk, order="holder", descending=False) == ["李来福", "单晓明", "张三"]
    assert holders(desk, order="holder", descending=True) == ["张三", "单晓明", "李来福"]
    numbers = [one.facts["name"] for one in issued]
    assert holders(desk, order="number", descending=False) == numbers
    for order in ("kind", "day", "state"):
        assert len(holders(desk, order=order)) == 3


def test_a_line_tells_what_the_paper_says(desk, issued, activity, people):
    (line,) = listing.certificate_lines(desk, [of(desk, "张三")])
    assert (line.number, line.about, line.activity) == (
        next(one.number for one in issued if one.facts["name"] == "张三"),
        "重阳敬老饺子宴",
        activity,
    )
    assert (line.volunteer, line.printings, line.void) == (people[0], 1, False)
    assert ("活动", "重阳敬老饺子宴") in line.told


ASKED = {
    "service-record": {},
    "honour-certificate": {"title": "优秀志愿者", "reason": "敬老服务"},
}


@pytest.mark.parametrize("template", ASKED)
def test_what_is_about_a_person_is_printed_again_as_the_same_one(desk, activity, people, template):
    papers.issue(desk, template, [people[0]], answers=ASKED[template])
    (first,) = desk.records.find(CERTIFICATE)
    again = listing.again(desk, first.id)
    assert (again.template, again.record) == (template, people[0])
    papers.issue(desk, again.template, [again.record], answers=dict(again.answers))
    (same,) = desk.records.find(CERTIFICATE)
    assert (same.id, same.number("printings")) == (first.id, 2)


def test_one_of_an_activity_is_printed_again_alone(desk, activity, issued):
    again = listing.again(desk, of(desk, "单晓明"))
    people = {again.record: [again.volunteer]}
    papers.issue(desk, again.template, [again.record], people=people)
    assert holders(desk, state="again") == ["单晓明"]
    assert listing.count(desk) == 3

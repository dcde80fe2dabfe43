"""Lists: narrowed by sentences, put in order by pinyin, by strokes and by columns."""

from __future__ import annotations

import pytest

from desktop import errors
from desktop.model.id_number import check_character
from desktop.services import records
from desktop.services.lists import listing
from desktop.services.lists.listing import ListQuery, Term
from desktop.services.roster import consents, merging, teams
from desktop.services.roster.people_listing import PEOPLE, people_lines

NUMBER = "99999919491231002" + check_character("99999919491231002")
ROSTER = (
    {"name": "张三", "phone": "13800000001", "village_group": "一组", "birth_date": "1950-01-02"},
    {"name": "王五", "village_group": "一组", "birth_date": "1990", "skills": "书法、理发"},
    {"name": "丁一", "phone": "13800000003", "village_group": "二组", "status": "paused"},
    {"name": "李四", "sex": "female", "no_photo": "是", "id_number": NUMBER},
)


@pytest.fixture
def people(desk):
    return {one["name"]: records.add(desk, "volunteer", one) for one in ROSTER}


def names(desk, people, *terms, **query) -> list[str]:
    by_id = {record_id: name for name, record_id in people.items()}
    found = listing.ids(desk, PEOPLE, ListQuery(terms=terms, **query))
    return [by_id[i] for i in found]


def test_everybody_is_listed_by_pinyin(desk, people):
    assert names(desk, people) == ["丁一", "李四", "王五", "张三"]
    assert names(desk, people, descending=True) == ["张三", "王五", "李四", "丁一"]


def test_names_are_put_in_order_by_strokes(desk, people):
    assert names(desk, people, order="strokes") == ["丁一", "王五", "李四", "张三"]


def test_what_is_equal_goes_by_name(desk, people):
    found = names(desk, people, order="village_group")
    assert found == ["王五", "张三", "丁一", "李四"]  # who is in no group stands last


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        ((Term("village_group", "is", "一组"),), {"张三", "王五"}),
        ((Term("village_group", "not", "一组"),), {"丁一", "李四"}),
        ((Term("phone", "empty"),), {"王五", "李四"}),
        ((Term("phone", "filled"),), {"张三", "丁一"}),
        ((Term("name", "has", "三"),), {"张三"}),
        ((Term("skills", "has", "理发"),), {"王五"}),
        ((Term("skills", "filled"),), {"王五"}),
        ((Term("skills", "empty"),), {"张三", "丁一", "李四"}),
        ((Term("status", "is", "paused"),), {"丁一"}),
        ((Term("no_photo", "filled"),), {"李四"}),
        ((Term("no_photo", "empty"),), {"张三", "王五", "丁一"}),
        ((Term("birth_date", "most", "1990"),), {"张三", "王五", "李四"}),
        ((Term("birth_date", "least", "1950"),), {"张三", "王五"}),
        ((Term("birth_date", "is", "1990"),), {"王五"}),
        ((Term("id_number", "filled"),), {"李四"}),
        ((Term("id_number", "empty"),), {"张三", "王五", "丁一"}),
        ((Term("phone", "filled"), Term("village_group", "is", "二组")), {"丁一"}),
    ],
)
def test_a_sentence_keeps_whom_it_tells_of(desk, people, terms, expected):
    assert set(names(desk, people, *terms)) == expected


def test_ages_are_counted_by_birth_dates_however_much_is_known(desk, people):
    assert set(names(desk, people, Term("age", "least", "60"))) == {"张三", "李四"}
    assert names(desk, people, Term("age", "most", "40")) == ["王五"]
    line = people_lines(desk, [people["张三"]])[0]
    years = int(line.cell("age"))
    assert "张三" in names(desk, people, Term("age", "is", str(years)))
    assert "张三" not in names(desk, people, Term("age", "is", str(years + 1)))


def test_a_team_narrows_to_its_members_and_its_absence_to_all_others(desk, people):
    team = records.add(desk, "team", {"name": "敬老队"})
    teams.add_members(desk, team, [people["张三"], people["丁一"]])
    assert set(names(desk, people, Term("teams", "is", team))) == {"张三", "丁一"}
    assert set(names(desk, people, Term("teams", "not", team))) == {"王五", "李四"}
    assert set(names(desk, people, Term("teams", "empty"))) == {"王五", "李四"}
    assert set(names(desk, people, Term("teams", "filled"))) == {"张三", "丁一"}


def test_consents_narrow_by_what_was_said(desk, people):
    consents.give(desk, [people["张三"], people["丁一"]], ["photo"], "2026-03-05")
    consents.withdraw(desk, [people["丁一"]], ["photo"])

    def state(state: str, test: str = "is") -> set[str]:
        return set(names(desk, people, Term("consent_photo", test, state)))

    assert state("given") == {"张三"}
    assert state("withdrawn") == {"丁一"}
    assert state("missing") == {"王五", "李四"}
    assert state("given", "not") == {"王五", "丁一", "李四"}


def test_words_and_sentences_go_together(desk, people):
    assert names(desk, people, Term("phone", "filled"), search="zs") == ["张三"]
    assert names(desk, people, Term("phone", "empty"), search="zs") == []


def test_a_merged_person_is_listed_once_with_the_teams_of_both(desk, people):
    team = records.add(desk, "team", {"name": "敬老队"})
    teams.add_members(desk, team, [people["王五"]])
    merging.merge(desk, "volunteer", people["张三"], people["王五"])
    assert names(desk, people) == ["丁一", "李四", "张三"]
    assert names(desk, people, Term("teams", "is", team)) == ["张三"]
    assert people_lines(desk, [people["张三"]])[0].cell("teams") == "敬老队"


def test_hours_are_asked_for_in_hours(desk, people):
    for name, end in (("张三", "12:00"), ("丁一", "10:30")):
        activity = records.add(
            desk,
            "activity",
            {
                "title": f"{name}的活动",
                "status": "held",
                "started_at": "2026-05-01T09:00",
                "ended_at": f"2026-05-01T{end}",
            },
        )
        minutes = "180" if name == "张三" else "90"
        records.add(
            desk,
            "participation",
            {"activity": activity, "volunteer": people[name], "minutes": minutes},
        )
    assert names(desk, people, Term("hours", "least", "2")) == ["张三"]
    assert names(desk, people, order="minutes", descending=True)[:2] == ["张三", "丁一"]
    assert people_lines(desk, [people["丁一"]])[0].figures["minutes"] == 90


def test_lines_mask_numbers_and_come_in_the_order_asked_for(desk, people):
    lines = people_lines(desk, [people["李四"], "gone", people["张三"]])
    assert [line.cell("name") for line in lines] == ["李四", "张三"]
    assert lines[0].cell("id_number") == "9" + "*" * 16 + NUMBER[-1]
    assert lines[0].cell("sex") == "女"


@pytest.mark.parametrize(
    "term", [Term("nothing", "is", "x"), Term("id_number", "is", "1"), Term("age", "least", "alt")]
)
def test_what_can_not_be_asked_is_refused_in_words(desk, people, term):
    with pytest.raises(errors.InvalidValues, match=r"不能按|应是整数"):
        names(desk, people, term)


def test_nobody_merged_or_gone_is_listed(desk, people):
    records.remove(desk, "volunteer", [people["丁一"]])
    assert "丁一" not in names(desk, people)

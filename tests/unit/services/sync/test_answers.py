import pytest

from desktop import errors
from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.needs import needs
from desktop.services.past import history, undoing
from desktop.services.sync import answers
from tests.unit.pulled_changes import pulling

TOWN_REPLICA = "00000009-0000-4000-8000-000000000000"


@pytest.fixture
def visit(desk):
    return records.add(desk, "activity", {"title": "重阳敬老"})


def returned(desk, record, reason="缺照片。", **more):
    with pulling(desk, TOWN_REPLICA) as pull:
        told = {
            "of_kind": "activity",
            "record": record,
            "outcome": "returned",
            "reason": reason,
            "by": "石桥镇所",
            "given_on": "2026-11-20",
            **more,
        }
        return pull.add("answer", told)


def test_what_the_town_returned_is_shown_with_the_activity_and_needs_attention(desk, visit):
    made = returned(desk, visit)
    (answer,) = answers.about(desk, "activity", visit)
    assert (answer.id, answer.title, answer.label, answer.waiting) == (
        made, "重阳敬老", "退回", True,
    )  # fmt: skip
    (need,) = needs.everything(desk)
    assert need.sentence == "石桥镇所退回了「重阳敬老」：缺照片。"
    assert need.records == (("activity", visit),)


def test_done_answers_it_and_can_be_undone(desk, visit):
    returned(desk, visit)
    (need,) = needs.everything(desk)
    needs.perform(desk, need.deeds[1], "照片已补")
    assert needs.everything(desk) == []
    back, done = answers.about(desk, "activity", visit)
    assert (back.waiting, done.label, done.reason, done.by) == (
        False, "已办理", "照片已补", "王文书",
    )  # fmt: skip
    assert undoing.next_undo(desk).title == "答复「重阳敬老」已办理"
    undoing.undo(desk)
    assert [a.waiting for a in answers.waiting(desk)] == [True]


def test_it_is_answered_once(desk, visit):
    made = returned(desk, visit)
    answers.reply_done(desk, made)
    with pytest.raises(errors.InvalidValues, match="已经答复过"):
        answers.reply_done(desk, made)


def test_a_second_return_waits_though_the_first_was_answered(desk, visit):
    answers.reply_done(desk, returned(desk, visit))
    second = returned(desk, visit, "纪实太短")
    assert [a.id for a in answers.waiting(desk)] == [second]


def test_what_is_gone_or_unknown_asks_for_nothing(desk, visit):
    returned(desk, visit)
    returned(desk, "0-0", of_kind="order")  # a kind of a newer program
    records.remove(desk, "activity", [visit])
    assert answers.waiting(desk) == []


def test_answers_are_not_edited_or_thrown_away(desk, visit):
    made = returned(desk, visit)
    for refused in (
        lambda: records.change(desk, "answer", made, {"notes": "改"}),
        lambda: records.remove(desk, "answer", [made]),
        lambda: records.add(desk, "answer", {"outcome": "done"}),
    ):
        with pytest.raises(errors.ReadOnlyKind):
            refused()


def test_the_history_of_the_activity_tells_them_in_words(desk, visit):
    answers.reply_done(desk, returned(desk, visit), "照片已补")
    desk.settings.put("county_keys", [[TOWN_REPLICA, "s", "k", "999999001", False]])
    lines = [line for line in history.of_activity(desk, visit) if line.kind == "answer"]
    assert [(line.clerk, line.what) for line in lines] == [("石桥镇", "答复"), ("王文书", "答复")]
    told = {label: to for label, _, to in lines[0].changes}
    assert (told["答复"], told["说明"]) == ("退回", "缺照片。")


def test_records_of_that_kind_are_called_by_what_they_answer(desk, visit):
    made = returned(desk, visit)
    record = desk.records.get(kind_named("answer"), made)
    assert needs.answers.Names(desk).of(record) == "退回 · 重阳敬老"

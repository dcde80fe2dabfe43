"""What somebody had corrected: an ordinary edit, with the reason, and a receipt without secrets."""

import pytest

from desktop import errors
from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.paper import papers
from desktop.services.past import undoing
from desktop.services.person import correcting
from tests.printing.paper_reading import texts_of
from tests.unit.services.person.conftest import NUMBER, PHONE

OTHER_NUMBER = "110105194912310038"


@pytest.fixture
def somebody(desk):
    return records.add(desk, "volunteer", {"name": "王五", "id_number": NUMBER, "phone": PHONE})


def test_a_correction_is_an_edit_that_says_who_asked_and_can_be_undone(desk, somebody):
    assert correcting.correct(desk, somebody, {"phone": "19900000001"}, "号码换了")
    step = undoing.next_undo(desk)
    assert step.title == f"{correcting.MARK}修改志愿者「王五」的手机（号码换了）"
    undoing.undo(desk)
    assert desk.records.get(kind_named("volunteer"), somebody).text("phone") == PHONE


@pytest.mark.slow
def test_what_does_not_differ_is_no_correction(desk, somebody):
    assert not correcting.correct(desk, somebody, {"phone": PHONE}, "号码换了")
    with pytest.raises(errors.InvalidValues, match="没有更正过"):
        correcting.latest(desk, somebody)


@pytest.mark.slow
def test_without_a_reason_nothing_is_corrected(desk, somebody):
    with pytest.raises(errors.InvalidValues, match="理由"):
        correcting.correct(desk, somebody, {"phone": "19900000001"}, "")
    assert desk.records.get(kind_named("volunteer"), somebody).text("phone") == PHONE


@pytest.mark.slow
def test_the_receipt_tells_what_is_right_now_and_neither_number(desk, somebody):
    changes = {"phone": "19900000001", "id_number": OTHER_NUMBER, "sex": "male"}
    correcting.correct(desk, somebody, changes, "本人要求")
    words = "".join(texts_of(papers.preview(desk, "correction-receipt", [somebody]).pdf))
    for told in ("更正回执", "王五", "19900000001", "已更正", "本人要求", "王文书"):
        assert told in words
    for secret in (NUMBER, OTHER_NUMBER, PHONE):
        assert secret not in words


@pytest.mark.slow
def test_who_was_never_corrected_gets_no_receipt(desk, somebody):
    with pytest.raises(errors.NothingToPrint, match="没有更正过"):
        papers.preview(desk, "correction-receipt", [somebody])

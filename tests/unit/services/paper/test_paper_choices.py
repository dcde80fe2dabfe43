"""Which certificates there can be, what was chosen before, how far a printer is off."""

import io

import pypdf
import pytest

from desktop import errors
from desktop.model.stock import Stock
from desktop.services import records
from desktop.services.activities import activities
from desktop.services.activities.activities import Participant
from desktop.services.paper import certificate_pieces, paper_memory, papers, printer_offsets
from desktop.services.paper.paper_memory import Remembered

CERTIFICATE = "activity-certificate"


@pytest.fixture
def made(desk):
    """Two people of one team in two activities, a third in one, without hours."""
    who = {n: records.add(desk, "volunteer", {"name": n}) for n in ("张三", "李四", "王五")}
    team = records.add(desk, "team", {"name": "清洁队"})
    for name in ("张三", "李四"):
        records.add(desk, "membership", {"team": team, "volunteer": who[name]})
    first = activities.record_activity(
        desk,
        {"title": "巡河", "held_on": "2026-09-18"},
        [Participant(who["张三"], minutes=60), Participant(who["李四"], minutes=60)],
    )
    second = activities.record_activity(
        desk,
        {"title": "植树", "held_on": "2026-10-18"},
        [Participant(who["张三"], minutes=60), Participant(who["王五"])],
    )
    records.add(desk, "activity", {"title": "计划", "planned_start": "2026-12-28T09:00"})
    return who, team, first, second


def told(pieces):
    return [(piece.name, piece.title) for piece in pieces]


def test_by_activity_team_and_person(desk, made):
    who, team, _first, second = made
    by = certificate_pieces.pieces
    assert told(by(desk, "activity", [second])) == [("王五", "植树"), ("张三", "植树")]
    assert told(by(desk, "team", [team])) == [("李四", "巡河"), ("张三", "植树"), ("张三", "巡河")]
    assert told(by(desk, "person", [who["张三"]])) == [("张三", "植树"), ("张三", "巡河")]
    assert by(desk, "activity", [second])[0].minutes == 0


def test_what_was_issued_is_marked(desk, made):
    who, team, first, _ = made
    papers.issue(desk, CERTIFICATE, [first], people=[who["李四"]])
    found = certificate_pieces.pieces(desk, "team", [team])
    assert [piece.name for piece in found if piece.issued] == ["李四"]


def test_a_batch_is_one_file_and_passes_over_who_has_no_hours(desk, made):
    who, _, first, second = made
    meant = {first: [who["李四"]], second: [who["王五"], who["张三"]]}
    sheet = papers.issue(desk, CERTIFICATE, [first, second], people=meant)
    assert (sheet.pages, sheet.left_out) == (2, ("王五",))
    assert sheet.title == "活动证书 巡河 等 2 个活动"
    only_without = {first: [who["李四"]], second: [who["王五"]]}
    assert papers.preview(desk, CERTIFICATE, [first, second], people=only_without).pages == 1
    with pytest.raises(errors.NothingToPrint):
        papers.preview(desk, CERTIFICATE, [second], people={second: [who["王五"]]})


def test_on_bought_paper_only_words_are_set_and_all_is_moved(desk, made):
    _, _, first, _ = made
    plain = papers.preview(desk, CERTIFICATE, [first])
    moved = papers.preview(desk, CERTIFICATE, [first], stock=Stock(True, 10.0, 5.0))
    where = [_place(sheet.pdf, "同志") for sheet in (plain, moved)]
    assert where[1][0] - where[0][0] == pytest.approx(10 / 25.4 * 72, abs=0.1)
    assert where[1][1] - where[0][1] == pytest.approx(-5 / 25.4 * 72, abs=0.1)
    assert "活动证书" not in _text(moved.pdf) and "活动证书" in _text(plain.pdf)


def _text(pdf):
    return "".join(pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text().split())


def _place(pdf, wanted):
    found = []

    def visit(text, ctm, matrix, _font, _size):
        if wanted in text:
            x, y = matrix[4], matrix[5]
            found.append((ctm[0] * x + ctm[2] * y + ctm[4], ctm[1] * x + ctm[3] * y + ctm[5]))

    pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text(visitor_text=visit)
    return found[0]


def test_what_was_chosen_is_kept_by_document(desk):
    assert paper_memory.remembered(desk) == {}
    paper_memory.remember(desk, CERTIFICATE, Remembered("前台", "A4", preprinted=True))
    paper_memory.remember(desk, "recruitment-rules", Remembered("前台", "A3"))
    assert paper_memory.remembered(desk)[CERTIFICATE].preprinted
    desk.settings.put("paper_memory", {CERTIFICATE: {"newer": 1}, "x": None})
    assert paper_memory.remembered(desk) == {}


def test_offsets_are_kept_by_printer_within_reason(desk):
    printer_offsets.set_offsets(desk, "前台", 1.25, -2)
    assert printer_offsets.offsets(desk, "前台") == (1.2, -2.0)
    assert printer_offsets.offsets(desk, "别的") == (0.0, 0.0)
    printer_offsets.set_offsets(desk, "前台", 0, 0)
    assert printer_offsets.all_offsets(desk) == {}
    with pytest.raises(errors.InvalidValues):
        printer_offsets.set_offsets(desk, "前台", 31, 0)

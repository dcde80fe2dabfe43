import errno
import io
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest

from desktop import errors
from desktop.model.kinds import kind_named
from desktop.services import records
from desktop.services.activities import activities
from desktop.services.activities.activities import Participant
from desktop.services.apart import Here
from desktop.services.paper import papers
from desktop.services.paper.activity_words import hours_text

CERTIFICATE = kind_named("certificate")
HELD = {
    "title": "重阳敬老饺子宴", "started_at": "2026-10-18T09:00", "ended_at": "2026-10-18T11:30",
}  # fmt: skip
ID = "11010119900307803X"


@pytest.fixture
def activity(desk):
    zhang = records.add(desk, "volunteer", {"name": "张三", "id_number": ID})
    rare = records.add(desk, "volunteer", {"name": "李䶮"})
    return activities.record_activity(desk, HELD, [Participant(zhang), Participant(rare)])


def words(sheet):
    pages = pypdf.PdfReader(io.BytesIO(sheet.pdf)).pages
    return ["".join(page.extract_text().split()) for page in pages]


def test_the_rules_say_whose_they_are(desk):
    sheet = papers.preview(desk, "recruitment-rules", [])
    assert sheet.pages == len(words(sheet))
    text = "".join(words(sheet))
    assert "志愿者招募管理制度" in text
    assert "石桥村新时代文明实践站" in text
    assert "示例" not in text


@pytest.mark.parametrize("paper", ["A4", "A3", "A2", "A1"])
def test_the_rules_come_in_every_size(desk, paper):
    sheet = papers.preview(desk, "recruitment-rules", [], paper)
    box = pypdf.PdfReader(io.BytesIO(sheet.pdf)).pages[0].mediabox
    wanted = {"A4": (210, 297), "A3": (297, 420), "A2": (420, 594), "A1": (594, 841)}[paper]
    found = (float(box.width) / 72 * 25.4, float(box.height) / 72 * 25.4)
    assert found == pytest.approx(wanted, abs=0.5)


def test_a_certificate_a_page_with_name_hours_and_masked_number(desk, activity):
    sheet = papers.issue(desk, "activity-certificate", [activity])
    pages = words(sheet)
    assert len(pages) == sheet.pages == 2
    zhang = next(page for page in pages if "张三" in page)
    assert "2.5小时" in zhang
    assert "重阳敬老饺子宴" in zhang
    assert "1****************X" in zhang
    assert ID not in "".join(pages)
    assert any("李䶮" in page for page in pages)


def test_a_preview_uses_no_number_and_can_not_be_saved(desk, activity, tmp_path):
    sheet = papers.preview(desk, "activity-certificate", [activity])
    assert sheet.unnumbered == 2
    assert desk.records.count(CERTIFICATE) == 0
    with pytest.raises(errors.ProgramError):
        papers.save(sheet, tmp_path / "x.pdf")
    assert list(tmp_path.glob("*.pdf")) == []


def test_what_is_saved_is_what_was_issued(desk, activity, tmp_path):
    sheet = papers.issue(desk, "activity-certificate", [activity])
    papers.save(sheet, tmp_path / "证书 一.pdf")
    assert (tmp_path / "证书 一.pdf").read_bytes() == sheet.pdf
    again = papers.preview(desk, "activity-certificate", [activity])
    assert again.unnumbered == 0


class Meddling(Here):
    """Somebody else does something while a sheet is set, so many times."""

    def __init__(self, meddle, times):
        self.meddle, self.times = meddle, times

    def run(self, task, *args, **watch):
        if self.times:
            self.times -= 1
            self.meddle()
        return super().run(task, *args, **watch)


def test_numbers_that_somebody_took_while_it_was_set_are_not_used_twice(desk, activity):
    other = activities.record_activity(
        desk,
        {**HELD, "title": "巡河"},
        [Participant(records.add(desk, "volunteer", {"name": "王"}))],
    )

    def take():
        papers.issue(desk, "activity-certificate", [other])

    busy = replace(desk, apart=Meddling(take, 1))
    sheet = papers.issue(busy, "activity-certificate", [activity])
    numbers = [c.number("number") for c in desk.records.find(CERTIFICATE)]
    assert sorted(numbers) == [1, 2, 3]
    printed = "".join(words(sheet))
    assert "000002" in printed and "000003" in printed and "000001" not in printed


def test_a_file_that_refuses_its_name_at_the_end_leaves_nothing_printed(
    desk, activity, tmp_path, monkeypatch
):
    target = tmp_path / "证书.pdf"

    def refuse(_self, _target):
        raise PermissionError(errno.EACCES, "")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", refuse)
        with pytest.raises(errors.OutputFileError, match="正被其他程序打开"):
            papers.issue(desk, "activity-certificate", [activity], into=target)
    assert not target.exists()
    assert [c.number("printings") for c in desk.records.find(CERTIFICATE)] == [0, 0]
    sheet = papers.issue(desk, "activity-certificate", [activity], into=target)
    assert target.read_bytes() == sheet.pdf
    assert [c.number("printings") for c in desk.records.find(CERTIFICATE)] == [1, 1]
    assert desk.records.count(CERTIFICATE) == 2


def test_a_sign_no_font_has_is_named_and_no_number_is_used(desk):
    alien = records.add(desk, "volunteer", {"name": "张\U0002fa1e"})
    made = activities.record_activity(desk, HELD, [Participant(alien)])
    with pytest.raises(errors.MissingGlyphs, match="U\\+2FA1E"):
        papers.issue(desk, "activity-certificate", [made])
    assert desk.records.count(CERTIFICATE) == 0


def test_all_people_with_such_a_sign_are_named_at_once(desk):
    people = [
        records.add(desk, "volunteer", {"name": name})
        for name in ("张\U0002fa1e", "李四", "王\ufffd")
    ]
    made = activities.record_activity(desk, HELD, [Participant(one) for one in people])
    with pytest.raises(errors.MissingGlyphs) as refused:
        papers.preview(desk, "activity-certificate", [made])
    told = str(refused.value)
    assert "「张\U0002fa1e」姓名：\U0002fa1e（U+2FA1E）" in told
    assert "「王\ufffd」姓名：\ufffd（U+FFFD）" in told and "李四" not in told


def test_who_has_no_hours_is_named_on_the_sheet(desk):
    zhang, li = (records.add(desk, "volunteer", {"name": name}) for name in ("张三", "李四"))
    without_times = {"title": "巡河", "held_on": "2026-10-18"}
    people = [Participant(zhang, minutes=60), Participant(li)]
    made = activities.record_activity(desk, without_times, people)
    for verb in (papers.preview, papers.issue):
        sheet = verb(desk, "activity-certificate", [made])
        assert (sheet.pages, sheet.left_out) == (1, ("李四",))
    assert papers.preview(desk, "activity-certificate", [made], people=[zhang]).left_out == ()


def test_a_printing_of_the_rules_is_written_down(desk):
    papers.issue(desk, "recruitment-rules", [], "A3")
    row = desk.store.rows("SELECT what, kind, why FROM audit")[0]
    assert row == ("print", "document", "志愿者招募管理制度")


@pytest.mark.parametrize(
    ("template", "ids", "paper", "word"),
    [
        ("no-such-paper", [], "", "no-such-paper"),
        ("activity-certificate", [], "", "没有选择活动"),
        ("activity-certificate", ["x"], "A0", "A0"),
    ],
)
def test_what_can_not_be_printed_is_a_sentence(desk, template, ids, paper, word):
    with pytest.raises(errors.PrintError, match=word):
        papers.issue(desk, template, ids, paper)


def test_a_sample_says_so_on_every_page(desk, activity):
    desk.settings.put("sample", True)
    for template, ids in (("recruitment-rules", []), ("activity-certificate", [activity])):
        pages = words(papers.issue(desk, template, ids))
        assert all("示例" in page for page in pages)


def test_minutes_are_read_as_hours():
    shown = [hours_text(minutes) for minutes in (150, 120, 45, 1, 600)]
    assert shown == ["2.5", "2", "0.75", "0.02", "10"]


def test_every_template_of_the_printing_room_is_offered_under_its_label():
    from desktop.printing.templates import TEMPLATES

    offered = {info.name: (info.label, info.papers) for info in papers.templates()}
    # The code of a handover file and the proof of a wiped PC are made with these only.
    with_their_act = {"handover-code", "wipe-proof"}
    assert offered == {
        t.name: (t.label, t.papers) for t in TEMPLATES.values() if t.name not in with_their_act
    }


def test_every_document_stands_in_a_group_under_its_own_name():
    from desktop.services.paper.groups import GROUPS, LABELS

    offered = {info.name: info.label for info in papers.templates()}
    assert offered == LABELS
    assert sorted(name for _, names in GROUPS for name in names) == sorted(offered)

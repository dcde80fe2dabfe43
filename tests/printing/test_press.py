import datetime

import pytest

from desktop import errors
from desktop.printing.sheets.certificates.alignment_sheet import AlignmentSheet
from desktop.printing.sheets.own.quick_card import QuickCard
from desktop.printing.sheets.own.recovery_sheet import RecoverySheet
from desktop.printing.sheets.walls.councils import CouncilsSheet, Seats
from desktop.printing.sheets.walls.organisation import Organisation, Unit
from desktop.printing.sheets.walls.volunteer_wall import Face, VolunteerWall
from desktop.printing.templates import TEMPLATES, Press, template_named
from desktop.printing.typography.wording import date_in_characters, date_in_figures, numeral
from tests.printing.test_no_markup_in_desk_papers import papers as desk_papers
from tests.printing.test_no_markup_in_lists import sheets

RULES = ("recruitment-rules", "record-rules", "honour-rules", "duty-rules", "village-rules")

#: Those of rosters, files and forms.
LISTS = {template: facts for template, (facts, _) in sheets("石桥村新时代文明实践站").items()}
#: Those of the clerk's own desk.
DESK = {template: facts for template, (facts, *_) in desk_papers("桃", "石桥村").items()}


@pytest.fixture
def press(book, phrases):
    return Press(book, phrases)


def test_each_template_prints_by_its_name(press, sheet, certificate, made_at):
    papers = {
        **dict.fromkeys(RULES, sheet),
        "organisation": Organisation(station="石桥村新时代文明实践站", teams=(Unit("宣讲队"),)),
        "councils": CouncilsSheet(
            above="石桥村", title="四会", councils=(("村民议事会", (Seats("会长", ("张三",)),)),)
        ),
        "volunteer-wall": VolunteerWall(station="石桥村新时代文明实践站", faces=(Face("张三"),)),
        **LISTS,
        **DESK,
        "activity-certificate": certificate,
        "quick-card": QuickCard("石桥村新时代文明实践站", "快速上手卡", (), ()),
        "recovery-sheet": RecoverySheet("石桥村新时代文明实践站", "", made_at.date()),
        "alignment-sheet": AlignmentSheet("前台的打印机", "石桥村新时代文明实践站"),
    }
    # The others have tests of their own, which set them by the press too.
    others = {"notice", "activity-notice", "month-plan", "year-plan", "duty-sheet"}
    others |= {"service-record", "honour-certificate"}
    assert set(papers) | others == set(TEMPLATES)
    for name, data in papers.items():
        assert press.render(name, data, made_at).startswith(b"%PDF-")


def test_certificates_come_one_or_in_a_list(press, certificate, made_at):
    one = press.render("activity-certificate", certificate, made_at)
    assert press.render("activity-certificate", [certificate], made_at) == one


def test_an_unknown_template_is_refused_with_the_known_ones():
    with pytest.raises(errors.UnknownTemplate, match="recruitment-rules"):
        template_named("red-head-notice")


def test_a_paper_the_template_does_not_have_is_refused(press, certificate, made_at):
    with pytest.raises(errors.UnknownPaper, match="A4"):
        press.render("activity-certificate", certificate, made_at, paper="A2")


def test_the_wrong_data_is_our_error(press, sheet, certificate, made_at):
    for name, data in (("recruitment-rules", certificate), ("activity-certificate", [sheet])):
        with pytest.raises(errors.ProgramError):
            press.render(name, data, made_at)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "〇"),
        (1, "一"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (23, "二十三"),
        (100, "一百"),
        (105, "一百零五"),
        (110, "一百一十"),
        (115, "一百一十五"),
        (342, "三百四十二"),
    ],
)
def test_numbers_are_written_as_articles_count_them(number, text):
    assert numeral(number) == text


def test_numbers_beyond_the_range_are_refused():
    with pytest.raises(ValueError, match="1000"):
        numeral(1000)


def test_dates_are_written_in_figures_and_in_characters():
    day = datetime.date(2026, 10, 5)
    assert date_in_figures(day) == "2026年10月5日"
    assert date_in_characters(day) == "二〇二六年十月五日"
    assert date_in_characters(datetime.date(2031, 12, 30)) == "二〇三一年十二月三十日"

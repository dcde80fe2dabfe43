"""What was typed is printed as it is on lists, files and forms, too, and nothing in them acts."""

from __future__ import annotations

import datetime
import io

import pytest
from hypothesis import example, given
from PIL import Image

from desktop import errors
from desktop.printing.furniture.photo_grid import Photo
from desktop.printing.sheets.forms.applicant import (
    Applicant,
    ApplicationForm,
    ApplicationForms,
    Asked,
    FormWords,
)
from desktop.printing.sheets.forms.desk_name import DeskNames
from desktop.printing.sheets.forms.sign_in_sheet import Expected, SignInSheet, SignInSheets
from desktop.printing.sheets.lists.activity_file import ActivityFile, ActivityFiles, Helper
from desktop.printing.sheets.lists.publicity_list import PublicityLine, PublicityList
from desktop.printing.sheets.lists.roster import Roster, RosterLine
from desktop.printing.templates import Press
from tests.printing.paper_reading import bookmarks_of
from tests.printing.test_no_markup import MARKUP, SOME, TEXTS, bare, text_of, told_by

DAY = datetime.date(2026, 11, 22)


@pytest.fixture
def press(book, phrases):
    return Press(book, phrases)


def photo():
    target = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(target, "JPEG")
    return target.getvalue()


def sheets(marked):
    """Every document of these rooms, with how often the mark stands on it at least."""
    return {
        "roster": (
            Roster(marked, (RosterLine(marked, group=marked, teams=marked),), DAY, sample=True),
            4,
        ),
        "sign-in-sheet": (
            SignInSheets(
                (
                    SignInSheet(
                        station=marked,
                        activity=marked,
                        place=marked,
                        team=marked,
                        leader=marked,
                        people=(Expected(marked, marked),),
                    ),
                )
            ),
            7,
        ),
        "application-form": (
            ApplicationForms(
                (
                    ApplicationForm(
                        station=marked,
                        words=FormWords(marked, (Asked(marked, marked),), marked, marked),
                        applicant=Applicant(name=marked, address=marked, skills=(marked,)),
                    ),
                )
            ),
            9,
        ),
        "desk-name": (DeskNames((marked,)), 2),
        "activity-file": (
            ActivityFiles(
                (
                    ActivityFile(
                        station=marked,
                        activity=marked,
                        place=marked,
                        team=marked,
                        plan=marked,
                        story=marked,
                        brief=marked,
                        people=(Helper(marked, marked, source=marked),),
                        photos=(Photo(photo(), marked),),
                    ),
                )
            ),
            11,
        ),
        "publicity-list": (
            PublicityList(
                station=marked,
                issuer=marked,
                period=marked,
                first=DAY,
                last=DAY,
                lines=(PublicityLine(marked, marked, "1", "2"),),
                people=1,
                hours="2",
                phone=marked,
                address=marked,
            ),
            8,
        ),
    }


@SOME
@given(TEXTS)
@example("".join(MARKUP[:4]))
def test_what_was_typed_is_printed_and_nothing_acts(press, made_at, typed):
    for template, (facts, places) in sheets(f"始{typed}终").items():
        try:
            pdf = press.render(template, facts, made_at)
        except errors.DoesNotFit as refusal:
            assert len(str(refusal)) < 300
            continue
        assert text_of(pdf).count(bare(f"始{typed}终")) >= places, template
        assert "/Font" in told_by(pdf)


def test_a_list_of_contents_leads_to_pages_and_does_nothing_else(press, made_at):
    story = "<b>桃</b> /OpenAction << /S /JavaScript >>\n" * 120
    file = ActivityFile(station="站", activity="巡河", story=story, brief="完")
    pdf = press.render("activity-file", ActivityFiles((file,)), made_at)
    assert bookmarks_of(pdf) == ["一、活动纪实", "二、信息稿"]
    assert "/Outlines" in told_by(pdf)


@pytest.mark.parametrize("run", ["a" * 9_000, "桃" * 9_000, "“" * 4_000, " " * 4_000 + "桃"])
def test_a_very_long_run_is_printed_or_refused_in_a_short_sentence(press, made_at, run):
    for template, (facts, _) in sheets(run).items():
        try:
            told_by(press.render(template, facts, made_at))
        except errors.DoesNotFit as refusal:
            assert len(str(refusal)) < 300, template

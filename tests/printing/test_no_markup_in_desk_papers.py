"""What was typed is printed as it is on the desk's own papers, too, and nothing in them acts."""

from __future__ import annotations

import datetime
import io

import pypdf
import pytest
from hypothesis import example, given, settings

from desktop import errors
from desktop.printing.furniture.part import Part
from desktop.printing.sheets.lists.audit_list import AuditLine, AuditList
from desktop.printing.sheets.lists.person_dossier import PersonDossier
from desktop.printing.sheets.own.handover_code import HandoverCode
from desktop.printing.sheets.own.handover_sheet import HandoverSheet
from desktop.printing.sheets.own.wipe_proof import WipeProof
from desktop.printing.templates import Press
from tests.printing.test_no_markup import MARKUP, SOME, TEXTS, bare, text_of, told_by

DAY = datetime.date(2026, 11, 22)
LONG = 900
CODE = "7K2QM-9ABCD-EFGHJ-KMNPQ-RSTV0"
#: Six papers an example.
FEW = settings(SOME, max_examples=3)


@pytest.fixture
def press(book, phrases):
    return Press(book, phrases)


def papers(marked, line):
    """Every paper of the desk, with how often each mark stands on it at least.

    Args:
        marked: wherever words may go on in the next line.
        line: wherever they stand in one line.
    """
    part = Part(marked, (marked, marked), ((marked, marked),), words=marked)
    told = {
        "station": line,
        "opening": marked,
        "facts": ((marked, marked),),
        "parts": (part,),
    }
    dossier = PersonDossier(name=line, title=line, closing=marked, phrases=(line,), **told)
    sheet = HandoverSheet(by_hand=(marked,), steps=(marked,), names=(line,), **told)
    looks = (AuditLine(1, marked, marked, marked, marked, marked),)
    return {
        "handover-code": (HandoverCode(line, CODE, marked, DAY), 1, 1),
        "handover-sheet": (sheet, 11, 1),
        "wipe-proof": (WipeProof(closing=marked, **told), 10, 1),
        "person-dossier": (dossier, 10, 2),
        "correction-receipt": (dossier, 10, 2),
        "audit-list": (AuditList(line, line, looks, DAY, line), 5, 3),
    }


@FEW
@given(TEXTS)
@example("".join(MARKUP[:4]))
def test_what_was_typed_is_printed_and_nothing_acts(press, made_at, typed):
    marked, line = f"始{typed}终", f"首{typed}尾"
    for template, (facts, places, lines) in papers(marked, line).items():
        try:
            pdf = press.render(template, facts, made_at)
        except errors.DoesNotFit as refusal:
            assert len(str(refusal)) < 300
            continue
        assert text_of(pdf).count(bare(marked)) >= places, template
        assert text_of(pdf).count(bare(line)) >= lines, template
        assert "/Font" in told_by(pdf)


def test_a_title_with_markup_stays_a_title(press, made_at):
    line = ") /OpenAction << /S /JavaScript /JS (x) >> (<b>"
    for template, (facts, *_) in papers("桃", line).items():
        pdf = press.render(template, facts, made_at)
        assert pypdf.PdfReader(io.BytesIO(pdf)).metadata.author == line, template
        told_by(pdf)


@pytest.mark.parametrize("typed", ["a", "桃"])
def test_a_long_run_is_printed_to_its_end_or_refused_in_a_short_sentence(press, made_at, typed):
    for template, (facts, places, _) in papers(typed * LONG, "站").items():
        try:
            pdf = press.render(template, facts, made_at)
        except errors.DoesNotFit as refusal:
            assert len(str(refusal)) < 300
            continue
        assert text_of(pdf).count(typed) >= places * LONG, template
        told_by(pdf)

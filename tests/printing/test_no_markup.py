"""No markup reaches a paper: what was typed is printed, and a PDF holds nothing that acts."""

from __future__ import annotations

import dataclasses
import io
import re
import subprocess

import pypdf
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from desktop import errors
from desktop.printing.sheets.certificates.alignment_sheet import AlignmentSheet
from desktop.printing.sheets.own.quick_card import Block, QuickCard
from desktop.printing.sheets.own.recovery_sheet import RecoverySheet
from desktop.printing.sheets.walls.councils import CouncilsSheet, Seats
from desktop.printing.sheets.walls.organisation import Organisation, Unit
from desktop.printing.sheets.walls.rules import Article, Section
from desktop.printing.sheets.walls.volunteer_wall import Face, VolunteerWall
from desktop.printing.templates import TEMPLATES, Press
from desktop.printing.typography.fonts import inked

MARKUP = (
    "<b>桃</b>",
    '<a href="http://a.b">点</a>',
    "<img src='file:///etc/passwd'/>",
    "<para/>",
    "<br/>",
    "&lt;桃&gt;",
    "&amp;&#26691;",
    "<font color=red>",
    "<seq/>",
    "<onDraw name='x'/>",
    "<!--",
    "]]>",
    "{station}",
    "{0}",
    "%s%n",
    "(桃) Tj",
    ") Tj ET Q",
    "\\( \\) \\\\",
    "endstream endobj",
    "/JS (app.alert)",
    "<</A 1>>",
    "%PDF-1.7",
    "BDC EMC",
    "http://a.b/c",
    "javascript:x",
    "$(rm)",
    "`x`",
    "../../x",
    "[[1]]",
)
UNSEEN = (
    "\u202e",
    "\u200b",
    "\u2066",
    "\u061c",
    "\ufeff",
    "\x00",
    "\x07",
    "\x1b",
    "\u00ad",
    "\ufff9",
    "\U000e0041",
)
TEXTS = st.lists(
    st.one_of(
        st.sampled_from(MARKUP), st.sampled_from(UNSEEN), st.sampled_from(("桃", "村", "A1", " "))
    ),
    min_size=1,
    max_size=4,
).map("".join)
ACTING = frozenset(
    (
        "/Annots",
        "/AA",
        "/OpenAction",
        "/JS",
        "/JavaScript",
        "/URI",
        "/EmbeddedFiles",
        "/EF",
        "/EmbeddedFile",
        "/AcroForm",
        "/Launch",
        "/GoToR",
        "/GoToE",
        "/RichMedia",
        "/XFA",
        "/Names",
        "/SubmitForm",
        "/ImportData",
        "/Rendition",
        "/Movie",
        "/Sound",
        "/Filespec",
        "/F",
    )
)
SOME = settings(max_examples=8, suppress_health_check=list(HealthCheck), deadline=None)


def told_by(pdf: bytes) -> set[str]:
    """Every name in any object of a file; fails where one of them acts."""
    reader = pypdf.PdfReader(io.BytesIO(pdf), strict=True)
    names: set[str] = set()
    waiting: list[object] = [
        reader.trailer,
        *(reader.get_object(n) for n in range(1, len(reader.xref[0]) + 1)),
    ]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            names.update(item)
            waiting += list(dict.values(item))
        elif isinstance(item, list):
            waiting += list(list.__iter__(item))
        elif isinstance(item, str) and item.startswith("/"):
            names.add(item)
    assert not names & ACTING
    return names


def text_of(pdf: bytes) -> str:
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    return bare("".join(page.extract_text() for page in reader.pages))


def bare(text: str) -> str:
    """Without blanks, which lines and letter-spacing put in and take out."""
    return re.sub(r"\s", "", inked(text))


@pytest.fixture
def press(book, phrases):
    return Press(book, phrases)


def test_every_template_is_tried_here():
    tried = {"recruitment-rules", "activity-certificate", "quick-card", "recovery-sheet"}
    tried |= {"organisation", "councils", "volunteer-wall"}
    # In test_no_markup_in_lists.py.
    tried |= {"roster", "sign-in-sheet", "application-form", "desk-name"}
    tried |= {"activity-file", "publicity-list"}
    # In test_no_markup_in_desk_papers.py.
    tried |= {"handover-code", "handover-sheet", "wipe-proof"}
    tried |= {"person-dossier", "correction-receipt", "audit-list"}
    # The same sheet, with other words.
    tried |= {"record-rules", "honour-rules", "duty-rules", "village-rules"}
    # In tests of their own.
    tried |= {"notice", "activity-notice", "month-plan", "year-plan", "duty-sheet"}
    tried |= {"service-record", "honour-certificate"}
    assert set(TEMPLATES) == tried | {"alignment-sheet"}


@SOME
@given(TEXTS)
@example("".join(MARKUP[:4]))
def test_a_sheet_of_the_stations_own_prints_what_was_typed_and_nothing_acts(press, made_at, typed):
    marked = f"始{typed}终"
    block = Block(marked, ((marked, marked),))
    sheets = {
        "quick-card": (QuickCard(marked, marked, (block,), (block,), marked), 8),
        "recovery-sheet": (RecoverySheet(marked, "7K2QM-9ABCD", made_at.date()), 1),
        "alignment-sheet": (AlignmentSheet(marked, marked), 1),
    }
    for template, (facts, places) in sheets.items():
        try:
            pdf = press.render(template, facts, made_at)
        except errors.DoesNotFit as refusal:
            assert len(str(refusal)) < 300
            continue
        assert text_of(pdf).count(bare(marked)) >= places, template
        assert "/Font" in told_by(pdf)


@SOME
@given(TEXTS)
@example("".join(MARKUP[:4]))
def test_a_certificate_prints_what_was_typed_and_nothing_acts(press, vary, made_at, typed):
    fields = (
        "holder",
        "activity",
        "place",
        "role",
        "content",
        "person_in_charge",
        "handler",
        "notes",
        "id_type",
    )
    facts = vary(**dict.fromkeys(fields, f"始{typed}终"))
    try:
        pdf = press.render("activity-certificate", facts, made_at)
    except errors.DoesNotFit as refusal:
        assert len(str(refusal)) < 300
        return
    assert text_of(pdf).count(bare(f"始{typed}终")) >= len(fields)
    assert "/Font" in told_by(pdf)


@SOME
@given(TEXTS)
def test_a_wall_sheet_prints_what_was_typed_and_nothing_acts(press, sheet, made_at, typed):
    marked = f"始{typed}终"
    article = Article(marked, (marked, marked))
    changed = dataclasses.replace(
        sheet,
        title="制度",
        station=marked,
        issuer=marked,
        phone=marked,
        address=marked,
        sections=(Section(marked, (article, article)), *sheet.sections),
    )
    try:
        pdf = press.render("recruitment-rules", changed, made_at)
    except errors.DoesNotFit as refusal:
        assert len(str(refusal)) < 300
        return
    assert text_of(pdf).count(bare(marked)) >= 10
    assert "/Font" in told_by(pdf)


@SOME
@given(TEXTS)
@example("".join(MARKUP[:4]))
def test_charts_lists_and_portraits_print_what_was_typed_and_nothing_acts(press, made_at, typed):
    marked = f"始{typed}终"
    unit = Unit(marked, marked, (Unit(marked, marked),))
    sheets = {
        "organisation": (
            Organisation(
                station=marked, teams=(unit, unit), head=marked, title="图", people=(marked,)
            ),
            11,
        ),
        "councils": (
            CouncilsSheet(
                above=marked,
                title="单",
                councils=((marked, (Seats(marked, (marked, marked)),)),),
                issuer=marked,
            ),
            6,
        ),
        "volunteer-wall": (
            VolunteerWall(station=marked, faces=(Face(marked, marked), Face(marked)), team=marked),
            5,
        ),
    }
    for template, (facts, places) in sheets.items():
        try:
            pdf = press.render(template, facts, made_at)
        except errors.DoesNotFit as refusal:
            assert len(str(refusal)) < 300
            continue
        assert text_of(pdf).count(bare(marked)) >= places, template
        assert "/Font" in told_by(pdf)


def test_a_title_with_markup_stays_a_title(press, sheet, made_at, tmp_path):
    title = ") /OpenAction << /S /JavaScript /JS (app.alert(1)) >> (<b>桃</b>"
    pdf = press.render(
        "recruitment-rules", dataclasses.replace(sheet, title=title, issuer=title), made_at
    )
    assert title in pypdf.PdfReader(io.BytesIO(pdf)).metadata.title
    assert pypdf.PdfReader(io.BytesIO(pdf)).metadata.author == title
    told_by(pdf)
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf)
    done = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert "WARNING" not in done.stdout + done.stderr


@pytest.mark.parametrize("run", ["a" * 9_000, "桃" * 9_000, "“" * 4_000, " " * 4_000 + "桃"])
def test_a_very_long_run_is_printed_or_refused_in_a_short_sentence(press, vary, made_at, run):
    for field in ("holder", "content", "notes"):
        try:
            told_by(press.render("activity-certificate", vary(**{field: run}), made_at))
        except errors.DoesNotFit as refusal:
            assert len(str(refusal)) < 300


def test_invisible_characters_leave_no_trace_in_a_name(press, vary, made_at):
    pdf = press.render(
        "activity-certificate", vary(holder="欧" + "".join(UNSEEN) + "阳桃枝"), made_at
    )
    assert "欧阳桃枝" in text_of(pdf)


def test_a_private_mark_that_no_font_has_is_named(press, vary, made_at):
    with pytest.raises(errors.MissingGlyphs, match=r"U\+FFFE"):
        press.render("activity-certificate", vary(holder="欧阳\ufffe"), made_at)

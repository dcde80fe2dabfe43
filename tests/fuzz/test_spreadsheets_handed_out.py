"""Tables handed out: no text runs as a formula, and what comes back is what went out."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import python_calamine
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from desktop import errors
from desktop.importing.correction import write_correction
from desktop.importing.findings import BadRow, Problem
from desktop.importing.roster import read_roster
from desktop.model.spreadsheet_text import (
    LONGEST_CELL,
    guarded,
    plain_lines,
    unguarded,
    workbook_text,
)
from desktop.services import records
from desktop.services.lists.exporting import export
from desktop.services.roster import rosters
from tests.fuzz.mutations import QUICK
from tests.unit.importing.made_rosters import TODAY, number_of

STARTS = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "＝",
    "＋",
    "－",
    "＠",
    "'",
    "''",
    " ",
    "\u3000",
    "\ufeff",
    "\u200b",
    "−",
    "﹦",
)
RUN = (
    "1+1",
    'HYPERLINK("http://a.b","x")',
    "cmd|'/C calc'!A0",
    "SUM(A1:A9)",
    "",
    "桃",
    'DDE("a";"b")',
)
TEXTS = st.one_of(
    st.builds(
        "{}{}".format,
        st.lists(st.sampled_from(STARTS), max_size=4).map("".join),
        st.sampled_from(RUN),
    ),
    st.text(st.characters(codec="utf-8"), max_size=30),
    st.sampled_from(
        (
            "1" * 18,
            "0" * 13,
            "15400000001",
            "1e10",
            "_x000D_",
            "_x0041_",
            '"',
            '","',
            '"' * 40,
            "a\n\nb",
            "a\r\nb",
            "a\rb",
            "\n".join("行" * 2 for _ in range(40)) + '"',
            "1-2",
            "TRUE",
            '="007"',
            "a;=1",
            "\u2028=1",
            "\uffff",
            "\U0010ffff",
            "无",
            "姓名",
            "#REF!",
            "Ａ１ｂ",
        )
    ),
)
FORMULA = re.compile(r"[\s\u200b\ufeff]*[=+\-@＝＋－＠]")
KEPT = settings(
    max_examples=QUICK * 12, database=None, suppress_health_check=list(HealthCheck), deadline=None
)


@KEPT
@given(TEXTS)
@example("'=1")
@example("''")
def test_a_guard_is_taken_off_exactly(text):
    assert unguarded(guarded(text)) == text


@KEPT
@given(TEXTS)
def test_no_guarded_text_starts_what_a_spreadsheet_runs(text):
    shown = guarded(text)
    assert not shown.startswith(("\t", "\r", "\n"))
    assert not FORMULA.match(shown)


@pytest.mark.parametrize("text", ["桃", "1", "a-b", "'桃'", "<b>", "", "'", "“=”", "·=1"])
def test_plain_text_gets_no_guard(text):
    assert guarded(text) == text
    assert unguarded(text) == text


def test_a_cell_is_cut_where_excel_counts_and_never_through_a_character():
    long = workbook_text("𠀀" * LONGEST_CELL)
    assert len(long.encode("utf-16-le")) // 2 <= LONGEST_CELL
    assert long.endswith("𠀀…")
    assert workbook_text("长" * LONGEST_CELL) == "长" * LONGEST_CELL


def _cells(path: Path) -> list[list[str]]:
    if path.suffix == ".csv":
        return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))
    book = python_calamine.CalamineWorkbook.from_path(path)
    return [[str(cell) for cell in row] for row in book.get_sheet_by_index(0).to_python()]


def _no_formulas(path: Path) -> None:
    if path.suffix == ".csv":
        for row in _cells(path):
            assert not any(FORMULA.match(cell) or cell[:1] in "\t\r\n" for cell in row if cell)
        return
    with zipfile.ZipFile(path) as book:
        for name in book.namelist():
            content = book.read(name)
            assert not re.search(rb"<(f|hyperlink|ddeLink|externalLink)[ />]", content), name
        sheet = book.read("xl/worksheets/sheet1.xml")
    # Only shared strings, and each shown as text: editing a cell makes no formula of it either.
    assert set(re.findall(rb'<c [^>]*t="(\w+)"', sheet)) <= {b"s"}
    assert len(re.findall(rb"<v>", sheet)) == len(re.findall(rb't="s"', sheet))


def _people() -> Iterator[dict[str, str]]:
    """Facts of one person after the other, no two the same person."""
    number = 100
    while True:
        number += 1
        yield {
            "name": f"欧阳桃{chr(0x4E00 + number)}",
            "id_number": number_of("1961-03-09", f"{number}"),
        }


FIELDS = ("notes", "address", "contact_person", "village_group", "guardian", "status_reason")


def _many_texts() -> list[str]:
    texts: list[str] = []

    @KEPT
    @given(TEXTS)
    def collect(text: str) -> None:
        texts.append(text)

    collect()
    return texts


def _hand_out(desk, texts: list[str]) -> int:
    """Put texts into every free field of some people; gives how many people there are."""
    people = _people()
    for at, text in enumerate(texts):
        person = {**next(people), **dict.fromkeys((FIELDS[0], FIELDS[1 + at % 5]), text)}
        while person.keys() - {"name", "id_number"}:
            try:
                records.add(desk, "volunteer", person)
                break
            except errors.InvalidValues:  # a field of one line refuses two
                person.popitem()
    return len(desk.records.find(records.kind_named("volunteer")))


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_what_is_handed_out_comes_back_unchanged_and_runs_nothing(desk, tmp_path, ending):
    count = _hand_out(desk, _many_texts())
    assert count > QUICK * 2
    path = tmp_path / f"名册{ending}"

    export(desk, "volunteer", path, full=True)
    _no_formulas(path)
    report = rosters.import_roster(desk, path)

    assert report.problems == ()
    assert (report.added, report.updated, report.unchanged) == (0, 0, count)


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_every_text_stands_in_the_file_as_it_was_typed(desk, tmp_path, ending):
    _hand_out(desk, _many_texts())
    path = tmp_path / f"名册{ending}"
    export(desk, "volunteer", path, full=True)

    head, *rows = _cells(path)
    place = head.index("备注")
    read = [unguarded(row[place]) if ending == ".csv" else row[place] for row in rows]
    kept = [record.text("notes") for record in desk.records.find(records.kind_named("volunteer"))]
    assert [text.removesuffix("\t") for text in read] == [
        plain_lines(text).replace("\uffff", "\ufffd" if ending == ".xlsx" else "\uffff")
        for text in kept
    ]


@KEPT
@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_rows_to_correct_run_nothing_and_read_back(tmp_path_factory, texts):
    path = tmp_path_factory.getbasetemp() / "待更正.xlsx"
    problem = Problem("a", texts[0][:9], 2, "备注", "", f"不对：{texts[-1]}")
    rows = [BadRow("一", 2, (problem,), {"姓名": "欧阳桃枝", "备注": text}) for text in texts]

    write_correction(rows, path)

    _no_formulas(path)
    assert [row[4] for row in _cells(path)[1:]] == [workbook_text(text) for text in texts]
    assert {row.values["name"] for row in read_roster(path, today=TODAY).rows} <= {"欧阳桃枝"}

"""Rosters that cost next to nothing to make and would cost a PC its memory or its afternoon."""

from __future__ import annotations

import pytest

from tests.fuzz.mutations import packed
from tests.fuzz.targets import roster

HEAD = "<table><tr><td>姓名<td>身份证号<tr>"
MANY = 400_000


JUNK = (
    "<!--",
    "<![",
    "<a ",
    "<",
    "&",
    "</",
    "<?",
    "<td>",
    "<table>",
    "<script>",
    "<b a='",
    "&#1",
    "<!",
    "<title>",
    "<td colspan=256 rowspan=300000>",
)


@pytest.mark.parametrize("junk", JUNK)
def test_a_page_of_unfinished_markup_takes_no_afternoon(bench, junk):
    bench.holds(roster, (HEAD + junk * 15_000).encode())


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("junk", JUNK)
def test_a_page_of_megabytes_of_unfinished_markup_takes_no_afternoon(bench, junk):
    bench.holds(roster, (HEAD + junk * (4_000_000 // len(junk))).encode())


@pytest.mark.parametrize("page", [HEAD + "&#" + "9" * 5_000, HEAD + "<![0"])
def test_a_page_with_junk_in_it_is_read_as_a_browser_does(bench, page):
    assert bench.holds(roster, page.encode()).how == "done"


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize(
    "page",
    [
        HEAD + "<tr>" * MANY,
        HEAD + "<td>" * 256 + "<tr>" * 299_000,
        HEAD + "<td>x" * MANY * 3,
        HEAD + "<td>x<tr>" * MANY,
        "<table>" + ("<tr>" + "<td>x" * 250) * 6_000,
    ],
    ids=["rows", "width", "line", "lines", "cells"],
)
def test_a_page_of_many_cells_stays_within_memory(bench, page):
    bench.holds(roster, page.encode())


@pytest.mark.parametrize(
    "text",
    [
        "姓名,电话\n" + "," * 60_000_000,
        "姓名,电话\n" + "\n" * 20_000_000,
        "姓名,电话\n" + '"\n' * 10_000_000,
        '姓名,电话\n"' + "长" * 15_000_000,
        "姓名,电话\n" + "王,\n" * 100_000,
        "姓名,电话\n" + "a," * 499_000,
    ],
    ids=["commas", "lines", "quotes", "cell", "people", "columns"],
)
@pytest.mark.slow
@pytest.mark.timeout(600)
def test_a_text_that_fills_its_limit_stays_within_memory(bench, text):
    bench.holds(roster, text.encode())


def test_an_error_in_the_column_of_names_is_a_row_to_correct(bench):
    outcome = bench.holds(roster, "姓名,身份证号\n#REF!\n欧阳桃枝,\n".encode())
    assert outcome.how == "done"


def test_deeply_nested_parts_are_told(bench, tmp_path):
    for part in ("content.xml", "xl/workbook.xml"):
        depth = b"<a>" * 300_000 + b"</a>" * 300_000
        other = (
            {"mimetype": b"x"} if part == "content.xml" else {"xl/_rels/workbook.xml.rels": b"<a/>"}
        )
        outcome = bench.holds(roster, packed({part: depth, **other}))
        assert outcome.how == "refused"

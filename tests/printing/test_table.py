"""Tables: repeated heads, whole rows, figures at the right, words that break within their cell."""

import io

import pdfplumber
import pytest

from desktop.printing.document import Align, Document, Properties
from desktop.printing.furniture.cell import shares
from desktop.printing.furniture.galley import airy, on_pages
from desktop.printing.furniture.running_page import RunningPages
from desktop.printing.furniture.signing import HANDS, signing
from desktop.printing.furniture.table import Column, Table
from desktop.printing.ink import A4, MM
from desktop.printing.typography.lines import Breaker
from tests.printing.paper_reading import LONG_NAME, collisions, texts_of

COLUMNS = (
    Column("序号", 12 * MM, align=Align.CENTRE),
    Column("姓名", 30 * MM, 1.0),
    Column("说明", 40 * MM, 2.0),
    Column("时长", 18 * MM, align=Align.RIGHT),
)
PAGES = RunningPages(
    size=A4.size, side=20 * MM, top=20 * MM, bottom=20 * MM, running="一张表", beside="桃源村"
)
PLACE = (20 * MM, PAGES.width)


@pytest.fixture
def document(book, made_at):
    return Document(book, Properties("一张表", "桃源村", made_at), A4.size)


@pytest.fixture
def table(document, book):
    return Table(document, Breaker(book.advance), COLUMNS, PLACE)


@pytest.fixture
def printed(document, table):
    def render(rows, *, end=True, openness=0.0):
        pieces = table.pieces(table.rows(rows), openness, ties=int(end))
        whole = [*pieces, *([signing(PLACE, before=3)] if end else [])]
        PAGES.draw(document, on_pages(whole, PAGES.height))
        return document.finish()

    return render


def rows(count, words="敬老"):
    return [(str(n), LONG_NAME if n % 7 == 3 else "李桂兰", words, "2.5") for n in range(count)]


def test_the_head_stands_on_every_page_and_pages_are_numbered(printed):
    pages = texts_of(printed(rows(100)))
    count = len(pages)
    assert count > 2
    assert all("序号姓名说明时长" in page for page in pages)
    assert all(f"第{n}页共{count}页" in page for n, page in enumerate(pages, 1))
    assert ["一张表桃源村" in page for page in pages] == [False, *[True] * (count - 1)]


def test_the_hands_sign_on_the_last_page_only(printed):
    pages = texts_of(printed(rows(70)))
    assert len(pages) > 1
    assert all(f"{hand}：" in pages[-1] for hand in HANDS)
    assert "经办：" not in "".join(pages[:-1])


@pytest.mark.parametrize("count", [1, 2, 33, 34, 35, 36, 37, 38])
def test_no_page_holds_a_single_row_or_the_signatures_alone(printed, count):
    pages = texts_of(printed(rows(count)))
    assert pages[-1].count("敬老") >= min(3, count)


def test_nothing_lies_on_anything(printed):
    words = "把要说的话说得长一些，看它在格子里怎样折行（2026年10月）" * 2
    assert collisions(printed(rows(40, words))) == []


def test_rows_are_not_split_between_pages(printed):
    data = printed([(str(n), "李桂兰", "一二三四五六七八九十" * 12, "2") for n in range(12)])
    assert all(page.count("一二三四五六七八九十") % 12 == 0 for page in texts_of(data))


def test_a_row_taller_than_a_page_goes_on_under_a_head(printed):
    pages = texts_of(printed([("1", "李桂兰", "一二三四五六七八九十" * 120, "2")]))
    assert len(pages) > 1
    assert all("序号姓名说明时长" in page for page in pages)
    assert "".join(pages).count("十") == 120


@pytest.mark.parametrize("words", ["敬老", "一二三四五六七八九十" * 120, ""], ids=len)
def test_a_row_whose_least_height_is_more_than_a_page_gives_way(document, book, words):
    def height(page: int) -> float:
        assert page < 40, "it never ends"
        return 60 * MM

    table = Table(document, Breaker(book.advance), COLUMNS, PLACE, least=80 * MM)
    row = ("1", "李桂兰", words, "2.5")
    pages = on_pages(table.pieces(table.rows([row, row])), height)
    assert sum(len(page) for page in pages) >= 2
    for page in pages:
        assert page[-1].down + page[-1].piece.height <= 60 * MM + 1e-6
    PAGES.draw(document, pages)
    assert "".join(texts_of(document.finish())).count("十") == 2 * words.count("十")


def test_figures_stand_at_the_right_and_words_at_the_left_of_their_column(printed):
    data = printed(
        [("1", "李", "甲", "2.5"), ("12", "王", "乙", "1204"), ("3", "赵", "丙", "12.75")]
    )
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        words = pdf.pages[0].extract_words()
    ends = [word["x1"] for word in words if word["text"] in ("2.5", "1204", "12.75")]
    starts = [word["x0"] for word in words if word["text"] in ("李", "王", "赵")]
    assert ends == pytest.approx([ends[0]] * 3, abs=0.1)
    assert starts == pytest.approx([starts[0]] * 3, abs=0.1)
    assert ends[0] == pytest.approx(A4.size[0] - 20 * MM - 1.6 * MM, abs=0.2)


def test_words_stay_inside_their_column(printed):
    data = printed(rows(30, "Supercalifragilisticexpialidocious" * 3))
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        page = pdf.pages[0]
        uprights = sorted({round(line["x0"]) for line in page.lines if line["x0"] == line["x1"]})
        assert len(uprights) == len(COLUMNS) + 1
        for char in page.chars:
            if 30 * MM < char["top"] < 120 * MM:
                crossed = [x for x in uprights if char["x0"] + 1 < x < char["x1"] - 1]
                assert not crossed


def test_few_rows_are_opened_and_need_no_page_more(table):
    broken = table.rows(rows(12))
    closed = on_pages(table.pieces(broken), PAGES.height)
    opened = airy(lambda openness: table.pieces(broken, openness), PAGES.height)
    assert len(closed) == len(opened) == 1
    assert opened[0][-1].down > closed[0][-1].down * 1.2


def test_an_empty_cell_and_no_rows_at_all_are_fine(printed):
    assert "序号姓名" in texts_of(printed([]))[0]


def test_widths_are_shared_out_over_the_least_each_needs():
    assert shares([(10, 1), (10, 3), (20, 0)], 100) == [25, 55, 20]
    assert shares([(30, 1), (90, 0)], 60) == [15, 45]

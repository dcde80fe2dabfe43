import io
import re
import subprocess
from itertools import combinations

import pdfplumber
import pypdf
import pypdfium2
import pytest

from desktop import errors
from desktop.printing.ink import A2, A3, A4, MM
from desktop.printing.sheets.walls.organisation import Organisation, Unit
from desktop.printing.sheets.walls.organisation_chart import render_organisation

STATION = "石桥村新时代文明实践站"
LONG_NAME = "石桥村党员先锋示范岗与退役军人应急救援邻里守望互助综合志愿服务队" + "长" * 27
LONG_LEADER = "队长：阿卜杜热西提·阿卜杜外力·买买提江·吐尔逊"


def team(number, *below, leader="队长：李桂兰"):
    return Unit(f"第{number}志愿服务队", leader, below)


def flat(count):
    return tuple(team(number) for number in range(count))


def chart(teams, **facts):
    return Organisation(station=STATION, teams=tuple(teams), head="站长：王立新", **facts)


THREE_LEVELS = tuple(
    team(
        f"支{n}", *(team(f"分{n}{m}", *(team(f"小{n}{m}{k}") for k in range(2))) for m in range(3))
    )
    for n in range(3)
)
ONE_BELOW_THE_OTHER = team(0)
for depth in range(1, 14):
    ONE_BELOW_THE_OTHER = Unit(f"第{depth}层", "", (ONE_BELOW_THE_OTHER,))
SHAPES = {
    "one": flat(1),
    "eight": flat(8),
    "forty": flat(40),
    "forty in one": (Unit("总队", "总队长：王立新", flat(40)),),
    "twenty in each of two": tuple(Unit(f"{n}支队", "", flat(20)) for n in "一二"),
    "three levels": THREE_LEVELS,
    "a hundred and fifty": tuple(Unit(f"{n}支队", "", flat(50)) for n in "一二三"),
    "one below the other": (ONE_BELOW_THE_OTHER,),
    "hostile": (Unit(LONG_NAME, LONG_LEADER, (Unit(LONG_NAME, LONG_LEADER),) * 3),) * 4,
    "rare": (Unit("䶮㛃𬭎龘志愿服务队", "队长：欧阳䶮"),),
}


@pytest.fixture
def printed(book, made_at, phrases):
    def render(organisation, paper=A4):
        return render_organisation(
            organisation, book, made_at, paper=paper.landscape, phrases=phrases
        )

    return render


def words(data):
    pages = pypdfium2.PdfDocument(data)
    return [re.sub(r"\s", "", page.get_textpage().get_text_range()) for page in pages]


def names_of(units):
    return [unit.name for one in units for unit in one.everything()]


def boxes(page):
    """The painted boxes of a page: (left, top, right, bottom)."""
    found = [curve for curve in page.curves if curve["fill"] and curve["height"] > 8]
    return [(one["x0"], one["top"], one["x1"], one["bottom"]) for one in found]


def shared(one, other):
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    return width > 0.1 and height > 0.1


@pytest.mark.parametrize("paper", [A4, A3])
@pytest.mark.parametrize("shape", SHAPES)
def test_boxes_never_overlap_and_hold_their_words(printed, shape, paper):
    with pdfplumber.open(io.BytesIO(printed(chart(SHAPES[shape]), paper))) as pdf:
        for page in pdf.pages:
            drawn = boxes(page)
            assert drawn
            assert not [pair for pair in combinations(drawn, 2) if shared(*pair)]
            inner = (16 * MM, page.width - 16 * MM)
            assert all(box[0] > inner[0] and box[2] < inner[1] for box in drawn)
            assert all(box[3] < page.height - 18 * MM for box in drawn)
            below_the_title = min(box[1] for box in drawn)
            body = [c for c in page.chars if c["top"] > below_the_title and c["text"].strip()]
            numbers = [c for c in body if c["top"] > max(box[3] for box in drawn)]
            for char in body:
                middle = ((char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2)
                held = any(
                    box[0] <= char["x0"] and char["x1"] <= box[2] and box[1] < middle[1] < box[3]
                    for box in drawn
                )
                assert held or char in numbers


@pytest.mark.parametrize("shape", SHAPES)
def test_every_team_stands_in_the_chart(printed, shape):
    told = "".join(words(printed(chart(SHAPES[shape]))))
    for name in names_of(SHAPES[shape]):
        assert name in told


@pytest.mark.parametrize(("paper", "least"), [(A4, 10.5), (A3, 12.0), (A2, 16.0)])
@pytest.mark.parametrize("shape", ["forty", "three levels", "hostile"])
def test_type_is_never_below_what_is_read_on_the_wall(printed, shape, paper, least):
    with pdfplumber.open(io.BytesIO(printed(chart(SHAPES[shape]), paper))) as pdf:
        sizes = {char["size"] for page in pdf.pages for char in page.chars if char["text"] == "队"}
    assert min(sizes) >= least - 0.01


def test_pages_lie_and_have_the_size_of_their_paper(printed):
    for paper in (A4, A3):
        page = pypdfium2.PdfDocument(printed(chart(flat(3)), paper))[0]
        millimetres = [side / MM for side in page.get_size()]
        assert millimetres == pytest.approx([paper.height_mm, paper.width_mm], abs=0.05)


def test_one_team_is_set_larger_than_forty(printed):
    def size(count):
        with pdfplumber.open(io.BytesIO(printed(chart(flat(count))))) as pdf:
            return max(char["size"] for char in pdf.pages[0].chars if char["text"] == "愿")

    assert size(1) == pytest.approx(17)
    assert 10.5 <= size(40) < 15


def test_forty_teams_stand_on_one_a3(printed):
    assert len(words(printed(chart(flat(40)), A3))) == 1
    assert len(words(printed(chart(SHAPES["forty in one"]), A3))) == 1


def test_what_needs_more_pages_has_the_station_on_each(printed):
    pages = words(printed(chart(SHAPES["a hundred and fifty"])))
    assert len(pages) > 1
    for number, page in enumerate(pages, 1):
        assert f"第{number}页共{len(pages)}页" in page
        assert f"{STATION}站长：王立新" in page


def test_a_list_that_goes_on_names_its_team_again(printed):
    told = "".join(words(printed(chart((Unit("一支队", "", flat(120)), Unit("二支队"))))))
    assert "一支队（续）" in told
    assert "二支队（续）" not in told


def test_a_station_without_a_head_or_leaders_leaves_them_out(printed):
    bare = Organisation(station=STATION, teams=(Unit("宣讲队"),))
    told = "".join(words(printed(bare)))
    assert "站长" not in told
    assert "队长" not in told
    assert "：" not in told


def test_a_chart_of_no_team_is_refused(printed):
    with pytest.raises(errors.NothingToPrint, match="队伍"):
        printed(chart(()))


def test_a_character_no_font_has_is_named_before_anything_is_set(printed):
    with pytest.raises(errors.MissingGlyphs, match="队长"):
        printed(chart((Unit("宣讲队", "队长：\U0002a6d0"),)))


def test_a_sample_says_so_on_every_page(printed):
    pages = words(printed(chart(flat(60), sample=True)))
    assert len(pages) > 1
    assert all("示例" in page for page in pages)


def test_the_file_is_sound_and_says_what_it_is(printed, tmp_path):
    data = printed(chart(THREE_LEVELS, issuer="石桥镇石桥村村民委员会"), A3)
    path = tmp_path / "chart.pdf"
    path.write_bytes(data)
    done = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
    assert done.returncode == 0
    reader = pypdf.PdfReader(io.BytesIO(data))
    assert reader.metadata.title == "组织架构图"
    assert reader.metadata.author == "石桥镇石桥村村民委员会"
    fonts = [
        font.get_object() for page in reader.pages for font in page["/Resources"]["/Font"].values()
    ]
    described = [font["/DescendantFonts"][0].get_object()["/FontDescriptor"] for font in fonts]
    assert described
    assert all("/FontFile2" in one.get_object() for one in described)


def test_the_same_chart_gives_the_same_bytes(printed):
    assert printed(chart(THREE_LEVELS)) == printed(chart(THREE_LEVELS))

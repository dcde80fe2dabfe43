import hashlib
import io
import re
from itertools import combinations

import pdfplumber
import pypdf
import pypdfium2
import pytest
from PIL import Image

from desktop import errors
from desktop.printing.ink import A2, A3, A4, MM
from desktop.printing.sheets.walls.portrait_grid import LEAST_PHOTO_MM
from desktop.printing.sheets.walls.volunteer_wall import Face, VolunteerWall, render_volunteer_wall

STATION = "石桥村新时代文明实践站"
NAMES = ("王立新", "李桂兰", "张三", "欧阳桃枝", "孙䶮", "阿依古丽·买买提")
TEAM = "文化惠民志愿服务队"


def jpeg(width, height, colour=(120, 90, 60), **told):
    target = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(target, "JPEG", quality=80, **told)
    return target.getvalue()


def faces(count, photo=None):
    return tuple(
        Face(NAMES[n % len(NAMES)], TEAM, n % 6, photo if n % 2 else None) for n in range(count)
    )


def wall(people, **facts):
    return VolunteerWall(station=STATION, faces=tuple(people), **facts)


@pytest.fixture
def printed(book, made_at, phrases):
    def render(shown, paper=A4, **more):
        return render_volunteer_wall(shown, book, made_at, paper=paper, phrases=phrases, **more)

    return render


def words(data):
    pages = pypdfium2.PdfDocument(data)
    return [re.sub(r"\s", "", page.get_textpage().get_text_range()) for page in pages]


def frames(page):
    """The edges of the portraits on a page."""
    found = [curve for curve in page.curves if curve["stroke"] and not curve["fill"]]
    found = [one for one in found if one["height"] > 15 * MM and one["width"] < page.width / 2]
    return [(one["x0"], one["top"], one["x1"], one["bottom"]) for one in found]


@pytest.mark.parametrize("paper", [A4, A3])
@pytest.mark.parametrize("count", [1, 2, 7, 30, 200])
def test_everybody_hangs_once_and_nobody_over_another(printed, count, paper):
    with pdfplumber.open(io.BytesIO(printed(wall(faces(count)), paper))) as pdf:
        hung = 0
        for page in pdf.pages:
            drawn = frames(page)
            hung += len(drawn)
            for one, other in combinations(drawn, 2):
                across = min(one[2], other[2]) - max(one[0], other[0])
                down = min(one[3], other[3]) - max(one[1], other[1])
                assert across <= 0 or down <= 0
            captions = [c for c in page.chars if c["text"] in "志愿服务队★"]
            for char in captions:
                assert char["bottom"] < page.height - 17 * MM
                assert not any(
                    box[0] < char["x0"] < box[2] and box[1] + 1 < char["top"] < box[3] - 1
                    for box in drawn
                )
            assert all(box[0] > 16 * MM and box[2] < page.width - 16 * MM for box in drawn)
    assert hung == count


@pytest.mark.parametrize("count", [3, 30, 200])
def test_names_teams_and_stars_stand_below_the_portraits(printed, count):
    text = "".join(words(printed(wall(faces(count)))))
    for number in range(min(count, len(NAMES))):
        assert NAMES[number] in text
    assert text.count(TEAM) == count
    assert text.count("★") == sum(number % 6 for number in range(count))


@pytest.mark.parametrize("paper", [A4, A3, A2])
def test_portraits_are_large_enough_and_of_three_to_four(printed, paper):
    with pdfplumber.open(io.BytesIO(printed(wall(faces(200)), paper))) as pdf:
        drawn = [box for page in pdf.pages for box in frames(page)]
    for left, top, right, bottom in drawn:
        assert (right - left) / MM >= LEAST_PHOTO_MM[paper.name] - 0.1
        assert (bottom - top) / (right - left) == pytest.approx(4 / 3, rel=0.01)


def test_pages_are_filled_about_equally(printed):
    with pdfplumber.open(io.BytesIO(printed(wall(faces(200)), A3))) as pdf:
        counts = [len(frames(page)) for page in pdf.pages]
    rows = max(counts) / 5
    assert sum(counts) == 200
    assert max(counts) - min(counts) <= 2 * rows


def test_few_hang_larger_than_many(printed):
    def width(count):
        with pdfplumber.open(io.BytesIO(printed(wall(faces(count))))) as pdf:
            return max(box[2] - box[0] for box in frames(pdf.pages[0]))

    assert width(1) > width(12) > width(60)


def test_a_large_photo_is_made_as_small_as_300_dots_an_inch_need(printed):
    photo = jpeg(3000, 4000)
    data = printed(wall([Face("王立新", jpeg=photo)]))
    (image,) = pypdf.PdfReader(io.BytesIO(data)).pages[0].images
    width = image.image.width
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        (box,) = frames(pdf.pages[0])
    assert width == pytest.approx((box[2] - box[0]) / 72 * 300, abs=2)
    assert len(data) < 200_000


def test_a_small_jpeg_stays_as_it_is(printed):
    photo = jpeg(300, 400)
    data = printed(wall([Face("王立新", jpeg=photo)]))
    (image,) = pypdf.PdfReader(io.BytesIO(data)).pages[0].images
    assert hashlib.sha256(image.indirect_reference.get_object()._data).digest() == (
        hashlib.sha256(photo).digest()
    )


def test_a_photo_that_lies_is_turned_upright_and_cut_to_the_frame(printed):
    exif = Image.Exif()
    exif[0x0112] = 6
    photo = jpeg(800, 600, exif=exif)
    data = printed(wall([Face("王立新", jpeg=photo)]))
    (image,) = pypdf.PdfReader(io.BytesIO(data)).pages[0].images
    assert image.image.width < image.image.height
    wide = printed(wall([Face("王立新", jpeg=jpeg(1600, 900))]))
    with pdfplumber.open(io.BytesIO(wide)) as pdf:
        (box,) = frames(pdf.pages[0])
        (drawn,) = pdf.pages[0].images
    assert (drawn["x1"] - drawn["x0"]) / (drawn["bottom"] - drawn["top"]) == pytest.approx(
        16 / 9, rel=0.02
    )
    assert drawn["bottom"] - drawn["top"] == pytest.approx(box[3] - box[1], abs=0.5)
    page = pypdfium2.PdfDocument(wide)[0].render(scale=1).to_pil()
    beside = page.getpixel((int(box[0] - 6), int((box[1] + box[3]) / 2)))
    inside = page.getpixel((int(box[0] + 6), int((box[1] + box[3]) / 2)))
    assert min(beside) > 240
    assert max(inside) < 200


def test_who_has_no_photo_and_who_has_a_broken_one_look_alike(printed):
    none, broken = (
        printed(wall([Face("王立新", jpeg=photo)])) for photo in (None, b"\xff\xd8broken")
    )
    assert none == broken
    assert words(none)[0].count("王") == 2


def test_the_people_of_a_team_hang_below_its_name(printed):
    (text,) = words(
        printed(wall([Face("王立新"), Face("张三")], team=TEAM, order="按姓氏笔画为序"))
    )
    assert text.count(TEAM) == 1
    assert text.index("志愿者风采") < text.index(TEAM) < text.index("王立新")
    assert "按姓氏笔画为序" in text


def test_nobody_to_show_is_refused(printed):
    with pytest.raises(errors.NothingToPrint):
        printed(wall([]))


def test_a_name_no_font_has_is_told(printed):
    with pytest.raises(errors.MissingGlyphs, match="姓名"):
        printed(wall([Face("王\U0002a6d0")]))


def test_it_can_be_stopped_and_says_how_far_it_is(printed):
    told = []
    printed(wall(faces(30)), progress=lambda done, of: told.append((done, of)))
    assert told[0] == (0, 30) and told[-1] == (30, 30)
    with pytest.raises(errors.Cancelled):
        printed(wall(faces(30)), cancelled=lambda: True)


def test_a_sample_says_so_on_every_page(printed):
    pages = words(printed(wall(faces(60), sample=True)))
    assert len(pages) > 1
    assert all("示例" in page for page in pages)

"""Photos on paper: upright, whole, no finer than a printer prints, no larger than mail takes."""

import io
import random
from functools import cache

import pdfplumber
import pypdf
import pytest
from PIL import Image

from desktop.printing.document import Document, Properties
from desktop.printing.furniture import photo_grid
from desktop.printing.furniture.galley import on_pages
from desktop.printing.furniture.photo import DPI, for_paper, shape_of
from desktop.printing.furniture.photo_grid import Photo, PhotoGrid
from desktop.printing.furniture.running_page import RunningPages
from desktop.printing.ink import A4, MM
from desktop.printing.typography.lines import Breaker
from tests.printing.paper_reading import collisions, complaints, texts_of

PAGES = RunningPages(size=A4.size, side=17 * MM, top=16 * MM, bottom=18 * MM, running="照片")
ORIENTATION = 0x0112


@cache
def jpeg(width, height, *, orientation=1, noise=40, mode="RGB", quality=90, seed=0):
    """A photo with one red corner: the upper left one of what the camera wrote."""
    random.seed(seed)
    ground = Image.effect_noise((width, height), noise)
    image = Image.merge("RGB", (ground, ground, ground))
    image.paste((220, 20, 20), (0, 0, width // 4, height // 4))
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    target = io.BytesIO()
    image.convert(mode).save(target, "JPEG", quality=quality, exif=exif)
    return target.getvalue()


@pytest.fixture
def printed(book, made_at):
    def render(photos, share=1.0):
        document = Document(book, Properties("照片", "桃源村", made_at), A4.size)
        grid = PhotoGrid(document, Breaker(book.advance), (17 * MM, PAGES.width))
        PAGES.draw(document, on_pages(grid.rows(photos, share), PAGES.height))
        return document.finish()

    return render


def placed(data):
    """Every picture with its box and its pixels across, in order of the page."""
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return [image for page in pdf.pages for image in page.images]


def test_a_photo_keeps_its_proportions_and_has_at_most_300_dots_an_inch(printed):
    for size in ((1600, 1200), (1200, 1600), (1600, 700), (400, 300)):
        (image,) = placed(printed([Photo(jpeg(*size))]))
        across, high = image["x1"] - image["x0"], image["bottom"] - image["top"]
        assert across / high == pytest.approx(size[0] / size[1], rel=0.01)
        assert image["srcsize"][0] / (across / 72) <= DPI * 1.03


def test_two_stand_beside_each_other_and_an_odd_one_in_the_middle(printed):
    images = placed(printed([Photo(jpeg(800, 600, seed=n)) for n in range(3)]))
    first, second, third = images
    assert first["bottom"] == pytest.approx(second["bottom"], abs=0.5)
    assert first["x1"] < second["x0"]
    assert (third["x0"] + third["x1"]) / 2 == pytest.approx(A4.size[0] / 2, abs=1)


def test_photos_of_a_row_stand_on_one_line_whatever_their_shape(printed):
    images = placed(printed([Photo(jpeg(1600, 700)), Photo(jpeg(1200, 1600))]))
    assert images[0]["bottom"] == pytest.approx(images[1]["bottom"], abs=0.5)


def test_a_jpeg_that_is_small_enough_goes_in_as_it_is(printed):
    data = jpeg(500, 375)
    raw = printed([Photo(data)])
    assert data in raw


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_is_upright_however_the_camera_was_held(orientation):
    data = jpeg(400, 300, orientation=orientation, noise=5)
    shape = shape_of(data)
    assert (shape.width, shape.height) == ((400, 300) if orientation < 5 else (300, 400))
    size = (shape.width * 0.3, shape.height * 0.3)
    with Image.open(io.BytesIO(for_paper(data, size, 500_000))) as image:
        assert image.size == (shape.width, shape.height)
        assert image.getexif().get(ORIENTATION, 1) == 1
        corners = {
            (x, y): image.getpixel((x * (image.width - 1), y * (image.height - 1)))
            for x in (0, 1)
            for y in (0, 1)
        }
    red = [place for place, (r, g, _) in corners.items() if r > 150 > 90 > g]
    # EXIF 2.32, tag 274: where the camera's first row and first column are seen.
    wanted = [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0), (1, 0), (1, 1), (0, 1)][orientation - 1]
    assert red == [wanted]


def test_a_photo_of_many_bytes_is_made_smaller_until_it_fits():
    data = jpeg(1600, 1200, noise=120, quality=95)
    for most in (400_000, 120_000, 60_000):
        made = for_paper(data, (240.0, 180.0), most)
        assert len(made) <= most
    with Image.open(io.BytesIO(made)) as image:
        assert image.width >= 240 / 72 * 150 * 0.98  # and never unreadably coarse


def test_grey_and_four_colour_photos_can_be_read_by_every_printer(printed):
    data = printed([Photo(jpeg(400, 300, mode="L")), Photo(jpeg(400, 300, mode="CMYK"))])
    spaces = [
        str(ref.get_object()["/ColorSpace"])
        for page in pypdf.PdfReader(io.BytesIO(data)).pages
        for ref in page["/Resources"]["/XObject"].values()
    ]
    assert sorted(spaces) == ["/DeviceGray", "/DeviceRGB"]


@pytest.mark.parametrize(
    "data",
    [b"", b"GIF89a", jpeg(300, 200)[:900], b"\xff\xd8\xff\xe0" + b"x" * 50],
    ids=["nothing", "other", "cut", "rubbish"],
)
def test_a_damaged_photo_leaves_a_frame_that_says_so_and_the_others_stand(printed, data, tmp_path):
    made = printed([Photo(data, "坏的"), Photo(jpeg(400, 300), "好的")])
    text = texts_of(made)[0]
    assert "照片已损坏" in text
    assert "坏的" in text and "好的" in text
    assert complaints(made, tmp_path) == ""


def test_a_head_that_claims_a_giant_picture_is_no_photo():
    data = bytearray(jpeg(64, 64))
    at = data.index(b"\xff\xc0")
    data[at + 5 : at + 9] = b"\xff\xff\xff\xff"
    assert shape_of(bytes(data)) is None
    assert for_paper(bytes(data), (100, 100), 10_000) is None


def test_captions_of_any_length_stand_below_their_photo_and_on_nothing(printed):
    captions = ["", "包饺子", "给高龄老人量血压、登记健康信息，镇卫生院医生现场指导" * 4]
    photos = [Photo(jpeg(800, 600, seed=n), captions[n % 3]) for n in range(9)]
    data = printed(photos)
    assert collisions(data) == []
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            for char in page.chars:
                middle = ((char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2)
                assert not [
                    i
                    for i in page.images
                    if i["x0"] < middle[0] < i["x1"] and i["top"] < middle[1] < i["bottom"]
                ]


def test_the_same_photo_twice_is_in_the_file_once(printed):
    one = Photo(jpeg(500, 375, noise=90))
    assert len(printed([one, one])) < len(printed([one, Photo(jpeg(500, 375, noise=91))])) * 0.7


@pytest.mark.slow
def test_sixty_noisy_photos_go_by_mail(printed):
    photos = [Photo(jpeg(1600, 1200, noise=60 + n, quality=82, seed=n)) for n in range(60)]
    assert sum(len(photo.jpeg) for photo in photos) > 20_000_000
    data = printed(photos)
    assert len(data) <= 8_000_000
    assert len(placed(data)) == 60
    assert photo_grid.ALL_BYTES < 8_000_000

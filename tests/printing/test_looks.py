"""Every document looks as it did when somebody last looked at it: tests/printing/looks.

What was meant to change is renewed by `make looks`; the pictures go into the same commit.
"""

import random
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from desktop.printing.templates import TEMPLATES
from tools.looks.fixed_papers import LOOKS, FixedPapers
from tools.looks.pictures import differences, kept, names, pages

FOLDER = Path(__file__).parent / "looks"
MOST_BYTES = 1_500_000
SAMPLES = ("notice-1", "roster-1", "activity-file-2", "recruitment-rules-1", "duty-sheet-1")


@pytest.fixture(scope="module")
def station():
    station = FixedPapers()
    yield station
    station.close()


@pytest.mark.slow
@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_a_document_looks_as_it_did(station, look, tmp_path):
    drawn = pages(station.pdf(look))
    stored = {path.name for path in FOLDER.glob(f"{look.name}-[0-9].png")}
    assert stored == set(names(look.name, len(drawn)))
    told = []
    for name, page in zip(names(look.name, len(drawn)), drawn, strict=True):
        page.save(tmp_path / name)
        told += [f"{tmp_path / name}: {words}" for words in differences(page, kept(FOLDER / name))]
    assert told == [], "look at it; `make looks` if it was meant"


def test_every_template_has_its_pictures_and_they_are_small():
    assert {look.template for look in LOOKS} == set(TEMPLATES)
    assert {look.name for look in LOOKS} == {p.stem.rpartition("-")[0] for p in _pictures()}
    assert sum(path.stat().st_size for path in _pictures()) <= MOST_BYTES


def _pictures() -> list[Path]:
    return list(FOLDER.glob("*.png"))


@pytest.fixture(params=SAMPLES)
def picture(request) -> Image.Image:
    return kept(FOLDER / f"{request.param}.png")


def lines_of(picture: Image.Image) -> list[tuple[int, int]]:
    """The first and last row of every stretch that has ink somewhere and white around it."""
    width, height = picture.size
    inner = picture.crop((width // 6, 0, width * 5 // 6, height))
    inked = [inner.crop((0, y, inner.width, y + 1)).getextrema()[0] < 160 for y in range(height)]
    edges = [y for y in range(1, height) if inked[y] != inked[y - 1]]
    return list(zip(edges[::2], edges[1::2], strict=False))


def moved(picture: Image.Image, box: tuple[int, int, int, int], by: tuple[int, int]) -> Image.Image:
    out, part = picture.copy(), picture.crop(box)
    out.paste(255, box)
    out.paste(part, (box[0] + by[0], box[1] + by[1]))
    return out


def test_a_page_that_is_the_same_has_no_difference(picture):
    assert differences(picture, picture.copy()) == []


@pytest.mark.parametrize("by", [(0, 1), (1, 0), (-1, 0)])
def test_a_page_that_is_shifted_by_a_hairs_breadth_is_found(picture, by):
    assert differences(ImageChops.offset(picture, *by), picture)


def test_a_single_line_that_moved_or_was_lost_is_found(picture):
    width = picture.width
    lines = lines_of(picture)
    assert len(lines) >= 5
    for top, bottom in lines:
        if bottom - top < 3:
            continue  # a hairline
        box = (0, top, width, bottom)
        assert differences(moved(picture, box, (0, 1)), picture), box
        without = picture.copy()
        without.paste(255, box)
        assert differences(without, picture), box


def test_a_lost_photo_is_found_and_where():
    page = kept(FOLDER / "activity-file-2.png")
    width, height = page.size
    box = (width // 8, height // 6, width // 2, height // 3)
    without = page.copy()
    without.paste(255, box)
    (told,) = differences(without, page)
    assert "mm from the left" in told


def test_another_character_in_a_line_is_found(book, made_at):
    from desktop.printing.document import Document, Properties
    from desktop.printing.ink import A4
    from desktop.printing.typography.faces import Role

    def page(text: str) -> Image.Image:
        document = Document(book, Properties("一", "二", made_at), A4.size)
        document.text((100, 500), text, Role.SONG, 10.5)
        document.end_page()
        return pages(document.finish())[0]

    assert differences(page("全年服务时长一百小时"), page("全年服务时长三百小时"))
    assert not differences(page("全年服务时长一百小时"), page("全年服务时长一百小时"))


def test_what_another_build_of_the_renderer_does_to_edges_is_let_pass(picture):
    chance, noisy = random.Random(7), picture.copy()  # noqa: S311
    pixels = noisy.load()
    for _ in range(noisy.width * noisy.height // 50):
        x, y = chance.randrange(noisy.width), chance.randrange(noisy.height)
        pixels[x, y] = max(0, min(255, pixels[x, y] + chance.choice((-17, 17))))
    assert differences(noisy, picture) == []


def test_a_page_of_another_size_is_another_page(picture):
    assert "pixels" in differences(picture.resize((10, 10)), picture)[0]

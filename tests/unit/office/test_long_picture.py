import io

import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from desktop import errors
from desktop.model.progress import never, silent
from desktop.office import long_picture as room
from desktop.office.long_picture import LONGEST_GAP, MARGIN, MOST_BYTES, WIDTH, long_picture


def pdf_of(*pages):
    """Pages drawn by functions that get the canvas; y counts from the top, in points."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, A4, bottomup=0)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def bar(top, height=20, left=100, width=300, colour=(0, 0, 0)):
    def draw(canvas):
        canvas.setFillColorRGB(*colour)
        canvas.rect(left, top, width, height, stroke=0, fill=1)

    return draw


def both(*draws):
    def draw(canvas):
        for one in draws:
            one(canvas)

    return draw


def picture(*pages):
    packed = long_picture(pdf_of(*pages), "通知", progress=silent, cancelled=never)
    assert packed.startswith(b"\x89PNG")
    return Image.open(io.BytesIO(packed)).convert("RGB")


def stretches(image):
    """Heights of dark and white stretches down the middle."""
    column = [image.getpixel((WIDTH // 2, y))[1] < 128 for y in range(image.height)]
    told, length = [], 0
    for y, dark in enumerate(column):
        length += 1
        if y + 1 == len(column) or column[y + 1] != dark:
            told.append(("dark" if dark else "white", length))
            length = 0
    return told


def test_white_edges_go_and_the_ink_fills_the_width():
    image = picture(bar(300))
    assert image.width == WIDTH
    inked = image.convert("L").point(lambda v: 255 if v < 128 else 0).getbbox()
    assert abs(inked[0] - MARGIN) <= 6 and abs(inked[2] - (WIDTH - MARGIN)) <= 6
    assert abs(inked[1] - MARGIN) <= 2 and abs(image.height - inked[3] - MARGIN) <= 2


def test_a_long_gap_is_shortened_and_a_short_one_kept():
    _, first, long, second, short, third, _ = stretches(picture(both(bar(100), bar(600), bar(630))))
    assert long[0] == "white" and abs(long[1] - LONGEST_GAP) <= 4
    assert short[0] == "white" and 20 < short[1] < LONGEST_GAP
    assert first[0] == second[0] == third[0] == "dark"


def test_pages_follow_each_other_at_one_scale():
    narrow = bar(100, left=350, width=50)
    image = picture(bar(100), narrow)
    dark = [length for kind, length in stretches(image.crop((0, 0, WIDTH, image.height)))]
    assert len(dark) == 3  # the second page's bar stands at the right, not in the middle
    right = image.getpixel((WIDTH - MARGIN - 60, image.height - MARGIN - 10))
    assert right == (0, 0, 0)
    box = image.crop((0, image.height - MARGIN - 20, WIDTH, image.height - MARGIN)).convert("L")
    left = box.point(lambda v: 255 if v < 128 else 0).getbbox()[0]
    assert abs((WIDTH - MARGIN - left) - (WIDTH - 2 * MARGIN) * 50 / 300) <= 6


@pytest.mark.parametrize("number", ["- 1 -", "- 12 -"])
def test_numbers_of_pages_go(number):
    def numbered(canvas):
        canvas.drawString(280, 800, number)

    with_number, without = picture(both(bar(100), numbered)), picture(bar(100))
    assert with_number.height == without.height


def test_a_number_in_the_text_stays():
    def said(canvas):
        canvas.setFont("Helvetica", 40)
        canvas.drawString(280, 400, "- 1 -")

    assert picture(both(bar(100), said)).height > picture(bar(100)).height + 40


def noise(width, height):
    return Image.effect_noise((width, height), 90).convert("RGB")


def test_a_document_of_photos_stays_within_two_megabytes():
    photo = noise(900, 500)
    tinted = Image.merge(
        "RGB", (photo.getchannel(0), noise(900, 500).getchannel(1), photo.getchannel(2))
    )

    def draw(canvas):
        canvas.drawImage(ImageReader(tinted), 60, 100, 480, 266)

    packed = long_picture(pdf_of(draw, draw), "档案", progress=silent, cancelled=never)
    assert len(packed) <= MOST_BYTES
    assert Image.open(io.BytesIO(packed)).size[0] == WIDTH


def test_colours_of_a_small_picture_are_kept_exactly():
    image = picture(bar(100, colour=(0.72, 0.11, 0.11)))
    assert image.getpixel((WIDTH // 2, MARGIN + 10)) == (184, 28, 28)


def test_an_empty_page_leaves_no_gap():
    assert picture(bar(100), both(), bar(100)).height == picture(bar(100), bar(100)).height


def test_too_many_pages_are_told_by_title():
    with pytest.raises(errors.PictureTooLong, match="通知"):
        long_picture(pdf_of(*[bar(9)] * 61), "通知", progress=silent, cancelled=never)


def test_too_long_a_picture_is_told(monkeypatch):
    monkeypatch.setattr(room, "MOST_HEIGHT", 100)
    with pytest.raises(errors.PictureTooLong):
        long_picture(pdf_of(bar(9), bar(9, 200)), "通知", progress=silent, cancelled=never)


def test_it_can_be_stopped_between_pages():
    asked = iter([False, True])
    with pytest.raises(errors.Cancelled):
        long_picture(pdf_of(bar(9), bar(9)), "通知", progress=silent, cancelled=lambda: next(asked))


def test_progress_counts_the_pages():
    told = []
    long_picture(
        pdf_of(bar(9), bar(9)), "通知", progress=lambda *done: told.append(done), cancelled=never
    )
    assert told == [(1, 2), (2, 2)]

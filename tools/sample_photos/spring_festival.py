"""春节写春联: red paper and ink, plum blossom, couplets at the door."""

from __future__ import annotations

import math
from dataclasses import replace

from tools.sample_photos import people, table, village
from tools.sample_photos.canvas import KAI, SONG, Canvas, clear, curve
from tools.sample_photos.people import AUNT, BOY, CHILD, GIRL, GRANDMA, GRANDPA, LITTLE_GIRL, UNCLE

_SNOWY = ("#dbe6ee", "#c3d4e0", "#a9c0cf")


def couplet_writing() -> Canvas:
    """The old teacher writes, finished couplets hang on the line."""
    canvas = Canvas(1600, 1200)
    village.landscape(canvas, 520, sky=("#cfdff0", "#fbeee6"), hills=_SNOWY, ground="#efe6da")
    village.house(canvas, 560, 640, 500, 250)
    for x in (600, 1020):
        village.lantern(canvas, x, 470, 34)
    _plum(canvas, 60, 660)
    canvas.line(curve((0, 150), (430, 240), (860, 170)), 5, "#8a7a63")
    canvas.line(curve((860, 170), (1240, 250), (1600, 140)), 5, "#8a7a63")
    couplets = (
        (250, 200, "春满人间"),
        (400, 210, "福到农家"),
        (1190, 212, "家和事兴"),
        (1340, 204, "勤俭致富"),
    )
    for x, y, words in couplets:
        canvas.box(x - 52, y, x + 52, y + 350, "#d2362a", 4)
        canvas.text(x, y + 175, words, 64, "#2b211c", font=KAI, down=True, spread=12)
    people.stand(canvas, 300, 900, 340, people.volunteer(AUNT), people.CLAPPING, glance=1)
    people.stand(canvas, 1350, 900, 340, UNCLE, people.POINTING, glance=-1)
    people.behind_table(
        canvas,
        620,
        820,
        400,
        replace(GRANDPA, glasses=True, top="#3d4f6b"),
        people.with_hand(people.FRONT, right=(16, -40)),
        glance=1,
    )
    people.behind_table(canvas, 960, 820, 370, GIRL, people.FRONT, glance=-1)
    table.long_table(canvas, 300, 1300, 810, deep=150, high=180, cloth="#8a5a34")
    _writing(canvas)
    people.stand(
        canvas,
        1180,
        1150,
        250,
        replace(LITTLE_GIRL, top="#e2574c"),
        people.CHEERING,
        glance=-1,
    )
    people.stand(canvas, 330, 1150, 260, CHILD, people.WAVING, glance=1)
    _snow(canvas)
    village.banner(canvas, 800, 90, "春节写春联　墨香送祝福", 54, spread=6)
    return canvas


def _writing(canvas: Canvas) -> None:
    canvas.poly([(470, 850), (930, 850), (950, 930), (450, 930)], "#d2362a")
    for index, character in enumerate("新春吉"):
        canvas.text(560 + 120 * index, 888, character, 66, "#2b211c", font=KAI)
    canvas.line([(686, 800), (752, 880)], 9, "#b98f56")
    canvas.line([(752, 880), (762, 894)], 13, "#2b211c")
    canvas.box(1010, 868, 1120, 914, "#3a3532", 8)
    canvas.disc(1065, 888, 40, "#14110f", 14)
    for x in (1170, 1200):
        canvas.line([(x, 840), (x + 8, 910)], 8, "#b98f56")
    canvas.disc(385, 890, 42, "#d2362a", 20)


def _plum(canvas: Canvas, x: float, base: float) -> None:
    trunk = curve((x, base), (x - 30, base - 200), (x + 90, base - 380))
    canvas.line(trunk, 26, "#5b4438")
    for start, bend, end in (
        ((x + 10, base - 220), (x + 90, base - 260), (x + 130, base - 300)),
        ((x + 50, base - 310), (x + 10, base - 400), (x - 40, base - 440)),
        ((x - 2, base - 150), (x + 70, base - 170), (x + 110, base - 150)),
    ):
        twig = curve(start, bend, end)
        canvas.line(twig, 12, "#5b4438")
        for px, py in twig[4::5]:
            _blossom(canvas, px, py - 8)
    for px, py in trunk[10::4]:
        _blossom(canvas, px + 6, py)


def _blossom(canvas: Canvas, x: float, y: float) -> None:
    for step in range(5):
        angle = math.tau * step / 5
        canvas.disc(x + 10 * math.cos(angle), y + 10 * math.sin(angle), 9, "#f08aa3")
    canvas.disc(x, y, 5, "#ffe9a8")


def _snow(canvas: Canvas) -> None:
    for index in range(90):
        x, y = (index * 379) % 1600, (index * 227) % 1150
        canvas.disc(x, y, 3 + index % 4, clear("#ffffff", 0.75))


def at_the_door() -> Canvas:
    """Couplets go up beside a neighbour's door (stands upright)."""
    canvas = Canvas(1200, 1600)
    canvas.gradient("#f7f0e4", "#efe3cf", 0, 1240)
    canvas.box(0, 0, 1200, 250, "#6d7480")
    for x in range(24, 1200, 64):
        canvas.line([(x, 0), (x, 240)], 9, "#5b616c")
    for x in range(-8, 1240, 64):
        canvas.disc(x, 250, 30, "#5b616c")
        canvas.disc(x, 250, 18, "#7d8490")
    canvas.box(0, 286, 1200, 316, "#8b5e3c")
    canvas.box(330, 470, 870, 1240, "#5d3620")
    for side in (-1, 1):
        x = 600 + side * 130
        canvas.box(x - 124, 490, x + 124, 1240, "#8a4f2d", 3)
        canvas.box(x - 74, 660, x + 74, 808, "#d2362a")
        canvas.text(x, 730, "福", 116, "#ffe39a", font=SONG)
        canvas.disc(600 + side * 34, 900, 15, "#e3bd62")
    canvas.box(360, 372, 840, 456, "#d2362a", 3)
    canvas.text(600, 412, "幸福人家", 60, "#2b211c", font=KAI, spread=34)
    for x, words in ((235, "和风送福来"), (965, "瑞雪迎春到")):
        canvas.box(x - 70, 480, x + 70, 1110, "#d2362a", 4)
        canvas.text(x, 706, words, 78, "#2b211c", font=KAI, down=True, spread=10)
    for x in (130, 1070):
        village.lantern(canvas, x, 400, 66)
    canvas.gradient("#d9cdb8", "#c3b296", 1240, 1600)
    canvas.box(0, 1236, 1200, 1262, "#a99878")
    people.stand(
        canvas, 985, 1440, 470, BOY, people.with_hand(people.DOWN, left=(-6, -108)), back=True
    )
    people.stand(
        canvas, 220, 1470, 450, GIRL, people.with_hand(people.DOWN, right=(8, -106)), back=True
    )
    people.stand(canvas, 600, 1480, 430, GRANDMA, people.CLAPPING, glance=-1)
    people.stand(
        canvas,
        780,
        1560,
        290,
        replace(LITTLE_GIRL, top="#e2574c"),
        people.OFFERING,
        glance=1,
    )
    canvas.disc(880, 1384, 34, "#9aa5b5", 22)
    canvas.disc(880, 1376, 34, "#f6f0dc", 14)
    return canvas

"""春节写春联 and 端午包粽子: red paper and ink, plum blossom; green leaves and rice."""

from __future__ import annotations

import math

from tools.sample_photos import people, village
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
    village.banner(canvas, 800, 90, "春节写春联　墨香送祝福", 54, spread=6)
    people.stand(canvas, 300, 900, 340, people.volunteer(AUNT), people.CLAPPING, glance=1)
    people.stand(canvas, 1350, 900, 340, UNCLE, people.POINTING, glance=-1)
    people.behind_table(canvas, 620, 820, 400, people.replace(GRANDPA, glasses=True, top="#3d4f6b"),
                        people.replace_hand(people.FRONT, right=(16, -40)), glance=1)  # fmt: skip
    people.behind_table(canvas, 960, 820, 370, GIRL, people.FRONT, glance=-1)
    village.long_table(canvas, 300, 1300, 810, deep=150, high=180, cloth="#8a5a34")
    _writing(canvas)
    people.stand(
        canvas,
        1180,
        1150,
        250,
        people.replace(LITTLE_GIRL, top="#e2574c"),
        people.CHEERING,
        glance=-1,
    )
    people.stand(canvas, 330, 1150, 260, CHILD, people.WAVING, glance=1)
    _snow(canvas)
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
    for x, words in ((235, "瑞雪迎春到"), (965, "和风送福来")):
        canvas.box(x - 70, 480, x + 70, 1110, "#d2362a", 4)
        canvas.text(x, 706, words, 78, "#2b211c", font=KAI, down=True, spread=10)
    for x in (130, 1070):
        village.lantern(canvas, x, 400, 66)
    canvas.gradient("#d9cdb8", "#c3b296", 1240, 1600)
    canvas.box(0, 1236, 1200, 1262, "#a99878")
    people.stand(
        canvas, 985, 1440, 470, BOY, people.replace_hand(people.DOWN, left=(-6, -108)), back=True
    )
    people.stand(
        canvas, 220, 1470, 450, GIRL, people.replace_hand(people.DOWN, right=(8, -106)), back=True
    )
    people.stand(canvas, 600, 1480, 430, GRANDMA, people.CLAPPING, glance=-1)
    people.stand(
        canvas,
        780,
        1560,
        290,
        people.replace(LITTLE_GIRL, top="#e2574c"),
        people.OFFERING,
        glance=1,
    )
    canvas.disc(880, 1384, 34, "#9aa5b5", 22)
    canvas.disc(880, 1376, 34, "#f6f0dc", 14)
    return canvas


def zongzi_wrapping() -> Canvas:
    """Wrapping zongzi in the shade, strings of them on the rack."""
    canvas = Canvas(1600, 1200)
    village.landscape(
        canvas,
        480,
        sky=("#b9e3f0", "#f4f8e4"),
        hills=("#b5dcb0", "#8cc48c", "#6aae73"),
        ground="#dfe2b0",
    )
    village.sun(canvas, 1400, 120)
    village.cloud(canvas, 880, 110, 50)
    village.house(canvas, 1080, 600, 450, 230)
    for x, lean in ((60, 50), (210, 30), (980, -30)):
        village.bamboo(canvas, x, 600, 440, lean)
    village.banner(
        canvas, 560, 150, "端午包粽子　邻里一家亲", 54, spread=4, fill="#3f9a5f", letters="#fff6c8"
    )
    _rack(canvas, 560, 330)
    for x, look, hands, glance in (
        (360, people.replace(AUNT, apron=True, cover="#f3efe4", top="#5f8a86"), people.CLAPPING, 1),
        (660, people.replace(GRANDMA, apron=True, cover="#e9c46a"), people.CLAPPING, 0),
        (
            960,
            people.volunteer(people.replace(AUNT, top="#f0b84d", hair="scarf", cover="#5b8fb0")),
            people.CLAPPING,
            -1,
        ),
        (1250, people.replace(GRANDPA, top="#927a5a"), people.FRONT, -1),
    ):
        people.behind_table(canvas, x, 830, 390, look, hands, glance=glance)
        if look.hair != "bald":
            _zongzi(canvas, x, 752, 36)
    village.long_table(canvas, 180, 1430, 820, deep=170, high=150, cloth="#c08a52")
    _leaves(canvas, 330, 900)
    _rice(canvas, 650, 900)
    for x, y in ((900, 875), (985, 890), (940, 935), (1030, 950)):
        _zongzi(canvas, x, y, 44)
    canvas.disc(1230, 915, 100, "#f7f9fb", 40)
    canvas.disc(1230, 908, 84, "#9b3b32", 30)
    people.stand(
        canvas, 1490, 1130, 260, CHILD, people.replace_hand(people.DOWN, left=(-24, -58)), glance=-1
    )
    _zongzi(canvas, 1490 - 24 * 2.6 - 8, 1130 - 62 * 2.6, 26)
    people.stand(canvas, 110, 1140, 330, BOY, people.OFFERING, glance=1)
    _basket_of_zongzi(canvas, 205, 950)
    return canvas


def _zongzi(canvas: Canvas, x: float, y: float, size: float) -> None:
    canvas.poly([(x, y - size), (x + size, y + size * 0.7), (x - size, y + size * 0.7)], "#4f8a4a")
    canvas.poly(
        [(x, y - size), (x + size * 0.2, y + size * 0.7), (x - size, y + size * 0.7)], "#68a45c"
    )
    canvas.line(
        [(x - size * 0.62, y + size * 0.06), (x + size * 0.5, y + size * 0.02)],
        size * 0.1,
        "#f2e3b0",
    )
    canvas.line(
        [(x - size * 0.3, y - size * 0.4), (x + size * 0.5, y + size * 0.5)], size * 0.1, "#f2e3b0"
    )


def _rack(canvas: Canvas, x: float, y: float) -> None:
    for side in (-1, 1):
        canvas.line([(x + side * 330, y - 60), (x + side * 330, y + 330)], 13, "#9a6b3f")
    canvas.line([(x - 360, y), (x + 360, y)], 15, "#a8743a")
    for index in range(7):
        px = x - 270 + 90 * index
        canvas.line([(px, y), (px, y + 60)], 4, "#e3c98a")
        _zongzi(canvas, px, y + 92 + 14 * (index % 2), 34)


def _leaves(canvas: Canvas, x: float, y: float) -> None:
    for index in range(6):
        dy = index * 11
        canvas.blob([(x - 120, y + dy - 20), (x, y + dy - 46), (x + 130, y + dy - 22), (x, y + dy)],
                    ("#5f9a57", "#76b06a")[index % 2])  # fmt: skip
        canvas.line([(x - 96, y + dy - 21), (x + 100, y + dy - 22)], 3, "#8cc48c")


def _rice(canvas: Canvas, x: float, y: float) -> None:
    canvas.disc(x, y + 14, 150, clear("#5a3a1e", 0.28), 62)
    canvas.disc(x, y, 150, "#b9823f", 60)
    canvas.disc(x, y - 6, 134, "#fdfaf0", 50)
    for index in range(46):
        angle, reach = index * 2.4, 120 * math.sqrt(index / 46)
        px, py = x + reach * math.cos(angle), y - 6 + 0.36 * reach * math.sin(angle)
        canvas.disc(px, py, 7, ("#e9e0c4", "#f5efdc", "#9b3b32")[index % 3 if index % 5 else 2], 4)


def _basket_of_zongzi(canvas: Canvas, x: float, y: float) -> None:
    for dx in (-34, 0, 34):
        _zongzi(canvas, x + dx, y - 20, 34)
    canvas.poly([(x - 76, y), (x + 76, y), (x + 58, y + 64), (x - 58, y + 64)], "#c9914a")
    for step in (18, 38, 56):
        canvas.line(
            [(x - 72 + step * 0.28, y + step), (x + 72 - step * 0.28, y + step)], 4, "#a8743a"
        )


def to_the_door() -> Canvas:
    """Zongzi are brought to old neighbours; the dragon boat rests on the water."""
    canvas = Canvas(1600, 1200)
    village.landscape(
        canvas,
        460,
        sky=("#aedcf0", "#fdf6dc"),
        hills=("#b5dcb0", "#8cc48c", "#6aae73"),
        ground="#d9dca8",
    )
    village.cloud(canvas, 260, 120, 54)
    village.sun(canvas, 640, 120, 52)
    canvas.blob(
        [(-200, 500), (420, 480), (1000, 500), (900, 600), (300, 640), (-200, 640)], "#8ecbe0"
    )
    _dragon_boat(canvas, 330, 545)
    village.house(canvas, 960, 720, 580, 320)
    _mugwort(canvas, 1185, 560)
    _mugwort(canvas, 1318, 560)
    people.stand(canvas, 1130, 960, 360, GRANDPA, people.CHEERING, glance=-1)
    people.stand(
        canvas, 1380, 980, 350, people.replace(GRANDMA, top="#b0607a"), people.CLAPPING, glance=-1
    )
    people.stand(canvas, 780, 1020, 370, GIRL, people.OFFERING, glance=1)
    _basket_of_zongzi(canvas, 895, 830)
    people.stand(canvas, 480, 1060, 380, people.volunteer(UNCLE), people.OFFERING, glance=1)
    _basket_of_zongzi(canvas, 600, 862)
    people.stand(canvas, 250, 1100, 270, people.volunteer(CHILD), people.WAVING, glance=1)
    for x, y in ((120, 800), (700, 760), (1540, 1080)):
        canvas.disc(x, y, 46, "#7fb56f", 22)
        canvas.disc(x + 34, y + 8, 36, "#93c47f", 18)
    return canvas


def _dragon_boat(canvas: Canvas, x: float, y: float) -> None:
    hull = curve((x - 260, y - 24), (x, y + 70), (x + 250, y - 30))
    canvas.poly([*hull, (x + 230, y), (x - 240, y)], "#d2362a")
    canvas.line([(x - 250, y - 10), (x + 240, y - 10)], 10, "#f2c14e")
    canvas.line(curve((x + 240, y - 16), (x + 270, y - 60), (x + 300, y - 70)), 26, "#3f9a5f")
    canvas.disc(x + 304, y - 78, 30, "#3f9a5f", 24)
    canvas.disc(x + 312, y - 86, 6, "#ffffff")
    canvas.disc(x + 314, y - 86, 3, "#222222")
    canvas.poly([(x + 326, y - 84), (x + 352, y - 72), (x + 326, y - 64)], "#f2c14e")
    canvas.line(curve((x - 250, y - 20), (x - 290, y - 50), (x - 280, y - 96)), 18, "#3f9a5f")
    for index in range(5):
        px = x - 170 + 80 * index
        canvas.disc(px, y - 48, 17, "#f2c6a0")
        canvas.wedge(px, y - 52, 18, 17, (185, 355), "#f2c14e")
        canvas.box(px - 19, y - 34, px + 19, y - 4, "#f6f1e2", 8)
        canvas.line([(px + 6, y - 22), (px + 40, y + 44)], 6, "#9a6b3f")


def _mugwort(canvas: Canvas, x: float, y: float) -> None:
    for lean in (-24, -8, 8, 24):
        canvas.line(curve((x, y + 80), (x, y + 20), (x + lean, y - 50)), 7, "#6f9e58")
    canvas.line([(x - 9, y + 40), (x + 9, y + 40)], 8, "#d2362a")

"""端午包粽子: green leaves and rice, a way to old neighbours, the boat on the water."""

from __future__ import annotations

import math
from dataclasses import replace

from tools.sample_photos import people, table, village
from tools.sample_photos.canvas import Canvas, clear, curve
from tools.sample_photos.people import AUNT, BOY, CHILD, GIRL, GRANDMA, GRANDPA, UNCLE


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
        (360, replace(AUNT, apron=True, cover="#f3efe4", top="#5f8a86"), people.CLAPPING, 1),
        (660, replace(GRANDMA, apron=True, cover="#e9c46a"), people.CLAPPING, 0),
        (
            960,
            people.volunteer(replace(AUNT, top="#f0b84d", hair="scarf", cover="#5b8fb0")),
            people.CLAPPING,
            -1,
        ),
        (1250, replace(GRANDPA, top="#927a5a"), people.FRONT, -1),
    ):
        people.behind_table(canvas, x, 830, 390, look, hands, glance=glance)
        if look.hair != "bald":
            _zongzi(canvas, x, 752, 36)
    table.long_table(canvas, 180, 1430, 820, deep=170, high=150, cloth="#c08a52")
    _leaves(canvas, 330, 900)
    _rice(canvas, 650, 900)
    for x, y in ((900, 875), (985, 890), (940, 935), (1030, 950)):
        _zongzi(canvas, x, y, 44)
    canvas.disc(1230, 915, 100, "#f7f9fb", 40)
    canvas.disc(1230, 908, 84, "#9b3b32", 30)
    people.stand(
        canvas, 1490, 1130, 260, CHILD, people.with_hand(people.DOWN, left=(-24, -58)), glance=-1
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
        canvas.blob(
            [(x - 120, y + dy - 20), (x, y + dy - 46), (x + 130, y + dy - 22), (x, y + dy)],
            ("#5f9a57", "#76b06a")[index % 2],
        )
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
        canvas, 1380, 980, 350, replace(GRANDMA, top="#b0607a"), people.CLAPPING, glance=-1
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

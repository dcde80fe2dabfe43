"""重阳敬老饺子宴: the long table, the wrapping of dumplings, the fan dance on the stage."""

from __future__ import annotations

import math
from dataclasses import replace

from tools.sample_photos import people, table, village
from tools.sample_photos.canvas import Canvas, clear, curve, mix
from tools.sample_photos.people import AUNT, BOY, GIRL, GRANDMA, GRANDPA, LITTLE_GIRL, UNCLE


def _courtyard(canvas: Canvas) -> None:
    village.landscape(
        canvas,
        500,
        sky=("#cfe6ee", "#fff1d6"),
        hills=("#d8c79a", "#c9a66b", "#9fb57a"),
        ground="#ead6b0",
    )
    village.sun(canvas, 1370, 140)
    village.cloud(canvas, 260, 130, 58)
    village.cloud(canvas, 1010, 90, 40)


def long_table() -> Canvas:
    """Old people at the long table, young ones serving."""
    canvas = Canvas(1600, 1200)
    _courtyard(canvas)
    village.house(canvas, 70, 600, 470, 230)
    village.house(canvas, 1090, 600, 440, 210)
    village.tree(canvas, 830, 590, 190, "#d39a3d", fruit="#d9542f")
    village.banner(canvas, 800, 262, "重阳敬老饺子宴", 70, poles=330)
    village.bunting(canvas, (0, 60), (470, 210), 60, 10)
    village.bunting(canvas, (1130, 210), (1600, 40), 60, 10)
    people.stand(canvas, 190, 800, 330, people.volunteer(GIRL), people.OFFERING, glance=1)
    table.plate(canvas, 268, 616, 48, 3)
    people.stand(canvas, 1420, 810, 340, BOY, ((-27, -55), (-20, -56)), glance=-1)
    table.bowl(canvas, 1336, 622, 36)
    seats = (GRANDMA, GRANDPA, AUNT, people.Look("scarf", "#5f8a86", cover="#3f6f8a"), GRANDPA)
    hands = (people.FRONT, people.WAVING, people.CLAPPING, people.FRONT, people.READING)
    tops = ("#8d6a9f", "#6f7f8f", "#d98a5f", "#5f8a86", "#927a5a")
    for index, (look, hand) in enumerate(zip(seats, hands, strict=True)):
        dressed = replace(look, top=tops[index])
        x = 370 + 215 * index
        people.behind_table(canvas, x, 800, 330, dressed, hand, glance=(1, 0, -1, 1, -1)[index])
    table.long_table(canvas, 180, 1420, 790, deep=130, high=170, cloth="#cf4a3a")
    for index, x in enumerate((330, 560, 800, 1040, 1270)):
        table.plate(canvas, x, 842 + 16 * (index % 2), 84)
        table.steam(canvas, x, 805, 70)
    for x in (445, 680, 920, 1155):
        table.bowl(canvas, x, 872, 30, "#5b3a26")
    people.sit(canvas, 420, 1080, 330, replace(UNCLE, cover="#6b5a7a"), back=True)
    people.sit(canvas, 690, 1095, 330, GRANDMA, back=True)
    people.sit(canvas, 960, 1085, 330, replace(AUNT, top="#7aa27a"), back=True)
    people.stand(canvas, 1230, 1150, 270, LITTLE_GIRL, people.OFFERING, glance=1)
    table.plate(canvas, 1300, 992, 36, 3)
    return canvas


def wrapping() -> Canvas:
    """Hands and trays close by, faces around: wrapping dumplings together (stands upright)."""
    canvas = Canvas(1200, 1600)
    canvas.gradient("#f9ead0", "#efd0a0", 0, 800)
    _window(canvas)
    village.lantern(canvas, 700, 150, 58)
    village.lantern(canvas, 1040, 150, 58)
    canvas.box(820, 70, 920, 300, "#d23a2c", 6)
    canvas.text(
        870, 185, "敬老爱老", 44, "#ffe9b0", down=True, spread=8, font="StationKai-Regular.ttf"
    )
    for x, look, glance in (
        (230, GRANDMA, 1),
        (600, replace(AUNT, apron=True, cover="#f3efe4"), 0),
        (960, replace(GRANDPA, glasses=True), -1),
    ):
        people.behind_table(canvas, x, 800, 560, look, people.CLAPPING, glance=glance)
        table.dumpling(canvas, x, 690, 34)
    canvas.poly([(0, 800), (1200, 800), (1200, 1600), (0, 1600)], "#c58f58")
    for y in (930, 1090, 1280, 1490):
        canvas.line([(0, y), (1200, y)], 5, "#b57f4a")
    _tray(canvas, 420, 1120, 330)
    _tray(canvas, 930, 1400, 300)
    _filling(canvas, 930, 1010)
    _dough(canvas, 300, 1470)
    return canvas


def _window(canvas: Canvas) -> None:
    canvas.box(90, 90, 520, 430, "#8b5e3c", 8)
    canvas.box(110, 110, 500, 410, "#cfeaf3", 4)
    canvas.disc(420, 180, 38, "#ffe79a")
    for top, bend, colour in ((330, 190, "#a9cdb8"), (370, 290, "#86b893")):
        canvas.poly(
            [*curve((110, top), (270, bend), (500, top - 20)), (500, 408), (110, 408)], colour
        )
    canvas.box(84, 404, 526, 434, "#8b5e3c", 6)
    canvas.line([(305, 100), (305, 420)], 12, "#8b5e3c")


def _tray(canvas: Canvas, x: float, y: float, wide: float) -> None:
    canvas.disc(x, y + 16, wide, clear("#5a3a1e", 0.3), wide * 0.56)
    canvas.disc(x, y, wide, "#b9823f", wide * 0.56)
    canvas.disc(x, y, wide * 0.93, "#e8c88a", wide * 0.51)
    for step in range(-4, 5):
        half = wide * 0.9 * (1 - (step / 5) ** 2) ** 0.5
        canvas.line(
            [(x - half, y + step * wide * 0.1), (x + half, y + step * wide * 0.1)], 3, "#dbb674"
        )
    for row, count in ((-0.3, 4), (-0.08, 5), (0.16, 4)):
        for index in range(count):
            table.dumpling(
                canvas, x + (index - (count - 1) / 2) * wide * 0.33, y + row * wide, wide * 0.13
            )


def _filling(canvas: Canvas, x: float, y: float) -> None:
    canvas.disc(x, y + 12, 190, clear("#5a3a1e", 0.3), 92)
    canvas.wedge(x, y - 10, 186, 150, (0, 180), "#eef2f5")
    canvas.disc(x, y - 10, 186, "#ffffff", 76)
    canvas.disc(x, y - 10, 164, "#a9c06a", 62)
    for index in range(60):
        angle, reach = index * 2.4, 150 * math.sqrt(index / 60)
        px, py = x + reach * math.cos(angle), y - 10 + 0.36 * reach * math.sin(angle)
        colour = ("#6f9e48", "#d98d6a", "#8fb75a", "#f0e3b8")[index % 4]
        canvas.disc(px, py, 11, colour, 7)
    canvas.line(curve((x + 40, y - 20), (x + 150, y - 110), (x + 230, y - 130)), 13, "#a06c3c")


def _dough(canvas: Canvas, x: float, y: float) -> None:
    for dx, dy in ((-120, 20), (0, -50), (60, 60), (170, -10)):
        canvas.disc(x + dx, y + dy + 8, 78, clear("#5a3a1e", 0.22), 40)
        canvas.disc(x + dx, y + dy, 78, "#fbf1dc", 40)
        canvas.disc(x + dx, y + dy - 4, 60, "#fff8ea", 29)
    canvas.line([(x - 190, y - 110), (x + 60, y - 190)], 34, "#d9a86a")
    canvas.line([(x - 190, y - 110), (x - 214, y - 102)], 16, "#b07a46")
    canvas.line([(x + 60, y - 190), (x + 84, y - 198)], 16, "#b07a46")


def fan_dance() -> Canvas:
    """The women's team dances on the village stage, benches before it."""
    canvas = Canvas(1600, 1200)
    _courtyard(canvas)
    canvas.box(190, 150, 1410, 720, "#7d2f2a", 10)
    canvas.box(230, 190, 1370, 700, "#b8453a", 4)
    for step in range(12):
        canvas.line([(255 + step * 99, 190), (255 + step * 99, 700)], 5, "#a53a31")
    canvas.disc(800, 292, 112, "#f2c14e")
    canvas.disc(800, 292, 100, "#d8372b")
    canvas.text(800, 288, "重阳", 76, "#ffe9a8", font="NotoSerifSC-Black.ttf")
    canvas.poly([(130, 160), (1470, 160), (1400, 80), (200, 80)], "#6d7480")
    canvas.line([(130, 160), (1470, 160)], 16, "#4d525c")
    canvas.line([(200, 80), (1400, 80)], 14, "#4d525c")
    for x in (320, 1280):
        village.lantern(canvas, x, 270, 52)
    canvas.poly([(160, 700), (1440, 700), (1500, 800), (100, 800)], "#d9a86a")
    canvas.box(100, 800, 1500, 860, "#a9713d", 4)
    for x, hands in (
        (420, people.DANCING),
        (800, people.CHEERING),
        (1180, ((-24, -96), (34, -70))),
    ):
        dress = replace(AUNT, top="#e8577a", trousers="#3f7a6b", hair="bun", hair_colour="#2f2620")
        people.stand(canvas, x, 770, 350, dress, hands, glance=0)
        unit = 3.5
        for hand in hands:
            _fan(canvas, x + hand[0] * unit, 770 + hand[1] * unit, 1 if hand[0] > 0 else -1)
    for index, x in enumerate((170, 390, 610, 830, 1050, 1270, 1470)):
        look = (GRANDPA, GRANDMA, UNCLE, AUNT, GRANDMA, GIRL, GRANDPA)[index]
        tops = ("#6f7f8f", "#8d6a9f", "#7b8f5c", "#c9895f", "#5f8a86", "#f0b84d", "#927a5a")
        dressed = replace(look, top=tops[index])
        hands = people.CHEERING if index in (3, 5) else people.FRONT
        people.sit(canvas, x, 1080 + 14 * (index % 2), 310, dressed, hands, back=True)
    return canvas


def _fan(canvas: Canvas, x: float, y: float, side: int) -> None:
    tilt = 18 * side
    for step in range(7):
        start = 205 + tilt + step * 18.6
        shade = mix("#ff9db3", "#ffe0e6", step % 2)
        canvas.sector(x, y, 88, (start, start + 18.6), shade)
    canvas.sector(x, y, 34, (205 + tilt, 335 + tilt), "#f6c65b")
    canvas.disc(x, y, 13, "#f2c6a0")

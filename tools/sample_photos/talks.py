"""理论宣讲进院坝 and 防诈骗知识宣传: under the old tree, over tea, at the stand, on the phone."""

from __future__ import annotations

import math
from dataclasses import replace

from tools.sample_photos import people, table, village
from tools.sample_photos.canvas import KAI, SONG, Canvas, clear, curve
from tools.sample_photos.people import AUNT, BOY, CHILD, GIRL, GRANDMA, GRANDPA, UNCLE


def under_the_tree() -> Canvas:
    """A talk in the yard: the speaker at a small board, neighbours on stools."""
    canvas = Canvas(1600, 1200)
    village.landscape(canvas, 520, ground="#e5d2a4")
    village.sun(canvas, 210, 130)
    village.cloud(canvas, 620, 120, 50)
    village.house(canvas, 60, 640, 480, 250)
    village.bamboo(canvas, 620, 640, 380, 30)
    village.tree(canvas, 1230, 690, 420, "#5d9c57")
    village.banner(canvas, 300, 318, "理论宣讲进院坝", 50, spread=8)
    _board(canvas, 830, 470)
    people.stand(
        canvas,
        1090,
        830,
        370,
        replace(UNCLE, hair="short", top="#f4f1ea", trousers="#39455a"),
        people.with_hand(people.POINTING, left=(-30, -70)),
        glance=-1,
    )
    canvas.line([(1090 - 30 * 3.7, 830 - 70 * 3.7), (952, 505)], 7, "#a06c3c")
    people.stand(canvas, 1370, 840, 340, GIRL, people.READING, glance=-1)
    canvas.box(1330, 640, 1410, 690, "#fbf7ee", 4)
    rows = (
        (900, (GRANDMA, GRANDPA, AUNT, replace(UNCLE, cover="#8a5a3c"))),
        (1070, (GRANDPA, replace(AUNT, top="#7aa27a"), GRANDMA, BOY)),
    )
    for row, (seat, looks) in enumerate(rows):
        for index, look in enumerate(looks):
            tops = (
                "#8d6a9f",
                "#6f7f8f",
                "#d98a5f",
                "#7b8f5c",
                "#927a5a",
                "#7aa27a",
                "#5f8a86",
                "#7fb1d6",
            )
            dressed = replace(look, top=tops[index + 4 * row])
            x = 250 + 220 * index + 110 * row
            people.sit(canvas, x, seat, 290, dressed, people.FRONT, back=True)
    people.stand(canvas, 1370, 1140, 220, CHILD, people.WAVING, glance=-1)
    return canvas


def _board(canvas: Canvas, x: float, y: float) -> None:
    for side in (-1, 1):
        canvas.line([(x + side * 110, y), (x + side * 140, y + 360)], 12, "#9a6b3f")
    canvas.box(x - 175, y - 125, x + 175, y + 125, "#8b5e3c", 8)
    canvas.box(x - 160, y - 110, x + 160, y + 110, "#2f5d50", 4)
    canvas.text(x, y - 55, "好日子", 58, "#f6f4e6", font=KAI, spread=10)
    canvas.text(x, y + 35, "靠大家奋斗", 44, "#ffe39a", font=KAI, spread=6)


def over_tea() -> Canvas:
    """Neighbours round a bamboo table with covered tea, a volunteer taking notes."""
    canvas = Canvas(1600, 1200)
    village.landscape(canvas, 430, hills=("#b7d3bd", "#93c19a", "#77ad7d"), ground="#dfe3b4")
    village.cloud(canvas, 420, 110, 54)
    for x, lean in ((80, 40), (230, 20), (1440, -30), (1560, -50)):
        village.bamboo(canvas, x, 560, 480, lean)
    village.house(canvas, 560, 530, 480, 210)
    for x, look, hands, glance in (
        (330, replace(GRANDPA, glasses=True), people.POINTING, 1),
        (640, AUNT, people.FRONT, -1),
        (960, replace(GRANDMA, top="#5f8a86"), people.CLAPPING, 0),
        (1270, GIRL, people.READING, -1),
    ):
        people.behind_table(canvas, x, 810, 460, look, hands, glance=glance)
    canvas.box(1215, 690, 1325, 760, "#fffdf5", 5)
    for step in range(3):
        canvas.line([(1232, 708 + 17 * step), (1308, 708 + 17 * step)], 3, "#9aa5b5")
    canvas.disc(800, 1110, 560, clear("#33402c", 0.2), 66)
    for x in (520, 800, 1080):
        canvas.line([(x, 1000), (800 + (x - 800) * 1.25, 1110)], 26, "#8f6a36")
    canvas.disc(800, 930, 690, "#b98a4a", 150)
    canvas.disc(800, 912, 690, "#dcb674", 150)
    for step in range(-7, 8):
        half = 660 * (1 - (step / 8) ** 2) ** 0.5
        canvas.line([(800 - half, 912 + step * 18), (800 + half, 912 + step * 18)], 2, "#cfa660")
    for x, y in ((380, 900), (640, 960), (980, 960), (1230, 900)):
        _covered_cup(canvas, x, y)
    _seeds(canvas, 810, 890)
    table.steam(canvas, 640, 880, 80)
    table.steam(canvas, 980, 880, 80)
    return canvas


def _covered_cup(canvas: Canvas, x: float, y: float) -> None:
    canvas.disc(x, y + 8, 66, "#f4f6f7", 20)
    canvas.wedge(x, y - 32, 46, 56, (0, 180), "#ffffff")
    canvas.disc(x, y - 32, 46, "#e9eef0", 14)
    canvas.disc(x, y - 32, 38, "#c9a566", 10)
    canvas.line(curve((x - 40, y - 12), (x, y + 4), (x + 40, y - 12)), 4, "#6f9cc0")


def _seeds(canvas: Canvas, x: float, y: float) -> None:
    canvas.disc(x, y + 6, 120, "#d0453a", 40)
    canvas.disc(x, y, 120, "#e25b4c", 38)
    for index in range(38):
        angle, reach = index * 2.4, 100 * math.sqrt(index / 38)
        px, py = x + reach * math.cos(angle), y + 0.28 * reach * math.sin(angle)
        canvas.disc(px, py, 12, ("#5b4630", "#e9d6a8", "#c98a4a")[index % 3], 7)


def stand() -> Canvas:
    """A stand on the market square: leaflets, questions, a big board."""
    canvas = Canvas(1600, 1200)
    village.landscape(canvas, 500, sky=("#aedcf0", "#f2f8ee"), ground="#d9d3c6")
    village.sun(canvas, 1420, 120, 54)
    village.cloud(canvas, 240, 140, 60)
    village.house(canvas, 20, 600, 400, 220, couplets=False)
    village.tree(canvas, 1480, 620, 230, "#6aa95f")
    _tent(canvas, 800, 300)
    village.banner(canvas, 800, 410, "防诈骗知识宣传", 62, spread=14)
    for x, look, hands, glance in (
        (560, people.Look("short", "#2f4f7a", trousers="#2c3a55"), people.READING, -1),
        (810, GIRL, people.OFFERING, 1),
        (1060, BOY, people.WAVING, 1),
    ):
        people.behind_table(canvas, x, 760, 360, look, hands, glance=glance)
    canvas.box(508, 668, 612, 738, "#fff6d8", 4)
    canvas.line([(526, 690), (594, 690)], 4, "#c84f3c")
    canvas.line([(526, 710), (580, 710)], 4, "#b9b2a0")
    table.long_table(canvas, 380, 1220, 750, deep=70, high=190, cloth="#3f76a8")
    canvas.poly([(380, 840), (1220, 840), (1205, 1010), (395, 1010)], "#4f8ac0")
    canvas.text(800, 925, "不轻信　不透露　不转账", 50, "#ffffff")
    for index, x in enumerate((450, 640, 960, 1120)):
        canvas.poly(
            [(x, 770), (x + 90, 770), (x + 78, 805), (x - 14, 805)],
            ("#ffd66b", "#ffffff", "#ff9f80", "#c8e6a0")[index],
        )
    people.stand(canvas, 260, 1080, 350, replace(GRANDMA, top="#b0607a"), people.OFFERING, glance=1)
    canvas.box(330, 862, 390, 930, "#ffffff", 4)
    canvas.line([(344, 884), (376, 884)], 4, "#c84f3c")
    people.stand(
        canvas, 1350, 1090, 360, UNCLE, people.with_hand(people.DOWN, left=(-25, -62)), glance=-1
    )
    canvas.box(1240, 848, 1276, 908, "#39455a", 6)
    canvas.box(1245, 855, 1271, 898, "#bfe3f2", 2)
    people.stand(canvas, 100, 1130, 340, replace(GRANDPA, glasses=True), people.POINTING, glance=1)
    return canvas


def _tent(canvas: Canvas, x: float, y: float) -> None:
    for side in (-1, 1):
        canvas.line([(x + side * 470, y), (x + side * 470, y + 690)], 13, "#b8bec6")
    stripes = 10
    for index in range(stripes):
        left, right = (-500 + 100 * index, -400 + 100 * index)
        shade = "#e2574c" if index % 2 == 0 else "#fff7ea"
        canvas.poly(
            [
                (x + left * 0.55, y - 150),
                (x + right * 0.55, y - 150),
                (x + right, y),
                (x + left, y),
            ],
            shade,
        )
        canvas.wedge(x + (left + right) / 2, y, 50, 40, (0, 180), shade)


def poster() -> Canvas:
    """The picture the clerk saved from a chat: a poster on a phone's screen."""
    canvas = Canvas(1080, 1920)
    canvas.gradient("#1f5f9e", "#2f86c4", 0, 1920)
    for index in range(7):
        canvas.disc(
            140 + index * 150, 300 + 60 * (index % 3), 120 - 8 * index, clear("#ffffff", 0.05)
        )
    canvas.text(540, 60, "09:30", 40, "#dcecf8")
    canvas.text(540, 250, "谨防电信诈骗", 132, "#fff2b8", font=SONG, spread=10)
    canvas.box(200, 350, 880, 440, "#e2574c", 45)
    canvas.text(540, 393, "陌生来电多留心", 54, "#ffffff", spread=8)
    _phone(canvas, 540, 830)
    _shield(canvas, 790, 1080)
    for index, words in enumerate(("不轻信陌生来电", "不透露个人信息", "不随意转账汇款")):
        y = 1370 + 125 * index
        canvas.box(150, y - 50, 930, y + 50, clear("#ffffff", 0.94), 50)
        canvas.disc(205, y, 36, "#e2574c")
        canvas.text(205, y - 3, str(index + 1), 46, "#ffffff")
        canvas.text(570, y - 3, words, 54, "#1f4f86", spread=8)
    canvas.text(540, 1772, "拿不准，先问家人、问村里", 46, "#fff2b8", spread=4)
    return canvas


def _phone(canvas: Canvas, x: float, y: float) -> None:
    canvas.box(x - 205, y - 330, x + 205, y + 350, clear("#0d2f55", 0.35), 50)
    canvas.box(x - 215, y - 345, x + 195, y + 335, "#20304a", 46)
    canvas.box(x - 195, y - 325, x + 175, y + 315, "#f3f7fb", 32)
    canvas.disc(x - 10, y - 170, 84, "#d7dfe8")
    canvas.disc(x - 10, y - 195, 34, "#8a97a8")
    canvas.wedge(x - 10, y - 110, 58, 52, (180, 360), "#8a97a8")
    canvas.text(x - 10, y - 40, "陌生号码", 54, "#33445c", spread=4)
    canvas.text(x - 10, y + 40, "“请马上转账…”", 40, "#c0392b")
    for side, colour in ((-1, "#e2574c"), (1, "#5aa469")):
        canvas.disc(x - 10 + side * 100, y + 190, 60, colour)
        points = curve(
            (x - 40 + side * 100, y + 200),
            (x - 10 + side * 100, y + 166),
            (x + 20 + side * 100, y + 200),
        )
        canvas.line(points, 18, "#ffffff")


def _shield(canvas: Canvas, x: float, y: float) -> None:
    for size, colour in ((150, "#fff2b8"), (128, "#e8a33d")):
        canvas.blob(
            [
                (x, y - size * 1.2),
                (x + size, y - size),
                (x + size * 1.05, y + size * 0.2),
                (x, y + size * 1.3),
                (x - size * 1.05, y + size * 0.2),
                (x - size, y - size),
            ],
            colour,
        )
    canvas.text(x, y - 8, "防", 120, "#ffffff", font=SONG)

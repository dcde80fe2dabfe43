"""清洁家园志愿行动: sweeping the village street, gathering litter on the river bank."""

from __future__ import annotations

from tools.sample_photos import people, village
from tools.sample_photos.canvas import Canvas, clear, curve
from tools.sample_photos.people import AUNT, BOY, CHILD, GIRL, GRANDMA, UNCLE

_LEAVES = ("#d98b3a", "#c9652f", "#e3b04b", "#a8743a")


def sweeping() -> Canvas:
    """Volunteers with brooms on the village street."""
    canvas = Canvas(1600, 1200)
    village.landscape(canvas, 500, ground="#b9cf93")
    village.sun(canvas, 190, 120)
    village.cloud(canvas, 700, 100, 56)
    village.cloud(canvas, 1230, 160, 44)
    village.house(canvas, 40, 620, 430, 220)
    village.house(canvas, 600, 600, 380, 190, couplets=False)
    village.house(canvas, 1110, 620, 440, 220)
    village.tree(canvas, 540, 640, 210, "#c79a3e")
    village.tree(canvas, 1050, 640, 190, "#b9873a")
    canvas.poly([(0, 760), (1600, 720), (1600, 1110), (0, 1140)], "#d8d4ca")
    canvas.poly([(0, 745), (1600, 705), (1600, 724), (0, 764)], "#aaa69b")
    for x in range(60, 1600, 260):
        canvas.poly([(x, 946), (x + 130, 942), (x + 124, 956), (x - 6, 960)], "#f3f1ea")
    village.banner(
        canvas, 800, 330, "清洁家园　志愿行动", 54, spread=6, fill="#3f9a5f", letters="#ffffff"
    )
    village.leaf_pile(canvas, 590, 1060, 120, _LEAVES)
    village.leaf_pile(canvas, 330, 930, 70, _LEAVES)
    village.leaf_pile(canvas, 1000, 900, 80, _LEAVES)
    for x, ground, look, glance in (
        (150, 950, BOY, 1),
        (840, 930, people.volunteer(AUNT), 1),
        (420, 1090, GIRL, 1),
    ):
        people.stand(canvas, x, ground, 340, look, people.SWEEPING, glance=glance)
        _broom(canvas, x, ground, 3.4)
    _cart(canvas, 1210, 900)
    people.stand(canvas, 1430, 1010, 350, people.volunteer(UNCLE), people.FRONT, glance=-1)
    people.stand(canvas, 1010, 1120, 230, people.volunteer(CHILD), people.OFFERING, glance=1)
    _bag(canvas, 1090, 1120, 60, "#2f3a44")
    people.stand(canvas, 690, 800, 280, GRANDMA, people.WAVING, glance=-1)
    return canvas


def _broom(canvas: Canvas, x: float, ground: float, unit: float) -> None:
    foot = (x + 46 * unit, ground - 7 * unit)
    canvas.line([(x + 2 * unit, ground - 74 * unit), foot], 9, "#a8743a")
    canvas.poly(
        [
            (foot[0] - 12, foot[1] - 8),
            (foot[0] + 14, foot[1] - 16),
            (foot[0] + 58, foot[1] + 30),
            (foot[0] - 10, foot[1] + 40),
        ],
        "#d9b35c",
    )
    for dx in (0, 16, 32):
        canvas.line([(foot[0], foot[1]), (foot[0] + dx, foot[1] + 32)], 3, "#b98f3d")


def _cart(canvas: Canvas, x: float, y: float) -> None:
    canvas.disc(x + 20, y + 108, 150, clear("#33402c", 0.22), 20)
    canvas.line([(x + 110, y - 20), (x + 190, y - 80)], 11, "#5b6470")
    canvas.poly(
        [(x - 120, y - 60), (x + 130, y - 60), (x + 100, y + 60), (x - 96, y + 60)], "#4d9a6a"
    )
    canvas.line([(x - 122, y - 60), (x + 132, y - 60)], 13, "#3b7d54")
    village.leaf_pile(canvas, x + 4, y - 70, 108, _LEAVES)
    canvas.disc(x + 30, y + 70, 46, "#3a3f47")
    canvas.disc(x + 30, y + 70, 18, "#c9ced6")
    canvas.line([(x - 80, y + 60), (x - 80, y + 110)], 10, "#5b6470")


def _bag(canvas: Canvas, x: float, y: float, size: float, colour: str) -> None:
    canvas.disc(x, y, size * 1.1, clear("#33402c", 0.2), size * 0.24)
    canvas.blob(
        [
            (x - size, y),
            (x + size, y),
            (x + size * 0.95, y - size),
            (x + size * 0.24, y - size * 1.7),
            (x - size * 0.24, y - size * 1.7),
            (x - size * 0.95, y - size),
        ],
        colour,
    )
    canvas.line(
        [(x - size * 0.22, y - size * 1.5), (x + size * 0.22, y - size * 1.5)], 7, "#f2c14e"
    )


def river_bank() -> Canvas:
    """Litter is gathered along the river, ducks look on."""
    canvas = Canvas(1600, 1200)
    village.landscape(canvas, 420, hills=("#b9d9c4", "#8fc09b", "#71aa7b"), ground="#9cc47c")
    village.cloud(canvas, 300, 120, 52)
    village.cloud(canvas, 1180, 90, 60)
    village.sun(canvas, 820, 110, 50)
    canvas.blob(
        [(-200, 520), (700, 470), (1800, 540), (1800, 800), (900, 760), (300, 860), (-200, 800)],
        "#8ecbe0",
    )
    for x, y, wide in (
        (180, 640, 70),
        (480, 600, 50),
        (860, 640, 80),
        (1250, 660, 60),
        (1450, 620, 50),
        (650, 710, 60),
    ):
        canvas.line(curve((x - wide, y), (x, y - 14), (x + wide, y)), 5, "#c9ebf5")
    _bridge(canvas, 1150, 560)
    _duck(canvas, 330, 690, 1)
    _duck(canvas, 440, 720, 1)
    _duck(canvas, 560, 660, -1)
    for x, y in ((60, 860), (210, 830), (1560, 850), (1380, 860), (700, 830)):
        _reeds(canvas, x, y)
    people.stand(canvas, 260, 1050, 350, GIRL, ((16, -40), (24, -44)), glance=1)
    _tongs(canvas, 260 + 24 * 3.5, 1050 - 44 * 3.5)
    people.stand(
        canvas,
        620,
        1100,
        350,
        people.volunteer(UNCLE),
        people.with_hand(people.DOWN, right=(22, -34)),
        glance=1,
    )
    _bag(canvas, 715, 1080, 66, "#3a6ea5")
    people.stand(canvas, 1000, 1060, 340, BOY, people.WAVING, glance=-1)
    _bag(canvas, 905, 1065, 58, "#2f3a44")
    people.stand(canvas, 1310, 1120, 350, people.volunteer(AUNT), people.OFFERING, glance=1)
    _basket(canvas, 1440, 1000)
    for x, y, colour in ((420, 1080, "#e2574c"), (470, 1120, "#f6f6f2"), (1130, 1110, "#f2c14e")):
        canvas.box(x, y, x + 44, y + 22, colour, 8)
    for x, y in ((90, 1120), (800, 1150), (1180, 980), (520, 960), (1540, 1100)):
        _flower(canvas, x, y)
    return canvas


def _bridge(canvas: Canvas, x: float, y: float) -> None:
    arch = curve((x - 300, y + 70), (x, y - 150), (x + 300, y + 70))
    under = curve((x + 190, y + 90), (x, y - 70), (x - 190, y + 90))
    canvas.poly([*arch, *under], "#c9c2b4")
    canvas.line(arch, 15, "#a9a294")
    for px, py in arch[2:-2:3]:
        canvas.line([(px, py), (px, py - 40)], 8, "#a9a294")
    canvas.line([(px, py - 40) for px, py in arch[2:-2]], 8, "#a9a294")


def _duck(canvas: Canvas, x: float, y: float, side: int) -> None:
    canvas.disc(x, y + 16, 52, "#c9ebf5", 10)
    canvas.blob(
        [
            (x - side * 46, y - 16),
            (x - side * 20, y + 18),
            (x + side * 34, y + 18),
            (x + side * 40, y - 14),
        ],
        "#ffffff",
    )
    canvas.disc(x + side * 34, y - 26, 18, "#ffffff")
    canvas.poly(
        [(x + side * 48, y - 30), (x + side * 70, y - 22), (x + side * 48, y - 18)], "#f2a541"
    )
    canvas.disc(x + side * 38, y - 30, 3.4, "#33302c")


def _reeds(canvas: Canvas, x: float, y: float) -> None:
    for dx, lean, high in ((-30, -20, 130), (-10, 6, 170), (14, 22, 150), (34, 40, 110)):
        canvas.line(
            curve((x + dx, y), (x + dx, y - high * 0.6), (x + dx + lean, y - high)), 6, "#5f9a57"
        )
    canvas.disc(x - 4, y - 172, 9, "#9a6b3f", 24)
    canvas.disc(x + 36, y - 150, 8, "#9a6b3f", 20)


def _tongs(canvas: Canvas, x: float, y: float) -> None:
    for dx in (10, 34):
        canvas.line([(x, y), (x + dx + 34, y + 130)], 7, "#8a929c")
    canvas.box(x + 40, y + 118, x + 84, y + 142, "#6fb7d6", 8)


def _basket(canvas: Canvas, x: float, y: float) -> None:
    canvas.poly([(x - 90, y), (x + 90, y), (x + 66, y + 120), (x - 66, y + 120)], "#c9914a")
    for step in range(1, 5):
        canvas.line(
            [(x - 88 + 5 * step, y + 24 * step), (x + 88 - 5 * step, y + 24 * step)], 5, "#a8743a"
        )
    village.leaf_pile(canvas, x, y - 6, 84, ("#7fae5b", "#d98b3a", "#c9d9e0", "#e2574c"))
    canvas.line([(x - 92, y), (x + 92, y)], 12, "#a8743a")


def _flower(canvas: Canvas, x: float, y: float) -> None:
    canvas.line([(x, y), (x, y + 34)], 5, "#5f9a57")
    for dx, dy in ((-11, 0), (11, 0), (0, -11), (0, 11)):
        canvas.disc(x + dx, y + dy, 9, "#fff1f3")
    canvas.disc(x, y, 8, "#f2c14e")

"""Simple friendly figures: old and young, volunteers in red vests, seen from front or back."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from tools.sample_photos.canvas import Canvas, Point, clear, curve, mix

Hair = Literal["short", "bob", "bun", "bald", "cap", "scarf"]
#: Hands from the middle of the feet, in hundredths of the figure's height, upward negative.
Hands = tuple[Point, Point]

DOWN: Hands = ((-20, -38), (20, -38))
FRONT: Hands = ((-7, -48), (7, -48))
WAVING: Hands = ((-20, -38), (27, -92))
CHEERING: Hands = ((-26, -94), (26, -94))
POINTING: Hands = ((-18, -42), (33, -74))
OFFERING: Hands = ((20, -56), (27, -55))
CLAPPING: Hands = ((-3, -58), (3, -58))
READING: Hands = ((-12, -54), (12, -54))
SWEEPING: Hands = ((8, -62), (18, -46))
DANCING: Hands = ((-34, -70), (24, -96))

Place = Callable[[float, float], Point]

_SHOES = "#4a4038"
_VEST = "#d8372b"


@dataclass(frozen=True, slots=True)
class Look:
    """How a figure is dressed.

    Args:
        hair: its cut; `cap` and `scarf` cover it.
        top: colour of shirt or jacket.
        hair_colour: colour of the hair.
        trousers: colour of trousers.
        skin: colour of the face.
        vest: whether a volunteer's red vest is worn.
        cover: colour of cap, scarf or apron's cloth.
        apron: whether an apron is worn.
        glasses: whether glasses are worn.
        beard: whether a white beard is worn.
    """

    hair: Hair = "short"
    top: str = "#5b8fb0"
    hair_colour: str = "#3a2f2a"
    trousers: str = "#4b5568"
    skin: str = "#f3c9a2"
    vest: bool = False
    cover: str = "#c84f3c"
    apron: bool = False
    glasses: bool = False
    beard: bool = False


GRANDPA = Look("bald", "#6f7f8f", "#e4e0da", "#545b66", "#eebd94", beard=True)
GRANDMA = Look("bun", "#8d6a9f", "#d9d5d0", "#5b5560", "#f0c29b")
UNCLE = Look("cap", "#7b8f5c", "#47403a", "#57534e", "#e3ad82", cover="#4f6d8f")
AUNT = Look("bob", "#d98a5f", "#33291f", "#5a6277", "#f2c6a0")
GIRL = Look("bob", "#f0b84d", "#2d2520", "#6b7fa8", "#f8d4b2", vest=True)
BOY = Look("short", "#7fb1d6", "#2d2520", "#46506a", "#f2c6a0", vest=True)
CHILD = Look("short", "#f2a65a", "#3b302a", "#5c86a8", "#fad9bb")
LITTLE_GIRL = Look("bun", "#ef8ea4", "#3b302a", "#7a68a6", "#fad9bb")


def with_hand(hands: Hands, *, left: Point | None = None, right: Point | None = None) -> Hands:
    """The same pose with one hand elsewhere."""
    return left or hands[0], right or hands[1]


def volunteer(look: Look) -> Look:
    """The same person in a red vest."""
    return replace(look, vest=True)


def stand(
    canvas: Canvas,
    x: float,
    ground: float,
    tall: float,
    look: Look,
    hands: Hands = DOWN,
    *,
    glance: float = 0,
    back: bool = False,
) -> None:
    """Draws a standing figure.

    Args:
        canvas: what to draw on.
        x: the middle of the feet.
        ground: where the feet stand.
        tall: height of the figure.
        look: how it is dressed.
        hands: where they are.
        glance: where the face is turned, -1 left to 1 right.
        back: whether it is seen from behind.
    """
    unit = tall / 100
    canvas.disc(x, ground, 24 * unit, clear("#33402c", 0.22), 4.5 * unit)
    for side in (-1, 1):
        foot = x + side * 7 * unit
        canvas.line(
            [(x + side * 6 * unit, ground - 34 * unit), (foot, ground - 5 * unit)],
            11 * unit,
            look.trousers,
        )
        canvas.disc(foot + side * 1.5 * unit, ground - 2.5 * unit, 7 * unit, _SHOES, 3.6 * unit)
    _upper(canvas, x, ground, unit, look, hands, glance=glance, back=back)


def sit(
    canvas: Canvas,
    x: float,
    seat: float,
    tall: float,
    look: Look,
    hands: Hands = FRONT,
    *,
    glance: float = 0,
    back: bool = False,
) -> None:
    """Draws a figure on a low stool; `tall` is its standing height, `seat` where it sits."""
    unit = tall / 100
    ground = seat + (27 if back else 34) * unit
    floor = seat + 20 * unit
    canvas.disc(x, floor, 25 * unit, clear("#33402c", 0.22), 4.5 * unit)
    if back:
        _upper(canvas, x, ground, unit, look, hands, glance=glance, back=True)
        _stool(canvas, x, seat, unit, floor)
        return
    _stool(canvas, x, seat, unit, floor)
    _upper(canvas, x, ground, unit, look, hands, glance=glance, back=False)
    for side in (-1, 1):
        knee = (x + side * 10 * unit, seat + 2 * unit)
        canvas.line(
            [(x + side * 6 * unit, seat - 1 * unit), knee, (knee[0], floor - 4 * unit)],
            11 * unit,
            look.trousers,
        )
        canvas.disc(knee[0] + side * unit, floor - 2 * unit, 7 * unit, _SHOES, 3.6 * unit)


def _stool(canvas: Canvas, x: float, seat: float, unit: float, floor: float) -> None:
    for side in (-1, 1):
        canvas.line(
            [(x + side * 11 * unit, seat), (x + side * 14 * unit, floor)], 3.5 * unit, "#8a5a34"
        )
    canvas.box(
        x - 17 * unit, seat - 3 * unit, x + 17 * unit, seat + 3.5 * unit, "#b07a46", 2 * unit
    )


def behind_table(
    canvas: Canvas,
    x: float,
    table: float,
    tall: float,
    look: Look,
    hands: Hands = FRONT,
    *,
    glance: float = 0,
) -> None:
    """Draws head, chest and arms of someone sitting behind a table drawn afterwards."""
    unit = tall / 100
    _upper(canvas, x, table + 42 * unit, unit, look, hands, glance=glance, back=False)


def _upper(
    canvas: Canvas,
    x: float,
    ground: float,
    unit: float,
    look: Look,
    hands: Hands,
    *,
    glance: float,
    back: bool,
) -> None:
    def at(dx: float, dy: float) -> Point:
        return x + dx * unit, ground + dy * unit

    if back:
        _arms(canvas, at, unit, look, hands)
    elif look.hair == "bob":
        canvas.blob(
            [
                at(-14, -100),
                at(0, -106),
                at(14, -100),
                at(17, -76),
                at(10, -71),
                at(-10, -71),
                at(-17, -76),
            ],
            look.hair_colour,
        )
    hem = (at(18.5, -27), at(18.5, -26), at(-18.5, -26), at(-18.5, -27))
    canvas.blob([at(-10, -77), at(10, -77), at(17.5, -64), *hem, at(-17.5, -64)], look.top)
    if look.vest:
        _vest(canvas, at, unit, back=back)
    if look.apron and not back:
        canvas.blob([at(-11, -60), at(11, -60), at(15, -26), at(0, -22), at(-15, -26)], look.cover)
        canvas.line([at(-8, -60), at(-7, -72)], 2 * unit, look.cover)
        canvas.line([at(8, -60), at(7, -72)], 2 * unit, look.cover)
    if not back:
        canvas.line([at(0, -76), at(0, -71)], 8 * unit, mix(look.skin, "#b46a3c", 0.22))
    _head(canvas, at, unit, look, glance, back=back)
    if not back:
        _arms(canvas, at, unit, look, hands)


def _vest(canvas: Canvas, at: Place, unit: float, *, back: bool) -> None:
    for side in (-1, 1):
        canvas.poly(
            [
                at(side * 13, -72.5),
                at(side * 7, -74.6),
                at(side * 3.4, -62),
                at(side * 1.6, -27),
                at(side * 18, -27),
                at(side * 16.8, -60),
            ],
            _VEST,
        )
    if back:
        canvas.box(*at(-13.4, -74), *at(13.4, -27), _VEST, 4 * unit)
        canvas.text(*at(0, -54), "志愿", 9 * unit, "#ffe9a8")
        return
    canvas.line([at(-16, -38), at(16, -38)], 2.2 * unit, "#f6d77a")
    heart = at(8.5, -57)
    for side in (-1, 1):
        canvas.disc(heart[0] + side * 1.4 * unit, heart[1] - 1 * unit, 1.7 * unit, "#ffe9a8")
    canvas.poly(
        [
            (heart[0] - 2.9 * unit, heart[1] - 0.4 * unit),
            (heart[0] + 2.9 * unit, heart[1] - 0.4 * unit),
            (heart[0], heart[1] + 3.4 * unit),
        ],
        "#ffe9a8",
    )


def _arms(canvas: Canvas, at: Place, unit: float, look: Look, hands: Hands) -> None:
    sleeve = mix(look.top, "#2b2b3a", 0.12)
    for side, hand in zip((-1, 1), hands, strict=True):
        shoulder = (side * 14, -67)
        outward = side * 6 if abs(hand[0]) < 22 else 0
        elbow = ((shoulder[0] + hand[0]) / 2 + outward, (shoulder[1] + hand[1]) / 2 + 4)
        canvas.line([at(*shoulder), at(*elbow), at(*hand)], 8.4 * unit, sleeve)
        canvas.disc(*at(*hand), 4.6 * unit, look.skin)


def _head(canvas: Canvas, at: Place, unit: float, look: Look, glance: float, *, back: bool) -> None:
    turn = glance * 3
    if look.hair == "bun":
        canvas.disc(*at(0, -103), 5.5 * unit, look.hair_colour)
    if look.hair == "bob" and back:
        canvas.blob(
            [at(-14, -100), at(0, -106), at(14, -100), at(17, -75), at(0, -69), at(-17, -75)],
            look.hair_colour,
        )
    if back:
        shade = look.cover if look.hair in ("cap", "scarf") else look.hair_colour
        if look.hair == "bald":
            canvas.disc(*at(0, -88), 13 * unit, look.hair_colour)
            canvas.disc(*at(0, -92), 11 * unit, look.skin, 9.5 * unit)
        else:
            canvas.disc(*at(0, -88), 13.5 * unit, shade)
        return
    if look.hair != "bald":
        canvas.disc(*at(0, -89), 13.8 * unit, look.hair_colour)
    for side in (-1, 1):
        canvas.disc(*at(side * 12.4, -85), 2.6 * unit, look.skin)
        if look.hair == "bald":
            canvas.disc(*at(side * 11.6, -90), 3.6 * unit, look.hair_colour)
    canvas.disc(*at(turn * 0.4, -86), 12 * unit, look.skin, 11.8 * unit)
    _cover(canvas, at, unit, look)
    _face(canvas, at, unit, look, turn)


def _cover(canvas: Canvas, at: Place, unit: float, look: Look) -> None:
    if look.hair in ("short", "bob", "bun"):
        canvas.wedge(*at(0, -89), 13 * unit, 12.6 * unit, (196, 344), look.hair_colour)
    elif look.hair == "cap":
        canvas.wedge(*at(0, -90), 14 * unit, 13.4 * unit, (184, 356), look.cover)
        canvas.line([at(-13, -91), at(15, -91)], 3.2 * unit, mix(look.cover, "#000000", 0.2))
    elif look.hair == "scarf":
        canvas.wedge(*at(0, -90), 14.4 * unit, 13.8 * unit, (180, 360), look.cover)
        canvas.poly([at(-14, -90), at(-17, -80), at(-11, -86)], look.cover)


def _face(canvas: Canvas, at: Place, unit: float, look: Look, turn: float) -> None:
    for side in (-1, 1):
        canvas.disc(*at(side * 7 + turn, -82), 2.7 * unit, clear("#e8705c", 0.34), 2 * unit)
        canvas.disc(*at(side * 4.6 + turn, -86.5), 1.25 * unit, "#35281f", 1.5 * unit)
        if look.glasses:
            _ring(canvas, at(side * 4.6 + turn, -86.5), 3.4 * unit, unit)
    if look.beard:
        canvas.blob(
            [
                at(turn - 6, -80),
                at(turn + 6, -80),
                at(turn + 4, -70),
                at(turn, -67),
                at(turn - 4, -70),
            ],
            "#f1eee8",
        )
    smile = curve(at(turn - 3.8, -81.2), at(turn, -75.6), at(turn + 3.8, -81.2))
    canvas.line(smile, 1.1 * unit, "#a8402f")


def _ring(canvas: Canvas, middle: Point, radius: float, unit: float) -> None:
    points = [
        (
            middle[0] + radius * math.cos(step / 12 * math.tau),
            middle[1] + radius * math.sin(step / 12 * math.tau),
        )
        for step in range(13)
    ]
    canvas.line(points, 0.8 * unit, "#5a4a40")

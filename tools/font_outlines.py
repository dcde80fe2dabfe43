"""What is done to a font before it ships: cut, converted, mended, renamed."""

from __future__ import annotations

from fontTools import subset
from fontTools.misc.transform import Transform
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

from tools.font_sources import Face

#: How wide and how high a fang-song is drawn beside a song face: its characters, its letters.
SLIM_SQUARE, SLIM_LETTER = (0.9, 1.0), (0.91, 0.91)
HAN = (range(0x3007, 0x3008), range(0x3400, 0xA000), range(0x20000, 0x40000))

UNUSED_TABLES = ["vhea", "vmtx", "VORG", "BASE", "STAT", "GSUB", "GDEF", "DSIG", "meta"]


def cut(font: TTFont, keep: set[int] | None, features: tuple[str, ...]) -> None:
    """Drop glyphs outside `keep`, hinting and the tables that paper has no use for."""
    options = subset.Options(
        layout_features=list(features),
        hinting=False,
        notdef_outline=True,
        name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14],
    )
    options.drop_tables += UNUSED_TABLES if features else [*UNUSED_TABLES, "GPOS", "gasp"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=keep if keep is not None else font.getBestCmap())
    subsetter.subset(font)
    font["cmap"].tables = [table for table in font["cmap"].tables if table.format in (4, 12)]


def to_truetype(font: TTFont) -> None:
    """Replace cubic CFF outlines by quadratic ones: what the PDF writer can embed."""
    glyphs, order = font.getGlyphSet(), font.getGlyphOrder()
    outlines = newTable("glyf")
    outlines.glyphs, outlines.glyphOrder = {}, order
    for name in order:
        pen = TTGlyphPen(None)
        glyphs[name].draw(Cu2QuPen(pen, max_err=1.0, reverse_direction=True))
        outlines[name] = glyph = pen.glyph()
        glyph.recalcBounds(outlines)
    del font["CFF "]
    font["loca"], font["glyf"] = newTable("loca"), outlines
    font["maxp"].tableVersion = 0x00010000
    for field in (
        "maxZones",
        "maxTwilightPoints",
        "maxStorage",
        "maxFunctionDefs",
        "maxInstructionDefs",
    ):
        setattr(font["maxp"], field, 0)
    for field in (
        "maxStackElements",
        "maxSizeOfInstructions",
        "maxComponentElements",
        "maxComponentDepth",
    ):
        setattr(font["maxp"], field, 0)
    font["maxp"].maxZones = 1
    font["head"].glyphDataFormat = font["head"].indexToLocFormat = 0
    font["post"].formatType = 3.0
    font.sfntVersion = "\0\1\0\0"


def put(font: TTFont, code: int, parts: list[tuple[int, Transform]], advance: int) -> None:
    """Give `code` a glyph made of other characters' glyphs, each moved by its transform."""
    names, glyphs = font.getBestCmap(), font.getGlyphSet()
    pen = TTGlyphPen(None)
    for source, move in parts:
        flat = DecomposingRecordingPen(glyphs)
        glyphs[names[source]].draw(flat)
        flat.replay(TransformPen(pen, move))
    name = f"paper{code:04X}"
    font["glyf"][name] = glyph = pen.glyph()
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][name] = (advance, getattr(glyph, "xMin", 0))
    for table in font["cmap"].tables:
        table.cmap[code] = name


def box(font: TTFont, code: int) -> tuple[int, int]:
    glyph = font["glyf"][font.getBestCmap()[code]]
    return glyph.xMin, glyph.xMax


def full_width(font: TTFont) -> None:
    """Chinese quotation marks take a whole square and two dashes join into one line.

    Noto and WenKai do this by features or not at all; a PDF writer without shaping never sees it.
    """
    em, names = font["head"].unitsPerEm, font.getBestCmap()
    line = 0x2015 if 0x2015 in names else 0x2014
    left, right = box(font, line)
    stretch = em / (right - left)
    put(font, 0x2014, [(line, Transform(stretch, 0, 0, 1, -left * stretch, 0))], em)
    for opening, closing in ((0x2018, 0x2019), (0x201C, 0x201D)):
        if font["hmtx"][names[opening]][0] == em:
            continue
        inset = em * 0.08
        put(
            font,
            opening,
            [(opening, Transform(1, 0, 0, 1, em - inset - box(font, opening)[1], 0))],
            em,
        )
        put(font, closing, [(closing, Transform(1, 0, 0, 1, inset - box(font, closing)[0], 0))], em)


def raise_squares(font: TTFont, by: int) -> None:
    """Put what is as wide as an em higher; letters and figures stay on their line.

    Args:
        font: changed in place.
        by: in thousandths of an em.
    """
    em, glyphs = font["head"].unitsPerEm, font["glyf"]
    for name in font.getGlyphOrder():
        glyph = glyphs[name]
        if font["hmtx"][name][0] == em and glyph.numberOfContours > 0:
            glyph.coordinates.translate((0, round(by * em / 1000)))
            glyph.recalcBounds(glyphs)


def slim(font: TTFont) -> None:
    """Give a face the proportions of a fang-song: narrow characters, figures half a square wide.

    Signs as wide as a character stay as they are: dashes have to join.
    """
    glyphs, metrics, em = font.getGlyphSet(), font["hmtx"], font["head"].unitsPerEm
    names = font.getBestCmap()
    figures = {names[code] for code in range(0x30, 0x3A)}
    signs = {name for code, name in names.items() if not any(code in block for block in HAN)}
    drawn = {}
    for name in font.getGlyphOrder():
        advance = metrics[name][0]
        if advance == em and name in signs:
            continue
        wide, high = SLIM_SQUARE if advance == em else SLIM_LETTER
        room = em if advance == em else em // 2 if name in figures else round(advance * wide)
        move = Transform(wide, 0, 0, high, round((room - advance * wide) / 2), 0)
        flat, pen = DecomposingRecordingPen(glyphs), TTGlyphPen(None)
        glyphs[name].draw(flat)
        flat.replay(TransformPen(pen, move))
        drawn[name] = pen.glyph(), room
    for name, (glyph, room) in drawn.items():
        font["glyf"][name] = glyph
        glyph.recalcBounds(font["glyf"])
        metrics[name] = (room, getattr(glyph, "xMin", 0))


def ballot_boxes(font: TTFont) -> None:
    """☐ ☑ ☒, which none of the free faces has, from □ ✓ ×."""
    names = font.getBestCmap()
    if not {0x25A1, 0x2713, 0xD7} <= names.keys():
        return
    em, square = font["head"].unitsPerEm, Transform()
    middle = sum(box(font, 0x25A1)) / 2
    put(font, 0x2610, [(0x25A1, square)], em)
    for code, mark in ((0x2611, 0x2713), (0x2612, 0xD7)):
        move = Transform(1, 0, 0, 1, middle - sum(box(font, mark)) / 2, 0)
        put(font, code, [(0x25A1, square), (mark, move)], em)
    put(font, 0x2714, [(0x2713, square)], font["hmtx"][names[0x2713]][0])


def rename(font: TTFont, face: Face) -> None:
    """Give a changed version its own name; the copyright and licence lines stay."""
    original = font["name"].getDebugName(4)
    style = face.file.removesuffix(".ttf").rpartition("-")[2]
    words = {
        1: face.family,
        2: style,
        3: f"{face.family} {style} after {original}",
        4: f"{face.family} {style}",
        5: f"Version 1.0; changed version of {original}, {font['name'].getDebugName(5)}",
        6: face.file.removesuffix(".ttf"),
    }
    font["name"].names = [
        n for n in font["name"].names if n.nameID in (0, 13, 14) and n.platformID == 3
    ]
    for number, text in words.items():
        font["name"].setName(text, number, 3, 1, 0x409)

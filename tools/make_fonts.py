"""Makes resources/fonts from the packages that carry the originals.

Run ``python tools/make_fonts.py`` with npm, apt-get (after ``apt-get update``) and dpkg at hand;
the packages go to a temporary folder. The same packages give the same bytes. What came from where,
and what was changed, is written to resources/fonts/SOURCES.json.
"""

from __future__ import annotations

import bz2
import gzip
import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

import fontTools
from fontTools import subset
from fontTools.misc.transform import Transform
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

ROOT = Path(__file__).parent.parent
FONTS = ROOT / "resources" / "fonts"
TABLE = ROOT / "resources" / "print" / "general-standard-characters.txt"
LIMIT_BYTES = 45_000_000

# GB 18030-2022, implementation level 2: the two blocks whole, and the standard table's characters.
LEVEL_2_BLOCKS = (range(0x4E00, 0x9FF0), range(0x3400, 0x4DB6))
PAPER_RANGES = (
    (0x20, 0x180),
    (0x2000, 0x2C00),
    (0x3000, 0x3400),
    (0xFE30, 0xFE50),
    (0xFF00, 0xFFF0),
)
UNUSED_TABLES = ["vhea", "vmtx", "VORG", "BASE", "STAT", "GSUB", "GDEF", "DSIG", "meta"]


@dataclass(frozen=True)
class Package:
    """One archive of a registry, pinned by its digest."""

    registry: str
    name: str
    version: str
    sha256: str


NOTO_SERIF = Package(
    "npm",
    "@expo-google-fonts/noto-serif-sc",
    "0.4.3",
    "ff6bcf5ba68d92dfecc05544bb150f9e724741a932354a0dd97e7289c40a3f5e",
)
NOTO_SANS = Package(
    "npm",
    "@expo-google-fonts/noto-sans-sc",
    "0.4.3",
    "0d69d0f4971d2ff574e3d93cbc218dc950bf3f3f8f8e2c008d97687ed53aee59",
)
WENKAI = Package(
    "Debian",
    "fonts-lxgw-wenkai",
    "1.250+repack-1",
    "6d1e4c4aac78ad32062aefa2c836ee4d6e58f9dcf8b3f4407c9eefe304615318",
)
TEXLIVE = Package(
    "Debian",
    "texlive-lang-chinese",
    "2022.20230122-1",
    "9cfa07bd44e7b9098e26f0ecac1b5ad210d2249d474c8074d53de92d650b0ec0",
)
UNICODE = Package(
    "Debian",
    "unicode-data",
    "15.0.0-1",
    "5efef23bbb1c6a133ecbdd63a2cfa07159ccacf5466a49e2426101c5ecd691fc",
)

OFL = "SIL Open Font License 1.1"
TEXMF = "usr/share/texlive/texmf-dist/fonts/opentype/public/fandol"
FANDOL_DOC = "usr/share/doc/texlive-doc/fonts/fandol"


@dataclass(frozen=True)
class Face:
    """One file that ships: where it comes from and how much of it is kept.

    Args:
        family: a new family name where the licence reserves the original one or asks that changed
            versions be told apart; empty keeps the original.
        whole: keep every character, else those of GB 2312, the standard table and paper's symbols.
        features: OpenType features kept; only the window's face has use for any.
    """

    file: str
    role: str
    package: Package
    member: str
    licence: str
    family: str = ""
    whole: bool = False
    features: tuple[str, ...] = ()


FACES = (
    Face(
        "NotoSerifSC-Regular.ttf",
        "song",
        NOTO_SERIF,
        "package/400Regular/NotoSerifSC_400Regular.ttf",
        OFL,
        whole=True,
    ),
    Face(
        "NotoSerifSC-Black.ttf",
        "title-song",
        NOTO_SERIF,
        "package/900Black/NotoSerifSC_900Black.ttf",
        OFL,
    ),
    Face(
        "NotoSansSC-Regular.ttf",
        "hei, window",
        NOTO_SANS,
        "package/400Regular/NotoSansSC_400Regular.ttf",
        OFL,
        whole=True,
        features=("kern",),
    ),
    Face(
        "NotoSansSC-Bold.ttf",
        "hei-bold, window",
        NOTO_SANS,
        "package/700Bold/NotoSansSC_700Bold.ttf",
        OFL,
        features=("kern",),
    ),
    Face(
        "StationKai-Regular.ttf",
        "kai",
        WENKAI,
        "usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf",
        OFL,
        family="Station Kai",
    ),
    Face(
        "StationFang-Regular.ttf",
        "fang-song",
        TEXLIVE,
        f"{TEXMF}/FandolFang-Regular.otf",
        "GPL 3 with font exception",
        family="Station Fang",
    ),
)

LICENCES = (
    ("Noto-Serif-SC.txt", NOTO_SERIF, "package/LICENSE_FONT"),
    ("Noto-Sans-SC.txt", NOTO_SANS, "package/LICENSE_FONT"),
    ("LXGW-WenKai.txt", WENKAI, "usr/share/doc/fonts-lxgw-wenkai/copyright"),
    ("FandolFang.txt", TEXLIVE, f"{FANDOL_DOC}/COPYING.gz"),
    ("FandolFang-README.txt", TEXLIVE, f"{FANDOL_DOC}/README"),
    ("Unicode-data.txt", UNICODE, "usr/share/doc/unicode-data/copyright"),
)


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def fetch(package: Package, folder: Path) -> Path:
    """Download one package, check its digest and unpack it; returns the folder of its files."""
    folder.mkdir()
    spec = {"npm": ["npm", "pack", "--silent", f"{package.name}@{package.version}"]}.get(
        package.registry, ["apt-get", "download", f"{package.name}={package.version}"]
    )
    subprocess.run(spec, cwd=folder, check=True, capture_output=True)
    (archive,) = folder.iterdir()
    found = digest(archive.read_bytes())
    if found != package.sha256:
        sys.exit(f"{package.name} {package.version}: sha256 {found}, expected {package.sha256}")
    files = folder / "files"
    if package.registry == "npm":
        with tarfile.open(archive) as tar:
            tar.extractall(files, filter="data")
    else:
        subprocess.run(["dpkg", "-x", archive, files], check=True)
    return files


def standard_table(unihan: Path) -> list[int]:
    """通用规范汉字表 in its own order, from Unihan's kTGH (``2013:4321`` = place in the table)."""
    placed = {}
    for line in bz2.decompress(unihan.read_bytes()).decode().splitlines():
        code, _, rest = line.partition("\tkTGH\t")
        if rest:
            placed[int(rest.split(":")[1])] = int(code[2:], 16)
    return [placed[place] for place in sorted(placed)]


def gb2312() -> set[int]:
    cells = (bytes((row, cell)) for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF))
    return {ord(text) for text in (c.decode("gb2312", "ignore") for c in cells) if text}


def paper_characters(table: Iterable[int]) -> set[int]:
    """What a face needs that does not have to hold rare names."""
    symbols = {code for start, end in PAPER_RANGES for code in range(start, end)}
    return set(table) | gb2312() | symbols


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


def make(face: Face, source: Path, common: set[int]) -> TTFont:
    font = TTFont(source, recalcTimestamp=False)
    original_name = font["name"].getDebugName(4)
    cut(font, None if face.whole else common, face.features)
    steps: list[Callable[[TTFont], None]] = [full_width, ballot_boxes]
    if "CFF " in font:
        steps.insert(0, to_truetype)
    for step in steps:
        step(font)
    if face.family:
        rename(font, face)
    font["head"].modified = font["head"].created
    print(f"{face.file}: from {original_name}")
    return font


def record(face: Face, out: Path, source: Path) -> dict[str, object]:
    """The line of SOURCES.json for one finished file."""
    data, count = out.read_bytes(), len(TTFont(out).getBestCmap())
    kept = (
        "every character"
        if face.whole
        else "GB 2312, 通用规范汉字表, Latin, punctuation and symbols"
    )
    changes = "subset, hinting dropped, dash and quotation marks full width, ballot boxes added"
    return {
        "file": face.file,
        "role": face.role,
        "package": asdict(face.package),
        "member": face.member,
        "member_sha256": digest(source.read_bytes()),
        "licence": face.licence,
        "subset": kept,
        "changes": changes
        + (", CFF outlines converted to TrueType" if source.suffix == ".otf" else ""),
        "characters": count,
        "bytes": len(data),
        "sha256": digest(data),
    }


def check(records: list[dict[str, object]], table: list[int]) -> dict[str, int]:
    """Stop unless what ships stays under the limit and covers level 2 as a whole."""
    total = sum(path.stat().st_size for path in FONTS.glob("*.ttf"))
    needed = {code for block in LEVEL_2_BLOCKS for code in block} | {c for c in table if c > 0xFFFF}
    had: set[int] = set()
    for entry in records:
        had |= TTFont(FONTS / str(entry["file"])).getBestCmap().keys()
    if needed - had or total > LIMIT_BYTES:
        sys.exit(f"{len(needed - had)} characters of level 2 missing, {total} bytes")
    return {"level_2_characters": len(needed), "level_2_missing": 0, "bytes": total}


def write_table(table: list[int]) -> None:
    width = 60
    lines = [
        "".join(map(chr, table[start : start + width])) for start in range(0, len(table), width)
    ]
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_licences(files: dict[Package, Path]) -> None:
    folder = FONTS / "licences"
    folder.mkdir(parents=True, exist_ok=True)
    for name, package, member in LICENCES:
        data = (files[package] / member).read_bytes()
        (folder / name).write_bytes(gzip.decompress(data) if member.endswith(".gz") else data)


def main() -> None:
    with tempfile.TemporaryDirectory() as temporary:
        packages = dict.fromkeys([face.package for face in FACES] + [UNICODE])
        files = {p: fetch(p, Path(temporary) / p.name.rpartition("/")[2]) for p in packages}
        table = standard_table(files[UNICODE] / "usr/share/unicode/Unihan_OtherMappings.txt.bz2")
        write_table(table)
        write_licences(files)
        records = []
        for face in FACES:
            source = files[face.package] / face.member
            make(face, source, paper_characters(table)).save(FONTS / face.file)
            records.append(record(face, FONTS / face.file, source))
        sources = {
            "made_by": f"tools/make_fonts.py, fontTools {fontTools.version}",
            "fonts": records,
            "character_table": {
                "file": "resources/print/general-standard-characters.txt",
                "what": "通用规范汉字表 (2013), 8,105 characters in their order, from Unihan kTGH",
                "package": asdict(UNICODE),
                "licence": "Unicode data files licence (licences/Unicode-data.txt)",
            },
            "coverage": check(records, table),
        }
    text = json.dumps(sources, ensure_ascii=False, indent=2)
    (FONTS / "SOURCES.json").write_text(text + "\n", encoding="utf-8")
    print(json.dumps(sources["coverage"]))


if __name__ == "__main__":
    main()

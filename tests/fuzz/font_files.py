"""Fonts of a PC that are damaged or lie, under the names of the official faces."""

from __future__ import annotations

import datetime as dt
import io
import struct
from functools import cache
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from hypothesis import strategies as st

from desktop.config import resources
from desktop.printing.sheets.certificates.certificate_words import ActivityCertificate
from desktop.printing.templates import Press
from desktop.printing.typography.fonts import FontBook
from desktop.printing.typography.phrases import fixed_phrases
from tests.fuzz.mutations import damaged
from tests.fuzz.planted_people import NAME, PHONE

OWN_NAME = "FieldKai"
NAMES = ("simsun.ttf", "simkai.ttf", "simhei.ttf", "simfang.ttf", "FZXBSK.TTF")
CERTIFICATE = ActivityCertificate(
    number="X7QK-000012",
    holder=NAME,
    volunteer_number="5108990000012",
    id_type="居民身份证",
    id_number="5****************4",
    activity="九九重阳·爱在桃源",
    held_on=dt.date(2026, 10, 18),
    place="桃源村文化广场",
    role="义诊引导员",
    hours="3.5",
    content="引导老人测量血压、登记健康信息",
    station="柳溪县青石镇桃源村新时代文明实践站",
    issuer="青石镇桃源村村民委员会",
    person_in_charge="王立新",
    handler="陈小禾",
    phone=PHONE,
    issued_on=dt.date(2026, 11, 22),
    code="WMZ1.X7QK-000012.20261122." + "aB3_" * 5 + "xx." + "Zk9-" * 21 + "yy.k1",
)
MADE_AT = dt.datetime(2026, 11, 22, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=8)))


@cache
def _shipped() -> FontBook:
    return FontBook(resources() / "fonts")


def font(folder: Path, content: bytes) -> bytes:
    """Print a certificate on a PC with this font; it always comes out."""
    place = folder / "brought"
    place.mkdir()
    for name in NAMES:
        (place / name).write_bytes(content)
    book = FontBook(resources() / "fonts", [place])
    book._faces.update(_shipped()._faces)  # opened once: they have 40 MB
    pdf = Press(book, fixed_phrases(resources() / "print" / "phrases.txt")).render(
        "activity-certificate", CERTIFICATE, MADE_AT
    )
    _shipped()._faces.update({p: f for p, f in book._faces.items() if p.parent != place})
    assert pdf.startswith(b"%PDF")
    for path in place.iterdir():
        path.unlink()
    return pdf


@cache
def small_font() -> bytes:
    """A font of a few dozen glyphs, cut out of one that ships."""
    options = subset.Options(drop_tables=["GSUB", "GPOS", "GDEF"], notdef_outline=True)
    cutter = subset.Subsetter(options)
    face = TTFont(resources() / "fonts" / "StationKai-Regular.ttf")
    cutter.populate(text=f"{NAME}{CERTIFICATE.content}{CERTIFICATE.station}0123456789证书")
    cutter.subset(face)
    face["name"].setName(OWN_NAME, 6, 3, 1, 0x409)
    target = io.BytesIO()
    face.save(target)
    return target.getvalue()


@st.composite
def _tables(draw: st.DrawFn) -> bytes:
    """One table damaged, the others whole."""
    content = small_font()
    count = struct.unpack_from(">H", content, 4)[0]
    entry = 12 + 16 * draw(st.integers(0, count - 1))
    offset, length = struct.unpack_from(">II", content, entry + 8)
    table = draw(damaged([content[offset : offset + length]]))[:length].ljust(length, b"\0")
    return content[:offset] + table + content[offset + length :]


@st.composite
def _endless_map(draw: st.DrawFn) -> bytes:
    """A character map of ranges that claim more codes than there are."""
    form = draw(st.sampled_from((8, 10, 12, 13)))
    ranges = draw(
        st.lists(st.tuples(*[st.sampled_from((0, 0x4E00, 0x10FFFF, 0xFFFFFFFF))] * 3), max_size=4)
    )
    table = struct.pack(">HHHHI", 0, 1, 3, 10, 12)
    table += struct.pack(">HHIII", form, 0, 16, 0, draw(st.sampled_from((len(ranges), 0xFFFFFFFF))))
    table += b"".join(struct.pack(">III", *each) for each in ranges)
    content = bytearray(small_font())
    entry = content.index(b"cmap")
    struct.pack_into(">II", content, entry + 8, len(content), len(table))
    whole = bytes(content) + table
    if draw(st.booleans()):
        return b"ttcf" + struct.pack(">III", 0x10000, draw(st.integers(0, 2)), 16) + whole
    return whole


def areas() -> dict[str, st.SearchStrategy[bytes]]:
    """Every way of spoiling a font, by what it is."""
    marks = (
        b"cmap",
        b"glyf",
        b"head",
        b"hhea",
        b"hmtx",
        b"loca",
        b"maxp",
        b"name",
        b"OS/2",
        b"post",
    )
    return {
        "bytes": damaged([small_font()], marks),
        "tables": _tables(),
        "map": _endless_map(),
        "anything": st.one_of(st.binary(max_size=200), st.just(b"ttcf" + b"\xff" * 400)),
    }


AREAS = ("bytes", "tables", "map", "anything")

"""Rosters as nobody should send them: damaged, lying, and grammar turned against the reader."""

from __future__ import annotations

import struct
from collections.abc import Callable
from html import escape
from pathlib import Path

from hypothesis import strategies as st

from desktop.importing.compound_file import read_stream, with_one_stream
from tests.fuzz.mutations import ZIP_MARKS, damaged, packed, parts_of, rezipped
from tests.fuzz.planted_people import NAME, NUMBER, PHONE, ROWS
from tests.unit.importing.made_rosters import make_ods, make_xls, make_xlsx

_XML_MARKS = (
    b"<c ",
    b"<row",
    b"<v>",
    b' r="',
    b' t="',
    b"<si>",
    b"<sheet ",
    b"dimension",
    b'="',
    b"table:",
    b"repeated",
    b"<text:p>",
    b"</",
    b"encoding",
    b"Target",
    b"xmlns",
)
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_SHEET = "xl/worksheets/sheet1.xml"
_HEAD = "".join(
    f'<c r="{letter}1" t="inlineStr"><is><t>{text}</t></is></c>'
    for letter, text in zip("ABC", ("姓名", "身份证号", "联系电话"), strict=True)
)

_numbers = st.sampled_from(
    (
        "0",
        "1",
        "-1",
        "2",
        "255",
        "256",
        "300000",
        "1048576",
        "4294967295",
        "99999999999",
        "1e999",
        "nan",
        "٣",
        "",
        "x",
    )
)
_texts = st.one_of(
    st.sampled_from(
        (
            NAME,
            NUMBER,
            PHONE,
            "=1+1",
            "1961-03-09",
            "46000",
            "1e15",
            "0.1",
            "-",
            "TRUE",
            "#REF!",
            "\u202e",
            "a" * 5000,
            "_x0000_",
            "_xD800_",
            "&#55296;",
            "&amp;",
            "9" * 400,
            "25569.5",
        )
    ),
    st.text(max_size=12).map(lambda text: escape("".join(c for c in text if c.isprintable()))),
)
_places = st.one_of(
    st.sampled_from(
        ("A1", "B2", "C3", "A2", "XFD1048576", "ZZZZ1", "A0", "a2", "A99999999999", "1", "")
    ),
    st.builds("{}{}".format, st.sampled_from("ABCZ"), st.integers(0, 40)),
)


@st.composite
def _cell(draw: st.DrawFn) -> str:
    kind = draw(st.sampled_from(("s", "n", "b", "e", "d", "str", "inlineStr", "z", "")))
    inside = draw(
        st.sampled_from(
            (
                "<v>{}</v>",
                "<is><t>{}</t></is>",
                "<f>{}</f>",
                "<f>1</f><v>{}</v>",
                "{}",
                "<v/>",
                "<is><r><t>{}</t></r></is>",
                "<v>{}",
                "<c><v>{}</v></c>",
                "<f t='shared' si='9'/>",
            )
        )
    )
    place = f' r="{draw(_places)}"' if draw(st.booleans()) else ""
    style = f' s="{draw(_numbers)}"' if draw(st.booleans()) else ""
    return f'<c{place}{style} t="{kind}">{inside.replace("{}", draw(_texts))}</c>'


@st.composite
def xlsx_grammar(draw: st.DrawFn, parts: dict[str, bytes]) -> bytes:
    """A workbook whose sheet is made of what a sheet may be made of, in no order."""
    rows = draw(st.lists(st.lists(_cell(), max_size=4).map("".join), max_size=6))
    body = "".join(f'<row r="{draw(_numbers)}">{row}</row>' for row in rows)
    merges = draw(st.lists(st.builds("{}:{}".format, _places, _places), max_size=3))
    area = "".join(f'<mergeCell ref="{one}"/>' for one in merges)
    column = f'<col min="{draw(_numbers)}" max="{draw(_numbers)}" hidden="1"/>'
    dimension = f'<dimension ref="{draw(_places)}:{draw(_places)}"/>'
    depth = draw(st.sampled_from((0, 0, 0, 5, 20_000)))
    deep = "<x>" * depth + "</x>" * depth
    sheet = (
        f'<worksheet xmlns="{_MAIN}">{dimension}<cols>{column}</cols>{deep}'
        f'<sheetData><row r="1">{_HEAD}</row>{body}</sheetData>'
        f'<mergeCells count="{draw(_numbers)}">{area}</mergeCells></worksheet>'
    )
    encoding = draw(st.sampled_from(("utf-8", "utf-8", "utf-8", "gb18030", "utf-16", "utf-7")))
    head = f'<?xml version="1.0" encoding="{encoding}"?>'
    return packed({**parts, _SHEET: (head + sheet).encode(encoding, "replace")})


@st.composite
def ods_grammar(draw: st.DrawFn, make: Callable[[str], bytes]) -> bytes:
    """An ods of rows and cells with every attribute that counts something."""
    names = (
        "number-rows-repeated",
        "number-columns-repeated",
        "number-rows-spanned",
        "number-columns-spanned",
        "visibility",
        "name",
        "style-name",
    )
    attribute = st.builds(' table:{}="{}"'.format, st.sampled_from(names), _numbers)
    value = st.builds(
        ' office:{}="{}"'.format,
        st.sampled_from(("value", "value-type", "date-value", "boolean-value", "time-value")),
        st.one_of(
            _numbers, st.sampled_from(("float", "date", "time", "boolean", "PT25H", "percentage"))
        ),
    )
    attributes = st.lists(
        st.one_of(attribute, value), max_size=3, unique_by=lambda a: a.split("=")[0]
    )
    cell = st.builds(
        "<table:{0}{1}><text:p>{2}</text:p></table:{0}>".format,
        st.sampled_from(("table-cell", "covered-table-cell")),
        attributes.map("".join),
        _texts,
    )
    row = st.builds(
        "<table:table-row{}>{}</table:table-row>".format,
        st.lists(attribute, max_size=1).map("".join),
        st.lists(cell, max_size=4).map("".join),
    )
    heads = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
        for text in ("姓名", "身份证号")
    )
    table = (
        f'<table:table table:name="一"><table:table-row>{heads}</table:table-row>'
        f"{''.join(draw(st.lists(row, max_size=5)))}</table:table>"
    )
    return make(table * draw(st.sampled_from((1, 1, 2))))


@st.composite
def xls_grammar(draw: st.DrawFn, stream: bytes) -> bytes:
    """An old Excel file with records put in, taken out and changed."""
    kinds = (
        0x06,
        0x0A,
        0x22,
        0x2F,
        0x7D,
        0x85,
        0xBD,
        0xE5,
        0xFC,
        0xFD,
        0x200,
        0x201,
        0x203,
        0x204,
        0x205,
        0x207,
        0x208,
        0x27E,
        0x3C,
        0x809,
        0x1E,
        0x31,
        0x42,
        0xE0,
        0x18,
        0xFF,
    )
    records, at = [], 0
    while at + 4 <= len(stream):
        length = struct.unpack_from("<H", stream, at + 2)[0]
        records.append(stream[at : at + 4 + length])
        at += 4 + length
    for _ in range(draw(st.integers(1, 5))):
        place = draw(st.integers(0, len(records)))
        if draw(st.booleans()) and place < len(records):
            records[place] = draw(damaged([records[place] or b"\0"], most=2))
        else:
            body = draw(st.binary(max_size=24))
            claimed = draw(st.sampled_from((len(body), len(body), 0xFFFF, 0)))
            record = struct.pack("<HH", draw(st.sampled_from(kinds)), claimed) + body
            records.insert(place, record * draw(st.sampled_from((1, 1, 1, 3000))))
    return with_one_stream(draw(st.sampled_from(("Workbook", "Book"))), b"".join(records))


_tags = (
    "table",
    "tr",
    "td",
    "th",
    "br",
    "p",
    "div",
    "script",
    "style",
    "thead",
    "b",
    "!--",
    "!DOCTYPE",
    "?xml",
    "![CDATA[",
    "textarea",
    "svg",
    "math",
    "template",
    "title",
)


@st.composite
def html_grammar(draw: st.DrawFn) -> bytes:
    """A page of tags that open, close and span as they like."""
    span = st.builds(' {}="{}"'.format, st.sampled_from(("rowspan", "colspan")), _numbers)
    opening = st.builds(
        "<{}{}>".format, st.sampled_from(_tags), st.lists(span, max_size=2).map("".join)
    )
    closing = st.builds("</{}>".format, st.sampled_from(_tags))
    some = st.sampled_from(
        (
            "<td>姓名<td>电话<tr>",
            "<td rowspan=300000 colspan=256>x",
            "<table>" * 3000,
            "<tr>" * 20_000,
            "<",
            "&#x110000;",
            "&#55296;",
            "&bogus;",
            "<!",
            "<a b='",
            f"<td>{NAME}<td>{PHONE}<tr>",
        )
    )
    body = "".join(draw(st.lists(st.one_of(opening, closing, _texts, some), max_size=25)))
    encoding = draw(st.sampled_from(("utf-8", "gb18030", "utf-16")))
    return f"<table><tr><td>姓名<td>身份证号<tr>{body}".encode(encoding, "replace")


@st.composite
def text_grammar(draw: st.DrawFn) -> bytes:
    """Separated text with stray quotation marks, odd line ends, NULs and mixed encodings."""
    pieces = st.one_of(
        _texts,
        st.sampled_from(
            (
                ",",
                "\t",
                ";",
                "\n",
                "\r",
                "\r\n",
                '"',
                '""',
                "\0",
                "\u2028",
                "\x85",
                "\ufeff",
                "sep=|\n",
                "，",
                "姓名,电话\n",
                "|",
                '"' * 400,
                "\n" * 3000,
                "," * 3000,
            )
        ),
    )
    encodings = st.sampled_from(
        ("utf-8", "utf-8-sig", "gb18030", "big5", "utf-16", "utf-16-be", "utf-32")
    )
    content = f"姓名,身份证号,电话\n{NAME},{NUMBER},{PHONE}\n".encode(draw(encodings), "replace")
    for _ in range(draw(st.integers(1, 4))):
        text = "".join(draw(st.lists(pieces, max_size=8)))
        content += text.encode(draw(encodings), "replace")
    return content + draw(st.binary(max_size=8))


def areas(folder: Path) -> dict[str, st.SearchStrategy[bytes]]:
    """Every way of spoiling a roster, by what it is."""
    xlsx = make_xlsx(folder / "a.xlsx", ROWS, merged=["A4:B4"], hidden_columns=["G:G"]).read_bytes()
    xls = make_xls(folder / "a.xls", ROWS, merged=[(4, 5, 0, 1)]).read_bytes()
    ods = make_ods(folder / "a.ods", ROWS).read_bytes()
    page = "<html><table>" + "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in ROWS
    )
    text = "\n".join(",".join(row) for row in ROWS)
    texts = [text.encode(e) for e in ("utf-8", "utf-8-sig", "gb18030", "utf-16")]
    parts, ods_parts = parts_of(xlsx), parts_of(ods)
    return {
        "xlsx-bytes": damaged([xlsx], ZIP_MARKS),
        "xlsx-parts": rezipped(parts, _XML_MARKS),
        "xlsx-grammar": xlsx_grammar(parts),
        "ods-bytes": damaged([ods], ZIP_MARKS),
        "ods-parts": rezipped(ods_parts, _XML_MARKS),
        "ods-grammar": ods_grammar(lambda body: make_ods(folder / "b.ods", body).read_bytes()),
        "xls-bytes": damaged([xls], (b"Workbook", b"\xff\xff\xff\xff", b"\xfd\xff\xff\xff")),
        "xls-grammar": xls_grammar(read_stream(xls, ["Workbook"], "a")),
        "html-bytes": damaged([page.encode(e) for e in ("utf-8", "gb18030")], (b"<td", b"<tr")),
        "html-grammar": html_grammar(),
        "text-bytes": damaged(texts, (b",", b"\n", b"\0")),
        "text-grammar": text_grammar(),
        "anything": st.one_of(
            st.binary(max_size=300), damaged([xlsx[:200] + xls[:800] + ods[:300]])
        ),
    }


AREAS = (
    "xlsx-bytes",
    "xlsx-parts",
    "xlsx-grammar",
    "ods-bytes",
    "ods-parts",
    "ods-grammar",
    "xls-bytes",
    "xls-grammar",
    "html-bytes",
    "html-grammar",
    "text-bytes",
    "text-grammar",
    "anything",
)

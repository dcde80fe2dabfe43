"""LibreOffice without a window: documents of its own flat format made into PDF.

Its start is part of each file, as it is for whoever has a program convert with it.
"""

from __future__ import annotations

import base64
import html
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import segno

from benchmarks.printing.bare import background
from benchmarks.printing.facts import HEADS, Facts, certificates, lines, rows
from benchmarks.printing.measured import BATCH, SINGLES, asked, tell
from desktop.config import resources
from desktop.printing.furniture.qr import MASK

_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{where}:1.0"'
    for name, where in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("table", "table"),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"),
    )
)
_DOCUMENT = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {_SPACES} xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.3"
 office:mimetype="application/vnd.oasis.opendocument.text">
<office:font-face-decls>
<style:font-face style:name="song" svg:font-family="'Noto Serif SC'"/>
<style:font-face style:name="kai" svg:font-family="'LXGW WenKai'"/>
</office:font-face-decls>
<office:automatic-styles>
<style:page-layout style:name="sheet"><style:page-layout-properties fo:page-width="297mm"
 fo:page-height="210mm" fo:margin="{{margin}}" style:print-orientation="landscape">{{ground}}
</style:page-layout-properties></style:page-layout>
<style:style style:name="title" style:family="paragraph"><style:paragraph-properties
 fo:break-before="page" fo:text-align="center" fo:margin-top="40mm"/><style:text-properties
 style:font-name-asian="song" style:font-name="song" style:font-size-asian="40pt"/></style:style>
<style:style style:name="words" style:family="paragraph"><style:paragraph-properties
 fo:margin-left="40mm"/><style:text-properties style:font-name-asian="kai" style:font-name="kai"
 style:font-size-asian="18pt" fo:font-size="18pt"/></style:style>
<style:style style:name="cell" style:family="paragraph"><style:text-properties
 style:font-name-asian="song" style:font-name="song" style:font-size-asian="10.5pt"
 fo:font-size="10.5pt"/></style:style>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="sheet"/>
</office:master-styles>
<office:body><office:text>{{body}}</office:text></office:body></office:document>"""
_GROUND = (
    '<style:background-image style:repeat="stretch"><office:binary-data>{}'
    "</office:binary-data></style:background-image>"
)


def page(facts: Facts, folder: Path) -> str:
    code = folder / "code.png"
    segno.make(facts["code"], error="m", micro=False, mask=MASK).save(code, scale=6, border=0)
    picture = base64.b64encode(code.read_bytes()).decode()
    words = "".join(
        f'<text:p text:style-name="words">{_safe(one)}</text:p>' for one in lines(facts)
    )
    return (
        f'<text:p text:style-name="title">活动证书</text:p>{words}<text:p text:style-name="words">'
        '<draw:frame text:anchor-type="as-char" svg:width="25mm" svg:height="25mm"><draw:image>'
        f"<office:binary-data>{picture}</office:binary-data></draw:image></draw:frame></text:p>"
    )


def table(found: Sequence[Sequence[str]]) -> str:
    heads = f"<table:table-header-rows>{_row(HEADS)}</table:table-header-rows>"
    columns = f'<table:table-column table:number-columns-repeated="{len(HEADS)}"/>'
    return f'<table:table table:name="t">{columns}{heads}{"".join(map(_row, found))}</table:table>'


def _row(words: Sequence[str]) -> str:
    cell = '<table:table-cell><text:p text:style-name="cell">{}</text:p></table:table-cell>'
    cells = "".join(cell.format(_safe(one)) for one in words)
    return f"<table:table-row>{cells}</table:table-row>"


def _safe(words: str) -> str:
    return html.escape(words)


class Converter:
    """LibreOffice with a profile of its own, and the shipped fonts beside the system's."""

    def __init__(self, program: str, folder: Path) -> None:
        self._program, self._folder = program, folder
        fonts = folder / "fonts.conf"
        fonts.write_text(
            '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
            f"<dir>{resources() / 'fonts'}</dir><cachedir>{folder}/fc</cachedir></fontconfig>"
        )
        self._environment = {**os.environ, "FONTCONFIG_FILE": str(fonts)}

    def made(self, body: str, *, framed: bool) -> tuple[int, int]:
        """Bytes and pages."""
        source = self._folder / "made.fodt"
        ground = _GROUND.format(base64.b64encode(background()).decode()) if framed else ""
        margin = "0mm" if framed else "20mm"
        source.write_text(_DOCUMENT.format(body=body, ground=ground, margin=margin))
        target = source.with_suffix(".pdf")
        target.unlink(missing_ok=True)
        profile = f"-env:UserInstallation=file://{self._folder}/profile"
        asked = [self._program, profile, "--headless", "--convert-to", "pdf:writer_pdf_Export"]
        subprocess.run(
            [*asked, "--outdir", str(self._folder), str(source)],
            env=self._environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=True,
        )
        told = subprocess.run(["pdfinfo", target], capture_output=True, text=True, check=True)
        pages = next(line for line in told.stdout.splitlines() if line.startswith("Pages:"))
        return target.stat().st_size, int(pages.split()[1])


def work_of(task: str, count: int, folder: Path, program: str) -> Callable[[int], tuple[int, int]]:
    office = Converter(program, folder)
    office.made("<text:p/>", framed=False)  # makes its profile

    def batch(turn: int) -> tuple[int, int]:
        body = "".join(page(facts, folder) for facts in certificates(count, turn))
        return office.made(body, framed=True)

    def singles(turn: int) -> tuple[int, int]:
        each = [office.made(page(one, folder), framed=True) for one in certificates(count, turn)]
        return sum(size for size, _ in each), sum(pages for _, pages in each)

    def roster(turn: int) -> tuple[int, int]:
        return office.made(table(rows(count, turn)), framed=False)

    return {BATCH: batch, SINGLES: singles}.get(task, roster)


if __name__ == "__main__":
    task, count, rounds = asked()
    with tempfile.TemporaryDirectory() as name:
        tell(work_of(task, count, Path(name), sys.argv[4]), rounds, children=True)

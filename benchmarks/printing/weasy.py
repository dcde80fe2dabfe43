"""WeasyPrint, run by the Python of its own environment: web pages made into paper."""

from __future__ import annotations

import html
import io
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import segno
from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration

from benchmarks.printing.facts import HEADS, Facts, certificates, lines, rows
from benchmarks.printing.measured import BATCH, SINGLES, asked, tell

_STYLE = """
@font-face {{ font-family: song; src: url(file://{fonts}/NotoSerifSC-Regular.ttf); }}
@font-face {{ font-family: kai; src: url(file://{fonts}/StationKai-Regular.ttf); }}
@page {{ size: A4 landscape; margin: {margin}; {background} }}
section {{ break-after: page; padding: 40mm 40mm 0; }}
h1 {{ font: 40pt song; text-align: center; }}
p {{ font: 18pt kai; margin: 8pt 0; }}
svg {{ width: 25mm; }}
table {{ font: 10.5pt song; border-collapse: collapse; width: 100%; }}
td, th {{ border-bottom: .3pt solid black; padding: 1.5mm; font-weight: normal; }}
"""


def page(body: str, style: str) -> str:
    return f"<!doctype html><meta charset=utf-8><style>{style}</style>{body}"


def section(facts: Facts) -> str:
    words = "".join(f"<p>{html.escape(line)}</p>" for line in lines(facts))
    code = segno.make(facts["code"], error="m", micro=False, mask=4).svg_inline(omitsize=True)
    return f"<section><h1>活动证书</h1>{words}{code}</section>"


def table(found: Sequence[Sequence[str]]) -> str:
    heads = "".join(f"<th>{head}</th>" for head in HEADS)
    body = "".join(
        "<tr>" + "".join(f"<td>{html.escape(words)}</td>" for words in row) + "</tr>"
        for row in found
    )
    return f"<table><thead><tr>{heads}</tr></thead>{body}</table>"


def made(body: str, style: str) -> tuple[int, int]:
    known = FontConfiguration()
    document = HTML(string=page(body, style)).render(font_config=known)
    target = io.BytesIO()
    document.write_pdf(target)
    return len(target.getvalue()), len(document.pages)


def work_of(task: str, count: int, fonts: Path, picture: Path) -> Callable[[int], tuple[int, int]]:
    ground = f"background: url(file://{picture}) no-repeat; background-size: 100% 100%;"
    framed = _STYLE.format(fonts=fonts, margin="0", background=ground)
    plain = _STYLE.format(fonts=fonts, margin="20mm", background="")

    def batch(turn: int) -> tuple[int, int]:
        return made("".join(map(section, certificates(count, turn))), framed)

    def singles(turn: int) -> tuple[int, int]:
        each = [made(section(facts), framed) for facts in certificates(count, turn)]
        return sum(size for size, _ in each), sum(pages for _, pages in each)

    def roster(turn: int) -> tuple[int, int]:
        return made(table(rows(count, turn)), plain)

    return {BATCH: batch, SINGLES: singles}.get(task, roster)


if __name__ == "__main__":
    task, count, rounds = asked()
    with tempfile.TemporaryDirectory() as folder:
        picture = Path(folder, "ground.jpg")
        picture.write_bytes(sys.stdin.buffer.read())
        tell(work_of(task, count, Path(sys.argv[4]), picture), rounds)

"""Certificates printed in a second, beside a bare reportlab loop in the same run.

Run ``python -m benchmarks.certificates``. The bare loop draws a background picture of 150 dpi, some
lines of text in two of the shipped fonts and a QR code of the same content; it knows no fallback
for rare names, no line breaking and copies rare characters wrong. Rounds take turns and the best
of each counts. Both have segno make the code with the same fixed mask.
"""

from __future__ import annotations

import datetime
import io
import random
import time
from collections.abc import Callable

import segno
from PIL import Image
from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from desktop.config import resources
from desktop.printing.furniture.qr import MASK
from desktop.printing.ink import MM
from desktop.printing.sheets.certificates.activity_certificate import CertificateBatch, render_batch
from desktop.printing.sheets.certificates.certificate_words import ActivityCertificate
from desktop.printing.sheets.certificates.framed_page import PAGE
from desktop.printing.typography.fonts import FontBook
from desktop.printing.typography.phrases import fixed_phrases

COUNT = 240
ROUNDS = 3
GOAL = 120
MADE_AT = datetime.datetime(2026, 11, 22, tzinfo=datetime.UTC)
SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡䶮㛃"
GIVEN = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文辉玲华红国建志"


def certificates(round_number: int) -> list[ActivityCertificate]:
    """New people and codes in every round, so that nothing is remembered from the last."""
    dice = random.Random(round_number)
    return [certificate(dice, number) for number in range(COUNT)]


def certificate(dice: random.Random, number: int) -> ActivityCertificate:
    noise = "".join(dice.choices("ABCDEFGHabcdefgh0123456789_-", k=108))
    name = dice.choice(SURNAMES) + "".join(dice.choices(GIVEN, k=2))
    return ActivityCertificate(
        number=f"X7QK-{number:06d}",
        holder=name,
        volunteer_number=f"990101{number:06d}",
        id_type="居民身份证",
        id_number="9****************4",
        activity="九九重阳·爱在石桥",
        held_on=datetime.date(2026, 10, 18),
        place="石桥村文化广场",
        role="义诊引导员",
        hours="3.5",
        content="引导老人测量血压、登记健康信息，为行动不便的老人送餐到家",
        station="石桥村新时代文明实践站",
        issuer="石桥村村民委员会",
        person_in_charge="王立新",
        handler="陈小禾",
        phone="0839-5550123",
        issued_on=datetime.date(2026, 11, 22),
        code=f"WMZ1.X7QK-{number:06d}.20261122.{noise[:22]}.{noise[22:]}.k1",
    )


def ours(batch: list[ActivityCertificate], book: FontBook, phrases: tuple[str, ...]) -> bytes:
    return render_batch(CertificateBatch(tuple(batch)), book, MADE_AT, phrases=phrases)


def background() -> ImageReader:
    picture = Image.effect_noise((1754, 1240), 12).convert("RGB")
    target = io.BytesIO()
    picture.save(target, "JPEG", quality=80)
    return ImageReader(io.BytesIO(target.getvalue()))


def bare(batch: list[ActivityCertificate], picture: ImageReader, *, armour: int) -> bytes:
    """The shortest honest way with reportlab's own means."""
    rl_config.useA85 = armour
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=PAGE, pageCompression=1)
    for facts in batch:
        canvas.drawImage(picture, 0, 0, *PAGE)
        canvas.setFont("bare-song", 40)
        canvas.drawCentredString(PAGE[0] / 2, PAGE[1] - 160, "活动证书")
        canvas.setFont("bare-kai", 18)
        for step, line in enumerate(bare_lines(facts)):
            canvas.drawString(113, PAGE[1] - 230 - 30 * step, line)
        bare_code(canvas, facts.code)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def bare_lines(facts: ActivityCertificate) -> list[str]:
    return [
        f"{facts.holder}同志：{facts.volunteer_number} {facts.id_type} {facts.id_number}",
        f"于2026年10月18日在{facts.place}参加“{facts.activity}”志愿服务活动，",
        f"担任{facts.role}，提供志愿服务{facts.hours}小时。服务内容：",
        facts.content,
        f"负责人：{facts.person_in_charge} 经办人：{facts.handler} {facts.phone}",
        f"{facts.issuer} {facts.number} {facts.issued_on}",
    ]


def bare_code(canvas: Canvas, text: str) -> None:
    path, step = canvas.beginPath(), 25 * MM / 49
    for y, row in enumerate(segno.make(text, error="m", micro=False, mask=MASK).matrix):
        for x, dark in enumerate(row):
            if dark:
                path.rect(113 + x * step, 170 - y * step, step, step)
    canvas.drawPath(path, stroke=0, fill=1)


def seconds(work: Callable[[], bytes]) -> tuple[float, int]:
    start = time.perf_counter()
    size = len(work())
    return time.perf_counter() - start, size


def main() -> None:
    fonts = resources() / "fonts"
    book, phrases = FontBook(fonts), fixed_phrases(resources() / "print" / "phrases.txt")
    pdfmetrics.registerFont(TTFont("bare-song", fonts / "NotoSerifSC-Regular.ttf"))
    pdfmetrics.registerFont(TTFont("bare-kai", fonts / "StationKai-Regular.ttf"))
    picture = background()
    best: dict[str, tuple[float, int]] = {}
    for number in range(ROUNDS):
        batch = certificates(number)
        ways: dict[str, Callable[[], bytes]] = {
            "bare reportlab, as it comes": lambda batch=batch: bare(batch, picture, armour=1),
            "bare reportlab, useA85=0": lambda batch=batch: bare(batch, picture, armour=0),
            "ours": lambda batch=batch: ours(batch, book, phrases),
        }
        for name, work in ways.items():
            best[name] = min(best.get(name, (1e9, 0)), seconds(work))
    for name, (spent, size) in best.items():
        print(f"{name:30} {COUNT / spent:6.0f} a second, {size / COUNT / 1024:5.1f} KiB each")
    print(f"{'goal':30} {GOAL:6.0f} a second")


if __name__ == "__main__":
    main()

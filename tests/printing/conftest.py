"""The shipped fonts, opened once, and papers to print with them."""

import dataclasses
import datetime
import io
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest

from desktop.config import resources
from desktop.printing.sheets.certificates.certificate_words import ActivityCertificate
from desktop.printing.sheets.walls.rules import RulesSheet, RulesText, rules_sheet
from desktop.printing.typography.fonts import FontBook
from desktop.printing.typography.phrases import fixed_phrases

MADE_AT = datetime.datetime(
    2026, 11, 22, 9, 30, tzinfo=datetime.timezone(datetime.timedelta(hours=8))
)
RULES_FACTS = {
    "station": "柳溪县青石镇桃源村新时代文明实践站",
    "issuer": "青石镇桃源村村民委员会",
    "phone": "0839-5550123",
    "address": "桃源村党群服务中心一楼",
    "town": "青石镇",
    "village": "桃源村",
    "star_tiers": "满100小时的为一星，满300小时的为二星，满600小时的为三星，"
    "满1000小时的为四星，满1500小时的为五星",
}
CODE = "WMZ1.X7QK-000012.20261122." + "aB3_" * 5 + "xx." + "Zk9-" * 21 + "yy.k1"


@pytest.fixture(scope="session")
def shipped() -> Path:
    return resources() / "fonts"


@pytest.fixture(scope="session")
def book(shipped: Path) -> FontBook:
    return FontBook(shipped)


@pytest.fixture(scope="session")
def phrases() -> tuple[str, ...]:
    return fixed_phrases(resources() / "print" / "phrases.txt")


@pytest.fixture(scope="session")
def made_at() -> datetime.datetime:
    return MADE_AT


@pytest.fixture
def sheet() -> RulesSheet:
    return rules_sheet(
        RulesText.load(resources() / "texts" / "recruitment-rules.json"),
        RULES_FACTS,
        effective=datetime.date(2026, 1, 1),
    )


@pytest.fixture
def certificate() -> ActivityCertificate:
    return ActivityCertificate(
        number="X7QK-000012",
        holder="李桂兰",
        volunteer_number="5108990000012",
        id_type="居民身份证",
        id_number="5****************4",
        activity="九九重阳·爱在桃源",
        held_on=datetime.date(2026, 10, 18),
        place="桃源村文化广场",
        role="义诊引导员",
        hours="3.5",
        content="引导老人测量血压、登记健康信息",
        station="柳溪县青石镇桃源村新时代文明实践站",
        issuer="青石镇桃源村村民委员会",
        person_in_charge="王立新",
        handler="陈小禾",
        phone="0839-5550123",
        issued_on=datetime.date(2026, 11, 22),
        code=CODE,
    )


@pytest.fixture
def vary(certificate: ActivityCertificate) -> Callable[..., ActivityCertificate]:
    """The sample certificate with some facts changed."""

    def changed(**facts: object) -> ActivityCertificate:
        return dataclasses.replace(certificate, **facts)  # type: ignore[arg-type]

    return changed


@pytest.fixture(scope="session")
def read() -> Callable[[bytes], pypdf.PdfReader]:
    """Open a finished PDF."""

    def opened(data: bytes) -> pypdf.PdfReader:
        return pypdf.PdfReader(io.BytesIO(data), strict=True)

    return opened

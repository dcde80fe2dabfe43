"""A thousand random paragraphs in the faces that ship: no forbidden break, every mark squeezed."""

import random

import pytest

from desktop.config import resources
from desktop.printing.typography.faces import Role
from desktop.printing.typography.lines import Breaker, Line, Span
from tests.printing.paragraphs import NAMES, Paragraph, offences, paragraph

QUICK, ALL = 150, 1000


@pytest.fixture(scope="module")
def han() -> str:
    """Common characters, and some beyond the BMP."""
    table = (resources() / "print" / "general-standard-characters.txt").read_text("utf-8")
    return table.replace("\n", "")[:3500] + "䶮𬭎㛃𬬭"


@pytest.fixture(scope="module")
def breaker(book, phrases):
    return Breaker(book.advance, (*phrases, *NAMES))


@pytest.fixture
def broken(breaker, han, phrases):
    """Paragraphs with their lines, the column's width in em and the role."""

    def make(numbers: range) -> list[tuple[Paragraph, list[Line], float, Role]]:
        made = []
        for number in numbers:
            chance = random.Random(number)  # noqa: S311  # the same ones at every run
            one = paragraph(chance, han, phrases)
            width, role = chance.uniform(14, 44), chance.choice(list(Role))
            made.append((one, breaker.lines([Span(one.text, role)], width), width, role))
        return made

    return make


@pytest.mark.parametrize(
    "numbers", [range(QUICK), pytest.param(range(QUICK, ALL), marks=pytest.mark.slow)], ids=str
)
def test_no_paragraph_has_a_forbidden_break_or_an_unsqueezed_mark(broken, book, numbers):
    told = {
        one.text: wrong
        for one, lines, width, role in broken(numbers)
        if (wrong := offences(one, lines, width, book, role))
    }
    assert told == {}


def test_the_ruler_finds_each_offence(book, breaker):
    """What measures must itself be able to fail."""

    def told(text: str, whole: tuple[tuple[int, int], ...], *texts: str) -> str:
        lines = [
            Line(breaker.lines([Span(part, Role.SONG)], 90.0, indent=0)[0].cells, 0, last=False)
            for part in texts
        ]
        return "".join(offences(Paragraph(text, whole), lines, 12.0, book, Role.SONG))

    assert "begins '，'" in told("甲乙，丙", (), "甲乙", "，丙").replace("，丙", "，")
    assert "ends" in told("甲（乙）", (), "甲（", "乙）")
    assert "is split" in told("甲2026年", ((1, 6),), "甲20", "26年")
    assert "is split" in told("见李桂兰", ((1, 4),), "见李", "桂兰")
    assert "lost" in told("甲乙丙", (), "甲乙")
    assert "runs over" in told("甲" * 13, (), "甲" * 13)
    assert "is parted" in told("甲——乙", (), "甲—", "—乙")
    assert told("甲乙，（丙", (), "甲乙，", "（丙") != ""
    assert told("甲乙，丙", (), "甲乙，", "丙") == ""

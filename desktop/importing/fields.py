"""One cell of a roster, read as what its column is for."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from typing import NamedTuple

from desktop.importing.columns import PHOTO_CONSENT, Vocabulary, bare
from desktop.importing.grid import Cell, shown
from desktop.importing.xlsx_parts import ERROR_VALUE
from desktop.model import names
from desktop.model.dates import read_date
from desktop.model.id_number import IdNumber, check, tidy
from desktop.model.phones import read_phone
from desktop.model.spreadsheet_text import plain_lines

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_AS_FORMULA = re.compile(r'="(.*)"', re.DOTALL)
_ERRORS = frozenset(
    ("#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!")
)
_SCIENTIFIC = re.compile(r"[0-9](?:\.[0-9]+)?[eE]\+?[0-9]{1,2}")
_FULL_WIDTH = {
    code: code - 0xFEE0
    for first, last in ((0xFF10, 0xFF19), (0xFF21, 0xFF3A), (0xFF41, 0xFF5A))
    for code in range(first, last + 1)
}
_HAS_FULL_WIDTH = re.compile("[０-９Ａ-Ｚａ-ｚ]")
_LIST_PARTING = re.compile(r"[、,，;；/|\n]+")
_LONGEST_NAME = 50
_NO_NAME = re.compile(r"[0-9?？□■*＊\ufffd:：=]")
_GROUP = re.compile(r"第?[一二三四五六七八九十]+[组社队]")
#: Fields whose faults a row can't come in with.
MUST_HAVE = ("name", "id_number")
_DAMAGED = "表格软件把号码当成了数字，后几位已经丢失；请把这一列设成“文本”，对照原件重新录入"
_DAMAGED_ZEROS = "末尾成了 000，多半是表格软件把号码当成数字弄丢了后几位，请对照原件重新录入"


class Parsed(NamedTuple):
    """What a cell says.

    Attributes:
        value: None if nothing came out.
        problem: what to say, in Chinese; empty if nothing.
        grave: whether the row can't come in because of it.
    """

    value: object = None
    problem: str = ""
    grave: bool = False


#: An empty cell, or a word for it.
EMPTY = Parsed()
#: A cell of the name column that holds no name but a word of a header, a sum or a signature.
NO_PERSON = Parsed(None, "不像姓名", True)

#: What is said of a name with something in brackets behind it.
HAS_ASIDE = "姓名后面有括号，请核对"

Read = Callable[[Cell], Parsed]


class Parser(dict[Cell, object]):
    """Reads each distinct cell of a column once and keeps the values; None where there is none.

    A dict, so that a whole column goes through ``map`` without a call in Python for what was seen
    before. (True and 1 are one key, and both mean yes where it matters.)

    Attributes:
        troubled: the cells that have something to say.
    """

    def __init__(self, read: Read) -> None:
        super().__init__()
        self._read = read
        self[""] = None
        self.troubled: dict[Cell, Parsed] = {}

    def __missing__(self, cell: Cell) -> object:
        parsed = self._read(cell)
        if parsed.problem:
            self.troubled[cell] = parsed
        self[cell] = parsed.value
        return parsed.value


class Readers:
    """Makes a parser for each field.

    Args:
        vocabulary: the words of rosters.
        today: for dates.
        longest: characters a cell may hold.
        epoch_1904: whether the workbook counts days from 1904.
    """

    def __init__(
        self, vocabulary: Vocabulary, today: datetime.date, longest: int, epoch_1904: bool = False
    ) -> None:
        self._vocabulary = vocabulary
        self._today = today
        self._longest = longest
        self._epoch_1904 = epoch_1904
        self._parsers: dict[str, Parser] = {}
        self._reads: dict[str, Callable[[str, Cell], Parsed]] = {
            "name": self._name,
            "alias": self._person,
            "contact_person": self._person,
            "guardian": self._person,
            "sex": self._code("sex", "不认识这个性别，请写男或女；没有导入这一项"),
            "status": self._code("status", "不认识这个状态；没有导入这一项"),
            "id_type": self._code("id_type", "不认识这种证件；没有导入证件类型"),
            "no_photo": self._yes_or_no(yes=True),
            PHOTO_CONSENT: self._yes_or_no(yes=False),
            "political_status": self._political_status,
            "birth_date": self._birth_date,
            "registered_on": self._registered_on,
            "phone": self._phone,
            "guardian_phone": self._phone,
            "id_number": self._id_number,
            "national_number": self._national_number,
            "skills": self._list,
            "service_areas": self._list,
            "team_names": self._list,
        }

    def parser(self, field: str) -> Parser:
        """The parser of one field; fields without rules of their own are plain text."""
        if field not in self._parsers:
            self._parsers[field] = Parser(self._guarded(field))
        return self._parsers[field]

    def _guarded(self, field: str) -> Read:
        read = self._reads.get(field, self._text)
        absent, longest = self._vocabulary.absent, self._longest

        def guarded(cell: Cell) -> Parsed:
            if isinstance(cell, str) and cell.isprintable() and not ("_x" in cell or "=" in cell):
                text = cell.strip()
            else:
                text = tidy_text(cell)
            if not text or (len(text) < 8 and text.lower() in absent):
                return EMPTY
            if text[0] == "#" and text in _ERRORS:
                return Parsed(None, ERROR_VALUE, field in MUST_HAVE)
            if len(text) > longest:
                return Parsed(None, f"一格里有 {len(text)} 个字，最多 {longest} 个", True)
            if "\ufffd" in text and field != "name":
                return Parsed(None, "有乱码（字成了「\ufffd」），没有导入这一项")
            return read(text, cell)

        return guarded

    def _text(self, text: str, _cell: Cell) -> Parsed:
        return Parsed(half_width(text))

    def _name(self, text: str, cell: Cell) -> Parsed:
        name = names.normalise_name(text)
        words = self._vocabulary
        if name in words.fields or name in words.totals or name in words.signatures:
            return NO_PERSON
        if _NO_NAME.search(name) or _GROUP.fullmatch(name):
            return _incomplete(name)
        if len(name) > _LONGEST_NAME:
            return Parsed(None, f"姓名有 {len(name)} 个字，请改正", True)
        return Parsed(name or None, _name_remark(name, cell))

    def _person(self, text: str, _cell: Cell) -> Parsed:
        return Parsed(names.normalise_name(text) or None)

    def _code(self, words: str, unknown: str) -> Callable[[str, Cell], Parsed]:
        codes = self._vocabulary.values[words]

        def read(text: str, _cell: Cell) -> Parsed:
            code = codes.get(bare(text) or text)
            return Parsed(code) if code else Parsed(None, unknown)

        return read

    def _yes_or_no(self, *, yes: bool) -> Callable[[str, Cell], Parsed]:
        read = self._code("yes_no", "请写是或否；没有导入这一项")

        def to_bool(text: str, cell: Cell) -> Parsed:
            parsed = read(text, cell)
            return parsed if parsed.value is None else Parsed((parsed.value == "yes") == yes)

        return to_bool

    def _political_status(self, text: str, _cell: Cell) -> Parsed:
        return Parsed(self._vocabulary.values["political_status"].get(bare(text), text))

    def _birth_date(self, _text: str, cell: Cell) -> Parsed:
        reading = read_date(cell, today=self._today, epoch_1904=self._epoch_1904)
        return Parsed(reading.iso, reading.problem or reading.remark, bool(reading.problem))

    def _registered_on(self, _text: str, cell: Cell) -> Parsed:
        reading = read_date(cell, today=self._today, epoch_1904=self._epoch_1904)
        if reading.problem:
            return Parsed(None, f"{reading.problem}；没有导入这一项")
        return Parsed(reading.iso, reading.remark)

    def _phone(self, text: str, cell: Cell) -> Parsed:
        reading = read_phone(cell if isinstance(cell, float) else text)
        if reading.problem and reading.phone is None:
            return Parsed(None, f"{reading.problem}；没有导入这一项")
        return Parsed(reading.phone, reading.problem)

    def _id_number(self, text: str, cell: Cell) -> Parsed:
        if is_damaged(cell):
            return Parsed(None, _DAMAGED, True)
        found = check(text, today=self._today)
        if isinstance(found, IdNumber):
            return Parsed(found)
        number = tidy(text)
        if "*" in number:
            return Parsed(None, f"{found.reason}；没有导入这一项")
        if len(number) >= 16 and number.isdecimal() and number.endswith("000"):
            return Parsed(None, _DAMAGED_ZEROS, True)
        return Parsed(None, found.reason, True)

    def _national_number(self, text: str, cell: Cell) -> Parsed:
        return Parsed(None, _DAMAGED) if is_damaged(cell) else Parsed(tidy(text))

    def _list(self, text: str, _cell: Cell) -> Parsed:
        text = text.translate(_FULL_WIDTH)
        parts = [part.strip() for part in _LIST_PARTING.split(text)]
        if not any(character.isascii() and character.isalpha() for character in text):
            parts = [word for part in parts for word in part.split()]
        kept = [
            part for part in dict.fromkeys(parts) if part.lower() not in self._vocabulary.absent
        ]
        return Parsed(kept or None)


def _incomplete(name: str) -> Parsed:
    if any(lost in name for lost in "\ufffd?？□"):
        return Parsed(None, "姓名里有字丢失（成了「?」或乱码），请补上原来的字", True)
    if "*" in name or "＊" in name:
        return Parsed(None, "姓名里有星号，不完整，请填全名", True)
    return NO_PERSON


def _name_remark(name: str, cell: Cell) -> str:
    if name.endswith(")"):
        return HAS_ASIDE
    if isinstance(cell, str) and not cell.isprintable() and names.has_invisible(cell):
        return "姓名里有看不见的字符，已去掉，请核对"
    if any("\ue000" <= character <= "\uf8ff" for character in name):
        return "姓名里有造字（只有原来的电脑认得），请改成标准的字"
    return ""


def half_width(text: str) -> str:
    """A text with Latin letters and digits half-width, as texts come in."""
    return text.translate(_FULL_WIDTH) if _HAS_FULL_WIDTH.search(text) else text


def tidy_text(cell: Cell) -> str:
    """A cell as text: no control characters, single blanks, spreadsheets' escapes undone."""
    text = cell if isinstance(cell, str) else shown(cell)
    if not text.isprintable():
        text = _printable(text)
    text = text.strip()
    if text.startswith('="') and (formula := _AS_FORMULA.fullmatch(text)):
        return formula[1].strip()
    return _printable(text) if "_x" in text and _ESCAPED.search(text) else text


def is_damaged(cell: Cell) -> bool:
    """Whether a spreadsheet made a long number of what should have stayed text."""
    if isinstance(cell, float):
        return abs(cell) >= 1e15
    if not isinstance(cell, str) or not ("E" in cell or "e" in cell):
        return False
    return _SCIENTIFIC.fullmatch(cell.strip()) is not None


def has_lost_tail(reason: str) -> bool:
    """Whether a reason says that a spreadsheet spoilt a document number."""
    return reason in (_DAMAGED, _DAMAGED_ZEROS)


def _printable(text: str) -> str:
    text = plain_lines(_ESCAPED.sub(lambda found: _control(int(found[1], 16), found[0]), text))
    kept = [
        " " if character in "\t\u3000\xa0" else character
        for character in text
        if character in "\t\n\u3000\xa0" or not names.has_invisible(character)
    ]
    lines = (" ".join(line.split(" ")).strip() for line in "".join(kept).split("\n"))
    return "\n".join(line for line in lines if line)


def _control(code: int, escaped: str) -> str:
    return chr(code) if code < 0x20 else escaped

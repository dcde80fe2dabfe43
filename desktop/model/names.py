"""People's names: one spelling of each, and their pinyin for search and order."""

from __future__ import annotations

import importlib.util
import json
import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

from desktop.errors import ProgramError

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: " "}
_DOTS = {ord(dot): "·" for dot in "•・‧∙⋅●"}
_SPACES = re.compile(r"\s+")
_PLAIN_HAN = re.compile(r"[一-鿿]+")

#: Surnames whose reading differs in letters from the commonest reading of the character, and
#: compound surnames. Tones are left out: search and order don't use them.
_SURNAMES: dict[str, tuple[str, ...]] = {
    surname: tuple(reading.split())
    for surname, reading in {
        "单": "shan", "仇": "qiu", "曾": "zeng", "解": "xie", "区": "ou", "查": "zha", "盖": "ge",
        "朴": "piao", "乐": "yue", "种": "chong", "缪": "miao", "翟": "zhai", "员": "yun",
        "贠": "yun", "秘": "bi", "折": "she", "繁": "po", "句": "gou", "佴": "nai", "祭": "zhai",
        "黑": "he", "召": "shao", "牟": "mu", "覃": "qin", "薄": "bo", "隗": "wei", "澹": "tan",
        "卜": "bu", "阚": "kan", "都": "du", "洗": "xian", "六": "lu", "能": "nai",
        "万俟": "mo qi", "尉迟": "yu chi", "澹台": "tan tai", "单于": "chan yu", "子车": "zi ju",
        "乐正": "yue zheng", "库狄": "she di",
    }.items()
}  # fmt: skip


# Ranges so wide take some milliseconds each to compile: not before they are wanted.


@cache
def _han() -> re.Pattern[str]:
    return re.compile(r"[〇㐀-䶿一-鿿豈-﫿\U00020000-\U0003ffff]")


@cache
def _dot_between_han() -> re.Pattern[str]:
    han = r"[㐀-鿿\U00020000-\U0003ffff]"
    return re.compile(rf"(?<={han})\s*[.．·]\s*(?={han})")


@cache
def _latin() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_㐀-鿿豈-﫿\U00020000-\U0003ffff]")


def normalise_name(text: str) -> str:
    """One spelling of a name.

    Blanks inside a Chinese name go (张　三), the dot of longer names becomes ``·``, Latin names
    keep single blanks. Full-width letters become half-width; characters themselves, rare and
    compatibility forms included, are never exchanged. Control and invisible characters go;
    ``<b>`` is plain text and stays.
    """
    if _PLAIN_HAN.fullmatch(text):
        return text
    cleaned = "".join(map(_visible, text)).translate(_FULL_WIDTH).translate(_DOTS)
    cleaned = _SPACES.sub(" ", cleaned).strip()
    if _han().search(cleaned):
        cleaned = _dot_between_han().sub("·", cleaned)
        if not _latin().search(cleaned):
            cleaned = cleaned.replace(" ", "")
    return cleaned


def has_invisible(text: str) -> bool:
    """Whether a text holds control or invisible characters that `normalise_name` removes."""
    return any(_visible(character) == "" for character in text)


def pinyin(name: str) -> str:
    """The name in pinyin without tones and blanks: 单晓明 -> ``shanxiaoming``; ü is ``v``.

    Characters without a known reading stay as they are; Latin letters become small; marks go.
    """
    return "".join(syllables(name))


def initials(name: str) -> str:
    """The first letters of the name's syllables: 单晓明 -> ``sxm``."""
    return "".join([syllable[0] for syllable in syllables(name)])


def sort_key(name: str) -> str:
    """What names are put in order by: 陈静 -> ``chen 陈 jing 静``.

    Syllable by syllable and, where these agree, character by character, as dictionaries do it: all
    陈 stand before all 程, and 李 and 黎 do not mix. Blanks sort before every letter.
    """
    return in_order(name, syllables(name))


def commonest(character: str) -> str:
    """A character's commonest reading without tone; empty for other scripts."""
    return _SYLLABLES[character]


@cache
def readings(character: str) -> tuple[str, ...]:
    """All readings of a character without tones, the commonest first; none for other scripts."""
    if not _han().match(character):
        return ()
    told = _readings().get(str(ord(character)), character).split(",")
    return tuple(dict.fromkeys(_letters(one) for one in told))


def in_order(text: str, read: Sequence[str]) -> str:
    """A text by its syllables, each beside its character where they can be told apart."""
    if len(read) == len(text):
        return " ".join(f"{syllable} {own}" for syllable, own in zip(read, text, strict=True))
    return f"{' '.join(read)} {text}"


@lru_cache(maxsize=4096)
def syllables(name: str) -> tuple[str, ...]:
    """The syllables of a name, surname first; a Latin word counts as one syllable."""
    surname: tuple[str, ...] = ()
    if len(name) > 2:
        surname = _SURNAMES.get(name[:2], ())
    if not surname:
        surname = _SURNAMES.get(name[:1], ())
    rest = name[len(surname) :]
    read = [_SYLLABLES[character] for character in rest]
    return (*surname, *(_with_words(rest) if "" in read else read))


class _Syllables(dict[str, str]):
    """Each character's commonest reading, looked up once; empty for other scripts."""

    def __missing__(self, character: str) -> str:
        syllable = ""
        if _han().match(character):
            reading = _readings().get(str(ord(character)), character)
            syllable = _letters(reading.split(",", 1)[0])
        self[character] = syllable
        return syllable


_SYLLABLES = _Syllables()


def _with_words(text: str) -> list[str]:
    found: list[str] = []
    word = ""
    for character in text:
        syllable = _SYLLABLES[character]
        if not syllable and character.isalnum():
            word += _letters(character)
            continue
        found += [part for part in (word, syllable) if part]
        word = ""
    return [*found, word] if word else found


def _letters(text: str) -> str:
    flat = unicodedata.normalize("NFD", text.lower().replace("ü", "v"))
    flat = re.sub("u[\u0304\u0301\u030c\u0300]?\u0308[\u0304\u0301\u030c\u0300]?", "v", flat)
    return "".join(character for character in flat if not unicodedata.combining(character))


@cache
def _readings() -> dict[str, str]:
    # Importing pypinyin loads its phrases, which names don't use: 0.25 s against 0.03 s.
    package = importlib.util.find_spec("pypinyin")
    if package is None or package.origin is None:
        raise ProgramError(what="缺少拼音数据")
    table = Path(package.origin).with_name("pinyin_dict.json")
    readings: dict[str, str] = json.loads(table.read_text(encoding="utf-8"))
    return readings


@cache
def _visible(character: str) -> str:
    category = unicodedata.category(character)
    if character in "\t\n\r\x0b\x0c\x85" or category in ("Zl", "Zp", "Zs"):
        return " "
    # Unassigned (Cn) and private (Co) characters stay: rare names live there in older Unicode.
    return "" if category in ("Cc", "Cf", "Cs") else character

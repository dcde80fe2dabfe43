"""Characters that no font has: found before anything is printed, and named with their place."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping

from desktop import errors

#: How many characters of one field, and how many fields, a sentence names.
SHOWN_CHARACTERS = 12
SHOWN_PLACES = 30
_HAN_PLANES = range(0x20000, 0x40000)
_INSTALL = (
    "汉字请安装「BabelStone Han」或「花园明朝」（HanaMinB）字体后再印，或先用同音字并在备注里说明"
)
_CORRECT = "不是汉字的（表情、乱码）请到资料里改正或删去"

#: Of a place: what a text there is, and whose sheets it is on.
_Found = dict[tuple[str, str], list[str]]
Missing = Callable[[str], list[str]]


def require_all(sheets: Iterable[tuple[str, Mapping[str, str]]], missing: Missing) -> None:
    """Stop before anything is printed if a character of any sheet would come out blank.

    Args:
        sheets: whose each is, empty where it is nobody's, with its texts by place as the clerk
            knows it (姓名, 活动名称 …).
        missing: the characters of a text that no font has.

    Raises:
        errors.MissingGlyphs: naming all characters, the fields they stand in, and whose.
    """
    known: dict[str, list[str]] = {}
    found: _Found = {}
    for owner, texts in sheets:
        for place, text in texts.items():
            if text not in known:
                known[text] = missing(text)
            if known[text]:
                found.setdefault((place, text), []).append(owner)
    if found:
        told = [_told(place, known[text], owners) for (place, text), owners in found.items()]
        raise _error(told, [char for _, text in found for char in known[text]])


def missing_error(place: str, characters: list[str]) -> errors.MissingGlyphs:
    """The refusal for one text.

    Args:
        place: where it stands.
        characters: those no font has.
    """
    return _error([_told(place, characters, [""])], characters)


def _error(told: list[str], characters: list[str]) -> errors.MissingGlyphs:
    more = f"；等 {len(told)} 处" if len(told) > SHOWN_PLACES else ""
    han = [_is_han(char) for char in characters]
    advice = [words for words, needed in ((_INSTALL, any(han)), (_CORRECT, not all(han))) if needed]
    return errors.MissingGlyphs(
        where="；".join(told[:SHOWN_PLACES]) + more, advice_text="；".join(advice) + "。"
    )


def _told(place: str, characters: list[str], owners: list[str]) -> str:
    one = set(owners)
    whose = f"「{owners[0]}」" if len(one) == 1 and owners[0] else ""
    shown = "、".join(f"{char}（U+{ord(char):04X}）" for char in characters[:SHOWN_CHARACTERS])
    more = f" 等{len(characters)}个" if len(characters) > SHOWN_CHARACTERS else ""
    times = f"（{len(owners)} 张）" if len(owners) > 1 else ""
    return f"{whose}{place}：{shown}{more}{times}"


def _is_han(char: str) -> bool:
    """Whether a font could have it as a Chinese character; its plane tells of new ones."""
    named = unicodedata.name(char, "").startswith(("CJK UNIFIED", "CJK COMPATIBILITY IDEO"))
    return named or ord(char) in _HAN_PLANES

"""Pinyin of what is no person's name: activities, teams, places, read by phrases."""

from __future__ import annotations

from functools import lru_cache

from desktop.model.names import in_order


def pinyin(title: str) -> str:
    """A title in pinyin without tones and blanks: 重阳敬老 -> ``chongyangjinglao``; ü is ``v``."""
    return "".join(_syllables(title))


def initials(title: str) -> str:
    """The first letters of a title's syllables: 重阳敬老 -> ``cyjl``."""
    return "".join(syllable[0] for syllable in _syllables(title))


def sort_key(title: str) -> str:
    """What titles are put in order by, as `names.sort_key`."""
    return in_order(title, _syllables(title))


@lru_cache(maxsize=4096)
def _syllables(title: str) -> tuple[str, ...]:
    # Loading the phrases takes a quarter of a second, so only who needs them pays.
    from pypinyin import lazy_pinyin

    return tuple(word for part in lazy_pinyin(title) for word in part.lower().split())

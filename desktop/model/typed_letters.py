"""Whether letters that somebody types are the pinyin, or the initials, of words of the window.

Each character may be read in all of its ways: 查看 is found as ``chakan``, though the surname 查
is read Zha; 重做 as ``chongzuo``. Reading by phrases (`titles`) would take 0.25 s at the first key.
"""

from __future__ import annotations

import re
from functools import lru_cache

from desktop.model import names

#: A Latin word or a number counts as one syllable.
_PART = re.compile(r"[^\W_\u3400-\U0010ffff]+|[^\W_]")


def whole(words: str, typed: str) -> bool:
    """Whether the letters are all of the words in pinyin.

    Args:
        words: of the window.
        typed: small letters without blanks.
    """
    if not _may_begin(words, typed):
        return False
    rests = {typed}
    for sounds in _sounds(words):
        rests = _after(rests, sounds)
    return "" in rests


def begins(words: str, typed: str) -> bool:
    """Whether the words begin so, in pinyin or in initials.

    Args:
        words: of the window.
        typed: small letters without blanks.
    """
    if not _may_begin(words, typed):
        return False
    read = _sounds(words)
    initials = tuple(tuple(sound[:1] for sound in sounds) for sounds in read)
    return _begin(read, typed) or _begin(initials, typed)


def _may_begin(words: str, typed: str) -> bool:
    """Whether the first letter fits: with each key two hundred words are asked, and few go on."""
    first = _first_letters(words)
    return bool(typed) and (typed[:1] in first or "" in first)


def _begin(read: tuple[tuple[str, ...], ...], typed: str) -> bool:
    rests = {typed}
    for sounds in read:
        if any(sound.startswith(rest) for rest in rests for sound in sounds):
            return True
        rests = _after(rests, sounds)
    return False


def _after(rests: set[str], sounds: tuple[str, ...]) -> set[str]:
    """What is left of the letters behind one more syllable."""
    return {rest[len(sound) :] for rest in rests for sound in sounds if rest.startswith(sound)}


@lru_cache(maxsize=1024)
def _first_letters(words: str) -> frozenset[str]:
    return frozenset(sound[:1] for sounds in _sounds(words)[:1] for sound in sounds)


@lru_cache(maxsize=1024)
def _sounds(words: str) -> tuple[tuple[str, ...], ...]:
    return tuple(names.readings(part) or (part.lower(),) for part in _PART.findall(words))

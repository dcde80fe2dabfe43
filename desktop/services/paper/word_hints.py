"""Words that official paper says otherwise, told beside a text while it is written."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache

from desktop import config


@dataclass(frozen=True, slots=True)
class WordHint:
    """One word that could be said better; never a refusal.

    Args:
        found: as it stands in the text.
        say: instead.
        why: the reason or the rule.
        at: where it begins, in characters.
    """

    found: str
    say: str
    why: str
    at: int


@dataclass(frozen=True, slots=True)
class _Rule:
    found: str
    say: str
    why: str
    unless: re.Pattern[str] | None


def word_hints(words: str) -> list[WordHint]:
    """What could be said better, each word once, in the order of the text."""
    hints = []
    for rule in _rules():
        meant = rule.unless.sub(_blank, words) if rule.unless else words
        if (at := meant.find(rule.found)) >= 0:
            hints.append(WordHint(rule.found, rule.say, rule.why, at))
    return sorted(hints, key=lambda hint: hint.at)


def _blank(match: re.Match[str]) -> str:
    return "\0" * len(match[0])


@cache
def _rules() -> tuple[_Rule, ...]:
    path = config.resources() / "print" / "word-hints.json"
    listed = json.loads(path.read_text(encoding="utf-8"))
    return tuple(
        _Rule(
            one["found"],
            one["say"],
            one["why"],
            re.compile(one["unless"]) if "unless" in one else None,
        )
        for one in listed
    )

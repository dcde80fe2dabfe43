"""The tree of divisions: the one place that says who may read and write what.

A division is named by its code: 6 digits a county, 9 a town, 12 a station. The first digits of a
code tell what stands above it (docs/protocol.md section 1).
"""

from __future__ import annotations

from enum import IntEnum

from county import errors


class Level(IntEnum):
    """Length of a division's code."""

    COUNTY = 6
    TOWN = 9
    STATION = 12


WORDS = {Level.COUNTY: "县", Level.TOWN: "镇", Level.STATION: "站"}


def level(code: str) -> Level:
    """The level of a division.

    Raises:
        errors.BadDivisionCode: it is no code of 6, 9 or 12 digits.
    """
    if not (code.isascii() and code.isdigit() and len(code) in set(Level)):
        raise errors.BadDivisionCode(code=code[:40], why="应为 6、9 或 12 位数字")
    return Level(len(code))


def is_code(text: object, of: Level | None = None) -> bool:
    """Whether something is a division's code, of that level if one is given."""
    if not (isinstance(text, str) and text.isascii() and text.isdigit()):
        return False
    return len(text) == of if of else len(text) in set(Level)


def town_of(code: str) -> str:
    """The town a station belongs to; a town's own code."""
    return code[: Level.TOWN]


def county_of(code: str) -> str:
    """The county a division belongs to."""
    return code[: Level.COUNTY]


def above(code: str) -> list[str]:
    """A division and what stands above it, county first: the feeds its replicas read."""
    return [code[:size] for size in Level if size <= len(code)]


def is_within(code: str, actor: str) -> bool:
    """Whether a division is the actor's own or lies below it."""
    return is_code(code) and code.startswith(actor) and is_code(actor)


def may_read(actor: str, feed: str) -> bool:
    """Whether replicas and administrators of `actor` may read a feed.

    Everybody reads their own and those above; county and town also those below.
    """
    return is_code(actor) and is_code(feed) and (feed.startswith(actor) or actor.startswith(feed))


def may_write(actor: str, feed: str, *, answers: bool = False) -> bool:
    """Whether `actor` may write to a feed.

    Args:
        actor: code of who writes.
        feed: code of the feed.
        answers: the kind answers a station (`"answers": true` in kinds.json), and so may
            go into a feed below the actor's.
    """
    if not (is_code(actor) and is_code(feed)):
        return False
    return actor == feed or (answers and feed.startswith(actor))


def may_administer(actor: str, code: str) -> bool:
    """Whether an administrator of `actor` may make codes for, revoke or publish to `code`."""
    return is_within(code, actor) and len(actor) < Level.STATION


def demand(allowed: bool) -> None:
    """Refuse what the tree does not allow.

    Raises:
        errors.NotYours: always in the same words, whether the division exists or not.
    """
    if not allowed:
        raise errors.NotYours()

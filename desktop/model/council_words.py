"""Lists of council members as a clerk writes them, and the same as data.

A line with a colon names a role and who has it (「成员：李四、王五」); any other line is the name
of a council, whose members stand below it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_BLANKS = " \t\u3000\xa0\u200b\ufeff"
_ROLE = re.compile(r"^(?P<role>[^:：]*)[:：](?P<names>.*)$")
_BETWEEN = re.compile(r"[、,，;；\s\u3000]+")

Body = dict[str, Any]


def written(body: Mapping[str, Any]) -> str:
    """The list as it is written.

    Args:
        body: ``{"councils": [{"name", "members": [{"role", "name"}]}]}``.
    """
    lines: list[str] = []
    for council in body["councils"]:
        lines += ["", council["name"]] if lines else [council["name"]]
        by_role: dict[str, list[str]] = {}
        for member in council["members"]:
            by_role.setdefault(str(member["role"]), []).append(str(member["name"]))
        lines += [f"{role}：{'、'.join(names)}" for role, names in by_role.items()]
    return "\n".join(lines)


def with_the_rest(body: Body, before: Mapping[str, Any]) -> Body:
    """What else was known of members, a phone say, goes along with them.

    Args:
        body: as `read` gives it.
        before: the body it was written from.
    """
    known = {
        (council["name"], member["name"]): member
        for council in before.get("councils", ())
        for member in council["members"]
    }
    for council in body["councils"]:
        council["members"] = [
            {**known.get((council["name"], member["name"]), {}), **member}
            for member in council["members"]
        ]
    return body


def read(words: str) -> Body:
    """The data of a written list; a role nobody has is left out.

    Args:
        words: as `written` gives it, or as somebody typed it.
    """
    councils: list[Body] = []
    for line in words.splitlines():
        plain = line.strip(_BLANKS)
        found = _ROLE.match(plain)
        if found is None or not councils:
            if plain:
                councils.append({"name": plain, "members": []})
            continue
        role = found["role"].strip(_BLANKS)
        names = [name for name in _BETWEEN.split(found["names"]) if name]
        councils[-1]["members"] += [{"role": role, "name": name} for name in names]
    return {"councils": councils}

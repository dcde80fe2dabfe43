"""What town and county publish, and what they answer."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from typing import Any

from county import errors
from county.work.publishing import Change
from tests.simulation.clerks import Names
from tests.simulation.platform import Platform
from tests.simulation.template import COUNTY, STATION, TOWN


class TownHall:
    """Town and county at work.

    Args:
        platform: the county.
        dice: decides what.
        note: told what happens.
        names: words given out once.
        new_id: makes ids.
    """

    def __init__(
        self,
        platform: Platform,
        dice: random.Random,
        note: Callable[[str], None],
        names: Names,
        new_id: Callable[[], Any],
    ) -> None:
        self._platform = platform
        self._dice = dice
        self._note = note
        self._names = names
        self._new_id = new_id
        self._published: list[tuple[str, str, str]] = []

    def publish(self) -> None:
        """Publish something, change it, take it back, or answer a station."""
        division, feed, change = self._dice.choice(
            (self._theme, self._document, self._unknown_kind, self._unknown_field, self._again,
             self._again, self._withdraw, self._answer)
        )()  # fmt: skip
        if change is None:
            return
        try:
            self._platform.publisher.publish(division, feed, [change])
        except (errors.Refusal, errors.CountyError) as error:
            self._note(f"{division} could not publish {change.kind}: {error}")
            return
        self._note(f"{division} published {change.action or 'set'} {change.kind} {change.id}")

    def _who(self) -> str:
        return self._dice.choice((COUNTY, TOWN))

    def _made(self, kind: str, fields: dict[str, Any]) -> tuple[str, str, Change]:
        division, made = self._who(), str(self._new_id())
        self._published.append((division, kind, made))
        return division, division, Change(kind, made, fields, "add")

    def _theme(self) -> tuple[str, str, Change | None]:
        return self._made("theme", {"month": "2026-11", "title": self._names.word()})

    def _document(self) -> tuple[str, str, Change | None]:
        body = json.dumps([{"kind": "text", "text": self._names.word()}])
        fields = {"kind": "notice", "title": self._names.word(), "body": body, "version": 1}
        return self._made("document", fields)

    def _unknown_kind(self) -> tuple[str, str, Change | None]:
        """A kind that only newer programs know."""
        return self._made("weather_warning", {"level": self._names.number(), "words": {"a": [1]}})

    def _unknown_field(self) -> tuple[str, str, Change | None]:
        """A field that only newer programs know."""
        fields = {"month": "2026-12", "title": self._names.word(), "colour": self._names.word()}
        return self._made("theme", fields)

    def _again(self) -> tuple[str, str, Change | None]:
        if not self._published:
            return "", "", None
        division, kind, made = self._dice.choice(self._published)
        name = {"weather_warning": "level"}.get(kind, "title")
        value = self._names.number() if name == "level" else self._names.word()
        return division, division, Change(kind, made, {name: value})

    def _withdraw(self) -> tuple[str, str, Change | None]:
        if not self._published:
            return "", "", None
        division, kind, made = self._dice.choice(self._published)
        action = self._dice.choice(("delete", "restore"))
        return division, division, Change(kind, made, action=action)

    def _answer(self) -> tuple[str, str, Change | None]:
        """The town returns an activity, or the county says that it is done with it."""
        rows = self._platform.database.execute(
            "SELECT record, max(row) FROM feed_row WHERE feed = ? AND kind = 'activity' "
            "GROUP BY record ORDER BY record LIMIT 20",
            (STATION,),
        ).fetchall()
        if not rows:
            return "", "", None
        record, row = self._dice.choice(rows)
        fields = {
            "of_kind": "activity", "record": record, "outcome": "returned",
            "reason": self._names.word(), "version": row, "by": "石桥镇", "given_on": "2026-11-22",
        }  # fmt: skip
        return self._who(), STATION, Change("answer", str(self._new_id()), fields, "add")

"""How often somebody may: counted in the database, so that all workers count together.

A count that is a commit of its own costs a quarter of an exchange with nothing to say. So what only
keeps a program that went wild away is gathered in each worker and written a handful at a time: with
several workers a few more are let through, and what a worker that dies had gathered is forgotten.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, delete, func, select, text

from county import errors
from county.config import Clock
from county.store.access_tables import rate
from county.store.engine import reading, writing


@dataclass(frozen=True, slots=True)
class Rule:
    """So many in a window of time.

    Args:
        name: of what is counted.
        limit: how many are let through.
        window_s: length of the window.
        together: a worker writes so many at once.
    """

    name: str
    limit: int
    window_s: int
    together: int = 1


#: Section 10 of docs/protocol.md; by address.
WRONG_CODES = Rule("wrong_code", 10, 3600)
#: By replica. A station that catches up on a fast line stays far below.
EXCHANGES = Rule("exchange", 3000, 600, together=30)
TOKENS = Rule("token", 300, 600)
#: By address: what nobody has signed yet.
UNPROVED = Rule("unproved", 600, 600)
WRONG_KEYS = Rule("wrong_admin_key", 20, 3600)

#: Subjects with a count that is not written yet, before those of former windows are let go.
_MOST_GATHERED = 10_000

_COUNT = text(
    "INSERT INTO rate (subject, began_second, count) VALUES (:subject, :began, :more)"
    " ON CONFLICT (subject, began_second) DO UPDATE SET count = rate.count + :more RETURNING count"
)


class Limits:
    """Counts and refuses.

    Args:
        engine: of the database.
        clock: of the county.
    """

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock
        self._lock = threading.Lock()
        #: (subject, window) -> counted here and not written yet.
        self._gathered: dict[tuple[str, int], int] = {}

    def check(self, rule: Rule, who: str) -> None:
        """Refuse whoever has used up a rule, counting nothing.

        Raises:
            errors.SlowDown: with the seconds to wait.
        """
        with reading(self._engine) as connection:
            used = self._used(connection, rule, who)
        used += self._gathered.get((_subject(rule, who), self._window(rule)), 0)
        self._refuse_above(rule, used, below=1)

    def count(self, rule: Rule, who: str) -> None:
        """Count once; it stays counted whatever becomes of the request.

        Raises:
            errors.SlowDown: the rule is used up.
        """
        more = self._to_write(rule, who)
        if not more:
            return
        values = {"subject": _subject(rule, who), "began": self._window(rule), "more": more}
        with writing(self._engine) as connection:
            used = int(connection.execute(_COUNT, values).scalar_one())
            if used == more:
                self._forget(connection, rule, who)
        self._refuse_above(rule, used)

    def _to_write(self, rule: Rule, who: str) -> int:
        """Count here; gives how many are to be written now."""
        if rule.together == 1:
            return 1
        key = (_subject(rule, who), self._window(rule))
        with self._lock:
            counted = self._gathered.get(key, 0) + 1
            if len(self._gathered) > _MOST_GATHERED:
                self._gathered = {k: n for k, n in self._gathered.items() if k[1] == key[1]}
            if counted < rule.together:
                self._gathered[key] = counted
                return 0
            self._gathered.pop(key, None)
            return counted

    def _used(self, connection: Connection, rule: Rule, who: str) -> int:
        return int(
            connection.execute(
                select(func.coalesce(func.sum(rate.c.count), 0)).where(
                    rate.c.subject == _subject(rule, who),
                    rate.c.began_second == self._window(rule),
                )
            ).scalar_one()
        )

    def _forget(self, connection: Connection, rule: Rule, who: str) -> None:
        """Former windows of this subject, and anybody's of yesterday."""
        old = int(self._clock().timestamp()) - 86_400
        connection.execute(
            delete(rate).where(
                (
                    (rate.c.subject == _subject(rule, who))
                    & (rate.c.began_second < self._window(rule))
                )
                | (rate.c.began_second < old)
            )
        )

    def _window(self, rule: Rule) -> int:
        now = int(self._clock().timestamp())
        return now - now % rule.window_s

    def _refuse_above(self, rule: Rule, used: int, below: int = 0) -> None:
        if used > rule.limit - below:
            wait = self._window(rule) + rule.window_s - int(self._clock().timestamp())
            raise errors.SlowDown(headers={"Retry-After": str(max(1, wait))})


def _subject(rule: Rule, who: str) -> str:
    return f"{rule.name}:{who}"[:80]

"""Bugs planted in the real code, to prove that the simulation finds such ones."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any
from unittest import mock

from county.merge import fields as county_fields
from county.merge import judge as county_judge
from county.merge.judgement import Sent
from county.work import exchange, nonces, offers, pages, pushing, repeating
from desktop.model.hour_account import _Account
from desktop.services.activities import hours
from desktop.storage import merged
from desktop.sync import engine, feeds
from desktop.sync.incoming import conflicts, laying, pending, strangers, verdicts
from desktop.sync.joining import restart
from desktop.sync.line import api
from desktop.sync.line.port import no_answer
from desktop.sync.outgoing import bases, leaving, policy, restating, sealing

Patch = Callable[[], Iterator[None]]


@dataclass(frozen=True)
class Bug:
    """One of them.

    Args:
        name: what was done wrong.
        plant: puts it into the code while the context lasts.
        first: the seed to begin with; some need a county that loses just the right rows.
    """

    name: str
    plant: Callable[[], Any]
    first: int = 1


def _put(*patches: Any) -> Any:
    @contextmanager
    def planted() -> Iterator[None]:
        with ExitStack() as stack:
            for patch in patches:
                stack.enter_context(patch())
            yield

    return planted


def _instead(where: Any, name: str, made: Any) -> Callable[[], Any]:
    return lambda: mock.patch.object(where, name, made)


# --- the county -----------------------------------------------------------------------------


def _clock_decides() -> Any:
    saw = Sent.saw

    def trusting(self: Sent, row: int, writer: Any, name: str | None = None) -> bool:
        return saw(self, row, writer, name) or (self.op.t or "") > "2026-12"

    return mock.patch.object(Sent, "saw", trusting)


def _rows_skipped() -> Any:
    rows = pages.Page._rows

    def skipping(self: pages.Page, code: str, after: int) -> Iterator[Any]:
        # What a sequence gives a reader who comes between two writers.
        for row in rows(self, code, after):
            if row.row != after + 1 or row.row % 5:
                yield row

    return mock.patch.object(pages.Page, "_rows", skipping)


def _nonce_advanced_twice() -> Any:
    advance = nonces.advance

    def twice(known: Any, presented: Any, nonce: Any, attempt: str, randomness: Any) -> None:
        advance(known, nonces.Presented.ADVANCES, known.nonce, attempt, randomness)

    return mock.patch.object(nonces, "advance", twice if advance else advance)


def _not_parked() -> Any:
    note = county_fields._note

    def dropping(sent: Any, record: Any, name: str, what: str, *rest: Any) -> None:
        note(sent, record, name, county_fields._LATE if what == "lost" else what, *rest)

    return mock.patch.object(county_fields, "_note", dropping)


def _copies_unnoticed() -> Any:
    here = pushing._here

    def trusting(connection: Any, known: Any, segment: Any) -> Any:
        hashes = {line.n: line.hash for line in segment.lines}
        found = here(connection, known, segment)
        return {n: judged._replace(hash=hashes[n]) for n, judged in found.items() if n in hashes}

    @contextmanager
    def planted() -> Iterator[None]:
        with (
            mock.patch.object(pushing, "_here", trusting),
            mock.patch.object(pushing, "_chain_before", lambda _c, _k, segment: segment.before),
            mock.patch.object(nonces, "judge_nonce", lambda *_: nonces.Presented.ADVANCES),
        ):
            yield

    return planted()


def _answers_before_commit() -> Any:
    writing = exchange.writing
    dice = random.Random(1)  # noqa: S311

    @contextmanager
    def forgetting(engine_: Any) -> Iterator[Any]:
        with writing(engine_) as connection:
            yield connection
            if dice.random() < 0.1:
                connection.get_transaction().rollback()

    return mock.patch.object(exchange, "writing", forgetting)


def _repeats_taken_twice() -> Any:
    return mock.patch.object(repeating.Repeats, "known", lambda *_: None)


def _repeats_by_number() -> Any:
    return mock.patch.object(Sent, "_follows", lambda sent, place, _: place < sent.n)


def _former_life_forgotten() -> Any:
    @contextmanager
    def planted() -> Iterator[None]:
        with (
            mock.patch.object(pushing, "_life", lambda *_: None),
            mock.patch.object(offers.Offers, "_life", lambda *_: None),
        ):
            yield

    return planted()


def _first_word_of_a_set_lost() -> Any:
    after = county_fields.set_after

    def plain(stands: Any, change: Any) -> Any:
        return after(None, change)

    return mock.patch.object(county_fields, "set_after", plain)


# --- the station ----------------------------------------------------------------------------


def _verdict_dropped() -> Any:
    note = verdicts.note

    def forgetful(store: Any, replica: str, told: Any, at: str) -> Any:
        return note(store, replica, list(told)[:-1], at)

    return mock.patch.object(verdicts, "note", forgetful)


def _base_rebased() -> Any:
    def newest(self: Any, _seq: int) -> tuple[int, bool]:
        return (self.marks[-1][1], True) if self.marks else (0, True)

    @contextmanager
    def planted() -> Iterator[None]:
        with (
            mock.patch.object(bases.Seen, "at", newest),
            mock.patch.object(bases.Seen, "note", lambda *_: None),
            mock.patch.object(bases.Seen, "note_own", lambda *_args, **_more: None),
        ):
            yield

    return planted()


def _attempt_forgotten() -> Any:
    head = engine.Engine._head

    def anew(self: Any, *rest: Any) -> Any:
        self._settings.put(engine.ATTEMPT, None)
        return head(self, *rest)

    return mock.patch.object(engine.Engine, "_head", anew)


def _page_without_cursor() -> Any:
    put = feeds.put_cursor

    def forgetful(store: Any, at: Any) -> None:
        if at.row % 4:
            put(store, at)

    return mock.patch.object(feeds, "put_cursor", forgetful)


def _cursor_without_page() -> Any:
    lay = laying.Laying._lay

    def skipping(self: Any, one: Any, *rest: Any) -> None:
        if one.row % 7:
            lay(self, one, *rest)

    return mock.patch.object(laying.Laying, "_lay", skipping)


def _portal_believed() -> Any:
    @contextmanager
    def planted() -> Iterator[None]:
        with (
            mock.patch.object(api, "VERSION_HEADER", "nobody-sends-this"),
            mock.patch.object(api, "VERSION", None),
        ):
            yield

    return planted()


def _pull_overwrites() -> Any:
    return mock.patch.object(pending.Pending, "holds", lambda *_: False)


def _origin_forgotten() -> Any:
    again = restart._again

    def nameless(*given: Any) -> bytes:
        import json

        op = json.loads(again(*given))
        op.pop("o", None)
        return json.dumps(op, ensure_ascii=False, separators=(",", ":")).encode()

    return mock.patch.object(restart, "_again", nameless)


def _dropped_too_early() -> Any:
    drop = feeds.drop_kept

    def eager(store: Any, feed: str, _kept: int, _mark: str) -> bool:
        return drop(store, feed, feeds.cursor(store, feed).row, "")

    return mock.patch.object(feeds, "drop_kept", eager)


def _unknown_dropped() -> Any:
    return mock.patch.object(strangers, "keep", lambda _store, _found: None)


def _going_back_unnoticed() -> Any:
    return mock.patch.object(exchange, "gone_back", lambda *_: {})


def _hours_left_behind() -> Any:
    return mock.patch.object(hours, "follow_pulled", lambda *_: None)


def _says_synced() -> Any:
    return mock.patch.object(policy, "waiting", lambda _store: 0)


def _one_change_uncounted() -> Any:
    waiting = policy.waiting

    def fewer(store: Any) -> int:
        return max(0, int(waiting(store)) - 1)

    return mock.patch.object(policy, "waiting", fewer)


def _private_in_clear() -> Any:
    def open_hearted(local: bool, _private: bool) -> str:
        return "never" if local else "clear"

    return mock.patch.object(leaving, "_usual", open_hearted)


def _consents_unheard() -> Any:
    return mock.patch.object(restating, "follow", lambda _store: None)


def _unsealable_sent_as_nothing() -> Any:
    seal = sealing.Sealing.seal

    def nothing(self: Any, *given: Any) -> Any:
        return seal(self, *given) if self.has_key else None

    @contextmanager
    def planted() -> Iterator[None]:
        with (
            mock.patch.object(sealing.Sealing, "can_seal", lambda *_: True),
            mock.patch.object(sealing.Sealing, "seal", nothing),
        ):
            yield

    return planted()


def _portal_called_broken_line() -> Any:
    def broken(status: int, _headers: Any) -> Any:
        return no_answer("reset", f"HTTP {status}")

    return mock.patch.object(api, "not_the_county", broken)


def _hours_never_taken_back() -> Any:
    return mock.patch.object(_Account, "take_back", lambda *_: None)


def _opened_again_unheard() -> Any:
    return mock.patch.object(conflicts, "opened_again", lambda *_: None)


def _merges_not_worked_out() -> Any:
    return mock.patch.object(merged, "unsettled", lambda *_: [])


# Two that histories meet once in some hundred seeds, and which few of those bring to light, are
# planted in no run; `tests/unit/sync` has them: a choice that came too late stays
# (test_choices_too_late.py), what lost rows had judged stays judged (test_after_going_back.py).

BUGS: tuple[Bug, ...] = (
    Bug("a verdict is dropped", _verdict_dropped, first=90),
    Bug("a clock decides who had seen what", _clock_decides),
    Bug("a sequence with holes is read", _rows_skipped),
    Bug("the base of a pending change moves along", _base_rebased),
    Bug("the nonce is advanced twice", _nonce_advanced_twice),
    Bug("the attempt id is forgotten", _attempt_forgotten),
    Bug("a page is applied without its cursor", _page_without_cursor),
    Bug("the cursor goes on without its page", _cursor_without_page),
    Bug("a portal's page is believed", _portal_believed),
    Bug("copied disks reuse numbers unnoticed", _copies_unnoticed),
    Bug("a county that went back is not noticed", _going_back_unnoticed),
    Bug("unknown kinds and fields are dropped", _unknown_dropped),
    Bug("a pull overwrites what was not sent", _pull_overwrites),
    Bug("a value that loses is not parked", _not_parked),
    Bug(
        "a delete wins over an edit",
        _put(_instead(county_judge, "_changed_since", lambda *_: 0)),
    ),
    Bug(
        "aliases may go in a circle",
        _put(_instead(county_judge, "closes_circle", lambda *_: False)),
    ),
    Bug("an op does not name what it repeats", _origin_forgotten),
    Bug("a repeated op is taken twice", _repeats_taken_twice),
    Bug("what is repeated is as late as its number", _repeats_by_number, first=70_115),
    Bug("rows are dropped before a backup holds them", _dropped_too_early),
    Bug("rows of a former life are read as of this one", _former_life_forgotten, first=332),
    Bug("hours do not follow what was pulled", _hours_left_behind),
    Bug("the county answers before it commits", _answers_before_commit),
    Bug("a set is replaced instead of merged", _first_word_of_a_set_lost),
    Bug("the screen says synced while something waits", _says_synced),
    Bug("one change that waits is not counted", _one_change_uncounted),
    Bug("private fields leave in the clear", _private_in_clear),
    Bug("a consent taken back leaves what was sent", _consents_unheard),
    Bug("a PC without the key sends nothing for what it can't seal", _unsealable_sent_as_nothing),
    Bug("a portal is called a broken line", _portal_called_broken_line),
    Bug("hours are credited and never taken back", _hours_never_taken_back),
    Bug("a choice taken back stays settled elsewhere", _opened_again_unheard, first=170),
    Bug("merged people are not worked out after a pull", _merges_not_worked_out),
)

"""A busy day at the command line, in one program: `python -m tests.security.clerk_at_terminal`.

Arguments: the station's folder, what the clerk brings, what the clerk asks for in the clear, what
leaves under a key, and the county's address and code. Says on stdout, as JSON, how each verb ended.
"""

from __future__ import annotations

import ctypes
import datetime as dt
import io
import json
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

from desktop import errors, logbook
from desktop.__main__ import main as station
from desktop.background.workers import Workers
from desktop.config import Home
from desktop.services import drafts, opening
from desktop.services.desk import Clock, Desk, wall_clock
from desktop.services.paper import papers
from desktop.services.paper.recipe import ACTIVITY, PERSON, TEAM
from desktop.services.past import trash
from desktop.services.roster import consents, name_lists
from tests.conftest import CHEAP
from tests.security import people_named as named

INIT = ("init", "--name", "石桥村新时代文明实践站", "--code", "999999001001",
        "--town", "石桥镇", "--county", "示例县", "--clerk", named.CLERK)  # fmt: skip


@dataclass
class Day:
    """What the clerk has before them.

    Args:
        home: the station's folder.
        brought: where the clerk's own files lie.
        asked: where what the clerk asks for in the clear goes.
        sealed: where what leaves under a key goes: a stick.
    """

    home: Path
    brought: Path
    asked: Path
    sealed: Path

    def __post_init__(self) -> None:
        self.ended: dict[str, int] = {}

    def do(self, *words: object, at: Path | None = None) -> str:
        """One verb; gives what it printed."""
        os.environ["STATION_PASSPHRASE"] = named.PASSPHRASE
        said = io.StringIO()
        with redirect_stdout(said), redirect_stderr(sys.stderr):
            code = station(["--home", str(at or self.home), *map(str, words)], cost=CHEAP)
        name = " ".join(str(word) for word in words[:2] if "/" not in str(word))
        self.ended[name] = max(self.ended.get(name, 0), code)
        return said.getvalue().strip()

    def at_desk(self, deed: Callable[[Desk], object], clock: Clock = wall_clock) -> None:
        """Something that only the window does."""
        home, workers = Home(self.home), Workers(count=2)
        master = opening.unlock(home, named.PASSPHRASE)
        desk = opening.open_desk(home, master, workers, clock=clock)
        try:
            deed(desk)
        finally:
            desk.close()
            workers.close()


def fill(day: Day) -> tuple[str, str, str]:
    """People, a team, an activity with a photo; gives one id of each."""
    day.do(*INIT)
    bad = day.asked / f"{named.PEOPLE[0]}待更正.xlsx"
    day.do("import", "volunteer", day.brought / named.ROSTER, "--report", bad)
    report = day.asked / "报告.json"
    day.do("import", "volunteer", day.brought / named.ROSTER, "--dry-run", "--report", report)
    people = {one["name"]: one["id"] for one in json.loads(day.do("list", "volunteer", "--json"))}
    person = people[named.PEOPLE[0]]
    day.do("list", "volunteer", "--search", named.SOUGHT)
    day.do("list", "volunteer", "--full")
    team = json.loads(day.do("list", "team", "--json"))[0]["id"]
    day.do("set", "volunteer", person, f"notes={named.STORY}")
    day.do("set", "volunteer", person, f"id_number={named.REFUSED_NUMBER}")
    times = ("started_at=2026-06-19T09:00", "ended_at=2026-06-19T11:30")
    words = (f"story={named.STORY}", "status=held", "place=村委会", *times)
    activity = day.do("add", "activity", "title=端午包粽子", *words)
    for one in people.values():
        day.do("add", "participation", f"activity={activity}", f"volunteer={one}", "minutes=150")
    day.do("photo", "add", activity, day.brought / named.PICTURE)
    photo = json.loads(day.do("list", "photo", "--json"))[0]["id"]
    day.do("set", "photo", photo, f"caption={named.STORY}")
    day.do("photo", "export", photo, day.asked / named.PICTURE)
    return person, team, activity


def _in_half_a_year() -> dt.datetime:
    return wall_clock() + dt.timedelta(days=180)


def make_papers(day: Day, person: str, team: str, activity: str) -> None:
    """Every paper there is, and the lists, forms and briefs."""
    about = {PERSON: person, TEAM: team, ACTIVITY: activity}

    def printed(desk: Desk) -> None:
        consents.give(desk, [person], ["wall", "publicity"], "2026-01-01")
        for info in papers.templates():
            ids = [about[info.about]] if info.about in about else []
            try:
                papers.preview(desk, info.name, ids)
                papers.issue(desk, info.name, ids, into=day.asked / f"{info.name}.pdf")
            except errors.PrintError as error:  # not everything is there for each
                print(info.name, error.kind, file=sys.stderr)

    day.at_desk(printed)
    for ending in ("xlsx", "csv"):
        day.do("export", "volunteer", day.asked / f"花名册.{ending}", "--full")
    day.do("press", activity, "--out", day.asked / named.FOLDER)
    for form in map(Path, named.FORMS):
        filled = day.asked / f"{named.PEOPLE[0]}{form.suffix}"
        day.do("form", "fill", day.brought / form, "--person", person, "--out", filled)
    day.do("word", "duty-rules", "--out", day.asked / "制度.docx")
    day.do("picture", "organisation", "--out", day.asked / "图.png")


def go_wrong(day: Day) -> None:
    """What nobody foresaw, here and in a worker, with people in its words."""

    def fallen(desk: Desk) -> None:
        drafts.keep(desk, "volunteer:new", {"name": named.DRAFT, "phone": named.PHONES[0]})
        name_lists.read_list(desk, "、".join((*named.PEOPLE, named.SOUGHT)))
        for task in (refuse_apart, end_apart):
            try:
                desk.apart.run(task, named.IN_EXCEPTION)
            except errors.StationError as error:
                logbook.note(error)
        raise KeyError(named.IN_EXCEPTION, named.NUMBERS[0])

    try:
        day.at_desk(fallen)
    except KeyError as failure:
        logbook.note_unexpected(failure)
    day.do("import", "volunteer", day.brought / f"{named.SOUGHT}.xlsx")
    day.do("photo", "add", "no-such-activity", day.brought / named.PICTURE)
    day.do("export", "volunteer", day.brought / named.SOUGHT / "a.xlsx")


def refuse_apart(told: str, **_ways: object) -> None:
    """In the worker: an exception that nobody foresaw, with a person in its words."""
    raise ValueError(told)


def end_apart(told: str, **_ways: object) -> None:
    """In the worker: the process dies, as in a library in C; its memory holds the person."""
    kept = told * 1_000
    ctypes.string_at(0)
    print(kept)


def keep_safe(day: Day, person: str, url: str, code: str) -> None:
    """The trash, backups, doctor, salvage; the line to the county and what is carried."""
    one = day.do("add", "volunteer", f"name={named.PURGED}", f"phone={named.PHONES[3]}")
    day.do("delete", "volunteer", one)
    day.do("undo")
    day.do("redo")
    day.do("restore", "volunteer", one)
    day.do("history", "volunteer", person)
    day.do("delete", "volunteer", one)
    day.at_desk(trash.empty, _in_half_a_year)
    stick = day.sealed / "stick"
    stick.mkdir()
    day.do("backup", "--second", stick)
    day.do("backup", "--auto")
    day.do("backup", day.sealed / "backup.zip")
    day.do("doctor")
    day.do("doctor", "--save-to", day.sealed / "salvaged")
    day.do("enroll", "--url", url, "--code", code)
    day.do("bundle", "write", day.sealed)
    day.do("sync")
    day.do("pairing", "--write", day.sealed / "key.pairing")
    day.do("handover", day.sealed / "handover.station", "--no-sync")
    request = ("--request", day.sealed / "request.json", "--code", code)
    day.do("enroll", *request, "--clerk", named.CLERK, at=day.sealed / "second")


def main(words: Sequence[str]) -> None:
    """The whole day."""
    home, brought, asked, sealed = map(Path, words[:4])
    day = Day(home, brought, asked, sealed)
    person, team, activity = fill(day)
    make_papers(day, person, team, activity)
    go_wrong(day)
    keep_safe(day, person, *words[4:])
    json.dump(day.ended, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1:])

"""Sets every document with the sample station's records: `make sheets`, into out/sheets.

Each one as PDF and, page by page, as PNG, to be looked at.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2

from desktop import errors
from desktop.background.workers import Workers
from desktop.config import Home
from desktop.model.kinds import kind_named
from desktop.services import opening, sample
from desktop.services.activities.happenings import ActivityQuery, activity_ids
from desktop.services.activities.hours import COUNTING
from desktop.services.desk import Desk
from desktop.services.paper import papers
from desktop.services.paper.papers import Sheet
from desktop.services.paper.recipe import ACTIVITY, PERSON, TEAM, TemplateInfo
from desktop.services.roster.people import PeopleQuery, people_ids
from desktop.storage.keys import MasterKey
from tools.screenshots import stations

OUT = Path("out/sheets")
_DPI = 110
_POINTS = 72
#: What is set of a document that can be about several records.
_FEW = 2


def main() -> None:
    """Set them all, or those that are named."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("templates", nargs="*", help="only these")
    arguments.add_argument("--out", type=Path, default=OUT)
    given = arguments.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder) / "station")
        master = sample.make_sample(home)
        stations.fill(home, master)
        _set_all(home, master, given.templates, given.out)


def _set_all(home: Home, master: MasterKey, names: list[str], out: Path) -> None:
    workers = Workers(count=1)
    desk = opening.open_desk(home, master, workers)
    try:
        for info in papers.templates():
            if names and info.name not in names:
                continue
            for size, sheet in _sheets(desk, info):
                _keep(sheet, out, info.name if size == info.papers[0] else f"{info.name}-{size}")
    finally:
        desk.close()
        workers.close()


def _sheets(desk: Desk, info: TemplateInfo) -> Iterator[tuple[str, Sheet]]:
    for size in info.papers:
        try:
            yield size, _sheet(desk, info, size)
        except errors.PrintError as error:
            print(f"{info.name} ({size}): {error}")


def _sheet(desk: Desk, info: TemplateInfo, size: str) -> Sheet:
    if info.name == "recovery-sheet":
        return papers.preview(desk, info.name, (), size)
    return papers.issue(desk, info.name, _ids(desk, info), size)


def _ids(desk: Desk, info: TemplateInfo) -> list[str]:
    if info.about == ACTIVITY:
        held = activity_ids(desk, ActivityQuery())
        counting = [
            one
            for one in held
            if desk.records.get(kind_named("activity"), one).values["status"] in COUNTING
        ]
        return [str(one) for one in (counting[:_FEW] if info.each else counting[:1])]
    if info.about == TEAM:
        return [str(team.id) for team in desk.records.find(kind_named("team"))][:1]
    if info.about == PERSON:
        return [
            str(one)
            for one in people_ids(desk, PeopleQuery(order="minutes", descending=True))[:_FEW]
        ]
    return []


def _keep(sheet: Sheet, out: Path, name: str) -> None:
    path = out / f"{name}.pdf"
    path.write_bytes(sheet.pdf)
    for old in out.glob(f"{name}-page-*.png"):
        old.unlink()
    document = pypdfium2.PdfDocument(sheet.pdf)
    for number, page in enumerate(document, start=1):
        picture = page.render(scale=_DPI / _POINTS).to_pil()
        picture.save(out / f"{name}-page-{number:02d}.png")
    print(f"{path}: {sheet.pages} pages, {len(sheet.pdf) // 1000} kB")


if __name__ == "__main__":
    main()

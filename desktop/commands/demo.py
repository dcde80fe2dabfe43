"""`station demo`: the sample station shown in the window, or left as files to look at."""

from __future__ import annotations

import argparse
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import errors, logbook
from desktop.background.workers import Workers
from desktop.commands import terminal
from desktop.commands.file_verbs import report_lines
from desktop.commands.sync_verbs import told
from desktop.commands.wording import FOLDER
from desktop.config import Home
from desktop.model.progress import CancelAsked, Progress
from desktop.services import opening, sample, sample_county, sample_month
from desktop.services.desk import Desk
from desktop.services.paper import papers
from desktop.services.safekeeping import checkup
from desktop.services.sample import Filled
from desktop.services.sample_county import SampleCounty
from desktop.services.sync.sync_run import WholeRun
from desktop.storage.atomic import atomic_writer
from desktop.storage.keys import MasterKey

if TYPE_CHECKING:
    from desktop.app import OpenStation

PAGE_DPI = 110
#: Folder of the sample county's data, beside the station's.
COUNTY = "county"


def register(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe this verb to the parser."""
    demo = verbs.add_parser("demo", help="示例站点：打开窗口，或把样张留在文件夹里")
    demo.add_argument("--headless", action="store_true", help="不开窗口，只留下文件")
    demo.add_argument(
        "--out", type=Path, default=Path("out/demo"), metavar=FOLDER, help="文件放在哪里"
    )
    demo.set_defaults(run=_demo)


def _demo(arguments: argparse.Namespace) -> int:
    out: Path = arguments.out.absolute()
    home = Home(Path(arguments.home)) if arguments.home else Home(out / "station")
    if arguments.headless:
        return _leave_files(home, out)
    terminal.need_screen()
    from desktop.app import run_window

    if not home.records.exists():
        terminal.say("正在准备示例站点……")
        _prepared(home).close()
    logbook.start(home.logs)
    county = sample_county.SampleCounty(out / COUNTY)
    try:
        return run_window(
            home,
            passphrase=sample.PASSPHRASE,
            argv=["station"],
            opened=_CountyBeside(county),
            language_named=arguments.language,
        )
    finally:
        county.stop()


class _CountyBeside:
    """A sample county that comes up while the window shows already, and is then synced with.

    Args:
        county: not started yet; whoever made it stops it.
    """

    def __init__(self, county: SampleCounty) -> None:
        self._county = county
        self._station: OpenStation | None = None

    def __call__(self, station: OpenStation) -> None:
        """Begin, on the lane that speaks with counties."""
        self._station = station
        station.door.talk(station, self._bring_up, self._on_up, self._on_failed)

    def _bring_up(self, desk: Desk, _progress: Progress, cancelled: CancelAsked) -> None:
        self._county.cancelled = cancelled
        sample_county.bring_up(desk, self._county)

    def _on_up(self, _nothing: None) -> None:
        if self._station is not None and self._station.syncing is not None:
            self._station.syncing.on_joined()

    def _on_failed(self, error: errors.StationError) -> None:
        if self._station is not None and not isinstance(error, errors.Cancelled):
            logbook.note(error)
            self._station.window.tell_error(error)


@contextmanager
def _with_county(home: Home, out: Path) -> Iterator[None]:
    """A sample county beside the station, joined and synced with; the demo goes on without."""
    with ExitStack() as stack:
        workers = Workers(count=1)
        try:
            desk = opening.open_desk(home, opening.unlock(home, sample.PASSPHRASE), workers)
            try:
                stack.enter_context(sample_county.running(desk, out / COUNTY))
                _say_synced(sample_county.synced(desk))
            finally:
                desk.close()
        except (errors.NoSampleCounty, errors.LineError) as error:
            logbook.note(error)
            terminal.say(str(error))
        finally:
            workers.close()
        yield


def _say_synced(done: WholeRun) -> None:
    terminal.say("示例县平台：" + "".join(told(done)))


class _Prepared:
    """A sample station with everything in it, and a desk at it."""

    def __init__(self, home: Home, master: MasterKey) -> None:
        self.workers = Workers(count=1)
        self.desk: Desk = opening.open_desk(home, master, self.workers)
        meter = terminal.Meter("准备示例")
        self.filled: Filled = sample.fill(self.desk, meter)
        sample_month.liven(self.desk)
        meter.end()

    def close(self) -> None:
        self.desk.close()
        self.workers.close()


def _prepared(home: Home) -> _Prepared:
    home.path.parent.mkdir(parents=True, exist_ok=True)
    return _Prepared(home, sample.make_sample(home))


def _leave_files(home: Home, out: Path) -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from desktop.app import grab_screens, make_application

    (out / "pages").mkdir(parents=True, exist_ok=True)
    if home.records.exists() and home.path.parent == out:
        opening.unlock(home, sample.PASSPHRASE)  # refuses if it is somebody's own station
        shutil.rmtree(home.path)  # ours from last time
        shutil.rmtree(out / COUNTY, ignore_errors=True)
    make_application([])  # Qt draws the pages
    prepared = _prepared(home)
    logbook.start(home.logs)
    try:
        _leave_report(prepared, out)
        _leave_papers(prepared, out)
        findings = checkup.examine(prepared.desk)
    finally:
        prepared.close()
    with _with_county(home, out):
        for path in grab_screens(home, sample.PASSPHRASE, out / "screens"):
            terminal.show(str(path))
    terminal.say("体检：" + ("一切正常。" if not findings else f"{len(findings)} 处问题。"))
    return terminal.DONE if not findings else terminal.REFUSED


def _leave_report(prepared: _Prepared, out: Path) -> None:
    from desktop.services.roster import rosters

    report = prepared.filled.report
    lines = "\n".join(report_lines(report, dry_run=False)) + "\n"
    document = json.dumps(report.to_json(), ensure_ascii=False, indent=1)
    for name, text in (("导入报告.txt", lines), ("导入报告.json", document)):
        with atomic_writer(out / name) as file:
            file.write(text.encode())
        terminal.show(str(out / name))
    rosters.write_corrections(prepared.desk, report, out / "待更正的行.xlsx")
    terminal.show(str(out / "待更正的行.xlsx"))


def _leave_papers(prepared: _Prepared, out: Path) -> None:
    from desktop.ui.paper.drawing import page_images

    desk, activities = prepared.desk, prepared.filled.activities
    for sheet, name in (
        (papers.issue(desk, "recruitment-rules", []), "志愿者招募管理制度"),
        (papers.issue(desk, "activity-certificate", activities[:1]), "活动证书"),
    ):
        path = out / f"{name}.pdf"
        papers.save(sheet, path)
        terminal.show(str(path))
        for number, (image, _) in enumerate(page_images(sheet.pdf, PAGE_DPI), start=1):
            picture = out / "pages" / f"{name}-{number:02d}.png"
            image.save(str(picture))
            terminal.show(str(picture))

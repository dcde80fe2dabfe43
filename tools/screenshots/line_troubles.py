"""同步 with a county served on this machine: what asks for a person, and what goes wrong."""

from __future__ import annotations

import datetime as dt
import http.server
import socket
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from county.app import County
from county.auth.certificates import make_certificates
from county.config import place_of
from desktop.config import Home
from desktop.model.kinds import kind_named
from desktop.services import opening, records, sample
from desktop.services.apart import Here
from desktop.services.desk import Desk
from desktop.services.founding import StationFacts, make_station
from desktop.services.sync import enrolling, joining
from desktop.services.sync.joining import Beginning
from desktop.services.sync.lines import WireLines, line_of
from desktop.services.sync.sync_run import run
from desktop.storage.keys import Argon2Cost, MasterKey
from tools.screenshots.stations import Camera, opened

_CODE, _NAME, _HOST = "999999001001", "石桥村新时代文明实践站", "127.0.0.1"
_PASSPHRASE = "一句只有我记得的话"  # noqa: S105 - of a station that lives for a minute
_CHEAP = Argon2Cost(passes=1, memory_kib=1024, lanes=1)
_START_S, _SYNC_MS, _CALM_ROUNDS = 60.0, 60_000, 4
_REASON = "缺现场照片，参加人数和签到表对不上"
_PAGE = "<html><body>请登录上网</body></html>"


class _County:
    """A county of one station, served with a certificate by a CA of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.port = _free_port()
        self.url = f"https://{_HOST}:{self.port}"
        with self.office() as office:
            office.stations.add(_CODE[:6], "示例县")
            office.stations.add(_CODE[:9], "石桥镇")
            office.stations.add(_CODE, _NAME)

    @contextmanager
    def office(self) -> Iterator[County]:
        """Its verbs, in this process."""
        county = County(place_of(str(self._folder), None))
        try:
            yield county.open()
        finally:
            county.close()

    def code(self) -> str:
        """A new enrolment code."""
        with self.office() as office:
            return office.enrolling.make_code(_CODE).code

    def certificate(self, ca: str) -> tuple[str, str]:
        """The files of a certificate and its key, by a CA of this name."""
        now = dt.datetime.now().astimezone()
        made = make_certificates(self._folder / ca, [_HOST], now)
        return str(made.certificate), str(made.key)

    @contextmanager
    def serving(self, ca: str = "ca") -> Iterator[None]:
        """Serve until the end of the block."""
        certificate, key = self.certificate(ca)
        words = [sys.executable, "-m", "county", "serve", "--with-parent", "--port", str(self.port)]
        words += ["--data", str(self._folder), "--tls-cert", certificate, "--tls-key", key]
        with (self._folder / "serve.log").open("ab") as log:
            process = subprocess.Popen(words, stdin=subprocess.PIPE, stderr=log)
        try:
            _wait_for(self.port)
            yield
        finally:
            process.terminate()
            process.communicate()

    @contextmanager
    def behind_a_portal(self) -> Iterator[None]:
        """Whoever asks for the county gets somebody's page."""
        server = http.server.ThreadingHTTPServer((_HOST, self.port), _Portal)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*self.certificate("ca"))
        server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield
        finally:
            server.shutdown()
            server.server_close()
            thread.join()


class _Portal(http.server.BaseHTTPRequestHandler):
    """A page for whatever is asked."""

    def _say(self) -> None:
        body = _PAGE.encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(b"" if self.command == "HEAD" else body)

    do_GET = do_POST = do_PUT = do_HEAD = _say  # noqa: N815 - the library's names

    def log_message(self, _form: str, *_facts: object) -> None:
        """Nobody reads it."""


def grab_line_troubles(kept: Path, folder: Path) -> None:
    """Join; take the line away, bit by bit; then let two PCs differ and the county answer."""
    kept.mkdir()
    county = _County(kept / "county")
    home = Home(kept / "站")
    with county.serving():
        master, activity = _joined(home, county)
    with opened(home, master) as station:
        camera = Camera(station, folder)
        _grab_failed(camera, "同步-服务器没有开")
        with county.behind_a_portal():
            _grab_failed(camera, "同步-网络要登录")
        with county.serving(ca="another"):
            _grab_failed(camera, "同步-证书不对")
    with county.serving():
        _differ(home, master, county, kept / "第二台")
        with county.office() as office:
            office.administering.answer(
                _CODE, "activity", activity, "returned", _REASON, by="李主任"
            )
        with opened(home, master) as station:
            _grab_what_asks(Camera(station, folder))


def _joined(home: Home, county: _County) -> tuple[MasterKey, str]:
    """A station with people and activities that has sent all of it."""
    facts = StationFacts(_NAME, _CODE, "石桥镇", "示例县", "李文书", computer="村部一号")
    master = make_station(home, facts, _PASSPHRASE, cost=_CHEAP)
    desk = opening.open_desk(home, master, Here())
    try:
        activity = sample.fill(desk).activities[-1]
        enrolling.enroll(desk, county.url, county.code())
        _sync(desk)
        records.add(desk, "volunteer", {"name": "刘翠花", "village_group": "三组"})
    finally:
        desk.close()
    return master, activity


def _differ(home: Home, master: MasterKey, county: _County, second: Path) -> None:
    """One person is changed on two PCs; the second one's is at the county already."""
    begun = Beginning(
        Home(second), county.code(), _PASSPHRASE, "王文书", _CHEAP, computer="村部二号"
    )
    made = joining.join(begun, county.url)
    there = opening.open_desk(begun.home, made.master, Here())
    here = opening.open_desk(home, master, Here())
    try:
        _sync(there)
        person = here.records.find(kind_named("volunteer"))[0].id
        records.change(
            there, "volunteer", person, {"phone": "13700000002", "village_group": "二组"}
        )
        _sync(there)
        records.change(here, "volunteer", person, {"phone": "13700000001", "village_group": "五组"})
    finally:
        there.close()
        here.close()


def _sync(desk: Desk) -> None:
    with line_of(desk, WireLines(desk.clock)) as line:
        done = run(desk, line)
    if done.error is not None:
        raise done.error


def _grab_what_asks(camera: Camera) -> None:
    """The status line says that something waits; the page shows it."""
    _sync_now(camera)
    camera.window.go("today")
    for _ in range(_CALM_ROUNDS):  # 今日 looks again a while after a change
        camera.settle()
    camera.keep("今日-有事要看")
    for part, name in (("conflicts", "同步-两边不同"), ("attention", "同步-要处理")):
        camera.window.open_sync(part)
        camera.keep(name)


def _grab_failed(camera: Camera, name: str) -> None:
    _sync_now(camera)
    camera.window.open_sync("overview")
    camera.keep(name)


def _sync_now(camera: Camera) -> None:
    """As 现在同步 does; comes back when it is over."""
    syncing = camera.station.syncing
    if syncing is None:
        return
    if not syncing.known:
        syncing.start()
        camera.settle()
    loop = QEventLoop()
    syncing.over.connect(loop.quit)
    QTimer.singleShot(_SYNC_MS, loop.quit)
    syncing.ask()
    loop.exec()
    camera.settle()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((_HOST, 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int) -> None:
    until = time.monotonic() + _START_S
    while time.monotonic() < until:
        try:
            socket.create_connection((_HOST, port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise SystemExit(f"nobody listens on {port}")

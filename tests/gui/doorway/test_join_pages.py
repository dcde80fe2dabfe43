"""What a fresh PC is told on the pages by which it joins a station, before a county answers."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from PySide6.QtWidgets import QWidget

from desktop.sync.joining.enrolment_code import check_letter
from desktop.ui import theme
from desktop.ui.doorway import Doorway
from desktop.ui.doorway.founding_view import FoundingView
from tests.gui.doorway.fresh_pc import asking, fill

#: Of nobody's county.
_LETTERS = "0123456789ABCDEFGHJKMNPQ"
CODE = _LETTERS + check_letter(_LETTERS)


class _Portal(BaseHTTPRequestHandler):
    """A hotel that wants its guests to log in first."""

    def do_GET(self) -> None:
        body = b"<html><title>login</title></html>"
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_words: object) -> None:
        """Nothing."""


@pytest.fixture
def portal() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), _Portal)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_the_steps_are_those_of_joining_and_the_way_back_those_of_founding(fresh, until):
    door = fresh.start()
    view = asking(door, until)
    assert door._steps.titles()[2] == "取来资料"
    view.before.click()
    assert isinstance(door.view, FoundingView)
    assert door._steps.titles()[2] == "恢复单"


def test_what_lacks_is_said_below_its_line(fresh, until):
    view = asking(fresh.start(), until)
    view.next.click()
    assert view.form._counted.text() == "请照着县里给的写加入码"
    view.form.code.setText(CODE)
    view.next.click()
    assert "请填写县平台的网址" in view.form._where.text()
    view.form.address.setText("http://127.0.0.1:1")
    view.next.click()
    view.join.click()
    assert view.name.problem == "请写您的姓名"
    assert view.secret.first.problem


def test_a_slip_in_the_code_is_told_where_the_code_is(fresh, until):
    door = fresh.start()
    view = asking(door, until)
    fill(view, CODE[:-1] + ("2" if CODE[-1] != "2" else "3"), "http://127.0.0.1:1")
    view.join.click()
    until(lambda: "加入码不对" in door.banner.text)
    assert view.next.isVisible()
    assert not fresh.home.records.exists()


def test_no_line_is_told_and_the_same_button_tries_again(fresh, until):
    door = fresh.start()
    view = asking(door, until)
    fill(view, CODE, "http://127.0.0.1:1")
    view.join.click()
    until(lambda: "没有连上县平台" in door.banner.text)
    assert view.join.isVisible() and view.join.isEnabled()


def test_a_login_page_in_between_is_called_that(fresh, portal, until):
    door = fresh.start()
    view = asking(door, until)
    fill(view, CODE, portal)
    view.join.click()
    until(lambda: "登录" in door.banner.text)
    assert not fresh.home.records.exists()


def test_another_pin_than_that_of_the_request_is_told_and_one_may_ask_anew(fresh, tmp_path, until):
    view = asking(fresh.start(), until)
    view.form.by_file.click()
    fill(view, CODE, "")
    fresh.doors[-1]._course._on_request(view._wanted(), tmp_path / "申请.json")
    until(lambda: "申请文件写好了" in view.form._written.text())
    kept = len(fresh.ring.kept)
    fresh.end()
    door = fresh.start()
    view = asking(door, until)
    view.form.by_file.click()
    fill(view, "", "", pin="739155")
    door._course._on_reply(view._wanted(), tmp_path / "申请.json")
    until(lambda: "和上次申请时定的不一样" in view.secret.first.problem)
    assert view.anew.isVisible()
    view.anew.click()
    until(view.next.isVisible)
    assert not fresh.home.joining.exists()
    assert len(fresh.ring.kept) < kept  # nothing of it stays in the system's keyring


def test_a_file_that_is_no_answer_is_told_and_the_request_stays(fresh, tmp_path, until):
    door = fresh.start()
    view = asking(door, until)
    view.form.by_file.click()
    fill(view, CODE, "")
    request = tmp_path / "申请.json"
    door._course._on_request(view._wanted(), request)
    until(lambda: "申请文件写好了" in view.form._written.text())
    fill(view, "", "")
    door._course._on_reply(view._wanted(), request)
    until(lambda: bool(door.banner.text))
    assert (fresh.home.joining / "request.sealed").is_file()


@pytest.fixture
def large(dressed) -> Iterator[None]:
    theme.apply(dressed, scale=2.0)
    yield
    theme.apply(dressed)


def test_with_the_largest_letters_and_a_refusal_the_buttons_stay_in_sight(large, fresh, until):
    door = fresh.start()
    door.resize(1366, 728)
    view = asking(door, until)
    view.form.by_file.click()
    fill(view, CODE, "")
    for made in (view.before, view.request, view.reply):
        until(lambda made=made: in_sight(door, made))
    door._course._on_reply(view._wanted(), fresh.home.path / "没有.bundle")
    until(lambda: bool(door.banner.text) and door.banner.isVisible())
    for made in (view.before, view.next):
        until(lambda made=made: in_sight(door, made))
    fill(view, CODE, "")
    request = fresh.home.path.with_name("申请.json")
    door._course._on_request(view._wanted(), request)
    until(view.next.isVisible)
    fill(view, CODE, "")
    door._course._on_reply(view._wanted(), request)
    until(lambda: bool(door.banner.text) and door.banner.isVisible())
    for made in (view.before, view.request, view.reply):
        until(lambda made=made: in_sight(door, made))


def in_sight(door: Doorway, made: QWidget) -> bool:
    """All of a button, at the size its words want."""
    foot = made.mapTo(door, made.rect().bottomRight())
    wide = made.width() >= made.sizeHint().width()
    return made.isVisible() and wide and door.rect().contains(foot)

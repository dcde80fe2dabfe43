"""The administrators' pages: logging in, what is seen and done, what others can't make one do."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest

from county.app import County, make_app, make_verbs
from county.web import wording
from tests.county_line import OTHER_TOWN_STATION, InProcess
from tests.county_pc import COUNTY, STATION, TOWN, Pc, TestClock

ACTIVITY = "0b7d3c55-8a43-4f0e-a5ce-93f1f2d0c9aa"


class Checked(HTMLParser):
    """Notes whether every element that was opened was closed, and every field has a name to it."""

    VOID = frozenset({"meta", "input", "br", "link"})
    UNLABELLED = frozenset({"hidden", "checkbox"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.fields: list[dict[str, str | None]] = []
        self.labelled: set[str | None] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag not in self.VOID:
            self.open.append(tag)
        if tag in {"input", "select", "textarea"} and told.get("type") not in {
            "hidden",
            "checkbox",
        }:
            self.fields.append(told)
        if tag == "label":
            self.labelled.add(told.get("for"))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def checked(html: str) -> str:
    """A page whose elements are closed, whose fields are labelled, without script."""
    page = Checked()
    page.feed(html)
    assert page.open == []
    for field in page.fields:
        assert field.get("aria-label") or field.get("id") in page.labelled, field
    assert "<script" not in html
    return html


def token_of(html: str) -> str:
    found = re.search(r'name="token" value="([^"]+)"', html)
    assert found
    return found[1]


@pytest.fixture
def town(county: County, client: InProcess) -> InProcess:
    """A client logged in as the town's administrator."""
    reply = client.post("/admin/login", data={"key": county.admins.add(TOWN, "李所长")})
    assert (reply.status_code, reply.headers["location"]) == (303, "/admin")
    return client


def test_a_key_opens_the_page_and_a_wrong_one_does_not(county: County, client: InProcess) -> None:
    assert client.get("/admin").headers["location"] == "/admin/login"
    wrong = client.post("/admin/login", data={"key": "ABCDEFGH-" + "0" * 32})
    assert wrong.status_code == 403
    assert "管理员密钥不对" in checked(wrong.text)
    key = county.admins.add(COUNTY, "王主任")
    cookie = client.post("/admin/login", data={"key": f" {key.lower()} "}).headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert "Path=/admin" in cookie
    assert "Secure" not in cookie
    page = client.get("/admin")
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert OTHER_TOWN_STATION in checked(page.text)
    county.admins.revoke(key[:8])
    assert client.get("/admin").status_code == 303


def test_over_tls_the_cookie_never_travels_in_the_clear(county: County) -> None:
    client = InProcess(make_app(make_verbs(county)), scheme="https")
    key = county.admins.add(COUNTY, "x")
    assert "Secure" in client.post("/admin/login", data={"key": key}).headers["set-cookie"]


def test_twenty_wrong_keys_an_hour_are_the_limit(client: InProcess) -> None:
    tries = [client.post("/admin/login", data={"key": "x"}).status_code for _ in range(21)]
    assert tries == [403] * 20 + [429]


def test_a_session_ends_after_eight_hours(town: InProcess, clock: TestClock) -> None:
    assert town.get("/admin").status_code == 200
    clock.on(hours=8)
    assert town.get("/admin").status_code == 303


def test_a_town_sees_its_own_stations_and_what_waits_there(
    county: County, town: InProcess, pc: Pc
) -> None:
    assert "从没同步" in checked(town.get("/admin").text)
    pc.op("activity", ACTIVITY, "add", title="<b>清扫</b>", status="filed", held_on="2026-11-20")
    pc.sync(waits=[7, 3])
    page = checked(town.get("/admin").text)
    assert OTHER_TOWN_STATION not in page
    assert "7 项，3 张照片" in page
    assert "2026-11-22 09:30" in page
    detail = checked(town.get(f"/admin/station/{STATION}").text)
    assert pc.replica in detail
    assert "&lt;b&gt;清扫&lt;/b&gt;" in detail
    assert "已归档" in detail
    assert town.get(f"/admin/station/{OTHER_TOWN_STATION}").status_code == 403
    assert town.get("/admin/station/610802001999").status_code == 404


def test_a_code_is_shown_once_and_works(county: County, town: InProcess) -> None:
    from tests.county_line import join

    url = f"/admin/station/{STATION}"
    made = town.post(f"{url}/code", data={"token": token_of(town.get(url).text)})
    code = re.search(r"(?:[0-9A-Z]{5}-){4}[0-9A-Z]{5}", checked(made.text))
    assert code
    assert "没有用的：1 个" in town.get(url).text
    assert code[0] not in town.get(url).text
    assert join(town, code[0], STATION).sync().status == 200


def test_revoking_needs_a_tick_and_ends_a_pcs_rights(town: InProcess, pc: Pc) -> None:
    url = f"/admin/station/{STATION}"
    form = {"token": token_of(town.get(url).text), "replica": pc.replica}
    assert town.post(f"{url}/revoke", data=form).status_code == 422
    assert pc.sync().status == 200
    done = town.post(f"{url}/revoke", data={**form, "sure": "yes"})
    assert "停用" in checked(done.text)
    assert pc.sync().head["error"] == "revoked"


def test_an_activity_is_returned_with_a_reason(town: InProcess, pc: Pc) -> None:
    pc.op("activity", ACTIVITY, "add", title="清扫", status="filed")
    pc.sync()
    url = f"/admin/station/{STATION}"
    form = {"token": token_of(town.get(url).text), "record": ACTIVITY, "outcome": "returned"}
    assert "退回要写明原因" in town.post(f"{url}/answer", data=form).text
    assert "已答复" in town.post(f"{url}/answer", data={**form, "reason": "缺照片"}).text
    answer = pc.sync().rows[-1].op
    assert answer is not None
    assert (answer["k"], answer["f"]["reason"], answer["f"]["by"]) == (
        "answer",
        "缺照片",
        "鼓楼街道",
    )
    assert "退回" in checked(town.get(url).text)


def test_a_notice_reaches_the_stations_and_nothing_typed_is_lost(town: InProcess, pc: Pc) -> None:
    page = checked(town.get("/admin/publish").text)
    form = {"token": token_of(page), "title": "周五\u201c集中\u201d活动", "body": ""}
    kept = town.post("/admin/publish", data=form)
    assert kept.status_code == 422
    assert "周五“集中”活动" in checked(kept.text)
    assert "已发布" in town.post("/admin/publish", data={**form, "body": "请准备。"}).text
    row = pc.sync().rows[-1]
    assert row.op is not None
    body = json.loads(row.op["f"]["body"])
    assert (row.feed, body["title"]) == (TOWN, "周五“集中”活动")
    assert body["sections"] == [{"heading": "", "articles": [{"text": "请准备。"}]}]


def test_a_publication_is_withdrawn_with_a_tick(town: InProcess, pc: Pc) -> None:
    form = {"token": token_of(town.get("/admin/publish").text), "title": "通知", "body": "好"}
    town.post("/admin/publish", data=form)
    page = checked(town.get("/admin/publish").text)
    record = re.search(r'name="record" value="([0-9a-f-]{36})"', page)
    assert record
    form = {"token": token_of(page), "kind": "document", "record": record[1]}
    assert town.post("/admin/withdraw", data=form).status_code == 422
    assert "已撤回" in checked(town.post("/admin/withdraw", data={**form, "sure": "yes"}).text)
    assert [row.op["a"] for row in pc.sync().rows if row.op] == ["add", "delete"]
    gone = town.post("/admin/withdraw", data={**form, "sure": "yes"})
    assert gone.status_code == 422
    assert "撤回" in checked(town.get("/admin/log").text)


def test_a_station_is_added_within_ones_own_town_only(county: County, town: InProcess) -> None:
    page = checked(town.get("/admin/new-station").text)
    form = {"token": token_of(page), "code": "610802001777", "name": "新村"}
    assert town.post("/admin/new-station", data=form).status_code == 303
    assert "新村" in town.get("/admin").text
    foreign = town.post("/admin/new-station", data={**form, "code": "610802002777"})
    assert foreign.status_code == 422


FORMS = [
    "/admin/logout",
    "/admin/publish",
    "/admin/withdraw",
    "/admin/new-station",
    f"/admin/station/{STATION}/code",
    f"/admin/station/{STATION}/revoke",
    f"/admin/station/{STATION}/answer",
]


@pytest.mark.parametrize("url", FORMS)
def test_another_site_makes_no_browser_do_anything(
    county: County, town: InProcess, pc: Pc, url: str
) -> None:
    other = InProcess(make_app(make_verbs(county)))
    other.post("/admin/login", data={"key": county.admins.add(TOWN, "另一位")})
    theirs = token_of(other.get("/admin").text)
    for token in ("", "x", theirs, "é"):
        form = {"token": token, "replica": pc.replica, "sure": "yes", "title": "x", "body": "x"}
        assert town.post(url, data=form).status_code == 403, token
    assert pc.sync().status == 200


@pytest.mark.parametrize("url", [u for u in FORMS if u != "/admin/logout"])
def test_without_a_session_every_form_leads_to_the_login(client: InProcess, url: str) -> None:
    reply = client.post(url, data={"token": "x"})
    assert (reply.status_code, reply.headers["location"]) == (303, "/admin/login")


def test_logging_out_ends_the_session_in_this_browser(town: InProcess) -> None:
    out = town.post("/admin/logout", data={"token": token_of(town.get("/admin").text)})
    assert 'county_session=""' in out.headers["set-cookie"]


def test_the_log_says_in_words_who_did_it() -> None:
    asked = ("console", "admin:ABCDEFGH", "replica:0b7d3c55")
    assert [wording.who(one) for one in asked] == [
        "服务器上的命令",
        "密钥 ABCDEFGH",
        "电脑 0b7d3c55",
    ]

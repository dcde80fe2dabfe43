"""The state in words: never 已同步 while something waits, and nothing that frightens."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from dataclasses import replace

import pytest

from desktop.ui.sync.shown import Side, Standing, Trouble
from desktop.ui.sync.words import amounts, moment, origin, size, state

TODAY = dt.date(2026, 11, 22)
AT = "2026-11-22T09:12:00+08:00"
JOINED = Standing(joined=True, county="示例县平台", last_whole=AT)
NO_NETWORK = Trouble("没有连上。", "连上后会自动再试。", no_network=True)
WRONG_DATE = Trouble("这台电脑的日期不对。", "请调准。")


def every_standing() -> list[Standing]:
    choices = itertools.product(
        (True, False), (AT, None), (0, 12), (0, 3), (0, 2), (0, 4), (None, NO_NETWORK, WRONG_DATE)
    )
    return [
        Standing(joined, "示例县平台", last, changes, photos, 9_000, conflicts, attention, trouble)
        for joined, last, changes, photos, conflicts, attention, trouble in choices
    ]


@pytest.mark.parametrize("under_way", [True, False])
def test_synced_is_said_only_where_all_has_arrived(under_way: bool):
    for standing in every_standing():
        told = state(standing, TODAY, under_way=under_way)
        whole = (
            standing.joined and not under_way and standing.last_whole and not standing.waiting
            and not standing.matters and standing.trouble is None
        )  # fmt: skip
        assert ("已同步" in told.short + told.head) == bool(whole), standing


def test_every_state_has_words_an_icon_and_what_to_do():
    for standing in every_standing():
        told = state(standing, TODAY)
        assert told.short and told.head and told.advice
        assert len(told.short) <= 32
        assert not re.search(r"[A-Za-z]{3,}|错误|失败|丢失", told.short + told.head + told.advice)


@pytest.mark.parametrize(
    ("standing", "short"),
    [
        (Standing(), "还没有接入县平台"),
        (Standing(joined=True), "还没有同步过"),
        (JOINED, "已同步到 09:12"),
        (replace(JOINED, last_whole="2026-11-20T17:30:00+08:00"), "已同步到 11月20日 17:30"),
        (replace(JOINED, changes=12), "还有 12 项没送出"),
        (replace(JOINED, changes=1_200, photos=3), "还有 1,203 项没送出"),
        (replace(JOINED, changes=2, for_key=2), "2 处等钥匙"),
        (replace(JOINED, changes=3, for_key=2), "还有 3 项没送出"),
        (replace(JOINED, photos_held=4), "另有 4 张大图，关掉省流量后上传"),
        (replace(JOINED, photos_more=True), "还有照片没送出"),
        (replace(JOINED, trouble=NO_NETWORK), "没有网络，不影响使用"),
        (replace(JOINED, trouble=NO_NETWORK, changes=2), "没有网络，不影响使用 · 还有 2 项没送出"),
        (replace(JOINED, trouble=WRONG_DATE), "这次没有同步成"),
        (replace(JOINED, conflicts=2, attention=1), "需要您看一下 3 件"),
        (replace(JOINED, conflicts=2, changes=5), "需要您看一下 2 件 · 还有 5 项没送出"),
    ],
)
def test_the_status_bar_says_it_in_few_words(standing: Standing, short: str):
    assert state(standing, TODAY).short == short


def test_under_way_is_said_whatever_waits():
    assert state(replace(JOINED, changes=3), TODAY, under_way=True).short == "正在同步……"


def test_a_trouble_is_told_also_where_something_else_needs_a_person():
    told = state(replace(JOINED, attention=1, trouble=WRONG_DATE), TODAY)
    assert "日期不对" in told.head
    assert "有 1 件事要您处理" in told.advice
    assert told.short == "需要您看一下 1 件 · 没有同步成"


def test_a_station_by_files_is_sent_to_the_stick():
    told = state(replace(JOINED, changes=3, by_file=True), TODAY)
    assert told.short == "还有 3 项没送出"
    assert "U 盘" in told.advice


def test_amounts_are_told_with_measure_words_and_sizes():
    assert amounts(replace(JOINED, changes=12)) == "12 项改动"
    assert amounts(replace(JOINED, photos=3, photo_bytes=1_240_000)) == "3 张照片（1.2 MB）"
    both = replace(JOINED, changes=1, photos=2, photo_bytes=900)
    assert amounts(both) == "1 项改动和 2 张照片（900 字节）"


def test_sizes_and_moments():
    assert [size(n) for n in (0, 999, 1_000, 84_300, 12_345_678)] == [
        "0 字节", "999 字节", "1 KB", "84 KB", "12.3 MB",
    ]  # fmt: skip
    assert moment(AT, TODAY) == "09:12"
    assert moment("2026-01-02T08:00:00+08:00", TODAY) == "1月2日 08:00"
    assert moment("2019-01-02T08:00:00+08:00", TODAY) == "2019年1月2日"


def test_what_nobody_knows_of_a_value_is_left_out():
    assert (
        origin(Side("x", "李文书", AT, "电脑「村部二号」"), TODAY)
        == "李文书 · 电脑「村部二号」 · 09:12"
    )
    assert origin(Side("x", place="县里"), TODAY) == "县里"


def test_what_does_not_go_by_itself_is_told_with_what_lets_it_go():
    told = state(replace(JOINED, changes=3, for_key=2, photos_held=4), TODAY)
    assert "2 处证件号等钥匙" in told.advice
    assert "另有 4 张大图，关掉省流量后上传" in told.advice
    full = state(replace(JOINED, photos=5, photo_bytes=9_000, photos_more=True), TODAY)
    assert "至少 5 张照片" in full.head
    assert "会自动送出" not in state(replace(JOINED, changes=2, for_key=2), TODAY).advice


def test_a_request_that_was_written_waits_for_its_reply_in_words():
    told = state(Standing(asked=True), TODAY)
    assert (told.short, told.tone) == ("等县里的回执", "note")
    assert "点“接入县平台”读进来" in told.advice
    assert state(Standing(), TODAY).head == "还没有接入县平台"

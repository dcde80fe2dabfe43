"""When a picture was taken, from EXIF and from the names phones and WeChat give."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.imaging.exif import Exif
from desktop.imaging.when_taken import Taken, when_taken

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("name", "at"),
    [
        ("IMG_20261012_093012.jpg", "2026-10-12T09:30:12"),
        ("IMG_20261012_093012_1.jpg", "2026-10-12T09:30:12"),
        ("IMG_20261012_093012 (2).jpg", "2026-10-12T09:30:12"),
        ("IMG_20261012_093012_BURST001.jpg", "2026-10-12T09:30:12"),
        ("IMG20261012093012.jpg", "2026-10-12T09:30:12"),
        ("20261012_093012.jpg", "2026-10-12T09:30:12"),
        ("IMG_20261012_093012123.jpg", "2026-10-12T09:30:12"),
        ("mmexport1728699012345.jpg", "2024-10-12T10:10:12"),
        ("mmexport3f2a9c_1728699012345.jpg", "2024-10-12T10:10:12"),
        ("wx_camera_1728699012345.jpg", "2024-10-12T10:10:12"),
        ("1728699012345.jpg", "2024-10-12T10:10:12"),
        ("微信图片_20261012093012.jpg", "2026-10-12T09:30:12"),
        ("微信图片_20261012093012_12_34.jpg", "2026-10-12T09:30:12"),
        ("QQ图片20261012093012.png", "2026-10-12T09:30:12"),
        ("Screenshot_20261012_093012_com.tencent.mm.jpg", "2026-10-12T09:30:12"),
        ("Screenshot_2026-10-12-09-30-12-123_com.tencent.mm.jpg", "2026-10-12T09:30:12"),
        ("2026-10-12 093012.jpg", "2026-10-12T09:30:12"),
        ("2026-10-12 09.30.12.jpg", "2026-10-12T09:30:12"),
        ("VID_20261012_093012.mp4", "2026-10-12T09:30:12"),
        ("PXL_20261012_013012345.jpg", "2026-10-12T09:30:12"),
        ("2026年3月5日 学雷锋.jpg", "2026-03-05"),
        ("2026.3.5学雷锋.jpg", "2026-03-05"),
        ("重阳 20261012.jpg", "2026-10-12"),
        ("IMG-20261012-WA0003.jpg", "2026-10-12"),
        ("20261012_007.jpg", "2026-10-12"),
        ("IMG_20261012_993012.jpg", "2026-10-12"),
    ],
)
def test_names_of_phones_and_wechat_tell_when(name: str, at: str):
    assert when_taken(Exif(), name, TODAY) == Taken(at, "name")


@pytest.mark.parametrize(
    "name",
    [
        "WechatIMG123.jpg",
        "IMG_1234.HEIC",
        "DSC_0001.JPG",
        "照片.jpg",
        "",
        "IMG_20261332_093012.jpg",  # no such day
        "IMG_20270101_093012.jpg",  # not yet
        "19700101_080000.jpg",  # a clock that started anew
        "20000101_000312.jpg",
        "mmexport0000000000000.jpg",
        "mmexport1999999999999.jpg",  # the year 2033
        "51010120100101123X.jpg",  # an ID number
        "13812345678.jpg",  # a phone number
        "4f1728699012345a.jpg",  # part of a check sum
        "20261012345.jpg",
    ],
)
def test_names_that_tell_nothing_plausible_leave_the_time_unknown(name: str):
    assert when_taken(Exif(), name, TODAY) == Taken(None, None)


def test_exif_comes_before_the_name():
    exif = Exif(original="2026:10:11 18:00:00")

    assert when_taken(exif, "IMG_20261012_093012.jpg") == Taken("2026-10-11T18:00:00", "exif")


def test_the_date_of_scanning_serves_where_the_date_of_taking_is_missing():
    exif = Exif(digitized="2026:10:11 18:00:00", changed="2026:10:20 00:00:00")

    assert when_taken(exif, "a.jpg") == Taken("2026-10-11T18:00:00", "exif")


def test_the_date_of_the_last_change_comes_after_the_name():
    exif = Exif(changed="2026:10:20 07:00:00")

    assert when_taken(exif, "IMG_20261012_093012.jpg").at == "2026-10-12T09:30:12"
    assert when_taken(exif, "a.jpg") == Taken("2026-10-20T07:00:00", "exif")


@pytest.mark.parametrize(
    ("written", "at"),
    [
        ("2026:10:12 09:30:12", "2026-10-12T09:30:12"),
        ("2026-10-12 09:30:12", "2026-10-12T09:30:12"),
        ("2026:10:12", "2026-10-12"),
        ("2026:10:12 24:05:00", "2026-10-12"),  # some phones write midnight so
        ("0000:00:00 00:00:00", None),
        ("2000:01:01 00:00:00", None),
        ("1970:01:01 08:00:00", None),
        ("2026:13:40 09:30:12", None),
        ("2031:01:01 00:00:00", None),
        ("    :  :     :  :  ", None),
        ("昨天", None),
    ],
)
def test_exif_dates_are_taken_only_if_plausible(written: str, at: str | None):
    assert when_taken(Exif(original=written), "a.jpg", TODAY).at == at


def test_an_implausible_exif_date_gives_way_to_the_name():
    exif = Exif(original="2000:01:01 00:00:41")

    assert when_taken(exif, "IMG_20261012_093012.jpg") == Taken("2026-10-12T09:30:12", "name")


def test_tomorrow_passes_since_clocks_go_wrong_by_a_day():
    exif = Exif(original="2026:11:23 00:10:00")

    assert when_taken(exif, "a.jpg", TODAY).at == "2026-11-23T00:10:00"

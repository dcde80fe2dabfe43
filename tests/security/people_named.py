"""Fictitious people of the busy day, and the files about them that the clerk brings.

No character of theirs stands in the program's own words beside another one of theirs, so that
whatever is found of them was written by the program.
"""

from __future__ import annotations

from pathlib import Path

import docx
import openpyxl
from PIL import Image

from tests.unit.imaging.made_pictures import make_scene, written
from tests.unit.importing.made_rosters import make_xlsx, number_of

PASSPHRASE = "一句 别人猜不到的长话"
CLERK = "令狐砚秋"
#: Whoever signs in sheets is here; the second has a letter beyond the BMP.
PEOPLE = ("闻人槿棠", "呼延𬱖栀子", "赫连芷若", "澹台明玥")
NUMBERS = tuple(number_of(f"19{60 + n}-03-0{n + 1}", f"1{n}2") for n in range(4))
PHONES = tuple(f"1540098761{n}" for n in range(4))
ADDRESS, NOTE = "柿子树湾十七号", "左腿旧伤怕落雨"
STORY = "纳兰聆雨把饺子端给八十岁的夏侯婆婆"
#: Only ever typed: looked for, begun and not saved, refused, in the message of an exception.
SOUGHT, DRAFT = "司空折柳", "拓跋暮雪的住处"
REFUSED_NUMBER, REFUSED_PHONE = "990101196801017777", "1540098"
IN_EXCEPTION = "独孤问雁"
#: Added later, thrown away, and purged.
PURGED = "轩辕听蝉"
#: What a folder and a picture of the clerk's are called, and what the camera wrote into it.
FOLDER, PICTURE, CAMERA = "东郭听澜的材料", "南宫望舒.jpg", "皇甫星遥"
ROSTER, FORMS = f"{PEOPLE[0]}报的花名册.xlsx", ("镇里的表.xlsx", "镇里的表.docx")
FACTS = (
    PASSPHRASE, CLERK, *PEOPLE, *NUMBERS, *PHONES, ADDRESS, NOTE, STORY[:4], "夏侯婆婆", SOUGHT,
    PURGED, DRAFT, REFUSED_NUMBER, IN_EXCEPTION, FOLDER, PICTURE.removesuffix(".jpg"), CAMERA,
)  # fmt: skip

_HEAD = ["姓名", "性别", "身份证号", "联系电话", "家庭住址", "备注", "所属队伍"]


def bring(folder: Path) -> None:
    """Write all the files that the clerk brings."""
    _write_roster(folder / ROSTER)
    _take_picture(folder / PICTURE)
    _lay_out_forms(folder)


def _write_roster(path: Path) -> None:
    """Of them all, with a row that is refused."""
    rows = [
        [name, "女", number, phone, ADDRESS, NOTE, "敬老队"]
        for name, number, phone in zip(PEOPLE, NUMBERS, PHONES, strict=True)
    ]
    refused = ["拒" + PEOPLE[0], "女", REFUSED_NUMBER, REFUSED_PHONE, "", "", ""]
    make_xlsx(path, [_HEAD, *rows, refused])


def _take_picture(path: Path) -> None:
    """A photo that is called after somebody and says who took it, where, and of whom."""
    exif = Image.Exif()
    exif[0x010E], exif[0x013B] = PEOPLE[1], CAMERA
    exif.get_ifd(0x8825).update({1: "N", 2: (31.0, 12.0, 13.5), 3: "E", 4: (104.0, 5.0, 6.5)})
    path.write_bytes(written(make_scene(800, 600), exif=exif.tobytes()))


def _lay_out_forms(folder: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["姓名", "{{姓名}}"], ["手机", "{{手机}}"], ["证件号码", "{{证件号码}}"]):
        book.active.append(row)
    book.save(folder / FORMS[0])
    document = docx.Document()
    document.add_paragraph("姓名 {{姓名}} 手机 {{手机}} 证件号码 {{证件号码}}")
    document.save(str(folder / FORMS[1]))

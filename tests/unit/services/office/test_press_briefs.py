import io

import docx
import pytest
from PIL import Image

from desktop import errors
from desktop.services import records
from desktop.services.office.press_briefs import look_at_brief, save_brief
from tests.unit.small_disks import small_disk


def test_a_brief_of_a_story_says_when_where_what_and_how_many(desk, activity):
    lines = [line for line in look_at_brief(desk, activity).text.splitlines() if line]
    assert lines == [
        "石桥村：重阳敬老饺子宴",
        "\u3000\u30002026年10月18日，石桥村新时代文明实践站在邻里食堂开展“重阳敬老饺子宴”。",
        "\u3000\u3000上午九点，大家到齐。",
        "\u3000\u3000包饺子、拉家常。",
        "\u3000\u30002名志愿者参加，志愿服务5小时，到场群众80人。",
        "（供稿：石桥村新时代文明实践站 王文书）",
        "2026年11月22日",
    ]


def test_a_brief_that_was_written_stands_as_it_is(desk, activity):
    written = "石桥村里饺子香\n　　重阳节这天，食堂里热气腾腾。\n老人们都来了。"
    records.change(desk, "activity", activity, {"press_brief": written})
    lines = look_at_brief(desk, activity).text.splitlines()
    assert lines[0] == "石桥村里饺子香"
    assert lines[2:4] == ["\u3000\u3000重阳节这天，食堂里热气腾腾。", "\u3000\u3000老人们都来了。"]
    assert "志愿服务5小时" not in "".join(lines)


def test_a_first_sentence_is_no_headline(desk, activity):
    records.change(desk, "activity", activity, {"press_brief": "今天包饺子。\n大家都来了。"})
    lines = look_at_brief(desk, activity).text.splitlines()
    assert lines[0] == "石桥村：重阳敬老饺子宴" and lines[2] == "\u3000\u3000今天包饺子。"


def test_without_a_word_written_only_facts_are_told_and_that_is_said(desk, activity):
    records.change(desk, "activity", activity, {"story": ""})
    brief = look_at_brief(desk, activity)
    assert "只有时间、地点和人数" in brief.remark and "80人" in brief.text


def test_what_was_not_held_has_no_brief(desk):
    planned = records.add(desk, "activity", {"title": "巡河"})
    with pytest.raises(errors.NothingToPrint, match="还没有开展"):
        look_at_brief(desk, planned)


def test_only_photos_that_may_be_shown_are_in_it(desk, activity, photos):
    brief = look_at_brief(desk, activity)
    assert brief.photos == ("01.jpg", "02-张三 包 饺子.jpg")
    assert "李四" in brief.remark and "没有放进去" in brief.remark
    assert "李四" not in brief.text


def test_the_folder_holds_text_word_file_and_photos(desk, activity, photos, folder):
    target = folder / "信息稿 重阳"
    brief = save_brief(desk, activity, target)
    names = sorted(str(p.relative_to(target)) for p in target.rglob("*") if p.is_file())
    assert names == sorted(["信息稿.docx", "信息稿.txt", *(f"照片/{n}" for n in brief.photos)])
    text = (target / "信息稿.txt").read_bytes()
    assert text.startswith(b"\xef\xbb\xbf") and b"\r\n" in text
    assert text.decode("utf-8-sig").replace("\r\n", "\n") == brief.text


def test_photos_stand_in_the_word_file_and_carry_no_place(desk, activity, photos, folder):
    target = folder / "稿"
    save_brief(desk, activity, target)
    document = docx.Document(target / "信息稿.docx")
    assert len(document.inline_shapes) == 2
    assert all(0 < shape.width.mm <= 141 for shape in document.inline_shapes)
    assert "张三/包:饺子" in [p.text for p in document.paragraphs if p.style.name == "Caption"]
    inside = [p.blob for p in document.part.package.parts if p.partname.endswith(".jpg")]
    files = [path.read_bytes() for path in (target / "照片").iterdir()]
    assert len(inside) == 2
    for jpeg in inside + files:
        with Image.open(io.BytesIO(jpeg)) as image:
            assert 0x8825 not in image.getexif()  # GPS


def test_a_folder_with_something_in_it_is_left_alone(desk, activity, folder):
    (folder / "别的.txt").write_text("甲", encoding="utf-8")
    with pytest.raises(errors.FolderInUse):
        save_brief(desk, activity, folder)
    with pytest.raises(errors.FolderInUse):
        save_brief(desk, activity, folder / "别的.txt")
    assert [p.name for p in folder.iterdir()] == ["别的.txt"]


def test_an_empty_folder_is_taken(desk, activity, folder):
    save_brief(desk, activity, folder)
    assert {p.name for p in folder.iterdir()} == {"信息稿.docx", "信息稿.txt"}


def test_a_place_that_is_not_there_is_told(desk, activity, folder):
    with pytest.raises(errors.OutputFileError):
        save_brief(desk, activity, folder / "没有" / "稿")


def test_a_full_disk_leaves_nothing_behind(desk, activity, photos, tmp_path):
    with small_disk(tmp_path / "满盘", "48k") as disk:
        with pytest.raises(errors.DiskFull):
            save_brief(desk, activity, disk.path / "稿")
        assert list(disk.path.iterdir()) == []


def test_two_photos_of_the_same_words_have_two_names():
    from desktop.office.press_words import photo_names

    assert photo_names(["合影", "合影", "a\u202e/..\\b", "字" * 90, " . "]) == [
        "01-合影.jpg", "02-合影.jpg", "03-a .. b.jpg", f"04-{'字' * 40}.jpg", "05.jpg",
    ]  # fmt: skip
    assert photo_names([""] * 100)[-1] == "100.jpg"

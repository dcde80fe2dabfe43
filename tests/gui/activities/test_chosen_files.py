"""Which files the clerk gave, and what became of them in words."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QUrl

from desktop.model.ids import RecordId
from desktop.services.photos.photos import PhotosAdded
from desktop.ui.activities.photos.chosen_files import (
    dropped_paths,
    name_filter,
    pictures_in,
    report_in_words,
)


def report(added=0, already=(), elsewhere=(), failed=()) -> PhotosAdded:
    ids = tuple(RecordId(str(n)) for n in range(added))
    return PhotosAdded(ids, tuple(already), tuple(elsewhere), tuple(failed))


def test_a_folder_gives_its_pictures_and_a_named_file_is_taken_as_it_is(tmp_path):
    folder = tmp_path / "微信 图片"
    (folder / "深一层").mkdir(parents=True)
    for name in ("b.JPG", "a.heic", "深一层/c.png", "说明.txt", "._a.jpg", "清单.xlsx"):
        (folder / name).write_bytes(b"x")
    named = folder / "说明.txt"
    found = pictures_in([folder, named, folder / "a.heic"])
    assert [path.name for path in found] == ["a.heic", "b.JPG", "c.png", "说明.txt"]


def test_a_drop_gives_local_files_only(tmp_path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "一 张.jpg")), QUrl("data:,x")])
    assert dropped_paths(data) == [tmp_path / "一 张.jpg"]


def test_the_dialog_knows_endings_in_capitals_too():
    assert "*.heic *.HEIC" in name_filter()


def test_all_well_is_said_in_one_sentence():
    assert report_in_words(report(added=3)) == ("good", "添加了 3 张照片。", "")


def test_what_was_there_already_is_no_reproach():
    tone, head, rest = report_in_words(report(already=["a.jpg", "b.jpg"]))
    assert (tone, head) == ("note", "没有添加新照片。")
    assert rest == "2 张这个活动里已经有了：a.jpg、b.jpg。"


def test_a_picture_of_another_activity_is_pointed_out_with_its_title():
    elsewhere = [("a.jpg", "清洁日"), ("a.jpg", "重阳节")]
    tone, _, rest = report_in_words(report(added=1, elsewhere=elsewhere))
    assert tone == "warn"
    assert "1 张在别的活动里用过" in rest
    assert "a.jpg（「清洁日」）、a.jpg（「重阳节」）" in rest


def test_what_could_not_be_read_is_told_with_its_reason():
    _, _, rest = report_in_words(report(added=1, failed=[("坏.jpg", "照片「坏.jpg」打不开。")]))
    assert rest == "1 张没能读进来：照片「坏.jpg」打不开。"


def test_a_long_list_of_names_is_cut():
    _, _, rest = report_in_words(report(already=[f"{n}.jpg" for n in range(9)]))
    assert "4.jpg 等" in rest
    assert "5.jpg" not in rest

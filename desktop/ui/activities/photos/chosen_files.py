"""Which pictures the clerk gave: files, whole folders, drops; and in words what became of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData

from desktop.services.photos.photos import PhotosAdded

translate = QCoreApplication.translate

#: What phones and WeChat make; a folder may hold other things, which are passed over.
PICTURE_ENDINGS = (
    ".jpg",
    ".jpeg",
    ".png",
    ".heic",
    ".heif",
    ".webp",
    ".bmp",
    ".gif",
    ".tif",
    ".tiff",
)
#: A folder chosen by mistake (a whole disk) must not be walked to its end.
MOST_FROM_FOLDER = 2_000
_SHOWN = 5


def name_filter() -> str:
    """For the dialog that chooses files; capital endings too, for Linux."""
    endings = " ".join(f"*{ending} *{ending.upper()}" for ending in PICTURE_ENDINGS)
    return translate("chosen_files", "照片") + f" ({endings})"


def is_picture(path: Path) -> bool:
    """Whether a file in a folder is a picture, by its ending."""
    return path.suffix.lower() in PICTURE_ENDINGS


def pictures_in(paths: Iterable[Path], endings: Collection[str] = PICTURE_ENDINGS) -> list[Path]:
    """The pictures among files, and those inside folders, by name; each once.

    A file named by hand is taken whatever its ending, so that its fault is told.

    Args:
        paths: files and folders.
        endings: of files that are taken from folders, small letters.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            for inside in _inside(path, endings):
                found[inside] = None
        else:
            found[path] = None
    return list(found)


def dropped_paths(data: QMimeData) -> list[Path]:
    """The local files and folders of a drop or of the clipboard."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def report_in_words(report: PhotosAdded) -> tuple[str, str, str]:
    """What became of a batch: (tone, what happened, the particulars)."""
    head = translate("chosen_files", "添加了 {0} 张照片。").format(len(report.added))
    if not report.added:
        head = translate("chosen_files", "没有添加新照片。")
    parts = []
    if report.already:
        parts.append(
            translate("chosen_files", "{0} 张这个活动里已经有了：{1}。").format(
                len(report.already), _listed(report.already)
            )
        )
    if report.elsewhere:
        pairs = [
            translate("chosen_files", "{0}（「{1}」）").format(name, title)
            for name, title in report.elsewhere
        ]
        parts.append(
            translate("chosen_files", "{0} 张在别的活动里用过，请看看是不是放错了：{1}。").format(
                len({name for name, _ in report.elsewhere}), _listed(pairs)
            )
        )
    if report.failed:
        parts.append(
            translate("chosen_files", "{0} 张没能读进来：").format(len(report.failed))
            + " ".join(why for _, why in report.failed[:_SHOWN])
        )
    tone = "warn" if report.failed or report.elsewhere else "good" if report.added else "note"
    return tone, head, "\n".join(parts)


def _inside(folder: Path, endings: Collection[str]) -> list[Path]:
    found: list[Path] = []
    for path in folder.rglob("*"):
        if path.suffix.lower() in endings and not path.name.startswith("."):
            found.append(path)
        if len(found) >= MOST_FROM_FOLDER:
            break
    return sorted(found)


def _listed(names: Sequence[str]) -> str:
    shown = "、".join(names[:_SHOWN])
    return shown + translate("chosen_files", " 等") if len(names) > _SHOWN else shown

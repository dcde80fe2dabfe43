"""What joining and carriers ask of the station, each as something a lane can call."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from desktop.services.desk import Desk
from desktop.services.sync import carriers, enrolling, envelopes, pairing, passing_on, private_key
from desktop.services.sync.carriers import Batch, Took
from desktop.ui.sync.words import size

translate = QCoreApplication.translate

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]
_MOST_NAMED = 6
#: So much of a part's name tells it from all others: both codes and some of its id.
_BEGINNING = 28


@dataclass(frozen=True, slots=True)
class Membership:
    """A station that has joined.

    Args:
        county: its county's name.
        station: the station's name as the county knows it.
        remarks: what the two write otherwise, in words.
        by_file: whether there is no line to it.
    """

    county: str
    station: str
    remarks: tuple[str, ...]
    by_file: bool = False


@dataclass(frozen=True, slots=True)
class FilesRead:
    """What became of files.

    Args:
        lines: in words.
        whole: whether nothing is missing and nothing failed.
        others: files that are for others.
    """

    lines: tuple[str, ...]
    whole: bool
    others: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Join:
    """Join over the line."""

    address: str
    code: str

    def __call__(self, desk: Desk, _progress: Progress, _cancelled: Cancelled) -> Membership:
        """Do it."""
        return _membership(enrolling.enroll(desk, self.address, self.code))


@dataclass(frozen=True, slots=True)
class WriteRequest:
    """Write the file that asks to join."""

    code: str
    target: Path

    def __call__(self, desk: Desk) -> str:
        """Do it; gives where."""
        enrolling.write_request(desk, self.code, self.target)
        return str(self.target)


@dataclass(frozen=True, slots=True)
class ReadReply:
    """Read the county's answer."""

    code: str
    source: Path

    def __call__(self, desk: Desk) -> Membership:
        """Do it."""
        found = enrolling.read_reply(desk, self.code, self.source)
        return replace(_membership(found), by_file=True)


@dataclass(frozen=True, slots=True)
class NewAddress:
    """Note where the county is now."""

    address: str

    def __call__(self, desk: Desk, _progress: Progress, _cancelled: Cancelled) -> str:
        """Do it; gives what to tell."""
        enrolling.add_address(desk, self.address)
        return translate("SyncFiles", "网址核对过，保存好了。往后会自动同步。")


@dataclass(frozen=True, slots=True)
class WritePairing:
    """Write the key of ID numbers for another PC of the station."""

    target: Path
    secret: str

    def __call__(self, desk: Desk, _progress: Progress, _cancelled: Cancelled) -> str:
        """Do it; gives what to tell."""
        pairing.write(desk, self.target, self.secret)
        told = translate(
            "SyncFiles", "写好了：{0}。请拿到另一台电脑上读，口令当面告诉；读完请删掉这个文件。"
        )
        return told.format(self.target)


@dataclass(frozen=True, slots=True)
class ReadPairing:
    """Take the key of ID numbers in."""

    source: Path
    secret: str

    def __call__(self, desk: Desk, _progress: Progress, _cancelled: Cancelled) -> str:
        """Do it; gives what to tell."""
        pairing.read(desk, self.source, self.secret)
        return translate("SyncFiles", "读好了，这台电脑上能看证件号了。配对文件可以删掉了。")


@dataclass(frozen=True, slots=True)
class TakeBySheet:
    """Take the key of ID numbers by the code of a recovery sheet."""

    code: str

    def __call__(self, desk: Desk, _progress: Progress, _cancelled: Cancelled) -> str:
        """Do it; gives what to tell."""
        envelopes.unlock(desk, self.code)
        return translate(
            "SyncFiles",
            "解开了，这台电脑上能看证件号了。县里没有、回不来的是：没保存的草稿、原来那台电脑自己的"
            "设置、没传到县里的照片原图、查看和导出的登记。接着请打印一张新的恢复单，再备份一次。",
        )


def renew_key(desk: Desk, _progress: Progress, _cancelled: Cancelled) -> str:
    """Another key of ID numbers; gives what to tell."""
    private_key.change(desk)
    return translate(
        "SyncFiles",
        "换好了，下次同步会用新钥匙把加密的内容重新报一遍。请接着重新打印恢复单，再同步一次；"
        "本站还有别的电脑，就给它写一个新的配对文件。",
    )


@dataclass(frozen=True, slots=True)
class WriteFiles:
    """Write what waits."""

    folder: Path
    part_bytes: int
    photos: bool

    def __call__(self, desk: Desk, progress: Progress, cancelled: Cancelled) -> tuple[str, ...]:
        """Do it; gives what was written, in lines."""
        made = carriers.write(
            desk,
            self.folder,
            part_bytes=self.part_bytes,
            photos=self.photos,
            progress=progress,
            cancelled=cancelled,
        )
        told = translate("SyncFiles", "写好了：{0} 项改动，{1} 张照片，共 {2}。")
        first = told.format(f"{made.ops:,}", f"{made.photos:,}", size(made.bytes))
        named = translate(
            "SyncFiles", "请把这 {0} 个文件都带去，少一个也不行；文件名都以 {1} 开头，放在「{2}」。"
        )
        where = made.files[0]
        begins = where.name[:_BEGINNING]
        names = [named.format(len(made.files), begins, where.parent.name or str(where.parent))]
        if len(made.files) == 1:
            one = translate("SyncFiles", "请把它带去：文件名以 {0} 开头，放在「{1}」。")
            names = [one.format(begins, where.parent.name or str(where.parent))]
        after = [translate("SyncFiles", "县里收到以前，这些都还算没送出。")]
        if made.left:
            short = translate(
                "SyncFiles",
                "地方不够，还有 {0} 张照片没有带上，没有丢。换一个大一点的 U 盘再写，或下次再带。",
            )
            after.append(short.format(f"{made.left:,}"))
        return (first, *names, *after)


@dataclass(frozen=True, slots=True)
class ReadFiles:
    """Take in what was brought."""

    paths: tuple[Path, ...]

    def __call__(self, desk: Desk, progress: Progress, cancelled: Cancelled) -> FilesRead:
        """Do it; gives what came and what did not, in lines."""
        found = carriers.look(desk, self.paths)
        whole = [one for one in found if one.ours and not one.missing]
        short = [one for one in found if one.ours and one.missing]
        ours = sum(len(one.files) for one in found if one.written_here)
        strangers = [one for one in found if not (one.ours or one.written_here)]
        others = tuple(path for one in strangers for path in one.files)
        known = {path for one in found for path in one.files}
        wanted = [path for one in whole for path in one.files]
        # What is no bundle at all is read too, to hear why not.
        wanted += [path for path in self.paths if path.is_file() and path not in known]
        took = carriers.read(desk, wanted, progress=progress, cancelled=cancelled)
        lines = [*_came(took), *map(_lacks, short), *(str(error) for _, error in took.failed)]
        if ours:
            told = translate("SyncFiles", "有 {0} 个文件是本站写给县里的，不用读，带去就行。")
            lines.append(told.format(ours))
        if others:
            told = translate("SyncFiles", "有 {0} 个文件是给别的站或县里的，没有打开。")
            lines.append(told.format(len(others)))
        if took.receipts:
            told = translate("SyncFiles", "县里的加入回执也在这里，本站已经接入，不用再读。")
            lines.append(told)
        if not lines:
            lines.append(translate("SyncFiles", "这里没有传送文件。"))
        return FilesRead(tuple(lines), bool(took.batches and not short and not took.failed), others)


@dataclass(frozen=True, slots=True)
class PassOn:
    """Copy what is for others, to be carried on."""

    paths: tuple[Path, ...]
    folder: Path

    def __call__(self, _desk: Desk, progress: Progress, cancelled: Cancelled) -> FilesRead:
        """Do it; gives what was done, in lines."""
        made = passing_on.carry(self.paths, self.folder, progress=progress, cancelled=cancelled)
        lines = [str(error) for _, error in made.failed]
        if made.files:
            told = translate("SyncFiles", "拷好了 {0} 个文件，放在「{1}」，请带给他们。")
            lines.insert(0, told.format(len(made.files), self.folder.name or str(self.folder)))
        return FilesRead(tuple(lines), not made.failed)


def _membership(found: enrolling.Enrolled) -> Membership:
    return Membership(found.county, found.station, found.differs)


def _came(took: Took) -> list[str]:
    if not took.batches:
        return []
    parts = [translate("SyncFiles", "读好了 {0} 批").format(took.batches)]
    if took.pushed:
        parts.append(translate("SyncFiles", "县里确认收到 {0} 项").format(f"{took.pushed:,}"))
    if took.pulled:
        parts.append(translate("SyncFiles", "带回 {0} 项新内容").format(f"{took.pulled:,}"))
    if took.photos:
        parts.append(translate("SyncFiles", "{0} 张照片").format(f"{took.photos:,}"))
    if took.conflicts:
        parts.append(translate("SyncFiles", "{0} 处两边不一样，请您选").format(took.conflicts))
    if took.rejected:
        parts.append(translate("SyncFiles", "{0} 项县里没收，请您看一下").format(took.rejected))
    return ["，".join(parts) + "。"]


def _lacks(batch: Batch) -> str:
    numbers = "、".join(str(number) for number in batch.missing[:_MOST_NAMED])
    if len(batch.missing) > _MOST_NAMED:
        numbers += translate("SyncFiles", "……")
    words = translate(
        "SyncFiles", "有一批应有 {0} 个文件，还差第 {1} 个；凑齐了再读，现在没有收下半批。"
    )
    return words.format(batch.parts, numbers)

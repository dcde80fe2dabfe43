"""What disks and files do to a station that is open."""

from __future__ import annotations

from desktop.errors.tree import ProgramError, WorldError


class DiskFull(WorldError):
    happened = "磁盘空间不够，这一步没有保存。"
    kept = "以前保存的资料都在。"
    advice = "请清空电脑的回收站，或者删掉不用的大文件，再保存一次。"


class DiskFailing(WorldError):
    happened = "读写磁盘时出错，这一步没有保存。"
    kept = "以前保存的资料都在。"
    advice = "请先把资料备份到U盘，再请人检查硬盘。"


class NotConfirmed(DiskFailing):
    """A flush failed at the very end: whether the step is on the disk, nobody can know."""

    happened = "磁盘没有确认写好，这一步可能没有保存。"
    kept = "以前保存的资料都在。"
    advice = "请先把资料备份到U盘，再请人检查硬盘；重新打开后，请看一看这一步在不在。"


class FileGone(WorldError):
    happened = "站点的文件「{path}」被移走、改名或删除了，或者所在的盘已拔出；这一步没有保存。"
    kept = "以前保存的资料都在原来的文件里。"
    advice = "请关闭程序，把文件（或盘）放回原处，再重新打开；放不回来时请用最近的备份恢复。"


class Damaged(WorldError):
    happened = "资料文件有损坏：{what}。"
    kept = "没有再往里写。"
    advice = "请用最近的备份恢复，并保留这份文件交给技术人员。"


class UnjournalledWrite(ProgramError):
    """A write tried to pass the journal by; the guard triggers refused it."""

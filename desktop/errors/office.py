"""Why a file that goes next to paper can't be made: a Word text, a form, a long picture."""

from __future__ import annotations

from desktop.errors.tree import WorldError


class OfficeError(WorldError):
    """A file next to paper could not be made."""

    kept = "没有留下文件，站点资料没有受影响。"


class NoWordText(OfficeError):
    happened = "「{label}」不是文本，不能存成 Word 文件。"
    advice = "可以的有：{known}。"


class FormRefused(OfficeError):
    happened = "表格文件「{path}」用不了：{why}。"
    kept = "原文件没有改动，没有留下新文件。"
    advice = "请在 WPS 或 Word、Excel 里打开它看一看，另存为 .docx 或 .xlsx 后再用。"


class FormWords(OfficeError):
    happened = "表格文件「{path}」里「{words}」这样写读不懂。"
    kept = "原文件没有改动，没有留下新文件。"
    advice = "两层花括号里只写一个字段名，比如 {example}；能用的字段见字段表。"


class FormIsTarget(OfficeError):
    happened = "「{path}」就是空表本身，不能把填好的内容写在它上面。"
    kept = "原文件没有改动。"
    advice = "请换一个文件名保存。"


class FormNeeds(OfficeError):
    happened = "表里要填“{names}”，还没有选好是哪一个{about}。"
    advice = "请先选好，再填一次。"


class NotForSharing(OfficeError):
    happened = "「{label}」里可能有个人信息，不做成发微信的长图。"
    advice = "可以做的有：{known}。"


class PictureTooLong(OfficeError):
    happened = "「{what}」太长，做不成一张图。"
    advice = "请缩短内容，或者改发 PDF 文件。"


class FolderInUse(OfficeError):
    happened = "文件夹「{path}」里已经有东西。"
    kept = "那里的文件没有改动。"
    advice = "请换一个文件夹。"

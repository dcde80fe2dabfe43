"""What is wrong with a record, a field or a step."""

from __future__ import annotations

from desktop.errors.tree import WorldError


class RecordError(WorldError):
    """A verb on a record was refused."""


class UnknownKind(RecordError):
    happened = "没有「{kind}」这种记录。"
    advice = "可用的有：{known}。"


class UnknownField(RecordError):
    happened = "「{kind}」没有「{field}」这一项。"
    advice = "可用的有：{known}。"


class NotFound(RecordError):
    happened = "找不到这条{label}（编号 {id}）。"
    advice = "它可能已被删除，请刷新后再找。"


class InvalidValues(RecordError):
    """What was typed is not acceptable; `problems` holds one sentence a value."""

    happened = "{problems}"
    kept = "没有保存。"
    advice = "请改正后再保存。"


class FileIncomplete(RecordError):
    """An activity's file lacks something; `missing` names it."""

    happened = "活动「{title}」的档案还缺：{missing}。"
    kept = "活动还是已开展，没有归档。"
    advice = "补上后再归档；确实没有的，也可以这样归档。"


class TakesPartAlready(RecordError):
    happened = "「{name}」已在活动「{activity}」的参与人员里（{standing}），没有再添加。"
    kept = "原来的记录没有改动。"
    advice = "要更正请在活动里修改，或用「station set participation {id} 字段=值」。"


class EditConflict(RecordError):
    happened = "您编辑期间，{fields} 已被别处改过，没有覆盖。"
    kept = "两边的内容都还在。"
    advice = "请看一眼新内容，再决定要不要改。"


class UndoConflict(RecordError):
    happened = "要{verb}的内容后来又有变动：{fields}。"
    kept = "没有{verb}。"
    advice = "可以仍然{verb}、跳过这些只{verb}其余的，或先看这些记录的历史再决定。"


class NothingToUndo(RecordError):
    happened = "没有可以{verb}的操作。"


class NotUndoable(RecordError):
    happened = "「{title}」不能{verb}。"
    advice = "{advice_text}"


class NothingToShow(RecordError):
    happened = "「{label}」里没有给人看的内容，不列出，也不导出。"


class ReadOnlyKind(RecordError):
    happened = "「{label}」不能这样改动。"
    advice = "{advice_text}"


class ReasonMissing(RecordError):
    happened = "查看完整证件号要写明理由（{most} 个字以内）。"
    kept = "号码没有显示。"
    advice = "请选一个理由再看；命令行请加 --why 理由。"


class NoSuchHead(RecordError):
    happened = "「{typed}」不是恢复单上的日志校验。"
    advice = "请照抄整行，例如 412/17/7K3M-9QTX-0A4B-C8DE。"

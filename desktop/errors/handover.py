"""Handing a station over, taking it over, and emptying the PC that was left."""

from __future__ import annotations

from desktop.errors.files import InputFileError
from desktop.errors.opening import OpenError
from desktop.errors.tree import WorldError


class HandoverFailed(WorldError):
    happened = "移交文件没有做成：{why}。"
    kept = "本站资料没有受影响，没有留下半个文件。"
    advice = "请换一个位置（例如另一个U盘）再做一次。"


class NotAHandover(InputFileError):
    happened = "「{path}」是一份备份，不是移交文件。"
    kept = "没有接手，这个文件没有改动。"
    advice = "从备份恢复请用「station recover」；接手请用前任做的移交文件。"


class NeedsTakeover(InputFileError):
    happened = "「{path}」是移交文件，不能当备份恢复。"
    kept = "没有恢复任何内容，这个文件没有改动。"
    advice = "请用“接手”（station takeover）：要填接手码、您的姓名，和您自己的新口令或 PIN。"


class HandoverCodeWrong(OpenError):
    happened = "接手码不对，没有打开移交文件。"
    kept = "移交文件没有改动，这里没有留下任何东西。"
    advice = "请照着《接手码》那张纸再抄一遍；每做一份移交文件，接手码都不一样。"


class WipeRefused(WorldError):
    happened = "没有清除这台电脑：{why}。"
    kept = "这里的资料一点没有动。"
    advice = "{advice}"


class WipeUnfinished(WorldError):
    happened = "「{path}」里还有 {count} 个文件没有删掉，这台电脑没有清除完。"
    kept = "密钥已经销毁，留下的文件谁也打不开。"
    advice = "请关掉占用这些文件的程序，再打开一次本程序，它会接着清除。"


class NotAProof(InputFileError):
    happened = "「{path}」不是清除证明，或被改动过：签名对不上。"
    kept = "这个文件没有改动。"
    advice = "请核对是不是原来的那个 .json 文件。"

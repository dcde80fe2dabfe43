"""Why a sheet can't be printed."""

from __future__ import annotations

from desktop.errors.tree import WorldError


class PrintError(WorldError):
    """A document could not be made."""

    kept = "没有登记编号，没有留下文件。"


class UnknownTemplate(PrintError):
    happened = "没有「{template}」这个打印模板。"
    advice = "可用的有：{known}。"


class UnknownPaper(PrintError):
    happened = "「{label}」不能印在「{paper}」纸上。"
    advice = "可用的纸张有：{known}。"


class UnknownQuestion(PrintError):
    happened = "「{label}」不问「{name}」。"
    advice = "它问的有：{known}。"


class UnknownAnswer(PrintError):
    happened = "「{question}」不能是「{value}」。"
    advice = "可以写：{known}。"


class MissingGlyphs(PrintError):
    happened = "这些字所有字体里都没有，印出来会是空白：{where}。"
    advice = "{advice_text}"


class FontUnusable(PrintError):
    happened = "这台电脑里的字体「{font}」已损坏，不能用来印。"
    advice = "请再印一次，会改用随程序带的字体；也可以重新安装这种字体。"


class DoesNotFit(PrintError):
    happened = "内容太多，「{what}」放不下。"
    advice = "请缩短文字或换大一号纸。"


class BadSealCode(PrintError):
    happened = "扫到的内容不是证书核验码，或者没有扫全。"
    kept = ""
    advice = "请把证书放平、光线充足时再扫一次，或按编号查询证书登记。"


class NoCodeInPicture(PrintError):
    happened = "照片「{path}」里没有认出二维码。"
    kept = ""
    advice = "请把证书放平，靠近一点，在光线充足的地方再拍一次。"


class NothingToPrint(PrintError):
    happened = "没有可以打印的内容：{why}。"


class PrinterRefused(PrintError):
    happened = "打印机「{printer}」没有接收：{why}。"
    kept = "已登记的编号不变，再打一次不会重复编号。"
    advice = "请看看打印机是否开着、有没有纸，再打一次；也可以先保存 PDF。"


class TextRefused(PrintError):
    happened = "这份文本还不能保存：{why}。"
    kept = "写的内容还在，没有丢。"
    advice = "能用的有：{known}。"

    def sentences(self) -> tuple[str, str, str]:
        """Without a list where there is nothing to list."""
        happened, kept, advice = super().sentences()
        return happened, kept, advice if self.facts.get("known") else ""


class TextOvertaken(PrintError):
    happened = "「{title}」刚才在别处改过了。"
    kept = "您写的内容还在，没有保存。"
    advice = "请复制您写的内容，关掉再打开，看看新的，再改一次。"

"""word, picture, press, form: files that go next to paper."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.commands import terminal
from desktop.commands.opened import desk_of
from desktop.commands.wording import FILE, FOLDER, RECORD, take_json
from desktop.services.handed_out import Carries, HandedOut, of_paper

if TYPE_CHECKING:
    from desktop.services.office.form_facts import Chosen
    from desktop.services.office.forms import FormReport

_NAME = "模板"


def register(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe these verbs to the parser."""
    word = verbs.add_parser("word", help="把制度、四会名单、通知存成可改的 Word 文件")
    word.add_argument("template", metavar=_NAME, help="用「station print --list」列出")
    _take_answers(word)
    _take_out(word, "写成这个 .docx")
    word.set_defaults(run=_word)

    picture = verbs.add_parser("picture", help="做成发微信的长图")
    picture.add_argument("template", metavar=_NAME, help="用「station print --list」列出")
    told = "活动的编号，可以写几次"
    picture.add_argument("--id", dest="ids", action="append", default=[], metavar=RECORD, help=told)
    _take_answers(picture)
    _take_out(picture, "写成这个 .png")
    picture.set_defaults(run=_picture)

    press = verbs.add_parser("press", help="一次活动的信息稿：文字、Word 文件和照片")
    press.add_argument("activity", metavar="活动", help="活动的编号")
    press.add_argument("--out", type=Path, metavar=FOLDER, help="建这个文件夹；不写就只看文字")
    press.set_defaults(run=_press)

    forms = verbs.add_parser("form", help="镇里县里发的空表（.docx、.xlsx）")
    form = forms.add_subparsers(dest="form_verb", required=True, metavar="命令")
    listed = form.add_parser("fields", help="列出空表里能写的字段名")
    take_json(listed)
    listed.set_defaults(run=_fields)
    check = form.add_parser("check", help="看看一张空表要填什么，哪些填得上")
    _take_form(check)
    take_json(check)
    check.set_defaults(run=_check)
    fill = form.add_parser("fill", help="填一张空表，存成新文件")
    _take_form(fill)
    _take_out(fill, "填好的存成这个文件")
    fill.set_defaults(run=_fill)


def _take_answers(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "--set",
        dest="answers",
        action="append",
        default=[],
        metavar="名称=值",
        help="模板要问的，可以写几次；写错了会列出能写的",
    )


def _take_out(verb: argparse.ArgumentParser, told: str) -> None:
    verb.add_argument("--out", type=Path, required=True, metavar=FILE, help=told)


def _take_form(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("form", type=Path, metavar="空表", help="写了 {{站名}} 这样字段名的文件")
    verb.add_argument("--activity", default="", metavar="活动", help="活动的编号")
    verb.add_argument("--person", default="", metavar="志愿者", help="志愿者的编号")
    verb.add_argument("--team", default="", metavar="队伍", help="队伍的编号")
    verb.add_argument("--month", default="", metavar="月份", help="如 2026-11")


def _answers(arguments: argparse.Namespace) -> dict[str, str] | None:
    """What was answered; None, and told, where that is no answer."""
    given = [answer.partition("=") for answer in arguments.answers]
    if all(middle for _, middle, _ in given):
        return {name: value for name, _, value in given}
    terminal.say("--set 要写成「名称=值」，如 --set month=2026-11。")
    return None


def _word(arguments: argparse.Namespace) -> int:
    from desktop.services.office import word_texts

    answers = _answers(arguments)
    if answers is None:
        return terminal.USAGE
    with desk_of(arguments) as desk:
        title = word_texts.save_text(desk, arguments.template, arguments.out, answers)
    terminal.say(f"「{title}」已存成「{arguments.out}」，可以用 WPS 或 Word 修改。")
    _warn(of_paper(arguments.template))
    return terminal.DONE


def _picture(arguments: argparse.Namespace) -> int:
    from desktop.services.office import long_pictures

    answers = _answers(arguments)
    if answers is None:
        return terminal.USAGE
    meter = terminal.Meter("画图")
    with desk_of(arguments) as desk:
        sheet = long_pictures.save_picture(
            desk, arguments.template, arguments.ids, arguments.out, answers, progress=meter
        )
    meter.end()
    if sheet.remark:
        terminal.say(sheet.remark)
    terminal.say(f"「{sheet.title}」已做成长图「{arguments.out}」。")
    _warn(of_paper(arguments.template))
    return terminal.DONE


def _press(arguments: argparse.Namespace) -> int:
    from desktop.services.office import press_briefs

    with desk_of(arguments) as desk:
        if arguments.out:
            brief = press_briefs.save_brief(desk, arguments.activity, arguments.out)
        else:
            brief = press_briefs.look_at_brief(desk, arguments.activity)
    if brief.remark:
        terminal.say(brief.remark)
    if arguments.out:
        count = len(brief.photos)
        terminal.say(f"信息稿在「{arguments.out}」，有 {count} 张照片。发出去以前请再看一遍。")
        _warn(HandedOut.PRESS_BRIEF.carries)
    else:
        terminal.show(brief.text.rstrip("\n"))
    return terminal.DONE


def _fields(arguments: argparse.Namespace) -> int:
    from desktop.services.office.form_fields import fields

    if arguments.json:
        told = [{"name": f.name, "about": f.subject.value, "from": f.source} for f in fields()]
        terminal.show_json(told)
        return terminal.DONE
    for field in fields():
        terminal.show(f"{{{{{field.name}}}}}\t{field.subject.value}\t{field.source}")
    return terminal.DONE


def _chosen(arguments: argparse.Namespace) -> Chosen:
    from desktop.services.office.form_facts import Chosen

    return Chosen(arguments.activity, arguments.person, arguments.team, arguments.month)


def _check(arguments: argparse.Namespace) -> int:
    from desktop.services.office import forms

    with desk_of(arguments) as desk:
        report = forms.look_at_form(desk, arguments.form, _chosen(arguments))
    if arguments.json:
        terminal.show_json(_as_json(report))
        return terminal.DONE
    for name, words in report.known:
        terminal.show(f"填上\t{name}\t{words}")
    for name, source in report.empty:
        terminal.show(f"空着\t{name}\t{source}")
    for name, about in report.needed:
        terminal.show(f"先选\t{name}\t{about}")
    for name, near in report.unknown:
        terminal.show(f"不认识\t{name}\t{f'是不是“{near}”' if near else ''}")
    _tell(report)
    return terminal.DONE


def _fill(arguments: argparse.Namespace) -> int:
    from desktop.services.office import forms

    with desk_of(arguments) as desk:
        report = forms.fill_form(desk, arguments.form, arguments.out, _chosen(arguments))
    terminal.say(f"已填好，存成「{arguments.out}」；空表没有改动。")
    _warn(report.carries)
    if report.empty:
        names = "、".join(name for name, _ in report.empty)
        terminal.say(f"空着的：{names}。")
    if report.unknown:
        names = "、".join(f"{name}（{near}？）" if near else name for name, near in report.unknown)
        terminal.say(f"不认识、原样留着的：{names}。")
    _tell(report)
    return terminal.IN_PART if report.unknown or report.left_over else terminal.DONE


def _warn(carries: Carries) -> None:
    """What there is to know of a file with people in it."""
    if carries.value:
        terminal.say(carries.value)


def _tell(report: FormReport) -> None:
    for name, rows in report.left_over:
        terminal.say(f"「{name}」还有 {rows} 行没有地方填，请在空表里多留几行。")
    if report.losses:
        losses = "、".join(report.losses)
        terminal.say(f"空表里的{losses}填好后可能不在了，请打开看一看。")
    if report.remark:
        terminal.say(report.remark)


def _as_json(report: FormReport) -> dict[str, object]:
    return {
        "known": dict(report.known),
        "empty": dict(report.empty),
        "needed": dict(report.needed),
        "unknown": dict(report.unknown),
        "left_over": dict(report.left_over),
        "losses": list(report.losses),
        "remark": report.remark,
    }

"""enroll and sync: joining a county, and exchanging with it over the line."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop.commands import terminal
from desktop.commands.opened import cost_of, desk_of, home_of
from desktop.commands.wording import FILE, take_json
from desktop.services.desk import Desk
from desktop.services.handover import retirement
from desktop.services.sync import (
    enrolling,
    envelopes,
    joining,
    line_settings,
    lines,
    pairing,
    private_key,
    sync_run,
)
from desktop.services.sync.enrolling import Enrolled
from desktop.services.sync.joining import Beginning, NewPc
from desktop.services.sync.line_settings import LineSettings
from desktop.services.sync.sync_run import WholeRun


def register(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe these verbs to the parser."""
    enroll = verbs.add_parser(
        "enroll", help="加入县平台；在空文件夹里（--home）则是本站的第二台电脑"
    )
    how = enroll.add_mutually_exclusive_group(required=True)
    how.add_argument("--url", metavar="网址", help="县平台的网址；已加入的站不写加入码，就是换网址")
    how.add_argument("--request", type=Path, metavar=FILE, help="没有网络：写成申请文件")
    how.add_argument("--reply", type=Path, metavar=FILE, help="没有网络：读县里的回执文件")
    enroll.add_argument("--code", metavar="加入码", help="县里给的加入码；读回执时不用再写")
    told = "第二台电脑：坐在这台电脑前的文书"
    enroll.add_argument("--clerk", default="文书", metavar="姓名", help=told)
    take_json(enroll)
    enroll.set_defaults(run=_enroll)

    pair = verbs.add_parser("pairing", help="把证件号的钥匙交给本站另一台电脑（口令另行告知）")
    way = pair.add_mutually_exclusive_group(required=True)
    way.add_argument("--write", type=Path, metavar=FILE, help="在原来的电脑上写")
    way.add_argument("--read", type=Path, metavar=FILE, help="在第二台电脑上读")
    words = "从文件描述符读配对文件的口令"
    pair.add_argument("--file-passphrase-fd", type=int, metavar="号码", help=words)
    pair.set_defaults(run=_pair)

    unlock = verbs.add_parser(
        "unlock-private", help="在本站另一台电脑上解开证件号：用恢复单，不用原来的电脑"
    )
    unlock.add_argument(
        "--recovery", action="store_true", required=True, help="用恢复单上的恢复码；先要同步过"
    )
    unlock.add_argument(
        "--recovery-fd", type=int, metavar="号码", help="从文件描述符读恢复码；不写就在终端里问"
    )
    unlock.set_defaults(run=_unlock_private)

    renew = verbs.add_parser(
        "renew-private", help="更换证件号的钥匙：知道它的人走了；别的电脑要重新配对"
    )
    renew.set_defaults(run=_renew_private)

    sync = verbs.add_parser("sync", help="和县平台同步；写了下面的设置就只改设置，不同步")
    sync.add_argument("--settings", action="store_true", help="看现在的设置")
    sync.add_argument(
        "--every", type=int, metavar="分钟", help="隔多久自动同步一次；0 是只按钮同步"
    )
    saving = "省流量：on 打开（照片只传小图），off 关掉"
    sync.add_argument("--saving", choices=("on", "off"), metavar="开关", help=saving)
    sync.add_argument("--limit", type=int, metavar="网速", help="每秒最多传多少 KB；0 是不限")
    take_json(sync)
    sync.set_defaults(run=_sync)


def _enroll(arguments: argparse.Namespace) -> int:
    if not arguments.code and arguments.request:
        terminal.say("请写明加入码：--code 加入码。")
        return terminal.USAGE
    if not home_of(arguments).records.is_file():
        return _enroll_new_pc(arguments)
    with desk_of(arguments) as desk:
        if arguments.request:
            enrolling.write_request(desk, arguments.code, arguments.request)
            return _requested(arguments)
        if arguments.reply:
            typed = arguments.code or ""
            return _joined(arguments, enrolling.read_reply(desk, typed, arguments.reply))
        if not arguments.code:
            enrolling.add_address(desk, arguments.url)
            terminal.say("已记下县平台的网址，以后可以直接同步。")
            return terminal.DONE
        return _joined(arguments, enrolling.enroll(desk, arguments.url, arguments.code))


def _enroll_new_pc(arguments: argparse.Namespace) -> int:
    if not arguments.code and not arguments.reply:
        terminal.say("请写明加入码：--code 加入码。")
        return terminal.USAGE
    home = home_of(arguments)
    joining.check_free(home)  # before a passphrase is asked for
    begun = Beginning(
        home,
        arguments.code or "",
        terminal.passphrase(arguments, new=True),
        arguments.clerk,
        cost_of(arguments),
    )
    if arguments.request:
        joining.write_request(begun, arguments.request)
        return _requested(arguments)
    if arguments.reply:
        return _new_pc(arguments, joining.read_reply(begun, arguments.reply))
    return _new_pc(arguments, joining.join(begun, arguments.url))


def _requested(arguments: argparse.Namespace) -> int:
    if arguments.json:
        terminal.show_json({"request": str(arguments.request)})
    terminal.say(
        f"申请写在「{arguments.request}」。请带到县里或镇里，"
        "拿到回执文件后用 station enroll --reply 读进来。"
    )
    return terminal.DONE


def _joined(arguments: argparse.Namespace, done: Enrolled) -> int:
    if arguments.json:
        terminal.show_json({"station": done.station, "county": done.county})
    next_step = (
        "没有网络就用文件同步：station bundle write U盘，带到县里或镇里，再用 station bundle read "
        "读带回来的；有了网址，用 station enroll --url 网址。"
        if arguments.reply
        else "现在可以同步：station sync。"
    )
    terminal.say(f"已加入“{done.county}”。{next_step}")
    for words in done.differs:
        terminal.say(f"请留意：{words}")
    return terminal.DONE


def _new_pc(arguments: argparse.Namespace, made: NewPc) -> int:
    if arguments.json:
        told = {"home": str(made.home.path), "station": made.station, "county": made.county}
        terminal.show_json(told)
    fetch = (
        "接着用 station bundle write 写一批带到县里，再用 station bundle read 读带回来的，"
        "本站的资料就来了。"
        if arguments.reply
        else "接着用 station sync 取来本站的资料。"
    )
    terminal.say(
        f"这台电脑已成为“{made.station}”的一台，资料在「{made.home.path}」，请牢记口令。{fetch}"
    )
    return terminal.DONE


def _pair(arguments: argparse.Namespace) -> int:
    """Under the passphrase of the PC it is written on, which its clerk tells the other's."""
    with desk_of(arguments) as desk:
        if arguments.write:
            secret = terminal.pairing_passphrase(arguments, new=True)
            pairing.write(desk, arguments.write, secret, cost_of(arguments))
            terminal.say(
                f"配对文件写在「{arguments.write}」。请在第二台电脑上读，口令当面告知，读完删掉它。"
            )
        else:
            pairing.read(desk, arguments.read, terminal.pairing_passphrase(arguments, new=False))
            terminal.say("已收下，证件号解开了。配对文件可以删掉了。")
    return terminal.DONE


def _unlock_private(arguments: argparse.Namespace) -> int:
    with desk_of(arguments) as desk:
        pairing.check_wanted(desk)  # before a code is asked for
        envelopes.unlock(desk, terminal.recovery_code(arguments))
    terminal.say(
        "证件号解开了，这台电脑和本站原来的电脑一样了。县里没有、回不来的是：没有保存的草稿、"
        "原来那台电脑自己的设置、没有传到县里的照片原图、查看和导出的登记。"
        "接着请打印这台电脑自己的恢复单（station print recovery-sheet），"
        "再做一份备份（station backup）。"
    )
    return terminal.DONE


def _renew_private(arguments: argparse.Namespace) -> int:
    with desk_of(arguments) as desk:
        private_key.change(desk)
    terminal.say(
        "证件号的钥匙换好了，下次同步会把加密上报的内容用新钥匙重新报一遍。以前的恢复单和配对文件"
        "不能再给新电脑用：请重新打印恢复单（station print recovery-sheet）再同步；"
        "本站别的电脑同步后会看不到证件号，请给它们写配对文件，或输入新恢复单上的恢复码。"
    )
    return terminal.DONE


def _settings(arguments: argparse.Namespace) -> int:
    """Set what was given, and show what stands."""
    with desk_of(arguments) as desk:
        now = line_settings.line_settings(desk)
        wanted = LineSettings(
            now.every_minutes if arguments.every is None else arguments.every,
            now.saving if arguments.saving is None else arguments.saving == "on",
            now.limit_kib if arguments.limit is None else arguments.limit,
        )
        if wanted != now:
            now = line_settings.set_line_settings(desk, wanted)
    if arguments.json:
        terminal.show_json(
            {"every_minutes": now.every_minutes, "saving": now.saving, "limit_kib": now.limit_kib}
        )
    often = f"每 {now.every_minutes} 分钟一次" if now.every_minutes else "只按钮同步"
    speed = f"每秒最多 {now.limit_kib} KB" if now.limit_kib else "网速不限"
    photos = "照片只传小图" if now.saving else "照片大图小图都传"
    terminal.say(f"自动同步：{often}；{photos}；{speed}。")
    return terminal.DONE


def _sync(arguments: argparse.Namespace) -> int:
    given = (arguments.every, arguments.saving, arguments.limit)
    if arguments.settings or any(one is not None for one in given):
        return _settings(arguments)
    with desk_of(arguments) as desk:
        done = synced(desk)
        old_pc = retirement.waiting(desk)
    if arguments.json:
        terminal.show_json(done.to_json())
    for words in filter(None, (*told(done), old_pc)):
        terminal.say(words)
    if done.error is not None:
        return terminal.IN_PART if done.moved else terminal.REFUSED
    return terminal.IN_PART if done.records.rejected else terminal.DONE


def synced(desk: Desk) -> WholeRun:
    """One run over this station's own line, with a meter and Ctrl-C."""
    meter = terminal.Meter("同步")
    with terminal.interruptible() as pressed, lines.line_of(desk) as line:
        done = sync_run.run(
            desk, line, progress=meter, cancelled=pressed, piece_rows=sync_run.ALONE
        )
    meter.end()
    return done


def told(done: WholeRun) -> list[str]:
    """What a run came to, in words."""
    records, photos = done.records, done.photos
    words = []
    if done.moved or done.error is None:
        size = (done.bytes_up + done.bytes_down) / 1_000
        words.append(
            f"发出 {records.pushed} 处改动，收到 {records.pulled} 处，"
            f"照片发出 {photos.sent} 张、收到 {photos.fetched} 张；"
            f"{done.requests} 次往返，{size:.1f} KB，{done.seconds:.1f} 秒。"
        )
    if records.conflicts:
        words.append(f"有 {records.conflicts} 处两边都改过，请用 station conflicts 选定。")
    if records.rejected:
        words.append(f"有 {records.rejected} 处改动县平台不收，列在“需要处理”里。")
    if photos.waits:
        least = "至少" if photos.more else ""
        words.append(f"还有{least} {photos.waits} 张照片等着发。")
    if photos.held:
        least = "至少" if photos.more else ""
        words.append(f"另有{least} {photos.held} 张大图，关掉省流量后上传。")
    if done.for_key:
        words.append(f"有 {done.for_key} 处等钥匙：请和本站原来的电脑配对，再同步就会送出。")
    if done.error is not None:
        words.append(str(done.error))
    return words

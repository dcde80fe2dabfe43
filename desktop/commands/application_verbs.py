"""application: scans of signed application forms, each to the person its code names."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop.commands import terminal
from desktop.commands.opened import desk_of
from desktop.commands.wording import take_json
from desktop.services.roster.applications import FormPage, FormsSeen, attach, look_at_forms

#: Why a page was left for a person to see to.
_WHY = {
    "blank": "空白表，还没有人名；请在窗口里受理",
    "elsewhere": "是别的站的报名表",
    "gone": "这个人已经不在花名册上",
    "unread": "没有认出二维码；请在窗口里受理时选人",
}


def register(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe these verbs to the parser."""
    forms = verbs.add_parser("application", help="志愿者报名表")
    inner = forms.add_subparsers(dest="application_verb", required=True, metavar="命令")
    read = inner.add_parser(
        "read", help="认签好的报名表：认得出的附到本人名下，其余的列出来，在窗口里受理"
    )
    read.add_argument("scans", nargs="+", type=Path, metavar="扫描件", help="照片、图片或 PDF")
    take_json(read)
    read.set_defaults(run=_read)


def _read(arguments: argparse.Namespace) -> int:
    with desk_of(arguments) as desk:
        seen = look_at_forms(desk, arguments.scans)
        known = [page for page in seen.pages if page.whose == "known"]
        added = attach(desk, known) if known else 0
    if arguments.json:
        terminal.show_json(_as_json(seen, added))
    else:
        _show(seen, known, added)
    whole = len(known) == len(seen.pages) and not seen.failed
    return terminal.DONE if whole else terminal.IN_PART


def _show(seen: FormsSeen, known: list[FormPage], added: int) -> None:
    for page in seen.pages:
        why = _WHY.get(page.whose)
        terminal.show(f"{page.name}：{why or f'附到「{page.title}」名下'}")
    for name, why in seen.failed:
        terminal.show(f"{name}：{why}")
    if len(known) > added:
        terminal.show(f"其中 {len(known) - added} 页以前就附上了。")


def _as_json(seen: FormsSeen, added: int) -> dict[str, object]:
    return {
        "added": added,
        "pages": [
            {"name": page.name, "whose": page.whose, "volunteer": page.volunteer or None}
            for page in seen.pages
        ],
        "failed": [{"name": name, "why": why} for name, why in seen.failed],
    }

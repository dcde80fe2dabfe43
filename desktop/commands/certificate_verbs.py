"""certificate: whether one that somebody holds in hand is genuine."""

from __future__ import annotations

import argparse

from desktop.commands import terminal
from desktop.commands.opened import desk_of
from desktop.commands.wording import take_json
from desktop.services.paper.certificates.checking import Proof, Verdict, check_code

#: What can't be told here is no refusal.
_OPEN = frozenset({Proof.NOT_REGISTERED, Proof.UNKNOWN_KEY})


def register(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe these verbs to the parser."""
    papers = verbs.add_parser("certificate", help="证书")
    inner = papers.add_subparsers(dest="certificate_verb", required=True, metavar="命令")
    check = inner.add_parser(
        "check", help="核验证书：是不是真的、有没有作废；不用联网，只认本站的电脑"
    )
    check.add_argument("code", metavar="核验码", help="扫证书上的二维码得到的一串字，以 WMZ1. 开头")
    take_json(check)
    check.set_defaults(run=_check)


def _check(arguments: argparse.Namespace) -> int:
    with desk_of(arguments) as desk:
        verdict = check_code(desk, arguments.code)
    if arguments.json:
        terminal.show_json(_as_json(verdict))
    else:
        terminal.show(verdict.words)
        for label, text in verdict.facts:
            terminal.show(f"  {label}：{text}")
    if verdict.proof is Proof.VALID:
        return terminal.DONE
    return terminal.IN_PART if verdict.proof in _OPEN else terminal.REFUSED


def _as_json(verdict: Verdict) -> dict[str, object]:
    return {
        "proof": verdict.proof.value,
        "words": verdict.words,
        "number": verdict.number,
        "issued_on": verdict.issued_on.isoformat(),
        "device": verdict.device,
        "facts": dict(verdict.facts),
    }

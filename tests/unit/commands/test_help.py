import argparse
import re

import pytest

from desktop.commands.parser import make_parser

CHINESE = re.compile(r"[\u4e00-\u9fff]")


def parsers(parser=None, words="station"):
    """Every verb with its words, the verbs inside it too."""
    parser = parser or make_parser()
    yield words, parser
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, inner in action.choices.items():
                yield from parsers(inner, f"{words} {name}")


@pytest.mark.parametrize(
    ("words", "parser"), list(parsers()), ids=[words for words, _ in parsers()]
)
def test_every_argument_is_told_in_chinese(words, parser):
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            assert action.metavar == "命令"
            assert all(CHINESE.search(choice.help) for choice in action._choices_actions)
            continue
        assert CHINESE.search(action.help or ""), (words, action.dest)
        shown = action.metavar if action.nargs != 0 else "无"
        assert shown == "-" or CHINESE.search(shown or ""), (words, action.dest)


@pytest.mark.parametrize("words", ["init", "add", "list", "trash list", "photo"])
@pytest.mark.parametrize("asked", ["-h", "--help"])
def test_help_is_asked_for_without_a_station(empty, words, asked):
    said = empty(*words.split(), asked, passphrase=None)
    assert said.code == 0 and said.out.startswith("用法：station")


def test_what_lacks_is_named_in_chinese(empty):
    said = empty("init", "--name", "石桥村新时代文明实践站", passphrase=None)
    assert said.code == 2 and "缺少参数：" in said.err
    assert "缺少参数：种类" in empty("list", passphrase=None).err


def test_a_shortened_name_makes_no_station(empty):
    rest = ("--code", "999999001001", "--town", "石桥镇", "--county", "示例县")
    said = empty("init", "--name", "石桥村文明实践站", *rest)
    assert said.code == 1 and "要写全称" in said.err
    assert not empty.home.records.exists()

import pickle
import re
import string

import pytest

from desktop import errors

CHINESE = re.compile(r"[\u4e00-\u9fff]")


def tree(root=errors.StationError):
    for kind in root.__subclasses__():
        yield kind
        yield from tree(kind)


ALL = sorted(tree(), key=lambda kind: kind.__name__)
RAISED = [kind for kind in ALL if not kind.__subclasses__() or "happened" in vars(kind)]


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.__name__)
def test_each_is_of_one_branch(kind):
    branches = (errors.WorldError, errors.ProgramError, errors.Cancelled)
    assert sum(issubclass(kind, branch) for branch in branches) == 1


@pytest.mark.parametrize("kind", RAISED, ids=lambda kind: kind.__name__)
def test_each_says_in_chinese_what_happened(kind):
    happened, kept, advice = (kind.happened, kind.kept, kind.advice)
    assert happened
    for sentence in (happened, kept, advice):
        plain = re.sub(r"\{\w+\}", "", sentence)
        assert not plain or CHINESE.search(plain) or not plain.strip("「」")
        assert "%" not in sentence


@pytest.mark.parametrize("kind", RAISED, ids=lambda kind: kind.__name__)
def test_each_is_readable_without_its_facts(kind):
    text = str(kind())
    names = {name for _, name, _, _ in string.Formatter().parse(kind.happened) if name}
    assert "{" not in text
    assert text.count("…") >= len(names - {"number"})  # which is made where none is given


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.__name__)
def test_each_comes_back_from_the_worker_with_its_facts(kind):
    error = kind(path="石桥.xlsx", what="x")
    back = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
    assert type(back) is kind and back.facts == error.facts and str(back) == str(error)


def test_facts_are_filled_in_and_braces_in_them_are_just_text():
    error = errors.FileMissing(path="{why} <b>名册</b>.xlsx")
    assert "「{why} <b>名册</b>.xlsx」" in str(error)


def test_sentences_come_apart_for_the_window():
    happened, kept, advice = errors.DiskFull().sentences()
    assert "空间不够" in happened and "都在" in kept and "清空电脑的回收站" in advice
    assert str(errors.DiskFull()) == happened + kept + advice


def test_the_kind_for_the_log_holds_no_facts():
    error = errors.FileMissing(path="张三.xlsx")
    assert error.kind == "FileMissing"
    assert "张三" not in repr(error)

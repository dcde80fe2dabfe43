import getpass
import io
import json
import os
import sys

import pytest

from desktop.__main__ import main
from desktop.commands import terminal
from tests.conftest import CHEAP, PASSPHRASE
from tests.unit.commands.conftest import INIT

SECRET = "一句 只有我记得的话"


@pytest.fixture
def words(empty):
    return ["--home", str(empty.home.path)]


class Keyboard(io.StringIO):
    """Standard input where somebody sits."""

    def isatty(self):
        return True


@pytest.fixture
def typed(monkeypatch):
    """Answers of the person at the prompts."""

    def put(*answers):
        waiting = list(answers)

        def answer(prompt, stream=None):
            assert stream is sys.stderr  # standard output belongs to the answer
            if not waiting:
                raise EOFError
            return waiting.pop(0)

        monkeypatch.setattr(sys, "stdin", Keyboard())
        monkeypatch.setattr(getpass, "getpass", answer)

    return put


def test_it_comes_from_the_environment_and_is_gone_from_there_at_once(words, monkeypatch, capfd):
    monkeypatch.setenv("STATION_PASSPHRASE", SECRET)
    assert main([*words, *INIT], cost=CHEAP) == 0
    assert "STATION_PASSPHRASE" not in os.environ
    monkeypatch.setenv("STATION_PASSPHRASE", SECRET)
    assert main([*words, "list", "team", "--json"]) == 0
    assert json.loads(capfd.readouterr().out) == []


def test_it_is_gone_from_the_environment_even_when_the_words_are_wrong(words, monkeypatch, capfd):
    monkeypatch.setenv("STATION_PASSPHRASE", SECRET)
    with pytest.raises(SystemExit):
        main([*words, "nothing"])
    assert "STATION_PASSPHRASE" not in os.environ
    assert SECRET not in "".join(capfd.readouterr())


def test_the_descriptor_goes_before_the_environment(station, monkeypatch):
    monkeypatch.setenv("STATION_PASSPHRASE", "a wrong one")
    assert station("list", "team").code == 0


def test_a_line_from_a_descriptor_may_end_as_windows_ends_it(station):
    assert station("list", "team", passphrase=PASSPHRASE + "\r").code == 0


def closed():
    reading, writing = os.pipe()
    os.close(writing)
    os.close(reading)
    return reading


def silent():
    reading, writing = os.pipe()
    os.close(writing)
    return reading


def garbled():
    reading, writing = os.pipe()
    os.write(writing, b"\xd5\xc5\n")
    os.close(writing)
    return reading


@pytest.mark.parametrize(
    "number", [closed, silent, garbled, lambda: -1, lambda: 10**6, lambda: 10**20]
)
def test_a_descriptor_with_nothing_to_read_is_told(station, words, capfd, number):
    assert main([*words, "--passphrase-fd", str(number()), "list", "team"]) == 1
    assert "没有给出口令" in capfd.readouterr().err


def test_a_wrong_one_is_told_and_shown_nowhere(station):
    said = station("list", "team", "--json", passphrase=SECRET)
    assert said.code == 1 and said.json["error"] == "WrongPassphrase"
    assert "口令不对" in said.err and SECRET not in said.out + said.err


def test_without_a_person_nobody_is_asked(station, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO(SECRET))
    said = station("list", "team", passphrase=None)
    assert said.code == 1 and "没有给出口令" in said.err
    monkeypatch.setattr(sys, "stdin", None)
    assert station("list", "team", passphrase=None).code == 1


def test_a_person_is_asked_once(station, typed):
    typed(PASSPHRASE)
    assert station("list", "team", passphrase=None).code == 0
    typed(SECRET)
    assert station("list", "team", passphrase=None).code == 1


def test_a_person_who_leaves_the_prompt_is_told(station, typed):
    typed()
    said = station("list", "team", passphrase=None)
    assert said.code == 1 and "没有给出口令" in said.err


def test_a_new_one_is_asked_twice_until_both_agree(empty, typed):
    typed(SECRET, SECRET + "！", SECRET, SECRET)
    said = empty(*INIT, passphrase=None)
    assert said.code == 0 and "两次输入不一样" in said.err
    assert empty("list", "team", passphrase=SECRET).code == 0


def test_a_short_new_one_is_refused(empty):
    said = empty(*INIT, passphrase="1234567")
    assert said.code == 1 and "至少用 8 个字符" in said.err
    assert not empty.home.path.exists()


@pytest.mark.parametrize("option", ["--passphrase", "--pass", "--passphrase-f"])
def test_it_is_never_taken_from_an_argument_nor_quoted(empty, option):
    for words in ((f"{option}={SECRET}", "list", "team"), (option, "7", "list", "team")):
        said = empty(*words, passphrase=None)
        assert said.code == 2 and "整数" not in said.err
        assert f"--passphrase-fd：“{SECRET}”" not in said.err


def test_no_station_is_told_before_anybody_is_asked(empty, typed):
    typed()
    said = empty("list", "team", passphrase=None)
    assert said.code == 1 and "没有站点资料" in said.err


def test_progress_shows_only_to_a_person(capfd, monkeypatch):
    meter = terminal.Meter("读取")
    meter(1, 2)
    meter.end()
    assert capfd.readouterr() == ("", "")
    monkeypatch.setattr(sys, "stderr", person := Keyboard())
    meter = terminal.Meter("读取")
    meter(1, 2)
    meter(0, 0)
    meter.end()
    assert person.getvalue() == "\r读取 1/2\n"
    assert capfd.readouterr().out == ""

"""A command leaves Python's search for cyclic garbage as it found it, and runs with it."""

import gc

import pytest

from desktop.__main__ import main


@pytest.fixture(params=[True, False])
def searched(request):
    was_on = gc.isenabled()
    (gc.enable if request.param else gc.disable)()
    yield request.param
    (gc.enable if was_on else gc.disable)()


def test_a_command_leaves_the_search_as_it_was(searched, tmp_path, capsys):
    assert main(["--home", str(tmp_path), "doctor"]) == 1
    assert capsys.readouterr().err
    assert gc.isenabled() is searched


def test_so_does_one_that_is_refused(searched, tmp_path, capsys):
    with pytest.raises(SystemExit):
        main(["--home", str(tmp_path), "no-such-verb"])
    assert gc.isenabled() is searched


def test_only_loading_goes_without_the_search(searched, tmp_path, monkeypatch):
    found = []

    def look(_arguments):
        found.append(gc.isenabled())
        return 0

    monkeypatch.setattr("desktop.commands.doctor_verbs._doctor", look)
    assert main(["--home", str(tmp_path), "doctor"]) == 0
    assert found == [searched]

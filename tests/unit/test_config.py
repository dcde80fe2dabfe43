from pathlib import Path

from desktop import config
from desktop.config import Home


def test_everything_of_a_station_lies_in_its_folder(tmp_path):
    home = Home(tmp_path / "石桥 站")
    parts = [home.records, home.keys, home.photos, home.logs, home.staging]
    assert all(part.parent == home.path for part in parts)
    assert len(set(parts)) == len(parts)


def test_asking_for_paths_makes_nothing(tmp_path):
    home = Home(tmp_path / "没有")
    _ = home.records, home.photos, config.default_home().path
    assert not home.path.exists()


def test_the_usual_folder_follows_the_system(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "数据"))
    assert config.default_home().path == tmp_path / "数据" / "civic-station"


def test_fonts_brought_for_the_program_lie_outside_the_station(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert config.own_fonts().parent == tmp_path
    assert not config.own_fonts().is_relative_to(config.default_home().path)


def test_shipped_data_is_found():
    folder = config.resources()
    for name in ("vocabularies", "fonts", "sample", "texts"):
        assert (folder / name).is_dir(), name


def test_an_installed_program_uses_the_data_inside_it(monkeypatch, tmp_path):
    (tmp_path / "desktop" / "_resources").mkdir(parents=True)
    monkeypatch.setattr(config, "__file__", str(tmp_path / "desktop" / "config.py"))
    assert config.resources() == Path(tmp_path / "desktop" / "_resources")

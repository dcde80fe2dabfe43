"""Fonts for rare names are copied out of their packages, licences with them."""

from tools.bring_rare_fonts import keep
from tools.font_sources import RARE_HAN


def test_fonts_and_licence_of_a_package_come_into_the_folder_and_replace_older_ones(tmp_path):
    package, files, into = RARE_HAN[0], tmp_path / "files", tmp_path / "into"
    fonts, words = files / "usr/share/fonts/truetype/any", files / "usr/share/doc" / package.name
    for folder in (fonts, words, into):
        folder.mkdir(parents=True)
    (fonts / "BabelStoneHan.ttf").write_bytes(b"new")
    (fonts / "readme").write_bytes(b"no font")
    (words / "copyright").write_text("Arphic Public License", "utf-8")
    (into / "BabelStoneHan.ttf").write_bytes(b"old")
    assert keep(package, files, into) == [into / "BabelStoneHan.ttf"]
    assert {path.name: path.read_bytes() for path in into.iterdir()} == {
        "BabelStoneHan.ttf": b"new",
        "fonts-babelstone-han.txt": b"Arphic Public License",
    }


def test_each_package_is_pinned_by_version_and_digest():
    for package in RARE_HAN:
        assert package.registry == "Debian"
        assert package.version
        assert len(package.sha256) == 64

"""A font of the PC that is damaged or lies: paper comes out in the fonts that ship."""

from __future__ import annotations

import io
import logging
import re
import struct

import pypdf
import pytest
from fontTools.ttLib import TTFont

from tests.fuzz.font_files import AREAS, OWN_NAME, areas, font, small_font
from tests.fuzz.mutations import LONGER, QUICK, hunts


@pytest.fixture(scope="module")
def fonts():
    return areas()


@pytest.mark.parametrize("area", AREAS)
def test_paper_comes_out_whatever_a_font_of_the_pc_holds(bench, fonts, area):
    hunts(bench, font, fonts[area], QUICK // 2)


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("area", AREAS)
def test_paper_comes_out_whatever_many_fonts_of_the_pc_hold(bench, fonts, area):
    hunts(bench, font, fonts[area], QUICK * LONGER // 8)


def _names_in(pdf):
    page = pypdf.PdfReader(io.BytesIO(pdf), strict=True).pages[0]
    return [font.get_object()["/BaseFont"] for font in page["/Resources"]["/Font"].values()]


def test_a_sound_font_of_the_pc_is_used(tmp_path):
    assert any(name.endswith(OWN_NAME) for name in _names_in(font(tmp_path, small_font())))


def test_two_files_of_one_name_go_into_one_paper(tmp_path):
    names = _names_in(font(tmp_path, small_font()))
    own = [name for name in names if name.endswith(OWN_NAME)]
    assert len(own) > 1 and len(set(names)) == len(names)


def _broken(tag):
    content = small_font()
    entry = content.index(tag)
    offset, length = struct.unpack_from(">II", content, entry + 8)
    return content[:offset] + b"\xff" * length + content[offset + length :]


def test_a_font_whose_outlines_are_empty_prints_nothing_blank(tmp_path):
    assert not any(name.endswith(OWN_NAME) for name in _names_in(font(tmp_path, _broken(b"loca"))))


def test_a_font_without_outlines_is_passed_by(tmp_path):
    without = small_font().replace(b"glyf", b"gly!", 1)  # its name in the list of tables
    names = _names_in(font(tmp_path, without))
    assert names and not any(name.endswith(OWN_NAME) for name in names)


def test_a_font_with_broken_outlines_is_passed_by_and_the_log_names_no_folder(
    tmp_path, caplog, monkeypatch
):
    monkeypatch.setattr(logging.getLogger("desktop"), "propagate", True)

    assert not any(name.endswith(OWN_NAME) for name in _names_in(font(tmp_path, _broken(b"glyf"))))

    assert "simkai.ttf passed by" in caplog.text
    assert str(tmp_path) not in caplog.text


def test_a_font_named_like_an_instruction_lends_no_name(tmp_path):
    face = TTFont(io.BytesIO(small_font()))
    face["name"].setName("A/JS(app.alert) >>", 6, 3, 1, 0x409)
    target = io.BytesIO()
    face.save(target)

    names = _names_in(font(tmp_path, target.getvalue()))

    assert all(re.fullmatch(r"/[A-Z]{6}\+[A-Za-z0-9-]+", name) for name in names)


def test_every_area_has_its_cases(fonts):
    assert tuple(fonts) == AREAS

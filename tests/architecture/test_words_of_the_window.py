"""Every word of the window goes through Qt's translators, and the file for English is whole."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from desktop.ui import sentences
from tests.architecture import source_rules
from tests.architecture.source_rules import ROOT, python_files
from tools import translations

UI = ROOT / "desktop" / "ui"
#: Words that are no words of the window, by the module they stand in: what clerks type, what is
#: stored, a file's last name, and the titles of the help, which is written in Chinese.
DATA = {
    "activities/calendar/words.py": {"初一", "月"},
    "activities/entry/facts_form.py": {
        "日期", "活动", "队伍", "地点", "开始", "结束", "人数", "时长", "群众", "月", "日",
    },
    "activities/entry/typed.py": {"下午", "傍晚", "晚上", "晚"},
    "doorway/founding_view.py": {"区划代码"},
    "help/pages.py": {
        "头一天怎么用", "今日", "花名册", "导入花名册", "活动", "打印", "证书登记簿", "设置",
        "同步", "回收站", "查看记录", "资料安全", "遇到问题",
    },
    "lists/bulk_dialog.py": {"是", "否"},
    "lists/cells.py": {"是", "否"},
    "lists/verbs.py": {" 行到剪贴板，证件号已打码"},
    "paper/file_names.py": {"文件"},
    "roster/columns.py": {"已同意", "已撤回", "没登记", "有", "没有"},
    "roster/person_view.py": {"否", "队员", "修改"},
    "today/week_strip.py": {"初一"},
    "widgets/editors.py": {"是"},
    "widgets/form.py": {"是"},
}  # fmt: skip
_PLACE = re.compile(r"\{(\w+)")
#: A number before what it counts, in Chinese; in English it would need a singular, too.
_COUNTED = re.compile(
    r"\{(\w+)[^}]*\}\s*(?=[人个张份条项行格处次页天岁卷批位名对列字秒件支段分小])"
)
#: Bounds are more than one: at least 8 characters, within 30 days.
_BOUND = "".join(
    f"(?<!{word} )" for word in ("[Aa]t least", "[Aa]t most", "within", "erased", "for")
)
_SEVERAL = _BOUND + r"\{NAME[^}]*\} +(?:[a-z]+ ){0,2}?"
_PLURAL = r"(?!(?:this|is|was|has|as|its)\b)(?:[a-z]+s|people)\b"


def faults(path: Path) -> list[str]:
    name = path.relative_to(UI).as_posix()
    return [
        f"{name}: {fault}"
        for fault in source_rules.untranslated(path.read_text(encoding="utf-8"))
        if fault.partition(": ")[2] not in DATA.get(name, ())
    ]


def ui_files() -> list[Path]:
    return [path for path in python_files("desktop") if path.is_relative_to(UI)]


def test_the_window_shows_no_words_past_the_translators():
    # The names of the tour's pictures are for files.
    assert [fault for path in ui_files() if path.name != "tour.py" for fault in faults(path)] == []


def test_translators_can_read_all_words():
    found = [
        f"{path.relative_to(ROOT)}: {fault}"
        for path in ui_files()
        for fault in source_rules.hidden_from_translators(path.read_text(encoding="utf-8"))
        # Their words are gathered by tools.translations.
        if path not in (UI / "words_of_model.py", UI / "sentences.py")
    ]
    assert found == []


@pytest.fixture(scope="module")
def gathered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The English file as the sources would have it now."""
    kept = translations.FOLDER / "station_en.ts"
    fresh = tmp_path_factory.mktemp("words") / kept.name
    fresh.write_bytes(kept.read_bytes())
    translations.gather(fresh)
    return fresh


def test_every_word_of_the_window_is_there_in_english(gathered: Path):
    assert translations.untranslated(gathered) == {}


def test_english_names_no_place_the_chinese_does_not_fill(gathered: Path):
    wrong = [
        source
        for source, english in translations.messages(gathered)
        if not set(_PLACE.findall(english)) <= set(_PLACE.findall(source))
    ]
    assert wrong == []


def counts_in_plural(source: str, english: str) -> bool:
    """Whether it says ``{0} photos``, which is wrong of one."""
    names = _COUNTED.findall(source)
    moulds = [_SEVERAL.replace("NAME", name) + _PLURAL for name in names]
    return any(re.search(mould, english) for mould in moulds)


def test_no_english_sentence_is_wrong_of_one():
    kept = translations.messages(translations.FOLDER / "station_en.ts")
    assert [english for source, english in kept if counts_in_plural(source, english)] == []


def test_the_rule_finds_a_plural_behind_a_number():
    assert counts_in_plural("添加了 {0} 张照片。", "{0} photos added.")
    assert counts_in_plural("已新增 {0:,} 人。", "Added {0:,} new people.")
    assert not counts_in_plural("添加了 {0} 张照片。", "Photos added: {0}.")
    assert not counts_in_plural("至少 {0} 个字符", "At least {0} characters")
    assert not counts_in_plural("与第 {0} 行是同一人", "the same as row {0} of this file")


def test_the_window_knows_every_mould_of_the_rooms_below():
    kept = translations.FOLDER / sentences.MOULDS
    assert kept.read_text(encoding="utf-8") == translations.moulds()


def test_what_is_shipped_is_what_was_translated(tmp_path: Path):
    kept = translations.FOLDER / "station_en.ts"
    packed = tmp_path / "station_en.qm"
    translations.pack(kept, packed)
    assert packed.read_bytes() == kept.with_suffix(".qm").read_bytes()


@pytest.mark.parametrize(
    "bad",
    [
        'label("花名册")\n',
        'words = "保存" if new else ""\n',
        'WORDS = {"name": "姓名"}\n',
        'f"共 {count} 人"\n',
    ],
)
def test_the_rule_finds_words_past_the_translators(bad: str):
    assert source_rules.untranslated(bad)


@pytest.mark.parametrize(
    "good",
    [
        '"""花名册."""\n',
        'label(self.tr("花名册"))\n',
        'translate("Places", "花名册")\n',
        'raise errors.ProgramError(what="没有图标")\n',
        'self.tr("共 {0} 人").format(count)\n',
        're.compile("年|月")\n',
    ],
)
def test_the_rule_lets_translated_words_pass(good: str):
    assert source_rules.untranslated(good) == []


def test_the_rule_finds_words_translators_cannot_read():
    assert source_rules.hidden_from_translators("self.tr(words)\n")
    assert source_rules.hidden_from_translators('translate("Places", words)\n')
    assert not source_rules.hidden_from_translators(
        'translate("Places", "今日")\ntext.translate(T)\n'
    )

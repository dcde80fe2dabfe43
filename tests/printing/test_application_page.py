import dataclasses
import json

import pytest

from desktop import errors
from desktop.config import resources
from desktop.printing.ink import MM
from desktop.printing.sheets.forms.applicant import (
    Applicant,
    ApplicationForm,
    ApplicationForms,
    FormWords,
    Keeper,
)
from desktop.printing.sheets.forms.application_form import render_application_forms
from tests.printing.paper_reading import (
    LONG_NAME,
    STATION,
    chars_of,
    collisions,
    complaints,
    fonts_not_embedded,
    outside,
    texts_of,
)

WORDS = resources() / "print" / "application-form.json"
KEEPER = Keeper(STATION, "0839-5550123", "青石镇", "柳溪县")
SKILLS = ("书法", "唱歌", "理发", "水电维修")
AREAS = ("理论宣讲", "文化惠民", "卫生环保")
PERSON = Applicant(
    name="李桂兰",
    sex="女",
    born="1958年3月7日",
    phone="13800000000",
    political="群众",
    group="一组",
    address="青石镇桃源村一组12号",
    contact="李大山 13900000000",
    id_type="居民身份证",
    id_number="5****************4",
    skills=("理发", "腰鼓"),
    areas=("卫生环保",),
)


@pytest.fixture
def form():
    return ApplicationForm(
        station=STATION, words=FormWords.load(WORDS, KEEPER), skills=SKILLS, areas=AREAS
    )


@pytest.fixture
def printed(book, made_at, phrases):
    def render(*forms):
        return render_application_forms(ApplicationForms(forms), book, made_at, phrases=phrases)

    return render


def test_a_blank_form_asks_for_everything_on_one_page(printed, form):
    (text,) = texts_of(printed(form))
    for label in ("姓名", "性别□男□女", "出生日期", "证件号码", "村民小组", "紧急联系人", "特长"):
        assert label in text
    assert "☑" not in text
    assert "申请人签名" in text and "年月日" in text and "监护人签名" in text


def test_each_consent_has_boxes_and_a_sentence_of_its_own(printed, form):
    (text,) = texts_of(printed(form))
    assert text.count("□同意□不同意") == len(form.words.consents) == 5
    for asked in form.words.consents:
        assert asked.sentence.replace("“", "").replace("”", "")[:12] in text.replace("“", "")
    assert "青石镇新时代文明实践所、柳溪县新时代文明实践中心" in text


def test_both_boxes_of_a_consent_stand_on_one_line(printed, form):
    (chars,) = chars_of(printed(form))
    last_fifth = 210 * MM - 17 * MM - 0.2 * (210 - 2 * 17) * MM
    rows = {}
    for char in chars:
        if char["x0"] > last_fifth and char["text"].strip():
            rows.setdefault(round(char["matrix"][5], 1), []).append(char["text"])
    assert ["".join(row) for row in rows.values()].count("□同意□不同意") == 5


def test_every_purpose_of_the_records_is_asked_for_and_sensitive_data_apart():
    from desktop.model.kinds.people import PURPOSE

    asked = {one["purpose"] for one in json.loads(WORDS.read_text(encoding="utf-8"))["consents"]}
    assert asked == {"sensitive", *dict(PURPOSE)}


def test_the_words_of_the_notice_say_who_what_for_and_what_rights_there_are(form):
    for part in (STATION, "0839-5550123", "查看", "更正", "删除", "撤回", "不同意也可以报名"):
        assert part in form.words.notice
    assert "14周岁" in form.words.guardian and "单独同意" in form.words.guardian
    assert "{" not in "".join(form.texts().values())


def test_what_is_known_of_somebody_is_filled_in_and_no_consent_is_ticked(printed, form):
    (text,) = texts_of(printed(dataclasses.replace(form, applicant=PERSON, adult=True)))
    for part in ("李桂兰", "□男☑女", "1958年3月7日", "☑居民身份证", "5****************4"):
        assert part in text
    assert "☑理发" in text and "☑腰鼓" in text and "□书法" in text and "☑卫生环保" in text
    assert text.count("□同意□不同意") == 5 and "☑同意" not in text


def test_who_is_of_age_needs_no_guardian(printed, form):
    assert "监护人" not in texts_of(printed(dataclasses.replace(form, adult=True)))[0]
    young = dataclasses.replace(PERSON, guardian="李大山", guardian_phone="13900000000")
    (text,) = texts_of(printed(dataclasses.replace(form, applicant=young)))
    assert "监护人李大山监护人电话13900000000" in text


def test_a_full_id_number_never_reaches_the_paper():
    with pytest.raises(errors.ProgramError):
        dataclasses.replace(PERSON, id_number="510899195803070024")


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"name": LONG_NAME, "contact": f"{LONG_NAME}（邻居）13900000000"},
        {"address": "青石镇桃源村" * 12, "group": "桃源湾第十一村民小组"},
        {"skills": tuple(f"特长{n}" for n in range(20))},
    ],
    ids=["usual", "long names", "long address", "many skills"],
)
def test_all_of_it_stands_on_one_page_and_nothing_on_anything(printed, form, changed, tmp_path):
    person = dataclasses.replace(PERSON, **changed)
    data = printed(dataclasses.replace(form, applicant=person), form)
    assert len(texts_of(data)) == 2
    assert collisions(data) == []
    assert outside(data, 10 * MM) == []
    assert fonts_not_embedded(data) == []
    assert complaints(data, tmp_path) == ""
    assert min(char["size"] for char in chars_of(data)[0]) >= 9


def test_what_no_page_holds_is_refused_by_name(printed, form):
    person = dataclasses.replace(PERSON, address="青石镇桃源村" * 150)
    with pytest.raises(errors.DoesNotFit, match="李桂兰"):
        printed(dataclasses.replace(form, applicant=person))


def test_a_station_that_knows_neither_phone_nor_town_says_so_in_general():
    words = FormWords.load(WORDS, Keeper(STATION))
    assert f"{STATION}收集以上资料" in words.notice
    assert "上级新时代文明实践所、中心" in words.consents[-1].sentence


def test_words_of_another_shape_are_told(tmp_path):
    path = tmp_path / "application-form.json"
    with pytest.raises(errors.FileMissing):
        FormWords.load(path, KEEPER)
    for body in ("[", "{}", '{"notice": "x", "consents": [1]}'):
        path.write_text(body, encoding="utf-8")
        with pytest.raises(errors.FileUnreadable):
            FormWords.load(path, KEEPER)


def test_a_sample_says_so(printed, form):
    assert "示例" in texts_of(printed(dataclasses.replace(form, sample=True)))[0]
    assert "示例" not in texts_of(printed(form))[0]


def test_no_form_at_all_is_nothing_to_print(printed):
    with pytest.raises(errors.NothingToPrint):
        printed()

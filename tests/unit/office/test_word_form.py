import docx
import pytest
from docx.shared import RGBColor

from desktop import errors
from desktop.office.form_data import FormData
from desktop.office.form_file import opened
from desktop.office.word_form import filled
from tests.unit.office.made_forms import changed, word_form, word_lines

ROWS = (
    {"序号": 1, "姓名": "张三", "时长": "2"},
    {"序号": 2, "姓名": "阿依古丽·买买提", "时长": "1.5"},
    {"序号": 3, "姓名": "𬭎䶮", "时长": ""},
)
DATA = FormData(
    {"站名": "石桥村新时代文明实践站", "活动名称": "重阳<饺子>&宴", "群众人数": 80, "电话": ""},
    {"参加人员": ROWS},
)


@pytest.fixture
def form(tmp_path):
    return tmp_path / "镇里的 空表.docx"


def test_fields_are_put_in_where_they_stand(form):
    word_form(form, "单位：{{站名}}", "{{ 活动名称 }}，到场{{群众人数}}人，电话{{电话}}。")
    done = filled(opened(form), DATA)
    lines, _ = word_lines(done.content)
    expected = ["单位：石桥村新时代文明实践站", "重阳<饺子>&宴，到场80人，电话。"]
    assert lines == expected
    assert done.asked == ["站名", "活动名称", "群众人数", "电话"]


def test_head_and_foot_are_filled_too(form):
    word_form(form, "正文", head="{{站名}}", foot="共{{群众人数}}人")
    content = filled(opened(form), DATA).content
    form.write_bytes(content)
    section = docx.Document(form).sections[0]
    assert section.header.paragraphs[0].text == "石桥村新时代文明实践站"
    assert section.footer.paragraphs[0].text == "共80人"


def test_a_row_of_a_list_is_made_for_each_of_it(form):
    head, foot = ["序号", "姓名", "时长"], ["合计", "{{群众人数}}", ""]
    row = ["{{参加人员.序号}}", "{{参加人员.姓名}}", "{{参加人员.时长}}小时"]
    word_form(form, rows=[head, row, foot])
    done = filled(opened(form), DATA)
    _, rows = word_lines(done.content)
    assert rows == [
        head,
        ["1", "张三", "2小时"],
        ["2", "阿依古丽·买买提", "1.5小时"],
        ["3", "𬭎䶮", "小时"],
        ["合计", "80", ""],
    ]
    assert done.asked == ["参加人员.序号", "参加人员.姓名", "参加人员.时长", "群众人数"]


def test_braces_of_a_chinese_keyboard_are_braces(form):
    word_form(form, "｛｛站名｝｝")
    assert word_lines(filled(opened(form), DATA).content)[0] == ["石桥村新时代文明实践站"]


def test_a_field_that_word_cut_into_runs_is_found_and_keeps_its_look(form):
    document = docx.Document()
    paragraph = document.add_paragraph("单位：")
    for piece in ("{", "{站", "名", "}", "}"):
        run = paragraph.add_run(piece)
        run.font.color.rgb = RGBColor(200, 0, 0)
    document.save(form)
    form.write_bytes(filled(opened(form), DATA).content)
    paragraph = docx.Document(form).paragraphs[0]
    assert paragraph.text == "单位：石桥村新时代文明实践站"
    name = next(run for run in paragraph.runs if "石桥" in run.text)
    assert name.font.color.rgb == RGBColor(200, 0, 0)


def test_a_name_nobody_knows_stays_to_be_seen(form):
    word_form(form, "{{站铭}}和{{站名}}", rows=[["{{参加人.姓名}}", "{{参加人员.性格}}"]])
    done = filled(opened(form), DATA)
    lines, rows = word_lines(done.content)
    assert lines == ["{{站铭}}和石桥村新时代文明实践站"]
    assert rows == [["{{参加人.姓名}}", "{{参加人员.性格}}"]]
    assert {"站铭", "参加人.姓名"} <= set(done.asked)


def test_lines_of_a_value_stay_lines_and_signs_no_xml_holds_go(form):
    word_form(form, "{{活动纪实}}")
    data = FormData({"活动纪实": "第一段\r\n第二段\x07\x0c\ud800完\ufffe"})
    assert word_lines(filled(opened(form), data).content)[0] == ["第一段\n第二段完"]


@pytest.mark.parametrize("value", ["{{站名}}", "{% for x in y %}", "<w:p/>", "]]>&amp;"])
def test_what_a_value_says_is_never_read_as_a_field_or_markup(form, value):
    word_form(form, "{{活动名称}}")
    data = FormData({"活动名称": value, "站名": "不该出现"})
    assert word_lines(filled(opened(form), data).content)[0] == [value]


@pytest.mark.parametrize(
    "words",
    [
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ 站名.__class__ }}",
        "{{ 站名.upper() }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ self._TemplateReference__context }}",
        "{{ 9**9**9 }}",
        "{{ 站名|attr('x') }}",
        "{{ '9'*999999999 }}",
        "{{ 活动-名称 }}",
        "{{ }}",
        "{{ 站名",
        "{{ " + "(" * 3000 + " }}",
        "{{ a.b.c }}",
        "{{ 站名 }}{{ 'x' if 1 else 2 }}",
        "{{ " + "名" * 61 + " }}",
    ],
)
def test_anything_but_a_name_is_refused_and_nothing_runs(form, words):
    word_form(form, words)
    with pytest.raises((errors.FormWords, errors.FormRefused)) as refused:
        filled(opened(form), DATA)
    assert refused.value.facts["path"] == form.name


def test_attributes_of_a_value_are_not_reached_nor_a_list_outside_a_row(form):
    word_form(form, "{{ 站名.upper }}{{ 参加人员.count }}{{参加人员.姓名}}")
    lines, _ = word_lines(filled(opened(form), DATA).content)
    assert lines == ["{{站名.upper}}{{参加人员.count}}{{参加人员.姓名}}"]


@pytest.mark.parametrize(
    "words",
    [
        "{% for x in range(99999999) %}{% endfor %}",
        "{% include '/etc/passwd' %}",
        "{% import 'os' as os %}",
        "{%p if 1 %}",
        "{%tr for 人 in 参加人员 %}",
        "{# 注释 #}",
        "{%",
    ],
)
def test_statements_are_refused_by_name(form, words):
    word_form(form, words)
    with pytest.raises(errors.FormWords) as refused:
        filled(opened(form), DATA)
    assert "{" in str(refused.value)


def test_what_is_refused_is_told_to_the_clerk(form):
    word_form(form, "{{ 站名 }}", "{{ 活动 名称 }}")
    with pytest.raises(errors.FormWords) as refused:
        filled(opened(form), DATA)
    assert "{{活动 名称}}" in str(refused.value) and form.name in str(refused.value)


def test_statements_hidden_in_an_attribute_do_not_run(form):
    word_form(form, "甲")
    mark = b"{{ cycler.__init__.__globals__ }}"
    changed(
        form, "word/document.xml", lambda xml: xml.replace(b"<w:r>", b'<w:r w:x="' + mark + b'">')
    )
    with pytest.raises(errors.FormWords):
        filled(opened(form), DATA)


def test_a_broken_main_part_is_told(form):
    word_form(form, "甲")
    changed(form, "word/document.xml", lambda _xml: b"<w:document")
    with pytest.raises(errors.FormRefused):
        filled(opened(form), DATA)

"""Ops that are never taken: each is judged by itself, and what is no op at all is refused whole."""

import json

import pytest

from tests.county_pc import dumps


def rejected(pc, line):
    n = pc.raw(line if isinstance(line, bytes) else dumps(line))
    good = pc.op("volunteer", f"good{n}", "add", name="好")
    reply = pc.sync()
    assert reply.verdict(good)[0] == "applied"
    verdict, row, detail = reply.verdict(n)
    assert row is None
    return verdict, detail


ADD = {"k": "volunteer", "i": "v1", "a": "add", "b": 0}


@pytest.mark.parametrize(
    "line",
    [
        b"no json",
        b"[]",
        b'{"k":"volunteer"}',
        b'{"k":"Volunteer","i":"v1","b":0}',
        b'{"k":"volunteer","i":"v 1","b":0}',
        b'{"k":"volunteer","i":"v1","a":"add","b":-1}',
        b'{"k":"volunteer","i":"v1","a":"add","b":0,"f":{"x":1.5}}',
        b'{"k":"volunteer","i":"v1","a":"add","b":0,"f":{"x":9007199254740993}}',
        b'{"k":"volunteer","i":"v1","a":"add","b":0,"f":{"X!":1}}',
        b'{"k":"volunteer","i":"v1","a":"add","b":0,"f":{"x":' + b"[" * 9 + b"]" * 9 + b"}}",
        b"[" * 30_000,
        b'{"k":"volunteer","i":"v1","a":"add","b":0,"zz":"\xff"}',
        b'{"k":"volunteer","i":"v1","a":"add","b":0,"\xff":1}',
        b'{"k":"volunteer","i":"v1","a":"add","b":0,"zz":1.5}',
        b'{"k":"volunteer","i":"v1","a":"add","b":0,"zz":1e400}',
        b'{"k":"volunteer","i":"v1","a":"add","b":0,"zz":[9007199254740993]}',
        b'{"k":"volunteer","i":"v1","a":"add","b":0,"zz":' + b"[" * 9 + b"]" * 9 + b"}",
        b'{"k":"volunteer","i":"v1","a":"add","b":0,"w":"a\\u0000b"}',
        b'{"k":"volunteer","i":"v1","a":"add","b":0,"f":{"name":"\xff"}}',
        b'{"k":"volunteer","i":"v1","a":"resolve","b":0,"f":{"name":"x"}}',
        b'{"k":"volunteer","i":"v1","a":"add","b":0,"f":{"removed":false}}',
        b'{"k":"volunteer","i":"v1","b":0,"f":{"removed":true}}',
        b'{"k":"volunteer","i":"v1","a":"delete","b":0,"f":{"removed":true}}',
        b'{"k":"weather","i":"w1","a":"seal","b":0,"f":{"removed":true}}',
    ],
)
def test_what_has_not_the_form_of_an_op(one, line):
    assert rejected(one, line) == ("rejected", {"code": "malformed"})


def test_too_big(one):
    line = {**ADD, "f": {"story": "长" * 30_000}}
    assert rejected(one, line) == ("rejected", {"code": "too_big"})


def test_too_long(one):
    told = rejected(one, {**ADD, "f": {"name": "长" * 61}})
    assert told == ("rejected", {"code": "too_long", "field": "name"})


def test_too_many_words_and_too_long_words(one):
    words = [str(n) for n in range(41)]
    assert rejected(one, {**ADD, "f": {"skills": {"+": words}}})[1]["code"] == "too_long"
    assert rejected(one, {**ADD, "f": {"skills": {"+": ["长" * 61]}}})[1]["code"] == "too_long"


def test_unknown_action(one):
    assert rejected(one, {**ADD, "a": "explode"}) == ("rejected", {"code": "unknown_action"})


@pytest.mark.parametrize("kind", ["vocabulary", "policy", "belt", "work_brief"])
def test_what_is_published_from_above_is_not_the_stations(one, kind):
    line = {"k": kind, "i": "x1", "a": "add", "b": 0, "f": {}}
    assert rejected(one, line) == ("rejected", {"code": "not_yours"})


def test_a_nul_in_a_text_does_no_harm(one, two):
    one.op("volunteer", "v1", "add", name="王\x00一")
    assert one.sync().verdict(1)[0] == "applied"
    assert two.sync().rows[0].op["f"]["name"] == "王\x00一"


@pytest.mark.parametrize(
    ("status", "code", "body"),
    [
        (400, "malformed", b"{}\n"),
        (400, "malformed", b"\n"),
        (400, "malformed", b""),
        (400, "malformed", b'{"v":1,"station":"x","replica":"../..","challenge":""}\n'),
        (426, "version", b'{"v":2}\n'),
        (413, "too_big", b'{"v":1,"x":"' + b"a" * 70_000 + b'"}\n'),
        (413, "too_big", b"a" * (8 * 1024 * 1024 + 1)),
    ],
)
def test_what_is_no_exchange(county, status, code, body):
    answer = county.exchange.answer("0" * 16 + " " + "A" * 86, body)
    assert answer.status == status
    assert json.loads(answer.body)["error"] == code
    assert answer.headers["Station-Protocol"] == "1"


@pytest.mark.parametrize(
    "segment",
    [
        b'["seg",1,1,"x","y"]',
        b'["seg",0,0,"%s","%s"]' % (b"A" * 43, b"A" * 86),
        b'["seg",1,257,"%s","%s"]' % (b"A" * 43, b"A" * 86),
        b'["seg",1,2,"%s","%s"]' % (b"A" * 43, b"A" * 86),
        b"nonsense",
    ],
)
def test_segments_of_another_form(one, segment):
    body = dumps(one.head()) + b"\n" + segment + b"\n{}\n"
    assert one.talk(body).head["error"] == "malformed"


def test_a_segment_s_line_beyond_the_limit(one):
    body = dumps(one.head()) + b'\n["seg",1,1,"' + b"A" * 70_000 + b'","x"]\n{}\n'
    assert one.talk(body).head["error"] == "too_big"


def test_more_ops_than_a_request_may_hold(one):
    for n in range(5_001):
        one.op("volunteer", f"v{n}", "add", name="x")
    body = dumps(one.head()) + b"\n" + one.segments(1, 5_001)
    assert one.talk(body).head["error"] == "too_big"

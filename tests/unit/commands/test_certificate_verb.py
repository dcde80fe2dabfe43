def code_of(station, folder):
    who = station("add", "volunteer", "name=张三").id
    out = folder / "荣誉证书.pdf"
    said = station(
        "print", "honour-certificate", "--id", who, "--set", "title=优秀志愿者", "--out", out
    )
    assert said.code == 0, said.err
    (entry,) = station("list", "certificate", "--json").json
    return entry["code"]


def test_a_certificate_in_hand_is_checked_by_its_code(station, folder):
    code = code_of(station, folder)
    said = station("certificate", "check", code)
    assert said.code == 0 and "没有作废" in said.out and "姓名：张三" in said.out
    told = station("certificate", "check", code, "--json").json
    assert told["proof"] == "valid" and told["facts"]["荣誉名称"] == "优秀志愿者"


def test_a_false_one_is_refused_and_an_unknown_one_left_open(station, folder):
    code = code_of(station, folder)
    prefix, number, _day, *rest = code.split(".")
    said = station("certificate", "check", ".".join((prefix, number, "20200101", *rest)))
    assert said.code == 1 and "签名不对" in said.out
    stranger = ".".join((*code.split(".")[:-1], "0123456789ab"))
    assert station("certificate", "check", stranger).code == 3
    said = station("certificate", "check", "WMZ1")
    assert said.code == 1 and "不是证书核验码" in said.err

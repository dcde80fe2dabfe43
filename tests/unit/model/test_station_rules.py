import pytest

from desktop import errors
from desktop.model.station_rules import check_name


@pytest.mark.parametrize(
    "name", ["石桥村新时代文明实践站", "石桥镇新时代文明实践所", "示例县新时代文明实践中心"]
)
def test_a_full_name_will_do(name):
    check_name(name)


@pytest.mark.parametrize("name", ["石桥村文明实践站", "石桥村实践站", "石桥村"])
def test_a_shortened_name_is_refused_with_an_example(name):
    with pytest.raises(errors.InvalidValues, match="石桥村新时代文明实践站"):
        check_name(name)

"""Names that a line nearly is."""

import time

import pytest

from services.classify.near import NearNames

NAMES = (
    "大学英语四级考试",
    "大学英语六级考试",
    "机动车驾驶证",
    "certificateofcompletion",
    "全国计算机等级考试",
    "电工",
)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("机动车驾驶诓", "机动车驾驶证"),
        ("全国计算机等级老试", "全国计算机等级考试"),
        ("certificateofcompietion", "certificateofcompletion"),
        ("certificate0fcompletion", "certificateofcompletion"),
    ],
)
def test_a_title_with_one_letter_wrong_is_found(line: str, name: str):
    """A reader's slip costs a title its exactness, not its name."""
    near = NearNames(NAMES).find(line)
    assert near is not None
    assert near.name == name
    assert 0.79 <= near.similarity < 1


@pytest.mark.parametrize("line", ["电", "电工工", "今天天气很好啊", "certificate", "", "x" * 200, "机动车"])
def test_what_is_another_line_is_not_taken_for_a_name(line: str):
    """Short names must be whole, and a different line stays one."""
    assert NearNames(NAMES).find(line) is None


def test_the_time_hardly_grows_with_the_names():
    """Ten times the names cost a line at most three times as much."""
    few, many = (NearNames(f"全国第{number}届大学生竞赛{number * 7}" for number in range(n)) for n in (2_000, 20_000))

    def seconds(names: NearNames) -> float:
        started = time.process_time()
        for _ in range(200):
            names.find("全国大学生数学建模竟赛")
        return time.process_time() - started

    seconds(few)
    assert min(seconds(many) for _ in range(3)) < 3 * min(seconds(few) for _ in range(3)) + 0.05

"""What the evaluation's arithmetic promises: known intervals, a calibration error by hand, and each figure's cases."""

import io
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from rich.console import Console

from redflower.evaluation.figures import Figure, Said, bins, calibration_error, mean, share
from redflower.evaluation.item import PICTURES_MAX, Answer, FoundField, Item, Truth, answer_right, fault, judged
from redflower.evaluation.page import write_html
from redflower.evaluation.report import evaluate
from redflower.evaluation.run import Gathered
from redflower.evaluation.show import print_report, write_json
from shared.events import Family, FieldName

AWARD, COURSE, NONE, ORGANISATION = (
    Family.AWARD,
    Family.COURSE_CERTIFICATE,
    Family.NOT_A_CREDENTIAL,
    Family.ORGANISATION_DOCUMENT,
)


def item(truth: Truth, answer: Answer | None, **more: object) -> Item:
    return Item("i", truth, answer, failure=None if answer else "damaged_file", **more)  # type: ignore[arg-type]


def said(family: Family, code: str | None = None, probability: float = 0.9, *runners_up: str) -> Answer:
    return Answer(code, family, probability, runners_up)


def values(figure: Figure) -> tuple[float | None, int]:
    return figure.value, figure.n


@pytest.mark.parametrize(
    ("right", "n", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_intervals_are_wilsons(right: int, n: int, low: float, high: float) -> None:
    """The four examples of Newcombe (1998), table I, method 3."""
    figure = share([True] * right + [False] * (n - right))
    assert figure.value == right / n
    assert (figure.low, figure.high) == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))


def test_nothing_and_one_give_no_interval_that_is_not_there() -> None:
    """No cases give no figure; a mean of one has no interval; a mean of three has the normal one."""
    assert share([]) == mean([]) == calibration_error([]) == Figure(None, None, None, 0)
    assert mean([2.0]) == Figure(2.0, None, None, 1)
    three = mean([1.0, 2.0, 3.0])
    assert (three.value, three.n) == (2.0, 3)
    assert three.low == pytest.approx(2 - 1.959964 / 3**0.5)


def test_the_calibration_error_by_hand() -> None:
    """Two bins of two: said 0.3 and half right, said 0.85 and all right: (0.2 + 0.15) / 2."""
    answers = [Said(0.9, True), Said(0.2, False), Said(0.8, True), Said(0.4, True)]
    figure = calibration_error(answers, count=2)
    assert figure.value == pytest.approx(0.175)
    assert figure.low is not None
    assert figure.high is not None
    assert figure.low <= 0.175 <= figure.high
    assert calibration_error(answers, count=2) == figure
    assert [(each.count, each.said, each.right.value) for each in bins(answers, count=2)] == [
        (2, pytest.approx(0.3), 0.5),
        (2, pytest.approx(0.85), 1.0),
    ]


def test_equal_probabilities_share_a_bin() -> None:
    """What is the same answer to the eye is judged together: the order of the files changes no figure."""
    answers = [Said(0.5, True), Said(0.5, False), Said(0.5, True), Said(0.9, True)]
    assert [each.count for each in bins(answers, count=2)] == [3, 1]
    assert calibration_error(answers, count=2).value == calibration_error(answers[::-1], count=2).value
    assert calibration_error(answers, count=2).value == pytest.approx((3 * (2 / 3 - 0.5) + 0.1) / 4)
    assert [each.count for each in bins([Said(1.0, True)] * 25)] == [25]


def test_types_count_where_the_true_one_is_known() -> None:
    """At once, among the first five, and never where there is no answer. "Unknown" takes the place of an answer."""
    truth = Truth(family=AWARD, type_code="a")
    report = evaluate(
        [
            item(truth, said(AWARD, "a")),
            item(truth, said(AWARD, "b", 0.5, "c", "d", "e", "a")),
            item(truth, said(AWARD, None, 0.5, "c", "d", "e", "f", "a")),
            item(truth, None),
            item(Truth(family=AWARD), said(AWARD, "b")),
            item(Truth(family=Family.NOT_A_CREDENTIAL, type_code="receipt", no_credential=True), said(AWARD)),
        ]
    )
    assert values(report.type_top1) == (1 / 4, 4)
    assert values(report.type_top5) == (2 / 4, 4)


def test_families_count_where_the_label_has_one() -> None:
    """Also by language and by true family; a file that was not read is wrong."""
    report = evaluate(
        [
            item(Truth(family=AWARD, language="zh"), said(AWARD)),
            item(Truth(family=AWARD, language="en"), said(COURSE)),
            item(Truth(family=COURSE, language="en"), said(COURSE)),
            item(Truth(family=COURSE, language="zh"), None),
            item(Truth(language="zh"), said(AWARD)),
        ]
    )
    assert values(report.family) == (2 / 4, 4)
    assert {key: values(each) for key, each in report.family_by_language.items()} == {
        "en": (1 / 2, 2),
        "zh": (1 / 2, 2),
    }
    assert {key: values(each) for key, each in report.family_by_family.items()} == {
        AWARD: (1 / 2, 2),
        COURSE: (1 / 2, 2),
    }
    assert report.confusions == {(AWARD, AWARD): 1, (AWARD, COURSE): 1, (COURSE, COURSE): 1, (COURSE, None): 1}
    assert report.failures == {"damaged_file": 1}


def test_what_is_let_in_and_what_is_turned_away() -> None:
    """However unsure the answer; an organisation's paper earns nothing, and is on neither side of the truth."""
    nothing, photo = Truth(family=NONE, no_credential=True), Truth(no_credential=True)
    report = evaluate(
        [
            item(nothing, said(AWARD, "a", 0.01)),
            item(photo, said(ORGANISATION)),
            item(photo, said(NONE)),
            item(nothing, None),
            item(Truth(family=AWARD), said(ORGANISATION)),
            item(Truth(family=AWARD), said(NONE)),
            item(Truth(family=AWARD), said(COURSE)),
            item(Truth(family=AWARD), None),
            item(Truth(family=ORGANISATION), said(AWARD)),
        ]
    )
    assert values(report.not_credentials_let_in) == (1 / 4, 4)
    assert values(report.credentials_turned_away) == (3 / 4, 4)


def test_the_open_set_is_counted_over_drawn_sets() -> None:
    """Unknown is right of no credential and of an unlisted one; a drawn one that failed has said nothing."""
    nothing = Truth(family=NONE, no_credential=True, drawn=True)
    unlisted = Truth(family=AWARD, unlisted=True, drawn=True)
    listed = Truth(family=AWARD, type_code="a", drawn=True)
    report = evaluate(
        [
            item(nothing, said(NONE, "receipt")),
            item(nothing, said(AWARD, "a")),
            item(unlisted, said(AWARD)),
            item(unlisted, None),
            item(listed, said(AWARD)),
            item(listed, said(AWARD, "a")),
            item(Truth(family=NONE, no_credential=True), said(NONE)),
        ]
    )
    assert values(report.open_set_precision) == (2 / 3, 3)
    assert values(report.open_set_recall) == (2 / 4, 4)
    assert values(evaluate([item(Truth(family=AWARD), said(AWARD))]).open_set_recall) == (None, 0)


@pytest.mark.parametrize(
    ("truth", "answer", "right"),
    [
        (Truth(family=AWARD, type_code="a"), said(AWARD, "a"), True),
        (Truth(family=AWARD, type_code="a"), said(AWARD, "b"), False),
        (Truth(family=AWARD, type_code="a"), said(AWARD), True),
        (Truth(family=AWARD), said(AWARD, "b"), True),
        (Truth(family=AWARD), said(COURSE, "b"), False),
        (Truth(family=AWARD, unlisted=True), said(AWARD, "b"), False),
        (Truth(family=AWARD, unlisted=True), said(AWARD), True),
        (Truth(no_credential=True), said(NONE), None),
        (Truth(family=AWARD), None, None),
    ],
)
def test_what_a_probability_speaks_of(truth: Truth, answer: Answer | None, right: bool | None) -> None:
    """The type, where one is said and the true one is known; else the family; nothing where that isn't known."""
    assert answer_right(item(truth, answer)) is right


def test_of_a_paper_whose_family_alone_is_known_the_familys_probability_is_judged() -> None:
    """A type that nobody can judge may be unsure where its family is sure."""
    answer = Answer("b", AWARD, 0.4, family_probability=0.9)
    assert judged(item(Truth(family=AWARD), answer)) == Said(0.9, right=True)
    assert judged(item(Truth(family=AWARD, type_code="a"), answer)) == Said(0.4, right=False)


def test_fields_are_counted_where_the_paper_shows_them() -> None:
    """Each field by itself; what was read beyond that counts for nothing, and an unread file counts against all."""
    truth = Truth(fields={FieldName.HOLDER: "王小红", FieldName.NUMBER: "A-1"})
    read = Answer(
        None, AWARD, 0.5, fields=(FoundField(FieldName.HOLDER, "王小红", 0.9), FoundField(FieldName.LEVEL, "一级", 0.9))
    )
    report = evaluate([item(truth, read), item(truth, None)])
    assert {name: values(each) for name, each in report.fields.items()} == {
        FieldName.HOLDER: (1 / 2, 2),
        FieldName.NUMBER: (0.0, 2),
    }


def test_seconds_are_of_what_was_recognised() -> None:
    """A file that is refused at once makes nothing look fast."""
    report = evaluate(
        [
            item(Truth(), said(AWARD), seconds=1.0),
            item(Truth(), said(AWARD), seconds=2.0),
            item(Truth(), None, seconds=0.0),
        ]
    )
    assert values(report.seconds_per_picture) == (1.5, 2)


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (60, 40), "white").save(out, "JPEG")
    return out.getvalue()


def mixed() -> list[Item]:
    truth = Truth("<b>label</b>", AWARD, "cet_4", language="zh", fields={FieldName.HOLDER: "王小红"})
    return [
        Item("right", truth, said(AWARD, "cet_4")),
        Item("unsure", truth, said(COURSE, "b", 0.3), thumbnail=picture()),
        Item("sure", truth, said(NONE, None, 0.99), thumbnail=picture()),
        Item("unread", truth, failure="damaged_file"),
        Item("let in", Truth("photo", no_credential=True), said(AWARD, "c", 0.6), thumbnail=picture()),
    ]


def test_the_surest_wrong_answer_comes_first() -> None:
    """What harms most is seen first; what was not read comes last, and what is right not at all."""
    assert [each.id for each in evaluate(mixed()).wrong] == ["sure", "let in", "unsure", "unread"]
    assert [fault(each) for each in evaluate(mixed()).wrong] == [
        "a credential, turned away",
        "no credential, let in",
        "another family",
        "not read: damaged file",
    ]


def test_the_json_has_exactly_its_shape(tmp_path: Path) -> None:
    """Machines find the promised keys, each figure in one form, and null where there is nothing to measure."""
    write_json(evaluate(mixed()), tmp_path / "deep" / "e.json", {"seed": 1})
    content = json.loads((tmp_path / "deep" / "e.json").read_text(encoding="utf-8"))
    figures = {
        *("type_top1", "type_top5", "family", "issuer_found", "not_credentials_let_in", "credentials_turned_away"),
        *("open_set_precision", "open_set_recall", "calibration_error", "seconds_per_picture"),
    }
    groups = {"family_by_language", "family_by_family", "fields"}
    assert set(content) == {*figures, *groups, "n", "calibration_bins", "failures", "run", "items"}
    for figure in (*(content[name] for name in figures), *(each for name in groups for each in content[name].values())):
        assert set(figure) == {"value", "low", "high", "n"}
        assert (figure["value"] is None) == (figure["n"] == 0)
    assert content["n"] == len(content["items"]) == 5
    assert content["open_set_recall"]["value"] is None
    assert content["items"][3]["failure"] == "damaged_file"
    assert content["items"][2]["family"] == "not_a_credential"
    assert content["items"][0]["truth"]["type_code"] == "cet_4"


def test_the_page_needs_nothing_else(tmp_path: Path) -> None:
    """One file: no address in it is fetched, its pictures are inside, and what was read is escaped."""
    run = {"set": "set", "engine": {"name": "e", "version": "1"}, "device": "cpu"}
    write_html(evaluate(mixed()), tmp_path / "e.html", run)
    page = (tmp_path / "e.html").read_text(encoding="utf-8")
    assert re.findall(r'(?:src|href)="(?!data:)[^"]+"', page) == []
    assert page.count("data:image/jpeg;base64,") == 3
    assert "&lt;b&gt;label&lt;/b&gt;" in page
    assert "大学英语四级" in page
    assert page.index("a credential, turned away</span>") < page.index("another family</span>")
    write_html(evaluate([]), tmp_path / "none.html", run)
    assert "There are none." in (tmp_path / "none.html").read_text(encoding="utf-8")


def test_the_table_tells_failures_and_leaves_out_what_was_not_measured() -> None:
    """No row of nothing, and no failure unnoticed."""
    console = Console(file=io.StringIO(), width=100)
    print_report(console, evaluate(mixed()), "set")
    shown = console.file.getvalue()  # type: ignore[attr-defined]
    assert "1 not read: damaged_file" in shown
    assert "unknown: precision" not in shown
    assert re.search(r"family\s+25\.0\s+4\.6–69\.9\s+4", shown)


def test_no_more_pictures_are_kept_than_are_shown() -> None:
    """A large set that goes badly fits in memory; the surest wrong ones keep their pictures."""
    gathered = Gathered()
    wrong = Item("w", Truth(family=AWARD), thumbnail=b"jpeg")
    for number in range(PICTURES_MAX + 40):
        gathered.take(number, replace(wrong, id=str(number), answer=said(COURSE, None, number / 100)))
    kept = [each.id for each in gathered.in_order() if each.thumbnail]
    assert kept == [str(number) for number in range(40, PICTURES_MAX + 40)]

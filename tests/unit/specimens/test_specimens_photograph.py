"""What a photograph promises: where the page's corners are, what is never covered, how each trouble shows."""

from io import BytesIO

import cv2
import numpy as np
import pytest
from PIL import Image

from specimens import SEVERITIES, Severity
from specimens.body import sheet_of
from specimens.camera.hands import COVERED_MAX, free_places, hold
from specimens.camera.scanner import screenshot
from specimens.camera.scene import CAMERAS, happened
from specimens.chance import chance
from specimens.paper import Material, Paper, Pixels
from specimens.photograph import TROUBLES, Photo, Trouble, photograph
from specimens.truth import Corners


def page(material: Material = "sheet") -> Paper:
    """A page with a heading, rows, and a frame, which looks otherwise on its head."""
    paper = Paper.blank(*((1100, 1500) if material == "sheet" else (1440, 908)), (250, 249, 244), material)
    paper.pen.rectangle([20, 20, paper.width - 20, paper.height - 20], outline=(120, 40, 40), width=6)
    paper.pen.rectangle([110, 90, paper.width - 110, 240], fill=(30, 70, 150))
    for row in range(4):
        paper.text(130, 330 + row * 120, f"No. 2026{row:04d} 周若宁", 60, face="hei_bold", name=f"row {row}")
    return paper


def pixels_of(photo: Photo) -> Pixels:
    return np.asarray(Image.open(BytesIO(photo.jpeg)).convert("RGB"))


def cut_out(picture: Pixels, corners: Corners, size: tuple[int, int]) -> Pixels:
    """What lies between the corners, laid flat."""
    wide, high = size
    flat = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
    back = cv2.getPerspectiveTransform(np.array(corners, np.float32), flat)
    return np.asarray(cv2.warpPerspective(picture, back, (wide, high)))


def likeness(one: Pixels, other: Pixels) -> float:
    """Correlation of two pictures' coarse structure, whatever the light."""

    def structure(pixels: Pixels) -> Pixels:
        small = cv2.resize(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), (96, 96), interpolation=cv2.INTER_AREA)
        return np.asarray(small.astype(np.float32) - cv2.GaussianBlur(small.astype(np.float32), (0, 0), 12)).ravel()

    return float(np.corrcoef(structure(one), structure(other))[0, 1])


def assert_true(photo: Photo, paper: Paper) -> None:
    drawn = np.asarray(paper.image)
    found = cut_out(pixels_of(photo), photo.corners, (paper.width, paper.height))
    assert likeness(drawn, found) > 0.5  # of a curled page; a flat one reaches 0.9
    assert likeness(drawn, found) > likeness(drawn, np.ascontiguousarray(found[::-1, ::-1])) + 0.3


@pytest.mark.parametrize("severity", SEVERITIES)
@pytest.mark.parametrize("material", ["sheet", "card", "screen"])
@pytest.mark.parametrize("seed", range(6))
def test_the_page_lies_between_the_corners(severity: Severity, material: Material, seed: int) -> None:
    """Cut out along them it is the page that was drawn, and stands upright."""
    paper = page(material)
    assert_true(photograph(sheet_of(paper), severity, chance("test", seed)), paper)


@pytest.mark.parametrize("trouble", TROUBLES)
def test_no_trouble_moves_the_corners(trouble: Trouble) -> None:
    """Curled, creased, turned or sent on: the corners are told in pixels of the picture that comes out."""
    for severity in ("phone", "hard"):
        photo = photograph(sheet_of(page()), severity, chance("trouble", trouble), troubles=[trouble])
        assert_true(photo, page())


def test_a_turned_telephone_turns_the_picture() -> None:
    """By 90°, 180° or 270°, and no EXIF says so."""
    firsts = set()
    for seed in range(12):
        photo = photograph(sheet_of(page()), "phone", chance("turned", seed), troubles=["turned"])
        image = Image.open(BytesIO(photo.jpeg))
        assert not image.getexif()
        x, y = photo.corners[0]
        firsts.add((x > image.width / 2, y > image.height / 2))
    assert firsts == {(True, False), (True, True), (False, True)}


def test_a_messenger_makes_the_picture_small() -> None:
    """Its long side is 1,100 to 1,440 pixels, whatever the camera's was."""
    for seed in range(4):
        photo = photograph(sheet_of(page()), "phone", chance("sent", seed), troubles=["messenger"])
        assert 1100 <= max(pixels_of(photo).shape) <= 1440


@pytest.mark.parametrize("material", ["sheet", "card", "screen"])
def test_fingers_hold_the_margin_and_leave_the_words(material: Material) -> None:
    """They cover at most four hundredths of the page, and every row stays as legible as it was."""
    paper = page(material)
    sheet = sheet_of(paper)
    wide, high = sheet.size
    corners = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float64)
    seen = 0
    for seed in range(12):
        rng = chance("fingers", material, seed)
        places = free_places(sheet, rng, 2)
        held = hold(sheet.pixels.copy(), sheet, corners, places, rng)
        skin = (held[..., 0].astype(int) - held[..., 2] > 22) & (
            np.abs(held.astype(int) - sheet.pixels).max(axis=2) > 22
        )
        assert skin.mean() <= COVERED_MAX
        seen += len(places)
        for left, top, right, bottom in paper.places.values():
            where = np.s_[top + sheet.rim : bottom + sheet.rim, left + sheet.rim : right + sheet.rim]
            assert likeness(sheet.pixels[where], held[where]) > 0.9
    assert seen >= 8


def test_a_page_without_margins_is_not_held() -> None:
    """Where there is no room for a finger, none comes: not even over a line that runs from edge to edge."""
    paper = Paper.blank(1100, 1500)
    for y in range(30, 1500, 60):
        paper.text(12, y, "证书编号姓名 certificate " * 5, 36)
    assert free_places(sheet_of(paper), chance("full"), 2) == ()


def test_a_screen_shows_coloured_bands_that_a_card_does_not() -> None:
    """Moiré: on an even grey, a screen's photograph has far more colour than a card's."""

    def colour(material: Material) -> float:
        paper = Paper.blank(1080, 1700, (150, 150, 150), material)
        photo = photograph(sheet_of(paper), "phone", chance("moiré"), troubles=[])
        flat = cut_out(pixels_of(photo), photo.corners, (540, 850))[100:-100, 100:-100].astype(np.float32)
        smooth = cv2.GaussianBlur(flat, (0, 0), 2)
        tint = smooth[..., 0] - smooth[..., 2]
        return float((tint - cv2.GaussianBlur(tint, (0, 0), 40)).std())

    assert colour("screen") > 2 * colour("card")


def test_a_screenshot_leaves_the_page_upright_and_whole() -> None:
    """Between the viewer's bars, where its corners say."""
    paper = page()
    pixels, corners = screenshot(np.asarray(paper.image), chance("screenshot"))
    assert pixels.shape[0] > 1.9 * pixels.shape[1]
    photo = Photo(b"", tuple((float(x), float(y)) for x, y in corners))  # type: ignore[arg-type]
    assert likeness(np.asarray(paper.image), cut_out(pixels, photo.corners, (paper.width, paper.height))) > 0.95


@pytest.mark.parametrize("severity", ["phone", "hard"])
def test_no_more_sharpness_is_lost_than_can_be_spared(severity: Severity) -> None:
    """Of shake, weak light and messengers at most so many come together, and never the first two."""
    camera = CAMERAS[severity]
    for seed in range(300):
        given = happened(camera, "sheet", chance("odds", severity, seed))
        assert len(given & {"motion", "low_light", "messenger"}) <= camera.soft_max
        assert not {"motion", "low_light"} <= given


def test_only_paper_folds() -> None:
    """A card or a telephone has no creases, and no sleeve is put over a telephone."""
    assert happened(CAMERAS["hard"], "card", chance("card"), TROUBLES).isdisjoint({"curl", "crease", "wrinkles"})
    assert "sleeve" not in happened(CAMERAS["hard"], "screen", chance("screen"), TROUBLES)


@pytest.mark.parametrize("material", ["sheet", "card", "screen"])
@pytest.mark.parametrize("troubles", [("curl", "crease"), ("turned",), ("messenger", "turned"), ()])
def test_a_lined_sheet_tells_where_its_print_is_seen(material: Material, troubles: tuple[Trouble, ...]) -> None:
    """Each printed line's pixels in the photo, however it bends, is turned or sent on: there its ink is, and nowhere else."""
    paper = page(material)
    photo = photograph(sheet_of(paper, lined=True), "hard", chance("lined", material, troubles), troubles=troubles)
    picture = cv2.cvtColor(pixels_of(photo), cv2.COLOR_RGB2GRAY)
    assert photo.lines is not None
    assert photo.lines.shape == picture.shape
    assert set(np.unique(photo.lines)) == {0, 1, 2, 3, 4}
    soft = cv2.GaussianBlur(picture, (0, 0), 1)
    ink = cv2.adaptiveThreshold(soft, 1, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 41, 12)
    for number in range(1, 5):
        seen = (photo.lines == number).astype(np.uint8)
        around = (cv2.dilate(seen, np.ones((25, 25))) > 0) & (photo.lines == 0)
        assert ink[seen > 0].mean() > max(0.12, 2.5 * ink[around].mean())  # grain and creases are dark, too


def test_a_photo_tells_of_print_only_where_the_sheet_does() -> None:
    """The picture is the same with and without."""
    lined = photograph(sheet_of(page(), lined=True), "phone", chance("plain"))
    plain = photograph(sheet_of(page()), "phone", chance("plain"))
    assert plain.lines is None
    assert plain.jpeg == lined.jpeg

"""From a request to a specimen: compose the words, lay them out, spoil what is to be spoilt, photograph."""

import hashlib

import cv2
import numpy as np

from catalogue import CredentialType, load
from specimens.content import Content, compose
from specimens.layouts import layout_for
from specimens.paper import Paper, Pixels
from specimens.photograph import Photo, Sheet, photograph
from specimens.tamper import paste_over
from specimens.truth import Flaw, Specimen, SpecimenRequest, Truth, UnsuitableRequestError

_CARD_CORNER = 0.045  # of the long side: 3.18 mm of 85.6 mm is ISO/IEC 7810's; printers round a little more


def draw(request: SpecimenRequest) -> Specimen:
    """Draw a credential and photograph it.

    Raises:
        UnsuitableRequestError: the type is unknown, or can't carry the flaw.
    """
    kind = load().get(request.type_code)
    if kind is None:
        raise UnsuitableRequestError(f"the catalogue has no type {request.type_code!r}")
    identity = (request.type_code, request.holder, request.seed, request.language)
    content = compose(request, kind, _chance("content", *identity))
    paper = layout_for(content, _chance("choice", *identity))(content, _chance("layout", *identity))
    if request.flaw is Flaw.FORGED_PASTE:
        paste_over(paper, _words(content), _chance("paste", *identity))
    photo = photograph(
        sheet_of(paper),
        request.severity,
        _chance("photo", *identity, request.severity),
        unreadable=request.flaw is Flaw.BLURRED,
    )
    return Specimen(photo.jpeg, "image/jpeg", _truth(request, kind, content, paper, photo))


def _chance(*what: object) -> np.random.Generator:
    """A generator of its own for each part of the work, so that a change in one leaves the others as they were."""
    digest = hashlib.sha256(repr(what).encode()).digest()
    return np.random.default_rng(int.from_bytes(digest[:8], "big"))


def _words(content: Content) -> dict[str, str]:
    return {"holder": content.holder, "number": content.number, "level": content.level or ""}


def sheet_of(paper: Paper) -> Sheet:
    """A drawn page as a thing that a camera can see: a sheet, a plastic card, or a telephone's screen."""
    pixels = np.asarray(paper.image)
    cover: Pixels = np.full(pixels.shape[:2], 255, np.uint8)
    if paper.material == "card":
        radius = round(_CARD_CORNER * max(pixels.shape))
        cover = _rounded(pixels.shape[1], pixels.shape[0], radius)
    return Sheet(pixels, cover, glossy=paper.material != "sheet", flat=paper.material != "sheet")


def _rounded(width: int, height: int, radius: int) -> Pixels:
    cover = np.zeros((height, width), np.uint8)
    cv2.rectangle(cover, (radius, 0), (width - radius, height), 255, -1)
    cv2.rectangle(cover, (0, radius), (width, height - radius), 255, -1)
    for x in (radius, width - radius - 1):
        for y in (radius, height - radius - 1):
            cv2.circle(cover, (x, y), radius, 255, -1, cv2.LINE_AA)
    return cover


def _truth(request: SpecimenRequest, kind: CredentialType, content: Content, paper: Paper, photo: Photo) -> Truth:
    shown = paper.places
    return Truth(
        type_code=kind.code,
        family=kind.family,
        title=paper.title,
        holder=content.holder if "holder" in shown else None,
        number=content.number if "number" in shown else None,
        issuer=content.issuer if "issuer" in shown else None,
        issued_on=content.issued_on if "issued_on" in shown else None,
        valid_until=content.valid_until if "valid_until" in shown else None,
        level=content.level if "level" in shown else None,
        subject=content.subject if "subject" in shown else None,
        position=content.position if "position" in shown else None,
        language=content.language,
        severity=request.severity,
        flaw=request.flaw,
        corners=photo.corners,
        url=paper.url,
        readable=request.flaw is not Flaw.BLURRED,
    )

"""From a request to a specimen: compose the words, lay them out, spoil what is to be spoilt, photograph."""

from catalogue import CredentialType, load
from specimens.body import sheet_of
from specimens.chance import chance
from specimens.content import Content, compose
from specimens.fonts import choose, setting
from specimens.layouts import layout_for
from specimens.paper import Paper
from specimens.photograph import Photo, photograph
from specimens.tamper import paste_over
from specimens.telling import folded, tells_its_type
from specimens.truth import Flaw, Specimen, SpecimenRequest, Truth, UnsuitableRequestError

_FIELDS = ("holder", "number", "issuer", "issued_on", "valid_until", "level", "subject", "position", "employer")


def draw(request: SpecimenRequest) -> Specimen:
    """Draw a credential and photograph it.

    Raises:
        UnsuitableRequestError: the type is unknown, or can't carry the flaw.
    """
    kind = load().get(request.type_code)
    if kind is None:
        raise UnsuitableRequestError(f"the catalogue has no type {request.type_code!r}")
    return take(request, *lay_out(kind, request))


def take(request: SpecimenRequest, content: Content, paper: Paper) -> Specimen:
    """Photograph a page that was laid out for the request, and tell the truth about it."""
    photo = photograph(
        sheet_of(paper),
        request.severity,
        chance("photo", *_identity(request), request.severity),
        unreadable=request.flaw is Flaw.BLURRED,
    )
    return Specimen(photo.jpeg, "image/jpeg", _truth(request, content, paper, photo), tuple(paper.printed))


def lay_out(kind: CredentialType, request: SpecimenRequest, *, worded: bool = False) -> tuple[Content, Paper]:
    """The page before it is photographed, and what was decided to be on it; ``worded`` as in :func:`compose`.

    Raises:
        UnsuitableRequestError: the type can't carry the flaw.
    """
    identity = _identity(request)
    content = compose(request, kind, chance("content", *identity), worded=worded)
    with setting(choose(request.split, chance("fonts", *identity), chinese=content.chinese)):
        layout = layout_for(content, request.split, chance("choice", *identity))
        paper = layout(content, chance("layout", *identity))
        paper.layout = f"{layout.__module__}.{layout.__qualname__}"
        if content.listed:
            _name_it(content, paper)
        if request.flaw is Flaw.FORGED_PASTE:
            paste_over(paper, _words(content), chance("paste", *identity))
    return content, paper


def _name_it(content: Content, paper: Paper) -> None:
    """Where the heading is one that others share and the layout says nothing more, the name goes below the heading."""
    place = paper.places.get("title") or paper.places.get("subject")
    told = tells_its_type(content.type, paper.words) and folded(content.detail) in folded("".join(paper.words))
    if place is None or told:
        return
    words = content.type.name_zh if content.detail else content.name
    left, top, right, bottom = place
    size = max((bottom - top) // 4, 22)
    paper.text((left + right) / 2, bottom + size * 0.4, words, size, align="m", width_max=paper.width * 0.7)


def _identity(request: SpecimenRequest) -> tuple[object, ...]:
    """What a paper is seeded by: the splits share no chance."""
    return request.split, request.type_code, request.holder, request.seed, request.language


def _words(content: Content) -> dict[str, str]:
    return {"holder": content.holder, "number": content.number, "level": content.level or ""}


def _truth(request: SpecimenRequest, content: Content, paper: Paper, photo: Photo) -> Truth:
    return Truth(
        type_code=content.type.code,
        family=content.type.family,
        title=paper.title,
        **{name: getattr(content, name) for name in _FIELDS if name in paper.places},
        language=content.language,
        severity=request.severity,
        flaw=request.flaw,
        corners=photo.corners,
        url=paper.url,
        readable=request.flaw is not Flaw.BLURRED,
        material=paper.material,
        seal=paper.sealed,
        layout=paper.layout,
    )

"""From a request to a specimen: compose the words, lay them out, spoil what is to be spoilt, photograph."""

from catalogue import CredentialType, load
from specimens.body import sheet_of
from specimens.chance import chance
from specimens.content import Content, compose
from specimens.layouts import layout_for
from specimens.paper import Paper
from specimens.photograph import Photo, photograph
from specimens.tamper import paste_over
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
    identity = (request.type_code, request.holder, request.seed, request.language)
    content = compose(request, kind, chance("content", *identity))
    paper = layout_for(content, chance("choice", *identity))(content, chance("layout", *identity))
    if request.flaw is Flaw.FORGED_PASTE:
        paste_over(paper, _words(content), chance("paste", *identity))
    photo = photograph(
        sheet_of(paper),
        request.severity,
        chance("photo", *identity, request.severity),
        unreadable=request.flaw is Flaw.BLURRED,
    )
    return Specimen(photo.jpeg, "image/jpeg", _truth(request, kind, content, paper, photo))


def _words(content: Content) -> dict[str, str]:
    return {"holder": content.holder, "number": content.number, "level": content.level or ""}


def _truth(request: SpecimenRequest, kind: CredentialType, content: Content, paper: Paper, photo: Photo) -> Truth:
    return Truth(
        type_code=kind.code,
        family=kind.family,
        title=paper.title,
        **{name: getattr(content, name) for name in _FIELDS if name in paper.places},
        language=content.language,
        severity=request.severity,
        flaw=request.flaw,
        corners=photo.corners,
        url=paper.url,
        readable=request.flaw is not Flaw.BLURRED,
    )

"""Pictures that are no credential at all."""

from typing import Literal, get_args

import numpy as np

from shared.events import Family
from specimens.body import sheet_of
from specimens.chance import chance
from specimens.layouts import everyday
from specimens.photograph import photograph, snapshot
from specimens.truth import Flaw, Severity, Specimen, Truth

Distraction = Literal["landscape", "invoice", "receipt", "menu", "slide", "chat", "payment", "bank_card", "form"]

DISTRACTIONS: tuple[Distraction, ...] = get_args(Distraction)

_PAINTERS: dict[Distraction, tuple[everyday.Painter, str | None]] = {
    "landscape": (everyday.landscape, None),
    "invoice": (everyday.invoice, "invoice"),
    "receipt": (everyday.receipt, "receipt"),
    "menu": (everyday.menu, None),
    "slide": (everyday.slide, "slide"),
    "chat": (everyday.chat, "chat_screenshot"),
    "payment": (everyday.payment, "payment_screenshot"),
    "bank_card": (everyday.bank_card, "bank_card"),
    "form": (everyday.form, "form_or_contract"),
}


def draw_distraction(kind: Distraction, seed: int, severity: Severity = "phone") -> Specimen:
    """Something that people upload by mistake. The truth names the catalogue's type where it has one."""
    paint, type_code = _PAINTERS[kind]
    paper = paint(chance("distraction", kind, seed))
    rng: np.random.Generator = chance("distraction photo", kind, seed, severity)
    if kind == "landscape":
        photo = snapshot(np.asarray(paper.image), severity, rng)
    else:
        photo = photograph(sheet_of(paper), severity, rng)
    truth = Truth(
        type_code=type_code,
        family=Family.NOT_A_CREDENTIAL,
        title=paper.title,
        language="zh",
        severity=severity,
        flaw=Flaw.NONE,
        corners=photo.corners,
    )
    return Specimen(photo.jpeg, "image/jpeg", truth)

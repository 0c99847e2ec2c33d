"""Pictures that are no credential at all, many of them about credentials."""

from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np

from shared.events import Family
from specimens.body import sheet_of
from specimens.chance import chance
from specimens.layouts import everyday, identity, jottings, leaflets, pages, scenes, screens, slips, tickets
from specimens.layouts.everyday import Painter
from specimens.photograph import photograph, snapshot
from specimens.truth import Flaw, Severity, Specimen, Split, Truth, UnsuitableRequestError

Distraction = Literal[
    "landscape", "city", "room", "meal", "pet", "people", "lights", "flowers",
    "invoice", "receipt", "menu", "utility_bill", "bank_statement",
    "slide", "chat", "payment", "web_shop", "app_badge", "query_form", "course_page", "code_editor", "terminal",
    "spreadsheet", "street_map", "post", "meme", "code_alone",
    "contest_poster", "course_flyer", "certificate_template", "certificate_cover", "book_cover", "product_label",
    "medicine_box", "announcement", "book_page", "news", "contract", "curriculum_vitae", "article", "timetable", "calendar",
    "form", "handwriting", "shopping_list", "childs_drawing", "sketch",
    "train_ticket", "boarding_pass", "exam_admission", "cinema_ticket", "parcel_label", "event_pass",
    "bank_card", "loyalty_card", "foreign_card", "passport",
]  # fmt: skip


ALL_DISTRACTIONS: tuple[Distraction, ...] = get_args(Distraction)


@dataclass(frozen=True, slots=True)
class _Look:
    """How a kind is drawn in each split, None where that split hasn't it; and the catalogue's type, where it has one."""

    train: Painter | None = None
    evaluation: Painter | None = None
    type_code: str | None = None
    in_the_open: bool = False

    def painter(self, split: Split) -> Painter | None:
        return self.train if split == "train" else self.evaluation


_LOOKS: dict[Distraction, _Look] = {
    "landscape": _Look(everyday.landscape, scenes.seaside, in_the_open=True),
    "city": _Look(scenes.city, in_the_open=True),
    "room": _Look(evaluation=scenes.room, in_the_open=True),
    "meal": _Look(scenes.meal, in_the_open=True),
    "pet": _Look(evaluation=scenes.pet, in_the_open=True),
    "people": _Look(scenes.people, in_the_open=True),
    "lights": _Look(scenes.lights, in_the_open=True),
    "flowers": _Look(evaluation=scenes.flowers, in_the_open=True),
    "invoice": _Look(everyday.invoice, slips.english_invoice, "invoice"),
    "receipt": _Look(everyday.receipt, slips.foreign_receipt, "receipt"),
    "menu": _Look(everyday.menu, slips.english_menu),
    "utility_bill": _Look(evaluation=slips.utility_bill),
    "bank_statement": _Look(slips.bank_statement, type_code="bank_statement"),
    "slide": _Look(everyday.slide, screens.course_slide, "slide"),
    "chat": _Look(everyday.chat, screens.chat_about, "chat_screenshot"),
    "payment": _Look(everyday.payment, screens.transfer, "payment_screenshot"),
    "web_shop": _Look(screens.web_shop),
    "app_badge": _Look(screens.app_badge),
    "query_form": _Look(evaluation=screens.query_form),
    "course_page": _Look(screens.course_page),
    "code_editor": _Look(screens.code_editor),
    "terminal": _Look(evaluation=screens.terminal),
    "spreadsheet": _Look(screens.spreadsheet),
    "street_map": _Look(evaluation=screens.street_map),
    "post": _Look(screens.post),
    "meme": _Look(evaluation=screens.meme),
    "code_alone": _Look(screens.code_alone),
    "contest_poster": _Look(leaflets.contest_poster),
    "course_flyer": _Look(evaluation=leaflets.course_flyer),
    "certificate_template": _Look(leaflets.certificate_template),
    "certificate_cover": _Look(evaluation=leaflets.certificate_cover),
    "book_cover": _Look(leaflets.book_cover),
    "product_label": _Look(evaluation=leaflets.product_label),
    "medicine_box": _Look(leaflets.medicine_box),
    "announcement": _Look(pages.announcement),
    "book_page": _Look(pages.book_page),
    "news": _Look(evaluation=pages.news),
    "contract": _Look(pages.contract, type_code="form_or_contract"),
    "curriculum_vitae": _Look(pages.curriculum_vitae, type_code="curriculum_vitae"),
    "article": _Look(evaluation=pages.article, type_code="academic_paper"),
    "timetable": _Look(evaluation=pages.timetable),
    "calendar": _Look(pages.calendar),
    "form": _Look(everyday.form, type_code="form_or_contract"),
    "handwriting": _Look(jottings.handwriting),
    "shopping_list": _Look(evaluation=jottings.shopping_list),
    "childs_drawing": _Look(jottings.childs_drawing),
    "sketch": _Look(evaluation=jottings.sketch),
    "train_ticket": _Look(tickets.train_ticket, type_code="ticket"),
    "boarding_pass": _Look(evaluation=tickets.boarding_pass, type_code="ticket"),
    "exam_admission": _Look(tickets.exam_admission),
    "cinema_ticket": _Look(evaluation=tickets.cinema_ticket, type_code="ticket"),
    "parcel_label": _Look(tickets.parcel_label, type_code="parcel_label"),
    "event_pass": _Look(evaluation=tickets.event_pass),
    "bank_card": _Look(everyday.bank_card, identity.white_bank_card, "bank_card"),
    "loyalty_card": _Look(identity.loyalty_card),
    "foreign_card": _Look(identity.foreign_card, type_code="identity_document"),
    "passport": _Look(evaluation=identity.passport, type_code="passport"),
}


def distractions(split: Split) -> tuple[Distraction, ...]:
    """The kinds that a split has. What both have, each draws in a way of its own."""
    return tuple(kind for kind in ALL_DISTRACTIONS if _LOOKS[kind].painter(split) is not None)


DISTRACTIONS: tuple[Distraction, ...] = distractions("train")


def draw_distraction(kind: Distraction, seed: int, severity: Severity = "phone", split: Split = "train") -> Specimen:
    """Something that people upload by mistake. The truth names the catalogue's type where it has one.

    Args:
        kind: one of ``distractions(split)``.
        seed: chooses all that is left open.
        severity: as of a credential.
        split: ``eval`` draws what ``train`` never does, so that nothing is measured on looks that were trained on.

    Raises:
        UnsuitableRequestError: the split hasn't the kind.
    """
    look = _LOOKS[kind]
    paint = look.painter(split)
    if paint is None:
        raise UnsuitableRequestError(f"{kind} is not drawn for {split!r}")
    identity_of_it = (kind, seed) if split == "train" else (kind, seed, split)
    paper = paint(chance("distraction", *identity_of_it))
    rng: np.random.Generator = chance("distraction photo", *identity_of_it, severity)
    if look.in_the_open:
        photo = snapshot(np.asarray(paper.image), severity, rng)
    else:
        photo = photograph(sheet_of(paper), severity, rng)
    truth = Truth(
        type_code=look.type_code,
        family=Family.NOT_A_CREDENTIAL,
        title=paper.title,
        language="en" if paper.title.isascii() and paper.title else "zh",
        severity=severity,
        flaw=Flaw.NONE,
        corners=photo.corners,
        material="none" if look.in_the_open else paper.material,
        seal=paper.sealed,
        layout=f"{paint.__module__}.{paint.__qualname__}",
    )
    return Specimen(photo.jpeg, "image/jpeg", truth, tuple(paper.printed))

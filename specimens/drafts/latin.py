"""Drafts of papers in English, by family, with the marks by which the catalogue knows each platform's and vendor's."""

import numpy as np

from shared.events import Family
from specimens.content import Content, english_day
from specimens.drafts.cues import labels, phrases
from specimens.drafts.draft import Draft, Paragraph, Row, Writers
from specimens.names import pick
from specimens.paper import Run

_COURSES = (
    "Calculus I", "Linear Algebra", "Academic Writing", "Statistics", "Physics I", "Programming", "Data Structures",
    "World History", "Microeconomics", "Operating Systems", "Databases", "Networks", "Management", "Ethics", "Thesis",
)  # fmt: skip
_PARTS = ("Listening", "Reading", "Writing", "Speaking")
_VALUED = ("id", "number", "no", "code", "certificate no", "registration")


def draft(content: Content, rng: np.random.Generator) -> Draft:
    """The draft of any family; a family without a writer of its own gets rows."""
    return _WRITERS.get(content.type.family, _rows_only)(content, rng)


def _notes(content: Content, rng: np.random.Generator) -> tuple[tuple[str, str | None], ...]:
    """Number, validity, the platform's marks, where to verify."""
    notes: list[tuple[str, str | None]] = [
        (f"{pick(rng, ('Certificate No.', 'Credential ID', 'Certificate ID'))} {content.number}", "number")
    ]
    if content.valid_until is not None:
        notes.append((f"Valid until {english_day(content.valid_until)}", "valid_until"))
    marks = labels(content)
    for cue in marks[:3]:
        words = cue[:1].upper() + cue[1:]
        if cue.lower().endswith(_VALUED):
            notes.append((f"{words}: {content.number}", None))
        elif any(part in cue.lower() for part in ("hours", "length", "duration")):
            notes.append((f"{words}: {int(rng.integers(4, 60))} hours", None))
        else:
            notes.append((words, None))
    notes.append((f"Verify at {content.url.removeprefix('https://')}", None))
    return tuple(notes)


def _called(content: Content) -> str | None:
    """The type's name, where the heading is one that others share."""
    return None if content.name.casefold() in content.title.casefold() else content.name


def _course(content: Content, rng: np.random.Generator) -> Draft:
    told = phrases(content)
    done = next((each for each in told if each.startswith("has ")), "has successfully completed")
    others = [each for each in told if each is not done][:3]
    platform = content.issuer
    about: Paragraph = (done + " ", Run(content.subject, "subject", bold=0.6))
    offered: Paragraph = (
        ", ".join(others) + f" {content.school}, {platform}" if others else f"an online course offered by {content.school} through {platform}",
    )  # fmt: skip
    called = _called(content)
    return Draft(
        content.title, above=platform if called is None else called, lead=pick(rng, ("This is to certify that", "Awarded to", "This certifies that")),
        body=(about, offered), feature=(content.level, "level") if content.level else None, notes=_notes(content, rng),
        signers=(pick(rng, ("Instructor", "Course Director", "Head of Learning")),),
    )  # fmt: skip


def _vendor(content: Content, rng: np.random.Generator) -> Draft:
    about: Paragraph = ("has successfully completed the certification requirements and is recognized as a",)
    words = " ".join(phrases(content)[:1])
    certified: Paragraph = (
        Run(content.name, "subject", face="hei_bold"),
        *((f" {content.level}",) if content.level else ()),
    )
    return Draft(
        content.title, above=content.issuer, lead="This is to certify that", body=(about, certified, *(((words,),) if words else ())),
        notes=_notes(content, rng), signers=("Director of Certification",),
    )  # fmt: skip


def _degree(content: Content, rng: np.random.Generator) -> Draft:
    about: Paragraph = (
        "having fulfilled all the requirements prescribed by the University is admitted to the degree of ",
        Run(content.name, face="hei_bold"), " in ", Run(content.subject, "subject"),
        " with all the rights and privileges thereunto appertaining.",
    )  # fmt: skip
    return Draft(
        content.title, above=content.issuer, lead="This is to certify that", body=(about,), notes=_notes(content, rng)[:2],
        signers=("President", "Dean"), code=False,
    )  # fmt: skip


def _record(content: Content, rng: np.random.Generator) -> Draft:
    rows: list[Row] = [
        ("Name", content.holder, "holder"),
        ("Student No.", content.number, "number"),
        ("Programme", content.subject, "subject"),
        ("Date", english_day(content.issued_on), "issued_on"),
    ]
    table = [("Course", "Credits", "Grade")]
    table += [
        (str(each), f"{int(rng.integers(2, 12)) / 2}", str(int(rng.integers(66, 99))))
        for each in rng.permutation(_COURSES)[:11]
    ]
    return Draft(content.title, under=_called(content), rows=tuple(rows), table=tuple(table), code=False)


def _score(content: Content, rng: np.random.Generator) -> Draft:
    scores = [int(rng.integers(11, 18)) / 2 for _ in _PARTS]
    rows: list[Row] = [
        ("Candidate name", content.holder, "holder"),
        ("Report number", content.number, "number"),
        ("Date of birth", english_day(content.born_on), None),
        ("Test date", english_day(content.issued_on), "issued_on"),
        ("Test", content.name, None),
    ]
    if content.level is not None:
        rows.append(("Level", content.level, "level"))
    if content.valid_until is not None:
        rows.append(("Valid until", english_day(content.valid_until), "valid_until"))
    table = [
        ("Section", "Score"),
        *((part, f"{band:.1f}") for part, band in zip(_PARTS, scores, strict=True)),
        ("Overall", f"{round(sum(scores) / 2) / 2:.1f}"),
    ]
    return Draft(
        content.title, above=content.issuer, under=_called(content), rows=tuple(rows), table=tuple(table), portrait=True
    )


def _award(content: Content, rng: np.random.Generator) -> Draft:
    event = content.event
    about: Paragraph = (
        pick(
            rng,
            (
                "in recognition of outstanding performance in the ",
                "for the achievement of ",
                "who took part with distinction in the ",
            ),
        ),
        f"{content.issued_on.year} {event}",
    )
    return Draft(
        content.title, above=_called(content) or content.issuer, lead=pick(rng, ("is proudly presented to", "Awarded to", "This certificate is presented to")),
        body=(about,), feature=(content.level, "level") if content.level else None, notes=_notes(content, rng),
        signers=("Chair of the Jury", "Director"), code=bool(rng.integers(2)),
    )  # fmt: skip


def _employment(content: Content, rng: np.random.Generator) -> Draft:
    since = english_day(content.issued_on.replace(year=content.issued_on.year - 2, day=1))
    about: Paragraph = (
        "To whom it may concern: this is to confirm that ", Run(content.holder, "holder", bold=0.7), " has been with ",
        Run(content.employer, "employer"), f" since {since} as ", Run(content.position, "position", bold=0.7), ".",
    )  # fmt: skip
    more: Paragraph = (
        ". ".join(phrases(content)[:2])
        or "Should you need further information, please contact our human resources department.",
    )
    return Draft(
        content.title,
        under=_called(content),
        body=(about, more),
        notes=_notes(content, rng)[:-1],
        signers=("Head of Human Resources",),
        code=False,
    )


def _rows_only(content: Content, _rng: np.random.Generator) -> Draft:
    rows: list[Row] = [
        ("Name", content.holder, "holder"),
        ("No.", content.number, "number"),
        ("Class", content.level or content.subject, "level" if content.level else "subject"),
        ("Issued by", content.issuer, None),
        ("Issued", english_day(content.issued_on), "issued_on"),
    ]
    if content.valid_until is not None:
        rows.append(("Expires", english_day(content.valid_until), "valid_until"))
    marks = tuple((cue[:1].upper() + cue[1:], None) for cue in (*phrases(content)[:1], *labels(content)[:2]))
    return Draft(content.title, above=_called(content), rows=tuple(rows), notes=marks, portrait=True)


def _member(content: Content, rng: np.random.Generator) -> Draft:
    about: Paragraph = (
        pick(rng, ("has been elected to membership and is entitled to the rights set out in the by-laws of ", "is recognised by ")), content.issuer,
        *((" as ", Run(content.level, "level")) if content.level else ()),
    )  # fmt: skip
    return Draft(
        content.title, above=_called(content), lead="This is to certify that", body=(about, *((each,) for each in phrases(content)[:1])),
        notes=_notes(content, rng), signers=("Secretary",),
    )  # fmt: skip


_WRITERS: Writers = {
    Family.PROFESSIONAL_QUALIFICATION: _vendor,
    Family.VOCATIONAL_SKILL: _vendor,
    Family.ACADEMIC_DEGREE: _degree,
    Family.ACADEMIC_RECORD: _record,
    Family.EXAM_SCORE: _score,
    Family.COURSE_CERTIFICATE: _course,
    Family.AWARD: _award,
    Family.EMPLOYMENT_PROOF: _employment,
    Family.MEMBERSHIP: _member,
    Family.HOBBY: _member,
    Family.ORGANISATION_DOCUMENT: _rows_only,
}

"""What the catalogue says of a type of credential. Frozen; a field that isn't known is left empty."""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from catalogue.checks import is_valid
from shared.events import Family, FieldName

TypeCode = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{1,63}$")]
Words = Annotated[str, StringConstraints(min_length=1, max_length=120, strip_whitespace=True)]
Check = Literal["luhn", "iso7064_mod11_2", "resident_identity", "gb32100", "cn_patent"]


class _Described(BaseModel):
    """A word that isn't a field is a mistake in the data, and refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class NumberFormat(_Described):
    """How the certificate's number is written. The example is made up, but of the right form."""

    pattern: str = Field(description="Regular expression that the whole number matches, spaces left out.")
    example: str
    check: Check | None = Field(default=None, description="Algorithm of the check digit, see catalogue/checks.py.")

    @model_validator(mode="after")
    def _example_is_right(self) -> Self:
        try:
            matches = self.expression.fullmatch("".join(self.example.split())) is not None
        except re.error as error:
            raise ValueError(f"the pattern {self.pattern!r} is no regular expression: {error}") from error
        if not matches:
            raise ValueError(f"the example {self.example!r} doesn't match the pattern {self.pattern!r}")
        if not is_valid(self.check, self.example):
            raise ValueError(f"the example {self.example!r} has a wrong check digit ({self.check})")
        return self

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """The compiled pattern."""
        return re.compile(self.pattern, re.ASCII)

    def matches(self, number: str) -> bool:
        """Whether a number is of this form; its check digit is another question."""
        return self.expression.fullmatch("".join(number.split())) is not None


class CredentialType(_Described):
    """One type of credential.

    ``tier`` orders types by what they say of a holder's means to repay: 0 earns nothing, 5 the most.
    """

    code: TypeCode
    family: Family
    name_zh: Words = Field(description="The name as printed in Chinese; of a foreign credential, as people say it.")
    name_en: Words | None = None
    aliases: tuple[Words, ...] = Field(default=(), description="Other printed names, and what people say.")
    titles: tuple[Words, ...] = Field(
        default=(), description="Headings that the paper shares with other types: 职业技能等级证书 of every occupation."
    )
    cues: tuple[Words, ...] = Field(default=(), description="Other words on the paper that point to this type.")
    issuers: tuple[Words, ...] = Field(default=(), description="As printed. Empty: too many to list.")
    occupation_code: Annotated[str, StringConstraints(pattern=r"^\d-\d\d-\d\d-\d\d$")] | None = Field(
        default=None, description="Code of China's occupational classification (2022)."
    )
    levels: tuple[Words, ...] = Field(default=(), description="As printed, the highest first.")
    number: NumberFormat | None = None
    validity_years: Annotated[int, Field(ge=1, le=50)] | None = Field(default=None, description="None: for life.")
    fields: tuple[FieldName, ...] = Field(default=(), description="What a genuine one always shows.")
    inquiry: str | None = Field(
        default=None, pattern=r"^https?://[^\s]+$", description="Where anyone can check one with its issuer."
    )
    tier: Annotated[int, Field(ge=0, le=5)]

    @property
    def names(self) -> tuple[str, ...]:
        """All names of the type's own: Chinese, English, aliases."""
        return (self.name_zh, *((self.name_en,) if self.name_en else ()), *self.aliases)


class FamilyCues(_Described):
    """Words by which a family is known when its type isn't."""

    family: Family
    name_zh: Words
    name_en: Words
    strong: tuple[Words, ...] = Field(default=(), description="One such line nearly decides: 毕业证书.")
    weak: tuple[Words, ...] = Field(default=(), description="Speaks for the family, with others: 特发此证.")


class Catalogue:
    """All types, by code and in order. Immutable; make it with :func:`catalogue.load`."""

    def __init__(self, types: tuple[CredentialType, ...], families: Mapping[Family, FamilyCues]) -> None:
        self._types = types
        self._by_code = {each.code: each for each in types}
        self.families = dict(families)

    def get(self, code: str | None) -> CredentialType | None:
        """The type of a code, or None."""
        return None if code is None else self._by_code.get(code)

    def __iter__(self) -> Iterator[CredentialType]:
        """The types, in the files' order."""
        return iter(self._types)

    def __len__(self) -> int:
        """How many types."""
        return len(self._types)

    def __contains__(self, code: object) -> bool:
        """Whether a type of this code exists."""
        return code in self._by_code

    def of_family(self, family: Family) -> tuple[CredentialType, ...]:
        """The types of one family."""
        return tuple(each for each in self._types if each.family is family)


__all__ = ["Catalogue", "Check", "CredentialType", "FamilyCues", "NumberFormat"]

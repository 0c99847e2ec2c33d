"""Verify's own settings."""

from typing import Annotated

from pydantic import Field, SecretStr

from services.verify.evidence import Thresholds
from shared.settings import Settings

DEVELOPMENT_KEY = "little-red-flower-development"


class VerifySettings(Settings):
    """How verify weighs, waits and digests."""

    verify_digest_key: Annotated[SecretStr, Field(min_length=16)] = Field(
        default=SecretStr(DEVELOPMENT_KEY),
        description="Secret key of the digests of names and numbers. Set it before the first credential and keep it: "
        "under another key nothing that was used is recognised.",
    )
    verify_type_certain: Annotated[float, Field(ge=0, le=1)] = Field(
        default=0.6, description="A type less probable than this is for people to look at."
    )
    verify_field_clear: Annotated[float, Field(ge=0, le=1)] = Field(
        default=0.8, description="A field read with less confidence than this is never a reason to reject."
    )
    verify_waiting_max: Annotated[int, Field(ge=1, le=10_000)] = Field(
        default=50, description="Credentials of one account that wait for the account to become known, at most."
    )
    verify_waiting_s: Annotated[float, Field(gt=0)] = Field(
        default=86_400.0, description="How long a credential waits for its account; then people look at it."
    )
    verify_sweep_s: Annotated[float, Field(gt=0)] = Field(
        default=60.0, description="Pause between two looks for credentials that have waited too long."
    )

    @property
    def thresholds(self) -> Thresholds:
        """The thresholds as the domain takes them."""
        return Thresholds(type_certain=self.verify_type_certain, field_clear=self.verify_field_clear)

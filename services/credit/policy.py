"""The policy: how much a credential earns, to which cap, in which segments. Data, checked when it is loaded."""

from pathlib import Path
from typing import Annotated, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from shared.errors import ConfigurationError

POLICY_FILE = Path(__file__).parent / "policy.yaml"

GRANT_MIN_FEN = 100_00
GRANT_MAX_FEN = 3_000_00
YUAN_FEN = 100

Tier = Annotated[int, Field(ge=1, le=5)]
GrantFen = Annotated[int, Field(strict=True, ge=GRANT_MIN_FEN, le=GRANT_MAX_FEN, multiple_of=YUAN_FEN)]
CapFen = Annotated[int, Field(strict=True, ge=GRANT_MIN_FEN, le=1_000_000_00, multiple_of=YUAN_FEN)]


class _Described(BaseModel):
    """A word that the policy doesn't know is a mistake, and refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Segment(_Described):
    """What differs for one customer segment."""

    enabled: bool = True
    grant_fen_by_tier: dict[Tier, GrantFen] = {}
    cap_fen: CapFen | None = None


class Terms(_Described):
    """The policy as it stands for one segment."""

    enabled: bool
    grant_fen_by_tier: dict[Tier, GrantFen]
    cap_fen: CapFen


class Policy(_Described):
    """One version of the policy. Money in fen, whole yuan."""

    version: Annotated[str, StringConstraints(min_length=1, max_length=64)]
    grant_fen_by_tier: dict[Tier, GrantFen]
    cap_fen: CapFen
    segments: dict[str, Segment] = {}

    @model_validator(mode="after")
    def _a_higher_tier_earns_no_less(self) -> Self:
        for name in (None, *self.segments):
            amounts = [amount for _, amount in sorted(self.terms(name or "").grant_fen_by_tier.items())]
            if amounts != sorted(amounts):
                raise ValueError(f"a higher tier earns less than a lower one{f' in segment {name}' if name else ''}")
        return self

    def terms(self, segment: str) -> Terms:
        """What holds for a segment: its own words over the general ones."""
        own = self.segments.get(segment, Segment())
        return Terms(
            enabled=own.enabled,
            grant_fen_by_tier=self.grant_fen_by_tier | own.grant_fen_by_tier,
            cap_fen=own.cap_fen if own.cap_fen is not None else self.cap_fen,
        )


def load_policy(path: Path = POLICY_FILE) -> Policy:
    """Read and check a policy.

    Raises:
        ConfigurationError: names the file and each thing that is wrong with it.
    """
    try:
        return Policy.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except (OSError, yaml.YAMLError) as error:
        raise ConfigurationError(f"{path}: {error}") from error
    except ValidationError as error:
        problems = (f"{'.'.join(map(str, each['loc'])) or 'policy'}: {each['msg']}" for each in error.errors())
        raise ConfigurationError("\n".join(f"{path}: {problem}" for problem in problems)) from error

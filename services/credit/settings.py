"""Credit's own settings."""

from pathlib import Path
from typing import Annotated

from pydantic import Field

from services.credit.policy import POLICY_FILE
from shared.settings import Settings


class CreditSettings(Settings):
    """By which policy credit decides, and how long it waits for accounts."""

    credit_policy_file: Path = Field(default=POLICY_FILE, description="The policy: a YAML file, see policy.yaml.")
    credit_waiting_max: Annotated[int, Field(ge=1, le=10_000)] = Field(
        default=50, description="Verdicts of one account that wait for the account to become known, at most."
    )
    credit_waiting_s: Annotated[float, Field(gt=0)] = Field(
        default=86_400.0, description="How long a verdict waits for its account; then the credential earns nothing."
    )
    credit_sweep_s: Annotated[float, Field(gt=0)] = Field(
        default=60.0, description="Pause between two looks for verdicts that have waited too long."
    )

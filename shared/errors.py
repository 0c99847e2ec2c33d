"""The errors that are part of the contract between a stage and the delivery loop, named for what the loop does."""


class TransientError(Exception):
    """The world is away (broker, database, object store): wait and do the same batch again. Never drops anything."""


class PermanentError(Exception):
    """This message can never succeed: set it aside in the dead-letter topic, with the reason, and go on.

    Args:
        reason: a stable, lower-case code that an operator can search for, such as ``value_too_large``.
        detail: one sentence for a person. Holds no holder's name or certificate number.
    """

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail


class ConfigurationError(Exception):
    """A setting is missing or wrong: the process refuses to start. The message names the variable."""

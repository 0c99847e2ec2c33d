"""Plays billing: applies each limit change once, in order, and notices a gap or a double."""

from uuid import UUID

from redflower.journeys import Sighting
from shared.events import LimitChanged, LimitChangeKind


class Billing:
    """What the lender's billing would hold after the changes seen.

    Args:
        base_limits_fen: each account's limit before the first change.
    """

    def __init__(self, base_limits_fen: dict[str, int]) -> None:
        self._base_fen = dict(base_limits_fen)
        self._changes: dict[str, dict[int, LimitChanged]] = {}
        self._seen: set[UUID] = set()
        self._uploads_granted: set[str] = set()
        self.doubled: list[str] = []
        """What came twice under two ids, in words."""

    def take(self, sighting: Sighting) -> None:
        """Apply a limit change; the same event again changes nothing, and other messages are none of billing's."""
        event = sighting.event
        if not isinstance(event, LimitChanged) or sighting.event_id is None or sighting.event_id in self._seen:
            return
        self._seen.add(sighting.event_id)
        changes = self._changes.setdefault(event.account_id, {})
        if event.sequence in changes:
            self.doubled.append(f"{event.account_id}: two changes with the number {event.sequence}")
        if event.kind is LimitChangeKind.GRANT and event.upload_id is not None:
            if event.upload_id in self._uploads_granted:
                self.doubled.append(f"{event.account_id}: the upload {event.upload_id} was granted twice")
            self._uploads_granted.add(event.upload_id)
        changes.setdefault(event.sequence, event)

    def limit_fen(self, account_id: str) -> int:
        """The account's limit now."""
        changes = self._changes.get(account_id)
        return changes[max(changes)].limit_after_fen if changes else self._base_fen[account_id]

    @property
    def missing(self) -> list[str]:
        """Changes that never came though later ones did, and changes that do not begin where the one before ended."""
        problems = []
        for account_id, changes in self._changes.items():
            limit_fen = self._base_fen.get(account_id)
            for number in range(1, max(changes) + 1):
                change = changes.get(number)
                if change is None:
                    problems.append(f"{account_id}: the change {number} is missing")
                elif limit_fen is not None and change.limit_before_fen != limit_fen:
                    problems.append(f"{account_id}: the change {number} does not begin at {limit_fen} fen")
                limit_fen = change.limit_after_fen if change is not None else None
        return problems


__all__ = ["Billing"]

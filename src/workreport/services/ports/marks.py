"""Port towards the mark outside of a workspace: how far its writer had come (contracts 7)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from workreport.ledger.envelope import Head


@dataclass(frozen=True, slots=True)
class HighWater:
    """What this machine wrote last: as whom, where, and how far in each stream."""

    writer: str
    machine: str
    path: str
    heads: Mapping[str, Head]


class HighWaterMarks(Protocol):
    """One small file for each workspace, outside of its folder."""

    def remember(self, workspace_id: str, mark: HighWater) -> None:
        """Keep a mark durably; the heads of one writer never go back."""
        ...

    def recall(self, workspace_id: str) -> HighWater | None:
        """Return the mark; None when there is none that can be read, as on another machine."""
        ...

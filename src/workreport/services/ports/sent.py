"""Port towards what is known of own packages: who was sent what, and who has taken it in."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Sent:
    """An own package that was written.

    ``reaches`` says how far it goes in each chain (writer, stream); ``waiting`` names the keys
    that have not said yet that they hold as much.
    """

    name: str
    written_at: datetime
    waiting: frozenset[str]
    reaches: Mapping[tuple[str, str], int]


class SentPackages(Protocol):
    """Own packages, as long as their files may lie in a folder."""

    def note_sent(self, sent: Sent) -> None:
        """Remember a package that was written, or who still has to take it in."""
        ...

    def sent_packages(self) -> Sequence[Sent]:
        """Return the packages somebody still has to take in."""
        ...

    def covered_packages(self) -> frozenset[str]:
        """Return the names of the packages that everybody has taken in."""
        ...

    def forget_sent(self, before: datetime) -> None:
        """Forget packages that were written before an instant."""
        ...

    def forget_deliveries(self, keys: Collection[str]) -> None:
        """Forget that anything was ever sent to these keys, so that it is sent again."""
        ...

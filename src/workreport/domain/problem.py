"""One thing a check found: a code, how serious it is, and the place it concerns."""

from collections.abc import Mapping
from dataclasses import dataclass, field

ERROR = "error"  # must be mended before filing
WARNING = "warning"  # to be mended, or answered in one line
NOTE = "note"


@dataclass(frozen=True, slots=True)
class Problem:
    """``place`` is a mark path such as ``task/<id>/cause``, ``text/results`` or ``whole``."""

    code: str
    level: str
    place: str
    values: Mapping[str, object] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """What an answer to this problem is kept under."""
        return f"{self.code}:{self.place}"

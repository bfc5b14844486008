"""A reason: a code and values, put into words by i18n/messages."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is as it is: ``code`` names the sentence, ``values`` fill it."""

    code: str
    values: Mapping[str, object] = field(default_factory=dict)

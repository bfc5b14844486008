"""The common behaviour of all bodies: strict, frozen, defaults left out of the bytes."""

from datetime import datetime
from typing import Annotated

from msgspec import Meta, Struct

DecimalText = Annotated[str, Meta(pattern=r"^[0-9]{1,9}(\.[0-9]{1,6})?\Z")]
ScoreText = Annotated[str, Meta(pattern=r"^([0-9]{1,9}(\.[0-9]{1,6})?)?\Z")]
Quality = Annotated[int, Meta(ge=1, le=3)]
Instant = Annotated[datetime, Meta(tz=True)]
MonthText = Annotated[str, Meta(pattern=r"^20[0-9]{2}-(0[1-9]|1[0-2])\Z")]
KeyText = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z")]  # 32 bytes of a public key


class Body(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A value inside an entry. A minor schema version may only add fields with a default."""

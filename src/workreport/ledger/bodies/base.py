"""The common behaviour of all bodies: strict, frozen, defaults left out of the bytes."""

from typing import Annotated

from msgspec import Meta, Struct

DecimalText = Annotated[str, Meta(pattern=r"^[0-9]{1,9}(\.[0-9]{1,6})?\Z")]
ScoreText = Annotated[str, Meta(pattern=r"^([0-9]{1,9}(\.[0-9]{1,6})?)?\Z")]
Quality = Annotated[int, Meta(ge=1, le=3)]


class Body(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A value inside an entry. A minor schema version may only add fields with a default."""

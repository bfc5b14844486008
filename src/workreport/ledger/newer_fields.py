"""Leaves out what a newer minor version added to a body, however deep it lies."""

from collections.abc import Mapping
from typing import Any, get_args, get_origin

import msgspec

from workreport.ledger.bodies.base import Body


def known_only(value: Any, kind: Any) -> Any:
    """Return plain values with only those fields the type knows."""
    if isinstance(kind, type) and issubclass(kind, Body):
        if not isinstance(value, Mapping):
            return value
        types = {field.encode_name: field.type for field in msgspec.structs.fields(kind)}
        return {name: known_only(one, types[name]) for name, one in value.items() if name in types}
    if get_origin(kind) is list and isinstance(value, list):
        return [known_only(one, get_args(kind)[0]) for one in value]
    bodies = [one for one in get_args(kind) if isinstance(one, type) and issubclass(one, Body)]
    return known_only(value, bodies[0]) if len(bodies) == 1 else value

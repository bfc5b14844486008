"""Loads the signing library without the half of it that speaks to servers.

The library imports its clients for timestamps and revocation lists as soon as it is touched, with
a web library behind them. Nothing here ever fetches, so empty modules take their place: no web
library is loaded, and none needs to be shipped.
"""

import logging
import sys
from types import ModuleType

from typing_extensions import override

from workreport.domain.errors import WorldError

_CLIENTS = (
    "pyhanko.sign.timestamps.aiohttp_client",
    "pyhanko_certvalidator.fetchers.aiohttp_fetchers",
)


class _Refused:
    """Stands for every client; making one is refused."""

    def __init__(self, *_given: object, **_named: object) -> None:
        raise WorldError("signing_stays_offline")


class _NoClients(ModuleType):
    """A module in which every name is a client that cannot be made."""

    @override
    def __getattr__(self, name: str) -> type[_Refused]:
        if name.startswith("__"):
            raise AttributeError(name)
        return _Refused


def keep_offline() -> None:
    """Put the empty modules in place; called before anything of the library is imported."""
    for name in ("pyhanko", "pyhanko_certvalidator"):
        # What it finds is told in our own sentences; its log would name what a paper says.
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    for name in _CLIENTS:
        sys.modules.setdefault(name, _NoClients(name))

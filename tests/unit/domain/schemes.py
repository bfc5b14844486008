"""The shipped schemes as data, for tests that bend them."""

import tomllib
from collections.abc import Mapping
from copy import deepcopy
from functools import cache
from typing import Any

from tests.architecture.sources import CHECKOUT

from workreport.domain.levels import ABCD, L4
from workreport.domain.rating_scheme import RatingScheme
from workreport.domain.scheme_reader import scheme_from

FOLDER = CHECKOUT / "resources" / "schemes"
LEVELS = {"L4": L4, "ABCD": ABCD}
OTHERS = ("not_rated", "unit_month_v1")  # no schemes of people
NAMES = tuple(sorted(file.stem for file in FOLDER.glob("*.toml") if file.stem not in OTHERS))


def text(name: str) -> str:
    return (FOLDER / f"{name}.toml").read_text(encoding="utf-8")


@cache
def _parsed(name: str) -> Mapping[str, Any]:
    return tomllib.loads(text(name))


def data(name: str) -> dict[str, Any]:
    """A copy that a test may change."""
    return deepcopy(dict(_parsed(name)))


@cache
def shipped(name: str) -> RatingScheme:
    return scheme_from(_parsed(name), LEVELS)

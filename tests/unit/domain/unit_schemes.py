"""The shipped scheme of departments, for tests that grade by it or bend it."""

from typing import Any

from tests.unit.domain import schemes

from workreport.domain.unit_scheme_reader import unit_scheme_from

NAME = "unit_month_v1"
UNIT_MONTH_V1 = unit_scheme_from(schemes.data(NAME), schemes.LEVELS)


def data() -> dict[str, Any]:
    """A copy that a test may change."""
    return schemes.data(NAME)

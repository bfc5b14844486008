from fractions import Fraction

import pytest
from tests.unit.domain import schemes as files

from workreport.domain.errors import UseError
from workreport.domain.period import Period
from workreport.domain.rating_input import RatedTask, RatingInput
from workreport.services.schemes import Schemes
from workreport.system.resources import ShippedResources

DONE = RatingInput(general=30, tasks=(RatedTask(id="1", assigned=7, done=6),))


@pytest.fixture(scope="module")
def shipped() -> Schemes:
    return Schemes(ShippedResources())


def test_everything_that_is_shipped_can_be_read(shipped: Schemes) -> None:
    assert tuple(scheme.id for scheme in shipped.shipped) == files.NAMES
    assert set(shipped.level_sets) == {"L4", "ABCD"}
    assert set(shipped.coefficient_sets) == {"plain", "K_nghean", "K_ktc", "K_thanhhoa"}
    assert shipped.not_rated.code == "KXL"
    assert all(scheme.coefficients in shipped.coefficient_sets for scheme in shipped.shipped)


def test_the_levels_that_are_shipped_are_the_built_in_ones(shipped: Schemes) -> None:
    assert shipped.level_sets == files.LEVELS


def test_a_coefficient_set_is_found_by_name(shipped: Schemes) -> None:
    values = [k for k, _vi, _en in shipped.coefficients("K_nghean").values]
    assert values == [Fraction(4, 5), 1, Fraction(6, 5), Fraction(3, 2), 2]
    with pytest.raises(UseError, match="coefficients_unknown"):
        shipped.coefficients("K")


def test_a_scheme_is_found_by_id_and_by_id_and_version(shipped: Schemes) -> None:
    assert shipped.find("nd335_staff") is shipped.find("nd335_staff@1")
    with pytest.raises(UseError) as refused:
        shipped.find("nd335_staff@9")
    assert refused.value.code == "scheme_unknown"
    assert "nd335_leader" in str(refused.value.values["known"])


def test_a_month_has_the_schemes_in_force_on_its_last_day(shipped: Schemes) -> None:
    def names(period: Period) -> set[str]:
        return {scheme.id for scheme in shipped.effective(period)}

    assert "nd335_staff" not in names(Period(2025, 12))
    assert {"nd335_staff", "qd366_year"} <= names(Period(2026, 1))
    assert "nd90_year" in names(Period(2025, 12))
    assert "nd90_year" not in names(Period(2026, 1))
    assert "tu1053_staff" in names(Period(2026, 6))


def test_an_input_is_scored_by_name(shipped: Schemes) -> None:
    found = shipped.score("nd335_staff", DONE)
    assert (found.total, found.level) == (90, "HTXS")


def test_the_file_is_shown_with_its_comments(shipped: Schemes) -> None:
    assert shipped.source("nd335_staff").startswith("# Nghị định 335")


def test_a_file_that_is_no_toml_is_refused_with_its_line(shipped: Schemes) -> None:
    with pytest.raises(UseError) as refused:
        shipped.parse('id = "x"\nversion = = 2\n', "x.toml")
    assert (refused.value.code, refused.value.values["line"]) == ("scheme_file_unreadable", 2)

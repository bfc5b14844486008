from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from tests.unit.domain import schemes, unit_schemes

from workreport.domain.errors import UseError
from workreport.domain.reason import Reason
from workreport.domain.unit_grade import TERMS
from workreport.domain.unit_scheme_reader import unit_scheme_from
from workreport.i18n.messages import sentence

Change = Callable[[dict[str, Any]], Any]


def term(data: dict[str, Any], code: str) -> dict[str, Any]:
    found: dict[str, Any] = next(each for each in data["terms"] if each["code"] == code)
    return found


def test_the_shipped_scheme_has_the_numbers_of_the_rules() -> None:
    found = unit_schemes.UNIT_MONTH_V1
    assert (found.ref, found.status) == ("unit_month_v1@1", "proposal")
    assert list(found.maxima.items()) == list(zip(TERMS, (30, 20, 20, 10, 10, 10), strict=True))
    assert (found.late_day, found.each_return, found.fault_share) == (2, 1, Fraction(1, 4))
    assert [(gate.code, gate.cap, gate.below) for gate in found.gates] == [
        ("completion", "HTNV", Fraction(7, 10)),
        ("discipline", "HTT", None),
        ("rated_lowest", "HTT", None),
    ]
    assert found.bands.thresholds == (90, 70, 50, 0)
    assert found.quota is not None
    rule = found.quota
    assert (rule.top, rule.base, rule.share) == ("HTXS", "good", Fraction(1, 5))
    assert all(each.vi and each.en and each.rule_vi and each.source for each in found.criteria)


@pytest.mark.parametrize(
    ("change", "place", "why"),
    [
        (lambda d: d.pop("status"), "status", "scheme_missing"),
        (lambda d: d.update(kind="points"), "kind", "scheme_wants_one_of"),
        (lambda d: d.update(level_set="L9"), "level_set", "scheme_wants_one_of"),
        (lambda d: d.update(note="x"), "note", "scheme_key_unknown"),
        (lambda d: term(d, "U3").update(max=20.0), "terms.U3.max", "scheme_wants_number"),
        (lambda d: term(d, "U3").update(max=21), "terms", "scheme_terms_not_hundred"),
        (lambda d: term(d, "U6").update(code="U7"), "terms", "scheme_terms_wanted"),
        (lambda d: d["terms"].pop(), "terms", "scheme_terms_wanted"),
        (lambda d: term(d, "U1").pop("rule_vi"), "terms.U1.rule_vi", "scheme_missing"),
        (lambda d: term(d, "U1").update(rul="x"), "terms.U1.rul", "scheme_key_unknown"),
        (lambda d: d["points"].update(fault_share=2), "points.fault_share", "scheme_out_of_range"),
        (lambda d: d["points"].update(late=1), "points.late", "scheme_key_unknown"),
        (lambda d: d["gates"][0].update(cap="HTXS"), "gates.completion.cap", "scheme_wants_one_of"),
        (lambda d: d["gates"][1].update(below=1), "gates.discipline.below", "scheme_key_unknown"),
        (lambda d: d["gates"][2].update(code="late"), "gates.late.code", "scheme_wants_one_of"),
        (lambda d: d["quota"].update(base="B"), "quota.base", "scheme_wants_one_of"),
        (lambda d: d["quota"].update(share=2), "quota.share", "scheme_out_of_range"),
        (lambda d: d.update(effective_until="2019-12-31"), "effective_until", "scheme_order"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_refused_with_its_place(change: Change, place: str, why: str) -> None:
    data = unit_schemes.data()
    change(data)
    with pytest.raises(UseError) as refused:
        unit_scheme_from(data, schemes.LEVELS)
    values = refused.value.values
    reason = values["why"]
    assert isinstance(reason, Reason)
    assert (refused.value.code, values["field"], reason.code) == ("scheme_malformed", place, why)
    assert place in sentence(refused.value.code, values)

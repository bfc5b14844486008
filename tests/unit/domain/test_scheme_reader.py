from copy import deepcopy
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from tests.unit.domain import schemes

from workreport.domain.coefficient_sets import coefficient_set_from
from workreport.domain.errors import UseError
from workreport.domain.levels import ABCD, L4
from workreport.domain.rating_scheme import ABCD_DIRECT
from workreport.domain.scheme_reader import level_set_from, scheme_from

LEVELS = [
    {"code": "A", "vi": "Loại A", "en": "Grade A", "min": 90},
    {"code": "B", "vi": "Loại B", "en": "Grade B", "min": "70"},
    {"code": "C", "vi": "Loại C", "en": "Grade C", "min": "50"},
    {"code": "D", "vi": "Loại D", "en": "Grade D", "min": 0},
]
K = {
    "id": "K",
    "title": {"vi": "Hệ số", "en": "Coefficients"},
    "source": "KTC",
    "status": "local",
    "coefficients": [
        {"code": "M1", "vi": "Một", "en": "One", "k": "1.0"},
        {"code": "M2", "vi": "Hai", "en": "Two", "k": "1.2"},
    ],
}


def changed(data: dict[str, Any], path: str, value: object) -> dict[str, Any]:
    """Return a copy with one field changed; ``...`` takes it away."""
    found = deepcopy(data)
    place: Any = found
    *way, last = [int(step) if step.isdigit() else step for step in path.split("/")]
    for step in way:
        place = place[step]
    if value is ...:
        del place[last]
    else:
        place[last] = value
    return found


def refusal(data: dict[str, Any]) -> tuple[str, str]:
    with pytest.raises(UseError) as refused:
        scheme_from(data, schemes.LEVELS)
    assert refused.value.code == "scheme_malformed"
    why: Any = refused.value.values["why"]
    return str(refused.value.values["field"]), why.code


def test_data_describes_the_built_in_levels_and_scheme() -> None:
    assert level_set_from({"id": "ABCD", "levels": LEVELS}) == ABCD
    read, built_in = schemes.shipped("abcd_direct"), ABCD_DIRECT
    assert (read.ref, read.vi, read.en, read.levels) == (
        built_in.ref,
        built_in.vi,
        built_in.en,
        built_in.levels,
    )
    assert (read.required_remarks, read.remark_letters) == (
        built_in.required_remarks,
        built_in.remark_letters,
    )
    assert (read.quota_top, read.quota_base, read.quota_share) == ("A", ("B",), Fraction(1, 5))
    assert (built_in.quota_top, built_in.quota_base, built_in.quota_share) == (
        "A",
        ("B",),
        Fraction(1, 5),
    )


@pytest.mark.parametrize("name", schemes.NAMES)
def test_a_shipped_scheme_says_where_everything_stands_in_the_rules(name: str) -> None:
    read = schemes.shipped(name)
    clauses = [*read.criteria, *read.leader_parts, *read.formulas, *read.gates, *read.blockers]
    assert read.id == name
    assert read.effective_from is not None
    assert all(each.source and each.vi and each.en and each.status for each in clauses)
    assert read.general_max == (30 if read.kind == "points" else 0)
    assert set(read.required_remarks) == {read.levels.codes[0], read.levels.lowest}
    assert read.quota_top == read.levels.codes[0]


@pytest.mark.parametrize("name", schemes.NAMES)
def test_a_shipped_file_holds_comments_and_no_float(name: str) -> None:
    lines = schemes.text(name).splitlines()
    assert lines[0].startswith("# ")
    assert sum("#" in line for line in lines) >= 10

    def values(value: object) -> list[object]:
        if isinstance(value, dict):
            return [each for inner in value.values() for each in values(inner)]
        if isinstance(value, list):
            return [each for inner in value for each in values(inner)]
        return [value]

    assert not [each for each in values(schemes.data(name)) if isinstance(each, float)]


def test_statuses_say_what_is_law_and_what_is_proposed() -> None:
    found = {name: schemes.shipped(name).status for name in schemes.NAMES}
    assert found == {
        "abcd_direct": "proposal",
        "nd335_leader": "norm",
        "nd335_staff": "norm",
        "nd90_year": "legacy",
        "party_q_leader_abcd4": "local",
        "qd366_year": "norm",
        "tu1053_leader": "local",
        "tu1053_staff": "local",
        "tu1053_support": "local",
    }
    year = schemes.shipped("qd366_year")
    assert {each.status for each in year.formulas} == {"proposal"}
    assert {each.status for each in year.gates if each.source.startswith("QD366")} == {"norm"}
    assert [name for name in schemes.NAMES if schemes.shipped(name).hidden] == ["nd90_year"]


def test_a_scheme_is_in_force_between_its_days() -> None:
    old = schemes.shipped("nd90_year")
    assert old.holds_on(date(2025, 12, 31))
    assert not old.holds_on(date(2026, 1, 1))
    assert not schemes.shipped("nd335_staff").holds_on(date(2025, 12, 31))


@pytest.mark.parametrize(
    ("base", "codes"),
    [("good", ("HTT",)), ("good_or_better", ("HTXS", "HTT")), ("all", L4.codes)],
)
def test_the_base_of_a_quota_is_a_setting(base: str, codes: tuple[str, ...]) -> None:
    data = changed(schemes.data("nd335_staff"), "quota/base", base)
    read = scheme_from(data, schemes.LEVELS)
    assert read.quota_base == codes
    assert read.quota is not None
    assert read.quota.flagged_share == Fraction(1, 4)


def test_a_scheme_without_quota_limits_nothing() -> None:
    read = scheme_from(changed(schemes.data("abcd_direct"), "quota", ...), schemes.LEVELS)
    assert (read.quota_top, read.quota_base) == ("", ())


def test_an_agency_may_state_levels_of_its_own() -> None:
    data = schemes.data("nd335_staff")
    own = [dict(row) for row in LEVELS]
    own[0]["min"] = "92.5"
    data |= {"level_set": "own", "levels": own}
    text = str(data).replace("HTXS", "A").replace("KHT", "D")
    read = scheme_from(eval(text), schemes.LEVELS)  # noqa: S307 - our own data
    assert read.levels.thresholds[0] == Fraction(185, 2)


STAFF, LEADER, SUPPORT, YEAR = "nd335_staff", "nd335_leader", "tu1053_support", "nd90_year"


@pytest.mark.parametrize(
    ("name", "path", "value", "field", "why"),
    [
        (STAFF, "id", ..., "id", "scheme_missing"),
        (STAFF, "id", "a b", "id", "scheme_wants_code"),
        (STAFF, "version", 1, "version", "scheme_wants_text"),
        (STAFF, "version", "1 a", "version", "scheme_wants_code"),
        (STAFF, "status", "law", "status", "scheme_wants_one_of"),
        (STAFF, "kind", "score", "kind", "scheme_wants_one_of"),
        (STAFF, "source", "", "source", "scheme_wants_text"),
        (STAFF, "source", "a\nb", "source", "scheme_text_unclean"),
        (STAFF, "title/vi", "Điê\u0309m", "title.vi", "scheme_text_unclean"),
        (STAFF, "title/de", "x", "title.de", "scheme_key_unknown"),
        (STAFF, "title", "x", "title", "scheme_wants_table"),
        (STAFF, "effective_from", "2026-1-1", "effective_from", "scheme_wants_day"),
        (STAFF, "effective_from", date(2026, 1, 1), "effective_from", "scheme_wants_day"),
        (STAFF, "effective_until", "2025-12-31", "effective_until", "scheme_order"),
        (STAFF, "for", [], "for", "scheme_wants_list"),
        (STAFF, "for", ["staff", "staff"], "for", "scheme_twice"),
        (STAFF, "for", ["clerk"], "for", "scheme_wants_one_of"),
        (STAFF, "hidden", 1, "hidden", "scheme_wants_truth"),
        (STAFF, "level_set", "L9", "level_set", "scheme_wants_one_of"),
        (STAFF, "ratio_base", "both", "ratio_base", "scheme_wants_one_of"),
        (STAFF, "ratio_base", ..., "components.b.formula", "formula_name_unknown"),
        (STAFF, "quota_share", "0.2", "quota_share", "scheme_key_unknown"),
        (STAFF, "general/0/max", 5.0, "general.I.1.max", "scheme_wants_number"),
        (STAFF, "general/0/max", True, "general.I.1.max", "scheme_wants_number"),
        (STAFF, "general/0/max", "1/2", "general.I.1.max", "scheme_wants_number"),
        (STAFF, "general/0/max", "1e1", "general.I.1.max", "scheme_wants_number"),
        (STAFF, "general/0/max", -1, "general.I.1.max", "scheme_out_of_range"),
        (STAFF, "general/0/max", 6, "formula.task_max", "scheme_not_hundred"),
        (STAFF, "general/0/points", 5, "general.I.1.points", "scheme_key_unknown"),
        (STAFF, "general/1/code", "I.1", "general.2.code", "scheme_twice"),
        (STAFF, "general/1/code", ..., "general.2.code", "scheme_missing"),
        (STAFF, "general", [], "general", "scheme_wants_list"),
        (STAFF, "general", ["I"], "general.1", "scheme_wants_table"),
        (STAFF, "constants/bonus", "0.1", "constants.bonus", "scheme_unused"),
        (STAFF, "constants/K", "0.1", "constants.K", "scheme_name_taken"),
        (STAFF, "constants/sum", "0.1", "constants.sum", "scheme_name_taken"),
        (STAFF, "constants/cap", 2, "components.a.formula", "scheme_trial_full"),
        (STAFF, "constants/fault_share", -1, "constants.fault_share", "scheme_out_of_range"),
        (STAFF, "components/0/code", "đ e", "components.1.code", "scheme_wants_code"),
        (STAFF, "components/0/code", "tasks", "components.tasks.code", "scheme_name_taken"),
        (STAFF, "components/0/formula", "sum(qty_done", "components.a.formula", "formula_ends"),
        (STAFF, "components/0/formula", "__a", "components.a.formula", "formula_name_unknown"),
        (STAFF, "components/0/formula", 1, "components.a.formula", "scheme_wants_text"),
        (STAFF, "components/0/formula", "1", "components.a.formula", "scheme_trial_none"),
        (
            STAFF,
            "components/1/formula",
            "min(cap, share(sum(qty_done * K * max(0, 1, - fault_share * quality_faults)), base))",
            "components.b.formula",
            "scheme_trial_less",
        ),
        (STAFF, "components", ..., "formula.task", "formula_name_unknown"),
        (STAFF, "formula", ..., "formula", "scheme_missing"),
        (STAFF, "formula/task", "(a + b + c) / 4 * task_max", "formula.task", "scheme_trial_full"),
        (STAFF, "formula/task", "(a + b) / 2 * task_max", "components.c", "scheme_unused"),
        (STAFF, "formula/task", "(a + b + c) / 3 * 71", "formula.task", "scheme_trial_full"),
        (STAFF, "formula/task", "a < b", "formula.task", "formula_wants_number"),
        (STAFF, "formula/total", "general", "formula.task", "scheme_unused"),
        (STAFF, "formula/total", "general - task", "formula.total", "scheme_trial_full"),
        (STAFF, "formula/task_max", 80, "formula.task_max", "scheme_not_hundred"),
        (STAFF, "formula/bonus", "a", "formula.bonus", "scheme_key_unknown"),
        (STAFF, "blockers/0/force", "D", "blockers.degradation.force", "scheme_wants_one_of"),
        (STAFF, "blockers/0/for", ["all"], "blockers.degradation.for", "scheme_wants_one_of"),
        (STAFF, "quota/top", "HTT", "quota.top", "scheme_wants_one_of"),
        (STAFF, "quota/base", ["HTT"], "quota.base", "scheme_wants_one_of"),
        (STAFF, "quota/share", "1.2", "quota.share", "scheme_out_of_range"),
        (STAFF, "quota/flagged_share", "0.1", "quota.flagged_share", "scheme_out_of_range"),
        (STAFF, "quota/groups", ["leaders"], "quota.groups", "scheme_wants_one_of"),
        (STAFF, "remarks/levels", ["A"], "remarks.levels", "scheme_wants_one_of"),
        (STAFF, "remarks/letters", "10", "remarks.letters", "scheme_out_of_range"),
        (STAFF, "remarks/letters", -1, "remarks.letters", "scheme_out_of_range"),
        (STAFF, "leader", [{"code": "unity"}], "leader.unity.vi", "scheme_missing"),
        (LEADER, "leader/0/code", "mood", "leader.mood.code", "scheme_wants_one_of"),
        (LEADER, "leader/0/choices", [50.5], "leader.unit_result.choices", "scheme_wants_number"),
        (LEADER, "leader/0/choices", [50, 50], "leader.unit_result.choices", "scheme_twice"),
        (LEADER, "components/3", ..., "formula.task", "formula_name_unknown"),
        (SUPPORT, "gates/0/when", "1 < 2", "gates.a_needs.when", "scheme_one_of_two"),
        (SUPPORT, "gates/0/unless", ..., "gates.a_needs.when", "scheme_one_of_two"),
        (SUPPORT, "gates/0/unless", "tasks", "gates.a_needs.unless", "formula_wants_condition"),
        (SUPPORT, "gates/0/force", "D", "gates.a_needs.cap", "scheme_one_of_two"),
        (SUPPORT, "gates/0/cap", "A", "gates.a_needs.cap", "scheme_wants_one_of"),
        (SUPPORT, "gates/2/at", ["X"], "gates.c_needs.at", "scheme_wants_one_of"),
        (SUPPORT, "gates/0/code", "b_needs", "gates.2.code", "scheme_twice"),
        (SUPPORT, "formula/total", "general + task - deduction", "formula.total", None),
        (YEAR, "gates", ..., "gates", "scheme_missing"),
        (YEAR, "formula", {"source": "x"}, "formula", "scheme_key_unknown"),
        (YEAR, "general", [], "general", "scheme_key_unknown"),
        ("abcd_direct", "gates", [], "gates", "scheme_key_unknown"),
        ("abcd_direct", "general", [], "general", "scheme_key_unknown"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(
    name: str, path: str, value: object, field: str, why: str | None
) -> None:
    data = changed(schemes.data(name), path, value)
    if why is None:
        assert refusal(data)[0] == field
    else:
        assert refusal(data) == (field, why)


@pytest.mark.parametrize(
    ("path", "value", "field"),
    [
        ("levels", ..., "levels"),
        ("levels", [], "levels"),
        ("levels", ["A"], "levels.1"),
        ("id", ..., "id"),
        ("levels", list(reversed(LEVELS)), "levels"),
        ("levels/1/code", "A", "levels.2.code"),
        ("levels/0/min", 90.0, "levels.A.min"),
        ("levels/0/min", "viel", "levels.A.min"),
        ("levels/0/min", 101, "levels.A.min"),
        ("levels/3/min", 10, "levels"),
        ("levels/0/vi", "", "levels.A.vi"),
        ("levels/0/max", 100, "levels.A.max"),
    ],
)
def test_a_malformed_level_set_is_refused(path: str, value: object, field: str) -> None:
    with pytest.raises(UseError) as refused:
        level_set_from(changed({"id": "x", "levels": LEVELS}, path, value))
    assert (refused.value.code, refused.value.values["field"]) == ("scheme_malformed", field)


def test_a_coefficient_set_is_a_table_of_exact_numbers() -> None:
    read = coefficient_set_from(K)
    assert [k for k, _vi, _en in read.values] == [1, Fraction(6, 5)]


@pytest.mark.parametrize(
    ("path", "value", "field"),
    [
        ("coefficients/1/k", 1.2, "coefficients.M2.k"),
        ("coefficients/1/k", 0, "coefficients.M2.k"),
        ("coefficients/1/k", "0.8", "coefficients"),
        ("coefficients", ..., "coefficients"),
        ("note", "x", "note"),
    ],
)
def test_a_malformed_coefficient_set_is_refused(path: str, value: object, field: str) -> None:
    with pytest.raises(UseError) as refused:
        coefficient_set_from(changed(K, path, value))
    assert (refused.value.code, refused.value.values["field"]) == ("scheme_malformed", field)

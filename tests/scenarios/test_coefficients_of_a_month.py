from dataclasses import replace

import msgspec
from tests.living import Begin, plan_of
from tests.scenarios.test_month_by_score import CHOICE, MONTH, OFFICIAL, people

from workreport.i18n.reasons import reason_text
from workreport.services.rating_words import rating_words

TOLD = (
    "Hệ số 3 của nhiệm vụ “Nhiệm vụ 2 của TCCB” (đồng chí Người của tccb) không có trong bộ hệ số "
    "của tháng (0,8; 1; 1,2; 1,5; 2)."
)


def test_a_month_knows_the_coefficients_it_was_opened_with(begin_life: Begin) -> None:
    life = begin_life(("tccb",))
    life.vp.scheme_choice.keep(replace(CHOICE, coefficients="K_nghean"))
    life.at("2026-12-01 08:00")
    life.vp.periods.open(MONTH)
    owner = people(life)[OFFICIAL]
    plan = zip(plan_of(life.vp, ["TCCB"], MONTH), ("1.2", "3", "0.8"), strict=True)
    tasks = [msgspec.structs.replace(task, owner=owner, coef=coef) for task, coef in plan]
    life.vp.planning.assign(MONTH, tasks)
    life.sync("vp", "tccb")
    life.at("2026-12-17 09:00")
    line = life["tccb"].reporting.open(MONTH)
    found = [one for one in line.problems if one.code == "person_coefficient_outside"]
    assert [(one.level, one.place) for one in found] == [("warning", f"task/{tasks[1].id}/coef")]
    assert reason_text(found[0].code, found[0].values) == TOLD

    told = life["tccb"].ratings.explain_draft(line.draft, line.rating, owner, "department")
    assert told is not None
    words = rating_words(told)
    assert words is not None
    assert TOLD in words.notes

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import pytest
from tests.living import Begin, Life, begin, stretch_codes_less
from tests.scenarios.test_month_by_score import MONTH, OFFICIAL, STAFF, december, people, write

from workreport.domain.errors import UseError
from workreport.domain.what_if import Change
from workreport.services.what_if import Tried

STRICT = Fraction(80)


@pytest.fixture(scope="module")
def filed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Life]:
    """A month by points at the Office: one department has filed."""
    lives: list[Life] = []

    def begin_one(*arguments: object) -> Life:
        lives.append(begin(tmp_path_factory.mktemp("life"), *arguments))  # type: ignore[arg-type]
        return lives[-1]

    begun: Begin = begin_one
    with pytest.MonkeyPatch.context() as patch:
        stretch_codes_less(patch)
        life = december(begun)
        reporting = life["tccb"].reporting
        reporting.save(write(life, reporting.open(MONTH).draft))
        answers = {one.key: "Đã kiểm tra" for one in reporting.open(MONTH).unanswered}
        reporting.save(replace(reporting.open(MONTH).draft, answers=answers))
        reporting.file(MONTH)
        life.sync("tccb", "vp")
    yield life
    for life in lives:
        life.close()


def state(life: Life) -> tuple[int, str, int, int]:
    with life.vp.book.looking() as look:
        return (
            look.transaction.ledger.newest(),
            look.projections.digest(),
            len(look.transaction.local.outbox()),
            len(look.transaction.local.drafts("")),
        )


def moves(tried: Tried) -> dict[str, tuple[str, str]]:
    names = {person: one.name for person, one in tried.month.people.items()}
    return {names[one.person]: (one.before, one.after) for one in tried.outcome.moved}


def tasks_of(life: Life) -> list[str]:
    official = people(life)[OFFICIAL]
    return [task.id for task in life.vp.what_if.people(MONTH).tasks if task.person == official]


def test_the_month_is_rated_again_as_it_was_filed(filed: Life) -> None:
    month = filed.vp.what_if.people(MONTH)
    totals = {month.people[one.person].name: one.result.total for one in month.rated}
    assert totals[OFFICIAL] == STAFF
    assert "Người mới của tccb" not in totals
    assert filed.vp.what_if.try_change(MONTH, Change()).outcome.moved == ()


@pytest.mark.parametrize(
    ("kind", "level"), [("threshold", "HTNV"), ("faults", "HTNV"), ("quality", "HTNV")]
)
def test_one_changed_rule_or_check_moves_whom_it_concerns_and_nothing_is_written(
    filed: Life, kind: str, level: str
) -> None:
    before = state(filed)
    task = tasks_of(filed)
    service = filed.vp.what_if
    if kind == "threshold":
        tried = service.try_change(MONTH, Change(thresholds={"HTT": STRICT}))
    elif kind == "faults":
        tried = service.try_change(MONTH, Change(faults=dict.fromkeys(task[:3], 4)))
    else:
        tried = service.try_change(MONTH, Change(), dict.fromkeys(task[:3], 3))
    assert moves(tried) == {OFFICIAL: ("HTT", level)}
    assert tried.outcome.before == {"HTT": 1}
    assert tried.outcome.after == {level: 1}
    assert state(filed) == before


def test_the_old_and_the_new_version_of_a_rule_stand_side_by_side(filed: Life) -> None:
    schemes = filed.vp.schemes
    before = state(filed)
    data = schemes.shipped.parse(schemes.text("nd335_staff"), "nd335_staff")
    half = {**dict(data["constants"]), "delay_share": "1"}  # type: ignore[call-overload]
    newer = schemes.shipped.read({**data, "version": "2", "constants": half})
    tried = filed.vp.what_if.try_change(MONTH, Change(schemes=(newer,)))
    (one,) = tried.outcome.rescored
    # One of four products was late: all of its share of c instead of a quarter.
    assert one.total_before == STAFF
    assert one.total_after == STAFF - Fraction(3, 4) / 4 / 3 * 70
    assert state(filed) == before


def test_a_task_or_quality_nobody_has_is_refused(filed: Life) -> None:
    for quality, code in (
        ({"nobody's": 1}, "what_if_task"),
        ({tasks_of(filed)[0]: 4}, "what_if_quality"),
    ):
        with pytest.raises(UseError) as refused:
            filed.vp.what_if.try_change(MONTH, Change(), quality)
        assert refused.value.code == code

import json
from copy import deepcopy
from typing import Any

import pytest
from tests.architecture.sources import CHECKOUT
from tests.unit.domain.months import CALENDAR_2026

from workreport.domain.deadline_templates import DeadlineTemplate, template_from
from workreport.domain.errors import UseError
from workreport.domain.period import Period, Span

FOLDER = CHECKOUT / "resources" / "calendars"
NAMES = {"nghean_20_25", "thanhhoa_25_28", "quarter_20_25_30_03", "year"}


def data_of(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    return found


def template(name: str) -> DeadlineTemplate:
    return template_from(data_of(name))


def limits(name: str, asked: str) -> dict[str, str]:
    found = template(name).deadlines(Span.parse(asked), CALENDAR_2026)
    return {step.id: due.limit_day.isoformat() for step, due in found}


def test_every_shipped_template_can_be_read_and_is_named_after_its_file() -> None:
    files = {path.stem for path in FOLDER.glob("*.json")}
    assert files == NAMES
    assert {template(name).id for name in files} == NAMES


@pytest.mark.parametrize("name", sorted(NAMES))
def test_every_step_has_its_words_in_both_languages_its_source_and_its_standing(name: str) -> None:
    for step in template(name).steps:
        assert step.vi
        assert step.en
        assert step.vi != step.en
        assert step.source
        assert step.status in {"norm", "local", "proposal"}


def test_the_month_of_the_agency_ends_with_the_last_working_day() -> None:
    assert limits("nghean_20_25", "2026-11") == {
        "unit": "2026-11-19",
        "office": "2026-11-25",
        "conclude": "2026-11-30",
    }
    assert limits("nghean_20_25", "2026-10")["conclude"] == "2026-10-30"


def test_thanh_hoa_publishes_in_the_next_month_and_closes_december_early() -> None:
    assert limits("thanhhoa_25_28", "2026-09") == {
        "self": "2026-09-24",
        "superior": "2026-09-25",
        "decision": "2026-09-28",
        "publish": "2026-10-05",
    }
    december = limits("thanhhoa_25_28", "2026-12")
    assert {december[step] for step in ("self", "superior", "decision")} == {"2026-12-14"}
    assert december["publish"] == "2027-01-04"


@pytest.mark.parametrize("asked", ["2026-Q3", "2026-09", "2026-07"])
def test_a_quarter_counts_from_its_last_month_whatever_month_is_named(asked: str) -> None:
    assert limits("quarter_20_25_30_03", asked) == {
        "unit": "2026-09-21",
        "personnel": "2026-09-24",
        "meeting": "2026-09-29",
        "notice": "2026-10-02",
    }


@pytest.mark.parametrize("asked", ["2026", "2026-12", "2026-Q1", "2026-H2"])
def test_the_year_is_done_before_the_fifteenth_of_december(asked: str) -> None:
    assert limits("year", asked) == {"year_end": "2026-12-14"}


def test_a_template_is_refused_for_more_than_its_own_span() -> None:
    with pytest.raises(UseError) as refused:
        template("nghean_20_25").deadlines(Span.parse("2026-Q4"), CALENDAR_2026)
    assert refused.value.code == "deadline_template_other_span"


def _key(target: object, name: str) -> str | int:
    return int(name) if isinstance(target, list) else name


def damaged(path: str, value: object) -> dict[str, Any]:
    found = deepcopy(data_of("thanhhoa_25_28"))
    target: Any = found
    *way, last = path.split("/")
    for name in way:
        target = target[_key(target, name)]
    if value is None:
        del target[last]
    else:
        target[_key(target, last)] = value
    return found


@pytest.mark.parametrize(
    ("path", "value", "place"),
    [
        ("id", None, "id"),
        ("span", "week", "span"),
        ("status", "law", "status"),
        ("report", "nobody", "report"),
        ("office", None, "office"),
        ("steps", [], "steps"),
        ("en", "", "en"),
        ("mood", "glad", "mood"),
        ("steps/1/id", "self", "steps"),
        ("steps/0", "self", "steps[0]"),
        ("steps/2/day", 32, "steps[2].day"),
        ("steps/2/day", None, "steps[2].day"),
        ("steps/2/hour", 5, "steps[2].hour"),
        ("steps/3/months_after", True, "steps[3].months_after"),
        ("steps/3/source", None, "steps[3].source"),
        ("steps/1/status", "draft", "steps[1].status"),
        ("steps/1/overrides/12", 0, "steps[1].day"),
        ("steps/1/overrides/Tết", 15, "steps[1].overrides"),
    ],
)
def test_a_damaged_template_is_refused_and_the_place_is_named(
    path: str, value: object, place: str
) -> None:
    with pytest.raises(UseError) as refused:
        template_from(damaged(path, value))
    assert refused.value.code == "deadline_rule_malformed"
    assert refused.value.values["field"] == place


@pytest.mark.parametrize("text", ["2026-11", "2026-Q1", "2026-Q4", "2026-H1", "2026-H2", "2026"])
def test_a_span_is_written_as_it_is_read(text: str) -> None:
    assert str(Span.parse(text)) == text
    assert str(Span.parse(f" {text.lower()} ")) == text


def test_a_span_knows_its_months() -> None:
    half = Span.parse("2026-H2")
    assert [str(month) for month in half.months] == [f"2026-{month:02d}" for month in range(7, 13)]
    assert half.last == Period(2026, 12)
    assert Span.around(Period(2026, 11), "quarter") == Span.parse("2026-Q4")
    assert half.holds(Span.parse("2026-Q3"))
    assert not half.holds(Span.parse("2026-Q2"))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2026-Q5", "span_malformed"),
        ("2026-13", "period_malformed"),
        ("26", "span_malformed"),
        ("2026-H3", "span_malformed"),
    ],
)
def test_what_is_no_span_is_refused(text: str, code: str) -> None:
    with pytest.raises(UseError) as refused:
        Span.parse(text)
    assert refused.value.code == code

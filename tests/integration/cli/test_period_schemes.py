"""By which schemes people are rated, at the command line."""

from datetime import datetime
from pathlib import Path

import pytest
from tests.integration.cli.line import Line

from workreport.system.clock import TrainingClock

VP = "vp"
CHOSEN = (
    *("--scheme", "default=nd335_staff", "--scheme", "heads=nd335_leader"),
    *("--scheme", "deputies=nd335_leader", "--scheme", "support=abcd_direct"),
)


@pytest.fixture(scope="module")
def line(tmp_path_factory: pytest.TempPathFactory) -> Line:
    """An agency on the second of November with November open."""
    clock = TrainingClock(datetime.fromisoformat("2026-11-02T08:00:00+07:00"))
    line = Line(tmp_path_factory.mktemp("schemes"), clock)
    founded = line.call(
        *("agency", "new", line.folder / VP, "--name", "Ban Tổ chức", "--parent", "Tỉnh ủy"),
        *("--place", "Nghệ An", "--person", "Chu Ngọc Giang", "--training", "--json"),
    )
    assert founded.code == 0, founded.out
    line.ask(line.folder / VP, "period", "open", "2026-11")
    return line


def at(line: Line) -> Path:
    return line.folder / VP


def test_schemes_are_chosen_from_a_month_on_and_open_months_keep_theirs(line: Line) -> None:
    before = line.ask(at(line), "period", "schemes", "2026-11")
    assert before == {
        "period": "2026-11",
        "is_open": True,
        "default": "abcd_direct@1",
        "groups": {},
        "coefficients": None,
        "choices": [],
    }
    chosen = line.ask(at(line), "period", "schemes", "2026-12", *CHOSEN)
    assert chosen["default"] == "nd335_staff@1"
    assert chosen["groups"] == {
        "deputies": "nd335_leader@1",
        "heads": "nd335_leader@1",
        "support": "abcd_direct@1",
    }
    # What is not said again stays.
    line.ask(at(line), "period", "schemes", "2027-01", "--coefficients", "K_nghean")
    later = line.ask(at(line), "period", "schemes", "2027-02")
    assert (later["default"], later["coefficients"]) == ("nd335_staff@1", "K_nghean")
    assert [one["from"] for one in later["choices"]] == ["2026-12", "2027-01"]
    assert line.ask(at(line), "period", "schemes", "2026-11") == {
        **before,
        "choices": later["choices"],
    }

    line.ask(at(line), "period", "open", "2026-12")
    refused = line.refused(at(line), "period", "schemes", "2026-12", *CHOSEN)
    assert refused == (1, "setting_month_open")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--scheme", "nd335_staff"), "usage_pair_malformed"),
        (("--scheme", "heads=nd335_staff"), "scheme_not_for_group"),
        (("--scheme", "khac=abcd_direct"), "group_unknown"),
    ],
)
def test_a_choice_that_does_not_fit_is_refused_in_words(
    line: Line, words: tuple[str, ...], code: str
) -> None:
    assert line.refused(at(line), "period", "schemes", "2027-05", *words) == (2, code)

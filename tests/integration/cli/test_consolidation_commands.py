"""The five questions, duplicates and the classification at the command line."""

from typing import Any

from tests.integration.cli.conftest import MONTH, Month


def asked(month: Month, *words: str) -> Any:
    return month.ask(month.vp, "office", *words)


def test_the_questions_tell_their_figures_and_the_fields_add_up(month: Month) -> None:
    told = asked(month, "questions", MONTH)
    progress = told["questions"][0]
    figures = {one["name"]: one["words"] for one in progress["figures"]}
    totals = month.told["consolidated"]["totals"]
    assert {name: int(figures[name]) for name in totals} == totals
    assert all(figures[name] in progress["text"] for name in totals)
    assert [one["key"] for one in told["questions"]][3:] == ["advantages", "limitations"]
    for status, total in totals.items():
        assert sum(field["counts"][status] for field in told["fields"]) == total


def test_the_classification_counts_everybody_once(month: Month) -> None:
    told = asked(month, "classification", MONTH)
    agency = told["agency"]
    assert agency["rated"] == sum(agency["counts"].values())
    for part in ("units", "groups"):
        assert sum(one["rated"] for one in told[part]) == agency["rated"]
    assert told["months"] == []
    assert told["changes"] == []


def test_a_locked_month_is_not_merged_and_a_task_needs_its_unit(month: Month) -> None:
    assert asked(month, "duplicates", MONTH)["merged"] == []
    task = month.told["returned"]["marks"][0]["path"].removeprefix("task/")
    merging = ("office", "merge", MONTH, "--content", "Một việc", "--task", f"TCCB/{task}")
    assert "locked" in str(month.line.refused(month.vp, *merging, "--task", "VP/1"))
    assert "merge_source_malformed" in str(month.line.refused(month.vp, *merging, "--task", "VP"))

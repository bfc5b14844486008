"""``office what-if`` over a month that was lived through the command line."""

import pytest
from tests.integration.cli.conftest import MONTH, Month


def test_a_quota_is_tried_and_nobody_changes_level(month: Month) -> None:
    told = month.ask(month.vp, "office", "what-if", MONTH, "--quota-share", "0.5")
    assert told["changes"] == []
    assert told["counts"]["before"] == told["counts"]["after"]
    assert told["rated"] == sum(told["counts"]["before"].values()) > 0
    assert {each["after"]["share"] for each in told["quotas"]} == {"1/2"}
    assert {each["before"]["share"] for each in told["quotas"]} == {"1/5"}


def test_the_groups_of_a_quota_are_named_and_not_coded(month: Month) -> None:
    told = month.line.call(
        *("--workspace", month.vp, "office", "what-if", MONTH, "--quota-share", "0.5")
    )
    assert told.code == 0
    assert "Hạn mức Công chức: " in told.out
    assert "civil_servants" not in told.out


def test_another_scheme_says_whom_it_cannot_rate_and_why(month: Month) -> None:
    told = month.ask(
        month.vp, "office", "what-if", MONTH, "--scheme", "nd335_staff", "--scheme", "nd335_leader"
    )
    assert told["changes"]
    assert all(one["after"] is None and one["why"] for one in told["changes"])


def test_a_threshold_says_that_picked_levels_hang_on_no_score(month: Month) -> None:
    told = month.ask(month.vp, "office", "what-if", MONTH, "--threshold", "A=80")
    assert [note["code"] for note in told["notes"]] == ["what_if_direct"]
    assert told["changes"] == []


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ((), "what_if_nothing"),
        (("--quota-share", "half"), "what_if_number"),
        (("--quota-share", "2"), "what_if_share"),
        (("--quota-base", "best"), "what_if_base"),
        (("--fault", "task=1"), "what_if_task"),
        (("--coef", "1=0"), "what_if_coefficient"),
        (("--scheme", "none"), "scheme_unknown"),
    ],
)
def test_what_has_no_meaning_is_refused(month: Month, words: tuple[str, ...], code: str) -> None:
    refused = month.line.call("--workspace", month.vp, "office", "what-if", MONTH, *words, "--json")
    assert refused.code == 2
    assert refused.data["error"]["code"] == code

import pytest
from tests.integration.cli.conftest import Month


def test_the_queue_and_its_preview_say_the_same_and_write_nothing(month: Month) -> None:
    (waiting,) = month.told["queue"]["queue"]
    assert waiting["unit"] == "TCCB"
    preview = month.told["preview"]
    assert preview["preview"] is True
    held = [one["unit"] for one in preview["left_out"]]
    assert (preview["accepted"], held) == ((["TCCB"], []) if waiting["clean"] else ([], ["TCCB"]))
    assert all(one["message"] and one["place"] for one in waiting["findings"])


def test_findings_tell_who_ticked_and_what_may_not_be_done(month: Month) -> None:
    told = month.told["findings"]
    assert sorted(told["ticked"]) == ["plan", "results"]
    assert told["refused"] == {"withdraw_answer": "nothing_answered"}
    assert told["version"] == "2"
    assert month.told["ticked"]["ticked"] == ["plan", "results"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("accept", "2026-11", "--unit", "TCCB", "--preview"), "usage_unit_or_clean"),
        (("tick", "2026-11", "--unit", "TCCB", "--tick", "giay"), "check_point_unknown"),
    ],
)
def test_a_wrong_wish_is_refused(month: Month, words: tuple[str, ...], code: str) -> None:
    assert month.line.refused(month.vp, "office", *words)[1] == code


def test_a_list_that_is_none_is_refused_and_the_shipped_one_is_shown(month: Month) -> None:
    wrong = month.write("muc.json", {"points": [{"text": 5}]})
    _exit, code = month.line.refused(month.vp, "office", "checklist", "--set", wrong)
    assert code == "check_list_malformed"
    shown = month.ask(month.vp, "office", "checklist")
    assert shown["signed_at"] is None
    assert [one["must"] for one in shown["points"]].count(True) == 3

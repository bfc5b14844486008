import pytest
from tests.integration.cli.conftest import HEAD, Month


def test_the_queue_and_its_preview_say_the_same_and_write_nothing(month: Month) -> None:
    (waiting,) = month.told["queue"]["queue"]
    assert waiting["unit"] == "TCCB"
    preview = month.told["preview"]
    assert preview["preview"] is True
    held = [one["unit"] for one in preview["left_out"]]
    assert (preview["accepted"], held) == ((["TCCB"], []) if waiting["clean"] else ([], ["TCCB"]))
    assert all(one["message"] and one["place"] for one in waiting["findings"])


def test_returning_many_says_first_who_is_left_out_and_writes_nothing(month: Month) -> None:
    many = month.told["many"]
    assert (many["returned"], many["preview"]) == (["TCCB"], True)
    assert [(one["unit"], one["code"]) for one in many["left_out"]] == [("VP", "report_not_filed")]
    assert month.told["many_marked"]["refused"] == (2, "return_many_marks")


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


def test_what_is_held_is_listed_shown_set_aside_and_taken_back(month: Month) -> None:
    name = "ab" * 16
    packages = {one.parent: one for one in month.folder.rglob("*.wrp")}
    damaged = [one.with_name(f"{name}.wrp") for one in packages.values()]
    for whole, broken in zip(packages.values(), damaged, strict=True):
        broken.write_bytes(whole.read_bytes()[:-1])
    month.sync(month.vp)
    office = (month.vp, "office", "quarantine")
    (held,) = month.ask(*office, "list")["held"]
    assert (held["subjects"], held["is_package"], held["sender"]) == ([name], True, HEAD)
    assert month.ask(*office, "show", name[:6])["entries"] == []
    assert month.line.refused(*office, "show", "zz")[1] == "held_unknown"
    assert (
        month.line.refused(*office, "set-aside", "zz", "--reason", "x")[1] == "held_package_unknown"
    )
    month.ask(*office, "set-aside", name[:6], "--reason", "Đã gửi gói khác")
    listed = month.ask(*office, "list")
    assert (listed["held"], [one["package"] for one in listed["set_aside"]]) == ([], [name])
    month.ask(*office, "take-back", name[:6])
    for broken in damaged:
        broken.unlink()
    assert [one["subjects"] for one in month.ask(*office, "retry")["held"]] == [[name]]
    month.ask(*office, "set-aside", name, "--reason", "Không còn tệp")

"""Threads of tasks: remarks travel in packages, are new until they are read, and stay plain."""

import pytest
from tests.living import PERIOD, Begin, Life

from workreport.domain.errors import RuleError, UseError


@pytest.fixture
def agency(begin_life: Begin) -> Life:
    life = begin_life(("tccb", "tcd"))
    life.at("2026-11-16 09:00")
    return life


def place(life: Life) -> tuple[str, str]:
    draft = life["tccb"].reporting.open(PERIOD).draft
    return draft.tasks[0].id, draft.unit


def test_a_thread_travels_and_is_new_until_it_is_read(agency: Life) -> None:
    life = agency
    task, unit = place(life)
    life.vp.comments.say(task, unit, "Đề nghị ghi rõ số văn bản")
    life.sync("vp", "tccb")
    desk = life["tccb"]
    assert desk.comments.unread(unit) == {task: 1}
    (first,) = desk.comments.thread(task)
    assert (first.text, first.is_new, first.is_mine) == ("Đề nghị ghi rõ số văn bản", True, False)
    assert first.author
    assert desk.comments.mark_read(task)
    assert desk.comments.unread(unit) == {}
    assert not desk.comments.mark_read(task)

    life.at("2026-11-16 10:00")
    desk.comments.say(task, unit, "Đã bổ sung")
    assert desk.comments.unread(unit) == {}
    life.sync("tccb", "vp")
    assert [one.text for one in life.vp.comments.thread(task)] == [
        "Đề nghị ghi rõ số văn bản",
        "Đã bổ sung",
    ]
    assert life.vp.comments.unread(unit) == {task: 1}
    assert life.vp.comments.count(unit) == {task: 2}


def test_another_department_neither_holds_nor_may_write_a_thread(agency: Life) -> None:
    life = agency
    task, unit = place(life)
    life["tccb"].comments.say(task, unit, "Chỉ trong phòng và Văn phòng")
    life.sync("tccb", "vp", "tcd")
    assert life["tcd"].comments.thread(task) == ()
    with pytest.raises(RuleError) as refused:
        life["tcd"].comments.say(task, unit, "Của phòng khác")
    assert refused.value.code in {"author_not_allowed", "comment_task_unsigned"}


def test_words_are_plain_composed_and_bounded(agency: Life) -> None:
    life = agency
    task, unit = place(life)
    comments = life["tccb"].comments
    comments.say(task, unit, "  <b>Ca\u0302\u0300n</b>\u200b làm\u0007\r\nngay \n")
    assert comments.thread(task)[0].text == "<b>Cần</b> làm\nngay"
    with pytest.raises(UseError) as refused:
        comments.say(task, unit, " \n ")
    assert refused.value.code == "comment_empty"
    with pytest.raises(UseError) as refused:
        comments.say(task, unit, "x" * 2001)
    assert refused.value.values == {"count": 2001, "most": 2000}


def test_a_task_only_this_draft_knows_has_no_thread_yet(agency: Life) -> None:
    _task, unit = place(agency)
    with pytest.raises(RuleError) as refused:
        agency["tccb"].comments.say("f" * 32, unit, "Chưa ai thấy")
    assert refused.value.code == "comment_task_unsigned"

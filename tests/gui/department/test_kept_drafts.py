"""Drafts are never lost: earlier versions, another place when the disk is full, two that differ."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QWidget
from tests.gui.department.conftest import Clerk
from tests.living import PASSPHRASE, PERIOD, Life

from workreport.domain.errors import WorldError
from workreport.ui.viewmodels.draft_changes import with_text
from workreport.ui.viewmodels.draft_session import SaveState
from workreport.ui.viewmodels.kept_drafts import age_words


def write(clerk: Clerk, words: str, section: str = "causes") -> None:
    clerk.draft.change(with_text(clerk.draft.draft, section, words), (f"text/{section}",))
    clerk.settle()


def action(page: QWidget, words: str) -> QAbstractButton:
    return next(one for one in page.findChildren(QAbstractButton) if one.text() == words)


def fill_the_disk(clerk: Clerk, patch: pytest.MonkeyPatch) -> None:
    def fail(_draft: object) -> None:
        raise WorldError("disk_full", path="D:")

    patch.setattr(clerk.room.desk.reporting, "save", fail)


def test_an_earlier_version_is_seen_restored_and_the_restoring_undone(clerk: Clerk) -> None:
    page = clerk.show("report")
    for words in ("Bản thứ nhất", "Bản thứ hai", "Bản thứ ba"):
        write(clerk, words)
    clerk.part("report_kept").click()
    clerk.qtbot.waitUntil(lambda: len(page.faces.current._lines) == 3)
    lines = page.faces.current._lines
    assert [dict(one.beginnings)["Nguyên nhân"] for one in lines] == [
        "Bản thứ ba",
        "Bản thứ hai",
        "Bản thứ nhất",
    ]
    assert lines[0].changed == "Báo cáo II.3"
    assert not clerk.part("kept_restore").isEnabled()
    clerk.part(f"row_{lines[2].key}").click()
    clerk.part("kept_restore").click()
    assert page.faces.current is None
    assert clerk.part("text_causes").toPlainText() == "Bản thứ nhất"
    clerk.messages.undos[-1][1]()
    assert clerk.part("text_causes").toPlainText() == "Bản thứ ba"


def test_fifty_versions_are_kept_and_no_more(clerk: Clerk) -> None:
    service, draft = clerk.room.desk.kept_drafts, clerk.draft.draft
    for number in range(53):
        clerk.room.desk.reporting.save(replace(draft, text={"causes": f"{number}"}))
    kept = service.versions(PERIOD, draft.unit)
    assert [one.draft.text["causes"] for one in kept] == [f"{n}" for n in range(52, 2, -1)]


def test_a_full_disk_offers_another_place_and_the_words_come_back_from_it(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, agency: Life
) -> None:
    page = clerk.show("report")
    write(clerk, "Đã lưu được")
    with monkeypatch.context() as patch:
        fill_the_disk(clerk, patch)
        clerk.qtbot.keyClicks(clerk.part("text_proposals"), "Chi con tren man hinh")
        clerk.draft.save()
        clerk.qtbot.waitUntil(lambda: clerk.draft.save_state is SaveState.FAILED)
        action(page, "Chép vào khay nhớ tạm").click()
        assert "Chi con tren man hinh" in QGuiApplication.clipboard().text()
        clerk.messages.path = tmp_path / "nhap.wrd"
        action(page, "Lưu sang chỗ khác").click()
        clerk.qtbot.waitUntil(lambda: bool(clerk.messages.told))
        assert b"man hinh" not in (tmp_path / "nhap.wrd").read_bytes()
        preferences = clerk.room.preferences
        clerk.room.close_down()
    desk = agency.program.open(agency.root / "tccb", PASSPHRASE)
    assert "proposals" not in desk.reporting.open(PERIOD).draft.text
    found = desk.kept_drafts.from_file(tmp_path / "nhap.wrd")
    assert found.draft.text == {"causes": "Đã lưu được", "proposals": "Chi con tren man hinh"}
    kept = preferences.draft_elsewhere(f"{found.draft.unit[:8]}/{PERIOD}")
    assert kept == str(tmp_path / "nhap.wrd")
    desk.close()


@pytest.mark.parametrize("keeps_mine", [True, False])
def test_two_drafts_that_differ_are_shown_and_both_are_kept(
    clerk: Clerk, tmp_path: Path, *, keeps_mine: bool
) -> None:
    page = clerk.show("report")
    draft = clerk.draft.draft
    elsewhere = with_text(draft, "causes", "Bản ở chỗ khác")
    clerk.room.desk.kept_drafts.to_file(elsewhere, tmp_path / "khac.wrd")
    write(clerk, "Bản ở máy này")
    clerk.messages.path = tmp_path / "khac.wrd"
    clerk.part("report_kept").click()
    clerk.part("kept_take").click()
    clerk.qtbot.waitUntil(lambda: page.faces.current.objectName() == "meeting")
    said = {one.text() for one in page.faces.current.findChildren(QWidget, "meeting_words")}
    assert said == {"Bản ở chỗ khác", "Bản ở máy này"}
    assert clerk.part("meeting_places").text() == "Khác nhau ở: Báo cáo II.3"
    clerk.part("meeting_mine" if keeps_mine else "meeting_other").click()
    clerk.qtbot.waitUntil(lambda: page.faces.current is None)
    clerk.settle()
    wanted = "Bản ở máy này" if keeps_mine else "Bản ở chỗ khác"
    assert clerk.part("text_causes").toPlainText() == wanted
    kept = clerk.room.desk.kept_drafts.versions(PERIOD, draft.unit)
    assert {"Bản ở chỗ khác", "Bản ở máy này"} <= {one.draft.text["causes"] for one in kept}
    assert clerk.room.desk.reporting.open(PERIOD).draft.text["causes"] == wanted


def test_a_draft_left_elsewhere_is_offered_only_when_it_says_something_else(
    clerk: Clerk, tmp_path: Path
) -> None:
    page = clerk.show("report")
    path, preferences = tmp_path / "khac.wrd", clerk.room.preferences
    name = f"{clerk.draft.draft.unit[:8]}/{PERIOD}"
    clerk.room.desk.kept_drafts.to_file(clerk.draft.draft, path)
    preferences.keep_draft_elsewhere(name, str(path))
    page.kept.look_for_elsewhere()
    clerk.qtbot.waitUntil(lambda: not preferences.draft_elsewhere(name))
    assert clerk.messages.told == []
    preferences.keep_draft_elsewhere(name, str(path))
    write(clerk, "Khác đi")
    page.kept.look_for_elsewhere()
    clerk.qtbot.waitUntil(lambda: bool(clerk.messages.told))
    notice = clerk.messages.told[-1]
    assert notice.happened.endswith("khác bản đang mở.")
    assert notice.act is not None
    notice.act()
    clerk.qtbot.waitUntil(lambda: page.faces.current is not None)
    preferences.keep_draft_elsewhere(name, "")


def test_a_file_that_is_no_draft_or_of_another_month_is_refused_in_words(
    clerk: Clerk, tmp_path: Path
) -> None:
    page = clerk.show("report")
    torn, other = tmp_path / "rach.wrd", tmp_path / "thang.wrd"
    torn.write_bytes(b"WRD1" + b"\0" * 100)
    clerk.room.desk.kept_drafts.to_file(replace(clerk.draft.draft, period="2026-12"), other)
    for path, words in ((torn, "không phải bản nháp"), (other, "của tháng")):
        clerk.messages.told.clear()
        page.kept.meet(path)
        clerk.qtbot.waitUntil(lambda: bool(clerk.messages.told))
        assert words in clerk.messages.told[0].happened
    assert page.faces.current is None


def test_ages_are_told_as_people_tell_them() -> None:
    now = datetime(2026, 11, 17, 3, tzinfo=UTC)
    told = [age_words(now, now - timedelta(minutes=m)) for m in (0, 5, 130, 3000)]
    assert told == ["vừa xong", "5 phút trước", "2 giờ trước", "2 ngày trước"]

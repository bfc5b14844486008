"""The chief copies a layout, edits it beside the drawn page, signs it and puts it to use."""

import json
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from tests.gui.office.conftest import Officer, Sit
from tests.living import PERIOD, Begin


def open_part(officer: Officer) -> Officer:
    officer.show("settings").show_place("layouts")
    officer.settle()
    return officer


def retype(officer: Officer, name: str, words: str) -> None:
    """Type over what stands in a line; the page follows when the typing rests."""
    line = officer.part(name)
    line.setFocus()
    line.selectAll()
    officer.qtbot.keyClicks(line, words)
    officer.page._parts["layouts"].leave()  # what was typed is kept at once
    officer.settle()


def below(officer: Officer, name: str) -> str:
    label = officer.part(f"{name}_below")
    return str(label.text()) if label.isVisible() else ""


def test_a_copy_is_edited_beside_its_page_and_nothing_typed_is_lost(
    begin_life: Begin, sit: Sit
) -> None:
    life = begin_life(())
    officer = open_part(sit(life.vp))
    sheet = officer.part("sheet")
    assert sheet.has_image
    assert not officer.part("layout_sign").isEnabled()
    assert officer.part("layout_page_portrait_left").isReadOnly()

    officer.type("layout_title", "Văn bản của Ban")
    officer.click("layout_copy")
    code = officer.part("layouts_grid").current_id()
    assert code not in {"party_hd05", "party_hd36", "state_nd30"}
    assert not officer.part("layout_page_portrait_left").isReadOnly()

    before = sheet._image.copy()
    retype(officer, "layout_page_portrait_left", "35")
    assert sheet._image != before
    assert "Khác mẫu: 30" in below(officer, "layout_page_portrait_left")
    assert "hướng dẫn ghi 30" in below(officer, "layout_page_portrait_left")
    assert officer.part("layout_group").currentText() == "Trang giấy · 1 khác mẫu"
    assert officer.part("layout_sign").isEnabled()

    retype(officer, "layout_page_portrait_left", "0")
    assert "chỉ nhận từ 5 đến 60" in below(officer, "layout_page_portrait_left")
    assert not officer.part("layout_sign").isEnabled()
    retype(officer, "layout_page_portrait_left", "rong")
    assert "Ghi một số" in below(officer, "layout_page_portrait_left")

    officer.click("layout_page_portrait_left_back")
    assert officer.part("layout_page_portrait_left").text() == "30"

    # What is typed and not signed is there again when the window is opened anew.
    retype(officer, "layout_page_portrait_left", "34")
    officer.room.close_down()
    officer = open_part(sit(life.reopen("vp")))
    officer.part("layouts_grid").go_to(code, "name")
    officer.settle()
    assert officer.part("layout_page_portrait_left").text() == "34"
    officer.click("layout_sign")
    assert "bản 2" in officer.told()
    assert not officer.part("layout_sign").isEnabled()

    assert life.vp.layouts.find(code).values["page.portrait.left"] == 34


def test_a_copy_is_used_from_a_day_and_leaves_and_comes_back_as_a_file(
    begin_life: Begin, sit: Sit, tmp_path: Path
) -> None:
    life = begin_life(())
    code = life.vp.layouts.copy("party_hd05", "btctu", "Văn bản của Ban").code
    officer = open_part(sit(life.vp))
    officer.part("layouts_grid").go_to(code, "name")
    officer.settle()
    retype(officer, "layout_page_portrait_left", "34")
    officer.click("layout_sign")
    officer.click("layout_use")
    book = officer.room.session.desk.layouts.book()
    assert (book.in_force.ref, book.choices[-1].starts) == (f"{code}@2", date(2026, 11, 2))
    officer.messages.path = tmp_path / "the-thuc.json"
    officer.click("layout_export")
    file = json.loads((tmp_path / "the-thuc.json").read_text(encoding="utf-8"))
    assert (file["code"], file["page"]["portrait"]["left"]) == (code, 34)
    officer.click("layout_reset")
    officer.click("layout_sign")
    officer.click("layout_import")
    assert officer.room.session.desk.layouts.find(code).ref == f"{code}@4"
    assert not officer.refusals()


def test_every_group_is_reached_by_key_and_a_narrow_window_hides_nothing(
    begin_life: Begin, sit: Sit
) -> None:
    life = begin_life(())
    life.vp.layouts.copy("state_nd30", "so", "Văn bản của Sở")
    officer = open_part(sit(life.vp))
    officer.part("layouts_grid").go_to("so", "name")
    officer.settle()
    group = officer.part("layout_group")
    seen: set[str] = set()
    for _place in range(group.count()):
        form = officer.page._parts["layouts"].form
        seen |= set(form.edits)
        assert all(edit.findChildren(QWidget) for edit in form.edits.values())
        officer.key(group, Qt.Key.Key_Down)
    assert seen == set(life.vp.layouts.find("so").values)
    officer.room.window.resize(683, 384)
    officer.settle()
    form = officer.page._parts["layouts"].form
    assert form.width() <= officer.page.width()
    assert all(edit.geometry().right() <= form.width() for edit in form.edits.values())
    assert life.vp.periods.month(PERIOD).opened is not None

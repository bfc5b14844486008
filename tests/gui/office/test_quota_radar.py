from collections.abc import Callable

from tests.gui.office.conftest import Officer

AtDesk = Callable[..., Officer]


def test_the_radar_tells_who_is_waited_for_and_whether_it_still_fits(at_desk: AtDesk) -> None:
    officer = at_desk()
    page = officer.show("classification")
    rows = {one.group: one for one in page.model.quotas()}
    waited = [one for one in page.model.facts.waiting if one.group == "civil_servants"]
    assert waited
    assert f"{len(waited)} người chưa có mức" in rows["Công chức"].words
    first = next(line.id for line in page.model.lines() if line.comparison == "Công chức")
    page.model.put_level(first, "A")
    at = list(rows).index("Công chức")
    chip = officer.part(f"quota_{at}_state").accessibleName()
    assert chip in {"Còn có thể vừa", "Không thể vừa"}
    assert "(25%): phải có lý do và số văn bản" in page.model.quotas()[at].words

    officer.part("people_radar").findChild(object, "segment_units").click()
    names = [one.group for one in page.model.unit_quotas()]
    assert "Phòng Tổ chức đảng, đảng viên" in names
    assert officer.part("quota_0_limit").text() == "0 / tối đa 0"


def test_the_page_tells_who_lacks_words_how_levels_are_spread_and_who_is_in_which_group(
    at_desk: AtDesk,
) -> None:
    officer = at_desk()
    page = officer.show("classification")
    person = next(line.id for line in page.model.lines() if line.comparison == "Công chức")
    page.model.put_level(person, "A")
    assert officer.part("segment_missing").accessibleName() == "Thiếu nhận xét 1"
    officer.part("segment_missing").click()
    assert "phải có nhận xét ít nhất 10 chữ cái" in officer.part("moved_0_words").text()
    officer.click("moved_0")
    index = page.grid.currentIndex()
    assert page.grid.current_id() == person
    assert page.grid.grid.columns[index.column()].key == "remark"
    page.model.put_remark(person, "Hoàn thành vượt tiến độ được giao")
    assert officer.part("segment_missing").accessibleName() == "Thiếu nhận xét 0"

    officer.part("segment_spread").click()
    assert officer.part("spread_0").text() == "Toàn cơ quan"
    assert officer.part("spread_0_1").text() == "A 1 (100%)"
    officer.click("people_order")
    groups = [line.group.title for line in page.grid.grid.lines]
    assert groups == sorted(groups, key=["Trưởng phòng", "Phó phòng", "Công chức"].index)
    assert page.grid.current_id() == person
    assert "TCCB" in next(line for line in page.grid.grid.lines if line.id == person).position

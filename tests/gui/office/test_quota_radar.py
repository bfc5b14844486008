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
    assert "(25 %): phải có lý do và số văn bản" in page.model.quotas()[at].words

    officer.part("people_radar").findChild(object, "segment_units").click()
    names = [one.group for one in page.model.unit_quotas()]
    assert "Phòng Tổ chức đảng, đảng viên" in names
    assert officer.part("quota_0_limit").text() == "0 / tối đa 0"

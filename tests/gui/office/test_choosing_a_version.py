from tests.gui.office.conftest import Sit
from tests.living import Begin, file_two_versions


def test_the_officer_compares_two_versions_and_chooses_one(begin_life: Begin, sit: Sit) -> None:
    life = begin_life(("tccb",))
    file_two_versions(life)
    officer = sit(life.vp)
    page = officer.show("receiving")
    page.open_unit(officer.unit("TCCB"))
    officer.settle()
    assert page.is_choosing
    assert officer.part("version_1_title").text() == "Bản 1a"
    names = {officer.part(f"version_{at}_signed").accessibleName() for at in (1, 2)}
    assert names == {
        "Ngô Đức Nam ký lúc 17/11 09:00",
        "Người của tccb ký lúc 17/11 10:30",
    }
    places = [one.words for one in page.choosing.differences()]
    assert {"Báo cáo I", "Báo cáo II.1", "Báo cáo II.2"} <= set(places)

    officer.click("version_2_pick")
    assert page.choice.findChild(type(page.choice.reason), "versions_reason").property("wrong")
    assert page.is_choosing  # nothing is chosen without a reason
    second = page.choosing.facts.versions[1].entry
    officer.type("versions_reason", "Bản đủ số liệu")
    officer.click("version_2_pick")
    assert page.is_checking
    assert page.checking.view.version.picked == second
    assert not page.checking.refusal()
    officer.click("check_start")
    assert page.checking.view.version.checked_by


def test_a_version_that_arrives_under_check_leads_to_the_choice(
    begin_life: Begin, sit: Sit
) -> None:
    life = begin_life(("tccb",))
    file_two_versions(life)
    officer = sit(life.vp)
    page = officer.show("receiving")
    unit = officer.unit("TCCB")
    page.checking.set_shown(is_shown=True)
    page._stack.setCurrentWidget(page.check)
    page.checking.open(unit)
    officer.settle()
    assert "cùng hiệu lực" in officer.part("several_versions").accessibleName()
    assert not officer.part("check_accept").isEnabled()
    officer.click("several_versions_action")
    assert page.is_choosing

import pytest
from tests.living import PERIOD, Life

from workreport.domain.errors import RuleError
from workreport.services.month import read_month
from workreport.services.punctuality import read_punctuality


def test_a_recall_before_the_check_gives_the_report_back(life: Life) -> None:
    life.at("2026-11-16 09:00")
    life.file("tccb", "bản đầu")
    life.sync("tccb", "vp", "tccb")
    assert life.state("tccb", "TCCB") == life.state("vp", "TCCB") == "received"

    life["tccb"].reporting.recall(PERIOD, "Thiếu một nhiệm vụ")
    assert life.state("tccb", "TCCB") == "recall_asked"
    life.sync("tccb", "vp")
    assert life.state("vp", "TCCB") == "not_filed"
    life.sync("vp", "tccb")
    line = life["tccb"].reporting.open(PERIOD)
    assert line.line.state.value == "not_filed"
    assert line.draft.text["limitations"] == "Hạn chế của bản đầu"

    life.at("2026-11-17 09:00")
    life.file("tccb", "bản sau")
    life.sync("tccb", "vp")
    line_at_office = life.line("vp", "TCCB")
    assert [version.recall for version in line_at_office.versions] == ["recalled", ""]
    # The first version that was not recalled decides on timeliness.
    received_at = line_at_office.versions[1].received_at
    assert received_at is not None
    assert received_at.day == 17
    # Read with many other months and nothing else of them, it says the same.
    with life.vp.book.looking() as look:
        whole = read_month(look, life.program.calendars, PERIOD)
        asked = [PERIOD, PERIOD.plus(-5)]
        month, unopened = read_punctuality(look, life.program.calendars, asked)
    assert {unit: one.verdict for unit, one in month.units.items()} == {
        line.unit.unit: line.verdict for line in whole.units if line.expected
    }
    assert month.units[line_at_office.unit.unit].received_at == received_at
    assert (month.opened, month.calendar) == (whole.opened, whole.calendar)
    assert (unopened.opened, unopened.units) == (None, {})


def test_a_recall_after_the_check_began_is_refused_with_name_and_time(life: Life) -> None:
    life.at("2026-11-16 09:00")
    life.file("tccb")
    life.sync("tccb", "vp")
    life["tccb"].reporting.recall(PERIOD, "Nhầm số liệu")  # asked while the check is unknown there
    life.at("2026-11-17 08:12")
    life.vp.office.start_check(PERIOD, "TCCB")
    life.sync("tccb", "vp")
    assert life.state("vp", "TCCB") == "in_check"
    life.sync("vp", "tccb")
    assert life.state("tccb", "TCCB") == "in_check"
    assert life.line("tccb", "TCCB").versions[0].recall == "refused"

    with pytest.raises(RuleError) as refusal:
        life["tccb"].reporting.recall(PERIOD)
    assert refusal.value.code == "already_in_check"
    assert refusal.value.values["who"] == "Chu Ngọc Giang"
    assert "08:12" in str(refusal.value.values["since"])

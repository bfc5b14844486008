import csv
import io
from datetime import date

import pypdfium2
import pytest
from tests.living import PERIOD, Begin, Life

from workreport.domain.errors import RuleError, UseError
from workreport.domain.ids import new_id
from workreport.ledger.bodies.plan import TaskBody
from workreport.services.loads import LoadLimits
from workreport.services.programmes import Item, Programme

HEAD = "Ngô Đức Nam"


@pytest.fixture
def office(begin_life: Begin) -> Life:
    life = begin_life(("tccb",))
    life.at("2026-11-16 09:00")
    return life


def test_a_week_shows_open_tasks_and_programme_items_by_day(office: Life) -> None:
    with office.vp.book.looking() as look:
        tccb = look.directory.unit("TCCB", look.today).unit
    item = Item(content="Sơ kết chuyên đề", unit=tccb, due_on=date(2026, 11, 19))
    office.vp.programmes.keep(
        Programme(
            title="Chương trình năm 2026",
            span="year",
            first_year=2026,
            last_year=2026,
            items=(item,),
        )
    )
    week = office.vp.weeks.week(date(2026, 11, 22))
    assert (week.monday, week.sunday) == (date(2026, 11, 16), date(2026, 11, 22))
    assert [len(day.lines) for day in week.days] == [0, 0, 2, 1, 0, 0, 0]
    assert [day.is_working for day in week.days] == [True] * 5 + [False] * 2
    assert week.days[3].lines[0].content == "Sơ kết chuyên đề"
    assert week.days[3].lines[0].task == ""
    assert {line.due_on for line in week.overdue} == {date(2026, 11, 12)}
    done = office["tccb"].reporting.open(PERIOD).draft.tasks[1].id
    office["tccb"].reporting.edit(PERIOD, {"tasks": [{"id": done, "status": "completed"}]})
    mine = office["tccb"].weeks.week(unit="TCCB")
    assert [len(day.lines) for day in mine.days] == [0] * 7


def test_the_week_is_printed_on_one_landscape_page(office: Life) -> None:
    pdf = office.vp.weeks.pdf(date(2026, 11, 18))
    file = pypdfium2.PdfDocument(pdf)
    text = file[0].get_textpage().get_text_range()
    width, height = file[0].get_size()
    pages = len(file)
    file.close()
    assert (pages, width > height) == (1, True)
    assert "LỊCH TUẦN" in text
    assert "thứ Hai 16/11/2026" in text
    assert "Nhiệm vụ 2 của TCCB" in text


def test_a_person_beyond_a_limit_is_warned_about_and_the_limit_is_a_setting(
    office: Life,
) -> None:
    desk = office["tccb"]
    tasks = [task.id for task in desk.reporting.open(PERIOD).draft.tasks]
    desk.handover.hand_over(tasks, HEAD, reason="Phân công")
    office.sync("tccb", "vp")
    loads = {one.name: one for one in desk.loads.loads(PERIOD)}
    assert (loads[HEAD].active, loads[HEAD].overdue, loads[HEAD].warnings) == (3, 1, ())
    with pytest.raises(RuleError):
        desk.loads.choose_limits(LoadLimits(2, 2))
    with pytest.raises(UseError):
        office.vp.loads.choose_limits(LoadLimits(0, 2))
    office.vp.loads.choose_limits(LoadLimits(2, 1))
    office.sync("vp", "tccb")
    loads = {one.name: one for one in desk.loads.loads(PERIOD)}
    assert loads[HEAD].warnings == ("load_active",)
    assert loads["Người của tccb"].warnings == ()


def test_the_matrix_of_people_and_tasks_goes_to_a_spreadsheet(office: Life) -> None:
    desk = office["tccb"]
    tasks = [task.id for task in desk.reporting.open(PERIOD).draft.tasks]
    desk.handover.hand_over(tasks[:1], HEAD, reason="Phân công")
    with office.vp.book.looking() as look:
        unit = look.directory.unit("TCCB", look.today).unit
    odd = TaskBody(id=new_id(), born=str(PERIOD), unit=unit, content="=1+1")
    office.vp.planning.assign(PERIOD, [odd])
    office.sync("vp", "tccb")
    rows = list(
        csv.reader(io.StringIO(desk.loads.table(PERIOD).decode("utf-8-sig")), delimiter=";")
    )
    assert rows[0][:5] == ["Đơn vị", "Họ và tên", "Đang mở", "Quá hạn", "Đã hoàn thành"]
    assert len(rows[0]) == 5 + len(tasks) + 1
    assert "'=1+1" in rows[0]
    mine = next(row for row in rows if row[1] == HEAD)
    assert mine[2:5] == ["1", "1", "0"]
    assert mine[5:].count("Chưa ghi") == 1
    assert [row[1] for row in rows][-1] == "Chưa phân công"

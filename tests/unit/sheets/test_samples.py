import json
from decimal import Decimal

import pytest

from workreport.domain.period import Period
from workreport.domain.task import Origin
from workreport.sheets.child import read_workbook
from workreport.sheets.process import understand
from workreport.sheets.reader import read_plan, read_results, read_roster

NOVEMBER = Period(2026, 11)


@pytest.fixture(scope="module")
def truth(samples):
    return json.loads((samples / "truth.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def grids(samples):
    def read(name):
        return understand(read_workbook((samples / name).read_bytes()), name)

    return read


def iso(day):
    return day.isoformat() if day else None


def test_the_sample_roster_is_read_as_it_is_meant(truth, grids, units):
    reading = read_roster(grids("danh-sach.xlsx"), units)
    assert reading.problems == ()
    assert reading.read == len(reading.rows) == 37
    people = [
        {
            "unit": row.unit.upper(),
            "name": row.name,
            "position": row.position,
            "grade": row.grade,
            "party": row.party,
            "note": row.note or None,
        }
        for row in reading.rows
    ]
    assert people == truth["people"]
    assert all(row.born_on and row.born_year == row.born_on.year for row in reading.rows)


def test_the_sample_plan_is_read_as_it_is_meant(truth, grids, units):
    reading = read_plan(grids("ke-hoach-2026-11.xlsx"), NOVEMBER, units)
    assert reading.problems == ()
    assert reading.read == len(reading.rows)
    fields = ("lead", "partners", "content", "product", "k", "director", "due", "note")
    tasks = [
        {
            "lead": row.leads[0].upper(),
            "partners": [unit.upper() for unit in row.partners],
            "content": row.content,
            "product": row.product,
            "k": Decimal(row.coef),
            "director": row.director,
            "due": iso(row.due_on),
            "note": row.note or None,
        }
        for row in reading.rows
    ]
    meant = [{name: task[name] for name in fields} for task in truth["tasks"]]
    assert tasks == [{**task, "k": Decimal(str(task["k"]))} for task in meant]
    assert all(len(row.leads) == 1 and row.due_words == "" for row in reading.rows)
    assert [row.number for row in reading.rows] == [str(n) for n in range(1, 27)]
    assert [row.origin is Origin.AD_HOC for row in reading.rows] == [
        task["note"] == "Đột xuất" for task in truth["tasks"]
    ]


@pytest.mark.parametrize("code", ["VP", "TCCB", "TCD", "BVCT"])
def test_the_sample_results_are_read_as_they_are_meant(truth, grids, units, code):
    reading = read_results(grids(f"ket-qua-{code}-2026-11.xlsx"), NOVEMBER, units)
    assert reading.problems == ()
    assert reading.unit == code.lower()
    fields = ("content", "status", "result", "done_on", "quality", "reason")
    results = [
        {
            "content": row.content,
            "status": row.status.value,
            "result": row.result,
            "done_on": iso(row.done_on),
            "quality": row.quality,
            "reason": row.cause,
        }
        for row in reading.rows
    ]
    own = [task for task in truth["tasks"] if task["lead"] == code]
    assert results == [{name: task[name] for name in fields} for task in own]
    assert [row.carry for row in reading.rows] == [task["status"] != "completed" for task in own]

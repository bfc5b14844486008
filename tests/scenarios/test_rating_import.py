"""The classification comes in from a workbook: into drafts of units, or as it was decided."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.living import PERIOD, Life, begin, stretch_codes_less
from tests.unit.sheets.books import delimited

from workreport.domain.errors import RuleError
from workreport.domain.period import Period
from workreport.services.consolidating import DecidedBy

HEAD = ["STT", "Họ và tên", "Đơn vị", "Tự xếp loại", "Xếp loại", "Nhận xét"]
BY = DecidedBy("Tập thể lãnh đạo Ban", date(2026, 6, 26), "05-TB/BTCTU")
OLD = Period(2026, 6)


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Life]:
    with pytest.MonkeyPatch.context() as patch:
        stretch_codes_less(patch)
        life = begin(tmp_path_factory.mktemp("rated"), ("tccb", "tcd"))
        yield life
        life.close()


def sheet(folder: Path, *rows: list[object]) -> Path:
    path = folder / "xep-loai.csv"
    path.write_bytes(delimited([HEAD, *rows]))
    return path


def said(life: Life, name: str, code: str, person: str) -> tuple[str, str, str]:
    with life[name].book.looking() as look:
        unit = look.directory.unit(code, PERIOD.last_day).unit
        known = look.directory.person(person).person
    draft = life[name].reporting.open(PERIOD, unit).draft
    line = next((one for one in draft.department if one.person == known), None)
    return ("", "", "") if line is None else (line.level, line.not_rated, line.remark)


def test_the_office_fills_the_drafts_of_all_units_and_takes_it_back(
    two: Life, tmp_path: Path
) -> None:
    path = sheet(
        tmp_path,
        [1, "Người của tccb", "TCCB", "B", "A", "Vượt kế hoạch"],
        [2, "Người của tcd", "TCD", "B", "Không xếp loại", "Nghỉ thai sản"],
        [3, "Ai Đó Lạ", "TCD", "", "B", ""],
    )
    imports = two.vp.imports
    rehearsed = imports.ratings(path, PERIOD, dry_run=True)
    assert [one.verdict for one in rehearsed.rows] == ["new", "new", "asked"]
    assert said(two, "vp", "TCCB", "Người của tccb") == ("", "", "")
    imports.ratings(path, PERIOD)
    assert said(two, "vp", "TCCB", "Người của tccb") == ("A", "", "Vượt kế hoạch")
    assert said(two, "vp", "TCD", "Người của tcd") == ("", "Nghỉ thai sản", "")
    again = imports.ratings(path, PERIOD, dry_run=True)
    assert (again.same, again.new) == (2, 0)
    imports.undo()
    assert said(two, "vp", "TCCB", "Người của tccb") == ("", "", "")


def test_a_department_takes_its_own_people_only(two: Life, tmp_path: Path) -> None:
    path = sheet(
        tmp_path,
        [1, "Người của tccb", "", "", "Hoàn thành tốt nhiệm vụ", ""],
        [2, "Người của tcd", "TCD", "", "A", ""],
    )
    done = two["tccb"].imports.ratings(path, PERIOD)
    assert [problem.code for problem in done.problems] == ["rating_not_on_roster"]
    assert said(two, "tccb", "TCCB", "Người của tccb")[0] == "B"
    two["tccb"].imports.undo()
    with pytest.raises(RuleError) as refused:
        two["tccb"].imports.ratings(path, PERIOD, unit="0" * 32)
    assert refused.value.code == "only_office_enters"


def test_an_earlier_month_is_signed_as_it_was_decided_and_undone_before_it_is_sent(
    two: Life, tmp_path: Path
) -> None:
    path = sheet(
        tmp_path, [1, "Người của tccb", "TCCB", "", "Loại C", ""], [2, "x", "", "", "E", ""]
    )
    with pytest.raises(RuleError) as refused:
        two.vp.imports.ratings(path, OLD, by=DecidedBy())
    assert refused.value.code == "decision_needs_basis"
    two.sync("vp")
    done = two.vp.imports.ratings(path, OLD, by=BY)
    assert (done.new, done.problems[0].code) == (1, "level_unreadable")

    def levels() -> list[str]:
        with two.vp.book.looking() as look:
            rows = look.projections.ratings(period=str(OLD), voice="decided")
        return [row.level for row in rows]

    assert levels() == ["C"]
    two.vp.imports.undo()
    assert levels() == [""]

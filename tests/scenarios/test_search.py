from pathlib import Path
from unicodedata import normalize

import pytest
from tests.living import PASSPHRASE, PERIOD, Begin, Life

from workreport.domain.errors import UseError
from workreport.domain.ids import new_id
from workreport.ledger.bodies.plan import TaskBody
from workreport.services.closing import ConclusionInput
from workreport.services.consolidating import DecidedBy
from workreport.services.ports.program import Desk
from workreport.services.searching import SearchHit, SearchScope
from workreport.storage.cipher import SCREEN, connect
from workreport.storage.vault import unlock
from workreport.system.clock import SystemClock
from workreport.system.durable_files import LocalDurableFiles

RARE = "xqzjkw"  # no other word begins so: the index keeps all but its first letter
WORDS = f"thẩm định Đề án số 05 {RARE}"


@pytest.fixture
def filed(life: Life) -> Life:
    """One department has reported, and the Office holds it."""
    life.at("2026-11-17 09:00")
    life.file("tccb", WORDS)
    life.sync("tccb", "vp", "tccb")
    return life


def hits(desk: Desk, text: str, **scope: object) -> list[SearchHit]:
    return list(desk.search.search(text, SearchScope(**scope)).hits)  # type: ignore[arg-type]


def kinds(desk: Desk, text: str, **scope: object) -> set[str]:
    return {hit.kind for hit in hits(desk, text, **scope)}


@pytest.mark.parametrize(
    "typed",
    [
        "thẩm định đề án",
        "tham dinh de an",
        "THAM DINH DE AN",
        normalize("NFD", "Thẩm định Đề án"),
        '"tham dinh" an de',
        "tham di",
    ],
)
def test_words_are_found_without_marks_in_any_case_and_form(filed: Life, typed: str) -> None:
    found = hits(filed.vp, typed)
    assert {hit.kind for hit in found} == {"result", "narrative"}
    marked = {hit.snippet[start:end] for hit in found for start, end in hit.marks}
    assert {"thẩm", "định"} <= marked <= {"thẩm", "định", "Đề", "án", "điểm"}
    assert all(hit.marks for hit in found)


def test_every_kind_of_place_is_found_where_it_belongs(filed: Life) -> None:
    office = filed.vp
    [person] = hits(office, "ngo duc nam")
    assert (person.kind, person.title, person.period) == ("person", "Ngô Đức Nam", "")
    [task] = [one for one in hits(office, '"Nhiệm vụ 1 của TCCB"') if one.kind == "task"]
    assert (task.kind, task.period, task.title) == ("task", "2026-11", "Nhiệm vụ 1 của TCCB")
    result = next(hit for hit in hits(office, "12 BC BTCTU") if hit.kind == "result")
    assert result.title.startswith("Nhiệm vụ")
    office.consolidation.word(PERIOD, "advantages", "Phối hợp nhịp nhàng", "TCCB")
    office.closing.conclude(
        PERIOD,
        [ConclusionInput(unit="TCCB", text="Rút kinh nghiệm về tiến độ")],
        [],
        DecidedBy("Tập thể", PERIOD.first_day, "Biên bản"),
    )
    assert kinds(office, "nhip nhang") == {"wording"}
    assert kinds(office, "rut kinh nghiem") == {"conclusion"}


def test_only_what_counts_now_is_found(filed: Life) -> None:
    filed.at("2026-11-17 10:00")
    second = filed.file("tccb", WORDS)
    said = [hit for hit in hits(filed["tccb"], "tham dinh") if hit.kind != "task"]
    assert {hit.entry for hit in said} == {second}
    filed.vp.consolidation.word(PERIOD, "advantages", "Lời đầu", "TCCB")
    filed.vp.consolidation.word(PERIOD, "advantages", "Lời sau", "TCCB")
    assert not hits(filed.vp, "loi dau")
    assert kinds(filed.vp, "loi sau") == {"wording"}


def test_a_scope_leaves_out_other_months_units_and_what_has_no_month(filed: Life) -> None:
    office = filed.vp
    assert hits(office, "tham dinh", starts=PERIOD, ends=PERIOD, unit="TCCB")
    assert not hits(office, "tham dinh", unit="TCD")
    assert not hits(office, "tham dinh", ends=PERIOD.previous)
    assert not hits(office, "tham dinh", starts=PERIOD.next)
    assert hits(office, "ngo duc nam")
    assert not hits(office, "ngo duc nam", starts=PERIOD)


def test_a_limit_keeps_the_first_places_and_all_are_counted(filed: Life) -> None:
    found = filed.vp.search.search("nhiem vu", limit=2)
    assert len(found.hits) == 2
    assert found.total == filed.vp.search.search("nhiem vu").total > 2


@pytest.mark.parametrize(
    ("text", "scope", "code"),
    [
        (" … ", SearchScope(), "search_empty"),
        ("a", SearchScope(starts=PERIOD, ends=PERIOD.previous), "search_months_reversed"),
        ("a", SearchScope(unit="KHONG"), "unit_unknown"),
    ],
)
def test_what_cannot_be_looked_for_is_refused(
    life: Life, text: str, scope: SearchScope, code: str
) -> None:
    with pytest.raises(UseError) as refused:
        life.vp.search.search(text, scope)
    assert refused.value.code == code


def test_a_department_finds_nothing_of_another_one(filed: Life) -> None:
    filed.sync("tcd", "vp", "tcd")
    assert kinds(filed.vp, "tham dinh")
    assert not hits(filed["tcd"], "tham dinh")


def test_a_rebuild_finds_the_same(filed: Life) -> None:
    before = hits(filed.vp, "cua")
    assert filed.vp.maintenance.rebuild()
    assert hits(filed.vp, "cua") == before != []


def test_what_is_erased_by_order_is_found_no_more_nor_left_in_the_index(
    filed: Life,
) -> None:
    office = filed.vp
    [entry] = {hit.entry for hit in hits(office, "vuong mac")}
    with office.book.looking() as look:
        second = look.directory.person("Ngô Đức Nam").person
    before = _index(filed.root / "vp")
    office.maintenance.order_erasure("", [(entry, 1)], "Căn cứ luật", second)
    assert not hits(office, "vuong mac")
    after = _index(filed.root / "vp")
    assert RARE[1:].encode() in before
    assert RARE[1:].encode() not in after


def _index(workspace: Path) -> bytes:
    vault = unlock(workspace, PASSPHRASE, files=LocalDurableFiles(), clock=SystemClock())
    connection = connect(vault.database_path, vault.database_key, SCREEN)
    try:
        rows = connection.execute("SELECT block FROM search_word_data").fetchall()
        return b"".join(row[0] for row in rows)
    finally:
        connection.close()


def test_nothing_of_the_index_can_be_read_in_the_file(filed: Life) -> None:
    raw = b"".join(path.read_bytes() for path in (filed.root / "vp").rglob("*") if path.is_file())
    assert RARE[1:].encode() in _index(filed.root / "vp")
    assert all(
        word not in raw for word in (RARE[1:].encode(), b"search_word", "Vướng mắc".encode())
    )


def test_the_newest_month_comes_first(begin_life: Begin) -> None:
    life = begin_life([])
    life.vp.periods.open(PERIOD.next)
    with life.vp.book.looking() as look:
        unit = look.directory.unit("VP", look.today).unit
    life.vp.planning.assign(PERIOD.next, [_task(unit, "Nhiệm vụ của tháng sau", str(PERIOD.next))])
    assert [hit.period for hit in hits(life.vp, "nhiem vu")] == ["2026-12", *["2026-11"] * 3]


def _task(unit: str, content: str, born: str) -> TaskBody:
    return TaskBody(id=new_id(), born=born, unit=unit, content=content)

"""The training agency as ``workreport demo`` makes it, and what its departments cannot know."""

import re
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.living import stretch_codes_less

from workreport.app import LocalProgram
from workreport.domain.document import Document, Paragraph, Table
from workreport.domain.errors import UseError, WorldError
from workreport.domain.period import Period
from workreport.ledger.bodies.plan import TaskShare
from workreport.ledger.errors import PackageError
from workreport.ledger.package import open_package
from workreport.services.drafts import rated_parts_of
from workreport.services.ports.program import Desk
from workreport.services.training.agency import DemoOptions
from workreport.services.training.demo import PASSPHRASE, run_demo
from workreport.services.training.texts import load
from workreport.storage.cipher import WRITER, connect
from workreport.storage.vault import unlock
from workreport.system.clock import SystemClock
from workreport.system.durable_files import LocalDurableFiles
from workreport.system.paths import Places
from workreport.ui.models.count_lines import FIGURES
from workreport.ui.viewmodels.consolidation import read_consolidation, tiles_of
from workreport.ui.viewmodels.month_counts import field_counts, unit_counts
from workreport.ui.viewmodels.month_sources import find_sources
from workreport.ui.viewmodels.question_words import read_questions

OCTOBER, NOVEMBER = Period(2026, 10), Period(2026, 11)
DEPARTMENTS = ("tccb", "tcd", "bvct")
SHORTEST_NEEDLE = 16


@dataclass(frozen=True)
class Demo:
    program: LocalProgram
    folder: Path
    told: list[str]

    def open(self, name: str) -> "closing[Desk]":
        return closing(self.program.open(self.folder / "workspaces" / name, PASSPHRASE))


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    root = tmp_path_factory.mktemp("rehearsal")
    program = LocalProgram(environment={}, places=Places(root / "data", root / "state"))
    told: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        stretch_codes_less(patch)
        run_demo(program, root / "demo", DemoOptions(months=1, seed=7), told.append)
    return Demo(program, root / "demo", told)


def test_november_stands_in_mid_flow_at_the_instant_it_was_left(demo: Demo) -> None:
    with demo.open("vp") as office:
        now = demo.program.clock.now()
        november = office.periods.month(NOVEMBER)
        states = {line.unit.code: line.state.value for line in november.units}
        assert office.periods.month(OCTOBER).state.value == "closed"
        tasks = office.planning.tasks(NOVEMBER)
        found = office.maintenance.verify()
    assert now.strftime("%Y-%m-%d %H:%M") == "2026-11-19 09:00"  # 16:00 in Viet Nam
    assert states == {
        "VP": "received",
        "TCCB": "in_check",
        "TCD": "not_filed",
        "BVCT": "returned",
    }
    extension = november.unit(next(u.unit.unit for u in november.units if u.unit.code == "TCD"))
    assert extension.verdict.kind == "pending"
    assert len(extension.extensions) == 1
    assert {True, False} == {one.carried for one in tasks}
    assert "conclusion" in {one.task.origin.value for one in tasks}
    assert found.entries == found.valid
    assert found.projections_equal


def test_the_work_programme_and_what_comes_back_are_there_to_be_taken_in(demo: Demo) -> None:
    with demo.open("tccb") as desk:
        (programme,) = desk.programmes.programmes(2026)
        due = {one.task.content: one.state for one in desk.recurrence.due(NOVEMBER)}
        december = desk.recurrence.due(NOVEMBER.next)
        rules = desk.recurrence.rules()
    assert programme.programme.title == "Chương trình công tác năm 2026"
    assert due["Đề án kiện toàn cán bộ lãnh đạo các đơn vị sau sắp xếp"] == "due"
    assert [one.rule.content for one in rules] == [
        "Báo cáo biến động đội ngũ cán bộ thuộc diện quản lý"
    ]
    assert len(december) > len(due)
    with demo.open("bvct") as desk:
        (rule,) = desk.recurrence.rules()
    assert rule.skipped == {"2026-11": "Trùng đợt kiểm tra của Tỉnh ủy"}


def test_drafts_of_november_show_faults_and_half_a_correction(demo: Demo) -> None:
    with demo.open("tcd") as desk:
        missing = desk.reporting.open(NOVEMBER)
    with demo.open("bvct") as desk:
        returned = desk.reporting.open(NOVEMBER)
    assert sum(problem.level == "error" for problem in missing.problems) == 2
    assert len(missing.unanswered) == 3
    assert not missing.can_file
    assert len(returned.marks) == 3
    assert len(returned.draft.replies) == 2


def test_the_closed_month_has_every_kind_of_outcome_and_its_papers(demo: Demo) -> None:
    with demo.open("vp") as office:
        summary = office.consolidation.summary(OCTOBER, reports=True)
        month = office.periods.month(OCTOBER)
    statuses = {i.status for u in summary.units if u.report for i in u.report.items}
    assert statuses == {"completed", "in_progress", "not_started"}
    assert all(line.grade is not None and line.grade.score for line in month.units)
    assert {name for name, count in summary.levels.items() if count} >= {"A", "B"}
    assert summary.not_rated > 0
    assert len(month.conclusions) > 2
    names = {path.name for path in (demo.folder / "papers").iterdir()}
    assert {"2026-10-tong-hop.pdf", "2026-10-bao-cao-TCCB.pdf"} <= names
    assert all(" s  " in line for line in demo.told)


def tables(document: Document) -> list[tuple[str, ...]]:
    return [row for block in document.blocks if isinstance(block, Table) for row in block.rows]


def numbers(words: str) -> list[str]:
    """Return the numbers of a text without the zero that papers write in front."""
    return [each.lstrip("0") or "0" for each in re.findall(r"\d+(?:,\d+)?", words)]


def test_every_figure_of_the_office_page_stands_so_in_the_summary_and_in_its_rows(
    demo: Demo,
) -> None:
    for month in (OCTOBER, NOVEMBER):
        with demo.open("vp") as office:
            facts = read_consolidation(office, month)
            document = office.papers.document("summary", month)
        summary, printed = facts.summary, tables(document)
        for line in unit_counts(facts):
            assert (line.name, *(line.figure(at) for at in range(len(FIGURES)))) in printed
        total = unit_counts(facts)[-1].figures
        assert tuple(tile.count for tile in tiles_of(summary)) == total[1:4]
        by_field = [line.figures for line in field_counts(facts)[:-1]]
        assert tuple(map(sum, zip(*by_field, strict=True))) == total
        # Each figure opens exactly the rows it counts, of the agency and of every unit.
        for line in unit_counts(facts):
            for key, count in zip(FIGURES, line.figures, strict=False):
                title, rows = find_sources(summary, facts.tasks, f"{key}{line.scope}")
                merged = [one for one in rows if one.note.startswith("Đã gộp từ")]
                # Tasks that the Office calls one make one row, which names each unit's own task.
                assert len(rows) + sum(one.note.count(";") for one in merged) == count, title
        said = " ".join(block.plain for block in document.blocks if isinstance(block, Paragraph))
        for question in read_questions(summary)[:3]:
            figures = " ".join(numbers(question.text))
            assert figures in " ".join(numbers(said))
        missing = {line.unit.name for line in summary.month.missing}
        assert all(name in said for name in missing)
        assert bool(missing) == (month == NOVEMBER)


def test_november_names_fields_october_has_a_letter_and_a_pair_of_same_tasks(demo: Demo) -> None:
    with demo.open("vp") as office:
        facts = read_consolidation(office, NOVEMBER)
        (letter,) = office.register.issued()
        (merge,) = office.consolidation.summary(OCTOBER).merging.merged
    *fields, without, total = field_counts(facts)
    assert {"Cán bộ", "Bảo vệ chính trị nội bộ"} <= {line.name for line in fields}
    assert without.name == "Chưa ghi lĩnh vực"  # what came up in the month itself
    assert sum(line.figures[0] for line in fields) > total.figures[0] * 3 // 4
    assert (letter.kind, letter.period, letter.number) == ("reminder", str(OCTOBER), "210")
    assert len({unit for unit, _task in merge.tasks}) == 2
    assert (demo.folder / "papers" / f"{OCTOBER}-thu-nhac-TCD.pdf").is_file()


def test_a_folder_in_which_something_lies_is_refused(demo: Demo) -> None:
    with pytest.raises(UseError, match="demo_folder_not_empty"):
        run_demo(demo.program, demo.folder, DemoOptions(), demo.told.append)


def sentences(desk: Desk, unit: str) -> set[str]:
    """Return everything long enough to be told apart that a unit's reports say."""
    found: set[str] = set()
    with desk.book.looking() as look:
        for fact in look.projections.facts("report.file", unit=unit, chosen=False):
            body = fact.body
            found |= set(body.text.values())
            for item in body.items:
                found |= {item.result, item.cause, item.evidence}
            for rated in rated_parts_of(look, fact.entry):
                found |= {rated.name} | ({rated.department.remark} if rated.department else set())
    return {text for text in found if len(text) >= SHORTEST_NEEDLE}


def everybodys_words(demo: Demo) -> set[str]:
    """Return the phrases that reports and drafts of all units share."""
    texts = load(demo.program.resources)
    return {
        *texts.late_causes,
        *texts.low_quality_causes,
        *texts.open_causes,
        *(remark for remarks in texts.remarks.values() for remark in remarks),
        "Đang lấy ý kiến các phòng",
        "Đã thực hiện xong, có báo cáo kèm theo",
    }


def foreign_sentences(demo: Demo) -> dict[str, set[str]]:
    """Return, by department, what only the reports of other units say."""
    with demo.open("vp") as office:
        with office.book.looking() as look:
            units = {u.code.lower(): u.unit for u in look.directory.units.values() if u.files}
            known = {person.name for person in look.directory.people.values()}
            known |= everybodys_words(demo)
        said = {code: sentences(office, unit) - known for code, unit in units.items()}
    return {
        name: set().union(*(said[other] for other in said if other != name)) - said[name]
        for name in DEPARTMENTS
    }


def dump(demo: Demo, name: str) -> str:
    """Return every value of a decrypted database as one text."""
    folder = demo.folder / "workspaces" / name
    vault = unlock(folder, PASSPHRASE, files=LocalDurableFiles(), clock=SystemClock())
    connection = connect(vault.database_path, vault.database_key, WRITER, mode="ro")
    try:
        # The index of words can only be asked; its own tables, which hold it, are read like any.
        tables = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
        )
        rows = [
            row
            for (table,) in tables.fetchall()
            for row in connection.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - its own names
        ]
    finally:
        connection.close()
    return "\n".join(as_text(value) for row in rows for value in row)


def as_text(value: object) -> str:
    return value.decode(errors="replace") if isinstance(value, bytes) else str(value)


def test_a_departments_database_holds_nothing_of_another_departments_report(demo: Demo) -> None:
    foreign = foreign_sentences(demo)
    for name in DEPARTMENTS:
        assert len(foreign[name]) > 20
        with demo.open(name) as desk, desk.book.looking() as look:
            own = desk.reporting.own_unit()
            streams = {kept.stream for kept in look.transaction.ledger.all_kept()}
            told = [fact.body for fact in look.projections.facts("task.share")]
            people = {f"person/{one.person}" for one in look.directory.members(own)}
            mine = sentences(desk, own)
        # Of other plans only the tasks the unit leads or takes part in.
        shared = [body for body in told if isinstance(body, TaskShare)]
        assert all(own in {body.unit, *body.partners} for body in shared)
        coop = {f"coop/{body.task}" for body in shared}
        # Of what was published, only the results of its own people.
        assert streams - people == {"agency", f"plan/{own}", f"unit/{own}"} | coop
        content = dump(demo, name)
        assert sum(text in content for text in mine) > len(mine) // 2  # it would be found
        assert not [text for text in foreign[name] if text in content]


def test_with_one_departments_keys_nothing_of_another_can_be_decrypted(demo: Demo) -> None:
    foreign = foreign_sentences(demo)
    packages = sorted((demo.folder / "exchange").rglob("*.wrp"))
    raw = {path: path.read_bytes() for path in packages}
    for name in DEPARTMENTS:
        with demo.open(name) as desk:
            keys = desk.book.identity.keys
            mine = sentences(desk, desk.reporting.own_unit())
        opened = [part for data in raw.values() for part in readable(data, keys)]
        text = "\n".join(part.decode(errors="replace") for part in opened)
        assert sum(needle in text for needle in mine) > len(mine) // 2
        assert not [needle for needle in foreign[name] if needle in text]
    needles = [needle.encode() for needle in set().union(*foreign.values())]
    assert not [needle for data in raw.values() for needle in needles if needle in data]


def readable(data: bytes, keys: object) -> list[bytes]:
    try:
        package = open_package(data, keys)
    except (PackageError, WorldError):
        return []
    parts = [part for raw in package.entries for part in raw.parts.values() if part is not None]
    return [*parts, *(raw.envelope_bytes for raw in package.entries)]

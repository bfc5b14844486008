"""A department's monthly report (R1), which bears no number."""

from collections.abc import Sequence

from workreport.domain.calendar import local_day
from workreport.domain.consolidation import UnitMonth, draft_questions, unit_figures
from workreport.domain.document import (
    Annex,
    Block,
    Bullet,
    Column,
    Document,
    Heading,
    Paragraph,
    Run,
    Signature,
    Table,
)
from workreport.domain.names import task_key
from workreport.domain.period import Period
from workreport.domain.report import RatingLine, ReportDraft, ReportKind
from workreport.domain.task import Origin, Status, Task, TaskResult
from workreport.domain.task_progress import in_base
from workreport.i18n.cut_off_text import cut_off_words
from workreport.services.paper_explanations import (
    Told,
    person_part,
    report_annex,
    scheme_lines,
    schemes_of_people,
)
from workreport.services.paper_frame import Frame, acting
from workreport.services.paper_tables import (
    POINT_COLUMNS,
    TASK_COLUMNS,
    Row,
    grouped_table,
    point_cells,
    rating_words,
    task_rows,
)
from workreport.services.paper_words import (
    DASH,
    STATUS_WORDS,
    by_hand_words,
    day,
    due_words,
    month,
    month_number,
    reason_words,
    text_or_dash,
    two,
    two_months,
)
from workreport.services.report_gathering import DepartmentReport
from workreport.services.voice_words import voice_words

NEXT_COLUMNS = (
    Column("STT", 11, align="center"),
    Column("Nội dung nhiệm vụ", weight=2.2),
    Column("Sản phẩm", weight=1.2),
    Column("Người thực hiện", 32),
    Column("Thời hạn", 25, align="center"),
)
RATING_COLUMNS = (
    Column("STT", 11, align="center"),
    Column("Họ và tên", weight=1.4),
    Column("Chức vụ", weight=1.2),
    Column("Tự xếp loại", 18, align="center"),
    Column("Phòng đề nghị", 18, align="center"),
    Column("Nhận xét", weight=2),
)
_POINTS_AT = 3  # the points stand behind the position


def report_document(report: DepartmentReport, frame: Frame) -> Document:
    """Write a department's report; must be called while Vietnamese is spoken."""
    period = Period.parse(report.draft.period)
    return Document(
        kind="report",
        period=period,
        unit_code=report.unit.code,
        letterhead=frame.letterhead_of(report.unit.name),
        title_type="BÁO CÁO",
        subject=two_months("kết quả công tác", "nhiệm vụ trọng tâm", period),
        place=frame.agency.place,
        issued_on=None if report.signed_at is None else local_day(report.signed_at),
        blocks=(
            *_opening(report, frame, period),
            *_results(report, period),
            *_assessment(report),
            *_coming(report, frame, period),
            Heading(1, "IV", "Đề xuất, kiến nghị"),
            Paragraph(text_or_dash(report.draft.text.get("proposals", ""))),
        ),
        signature=_signature(report),
        recipients=(
            f"Lãnh đạo {frame.noun}",
            *([] if report.unit.part == "office" else [frame.office]),
            _kept_words(report),
        ),
        annexes=_annexes(report, frame, period),
        draft_mark="" if report.entry else "Dự thảo, chưa gửi",
        training=frame.agency.training,
    )


def _kept_words(report: DepartmentReport) -> str:
    """Name the file copy, and beside it who prepared the report, as office papers do."""
    kept = f"Lưu {report.unit.name}"
    return f"{kept} (người soạn: {report.preparer})" if report.preparer else kept


def _opening(report: DepartmentReport, frame: Frame, period: Period) -> list[Block]:
    text = (
        f"{report.unit.name} báo cáo {frame.leaders} kết quả công tác {month(period)} và nhiệm vụ "
        f"trọng tâm {month(period.next)} (số liệu đến ngày {day(report.as_of)}) như sau:"
    )
    blocks: list[Block] = []
    if report.entered_by_office:
        basis = by_hand_words(report.entered_by_office)
        note = f"(Văn phòng nhập hộ theo {basis} của đơn vị)"
        blocks.append(Paragraph(runs=(Run(note, italic=True),)))
    late_work = Paragraph(runs=(Run(f"({cut_off_words(report.cut_off)})", italic=True),))
    return [*blocks, Paragraph(text), late_work]


# --- I --------------------------------------------------------------------------------------------


def _rows(report: DepartmentReport) -> list[tuple[Task, TaskResult]]:
    results = {result.task: result for result in report.draft.results}
    rows = [(task, results.get(task.id, TaskResult(task=task.id))) for task in report.draft.tasks]
    return [row for row in rows if in_base(row[0], row[1], report.as_of, report.cut_off)]


def _results(report: DepartmentReport, period: Period) -> list[Block]:
    head = Heading(1, "I", f"Kết quả thực hiện nhiệm vụ tháng {month_number(period)}")
    if report.draft.kind is ReportKind.NIL:
        text = report.draft.text.get("results", "").strip()
        nil = f"Trong tháng {month_number(period)}, đơn vị không phát sinh nhiệm vụ."
        return [head, Paragraph(nil), *([Paragraph(text)] if text else [])]
    rows = _rows(report)
    parts = [
        ("Công tác tham mưu, kết quả chung", _general(report, rows)),
        ("Kết quả theo lĩnh vực", _by_category(rows)),
        ("Nhiệm vụ đột xuất", _ad_hoc(rows)),
    ]
    blocks: list[Block] = [head]
    numbered = [(title, found) for title, found in parts if found]
    for number, (title, found) in enumerate(numbered, start=1):
        blocks += [Heading(2, f"{number}.", title), *found]
    return blocks


def _general(report: DepartmentReport, rows: Sequence[tuple[Task, TaskResult]]) -> list[Block]:
    figures = unit_figures(
        UnitMonth(
            unit=report.unit.unit,
            name=report.unit.name,
            as_of=report.as_of,
            rows=rows,
            cut_off=report.cut_off,
        )
    )
    questions = draft_questions(figures, unit=report.unit.name)
    reasons = [*questions["progress"]]
    if figures.total:
        reasons += [*questions["time"], *questions["quality"]]
    blocks: list[Block] = [Paragraph(" ".join(map(reason_words, reasons)))]
    text = report.draft.text.get("results", "").strip()
    return [*blocks, *([Paragraph(text)] if text else [])]


def _by_category(rows: Sequence[tuple[Task, TaskResult]]) -> list[Block]:
    """Count by field of work; tasks without one are other work, said only beside named fields."""
    by_field: dict[str, list[TaskResult]] = {}
    for task, result in rows:
        by_field.setdefault(task.category.strip(), []).append(result)
    other = by_field.pop("", [])
    if not by_field:
        return []
    found = [*by_field.items(), *([("Nhiệm vụ khác", other)] if other else [])]
    return [Bullet(f"{name}: {_states(results)}.") for name, results in found]


def _states(results: Sequence[TaskResult]) -> str:
    said = [f"{two(len(results))} nhiệm vụ"]
    for status, words in STATUS_WORDS.items():
        number = sum((result.status or Status.NOT_STARTED) is status for result in results)
        if number:
            said.append(f"{words.lower()} {two(number)}")
    return ", ".join(said)


def _ad_hoc(rows: Sequence[tuple[Task, TaskResult]]) -> list[Block]:
    found = [
        Bullet(f"{task.content.strip().rstrip('.;')}: {_state(result)}.")
        for task, result in rows
        if task.origin is Origin.AD_HOC
    ]
    return [*found] if found else [Paragraph("Không phát sinh.")]


def _state(result: TaskResult) -> str:
    words = STATUS_WORDS[result.status or Status.NOT_STARTED].lower()
    text = result.result.strip().rstrip(".")
    return f"{words} ({text})" if text else words


# --- II to IV -------------------------------------------------------------------------------------


def _assessment(report: DepartmentReport) -> list[Block]:
    text = report.draft.text
    parts = (("Ưu điểm", "advantages"), ("Hạn chế", "limitations"), ("Nguyên nhân", "causes"))
    blocks: list[Block] = [Heading(1, "II", "Đánh giá chung")]
    for number, (title, section) in enumerate(parts, start=1):
        blocks += [
            Heading(2, f"{number}.", title),
            Paragraph(text_or_dash(text.get(section, ""))),
        ]
    return blocks


def _coming(report: DepartmentReport, frame: Frame, period: Period) -> list[Block]:
    head = Heading(1, "III", f"Nhiệm vụ trọng tâm tháng {month_number(period.next)}")
    person = frame.directory.person_name
    fresh: list[Row] = [
        (
            each.content,
            text_or_dash(each.product),
            text_or_dash(person(each.owner)),
            day(each.due_on),
        )
        for each in report.draft.next_tasks
    ]
    proposed = {task_key(each.content) for each in report.draft.next_tasks}
    carried: list[Row] = [
        (
            task.content,
            text_or_dash(task.product),
            text_or_dash(person(task.owner)),
            due_words(task),
        )
        for task, result in _rows(report)
        if result.status is not Status.COMPLETED and task_key(task.content) not in proposed
    ]
    titles = ("Nhiệm vụ mới", f"Nhiệm vụ chuyển tiếp từ tháng {month_number(period)}")
    parts = [(title, rows) for title, rows in zip(titles, (fresh, carried), strict=True) if rows]
    return [head, grouped_table(NEXT_COLUMNS, parts) if parts else Paragraph(DASH)]


# --- annexes and signature ------------------------------------------------------------------------


def _annexes(report: DepartmentReport, frame: Frame, period: Period) -> tuple[Annex, ...]:
    tasks = task_rows(_rows(report), report.as_of, frame.directory)
    numbered = tuple((str(number), *row) for number, row in enumerate(tasks, start=1))
    note = "(Kèm theo Báo cáo của " + report.unit.name + ")"
    found = [
        Annex(
            "Phụ lục 1",
            f"Kết quả thực hiện nhiệm vụ {month(period)}",
            (Table(TASK_COLUMNS, numbered),),
            landscape=True,
            note=note,
        )
    ]
    if report.draft.roster:
        found.append(
            Annex(
                "Phụ lục 2",
                f"Đề nghị xếp loại cán bộ, công chức {month(period)}",
                (_rating_table(report),),
                landscape=bool(report.points),
                note=note,
            )
        )
    label = f"Phụ lục {len(found) + 1}"
    return (*found, *report_annex(label, _told(report), _schemes(report), month(period), note))


def _told(report: DepartmentReport) -> list[Told]:
    people = {one.person: one for one in report.draft.roster}
    return [
        person_part(people[person].name, people[person].position, voice_words(told))
        for person, told in report.explained.items()
    ]


def _schemes(report: DepartmentReport) -> list[Block]:
    return scheme_lines(schemes_of_people(report.explained.values()), report.notes)


def _rating_table(report: DepartmentReport) -> Table:
    rows = _rating_rows(report.draft)
    if not report.points:
        return Table(RATING_COLUMNS, rows)
    people = [one.person for one in report.draft.roster]
    wide = tuple(
        (*row[:_POINTS_AT], *point_cells(report.points.get(person)), *row[_POINTS_AT:])
        for person, row in zip(people, rows, strict=True)
    )
    columns = (*RATING_COLUMNS[:_POINTS_AT], *POINT_COLUMNS, *RATING_COLUMNS[_POINTS_AT:])
    return Table(columns, wide)


def _rating_rows(draft: ReportDraft) -> tuple[Row, ...]:
    department = {line.person: line for line in draft.department}
    own = {line.person: line for line in draft.own}
    rows: list[Row] = []
    for number, one in enumerate(draft.roster, start=1):
        line = department.get(one.person)
        rows.append(
            (
                str(number),
                one.name,
                text_or_dash(one.position),
                _voice(own.get(one.person)),
                _voice(line),
                DASH if line is None else text_or_dash(line.remark or line.not_rated),
            )
        )
    return tuple(rows)


def _voice(line: RatingLine | None) -> str:
    return DASH if line is None else rating_words(line.level, line.not_rated)


def _signature(report: DepartmentReport) -> Signature:
    """The head signs directly, a deputy for the head; the head's title follows the unit's part."""
    head = "CHÁNH VĂN PHÒNG" if report.unit.part == "office" else "TRƯỞNG PHÒNG"
    signer = report.signer
    if signer is None:
        return Signature(head)
    if signer.position.casefold().startswith("phó"):
        return Signature(signer.position.upper(), signer.name, (f"K/T {head}",))
    return Signature(acting(signer.position, head), signer.name)

"""Two versions of a report held against each other in words: every place with both its texts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from workreport.domain.exact_numbers import exact_number, plain
from workreport.domain.rating_sheet import stated
from workreport.domain.report import RatingLine, ReportDraft, ReportKind
from workreport.domain.task import Task, TaskResult
from workreport.i18n.formats import number_text
from workreport.services.directory import Directory
from workreport.services.paper_words import DASH, STATUS_WORDS, day

TASKS, TEXTS, PEOPLE, NEXT, WHOLE = "tasks", "texts", "people", "next", "whole"
SECTION_WORDS = {
    "results": "Kết quả công tác",
    "advantages": "Ưu điểm",
    "limitations": "Hạn chế",
    "causes": "Nguyên nhân",
    "proposals": "Đề xuất, kiến nghị",
}
FIELD_WORDS = {
    "status": "Trạng thái",
    "result": "Kết quả",
    "done_on": "Ngày hoàn thành",
    "quality": "Chất lượng",
    "cause": "Nguyên nhân",
    "objective": "Khách quan",
    "exceeds": "Vượt mức",
    "carry": "Chuyển tháng sau",
    "evidence": "Minh chứng",
    "note": "Ghi chú",
    "own": "Tự xếp loại",
    "department": "Phòng đề nghị",
}
_SHEET = {
    "general": "tiêu chí chung",
    "deduction": "điểm trừ",
    "failed_quarters": "số quý không hoàn thành",
    "leader": "phần của lãnh đạo,",
    "unit": "kết quả đơn vị,",
    "blocker": "sự kiện,",
    "exempt": "miễn trừ,",
}
_PARTS = {
    "unit_result": "kết quả đơn vị phụ trách",
    "organising": "khả năng tổ chức",
    "unity": "đoàn kết",
    "completion": "tỷ lệ hoàn thành",
    "exceeding": "tỷ lệ vượt",
    "on_time": "tỷ lệ đúng hạn",
    "subordinates_completed": "cấp dưới hoàn thành",
    "subordinates_good": "cấp dưới hoàn thành tốt",
    "delay": "số lần chậm",
    "quality": "số lần sai",
    "by": "người xác nhận",
}
_KINDS = {ReportKind.NORMAL: "Có nhiệm vụ", ReportKind.NIL: "Không phát sinh"}


@dataclass(frozen=True, slots=True)
class Pair:
    """One place of a report in two versions."""

    label: str
    before: str
    after: str

    @property
    def is_changed(self) -> bool:
        """Whether the texts differ."""
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class Compared:
    """One task, section or person in two versions; ``only_in`` is before, after or empty."""

    part: str  # one of TASKS, TEXTS, PEOPLE, NEXT, WHOLE
    title: str
    pairs: tuple[Pair, ...]
    only_in: str = ""

    @property
    def is_changed(self) -> bool:
        """Whether anything of it differs."""
        return bool(self.only_in) or any(pair.is_changed for pair in self.pairs)


def compare(before: ReportDraft, after: ReportDraft, directory: Directory) -> tuple[Compared, ...]:
    """Hold two versions against each other, in the order of a report."""
    return (
        Compared(WHOLE, "Toàn báo cáo", tuple(_whole(before, after))),
        *_tasks(before, after, directory),
        *(
            Compared(TEXTS, words, (_pair(words, before.text.get(name), after.text.get(name)),))
            for name, words in SECTION_WORDS.items()
        ),
        *_next(before, after, directory),
        *_people(before, after),
    )


def place_title(path: str, draft: ReportDraft) -> str:
    """Name a mark path of a return as people do."""
    root, _slash, rest = path.partition("/")
    name, _slash, field = rest.partition("/")
    if root == "task":
        words = next((f"“{task.content}”" for task in draft.tasks if task.id == name), "")
        words = f"Nhiệm vụ {words}".strip()
    elif root == "person":
        words = next((one.name for one in draft.roster if one.person == name), "Cán bộ")
    elif root == "text":
        words = SECTION_WORDS.get(name, "Báo cáo")
    else:
        added = {"add/tasks": "Bổ sung nhiệm vụ", "add/people": "Bổ sung cán bộ"}
        words = added.get(path, "Toàn báo cáo")
    return f"{words}, {FIELD_WORDS[field].lower()}" if field in FIELD_WORDS else words


def _pair(label: str, before: str | None, after: str | None) -> Pair:
    return Pair(label, (before or "").strip() or DASH, (after or "").strip() or DASH)


def _pairs(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[Pair, ...]:
    labels = dict.fromkeys((*before, *after))
    return tuple(_pair(label, before.get(label), after.get(label)) for label in labels)


def _whole(before: ReportDraft, after: ReportDraft) -> Iterator[Pair]:
    yield Pair("Loại báo cáo", _KINDS[before.kind], _KINDS[after.kind])
    yield Pair("Số liệu đến ngày", day(before.as_of), day(after.as_of))


def _tasks(before: ReportDraft, after: ReportDraft, directory: Directory) -> Iterator[Compared]:
    old, new = _kept(before), _kept(after)
    was, said = _results(before), _results(after)
    for name in dict.fromkeys((*new, *old)):
        mine, earlier = new.get(name), old.get(name)
        shown = mine or earlier
        if shown is None:
            continue
        yield Compared(
            TASKS,
            shown.content,
            _pairs(
                {} if earlier is None else _fields(earlier, was.get(name), directory),
                {} if mine is None else _fields(mine, said.get(name), directory),
            ),
            "" if mine and earlier else "after" if mine else "before",
        )


def _kept(draft: ReportDraft) -> dict[str, Task]:
    return {task.id: task for task in draft.tasks if not task.is_cancelled}


def _results(draft: ReportDraft) -> dict[str, TaskResult]:
    return {result.task: result for result in draft.results}


def _fields(task: Task, result: TaskResult | None, directory: Directory) -> dict[str, str]:
    said = result or TaskResult(task=task.id)
    status = "" if said.status is None else STATUS_WORDS[said.status]
    files = [each.name for each in said.files]
    return {
        "Nội dung": task.content,
        "Sản phẩm": task.product,
        "Người thực hiện": directory.person_name(task.owner) if task.owner else "",
        "Thời hạn": day(task.due_on),
        FIELD_WORDS["status"]: status,
        FIELD_WORDS["result"]: said.result,
        FIELD_WORDS["done_on"]: day(said.done_on),
        FIELD_WORDS["quality"]: "" if said.quality is None else f"Mức {said.quality}",
        FIELD_WORDS["cause"]: said.cause,
        FIELD_WORDS["objective"]: _yes(said.objective),
        FIELD_WORDS["exceeds"]: _yes(said.exceeds),
        FIELD_WORDS["carry"]: _yes(said.carry),
        FIELD_WORDS["evidence"]: "; ".join(filter(None, (said.evidence.strip(), *files))),
        FIELD_WORDS["note"]: said.note,
    }


def _yes(value: bool) -> str:
    return "Có" if value else ""


def _next(before: ReportDraft, after: ReportDraft, directory: Directory) -> Iterator[Compared]:
    old = {each.id: each for each in before.next_tasks}
    new = {each.id: each for each in after.next_tasks}
    for name in dict.fromkeys((*new, *old)):
        texts = [
            {}
            if each is None
            else {
                "Nội dung": each.content,
                "Sản phẩm": each.product,
                "Thời hạn": day(each.due_on),
                "Người thực hiện": directory.person_name(each.owner) if each.owner else "",
            }
            for each in (old.get(name), new.get(name))
        ]
        title = next(each["Nội dung"] for each in reversed(texts) if each)
        only = "" if all(texts) else "after" if texts[1] else "before"
        yield Compared(NEXT, title, _pairs(texts[0], texts[1]), only)


def _people(before: ReportDraft, after: ReportDraft) -> Iterator[Compared]:
    names = {one.person: one.name for draft in (before, after) for one in draft.roster}
    known = [{one.person for one in draft.roster} for draft in (before, after)]
    for person, name in names.items():
        texts = [
            {
                **_voice(FIELD_WORDS["own"], draft.own, person),
                **_voice(FIELD_WORDS["department"], draft.department, person),
            }
            for draft in (before, after)
        ]
        is_in = [person in people for people in known]
        only = "" if all(is_in) else "after" if is_in[1] else "before"
        yield Compared(PEOPLE, name, _pairs(texts[0], texts[1]), only)


def _voice(label: str, lines: Sequence[RatingLine], person: str) -> dict[str, str]:
    line = next((each for each in lines if each.person == person), None)
    if line is None:
        return {label: ""}
    level = line.level or (f"Không xếp loại: {line.not_rated}" if line.not_rated else "")
    sheet = "; ".join(map(_sheet_words, sorted(stated(line.sheet).items())))
    return {
        label: level,
        f"{label}: nhận xét": line.remark,
        f"{label}: điểm": line.score.replace(".", ","),
        f"{label}: phiếu": sheet,
    }


def _sheet_words(said: tuple[str, str]) -> str:
    """Write one line of a sheet: tiêu chí chung I.1: 4,5; the tasks of exemptions are not named."""
    name, text = said
    head, _slash, rest = name.partition("/")
    rest = rest.rpartition("/")[2] if head == "exempt" else rest
    words = " ".join(part for part in (_SHEET.get(head, head), _PARTS.get(rest, rest)) if part)
    number = exact_number(text)
    return f"{words}: {text if number is None else number_text(plain(number))}"

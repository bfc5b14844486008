"""What members send, in words: kinds, places, fields, values, and how far it is."""

from datetime import date

from workreport.domain.report import ReportDraft, ReportKind
from workreport.domain.task import Status
from workreport.i18n.formats import day_text
from workreport.i18n.translation import N_, _

_KINDS = {
    "results": N_("Kết quả nhiệm vụ"),
    "rating": N_("Tự xếp loại"),
    "report": N_("Báo cáo soạn sẵn"),
}
_STATES = {
    "signed": N_("Đã ký, chưa ghi ra thư mục"),
    "written": N_("Đã ghi ra thư mục, trưởng phòng chưa gửi báo cáo có phần này"),
    "taken": N_("Trưởng phòng đã lấy vào báo cáo"),
}
_FIELDS = {
    "status": N_("Trạng thái"),
    "result": N_("Kết quả trong tháng"),
    "done_on": N_("Hoàn thành"),
    "quality": N_("Chất lượng"),
    "cause": N_("Nguyên nhân"),
    "objective": N_("Nguyên nhân khách quan"),
    "exceeds": N_("Vượt yêu cầu"),
    "carry": N_("Chuyển tháng sau"),
    "evidence": N_("Minh chứng"),
    "note": N_("Ghi chú"),
    "content": N_("Nội dung"),
    "product": N_("Sản phẩm"),
    "qty": N_("Số lượng"),
    "coef": N_("Hệ số"),
    "due_on": N_("Thời hạn"),
    "owner": N_("Người thực hiện"),
    "level": N_("Mức"),
    "remark": N_("Nhận xét"),
    "not_rated": N_("Lý do không xếp loại"),
    "text": N_("Nội dung"),
    "kind": N_("Loại báo cáo"),
    "as_of": N_("Số liệu đến ngày"),
}
_STATUS = {
    Status.COMPLETED: N_("Đã hoàn thành"),
    Status.IN_PROGRESS: N_("Đang thực hiện"),
    Status.NOT_STARTED: N_("Chưa thực hiện"),
}
_SECTIONS = {
    "results": N_("Kết quả chung"),
    "advantages": N_("Ưu điểm"),
    "limitations": N_("Hạn chế"),
    "causes": N_("Nguyên nhân"),
    "proposals": N_("Đề xuất, kiến nghị"),
}
_SENTENCE = 70


def kind_name(kind: str) -> str:
    """Name what was sent."""
    return _(_KINDS[kind]) if kind in _KINDS else kind


def state_name(state: str) -> str:
    """Say how far it is."""
    return _(_STATES[state]) if state in _STATES else state


def field_name(field: str) -> str:
    """Name a field."""
    head, slash, entry = field.partition("/")
    if head == "sheet" and slash:
        return _("Phiếu điểm: {entry}").format(entry=entry)
    return _(_FIELDS[field]) if field in _FIELDS else field


def place_name(place: str, *drafts: ReportDraft) -> str:
    """Name a place of a report by what stands there, in the first draft that knows it."""
    root, _slash, rest = place.partition("/")
    named = _NAMED.get(root)
    if named is not None:
        return next((name for draft in drafts if (name := named(draft, rest))), place)
    if root == "text":
        return _(_SECTIONS[rest]) if rest in _SECTIONS else rest
    if root == "answer":
        return _("Trả lời cảnh báo")
    return _("Báo cáo") if root == "whole" else place


def _task_name(draft: ReportDraft, task: str) -> str:
    return next((one.content for one in draft.tasks if one.id == task), "")


def _person_name(draft: ReportDraft, rest: str) -> str:
    person, _slash, voice = rest.partition("/")
    name = next((one.name for one in draft.roster if one.person == person), "")
    told = _("{name}, tự xếp loại") if voice == "own" else _("{name}, phòng đề nghị")
    return told.format(name=name) if name else ""


def _next_name(draft: ReportDraft, task: str) -> str:
    content = next((one.content for one in draft.next_tasks if one.id == task), "")
    return _("Tháng sau: {content}").format(content=content) if content else ""


_NAMED = {"task": _task_name, "person": _person_name, "next": _next_name}


def value_words(value: object, names: dict[str, str] | None = None) -> str:
    """Write a value of a field; ``names`` are people by id."""
    if value in (None, ""):
        return ""
    if isinstance(value, bool):
        return _("Có") if value else _("Không")
    if isinstance(value, Status):
        return _(_STATUS[value])
    if isinstance(value, ReportKind):
        return _("Không phát sinh") if value is ReportKind.NIL else _("Có phát sinh")
    if isinstance(value, date):
        return day_text(value)
    text = str(value)
    return text if names is None else names.get(text, text)


def shortened(text: str) -> str:
    """Return the beginning of a long text."""
    return text if len(text) <= _SENTENCE else f"{text[: _SENTENCE - 1].rstrip()}…"

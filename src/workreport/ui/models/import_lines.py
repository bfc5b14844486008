"""The rows of a workbook as they were understood, and their columns for each kind of sheet."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from workreport.i18n.translation import N_, _
from workreport.ui.models.column import Align, Column, Paint, Room
from workreport.ui.theme.badge import Badge, Tone

VERDICTS = {
    "new": (N_("Mới"), "plus-circle", Tone.OK),
    "changed": (N_("Thay đổi"), "pencil-simple", Tone.INFO),
    "same": (N_("Như cũ"), "check-circle", Tone.QUIET),
    "asked": (N_("Cần hỏi"), "question", Tone.WARN),
    "refused": (N_("Không nhận"), "x-circle-fill", Tone.BAD),
}
FIELD_WORDS = {
    "number": N_("Số thứ tự"),
    "content": N_("Nội dung nhiệm vụ"),
    "director": N_("Lãnh đạo chỉ đạo"),
    "leads": N_("Đơn vị chủ trì"),
    "partners": N_("Đơn vị phối hợp"),
    "product": N_("Sản phẩm"),
    "due": N_("Thời hạn"),
    "coef": N_("Hệ số"),
    "qty": N_("Số lượng"),
    "note": N_("Ghi chú"),
    "result": N_("Kết quả"),
    "status": N_("Trạng thái"),
    "completed": N_("Đánh dấu: hoàn thành"),
    "in_progress": N_("Đánh dấu: đang thực hiện"),
    "not_started": N_("Đánh dấu: chưa thực hiện"),
    "done_on": N_("Ngày hoàn thành"),
    "quality": N_("Chất lượng"),
    "cause": N_("Nguyên nhân"),
    "carry": N_("Chuyển tháng sau"),
    "evidence": N_("Minh chứng"),
    "owner": N_("Người thực hiện"),
    "unit": N_("Đơn vị"),
    "name": N_("Họ và tên"),
    "family": N_("Họ đệm"),
    "given": N_("Tên"),
    "born": N_("Ngày sinh"),
    "position": N_("Chức vụ"),
    "grade": N_("Ngạch"),
    "party": N_("Đảng viên"),
    "own": N_("Tự xếp loại"),
    "level": N_("Mức xếp loại"),
    "remark": N_("Nhận xét"),
    "_": N_("Không nhận cột này"),
}
# What the preview shows of each kind, the widest first.
_SHOWN = {
    "plan": ("content", "leads", "partners", "director", "product", "due", "coef", "note"),
    "results": ("content", "result", "status", "done_on", "quality", "cause", "carry", "note"),
    "roster": ("name", "unit", "position", "born", "grade", "party", "note"),
    "ratings": ("name", "unit", "own", "level", "remark"),
}
_WIDE = {"content": 280, "result": 240, "name": 200}
_NARROW = {"coef", "quality", "carry", "party"}
_ALWAYS = {"content", "name"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportLine:
    """One row of a workbook; ``words`` by field."""

    id: str
    place: str
    verdict: str
    words: Mapping[str, str] = field(default_factory=dict)
    why: str = ""


def import_columns(kind: str) -> tuple[Column[ImportLine], ...]:
    """Return the columns of the preview of a kind of sheet."""
    return (
        Column(
            key="place",
            title=_("Dòng"),
            width=84,
            text=lambda line: line.place,
            paint=Paint.SECOND,
            room=Room.ALWAYS,
        ),
        Column(
            key="verdict",
            title=_("Sẽ làm gì"),
            width=124,
            text=lambda line: _(VERDICTS[line.verdict][0]),
            content=_badge,
            tooltip=lambda line: line.why,
            paint=Paint.CHIP,
            room=Room.ALWAYS,
        ),
        *(_field_column(name) for name in _SHOWN[kind]),
    )


def _badge(line: ImportLine) -> Badge:
    words, icon, tone = VERDICTS[line.verdict]
    return Badge(_(words), icon, tone, line.why)


def _field_column(name: str) -> Column[ImportLine]:
    return Column(
        key=name,
        title=_(FIELD_WORDS[name]),
        width=_WIDE.get(name, 90 if name in _NARROW else 140),
        text=lambda line: line.words.get(name, ""),
        tooltip=lambda line: line.words.get(name, ""),
        stretches=name in _WIDE and name != "result",
        room=Room.ALWAYS if name in _ALWAYS else Room.NORMAL,
        align=Align.LEFT,
        paint=Paint.STRONG if name in _ALWAYS else Paint.TEXT,
    )

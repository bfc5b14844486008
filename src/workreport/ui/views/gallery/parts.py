"""The parts of the components page, each in all its states."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from workreport.i18n.translation import _
from workreport.ui.messages import NoticeKind
from workreport.ui.theme import icons
from workreport.ui.theme.badge import Badge
from workreport.ui.theme.badges import (
    aside_badge,
    finding_badge,
    four_level_badge,
    quality_badge,
    status_badge,
    step_badge,
    timing_badge,
)
from workreport.ui.theme.spans import Span, emphasised
from workreport.ui.views.gallery.sample_grid import sample_grid
from workreport.ui.widgets.banner import Banner
from workreport.ui.widgets.button import (
    Button,
    DangerButton,
    IconButton,
    NormalButton,
    PrimaryButton,
    QuietButton,
)
from workreport.ui.widgets.checks import CheckBox, RadioButton
from workreport.ui.widgets.chip import Chip, LevelBox
from workreport.ui.widgets.flow import FlowLayout
from workreport.ui.widgets.focus_ring import FocusRing
from workreport.ui.widgets.ground import column, named, row
from workreport.ui.widgets.inputs import Choice, DateEdit, LabelledInput, LineEdit
from workreport.ui.widgets.label import PlainLabel
from workreport.ui.widgets.progress_line import ProgressLine
from workreport.ui.widgets.strips import Segment, SegmentStrip
from workreport.ui.widgets.symbol import Symbol
from workreport.ui.widgets.toast import Toast

_ICONS = [
    "calendar-check",
    "table",
    "medal",
    "article",
    "clock-counter-clockwise",
    "squares-four",
    "tray",
    "stack",
    "scales",
    "folder-open",
    "gear",
    "check-circle-fill",
    "circle-half",
    "circle-dashed",
    "clock-fill",
    "warning-fill",
    "x-circle-fill",
    "info-fill",
    "arrow-u-up-left",
    "arrow-bend-down-right",
    "calendar-plus",
    "eye",
    "lock-simple",
    "paper-plane-tilt",
    "floppy-disk",
    "printer",
    "presentation-chart",
    "shield-warning",
    "git-diff",
    "flag-fill",
]
_STEPS = [
    "draft",
    "signed",
    "written",
    "received",
    "in_check",
    "returned",
    "accepted",
    "consolidated",
    "graded",
    "concluded",
    "closed",
]


def left_parts() -> list[tuple[str, QWidget]]:
    """Return the parts of the left half with their titles."""
    return [
        (_("Nút"), _buttons()),
        (_("Ô nhập"), _inputs()),
        (_("Chọn"), _checks()),
        (_("Trạng thái nhiệm vụ"), _chips(_task_badges())),
        (_("Đúng hạn"), _chips(_timing_badges())),
        (_("Bước của báo cáo"), _chips(_step_badges())),
        (_("Mức xếp loại"), _levels()),
        (_("Chất lượng và mức kiểm tra"), _qualities()),
    ]


def right_parts() -> list[tuple[str, QWidget]]:
    """Return the parts of the right half with their titles."""
    return [
        (_("Bảng"), sample_grid()),
        (_("Thông báo tại chỗ"), _banners()),
        (_("Tin ngắn và lời mách · Tiến trình, luôn hủy được"), _toast_and_progress()),
        (_("Biểu tượng (Phosphor, tiền tố ph.)"), _icons()),
    ]


def _buttons() -> QWidget:
    box = named(QWidget(), "gallery_buttons")
    grid = QGridLayout(box)
    grid.setContentsMargins(0, 4, 0, 4)
    grid.setVerticalSpacing(16)
    texts = (_("Ký và gửi"), _("Rê chuột"), _("Nhấn"), _("Tiêu điểm"), _("Khóa"))
    second = (_("Xem trước"), *texts[1:])
    for at, (label, kind, words) in enumerate(
        ((_("Chính"), PrimaryButton, texts), (_("Phụ"), NormalButton, second))
    ):
        grid.addWidget(PlainLabel(label, "second"), at, 0)
        line = row(gap=8)
        for place, text in enumerate(words):
            line.addWidget(_sample_button(kind, text, place, has_lock=at == 0))
        line.addStretch(1)
        grid.addLayout(line, at, 1)
    grid.addWidget(PlainLabel(_("Khác"), "second"), 2, 0)
    line = row(gap=8)
    line.addWidget(QuietButton(_("Chữ"), "sample_quiet", icon="columns"))
    line.addWidget(IconButton("printer", _("In"), "sample_icon"))
    line.addWidget(DangerButton(_("Từ chối"), "sample_danger"))
    segments = (Segment("all", _("Tất cả")), Segment("late", _("Chậm")))
    line.addWidget(SegmentStrip(segments, "sample_segments", _("Lọc")))
    line.addStretch(1)
    grid.addLayout(line, 2, 1)
    grid.setColumnMinimumWidth(0, 74)
    grid.setColumnStretch(1, 1)
    return box


def _sample_button(kind: type[Button], text: str, place: int, *, has_lock: bool) -> Button:
    button = kind(text, f"sample_{kind.kind}_{place}")
    button.sample = ("", "hover", "pressed", "", "")[place]
    if text == _("Tiêu điểm"):
        button.setProperty("wants_ring", True)
    if text == _("Khóa"):
        button.refuse(_("Chưa chọn nội dung"))
        if not has_lock:
            button.setEnabled(False)
    return button


def show_rings(page: QWidget) -> None:
    """Surround the parts that show how the keyboard focus looks."""
    for widget in page.findChildren(QWidget):
        if widget.property("wants_ring"):
            FocusRing(widget)


def _inputs() -> QWidget:
    box = named(QWidget(), "gallery_inputs")
    line = row(box, gap=10)
    usual = LineEdit("sample_name", text="Võ Ngọc Hà")
    line.addWidget(LabelledInput(_("Thường"), usual))
    focused = LineEdit("sample_focus", text="5/11")
    focused.setProperty("sample", "focus")
    line.addWidget(LabelledInput(_("Tiêu điểm"), focused, "= 05/11/2026"))
    wrong = DateEdit(_("Lỗi"), "sample_wrong", date(2026, 11, 1))
    wrong.set_text("31/11/2026")
    wrong.set_problem(_("không có ngày này"))
    line.addWidget(wrong)
    locked = LineEdit("sample_locked", text="BTCTU")
    locked.lock()
    line.addWidget(LabelledInput(_("Chỉ đọc"), locked))
    choice = Choice("sample_choice", _("Mức"), (("1", _("Mức 1")), ("2", _("Mức 2"))))
    line.addWidget(LabelledInput(_("Chọn"), choice))
    return box


def _checks() -> QWidget:
    box = named(QWidget(), "gallery_checks")
    line = row(box, gap=14)
    states = (
        (_("Chưa chọn"), Qt.CheckState.Unchecked),
        (_("Đã chọn"), Qt.CheckState.Checked),
        (_("Một phần"), Qt.CheckState.PartiallyChecked),
    )
    for place, (text, state) in enumerate(states):
        check = CheckBox(text, f"sample_check_{place}")
        check.setTristate(state is Qt.CheckState.PartiallyChecked)
        check.setCheckState(state)
        line.addWidget(check)
    line.addWidget(RadioButton(_("Một"), "sample_radio_one"))
    two = RadioButton(_("Hai"), "sample_radio_two")
    two.setChecked(True)
    line.addWidget(two)
    line.addStretch(1)
    return box


def _chips(badges: list[Badge]) -> QWidget:
    box = named(QWidget(), "gallery_chips")
    flow = FlowLayout(gap=8, line_gap=7)
    box.setLayout(flow)
    for place, badge in enumerate(badges):
        flow.addWidget(Chip(badge, f"sample_chip_{place}"))
    return box


def _task_badges() -> list[Badge]:
    codes = ("completed", "in_progress", "not_started", "waiting")
    return [
        *(status_badge(code) for code in codes),
        aside_badge("carried", month=10),
        aside_badge("ad_hoc"),
        aside_badge("reference_only"),
    ]


def _timing_badges() -> list[Badge]:
    return [
        timing_badge("ahead", 4),
        timing_badge("on_time"),
        timing_badge("late", 3),
        timing_badge("overdue", 1),
        timing_badge("extended", day="23/11"),
        timing_badge("clock"),
    ]


def _step_badges() -> list[Badge]:
    more = (step_badge("reopened", 2), step_badge("not_filed"), step_badge("nil"))
    return [*(step_badge(code) for code in _STEPS), *more, step_badge("held_back")]


def _levels() -> QWidget:
    box = named(QWidget(), "gallery_levels")
    lines = column(box, gap=7)
    line = row(gap=6)
    for letter, words in (
        ("A", _("Loại A")),
        ("B", _("Loại B")),
        ("C", _("Loại C")),
        ("D", _("Loại D")),
        ("–", _("Không xếp loại")),
    ):
        line.addWidget(LevelBox(letter, words))
        line.addWidget(PlainLabel(words))
        line.addSpacing(2)
    line.addStretch(1)
    lines.addLayout(line)
    codes = ("HTXS", "HTT", "HTNV", "KHT")
    lines.addWidget(_chips([four_level_badge(code) for code in codes]))
    return box


def _qualities() -> QWidget:
    box = _chips([quality_badge(level) for level in (1, 2, 3)])
    for severity in ("error", "warning", "note"):
        chip = Chip(finding_badge(severity), f"sample_finding_{severity}", is_bare=True)
        if (layout := box.layout()) is not None:
            layout.addWidget(chip)
    return box


def _banners() -> QWidget:
    box = named(QWidget(), "gallery_banners")
    lines = column(box, gap=8)
    now = _("Văn phòng đã nhận lúc 18/11 09:05, {verdict}. Biên nhận 0127.")
    waits = _("Đã ghi ra thư mục, {state} từ 17/11 16:20.")
    for kind, spans, action in (
        (
            NoticeKind.INFO,
            (Span(_("Bản 2 vừa đến. Bản 1 đang kiểm tra được giữ nguyên.")),),
            _("Xem khác nhau"),
        ),
        (NoticeKind.OK, emphasised(now, verdict=_("đúng hạn")), _("In biên nhận")),
        (NoticeKind.WARN, emphasised(waits, state=_("chưa có biên nhận")), _("Ghi lại tệp")),
        (
            NoticeKind.BAD,
            emphasised(
                "{what} " + _("không thấy thư mục E:\\traodoi. Bản đã ký được giữ."),
                what=_("Không gửi được:"),
            ),
            _("Chọn thư mục"),
        ),
    ):
        lines.addWidget(Banner(kind, spans, action, name=f"sample_banner_{kind}"))
    return box


def _nothing() -> None:
    """Undo nothing: the toast of this page is a picture."""


def _toast_and_progress() -> QWidget:
    box = named(QWidget(), "gallery_news")
    line = row(box, gap=14)
    left = column(gap=16)
    toast = Toast(_("Đã dán 24 ô vào 6 dòng"), _nothing, box)
    left.addWidget(toast)
    tip = named(QFrame(), "sample_tooltip")
    tip.setProperty("frame", "raised")
    words = column(tip)
    words.setContentsMargins(9, 4, 9, 4)
    text = _("Hạn: trước ngày 20, tức hết 19/11 (thứ Năm).\nTính theo giờ Văn phòng nhận.")
    words.addWidget(PlainLabel(text, "tip"))
    left.addWidget(tip)
    left.addStretch(1)
    line.addLayout(left, 1)
    progress = ProgressLine("sample_progress")
    progress.show_progress(18, 42, _("Đang dựng hồ sơ họp, trang 18/42"))
    line.addWidget(progress, 1, Qt.AlignmentFlag.AlignTop)
    progress.show()
    return box


def _icons() -> QWidget:
    box = named(QWidget(), "gallery_icons")
    grid = QGridLayout(box)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(8)
    for place, icon in enumerate(_ICONS):
        line = row(gap=8)
        line.addWidget(Symbol(icon, "text", icons.SIDE))
        line.addWidget(PlainLabel(icon, "hint"), 1)
        grid.addLayout(line, place // 5, place % 5)
    return box

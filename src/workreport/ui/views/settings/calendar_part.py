"""The agency's calendar: a year, the days it set itself, what would move, and the signing."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget
from typing_extensions import override

from workreport.i18n.calendar_text import day_kind_text
from workreport.i18n.formats import day_text
from workreport.i18n.translation import _
from workreport.ui.models.column import Column, Paint, Room
from workreport.ui.models.grid import GridModel
from workreport.ui.models.grid_rules import GridRules
from workreport.ui.theme.look import look
from workreport.ui.viewmodels.own_deadlines import OwnDeadlines
from workreport.ui.viewmodels.settings_facts import SettingsFacts
from workreport.ui.viewmodels.working_calendar import CalendarFacts, WorkingCalendar, day_count
from workreport.ui.views.grid.view import GridView
from workreport.ui.views.settings.own_deadlines_card import OwnDeadlinesCard
from workreport.ui.views.settings.part import Part, buttons, inside_of, reveal, words
from workreport.ui.views.settings.rules_card import RulesCard
from workreport.ui.views.settings.year_view import DayMark, YearView
from workreport.ui.widgets.button import NormalButton, PrimaryButton
from workreport.ui.widgets.card import Card
from workreport.ui.widgets.checks import CheckBox
from workreport.ui.widgets.ground import column, empty, named, row
from workreport.ui.widgets.inputs import Choice, DateEdit, LabelledInput, LineEdit
from workreport.ui.widgets.label import PlainLabel
from workreport.ui.widgets.symbol import Symbol

if TYPE_CHECKING:
    from workreport.services.working_days import DayLine

_SIDE_WIDTH = 360
_BESIDE_FROM = 1100
_GRID_HEIGHT = 280
_NO_LIMIT = 16_777_215  # what Qt calls no limit


class CalendarPart(Part):
    """The year and its days at the left; adding, previewing and signing at the right."""

    def __init__(self, model: WorkingCalendar, deadlines: OwnDeadlines) -> None:
        super().__init__("calendar_part", _("Lịch làm việc"))
        self._model = model
        self._across = row(gap=12)
        left = column(gap=12)
        left.addWidget(self._year_card())
        left.addWidget(self._days_card())
        left.addStretch(1)
        self._across.addLayout(left, 1)
        side = column(gap=12)
        side.addWidget(self._edit_card())
        side.addWidget(self._sign_card())
        self.rules = RulesCard(model)
        side.addWidget(self.rules)
        side.addWidget(OwnDeadlinesCard(deadlines))
        side.addStretch(1)
        self._side = named(QWidget(), "calendar_side")
        self._side.setLayout(side)
        self._across.addWidget(self._side)
        self.lines.addLayout(self._across)
        self.lines.addStretch(1)
        model.facts_changed.connect(self._show)
        model.moves_changed.connect(self._show_moves)

    @override
    def show_facts(self, facts: SettingsFacts) -> None:
        if self._model.facts is None:
            self._model.set_shown(is_shown=True)

    @override
    def fit(self, width: int) -> None:
        is_narrow = width < _BESIDE_FROM
        self._across.setDirection(
            QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        )
        self._side.setMinimumWidth(0 if is_narrow else look().px(_SIDE_WIDTH))
        self._side.setMaximumWidth(_NO_LIMIT if is_narrow else look().px(_SIDE_WIDTH))

    def _year_card(self) -> Card:
        card = Card(_("Lịch năm"), "year_card")
        self._title = PlainLabel("", "strong", name="year_title")
        back = NormalButton(_("Năm trước"), "year_back")
        back.clicked.connect(lambda: self._step(-1))
        forward = NormalButton(_("Năm sau"), "year_forward")
        forward.clicked.connect(lambda: self._step(1))
        for widget in (back, self._title, forward):
            card.head.addWidget(widget)
        lines = inside_of(card)
        self.year = YearView()
        self.year.day_chosen.connect(self._on_day)
        lines.addWidget(self.year)
        lines.addWidget(
            words(
                _(
                    "Ngày gạch ngang: nghỉ; ngày nền xanh: làm bù; "
                    "có khung: cơ quan đặt. Ngày nghỉ chung theo Bộ luật Lao động."
                ),
                role="hint",
            )
        )
        return card

    def _days_card(self) -> Card:
        self._days = Card(_("Các ngày khác tuần thường"), "days_card")
        rules: GridRules[DayLine] = GridRules(identify=lambda line: line.day.isoformat())
        self._lines: GridModel[DayLine] = GridModel(
            _columns(), rules, near=date(2026, 1, 1), parent=self
        )
        self.grid = GridView(self._lines, "days_grid", _("Các ngày khác tuần thường"), is_list=True)
        self.grid.setMinimumHeight(look().px(_GRID_HEIGHT))
        self._days.body.addWidget(self.grid)
        return self._days

    def _edit_card(self) -> Card:
        card = Card(_("Thêm hoặc bỏ ngày"), "day_card")
        lines = inside_of(card)
        self.day = DateEdit(_("Ngày"), "day_edit", date(2026, 1, 1))
        self.kind = Choice(
            "day_kind",
            _("Loại ngày"),
            (("off", _("Ngày nghỉ")), ("working", _("Ngày làm việc bù"))),
        )
        self.name = LineEdit("day_name", _("Tên ngày"))
        self.basis = LineEdit("day_basis", _("Căn cứ"))
        lines.addWidget(self.day)
        lines.addWidget(LabelledInput(_("Loại ngày"), self.kind, keeps_room=False))
        self._name_field = LabelledInput(_("Tên ngày"), self.name, _("Ví dụ: nghỉ bù Quốc khánh"))
        lines.addWidget(self._name_field)
        lines.addWidget(
            LabelledInput(_("Căn cứ"), self.basis, _("Số, ngày của văn bản; có thể để trống"))
        )
        self._put = NormalButton(_("Ghi ngày"), "day_put", icon="calendar-plus")
        self._put.clicked.connect(self._on_put)
        self._remove = NormalButton(_("Bỏ ngày"), "day_remove")
        self._remove.clicked.connect(self._on_remove)
        lines.addLayout(buttons(self._put, self._remove))
        read = NormalButton(_("Nhập từ tệp CSV"), "days_in", icon="download-simple")
        read.clicked.connect(self._model.import_file)
        write = NormalButton(_("Ghi ra tệp"), "days_out", icon="export")
        write.clicked.connect(self._model.export_file)
        lines.addLayout(buttons(read, write))
        return card

    def _sign_card(self) -> Card:
        card = Card(_("Trước khi ký"), "sign_card")
        lines = inside_of(card)
        self._state = words(name="calendar_state", role="medium")
        lines.addWidget(self._state)
        self._moves = column(gap=6)
        lines.addLayout(self._moves)
        self.move_months = CheckBox(_("Đổi hạn của các tháng đang mở nêu trên"), "calendar_move")
        self.move_months.setChecked(True)
        lines.addWidget(self.move_months)
        self.reason = LineEdit("calendar_reason", _("Lý do"))
        self._reason_field = LabelledInput(
            _("Lý do"), self.reason, _("Ghi cùng lần đổi hạn của tháng")
        )
        lines.addWidget(self._reason_field)
        self._sign = PrimaryButton(_("Ký lịch làm việc"), "calendar_sign", icon="shield-check")
        self.primary = self._sign
        self._sign.clicked.connect(self._on_sign)
        undo = NormalButton(_("Bỏ thay đổi"), "calendar_undo")
        undo.clicked.connect(self._model.undo)
        lines.addLayout(buttons(self._sign, undo))
        lines.addWidget(words(_("Tháng đã khóa không bao giờ đổi hạn."), role="hint"))
        return card

    def _show(self, facts: CalendarFacts) -> None:
        days = facts.days
        self._title.setText(str(days.year))
        self.year.show_year(
            days.year,
            facts.today,
            {one.day: (_mark(one), _words_of(one)) for one in days.lines},
        )
        self._lines.set_lines(days.lines)
        self._state.setText(
            _("Có thay đổi chưa ký; {count}.").format(count=day_count(facts))
            if facts.is_changed
            else _("Không có thay đổi; {count}.").format(count=day_count(facts))
        )
        refusal = "" if facts.is_chief else _("Chánh Văn phòng đặt lịch làm việc.")
        for button in (self._put, self._remove):
            if refusal:
                button.refuse(refusal)
            else:
                button.allow()
        if refusal or not facts.is_changed:
            self._sign.refuse(refusal or _("Chưa có gì để ký."))
        else:
            self._sign.allow()
        self.rules.show_facts(facts)

    def _show_moves(self, moves: tuple[str, ...]) -> None:
        empty(self._moves)
        self.move_months.setVisible(bool(moves))
        changed = self._model.facts is not None and self._model.facts.is_changed
        told = moves or ((_("Không tháng đang mở nào đổi hạn."),) if changed else ())
        for text in told:
            line = row(gap=8)
            line.addWidget(Symbol("warning-fill" if moves else "info-fill", "warn", 14))
            line.addWidget(words(text, role=""), 1)
            self._moves.addLayout(line)

    def _step(self, years: int) -> None:
        if self._model.facts is not None:
            self._model.show_year(self._model.facts.days.year + years)

    def _on_day(self, day: date) -> None:
        self.day.set_day(day)
        facts = self._model.facts
        found = next((one for one in facts.days.own if one.day == day), None) if facts else None
        if found is not None:
            self.kind.set_value("working" if found.working else "off")
            self.name.setText(found.name)
            self.basis.setText(found.basis)

    def _on_put(self) -> None:
        day = self.day.day
        if day is None:
            self.day.set_problem(_("Ghi ngày, dạng 23/11."))
            return
        working = self.kind.value() == "working"
        if not working and not self.name.text().strip():
            self._name_field.set_problem(_("Cần ghi tên ngày nghỉ."))
            return
        self._name_field.set_problem("")
        if self._model.is_already(day, working=working):
            said = _("Ngày này đã là ngày làm việc.") if working else _("Ngày này đã là ngày nghỉ.")
            self.day.set_problem(said)
            return
        self.day.set_problem("")
        self._model.put(day, self.name.text(), self.basis.text(), working=working)
        self.name.clear()

    def _on_remove(self) -> None:
        day = self.day.day
        if day is None:
            self.day.set_problem(_("Ghi ngày, dạng 23/11."))
            return
        self._model.remove(day)

    def _on_sign(self) -> None:
        if not self.reason.text().strip():
            self._reason_field.set_problem(_("Cần ghi lý do."))
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            reveal(self._reason_field, self._sign)
            return
        self._reason_field.set_problem("")
        self._model.sign(self.reason.text(), move=self.move_months.isChecked())
        self.reason.clear()


def _mark(line: "DayLine") -> DayMark:
    if line.working:
        return DayMark.OWN_WORKING if line.own else DayMark.WORKING
    return DayMark.OWN_OFF if line.own else DayMark.OFF


def _words_of(line: "DayLine") -> str:
    parts = (line.name, day_kind_text(working=line.working, own=line.own), line.basis)
    return " · ".join(part for part in parts if part)


def _columns() -> "tuple[Column[DayLine], ...]":
    return (
        Column(
            key="day",
            title=_("Ngày"),
            width=130,
            text=lambda line: day_text(line.day, "weekday"),
            paint=Paint.STRONG,
            room=Room.ALWAYS,
        ),
        Column(
            key="name",
            title=_("Tên"),
            width=240,
            text=lambda line: line.name or "–",
            stretches=True,
            room=Room.ALWAYS,
        ),
        Column(
            key="kind",
            title=_("Là ngày"),
            width=180,
            text=lambda line: day_kind_text(working=line.working, own=line.own),
        ),
        Column(
            key="basis",
            title=_("Căn cứ"),
            width=150,
            text=lambda line: line.basis,
            paint=Paint.SECOND,
        ),
    )

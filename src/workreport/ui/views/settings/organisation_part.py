"""Units with the names they had, and the change that is tried in words before it is signed."""

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from workreport.i18n.translation import _
from workreport.services.ports.overriding import override
from workreport.ui.models.column import Column, Paint, Room
from workreport.ui.models.grid import GridModel
from workreport.ui.models.grid_rules import GridRules
from workreport.ui.theme.look import look
from workreport.ui.viewmodels.organisation import (
    ACTS,
    LeftRow,
    Organisation,
    OrganisationFacts,
    UnitForm,
    UnitRow,
    part_lines,
)
from workreport.ui.views.grid.view import GridView
from workreport.ui.views.settings.distribution import Distribution
from workreport.ui.views.settings.part import buttons, inside_of, reveal, words
from workreport.ui.views.settings.two_sides import TwoSides, pair
from workreport.ui.widgets.button import NormalButton, PrimaryButton
from workreport.ui.widgets.card import Card
from workreport.ui.widgets.checks import CheckBox
from workreport.ui.widgets.ground import column, empty, named, rule
from workreport.ui.widgets.inputs import Choice, DateEdit, LabelledInput, LineEdit, PlainTextEdit
from workreport.ui.widgets.label import PlainLabel

_GRID_HEIGHT = 420
_PARTS_HEIGHT = 76
_RULES: GridRules[UnitRow] = GridRules(identify=lambda row: row.id)


class OrganisationPart(TwoSides):
    """The current row fills the form; preview first, then sign."""

    def __init__(self, model: Organisation) -> None:
        super().__init__("organisation_part", _("Đơn vị"))
        self._model = model
        self._tried: UnitForm | None = None
        self._shown_act = ""  # choosing it again keeps what was typed
        self._left = Card(_("Việc của đơn vị đã thôi hoạt động"), "left_tasks_card")
        self.set_up(self._list_card(), self._form_card(), self._left)
        model.facts_changed.connect(self._show)
        model.previewed.connect(self._show_preview)
        model.refused.connect(self._show_problem)
        model.signed.connect(self._on_signed)

    @override
    def told_shown(self, *, is_shown: bool) -> None:
        self._model.set_shown(is_shown=is_shown)

    @override
    def fit(self, width: int) -> None:
        super().fit(width)
        self.grid.set_window_width(width)

    @override
    def take_step(self) -> None:
        self._on_sign()  # what was not looked at is shown first

    def _list_card(self) -> Card:
        card = Card(_("Đơn vị theo thời gian"), "units_card")
        self._rows: GridModel[UnitRow] = GridModel(
            _columns(), _RULES, near=date(2026, 1, 1), parent=self
        )
        self._rows.group_by(lambda row: row.group)
        self.grid = GridView(self._rows, "units_grid", _("Đơn vị theo thời gian"), is_list=True)
        self.grid.setMinimumHeight(look().px(_GRID_HEIGHT))
        self.grid.line_changed.connect(self._on_line)
        card.body.addWidget(self.grid, 1)
        return card

    def _form_card(self) -> Card:
        card = Card(_("Thay đổi đơn vị"), "unit_form_card")
        lines = inside_of(card)
        self.act = Choice(
            "unit_act", _("Việc"), tuple((act, _(title)) for act, title in ACTS.items())
        )
        self.act.activated.connect(self._fit_fields)
        self.units = LineEdit("unit_codes", _("Đơn vị"))
        self.code = LineEdit("unit_new_code", _("Mã"))
        self.name = LineEdit("unit_new_name", _("Tên đầy đủ"))
        self.short = LineEdit("unit_new_short", _("Tên viết tắt"))
        self.parts = PlainTextEdit("unit_parts", _("Các phần"), most=600)
        self.parts.setFixedHeight(look().px(_PARTS_HEIGHT))
        self.files = CheckBox(_("Phải gửi báo cáo tháng"), "unit_files")
        self.files.setChecked(True)
        self.on = DateEdit(_("Từ ngày"), "unit_on", date(2026, 1, 1))
        self.basis = LineEdit("unit_basis", _("Căn cứ"))
        self._fields = {
            "act": LabelledInput(_("Việc"), self.act),
            "units": LabelledInput(_("Đơn vị"), self.units, _("Mã, cách dấu phẩy")),
            "code": LabelledInput(_("Mã"), self.code),
            "name": LabelledInput(_("Tên đầy đủ"), self.name, keeps_room=False),
            "short": LabelledInput(_("Tên viết tắt"), self.short),
            "parts": LabelledInput(
                _("Các phần"), self.parts, _("Mỗi dòng một phần: mã = tên đầy đủ")
            ),
        }
        lines.addLayout(pair(self._fields["act"], self._fields["units"]))
        lines.addWidget(self._fields["name"])
        lines.addLayout(pair(self._fields["code"], self._fields["short"]))
        lines.addWidget(self._fields["parts"])
        self._add_people(lines)
        lines.addWidget(self.files)
        basis = LabelledInput(_("Căn cứ"), self.basis, _("Số, ngày quyết định"))
        lines.addLayout(pair(self.on, basis))
        self._hint = words(name="unit_hint", role="hint")
        lines.addWidget(self._hint)
        self.attempt = NormalButton(_("Xem trước"), "unit_preview", icon="eye")
        self.attempt.clicked.connect(self._on_try)
        self._sign = PrimaryButton(_("Ký thay đổi"), "unit_sign", icon="shield-check")
        self._sign.clicked.connect(self._on_sign)
        self.primary = self._sign
        lines.addLayout(buttons(self.attempt, self._sign))
        self._problem = words(name="unit_problem", role="problem")
        self._problem.hide()
        lines.addWidget(self._problem)
        self._said = named(QWidget(), "unit_said", _("Xem trước"))
        self._preview: QVBoxLayout = column(self._said, gap=4)
        lines.addWidget(self._said)
        for line in (self.units, self.name, self.code, self.short, self.basis):
            line.returnPressed.connect(self.attempt.click)
        self._fit_fields()
        self._forget_preview()
        return card

    def _add_people(self, lines: QVBoxLayout) -> None:
        self._who = PlainLabel(_("Ai về phần nào"), "label", name="unit_people_label")
        self.people = Distribution("unit_people", _("Ai về phần nào"))
        self.parts.textChanged.connect(self._show_people)
        self.units.textChanged.connect(self._show_people)
        lines.addWidget(self._who)
        lines.addWidget(self.people)

    # --- showing -------------------------------------------------------------------------------

    def _show(self, facts: OrganisationFacts) -> None:
        current = self.grid.current_id()
        self._rows.set_lines(facts.rows)
        self._hint.setText(facts.hint)
        self._hint.setVisible(bool(facts.hint))
        self._show_people()
        self._left.setVisible(bool(facts.left))
        self._left.clear()
        for place, one in enumerate(facts.left):
            if place:
                self._left.body.addWidget(rule())
            self._show_left(one)
        known = {one.id for one in facts.rows}
        if facts.rows:
            self.grid.go_to(current if current in known else facts.rows[0].id, "name")

    def _show_left(self, left: LeftRow) -> None:
        lines = inside_of(self._left)
        lines.addWidget(PlainLabel(left.words, "strong", wraps=True))
        if left.warning:
            lines.addWidget(words(left.warning, role="hint"))
        if not left.heirs:
            lines.addWidget(words(_("Đơn vị này không có đơn vị kế tục; bàn giao ở Nguồn việc.")))
            return
        heirs = Distribution(f"heir_{left.unit[:8]}", _("Nhiệm vụ nào về đơn vị nào"))
        heirs.show_lines(left.tasks, left.heirs)
        lines.addWidget(heirs)
        reason = LineEdit(f"heir_reason_{left.unit[:8]}", _("Lý do"))
        agreed = LineEdit(f"heir_agreed_{left.unit[:8]}", _("Căn cứ"))
        for label, editor in ((_("Lý do"), reason), (_("Căn cứ"), agreed)):
            lines.addWidget(LabelledInput(label, editor, keeps_room=False))
        give = NormalButton(
            _("Bàn giao cho đơn vị kế tục"), f"heir_give_{left.unit[:8]}", icon="arrow-right"
        )
        give.clicked.connect(
            lambda: self._model.hand_over(left.unit, heirs.chosen(), reason.text(), agreed.text())
        )
        lines.addLayout(buttons(give))

    def _on_line(self, row_id: str) -> None:
        story = self._model.story(row_id.partition("/")[0])
        if story is None or self.act.value() == "new":
            return
        self.units.setText(story.code)
        if self.act.value() == "rename":
            for editor, text in (
                (self.code, story.code),
                (self.name, story.name),
                (self.short, story.short),
            ):
                editor.setText(text)
            self.files.setChecked(story.files)

    def _fit_fields(self) -> None:
        act = self.act.value()
        shown = {
            "units": act != "new",
            "code": act in {"new", "rename", "merge"},
            "name": act in {"new", "rename", "merge"},
            "short": act in {"new", "rename", "merge"},
            "parts": act == "split",
        }
        for name, is_shown in shown.items():
            self._fields[name].setVisible(is_shown)
        self._show_people()
        self.files.setVisible(act in {"new", "rename"})
        hint = _("Mã đang có: sáp nhập vào đó") if act == "merge" else ""
        self._fields["code"].set_hint(hint)
        if self._model.facts is not None and act != self._shown_act:
            for editor in (self.code, self.name, self.short):
                editor.clear()  # what was filled in for another act
            self._on_line(self.grid.current_id())
        self._shown_act = act

    def _show_people(self) -> None:
        """Offer the parts of a split to each of its people; all go into the first at first."""
        facts, parts = self._model.facts, part_lines(self.parts.toPlainText())
        is_split = self.act.value() == "split" and facts is not None and len(parts) > 1
        members = facts.members(self.units.text()) if facts is not None and is_split else ()
        targets = [(code, f"{code} · {name}" if name else code) for code, name in parts]
        self.people.show_lines([(one.person, one.words) for one in members], targets)
        self.people.follow(self.parts)
        self.people.setVisible(bool(members))
        self._who.setVisible(bool(members))

    # --- doing ---------------------------------------------------------------------------------

    def form(self) -> UnitForm:
        """Return what was typed."""
        return UnitForm(
            act=self.act.value(),
            units=self.units.text(),
            code=self.code.text(),
            name=self.name.text(),
            short=self.short.text(),
            files=self.files.isChecked(),
            parts=self.parts.toPlainText(),
            people=tuple(self.people.chosen().items()),
            on=self.on.day,
            basis=self.basis.text(),
        )

    def _on_try(self) -> None:
        self._forget_preview()
        if not self.on.is_understood():
            return
        self._tried = self.form()
        self._model.preview(self._tried)

    def _on_sign(self) -> None:
        form = self.form()
        if form != self._tried:
            self._on_try()
            return
        self._model.sign(form)

    def _show_preview(self, said: tuple[str, ...]) -> None:
        empty(self._preview)
        for text in said:
            self._preview.addWidget(words(text, role=""))
        self._said.show()
        self._sign.allow()
        reveal(self._sign, self._said)

    def _show_problem(self, said: str) -> None:
        self._forget_preview()
        self._problem.setText(said)
        self._problem.setVisible(bool(said))
        if said:
            reveal(self._problem)

    def _forget_preview(self) -> None:
        self._tried = None
        self._problem.hide()
        empty(self._preview)
        self._said.hide()
        self._sign.refuse(_("Xem trước rồi mới ký."))

    def _on_signed(self) -> None:
        self._forget_preview()
        for editor in (self.code, self.name, self.short, self.basis):
            editor.clear()
        self.parts.clear()


def _columns() -> tuple[Column[UnitRow], ...]:
    return (
        Column(key="code", title=_("Mã"), width=74, text=lambda row: row.code, room=Room.ALWAYS),
        Column(
            key="name",
            title=_("Tên đơn vị"),
            width=220,
            text=lambda row: row.name,
            paint=Paint.STRONG,
            stretches=True,
            room=Room.ALWAYS,
        ),
        Column(key="since", title=_("Từ ngày"), width=108, text=lambda row: row.since),
        Column(key="until", title=_("Đến hết"), width=108, text=lambda row: row.until),
        Column(key="follows", title=_("Đơn vị kế tục"), width=140, text=lambda row: row.follows),
        Column(key="people", title=_("Người"), width=64, text=lambda row: row.people),
    )

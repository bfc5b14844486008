"""The rules of whom to commend and criticise: their list, the fields of one, the signing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from workreport.i18n.translation import _
from workreport.ui.models.column import Column, Paint, Room
from workreport.ui.models.grid import GridModel
from workreport.ui.models.grid_rules import GridRules
from workreport.ui.theme.look import look
from workreport.ui.viewmodels.merit_editing import MeritEditing
from workreport.ui.viewmodels.merit_rules import (
    GROUPS,
    LISTS,
    RuleForm,
    conditions_words,
)
from workreport.ui.views.grid.view import GridView
from workreport.ui.views.history.merit_conditions import MeritConditions
from workreport.ui.widgets.button import NormalButton, PrimaryButton, QuietButton
from workreport.ui.widgets.flow import FlowLayout
from workreport.ui.widgets.ground import column, named, row
from workreport.ui.widgets.inputs import Choice, LabelledInput, LineEdit
from workreport.ui.widgets.label import PlainLabel

_SIDE_WIDTH = 580
_BESIDE_FROM = 1100
_LIST_HEIGHT = 190
_RING = 4  # what a ring around a button reaches beyond it
_NO_LIMIT = 16_777_215  # what Qt calls no limit
_RULES: GridRules[RuleForm] = GridRules(identify=lambda form: form.code)


class MeritForm(QWidget):
    """What was typed stays until it is signed or given back; the current rule fills the fields."""

    def __init__(self, model: MeritEditing) -> None:
        super().__init__()
        named(self, "merit_form", _("Quy tắc biểu dương, phê bình"))
        self._model = model
        self._is_filling = False
        self._across = row(self, gap=16)
        self._across.setContentsMargins(16, 8, 16, 10)
        self._across.addLayout(self._left(), 1)
        self._side = named(QWidget(), "merit_side")
        self._fill_side(column(self._side, margin=_RING, gap=6))
        self._across.addWidget(self._side)
        model.rules_changed.connect(self._show_rules)
        model.wanted.connect(self._go_to)
        model.refused.connect(self._show_problem)
        model.tried.connect(self._show_tried)

    def begin(self) -> None:
        """Put the cursor on the rules; those in force are read unless something was typed."""
        if not self._model.is_changed:
            self._model.read()
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def fit(self, width: int) -> None:
        """Be told the logical width of the window."""
        is_narrow = width < _BESIDE_FROM
        self._across.setDirection(
            QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        )
        self._side.setMinimumWidth(0 if is_narrow else look().px(_SIDE_WIDTH))
        self._side.setMaximumWidth(_NO_LIMIT if is_narrow else look().px(_SIDE_WIDTH))
        self.grid.set_window_width(width)

    def _left(self) -> QVBoxLayout:
        lines = column(gap=6)
        self._rows: GridModel[RuleForm] = GridModel(
            _columns(), _RULES, near=date(2026, 1, 1), parent=self
        )
        self.grid = GridView(self._rows, "merit_rules", _("Các quy tắc"), is_list=True)
        self.grid.setMinimumHeight(look().px(_LIST_HEIGHT))
        self.grid.line_changed.connect(self._show_rule)
        lines.addWidget(self.grid, 1)
        foot = FlowLayout(8, 6)
        self.add = NormalButton(_("Thêm quy tắc"), "merit_add", icon="plus")
        self.add.clicked.connect(self._on_add)
        self.remove = NormalButton(_("Bỏ quy tắc này"), "merit_remove", icon="trash")
        self.remove.clicked.connect(lambda: self._model.remove(self.grid.current_id()))
        load = QuietButton(_("Lấy từ tệp…"), "merit_load")
        load.clicked.connect(self._model.load)
        save = QuietButton(_("Lưu ra tệp…"), "merit_save")
        save.clicked.connect(self._model.save)
        for button in (self.add, self.remove, load, save):
            foot.addWidget(button)
        lines.addLayout(foot)
        hint = _(
            "Một quy tắc đưa tên vào danh sách khi mọi điều kiện đều đúng; chỉ tính tháng đã khóa. "
            "Danh sách không quyết định gì."
        )
        lines.addWidget(PlainLabel(hint, "hint", wraps=True))
        return lines

    def _fill_side(self, lines: QVBoxLayout) -> None:
        self.words = LineEdit("merit_words", _("Tên quy tắc, in ở cột Căn cứ"))
        self.words_en = LineEdit("merit_words_en", _("Tên bằng tiếng Anh, không bắt buộc"))
        self.list = Choice("merit_list", _("Danh sách"), _words(LISTS))
        self.of = Choice("merit_of", _("Xét ai"), _words(GROUPS))
        self.conditions = MeritConditions()
        for edit in (self.words, self.words_en):
            edit.textChanged.connect(lambda _text: self._on_typed())
            edit.editingFinished.connect(self._on_finished)
            lines.addWidget(LabelledInput(edit.accessibleName(), edit, keeps_room=False))
        across = row(gap=12)
        for choice in (self.list, self.of):
            box = LabelledInput(choice.accessibleName(), choice, keeps_room=False)
            across.addWidget(box, 1)
        self.list.activated.connect(lambda _place: self._on_typed())
        self.of.activated.connect(lambda _place: self._on_group())
        lines.addLayout(across)
        lines.addWidget(self.conditions)
        self.conditions.changed.connect(self._on_typed)
        self.conditions.finished.connect(self._on_finished)
        self._problem = PlainLabel("", "problem", wraps=True, name="merit_problem")
        self._problem.hide()
        self._tried = PlainLabel("", "second", wraps=True, name="merit_tried")
        self._tried.hide()
        lines.addWidget(self._problem)
        lines.addWidget(self._tried)
        foot = FlowLayout(8, 6)
        self.attempt = NormalButton(_("Xem ai có tên"), "merit_try", icon="eye")
        self.attempt.clicked.connect(lambda: self._model.try_out(self.grid.current_id()))
        self.sign = PrimaryButton(_("Ký các quy tắc"), "merit_sign", icon="shield-check")
        self.sign.clicked.connect(self._model.sign)
        self.undo = QuietButton(_("Bỏ các chỗ đã sửa"), "merit_undo")
        self.undo.clicked.connect(self._model.read)
        self.shipped = QuietButton(_("Dùng quy tắc đi kèm chương trình"), "merit_shipped")
        self.shipped.clicked.connect(self._model.use_shipped)
        for button in (self.attempt, self.sign, self.undo, self.shipped):
            foot.addWidget(button)
        lines.addLayout(foot)
        lines.addStretch(1)

    # --- showing -------------------------------------------------------------------------------

    def _show_rules(self) -> None:
        current = self.grid.current_id()
        forms = self._model.forms
        self._rows.set_lines(forms)
        codes = [one.code for one in forms]
        if codes:
            self._go_to(current if current in codes else codes[0])
        self._show_rule(self.grid.current_id())
        self._show_changed()

    def _go_to(self, code: str) -> None:
        self.grid.go_to(code, "words")

    def _show_rule(self, code: str) -> None:
        form = self._model.form(code)
        self._side.setEnabled(bool(self._model.forms))
        self._tried.hide()
        self._show_problem("")
        if form is None:
            self.remove.refuse(_("Chưa chọn quy tắc nào."))
            return
        self.remove.allow()
        self._is_filling = True
        for edit, text in ((self.words, form.words), (self.words_en, form.words_en)):
            if edit.text() != text:
                edit.setText(text)
        self.list.set_value(form.list)
        self.of.set_value(form.of)
        self.conditions.show_conditions(form.conditions, form.of)
        self._is_filling = False

    def _show_problem(self, words: str) -> None:
        self._problem.setText(words)
        self._problem.setVisible(bool(words))

    def _show_tried(self, words: str) -> None:
        self._show_problem("")
        self._tried.setText(words)
        self._tried.show()

    def _show_changed(self) -> None:
        if self._model.is_changed:
            self.undo.allow()
        else:
            self.undo.refuse(_("Chưa có gì được sửa."))

    # --- typing --------------------------------------------------------------------------------

    def _on_add(self) -> None:
        self._model.add(self.grid.current_id())
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _form(self) -> RuleForm | None:
        known = self._model.form(self.grid.current_id())
        if known is None:
            return None
        return replace(
            known,
            list=self.list.value(),
            words=self.words.text(),
            words_en=self.words_en.text(),
            conditions=self.conditions.conditions(),
        )

    def _on_typed(self) -> None:
        form = None if self._is_filling else self._form()
        if form is not None:
            self._put(form)

    def _on_group(self) -> None:
        form = self._form()
        if form is not None:
            self._put(form.about(self.of.value()))
            self._show_rule(form.code)

    def _put(self, form: RuleForm) -> None:
        self._model.put(form)
        self._rows.update_lines((form,))
        self._tried.hide()
        self._show_changed()

    def _on_finished(self) -> None:
        if self._model.is_changed:
            self._model.check(self.grid.current_id())


def _words(known: "dict[str, str]") -> tuple[tuple[str, str], ...]:
    return tuple((value, _(words)) for value, words in known.items())


def _columns() -> tuple[Column[RuleForm], ...]:
    def said(known: "dict[str, str]", of: Callable[[RuleForm], str]) -> Callable[[RuleForm], str]:
        return lambda form: _(known[of(form)])

    return (
        Column(
            key="list",
            title=_("Danh sách"),
            width=136,
            text=said(LISTS, lambda form: form.list),
            room=Room.ALWAYS,
        ),
        Column(
            key="of",
            title=_("Xét ai"),
            width=76,
            text=said(GROUPS, lambda form: form.of),
            room=Room.ALWAYS,
        ),
        Column(
            key="words",
            title=_("Quy tắc"),
            width=240,
            text=lambda form: form.words or _("(chưa có tên)"),
            tooltip=lambda form: f"{form.words}\n{conditions_words(form)}",
            paint=Paint.STRONG,
            stretches=True,
            room=Room.ALWAYS,
        ),
    )

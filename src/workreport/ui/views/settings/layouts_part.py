"""How papers look: the profiles, the values of one, and the first page drawn by it."""

from datetime import date

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from workreport.i18n.translation import _
from workreport.services.ports.overriding import override
from workreport.ui.models.column import Column, Paint, Room
from workreport.ui.models.grid import GridModel
from workreport.ui.models.grid_rules import GridRules
from workreport.ui.theme.look import look
from workreport.ui.viewmodels.layout_desk import LayoutDesk
from workreport.ui.viewmodels.layout_facts import LayoutFacts, LayoutLine, Shown
from workreport.ui.views.grid.view import GridView
from workreport.ui.views.paper_view.sheets import SheetView
from workreport.ui.views.settings.layout_form import LayoutForm
from workreport.ui.views.settings.part import inside_of, words
from workreport.ui.views.settings.two_sides import TwoSides
from workreport.ui.widgets.button import NormalButton, PrimaryButton
from workreport.ui.widgets.card import Card
from workreport.ui.widgets.flow import FlowLayout
from workreport.ui.widgets.ground import column, named
from workreport.ui.widgets.inputs import DateEdit, LabelledInput, LineEdit

_ROW = 28
_PAGE_WIDTH = 364
_A4 = 297 / 210


class LayoutsPart(TwoSides):
    """Left the list and the values, right the page and what is signed."""

    def __init__(self, model: LayoutDesk) -> None:
        super().__init__("layouts_part", _("Thể thức văn bản"))
        self._model = model
        self.form = LayoutForm()
        self.form.typed.connect(model.set_value)
        left = named(QWidget(), "layouts_left")
        lines = column(left, gap=12)
        for card in (self._list_card(), self.form, self._copy_card()):
            lines.addWidget(card)
        lines.addStretch(1)
        self.set_up(left, self._page_card())
        model.facts_changed.connect(self._show)
        model.shown_changed.connect(self._show_shown)
        model.previewed.connect(self._show_page)
        model.refused.connect(self._show_problem)

    @override
    def told_shown(self, *, is_shown: bool) -> None:
        self._model.set_shown(is_shown=is_shown)

    @override
    def leave(self) -> None:
        self._model.keep()

    @override
    def fit(self, width: int) -> None:
        super().fit(width)
        self.grid.set_window_width(width)
        self.form.fit(width)

    def _list_card(self) -> Card:
        card = Card(_("Các thể thức"), "layouts_card")
        rules: GridRules[LayoutLine] = GridRules(identify=lambda line: line.layout.code)
        self._lines: GridModel[LayoutLine] = GridModel(
            _columns(), rules, near=date(2026, 1, 1), parent=self
        )
        self.grid = GridView(self._lines, "layouts_grid", _("Các thể thức"), is_list=True)
        self.grid.line_changed.connect(self._model.choose)
        card.body.addWidget(self.grid)
        self._notice = words(name="layouts_notice", role="problem")
        self._notice.hide()
        card.body.addWidget(self._notice)
        return card

    def _page_card(self) -> Card:
        card = Card(_("Trang đầu theo thể thức này"), "layout_page")
        lines = inside_of(card)
        self._add_steps(lines)
        self.page = SheetView()
        self.page.setFixedSize(look().px(_PAGE_WIDTH), look().px(round(_PAGE_WIDTH * _A4)))
        self.page.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.page.setAccessibleName(_("Trang đầu theo thể thức này"))
        lines.addWidget(self.page)
        self.starts = DateEdit(_("Dùng từ ngày"), "layout_from", date(2026, 1, 1))
        lines.addWidget(self.starts)
        self.use = NormalButton(_("Dùng thể thức này"), "layout_use", icon="check-circle")
        self.use.clicked.connect(self._on_use)
        used = FlowLayout()
        used.addWidget(self.use)
        lines.addLayout(used)
        lines.addWidget(
            words(_("Văn bản đã có ngày giữ thể thức của ngày ấy."), "layout_hint", "hint")
        )
        return card

    def _add_steps(self, lines: QVBoxLayout) -> None:
        self.sign = PrimaryButton(_("Ký bản mới"), "layout_sign", icon="shield-check")
        self.sign.clicked.connect(self._model.sign)
        self.primary = self.sign
        self.drop = NormalButton(_("Bỏ chỗ chưa ký"), "layout_drop")
        self.drop.clicked.connect(self._model.drop)
        self.reset = NormalButton(_("Về như mẫu"), "layout_reset")
        self.reset.clicked.connect(self._model.reset)
        steps = FlowLayout()
        for button in (self.sign, self.drop, self.reset):
            steps.addWidget(button)
        lines.addLayout(steps)
        self._problem = words(name="layout_refused", role="problem")
        self._problem.hide()
        lines.addWidget(self._problem)

    def _copy_card(self) -> Card:
        card = Card(_("Bản riêng của cơ quan"), "layout_copies")
        lines = inside_of(card)
        self.title = LineEdit("layout_title")
        lines.addWidget(LabelledInput(_("Tên bản riêng"), self.title, keeps_room=False))
        self.code = LineEdit("layout_code")
        hint = _("Chữ thường không dấu, số, gạch dưới")
        lines.addWidget(LabelledInput(_("Mã"), self.code, hint))
        self.copy = NormalButton(_("Lập bản riêng"), "layout_copy", icon="copy")
        self.copy.clicked.connect(lambda: self._model.copy(self.code.text(), self.title.text()))
        self.export = NormalButton(_("Xuất tệp"), "layout_export", icon="export")
        self.export.clicked.connect(self._model.export)
        self.take = NormalButton(_("Nhập tệp"), "layout_import", icon="download-simple")
        self.take.clicked.connect(self._model.import_file)
        steps = FlowLayout()
        for button in (self.copy, self.export, self.take):
            steps.addWidget(button)
        lines.addLayout(steps)
        return card

    def _show(self, facts: LayoutFacts) -> None:
        self._lines.set_lines(facts.lines)
        self.grid.setFixedHeight(look().px(34 + _ROW * len(facts.lines)))
        self._notice.setText(facts.notice)
        self._notice.setVisible(bool(facts.notice))
        if self.starts.day is None:
            self.starts.set_day(facts.today)
        codes = {line.layout.code for line in facts.lines}
        if not self.code.text() or self.code.text() in codes:
            self.code.setText(facts.suggested_code)
        said = _("Chánh Văn phòng đặt thể thức văn bản.")
        for button in (self.use, self.copy, self.take):
            if facts.may_set:
                button.allow()
            else:
                button.refuse(said)

    def _show_shown(self, shown: Shown) -> None:
        if self.grid.current_id() != shown.layout.code:
            self.grid.go_to(shown.layout.code, "name")
        self.form.show_shown(shown)
        facts = self._model.facts
        if facts is not None and not facts.may_set:
            why = _("Chánh Văn phòng đặt thể thức văn bản.")
        elif shown.is_locked:
            why = _("Mẫu có sẵn không sửa được; lập bản riêng rồi sửa.")
        else:
            why = ""
        unsigned = why or ("" if shown.is_typed else _("Không có gì thay đổi để ký."))
        bad = _("Sửa giá trị không dùng được trước khi ký.") if shown.problems else ""
        for button, reason in (
            (self.sign, unsigned or bad),
            (self.drop, unsigned),
            (self.reset, why or ("" if shown.changed else _("Mọi giá trị đều như mẫu."))),
        ):
            if reason:
                button.refuse(reason)
            else:
                button.allow()

    def _show_page(self, page: object) -> None:
        rgb, wide, high = page.rgb, page.width, page.height  # type: ignore[attr-defined]
        image = QImage(rgb, wide, high, 3 * wide, QImage.Format.Format_RGB888)
        self.page.show_image(image.copy())

    def _show_problem(self, said: str) -> None:
        self._problem.setText(said)
        self._problem.setVisible(bool(said))

    def _on_use(self) -> None:
        if self.starts.day is None:
            self.starts.set_problem(_("Ghi ngày, dạng 23/11."))
        else:
            self._model.use(self.starts.day)


def _columns() -> tuple[Column[LayoutLine], ...]:
    return (
        Column(
            key="name",
            title=_("Tên"),
            width=300,
            text=lambda line: line.layout.title,
            paint=Paint.STRONG,
            stretches=True,
            room=Room.ALWAYS,
        ),
        Column(key="code", title=_("Mã"), width=104, text=lambda line: line.layout.code),
        Column(
            key="source", title=_("Nguồn"), width=128, text=lambda line: line.source,
            paint=Paint.SECOND,
        ),
        Column(
            key="changes", title=_("Khác mẫu"), width=150, text=lambda line: line.changes,
            paint=Paint.SECOND, room=Room.WIDE,
        ),
        Column(key="used", title=_("Sử dụng"), width=150, text=lambda line: line.used,
            room=Room.ALWAYS,
        ),
    )  # fmt: skip

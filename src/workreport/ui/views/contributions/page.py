"""What members sent: a list by person, and the differences from the draft side by side."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from workreport.domain.contribution import RowDifference
from workreport.i18n.translation import N_, _, ngettext
from workreport.ui.theme.look import look
from workreport.ui.viewmodels.contributions import Contributions
from workreport.ui.views.department.page import DepartmentPage
from workreport.ui.views.grid.view import GridView
from workreport.ui.views.shell.actions import Action
from workreport.ui.widgets.button import NormalButton, PrimaryButton, QuietButton
from workreport.ui.widgets.card import EmptyState, PageHead
from workreport.ui.widgets.ground import column, named, row, rule
from workreport.ui.widgets.label import ElidedLabel, PlainLabel

_ROW = 44
_LIST_WIDTH, _LIST_WIDE = 452, 540
_WIDE_FROM, _BESIDE_FROM = 1600, 1200


class ContributionsPage(DepartmentPage):
    """Shows what :class:`Contributions` keeps."""

    page_actions = (
        Action(
            id="take_row",
            text=N_("Lấy dòng đang chọn"),
            keys=("Ctrl+T",),
            where="contributions",
        ),
        Action(
            id="replace_row",
            text=N_("Thay dòng đang chọn bằng phần cán bộ gửi"),
            keys=("Ctrl+Shift+T",),
            where="contributions",
        ),
    )

    def __init__(self, model: Contributions) -> None:
        super().__init__("contributions", _("Cán bộ gửi"), model.desk)
        self._model = model
        self._is_beside = True
        self.head = PageHead(_("Cán bộ gửi"), "contributions_head")
        self._all = PrimaryButton("", "take_all", tooltip="Ctrl+Enter")
        self._all.clicked.connect(self._take_all)
        self.head.add_action(self._all)
        self.list = GridView(
            model.model, "contributions_list", _("Các phần đã nhận"), row_height=_ROW, is_list=True
        )
        self.grid = GridView(model.differences, "contributions_grid", _("Khác với báo cáo"))
        self._name = PlainLabel("", "section", name="contribution_name")
        self._about = ElidedLabel("", "hint", name="contribution_about")
        self._take = NormalButton(_("Lấy dòng này"), "take_row", icon="check", tooltip="Ctrl+T")
        self._take.clicked.connect(self._take_row)
        self._replace = NormalButton(
            _("Thay dòng này"), "replace_row", icon="git-diff", tooltip="Ctrl+Shift+T"
        )
        self._replace.clicked.connect(self._replace_row)
        self._back = QuietButton(_("Danh sách"), "contributions_back", icon="arrow-left")
        self._back.clicked.connect(self._show_list)
        self._build()
        self._connect()
        self._show()

    @override
    def set_shown(self, is_shown: bool) -> None:
        super().set_shown(is_shown)
        self._model.set_seen(is_shown)
        if is_shown:
            self._choose_first()

    @override
    def fit(self, width: int) -> None:
        self._is_beside = width >= _BESIDE_FROM
        self.list.set_window_width(width)
        self.grid.set_window_width(width)
        if self._is_beside:
            wanted = _LIST_WIDE if width >= _WIDE_FROM else _LIST_WIDTH
            self._left.setFixedWidth(look().px(wanted))
        else:
            self._left.setMinimumWidth(0)
            self._left.setMaximumWidth(16_777_215)
        self._back.setVisible(not self._is_beside)
        self._arrange(shows_list=True)

    @override
    def performers(self) -> dict[str, Callable[[], object]]:
        return super().performers() | {
            "primary": self._all.click,
            "take_row": self._take_row,
            "replace_row": self._replace_row,
            "back": self._show_list,
        }

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return self.list, self.grid

    def _build(self) -> None:
        self.lines.addWidget(self.head)
        self.lines.addWidget(rule(ink="line2"))
        self._content = named(QStackedWidget(), "contributions_content")
        both = named(QWidget(), "contributions_both")
        across = row(both)
        self._left = named(QWidget(), "contributions_left")
        under = column(self._left)
        under.addWidget(self.list, 1)
        self._right = named(QWidget(), "contributions_right")
        beside = column(self._right)
        beside.addWidget(self._right_head())
        beside.addWidget(rule())
        beside.addWidget(self.grid, 1)
        across.addWidget(self._left)
        self._line = rule(is_upright=True, ink="line2")
        across.addWidget(self._line)
        across.addWidget(self._right, 1)
        self._content.addWidget(both)
        self._content.addWidget(
            EmptyState(
                "users",
                _("Chưa có phần nào cán bộ gửi"),
                _("Phần cán bộ gửi sẽ hiện ở đây; phòng vẫn tự nhập được."),
                name="contributions_empty",
            )
        )
        self.lines.addWidget(self._content, 1)

    def _right_head(self) -> QWidget:
        box = named(QWidget(), "contribution_head")
        line = row(box, gap=8)
        line.setContentsMargins(12, 6, 12, 6)
        line.addWidget(self._back)
        words = column(gap=0)
        words.addWidget(self._name)
        words.addWidget(self._about)
        line.addLayout(words, 1)
        line.addWidget(self._take)
        line.addWidget(self._replace)
        return box

    def _connect(self) -> None:
        self._model.shown.connect(self._show)
        self.list.line_changed.connect(self._on_chosen)
        self.list.opened.connect(self._on_opened)
        self.grid.line_changed.connect(self._on_line_changed)
        self.grid.opened.connect(self._on_row_opened)
        self.grid.group_acted.connect(self._on_group)

    def _show(self) -> None:
        model = self._model
        self.head.set_note(model.counts_words())
        has_any = bool(model.parts)
        self._content.setCurrentIndex(0 if has_any else 1)
        part = model.part()
        self._name.setText("" if part is None else part.name)
        self._about.setText(model.about())
        if part is not None and self.list.current_id() != part.entry:
            self.list.go_to(part.entry)
        if not self.grid.current_id():
            self._go_to_first_row()
        self._show_buttons()
        if has_any and part is None and self.is_shown:
            self._choose_first()

    def _show_buttons(self) -> None:
        model, refused = self._model, self._model.refusal()
        count = model.empty_rows()
        words = ngettext("Lấy {count} dòng còn trống", "Lấy {count} dòng còn trống", count)
        self._all.set_label(words.format(count=count) if count else _("Lấy các dòng còn trống"))
        self._all.setVisible(bool(model.parts))
        if refused or not count:
            self._all.refuse(refused or _("Các dòng còn lại đều đang có nội dung: thay từng dòng."))
        else:
            self._all.allow()
        current = self._current_row()
        for button, is_meant in ((self._take, False), (self._replace, True)):
            fits = current is not None and current.is_filled is is_meant
            if refused or not fits:
                button.refuse(refused or self._why_not(is_meant=is_meant))
            else:
                button.allow()

    def _why_not(self, *, is_meant: bool) -> str:
        if self._current_row() is None:
            return _("Chọn một dòng khác với báo cáo.")
        if is_meant:
            return _("Dòng này còn trống: lấy là đủ.")
        return _("Dòng này đang có nội dung khác: thay thì mất nội dung đang có.")

    def _current_row(self) -> RowDifference | None:
        place = self._model.place_of(self.grid.current_id())
        return next((one for one in self._model.rows() if one.place == place), None)

    def _choose_first(self) -> None:
        if self._model.current:
            return
        first = self._model.first_to_look_at()
        if first:
            self.list.go_to(first, "name")

    def _on_chosen(self, entry: str) -> None:
        if entry:
            self._model.choose(entry)

    def _on_opened(self, entry: str) -> None:
        self._model.choose(entry)
        self._arrange(shows_list=False)
        self._go_to_first_row()
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_to_first_row(self) -> None:
        first = next((line.id for line in self._model.differences.lines), "")
        if first:
            self.grid.go_to(first, "after")

    def _on_line_changed(self, _line: str) -> None:
        self._show_buttons()

    def _on_row_opened(self, _line: str) -> None:
        self._take_row()

    def _on_group(self, place: str) -> None:
        found = next((one for one in self._model.rows() if one.place == place), None)
        if found is not None:
            self._model.take(place, replaces=found.is_filled)

    def _take_all(self) -> None:
        self._model.take_all()

    def _take_row(self) -> None:
        if self._take.isEnabled():
            self._model.take(self._model.place_of(self.grid.current_id()))

    def _replace_row(self) -> None:
        if self._replace.isEnabled():
            self._model.take(self._model.place_of(self.grid.current_id()), replaces=True)

    def _show_list(self) -> None:
        self._arrange(shows_list=True)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self, *, shows_list: bool) -> None:
        """Show both sides where there is room, else one of them."""
        self._left.setVisible(self._is_beside or shows_list)
        self._line.setVisible(self._is_beside)
        self._right.setVisible(self._is_beside or not shows_list)

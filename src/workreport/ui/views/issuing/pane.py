"""The form that issues the paper which is shown below it; opened by a button, closed when done."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QWidget
from typing_extensions import override

from workreport.i18n.translation import _
from workreport.services.paper_lines import IssueInput
from workreport.ui.theme.look import look
from workreport.ui.viewmodels.paper_register import ISSUED_HERE, TITLES, RegisterModel
from workreport.ui.views.issuing.form import IssueForm
from workreport.ui.widgets.button import IconButton, QuietButton
from workreport.ui.widgets.ground import column, named, row
from workreport.ui.widgets.label import PlainLabel

_MOST_HEIGHT = 420
_LEAST_LEFT = 120  # of the paper below stays in view where the window is low


class IssuePane(QWidget):
    """Issues the paper beside it without another window; Esc closes it.

    Signals:
        preview_wanted: An ``IssueInput`` the paper is to be shown with, or ``None``: as it is.
        closed: The pane was closed or its paper was issued.
    """

    preview_wanted = Signal(object)
    closed = Signal()

    def __init__(self, model: RegisterModel, kinds: Sequence[str] = ISSUED_HERE) -> None:
        super().__init__()
        self._kinds = kinds
        named(self, "issue_pane", _("Phát hành văn bản"))
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._model = model
        self._is_previewed = False
        self.form = IssueForm(model, "issue", kinds)
        self.form.preview_wanted.connect(self._preview)
        lines = column(self, gap=6)
        lines.setContentsMargins(16, 10, 16, 10)
        head = row(gap=8)
        self._title = PlainLabel("", "section", name="issue_title")
        head.addWidget(self._title)
        head.addStretch(1)
        register = QuietButton(_("Sổ văn bản"), "issue_register", icon="list")
        register.clicked.connect(self._to_register)
        head.addWidget(register)
        close = IconButton("x", _("Đóng phần phát hành"), "issue_close")
        close.clicked.connect(self.close_pane)
        head.addWidget(close)
        lines.addLayout(head)
        self._area = named(QScrollArea(), "issue_area")
        self._area.setWidgetResizable(True)
        inside = named(QWidget(), "inside")
        across = column(inside)
        across.addWidget(self.form)
        across.addStretch(1)
        self._area.setWidget(inside)
        lines.addWidget(self._area)
        model.kept.connect(self._on_kept)
        self.form.resized.connect(self.fit)
        self.hide()

    def can_issue(self, kind: str) -> bool:
        """Tell whether a kind of paper is numbered here."""
        return kind in self._kinds

    def open_for(self, kind: str, paper: str = "") -> None:
        """Ask for the number of one paper; ``paper`` names it where its kind says too little."""
        if not self.can_issue(kind):
            return
        named_so = paper or _(TITLES[kind])
        words = named_so[:1].lower() + named_so[1:]
        self._title.setText(_("Phát hành: {paper}").format(paper=words))
        self.form.keep_kind(kind)
        self._model.set_shown(is_shown=True)
        self.form.show_facts()
        self.show()
        self.fit()
        self.form.start()

    def close_pane(self) -> None:
        """Close the pane; the paper is shown as it is."""
        if self.isHidden():
            return
        self._model.set_shown(is_shown=False)
        self.hide()
        if self._is_previewed:
            self._is_previewed = False
            self.preview_wanted.emit(None)
        self.closed.emit()

    def step(self, beneath: Callable[[], object]) -> Callable[[], object]:
        """Return what Ctrl+Enter does: the pane issues while it is open, else what lies beneath."""
        return beneath if self.isHidden() else self.form.primary.click

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_pane()
        else:
            super().keyPressEvent(event)

    def _preview(self, entered: object) -> None:
        self._is_previewed = True
        said: IssueInput = self._model.said(entered)  # type: ignore[arg-type]
        self.preview_wanted.emit(said)

    def _on_kept(self) -> None:
        if not self.isHidden():
            self._is_previewed = True
            self.close_pane()

    def fit(self) -> None:
        """Take the height the form wants, as long as some of the paper stays in view."""
        above = self.parentWidget()
        room = (above.height() if above is not None else _MOST_HEIGHT) - look().px(_LEAST_LEFT)
        width = max(self.width() - look().px(48), 1)
        inside = self.form.layout()
        wanted = self.form.sizeHint().height() if inside is None else inside.heightForWidth(width)
        most = max(look().px(120), min(look().px(_MOST_HEIGHT), room))
        self._area.setFixedHeight(min(wanted, most))

    def _to_register(self) -> None:
        self._model.session.go_to("settings", "papers")

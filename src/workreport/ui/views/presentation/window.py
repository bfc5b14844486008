"""The window of the presentation: full screen, always dark, walked through by keys."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QStackedWidget,
    QWidget,
)
from typing_extensions import override

from workreport.i18n.translation import N_, _
from workreport.ui.theme.look import SCALE_STEP, look, palette_of
from workreport.ui.theme.tokens import DARK
from workreport.ui.viewmodels.presentation import PresentationModel
from workreport.ui.views.presentation.leaving import LeavingFace
from workreport.ui.views.presentation.sizes import Sizes, sizes_for
from workreport.ui.views.presentation.stage import StageFace
from workreport.ui.views.shell.actions import Action
from workreport.ui.widgets.ground import column, named

WHERE = "presentation"
# A remote control of a meeting room sends the keys that turn pages.
ACTIONS = (
    Action(id="unit_before", text=N_("Đơn vị trước"), keys=("Left", "PgUp"), where=WHERE),
    Action(id="unit_after", text=N_("Đơn vị sau"), keys=("Right", "PgDown"), where=WHERE),
    Action(id="line_before", text=N_("Nhiệm vụ trước"), keys=("Up",), where=WHERE),
    Action(id="line_after", text=N_("Nhiệm vụ sau"), keys=("Down",), where=WHERE),
    Action(id="late", text=N_("Chậm"), keys=("1",), where=WHERE),
    Action(id="low_quality", text=N_("Chất lượng thấp"), keys=("2",), where=WHERE),
    Action(id="not_implemented", text=N_("Chưa thực hiện"), keys=("3",), where=WHERE),
    Action(id="type", text=N_("Gõ kết luận"), keys=("N",), where=WHERE),
    Action(id="names", text=N_("Ẩn, hiện tên người"), keys=("H",), where=WHERE),
    Action(id="watch", text=N_("Chạy, dừng đồng hồ"), keys=("T",), where=WHERE),
)
ALWAYS = (
    Action(id="leave", text=N_("Lùi một bước"), keys=("Esc",), where=WHERE),
    Action(id="sign", text=N_("Ký và ghi kết luận"), keys=("Ctrl+Return",), where=WHERE),
    Action(id="larger", text=N_("Chữ to hơn"), keys=("Ctrl++", "Ctrl+="), where=WHERE),
    Action(id="smaller", text=N_("Chữ nhỏ hơn"), keys=("Ctrl+-",), where=WHERE),
    Action(id="normal_size", text=N_("Cỡ chữ thường"), keys=("Ctrl+0",), where=WHERE),
)
SMALLEST = (640, 360)
_WALKING = frozenset({"unit_before", "unit_after", "line_before", "line_after"})


class PresentationWindow(QWidget):
    """Lies over the desk until it is left; what was typed is kept either way.

    Signals:
        left: The presentation is over.
    """

    left = Signal()

    def __init__(self, model: PresentationModel, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        named(self, "presentation_window", _("Trình chiếu"))
        self.setWindowTitle(_("Trình chiếu"))
        self.setProperty("always_dark", True)
        self.setProperty("ground", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setPalette(palette_of(DARK))
        self.model = model
        model.setParent(self)
        self._sizes: Sizes | None = None
        self._scale = 0
        self.stage = StageFace(model)
        self.leaving = LeavingFace(model)
        self._faces = named(QStackedWidget(), "presentation_faces")
        self._faces.addWidget(self.stage)
        self._faces.addWidget(self._framed(self.leaving))
        lines = column(self)
        lines.addWidget(self._faces)
        # What has no room is left out by :meth:`_fit`; the window never grows beyond its screen.
        lines.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setMinimumSize(*SMALLEST)
        self._letters = [self._add_key(action) for action in ACTIONS]
        for action in ALWAYS:
            self._add_key(action)
        for name, hint in self.stage.hints.items():
            hint.clicked.connect(partial(self.perform, name))
        self.leaving.back_wanted.connect(self.show_stage)
        self.leaving.later_wanted.connect(self.close)
        model.shown.connect(self.stage.show_facts)
        model.turned.connect(self._on_turned)
        model.told.connect(self.stage.show_problem)
        model.signed.connect(self._on_signed)
        look().changed.connect(self._fit)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def begin(self) -> None:
        """Read the month and give the keyboard to the list."""
        self.model.set_shown(is_shown=True)
        self.stage.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def perform(self, action: str, _is_checked: bool = False) -> None:
        """Do what a key or a hint means."""
        self.stage.show_problem("")
        self._performers()[action]()

    def show_stage(self) -> None:
        """Go on with the meeting."""
        self._faces.setCurrentIndex(0)
        self.stage.show_list()
        self._allow_letters()

    @property
    def is_leaving(self) -> bool:
        """Whether it is asked what becomes of the conclusions."""
        return self._faces.currentIndex() == 1

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.model.leave()
        self.model.set_shown(is_shown=False)
        super().closeEvent(event)
        self.left.emit()

    def _performers(self) -> dict[str, Callable[[], object]]:
        model = self.model
        return {
            "unit_before": partial(model.turn_unit, -1),
            "unit_after": partial(model.turn_unit, 1),
            "line_before": partial(model.turn_line, -1),
            "line_after": partial(model.turn_line, 1),
            "late": partial(model.judge, "late"),
            "low_quality": partial(model.judge, "low_quality"),
            "not_implemented": partial(model.judge, "not_implemented"),
            "type": self._type,
            "names": model.toggle_names,
            "watch": model.watch.toggle,
            "leave": self._step_back,
            "sign": self._sign,
            "larger": partial(_resize_text, SCALE_STEP),
            "smaller": partial(_resize_text, -SCALE_STEP),
            "normal_size": partial(_resize_text, 0),
        }

    def _type(self) -> None:
        self.stage.show_pane()
        self.stage.pane.type_text()

    def _step_back(self) -> None:
        """Leave the text first, then the question, then the presentation."""
        if self.is_leaving:
            self.show_stage()
        elif self.stage.is_concluding():
            self.stage.show_list()
        elif self.model.conclusions.pending_count():
            self._ask()
        else:
            self.close()

    def _ask(self) -> None:
        """Show what is not signed yet, before it is signed or left."""
        self._faces.setCurrentIndex(1)
        self._allow_letters()
        self.leaving.begin()

    def _sign(self) -> None:
        if not self.is_leaving and self.model.conclusions.pending_count():
            self._ask()
        elif self.is_leaving and self.leaving.sign.isEnabled():
            self.leaving.sign.click()

    def _on_signed(self, _count: int) -> None:
        if self.is_leaving:
            self.close()

    def _on_turned(self) -> None:
        self.stage.show_facts()

    def _on_focus(self, _before: QWidget | None, _now: QWidget | None) -> None:
        self._allow_letters()
        self.stage.pane.show_words()

    def _allow_letters(self) -> None:
        """Let single keys act only where nobody types: an input method needs them all."""
        is_free = not self.is_leaving and not _is_editor(self.focusWidget())
        for action in self._letters:
            action.setEnabled(is_free)

    def _add_key(self, action: Action) -> QAction:
        made = QAction(action.label, self)
        made.setObjectName(f"action_{action.id}")
        made.setShortcuts([QKeySequence(key) for key in action.keys])
        # A key held down walks on, but it never judges twice and never leaves two steps at once.
        made.setAutoRepeat(action.id in _WALKING)
        made.triggered.connect(partial(self.perform, action.id))
        self.addAction(made)
        return made

    def _framed(self, face: QWidget) -> QWidget:
        room = named(QWidget(), "presentation_leaving")
        self._leaving_room = column(room)
        self._leaving_room.addWidget(face)
        return room

    def _fit(self) -> None:
        sizes = sizes_for(self.width(), self.height())
        if sizes != self._sizes or look().scale != self._scale:
            self._sizes, self._scale = sizes, look().scale
            self.setStyleSheet(sizes.sheet())
            side = look().px(sizes.margin)
            self._leaving_room.setContentsMargins(side, side // 2, side, side // 2)
            self.leaving.fit(sizes)
        self.stage.fit(sizes)


def _is_editor(widget: QWidget | None) -> bool:
    return isinstance(widget, QLineEdit | QPlainTextEdit)


def _resize_text(step: int) -> None:
    look().use_scale(look().scale + step if step else 100)

"""The passport of a task: where it comes from, how its day moved, who held it, what months said."""

from PySide6.QtWidgets import QWidget

from workreport.i18n.translation import _
from workreport.ui.viewmodels.task_passport import TaskPassport
from workreport.ui.widgets.button import QuietButton
from workreport.ui.widgets.ground import column, empty, named
from workreport.ui.widgets.label import PlainLabel


class StoryPart(QWidget):
    """Shows what :class:`TaskPassport` read."""

    def __init__(self, model: TaskPassport) -> None:
        super().__init__()
        named(self, "task_passport", _("Lịch sử nhiệm vụ"))
        self._model = model
        lines = column(self, gap=4)
        lines.setContentsMargins(0, 6, 0, 0)
        self._parts = column(gap=4)
        lines.addLayout(self._parts)
        self._hand_over = QuietButton(
            _("Bàn giao"), "passport_handover", icon="arrow-bend-down-right"
        )
        self._hand_over.clicked.connect(model.hand_over)
        self._hand_over.hide()
        lines.addWidget(self._hand_over)
        lines.addStretch(1)
        model.shown.connect(self._show)

    def _show(self) -> None:
        empty(self._parts)
        self._hand_over.setVisible(not self._model.refusal)
        if self._model.refusal:
            told = PlainLabel(self._model.refusal, "second", name="passport_none", wraps=True)
            self._parts.addWidget(told)
        for place, part in enumerate(self._model.parts):
            self._parts.addWidget(PlainLabel(part.title, "label"))
            words = "\n".join(part.lines)
            self._parts.addWidget(PlainLabel(words, name=f"passport_{place}", wraps=True))
            self._parts.addSpacing(6)

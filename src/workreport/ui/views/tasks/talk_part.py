"""The thread of a task: what was said, oldest first, and a box to say something."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from workreport.i18n.formats import moment_text
from workreport.i18n.translation import _
from workreport.ledger.bodies.talk import MOST_LETTERS
from workreport.services.comments import Comment
from workreport.ui.theme.look import look
from workreport.ui.viewmodels.task_talk import TaskTalk
from workreport.ui.widgets.button import NormalButton
from workreport.ui.widgets.ground import column, empty, named, row
from workreport.ui.widgets.inputs import PlainTextEdit
from workreport.ui.widgets.label import PlainLabel

_BOX_HEIGHT = 62


class TalkPart(QWidget):
    """Shows what :class:`TaskTalk` read; Ctrl+Enter in the box signs the remark."""

    def __init__(self, model: TaskTalk) -> None:
        super().__init__()
        named(self, "task_talk", _("Trao đổi"))
        self._model = model
        lines = column(self, gap=8)
        lines.setContentsMargins(0, 6, 0, 0)
        hint = _("Phòng, Văn phòng và lãnh đạo cùng đọc. Chữ thường, đã gửi thì giữ mãi.")
        lines.addWidget(PlainLabel(hint, "hint", wraps=True))
        self._thread = column(gap=10)
        lines.addLayout(self._thread)
        label = PlainLabel(_("Nội dung trao đổi"), "label")
        self.box = PlainTextEdit("talk_box", _("Nội dung trao đổi"), most=MOST_LETTERS)
        self.box.setFixedHeight(look().px(_BOX_HEIGHT))
        self.box.installEventFilter(self)
        label.setBuddy(self.box)
        head = row(gap=6)
        head.addWidget(label, 1)
        head.addWidget(self.box.counter())
        lines.addLayout(head)
        lines.addWidget(self.box)
        self._refused = PlainLabel("", "problem", name="talk_refused", wraps=True)
        self._refused.hide()
        lines.addWidget(self._refused)
        self.send = NormalButton(
            _("Gửi trao đổi"), "talk_send", icon="paper-plane-tilt", key="Ctrl+Enter"
        )
        self.send.clicked.connect(self._say)
        lines.addWidget(self.send)
        lines.addStretch(1)
        model.shown.connect(self.show_thread)
        model.said.connect(self._on_said)
        model.refused.connect(self._on_refused)

    def show_thread(self) -> None:
        """Show the remarks of the open task."""
        empty(self._thread)
        for place, comment in enumerate(self._model.comments):
            self._add(place, comment)
        if not self._model.comments:
            words = PlainLabel(_("Chưa có trao đổi nào."), "second", name="talk_none")
            self._thread.addWidget(words)

    def clear(self) -> None:
        """Forget what is shown of another task."""
        empty(self._thread)
        self._on_refused("")

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kinds = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
        if event.type() in kinds and isinstance(event, QKeyEvent):
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                event.accept()
                if event.type() is QEvent.Type.KeyPress:
                    self._say()
                return True
        return super().eventFilter(watched, event)

    def _add(self, place: int, comment: Comment) -> None:
        said = named(QWidget(), f"talk_{place}")
        inside = column(said, gap=2)
        author = comment.author or _("Không rõ người viết")
        head = f"{author} · {moment_text(comment.said_at)}"
        if comment.is_new:
            head = _("{head} · mới").format(head=head)
        inside.addWidget(PlainLabel(head, "caption", name=f"talk_{place}_head", wraps=True))
        text = _("Nội dung đã xóa theo lệnh.") if comment.is_erased else comment.text
        said.setAccessibleName(f"{head}: {text}")
        inside.addWidget(PlainLabel(text, name=f"talk_{place}_words", wraps=True))
        self._thread.addWidget(said)

    def _say(self) -> None:
        self._on_refused("")
        self._model.say(self.box.toPlainText())

    def _on_said(self) -> None:
        self.box.clear()

    def _on_refused(self, why: str) -> None:
        self._refused.setText(why)
        self._refused.setVisible(bool(why))

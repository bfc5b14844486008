"""What lies beside the words of a task under check: its files, and what is said about it."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from workreport.domain.errors import CodedError
from workreport.domain.task import EvidenceFile
from workreport.i18n.translation import _
from workreport.services.checking import CheckView
from workreport.ui.messages import FileWish
from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.task_files import file_words
from workreport.ui.viewmodels.task_talk import TaskTalk
from workreport.ui.views.shell.side_pane import SidePane
from workreport.ui.views.tasks.talk_part import TalkPart
from workreport.ui.widgets.button import IconButton, QuietButton
from workreport.ui.widgets.flow import FlowLayout
from workreport.ui.widgets.ground import column, empty, named, row
from workreport.ui.widgets.label import PlainLabel


class CheckAside(QWidget):
    """A button for the thread of the row that is current, and one for each of its files."""

    def __init__(self, session: DeskSession, side: "CheckSide", pane: SidePane) -> None:
        super().__init__()
        named(self, "check_aside", _("Tệp minh chứng và trao đổi"))
        self._session = session
        self._side, self._pane = side, pane
        self._task = ("", "")
        self._view: CheckView | None = None
        self._shown: tuple[EvidenceFile, ...] = ()
        side.talk.counted.connect(self._say_count)
        across = row(self, gap=4)
        across.setContentsMargins(8, 0, 16, 4)
        self.talk = QuietButton(_("Trao đổi"), "check_talk_open", icon="chat-text")
        self.talk.clicked.connect(self._ask_talk)
        across.addWidget(self.talk, 0, Qt.AlignmentFlag.AlignTop)
        self._lines = FlowLayout(gap=4, line_gap=2)
        across.addLayout(self._lines, 1)
        self.hide()

    def show_task(self, view: CheckView | None, task: str) -> None:
        """Show what there is about a task of the report."""
        known = () if view is None else view.draft.tasks
        words = next((one.content for one in known if one.id == task), "")
        self._task = task, words
        self.setVisible(bool(words))
        self._say_count()
        results = () if view is None else view.draft.results
        files = next((one.files for one in results if one.task == task), ())
        if (view, files) == (self._view, self._shown):
            return
        self._view, self._shown = view, files
        empty(self._lines)
        for place, file in enumerate(files):
            button = QuietButton(
                file_words(file),
                f"check_file_{place}",
                icon="paperclip",
                tooltip=_("Lưu “{name}” ra ngoài").format(name=file.name),
            )
            button.clicked.connect(partial(self._save, file))
            self._lines.addWidget(button)

    def _say_count(self) -> None:
        talk, task = self._side.talk, self._task[0]
        total, fresh = talk.total(task), talk.fresh(task)
        words = _("Trao đổi {count}").format(count=total) if total else _("Trao đổi")
        if fresh:
            words = _("Trao đổi {count}, {fresh} mới").format(count=total, fresh=fresh)
        self.talk.set_label(words)

    def _ask_talk(self) -> None:
        self._pane.open()
        self._side.open(*self._task)

    def _save(self, file: EvidenceFile) -> None:
        view = self._view
        if view is None:
            return
        wish = FileWish(title=_("Lưu tệp minh chứng"), suggested=file.name)
        target = self._session.messages.choose_target(wish)
        if target is not None:
            evidence, period, unit = self._session.desk.evidence, view.period, view.draft.unit
            self._session.run(
                lambda: evidence.write(file, period, unit, target),
                self._on_written,
                self._on_refused,
            )

    def _on_written(self, _nothing: None) -> None:
        self._session.tell_done(_("Đã lưu tệp."))

    def _on_refused(self, error: CodedError) -> None:
        self._session.tell_error(error)


class CheckSide(QWidget):
    """The marks of a return, or the thread of a task in their place."""

    def __init__(self, session: DeskSession, marks: QWidget) -> None:
        super().__init__()
        named(self, "check_side", _("Trả lại và trao đổi"))
        self._unit = self._entry = ""
        self._marks = marks
        self.talk = TaskTalk(session, self._unit_shown, self)
        self._part = TalkPart(self.talk)
        both = column(self)
        both.addWidget(marks)
        self._thread = named(QWidget(), "check_talk", _("Trao đổi"))
        lines = column(self._thread, margin=14, gap=6)
        back = IconButton("caret-left", _("Về phần trả lại"), "check_talk_back", is_bare=True)
        back.clicked.connect(self.step_back)
        self._words = PlainLabel("", "medium", name="check_talk_words", wraps=True)
        head = row(gap=6)
        head.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._words, 1)
        lines.addLayout(head)
        inside = named(QWidget(), "inside")
        column(inside).addWidget(self._part)
        area = QScrollArea()
        area.setObjectName("check_talk_area")
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setWidget(inside)
        lines.addWidget(area, 1)
        self._thread.hide()
        both.addWidget(self._thread)

    def show_view(self, view: CheckView) -> None:
        """Begin anew with another report."""
        if view.version.entry != self._entry:
            self._unit, self._entry = view.draft.unit, view.version.entry
            self.step_back()
            self.talk.count()

    def open(self, task: str, words: str) -> None:
        """Show the thread of a task."""
        self._words.setText(words)
        self._part.clear()
        self.talk.open(task)
        self._marks.hide()
        self._thread.show()
        self._part.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def step_back(self) -> bool:
        """Show the marks again; tell whether a thread was shown."""
        was_shown = not self._thread.isHidden()
        self.talk.leave()
        self._thread.hide()
        self._marks.show()
        return was_shown

    def _unit_shown(self) -> str:
        return self._unit

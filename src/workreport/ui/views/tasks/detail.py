"""The pane of one task: result, evidence, what is said, its history, and what was returned."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from workreport.i18n.formats import month_text
from workreport.i18n.translation import _
from workreport.ui.theme.look import look
from workreport.ui.viewmodels.task_details import TEXT_FIELDS, ReturnMark, TaskDetail
from workreport.ui.viewmodels.task_files import TaskFiles
from workreport.ui.viewmodels.task_passport import TaskPassport
from workreport.ui.viewmodels.tasks import Tasks
from workreport.ui.views.department.inputs import DraftLineEdit, DraftText
from workreport.ui.views.tasks.files_part import FilesPart
from workreport.ui.views.tasks.part_tabs import PartTabs
from workreport.ui.views.tasks.story_part import StoryPart
from workreport.ui.views.tasks.talk_part import TalkPart
from workreport.ui.widgets.button import IconButton, NormalButton
from workreport.ui.widgets.checks import CheckBox
from workreport.ui.widgets.ground import column, empty, named, row, rule
from workreport.ui.widgets.label import PlainLabel
from workreport.ui.widgets.sentence import Sentence
from workreport.ui.widgets.symbol import Symbol

_MOST = 2000
_RESULT, _EVIDENCE, _TALK, _HISTORY = range(4)
_HEIGHTS = {"result": 62, "cause": 46, "note": 44}


class TaskPane(QWidget):
    """Writes into the draft while people type.

    Signals:
        step_wanted: The next (1) or the previous (-1) task is wanted.
    """

    step_wanted = Signal(int)

    def __init__(self, model: Tasks) -> None:
        super().__init__()
        named(self, "task_detail", _("Chi tiết nhiệm vụ"))
        self._model = model
        self._task = ""
        self._fields: dict[str, DraftText | DraftLineEdit] = {}
        self._labels: dict[str, PlainLabel] = {}
        self._flags: dict[str, CheckBox] = {}
        self._marks: tuple[str, ...] = ()
        self._replies: dict[str, DraftLineEdit] = {}
        self._talk, self._passport = model.talk, TaskPassport(model.desk, self)
        self.files = FilesPart(TaskFiles(model.desk, self))
        self.talk = TalkPart(self._talk)
        lines = column(self)
        inside = named(QWidget(), "inside")
        self._lines = column(inside, gap=4)
        self._lines.setContentsMargins(14, 10, 14, 12)
        self._build()
        area = QScrollArea()
        area.setObjectName("task_detail_area")
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setWidget(inside)
        lines.addWidget(area)
        self.tabs.changed.connect(self._on_tab)
        self._talk.counted.connect(self._on_counted)
        model.shown.connect(self._show)
        model.current_changed.connect(self._show)

    def focus_field(self, field: str) -> None:
        """Put the focus into a field, or into the reply of the first mark."""
        self.tabs.choose(_EVIDENCE if field == "evidence" else _RESULT)
        target: QWidget | None = self._fields.get(field) or self._flags.get(field)
        if target is None or not target.isEnabled():
            target = next(iter(self._replies.values()), None)
        if target is not None:
            target.setFocus()

    def needs_reply(self, path: str) -> bool:
        """Tell whether the Office marked that place of the task and has no answer yet."""
        reply = self._replies.get(path)
        return reply is not None and reply.isEnabled() and not reply.text().strip()

    def focus_reply(self, path: str) -> None:
        """Put the focus where the answer to a mark is typed."""
        self._replies[path].setFocus(Qt.FocusReason.OtherFocusReason)

    def tell_refused(self, why: str) -> None:
        """Say why a cell did not take what was typed."""
        self._refused.setText(why)
        self._refused.setVisible(bool(why))

    def _build(self) -> None:
        head = row(gap=4)
        self._heading = PlainLabel("", "hint", name="task_heading", wraps=True)
        head.addWidget(self._heading, 1)
        for icon, name, label, step in (
            ("caret-up", "task_before", _("Nhiệm vụ trước"), -1),
            ("caret-down", "task_after", _("Nhiệm vụ sau"), 1),
        ):
            button = IconButton(icon, label, name, is_bare=True)
            button.setProperty("step", step)
            button.clicked.connect(self._on_step)
            head.addWidget(button)
        self._lines.addLayout(head)
        self._content = Sentence("", name="task_content_words", size=14, weight=600)
        self._lines.addWidget(self._content)
        self._refused = PlainLabel("", "problem", name="task_refused", wraps=True)
        self._refused.hide()
        self._lines.addWidget(self._refused)
        self._returned = named(QWidget(), "task_returned")
        self._return_lines = column(self._returned, gap=6)
        self._lines.addWidget(self._returned)
        self._shut = self._shut_row()
        self._lines.addWidget(self._shut)
        self._build_tabs()
        self._add_text("result", _("Kết quả trong tháng"), _("Đã làm được gì, ra văn bản nào"))
        self._add_text("cause", _("Nguyên nhân"), _("Đang chờ ai, văn bản nào, từ ngày nào?"))
        self._add_flag(
            "objective", _("Nguyên nhân khách quan"), _("Văn phòng xác nhận khi kiểm tra")
        )
        self._add_flag("exceeds", _("Vượt yêu cầu"), "")
        self._add_flag("carry", _("Chuyển sang tháng sau"), "")
        self._add_text("note", _("Ghi chú"), "")
        self._lines.addSpacing(4)
        self._lines.addWidget(rule())
        self._lines.addWidget(PlainLabel(_("Lý lịch nhiệm vụ"), "heading"))
        self._story = Sentence("", name="task_story", size=12, ink="text2")
        self._lines.addWidget(self._story)
        self._lines.addStretch(1)
        self._lines = self._parts[_EVIDENCE]
        self._add_line("evidence", _("Minh chứng"), _("Số, ký hiệu, ngày văn bản"))
        self._lines.addWidget(self.files)
        self._lines.addStretch(1)

    def _build_tabs(self) -> None:
        """Four parts of which one is shown; what follows is built into the first."""
        titles = (_("Kết quả"), _("Minh chứng"), _("Trao đổi"), _("Lịch sử"))
        self.tabs = PartTabs(titles, "task_tabs", _("Phần của nhiệm vụ"))
        self._lines.addWidget(self.tabs)
        self._pages: list[QWidget] = []
        self._parts: list[QVBoxLayout] = []
        for part in range(_TALK):
            page = named(QWidget(), f"task_part_{part}")
            self._parts.append(column(page, gap=4))
            self._pages.append(page)
        self._pages += [self.talk, StoryPart(self._passport)]
        for place, page in enumerate(self._pages):
            self._lines.addWidget(page, 1)
            page.setVisible(place == _RESULT)
        self._lines = self._parts[_RESULT]

    def _add_text(self, field: str, label: str, hint: str) -> None:
        edit = DraftText(f"task_{field}", label, most=_MOST, hint=hint)
        edit.setFixedHeight(look().px(_HEIGHTS[field]))
        edit.typed.connect(self._on_typed)
        head = row(gap=6)
        words = PlainLabel(label, "label", name=f"task_{field}_label")
        words.setBuddy(edit)
        head.addWidget(words, 1)
        head.addWidget(edit.counter())
        self._lines.addSpacing(4)
        self._lines.addLayout(head)
        self._lines.addWidget(edit)
        self._remember(field, edit, words)

    def _add_line(self, field: str, label: str, hint: str) -> None:
        edit = DraftLineEdit(f"task_{field}", label, hint)
        edit.typed.connect(self._on_typed)
        words = PlainLabel(label, "label", name=f"task_{field}_label")
        words.setBuddy(edit)
        self._lines.addSpacing(4)
        self._lines.addWidget(words)
        self._lines.addWidget(edit)
        self._remember(field, edit, words)

    def _remember(self, field: str, edit: DraftText | DraftLineEdit, label: PlainLabel) -> None:
        edit.setProperty("field", field)
        self._fields[field] = edit
        self._labels[field] = label
        problem = PlainLabel("", "problem", name=f"task_{field}_problem", wraps=True)
        problem.hide()
        self._labels[f"{field}_problem"] = problem
        self._lines.addWidget(problem)

    def _add_flag(self, field: str, label: str, hint: str) -> None:
        box = CheckBox(label, f"task_{field}")
        box.setProperty("field", field)
        box.clicked.connect(self._on_flag)
        self._flags[field] = box
        self._lines.addSpacing(4)
        self._lines.addWidget(box)
        if hint:
            words = PlainLabel(hint, "caption", name=f"task_{field}_hint", wraps=True)
            self._labels[f"{field}_hint"] = words
            words.setIndent(look().px(24))
            self._lines.addWidget(words)

    def _shut_row(self) -> QWidget:
        shut = named(QWidget(), "task_shut")
        lines = column(shut, gap=6)
        lines.setContentsMargins(0, 6, 0, 4)
        self._shut_words = PlainLabel("", "hint", name="task_shut_words", wraps=True)
        lines.addWidget(self._shut_words)
        self._reason = DraftLineEdit("task_open_reason", _("Lý do sửa ngoài yêu cầu"))
        self._reason.setPlaceholderText(_("Lý do sửa ngoài yêu cầu"))
        across = row(gap=8)
        across.addWidget(self._reason, 1)
        button = NormalButton(_("Mở để sửa"), "task_open", icon="lock-simple-open")
        button.clicked.connect(self._on_open)
        across.addWidget(button)
        lines.addLayout(across)
        return shut

    def _show(self) -> None:
        detail = self._model.detail()
        self.setEnabled(detail is not None)
        if detail is None:
            self._task = ""
            self._open_part()
            self._heading.setText("")
            self._content.set_text(_("Chọn một nhiệm vụ."))
            self._returned.hide()
            self._shut.hide()
            return
        if detail.id != self._task:
            self._task = detail.id
            self.tell_refused("")
            self._on_counted()
            self._open_part()
        self._heading.setText(detail.heading)
        self._content.set_text(detail.content)
        self._story.set_text(" ".join(detail.story))
        self._show_fields(detail)
        self._show_marks(detail.marks)
        self._shut.setVisible(bool(detail.locked_reason))
        self._shut_words.setText(detail.locked_reason)

    def _show_fields(self, detail: TaskDetail) -> None:
        cause = _("Nguyên nhân chưa xong · bắt buộc")
        label = cause if detail.is_cause_required else _("Nguyên nhân")
        self._labels["cause"].setText(label)
        for field in TEXT_FIELDS:
            edit = self._fields[field]
            edit.show_text(str(getattr(detail.result, field)))
            edit.setEnabled(detail.may_change[field])
            level, step = detail.problems.get(field, ("", ""))
            words = self._labels[f"{field}_problem"]
            words.set_role("problem" if level == "error" else "hint")
            words.setText(step)
            words.setVisible(bool(step))
            if isinstance(edit, DraftText):
                edit.set_wrong(level == "error")
        self.files.show_task(detail.id, may_change=detail.may_add_files)
        for field, box in self._flags.items():
            box.setChecked(bool(getattr(detail.result, field)))
            box.setEnabled(detail.may_change[field])
        self._labels["objective_hint"].setText(detail.judged)
        carry = _("Chuyển sang {month}").format(month=month_text(detail.next_month))
        self._flags["carry"].setText(carry)

    def _open_part(self) -> None:
        """Read what the part in view needs of the task; the others wait until they are shown."""
        part = self.tabs.chosen()
        self.talk.clear()
        if part == _TALK:
            self._talk.open(self._task)
        else:
            self._talk.leave()
        self._passport.open(self._task if part == _HISTORY else "")

    def _on_tab(self, part: int) -> None:
        for place, page in enumerate(self._pages):
            page.setVisible(place == part)
        self._open_part()

    def _on_counted(self) -> None:
        total, fresh = self._talk.total(self._task), self._talk.fresh(self._task)
        words = _("Trao đổi {count}").format(count=total) if total else _("Trao đổi")
        if fresh:
            words = _("Trao đổi {count}, {fresh} mới").format(count=total, fresh=fresh)
        self.tabs.set_text(_TALK, words)

    def _show_marks(self, marks: tuple[ReturnMark, ...]) -> None:
        paths = tuple(mark.path for mark in marks)
        if paths != self._marks:
            self._marks = paths
            empty(self._return_lines)
            self._replies = {}
            for mark in marks:
                self._add_mark(mark)
        self._returned.setVisible(bool(marks))
        for mark in marks:
            self._replies[mark.path].show_text(mark.reply)

    def _add_mark(self, mark: ReturnMark) -> None:
        words = _("Mục {number}. {text}").format(number=mark.number, text=mark.text)
        head = row(gap=8)
        head.addWidget(Symbol("arrow-u-up-left", "warn"), 0, Qt.AlignmentFlag.AlignTop)
        told = PlainLabel(words, "medium", wraps=True, name=f"task_mark_{mark.number}")
        head.addWidget(told, 1)
        self._return_lines.addLayout(head)
        label = _("Trả lời Văn phòng, một dòng")
        self._return_lines.addWidget(PlainLabel(label, "label"))
        reply = DraftLineEdit(f"task_reply_{mark.number}", label, _("Đã sửa thế nào"))
        reply.setProperty("path", mark.path)
        reply.typed.connect(self._on_reply)
        self._return_lines.addWidget(reply)
        self._replies[mark.path] = reply

    def _on_typed(self, text: str) -> None:
        edit = self.sender()
        if self._task:
            words = text.strip() if isinstance(edit, DraftLineEdit) else text
            field = str(edit.property("field"))
            self._model.set_field(self._task, field, words, merges=True)

    def _on_flag(self, is_set: bool) -> None:
        box = self.sender()
        if self._task:
            self._model.set_field(self._task, str(box.property("field")), is_set)

    def _on_reply(self, text: str) -> None:
        edit = self.sender()
        if edit is not None:
            self._model.reply(str(edit.property("path")), text)

    def _on_open(self) -> None:
        self._model.open_outside(self._task, self._reason.text())
        self._reason.clear()

    def _on_step(self) -> None:
        button = self.sender()
        if button is not None:
            self.step_wanted.emit(int(button.property("step")))

"""One unit on the stage: its name, four numbers, what is to be concluded and the conclusion."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from workreport.i18n.messages import sentence
from workreport.i18n.translation import N_, _
from workreport.ui.theme.look import look
from workreport.ui.viewmodels.presentation import PresentationModel
from workreport.ui.viewmodels.presentation_words import Mark
from workreport.ui.views.presentation.concluding import ConcludingPane
from workreport.ui.views.presentation.parts import KeyHint, StageMark, fit_mark, number_place
from workreport.ui.views.presentation.sizes import Sizes
from workreport.ui.views.presentation.tasks import LineList
from workreport.ui.widgets.flow import FlowLayout
from workreport.ui.widgets.ground import column, named, row, rule
from workreport.ui.widgets.label import ElidedLabel, PlainLabel

NUMBERS = ("completed", "in_progress", "not_started", "late")
HINTS = (
    ("unit_after", ("arrow-left", "arrow-right"), N_("đơn vị")),
    ("line_after", ("arrow-up", "arrow-down"), N_("nhiệm vụ")),
    ("late", ("1", "2", "3"), N_("kết luận mẫu")),
    ("names", ("H",), N_("ẩn tên")),
    ("type", ("N",), N_("gõ kết luận")),
    ("watch", ("T",), N_("đồng hồ")),
    ("leave", ("Esc",), N_("ra")),
)
_LEFT, _RIGHT = 27, 20  # of the width: what is judged, and what is said about it


class StageFace(QWidget):
    """Shows what :class:`PresentationModel` says of the unit on the stage."""

    def __init__(self, model: PresentationModel) -> None:
        super().__init__()
        named(self, "stage_face", _("Trình chiếu"))
        self._model = model
        self._sizes: Sizes | None = None
        self._is_concluding = False
        self._place = ElidedLabel("", "stage_second", name="stage_place")
        self._training = self._make_training()
        self._watch_mark = StageMark("timer", name="stage_watch_mark")
        self._watch = PlainLabel("", "stage_watch", name="stage_watch")
        self._name = ElidedLabel("", "stage_name", name="stage_name")
        self._sentence = PlainLabel("", "stage_large", wraps=True, name="stage_sentence")
        self._numbers = {key: number_place(key) for key in NUMBERS}
        self._list_title = PlainLabel("", "stage_label", wraps=True, name="stage_lines_title")
        self.list = LineList()
        self.list.chosen.connect(model.choose_line)
        self.pane = ConcludingPane(model)
        self.pane.back_wanted.connect(self.show_list)
        self._problem = PlainLabel("", "stage_problem", wraps=True, name="stage_problem")
        self._saved_mark = StageMark("floppy-disk", name="stage_saved_mark")
        self._saved = PlainLabel("", "stage_small", name="stage_saved")
        self.hints = {
            action: KeyHint(caps, _(words), f"stage_key_{action}") for action, caps, words in HINTS
        }
        self._build()
        model.watch.ticked.connect(self._show_watch)
        model.saved.connect(self.show_saved)

    def fit(self, sizes: Sizes) -> None:
        """Follow the room there is."""
        self._sizes = sizes
        px = look().px
        side = px(sizes.margin)
        self._outer.setContentsMargins(side, px(sizes.gap + 6), side, px(sizes.gap + 2))
        self._outer.setSpacing(px(sizes.gap * 3 // 4))
        self._across.setSpacing(0 if sizes.is_narrow else px(sizes.gap * 5 // 2))
        for hint in self.hints.values():
            hint.show_size(sizes.small)
        fit_mark(self._watch_mark, Mark("timer", "text2"), sizes)
        self._training_mark.show_mark(Mark("flask", "text2"), sizes.small)
        fit_mark(self._saved_mark, Mark("floppy-disk", "text2"), sizes, is_small=True)
        self.pane.fit(sizes)
        self._lay_out()
        self.show_facts()

    def show_facts(self) -> None:
        """Show the unit and everything about it."""
        model, sizes = self._model, self._sizes
        if sizes is None:
            return
        stage = model.stage
        self._place.setText(model.place_words())
        self._training.setVisible(stage is not None and stage.is_training)
        self._name.setText(model.name())
        self._sentence.setText(model.sentence())
        self._show_numbers(sizes)
        lines, current = model.lines(), model.line()
        empty = not any(one.is_task for one in lines)
        title = _("Cần lãnh đạo kết luận")
        if empty and stage is not None:
            title = _("Không có nhiệm vụ nào phải kết luận")
        self._list_title.setText(title)
        self.list.show_lines(lines, "" if current is None else current.id, sizes)
        self.pane.show_line()
        self.hints["names"].set_words(_("hiện tên") if model.are_names_hidden else _("ẩn tên"))
        self._show_watch()
        self.show_saved()
        if model.error is not None:
            self.show_problem(sentence(model.error.code, model.error.values))

    def show_problem(self, text: str) -> None:
        """Say why something was refused; empty takes it away."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))

    def show_saved(self) -> None:
        """Say when what was typed was kept, and how much is not signed."""
        parts = (self._model.count_words(), self._model.saved_words)
        told = "   ·   ".join(part for part in parts if part)
        self._saved.setText(told)
        self._saved_mark.setVisible(bool(told))

    def is_concluding(self) -> bool:
        """Tell whether the keyboard is where the conclusion is made, or only that has room."""
        focused = QApplication.focusWidget()
        at_pane = focused is not None and self.pane.isAncestorOf(focused)
        return at_pane or self.list.isHidden()

    def show_pane(self) -> None:
        """Show where the conclusion is typed, where both have no room side by side."""
        self._is_concluding = True
        self._lay_out()

    def show_list(self) -> None:
        """Show the list again, and give it the keyboard."""
        self._is_concluding = False
        self._lay_out()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.pane.show_words()

    def _lay_out(self) -> None:
        is_narrow = self._sizes is not None and self._sizes.is_narrow
        is_alone = is_narrow and self._is_concluding
        self.list.setHidden(is_alone)
        self._list_title.setHidden(is_narrow)
        self._across.setStretch(0, 0 if is_alone else _LEFT)
        self.pane.setHidden(is_narrow and not self._is_concluding)
        for widget in (self._strip, self._sentence, self._rule):
            widget.setHidden(is_alone)

    def _show_numbers(self, sizes: Sizes) -> None:
        cells = self._model.numbers()
        icon = look().px(sizes.icon) + look().px(14) * 3
        needed = max(
            icon
            + look().advance(cell.count, sizes.number, 600)
            + look().advance(cell.words, sizes.large)
            for cell in cells
        )
        room = (self.width() - 2 * look().px(sizes.margin)) // len(cells)
        for cell in cells:
            _line, mark, count, words = self._numbers[cell.key]
            fit_mark(mark, cell.mark, sizes)
            mark.setToolTip(cell.words)
            count.setText(cell.count)
            count.setAccessibleName(f"{cell.words}: {cell.count}")
            words.setText(cell.words)
            words.setVisible(needed <= room)

    def _show_watch(self) -> None:
        watch = self._model.watch
        self._watch.setText(watch.text())
        is_idle = not watch.is_running
        if self._watch.property("idle") != is_idle:
            self._watch.setProperty("idle", is_idle)
            self._watch.style().unpolish(self._watch)
            self._watch.style().polish(self._watch)
        state = _("đang dừng") if is_idle else _("đang chạy")
        told = _("Đồng hồ {state}: {time}").format(state=state, time=watch.text())
        self._watch.setAccessibleName(told)

    def _make_training(self) -> QFrame:
        words = _("Tập huấn")
        frame = named(QFrame(), "stage_training", words)
        frame.setProperty("stage", "mark")
        line = row(frame, gap=6)
        line.setContentsMargins(8, 3, 8, 3)
        self._training_mark = StageMark("flask", name="stage_training_mark")
        line.addWidget(self._training_mark)
        line.addWidget(PlainLabel(words, "stage_mark", name="stage_training_words"))
        return frame

    def _build(self) -> None:
        self._outer = column(self)
        head = row(gap=14)
        head.addWidget(self._place, 1)
        head.addWidget(self._training)
        head.addWidget(self._watch_mark)
        head.addWidget(self._watch)
        self._outer.addLayout(head)
        self._outer.addWidget(self._name)
        self._outer.addWidget(self._sentence)
        self._outer.addWidget(rule())
        self._strip = named(QWidget(), "stage_numbers", _("Bốn số của đơn vị"))
        cells = row(self._strip)
        for line, _mark, _count, _words in self._numbers.values():
            cells.addLayout(line, 1)
        self._outer.addWidget(self._strip)
        self._rule = rule()
        self._outer.addWidget(self._rule)
        self._across = row()
        left = column(gap=6)
        left.addWidget(self._list_title)
        left.addWidget(self.list, 1)
        self._across.addLayout(left, _LEFT)
        self._across.addWidget(self.pane, _RIGHT)
        self._outer.addLayout(self._across, 1)
        self._problem.hide()
        self._outer.addWidget(self._problem)
        self._outer.addWidget(rule())
        foot = row(gap=8)
        keys = FlowLayout(22, 4)
        for hint in self.hints.values():
            keys.addWidget(hint)
        foot.addLayout(keys, 1)
        foot.addWidget(self._saved_mark)
        foot.addWidget(self._saved)
        self._outer.addLayout(foot)

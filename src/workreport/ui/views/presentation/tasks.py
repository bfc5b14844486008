"""The list on the stage: what is to be concluded, one line below the other."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget
from typing_extensions import override

from workreport.i18n.translation import _
from workreport.ui.theme.look import look
from workreport.ui.viewmodels.presentation_words import StageLine
from workreport.ui.views.presentation.parts import StageMark, fit_mark
from workreport.ui.views.presentation.sizes import Sizes
from workreport.ui.widgets.ground import column, empty, named, row
from workreport.ui.widgets.label import PlainLabel


class LineFace(QFrame):
    """One line of the list.

    Signals:
        chosen: It was clicked; its id.
    """

    chosen = Signal(str)

    def __init__(self, line: StageLine, sizes: Sizes) -> None:
        super().__init__()
        named(self, "stage_line")
        self.setProperty("stage", "line")
        self._line = line
        across = row(self, gap=look().px(sizes.gap))
        edge = look().px(9)
        across.setContentsMargins(look().px(sizes.gap) // 2, edge, look().px(8), edge)
        self._mark = StageMark("", name="stage_line_mark")
        across.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        words = column(gap=look().px(2))
        self._content = PlainLabel("", "stage_task", wraps=True, name="stage_line_content")
        self._note = PlainLabel("", "stage_second", wraps=True, name="stage_line_note")
        self._said = PlainLabel("", "stage_said", wraps=True, name="stage_line_said")
        for label in (self._content, self._note, self._said):
            words.addWidget(label)
        across.addLayout(words, 1)
        self.show_line(line, sizes)

    @property
    def line(self) -> StageLine:
        """What the line shows."""
        return self._line

    def show_line(self, line: StageLine, sizes: Sizes) -> None:
        """Show what is known of the line now."""
        self._line = line
        fit_mark(self._mark, line.mark, sizes)
        for label, text in (
            (self._content, line.content),
            (self._note, line.note),
            (self._said, line.said),
        ):
            label.setText(text)
            label.setVisible(bool(text))
        told = ". ".join(part for part in (line.content, line.note, line.said) if part)
        self.setAccessibleName(told)

    def set_current(self, *, is_current: bool) -> None:
        """Mark the line as the one that keys act on."""
        if bool(self.property("current")) != is_current:
            self.setProperty("current", is_current)
            self.style().unpolish(self)
            self.style().polish(self)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit(self._line.id)


class LineList(QScrollArea):
    """All lines of a unit; the current one is always in view.

    Signals:
        chosen: A line was clicked; its id.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        named(self, "stage_lines", _("Cần lãnh đạo kết luận"))
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._inside = named(QWidget(), "inside")
        self._lines = column(self._inside)
        self._faces: list[LineFace] = []
        self._sizes: Sizes | None = None
        self._current: LineFace | None = None
        self.setWidget(self._inside)

    def show_lines(self, lines: tuple[StageLine, ...], current: str, sizes: Sizes) -> None:
        """Show the lines; those that stay are not built anew."""
        if [face.line.id for face in self._faces] != [one.id for one in lines] or (
            sizes != self._sizes
        ):
            self._sizes = sizes
            empty(self._lines)
            self._faces = [LineFace(one, sizes) for one in lines]
            for face in self._faces:
                face.chosen.connect(self.chosen)
                self._lines.addWidget(face)
            self._lines.addStretch(1)
        self._current = None
        for face, line in zip(self._faces, lines, strict=True):
            face.show_line(line, sizes)
            face.set_current(is_current=line.id == current)
            if line.id == current:
                self._current = face
        told = "" if self._current is None else self._current.accessibleName()
        self.setAccessibleDescription(told)
        # The heights of wrapped lines are known after the layout only.
        QTimer.singleShot(0, self, self._reveal)

    def _reveal(self) -> None:
        if self._current is not None:
            self.ensureWidgetVisible(self._current, 0, look().px(8))

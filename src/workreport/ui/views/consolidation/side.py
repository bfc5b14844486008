"""The pane beside the questions: unit grades, the rows of a source, tasks that may be one."""

from functools import partial

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStackedWidget, QWidget
from typing_extensions import override

from workreport.i18n.translation import _
from workreport.services.grade_words import GradeWhy
from workreport.ui.models.grade_lines import GradeLine
from workreport.ui.theme.badge import Badge
from workreport.ui.theme.look import look
from workreport.ui.theme.painting import badge_width, draw_badge, draw_icon
from workreport.ui.theme.spans import Span
from workreport.ui.viewmodels.grades import Grades
from workreport.ui.viewmodels.month_sources import Source
from workreport.ui.viewmodels.same_work import SameWorks
from workreport.ui.views.consolidation.same_work import SameWorkFace
from workreport.ui.views.consolidation.scrolled import scrolled
from workreport.ui.views.consolidation.sources import SourcesFace
from workreport.ui.widgets.button import LinkButton
from workreport.ui.widgets.ground import colours_of, column, empty, named, row, rule
from workreport.ui.widgets.label import ElidedLabel, PlainLabel
from workreport.ui.widgets.sentence import Sentence
from workreport.ui.widgets.symbol import Symbol
from workreport.ui.widgets.tab_order import follow

_ROW = 32
_LEVEL = 112


class GradeRow(QAbstractButton):
    """One unit with score and level; a click, Right or Left opens and closes its explanation.

    Signals:
        toggled_why: Whether the explanation should be open.
    """

    toggled_why = Signal(bool)

    def __init__(self, line: GradeLine, *, is_open: bool) -> None:
        super().__init__()
        self._line = line
        self._is_open = is_open
        level = line.level.text if line.level else ""
        named(self, f"grade_{line.id}", f"{line.unit}, {line.score or '–'}, {level}")
        self.setFixedHeight(look().px(_ROW))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: self.toggled_why.emit(not self._is_open))

    @override
    def sizeHint(self) -> QSize:
        return QSize(look().px(200), look().px(_ROW))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        wanted = {Qt.Key.Key_Right: True, Qt.Key.Key_Left: False}.get(Qt.Key(event.key()))
        if wanted is None:
            super().keyPressEvent(event)
        elif wanted != self._is_open:
            self.toggled_why.emit(wanted)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = colours_of(self)
        is_marked = self._is_open or self.hasFocus()
        ground = colours.accent_soft if is_marked else colours.surface
        painter.fillRect(self.rect(), QColor(ground))
        if is_marked:
            painter.fillRect(0, 0, 3, self.height(), QColor(colours.accent))
        size = look().px(14)
        caret = "caret-down" if self._is_open else "caret-right"
        top = (self.height() - size) // 2
        draw_icon(painter, QPoint(8, top), caret, colours.text2, size)
        level = self.width() - look().px(_LEVEL)
        painter.setPen(QColor(colours.text))
        painter.setFont(look().font(13, 600))
        score = QRect(level - look().px(76), 0, look().px(64), self.height())
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(score, right, self._line.score or "–")
        painter.setFont(look().font(13, 500))
        name = QRect(28, 0, score.left() - 30, self.height())
        shown = painter.fontMetrics().elidedText(
            self._line.unit, Qt.TextElideMode.ElideRight, name.width()
        )
        painter.drawText(name, Qt.AlignmentFlag.AlignVCenter, shown)
        badge = self._line.level or Badge("")
        if badge.text and badge_width(badge) < look().px(_LEVEL) + 20:
            place = QPoint(level, (self.height() - look().chip_height) // 2)
            draw_badge(painter, place, badge, colours, is_tinted=is_marked)


class ConsolidationSide(QWidget):
    """Three faces: grades, the rows behind a figure, tasks that may be one.

    Signals:
        grading_wanted: The person wants the page of grades.
        source_opened: The person wants to see where a row comes from.
    """

    grading_wanted = Signal()
    source_opened = Signal(str)

    def __init__(self, grades: Grades, same: SameWorks) -> None:
        super().__init__()
        named(self, "consolidation_side", _("Điểm đơn vị và nguồn"))
        self._grades = grades
        self._open = ""
        self._stack = named(QStackedWidget(), "side_stack")
        column(self).addWidget(self._stack)
        self._rows = column()
        self.sources = SourcesFace()
        self.same = SameWorkFace(same)
        self._stack.addWidget(self._grades_face())
        for face in (self.sources, self.same):
            face.closed.connect(self.show_first_face)
            face.opened.connect(self.source_opened)
            self._stack.addWidget(face)
        grades.shown.connect(self.show_grades)

    def show_grades(self) -> None:
        """Show scores and levels, with one explanation open."""
        focused = self.focusWidget()
        keeps = focused.objectName() if isinstance(focused, GradeRow) else ""
        empty(self._rows)
        for line in self._grades.lines():
            is_open = line.id == self._open
            button = GradeRow(line, is_open=is_open)
            button.toggled_why.connect(partial(self._toggle, line.id))
            self._rows.addWidget(button)
            why = self._grades.why(line.id) if is_open else None
            if why is not None:
                self._rows.addWidget(explained(why))
            self._rows.addWidget(rule())
            if button.objectName() == keeps:
                button.setFocus(Qt.FocusReason.OtherFocusReason)
        notes = [line for line in self._grades.lines() if line.note]
        for line in notes:
            text = f"{line.unit}: {line.note}"
            note = row(gap=8)
            note.setContentsMargins(14, 8, 14, 0)
            note.addWidget(Symbol("pencil-simple", "warn", 14), 0, Qt.AlignmentFlag.AlignTop)
            note.addWidget(Sentence(text, name=f"override_{line.id}", size=12, ink="text2"), 1)
            self._rows.addLayout(note)
        self._rows.addStretch(1)
        follow(self._grading, self._area)

    def show_sources(
        self, title: str, sources: tuple[Source, ...], *, may_open: bool, takes_focus: bool = True
    ) -> None:
        """Show the rows behind a figure."""
        self.sources.show_sources(title, sources, may_open=may_open)
        self._stack.setCurrentWidget(self.sources)
        if takes_focus:
            self.sources.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_same(self) -> None:
        """Show the tasks that may be one."""
        self.same.show_rows()
        self._stack.setCurrentWidget(self.same)
        self.same.focus()

    def show_first_face(self) -> bool:
        """Show the grades again; tell whether another face was shown."""
        was_other = self._stack.currentIndex() > 0
        self._stack.setCurrentIndex(0)
        return was_other

    def _grades_face(self) -> QWidget:
        face = named(QWidget(), "grades_face")
        lines = column(face)
        head = row(gap=8)
        head.setContentsMargins(14, 9, 14, 9)
        head.addWidget(PlainLabel(_("Điểm đơn vị"), "section"))
        head.addWidget(ElidedLabel(_("bộ tiêu chí đề xuất, tháng"), "caption"), 1)
        grade = LinkButton(_("Chấm điểm"), "go_grading")
        grade.clicked.connect(self.grading_wanted)
        head.addWidget(grade)
        lines.addLayout(head)
        lines.addWidget(rule(ink="line2"))
        self._grading, self._area = grade, scrolled(self._rows, "grades_area")
        lines.addWidget(self._area, 1)
        return face

    def _toggle(self, unit: str, is_open: bool) -> None:
        self._open = unit if is_open else ""
        self.show_grades()


def explained(why: GradeWhy) -> QWidget:
    """Return an explanation as a widget: terms with numbers, conditions, rule and sources."""
    box = named(QWidget(), "grade_why", why.verdict)
    box.setProperty("ground", "surface")
    box.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    lines = column(box, gap=5)
    lines.setContentsMargins(28, 8, 12, 12)
    lines.addWidget(Sentence(why.verdict, name="why_verdict", weight=500))
    if why.override:
        lines.addWidget(Sentence(why.override, name="why_override", ink="warn"))
    for term in why.terms:
        line = row(gap=8)
        words = (Span(f"{term.name}  "), Span(term.how, ink="text3"))
        said = Sentence(words, name="why_term")
        said.setToolTip(term.rule)
        line.addWidget(said, 1)
        line.addWidget(PlainLabel(term.points), 0, Qt.AlignmentFlag.AlignRight)
        lines.addLayout(line)
    total = row(gap=8)
    total.addWidget(PlainLabel(_("Tổng"), "strong"), 1)
    total.addWidget(PlainLabel(why.score, "strong"), 0, Qt.AlignmentFlag.AlignRight)
    lines.addLayout(total)
    if why.standing:
        lines.addWidget(Sentence(why.standing, name="why_place"))
    for text, is_met in why.conditions:
        line = row(gap=8)
        icon, ink = ("check-circle-fill", "ok") if is_met else ("x-circle-fill", "bad")
        line.addWidget(Symbol(icon, ink))
        line.addWidget(Sentence(text, name="why_condition"), 1)
        lines.addLayout(line)
    lines.addWidget(Sentence(why.sources, name="why_sources", size=12, ink="text2"))
    return box

"""The narrative of a report beside last month's, with the Office's own words below the unit's."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from workreport.i18n.formats import moment_text, month_text
from workreport.i18n.translation import _
from workreport.services.checking import CheckView
from workreport.ui.models.text_diff import beside
from workreport.ui.theme.spans import plain
from workreport.ui.viewmodels.check_words import SECTIONS, against_words
from workreport.ui.widgets.button import LinkButton
from workreport.ui.widgets.ground import column, empty, named, row, rule
from workreport.ui.widgets.inputs import PlainTextEdit
from workreport.ui.widgets.label import PlainLabel
from workreport.ui.widgets.sentence import Sentence

WORDED = ("advantages", "limitations", "proposals")
_LINES = 2


class SectionPairs(QWidget):
    """Two columns of text for each section.

    Signals:
        mark_wanted: Mark path of a section.
        worded: Section and the Office's words for it.
    """

    mark_wanted = Signal(str)
    worded = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        named(self, "check_sections", _("Phần văn"))
        self._lines = column(self, gap=6)
        self._lines.setContentsMargins(16, 6, 16, 12)
        self._key: object = None
        self._texts: dict[str, PlainTextEdit] = {}
        self._marks: dict[str, LinkButton] = {}
        self._shown: dict[str, str] = {}
        self._heads: dict[str, PlainLabel] = {}
        self._by: dict[str, PlainLabel] = {}

    def show_section(self, section: str) -> None:
        """Scroll to a section, and stand on its button."""
        head, mark = self._heads.get(section), self._marks.get(section)
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if head is not None and isinstance(area, QScrollArea):
            area.ensureWidgetVisible(head)
        if mark is not None:
            mark.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_view(self, view: CheckView, *, can_mark: bool) -> None:
        """Show a report; what is being typed stays while the same report is shown."""
        key = view.version.entry, view.against, view.sections, can_mark
        if key != self._key:
            self._key = key
            self._show(view, can_mark=can_mark)
        for section, text in self._texts.items():
            words = view.wording.get(section, "")
            if not text.hasFocus() and text.toPlainText() != words:
                text.setPlainText(words)
            self._shown[section] = words
            by = view.worded.get(section)
            told = "" if by is None or not words else f"{by[0]}, {moment_text(by[1], 'short')}"
            self._by[section].setText(told)

    def show_marks(self, numbers: dict[str, int]) -> None:
        """Say which sections are marked, and with which number."""
        for section, link in self._marks.items():
            number = numbers.get(section, 0)
            words = _("Bỏ dấu {number}").format(number=number) if number else _("Đánh dấu")
            link.set_label(words)

    def leave(self) -> None:
        """Hand over what was typed."""
        for section, text in self._texts.items():
            if text.hasFocus():
                text.clearFocus()
            elif text.toPlainText() != self._shown.get(section, ""):
                self._shown[section] = text.toPlainText()
                self.worded.emit(section, text.toPlainText())

    def _show(self, view: CheckView, *, can_mark: bool) -> None:
        empty(self._lines)
        self._texts, self._marks, self._heads, self._by = {}, {}, {}, {}
        heads = row(gap=16)
        now = _("{month} · bản {version}").format(
            month=month_text(view.period.month, begins=True), version=view.version.label
        )
        heads.addWidget(PlainLabel(now, "hint"), 1)
        heads.addWidget(PlainLabel(against_words(view), "hint"), 1)
        self._lines.addLayout(heads)
        for at, pair in enumerate(view.sections):
            if at:
                self._lines.addWidget(rule())
            self._add_pair(pair.section, pair.text, pair.before, can_mark=can_mark)
        if not view.sections:
            self._lines.addWidget(PlainLabel(_("Báo cáo không có phần văn."), "second"))
        self._lines.addStretch(1)

    def _add_pair(self, section: str, text: str, before: str, *, can_mark: bool) -> None:
        head = row(gap=12)
        self._heads[section] = PlainLabel(_(SECTIONS[section]), "strong")
        head.addWidget(self._heads[section])
        if can_mark:
            mark = LinkButton(_("Đánh dấu"), f"section_{section}_mark").small()
            mark.setAccessibleName(_("Đánh dấu {section}").format(section=_(SECTIONS[section])))
            mark.clicked.connect(partial(self.mark_wanted.emit, f"text/{section}"))
            head.addWidget(mark)
            self._marks[section] = mark
        head.addStretch(1)
        self._lines.addLayout(head)
        now, then = beside(text, before)
        pair = row(gap=16)
        pair.addWidget(Sentence(now, name=f"section_{section}_now"), 1)
        pair.addWidget(rule(is_upright=True, ink="line2"))
        shown = then if before else plain("–")
        pair.addWidget(Sentence(shown, name=f"section_{section}_before", ink="text2"), 1)
        self._lines.addLayout(pair)
        if section in WORDED:
            self._add_wording(section)

    def _add_wording(self, section: str) -> None:
        label = row(gap=8)
        label.addWidget(PlainLabel(_("Lời của Văn phòng"), "label"))
        label.addWidget(PlainLabel(_("dùng trong tổng hợp, không ghi đè lời của phòng"), "caption"))
        label.addStretch(1)
        self._by[section] = PlainLabel("", "caption", name=f"wording_{section}_by")
        label.addWidget(self._by[section])
        self._lines.addLayout(label)
        text = PlainTextEdit(
            f"wording_{section}",
            _("Lời của Văn phòng, {section}").format(section=_(SECTIONS[section])),
        )
        text.setFixedHeight(text.fontMetrics().lineSpacing() * _LINES + 20)
        text.finished.connect(partial(self._on_finished, section))
        self._lines.addWidget(text)
        self._texts[section] = text

    def _on_finished(self, section: str, words: str) -> None:
        self.worded.emit(section, words)

"""The sheet of a person: criteria with their maxima, the leader's parts, deduction, events."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from workreport.domain.rating_input import rating_group
from workreport.domain.rating_scheme import RatingScheme
from workreport.i18n.formats import number_text
from workreport.i18n.translation import _, chosen
from workreport.services.formula_words import exact_words
from workreport.ui.models.rated_lines import points_words
from workreport.ui.theme.look import look
from workreport.ui.widgets.ground import column, empty, named, row
from workreport.ui.widgets.inputs import LineEdit
from workreport.ui.widgets.label import PlainLabel
from workreport.ui.widgets.sentence import Sentence

_POINTS_WIDTH = 64


class SheetForm(QWidget):
    """Fields of one scheme for one person and voice.

    Signals:
        typed: Name of an entry of the sheet, and its text.
    """

    typed = Signal(str, str)

    def __init__(self, name: str = "sheet_form") -> None:
        super().__init__()
        named(self, name, _("Phiếu điểm"))
        self._lines = column(self, gap=6)
        self._fields: dict[str, LineEdit] = {}
        self._shown: object = None
        self._problem = Sentence("", name="sheet_problem", ink="bad")

    def show_sheet(
        self,
        key: tuple[str, ...],
        scheme: RatingScheme,
        group: str,
        sheet: Mapping[str, str],
        *,
        is_open: bool,
    ) -> None:
        """Show a sheet; ``key`` tells whose it is, a field that is being typed in stays."""
        if (key, scheme.ref) != self._shown:
            self._shown = (key, scheme.ref)
            self._build(scheme, group)
        for name, field in self._fields.items():
            field.setEnabled(is_open)
            text = sheet.get(name, "")
            if not field.hasFocus():
                is_event = name.startswith("blocker/")
                field.setText(text if is_event else points_words(text))

    def set_problem(self, words: str) -> None:
        """Say why the last entry was not taken; empty when it was."""
        self._problem.set_text(words)
        self._problem.setVisible(bool(words))

    def first(self) -> LineEdit | None:
        """Return the first field."""
        return next(iter(self._fields.values()), None)

    def _build(self, scheme: RatingScheme, group: str) -> None:
        self._problem.setParent(None)
        empty(self._lines)
        self._fields = {}
        kind = rating_group(group)
        self._head(_("Tiêu chí chung (tối đa {most})"), scheme.general_max)
        for one in scheme.criteria:
            words = _("{name} (tối đa {most})").format(
                name=f"{one.code}. {chosen(one.title)}", most=exact_words(one.max)
            )
            self._points(f"general/{one.code}", words)
        if kind == "leader" and scheme.leader_parts:
            self._lines.addWidget(PlainLabel(_("Phần của lãnh đạo, phần trăm"), "label"))
            for part in scheme.leader_parts:
                choices = _(" hoặc ").join(number_text(int(each)) for each in part.choices)
                words = f"{chosen(part.title)} ({choices})" if choices else chosen(part.title)
                self._points(f"leader/{part.code}", words)
        if scheme.takes_deduction:
            self._points("deduction", _("Điểm trừ"))
        events = [each for each in scheme.blockers if kind in each.groups]
        if events:
            title = _("Sự kiện quyết định mức: ghi số văn bản nếu có")
            self._lines.addWidget(PlainLabel(title, "label", wraps=True))
        for event in events:
            field = self._field(f"blocker/{event.code}", chosen(event.title))
            field.setPlaceholderText(_("Số văn bản"))
            self._lines.addWidget(PlainLabel(chosen(event.title), "second", wraps=True))
            self._lines.addWidget(field)
        self._lines.addWidget(self._problem)
        self._problem.hide()
        self._lines.addStretch(1)

    def _head(self, title: str, most: object) -> None:
        words = title.format(most=exact_words(most))  # type: ignore[arg-type]
        self._lines.addWidget(PlainLabel(words, "label", wraps=True))

    def _points(self, name: str, words: str) -> None:
        field = self._field(name, words)
        field.setFixedWidth(look().px(_POINTS_WIDTH))
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        line = row(gap=8)
        line.addWidget(PlainLabel(words, "second", wraps=True), 1)
        line.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
        self._lines.addLayout(line)

    def _field(self, name: str, words: str) -> LineEdit:
        field = LineEdit(f"sheet_{name}", words)
        field.editingFinished.connect(partial(self._on_finished, name, field))
        self._fields[name] = field
        return field

    def _on_finished(self, name: str, field: LineEdit) -> None:
        if field.isModified():
            field.setModified(False)
            self.typed.emit(name, field.text())

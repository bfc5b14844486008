"""The sheet of a person: criteria with their maxima, the leader's parts, deduction, events."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from workreport.domain.rating_input import UNIT_PARTS, rating_group
from workreport.domain.rating_scheme import RatingScheme
from workreport.i18n.formats import number_text
from workreport.i18n.translation import _, chosen
from workreport.services.formula_words import exact_words
from workreport.ui.models.rated_lines import points_words
from workreport.ui.theme.look import look
from workreport.ui.viewmodels.rating_sheets import (
    EXEMPT,
    GENERAL,
    QUARTERS,
    SheetView,
    place_words,
)
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

    def show_sheet(self, view: SheetView) -> None:
        """Show a sheet; a field that is being typed in stays."""
        shown = (view.key, view.scheme.ref, tuple(one.id for one in view.exempted))
        if shown != self._shown:
            self._shown = shown
            self._build(view)
        for name, field in self._fields.items():
            field.setEnabled(view.is_open)
            text = view.sheet.get(name, "")
            if not field.hasFocus():
                field.setText(text if _is_text(name) else points_words(text))

    def set_problem(self, words: str) -> None:
        """Say why the last entry was not taken; empty when it was."""
        self._problem.set_text(words)
        self._problem.setVisible(bool(words))

    def first(self) -> LineEdit | None:
        """Return the first field."""
        return next(iter(self._fields.values()), None)

    def _build(self, view: SheetView) -> None:
        self._problem.setParent(None)
        empty(self._lines)
        self._fields = {}
        scheme, kind = view.scheme, rating_group(view.group)
        self._head(_("Tiêu chí chung (tối đa {most})"), scheme.general_max)
        self._points(GENERAL, _("Ghi tổng điểm, hoặc từng tiêu chí"))
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
        self._asked(view)
        self._exemptions(view)
        self._events(scheme, kind)
        self._lines.addWidget(self._problem)
        self._problem.hide()
        self._lines.addStretch(1)

    def _asked(self, view: SheetView) -> None:
        """Add what only people can say: failed quarters, shares of the unit that is led."""
        if QUARTERS in view.asked:
            self._points(QUARTERS, _("Số quý không hoàn thành nhiệm vụ trong năm"))
        shares = [name for name in UNIT_PARTS if f"unit_{name}" in view.asked]
        if shares and rating_group(view.group) == "leader":
            title = _("Tỷ lệ của đơn vị, từ 0 đến 1; để trống thì tính từ nhiệm vụ")
            self._lines.addWidget(PlainLabel(title, "label", wraps=True))
            for name in shares:
                words = place_words(view.scheme, f"unit/{name}")
                self._points(f"unit/{name}", words[:1].upper() + words[1:])

    def _exemptions(self, view: SheetView) -> None:
        """Add a row for each late or faulty task: how often it is exempt, and who confirms it."""
        if not view.exempted:
            return
        title = _("Miễn tính chậm, sai do nguyên nhân khách quan: phải ghi ai xác nhận")
        self._lines.addWidget(PlainLabel(title, "label", wraps=True))
        for task in view.exempted:
            self._lines.addWidget(PlainLabel(task.content, "medium", wraps=True))
            place = f"{EXEMPT}/{task.id}"
            known = view.sheet.keys()
            if task.delays or f"{place}/delay" in known:
                words = _("Chậm {count} lần, được miễn").format(count=number_text(task.delays))
                self._points(f"{place}/delay", words)
            if task.faults or f"{place}/quality" in known:
                words = _("Sai {count} lần, được miễn").format(count=number_text(task.faults))
                self._points(f"{place}/quality", words)
            by = self._field(f"{place}/by", _("Người xác nhận: {task}").format(task=task.content))
            by.setPlaceholderText(_("Người xác nhận, văn bản"))
            self._lines.addWidget(by)

    def _events(self, scheme: RatingScheme, kind: str) -> None:
        events = [each for each in scheme.blockers if kind in each.groups]
        if events:
            title = _("Sự kiện quyết định mức: ghi số văn bản nếu có")
            self._lines.addWidget(PlainLabel(title, "label", wraps=True))
        for event in events:
            field = self._field(f"blocker/{event.code}", chosen(event.title))
            field.setPlaceholderText(_("Số văn bản"))
            self._lines.addWidget(PlainLabel(chosen(event.title), "second", wraps=True))
            self._lines.addWidget(field)

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


def _is_text(name: str) -> bool:
    return name.startswith("blocker/") or name.endswith("/by")

"""The month of a unit that sent Word, Excel or paper: tasks, classification, words, original."""

from collections.abc import Callable

from PySide6.QtWidgets import QBoxLayout, QScrollArea, QStackedWidget, QWidget

from workreport.i18n.translation import _
from workreport.services.ports.overriding import override
from workreport.ui.viewmodels.classification import Classification
from workreport.ui.viewmodels.on_behalf import OnBehalf
from workreport.ui.viewmodels.tasks import Tasks
from workreport.ui.views.classification.page import ClassificationPage
from workreport.ui.views.department.page import DepartmentPage
from workreport.ui.views.on_behalf.faces import OriginalFace, WordsFace
from workreport.ui.views.shell.page import Page
from workreport.ui.views.tasks.page import TasksPage
from workreport.ui.widgets.button import NormalButton
from workreport.ui.widgets.card import PageHead
from workreport.ui.widgets.ground import column, named, row, rule
from workreport.ui.widgets.inputs import Choice
from workreport.ui.widgets.strips import Segment, SegmentStrip

_FACES = ("tasks", "people", "words", "original")
_UNIT_LETTERS = 26
_BESIDE_FROM = 900
_OF_PLACES = {"task": "tasks", "add": "tasks", "person": "people", "text": "words"}


class OnBehalfPage(Page):
    """Chooses the unit; the faces are those of the department, and one for the original."""

    def __init__(self, model: OnBehalf) -> None:
        super().__init__("on_behalf", _("Nhập hộ báo cáo"))
        self._model = model
        self._is_narrow = False
        draft = model.draft
        self.head = PageHead(_("Nhập hộ báo cáo"), "on_behalf_head")
        self.unit = Choice("on_behalf_unit", _("Đơn vị"), ())
        self.unit.setMinimumContentsLength(_UNIT_LETTERS)
        self.unit.activated.connect(lambda: model.choose(self.unit.value()))
        self._results = NormalButton(
            _("Điền nhiệm vụ từ Excel"), "on_behalf_results", icon="download-simple"
        )
        self._results.clicked.connect(lambda: model.fill_from_sheet("results"))
        self._ratings = NormalButton(
            _("Điền xếp loại từ Excel"), "on_behalf_ratings", icon="download-simple"
        )
        self._ratings.clicked.connect(lambda: model.fill_from_sheet("ratings"))
        for button in (self._results, self._ratings):
            self.head.add_action(button)
        self.body.addWidget(self.head)
        bar = self._bar = row(gap=8)
        bar.setContentsMargins(16, 0, 16, 10)
        bar.addWidget(self.unit)
        self.strip = SegmentStrip(
            tuple(
                Segment(key, words)
                for key, words in zip(
                    _FACES,
                    (_("Nhiệm vụ"), _("Xếp loại"), _("Lời văn"), _("Bản gốc và ký")),
                    strict=True,
                )
            ),
            "on_behalf_faces",
            _("Phần của báo cáo"),
        )
        self.strip.chosen.connect(self._choose)
        bar.addWidget(self.strip)
        bar.addStretch(1)
        self.body.addLayout(bar)
        self.body.addWidget(rule(ink="line2"))
        self._stack = named(QStackedWidget(), "on_behalf_stack")
        self.original = OriginalFace(model)
        self._faces: dict[str, QWidget] = {
            "tasks": TasksPage(Tasks(draft)),
            "people": ClassificationPage(Classification(draft)),
            "words": WordsFace(draft),
            "original": _scrolled(self.original),
        }
        for face in self._faces.values():
            self._stack.addWidget(face)
            for name in ("tasks_import", "tasks_empty_import"):  # they fill the own draft
                other = face.findChild(QWidget, name)
                if other is not None:
                    other.setEnabled(False)
                    other.hide()
        self.body.addWidget(self._stack, 1)
        model.units_changed.connect(self._show_units)
        draft.opened.connect(self._show)
        self._choose("tasks")
        self._show()

    @override
    def set_shown(self, is_shown: bool) -> None:
        super().set_shown(is_shown)
        if is_shown:
            self._model.refresh()
            if self._model.draft.unit:
                self._model.draft.refresh()  # a workbook may have filled it meanwhile
        for face in self._faces.values():
            if isinstance(face, DepartmentPage):
                face.set_shown(is_shown and face is self._stack.currentWidget())
        if not is_shown:
            self._model.draft.save()

    @override
    def fit(self, width: int) -> None:
        is_narrow = self._is_narrow = width < _BESIDE_FROM
        self._fit_head()
        self._bar.setDirection(
            QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        )
        for face in self._faces.values():
            if isinstance(face, Page):
                face.fit(width)

    @override
    def leave(self) -> None:
        super().leave()
        for face in self._faces.values():
            if isinstance(face, Page):
                face.leave()
        self._model.draft.save()

    @override
    def show_place(self, place: str) -> None:
        root, _slash, rest = place.partition("/")
        if root == "unit":
            self._model.choose(rest)
            self.unit.set_value(rest)
            return
        face = _OF_PLACES.get(root, "original" if place == "original" else "")
        if face:
            self._choose(face)
            shown = self._faces[face]
            if isinstance(shown, Page):
                shown.show_place(place)

    @override
    def performers(self) -> dict[str, Callable[[], object]]:
        shown = self._stack.currentWidget()
        if shown is self._faces["original"]:
            return {"primary": self.original.sign.click}
        draft = self._model.draft
        own: dict[str, Callable[[], object]] = {"undo": draft.undo, "redo": draft.redo}
        return own | (shown.performers() if isinstance(shown, Page) else {})

    @override
    def panes(self) -> tuple[QWidget, ...]:
        shown = self._stack.currentWidget()
        inside = shown.panes() if isinstance(shown, Page) else (self._stack,)
        return (self.strip, *inside)

    def _show_units(self, units: tuple[tuple[str, str], ...]) -> None:
        chosen = self._model.draft.unit or (units[0][0] if units else "")
        self.unit.set_choices(units)
        if chosen:
            self.unit.set_value(chosen)
            self._model.choose(chosen)

    def _show(self) -> None:
        self.head.set_note(self._model.words())
        is_editable = self._model.draft.access.is_editable
        for button in (self._results, self._ratings):
            if is_editable:
                button.allow()
            else:
                button.refuse(_("Báo cáo này không sửa được lúc này."))

    def _fit_head(self) -> None:
        """Leave a face of the department its room: it has a head of its own."""
        shown = self._stack.currentWidget()
        self.head.setVisible(not (self._is_narrow and isinstance(shown, Page)))

    def _choose(self, face: str) -> None:
        before = self._stack.currentWidget()
        if isinstance(before, Page):
            before.set_shown(False)
        self.strip.choose(face)
        shown = self._faces[face]
        self._stack.setCurrentWidget(shown)
        self._fit_head()
        if isinstance(shown, Page):
            shown.set_shown(self.isVisible())


def _scrolled(face: QWidget) -> QScrollArea:
    inside = named(QWidget(), "inside")
    lines = column(inside)
    lines.setContentsMargins(16, 12, 16, 12)
    lines.addWidget(face)
    lines.addStretch(1)
    area = named(QScrollArea(), "on_behalf_original")
    area.setWidgetResizable(True)
    area.setWidget(inside)
    return area

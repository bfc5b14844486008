"""The page "Nguồn việc": a strip chooses the part, each part is a list with its form."""

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from workreport.i18n.translation import N_, _
from workreport.ui.viewmodels.work_plan import WorkPlan
from workreport.ui.views.shell.page import Page
from workreport.ui.views.work_plan.face import Face
from workreport.ui.views.work_plan.faces import face_of
from workreport.ui.widgets.card import PageHead
from workreport.ui.widgets.ground import named, row, rule
from workreport.ui.widgets.strips import Segment, SegmentStrip

_SEGMENTS = {
    "cooperation": (N_("Phối hợp"), "users"),
    "recurrence": (N_("Định kỳ"), "clock-counter-clockwise"),
    "programme": (N_("Chương trình"), "stack"),
    "week": (N_("Lịch tuần"), "calendar-check"),
    "handover": (N_("Bàn giao"), "arrow-bend-down-right"),
    "load": (N_("Người và việc"), "table"),
}
# Where a place of another page leads: the part of a shared task, a task to be handed over.
_PLACES = {"part": "cooperation", "task": "handover"}
_NARROW_BELOW = 1200


class WorkPlanPage(Page):
    """Shows what :class:`WorkPlan` holds; a part is built when it is first seen."""

    def __init__(self, model: WorkPlan) -> None:
        super().__init__("work_plan", _("Nguồn việc"))
        self.model = model
        self._width = _NARROW_BELOW
        self._faces: dict[str, Face] = {}
        self.head = PageHead(_("Nguồn việc"), "work_plan_head")
        segments = tuple(
            Segment(key, _(_SEGMENTS[key][0]), _SEGMENTS[key][1]) for key in model.parts
        )
        self.strip = SegmentStrip(segments, "work_plan_parts", _("Phần của trang"))
        self.strip.chosen.connect(self.choose)
        self.body.addWidget(self.head)
        across = row()
        across.setContentsMargins(16, 0, 16, 10)
        across.addWidget(self.strip)
        across.addStretch(1)
        self.body.addLayout(across)
        self.body.addWidget(rule(ink="line2"))
        self._stack = named(QStackedWidget(), "work_plan_stack")
        self.body.addWidget(self._stack, 1)
        for part in model.parts.values():
            part.shown.connect(self._show_note)
        self.choose(model.current)

    def choose(self, key: str) -> None:
        """Show one part."""
        if key not in self._faces:
            self._faces[key] = face_of(key, self.model.parts[key])
            self._stack.addWidget(self._faces[key])
        self.model.choose(key)
        self.strip.choose(key)
        self._faces[key].fit(self._width)
        self._stack.setCurrentWidget(self._faces[key])
        self._show_note()

    @override
    def show_place(self, place: str) -> None:
        root, _slash, rest = place.partition("/")
        key = _PLACES.get(root, root)
        if key in self.model.parts:
            self.choose(key)
            if rest:
                self.model.parts[key].choose(rest)

    @override
    def set_shown(self, is_shown: bool) -> None:
        self.model.set_seen(is_shown)

    @override
    def fit(self, width: int) -> None:
        self._width = width
        self.strip.set_narrow(self.strip.room() + 2 * 16 > self.width())
        for face in self._faces.values():
            face.fit(width)

    @override
    def performers(self) -> dict[str, Callable[[], object]]:
        return {
            "primary": self._perform_primary,
            "back": self._faces[self.model.current].go_to_list,
        }

    @override
    def panes(self) -> tuple[QWidget, ...]:
        return (*self._faces[self.model.current].panes(), self.strip)

    def _perform_primary(self) -> None:
        button = self._faces[self.model.current].primary()
        if button is not None and button.isVisible():
            button.click()

    def _show_note(self) -> None:
        self.head.set_note(self.model.parts[self.model.current].note())

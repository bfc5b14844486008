"""Beside the people of a month with scores: why a score is what it is, and the sheet behind it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from workreport.i18n.translation import N_, _
from workreport.services.people_rating import DECIDED, DEPARTMENT, OWN
from workreport.services.voice_words import VoiceWords
from workreport.ui.views.rating.sheet_form import SheetForm
from workreport.ui.views.rating.text import RatingText
from workreport.ui.widgets.button import IconButton, NormalButton
from workreport.ui.widgets.ground import column, named, row
from workreport.ui.widgets.label import PlainLabel
from workreport.ui.widgets.strips import Segment, SegmentStrip

WHY, SHEET = "why", "sheet"
_TITLES = {OWN: N_("Tự"), DEPARTMENT: N_("Phòng"), DECIDED: N_("Lãnh đạo")}


class RatingPane(QWidget):
    """Shows the explanation; where sheets are filled in, the sheet of the same person as well.

    Signals:
        closed: The person wants the pane away.
        task_wanted: Id of a task to be shown.
        voice_changed: Another voice's sheet is to be shown.
    """

    closed = Signal()
    task_wanted = Signal(str)
    voice_changed = Signal()

    def __init__(
        self,
        name: str = "rating_pane",
        *,
        voices: tuple[str, ...] = (DEPARTMENT, OWN),
        taken_from: str = "",
    ) -> None:
        super().__init__()
        named(self, name)
        self._title = PlainLabel("", "section", name="rating_name")
        self._about = PlainLabel("", "caption", name="rating_about", wraps=True)
        self.text = RatingText()
        self.text.task_wanted.connect(self.task_wanted)
        self.form = SheetForm()
        self._parts = SegmentStrip(
            (Segment(WHY, _("Vì sao?")), Segment(SHEET, _("Phiếu điểm"))),
            "rating_parts",
            _("Vì sao?"),
        )
        self._voices = SegmentStrip(
            tuple(Segment(voice, _(_TITLES[voice])) for voice in voices),
            "sheet_voice",
            _("Ý kiến"),
        )
        self._parts.choose(WHY)
        self._voices.choose(voices[0])
        # Told to show before it has a place, a part would be a window of its own for a moment.
        if len(voices) == 1:
            self._voices.hide()
        self.take = NormalButton(taken_from, "sheet_take", icon="copy")
        if not taken_from:
            self.take.hide()
        self._parts.chosen.connect(self._show_part)
        self._voices.chosen.connect(self._on_voice)
        self._sheet = self._sheet_area()
        self._build()
        self._show_part()

    def voice(self) -> str:
        """Return whose sheet is shown."""
        return self._voices.chosen_key()

    def show_person(self, name: str, about: str, voices: tuple[VoiceWords, ...]) -> None:
        """Show the voices about a person."""
        self._title.setText(name)
        self._about.setText(about)
        self._about.setVisible(bool(about))
        self.text.show_voices(name, voices)

    def open_sheet(self) -> None:
        """Show the sheet and go to its first field."""
        self._parts.choose(SHEET)
        self._show_part()
        first = self.form.first()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def copy(self) -> None:
        """Copy the whole explanation."""
        QGuiApplication.clipboard().setText(self.text.copied_text())

    def _build(self) -> None:
        lines = column(self, margin=14, gap=8)
        head = row(gap=4)
        words = column(gap=0)
        words.addWidget(self._title)
        words.addWidget(self._about)
        head.addLayout(words, 1)
        copy = IconButton("copy", _("Chép lời giải thích"), "rating_copy", is_bare=True)
        copy.clicked.connect(self.copy)
        close = IconButton("x", _("Đóng"), "rating_close", is_bare=True)
        close.clicked.connect(self.closed)
        head.addWidget(copy)
        head.addWidget(close)
        lines.addLayout(head)
        lines.addWidget(self._parts)
        lines.addWidget(self.text, 1)
        lines.addWidget(self._sheet, 1)

    def _sheet_area(self) -> QWidget:
        inside = named(QWidget(), "inside")
        lines = column(inside, gap=8)
        lines.setContentsMargins(0, 0, 10, 0)  # the fields keep clear of the scroll bar
        lines.addWidget(self._voices)
        lines.addWidget(self.form, 1)
        lines.addLayout(self._foot())
        area = QScrollArea()
        area.setObjectName("sheet_area")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidgetResizable(True)
        area.setWidget(inside)
        return area

    def _foot(self) -> QHBoxLayout:
        foot = row(gap=8)
        foot.addWidget(self.take)
        foot.addStretch(1)
        return foot

    def _show_part(self) -> None:
        is_sheet = self._parts.chosen_key() == SHEET
        self.text.setVisible(not is_sheet)
        self._sheet.setVisible(is_sheet)

    def _on_voice(self) -> None:
        self.form.set_problem("")
        self.voice_changed.emit()

"""Two drafts that differ, side by side: the open one and one that was saved elsewhere."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from workreport.i18n.translation import _
from workreport.ui.viewmodels.kept_drafts import KeptDrafts, KeptLine, Meeting
from workreport.ui.views.shell.face import Face
from workreport.ui.widgets.button import NormalButton
from workreport.ui.widgets.ground import column, empty, named, row, rule
from workreport.ui.widgets.label import PlainLabel
from workreport.ui.widgets.sentence import Sentence


class MeetingFace(Face):
    """Whichever is chosen, the other one stays among the kept versions."""

    def __init__(self, model: KeptDrafts) -> None:
        super().__init__("meeting", _("Hai bản nháp khác nhau"))
        self._columns: dict[str, QVBoxLayout] = {}
        inside = named(QWidget(), "inside")
        lines = column(inside, margin=16, gap=12)
        kept = _("Chọn bản nào thì bản kia vẫn còn trong các bản nháp đã lưu.")
        lines.addWidget(PlainLabel(kept, "second", wraps=True))
        self._places = Sentence("", name="meeting_places")
        lines.addWidget(self._places)
        across = row(gap=16)
        for side, title, label, act in (
            ("mine", _("Bản đang mở"), _("Giữ bản đang mở"), model.keep_mine),
            ("other", _("Bản trong tệp"), _("Lấy bản trong tệp"), model.keep_other),
        ):
            box = column(gap=8)
            box.addWidget(PlainLabel(title, "section"))
            self._columns[side] = column(gap=6)
            box.addLayout(self._columns[side])
            button = NormalButton(label, f"meeting_{side}", icon="check")
            button.clicked.connect(act)
            box.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            box.addStretch(1)
            if side == "other":
                across.addWidget(rule(is_upright=True))
            across.addLayout(box, 1)
        lines.addLayout(across, 1)
        area = named(QScrollArea(), "meeting_area", _("Hai bản nháp"))
        area.setWidgetResizable(True)
        area.setWidget(inside)
        self.body.addWidget(area)
        model.settled.connect(self.left)

    def show_meeting(self, meeting: Meeting) -> None:
        """Show both drafts: when they were saved, and how they begin."""
        self._places.set_text(_("Khác nhau ở: {places}").format(places=meeting.places))
        self._fill(self._columns["mine"], meeting.mine)
        self._fill(self._columns["other"], meeting.other)

    @staticmethod
    def _fill(lines: QVBoxLayout, said: KeptLine) -> None:
        empty(lines)
        saved = _("Lưu lúc {at} · {age}").format(at=said.saved, age=said.age)
        lines.addWidget(PlainLabel(saved, "strong", wraps=True))
        lines.addWidget(PlainLabel(said.filled, "second", wraps=True))
        for title, words in said.beginnings:
            lines.addWidget(PlainLabel(title, "label"))
            lines.addWidget(Sentence(words, name="meeting_words"))

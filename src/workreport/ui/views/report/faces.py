"""What takes the place of the report for a while: paper, kept drafts, comparison, phrases."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from workreport.domain.period import Period
from workreport.services.paper_options import PaperOptions
from workreport.ui.viewmodels.draft_session import DraftSession
from workreport.ui.viewmodels.kept_drafts import KeptDrafts
from workreport.ui.viewmodels.paper_view import PaperModel
from workreport.ui.viewmodels.phrases import Phrasebook
from workreport.ui.viewmodels.version_comparing import VersionComparing
from workreport.ui.views.paper_view.face import PaperFace
from workreport.ui.views.report.compare_face import CompareFace
from workreport.ui.views.report.kept_face import KeptFace
from workreport.ui.views.report.meeting_face import MeetingFace
from workreport.ui.views.report.phrase_face import PhraseFace
from workreport.ui.views.shell.face import Face


class ReportFaces(QObject):
    """Builds each face when it is first wanted; one at a time is shown.

    Signals:
        turned: A face was opened or left.
    """

    turned = Signal()

    def __init__(
        self,
        stack: QStackedWidget,
        home: QWidget,
        desk: DraftSession,
        kept: KeptDrafts,
        phrases: Phrasebook,
    ) -> None:
        super().__init__(stack)
        self._stack = stack
        self._home = home
        self._desk = desk
        self._kept = kept
        self._phrases = phrases
        self._built: dict[str, Face] = {}
        self._period: Period | None = None
        self._width = 0

    @property
    def current(self) -> Face | None:
        """The face that is shown, if any."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, Face) else None

    @property
    def is_of_this_month(self) -> bool:
        """Whether the face speaks of the month the window shows."""
        return self._period == self._desk.session.period

    def open_paper(self) -> None:
        """Show the report as it will print."""
        self._open_paper("report")

    def open_receipt(self) -> None:
        """Show the receipt of the Office as it will print."""
        self._open_paper("receipt")

    def open_extension(self) -> None:
        """Show the slip of the last extension as it will print."""
        self._open_paper("extension")

    def open_difference(self, options: PaperOptions) -> None:
        """Show two filed versions side by side as they will print."""
        self._open_paper("diff", options)

    def _open_paper(self, kind: str, options: PaperOptions | None = None) -> None:
        face = self._built.get("paper")
        if not isinstance(face, PaperFace):
            face = PaperFace(PaperModel(self._desk.session, self))
            self._add("paper", face)
        self._desk.save()
        self._open(face)
        face.show_paper(kind, self._desk.session.period, options=options)

    def open_kept(self) -> None:
        """Show the kept versions of the draft."""
        face = self._built.get("kept")
        if face is None:
            face = KeptFace(self._kept)
            self._add("kept", face)
        self._open(face)
        self._kept.read()

    def open_meeting(self) -> None:
        """Show two drafts that differ."""
        face = self._built.get("meeting")
        if not isinstance(face, MeetingFace):
            face = MeetingFace(self._kept)
            self._add("meeting", face)
        if self._kept.meeting is not None:
            face.show_meeting(self._kept.meeting)
            self._open(face)

    def open_comparison(self) -> None:
        """Show what changed since the version filed last."""
        face = self._built.get("compare")
        model = self.findChild(VersionComparing) or VersionComparing(self._desk)
        if face is None:
            model.setParent(self)
            face = CompareFace(model)
            face.paper_wanted.connect(self.open_difference)
            self._add("compare", face)
        self._open(face)
        model.open()

    def open_phrases(self, section: str) -> None:
        """Show the department's own phrases of a section."""
        face = self._built.get("phrases")
        if not isinstance(face, PhraseFace):
            face = PhraseFace(self._phrases)
            self._add("phrases", face)
        self._open(face)
        face.show_section(section)

    def leave(self) -> None:
        """Show the report again."""
        face = self.current
        if face is not None:
            face.closed()
            self._stack.setCurrentWidget(self._home)
            self.turned.emit()

    def fit(self, width: int) -> None:
        """Be told the logical width of the window."""
        self._width = width
        paper = self._built.get("paper")
        if isinstance(paper, PaperFace):
            paper.fit(width)

    def _add(self, key: str, face: Face) -> None:
        face.left.connect(self.leave)
        self._stack.addWidget(face)
        self._built[key] = face

    def _open(self, face: Face) -> None:
        self.leave()
        self._period = self._desk.session.period
        self._stack.setCurrentWidget(face)
        self.fit(self._width)
        self.turned.emit()

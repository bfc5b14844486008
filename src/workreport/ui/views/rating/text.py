"""The explanation of the three voices as one text to read, select and copy; tasks are links."""

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextBrowser

from workreport.i18n.translation import _
from workreport.services.rating_words import RatingWords, StepWords, source_words
from workreport.services.voice_words import VoiceWords
from workreport.ui.theme.look import look
from workreport.ui.widgets.ground import named

_TASK = "task:"
_MARKS = {True: "✕", False: "✓", None: "–"}


class RatingText(QTextBrowser):
    """Shows :class:`VoiceWords` one below the other.

    Signals:
        task_wanted: The person wants to see a task; its id.
    """

    task_wanted = Signal(str)

    def __init__(self, name: str = "rating_text") -> None:
        super().__init__()
        named(self, name, _("Vì sao?"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.document().setDocumentMargin(0)
        self.anchorClicked.connect(self._on_anchor)
        self._voices: tuple[VoiceWords, ...] = ()
        self._about = ""
        look().changed.connect(self._write)

    def show_voices(self, about: str, voices: tuple[VoiceWords, ...]) -> None:
        """Show voices; the place that is read stays while the person is the same."""
        if (about, voices) == (self._about, self._voices):
            return
        at = self.verticalScrollBar().value() if about == self._about else 0
        self._about, self._voices = about, voices
        self._write()
        self.verticalScrollBar().setValue(at)

    def copied_text(self) -> str:
        """Return everything as plain lines."""
        return "\n\n".join("\n".join(voice.lines) for voice in self._voices)

    def _write(self) -> None:
        self.clear()
        page = _Writer(self.textCursor())
        for at, voice in enumerate(self._voices):
            page.voice(voice, is_first=at == 0)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _on_anchor(self, link: QUrl) -> None:
        address = link.toString()
        if address.startswith(_TASK):
            self.task_wanted.emit(address.removeprefix(_TASK))


class _Writer:
    """Writes words into a document; people's text is never read as markup."""

    def __init__(self, cursor: QTextCursor) -> None:
        self._cursor = cursor
        self._is_empty = True

    def voice(self, voice: VoiceWords, *, is_first: bool) -> None:
        if not is_first:
            self._line("", size=6)
        self._line(f"{voice.title}: ", size=14, weight=600)
        self._add(voice.level, size=14, weight=600)
        words = voice.words
        if words is not None:
            total = _("Tổng điểm: {total} · Mức tính được: {level}").format(
                total=words.total, level=words.level
            )
            self._line(total, weight=600)
        for text, ink in ((voice.changed, "warn"), (voice.remark, "text2"), (voice.problem, "bad")):
            if text:
                self._line(text, ink=ink)
        if words is not None:
            self._words(words)

    def _words(self, words: RatingWords) -> None:
        for text in words.missing:
            self._line(f"! {text}", ink="bad")
        for text in words.notes:
            self._line(f"! {text}", ink="warn")
        if words.tasks:
            self._line(_("Nhiệm vụ"), size=12, weight=600, ink="text2")
        for each in words.tasks:
            self._line("", size=12)
            self._link(f"{each.number}. {each.content}", each.task)
            self._add(f" – {each.words}", ink="text2", size=12)
        numbers = {each.task: each.number for each in words.tasks}
        for step in words.steps:
            self._step(step, numbers)
        for gate in words.gates:
            ink = "bad" if gate.is_hit else "text2"
            self._line(f"{_MARKS[gate.is_hit]} {gate.words} ", ink=ink)
            self._add(source_words(gate.source), ink="text3", size=12)
        scheme = _("Bộ tiêu chí: {scheme} (nguồn: {source})")
        self._line(scheme.format(scheme=words.scheme, source=words.source), ink="text3", size=12)

    def _step(self, step: StepWords, numbers: dict[str, int]) -> None:
        self._line(f"{step.title}: ", weight=600)
        self._add(step.result, weight=600)
        for text in dict.fromkeys((step.formula, step.numbers)):
            if text:
                self._line(f"= {text}", ink="text2", size=12)
        for parts in step.parts:
            self._line("", size=12)
            for at, (task, value) in enumerate(parts):
                if at:
                    self._add(" · ", ink="text3", size=12)
                name = _("nhiệm vụ {number}").format(number=numbers.get(task, 0))
                self._link(name, task)
                self._add(f": {value}", ink="text2", size=12)
        self._line(source_words(step.source), ink="text3", size=12)

    def _line(self, text: str, *, size: int = 13, weight: int = 400, ink: str = "text") -> None:
        if not self._is_empty:
            self._cursor.insertBlock()
        self._is_empty = False
        self._add(text, size=size, weight=weight, ink=ink)

    def _add(self, text: str, *, size: int = 13, weight: int = 400, ink: str = "text") -> None:
        self._cursor.insertText(text, _format(size, weight, ink))

    def _link(self, text: str, task: str) -> None:
        form = _format(12, 500, "accent_text")
        form.setAnchor(True)
        form.setAnchorHref(f"{_TASK}{task}")
        self._cursor.insertText(text, form)


def _format(size: int, weight: int, ink: str) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setFont(look().font(size, weight))
    form.setForeground(QColor(look().colours.of(ink)))
    return form

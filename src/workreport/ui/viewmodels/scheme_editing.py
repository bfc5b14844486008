"""A new version of a rating scheme while it is being written: checked, tried out, then signed."""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from workreport.domain.errors import UseError
from workreport.domain.exact_numbers import exact_number, plain
from workreport.domain.period import Period
from workreport.domain.scheme_places import line_of, put, value_at
from workreport.i18n.formats import number_text, period_text, shown
from workreport.i18n.messages import cause
from workreport.i18n.translation import _, chosen
from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.what_if import outcome_words

if TYPE_CHECKING:
    from workreport.domain.rating_scheme import RatingScheme
    from workreport.services.what_if import Tried

CHECKED_AFTER_MS = 250


@dataclass(frozen=True, slots=True)
class FormField:
    """A common number of a scheme: its place in the text, its name, and what is written there.

    With ``choices`` (value, words) one of them is chosen.
    """

    place: str
    label: str
    value: str
    is_text: bool = False
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class EditState:
    """What the text comes to: a scheme, or a problem and the line it is in."""

    scheme: "RatingScheme | None"
    problem: str = ""
    line: int = 0
    fields: tuple[FormField, ...] = ()


class SchemeEditing(QObject):
    """Keeps the text that is edited; what cannot be read stays as it was typed.

    Signals:
        begun: A scheme is opened for editing; its text.
        checked: ``EditState`` of the text as it is now.
        text_put: The form changed the text; the whole of it.
        tried: ``OutcomeWords`` of the last month.
        signed: A version was signed; editing is over.
    """

    begun = Signal(str)
    checked = Signal(object)
    text_put = Signal(str)
    tried = Signal(object)
    signed = Signal(object)

    def __init__(self, session: DeskSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.text = ""
        self.first_text = ""
        self.state = EditState(None)
        self._ref = ""
        self._versions: frozenset[str] = frozenset()
        self._timer = QTimer(self)
        self._timer.setObjectName("scheme_check")
        self._timer.setSingleShot(True)
        self._timer.setInterval(CHECKED_AFTER_MS)
        self._timer.timeout.connect(self.check)

    @property
    def is_changed(self) -> bool:
        """Whether something was typed that is not signed."""
        return self.text != self.first_text

    def begin(self, scheme: "RatingScheme", versions: tuple[str, ...]) -> None:
        """Open a copy of a scheme under the next free version.

        What was typed into the same scheme and not signed is gone on with.
        """
        self._versions = frozenset(versions)
        if scheme.ref == self._ref and self.is_changed:
            self.check()
            return
        self._ref = scheme.ref
        work = partial(self._session.desk.schemes.text, scheme.ref)
        self._session.run(work, self._on_text)

    def type_text(self, text: str) -> None:
        """Take what was typed; it is checked a moment later."""
        if text != self.text:
            self.text = text
            self._timer.start()

    def put_field(self, field: FormField, typed: str) -> str:
        """Put a number of the form into the text; returns what is wrong with it, if anything."""
        words = typed.strip()
        if not field.is_text:
            number = exact_number(words.replace(",", "."))
            if number is None:
                return cause("what_if_number", {"value": words})
            written = str(plain(number))
            words = written if written.lstrip("-").isdigit() else f'"{written}"'
        else:
            words = f'"{words}"'
        text = self.text
        if field.place.startswith("levels.") and value_at(text, field.place) is None:
            text = self._with_levels(text)
        text = put(text, field.place, words)
        if text != self.text:
            self.text = text
            self.text_put.emit(text)
            self.check()
        return ""

    def check(self) -> None:
        """Read the text as it is now."""
        self._timer.stop()
        self.state = self._state()
        self.checked.emit(self.state)

    def try_out(self, period: Period) -> None:
        """Show who would get which level by this scheme in a month; nothing is kept."""
        from workreport.domain.what_if import Change  # noqa: PLC0415 - after the paint

        scheme = self.state.scheme
        if scheme is not None:
            change = Change(schemes=(scheme,))
            work = partial(self._session.desk.what_if.try_change, period, change)
            self._session.run(work, self._on_tried)

    def sign(self, starts: Period, note: str) -> None:
        """Sign the text as a new version that holds from a month on."""
        self.check()
        if self.state.scheme is None:
            return
        text = put(self.text, "version", f'"{self.next_version()}"')
        text = put(text, "effective_from", f'"{starts.first_day.isoformat()}"')
        schemes = self._session.desk.schemes
        data = schemes.shipped.parse(text, self.state.scheme.id)
        self._session.run(partial(schemes.keep, data, note), self._on_signed)

    def next_version(self) -> str:
        """Return the number of the version that would be signed."""
        numbers = [int(each) for each in self._versions if each.isdigit()]
        return str(max(numbers, default=0) + 1)

    # --- inside --------------------------------------------------------------------------------

    def _state(self) -> EditState:
        schemes = self._session.desk.schemes.shipped
        try:
            data = schemes.parse(self.text, _("văn bản này"))
            scheme = schemes.read(data)
        except UseError as error:
            line = error.values.get("line")
            field = str(error.values.get("field", ""))
            number = line if isinstance(line, int) else line_of(self.text, field)
            words = cause(error.code, shown(error.values))
            return EditState(None, words, number, self.state.fields)
        return EditState(scheme, fields=form_fields(scheme, self.text))

    def _with_levels(self, text: str) -> str:
        """State the levels in the text itself, where it named a set only."""
        scheme = self.state.scheme
        if scheme is None:
            return text
        rows = [
            f'\n[[levels]]\ncode = "{one.code}"\nvi = "{one.vi}"\nen = "{one.en}"\nmin = {one.min}'
            for one in scheme.levels.levels
        ]
        return text.rstrip() + "\n" + "\n".join(rows) + "\n"

    def _on_text(self, text: str) -> None:
        self.text = self.first_text = text
        self.state = EditState(None)
        self.begun.emit(text)
        self.check()

    def _on_tried(self, tried: "Tried") -> None:
        self.tried.emit(outcome_words(tried))

    def _on_signed(self, scheme: "RatingScheme") -> None:
        self.first_text = self.text
        day = scheme.effective_from
        month = "" if day is None else period_text(str(Period.of(day)), "inline")
        words = _("Đã ký bản {version} của bộ tiêu chí “{name}”, bắt đầu từ {month}.")
        self._session.tell_done(
            words.format(version=scheme.version, name=chosen(scheme.title), month=month)
        )
        self.signed.emit(scheme)


def form_fields(scheme: "RatingScheme", text: str) -> tuple[FormField, ...]:
    """Return the numbers people change most, with what is written now."""
    found = []
    if scheme.has_score:
        found += [
            FormField(
                f"levels.{level.code}.min",
                _("Mức {level} từ").format(level=level.code),
                number_text(plain(level.min)),
            )
            for level in scheme.levels.levels[:-1]
        ]
        found += [
            FormField(
                f"general.{one.code}.max",
                _("{code}. Tối đa").format(code=one.code),
                number_text(plain(one.max)),
            )
            for one in scheme.criteria
        ]
        found.append(
            FormField(
                "formula.task_max",
                _("Điểm nhiệm vụ tối đa"),
                number_text(plain(scheme.task_max)),
            )
        )
    names = {"fault_share": _("Trừ mỗi lần sai"), "delay_share": _("Trừ mỗi lần chậm")}
    found += [
        FormField(f"constants.{name}", words, number_text(plain(scheme.constants[name])))
        for name, words in names.items()
        if name in scheme.constants
    ]
    if scheme.quota is not None:
        bases = (
            ("good", _("Mức thứ hai")),
            ("good_or_better", _("Từ mức thứ hai trở lên")),
            ("all", _("Mọi người được xếp loại")),
        )
        share = number_text(plain(scheme.quota_share))
        found.append(FormField("quota.share", _("Tỷ lệ hạn mức"), share))
        base = FormField(
            "quota.base", _("Cơ sở hạn mức"), scheme.quota.base, is_text=True, choices=bases
        )
        found.append(base)
    if value_at(text, "remarks.letters") is not None:
        letters = str(scheme.remark_letters)
        found.append(FormField("remarks.letters", _("Số chữ của nhận xét"), letters))
    return tuple(found)

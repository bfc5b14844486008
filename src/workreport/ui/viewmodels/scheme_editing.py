"""A new version of a scheme while it is being written: checked, kept, tried out, then signed."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from workreport.domain.coefficient_sets import CoefficientSet
from workreport.domain.errors import CodedError, UseError
from workreport.domain.exact_numbers import exact_number, plain
from workreport.domain.period import Period
from workreport.domain.rating_scheme import RatingScheme
from workreport.domain.scheme_places import line_of, put, value_at
from workreport.domain.unit_grade import UnitScheme
from workreport.i18n.formats import moment_text, period_text, shown
from workreport.i18n.messages import cause
from workreport.i18n.translation import _, chosen
from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.scheme_form import FormField, form_fields
from workreport.ui.viewmodels.unit_trial_words import unit_outcome_words
from workreport.ui.viewmodels.what_if import outcome_words

if TYPE_CHECKING:
    from workreport.services.scheme_desk import AnyScheme
    from workreport.services.scheme_drafts import SchemeDraft
    from workreport.services.unit_trial import UnitsTried
    from workreport.services.what_if import Tried
    from workreport.ui.viewmodels.what_if import OutcomeWords

CHECKED_AFTER_MS = 250
KEPT_AFTER_MS = 1000


@dataclass(frozen=True, slots=True)
class EditState:
    """What the text comes to: a scheme, or a problem and the line it is in."""

    scheme: "AnyScheme | None"
    problem: str = ""
    line: int = 0
    fields: tuple[FormField, ...] = ()

    @property
    def can_be_tried(self) -> bool:
        """Whether there is something a month can be tried on."""
        return self.scheme is not None and not isinstance(self.scheme, CoefficientSet)


class SchemeEditing(QObject):
    """Keeps the text that is edited; what cannot be read stays as it was typed.

    Signals:
        begun: A scheme is opened for editing; its text.
        checked: ``EditState`` of the text as it is now.
        text_put: The form changed the text; the whole of it.
        kept: What can be said about the unsigned text: when it was kept, or nothing.
        tried: ``OutcomeWords`` of the last month.
        units_tried: ``OutcomeWords`` of its departments.
        signed: A version was signed; editing is over.
    """

    begun = Signal(str)
    checked = Signal(object)
    text_put = Signal(str)
    kept = Signal(str)
    tried = Signal(object)
    units_tried = Signal(object)
    signed = Signal(object)

    def __init__(self, session: DeskSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.text = ""
        self.first_text = ""
        self._kept_text = ""
        self.state = EditState(None)
        self._ref = ""
        self._refs: frozenset[str] = frozenset()
        self._check_soon = self._timer("scheme_check", CHECKED_AFTER_MS)
        self._check_soon.timeout.connect(self.check)
        self._keep_soon = self._timer("scheme_keep", KEPT_AFTER_MS)
        self._keep_soon.timeout.connect(self.keep)

    @property
    def is_changed(self) -> bool:
        """Whether something was typed that is not signed."""
        return self.text != self.first_text

    @property
    def is_settled(self) -> bool:
        """Whether everything typed was checked and kept."""
        return not (self._check_soon.isActive() or self._keep_soon.isActive())

    def begin(self, scheme: "AnyScheme", refs: Collection[str]) -> None:
        """Open a copy of a scheme under the next free version; ``refs`` are the known ones.

        What was typed into the same scheme and not signed is gone on with.
        """
        self._refs = frozenset(refs)
        if scheme.ref == self._ref and self.is_changed:
            self.check()
            return
        self.keep()
        self._ref = scheme.ref
        schemes, ref = self._session.desk.schemes, scheme.ref
        self._session.run(lambda: (schemes.text(ref), schemes.drafts.all()), self._on_text)

    def type_text(self, text: str) -> None:
        """Take what was typed; it is checked and kept a moment later."""
        if text.rstrip("\n") != self.text.rstrip("\n"):
            self.text = text
            self._check_soon.start()
            self._keep_soon.start()

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
            self._put(text)
        return ""

    def check(self) -> None:
        """Read the text as it is now."""
        self._check_soon.stop()
        self.state = self._state()
        self.checked.emit(self.state)

    def keep(self) -> None:
        """Keep what was typed in the workspace, so that closing the window loses nothing."""
        self._keep_soon.stop()
        if self._ref and self.is_changed and self.text != self._kept_text:
            self._kept_text = self.text
            drafts, ref, text = self._session.desk.schemes.drafts, self._ref, self.text
            self._session.run(lambda: drafts.keep(ref, text), self._on_kept, self._on_not_kept)

    def discard(self) -> None:
        """Throw the unsigned text away and begin again from the signed one."""
        if self.is_changed:
            self._put(self.first_text)
        self._keep_soon.stop()
        self._kept_text = ""
        drop = partial(self._session.desk.schemes.drafts.drop, self._ref)
        self._session.run(drop, self._on_dropped)

    def try_out(self, period: Period) -> None:
        """Show who would get which level by this scheme in a month; nothing is kept."""
        from workreport.domain.what_if import Change  # noqa: PLC0415 - after the paint

        scheme, desk = self.state.scheme, self._session.desk
        if isinstance(scheme, UnitScheme):
            self._session.run(partial(desk.schemes.try_units, period, scheme), self._on_units_tried)
        elif isinstance(scheme, RatingScheme):
            change = Change(schemes=(scheme,))
            self._session.run(partial(desk.what_if.try_change, period, change), self._on_tried)

    def sign(self, starts: Period, note: str) -> None:
        """Sign the text as a new version that holds from a month on."""
        self.check()
        if self.state.scheme is None:
            return
        self.keep()
        text = put(self.text, "version", f'"{self.next_version()}"')
        text = put(text, "effective_from", f'"{starts.first_day.isoformat()}"')
        schemes, ref, name = self._session.desk.schemes, self._ref, self.state.scheme.id

        def work() -> "AnyScheme":
            signed = schemes.sign(text, note, name)
            schemes.drafts.drop(ref)
            return signed

        self._session.run(work, self._on_signed)

    def next_version(self) -> str:
        """Return the number of the version that would be signed."""
        scheme = self.state.scheme
        name = self._ref.partition("@")[0] if scheme is None else scheme.id
        versions = [ref.partition("@")[2] for ref in self._refs if ref.startswith(f"{name}@")]
        return str(max((int(each) for each in versions if each.isdigit()), default=0) + 1)

    # --- inside --------------------------------------------------------------------------------

    def _timer(self, name: str, after: int) -> QTimer:
        timer = QTimer(self)
        timer.setObjectName(name)
        timer.setSingleShot(True)
        timer.setInterval(after)
        return timer

    def _put(self, text: str) -> None:
        self.text = text
        self.text_put.emit(text)
        self._keep_soon.start()
        self.check()

    def _state(self) -> EditState:
        schemes = self._session.desk.schemes
        try:
            scheme = schemes.read(self.text, _("văn bản này"))
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
        if not isinstance(scheme, RatingScheme):
            return text
        rows = [
            f'\n[[levels]]\ncode = "{one.code}"\nvi = "{one.vi}"\nen = "{one.en}"\nmin = {one.min}'
            for one in scheme.levels.levels
        ]
        return text.rstrip() + "\n" + "\n".join(rows) + "\n"

    def _on_text(self, read: "tuple[str, tuple[SchemeDraft, ...]]") -> None:
        text, drafts = read
        draft = next((one for one in drafts if one.ref == self._ref), None)
        self.first_text = text
        self.text = self._kept_text = text if draft is None else draft.text
        self.state = EditState(None)
        self.begun.emit(self.text)
        words = _("Đang soạn tiếp bản nháp chưa ký, lưu {time}.")
        at = "" if draft is None else moment_text(draft.saved_at)
        self.kept.emit(words.format(time=at) if at else "")
        self.check()

    def _on_kept(self, at: datetime) -> None:
        self.kept.emit(_("Đã giữ bản nháp chưa ký, {time}.").format(time=moment_text(at)))

    def _on_not_kept(self, error: CodedError) -> None:
        self._kept_text = ""
        self._session.tell_error(error)

    def _on_dropped(self, _nothing: None) -> None:
        self.kept.emit("")

    def _on_tried(self, tried: "Tried") -> None:
        words: OutcomeWords = outcome_words(tried)
        self.tried.emit(words)

    def _on_units_tried(self, tried: "UnitsTried") -> None:
        self.units_tried.emit(unit_outcome_words(tried))

    def _on_signed(self, scheme: "AnyScheme") -> None:
        self.first_text = self.text
        self._keep_soon.stop()
        self.kept.emit("")
        day = scheme.effective_from
        month = "" if day is None else period_text(str(Period.of(day)), "inline")
        words = _("Đã ký bản {version} của bộ tiêu chí “{name}”, bắt đầu từ {month}.")
        self._session.tell_done(
            words.format(version=scheme.version, name=chosen(scheme.title), month=month)
        )
        self.signed.emit(scheme)

"""The rules of merit as fields: read, changed, tried, signed, given back, kept in files."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workreport.domain.errors import CodedError, UseError
from workreport.domain.merit import MeritRule, read_rules
from workreport.domain.merit_writing import rules_text
from workreport.domain.period import Span
from workreport.i18n.formats import shown
from workreport.i18n.messages import sentence
from workreport.i18n.translation import _
from workreport.ui.messages import FileWish
from workreport.ui.tasks.target_file import write_target
from workreport.ui.viewmodels.history_sheet import HistorySheet
from workreport.ui.viewmodels.history_spans import span_words
from workreport.ui.viewmodels.merit_rules import RuleForm, form_of, new_code, rule_of

if TYPE_CHECKING:
    from workreport.services.merits import MeritLists
    from workreport.services.ports.program import Desk

_LARGEST_FILE = 1_000_000


class MeritEditing(QObject):
    """Keeps what was typed until it is signed or given back.

    Signals:
        rules_changed: The rules are others now: read, added, taken away.
        refused: What is wrong, in words; empty when nothing is.
        wanted: Code of the rule that is to be shown.
        tried: Whom the current rule would name.
    """

    rules_changed = Signal()
    refused = Signal(str)
    wanted = Signal(str)
    tried = Signal(str)

    def __init__(self, sheet: HistorySheet) -> None:
        super().__init__(sheet)
        self._sheet = sheet
        self._signed = ""  # the rules in force as their author wrote them
        self._read: tuple[RuleForm, ...] = ()
        self.forms: tuple[RuleForm, ...] = ()

    @property
    def is_changed(self) -> bool:
        """Whether something was typed that is not signed."""
        return self.forms != self._read

    def read(self) -> None:
        """Read the rules in force; what was typed over them goes."""
        session = self._sheet.session
        session.run(session.desk.merits.rules_text, self._on_read)

    def form(self, code: str) -> RuleForm | None:
        """Return a rule."""
        return next((one for one in self.forms if one.code == code), None)

    def put(self, form: RuleForm) -> None:
        """Take what was typed for one rule."""
        self.forms = tuple(form if one.code == form.code else one for one in self.forms)

    def add(self, like: str = "") -> None:
        """Add a rule for the list and group of another."""
        code, model = new_code(self.forms), self.form(like)
        made = RuleForm(code=code) if model is None else RuleForm(code=code, list=model.list)
        self.forms = (*self.forms, made if model is None else made.about(model.of))
        self.rules_changed.emit()
        self.wanted.emit(code)

    def remove(self, code: str) -> None:
        """Take a rule away; the one that stood before it is shown."""
        place = next((at for at, one in enumerate(self.forms) if one.code == code), None)
        if place is None:
            return
        self.forms = (*self.forms[:place], *self.forms[place + 1 :])
        self.rules_changed.emit()
        if self.forms:
            self.wanted.emit(self.forms[max(0, place - 1)].code)

    def check(self, code: str) -> None:
        """Say what is wrong with one rule as it is typed."""
        form = self.form(code)
        try:
            if form is not None:
                rule_of(form)
        except UseError as error:
            self._on_refused(error)
            return
        self.refused.emit("")

    def sign(self) -> None:
        """Sign all rules; the first that is not complete is shown with what it lacks."""
        rules = self._complete()
        if rules is None:
            return
        # As long as nothing was changed the author's own text and remarks stay.
        self._sign(rules_text(rules) if self.is_changed else self._signed)

    def use_shipped(self) -> None:
        """Go back to the rules that were shipped."""
        self._sign("")

    def try_out(self, code: str) -> None:
        """Say whom a rule would name in the span of the sheet."""
        wish, form = self._sheet.wish, self.form(code)
        if wish is None or form is None:
            return
        try:
            rule = rule_of(form)
        except UseError as error:
            self._on_refused(error)
            return
        span = Span(wish.first, self._sheet.span_kind())
        work = partial(_tried, self._sheet.session.desk, span, rule)
        self._sheet.session.run(work, self.tried.emit, self._on_refused)

    def load(self) -> None:
        """Read rules from a file into the form; they count once they are signed."""
        session = self._sheet.session
        source = session.messages.choose_file(_wish(_("Lấy quy tắc từ tệp")))
        if source is not None:
            work = partial(_load, session.desk, source)
            session.run(work, self._on_loaded, self._on_refused, database=False)

    def save(self) -> None:
        """Write the rules as they are in the form to a file."""
        rules = self._complete()
        session = self._sheet.session
        if rules is None:
            return
        target = session.messages.choose_target(
            _wish(_("Lưu quy tắc ra tệp"), "bieu-duong-phe-binh.toml")
        )
        if target is not None:
            text = rules_text(rules) if self.is_changed else self._signed
            work = partial(write_target, session.desk.files, target, text.encode())
            session.run(work, self._on_saved, self._on_refused, database=False)

    def _complete(self) -> tuple[MeritRule, ...] | None:
        rules = []
        for form in self.forms:
            try:
                rules.append(rule_of(form))
            except UseError as error:
                self.wanted.emit(form.code)
                self._on_refused(error)
                return None
        if not rules:
            self._on_refused(UseError("merit_no_rule"))
            return None
        return tuple(rules)

    def _sign(self, text: str) -> None:
        session = self._sheet.session
        work = partial(session.desk.merits.sign_rules, text)
        session.run(work, self._on_signed, self._on_refused)

    def _on_read(self, text: str) -> None:
        self._signed = text
        self._read = tuple(form_of(rule) for rule in read_rules(text))
        self._show(self._read)

    def _on_loaded(self, rules: tuple[MeritRule, ...]) -> None:
        self._show([form_of(rule) for rule in rules])
        self._sheet.session.tell_done(_("Đã đọc tệp; quy tắc có hiệu lực khi được ký."))

    def _show(self, forms: Sequence[RuleForm]) -> None:
        self.forms = tuple(replace(one) for one in forms)
        self.refused.emit("")
        self.rules_changed.emit()

    def _on_saved(self, target: Path) -> None:
        self._sheet.session.tell_done(_("Đã lưu {path}").format(path=target))

    def _on_signed(self, _entry: str) -> None:
        self.refused.emit("")
        self._sheet.session.tell_done(_("Đã ký quy tắc biểu dương, phê bình."))
        self.read()
        self._sheet.refresh()

    def _on_refused(self, error: CodedError) -> None:
        self.refused.emit(sentence(error.code, shown(error.values)))


def _wish(title: str, suggested: str = "") -> FileWish:
    return FileWish(title=title, kind_name="TOML", patterns=("*.toml",), suggested=suggested)


def _load(desk: "Desk", source: Path) -> tuple[MeritRule, ...]:
    try:
        text = desk.files.read(source, _LARGEST_FILE).decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise UseError("merit_malformed", place=source.name) from problem
    return read_rules(text)


def _tried(desk: "Desk", span: Span, rule: MeritRule) -> str:
    lists: MeritLists = desk.merits.lists(span, (rule,))
    named = (*lists.units[rule.list], *lists.people[rule.list])
    if not named:
        return _("{span}: không ai có tên theo quy tắc này.").format(span=span_words(span))
    names = ", ".join(lists.names.get(one.subject, one.subject) for one in named)
    return _("{span}: {names} có tên theo quy tắc này.").format(span=span_words(span), names=names)

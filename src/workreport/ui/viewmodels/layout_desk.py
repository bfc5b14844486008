"""The layout profiles on the set-up page: chosen, edited beside a drawn page, signed, used."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from workreport.domain.errors import CodedError
from workreport.domain.layout import PaperLayout, changed, unfit
from workreport.domain.layout_fields import Value, value_of
from workreport.domain.period import Period
from workreport.i18n.formats import day_text, shown
from workreport.i18n.messages import sentence
from workreport.i18n.translation import _
from workreport.ui.messages import FileWish
from workreport.ui.tasks.changes import Freshness
from workreport.ui.tasks.target_file import write_target
from workreport.ui.viewmodels.desk_session import DeskSession
from workreport.ui.viewmodels.layout_facts import (
    LayoutFacts,
    LayoutLine,
    Shown,
    facts_of,
    said_of,
)

if TYPE_CHECKING:
    from typing import TypeAlias

    from workreport.domain.document import Document
    from workreport.services.layout_choice import LayoutChoice
    from workreport.services.layout_desk import LayoutBook
    from workreport.services.ports.press import PageImage

    _Read: TypeAlias = tuple[
        LayoutBook,
        dict[str, PaperLayout],
        dict[str, dict[str, Value]],
        tuple[Period, Document],
    ]

_PAUSE_MS = 250  # after the last letter typed
_DPI = 96
_FILE_LIMIT = 1024 * 1024


class LayoutDesk(QObject):
    """The commands of the part.

    Signals:
        facts_changed: ``LayoutFacts``.
        shown_changed: ``Shown``: another profile, or another value of it.
        previewed: ``PageImage`` of a first page.
        refused: What stands in the way; empty when nothing does any more.
    """

    facts_changed = Signal(object)
    shown_changed = Signal(object)
    previewed = Signal(object)
    refused = Signal(str)

    def __init__(self, session: DeskSession, parent: QObject | None = None) -> None:
        super().__init__(parent or session)
        self.session = session
        self.facts: LayoutFacts | None = None
        self.shown: Shown | None = None
        self._code = ""
        self._typed: dict[str, dict[str, Value]] = {}  # by code
        self._bad: dict[str, str] = {}  # what was typed and is no value, by path
        self._document: Document | None = None
        self._document_of: Period | None = None
        self._is_drawing = False
        self._is_stale = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._on_pause)
        self._freshness = Freshness(session.bus, _concerns, self.refresh, self)

    def set_shown(self, *, is_shown: bool) -> None:
        """Be told whether the part can be seen."""
        self._freshness.set_shown(is_shown)
        if is_shown and self._document_of not in {None, self.session.period}:
            self.refresh()

    def refresh(self) -> None:
        """Read the profiles anew."""
        period = self.session.period
        known = self._document if self._document_of == period else None
        self.session.run(partial(self._read, period, known), self._on_read)

    def choose(self, code: str) -> None:
        """Put a profile on the form."""
        if code and code != self._code:
            self._code, self._bad = code, {}
            self.refused.emit("")
            self._show()
            self._draw()

    # --- the form -----------------------------------------------------------------------------

    def set_value(self, path: str, text: str) -> None:
        """Take a value as it is typed; the page follows when the typing rests."""
        if self.shown is None or self.shown.is_locked:
            return
        value = value_of(path, text)
        if unfit(self.shown.base.values, {path: value}):
            self._bad[path] = _("Ghi một số, ví dụ 12,7.")
        else:
            self._bad.pop(path, None)
            self._typed.setdefault(self._code, {})[path] = value
        self._show()
        self._pause.start()

    def reset(self) -> None:
        """Give every value that of the base again; it counts once it is signed."""
        if self.shown is None or self.shown.is_locked:
            return
        self._bad = {}
        self._typed[self._code] = dict(self.shown.base.values)
        self._show()
        self._on_pause()

    def drop(self) -> None:
        """Forget what was typed and not signed."""
        self._typed.pop(self._code, None)
        self._bad = {}
        self._show()
        self._on_pause()

    def keep(self) -> None:
        """Keep at once what was typed: the part is left."""
        if self._pause.isActive():
            self._on_pause()

    # --- what is signed -----------------------------------------------------------------------

    def copy(self, code: str, title: str) -> None:
        """Sign a copy of the profile on the form."""
        name = self._code
        work = partial(self.session.desk.layouts.copy, name, code, title)
        self._run(work, self._on_copied)

    def sign(self) -> None:
        """Sign what was typed as the next version."""
        if self.shown is not None:
            self._run(partial(self.session.desk.layouts.sign, self.shown.layout), self._on_signed)

    def use(self, starts: date) -> None:
        """Let the profile on the form hold from a day on, as it was signed last."""
        self._run(partial(self.session.desk.layouts.use, self._code, starts), self._on_used)

    def export(self) -> None:
        """Write the profile on the form into a file."""
        code, desk = self._code, self.session.desk
        target = self.session.messages.choose_target(
            FileWish(
                title=_("Xuất thể thức ra tệp"),
                kind_name="JSON",
                patterns=("*.json",),
                suggested=f"the-thuc-{code}.json",
            )
        )
        if target is not None:

            def work() -> Path:
                return write_target(desk.files, target, desk.layouts.file(code))

            self._run(work, self._on_exported)

    def import_file(self) -> None:
        """Sign the profile of a file."""
        source = self.session.messages.choose_file(
            FileWish(title=_("Nhập tệp thể thức"), kind_name="JSON", patterns=("*.json",))
        )
        if source is None:
            return
        desk, facts = self.session.desk, self.facts
        lines = () if facts is None else facts.lines
        shipped = {line.layout.code for line in lines if line.layout.is_shipped}

        def work() -> PaperLayout:
            found = desk.layouts.read(desk.files.read(source, _FILE_LIMIT))
            if found.code not in shipped or facts is None:
                return desk.layouts.taken(found)
            title = _("{title} (bản riêng)").format(title=found.title)
            return desk.layouts.taken(found, facts.suggested_code, title)

        self._run(work, self._on_copied)

    # --- inside -------------------------------------------------------------------------------

    def _run(self, work: Callable[[], object], done: Callable[..., None]) -> None:
        self.refused.emit("")
        self.session.run(work, done, self._on_refused)

    def _read(self, period: Period, known: "Document | None") -> "_Read":
        """Read the profiles, and gather the paper that is shown once for each month."""
        layouts = self.session.desk.layouts
        book = layouts.book()
        bases = {one.code: layouts.base_of(one) for one in book.newest}
        return book, bases, layouts.drafts.all(), (period, known or layouts.sample(period))

    def _on_read(self, read: "_Read") -> None:
        book, self._bases, drafts, (self._document_of, self._document) = read
        self._typed = {**drafts, **self._typed}
        self.facts = facts_of(book, self._bases)
        if self._code not in self._bases:
            self._code = book.in_force.code
        self.facts_changed.emit(self.facts)
        self._show()
        self._draw()

    def _line(self, code: str) -> LayoutLine | None:
        lines = () if self.facts is None else self.facts.lines
        return next((one for one in lines if one.layout.code == code), None)

    def _show(self) -> None:
        facts = self.facts
        if facts is None:
            return
        line = self._line(self._code)
        if line is None:
            return
        signed, base = line.layout, self._bases[self._code]
        typed = self._typed.get(self._code, {})
        layout = replace(signed, values={**signed.values, **typed})
        found = self.session.desk.layouts.findings(layout)
        self.shown = Shown(
            layout=layout,
            base=base,
            is_locked=signed.is_shipped or not facts.may_set,
            is_typed=layout.values != signed.values or bool(self._bad),
            changed=changed(base.values, layout.values),
            problems={**said_of(found, refused=True), **self._bad},
            warnings=said_of(found, refused=False),
        )
        self.shown_changed.emit(self.shown)

    def _on_pause(self) -> None:
        """Keep what was typed, and let the page follow."""
        code, desk = self._code, self.session.desk
        if self.shown is not None and not self.shown.is_locked:
            signed = self._line(code)
            typed = self._typed.get(code, {})
            kept = {
                path: value
                for path, value in typed.items()
                if signed is None or signed.layout.values.get(path) != value
            }
            self.session.run(partial(desk.layouts.drafts.keep, code, kept), self._on_kept)
        self._draw()

    def _on_kept(self, _nothing: None) -> None:
        """Nothing more to do: what was typed is on the disk."""

    def _draw(self) -> None:
        """Draw the first page anew; while one is being drawn the newest wish waits."""
        self._pause.stop()
        if self.shown is None or self._document is None or self.shown.problems:
            return
        if self._is_drawing:
            self._is_stale = True
            return
        self._is_drawing, self._is_stale = True, False
        work = partial(
            self.session.desk.layouts.first_page, self._document, self.shown.layout, _DPI
        )
        self.session.run(work, self._on_drawn, self._on_not_drawn, database=False)

    def _on_drawn(self, page: "PageImage") -> None:
        self._is_drawing = False
        self.previewed.emit(page)
        if self._is_stale:
            self._draw()

    def _on_not_drawn(self, error: CodedError) -> None:
        self._is_drawing = False
        self._on_refused(error)

    def _on_copied(self, layout: PaperLayout) -> None:
        self._code = layout.code
        self._on_signed(layout)

    def _on_signed(self, layout: PaperLayout) -> None:
        self._typed.pop(layout.code, None)
        forget = partial(self.session.desk.layouts.drafts.keep, layout.code, {})
        self.session.run(forget, self._on_kept)
        words = _("Đã ký thể thức “{title}”, bản {version}.")
        self.session.tell_done(words.format(title=layout.title, version=layout.version))
        self.refresh()

    def _on_used(self, chosen: "LayoutChoice") -> None:
        words = _("Từ ngày {day} văn bản in theo thể thức này.")
        self.session.tell_done(words.format(day=day_text(chosen.starts)))
        self.refresh()

    def _on_exported(self, path: Path) -> None:
        self.session.tell_done(_("Đã ghi {path}.").format(path=path))

    def _on_refused(self, error: CodedError) -> None:
        self.refused.emit(sentence(error.code, shown(error.values)))


def _concerns(changes: object) -> bool:
    kinds: frozenset[str] = getattr(changes, "kinds", frozenset())
    return bool(kinds & {"layout.set", "settings.set"})

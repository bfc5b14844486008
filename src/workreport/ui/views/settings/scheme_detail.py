"""One rating scheme in words: levels, criteria, formulas, conditions, quota, each with a source."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout

from workreport.i18n.translation import _, chosen
from workreport.ui.viewmodels.scheme_book import SchemeLine
from workreport.ui.viewmodels.scheme_clauses import Section, effective_words, status_badge
from workreport.ui.viewmodels.scheme_words import scheme_sections
from workreport.ui.views.settings.part import inside_of, words
from workreport.ui.widgets.card import Card
from workreport.ui.widgets.chip import Chip
from workreport.ui.widgets.ground import column, empty
from workreport.ui.widgets.inputs import Choice
from workreport.ui.widgets.label import PlainLabel

if TYPE_CHECKING:
    from workreport.services.scheme_desk import AnyScheme


class SchemeDetail(Card):
    """Shows a version of a scheme; another version can be chosen in its head."""

    def __init__(self) -> None:
        super().__init__(_("Nội dung bộ tiêu chí"), "scheme_detail")
        self._line: SchemeLine | None = None
        self._chip = Chip(status_badge("proposal"), "scheme_status")
        self.version = Choice("scheme_version", _("Bản"), ())
        self.version.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        self.version.activated.connect(self._show_version)
        self.head.addWidget(self._chip)
        self.head.addWidget(self.version)
        lines = inside_of(self)
        self.name = words(name="scheme_name", role="strong")
        lines.addWidget(self.name)
        self.note = words(name="scheme_note_shown")
        lines.addWidget(self.note)
        self._sections = column(gap=10)
        lines.addLayout(self._sections)

    @property
    def scheme(self) -> "AnyScheme | None":
        """The version that is shown."""
        if self._line is None:
            return None
        ref = self.version.value()
        return next((one for one in self._line.versions if one.ref == ref), self._line.scheme)

    def forget(self, _scheme: object = None) -> None:
        """Show the newest version the next time, whatever was chosen."""
        self._line = None

    def show_line(self, line: SchemeLine) -> None:
        """Show a scheme, in the version that was chosen if it is the same scheme."""
        same = self._line is not None and self._line.scheme.id == line.scheme.id
        before = self.version.value() if same else ""
        self._line = line
        self.version.set_choices(tuple((one.ref, _version_words(one)) for one in line.versions))
        known = [one.ref for one in line.versions]
        self.version.set_value(before if before in known else known[0])
        self._show_version()

    def _show_version(self) -> None:
        scheme = self.scheme
        if scheme is None or self._line is None:
            return
        note = self._line.notes.get(scheme.ref, "")
        self.note.setText(_("Vì sao có bản này: {note}").format(note=note))
        self.note.setVisible(bool(note))
        self.name.setText(f"{chosen(scheme.title)} · {scheme.ref}")
        self._chip.set_badge(status_badge(scheme.status))
        empty(self._sections)
        for section in scheme_sections(scheme):
            self._sections.addLayout(_section(section))


def _section(section: Section) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(3)
    grid.addWidget(PlainLabel(section.title, "caption"), 0, 0, 1, 3)
    for number, clause in enumerate(section.clauses, start=1):
        grid.addWidget(words(clause.text, role=""), number, 0)
        grid.addWidget(words(clause.value, role="medium"), number, 1)
        source = words(clause.source, role="hint")
        grid.addWidget(source, number, 2)
    grid.setColumnStretch(0, 5)
    grid.setColumnStretch(1, 6)
    grid.setColumnStretch(2, 2)
    return grid


def _version_words(scheme: "AnyScheme") -> str:
    when = effective_words(scheme)
    if not when:
        return _("Bản {version}").format(version=scheme.version)
    return _("Bản {version} · {when}").format(version=scheme.version, when=when)

"""The version that was filed beside the one being written: what changed, place by place."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from workreport.domain.comparison import NEXT, WHOLE, differing_places
from workreport.domain.report import TEXT_SECTIONS, ReportDraft
from workreport.i18n.translation import _, ngettext
from workreport.services.month import VersionLine
from workreport.services.paper_options import PaperOptions
from workreport.ui.viewmodels.draft_session import DraftSession
from workreport.ui.viewmodels.version_words import DifferenceLine, difference_lines

_TASK_FIELDS = ("status", "done_on", "quality", "result", "cause", "evidence", "carry")


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Both columns and their lines; ``changed`` are the places in which they differ."""

    titles: tuple[str, str]
    lines: tuple[DifferenceLine, ...]
    changed: int


class VersionComparing(QObject):
    """Compares the draft on the screen with the version filed last.

    Once a correction is filed, the last two versions stand beside each other.

    Signals:
        compared: ``Comparison``, anew whenever something changed.
    """

    compared = Signal(object)

    def __init__(self, desk: DraftSession) -> None:
        super().__init__(desk)
        self._desk = desk
        self._before: ReportDraft | None = None
        self._after: ReportDraft | None = None
        self.only_changed = True

    def refusal(self) -> str:
        """Say why there is nothing to compare; empty when there is."""
        month = self._desk.month
        if month is None or month.line.line.current is None:
            return _("Tháng này chưa gửi bản nào.")
        return ""

    def open(self) -> None:
        """Read the version filed last, and the one before it where nothing is being written."""
        before, after = compared_versions(self._desk)
        if before is None:
            return
        service = self._desk.session.desk.kept_drafts
        entries = [one.entry for one in (before, after) if one is not None]
        self._desk.session.run(lambda: [service.filed(entry) for entry in entries], self._on_read)

    def paper(self) -> PaperOptions | None:
        """Return what the comparison is on paper; only what was filed is printed."""
        before, after = compared_versions(self._desk)
        if before is None or after is None:
            return None
        return PaperOptions(
            before=before.entry, version=after.entry, changed_only=self.only_changed
        )

    def show_only_changed(self, only_changed: bool) -> None:
        """Show the places that differ, or all of them."""
        self.only_changed = only_changed
        self._tell()

    def note(self, changed: int) -> str:
        """Say in how many places the two differ."""
        if not changed:
            return _("nội dung giống nhau")
        words = ngettext("khác nhau ở {count} chỗ", "khác nhau ở {count} chỗ", changed)
        return words.format(count=changed)

    def _on_read(self, found: list[ReportDraft | None]) -> None:
        self._before, self._after = found[0], found[1] if len(found) > 1 else None
        self._tell()

    def _tell(self) -> None:
        left, right = compared_versions(self._desk)
        before, draft = self._before, self._after if right is not None else self._desk.draft
        if left is None or before is None or draft is None:
            return
        changed = differing_places((before, draft))
        places = changed if self.only_changed else _all_places(before, draft, changed)
        now = _("Bản đang sửa") if self._desk.access.is_editable else _("Bản đang mở")
        if right is not None:
            now = _("Bản {version}").format(version=right.label)
        self.compared.emit(
            Comparison(
                titles=(_("Bản {version}").format(version=left.label), now),
                lines=difference_lines(places, (before, draft)),
                changed=len(changed),
            )
        )


def compared_versions(desk: DraftSession) -> tuple[VersionLine | None, VersionLine | None]:
    """Return which filed versions are compared: one with the draft, or the last two."""
    month = desk.month
    current = None if month is None else month.line.line.current
    if month is None or current is None or desk.access.is_editable:
        return current, None
    older = [one for one in month.line.line.versions if one.number < current.number]
    return (older[-1], current) if older else (None, None)


def _all_places(
    before: ReportDraft, after: ReportDraft, changed: tuple[str, ...]
) -> tuple[str, ...]:
    """Return every place of a report in its order, those that differ among them."""
    tasks = {task.id for task in before.tasks} & {task.id for task in after.tasks}
    places = [place for place in changed if place == WHOLE or place.count("/") == 1]
    places = [place for place in places if place.startswith((WHOLE, "task/"))]
    for task in after.tasks:
        if task.id in tasks and not task.is_cancelled:
            places += [f"task/{task.id}/{field}" for field in _TASK_FIELDS]
    places += [f"text/{section}" for section in TEXT_SECTIONS]
    places.append(NEXT)
    places += [f"person/{person.person}/department" for person in after.roster]
    return tuple(dict.fromkeys((*places, *changed)))

"""The five questions as the Office reads and writes them, and where data say otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workreport.domain.figured_text import SAID, Difference, Figure, FiguredText
from workreport.i18n.translation import N_, _
from workreport.services.consolidating import drafted_question, text_of_question
from workreport.ui.viewmodels.month_sources import SAID_BY, rows_words

if TYPE_CHECKING:
    from workreport.services.summary import Summary

QUESTIONS = (
    ("progress", N_("Tiến độ")),
    ("time", N_("Thời gian")),
    ("quality", N_("Chất lượng")),
    ("advantages", N_("Ưu điểm")),
    ("limitations", N_("Hạn chế")),
)
_FIGURES = {
    "total": N_("tổng số nhiệm vụ"),
    "completed": N_("đã hoàn thành"),
    "percent": N_("tỷ lệ hoàn thành"),
    "in_progress": N_("đang thực hiện"),
    "not_started": N_("chưa thực hiện"),
    "on_time": N_("đúng hoặc trước hạn"),
    "late": N_("hoàn thành chậm"),
    "overdue": N_("quá hạn chưa xong"),
    "late_days": N_("số ngày chậm nhất"),
    "late_unit": N_("đơn vị chậm nhất"),
    "level1": N_("chất lượng mức 1"),
    "level2": N_("chất lượng mức 2"),
    "level3": N_("chất lượng mức 3"),
    "no_due": N_("không thời hạn"),
    "forecast": N_("dự kiến hoàn thành"),
    "missing": N_("số đơn vị chưa có báo cáo"),
    "missing_units": N_("đơn vị chưa có báo cáo"),
    "points_more": N_("số điểm tăng so với tháng trước"),
    "points_less": N_("số điểm giảm so với tháng trước"),
    "merged": N_("nhiệm vụ đã gộp"),
    "distinct": N_("nhiệm vụ khác nhau"),
}


@dataclass(frozen=True, slots=True)
class Note:
    """Where data say otherwise than the text; ``figure`` is one that can follow them again."""

    words: str
    figure: Figure | None = None
    take: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One of the five questions: drafted from data, or in the Office's words."""

    key: str
    title: str
    said: FiguredText
    drafted: FiguredText
    is_worded: bool
    sources: tuple[tuple[str, str], ...]
    notes: tuple[Note, ...] = ()
    is_signed: bool = False
    is_unsigned: bool = False  # what stands is typed and not signed

    @property
    def text(self) -> str:
        """The words without the knowledge of their figures."""
        return self.said.text


def read_questions(summary: "Summary") -> tuple[Question, ...]:
    """Return the five questions with their text and what it comes from."""
    units = {one.line.unit.unit: one.line.unit.name for one in summary.units}
    found = []
    for key, title in QUESTIONS:
        drafted = drafted_question(summary, key)
        found.append(
            Question(
                key,
                _(title),
                text_of_question(summary, key),
                drafted,
                key in summary.worded,
                _links(summary, key),
                _notes(summary, key, drafted, units),
                key in summary.worded,
            )
        )
    return tuple(found)


def with_draft(one: Question, draft: FiguredText | None) -> Question:
    """Return a question as it stands with what is typed of it and not signed."""
    if draft is None:
        return one
    is_worded = bool(draft.text.strip())
    said = draft if is_worded else one.drafted
    return replace(one, said=said, is_worded=is_worded, is_unsigned=True)


def figures_to_insert(data: Mapping[str, str]) -> tuple[tuple[str, str, str], ...]:
    """Return every figure a text may take up: its name, what it is, its words now."""
    return tuple(
        (name, _("{what}: {words}").format(what=_begun(_(label)), words=data[name]), data[name])
        for name, label in _FIGURES.items()
        if name in data
    )


def figure_hint(one: Figure, units: Mapping[str, str]) -> str:
    """Say what a figure of a text is, and whether it follows the data."""
    what = _what(one.name, units)
    if not one.is_own:
        return _("{what}, tự đổi theo dữ liệu · Alt+Enter hoặc bấm để xem dòng nguồn").format(
            what=_begun(what)
        )
    return _("{what}: Văn phòng tự ghi, dữ liệu lúc ghi là “{data}”").format(
        what=_begun(what), data=one.data
    )


def _notes(
    summary: "Summary", key: str, drafted: FiguredText, units: Mapping[str, str]
) -> tuple[Note, ...]:
    known = summary.worded.get(key)
    if known is None:
        return ()
    found = [_note(one, units) for one in known.differences]
    if known.new_sentences:
        words = _("Số liệu đã đổi, lời soạn sẵn nay là: “{text}”").format(text=drafted.text)
        found.append(Note(words))
    return tuple(found)


def _note(one: Difference, units: Mapping[str, str]) -> Note:
    figure = one.figure
    what = _what(figure.name, units)
    if figure.name.startswith(SAID):
        return Note(_("Báo cáo đã đổi sau khi Văn phòng viết: {what}.").format(what=what))
    if one.now is None:
        words = _("“{words}” ({what}) không còn trong dữ liệu.")
        return Note(words.format(words=figure.words, what=what))
    words = _("Văn phòng ghi “{words}” ({what}), dữ liệu là {now}.")
    take = _("Lấy số {now}").format(now=one.now)
    return Note(words.format(words=figure.words, what=what, now=one.now), figure, take)


def is_same_figure(one: Figure, other: Figure) -> bool:
    """Tell whether two figures are one, wherever the text around them moved it."""
    return (one.name, one.words, one.data) == (other.name, other.words, other.data)


def _what(name: str, units: Mapping[str, str]) -> str:
    if name.startswith(SAID):
        unit = units.get(name.rpartition("/")[2], "")
        return _("lời của {unit}").format(unit=unit)
    return _(_FIGURES[name]) if name in _FIGURES else name


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]


def _links(summary: "Summary", key: str) -> tuple[tuple[str, str], ...]:
    total = summary.figures.total
    if key == "progress":
        return (("all", rows_words(total.total)),)
    if key == "time":
        counts = (("late", total.completed_late), ("overdue", total.overdue))
        return tuple((name, rows_words(count)) for name, count in counts if count)
    if key == "quality":
        poor = len(total.low_quality)
        return (("quality3", rows_words(poor)),) if poor else ()
    return tuple(
        (f"{SAID_BY}{one.line.unit.unit}", one.line.unit.code)
        for one in summary.units
        if getattr(one, key)
    )

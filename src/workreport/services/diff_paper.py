"""Two versions of a department's report side by side: what was asked, what was changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from workreport.domain.document import Annex, Block, Column, Document, Heading, Paragraph, Table
from workreport.domain.errors import RuleError
from workreport.domain.period import Period
from workreport.domain.report import ReportDraft
from workreport.i18n.mark_text import mark_text
from workreport.ledger.bodies.agency import UnitSet
from workreport.services.book import Look
from workreport.services.directory import Directory
from workreport.services.drafts import filed_draft
from workreport.services.month import MonthLine, VersionLine
from workreport.services.paper_frame import Frame
from workreport.services.paper_options import PaperOptions
from workreport.services.paper_tables import Row
from workreport.services.paper_words import DASH, moment, month, two
from workreport.services.report_difference import (
    NEXT,
    PEOPLE,
    TASKS,
    TEXTS,
    WHOLE,
    Compared,
    compare,
    place_title,
)
from workreport.services.slip_papers import line_of, version_of

PARTS = {
    WHOLE: "Toàn báo cáo",
    TASKS: "Nhiệm vụ",
    TEXTS: "Nội dung đánh giá",
    NEXT: "Nhiệm vụ tháng sau",
    PEOPLE: "Xếp loại cán bộ, công chức",
}
_COUNTED = {
    WHOLE: "thông tin chung",
    TASKS: "nhiệm vụ",
    TEXTS: "nội dung đánh giá",
    NEXT: "nhiệm vụ tháng sau",
    PEOPLE: "cán bộ, công chức",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceMatter:
    """What a comparison is written from."""

    period: Period
    unit: UnitSet
    before: VersionLine
    after: VersionLine
    old: ReportDraft
    new: ReportDraft
    directory: Directory
    changed_only: bool
    printed_on: date


def read_difference(
    look: Look, month_line: MonthLine, unit: UnitSet, options: PaperOptions
) -> DifferenceMatter:
    """Read two versions: those asked for, else the one that counts and the one before it.

    Raises:
        RuleError: ``paper_one_version``, ``report_erased`` or ``report_not_filed``.
        UseError: ``version_unknown``.
    """
    line = line_of(month_line, unit)
    after = version_of(line, options.version)
    if options.before:
        before = version_of(line, options.before)
    else:
        older = [one for one in line.versions if one.number < after.number]
        if not older:
            raise RuleError("paper_one_version", unit=unit.name, period=str(month_line.period))
        before = older[-1]
    if before.entry == after.entry:
        raise RuleError("paper_one_version", unit=unit.name, period=str(month_line.period))
    old, new = filed_draft(look, before.entry), filed_draft(look, after.entry)
    if old is None or new is None:
        raise RuleError("report_erased", period=str(month_line.period))
    return DifferenceMatter(
        period=month_line.period,
        unit=unit,
        before=before,
        after=after,
        old=old,
        new=new,
        directory=look.directory_of(month_line.period),
        changed_only=options.changed_only,
        printed_on=look.today,
    )


def difference_document(matter: DifferenceMatter, frame: Frame) -> Document:
    """Write a comparison; must be called while Vietnamese is spoken."""
    before, after = matter.before.label, matter.after.label
    found = compare(matter.old, matter.new, matter.directory)
    changed = [each for each in found if each.is_changed]
    shown = changed if matter.changed_only else list(found)
    title = f"So sánh bản {before} và bản {after}"
    blocks = _side_by_side(matter, shown)
    note = "(Chỉ nêu chỗ khác nhau)" if matter.changed_only else "(Chữ đậm: chỗ khác nhau)"
    annex = Annex("Chi tiết", title, tuple(blocks), landscape=True, note=note)
    return Document(
        kind="diff",
        period=matter.period,
        letterhead=frame.letterhead_of(matter.unit.name),
        title_type="BẢNG SO SÁNH",
        subject=f"bản {before} và bản {after} của báo cáo {month(matter.period)}",
        place=frame.agency.place,
        issued_on=matter.printed_on,
        blocks=(
            _versions_table(matter),
            Paragraph(_counts(changed)),
            *_asked(matter),
        ),
        annexes=(annex,) if blocks else (),
        training=frame.agency.training,
    )


def _versions_table(matter: DifferenceMatter) -> Table:
    both = (matter.before, matter.after)
    name = matter.directory.person_name
    rows: list[Row] = [
        ("Người ký", *(name(one.author) or DASH for one in both)),
        ("Ký lúc", *(moment(one.signed_at) for one in both)),
        ("Văn phòng nhận lúc", *(moment(one.received_at) for one in both)),
        ("Văn phòng trả lời", *(_answer(one) for one in both)),
    ]
    columns = (
        Column("Phiên bản", 42),
        *(Column(f"Bản {one.label}", align="center") for one in both),
    )
    return Table(columns, tuple(rows))


def _answer(version: VersionLine) -> str:
    words = {
        "accepted": "Đã chấp nhận",
        "returned": "Trả lại",
        "recalled": "Đã rút",
        "recall_refused": "Không cho rút",
    }
    if version.answer is None:
        return DASH
    return f"{words.get(version.answer.verdict, DASH)}, {moment(version.answered_at)}"


def _counts(changed: Sequence[Compared]) -> str:
    counts = {part: sum(each.part == part for each in changed) for part in PARTS}
    said = [f"{two(count)} {_COUNTED[part]}" for part, count in counts.items() if count]
    if not said:
        return "Hai bản giống nhau."
    return f"Khác nhau ở: {', '.join(said)}."


def _asked(matter: DifferenceMatter) -> list[Block]:
    """List what the earlier version was returned for, with the department's answers."""
    answer = matter.before.answer
    if answer is None or not (answer.marks or answer.text.strip()):
        return []
    head = Heading(2, "", f"Yêu cầu khi trả lại bản {matter.before.label}")
    reason = [Paragraph(answer.text.strip())] if answer.text.strip() else []
    if not answer.marks:
        return [head, *reason]
    columns = (
        Column("STT", 11, align="center"),
        Column("Mục trả lại"),
        Column("Yêu cầu của Văn phòng"),
        Column("Đơn vị trả lời"),
    )
    rows = tuple(
        (
            str(number),
            place_title(mark.path, matter.old),
            mark_text(mark.code, mark.text) or DASH,
            matter.new.replies.get(mark.path, "").strip() or DASH,
        )
        for number, mark in enumerate(answer.marks, start=1)
    )
    return [head, *reason, Table(columns, rows)]


def _side_by_side(matter: DifferenceMatter, shown: Iterable[Compared]) -> list[Block]:
    blocks: list[Block] = []
    everything = list(shown)
    for part, words in PARTS.items():
        found = [each for each in everything if each.part == part]
        if found:
            blocks += [Heading(2, "", words), _table(matter, found)]
    return blocks


def _table(matter: DifferenceMatter, found: Sequence[Compared]) -> Table:
    """Set every thing under its title; the title of a section or of the whole is said once."""
    rows: list[Row] = []
    heads: set[int] = set()
    changed: set[int] = set()
    for each in found:
        if each.part not in {TEXTS, WHOLE}:
            heads.add(len(rows))
            rows.append((f"{each.title}{_only(matter, each)}", "", ""))
        for pair in each.pairs:
            is_wanted = pair.is_changed if matter.changed_only else _says(pair.before, pair.after)
            if is_wanted or (each.part == TEXTS and not matter.changed_only):
                if pair.is_changed and not matter.changed_only:
                    changed.add(len(rows))
                rows.append((pair.label, pair.before, pair.after))
    columns = (
        Column("Mục", 48),
        Column(f"Bản {matter.before.label}"),
        Column(f"Bản {matter.after.label}"),
    )
    return Table(columns, tuple(rows), groups=frozenset(heads), emphasised=frozenset(changed))


def _says(*texts: str) -> bool:
    return any(text != DASH for text in texts)


def _only(matter: DifferenceMatter, each: Compared) -> str:
    if each.only_in == "after":
        return f" (thêm ở bản {matter.after.label})"
    return f" (không còn ở bản {matter.after.label})" if each.only_in else ""

"""A report under check in words: lines, differences, marks, the check list."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from workreport.domain.task import Status
from workreport.i18n.formats import month_text
from workreport.i18n.mark_text import MARK_REASONS
from workreport.i18n.reasons import reason_text
from workreport.i18n.translation import N_, _
from workreport.services.checking import PLAN, VERSION_BEFORE, CheckRow, CheckView, PersonPair
from workreport.services.findings import Finding
from workreport.ui.models.check_lines import CheckLine
from workreport.ui.models.column import GroupHead
from workreport.ui.theme.badge import Badge, Tone
from workreport.ui.viewmodels.place_words import task_numbers
from workreport.ui.viewmodels.unit_words import task_badge, task_timing_badge

MARK_CODES = tuple(MARK_REASONS.items())
_SEEN = {
    "no_document": N_("Thiếu minh chứng"),
    "copied_before": N_("Chép tháng trước"),
    "copied_elsewhere": N_("Giống đơn vị khác"),
    "objective_claimed": N_("Ghi khách quan"),
}
FIELDS = (
    ("", N_("Cả dòng")),
    ("status", N_("Trạng thái")),
    ("result", N_("Kết quả")),
    ("done_on", N_("Ngày hoàn thành")),
    ("quality", N_("Chất lượng")),
    ("cause", N_("Nguyên nhân")),
    ("evidence", N_("Minh chứng")),
)
SECTIONS = {
    "results": N_("I. Kết quả công tác"),
    "advantages": N_("II.1 Ưu điểm"),
    "limitations": N_("II.2 Hạn chế"),
    "causes": N_("II.3 Nguyên nhân"),
    "proposals": N_("IV. Đề xuất, kiến nghị"),
}


def check_lines(
    view: CheckView, faults: Mapping[str, int], causes: Mapping[str, bool] | None = None
) -> tuple[CheckLine, ...]:
    """Return tasks and people of a report as lines; ``causes`` are judged objective causes."""
    seen: defaultdict[str, list[Finding]] = defaultdict(list)
    for one in view.findings:
        for row in one.rows:
            seen[row].append(one)
    tasks = GroupHead("tasks", _("Nhiệm vụ"))
    people = GroupHead("people", _("Xếp loại của phòng"))
    # The department counts its rows by origin; the Office must name them by the same numbers.
    numbers = task_numbers(view.draft)
    rows = sorted(view.rows, key=lambda row: numbers.get(row.task.id, len(view.rows) + 1))
    lines = [
        replace(
            _task_line(
                row, view, _marked(row, faults, causes or {}, seen.get(row.task.id, ())), tasks
            ),
            number=numbers.get(row.task.id, 0),
        )
        for row in rows
    ]
    lines += [_person_line(one, at, people) for at, one in enumerate(view.people, 1)]
    return tuple(lines)


def differs(line: CheckLine) -> bool:
    """Tell whether a line shows something that is not the usual case."""
    late = line.timing is not None and line.timing.tone is Tone.BAD
    return line.difference is not None or late


def counts_words(view: CheckView, repeated: int) -> str:
    """Say how many differences there are: 5 mới · 2 bỏ · 4 đổi · 1 câu lặp · 1 mâu thuẫn."""
    codes = [code for row in view.rows for code in row.differences]
    copied = sum(one.code == "copied_elsewhere" for one in view.findings)
    bare = sum(one.code == "no_document" for one in view.findings)
    found = (
        (codes.count("new"), _("mới")),
        (codes.count("dropped"), _("bỏ")),
        (codes.count("changed"), _("đổi")),
        (repeated, _("câu lặp")),
        (copied, _("câu giống đơn vị khác")),
        (codes.count("contradiction"), _("mâu thuẫn")),
        (bare, _("thiếu minh chứng")),
    )
    shown = [f"{count} {words}" for count, words in found if count]
    return " · ".join(shown) or _("không có khác biệt")


def default_field(row: CheckRow | None) -> str:
    """Return the field a mark most likely concerns: why it is not done, else its result."""
    if row is None:
        return ""
    is_done = row.said.status is Status.COMPLETED and not row.progress.is_late
    return "result" if is_done else "cause"


def against_words(view: CheckView) -> str:
    """Name what the report is compared with."""
    if view.against == PLAN:
        return _("Kế hoạch")
    if view.against == VERSION_BEFORE:
        return _("Bản trước")
    return month_text(view.period.previous.month, begins=True)


def _task_line(
    row: CheckRow, view: CheckView, difference: Badge | None, group: GroupHead
) -> CheckLine:
    dropped = "dropped" in row.differences
    status = None if dropped else task_badge(row.said.status)
    done = row.said.status is Status.COMPLETED
    before = task_badge(row.before).text if row.before else _("Chưa có")
    if view.against == PLAN and row.before:
        before = _("Có trong kế hoạch")
    return CheckLine(
        id=row.task.id,
        place=f"task/{row.task.id}",
        number=row.number,
        content=row.task.content,
        status=status,
        timing=None if dropped else task_timing_badge(row.progress, is_completed=done),
        before=before,
        difference=difference,
        detail=_detail(row),
        group=group,
    )


def _marked(
    row: CheckRow,
    faults: Mapping[str, int],
    causes: Mapping[str, bool],
    seen: Sequence[Finding],
) -> Badge | None:
    """Return the badge of a row: what the Office said of it first, then what speaks against it."""
    count = faults.get(row.task.id, 0)
    if count:
        words = _("Lỗi chất lượng {count}").format(count=count)
        return Badge(words, "warning-fill", Tone.WARN, _("Văn phòng xác nhận, trừ vào điểm."))
    if row.task.id in causes:
        is_confirmed = causes[row.task.id]
        words = _("Khách quan: đúng") if is_confirmed else _("Khách quan: không")
        told = _("Văn phòng xác nhận: ngày chậm này không trừ điểm của cán bộ.")
        if not is_confirmed:
            told = _("Văn phòng không xác nhận: ngày chậm này vẫn tính.")
        return Badge(words, "check" if is_confirmed else "x", Tone.OUTLINE, told)
    difference = _difference(row)
    if not seen:
        return difference
    told = " ".join(finding_words(one) for one in seen)
    if difference is not None and "contradiction" in row.differences:
        return replace(difference, tooltip=told)
    shown = _(_SEEN.get(seen[0].code, N_("Cần xem")))
    tone = Tone.OUTLINE if seen[0].code == "objective_claimed" else Tone.WARN
    return Badge(shown, "eye", tone, told)


def finding_words(one: Finding) -> str:
    """Say what speaks against a report, and what the unit itself said of it."""
    words = reason_text(one.reason, one.values)
    if one.explained and one.code not in {"copied_before", "copied_elsewhere"}:
        words = _("{found} Phòng ghi: “{words}”").format(found=words, words=one.explained)
    return words


def _difference(row: CheckRow) -> Badge | None:
    looks = {
        "contradiction": Badge(
            _("Mâu thuẫn {unit}").format(unit=row.other), "arrows-left-right", Tone.WARN
        ),
        "dropped": Badge(_("Bỏ, chưa xong"), "minus", Tone.BAD),
        "carried": Badge(
            _("Chuyển lần {count}").format(count=row.times_carried),
            "arrow-bend-down-right",
            Tone.OUTLINE,
        ),
        "changed": Badge(_("Đổi"), "pencil-simple", Tone.INFO),
        "new": Badge(_("Mới"), "plus", Tone.INFO),
    }
    return next((look for code, look in looks.items() if code in row.differences), None)


def _detail(row: CheckRow) -> str:
    said = row.said
    parts = (
        (_("Kết quả"), said.result),
        (_("Nguyên nhân"), said.cause),
        (_("Minh chứng"), said.evidence),
        (_("Ghi chú"), said.note),
    )
    return "  ·  ".join(f"{name}: {words}" for name, words in parts if words)


def _person_line(one: PersonPair, number: int, group: GroupHead) -> CheckLine:
    level = one.level or ("–" if one.not_rated else "")
    tone = {"A": Tone.OK, "C": Tone.WARN, "D": Tone.BAD}.get(level, Tone.IDLE)
    difference = None
    if level and one.before and level != one.before:
        icon = "arrow-down" if level > one.before else "arrow-up"
        words = f"{one.before} – {level}"
        difference = Badge(words, icon, Tone.WARN if level > one.before else Tone.OUTLINE)
    remark = one.not_rated or one.remark
    return CheckLine(
        id=one.person,
        place=f"person/{one.person}",
        number=number,
        content=f"{one.name} · {remark}" if remark else one.name,
        status=Badge(_("Loại {level}").format(level=level), "", tone) if level else None,
        before=_("Loại {level}").format(level=one.before) if one.before else "",
        difference=difference,
        detail=remark,
        group=group,
    )

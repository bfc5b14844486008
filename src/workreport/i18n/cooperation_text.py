"""Parts of shared tasks in words: how far a unit is, for whom it waits, where parts contradict."""

from datetime import date

from workreport.i18n.formats import day_text
from workreport.i18n.translation import N_, _, ngettext

_STATES = {
    "completed": N_("Đã hoàn thành"),
    "in_progress": N_("Đang thực hiện"),
    "not_started": N_("Chưa thực hiện"),
}
_CONTRADICTIONS = {
    "lead_done_partner_not": N_("{unit} ghi đã hoàn thành, {other} chưa xong phần phối hợp"),
    "lead_done_partner_waiting": N_("{unit} ghi đã hoàn thành, {other} vẫn đang chờ"),
    "waits_for_finished": N_("{unit} đang chờ {other}, {other} ghi phần mình đã hoàn thành"),
}


def state_text(status: str) -> str:
    """Say how far a part is; empty while nothing was said."""
    return _(_STATES[status]) if status in _STATES else _("Chưa ghi")


def waiting_text(unit: str, since: date, days: int, until: date | None = None) -> str:
    """Say for whom a unit waits, since when: chờ đơn vị X từ 06/11/2026 (10 ngày)."""
    if until is not None:
        return ngettext(
            "đã chờ đơn vị {unit} từ {since} đến {until} ({days} ngày)",
            "đã chờ đơn vị {unit} từ {since} đến {until} ({days} ngày)",
            days,
        ).format(unit=unit, since=day_text(since), until=day_text(until), days=days)
    return ngettext(
        "chờ đơn vị {unit} từ {since} ({days} ngày)",
        "chờ đơn vị {unit} từ {since} ({days} ngày)",
        days,
    ).format(unit=unit, since=day_text(since), days=days)


def part_text(status: str, text: str = "", waiting: str = "") -> str:
    """Say a part as one line: its state, for whom it waits, its words."""
    said = ", ".join(filter(None, (state_text(status), waiting)))
    return f"{said}: {text}" if text else said


def contradiction_text(code: str, unit: str, other: str) -> str:
    """Say where two parts contradict each other."""
    return _(_CONTRADICTIONS[code]).format(unit=unit, other=other)


def passage_text(on: date, from_unit: str, to_unit: str, reason: str, agreed_by: str) -> str:
    """Say when a task passed from one unit to another, why, and who agreed."""
    words = _("Ngày {day} bàn giao từ {giver} cho {receiver}. Lý do: {reason}. Đồng ý: {who}.")
    return words.format(
        day=day_text(on),
        giver=from_unit,
        receiver=to_unit,
        reason=reason.rstrip("."),
        who=agreed_by.rstrip("."),
    )


def waited_words(days: int) -> str:
    """Say how many days of waiting the month does not count."""
    words = ngettext(
        "không tính {days} ngày chờ đơn vị khác", "không tính {days} ngày chờ đơn vị khác", days
    )
    return words.format(days=days)

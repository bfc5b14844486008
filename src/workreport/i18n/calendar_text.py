"""Days that differ from the ordinary week, and months that would move, in words."""

from datetime import date, datetime

from workreport.i18n.formats import day_text, moment_text, period_text
from workreport.i18n.translation import N_, _

_STEPS = {"report": N_("phòng gửi"), "office": N_("Văn phòng tổng hợp")}


def day_kind_text(*, working: bool, own: bool) -> str:
    """Say what a day is and who says so."""
    if own:
        return _("làm việc, cơ quan đặt") if working else _("nghỉ, cơ quan đặt")
    return _("làm bù theo lịch chung") if working else _("nghỉ theo lịch chung")


def instant_text(at: datetime, ends_on: date | None) -> str:
    """Write the end of a deadline: the day it closes, or the hour if it closes before midnight."""
    return moment_text(at, "short") if ends_on is None else day_text(ends_on, "short")


def move_text(period: str, step: str, old: tuple[str, str], new: tuple[str, str]) -> str:
    """Say how one deadline of a month would move, target and limit, old then new."""
    return _(
        "{month}, {step}: nên xong {old_target}, muộn nhất {old_limit} "
        "chuyển thành nên xong {new_target}, muộn nhất {new_limit}"
    ).format(
        month=period_text(period),
        step=_(_STEPS[step]),
        old_target=old[0],
        old_limit=old[1],
        new_target=new[0],
        new_limit=new[1],
    )

"""Days, numbers, moments and deadlines as people write them, in the active language.

Every form is a text of the catalogue, so another language may arrange it differently.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from fractions import Fraction
from math import floor

from typing_extensions import override

from workreport.i18n.messages import cause
from workreport.i18n.translation import N_, ORIGINAL, _, chosen, ngettext

AGENCY_ZONE = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")

_WEEKDAYS = (
    N_("thứ Hai"),
    N_("thứ Ba"),
    N_("thứ Tư"),
    N_("thứ Năm"),
    N_("thứ Sáu"),
    N_("thứ Bảy"),
    N_("Chủ nhật"),
)
_MONTHS = (
    N_("tháng 1"),
    N_("tháng 2"),
    N_("tháng 3"),
    N_("tháng 4"),
    N_("tháng 5"),
    N_("tháng 6"),
    N_("tháng 7"),
    N_("tháng 8"),
    N_("tháng 9"),
    N_("tháng 10"),
    N_("tháng 11"),
    N_("tháng 12"),
)
_DAY_STYLES = {
    "full": N_("{day:%d/%m/%Y}"),
    "short": N_("{day:%d/%m}"),
    "weekday": N_("{weekday} {day:%d/%m}"),
    "official": N_("ngày {day_number} tháng {month_number} năm {day:%Y}"),
}
_MOMENT_STYLES = {
    "full": N_("{moment:%d/%m/%Y %H:%M}"),
    "short": N_("{moment:%d/%m %H:%M}"),
    "seconds": N_("{moment:%d/%m/%Y %H:%M:%S}"),
    "time": N_("{moment:%H:%M:%S}"),
}
_PERIOD_STYLES = {
    "inline": N_("{month_name}/{year}"),
    "long": N_("{month_name} năm {year}"),
    "month": N_("{month_name}"),
}
_PURPOSES = {
    "report": N_("Gửi trước hết {day}"),
    "office": N_("Tổng hợp xong trước hết {day}"),
}
_LIMITS = {
    "report": N_("Gửi muộn nhất hết {day}"),
    "office": N_("Văn phòng tổng hợp xong muộn nhất {day}"),
}
# A sample number: its second and sixth letters are the separators of the language.
_SAMPLE_NUMBER = N_("1.234,5")
_OF_MONTHS = frozenset({"period", "month", "starts", "ends"})  # values that name a month
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_NAMED_MONTHS_BELOW = 3  # official lines write a zero before days below 10 and months 1 and 2


def weekday_text(day: date) -> str:
    """Return the weekday's name, as inside a sentence."""
    return _(_WEEKDAYS[day.weekday()])


def day_text(day: date, style: str = "full") -> str:
    """Write a day: full 19/11/2026, short 19/11, weekday thứ Năm 19/11, official in words."""
    month = f"{day.month:02d}" if day.month < _NAMED_MONTHS_BELOW else str(day.month)
    return _(_DAY_STYLES[style]).format(
        day=day,
        weekday=weekday_text(day),
        day_number=f"{day.day:02d}",
        month_number=month,
        month_name=_(_MONTHS[day.month - 1]),
    )


def moment_text(moment: datetime, style: str = "full") -> str:
    """Write an instant in Viet Nam's time: full, short (no year), seconds, or only the time."""
    return _(_MOMENT_STYLES[style]).format(moment=moment.astimezone(AGENCY_ZONE))


def period_text(period: str, style: str = "title") -> str:
    """Write a month given as ``2026-11``: title Tháng 11/2026, inline, long, or month alone."""
    year, month = period.split("-")
    begins = style == "title"
    form = _PERIOD_STYLES["inline" if begins else style]
    return _(form).format(year=year, month_name=month_text(int(month), begins=begins))


def month_text(month: int, *, begins: bool = False) -> str:
    """Return the name of a month: tháng 11; with a capital letter where it begins a text."""
    name = _(_MONTHS[month - 1])
    return name[0].upper() + name[1:] if begins else name


def number_text(value: Fraction | Decimal | int, decimals: int | None = None) -> str:
    """Write a number with the separators of the language, rounded half up.

    Without ``decimals`` a whole number has none, a decimal its own, a fraction two.
    """
    shown = _rounded(value, decimals)
    thousands, comma = _(_SAMPLE_NUMBER)[1], _(_SAMPLE_NUMBER)[5]
    return f"{shown:,f}".translate({ord(","): thousands, ord("."): comma})


def percent_text(share: Fraction, decimals: int = 1) -> str:
    """Write a share of 1 as a percentage: 71,4%."""
    return _("{number}%").format(number=number_text(share * 100, decimals))


def countdown_text(state: str, working_days: int, overdue_days: int = 0, hours: int = 0) -> str:
    """Say how much time is left; the last day also tells its hours when they are given."""
    if state == "overdue":
        words = ngettext(
            "Đã quá hạn {days} ngày làm việc", "Đã quá hạn {days} ngày làm việc", overdue_days
        )
        return words.format(days=overdue_days)
    if state == "last_day":
        if hours:
            words = ngettext(
                "Hôm nay là ngày cuối, còn {hours} giờ",
                "Hôm nay là ngày cuối, còn {hours} giờ",
                hours,
            )
            return words.format(hours=hours)
        return _("Hôm nay là ngày cuối")
    words = ngettext("còn {days} ngày làm việc", "còn {days} ngày làm việc", working_days)
    return words.format(days=working_days)


def deadline_sentence(
    day: date,
    countdown: str,
    purpose: str = "report",
    *,
    last_chance: bool = False,
) -> str:
    """Join a deadline and its countdown: Gửi trước hết thứ Năm 19/11 · còn 3 ngày làm việc.

    Args:
        day: The day counted to.
        countdown: What :func:`countdown_text` says.
        purpose: report, or office for the consolidation.
        last_chance: Whether the target has passed and only the limit is left.
    """
    forms = _LIMITS if last_chance else _PURPOSES
    return f"{_(forms[purpose]).format(day=day_text(day, 'weekday'))} · {countdown}"


def limit_sentence(day: date, purpose: str = "report", why: str = "") -> str:
    """Say the limit with its reason: … muộn nhất thứ Tư 25/11, vì ngày 24 là ngày nghỉ lễ."""
    limit = _(_LIMITS[purpose]).format(day=day_text(day, "weekday"))
    return _("{limit}, vì {why}").format(limit=limit, why=why) if why else limit


def shown(values: Mapping[str, object]) -> dict[str, object]:
    """Return values ready for a sentence: days, months, moments, fractions as people write them."""
    return {
        name: "; ".join(str(_shown_value(each)) for each in value)
        if isinstance(value, tuple)
        else _shown_value(_month_written(value) if name in _OF_MONTHS else value)
        for name, value in values.items()
    }


def _month_written(value: object) -> object:
    """Return a month given as ``2026-11`` as 11/2026; anything else as it is."""
    found = _MONTH.fullmatch(value) if isinstance(value, str) else None
    return f"{found[2]}/{found[1]}" if found else value


@dataclass(frozen=True, slots=True)
class _Written:
    """A day already written for people; a sentence that asks for another form gets it."""

    text: str
    day: date

    @override
    def __format__(self, form: str) -> str:
        return format(self.day, form) if form else self.text

    @override
    def __str__(self) -> str:
        return self.text


def _shown_value(value: object) -> object:
    if isinstance(value, datetime):
        return _Written(moment_text(value), value.astimezone(AGENCY_ZONE))
    if isinstance(value, date):
        return _Written(day_text(value), value)
    if isinstance(value, Fraction | Decimal | float):
        return number_text(Decimal(str(value)) if isinstance(value, float) else value)
    if isinstance(value, Mapping) and ORIGINAL in value:
        return chosen(value)
    if hasattr(value, "code") and hasattr(value, "values"):  # a reason inside a sentence
        return cause(value.code, shown(value.values))
    return value


def _rounded(value: Fraction | Decimal | int, decimals: int | None) -> Decimal:
    if decimals is None and not isinstance(value, Fraction):
        return Decimal(value)
    places = 2 if decimals is None else decimals
    return Decimal(floor(Fraction(value) * 10**places + Fraction(1, 2))).scaleb(-places)

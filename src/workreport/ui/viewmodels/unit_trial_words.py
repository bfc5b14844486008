"""What another scheme would make of the departments of a month, in words."""

from fractions import Fraction
from typing import TYPE_CHECKING

from workreport.i18n.formats import number_text, period_text
from workreport.i18n.reasons import reason_text
from workreport.i18n.translation import _, ngettext
from workreport.ui.viewmodels.what_if import MovedLine, OutcomeWords

if TYPE_CHECKING:
    from workreport.services.unit_trial import UnitsTried, UnitTried


def unit_outcome_words(tried: "UnitsTried") -> OutcomeWords:
    """Put what would become of the departments into words."""
    moved, rescored = tried.moved, tried.rescored
    verdict = _("Không đơn vị nào đổi mức.")
    if moved:
        words = ngettext("{count} đơn vị đổi mức", "{count} đơn vị đổi mức", len(moved))
        verdict = words.format(count=len(moved)) + "."
    if rescored:
        words = ngettext(
            "{count} đơn vị chỉ đổi điểm", "{count} đơn vị chỉ đổi điểm", len(rescored)
        )
        verdict += " " + words.format(count=len(rescored)) + "."
    notes = []
    if tried.without_score:
        words = ngettext(
            "{count} đơn vị chưa đủ điểm để xếp mức: còn mục chấm tay hoặc báo cáo.",
            "{count} đơn vị chưa đủ điểm để xếp mức: còn mục chấm tay hoặc báo cáo.",
            tried.without_score,
        )
        notes.append(words.format(count=tried.without_score))
    before, after = tried.before, tried.after
    return OutcomeWords(
        _("{month}: {count} đơn vị được xét").format(
            month=period_text(str(tried.period)), count=len(tried.units)
        ),
        verdict,
        tuple(_line(one) for one in tried.units if one.is_moved or one.is_rescored or one.why),
        tuple(
            (level, str(before.get(level, 0)), str(after.get(level, 0)))
            for level in tried.levels
            if before.get(level) or after.get(level)
        ),
        (),
        tuple(notes),
    )


def _line(one: "UnitTried") -> MovedLine:
    why = "" if one.why is None else reason_text(one.why.code, one.why.values)
    return MovedLine(
        one.unit,
        one.name,
        one.code,
        "",
        one.before or "–",
        one.after or "–",
        f"{_score(one.score_before)} / {_score(one.score_after)}",
        why,
    )


def _score(value: Fraction | None) -> str:
    return "–" if value is None else number_text(value, 2)

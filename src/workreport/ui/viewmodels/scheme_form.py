"""The numbers of a scheme people change most, as fields beside its text."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workreport.domain.coefficient_sets import CoefficientSet
from workreport.domain.exact_numbers import plain
from workreport.domain.rating_scheme import QuotaRule, RatingScheme
from workreport.domain.scheme_places import value_at
from workreport.domain.unit_grade import COMPLETION, UnitScheme
from workreport.i18n.formats import number_text
from workreport.i18n.translation import _, chosen

if TYPE_CHECKING:
    from workreport.services.scheme_desk import AnyScheme


@dataclass(frozen=True, slots=True)
class FormField:
    """A common number of a scheme: its place in the text, its name, and what is written there.

    With ``choices`` (value, words) one of them is chosen.
    """

    place: str
    label: str
    value: str
    is_text: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    is_wide: bool = False
    """Its name is long: it has a line of its own."""


def form_fields(scheme: "AnyScheme", text: str) -> tuple[FormField, ...]:
    """Return the numbers people change most, with what is written now."""
    if isinstance(scheme, UnitScheme):
        return _of_units(scheme)
    if isinstance(scheme, CoefficientSet):
        return _of_coefficients(scheme)
    return _of_people(scheme, text)


def _of_people(scheme: RatingScheme, text: str) -> tuple[FormField, ...]:
    found = []
    if scheme.has_score:
        found += [
            FormField(
                f"levels.{level.code}.min",
                _("Mức {level} từ").format(level=level.code),
                number_text(plain(level.min)),
            )
            for level in scheme.levels.levels[:-1]
        ]
        found += [
            FormField(
                f"general.{one.code}.max",
                _("{code}. {name} – tối đa").format(code=one.code, name=chosen(one.title)),
                number_text(plain(one.max)),
                is_wide=True,
            )
            for one in scheme.criteria
        ]
        found.append(
            FormField(
                "formula.task_max",
                _("Điểm nhiệm vụ tối đa"),
                number_text(plain(scheme.task_max)),
            )
        )
    names = {"fault_share": _("Trừ mỗi lần sai"), "delay_share": _("Trừ mỗi lần chậm")}
    found += [
        FormField(f"constants.{name}", words, number_text(plain(scheme.constants[name])))
        for name, words in names.items()
        if name in scheme.constants
    ]
    found += _quota(scheme.quota, _("Mọi người được xếp loại"))
    if value_at(text, "remarks.letters") is not None:
        letters = str(scheme.remark_letters)
        found.append(FormField("remarks.letters", _("Số chữ của nhận xét"), letters))
    return tuple(found)


def _of_units(scheme: UnitScheme) -> tuple[FormField, ...]:
    found = [
        FormField(
            f"terms.{one.code}.max",
            _("{code}. {name} – tối đa").format(code=one.code, name=chosen(one.title)),
            number_text(plain(one.max)),
            is_wide=True,
        )
        for one in scheme.criteria
    ]
    names = {
        "late_day": (_("Trừ mỗi ngày gửi chậm"), scheme.late_day),
        "each_return": (_("Trừ mỗi lần trả lại"), scheme.each_return),
        "fault_share": (_("Trừ mỗi lần sai"), scheme.fault_share),
    }
    found += [
        FormField(f"points.{name}", words, number_text(plain(value)))
        for name, (words, value) in names.items()
    ]
    levels = tuple((code, code) for code in scheme.bands.codes[1:])
    for gate in scheme.gates:
        name = chosen(gate.title)
        if gate.code == COMPLETION and gate.below is not None:
            below = number_text(plain(gate.below))
            words = _("Ngưỡng hoàn thành thấp nhất")
            found.append(FormField(f"gates.{gate.code}.below", words, below))
        words = _("{name} – cao nhất còn").format(name=name)
        place = f"gates.{gate.code}.cap"
        found.append(FormField(place, words, gate.cap, is_text=True, choices=levels, is_wide=True))
    return (*found, *_quota(scheme.quota, _("Mọi đơn vị được chấm")))


def _of_coefficients(scheme: CoefficientSet) -> tuple[FormField, ...]:
    return tuple(
        FormField(
            f"coefficients.{code}.k",
            f"{code}. {chosen({'vi': vi, 'en': en})}",
            number_text(plain(value)),
        )
        for code, (value, vi, en) in zip(scheme.codes, scheme.values, strict=True)
    )


def _quota(rule: QuotaRule | None, everybody: str) -> tuple[FormField, ...]:
    if rule is None:
        return ()
    bases = (
        ("good", _("Mức thứ hai")),
        ("good_or_better", _("Từ mức thứ hai trở lên")),
        ("all", everybody),
    )
    return (
        FormField("quota.share", _("Tỷ lệ hạn mức"), number_text(plain(rule.share))),
        FormField("quota.base", _("Cơ sở hạn mức"), rule.base, is_text=True, choices=bases),
    )

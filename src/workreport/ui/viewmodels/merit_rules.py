"""A rule of merit as fields of a form: what was typed, what it says in words, what is wrong."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workreport.domain.errors import UseError
from workreport.domain.merit import COMMEND, CRITICISE, FIGURES, PEOPLE, UNITS, Condition, MeritRule
from workreport.i18n.translation import N_, _

LISTS = {COMMEND: N_("Biểu dương"), CRITICISE: N_("Phê bình, nhắc nhở")}
GROUPS = {UNITS: N_("Đơn vị"), PEOPLE: N_("Cán bộ")}
_FIGURES = {
    "months": N_("Số tháng đã khóa và chấm điểm"),
    "top": N_("Số tháng ở mức cao nhất"),
    "lowest": N_("Số tháng ở mức thấp nhất"),
    "late": N_("Số tháng chậm hoặc không gửi báo cáo"),
    "returned": N_("Số lần bị trả lại"),
    "late_verdicts": N_("Số lần bị kết luận chậm"),
    "low_quality": N_("Số lần bị kết luận chất lượng thấp"),
    "not_implemented": N_("Số lần bị kết luận chưa thực hiện"),
    "verdicts": N_("Số lần bị kết luận, cả ba loại"),
    "by_hand": N_("Số tháng đặt mức bằng tay"),
    "not_rated": N_("Số tháng không xếp loại"),
}
_MONTHS_OF_PEOPLE = N_("Số tháng đã khóa và xếp loại")
_LARGEST = 9999
_HUNDRED = 100


@dataclass(frozen=True, slots=True)
class ConditionForm:
    """A condition as it is typed; an empty bound does not bind."""

    figure: str = "months"
    least: str = ""
    most: str = ""
    share: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleForm:
    """A rule as it is typed."""

    code: str
    list: str = COMMEND
    of: str = UNITS
    words: str = ""
    words_en: str = ""
    conditions: tuple[ConditionForm, ...] = (ConditionForm(),)

    def about(self, of: str) -> "RuleForm":
        """Return the rule for the other group: what that group has no figure of falls away."""
        kept = tuple(one for one in self.conditions if one.figure in FIGURES[of])
        return replace(self, of=of, conditions=kept or (ConditionForm(),))


def figure_words(figure: str, of: str) -> str:
    """Name a figure as people call it."""
    return _(_MONTHS_OF_PEOPLE if (figure, of) == ("months", PEOPLE) else _FIGURES[figure])


def figure_choices(of: str) -> tuple[tuple[str, str], ...]:
    """Return what a condition may ask of a group."""
    return tuple((figure, figure_words(figure, of)) for figure in FIGURES[of])


def form_of(rule: MeritRule) -> RuleForm:
    """Return a rule as fields."""
    return RuleForm(
        code=rule.code,
        list=rule.list,
        of=rule.of,
        words=rule.words,
        words_en=rule.words_en,
        conditions=tuple(
            ConditionForm(one.figure, _number(one.least), _number(one.most), one.share)
            for one in rule.conditions
        ),
    )


def rule_of(form: RuleForm) -> MeritRule:
    """Read what was typed.

    Raises:
        UseError: ``merit_words_missing``, ``merit_no_condition`` or what is wrong with a bound.
    """
    words = " ".join(form.words.split())
    if not words:
        raise UseError("merit_words_missing")
    if not form.conditions:
        raise UseError("merit_no_condition", rule=words)
    return MeritRule(
        form.code,
        form.list,
        form.of,
        words,
        tuple(_condition(one, form.of) for one in form.conditions),
        " ".join(form.words_en.split()),
    )


def conditions_words(form: RuleForm) -> str:
    """Say what a rule asks, in one line; what cannot be read is shown as typed."""
    return "; ".join(_said(one, form.of) for one in form.conditions)


def new_code(forms: Sequence[RuleForm]) -> str:
    """Return a code that no rule has."""
    taken = {one.code for one in forms}
    number = len(forms) + 1
    while f"rule_{number}" in taken:
        number += 1
    return f"rule_{number}"


def _condition(form: ConditionForm, of: str) -> Condition:
    figure = figure_words(form.figure, of)
    least, most = (_bound(text, figure) for text in (form.least, form.most))
    if least is None and most is None:
        raise UseError("merit_bound_missing", figure=figure)
    if least is not None and most is not None and least > most:
        raise UseError("merit_bounds_crossed", figure=figure)
    if form.share and max(least or 0, most or 0) > _HUNDRED:
        raise UseError("merit_share_too_large", figure=figure)
    return Condition(form.figure, least, most, form.share)


def _bound(text: str, figure: str) -> int | None:
    typed = text.strip().removesuffix("%").strip()
    if not typed:
        return None
    if not typed.isascii() or not typed.isdigit() or int(typed) > _LARGEST:
        raise UseError("merit_bound_malformed", value=text.strip(), figure=figure)
    return int(typed)


def _said(form: ConditionForm, of: str) -> str:
    figure, least, most = figure_words(form.figure, of), form.least.strip(), form.most.strip()
    if most == "0" and not least:
        return _("{figure}: không có").format(figure=figure)
    if least and most:
        words = _("{figure}: từ {least} đến {most}")
    elif most:
        words = _("{figure}: không quá {most}")
    else:
        words = _("{figure}: từ {least}")
    said = words.format(figure=figure, least=least or "…", most=most)
    return _("{condition} % số tháng").format(condition=said) if form.share else said


def _number(value: int | None) -> str:
    return "" if value is None else str(value)

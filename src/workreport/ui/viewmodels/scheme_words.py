"""A rating scheme in the words of somebody who knows the law and no formulas."""

from fractions import Fraction
from typing import TYPE_CHECKING

from workreport.domain.coefficient_sets import CoefficientSet
from workreport.domain.rating_scheme import CONDITIONS, DIRECT, Gate, RatingScheme
from workreport.domain.unit_grade import UnitScheme
from workreport.i18n.formats import percent_text
from workreport.i18n.translation import N_, _, chosen
from workreport.services.formula_words import NAMES, exact_words, formula_words
from workreport.ui.viewmodels.other_scheme_words import coefficient_sections, unit_sections
from workreport.ui.viewmodels.scheme_clauses import (
    Clause,
    Section,
    effective_words,
    quota_words,
    status_words,
)
from workreport.ui.viewmodels.unit_words import group_words

if TYPE_CHECKING:
    from workreport.services.scheme_desk import AnyScheme

_GROUPS = {
    "staff": N_("không giữ chức vụ"),
    "leader": N_("lãnh đạo, quản lý"),
    "support": N_("hợp đồng hỗ trợ, phục vụ"),
}
_BASES = {
    "good": N_("số người ở mức thứ hai ({levels})"),
    "good_or_better": N_("số người từ mức thứ hai trở lên ({levels})"),
    "all": N_("mọi người được xếp loại ({levels})"),
}


def for_words(scheme: "AnyScheme") -> str:
    """Say whom a scheme is made for."""
    if isinstance(scheme, UnitScheme):
        return _("đơn vị")
    if isinstance(scheme, CoefficientSet):
        return _("sản phẩm, nhiệm vụ")
    return ", ".join(_(_GROUPS[group]) for group in scheme.groups)


def scheme_sections(scheme: "AnyScheme") -> tuple[Section, ...]:
    """Return everything a scheme says, in the order a rule is read."""
    if isinstance(scheme, UnitScheme):
        return unit_sections(scheme)
    if isinstance(scheme, CoefficientSet):
        return coefficient_sections(scheme)
    found = (
        Section(_("Bộ tiêu chí"), _about(scheme)),
        Section(_("Các mức"), _levels(scheme)),
        Section(_("Tiêu chí chung"), _criteria(scheme)),
        Section(_("Phần của lãnh đạo"), _leader(scheme)),
        Section(_("Cách tính điểm"), _formulas(scheme)),
        Section(_("Điều kiện của từng mức"), _gates(scheme)),
        Section(_("Sự kiện quyết định mức"), _blockers(scheme)),
        Section(_("Hạn mức mức cao nhất"), _quota(scheme)),
        Section(_("Nhận xét bắt buộc"), _remarks(scheme)),
    )
    return tuple(section for section in found if section.clauses)


def _about(scheme: RatingScheme) -> tuple[Clause, ...]:
    kinds = {
        DIRECT: _("Chọn mức trực tiếp, không chấm điểm"),
        CONDITIONS: _("Xét điều kiện: mức cao nhất mà mọi điều kiện đều đạt"),
    }
    rhythms = {"month": _("hằng tháng"), "quarter": _("hằng quý"), "year": _("hằng năm")}
    kind = kinds.get(scheme.kind, _("Chấm điểm: điểm rơi vào khoảng của mức nào thì xếp mức ấy"))
    return (
        Clause(_("Căn cứ"), scheme.source, status_words(scheme.status)),
        Clause(_("Dành cho"), for_words(scheme)),
        Clause(_("Kỳ đánh giá"), rhythms[scheme.rhythm]),
        Clause(_("Hiệu lực"), effective_words(scheme)),
        Clause(_("Cách xếp loại"), kind),
    )


def _levels(scheme: RatingScheme) -> tuple[Clause, ...]:
    has_points = scheme.kind not in {DIRECT, CONDITIONS}
    found, above = [], ""
    for level in scheme.levels.levels:
        start = exact_words(level.min)
        band = _("từ {start} điểm").format(start=start)
        if above:
            band = _("từ {start} đến dưới {end} điểm").format(start=start, end=above)
        name = chosen({"vi": level.vi, "en": level.en})
        found.append(Clause(f"{level.code} · {name}", band if has_points else ""))
        above = start
    return tuple(found)


def _criteria(scheme: RatingScheme) -> tuple[Clause, ...]:
    most = _("tối đa {points} điểm")
    found = [
        Clause(
            f"{one.code}. {chosen(one.title)}", most.format(points=exact_words(one.max)), one.source
        )
        for one in scheme.criteria
    ]
    if found:
        found.append(Clause(_("Cộng"), most.format(points=exact_words(scheme.general_max))))
    return tuple(found)


def _leader(scheme: RatingScheme) -> tuple[Clause, ...]:
    return tuple(
        Clause(
            chosen(part.title),
            _(" hoặc ").join(f"{exact_words(each)}%" for each in part.choices),
            part.source,
        )
        for part in scheme.leader_parts
    )


def _formulas(scheme: RatingScheme) -> tuple[Clause, ...]:
    found = []
    for one in scheme.formulas:
        known = NAMES.get(one.code)
        name = f"{one.code}. {chosen(one.title)}" if known is None else chosen(one.title)
        found.append(Clause(name, f"= {formula_words(scheme, one.text)}", one.source))
    return tuple(found)


def _gates(scheme: RatingScheme) -> tuple[Clause, ...]:
    return tuple(
        Clause(chosen(gate.title), _gate_effect(scheme, gate), gate.source) for gate in scheme.gates
    )


def _gate_effect(scheme: RatingScheme, gate: Gate) -> str:
    met = _("Nếu {condition}") if gate.holds_when else _("Nếu không đạt: {condition}")
    condition = met.format(condition=formula_words(scheme, gate.text))
    effect = _("cao nhất còn {level}").format(level=gate.cap)
    if gate.force:
        effect = _("xếp {level}").format(level=gate.force)
    only = _(" (chỉ xét người đang ở {levels})").format(levels=", ".join(gate.at))
    return f"{condition} – {effect}{only if gate.at else ''}"


def _blockers(scheme: RatingScheme) -> tuple[Clause, ...]:
    return tuple(
        Clause(chosen(one.title), _("xếp {level}").format(level=one.force), one.source)
        for one in scheme.blockers
    )


def _quota(scheme: RatingScheme) -> tuple[Clause, ...]:
    rule = scheme.quota
    if rule is None:
        return ()
    base = _(_BASES[rule.base]).format(levels=", ".join(scheme.quota_base))
    words = quota_words(rule.top, scheme.quota_share, base)
    found = [Clause(words, _("chỉ cảnh báo, không chặn"), rule.source)]
    if rule.flagged_share is not None:
        share = percent_text(Fraction(rule.flagged_share), 0)
        found.append(
            Clause(_("Ngoại lệ đến {share}").format(share=share), _("kèm lý do và số văn bản"))
        )
    groups = ", ".join(group_words(group) for group in rule.groups)
    found.append(Clause(_("Tính riêng cho từng nhóm so sánh"), groups))
    return tuple(found)


def _remarks(scheme: RatingScheme) -> tuple[Clause, ...]:
    levels = [code for code in scheme.levels.codes if code in scheme.required_remarks]
    if not levels:
        return ()
    value = _("ít nhất {count} chữ cái").format(count=scheme.remark_letters)
    return (Clause(_("Mức {levels}").format(levels=", ".join(levels)), value),)

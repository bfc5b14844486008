"""The scheme of departments and a set of coefficients in words, each clause with its source."""

from workreport.domain.coefficient_sets import CoefficientSet
from workreport.domain.unit_grade import UnitGate, UnitScheme
from workreport.i18n.formats import percent_text
from workreport.i18n.translation import _, chosen
from workreport.services.formula_words import exact_words
from workreport.ui.viewmodels.scheme_clauses import (
    Clause,
    Section,
    effective_words,
    quota_words,
    status_words,
)


def unit_sections(scheme: UnitScheme) -> tuple[Section, ...]:
    """Return everything a scheme of departments says, in the order a rule is read."""
    found = (
        Section(
            _("Bộ tiêu chí"),
            (
                Clause(_("Căn cứ"), scheme.source, status_words(scheme.status)),
                Clause(_("Dành cho"), _("đơn vị")),
                Clause(_("Kỳ đánh giá"), _("hằng tháng")),
                Clause(_("Hiệu lực"), effective_words(scheme)),
            ),
        ),
        Section(_("Các mức"), _levels(scheme)),
        Section(_("Các mục điểm"), _terms(scheme)),
        Section(_("Cách trừ điểm"), _points(scheme)),
        Section(_("Điều kiện của từng mức"), tuple(map(_gate, scheme.gates))),
        Section(_("Hạn mức mức cao nhất"), _quota(scheme)),
    )
    return tuple(section for section in found if section.clauses)


def coefficient_sections(found: CoefficientSet) -> tuple[Section, ...]:
    """Return what a set of coefficients says."""
    return (
        Section(
            _("Bộ hệ số"),
            (
                Clause(_("Căn cứ"), found.source, status_words(found.status)),
                Clause(_("Dành cho"), _("sản phẩm, nhiệm vụ")),
                Clause(_("Hiệu lực"), effective_words(found)),
            ),
        ),
        Section(
            _("Các hệ số"),
            tuple(
                Clause(f"{code}. {chosen({'vi': vi, 'en': en})}", f"K = {exact_words(value)}")
                for code, (value, vi, en) in zip(found.codes, found.values, strict=True)
            ),
        ),
    )


def _levels(scheme: UnitScheme) -> tuple[Clause, ...]:
    found, above = [], ""
    for level in scheme.bands.levels:
        start = exact_words(level.min)
        band = _("từ {start} điểm").format(start=start)
        if above:
            band = _("từ {start} đến dưới {end} điểm").format(start=start, end=above)
        found.append(Clause(f"{level.code} · {chosen({'vi': level.vi, 'en': level.en})}", band))
        above = start
    return tuple(found)


def _terms(scheme: UnitScheme) -> tuple[Clause, ...]:
    return tuple(
        Clause(
            _("{code}. {name}, tối đa {points} điểm").format(
                code=one.code, name=chosen(one.title), points=exact_words(one.max)
            ),
            chosen({"vi": one.rule_vi, "en": one.rule_en}),
            one.source,
        )
        for one in scheme.criteria
    )


def _points(scheme: UnitScheme) -> tuple[Clause, ...]:
    share = percent_text(scheme.fault_share, 0)
    points = _("{points} điểm")
    return (
        Clause(_("Mỗi ngày làm việc gửi chậm"), points.format(points=exact_words(scheme.late_day))),
        Clause(_("Mỗi lần trả lại"), points.format(points=exact_words(scheme.each_return))),
        Clause(_("Mỗi lỗi Văn phòng xác nhận"), _("{share} của sản phẩm đó").format(share=share)),
    )


def _gate(gate: UnitGate) -> Clause:
    return Clause(chosen(gate.title), _("cao nhất còn {level}").format(level=gate.cap), gate.source)


def _quota(scheme: UnitScheme) -> tuple[Clause, ...]:
    rule = scheme.quota
    if rule is None:
        return ()
    bases = {
        "good": _("số đơn vị ở mức thứ hai"),
        "good_or_better": _("số đơn vị từ mức thứ hai trở lên"),
        "all": _("mọi đơn vị được chấm"),
    }
    words = quota_words(rule.top, rule.share, bases[rule.base])
    return (Clause(words, _("chỉ để cân nhắc, không hạ mức"), rule.source),)

"""A department's grade in words, the same on the screens and in papers: terms and sources."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from workreport.domain.exact_numbers import decimal2, plain
from workreport.i18n.formats import day_text, number_text
from workreport.i18n.reasons import reason_text
from workreport.i18n.translation import N_, _, chosen, ngettext
from workreport.services.text_rows import TextRow, plain_lines

if TYPE_CHECKING:
    from workreport.domain.ranking import Place
    from workreport.domain.unit_grade import UnitGrade, UnitScheme
    from workreport.domain.unit_sources import TaskSource
    from workreport.services.grade_sources import FilingSource, GradeSources
    from workreport.services.summary import UnitSummary

_LEVELS = {
    "HTXS": N_("Xuất sắc"),
    "HTT": N_("Tốt"),
    "HTNV": N_("Hoàn thành"),
    "KHT": N_("Không hoàn thành"),
}


@dataclass(frozen=True, slots=True)
class TermWords:
    """One term in words: name, how it was counted, points, and its rule."""

    name: str
    how: str
    points: str
    rule: str = ""
    reason: str = ""  # of points given by hand, where it may be read

    @property
    def row(self) -> TextRow:
        """The term as a row, with its reason below how it was counted."""
        why = [_("Lý do: {reason}").format(reason=self.reason)] if self.reason else []
        return TextRow(self.name, self.points, (self.how, *why), self.rule)


@dataclass(frozen=True, slots=True)
class SourceWords:
    """One task a grade was counted from; ``counts`` tells whether it brings all it could."""

    task: str
    content: str
    weight: str
    words: str
    counts: bool

    @property
    def said(self) -> str:
        """How much the task weighs and what it brings to U1, U2 and U3."""
        return _("trọng số {weight} · {words}").format(weight=self.weight, words=self.words)


@dataclass(frozen=True, slots=True)
class GradeWhy:
    """A grade explained: sentence first, then terms, then conditions, then its sources."""

    title: str
    verdict: str
    terms: tuple[TermWords, ...]
    score: str
    conditions: tuple[tuple[str, bool], ...]
    sources: str
    override: str
    place: str = ""
    tasks: tuple[SourceWords, ...] = ()
    filing: str = ""

    @property
    def standing(self) -> str:
        """The place among comparable departments, in a sentence."""
        return _("Xếp {place}.").format(place=self.place) if self.place else ""

    @property
    def head(self) -> str:
        """The department with its verdict."""
        return f"{self.title}: {self.verdict}"

    @property
    def rows(self) -> tuple[TextRow, ...]:
        """Everything below the head, row by row: terms, conditions, then each source."""
        said = (
            self.standing,
            *(text for text, _is_met in self.conditions),
            self.override,
            self.sources,
            self.filing,
        )
        return (
            *(term.row for term in self.terms),
            TextRow(_("Tổng"), self.score),
            *(TextRow(text) for text in said if text),
            *(
                TextRow(f"{number}. {each.content}", how=(each.said,))
                for number, each in enumerate(self.tasks, start=1)
            ),
        )

    @property
    def lines(self) -> tuple[str, ...]:
        """The whole explanation as plain lines."""
        return (self.head, *plain_lines(self.rows))


@dataclass(frozen=True, slots=True)
class Explained:
    """What is explained: a unit with the grade that what was typed gives."""

    one: "UnitSummary"
    grade: "UnitGrade"
    level: tuple[str, str]  # set by hand, with its reason
    sources: "GradeSources | None" = None
    place: "Place | None" = None
    reasons: Mapping[str, str] = field(default_factory=dict)  # of terms given by hand


def explain(said: Explained, scheme: "UnitScheme | None") -> GradeWhy:
    """Put a grade into words."""
    found = said.grade
    computed = unit_level_words(found.level) if found.level else ""
    verdict = _("Chưa đủ điểm để xếp mức: còn mục chưa chấm.")
    if found.score is not None:
        verdict = _("{score} điểm: hoàn thành ở mức {level}.").format(
            score=score_words(found.score), level=computed.lower()
        )
    sources = said.sources
    return GradeWhy(
        title=said.one.line.unit.name,
        verdict=verdict,
        terms=_terms(found, scheme, said.reasons),
        score="–" if found.score is None else score_words(found.score),
        conditions=_conditions(found, scheme),
        sources=_basis(said, scheme),
        override=override_words(*said.level, found.level or ""),
        place=place_words(said.place),
        tasks=() if sources is None else tuple(map(_task_words, sources.tasks)),
        filing="" if sources is None else _filing_words(sources.filing),
    )


def unit_level_words(code: str) -> str:
    """Return the short name of a department's level."""
    known = _LEVELS.get(code)
    return code if known is None else _(known)


def override_words(level: str, reason: str, computed: str) -> str:
    """Say that a level was set by hand, why, and what was computed; empty when none was."""
    if not level:
        return ""
    words = _("Đặt tay thành {level}, lý do: “{reason}”. Cách tính cho {computed}.")
    return words.format(
        level=unit_level_words(level),
        reason=reason,
        computed=unit_level_words(computed) if computed else "–",
    )


def place_words(place: "Place | None") -> str:
    """Say a place among comparable units, and with how many it is shared."""
    if place is None:
        return ""
    words = _("thứ {place} trên {count}").format(place=place.place, count=place.among)
    if place.ties:
        tied = ngettext("cùng {count} đơn vị", "cùng {count} đơn vị", place.ties)
        words = f"{words}, {tied.format(count=place.ties)}"
    return words


def score_words(score: Fraction) -> str:
    """Write a score with a decimal comma, never over a threshold."""
    return decimal2(score).replace(".", ",")


def _terms(
    found: "UnitGrade", scheme: "UnitScheme | None", reasons: Mapping[str, str]
) -> tuple[TermWords, ...]:
    clauses = {} if scheme is None else {each.code: each for each in scheme.criteria}
    terms = []
    for term in found.terms:
        clause = clauses[term.code]
        rule = _("{rule} (nguồn: {source})").format(
            rule=chosen({"vi": clause.rule_vi, "en": clause.rule_en}), source=clause.source
        )
        points = "–" if term.points is None else number_text(term.points, 2)
        how = reason_text(term.why.code, term.why.values)
        name = f"{term.code} {chosen(clause.title)}"
        terms.append(TermWords(name, how, points, rule, reasons.get(term.code, "")))
    return tuple(terms)


def _conditions(found: "UnitGrade", scheme: "UnitScheme | None") -> tuple[tuple[str, bool], ...]:
    conditions = [(reason_text(gate.code, gate.values), False) for gate in found.gates]
    is_low = any(gate.code.startswith("gate_completion") for gate in found.gates)
    needed = [] if scheme is None else [g.below for g in scheme.gates if g.below is not None]
    if found.completion is not None and needed and not is_low:
        words = _("Hoàn thành {share}% (cần từ {needed}%)").format(
            share=number_text(found.completion * 100, 1), needed=number_text(plain(needed[0] * 100))
        )
        conditions.insert(0, (words, True))
    return tuple(conditions)


def _basis(said: Explained, scheme: "UnitScheme | None") -> str:
    parts = []
    if scheme is not None:
        *upper, lowest = scheme.bands.levels
        bands = [
            _("từ {points} điểm: {level}").format(
                points=number_text(plain(level.min)), level=unit_level_words(level.code).lower()
            )
            for level in upper
        ]
        under = _("dưới {points} điểm: {level}").format(
            points=number_text(plain(upper[-1].min)), level=unit_level_words(lowest.code).lower()
        )
        text = "; ".join([*bands, under])
        parts.append(f"{text[:1].upper()}{text[1:]}.")
        title = chosen(scheme.title)
        named = _("Bộ tiêu chí “{title}”, phiên bản {version}.")
        parts.append(named.format(title=title, version=scheme.version))
    count = 0 if said.one.filed is None else said.one.filed.tasks
    lines = ngettext(
        "{count} dòng nguồn trong báo cáo.", "{count} dòng nguồn trong báo cáo.", count
    )
    parts.append(lines.format(count=count))
    if said.grade.scaled:
        parts.append(_("Mục không đủ dữ liệu được bỏ, phần còn lại quy về 100."))
    return " ".join(parts)


def _task_words(source: "TaskSource") -> SourceWords:
    shares = source.shares
    if all(share.why == shares[0].why for share in shares):
        words = reason_text(shares[0].why.code, shares[0].why.values)
    else:
        words = " · ".join(
            f"{share.code} {reason_text(share.why.code, share.why.values)}" for share in shares
        )
    return SourceWords(
        task=source.task.id,
        content=source.task.content,
        weight=number_text(plain(source.task.row.weight)),
        words=words,
        counts=all(share.part == share.whole and share.counts for share in shares),
    )


def _filing_words(filing: "FilingSource") -> str:
    words = _("U4: chưa có biên nhận.")
    if filing.received_on is not None:
        words = _("U4: biên nhận số {number}, nhận ngày {day}.").format(
            number=filing.receipt or "–", day=day_text(filing.received_on)
        )
    for each in filing.returns:
        said = ngettext(
            "Trả lại bản {version} ngày {day}, {count} mục.",
            "Trả lại bản {version} ngày {day}, {count} mục.",
            each.marks,
        )
        day = "–" if each.returned_on is None else day_text(each.returned_on)
        words += " " + said.format(version=each.version, day=day, count=each.marks)
    return words

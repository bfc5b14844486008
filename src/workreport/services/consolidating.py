"""The Office's desk of consolidation: state it, word it, grade departments."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

import msgspec

from workreport.domain.errors import RuleError, UseError
from workreport.domain.exact_numbers import decimal2, exact
from workreport.domain.figured_text import FiguredText, rewritten
from workreport.domain.period import Period
from workreport.domain.same_tasks import Alike
from workreport.domain.unit_grade import MANUAL_TERMS, UnitGrade, UnitScheme
from workreport.ledger.bodies import office
from workreport.services.book import Book, Work
from workreport.services.calendars import Calendars
from workreport.services.classification_review import Before, Review, read_before, review_of
from workreport.services.desk_notes import drop_signed
from workreport.services.grade_sources import GradeSources, read_sources
from workreport.services.month import read_month, require_unlocked
from workreport.services.paper_words import QUESTION_WORDS
from workreport.services.question_texts import (
    OWN_WORDS,
    cleaned,
    drafted,
    led,
    sentence_codes,
    together,
    wording_figures,
)
from workreport.services.scheme_signing import sign_scheme
from workreport.services.summary import Summary, UnitSummary, grade_of, summarise
from workreport.services.task_merging import merge_tasks, propose, take_apart
from workreport.services.text_drafts import ASSESSMENT, OF_NOTICE, signed_line

QUESTIONS = ("progress", "time", "quality", "advantages", "limitations")
SECTIONS = (*QUESTIONS, "summary", "proposals", *OF_NOTICE)


@dataclass(frozen=True, slots=True)
class DecidedBy:
    """Who decided, at which meeting, on which basis; a leader needs none of it."""

    decided_by: str = ""
    meeting_on: date | None = None
    basis: str = ""


class ConsolidationService:
    """Consolidates, words, grades."""

    def __init__(self, book: Book, calendars: Calendars) -> None:
        self._book = book
        self._calendars = calendars

    def summary(self, period: Period, *, reports: bool = False) -> Summary:
        """Return the consolidated month as it stands, without changing anything.

        ``reports`` says whether the words of the reports are read too, not only their figures.
        """
        with self._book.looking() as look:
            return summarise(look, self._calendars, period, reports=reports)

    def consolidate(self, period: Period) -> Summary:
        """State that the month is consolidated over exactly the accepted reports.

        Raises:
            RuleError: Not an officer, or the month is not open.
        """
        with self._book.working() as work:
            summary = summarise(work, self._calendars, period)
            if summary.month.opened is None:
                raise RuleError("period_not_open", period=str(period))
            known = work.one("consolidation", period=str(period))
            if summary.month.is_pinned or (
                known is not None
                and isinstance(known.body, office.Consolidation)
                and known.body.snapshot == summary.snapshot
            ):
                return summary
            work.append(
                office.Consolidation(
                    period=str(period), reports=_accepted(summary), snapshot=summary.snapshot
                ),
                "consolidation",
                supersedes=[] if known is None else [known.entry],
            )
            return summarise(work, self._calendars, period)

    def word(
        self,
        period: Period,
        section: str,
        text: str,
        unit: str = "",
        said: FiguredText | None = None,
    ) -> str:
        """Keep the Office's words beside a unit's, or for the whole agency.

        The figures of the agency's words that stand as they were shown go on following the data.

        Args:
            period: The month.
            section: One of the five questions, summary or proposals; of the notice assessment or
                organisation.
            text: The words; empty words let the drafted ones count again.
            unit: The unit beside whose words they stand; empty for the agency.
            said: The words with their figures, where who typed them followed these.

        Raises:
            UseError: ``section_unknown``.
            RuleError: The month is locked.
        """
        with self._book.working() as work:
            place = work.directory.unit(unit, period.last_day).unit if unit else ""
            summary = summarise(work, self._calendars, period)
            return sign_text(work, summary, (place, section), text, said)

    def alike(self, period: Period) -> tuple[Alike, ...]:
        """Propose tasks of several units that may be one and about which nothing was said yet."""
        with self._book.looking() as look:
            summary = summarise(look, self._calendars, period, reports=True)
        reports = {o.line.unit.unit: o.report for o in summary.units if o.report is not None}
        return propose(summary.merging, reports)

    def merge(self, period: Period, tasks: Sequence[tuple[str, str]], content: str) -> str:
        """Say that tasks, each given as unit and id, are one, named by the Office's ``content``.

        Raises:
            UseError: The tasks are of one unit only, or the words are missing.
            RuleError: The month is locked.
        """
        with self._book.working() as work:
            require_unlocked(read_month(work, self._calendars, period))
            return merge_tasks(work, period, tasks, content)

    def take_apart(self, period: Period, tasks: Sequence[tuple[str, str]], reason: str) -> None:
        """Say that tasks are not one, whether they were merged or only proposed.

        Raises:
            UseError: They were merged and no reason is given.
            RuleError: The month is locked, or no task is named.
        """
        with self._book.working() as work:
            require_unlocked(read_month(work, self._calendars, period))
            take_apart(work, period, tasks, reason)

    def before(self, period: Period) -> Before:
        """Return how the levels of people were spread in the months before, and who had which."""
        with self._book.looking() as look:
            return read_before(look, self._calendars, period)

    def classification(self, period: Period) -> Review:
        """Review what is signed about the people of a month beside the months before."""
        with self._book.looking() as look:
            summary = summarise(look, self._calendars, period)
            return review_of(summary, read_before(look, self._calendars, period))

    def sources(self, period: Period, *units: str) -> dict[str, GradeSources]:
        """Return what the grades of some units were counted from, by default of all units."""
        with self._book.looking() as look:
            return read_sources(look, read_month(look, self._calendars, period), units)

    def keep_scheme(self, data: Mapping[str, object]) -> UnitScheme:
        """Sign a scheme of departments; months opened before keep theirs, for ever.

        Raises:
            UseError: ``scheme_malformed`` names the place.
            RuleError: ``scheme_version_taken``.
        """
        schemes = self._calendars.unit_schemes
        scheme = schemes.read(data)
        with self._book.working() as work:
            if schemes.stamped(scheme.ref, work.projections) is not None:
                raise RuleError("scheme_version_taken", scheme=scheme.ref)
            sign_scheme(work, scheme.ref, data)
        return scheme

    def grade_unit(
        self,
        period: Period,
        unit: str,
        points: Mapping[str, tuple[str, str]],
        by: DecidedBy,
        override: tuple[str, str] | None = None,
    ) -> UnitSummary:
        """Set the terms that are judged by hand, and keep the grade with every term.

        ``points`` maps a term's code to (points as decimal text, reason); ``by`` says who decided,
        which a chief must; ``override`` is (level, reason) against the computed level: an empty
        level takes it back, and without one what was set before stays.

        Raises:
            UseError: A term is not set by hand, its points exceed the maximum, the level is
                unknown or has no reason.
            RuleError: Nobody is said to have decided, or the month is locked.
        """
        with self._book.working() as work:
            if not work.has_role("leader") and not (by.decided_by and by.meeting_on and by.basis):
                raise RuleError("decision_needs_basis")
            summary = summarise(work, self._calendars, period)
            place = work.directory.unit(unit, period.last_day).unit
            require_unlocked(summary.month)
            one = next((each for each in summary.units if each.line.unit.unit == place), None)
            if one is None:
                raise RuleError("unit_not_expected", period=str(period))
            scheme = summary.month.unit_scheme
            if scheme is None:
                raise RuleError("grade_scheme_unreadable")
            before = one.line.grade
            manual = {} if before is None else {p.code: (p.points, p.reason) for p in before.manual}
            manual |= dict(points)
            _check_points(manual, scheme)
            graded = grade_of(scheme, one.line, one.filed, manual)
            if override is None and one.override is not None:
                override = one.override.level, one.override.reason
            body = _grade_body(period, place, scheme, graded, manual, by)
            body = _overridden(body, override, scheme)
            work.append(
                body,
                "unit.grade",
                supersedes=[one.line.grade_entry] if one.line.grade_entry else [],
            )
        return replace(one, grade=graded, line=replace(one.line, grade=body))


def sign_text(
    work: Work,
    summary: Summary,
    place: tuple[str, str],
    text: str,
    said: FiguredText | None = None,
) -> str:
    """Sign the Office's words for a unit and a section; what was typed of them as a draft ends.

    Raises:
        UseError: ``section_unknown``.
        RuleError: The month is locked, or ``period_not_open``.
    """
    unit, section = place
    if section not in SECTIONS or (unit and section in OF_NOTICE):
        raise UseError("section_unknown", section=section, known=", ".join(SECTIONS))
    require_unlocked(summary.month)
    period = summary.month.period
    if summary.month.opened is None:
        raise RuleError("period_not_open", period=str(period))
    kept, codes = FiguredText(text.strip()), []
    if text.strip() and not unit:
        kept = cleaned(said or rewritten(text_of_question(summary, section), text))
        codes = sentence_codes(section, summary.questions.get(section, ()))
    key = f"wording/{period}/{unit}/{section}"
    tips = [
        fact.entry
        for fact in work.projections.facts("wording", key=key, chosen=False)
        if fact.is_tip
    ]
    body = office.Wording(
        period=str(period),
        unit=unit,
        section=section,
        text=kept.text,
        figures=wording_figures(kept),
        drafted=codes,
    )
    entry = work.append(body, "wording", supersedes=tips)
    drop_signed(work, signed_line(period, section, unit))
    return entry


def text_of_question(summary: Summary, section: str) -> FiguredText:
    """Return the text of a section as it stands: the Office's words, else what data draft."""
    known = summary.worded.get(section)
    if known is not None:
        return known.said
    return drafted_question(summary, section)


def drafted_question(summary: Summary, section: str) -> FiguredText:
    """Return what data draft about a question, with the name of each figure."""
    if section == ASSESSMENT:
        return _drafted_assessment(summary)
    units = {one.line.unit.name: one.line.unit.unit for one in summary.units}
    return drafted(section, summary.questions.get(section, ()), units)


def _drafted_assessment(summary: Summary) -> FiguredText:
    """Return what the notice says at first: the Office's words, else progress and time."""
    known = summary.worded.get("summary")
    first = (
        known.said
        if known is not None
        else together(
            [text_of_question(summary, question) for question in ("progress", "time")], " "
        )
    )
    own = [
        led(QUESTION_WORDS[question], summary.worded[question].said)
        for question in OWN_WORDS
        if question in summary.worded
    ]
    return together([first, *own], "\n")


def _check_points(manual: Mapping[str, tuple[str, str]], scheme: UnitScheme) -> None:
    for code, (points, _reason) in manual.items():
        if code not in MANUAL_TERMS:
            raise UseError("term_not_manual", term=code, known=", ".join(MANUAL_TERMS))
        try:
            value = Fraction(points)
        except (ValueError, ZeroDivisionError):
            raise UseError("points_malformed", term=code, points=points) from None
        most = scheme.maxima[code]
        if not 0 <= value <= most:
            raise UseError("points_out_of_range", term=code, points=points, max=str(most))


def _overridden(
    body: office.UnitGradeSet, override: tuple[str, str] | None, scheme: UnitScheme
) -> office.UnitGradeSet:
    """Return the grade with a level set by hand; the computed one is kept beside it."""
    level, reason = override or ("", "")
    if not level:
        return body
    if level not in scheme.bands.codes:
        raise UseError("level_not_in_scheme", level=level, known=", ".join(scheme.bands.codes))
    if not reason.strip():
        raise UseError("level_override_reason")
    kept = office.GradeOverride(level=level, reason=reason.strip(), computed=body.level)
    return msgspec.structs.replace(body, level=level, override=kept)


def _grade_body(
    period: Period,
    unit: str,
    scheme: UnitScheme,
    graded: UnitGrade,
    manual: Mapping[str, tuple[str, str]],
    by: DecidedBy,
) -> office.UnitGradeSet:
    return office.UnitGradeSet(
        period=str(period),
        unit=unit,
        scheme=scheme.ref,
        manual=[
            office.GradePoints(code=code, points=points, reason=reason)
            for code, (points, reason) in sorted(manual.items())
        ],
        terms=[
            office.GradeTerm(
                code=term.code,
                points="" if term.points is None else exact(term.points),
                max=exact(term.max),
                why=term.why.code,
                values={name: str(value) for name, value in term.why.values.items()},
            )
            for term in graded.terms
        ],
        score="" if graded.score is None else decimal2(graded.score),
        score_exact="" if graded.score is None else exact(graded.score),
        level=graded.level or "",
        decided_by=by.decided_by,
        meeting_on=by.meeting_on,
        basis=by.basis,
    )


def _accepted(summary: Summary) -> list[str]:
    return sorted(
        line.current.entry
        for line in summary.month.units
        if line.current is not None and line.facts.answer == "accepted"
    )
